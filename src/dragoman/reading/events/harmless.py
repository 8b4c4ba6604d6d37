"""Words of violence that tell of no violence: disasters, games, quarrels, and figures of speech.

A flood kills and a team beats another, but nobody has attacked anybody; whoever attacks a budget accuses.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model.plover import EventType
from dragoman.model.vocabulary import ActorKind
from dragoman.reading.actors import Form
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.field import is_sport
from dragoman.reading.events.lexicon import Pattern
from dragoman.reading.events.participants import Stage
from dragoman.reading.events.triggers import Trigger
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set

_NATURE = word_set(
    """
    storm hurricane cyclone typhoon tornado blizzard earthquake quake tremor aftershock tsunami flood flooding
    floodwater landslide mudslide rockslide avalanche drought famine wildfire bushfire blaze rain rainfall rainstorm
    downpour snow snowstorm hail lightning heatwave heat cold monsoon eruption volcano inferno
    accident crash derailment pile-up capsizing stampede
    virus disease illness infection outbreak epidemic pandemic cholera ebola measle malaria dengue polio plague flu
    influenza coronavirus cancer tuberculosis typhoid hiv pneumonia
    shark bear crocodile elephant lion tiger leopard dog snake bee
    """
)
"""What harms without anybody's doing."""
_NAMED = word_set("storm hurricane cyclone typhoon tornado earthquake virus")
"""What of these bears a name: "Hurricane Ida", but no army of Tigers."""
_ABSTRACT = word_set(
    """
    hope dream chance bid bill budget idea argument claim notion theory share stock price currency profit export
    economy morale confidence career reputation record deal offer appetite momentum ruling verdict law tax reform
    """
)
"""What is killed, hit or shot down in words only."""
_MOCK = word_set("mock dummy simulated simulate practice imaginary notional")
_REHEARSALS = word_set("exercise drill manoeuvre maneuver rehearsal simulation re-enactment reenactment")
_QUARRELS = word_set("scandal row dispute controversy debate anger rage fury market price sale bombe population")
_EVILS = word_set("corruption poverty hunger inflation crime waste climate racism addiction unemployment fraud")
_TAME = word_set("price trade patent culture turf bidding word propaganda currency tariff ratings streaming")
_PLAYERS = word_set("team squad club champion striker midfielder coach player batsman")
_POINTS = word_set("wicket goal point run vote margin try length second set")
_ATTACKING = word_set("attack come blast hit slam assail fire barrage broadside")
_CRITICISED = word_set(
    """
    plan decision policy handling record stance remark comment speech budget bill law reform ruling verdict judgment
    judgement argument idea proposal expense failure silence approach tax spending reshuffle programme program agenda
    strategy deal
    """
)
_CRITICISM = Pattern("attack", "attack", EventType.ACCUSE, None)


def without_harmless(stage: Stage, triggers: list[Trigger]) -> list[Trigger]:
    """Return the triggers without those of violence that harms nobody; an attack on a plan is meant as criticism."""
    meant = [_as_meant(stage.clauses, trigger) for trigger in triggers]
    in_game = is_sport(stage.clauses)
    return [t for t in meant if t.pattern.type is not EventType.ASSAULT or not (in_game or _is_harmless(stage, t))]


def _as_meant(clauses: Clauses, trigger: Trigger) -> Trigger:
    index = trigger.index
    objects = clauses.objects(index) if trigger.is_verb else []
    names = {clauses.lemmas[i] for i in [index, *objects]}
    if trigger.pattern.type is not EventType.ASSAULT or _ATTACKING.isdisjoint(names):
        return trigger
    below = {i for i in clauses.layers.subtree(index) if clauses.preposition(i) in {"over", "for", "on", "against"}}
    below.update(p for above in _holding(clauses, index) for p in clauses.phrases(above, "on"))
    criticised = any(clauses.lemmas[i] in _CRITICISED for i in below.union(objects) if i != index)
    return replace(trigger, pattern=_CRITICISM) if criticised else trigger


