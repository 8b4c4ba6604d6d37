"""Short names for what is on the table, in the text's words: "30-day ceasefire", "release of 40 men", "show restraint".

    label_of(clauses, kind, heads) -> the name by the best of the phrases and clauses that a proposal is told by

A noun names it best. Where the text tells it by verbs only, the verb becomes a noun ("withdraw": "withdrawal of …")
or, where it has none, stands as the text has it or in its "-ing" form: a label is never a clause of its own.
"""

import re
from collections.abc import Iterable, Sequence

from dragoman.model.span import Span
from dragoman.model.vocabulary import ProposalKind
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.modality import is_refusal
from dragoman.reading.layers import ROOT, Word
from dragoman.reading.lemma import word_set
from dragoman.reading.table.topics import between, listed_nouns, own_phrase
from dragoman.reading.table.vocabulary import begins, carried, vocabulary
from dragoman.reading.table.wording import LABEL_WORDS, joined, text_of, trimmed, trimmed_end, unquoted

GENERIC = word_set(
    """plan proposal draft offer idea initiative deal agreement pact accord roadmap compromise settlement package
    memorandum treaty condition term demand request suggestion text document list resolution clause invitation paper
    call plea step move gesture overture announcement matter figure formula scheme appeal arrangement it them which
    that"""
)
"""Nouns that any proposal may be called by, and pronouns that stand for one."""
_SIDES = word_set("side party camp government country state nation delegation army team force union company movement")
_WILLING = word_set("promise pledge vow guarantee ensure demand insist agree propose ask request")
_STOPS = frozenset({"advcl", "ccomp", "acl:relcl", "parataxis", "csubj", "discourse"})
"""Clauses within a clause, which a label leaves out."""
_KEPT = word_set("plan agreement deal pact accord initiative draft")
"""What a thing's label keeps: "plan for the dam"."""
_ANYTHING = frozenset({"something", "anything", "nothing", "everything", "one"})
_NOBODY = frozenset({"nobody", "none", "anybody", "anyone", "somebody", "someone", "everybody", "everyone"})
_PRONOUNS = frozenset({"PRP", "WDT", "WP", "DT", "EX"})
_ASIDE = frozenset({"by", "without", "accord", "according", "under", "as", "than", "despite", "amid"})
"""Prepositions of phrases that say who does it or how it is told, not what is on the table."""
_PARTICLES = frozenset({"back", "out", "over", "down", "up", "off"})
_TELLINGS = word_set("speech interview statement address message video letter post briefing broadcast")
_MEASURE = re.compile(r"\w+-(?:hour|day|week|month|year)$", re.IGNORECASE)
_DOUBLED = word_set("begin commit submit permit admit omit transfer refer defer forget upset occur outbid remit refit")
_PROPOSING = word_set(
    "promise pledge agree offer propose guarantee undertake assure demand insist ask urge suggest commit request"
)
"""Verbs behind which "would not" is what is on the table, and no refusal of it."""
_ENDS = frozenset({"end", "halt", "stop", "return", "access"})
_SPOKEN = frozenset({"talk", "negotiation", "dialogue", "discussion", "consultation"})
_PHRASE_TAGS = frozenset({"TO", "DT", "PRP$", "JJ", "CD", "NN", "NNS", "NNP", "NNPS"})
_KEEPING_E = ("ee", "oe", "ye")


def label_of(clauses: Clauses, kind: ProposalKind, heads: Sequence[int], further: Sequence[int] = ()) -> str:
    """Return the short name of a proposal from the heads of what it is told by, and of nouns elsewhere that name it."""
    told = {clauses.lemmas[h] for h in heads}
    nouns = [h for h in (*heads, *(f for f in further if clauses.lemmas[f] in told)) if _names(clauses, h)]
    best = min(nouns, key=lambda h: (not _is_measured(clauses, h), _is_bare(clauses, h)), default=None)
    if best is None:
        best = next((h for h in further if _names(clauses, h)), None)
    elif _is_bare(clauses, best):  # "to extend the truce … the extension": the verb says of what
        told_by = (h for h in heads if vocabulary().nominals.get(clauses.lemmas[h]) == clauses.lemmas[best])
        best = next((h for h in told_by if clauses.is_verb(h)), best)
    text = _named_by(clauses, kind, heads[0] if best is None else best)
    return text or next((t for h in heads[1:] if (t := _named_by(clauses, kind, h))), "") or str(kind).replace("_", " ")


