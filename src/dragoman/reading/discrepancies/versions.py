"""Two tellers' versions of one thing: what the one affirms and the other negates; when, where and why they differ."""

from collections.abc import Callable, Iterator

from dragoman.model.plover import EventType
from dragoman.model.span import Span
from dragoman.model.vocabulary import DiscrepancyField, Modality
from dragoman.reading.discrepancies.pairs import Pair, Scene
from dragoman.reading.discrepancies.tellings import (
    Telling,
    around,
    by_others,
    nouns,
    on_same,
    refers_back,
    speaks_for,
    taking_part,
    tellings,
    who_acts,
)  # fmt: skip
from dragoman.reading.lemma import word_set

_BACK = 3
"""In how many sentences one who negates a clause still answers it."""
_CONSENT = word_set("accept agree sign back support endorse approve reject ready willing prepared")
_MUTUAL = word_set("meet speak talk")
_REPLY = word_set("reply respond answer decide see receive read")
_INCLUDE = word_set("include cover contain mention provide comprise apply extend concern encompass part")
_DEALS = word_set(
    "deal agreement truce ceasefire cease-fire treaty accord pact text draft document plan proposal offer memorandum"
)
_SAME_DEED = tuple(
    word_set(row)
    for row in (
        "hold take_place happen occur", "free release liberate", "stop intercept seize detain", "fall capture take",
        "die perish kill", "meet talk speak", "begin start open",
    )
)  # fmt: skip
_WHERE = frozenset({"in", "at", "near", "outside", "off"})
_CAUSED = word_set("cause trigger spark start provoke")
_STRIKE = word_set("hit strike shoot bomb shell poison attack sabotage torch kill blow murder down")
_LEAVE = word_set("leave withdraw retreat quit depart vacate evacuate pull")
_FORCES = word_set("troop soldier force man unit fighter army tank police guard militia rebel militant")
_SAFE = word_set("safely unharmed peacefully unhurt intact")
_KEPT = word_set("observe respect hold keep honour honor")
_TRUCES = word_set("truce ceasefire cease-fire armistice calm")
_WILLINGLY = word_set("freely voluntarily willingly accord will volition")
_FORCED = word_set("expel deport abduct kidnap seize drag gunpoint force compel evict arrest")
_ATTACKING = word_set("target attack hit strike kill shell bomb shoot shot fire use")
_ENDING = word_set("break cancel walk leave quit abandon reject refuse block postpone delay end")
_ASKING = word_set("ask request initiate propose suggest seek")
_THOSE = word_set("it there")
_TAKE = word_set("take capture fall seize conquer")
_SHELLING = word_set("shelling bombing attack strike missile drone airstrike sabotage explosives")
_MISHAPS = word_set("accident fault malfunction failure lightning mishap cylinder negligence")
_OPPOSITES = (
    (word_set("refuse deny block bar"), word_set("grant allow permit approve"), DiscrepancyField.OCCURRENCE),
    (word_set("capture survive arrest"), word_set("kill die execute"), DiscrepancyField.OCCURRENCE),
    (word_set("recall resign depart"), word_set("expel dismiss sack deport"), DiscrepancyField.CAUSE),
    (word_set("begin start"), word_set("cancel postpone"), DiscrepancyField.OCCURRENCE),
    (word_set("reach arrive"), word_set("return sink"), DiscrepancyField.OCCURRENCE),
)
"""Predicates that exclude each other where they are told of one person or thing."""
_DIRECTIONS = word_set("east west north south")
_FIRST = frozenset({"first"})
_OPEN_FIRE = word_set("fire shoot attack open start strike")
_CONTACTS = word_set("call meeting talk talks visit conversation delay contact session round summit")
_ANSWER = word_set("return respond answer retaliate")


