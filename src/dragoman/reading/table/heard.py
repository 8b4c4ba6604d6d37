"""Stances that only the stance head hears: "jumped at it", "would not hear of the levy", "the port's nod".

The words of stance say why they tell one and are asked first. The head has read many more turns of phrase than they
list; what it is sure of, where they are silent, goes the same way. Who holds the stance and what it is about the
grammar says; where that is silent, the words that the head points at say it, and where those name nobody, nothing is
told.
"""

from collections.abc import Iterable, Sequence

from dragoman.model.vocabulary import Stance
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.conditions import condition_of
from dragoman.reading.events.participants import Stage
from dragoman.reading.layers import ROOT, Attitude, Tabled
from dragoman.reading.lemma import word_set
from dragoman.reading.table.ellipsis import asked_before
from dragoman.reading.table.holders import Held, holders_of, is_reserved
from dragoman.reading.table.telling import ANSWERING
from dragoman.reading.table.topics import is_allegation, is_opinion, is_plan, stands_for_other, topic_of
from dragoman.reading.table.verdicts import BAD
from dragoman.reading.table.vocabulary import vocabulary

SURE = 0.5
"""The least score of words of stance: chosen on our own reports and marked texts (training/EXPERIMENTS.md)."""
_TABLED = 0.5
_SURE_OF_PROPOSALS = 0.8
"""The words of stance know most verbs of proposing; what the head hears beside them is as often something else."""
_TELLINGS = word_set(
    """
    deny say tell inform see reply answer specify insist note add speak talk claim report believe think announce convey
    put sit lead touch sign ratify initial would will could
    """
)
"""Verbs that tell of a stance only by what they govern, if at all: a claim denied is no plan rejected."""
_COMMITTING = frozenset({"yes", "no", "forward", "up", "off"})
"""What makes a stance of a telling: "said yes to it", "put it forward"."""
_LIGHT = frozenset({"give", "get", "have", "take", "make", "show", "change"})
"""Verbs whose object is as often part of the idiom as what it is about."""
_IDIOM = 5
"""Words from which on a telling is more than told."""
_OFFERS = word_set("proposal offer demand request appeal call plea plan draft initiative")
_FIRST_PERSON = frozenset({"i", "we"})
_MINDING = word_set("fear dread hope long yearn pray")
"""Verbs whose object nobody puts on the table: "fears war but rejects the plan"."""


def find_heard(stage: Stage, told: Sequence[Held]) -> list[Held]:
    """Return the stances that the head hears beside those told by words of stance."""
    clauses, known, found = stage.clauses, {held.index for held in told}, list[Held]()
    for one in clauses.layers.attitudes:
        inside = range(one.first, one.last + 1)
        if one.score < (SURE if one.stance is not Stance.PROPOSES else _SURE_OF_PROPOSALS):
            continue
        index = _head(clauses, one)
        if clauses.words[index].tag.startswith("RB"):
            continue
        if clauses.lemmas[index] in _TELLINGS and not _is_more_than_told(clauses, one):
            continue
        if not known.isdisjoint(inside) or _is_to_be_agreed(clauses, one, index) or _is_foreseen(clauses, index):
            continue
        if _is_passed_over(clauses, one, index):
            continue
        for_whom = _for_whom(clauses, index)
        holders = _acting(stage, for_whom) or _holders(stage, index) or _pointed_at(stage, one, index)
        holders = holders or _unnamed(stage, index) or _judging(stage, index)
        if not holders or not known.isdisjoint(_joined(clauses, index)):
            continue
        topic = _topic(clauses, one, index, for_whom)
        if is_opinion(clauses, index) or (topic is not None and is_allegation(clauses, topic)):
            continue
        conditional = bool(condition_of(clauses, index)) or is_reserved(clauses, index)
        stance = one.stance
        if stance is Stance.ACCEPTS and conditional:
            stance = Stance.ACCEPTS_CONDITIONALLY
        refers_back = topic is None or stands_for_other(clauses, topic)
        found.append(Held(index, stance, holders, topic, refers_back, conditional))
    return found


def _is_passed_over(clauses: Clauses, one: Attitude, index: int) -> bool:
    """Tell whether a word of the very stance heard is negated, no idiom: "was not considering a bid", "not dead"."""
    if clauses.lemmas[index] == "unable" and any(clauses.phrases(c, "on") for c in clauses.children(index, "xcomp")):
        return True  # "were unable to agree on the presence of ships": nobody says who would not
    patterns = vocabulary().verbs.get(clauses.lemmas[index], ())
    plain = {stance for pattern, stance in patterns if pattern.objects is None}
    says_no = "no" in clauses.lemmas[one.first : one.last + 1]  # "voted no", "no longer considers it"
    plain |= {Stance.REJECTS} if clauses.lemmas[index] in BAD else set()
    return one.stance in plain and clauses.is_negated(index) and not says_no


