"""The words of stance and the kinds of proposals, as `stances.toml` lists them, and what kind a phrase tells of."""

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from dragoman.model.plover import EventType
from dragoman.model.vocabulary import ProposalKind, Stance
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.field import is_labour
from dragoman.reading.events.lexicon import Pattern, parse
from dragoman.reading.layers import ROOT, Word
from dragoman.reading.lemma import word_set

_CARRIERS = word_set(
    """
    proposal plan agreement deal draft offer idea call demand request extension accord pact initiative importance need
    invitation possibility option prospect
    """
)

_BEGINNING = frozenset({"begin", "start", "commence"})
_COMING = frozenset({"come", "enter", "go"})
_FORCE = frozenset({"force", "effect"})
_WALKOUTS = frozenset({"strike", "walkout", "stoppage"})
_NO_CAPTIVES = word_set(
    """
    water metre meter tranche fund money sum cash million billion dollar euro aid loan gas oil grain document report
    result text statement data figure detail list map video footage photo recording account asset
    """
)
"""What is released without being anybody's captive."""
_PAUSES = frozenset({"moratorium", "pause", "lull"})
"""What may be made in anything that goes on, not only in fighting."""
_LASTING = word_set("extend renew prolong continue suspend resume restore keep respect uphold observe honour honor")
"""What is done to a truce or to talks that are there: these are what is on the table."""
OPEN = frozenset({"VB", "NN", "JJ"})
"""How the tags begin of all words that can tell a stance or an event."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind of proposal is known: by the head of a phrase, the verb of a clause, and what the verb is done to."""

    kind: ProposalKind
    heads: frozenset[str]
    verbs: frozenset[str]
    objects: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The data of `stances.toml`, parsed."""

    verbs: dict[str, tuple[tuple[Pattern, Stance], ...]]
    nouns: dict[str, tuple[tuple[Pattern, Stance], ...]]
    adjectives: dict[str, Stance]
    kinds: tuple[Kind, ...]
    heads: frozenset[str]
    """The heads of the phrases that tell of any of them."""
    plans: frozenset[str]
    """What may be on the table, by the heads of phrases."""
    nominals: dict[str, str]
    """The noun for what a verb does, by the verb, with its particle or its object: "pull back" is a pullback."""
    carrying: frozenset[str]
    """Verbs that name nothing themselves: what they are done to is on the table."""
    sending: frozenset[str]
    """Verbs that do so where what they are done to names the kind: "send 80 monitors"."""


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Return the words of stance that the package brings."""
    source = resources.files("dragoman.reading.table").joinpath("stances.toml").read_text(encoding="utf-8")
    data = tomllib.loads(source)
    tables: dict[str, dict[str, list[tuple[Pattern, Stance]]]] = {
        "verbs": defaultdict(list),
        "nouns": defaultdict(list),
    }
    for part, table in tables.items():
        for group in data[part]:
            for text in group["patterns"]:
                # A stance has no event type; the notation is shared, so one is named that plays no part.
                pattern = parse(text, EventType.CONSULT, None, data["classes"])
                table[pattern.word].append((pattern, Stance(group["stance"])))
    ranked = {
        part: {w: tuple(sorted(found, key=lambda p: -p[0].weight)) for w, found in table.items()}
        for part, table in tables.items()
    }
    adjectives = {word: Stance(group["stance"]) for group in data["adjectives"] for word in group["words"]}
    kinds = tuple(
        Kind(ProposalKind(k["kind"]), word_set(k["heads"]), word_set(k["verbs"]), word_set(k["objects"]))
        for k in data["kinds"]
    )
    nominals = {verb: noun for noun, verbs in data["labels"]["nouns"].items() for verb in verbs}
    return Vocabulary(
        ranked["verbs"],
        ranked["nouns"],
        adjectives,
        kinds,
        frozenset().union(*(kind.heads for kind in kinds)),
        word_set(data["classes"]["plan"]),
        nominals,
        word_set(data["labels"]["carrying"]),
        word_set(data["labels"]["sending"]),
    )


def carried(clauses: Clauses, topic: int) -> int:
    """Return what a carrier noun holds: in "the proposal for a 30-day truce" the truce, else the noun itself."""
    after = topic + 1
    if clauses.lemmas[topic] not in _CARRIERS or after >= len(clauses.words):
        return topic
    if clauses.lemmas[after] == "by" and (past := _past_author(clauses, after)) is not None:
        return past
    invited = clauses.lemmas[topic] == "invitation" and clauses.lemmas[after] == "to"
    if invited or clauses.lemmas[after] in {"for", "of", "on"}:
        held = clauses.words[after].head
        if clauses.lemmas[after] == "of" and held > after and clauses.words[held].tag in {"NNP", "NNPS"}:
            return topic if (past := _past_author(clauses, after)) is None else past  # "the request of X for a lease"
        if clauses.lemmas[after] == "for" and held > after and clauses.words[held].text[:1].isupper():
            return topic  # "an offer for Castel Foods"
        counted = held != ROOT and any(clauses.words[c].tag in {"CD", "$"} for c in clauses.children(held))
        measured = counted and clauses.lemmas[after] == "of"  # "an offer of four billion dollars"
        if clauses.lemmas[after] == "of" and held > after and may_propose(clauses, held):
            past = _past_author(clauses, after)  # "the proposal of the envoy to convene a conference"
            return topic if past is None else past
        is_held = held != ROOT and held > after and clauses.is_noun(held) and not clauses.is_time(held) and not measured
        if is_held and clauses.words[held].head != ROOT and clauses.lemmas[clauses.words[held].head] == "condition":
            return topic  # "conditioned its approval of the pact on an audit"
        return held if is_held else topic
    infinitive = [c for c in clauses.children(topic, "acl") if clauses.words[c].tag == "VB"]
    # Parsers hang it on the verb, too: "signed an agreement to cease hostilities".
    is_object = clauses.words[topic].relation == "dobj" and not clauses.owners(topic)
    governed = clauses.children(clauses.words[topic].head, "xcomp") if is_object else []
    infinitive += [c for c in governed if clauses.lemmas[after] == "to" and c == after + 1]
    return infinitive[0] if infinitive else topic