def versions(scene: Scene) -> Iterator[Pair]:
    """Find what two tellers tell of one thing so that one of them must be wrong."""
    told = list(tellings(scene))
    for at, second in enumerate(told):
        for first in reversed(told[:at]):
            if second.sentence - first.sentence > _BACK:
                break
            if first.span.overlaps(second.span) or not by_others(scene, first, second):
                continue
            field = next((f for rule in _RULES if (f := rule(scene, first, second)) is not None), None)
            if field is not None:
                yield Pair(field, first.span, second.span, _about(scene, first.span))
                break


def _about(scene: Scene, span: Span) -> str | None:
    return next((e.id for e in scene.events if any(span.holds(t) for t in e.trigger)), None)


def _negated(scene: Scene, first: Telling, second: Telling) -> DiscrepancyField | None:
    """Compare what one affirms with what another negates: the same deed, or the same thing that is there or not."""
    if first.negated or not second.negated:
        return None
    clauses = scene.clauses
    shared = first.nouns & second.nouns
    none = {clauses.lemmas[n] for n in _denied_nouns(scene, second)}
    if second.sentence - first.sentence <= 1 and (none & first.nouns or "such" in _lemmas(scene, second)):
        ahead = _wishes(scene, first) or _wishes(scene, second)
        return DiscrepancyField.OCCURRENCE if none and not ahead else None
    if clauses.children(second.index, "expl"):
        missing = {clauses.lemmas[c] for c in clauses.children(second.index, "nsubj")}
        return DiscrepancyField.OCCURRENCE if missing & first.nouns else None
    if first.name == second.name and first.name not in {"be", "have", "do", "say"}:
        if first.name in _MUTUAL and taking_part(scene, first) & scene.sides(second.chain[:1]):
            return DiscrepancyField.OCCURRENCE
        nobody = any(clauses.lemmas[s] in {"nobody", "none", "one"} for s in second.subjects)
        if nobody or on_same(scene, first, second) or (_of_all(scene, first) and second.sentence - first.sentence <= 1):
            return DiscrepancyField.STANCE if _consents(first) else DiscrepancyField.OCCURRENCE
    if _includes(scene, first) and _includes(scene, second) and shared - _DEALS:
        return DiscrepancyField.TERMS
    if second.sentence - first.sentence > 1:
        return None
    consent = _consents(first) and (_consents(second) or second.name in _REPLY)
    if consent and (on_same(scene, first, second) or _of_all(scene, first)):
        return DiscrepancyField.STANCE
    accused = _hostile(scene, first) and speaks_for(scene, second, first)
    there = first.nouns & nouns(scene, around(scene, second))
    return DiscrepancyField.OCCURRENCE if accused and there else None


def _denied_nouns(scene: Scene, telling: Telling) -> list[int]:
    """Return the things of which a clause says that there were none: "no invitation had been received"."""
    clauses = scene.clauses
    return [
        n
        for n in clauses.children(telling.index, "nsubj", "nsubjpass", "dobj")
        if clauses.is_noun(n) and any(clauses.lemmas[d] == "no" for d in clauses.children(n, "neg", "det"))
    ]


def _wishes(scene: Scene, telling: Telling) -> frozenset[int]:
    """Return a clause's predicate if it only tells of what is to come or wished: "would meet", "to send"."""
    clauses = scene.clauses
    ahead = any(clauses.words[c].tag == "MD" for c in clauses.children(telling.index, "aux"))
    return frozenset({telling.index} if ahead or telling.name in {"want", "hope", "expect", "demand"} else ())


def _of_all(scene: Scene, telling: Telling) -> bool:
    """Tell whether a clause is about all parties at once, of which each may answer for itself."""
    clauses = scene.clauses
    return any(
        clauses.lemmas[s] in {"party", "side", "member", "delegation", "government"}
        and {clauses.lemmas[c] for c in clauses.children(s, "det", "cc:preconj", "nummod", "predet")}
        & {"all", "both", "every", "each", "two"}
        for s in telling.subjects
    )


def _consents(telling: Telling) -> bool:
    return telling.name in _CONSENT


def _includes(scene: Scene, telling: Telling) -> bool:
    return telling.name in _INCLUDE and bool(nouns(scene, telling.span) & _DEALS | _pronoun_subject(scene, telling))


