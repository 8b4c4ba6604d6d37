"""From the tellings of one thing to the board's item: what they agree on, what came last, how it was told before."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dragoman.model.board import Happening, RuleEffect, Told
from dragoman.model.record import Place, Range, Toll
from dragoman.model.vocabulary import Modality
from dragoman.process.actors import Cast
from dragoman.process.bundle import Bundle
from dragoman.process.days import Days, known_days
from dragoman.process.origins import origins
from dragoman.process.rules import AS_REPORTED, Rules
from dragoman.process.tellings import CONTACTS, INCIDENTS, Telling, accounts_of


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """A contact, incident or move of the board together with the tellings it was made from."""

    item: Happening
    tellings: tuple[Telling, ...]
    effects: tuple[RuleEffect, ...] = ()
    """Where the rules count or show it otherwise than it is reported."""


def make(bundle: Bundle, cast: Cast, rules: Rules = AS_REPORTED) -> Thing:
    """Make the board's item of a bundle, counted and shown by the rules given."""
    tellings = sorted(bundle.tellings, key=lambda telling: telling.rank)
    modality = modality_of(tellings, cast)
    deciding = _deciding(tellings, modality)
    first = min(tellings, key=lambda t: (t.page.filed.sequence, t.account.span, t.event.id))
    # The word "denied" of a report that claims nothing else leaves the claim's own type.
    types = Counter(telling.event.type for telling in deciding)
    date = _date(deciding, modality)
    confirming = len(origins(t for t in tellings if rules.counts(t, cast)))
    told_toll = toll_of(tellings)
    shown_toll = rules.shown(told_toll, tellings)
    origins_told = len(origins(tellings))
    counted = len(origins(tellings, copies_count=True)) if rules.copies_count else origins_told
    verdicts = [v for t in tellings if (v := t.page.verdicts.get(t.event.id))]
    item = Happening(
        id=first.event.id,
        type=min(types, key=lambda kind: (-types[kind], kind.value)),
        mode=_most(telling.event.mode for telling in deciding),
        actors=_actors(deciding, cast),
        recipients=_together(deciding, lambda t: t.recipients, cast),
        date=date,
        place=_place(deciding),
        modality=modality,
        toll=shown_toll,
        accounts=accounts_of(tellings),
        origins=counted,
        history=_history(tellings, modality, date),
        aliases=tuple(sorted({t.event.id for t in tellings} - {first.event.id})),
        reviewed=verdicts[-1] if verdicts else None,
        confirming=confirming,
        confirmed=confirming >= rules.origins_needed,
    )
    return Thing(item, tuple(tellings), tuple(_effects(item, origins_told, told_toll)))


def _effects(item: Happening, origins_told: int, toll: Toll | None) -> Iterator[RuleEffect]:
    """Where rules count or show an item otherwise than it is reported."""
    if item.origins != origins_told:
        yield RuleEffect(item.id, "origins", str(origins_told), str(item.origins))
    if item.toll != toll:
        yield RuleEffect(item.id, "toll", _toll_text(toll), _toll_text(item.toll))
    if origins_told and not item.confirmed:
        yield RuleEffect(
            item.id, "confirmed", f"told by {_counted(origins_told)}", f"{_counted(item.confirming)} count"
        )


def _counted(number: int) -> str:
    return f"{number} origin" if number == 1 else f"{number} origins"


def _toll_text(toll: Toll | None) -> str:
    told = [(name, getattr(toll, name)) for name in ("killed", "injured")] if toll else []
    return ", ".join(f"{name} {_figure_text(figure)}" for name, figure in told if figure) or "none"


def _figure_text(figure: Range) -> str:
    if figure.high is None:
        return f"{figure.low} or more"
    return str(figure.low) if figure.low == figure.high else f"{figure.low} to {figure.high}"


def modality_of(tellings: list[Telling], cast: Cast) -> Modality:
    """Return the modality of a thing: told as done, planned, possible, or denied.

    A contact told as done is denied where the denial is the later and comes from one of those who took part, and
    hypothetical where it is denied otherwise. An incident stays told as done: to deny having done it is a dispute
    about who did.
    """
    told = [telling for telling in tellings if telling.told]
    denials = [telling for telling in tellings if not telling.told]
    if not told:
        return Modality.DENIED
    for modality in (Modality.ACTUAL, Modality.PLANNED, Modality.HYPOTHETICAL):
        if any(telling.event.modality is modality for telling in told):
            break
    if not denials or told[0].event.type in INCIDENTS:
        return modality
    if modality is not Modality.ACTUAL:
        return Modality.DENIED if denials[-1].page.clock >= told[-1].page.clock else modality
    own_word = any(
        telling.account.chain and _takes_part(telling.account.chain[0], telling, cast) for telling in denials
    )
    if denials[-1].page.clock > told[-1].page.clock and own_word:
        return Modality.DENIED
    first_hand = any(not t.account.chain for t in told if t.event.modality is Modality.ACTUAL)
    return Modality.ACTUAL if first_hand and told[-1].page.clock > denials[-1].page.clock else Modality.HYPOTHETICAL


def _takes_part(actor: str, telling: Telling, cast: Cast) -> bool:
    return any(cast.parties[actor] == cast.parties[other] for other in telling.everyone)


