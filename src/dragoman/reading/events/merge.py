"""Joins the tellings of one event: a report that tells of it three times has one event with three mentions."""

from dragoman.model.edtf import Edtf
from dragoman.model.plover import EventType
from dragoman.model.record import Toll
from dragoman.model.span import Span
from dragoman.model.vocabulary import Modality
from dragoman.reading.clauses import Clauses
from dragoman.reading.events.draft import Draft
from dragoman.reading.events.numbers import widest
from dragoman.reading.events.participants import Stage
from dragoman.reading.events.toll import HARM

_SPEECH = frozenset(
    {EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.AGREE, EventType.SUPPORT, EventType.THREATEN,
     EventType.CONCEDE}
)  # fmt: skip
_OTHER = frozenset(
    {"first", "second", "third", "fourth", "fifth", "sixth", "another", "earlier", "previous", "next", "last", "new"}
)
"""What tells one event of a kind from the others: "the first talks" are not those just told of."""
_BACK = 4
"""In how many sentences after a deed "the attack" still means it."""
_WARS = frozenset({"war", "conflict", "fighting", "campaign", "uprising", "insurgency", "violence"})
_NEAR = 2
"""In how many sentences after an attack its dead and wounded are still told."""


def join(stage: Stage, drafts: list[Draft]) -> list[Draft]:
    """Return one draft for each event, in the order of the text."""
    clauses, joined = stage.clauses, list[Draft]()
    for draft in drafts:
        same = next(
            (k for k in reversed(joined) if _is_same(clauses, k, draft) or _is_retold_by_side(stage, k, draft)), None
        )
        if same is not None:
            _absorb(same, draft)
        elif draft.is_nominal and not draft.grounded and (claim := _denied_claim(clauses, joined, draft)) is not None:
            draft.actors, draft.recipients = list(claim.actors), list(claim.recipients)
            joined.append(draft)
        elif draft.grounded or draft.is_heard:
            joined.append(draft)
    return joined


def _denied_claim(clauses: Clauses, joined: list[Draft], draft: Draft) -> Draft | None:
    """Return the event that "there was no such call" denies: the last of its kind told as having happened."""
    if draft.modality is not Modality.DENIED:
        return None
    for known in reversed(joined):
        is_like = known.type is draft.type and known.modality is Modality.ACTUAL and known.actors
        near = clauses.words[draft.index].sentence - clauses.words[known.index].sentence <= _NEAR
        if is_like and near and _may_refer_back(clauses, known, draft):
            return known
    return None


def _is_same(clauses: Clauses, known: Draft, draft: Draft) -> bool:
    if known.type is not draft.type:
        return False
    if not _modalities_agree(known, draft) and not _has_come_about(known, draft):
        return False
    if known.in_title and draft.grounded and _dates_agree(known.date, draft.date):
        same_word = clauses.lemmas[known.index] == clauses.lemmas[draft.index]
        same_way = known.mode is not None and known.mode == draft.mode
        if (same_word or same_way) and set(known.actors) <= set(draft.actors):
            return True
    if draft.type is EventType.ASSAULT and (
        _is_one_deed(clauses, known, draft) or _is_that_deed(clauses, known, draft)
    ):
        return True
    if not _dates_agree(known.date, draft.date):
        return False
    if draft.is_nominal and not draft.grounded:
        before = [word.text.lower() for word in clauses.words[max(0, draft.index - 3) : draft.index]]
        if not draft.is_definite or _OTHER & set(before) or (draft.date is not None and known.date is None):
            return False
        return _may_refer_back(clauses, known, draft)
    if draft.type in _SPEECH:
        same_word = clauses.lemmas[known.index] == clauses.lemmas[draft.index]
        return (
            same_word
            and bool(draft.actors)
            and set(known.actors) == set(draft.actors)
            and (set(known.recipients) == set(draft.recipients))
        )
    if draft.type is EventType.CONSULT:
        return _modes_agree(known, draft) and _is_one_contact(known, draft)
    if (draft.is_nominal and draft.is_definite) or known.is_nominal:
        return (
            _parties_agree(known.actors, draft.actors)
            and _parties_agree(known.recipients, draft.recipients)
            and ((known.date == draft.date and known.date is not None) or not (draft.actors or draft.date))
        )
    return False


def _may_refer_back(clauses: Clauses, known: Draft, draft: Draft) -> bool:
    """Tell whether a bare noun ("the call", "the attack") may mean an event told before."""
    if draft.type is not EventType.CONSULT:
        return known.mode == draft.mode or (draft.type is EventType.ASSAULT and draft.mode is None)
    if clauses.lemmas[draft.index] in {"conversation", "contact", "discussion"}:
        return known.mode in {"phone", None}
    return known.mode == draft.mode