def _is_more_than_told(clauses: Clauses, one: Attitude) -> bool:
    """Tell whether words beside a telling make a stance of it: "said yes", "put forward", "will not see the light"."""
    inside = range(one.first, one.last + 1)
    joins = clauses.lemmas[one.last + 1 : one.last + 3] == ("on", "to")  # "signed on to the framework"
    return joins or len(inside) >= _IDIOM or any(clauses.lemmas[i] in _COMMITTING for i in inside)


def tabled_before(clauses: Clauses, index: int, taken_up: int | None) -> int | None:
    """Return the head of what was put on the table last before a word that takes it up, as the proposal head hears."""
    before = [t for t in clauses.layers.tabled if t.last < index and t.score >= _TABLED]
    named = _naming(clauses, [_head(clauses, t) for t in reversed(before)])
    return next((h for h in named if not _is_minded(clauses, h, taken_up)), None)


def plan_before(clauses: Clauses, index: int) -> int | None:
    """Return the last noun for a plan before a word, in its sentence or the one before, one that says which if any."""
    here = clauses.words[index].sentence
    first = clauses.layers.sentences[max(0, here - 1)][0]
    plans = [i for i in range(index - 1, first - 1, -1) if clauses.is_noun(i) and is_plan(clauses, i)]
    plans = [i for i in plans if not _is_minded(clauses, i, index)]
    return next((i for i in plans if not stands_for_other(clauses, i)), next(iter(plans), None))


def _is_minded(clauses: Clauses, noun: int, taken_up: int | None) -> bool:
    """Tell whether a noun is only feared or hoped for and so no plan that another noun takes up, as "it" may."""
    verb = clauses.words[noun].head
    is_named = taken_up is not None and clauses.is_noun(taken_up)
    return is_named and verb != ROOT and clauses.lemmas[verb] in _MINDING


def _head(clauses: Clauses, one: Attitude | Tabled) -> int:
    """Return the word that the others hang on: "considering" of "still considering", whatever a parser says."""
    inside = range(one.first, one.last + 1)
    head = clauses.layers.head_of(inside)
    if clauses.words[head].tag.startswith("RB"):
        return next((i for i in inside if clauses.is_verb(i) or clauses.is_noun(i)), head)
    return head


def _whole(clauses: Clauses, part: int) -> int:
    """Return the head of what is on the table of which a word is a part: the removal of "guns from the river"."""
    around = (t for t in clauses.layers.tabled if t.first <= part <= t.last and t.score >= _TABLED)
    return next((_head(clauses, t) for t in around), part)


def _is_to_be_agreed(clauses: Clauses, one: Attitude, index: int) -> bool:
    """Tell whether consent is only to come, and whose is open: "the dates will be agreed upon"."""
    return one.stance is Stance.ACCEPTS and clauses.is_passive(index) and "will" in clauses.auxiliaries(index)


def _is_foreseen(clauses: Clauses, index: int) -> bool:
    """Tell whether a word only tells what a plan would bring: "under the draft, the rebels would hand over …"."""
    return any(clauses.lemmas[p] in vocabulary().plans for p in clauses.phrases(index, "under"))


def _naming(clauses: Clauses, heads: Iterable[int]) -> list[int]:
    """Return those of some words that name what they are, rather than stand for it."""
    return [h for h in heads if (clauses.is_noun(h) or clauses.is_verb(h)) and not stands_for_other(clauses, h)]


def _joined(clauses: Clauses, index: int) -> Iterable[int]:
    """Return the words next above and below in one telling: "signalled its readiness", "stood firm on its demand"."""
    word = clauses.words[index]
    predicate = word.relation == "ccomp" and not clauses.is_verb(index)  # "called it a basis"
    tied = predicate or word.relation in {"xcomp", "dobj", "acl", "cop", "aux"}
    above = [word.head] if word.head != ROOT and tied else []
    return [*above, *clauses.children(index, "xcomp", "dobj"), *clauses.phrases(index, "on", "to", "by")]


def _for_whom(clauses: Clauses, index: int) -> list[int]:
    """Return for whom something is as a predicate says: "off the cards for us", "to Kesh it is a non-starter"."""
    is_predicate = not clauses.is_verb(index) and bool(clauses.children(index, "cop"))
    return clauses.phrases(index, "for", "to") if is_predicate else []


def _acting(stage: Stage, nouns: Sequence[int]) -> tuple[str, ...]:
    """Return the actors that some nouns or pronouns mean."""
    return tuple(dict.fromkeys(stage.can_act(i for n in nouns for i in stage.who(n, enrol=True))))


