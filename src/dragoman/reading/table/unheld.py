"""Which tellings of a stance are none: asked, hoped for, denied, nobody's, all but taken, or contrary to fact.

    is_unheld(stage, held) -> whether the words only speak of a stance that nobody is told to have

"It did not say whether it would sign", "hopes they will accept", "neither signed nor rejected it", "had they accepted".
"""

from collections.abc import Iterator

from dragoman.model.vocabulary import Stance
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.conditions import stands_as_condition
from dragoman.reading.events.participants import Stage
from dragoman.reading.events.undone import REPORTS, is_called_false, is_denied_report, is_forgone
from dragoman.reading.layers import ROOT
from dragoman.reading.lemma import word_set
from dragoman.reading.table.holders import Held

_FORESEEING = word_set(
    """
    hope expect fear predict believe think doubt anticipate forecast bet suspect worry assume imagine reckon guess
    wish pray trust foresee speculate hopeful confident optimistic sure certain convinced convince doubtful sceptical
    skeptical pessimistic afraid likely unlikely possible improbable expectation belief prediction confidence optimism
    chance likelihood prospect possibility concern speculation assumption
    """
)
"""What somebody makes of a stance that is another's to take."""
_LEANING = word_set("desperate incline inclined lean edge poise tempt tend")
_NEARING = _LEANING | {"close", "near"}
"""What comes near to doing something, and has not done it."""
_NEGATING = frozenset({"neither", "nor"})
_NOBODY = frozenset({"none", "nobody", "neither", "no-one"})
_UNREAL = frozenset({"would", "could", "might", "should", "may"})
_CONSENTING = word_set("approve ratify accept endorse sign confirm back adopt agree clear")
_CLAUSAL = frozenset({"xcomp", "ccomp", "acl", "dobj", "nmod", "advcl"})
_DENYING = word_set("deny dispute refute")


def is_unheld(stage: Stage, held: Held) -> bool:
    """Tell whether the words of a stance leave it open or undone whether anybody takes it."""
    clauses, index = stage.clauses, held.index
    by_itself = (
        stands_as_condition, _is_awaited, _is_nobodys, _is_contrary_to_fact, _is_of_one_of_two, _is_to_be_asked,
    )  # fmt: skip
    if any(opens(clauses, index) for opens in by_itself):
        return True
    from_above = [_is_asked, _is_untrue, _is_nearing]
    if held.stance is not Stance.CONSIDERS:  # "has yet to make up its mind"
        from_above.append(is_forgone)
    return any(
        _is_foreseen(stage, here, held.actors) or any(opens(clauses, here) for opens in from_above)
        for here in _way_up(clauses, index)
    )


def _way_up(clauses: Clauses, index: int) -> Iterator[int]:
    """Yield a word and those above it in whose clauses it is told, to the one that stands by itself."""
    here = index
    first, after = clauses.between_semicolons(index)
    while first <= here < after:
        yield here
        if not _stands_within(clauses, here):
            return
        here = clauses.words[here].head


def _stands_within(clauses: Clauses, index: int) -> bool:
    """Tell whether what stands above a word is told of it too: not of a noun, nor of "the truce offered by them"."""
    word = clauses.words[index]
    if word.relation == "conj":
        return _shares_its_frame(clauses, index)
    if clauses.is_noun(index) or (word.relation == "acl" and word.tag == "VBN" and not clauses.auxiliaries(index)):
        return False
    return word.relation in _CLAUSAL and (word.relation != "advcl" or word.tag == "VBG")


def _shares_its_frame(clauses: Clauses, conjunct: int) -> bool:
    """Tell whether what stands above a word holds for one beside it: "whether they would sign and the rest follow"."""
    same = clauses.auxiliaries(conjunct) == clauses.auxiliaries(clauses.words[conjunct].head)
    return same or not clauses.children(conjunct, "nsubj", "nsubjpass")


def _is_asked(clauses: Clauses, index: int) -> bool:
    """Tell whether a clause is a question, plain or indirect."""
    word = clauses.words[index]
    marks = {clauses.lemmas[c] for c in clauses.children(index, "mark", "advmod")}
    if "whether" in marks or ("if" in marks and word.relation == "ccomp"):
        return True
    last = clauses.between_semicolons(index)[1] == clauses.layers.sentences[word.sentence][1]
    stands_alone = word.relation in {"root", "dep"}  # "Has Drava agreed?" hangs the verb on its auxiliary
    return stands_alone and last and clauses.sentence_ends.get(word.sentence) == "?"