def may_propose(clauses: Clauses, noun: int) -> bool:
    """Tell whether a noun is known for one who may put a plan forward: "the envoy", not "a truce" or "the lifting"."""
    known = "the" in {clauses.lemmas[c] for c in clauses.children(noun, "det")} and clauses.is_noun(noun)
    is_deed = clauses.lemmas[noun] in vocabulary().plans or clauses.lemmas[noun].endswith(("ing", "ion", "ment"))
    return known and not is_deed


def begins(clauses: Clauses, verb: int) -> bool:
    """Tell whether a verb says from when something holds: "a truce to take effect at dawn", "starting on Monday"."""
    name = clauses.lemmas[verb]
    if name in _COMING:
        return not _FORCE.isdisjoint(clauses.lemmas[verb + 1 : verb + 4])  # "into full effect"
    return name in _BEGINNING or (name == "take" and "effect" in {clauses.lemmas[o] for o in clauses.objects(verb)})


def _past_author(clauses: Clauses, by: int) -> int | None:
    """Return what stands behind the author of a call or plan: "a call by the Patriarch of Izmet for a truce"."""
    for at in range(by + 1, clauses.between_semicolons(by)[1]):
        if clauses.is_verb(at) or clauses.words[at].relation == "punct":
            return None
        held = clauses.words[at].head
        if clauses.lemmas[at] == "to" and clauses.words[at + 1].tag == "VB":
            return at + 1  # "a call by the bloc to extend it"
        if clauses.lemmas[at] == "for" and held > at and clauses.is_noun(held) and not clauses.is_time(held):
            return held
    return None


def _is_peaceful(clauses: Clauses, noun: int) -> bool:
    """Tell whether a truce or pause is of no fighting: "a tariff truce", "a pause in the consultations"."""
    around = [*clauses.children(noun, "compound"), *clauses.phrases(noun, "on", "in")]
    told = {clauses.lemmas[c] for c in around if clauses.words[c].tag in {"NN", "NNS"} and not clauses.is_time(c)}
    kinds = {k.kind: k for k in vocabulary().kinds}
    if clauses.lemmas[noun] == "moratorium":
        return not told & kinds[ProposalKind.CEASEFIRE].objects
    if not told:
        return False
    if told & (kinds[ProposalKind.ECONOMIC].heads | kinds[ProposalKind.TALKS].heads):
        return True
    deeds = {word for word in told if word.endswith("ing")} - kinds[ProposalKind.CEASEFIRE].objects
    return bool(deeds) and clauses.lemmas[noun] in _PAUSES


def nouns_of_kinds(clauses: Clauses) -> list[Word]:
    """Return the nouns that may tell of a kind of proposal, by themselves or by what hangs on them, in order."""
    heads, carriers = clauses.words_called(vocabulary().heads), clauses.words_called(_CARRIERS)
    near = {i for word in heads for i in (word.index, word.head)} | {word.index for word in carriers}
    return [clauses.words[i] for i in sorted(near - {ROOT}) if clauses.words[i].tag in {"NN", "NNS"}]


def kind_of(clauses: Clauses, topic: int) -> ProposalKind:
    """Return the kind of proposal that a noun or clause tells of."""
    inside = carried(clauses, topic)
    name = clauses.lemmas[inside]
    kinds = vocabulary().kinds
    if clauses.is_verb(inside):
        # One strike is the workers', strikes are the army's.
        nouns = [o for o in clauses.objects(inside) if clauses.words[o].text.lower() != "strike"]
        objects = {clauses.lemmas[i] for o in nouns for i in (o, *clauses.children(o, "nummod", "compound"))}
        if objects & _WALKOUTS and is_labour(clauses):
            return ProposalKind.OTHER
        for kind in kinds:
            if name in kind.verbs and not (name == "release" and objects & _NO_CAPTIVES):
                return kind.kind
        for kind in kinds:
            if objects & (kind.objects | kind.heads if name in _LASTING else kind.objects):
                return kind.kind
        carries = name in vocabulary().carrying and bool(nouns) and clauses.is_noun(nouns[0])
        return kind_of(clauses, nouns[0]) if carries else ProposalKind.OTHER
    modifiers = {clauses.lemmas[m] for m in clauses.modifiers(inside)}
    inner = {clauses.lemmas[p] for p in clauses.phrases(inside, "of", "for", "on")}
    if vocabulary().heads.isdisjoint({name, *modifiers, *inner}):
        return ProposalKind.OTHER
    if _is_peaceful(clauses, inside) or (inner & _WALKOUTS and is_labour(clauses)):
        kinds = tuple(k for k in kinds if k.kind is not ProposalKind.CEASEFIRE)
    if name == "release" and inner & _NO_CAPTIVES:
        kinds = tuple(k for k in kinds if k.kind is not ProposalKind.EXCHANGE)
    for kind in kinds:
        if name in kind.heads:
            return kind.kind
    for kind in kinds:
        if modifiers & kind.heads:
            return kind.kind
    return next((k.kind for k in kinds if inner & k.heads), ProposalKind.OTHER)