def _pronoun_subject(scene: Scene, telling: Telling) -> frozenset[str]:
    return frozenset(scene.clauses.lemmas[s] for s in telling.subjects) & {"it", "this", "that"}


def _hostile(scene: Scene, telling: Telling) -> bool:
    kinds, word = {EventType.ASSAULT, EventType.COERCE}, scene.clauses.words[telling.index].span
    return any(
        e.type in kinds and e.modality is Modality.ACTUAL and any(t.overlaps(word) for t in e.trigger)
        for e in scene.events
    )


def _deed(scene: Scene, telling: Telling) -> str:
    objects = {scene.clauses.lemmas[o] for o in scene.clauses.children(telling.index, "dobj")}
    return "take_place" if telling.name == "take" and "place" in objects else telling.name


def _same_deed(scene: Scene, first: Telling, second: Telling) -> bool:
    one, other = _deed(scene, first), _deed(scene, second)
    return one == other or any({one, other} <= row for row in _SAME_DEED)


def _differing(scene: Scene, first: Telling, second: Telling) -> DiscrepancyField | None:
    """Compare when, where and why one deed happened as two tell it."""
    if first.negated or second.negated or second.sentence - first.sentence > 1:
        return None
    one, other = (frozenset(_lemmas(scene, t) & _DIRECTIONS if _comes_from(scene, t) else ()) for t in (first, second))
    if one and other and not one & other and refers_back(scene, second):
        return DiscrepancyField.PLACE
    until, deadline = _deadline(scene, first), _deadline(scene, second)
    if until and deadline and not until & deadline:
        return DiscrepancyField.DATE
    both = on_same(scene, first, second)
    if both and _because(scene, first) and _because(scene, second):
        return DiscrepancyField.REASON
    if not both or not _same_deed(scene, first, second) or _of_two(scene, first, second):
        return None
    for phrases, field in ((_days, DiscrepancyField.DATE), (_places, DiscrepancyField.PLACE)):
        one, other = phrases(scene, first), phrases(scene, second)
        if one and other and not one & other:
            return field
    return None


def _comes_from(scene: Scene, telling: Telling) -> bool:
    """Tell whether a clause says from which quarter something came: "a shell fired from the east"."""
    clauses = scene.clauses
    inside = clauses.layers.words_in(telling.span)
    return any(clauses.lemmas[i] in _DIRECTIONS and clauses.preposition(i) == "from" for i in inside)


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


def _spots(scene: Scene, telling: Telling) -> frozenset[str]:
    """Return where a clause says something is: "on the coast", "in the north"."""
    clauses = scene.clauses
    inside = [i for i in clauses.layers.words_in(telling.span) if not clauses.is_time(i)]
    return frozenset(clauses.lemmas[i] for i in inside if clauses.preposition(i) in {"in", "on", "at", "near"})


def _days(scene: Scene, telling: Telling) -> frozenset[str]:
    clauses = scene.clauses
    return frozenset(
        clauses.lemmas[i]
        for child in clauses.children(telling.index, "nmod", "nmod:tmod")
        if clauses.is_date(child) and clauses.preposition(child) in {None, "on", "in"}
        for i in [child, *clauses.modifiers(child)]
        if clauses.words[i].tag in {"NNP", "CD"}
    )


def _places(scene: Scene, telling: Telling) -> frozenset[str]:
    clauses = scene.clauses
    found = set[str]()
    for child in clauses.children(telling.index, "nmod"):
        if clauses.preposition(child) in _WHERE and clauses.is_noun(child) and not clauses.is_time(child):
            named = [i for i in [child, *clauses.modifiers(child)] if clauses.words[i].tag[:3] in {"NNP", "JJ"}]
            found.add(" ".join(clauses.lemmas[i] for i in sorted(named)))
    return frozenset(found - {""})


