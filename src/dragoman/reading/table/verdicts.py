"""Stances told as verdicts and outcomes: what is called unacceptable, what was agreed, answered or left out.

find_verdicts(stage, told) -> the stances, rule by rule; `told` are those that words of stance tell
"""

from collections.abc import Sequence

from dragoman.model.vocabulary import Modality, Stance
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.modality import modality_of
from dragoman.reading.events.participants import Stage
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set
from dragoman.reading.table.holders import Held, holders_of
from dragoman.reading.table.topics import is_plan, stands_for_other

_CALLING = word_set("call describe brand term deem recognise recognize consider regard find judge declare label")
BAD = word_set("unacceptable non-starter impossible absurd insulting insult farce trap dead worthless laughable")
_GOOD = word_set("acceptable fair reasonable sensible constructive workable basis")
_PLAINLY_BAD = word_set("unacceptable non-starter insulting insult farce trap worthless laughable")
"""What says no even of a plan that one only says something about: "the deal is dead" tells what became of it."""
_PLAINLY_GOOD = frozenset({"acceptable"})
_UNTOUCHABLE = frozenset({"non-negotiable", "nonnegotiable", "untouchable", "sacrosanct"})
_NO_PLACE = ("out of the question", "off the table", "off the agenda", "off the card")
_PLACE = ("on the table", "on the agenda", "on the card", "up for discussion", "up for negotiation", "for sale",
          "open to debate", "open to discussion", "open to negotiation")  # fmt: skip
_PLACE_WORDS = frozenset(word for place in (*_NO_PLACE, *_PLACE) for word in place.split())
"""Where a plan is, in dictionary forms: in the first never taken up, nor in the second where it is denied."""
_PREDICATES = _PLAINLY_BAD | _PLAINLY_GOOD | _UNTOUCHABLE | _PLACE_WORDS | {"negotiable"}
_AGREEMENT = word_set("agreement deal accord understanding compromise consensus")
_REACHING = word_set("reach achieve strike conclude find clinch")
_BOTH = word_set("side party delegation country state camp neighbour neighbor")
_LOOK_BACK = 3
"""Sentences in which those may stand who have agreed where nothing says who."""
_ANSWERS = {
    "accept": Stance.ACCEPTS,
    "approve": Stance.ACCEPTS,
    "reject": Stance.REJECTS,
    "refuse": Stance.REJECTS,
    "decline": Stance.REJECTS,
    "rebuff": Stance.REJECTS,
    "spurn": Stance.REJECTS,
    "turn": Stance.REJECTS,
}
_HANGING = frozenset({"conditional", "dependent", "contingent"})
_BACKING = word_set("backing support approval blessing endorsement consent assent")
_GAINING = word_set("have win get receive secure gain enjoy earn obtain")
_ASKING = word_set("invite offer propose make put send submit present hand give")


def find_verdicts(stage: Stage, told: Sequence[Held]) -> list[Held]:
    """Return such stances of a text, those of one rule after those of another."""
    rules = (_judgements, _predicates, _concluded, _answered, _backed, _made_conditional)
    return [*(held for rule in rules for held in rule(stage)), *_exceptions(stage, told)]


def _judgements(stage: Stage) -> list[Held]:
    """Return what actors call a plan: "called the draft unacceptable", "the request was recognised as unacceptable"."""
    clauses, found = stage.clauses, list[Held]()
    for word in clauses.verbs_called(_CALLING):
        index = word.index
        named = [s for c in clauses.children(index, "xcomp", "ccomp") for s in clauses.children(c, "nsubj")]
        passive = clauses.is_passive(index)
        before = passive or clauses.words[index].relation == "acl:relcl"  # "an idea which Oda called sensible"
        judged = [o for o in [*clauses.objects(index), *named] if is_plan(clauses, o) and (before or o > index)]
        if not judged or clauses.is_negated(index) or modality_of(clauses, index) is not Modality.ACTUAL:
            continue
        after = {clauses.lemmas[i] for i in clauses.layers.subtree(index) if i > max(index, judged[0])}
        stance = Stance.REJECTS if after & BAD else Stance.ACCEPTS if after & _GOOD else None
        holders = holders_of(stage, index) or (_speakers(stage, index) if passive else ())
        if stance is None or not holders or "not" in after:
            continue
        refers_back = stands_for_other(clauses, judged[0])
        found.append(Held(index, stance, holders, judged[0], refers_back, False))
    return found


