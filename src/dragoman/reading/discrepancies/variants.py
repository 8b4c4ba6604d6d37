"""What two tellers both affirm, and differently: when, where, why and by whom, or deeds that exclude each other.

Each question is asked of two clauses at most a sentence apart.
"""

from collections.abc import Callable
from itertools import product

from dragoman.model.vocabulary import DiscrepancyField
from dragoman.reading.discrepancies.days import are_two, days_in
from dragoman.reading.discrepancies.pairs import Scene
from dragoman.reading.discrepancies.tellings import (
    Telling,
    hostile,
    lemmas_of,
    nouns_of,
    on_same,
    once,
    refers_back,
    shared_nouns,
    wishes,
)
from dragoman.reading.lemma import word_set

_SAME_DEED = {
    name: row
    for row in (
        "hold take_place happen occur", "free release liberate", "stop intercept seize detain", "fall capture take",
        "die perish kill", "meet talk speak", "begin start open",
    )
    for name in row.split()
}  # fmt: skip
_WHERE = frozenset({"in", "at", "near", "outside", "off"})
_NAMELESS = word_set("capital city town village country area region")
_CAUSED = word_set("cause trigger spark start provoke")
_STRIKE = word_set("hit strike shoot bomb shell poison attack sabotage torch kill blow murder down")
_LEAVE = word_set("leave withdraw retreat quit depart vacate evacuate pull")
_FORCES = word_set("troop soldier force man unit fighter army tank police guard militia rebel militant")
_SAFE = word_set("safely unharmed peacefully unhurt intact")
_KEPT = word_set("observe respect hold keep honour honor")
_TRUCES = word_set("truce ceasefire cease-fire armistice calm")
_WILLINGLY = word_set("freely voluntarily willingly accord will volition")
_FORCED = word_set("expel deport abduct kidnap seize drag gunpoint force compel evict arrest")
_TAKE = word_set("take capture fall seize conquer")
_SHELLING = word_set("shelling bombing attack strike missile drone airstrike sabotage explosives")
_MISHAPS = word_set("accident fault malfunction failure lightning mishap cylinder negligence")
_OPPOSITES = (
    (word_set("refuse deny block bar"), word_set("grant allow permit approve"), DiscrepancyField.OCCURRENCE),
    (word_set("capture survive arrest"), word_set("kill die execute"), DiscrepancyField.OCCURRENCE),
    (word_set("recall resign depart"), word_set("expel dismiss sack deport"), DiscrepancyField.CAUSE),
    (word_set("begin start"), word_set("cancel postpone"), DiscrepancyField.OCCURRENCE),
    (word_set("reach arrive"), word_set("return sink"), DiscrepancyField.OCCURRENCE),
    (word_set("open reopen"), word_set("close shut block seal"), DiscrepancyField.OCCURRENCE),
    (word_set("remain stand"), word_set("withdraw lapse expire collapse"), DiscrepancyField.OCCURRENCE),
)
_OPPOSITE = {frozenset(pair): field for *sides, field in _OPPOSITES for pair in product(*sides)}
"""Predicates that exclude each other where they are told of one person or thing."""
_DIRECTIONS = word_set("east west north south")
_FIRST = frozenset({"first"})
_OPEN_FIRE = word_set("fire shoot attack open start strike")
_ANSWER = word_set("return respond answer retaliate")
_STOPPING = word_set("halt stop suspend cease pause end")
_FIRE = word_set("strike attack fire shelling operation hostility bombing raid offensive bombardment")
_UNANIMOUS = word_set("unanimous unanimously")
_DISSENTING = word_set("against abstain oppose dissent")
_LETTING_GO = word_set("release free evacuate withdraw remove clear return lift dismantle destroy")
_EVERY = word_set("all every last")
_NOBODYS = word_set("international neutral")
_OURS = word_set("territorial territory")
_WATERS = word_set("water sea airspace zone")
_HELD = word_set("hold control defend be remain")