def _caused(scene: Scene, first: Telling, second: Telling) -> DiscrepancyField | None:
    """Compare an accident or illness that one gives as the cause with the attack that another tells."""
    if second.sentence - first.sentence > 1 or first.negated or second.negated:
        return None
    for one, other in ((first, second), (second, first)):
        excluded = _natural(scene, one) and other.name in _STRIKE and not _natural(scene, other)
        if excluded and (refers_back(scene, second) or first.nouns & second.nouns):
            return DiscrepancyField.CAUSE
    return None


def _natural(scene: Scene, telling: Telling) -> bool:
    clauses = scene.clauses
    if telling.name in _CAUSED and clauses.is_passive(telling.index):
        return bool(clauses.phrases(telling.index, "by"))
    return telling.name == "die" and bool(clauses.phrases(telling.index, "of", "from"))


def _belied(scene: Scene, first: Telling, second: Telling) -> DiscrepancyField | None:
    """Compare one side's "has never targeted civilians" with what another tells of that side's attacks."""
    if not first.negated or second.negated or second.sentence - first.sentence > 1 or first.name not in _ATTACKING:
        return None
    deed = scene.clauses.words[second.index].span
    for event in scene.events:
        attack = event.type is EventType.ASSAULT and event.modality is Modality.ACTUAL
        if attack and any(t.overlaps(deed) for t in event.trigger):
            theirs = who_acts(scene, first) & scene.sides(event.actors)
            return DiscrepancyField.OCCURRENCE if theirs else None
    return None


def _initiated(scene: Scene, first: Telling, second: Telling) -> DiscrepancyField | None:
    """Compare who is said to have asked for a contact or broken one off."""
    if second.sentence - first.sentence > 1 or first.negated or second.negated:
        return None
    clauses = scene.clauses
    cleft = any(clauses.lemmas[c] == "it" for c in clauses.children(second.index, "nsubj"))
    if cleft and clauses.is_noun(second.index) and clauses.children(second.index, "cop"):
        relative = clauses.children(second.index, "acl:relcl")
        if relative and {clauses.lemmas[s] for s in first.subjects} & {*_THOSE}:
            return None
        if relative and first.name in _ENDING | _ASKING and clauses.lemmas[relative[0]] in _ENDING | _ASKING:
            return DiscrepancyField.ACTORS
    idea = {clauses.lemmas[s] for s in second.subjects} & {"idea", "initiative", "request", "suggestion"}
    if not (idea or refers_back(scene, second) or first.nouns & second.nouns):
        return None
    one, other = (_askers(scene, t) for t in (first, second))
    return DiscrepancyField.ACTORS if one and other and not one & other else None


def _askers(scene: Scene, telling: Telling) -> frozenset[str]:
    """Return who a clause says has asked for something or had the idea of it."""
    clauses, index = scene.clauses, telling.index
    if telling.name in _ASKING and clauses.is_verb(index):
        words = clauses.subjects(index) if _is_for_contact(scene, telling) else []
    elif {clauses.lemmas[s] for s in telling.subjects} & {"idea", "initiative", "request", "suggestion"}:
        words = clauses.phrases(index, "from")
    else:
        return frozenset()
    found = {i for w in words for i in scene.sides(scene.stage.who(w))}
    return frozenset(found or {clauses.lemmas[w] for w in words if clauses.is_noun(w)})


def _is_for_contact(scene: Scene, telling: Telling) -> bool:
    """Tell whether what a clause asks for is a contact or its delay: not "asked him to seek consent to a meeting"."""
    clauses, index = scene.clauses, telling.index
    things = telling.subjects if clauses.is_passive(index) else clauses.objects(index)
    return bool({clauses.lemmas[t] for t in (*things, *clauses.phrases(index, "for"))} & (_CONTACTS | _THOSE))