def _predicates(stage: Stage) -> list[Held]:
    """Return what speakers say a plan is: "The demand is unacceptable, he said", "a lease is not acceptable to us"."""
    clauses, found = stage.clauses, list[Held]()
    for word in clauses.words_called(_PREDICATES):
        index, subjects = word.index, clauses.children(word.index, "nsubj")
        if not subjects or not clauses.children(index, "cop") or clauses.auxiliaries(index):
            continue
        dropped, good = _is_dropped(clauses, index), clauses.lemmas[index] in _PLAINLY_GOOD
        bad = clauses.lemmas[index] in _PLAINLY_BAD and not clauses.is_negated(index)
        if not (dropped or good or bad):
            continue
        stance = Stance.ACCEPTS if good and not clauses.is_negated(index) else Stance.REJECTS
        towards = [i for p in clauses.phrases(index, "to", "for") for i in stage.who(p)]
        holders = tuple(dict.fromkeys(stage.can_act(towards))) or _speakers(stage, index)
        if holders and (is_plan(clauses, subjects[0]) or (dropped and _is_no_party(stage, subjects[0]))):
            refers_back = stands_for_other(clauses, subjects[0])
            found.append(Held(index, stance, holders, subjects[0], refers_back, False))
    return found


def _is_no_party(stage: Stage, subject: int) -> bool:
    return stage.clauses.lemmas[subject] in {"it", "this", "that"} or not stage.who(subject)


def _is_dropped(clauses: Clauses, index: int) -> bool:
    """Tell whether something is "out of the question", "off the table", "not up for discussion", "not negotiable"."""
    if clauses.lemmas[index] == "negotiable" or clauses.lemmas[index] in _UNTOUCHABLE:
        return clauses.lemmas[index] in _UNTOUCHABLE or clauses.is_negated(index)
    if clauses.lemmas[index] not in _PLACE_WORDS:
        return False
    said = " ".join(clauses.lemmas[max(0, index - 3) : index + 3])
    no_place = any(place in said for place in _NO_PLACE)
    return no_place or (clauses.is_negated(index) and any(place in said for place in _PLACE))


def _concluded(stage: Stage) -> list[Held]:
    """Return what has been agreed without a word on who did: "Agreement was reached on the release of water"."""
    clauses, found = stage.clauses, list[Held]()
    for word in clauses.words_called(_AGREEMENT):
        verb = word.head
        if word.relation != "nsubjpass" or verb == ROOT:
            continue
        if clauses.lemmas[verb] not in _REACHING or modality_of(clauses, verb) is not Modality.ACTUAL:
            continue
        topics = [
            p for p in [*clauses.phrases(verb, "on"), *clauses.phrases(word.index, "on")] if not _is_day(clauses, p)
        ]
        between = [n for p in clauses.phrases(verb, "between", "by") for n in clauses.nominal_conjuncts(p)]
        holders = stage.can_act(i for n in between for i in stage.who(n, enrol=True)) or _those_who_met(stage, verb)
        if topics and holders:
            found.append(Held(verb, Stance.ACCEPTS, tuple(dict.fromkeys(holders)), topics[0], False, False))
    return found


def _is_day(clauses: Clauses, noun: int) -> bool:
    return clauses.is_time(noun) or clauses.is_date(noun)


def _those_who_met(stage: Stage, index: int) -> list[str]:
    """Return who "the sides" were that the text spoke of last, nobody where it did not or where they stay open."""
    clauses, here = stage.clauses, stage.clauses.words[index].sentence
    for word in reversed(clauses.words[:index]):
        if here - word.sentence > _LOOK_BACK:
            break
        if clauses.lemmas[word.index] in _BOTH and word.tag == "NNS" and len(met := stage.cast.at(word.index)) > 1:
            return list(met)
    return []


def _answered(stage: Stage) -> list[Held]:
    """Return how offers were answered where only the offer says by whom: "the posts it proposed to X were refused"."""
    clauses, found = stage.clauses, list[Held]()
    for word in clauses.verbs_called(_ANSWERS.keys()):
        index = word.index
        if not clauses.is_passive(index) or clauses.subjects(index):
            continue
        subjects = clauses.surface_subjects(index)
        if not subjects or clauses.is_negated(index) or modality_of(clauses, index) is not Modality.ACTUAL:
            continue
        if holders := tuple(dict.fromkeys(stage.can_act(_offered_to(stage, subjects[0])))):
            refers_back = stands_for_other(clauses, subjects[0])
            stance = _ANSWERS[clauses.lemmas[index]]
            found.append(Held(index, stance, holders, subjects[0], refers_back, False))
    return found