@once
def _deed(scene: Scene, telling: Telling) -> str:
    """Return what a clause tells of, by the row of its verb where that has others of its meaning."""
    objects = {scene.clauses.lemmas[o] for o in scene.clauses.children(telling.index, "dobj")}
    name = "take_place" if telling.name == "take" and "place" in objects else telling.name
    return _SAME_DEED.get(name, name)


def _same_deed(scene: Scene, first: Telling, second: Telling) -> bool:
    return _deed(scene, first) == _deed(scene, second)


def differing(scene: Scene, first: Telling, second: Telling) -> DiscrepancyField | None:
    """Compare when, where and why one deed happened as two tell it."""
    if _differ(_quarters, scene, first, second) and refers_back(scene, second):
        return DiscrepancyField.PLACE
    if _differ(_deadline, scene, first, second):
        return DiscrepancyField.DATE
    reasons = _because(scene, first) and _because(scene, second)
    same = _same_deed(scene, first, second) or _says_only_when(scene, second)
    if not (reasons or same) or not on_same(scene, first, second):
        return None
    if reasons:
        return DiscrepancyField.REASON
    if _of_two(scene, first, second):
        return None
    if are_two(_days(scene, first), _days(scene, second)):
        return DiscrepancyField.DATE
    return DiscrepancyField.PLACE if _differ(_places, scene, first, second) else None


def _differ(ask: Callable[[Scene, Telling], frozenset[str]], scene: Scene, first: Telling, second: Telling) -> bool:
    """Tell whether two clauses both answer a question, and in nothing the same."""
    return bool((one := ask(scene, first)) and (other := ask(scene, second)) and one.isdisjoint(other))


@once
def _quarters(scene: Scene, telling: Telling) -> frozenset[str]:
    """Return from which quarter a clause says that something came: "a shell fired from the east"."""
    clauses = scene.clauses
    inside = clauses.layers.words_in(telling.span)
    if not any(clauses.lemmas[i] in _DIRECTIONS and clauses.preposition(i) == "from" for i in inside):
        return frozenset()
    return lemmas_of(scene, telling) & _DIRECTIONS


@once
def _deadline(scene: Scene, telling: Telling) -> frozenset[str]:
    """Return the day until which a clause gives time: "until 1 July", "the deadline was 15 July"."""
    clauses = scene.clauses
    ends = [c for c in clauses.layers.words_in(telling.span) if clauses.preposition(c) in {"until", "by", "till"}]
    if any(clauses.lemmas[s] == "deadline" for s in telling.subjects):
        ends += clauses.layers.words_in(telling.span)
    return frozenset(
        " ".join(clauses.lemmas[i] for i in sorted([e, *clauses.children(e, "nummod", "compound")]))
        for e in ends
        if clauses.is_date(e) and (clauses.children(e, "nummod", "compound") or clauses.words[e].tag == "NNP")
    )


@once
def _because(scene: Scene, telling: Telling) -> bool:
    clauses = scene.clauses
    for child in clauses.children(telling.index, "nmod", "advcl"):
        if "because" in {clauses.lemmas[c] for c in clauses.children(child, "case", "mark")}:
            return True
    return False


def _of_two(scene: Scene, first: Telling, second: Telling) -> bool:
    """Tell whether two deeds are done to different people or things, as far as both clauses name them."""
    one, other = (
        {scene.clauses.lemmas[o] for o in scene.clauses.objects(t.index) if scene.clauses.is_noun(o)} - {"place"}
        for t in (first, second)
    )
    return bool(one and other and not one & other)


@once
def _spots(scene: Scene, telling: Telling) -> frozenset[str]:
    """Return where a clause says something is: "on the coast", "in the north"."""
    clauses = scene.clauses
    inside = [i for i in clauses.layers.words_in(telling.span) if clauses.preposition(i) in {"in", "on", "at", "near"}]
    return frozenset(clauses.lemmas[i] for i in inside if not clauses.is_time(i))