def _opposed(scene: Scene, first: Telling, second: Telling) -> DiscrepancyField | None:
    """Compare deeds that exclude each other: left and still there, safe and shot at, freely and by force."""
    if second.sentence - first.sentence > 1:
        return None
    clauses = scene.clauses
    one, other = (_lemmas(scene, t) for t in (first, second))
    if not first.negated and first.name in _LEAVE and "still" in other and not second.negated:
        forces = {clauses.lemmas[s] for s in second.subjects} & _FORCES and one & _FORCES
        if forces or on_same(scene, first, second):
            return DiscrepancyField.OCCURRENCE
    if not first.negated and not second.negated:
        kept = first.name in _KEPT and {clauses.lemmas[s] for s in first.subjects} & _TRUCES
        here, there = _spots(scene, first), _spots(scene, second)
        if kept and here and there and not here & there:
            return None
        calm = kept or (one & _SAFE and refers_back(scene, second))
        if calm and _fighting(scene, second):
            return DiscrepancyField.OCCURRENCE
        for willing, forced in ((one, other), (other, one)):
            freely = willing & _WILLINGLY and ("own" in willing or willing & {"freely", "voluntarily", "willingly"})
            if freely and forced & _FORCED and "from" not in forced:
                return DiscrepancyField.CAUSE
        if _FIRST & one and first.name in _OPEN_FIRE and second.name in _ANSWER and "fire" in one | other:
            return DiscrepancyField.ACTORS
    return None


def _antonyms(scene: Scene, first: Telling, second: Telling) -> DiscrepancyField | None:
    """Compare predicates that exclude each other for the same person or thing: "captured alive", "killed"."""
    if first.negated or second.negated or second.sentence - first.sentence > 1:
        return None
    if _wishes(scene, first) or _wishes(scene, second):
        return None
    shared = first.nouns & second.nouns
    if not shared and _of_two(scene, first, second):
        return None
    one, other = (frozenset({t.name}) for t in (first, second))
    for left, right, field in _OPPOSITES:
        if (one & left and other & right) or (one & right and other & left):
            subject = scene.clauses.is_passive(first.index) == scene.clauses.is_passive(second.index)
            same = on_same(scene, first, second) and (subject or scene.clauses.is_passive(second.index))
            if same or shared:
                return field
    held = first.name in _TAKE and second.name in {"hold", "control", "defend", "be", "remain"}
    still = held and _lemmas(scene, second) & {"still", "ours", "remain"}
    linked = refers_back(scene, second) or first.nouns & second.nouns
    return DiscrepancyField.OCCURRENCE if still and linked else None


def _accident(scene: Scene, first: Telling, second: Telling) -> DiscrepancyField | None:
    """Compare an attack that one tells with the accident that another makes of it."""
    if first.negated or second.negated or second.sentence - first.sentence > 1:
        return None
    for one, other in ((first, second), (second, first)):
        attacked = _hostile(scene, one) or _lemmas(scene, one) & _SHELLING or _brought_down(scene, one)
        if attacked and _lemmas(scene, other) & _MISHAPS and not _lemmas(scene, one) & _MISHAPS:
            linked = refers_back(scene, second) or first.nouns & second.nouns
            if linked or _lemmas(scene, first) & {"damage", "explosion", "fire", "blast", "crash", "death"}:
                return DiscrepancyField.CAUSE
    return None


def _brought_down(scene: Scene, telling: Telling) -> bool:
    return telling.name in {"bring", "shoot"} and "down" in _lemmas(scene, telling)


def _lemmas(scene: Scene, telling: Telling) -> frozenset[str]:
    return frozenset(scene.clauses.lemmas[i] for i in scene.clauses.layers.words_in(telling.span))


def _fighting(scene: Scene, telling: Telling) -> bool:
    inside = _lemmas(scene, telling)
    if inside & {"continue", "resume"} and inside & {"shell", "shelling", "fighting", "fire", "bombing", "attack"}:
        return True
    return _hostile(scene, telling) or bool(inside & {"shoot", "fire"} and inside & {"at", "on"})


_RULES: tuple[Callable[[Scene, Telling, Telling], DiscrepancyField | None], ...] = (
    _negated, _belied, _differing, _caused, _initiated, _opposed, _antonyms, _accident,
)  # fmt: skip
