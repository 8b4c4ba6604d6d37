"""Discrepancies: where accounts cannot all hold, across reports and within one.

Each thing is held against itself, field by field; what the reports' own readings found is joined with what lies
between them where both speak of the same thing.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from dragoman.model.board import Account, BoardDiscrepancy
from dragoman.model.ids import short_id
from dragoman.model.record import Discrepancy, Range
from dragoman.model.span import Span
from dragoman.model.vocabulary import DiscrepancyField, Modality, Stance
from dragoman.process.actors import Cast
from dragoman.process.askers import asker
from dragoman.process.days import Days, known_days
from dragoman.process.moment import Page
from dragoman.process.proposals import Held
from dragoman.process.second_look import gap
from dragoman.process.tellings import CONTACTS, INCIDENTS, Telling, account, distinct
from dragoman.process.things import Thing, corrections

NEAR = 60
"""Characters within which a figure belongs to the act of violence that is told beside it."""
FOR = frozenset({Stance.PROPOSES, Stance.ACCEPTS})
AGAINST = frozenset({Stance.REJECTS, Stance.WITHDRAWS})

V = TypeVar("V", bound=Hashable)
Found = tuple[DiscrepancyField, str | None, tuple[Account, ...]]


class Discrepancies:
    """All discrepancies, kept while reports come and go."""

    def __init__(self) -> None:
        self._of_things: dict[Thing, list[Found]] = {}
        self._of_groups: dict[tuple[str, str], tuple[Sequence[Held], list[Found]]] = {}
        self._of_pages: dict[Page, list[Found]] = {}
        self._made: dict[Hashable, tuple[tuple[Account, ...], Account | None, BoardDiscrepancy]] = {}

    def forget(self, pages: Iterable[Page]) -> None:
        """Look again at pages that went, or of whose things some changed."""
        for page in pages:
            self._of_pages.pop(page, None)

    def gather(
        self,
        things: Sequence[Thing],
        held: Mapping[tuple[str, str], Sequence[Held]],
        pages: Iterable[Page],
        ids: Callable[[str], str | None],
        told: Callable[[Page], Iterable[Thing]],
        cast: Cast,
    ) -> tuple[BoardDiscrepancy, ...]:
        """Gather all discrepancies.

        `held` are the positions of each voice on each proposal; `ids` leads from records' items to the board's, `told`
        from a page to the things that it tells of.
        """
        found: list[Found] = []
        of_things = {}
        for thing in things:
            if (mine := self._of_things.get(thing)) is None:
                mine = list(_of_thing(thing, cast))
            of_things[thing] = mine
            found += mine
        self._of_things = of_things
        known, self._of_groups = self._of_groups, {}
        for place, group in held.items():
            stood = known.get(place)
            if stood is None or stood[0] != group:
                stood = group, list(_of_stances(place[0], group))
            self._of_groups[place] = stood
            found += stood[1]
        found += _of_terms(held)
        by_id = {}
        for page in pages:
            by_id[page.id] = page
            if not page.reading.discrepancies:
                continue
            if (mine := self._of_pages.get(page)) is None:
                mine = self._of_pages[page] = list(_of_report(page, _About(page, ids, told(page)), cast))
            found += mine
        joined: dict[tuple[Hashable, ...], list[Account]] = {}
        for field, about, accounts in found:
            key: tuple[Hashable, ...] = (field, about) if about else (field, None, accounts)
            joined.setdefault(key, []).extend(accounts)
        tolls = {about for field, about, *_ in joined if field is DiscrepancyField.TOLL}
        settled = {thing.item.id: _settlement(thing) for thing in things if thing.item.id in tolls}
        made: dict[Hashable, tuple[tuple[Account, ...], Account | None, BoardDiscrepancy]] = {}
        for key, listed in joined.items():
            settlement = settled.get(str(key[1])) if key[0] is DiscrepancyField.TOLL else None
            old = self._made.get(key)
            if old is None or old[:2] != (tuple(listed), settlement):
                old = tuple(listed), settlement, _discrepancy(key, listed, settlement, by_id)
            made[key] = old
        self._made = made
        return tuple(discrepancy for *_, discrepancy in made.values())


def _discrepancy(
    key: tuple[Hashable, ...], accounts: list[Account], settled: Account | None, pages: Mapping[str, Page]
) -> BoardDiscrepancy:
    field, about = key[0], key[1]
    assert isinstance(field, DiscrepancyField)
    listed = distinct(sorted(accounts, key=lambda a: (pages[a.report].rank, a.span)))
    first = min(listed, key=lambda a: (pages[a.report].filed.sequence, a.span))
    return BoardDiscrepancy(
        id=short_id("discrepancy", [field.value, first.report, [first.span.begin, first.span.end]]),
        field=field,
        about=about if isinstance(about, str) else None,
        accounts=listed,
        settled_by=settled,
    )


def _settlement(thing: Thing) -> Account | None:
    """The account of a correction after which nobody's figures differ any more."""
    toll = thing.item.toll
    figures = [figure for figure in (toll.killed, toll.injured) if figure] if toll else []
    found = list(corrections(thing.tellings).values())
    return found[0].account if found and all(figure.low == figure.high for figure in figures) else None