def _holders(stage: Stage, index: int) -> tuple[str, ...]:
    """Return whose stance a word tells by its own grammar or that of the verb above it."""
    if found := holders_of(stage, index):
        return found
    clauses = stage.clauses
    if clauses.is_verb(index):
        subjects = clauses.surface_subjects(index)
    else:
        verb = clauses.governing_verb(index)
        near = clauses.children(index, "nsubj", "nsubjpass")
        if not near and verb is not None and clauses.lemmas[verb] in ANSWERING and clauses.lemmas[index] in _OFFERS:
            return ()  # "could not agree to the proposal": whoever answers it has not made it
        subjects = tuple(near) or (clauses.surface_subjects(verb) if verb is not None else ())
    if any(clauses.lemmas[s] in _FIRST_PERSON for s in subjects) and not clauses.is_passive(index):
        statement = stage.statement_around(clauses.words[index].span)
        return tuple(stage.can_act(statement.speakers)) if statement is not None else ()
    if clauses.is_verb(index):
        return ()  # a verb's own grammar has been asked
    return _acting(stage, [s for s in subjects if s != index])


def _topic(clauses: Clauses, one: Attitude, index: int, for_whom: Sequence[int]) -> int | None:
    """Return what a heard stance is about: by grammar, else pointed at, else beside it as on the table."""
    by_grammar = topic_of(clauses, index, one.stance)
    pointed = _naming(clauses, [_whole(clauses, clauses.layers.head_of(run)) for run in _runs(one.topics)])
    others = {*range(one.first, one.last + 1), *one.holders, *for_whom, *clauses.surface_subjects(index)}
    part_of_idiom = clauses.lemmas[index] in _LIGHT and bool(pointed)  # "gave the thumbs down to the offer"
    if by_grammar is not None and by_grammar not in others and not part_of_idiom:
        word = clauses.words[by_grammar]
        if word.tag != "JJ" or word.relation != "xcomp":  # "called the changes unacceptable"
            return by_grammar
    if pointed:
        return min(pointed, key=lambda h: abs(h - index))
    sentence = clauses.words[index].sentence
    beside = [
        _head(clauses, t)
        for t in clauses.layers.tabled
        if t.score >= _TABLED
        and clauses.words[t.first].sentence == sentence
        and (t.last < one.first or t.first > one.last)
    ]
    if (asked := asked_before(clauses, index)) is not None:
        return asked
    below = set(clauses.layers.subtree(index))
    return min(_naming(clauses, beside), key=lambda h: (h not in below, abs(h - index)), default=None)


def _pointed_at(stage: Stage, one: Attitude, index: int) -> tuple[str, ...]:
    """Return the actors whom the head points at as those who hold a stance, whatever noun they are known by."""
    judged = stage.clauses.objects(index) if stage.clauses.is_passive(index) else []  # "the exchange was agreed"
    heads = [h for run in _runs(one.holders) if (h := stage.clauses.layers.head_of(run)) not in judged]
    known = stage.can_act(i for h in heads for i in stage.who(h, enrol=True))
    nouns = [h for h in heads if stage.clauses.is_noun(h)]
    return tuple(dict.fromkeys(known or stage.can_act(i for h in nouns for i in stage.cast.enrol(h, any_noun=True))))


def _unnamed(stage: Stage, index: int) -> tuple[str, ...]:
    """Return those whom the text only calls by a noun that is no actor's elsewhere: "the insurers", "the boats"."""
    clauses = stage.clauses
    if not clauses.is_verb(index) or clauses.is_passive(index):
        return ()
    tabled = {i for t in clauses.layers.tabled for i in range(t.first, t.last + 1)}
    subjects = [
        s for s in clauses.subjects(index) if clauses.is_noun(s) and s not in tabled and not is_plan(clauses, s)
    ]
    return tuple(dict.fromkeys(stage.can_act(i for s in subjects for i in stage.cast.enrol(s, any_noun=True))))


def _judging(stage: Stage, index: int) -> tuple[str, ...]:
    """Return who says what a plan is where it is nobody's in the sentence: "That is off the table, she said"."""
    clauses = stage.clauses
    statement = stage.statement_around(clauses.words[index].span)
    if statement is None or clauses.is_verb(index) or not clauses.children(index, "cop"):
        return ()
    return tuple(stage.can_act(statement.speakers))


def _runs(indexes: Sequence[int]) -> list[range]:
    """Return the stretches that word indexes, in order, make."""
    found = list[range]()
    for index in indexes:
        if found and found[-1].stop == index:
            found[-1] = range(found[-1].start, index + 1)
        else:
            found.append(range(index, index + 1))
    return found