def _is_harmless(stage: Stage, trigger: Trigger) -> bool:
    clauses, index = stage.clauses, trigger.index
    objects = clauses.objects(index) if trigger.is_verb else []
    holding = [*_holding(clauses, index), *objects]
    against = [p for word in holding for p in clauses.phrases(word, "with", "against", "on")]
    if _is_rehearsed(clauses, index, objects):
        return True
    if any(clauses.lemmas[p] in _EVILS or _is_natural(clauses, p) for p in against):
        return True
    if not trigger.is_verb:
        return _is_tame(clauses, index)
    return (
        has_natural_cause(clauses, index)
        or any(clauses.lemmas[s] in _QUARRELS or _is_tame(clauses, s) for s in clauses.subjects(index))
        or any(clauses.lemmas[o] in _ABSTRACT for o in objects)
        or _is_game(stage, index, objects)
    )


def _holding(clauses: Clauses, index: int) -> list[int]:
    """Return a word and the verb that it is the object of, on which its phrase may hang: "lost her battle with it"."""
    word = clauses.words[index]
    return [index, word.head] if word.relation == "dobj" and word.head != ROOT else [index]


def _is_rehearsed(clauses: Clauses, index: int, objects: Sequence[int]) -> bool:
    """Tell whether violence is only played: "a mock attack", "held a drill, shelling a dummy village"."""
    if any(clauses.lemmas[m] in _MOCK for word in [index, *objects] for m in clauses.modifiers(word)):
        return True
    word = clauses.words[index]
    verbs = [index, word.head] if word.relation in {"advcl", "xcomp", "conj", "nmod"} and word.head != ROOT else [index]
    practised = [p for v in verbs for p in [*clauses.objects(v), *clauses.phrases(v, "in", "during", "as")]]
    return any(clauses.lemmas[clauses.antecedent(p)] in _REHEARSALS for p in practised)


def has_natural_cause(clauses: Clauses, verb: int) -> bool:
    """Tell whether a verb tells what a disaster, an accident, an illness or an animal has done."""
    causes = [*clauses.subjects(verb), *(clauses.phrases(verb, "in") if clauses.is_passive(verb) else [])]
    return any(_is_natural(clauses, cause) for cause in causes)


def _is_natural(clauses: Clauses, noun: int) -> bool:
    inner = [p for p in clauses.of_phrases(noun) if clauses.words[p].tag in {"NN", "NNS"}]
    parts = [*clauses.children(noun, "compound"), noun]
    is_one = any(clauses.lemmas[i].lower() in (_NAMED if _is_name(clauses, i) else _NATURE) for i in parts)
    return is_one and (not inner or any(clauses.lemmas[i] in _NATURE for i in inner))


def _is_name(clauses: Clauses, index: int) -> bool:
    return clauses.words[index].tag in {"NNP", "NNPS"}


def _is_tame(clauses: Clauses, noun: int) -> bool:
    """Tell whether a noun of war is one by name only: "a price war"."""
    return not _TAME.isdisjoint(clauses.lemmas[m] for m in clauses.modifiers(noun))


def _is_game(stage: Stage, verb: int, beaten: Sequence[int]) -> bool:
    """Tell whether who is beaten has only lost: a country or club, or anybody by so many goals or votes."""
    clauses = stage.clauses
    if clauses.lemmas[verb] != "beat" or clauses.children(verb, "compound:prt"):
        return False
    if any(clauses.lemmas[p] in _POINTS for p in clauses.phrases(verb, "by")):
        return True
    if any(clauses.lemmas[s] in _PLAYERS for s in clauses.subjects(verb)):
        return True
    names = [o for o in beaten if (m := stage.cast.mention_at(o)) is not None and m.form in {Form.NAME, Form.PLACE}]
    return any(
        stage.cast.kind_of(a) is ActorKind.ORGANISATION
        or (stage.cast.kind_of(a) is ActorKind.STATE and clauses.words[o].tag == "NNP")  # not so "the Palestinians"
        for o in names
        for a in stage.cast.at(o)
    )
