"""Which words tell a stance, and which of them only tell what another one is about ("refused to accept")."""

from dragoman.model.plover import EventType
from dragoman.model.vocabulary import Stance
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.company import Company, NounCompany, VerbCompany
from dragoman.reading.events.lexicon import Pattern, load_lexicon
from dragoman.reading.events.participants import Stage
from dragoman.reading.events.triggers import find_triggers
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set
from dragoman.reading.table.holders import authors_of
from dragoman.reading.table.topics import is_plan
from dragoman.reading.table.vocabulary import vocabulary

_HOSTILE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.THREATEN, EventType.MOBILIZE})
_AUTHORED = word_set("call appeal demand proposal offer request plea bid")
_ANSWERED = word_set("proposal offer demand request appeal plan initiative ultimatum counter-proposal counterproposal")
"""What is somebody's to answer even where only an adjective says whose: "rejected the Qatari plan"."""
ANSWERING = word_set(
    "reject refuse dismiss accept decline rebuff spurn oppose veto consider study weigh turn welcome support "
    "back endorse hail discuss agree consent mull examine review"
)
_EASING = word_set("soften ease moderate temper overcome end soothe reduce")
_STAYING = frozenset({"remain", "stay", "be", "seem", "declare", "stand"})
_SUPPOSING = word_set("say understand believe report know think hear")
VOWING = frozenset({"vow", "swear", "pledge", "promise"})
REPEATING = frozenset({"repeat", "reiterate", "reaffirm", "renew", "convey", "relay"})
RESOLVING = frozenset({"decide", "choose", "opt", "vote", "resolve"})


def told_at(stage: Stage, index: int) -> Stance | None:
    """Return the stance that a word tells in its company, before what negates or conditions it; None for most words."""
    clauses, words = stage.clauses, vocabulary()
    word, name = clauses.words[index], clauses.lemmas[index]
    if word.tag.startswith("VB") and word.relation not in {"aux", "auxpass", "cop", "case", "amod", "compound"}:
        if name == "call" and clauses.is_mutual(index):
            return None  # on the telephone
        patterns = words.verbs.get(name)
        if patterns and (stance := _first_fit(patterns, VerbCompany(stage, index))) is not None:
            return stance
        adjective = words.adjectives.get(word.text.lower()) if word.tag == "VBN" else None
        governs = adjective is not None and (clauses.children(index, "xcomp") or clauses.phrases(index, "to"))
        return adjective if governs and not _threatens(stage, index) else None
    if word.tag in {"NN", "NNS"} and name in _AUTHORED and authors_of(stage, index):
        return Stance.PROPOSES
    if word.tag in {"NN", "NNS"} and is_answered(stage, index):
        return Stance.PROPOSES
    if word.tag in {"NN", "NNS"} and (patterns := words.nouns.get(name)) and clauses.owners(index):
        if name == "word" and clauses.lemmas[index + 1 : index + 2] != ("that",):
            return None
        above = clauses.lemmas[word.head] if word.relation == "dobj" and word.head != ROOT else ""
        if above in _EASING:
            return None  # "softened its opposition": what is left of it nobody knows
        if name == "opposition" and word.relation == "nsubj" and not clauses.phrases(index, "to"):
            return None  # "Italy's opposition agreed": those who oppose, not that they do
        repeated = above in REPEATING and told_at(stage, word.head) is None  # "renewed its demand that …"
        beside = word.relation == "nmod" and word.head != ROOT and clauses.preposition(index) in {"on", "of"}
        if beside and told_at(stage, word.head) is Stance.WITHDRAWS:
            return None  # "went back on its promise", "backed out of its pledge"
        if above in words.verbs and above != "have" and not repeated:
            # "reiterated Egypt's rejection": the verb tells it; "rejected Egypt's proposal" tells of two.
            answering = clauses.lemmas[word.head] in ANSWERING
            own = {i for s in clauses.surface_subjects(word.head) for i in stage.who(s)}
            if not answering or not set(stage.behind(index)) - own:
                return None
        return _first_fit(patterns, NounCompany(stage, index))
    if not word.tag.startswith("JJ") or name not in words.adjectives:
        return None
    remains = word.relation == "xcomp" and word.head != ROOT and clauses.lemmas[word.head] in _STAYING
    if (clauses.children(index, "cop", "nsubj") or remains) and (
        clauses.children(index, "xcomp") or clauses.phrases(index, "to") or _is_for_a_plan(clauses, index)
    ):
        return None if _threatens(stage, index) else words.adjectives[name]
    return None


def _first_fit(patterns: tuple[tuple[Pattern, Stance], ...], company: Company) -> Stance | None:
    """Return the stance of the first pattern that fits, which asks most."""
    return next((stance for pattern, stance in patterns if company.fits(pattern)), None)


def is_answered(stage: Stage, noun: int) -> bool:
    """Tell whether one takes a stance on what another has put on the table: "agreed to the Egyptian proposal"."""
    clauses, word = stage.clauses, stage.clauses.words[noun]
    if clauses.lemmas[noun] not in _ANSWERED or word.head == ROOT or clauses.lemmas[word.head] not in ANSWERING:
        return False
    if word.relation not in {"dobj", "nmod", "nsubjpass"}:
        return False
    if word.relation == "nmod" and clauses.preposition(noun) not in {"to", "with", "at"}:
        return False
    own = {i for s in clauses.subjects(word.head) for i in stage.who(s)}
    others = set(stage.behind(noun))
    return bool(others) and others.isdisjoint(own)


def _is_for_a_plan(clauses: Clauses, adjective: int) -> bool:
    """Tell whether one is ready for what may be on the table: "ready for talks", not "ready for war"."""
    return any(is_plan(clauses, p) for p in clauses.phrases(adjective, "for"))


def _threatens(stage: Stage, index: int) -> bool:
    """Tell whether somebody is ready for what others suffer from: "prepared to close the strait" gives in to nobody."""
    deeds = [stage.clauses.words[c] for c in stage.clauses.children(index, "xcomp")]
    return any(t.pattern.type in _HOSTILE for t in find_triggers(stage, load_lexicon(), deeds))


def is_inner(stage: Stage, index: int) -> bool:
    """Tell whether a stance is only the object of another one ("urged Kiev to accept", "refused to accept")."""
    clauses = stage.clauses
    word = clauses.words[index]
    if (listed := clauses.listed_after(index)) is not None:
        return is_inner(stage, listed)
    if word.relation == "conj" and word.head != ROOT and not clauses.children(index, "nsubj", "nsubjpass"):
        first = clauses.words[word.head]
        if first.relation == "xcomp" and first.tag == word.tag:
            return is_inner(stage, word.head)
    if word.head == ROOT or word.relation not in {"xcomp", "acl", "ccomp"}:
        return False
    name = clauses.lemmas[word.head]
    known = vocabulary()
    above_tells = (
        name in known.verbs or name in known.nouns or clauses.words[word.head].text.lower() in known.adjectives
    )
    if word.relation == "xcomp" and clauses.is_passive(word.head) and name in _SUPPOSING:
        return False  # "is said to have offered": who is said so offered
    if name in RESOLVING | _STAYING | VOWING and told_at(stage, word.head) is None:
        return False  # "decided to reject the offer": what is decided is the stance
    return above_tells and (
        word.relation == "xcomp" or "to" in {clauses.lemmas[c] for c in clauses.children(index, "mark")}
    )