def untorn(label: str, phrases: Iterable[str]) -> str:
    """Return a label without half a list that it ends in: "ceasefire on land, at sea" of "on land, at sea and in …"."""
    for phrase in phrases:
        words = phrase.split()
        for kept in range(len(words) - 1, 1, -1):
            torn = " ".join(words[:kept]).rstrip(",")
            listed = words[kept] in {"and", "or"} or words[kept - 1].endswith(",")
            if listed and phrase not in label and label.endswith(f" {torn}"):
                return label.removesuffix(torn).rstrip(" ,")
    return label


def _names(clauses: Clauses, head: int) -> bool:
    """Tell whether a word is a noun that says what is on the table: not "the plan", nor what a plan is to do."""
    inside = carried(clauses, head)
    is_noun = clauses.is_noun(inside) or clauses.words[inside].tag == "CD"
    told = {clauses.words[c].tag for c in clauses.children(inside, "compound")} & {"NN", "NNS"}  # "a pay offer"
    return is_noun and (clauses.lemmas[inside] not in GENERIC | _ANYTHING or bool(told))


def _is_measured(clauses: Clauses, head: int) -> bool:
    """Tell whether a phrase says how long: "a 30-day truce"."""
    return any(_MEASURE.match(clauses.words[m].text) for m in clauses.modifiers(carried(clauses, head)))


def _is_bare(clauses: Clauses, head: int) -> bool:
    inside = carried(clauses, head)
    return not clauses.modifiers(inside) and not clauses.children(inside, "nmod")


def _named_by(clauses: Clauses, kind: ProposalKind, head: int) -> str:
    inside = head if clauses.is_verb(head) else carried(clauses, head)
    if (
        kind is ProposalKind.OTHER
        and inside != head
        and clauses.lemmas[head] in _KEPT
        and not _is_deed(clauses, inside)
    ):
        return _of_noun(clauses, head, first=head)  # "a plan for the dam" is no dam
    return _of_verb(clauses, kind, inside) if clauses.is_verb(inside) else _of_noun(clauses, inside)


def _is_deed(clauses: Clauses, inside: int) -> bool:
    name = clauses.lemmas[inside]
    known = name in vocabulary().plans or name in vocabulary().nominals.values()
    return (
        clauses.is_verb(inside) or known or name.endswith(("ing", "tion", "ment")) or clauses.words[inside].tag == "CD"
    )


# Nouns


def _of_noun(clauses: Clauses, noun: int, first: int = 0) -> str:
    span = _with_conjuncts(clauses, noun, _without_participles(clauses, noun), own=False)
    tails = [
        t  # "the draft, which Kiev is studying" says where somebody stands, not what is in it
        for t in clauses.children(noun, "acl", "acl:relcl")
        if clauses.words[t].relation == "acl"
        or clauses.lemmas[t] not in vocabulary().verbs
        or {clauses.words[s].tag for s in clauses.children(t, "nsubj")} == {"WDT"}  # "a plan that would see …"
    ]
    if clauses.lemmas[noun] in GENERIC and tails:
        span = Span(span.begin, max(span.end, clauses.clause(tails[0]).end))
    words = [clauses.words[i] for i in clauses.layers.words_in(_with_end(clauses, noun, span)) if i >= first]
    words = _up_to_next(clauses, words)
    kept = trimmed(_timeless(clauses, _without_verdict(clauses, words)))
    while tails and len(kept) > 1 and kept[-1] is not words[-1] and kept[-1].tag[:2] not in {"NN", "CD"}:
        kept = kept[:-1]  # "a resolution that would have kept …"
    return joined(["no", text_of(clauses, kept)]) if _is_to_be_none(clauses, noun) else text_of(clauses, kept)


def _is_to_be_none(clauses: Clauses, noun: int) -> bool:
    """Tell whether what is asked or promised is that there be none: "promised that there would be no layoffs"."""
    word = clauses.words[noun]
    none = "no" in {clauses.lemmas[c] for c in clauses.children(noun, "neg", "det")} and clauses.children(noun, "expl")
    return bool(none) and word.head != ROOT and clauses.lemmas[word.head] in _WILLING