@once
def _days(scene: Scene, telling: Telling) -> frozenset[str]:
    clauses = scene.clauses
    if _says_only_when(scene, telling):
        return days_in(clauses, clauses.layers.words_in(telling.span))
    return days_in(
        clauses,
        [
            i
            for child in clauses.children(telling.index, "nmod", "nmod:tmod")
            if clauses.is_time(child) and clauses.preposition(child) in {None, "on", "in"}
            for i in clauses.layers.subtree(child)
        ],
    )


@once
def _says_only_when(scene: Scene, telling: Telling) -> bool:
    """Tell whether a clause says of what was told before on which day it was: "it had been on the 8th"."""
    clauses = scene.clauses
    if not {clauses.lemmas[s] for s in telling.subjects} & {"it", "that", "this"}:
        return False
    predicate = [telling.index, *clauses.children(telling.index, "nummod", "appos", "compound")]
    return not clauses.is_verb(telling.index) and bool(days_in(clauses, predicate))


@once
def _places(scene: Scene, telling: Telling) -> frozenset[str]:
    clauses = scene.clauses
    found = set[str]()
    for child in clauses.children(telling.index, "nmod"):
        if clauses.preposition(child) in _WHERE and clauses.is_noun(child) and not clauses.is_time(child):
            if clauses.lemmas[child] in _NAMELESS and not clauses.children(child, "compound"):
                continue  # "in the Syrian capital" may be what another names
            named = [i for i in [child, *clauses.modifiers(child)] if clauses.words[i].tag[:3] in {"NNP", "JJ"}]
            found.add(" ".join(clauses.lemmas[i] for i in sorted(named)))
    return frozenset(found - {""})


def caused(scene: Scene, first: Telling, second: Telling) -> DiscrepancyField | None:
    """Compare an accident or illness that one gives as the cause with the attack that another tells."""
    for one, other in ((first, second), (second, first)):
        excluded = other.name in _STRIKE and _natural(scene, one) and not _natural(scene, other)
        if excluded and (refers_back(scene, second) or shared_nouns(scene, first, second)):
            return DiscrepancyField.CAUSE
    return None


@once
def _natural(scene: Scene, telling: Telling) -> bool:
    clauses = scene.clauses
    if telling.name in _CAUSED and clauses.is_passive(telling.index):
        return bool(clauses.phrases(telling.index, "by"))
    return telling.name == "die" and bool(clauses.phrases(telling.index, "of", "from"))


def opposed(scene: Scene, first: Telling, second: Telling) -> DiscrepancyField | None:
    """Compare deeds that exclude each other: left and still there, safe and shot at, freely and by force."""
    clauses = scene.clauses
    one, other = (lemmas_of(scene, t) for t in (first, second))
    if first.name in _LEAVE and "still" in other:
        forces = {clauses.lemmas[s] for s in second.subjects} & _FORCES and one & _FORCES
        if forces or on_same(scene, first, second):
            return DiscrepancyField.OCCURRENCE
    kept = first.name in _KEPT and {clauses.lemmas[s] for s in first.subjects} & _TRUCES
    if kept and _differ(_spots, scene, first, second):
        return None
    calm = kept or _stopped(scene, first) or (one & _SAFE and refers_back(scene, second))
    if calm and _fighting(scene, second):
        return DiscrepancyField.OCCURRENCE
    for willing, forced in ((one, other), (other, one)):
        freely = willing & _WILLINGLY and ("own" in willing or willing & {"freely", "voluntarily", "willingly"})
        if freely and forced & _FORCED and "from" not in forced:
            return DiscrepancyField.CAUSE
    for agreed, against in ((one, other), (other, one)):
        if agreed & _UNANIMOUS and against & _DISSENTING and "vote" in one | other:
            return DiscrepancyField.STANCE
    if _FIRST & one and first.name in _OPEN_FIRE and second.name in _ANSWER and "fire" in one | other:
        return DiscrepancyField.ACTORS
    return None


