"""Dead and injured as a clause tells them: "14 civilians were killed", "nine dead", "at least 20"."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model.record import Range, Toll
from dragoman.model.span import Span
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.numbers import Count, count_at, counts_of, is_dozens, total_of
from dragoman.reading.events.undergoing import BEARING
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set

_KILLED = word_set(
    """
    kill dead die death drown murder slay perish massacre life fatality behead strangle assassinate lynch slaughter
    butcher
    """
)
_INJURED = word_set("injure wound hurt injured wounded maim injury")
HARM = word_set("kill wound injure die hurt drown claim leave maim perish lose")
"""Verbs that only tell what a deed has cost."""
TOLLED = _KILLED | _INJURED
"""All words that a toll is read from."""
_SLAYING = {"execute": (), "gun": ("down",), "mow": ("down",), "pick": ("off",)}
"""Verbs of killing with their particles: "gunned down two judges"."""
_KILLINGS = word_set("killing murder assassination slaying beheading lynching massacre")
_MEN = word_set("man soldier troop fighter crewman sailor guard officer policeman militiaman marine pilot peacekeeper")
"""Whom an army or a crew loses."""
_TO_HOSPITAL = word_set("go take rush bring carry")
_HELPED = _TO_HOSPITAL | {"treat", "hospitalise", "hospitalize"}
_WOUNDS = word_set("wound injury burn cut shrapnel fracture")
_OTHER_FATES = word_set(
    "displace uproot evacuate arrest detain capture abduct kidnap seize miss missing release free destroy damage"
)
"""What becomes of people who are neither dead nor hurt, and of houses."""
_FIGURES = word_set("toll figure number count tally total")
_DEAD = word_set("death dead deaths killed fatality fatalities casualties casualty victims")
_HURT = word_set("injured wounded injuries hurt")
_LEADS = word_set("at to of least reach reached be stand exceed pass hit top than")
"""What stands before the figure itself: "at 41", "to at least nine", "had reached 12"."""
_INTRANSITIVE = frozenset({"die", "perish", "drown"})


def _people(clauses: Clauses, index: int) -> Sequence[int]:
    """Return the words that carry the numbers of those a verb or adjective of death or injury is about."""
    words = clauses.words
    word = words[index]
    if word.tag == "VBN" and index and words[index - 1].tag == "CD" and not clauses.children(index, "auxpass", "aux"):
        return [index - 1]  # "three dead and five injured"
    if clauses.lemmas[index] == "death":
        return clauses.objects(word.head) if _to_death(clauses, index) else [index]
    if clauses.lemmas[index] in _KILLINGS and clauses.is_noun(index):
        return clauses.of_phrases(index)
    if _to_hospital(clauses, index):
        return clauses.objects(index) or clauses.surface_subjects(index)
    if clauses.lemmas[index] == "dead" and index and clauses.lemmas[index - 1] in {"shoot", "leave"}:
        return clauses.objects(index - 1) or [c for c in clauses.children(index - 1, "nmod") if c > index]
    if clauses.lemmas[index] == "dead" and word.relation == "xcomp" and (left := clauses.objects(word.head)):
        return left  # "left two Indian and four Pakistani soldiers dead"
    if clauses.is_verb(index):
        if clauses.lemmas[index] in _INTRANSITIVE and not clauses.children(index, "dobj"):
            return clauses.surface_subjects(index)
        found = clauses.objects(index)
        if not found and word.relation == "conj" and not clauses.children(index, "nsubj", "nsubjpass"):
            return [c for c in clauses.children(index, "dep", "nummod") if words[c].tag == "CD"]
        return found
    # "nine dead and seventy wounded", "left nine dead", "the number of dead at five"
    own = [index] if any(words[c].tag == "CD" for c in clauses.children(index, "nummod", "compound", "dep")) else []
    if own:
        return own
    if index > 0 and (words[index - 1].tag == "CD" or (words[index - 1].tag == "NNS" and index > 1)):
        return [index - 1]  # "nine dead", "leaving 12 sailors dead"
    return clauses.children(index, "nsubj")


def read_toll(clauses: Clauses, within: range) -> tuple[Toll | None, tuple[Span, ...]]:
    """Read the dead and injured that a stretch of words tells, and the spans of the numbers."""
    killed: list[Count] = []
    injured: list[Count] = []
    for index in within:
        kills, hurts = _kills(clauses, index), _hurts(clauses, index)
        if not (kills or hurts):
            continue
        if (nobody := nobody_harmed(clauses, index)) is not None:
            for target in [*([killed] if kills else []), *([injured] if hurts else [])]:
                target.append(Count(Range(0, 0), nobody))
            continue
        if clauses.is_negated(index) or (kills and hurts):
            continue
        for count in _counts_told(clauses, index):
            if not any(count.span.overlaps(c.span) for c in killed + injured):
                (killed if kills else injured).append(count)
    if not killed and not injured:
        return None, ()
    return (
        Toll(total_of(clauses, killed), total_of(clauses, injured)),
        tuple(sorted({count.span for count in [*killed, *injured]})),
    )


def tells_toll(clauses: Clauses, index: int) -> bool:
    """Tell whether a word tells of dead or injured wherever it stands, apart from any deed."""
    name = clauses.lemmas[index]
    return name in TOLLED or (name in {"casualty", "lose"} and _kills(clauses, index)) or _to_hospital(clauses, index)


def _kills(clauses: Clauses, index: int) -> bool:
    name = clauses.lemmas[index]
    if name in _KILLED or name == "casualty":
        return True
    if not clauses.is_verb(index):
        return name in _KILLINGS
    if name == "lose":
        return any(clauses.lemmas[o] in _MEN for o in clauses.objects(index))
    return name in _SLAYING and clauses.lemmas[index + 1 : index + 1 + len(_SLAYING[name])] == _SLAYING[name]


def _hurts(clauses: Clauses, index: int) -> bool:
    return clauses.lemmas[index] in _INJURED or clauses.lemmas[index] == "casualty" or _to_hospital(clauses, index)


def _to_hospital(clauses: Clauses, index: int) -> bool:
    """Tell whether people are told to have been so hurt as to need help: "treated for burns", "went to hospital"."""
    name = clauses.lemmas[index]
    if name not in _HELPED or not clauses.is_verb(index):
        return False
    if name == "treat":
        return clauses.is_passive(index) and any(clauses.lemmas[p] in _WOUNDS for p in clauses.phrases(index, "for"))
    return name not in _TO_HOSPITAL or any(clauses.lemmas[p] == "hospital" for p in clauses.phrases(index, "to"))


def _to_death(clauses: Clauses, index: int) -> bool:
    """Tell whether a death only says how a verb ended: "hacked six farmers to death"."""
    above = clauses.words[index].head
    return above != ROOT and clauses.is_verb(above) and clauses.preposition(index) == "to"


def _counts_told(clauses: Clauses, index: int) -> list[Count]:
    """Read how many a word of death or injury is about."""
    name = clauses.lemmas[index]
    people = _people(clauses, index)
    if name in {"life", "fatality", "injury"} or (name == "kill" and not clauses.is_verb(index)):
        people = _who_lost(clauses, index) if name == "life" else [index]
    people = [p for p in people if not _other_harm_between(clauses, index, p) and not _is_set_apart(clauses, p)]
    if clauses.is_verb(index) and not clauses.is_passive(index):
        after = _number_after(clauses, index)
        people = [*after, *(p for p in people if not after or p > after[0])]
    if name in {"dead", "fatality"} or (name == "death" and not _to_death(clauses, index)):
        shot = clauses.lemmas[index - 1 : index] == ("shoot",)
        told = [p for p in people if clauses.words[p].tag == "CD" or clauses.children(p, "nummod") or shot]
        people = told or [p for p in people if p == index]
    counts = counts_of(clauses, people)
    if not counts and clauses.words[index].relation == "conj" and index > 0:
        counts = _elliptic(clauses, index)
    return counts


def toll_words_of(clauses: Clauses, index: int) -> range:
    """Return the words that tell an event's toll: its clause, and for a noun the clauses that hang on it.

    Up to where somebody else kills: "rebels killed nine, and the army killed forty of them".
    """
    sentence = clauses.words[index].sentence
    inside = sorted(w for w in clauses.layers.subtree(index) if clauses.words[w].sentence == sentence)
    others = [min(clauses.layers.subtree(w)) for w in inside if w > index and _is_anothers(clauses, index, w)]
    return range(inside[0], min([inside[-1] + 1, *(first for first in others if first > index)]))


def _is_anothers(clauses: Clauses, deed: int, verb: int) -> bool:
    """Tell whether a verb of harm beside a deed has a subject and an object of its own: another deed is told.

    So too what those do whom the deed befell: "repelled a raid, killing nine".
    """
    is_beside = clauses.words[verb].relation in {"conj", "advcl", "parataxis"}
    if not is_beside or clauses.lemmas[verb] not in TOLLED or not clauses.children(verb, "dobj"):
        return False
    strikes_back = clauses.lemmas[deed] in BEARING and clauses.words[verb].tag == "VBG"
    return strikes_back or any(clauses.words[s].tag != "PRP" for s in clauses.children(verb, "nsubj"))


def _who_lost(clauses: Clauses, life: int) -> Sequence[int]:
    """Return the words that say how many lives: "claimed nine lives", "the lives of nine", "nine lost their lives"."""
    word = clauses.words[life]
    if word.relation == "dobj" and word.head != ROOT and clauses.lemmas[word.head] == "lose":
        return clauses.surface_subjects(word.head)
    return [life, *clauses.of_phrases(life)]


@dataclass(frozen=True, slots=True)
class Restated:
    """A figure of dead or injured that is told as such: "put the death toll at 41"."""

    range: Range
    span: Span
    injured: bool


def restated(clauses: Clauses, index: int) -> Restated | None:
    """Read the figure that a word such as "toll" tells: "the toll rose to 41", "set the count of the hurt at five"."""
    name = clauses.lemmas[index]
    if name not in _FIGURES or not clauses.is_noun(index):
        return None
    around = {clauses.words[i].text.lower() for i in clauses.layers.subtree(index)} | {name}
    injured = bool(around & _HURT)
    if not (injured or around & _DEAD or name == "toll"):
        return None
    after = clauses.layers.sentences[clauses.words[index].sentence][1]
    for at in range(index + 1, min(index + 14, after)):
        word = clauses.words[at]
        leads = clauses.lemmas[at - 1] in _LEADS or clauses.lemmas[at - 2] in _LEADS
        if word.tag == "CD" and leads and not clauses.is_time(at) and (count := count_at(clauses, at)) is not None:
            return Restated(count.range, count.span, injured)
        if word.text in {";", ":"} or (word.tag == "," and at > index + 8):
            break
    return None


_HANDLING = word_set(
    "exchange swap evacuate release treat repatriate return transfer ferry fly trade receive rescue transport"
)


def is_handled(clauses: Clauses, index: int) -> bool:
    """Tell whether the wounded are only moved or given back: "agreed to exchange 60 wounded"."""
    word = clauses.words[index]
    if clauses.lemmas[index] not in {"wound", "injure", "wounded", "injured", "dead"}:
        return False
    if clauses.words[index - 1].tag == "CD" and _HANDLING & {*clauses.lemmas[max(index - 3, 0) : index - 1]}:
        return True
    return word.relation in {"dobj", "nsubjpass"} and word.head != ROOT and clauses.lemmas[word.head] in _HANDLING


def nobody_harmed(clauses: Clauses, index: int) -> Span | None:
    """Return the words that say that nobody was harmed."""
    if clauses.lemmas[index] == "casualty":
        above = clauses.words[index].head
        gerund = above if above != ROOT and clauses.is_verb(above) else index
        none = _is_without(clauses, index) or "without" in {
            clauses.preposition(index),
            *(clauses.lemmas[c] for c in clauses.children(gerund, "mark")),
        }
        return clauses.words[index].span if none else None
    for subject in clauses.children(index, "nsubj", "nsubjpass", "dobj"):
        no_one = clauses.lemmas[subject] == "one" and any(clauses.lemmas[c] == "no" for c in clauses.children(subject))
        if clauses.lemmas[subject] in {"nobody", "none"} or no_one:
            return clauses.phrase(subject) if no_one else clauses.words[subject].span
        # "no civilian had been hurt", "no soldiers were wounded": of some, nobody was.
        if _is_without(clauses, subject):
            return clauses.phrase(subject)
    return None


def _is_without(clauses: Clauses, noun: int) -> bool:
    return any(clauses.lemmas[c] == "no" and c < noun for c in clauses.children(noun, "neg", "det"))


_NO_NUMBER = frozenset({"VB", ",", ".", "``", "NN", "WD", "WP", "CC"})
"""Tags behind which no number belongs to the verb before them."""


def _number_after(clauses: Clauses, index: int) -> list[int]:
    """Return the number that follows a verb of harm ("wounding more than 20"), which no tree need tell."""
    if clauses.lemmas[index] in _INTRANSITIVE and not clauses.children(index, "dobj"):
        return []
    end = clauses.layers.sentences[clauses.words[index].sentence][1]
    for at in range(index + 1, min(index + 6, end)):
        if is_dozens(clauses, at):
            return [at]
        if clauses.words[at].tag == "CD":
            noun = clauses.words[at].head
            is_counted = noun == at + 1 and clauses.words[at].relation == "nummod"
            return [noun] if is_counted and clauses.is_noun(noun) else [at]
        if (
            clauses.words[at].tag[:2] in {"VB", ",", ".", "``", "NN", "WD", "WP", "CC"}
            or clauses.words[at].tag == "PRP"
        ):
            break
    return []


def _other_harm_between(clauses: Clauses, index: int, people: int) -> bool:
    """Tell whether another fate is told between a verb and those it is said to harm: they are the other's."""
    low, high = sorted((index, people))
    return any(clauses.lemmas[i] in TOLLED or clauses.lemmas[i] in _OTHER_FATES for i in range(low + 1, high))


def _is_set_apart(clauses: Clauses, people: int) -> bool:
    """Tell whether a number is what was not the case: "two were killed, not three"."""
    return any(clauses.lemmas[c] == "not" for c in clauses.children(people, "neg", "advmod"))


def _elliptic(clauses: Clauses, index: int) -> list[Count]:
    """Read "four soldiers were killed and nine wounded": the number stands before the second participle."""
    for back in range(index - 1, max(index - 4, -1), -1):
        is_age = clauses.words[back + 1].text == "," and clauses.words[back - 1].text == ","
        if clauses.lemmas[back] == "another":
            return [Count(Range(1, 1), clauses.words[back].span)]
        is_number = clauses.words[back].tag == "CD" or is_dozens(clauses, back)
        if is_number and not is_age and (count := count_at(clauses, back)) is not None:
            return [count]
        if clauses.is_verb(back):
            break
    return []