def _with_end(clauses: Clauses, noun: int, span: Span) -> Span:
    """Return a phrase with what parsers hang elsewhere: "put forward an end to the blockade"."""
    last = noun
    if clauses.lemmas[noun] in _ENDS and clauses.lemmas[noun + 1 : noun + 2] == ("to",):
        while last + 1 < len(clauses.words) and clauses.words[last + 1].tag in _PHRASE_TAGS:
            last += 1
    beside = between(clauses, noun)
    if clauses.lemmas[noun] in _SPOKEN and clauses.lemmas[noun + 1 : noun + 2] in {("on",), ("about",), ("over",)}:
        about = clauses.words[noun + 1].head  # "proposed talks on the islands"
        beside += [about] if about > noun and not clauses.is_time(about) else []
    ends = [clauses.phrase(n).end for p in beside for n in clauses.nominal_conjuncts(p)]
    return Span(span.begin, max([span.end, clauses.words[last].span.end, *ends]))


def _up_to_next(clauses: Clauses, words: list[Word]) -> list[Word]:
    """Return the words up to the next thing of a list: "raise of 9 percent" of "a raise of 9 percent, an end to …"."""
    for place, word in enumerate(words[:-1]):
        after = words[place + 1]
        named = after.head != ROOT and clauses.words[after.head].tag in {"NNP", "NNPS"}
        if place and word.text == "," and after.relation == "det" and not named:
            return words[:place]
    return words


def _without_verdict(clauses: Clauses, words: list[Word]) -> list[Word]:
    """Return the words up to what a plan is called, which a parser hangs on it: "guarantees" of "… a non-starter"."""
    for place, word in enumerate(words[1:], start=1):
        article = word.relation == "det" and word.text.lower() in {"a", "an"}
        if article and words[place - 1].tag in {"NN", "NNS"} and clauses.words[word.head].relation == "amod":
            return words[:place]
    return words


def _timeless(clauses: Clauses, words: list[Word]) -> list[Word]:
    """Return the words up to where it is only said when or in what: "pullback in a speech last week"."""
    for place, word in enumerate(words):
        noun = word.head
        if place and clauses.lemmas[word.index : word.index + 3 : 2] == ("as", "as"):
            return words[:place]  # "a cap as recently as Thursday"
        if not place or word.relation != "case" or clauses.lemmas[word.index] not in {"on", "in", "at", "during"}:
            continue
        if noun > word.index and (clauses.is_time(noun) or clauses.lemmas[noun] in _TELLINGS):
            return words[:place]
    return words


def _without_participles(clauses: Clauses, noun: int) -> Span:
    """Return a noun phrase up to the first participle that follows its noun: "a truce of ten days put forward by …"."""
    span = own_phrase(clauses, noun)
    tails = [
        c
        for c in clauses.children(noun, "acl")
        if c > noun and (clauses.words[c].tag in {"VBN", "VBD", "VBG"} or begins(clauses, c))
    ]
    if not tails:
        return span
    before = clauses.words[min(clauses.layers.subtree(tails[0]))].index - 1
    return Span(span.begin, clauses.words[before].span.end) if before >= noun else span


# Verbs


def _of_verb(clauses: Clauses, kind: ProposalKind, verb: int) -> str:
    """Return what a verb tells of, as a noun phrase where it can be one; empty where nothing can be made of it."""
    known = vocabulary()
    name, particle = clauses.lemmas[verb], _particle(clauses, verb)
    undergoing = _undergoing(clauses, verb)
    passive = clauses.is_passive(verb)
    subjects = _told(clauses, clauses.children(verb, "nsubj", "nsubjpass"))
    if passive and not subjects:  # "the blockade had to be lifted"
        subjects = _told(clauses, clauses.surface_subjects(verb))
    objects = [undergoing] if undergoing is not None else subjects if passive else _objects(clauses, verb)
    plain = not _is_negative(clauses, verb)
    if clauses.is_negated(verb) and not passive:
        subjects = [s for s in subjects if not _is_own_side(clauses, s)]
    if plain and objects and f"{name} {clauses.lemmas[objects[0]]}" in known.nominals:
        noun = known.nominals[f"{name} {clauses.lemmas[objects[0]]}"]
        return joined([noun, *_tail(clauses, verb, objects[0])])
    noun = known.nominals.get(f"{name} {particle}" if particle else name, "")
    if noun and plain and (objects or not clauses.children(verb, "xcomp")):
        whole = objects or ([] if passive else subjects)
        room = LABEL_WORDS - 1 - len(noun.split())
        told = [text_of(clauses, trimmed_end(_phrase(clauses, n), room)) for n in whole[:1]]
        if objects and clauses.words[objects[0]].tag == "NN" and not clauses.modifiers(objects[0]):
            told = told if clauses.children(objects[0], "det") else []  # "meet face to face"
        link = "with" if name == "meet" and objects and not passive else "of"
        after = max([verb, *(n for n in whole if n > verb)])
        tail = _tail(clauses, verb, after)
        if not told and not tail and (rest := trimmed_end(_rest(clauses, verb), room)) and rest[0].tag == "CD":
            told = [text_of(clauses, rest)]  # "exchange 60 wounded", whose number the grammar may hang elsewhere
        return joined([noun, *([link, told[0]] if told else []), *tail])
    of_kind = next((k.heads for k in known.kinds if k.kind is kind), frozenset[str]())
    sends = name in known.sending and bool(objects) and clauses.lemmas[objects[0]] in of_kind
    if plain and objects and (name in known.carrying or sends):
        return joined([text_of(clauses, _phrase(clauses, objects[0], opens=True)), *_tail(clauses, verb, objects[0])])
    deeper = clauses.children(verb, "ccomp")
    if deeper and not objects:
        return _of_verb(clauses, kind, deeper[0]) if clauses.is_verb(deeper[0]) else ""
    return _as_phrase(clauses, verb, subjects if not passive or undergoing is None else [], undergoing)