def _of_thing(thing: Thing, cast: Cast) -> Iterator[Found]:
    told = [telling for telling in thing.tellings if telling.told]
    done = [telling for telling in told if telling.event.modality is Modality.ACTUAL]
    about = thing.item.id
    denials = [telling for telling in thing.tellings if not telling.told]
    if denials and told:
        yield _found(DiscrepancyField.OCCURRENCE, about, (*told, *denials))
    for kind in ("killed", "injured"):
        figures = [t for t in told if t.event.toll and getattr(t.event.toll, kind)]
        if _any_two(figures, lambda t, k=kind: getattr(t.event.toll, k), _apart):  # type: ignore[misc]
            yield _found(DiscrepancyField.TOLL, about, [t for t in told if t.event.toll])
            break
    dated = [telling for telling in told if telling.days]
    if _any_two(dated, lambda t: t.days, _other_days):
        yield _found(DiscrepancyField.DATE, about, dated)
    if thing.item.type in INCIDENTS:
        # Who did it: accounts that name doers of different sides.
        doers = [telling for telling in done if any(cast.known(actor) for actor in telling.actors)]
        if _any_two(doers, lambda t: frozenset(cast.parties[a] for a in t.actors if cast.known(a)), _disjoint):
            yield _found(DiscrepancyField.ACTORS, about, doers)
    if thing.item.type in CONTACTS:
        placed = [telling for telling in done if telling.place]
        if _any_two(placed, lambda t: frozenset((t.place or "").split()), _disjoint):
            yield _found(DiscrepancyField.PLACE, about, placed)
        # Who had asked for it: each side likes the other to have called.
        askers = [said for telling in done if (said := asker(telling, cast))]
        if any(_disjoint(one, two) for one, _ in askers for two, _ in askers):
            yield DiscrepancyField.ACTORS, about, tuple(words for _, words in askers)


def _any_two(tellings: list[Telling], value: Callable[[Telling], V], differ: Callable[[V, V], bool]) -> bool:
    """Tell whether any two of the values told differ; each value is compared once, however often it is told."""
    values = list(dict.fromkeys(map(value, tellings)))
    return any(differ(one, two) for i, one in enumerate(values) for two in values[i + 1 :])


def _apart(one: Range, two: Range) -> bool:
    return (one.high is not None and one.high < two.low) or (two.high is not None and two.high < one.low)


def _other_days(one: Days | None, two: Days | None) -> bool:
    return one is not None and two is not None and not one.overlaps(two)


def _disjoint(one: frozenset[str], two: frozenset[str]) -> bool:
    return not one & two


def _found(field: DiscrepancyField, about: str, tellings: Iterable[Telling]) -> Found:
    return field, about, tuple(telling.account for telling in tellings)


def _of_stances(proposal: str, held: Iterable[Held]) -> Iterator[Found]:
    """One voice for and against one proposal on the same day, as different reports have it."""
    groups: dict[int, list[Held]] = defaultdict(list)
    for one in held:
        if one.position.date and known_days(one.position.date):
            groups[one.day].append(one)
    for group in groups.values():
        ours = {one.page.original for one in group if one.position.stance in FOR}
        theirs = {one.page.original for one in group if one.position.stance in AGAINST}
        if ours and theirs and len(ours | theirs) > 1:
            sided = [one.account for one in group if one.position.stance in FOR | AGAINST]
            yield DiscrepancyField.STANCE, proposal, tuple(sided)


def _of_terms(held: Mapping[tuple[str, str], Iterable[Held]]) -> Iterator[Found]:
    """One voice for different lengths of one kind of thing on the same day, as different reports have it."""
    groups: dict[tuple[str, str, int], list[tuple[Held, str]]] = defaultdict(list)
    for (proposal, voice), told in held.items():
        for one in told:
            if one.days is not None and one.position.stance in FOR and known_days(one.position.date):
                groups[voice, one.kind, one.day].append((one, proposal))
    for group in groups.values():
        lengths: dict[float | None, set[str]] = defaultdict(set)
        for one, _ in group:
            lengths[one.days].add(one.page.original)
        if len(lengths) > 1 and len(set().union(*lengths.values())) > 1:
            first = min(group, key=lambda told: (told[0].page.rank, told[0].account.span))
            yield DiscrepancyField.TERMS, first[1], tuple(one.account for one, _ in group)


class _About:
    """What on the board a report's own discrepancy is about: the item it names, else the thing told by its words."""

    def __init__(self, page: Page, ids: Callable[[str], str | None], things: Iterable[Thing]) -> None:
        self._ids = ids
        self._told: list[tuple[Span, Thing]] = []
        for thing in things:
            for telling in thing.tellings:
                if telling.page is page:
                    event = telling.event
                    spans = {telling.account.span, *event.trigger, *event.evidence, *event.mentions}
                    self._told += [(span, thing) for span in spans]

    def __call__(self, discrepancy: Discrepancy) -> str | None:
        if discrepancy.about and (named := self._ids(discrepancy.about)):
            return named
        spans = [account.span for account in discrepancy.accounts]
        told = self._told
        found = {thing.item.id for here, thing in told if any(here.overlaps(span) for span in spans)}
        if not found and discrepancy.field is DiscrepancyField.TOLL:
            # The dead are counted in one clause and the shelling told in the next.
            near = [(min(gap(here, span) for span in spans), t) for here, t in told if t.item.type in INCIDENTS]
            found = {thing.item.id for distance, thing in near if distance <= NEAR}
        return found.pop() if len(found) == 1 else None


def _of_report(page: Page, about_of: _About, cast: Cast) -> Iterator[Found]:
    """What a report's own reading found; a copy's are its original's."""
    for discrepancy in page.reading.discrepancies:
        about = about_of(discrepancy)
        if len(discrepancy.accounts) < 2 or (page.original != page.id and about is None):
            continue
        accounts = tuple(account(page, cast.of(a.chain), (a.span,), discrepancy.id) for a in discrepancy.accounts)
        yield discrepancy.field, about, accounts