def _deciding(tellings: list[Telling], modality: Modality) -> list[Telling]:
    """The tellings whose date, place and actors hold: those of the thing's own modality, else those that tell it."""
    mine = [telling for telling in tellings if telling.event.modality is modality]
    return mine or [telling for telling in tellings if telling.told] or tellings


def _date(deciding: list[Telling], modality: Modality) -> str | None:
    """The most exact date, of several those most reports tell; of plans the one told last."""
    dated = [(telling, days) for telling in deciding if (days := known_days(telling.event.date))]
    if not dated:
        return None
    if modality in (Modality.PLANNED, Modality.HYPOTHETICAL):
        exact = [pair for pair in dated if pair[1].exact] or dated
        return exact[-1][0].event.date
    counts = Counter(days for _, days in dated)

    def worth(pair: tuple[Telling, Days]) -> tuple[object, ...]:
        return pair[1].length, -counts[pair[1]], pair[0].rank

    return min(dated, key=worth)[0].event.date


def _place(deciding: list[Telling]) -> Place | None:
    places = Counter(telling.event.place for telling in deciding if telling.event.place)
    return min(places, key=lambda p: (-places[p], -len(p.name), p.name, p.country or "")) if places else None


def _most(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _actors(deciding: list[Telling], cast: Cast) -> tuple[str, ...]:
    if deciding[0].event.type in CONTACTS:
        return _together(deciding, lambda t: t.everyone, cast)
    return _together(deciding, lambda t: t.actors, cast)


def _together(deciding: list[Telling], of: Callable[[Telling], tuple[str, ...]], cast: Cast) -> tuple[str, ...]:
    """Everyone that the accounts tell of, most told first, a state only where none of its own people is named."""
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for telling in deciding:
        for actor in of(telling):
            counts[actor] += 1
            first.setdefault(actor, len(first))
    kept = cast.distinct(counts)
    if sum(map(cast.known, kept)) >= 2:
        kept = [actor for actor in kept if cast.known(actor)]
    return tuple(sorted(kept, key=lambda actor: (-counts[actor], first[actor])))


def corrections(tellings: Iterable[Telling]) -> dict[str, Telling]:
    """Return for each report among tellings that its outlet has corrected the telling of the correction, if any."""
    by_report = {telling.page.id: telling for telling in tellings}
    late = {early: telling.page.corrected_by or "" for early, telling in by_report.items()}
    return {early: by_report[name] for early, name in late.items() if name in by_report}


def toll_of(tellings: Iterable[Telling]) -> Toll | None:
    """Return the lowest and highest figures told, or None where none is.

    A figure that its own outlet has corrected no longer counts, be it told by the corrected report or named again in
    the correction ("nine, not 19").
    """
    told = [telling for telling in tellings if telling.event.toll]
    taken_back = corrections(told)
    wrong = [telling.event.toll for telling in told if telling.page.id in taken_back]
    late = {telling.page.id for telling in taken_back.values()}
    ranges: dict[str, list[Range]] = {"killed": [], "injured": []}
    for telling in told:
        if telling.page.id not in taken_back:
            for kind, figures in ranges.items():
                figure = getattr(telling.event.toll, kind)
                slips = [getattr(toll, kind) for toll in wrong] if telling.page.id in late else []
                figures += [_without(figure, slips)] if figure else []
    killed, injured = _range(ranges["killed"]), _range(ranges["injured"])
    return Toll(killed, injured) if killed or injured else None


def _without(figure: Range, slips: list[Range | None]) -> Range:
    """A correction's figure without the one that it takes back."""
    for slip in slips:
        if slip and slip.low == slip.high and figure.high is not None and figure.low < figure.high:
            if slip.low == figure.high:
                figure = Range(figure.low, figure.low)
            elif slip.low == figure.low and (high := figure.high) is not None:
                figure = Range(high, high)
    return figure


def _range(told: list[Range]) -> Range | None:
    """The range of all figures; it stays open where nobody tells more than the highest "at least"."""
    if not told:
        return None
    low = min(figure.low for figure in told)
    highs = [figure.high for figure in told if figure.high is not None]
    open_from = max((figure.low for figure in told if figure.high is None), default=None)
    if not highs or (open_from is not None and open_from > max(highs)):
        return Range(low, None)
    return Range(low, max(highs))


def _history(tellings: list[Telling], modality: Modality, date: str | None) -> tuple[Told, ...]:
    """How a thing was told at other times: the plan, with the days it was planned for, and what was then denied."""
    other: dict[tuple[Modality, str | None], list[Telling]] = {}
    for telling in tellings:
        same = telling.event.modality is modality and _agree(telling.event.date, date)
        # A passing "if they meet" is no plan that came to something else.
        idle = telling.event.modality is Modality.HYPOTHETICAL and telling.event.date is None
        if telling.told and not same and not idle:
            other.setdefault((telling.event.modality, telling.event.date), []).append(telling)
    return tuple(Told(told, when, accounts_of(group)) for (told, when), group in other.items())


def _agree(one: str | None, two: str | None) -> bool:
    """Dates agree where they share a day or one is not told."""
    days, others = known_days(one), known_days(two)
    return days is None or others is None or days.overlaps(others)