def _is_one_contact(known: Draft, draft: Draft) -> bool:
    """Tell whether two tellings name the same company: the same pair, or one of them and the same day."""
    first, second = set(known.actors), set(draft.actors)
    if len(first & second) >= 2:
        return first == second or ((known.is_nominal or draft.is_nominal) and (first <= second or second <= first))
    same_day = known.date is not None and known.date == draft.date
    is_aside = known.is_nominal != draft.is_nominal or same_day
    return (
        len(first) >= 1
        and len(second) >= 1
        and is_aside
        and (first <= second or second <= first)
        and (same_day or known.date is None or draft.date is None)
        and min(len(first), len(second)) == 1
        and same_day
    )


def _is_retold_by_side(stage: Stage, known: Draft, draft: Draft) -> bool:
    """Tell whether a contact just told is told again of those for whom its parties act: "the two countries discussed".

    Each of its actors is one of the other's, or acts for one or has one act for it.
    """
    if known.type is not draft.type or draft.type is not EventType.CONSULT or known.modality is not draft.modality:
        return False
    first, second = known.actors, draft.actors
    near = stage.clauses.words[draft.index].sentence - stage.clauses.words[known.index].sentence <= _NEAR
    if not near or len(first) != len(second) or len(first) < 2 or _are_apart(known, draft):
        return False
    return all(any(_stand_together(stage, a, b) for b in second) for a in first) and all(
        any(_stand_together(stage, a, b) for a in first) for b in second
    )


def _are_apart(known: Draft, draft: Draft) -> bool:
    """Tell whether two contacts differ in their kind, their day or their place."""
    is_elsewhere = known.place is not None and draft.place is not None and known.place != draft.place
    return not _modes_agree(known, draft) or draft.date not in {None, known.date} or is_elsewhere


def _stand_together(stage: Stage, one: str, other: str) -> bool:
    """Tell whether two actors are one, or one acts for the other."""
    return one == other or stage.cast.side_of(one) == other or stage.cast.side_of(other) == one


def _is_one_deed(clauses: Clauses, known: Draft, draft: Draft) -> bool:
    """Tell whether two words of violence tell one deed: one hangs on the other, or tells its dead and wounded."""
    first, second = clauses.words[known.index], clauses.words[draft.index]
    others = [known.index, *(i for span in known.mentions for i in clauses.layers.words_in(span))]
    for index in others if not _are_opposed(known, draft) else ():
        for low, high in ((index, draft.index), (draft.index, index)):
            if clauses.words[high].head == low and clauses.words[high].relation not in {"parataxis", "ccomp"}:
                own = ("nsubj", "nsubjpass") if clauses.is_verb(high) else ("det", "nmod:poss")
                is_new = clauses.words[high].relation in {"conj", "root"} and clauses.children(high, *own)
                if not is_new or (clauses.lemmas[high] in HARM and clauses.lemmas[low] in HARM):
                    return True
    told_first = known.tells_harm and not draft.tells_harm and first.sentence == second.sentence
    if told_first and not known.actors and not known.recipients and known.place is None:
        return True  # "counted twelve dead after gunboats bombarded the market"
    gap = second.sentence - max(first.sentence, *(clauses.words[i].sentence for i in others))
    tells_harm = draft.tells_harm and not draft.date_words and (draft.harm_alone or not draft.recipients)
    return (
        tells_harm
        and not _sums_up(clauses, draft.index)
        and 0 <= gap <= _NEAR
        and (not draft.actors or set(draft.actors) <= set(known.actors))
        and (known.toll is None or gap == 0 or (draft.harm_alone and _tells_same_harm(known, draft)))
    )


def _sums_up(clauses: Clauses, index: int) -> bool:
    """Tell whether a word of harm tells of a whole war: "4,000 have died in the fighting"."""
    return any(clauses.lemmas[p] in _WARS for p in clauses.phrases(index, "in", "during", "since"))


def _are_opposed(known: Draft, draft: Draft) -> bool:
    """Tell whether two clauses tell of others' deeds: "rebels killed nine; the army killed forty"."""
    return bool(known.actors and draft.actors) and set(known.actors).isdisjoint(draft.actors)