def _told(clauses: Clauses, nouns: Iterable[int]) -> list[int]:
    """Return those of some words that name something: nouns, and "those in its custody"."""
    return [
        n
        for n in nouns
        if (clauses.words[n].tag not in _PRONOUNS and clauses.lemmas[n] not in _NOBODY) or clauses.lemmas[n] == "those"
    ]


def _is_own_side(clauses: Clauses, noun: int) -> bool:
    """Tell whether a noun is but the side of whoever speaks: "his country would not sign it" is about signing."""
    owned = any(clauses.words[c].tag == "PRP$" for c in clauses.children(noun, "nmod:poss"))
    return owned and clauses.lemmas[noun] in _SIDES


def _objects(clauses: Clauses, verb: int) -> list[int]:
    own = clauses.children(verb, "dobj")
    carries = clauses.lemmas[verb] in vocabulary().carrying
    if not own and (carries or set(clauses.lemmas[verb + 1 : verb + 2]) & _PARTICLES):
        own = [n for n in clauses.objects(verb) if n > verb]
    return _told(clauses, own)


def _particle(clauses: Clauses, verb: int) -> str | None:
    """Return the particle of a verb, behind it or behind its object: "pull out", "pull heavy weapons back"."""
    objects = clauses.children(verb, "dobj")
    places = [verb + 1, *(max(clauses.layers.words_in(clauses.phrase(o))) + 1 for o in objects if o > verb)]
    return next((clauses.lemmas[i] for i in places if i < len(clauses.words) and clauses.lemmas[i] in _PARTICLES), None)


def _undergoing(clauses: Clauses, verb: int) -> int | None:
    """Return the noun that a verb is done to where it stands before it: "the embargo, which she refused to lift"."""
    if clauses.children(verb, "dobj", "nmod", "ccomp", "xcomp") or clauses.words[verb].relation != "xcomp":
        return None
    above = next((a for a in clauses.layers.ancestors(verb) if clauses.words[a].relation == "acl:relcl"), None)
    if above is None or not {clauses.lemmas[c] for c in clauses.layers.subtree(above)} & {"which", "that"}:
        return None
    return clauses.words[above].head


def _phrase(clauses: Clauses, noun: int, *, opens: bool = False) -> list[Word]:
    """Return a noun's phrase, without its article where it opens a label."""
    span = _without_participles(clauses, noun)
    words = unquoted(
        [clauses.words[i] for i in clauses.layers.words_in(_with_conjuncts(clauses, noun, span, own=True))]
    )
    while opens and len(words) > 1 and words[0].tag in {"DT", "PRP$"}:
        words = words[1:]
    return trimmed_end(words, LABEL_WORDS)


def _with_conjuncts(clauses: Clauses, noun: int, span: Span, *, own: bool) -> Span:
    """Return a phrase with what is coordinated at its end ("a meeting between Velora and Drava") or its `own` noun.

    What comes with an "a" is another thing: "a ceasefire, an exchange of prisoners and a withdrawal".
    """
    last = list(clauses.layers.words_in(span))[-1]
    heads = {n for n in (noun, last) if own or n != noun}
    beside = {c for n in heads for c in clauses.nominal_conjuncts(n)} - heads
    same = [
        c
        for c in sorted(beside - set(listed_nouns(clauses, noun)))
        if not {clauses.lemmas[d] for d in clauses.children(c, "det")} & {"a", "an"}
    ]
    return Span(span.begin, max([span.end, *(clauses.phrase(c).end for c in same)]))