def _is_untrue(clauses: Clauses, index: int) -> bool:
    """Tell whether what a clause tells is denied or called false."""
    word = clauses.words[index]
    if is_called_false(clauses, index):
        return True
    if word.relation in {"ccomp", "acl"} and clauses.lemmas[word.head] in _DENYING:
        return not clauses.is_negated(word.head)
    report = _noun_before_clause(clauses, index)
    return report is not None and clauses.lemmas[report] in REPORTS and is_denied_report(clauses, report)


def _is_nearing(clauses: Clauses, index: int) -> bool:
    """Tell whether a deed is only come near to: "is close to accepting", "leaned towards signing"."""
    word = clauses.words[index]
    if clauses.lemmas[index] in _LEANING:
        return True
    if word.relation not in {"xcomp", "advcl", "nmod", "acl"} or word.head == ROOT:
        return False
    beside = {clauses.lemmas[c] for c in clauses.children(word.head, "advmod", "xcomp") if c < index}
    return clauses.lemmas[word.head] in _NEARING or bool({"close", "near"} & beside)


def _is_foreseen(stage: Stage, index: int, holders: tuple[str, ...]) -> bool:
    """Tell whether a clause is what others hope or expect; what holders think of their own stance they hold."""
    clauses, word = stage.clauses, stage.clauses.words[index]
    first, after = clauses.between_semicolons(index)
    if word.relation not in {"ccomp", "acl"} or not first <= word.head < after:
        return False
    noun = _noun_before_clause(clauses, index)
    frame = [word.head, *clauses.children(word.head, "nsubj"), *([] if noun is None else [noun])]
    if _FORESEEING.isdisjoint(clauses.lemmas[i] for i in frame):
        return False
    minded = {i for s in clauses.surface_subjects(word.head) for i in stage.who(s)}
    return minded.isdisjoint(holders)


def _noun_before_clause(clauses: Clauses, index: int) -> int | None:
    """Return the noun right before the "that" of a clause: "hopes that they will", "reports that they had"."""
    that = min(clauses.children(index, "mark"), default=0)
    return that - 1 if that and clauses.is_noun(that - 1) else None


def _is_nobodys(clauses: Clauses, index: int) -> bool:
    """Tell whether "neither", "nor" or "none" leaves nobody who takes a stance."""
    first = clauses.layers.sentences[clauses.words[index].sentence][0]
    at = index - 1
    while at > first and clauses.words[at].tag in {"RB", "MD", "VBZ", "VBP", "VBD", "PRP"}:
        at -= 1
    if at >= first and clauses.lemmas[at] == "nor":  # "nor rejected", "nor has it rejected"
        return True
    return any(
        clauses.lemmas[s] in _NOBODY or _NEGATING & {clauses.lemmas[c] for c in clauses.children(s)}
        for s in clauses.subjects(index)
    )


def _is_awaited(clauses: Clauses, index: int) -> bool:
    """Tell whether something else is to follow a stance: "as soon as they agree"."""
    first = min(clauses.layers.subtree(index))
    return clauses.words[index].relation == "advcl" and clauses.lemmas[first : first + 3] == ("as", "soon", "as")


def _is_of_one_of_two(clauses: Clauses, index: int) -> bool:
    """Tell whether what a stance is on is known by its place alone: "accepted the latter", "spurned their first"."""
    objects = clauses.children(index, "dobj", "nsubjpass", "nmod:tmod")
    below = [c for c in (*objects, *clauses.phrases(index, "to")) if clauses.words[c].tag.startswith("JJ")]
    return any(clauses.lemmas[c] in {"former", "latter", "first", "second"} for c in below)


def _is_to_be_asked(clauses: Clauses, index: int) -> bool:
    """Tell whether something only needs somebody's consent: "must be approved by both", "has to be ratified by"."""
    if not clauses.is_passive(index) or clauses.lemmas[index] not in _CONSENTING:
        return False
    word = clauses.words[index]
    needed = word.relation == "xcomp" and clauses.lemmas[word.head] in {"have", "need", "require"}
    return needed or bool(set(clauses.auxiliaries(index)) & {"must", "need"})


def _is_contrary_to_fact(clauses: Clauses, index: int) -> bool:
    """Tell whether a verb says what would have been: "would have accepted"."""
    auxiliaries = set(clauses.auxiliaries(index))
    return "have" in auxiliaries and bool(auxiliaries & _UNREAL)