def _backed(stage: Stage) -> list[Held]:
    """Return whose backing a plan has: "the plan won the support of Orland", "has the union's blessing"."""
    clauses, found = stage.clauses, list[Held]()
    for word in clauses.words_called(_BACKING):
        noun, verb = word.index, word.head
        if word.relation != "dobj" or clauses.lemmas[verb] not in _GAINING:
            continue
        plans = [s for s in clauses.surface_subjects(verb) if is_plan(clauses, s)]
        if not plans or clauses.is_negated(verb) or modality_of(clauses, verb) is not Modality.ACTUAL:
            continue
        backers = [*clauses.phrases(noun, "of", "from"), *clauses.phrases(verb, "from"), *clauses.owners(noun)]
        holders = stage.can_act(
            i for p in backers for n in clauses.nominal_conjuncts(p) for i in stage.who(n, enrol=True)
        )
        if holders:
            refers_back = stands_for_other(clauses, plans[0])
            found.append(Held(noun, Stance.ACCEPTS, tuple(dict.fromkeys(holders)), plans[0], refers_back, False))
    return found


def _made_conditional(stage: Stage) -> list[Held]:
    """Return what actors make hang on something: "made the release conditional on the payment of fines"."""
    clauses, found = stage.clauses, list[Held]()
    for word in clauses.words_called(_HANGING):
        verb = word.head
        if verb == ROOT or clauses.lemmas[verb] != "make":
            continue
        topics = [*clauses.children(word.index, "nsubj"), *clauses.children(verb, "dobj")]
        topics = [t for t in topics if verb < t < word.index]
        holders = holders_of(stage, verb) if clauses.phrases(word.index, "on", "upon") else ()
        if topics and holders and not clauses.is_negated(verb) and modality_of(clauses, verb) is Modality.ACTUAL:
            refers_back = stands_for_other(clauses, topics[0])
            found.append(Held(verb, Stance.ACCEPTS_CONDITIONALLY, holders, topics[0], refers_back, True))
    return found


def _offered_to(stage: Stage, offer: int) -> list[str]:
    """Return to whom something was offered, by the clause or phrase on its noun or by the verb told last before it."""
    clauses = stage.clauses
    for clause in clauses.children(offer, "acl:relcl", "acl"):
        if clauses.lemmas[clause] in _ASKING and (found := _addressed(stage, clause)):
            return found
    if own := [i for p in clauses.phrases(offer, "to") for i in stage.who(p)]:
        return own
    verb = {"invitation": "invite", "offer": "offer", "proposal": "propose"}.get(clauses.lemmas[offer])
    here = clauses.words[offer].sentence
    for word in reversed(clauses.words[:offer]):
        if here - word.sentence > _LOOK_BACK:
            break
        if clauses.lemmas[word.index] == verb and clauses.is_verb(word.index):
            return _addressed(stage, word.index)
    return []


def _addressed(stage: Stage, verb: int) -> list[str]:
    clauses = stage.clauses
    invited = clauses.objects(verb) if clauses.lemmas[verb] in {"invite", "offer"} else []
    return [i for n in [*clauses.phrases(verb, "to"), *invited] for i in stage.who(n)]


def _exceptions(stage: Stage, told: Sequence[Held]) -> list[Held]:
    """Return what is left out of what was accepted: "accepted the bill, though not the clause on judges"."""
    clauses, found = stage.clauses, list[Held]()
    accepted = [h for h in told if h.stance in {Stance.ACCEPTS, Stance.ACCEPTS_CONDITIONALLY}]
    for word in clauses.words_called({"not"}):
        if word.text.lower() != "not" or clauses.lemmas[max(0, word.index - 1)] not in {"though", "although", "but"}:
            continue
        noun = _noun_after(clauses, word.index)
        before = [h for h in accepted if h.index < word.index and clauses.words[h.index].sentence == word.sentence]
        if noun is not None and before:
            found.append(Held(word.index, Stance.REJECTS, before[-1].actors, noun, False, False, noun))
    return found


def _noun_after(clauses: Clauses, index: int) -> int | None:
    """Return the head of the noun phrase right behind a word, None where something else follows."""
    article = index + 1
    if article >= len(clauses.words) or clauses.words[article].tag not in {"DT", "PRP$"}:
        return None
    head = clauses.words[article].head
    return head if head > article and clauses.is_noun(head) else None


def _speakers(stage: Stage, index: int) -> tuple[str, ...]:
    statement = stage.statement_around(stage.clauses.words[index].span)
    return tuple(stage.can_act(statement.speakers)) if statement is not None else ()