def _tail(clauses: Clauses, verb: int, after: int) -> list[str]:
    """Return the phrases of a verb that follow its object: "in Sirte", "by 30 September"."""
    done = max([after, *clauses.layers.subtree(after)] if after != verb else [verb])
    found = list[str]()
    for child in clauses.children(verb, "nmod"):
        inside = clauses.layers.subtree(child)
        cases = [c for c in clauses.children(child, "case") if clauses.lemmas[c] not in _PARTICLES]
        if min(inside) <= done or not cases or clauses.lemmas[cases[0]] in _ASIDE:
            continue
        begin = clauses.words[cases[0]].span.begin
        inner = [min(clauses.layers.subtree(c)) for c in clauses.children(child, "nmod") if c > child]
        whole = clauses.phrase(child).end
        bare = clauses.words[min(inner) - 1].span.end if inner else whole
        texts = (" ".join(Span(begin, end).of(clauses.layers.text).split()) for end in (whole, bare) if end > begin)
        found.append(next((t for t in texts if len(t.split()) <= LABEL_WORDS // 2), ""))
        done = max(inside)
    return found


def _as_phrase(clauses: Clauses, verb: int, subjects: Sequence[int], undergoing: int | None) -> str:
    """Return a clause as a phrase: "show restraint" as the text has it, else "prisoners going home", "not trading"."""
    before = [text_of(clauses, _phrase(clauses, subjects[0], opens=True))] if subjects and subjects[0] < verb else []
    if _is_negative(clauses, verb):
        before.append("not")
    bare = clauses.words[verb].tag == "VB" and not before
    as_told = bare or clauses.words[verb].tag == "VBG"
    form = clauses.words[verb].text.lower() if as_told else gerund(clauses.lemmas[verb])
    if clauses.is_passive(verb) and clauses.children(verb, "auxpass"):
        form = f"being {clauses.words[verb].text.lower()}"
    if undergoing is not None:
        return joined([*before, form, text_of(clauses, _phrase(clauses, undergoing))])
    room = LABEL_WORDS - len(" ".join([*before, form]).split())
    return joined([*before, form, text_of(clauses, trimmed_end(_rest(clauses, verb), room))])


def _is_negative(clauses: Clauses, verb: int) -> bool:
    """Tell whether a clause says what is not to be.

    In "vowed never to pay" the vow is the no to paying, and who says that they would not pay rejects paying.
    """
    above = clauses.words[verb].head
    proposed = above != ROOT and clauses.lemmas[above] in _PROPOSING
    if is_refusal(clauses, verb) and not proposed:
        return False
    sworn = above != ROOT and clauses.words[verb].relation == "xcomp" and clauses.lemmas[above] in {"vow", "swear"}
    return bool(clauses.children(verb, "neg")) and not sworn


def _rest(clauses: Clauses, verb: int) -> list[Word]:
    """Return the words of a clause behind its verb, up to a mark or a clause of its own."""
    words = [clauses.words[i] for i in clauses.layers.words_in(clauses.clause(verb)) if i > verb]
    for place, word in enumerate(words):
        inner = word.head >= 0 and clauses.words[_child_towards(clauses, verb, word.index)].relation in _STOPS
        if inner or word.text in {",", ";", ":", "–", "—", "-", "("}:
            return words[:place]
    return words


def _child_towards(clauses: Clauses, verb: int, index: int) -> int:
    """Return the word next below a verb on the way down to a word; the word itself where it hangs elsewhere."""
    here = index
    for above in clauses.layers.ancestors(index):
        if above == verb:
            return here
        here = above
    return index


def gerund(verb: str) -> str:
    """Return the "-ing" form of a verb's dictionary form."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(_KEEPING_E) and verb != "be":
        return verb[:-1] + "ing"
    vowels = "aeiou"
    closed = len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in vowels and verb[-3] not in vowels
    short = sum(c in vowels and (i == 0 or verb[i - 1] not in vowels) for i, c in enumerate(verb)) == 1
    if closed and (short or verb in _DOUBLED):
        return verb + verb[-1] + "ing"
    return verb + "ing"