def _is_that_deed(clauses: Clauses, known: Draft, draft: Draft) -> bool:
    """Tell whether a definite noun that names nobody new ("the attack killed nine") means a deed told before."""
    if not draft.is_nominal or not draft.is_definite or known.modality is not draft.modality:
        return False
    before = {word.text.lower() for word in clauses.words[max(0, draft.index - 3) : draft.index]}
    gap = clauses.words[draft.index].sentence - clauses.words[known.index].sentence
    is_new = draft.place is not None and known.place is not None and draft.place != known.place
    return (
        0 <= gap <= _BACK
        and not before & _OTHER
        and not is_new
        and (draft.mode is None or draft.mode == known.mode)
        and _dates_agree(known.date, draft.date)
        and set(draft.actors) <= set(known.actors)
        and set(draft.recipients) <= set(known.recipients)
    )


def _tells_same_harm(known: Draft, draft: Draft) -> bool:
    """Tell whether figures may be of one deed: other people's, of the other kind, or not at odds."""
    if known.toll is None or draft.toll is None or known.chain[:1] != draft.chain[:1]:
        return True
    pairs = ((known.toll.killed, draft.toll.killed), (known.toll.injured, draft.toll.injured))
    return all(one is None or two is None or one.low == two.low for one, two in pairs)


def _modalities_agree(known: Draft, draft: Draft) -> bool:
    unreal = {Modality.PLANNED, Modality.HYPOTHETICAL}
    return known.modality is draft.modality or {known.modality, draft.modality} == unreal


def _has_come_about(known: Draft, draft: Draft) -> bool:
    """Tell whether a contact told as planned is the one told as held: the same company, and no other day."""
    pair = {known.modality, draft.modality}
    return (
        pair == {Modality.ACTUAL, Modality.PLANNED}
        and known.type is EventType.CONSULT
        and (len(known.actors) >= 2 and set(known.actors) == set(draft.actors) and known.date is not None)
        and draft.date in {None, known.date}
    )


def _modes_agree(known: Draft, draft: Draft) -> bool:
    return known.mode == draft.mode or known.mode is None or draft.mode is None


def _parties_agree(known: list[str], draft: list[str]) -> bool:
    """Tell whether the fewer of two lists of participants are all among the more; two empty lists are not enough."""
    first, second = set(known), set(draft)
    return bool(first | second) and (first <= second or second <= first)


def _dates_agree(first: str | None, second: str | None) -> bool:
    if first is None or second is None or first == second:
        return True
    return Edtf.parse(first).overlaps(Edtf.parse(second))


def _absorb(known: Draft, draft: Draft) -> None:
    """Add a further telling to an event: its words become mentions, and it fills in what was not told before."""
    if _fullness(draft) > _fullness(known) and (known.tells_harm or not draft.tells_harm):
        known.mentions = [*known.trigger, *known.mentions]
        known.index, known.trigger, known.evidence = draft.index, draft.trigger, draft.evidence
        known.in_title, known.chain, known.is_nominal = draft.in_title, draft.chain, draft.is_nominal
    known.mentions += [s for s in draft.trigger if s not in known.mentions and s not in known.trigger]
    if known.type is EventType.CONSULT and len(draft.actors) > len(known.actors):
        known.actors = [*known.actors, *(i for i in draft.actors if i not in known.actors)]
    if not known.actors:
        known.actors = list(draft.actors)
    known.recipients += [i for i in draft.recipients if i not in known.recipients and i not in known.actors]
    if draft.date is not None and (known.date is None or _is_closer(draft.date, known.date)):
        known.date, known.date_words = draft.date, draft.date_words
    if known.place is None:
        known.place, known.place_words = draft.place, draft.place_words
    known.toll, known.toll_words = _join_tolls(known, draft)
    known.grounded = known.grounded or draft.grounded
    known.mode = known.mode or draft.mode
    known.tells_harm = known.tells_harm and draft.tells_harm


def _fullness(draft: Draft) -> int:
    """Tell how much a telling says: the fullest stands for the event, the others are its mentions."""
    said = (draft.date is not None, bool(draft.actors), bool(draft.recipients), not draft.is_nominal)
    return sum(said) + 2 * (draft.toll is not None) - 2 * draft.in_title


def _is_closer(new: str, old: str) -> bool:
    """Tell whether a date covers fewer days than another."""
    mine, theirs = Edtf.parse(new), Edtf.parse(old)
    if mine.first is None or mine.last is None:
        return False
    return theirs.first is None or theirs.last is None or mine.last - mine.first < theirs.last - theirs.first


def _join_tolls(known: Draft, draft: Draft) -> tuple[Toll | None, tuple[Span, ...]]:
    if known.toll is None or draft.toll is None:
        return (known.toll or draft.toll), (known.toll_words or draft.toll_words)
    toll = Toll(widest(known.toll.killed, draft.toll.killed), widest(known.toll.injured, draft.toll.injured))
    return toll, tuple(sorted({*known.toll_words, *draft.toll_words}))