@once
def _stopped(scene: Scene, telling: Telling) -> bool:
    """Tell whether a clause says that fire or attacks have been stopped."""
    stopped = telling.name in _STOPPING and "have" in scene.clauses.auxiliaries(telling.index)
    return stopped and bool({scene.clauses.lemmas[o] for o in scene.clauses.objects(telling.index)} & _FIRE)


def left_behind(scene: Scene, first: Telling, second: Telling) -> DiscrepancyField | None:
    """Compare "released all the children" with what is still held: "30 children were still in the camp"."""
    clauses = scene.clauses
    if first.name not in _LETTING_GO or "still" not in lemmas_of(scene, second):
        return None
    things = [o for o in clauses.objects(first.index) if clauses.lemmas[o] in nouns_of(scene, second)]
    every = any({clauses.lemmas[c] for c in clauses.children(o)} & _EVERY for o in things)
    return DiscrepancyField.OCCURRENCE if every else None


def at_sea(scene: Scene, first: Telling, second: Telling) -> DiscrepancyField | None:
    """Compare "was in international waters" with "had entered our territorial sea"."""
    one, other = lemmas_of(scene, first), lemmas_of(scene, second)
    if one & _OURS and other & _NOBODYS:
        one, other = other, one
    apart = one & _NOBODYS and one & _WATERS and other & _OURS and other & _WATERS
    return DiscrepancyField.PLACE if apart and on_same(scene, first, second) else None


def antonyms(scene: Scene, first: Telling, second: Telling) -> DiscrepancyField | None:
    """Compare predicates that exclude each other for the same person or thing: "captured alive", "killed"."""
    one, other = first.name, second.name
    opposite = _OPPOSITE.get(frozenset({one, other}))
    held = one in _TAKE and other in _HELD and lemmas_of(scene, second) & {"still", "ours", "remain"}
    if not (opposite or held) or wishes(scene, first) or wishes(scene, second):
        return None
    shared = shared_nouns(scene, first, second)
    if not shared and _of_two(scene, first, second):
        return None
    if are_two(_days(scene, first), _days(scene, second)):
        return None  # "had been closed in May", "reopened in June": one after the other
    if opposite:
        subject = scene.clauses.is_passive(first.index) == scene.clauses.is_passive(second.index)
        same = on_same(scene, first, second) and (subject or scene.clauses.is_passive(second.index))
        if same or shared:
            return opposite
    return DiscrepancyField.OCCURRENCE if held and (shared or refers_back(scene, second)) else None


def accident(scene: Scene, first: Telling, second: Telling) -> DiscrepancyField | None:
    """Compare an attack that one tells with the accident that another makes of it."""
    for one, other in ((first, second), (second, first)):
        if not lemmas_of(scene, other) & _MISHAPS or lemmas_of(scene, one) & _MISHAPS:
            continue
        if hostile(scene, one) or lemmas_of(scene, one) & _SHELLING or _brought_down(scene, one):
            linked = refers_back(scene, second) or shared_nouns(scene, first, second)
            if linked or lemmas_of(scene, first) & {"damage", "explosion", "fire", "blast", "crash", "death"}:
                return DiscrepancyField.CAUSE
    return None


@once
def _brought_down(scene: Scene, telling: Telling) -> bool:
    return telling.name in {"bring", "shoot"} and "down" in lemmas_of(scene, telling)


@once
def _fighting(scene: Scene, telling: Telling) -> bool:
    inside = lemmas_of(scene, telling)
    goes_on = inside & {"continue", "resume"} or (telling.name == "go" and "on" in inside)
    if goes_on and inside & {"shell", "shelling", "fighting", "fire", "bombing", "attack"}:
        return True
    return hostile(scene, telling) or bool(inside & {"shoot", "fire"} and inside & {"at", "on"})
