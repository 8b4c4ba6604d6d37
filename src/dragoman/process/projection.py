"""The projection: the board of a ledger, kept while entries come in, and the same as if it were folded from cold.

Every part of the board is kept by a module that is told which pages, tellings or things went and came, and that does
again only what these touch. What the board is does not depend on the order in which entries came.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from dragoman.model.board import Board
from dragoman.model.collector import collector_paused
from dragoman.model.entries import Link, ProcessDeclared, RoleGiven, View
from dragoman.process.assembly import Assembly, Parts
from dragoman.process.bundle import Bundle
from dragoman.process.casting import Casting
from dragoman.process.discrepancies import Discrepancies
from dragoman.process.happenings import Happenings
from dragoman.process.lineage import with_answers
from dragoman.process.links import by_people
from dragoman.process.membership import Members
from dragoman.process.moment import Page, moment, rfc3339
from dragoman.process.offers import Offer, offers_of
from dragoman.process.origins import teller_of
from dragoman.process.proposals import Held, Proposals, held_on
from dragoman.process.rules import AS_REPORTED, Rules
from dragoman.process.said import Said
from dragoman.process.shelf import Shelf
from dragoman.process.statements import Saying, Statements, sayings
from dragoman.process.tellings import Telling, tell
from dragoman.process.things import Thing, make
from dragoman.process.words import folded


@dataclass(frozen=True, slots=True, eq=False)
class _Sheet:
    """A page of the process as the board compares it: everything it tells, with its actors resolved."""

    page: Page
    actors: tuple[str, ...]
    """Ids of the board's actors, in the order in which the reading has them."""
    tellings: tuple[Telling, ...]
    offers: tuple[Offer, ...]
    held: tuple[Held, ...]
    sayings: tuple[Saying, ...]


class Projection:
    """The board of a ledger's latest moment, kept up to date.

    It takes views: the first of all that a ledger holds, those after it of what was recorded since. A projection is
    not for several threads at once.
    """

    def __init__(self, rules: Rules = AS_REPORTED) -> None:
        self._rules = rules
        self._recorded = ""
        self._links: tuple[Link, ...] = ()
        self._roles: tuple[RoleGiven, ...] = ()
        self._processes: tuple[ProcessDeclared, ...] = ()
        self._shelf, self._casting, self._members = Shelf(), Casting(), Members()
        self._happenings, self._proposals, self._statements = Happenings(), Proposals(), Statements()
        self._discrepancies, self._assembly = Discrepancies(), Assembly()
        self._said = Said()
        self._said_of: tuple[Link, ...] = ()
        self._tellers: dict[Page, str] = {}
        self._states: frozenset[str] = frozenset()
        self._sheets: dict[str, _Sheet] = {}
        self._things: dict[Bundle, Thing] = {}
        self._of_page: dict[Page, dict[Thing, None]] = defaultdict(dict)
        self._thing_of: dict[str, Thing] = {}

    def take(self, view: View) -> None:
        """Take in what a view holds; what is on record already changes nothing."""
        self._recorded = view.recorded_as_of
        self._shelf.take(view)
        self._links += by_people(view.links)
        self._roles += view.roles
        self._processes += view.processes

    def board(self, process: str | None = None, *, as_of: datetime | None = None) -> Board:
        """Return the board as it stands. `as_of` leaves out what was published later, and may never go back.

        Raises UsageError where the process is unknown, or not named and one of several.
        """
        with collector_paused():
            return self._board(process, as_of or moment(self._recorded))

    def _board(self, process: str | None, until: datetime) -> Board:
        turnover = self._shelf.update(until)
        pages = self._shelf.listed()
        stale = self._casting.update(turnover.removed, turnover.added, self._links)
        cast = self._casting.cast
        again = {page for name in stale if (page := self._shelf.pages.get(name))} | self._told_anew(pages)
        self._members.forget([*turnover.removed, *again])
        chosen = self._members.choose(self._processes, process, pages, cast)
        scope = self._members.scope(chosen, pages, cast)
        gone, come = self._turn(pages, again, scope.inside)
        proposals = self._proposals.update(
            [offer for sheet in gone for offer in sheet.offers],
            [offer for sheet in come for offer in sheet.offers],
            (held for page in pages if (sheet := self._sheets.get(page.id)) for held in sheet.held),
            cast,
            self._links,
        )
        self._statements.update(
            [saying for sheet in gone for saying in sheet.sayings],
            [saying for sheet in come for saying in sheet.sayings],
        )
        self._make(gone, come)
        things = self._assembly.concerned(self._things.values(), scope, cast)
        inside = [page for page in pages if page.id in scope.inside]
        listed = set(things)
        discrepancies = self._discrepancies.gather(
            things,
            self._proposals.held,
            inside,
            lambda name: self._board_id(name, listed),
            lambda page: [thing for thing in self._of_page[page] if thing in listed],
            cast,
        )
        parts = Parts(
            chosen=chosen,
            scope=scope,
            pages=pages,
            corrects=self._shelf.corrects,
            told=dict.fromkeys(chain.from_iterable(self._sheets[page.id].actors for page in inside)),
            cast=cast,
            roles=self._roles,
            things=things,
            proposals=with_answers(proposals, cast),
            ids=self._proposals.ids,
            offers=lambda page: self._sheets[page.id].offers,
            statements=self._statements.listed(),
            discrepancies=discrepancies,
            until=until,
            rules=self._rules,
        )
        board = self._assembly.board(parts)
        waiting = self._shelf.waiting
        return replace(
            board,
            as_of=rfc3339(until),
            recorded_as_of=self._recorded,
            waiting=len(waiting),
            counts_next=rfc3339(waiting[0]) if waiting else None,
        )

    @property
    def casting(self) -> Casting:
        """Who is who as of the last board."""
        return self._casting

    def _told_anew(self, pages: list[Page]) -> set[Page]:
        """The pages whose tellings change though they did not: by who tells them, by what is a state, by links."""
        cast, again = self._casting.cast, set[Page]()
        tellers = {page: teller_of(page, cast) for page in pages}
        again.update(page for page, teller in tellers.items() if self._tellers.get(page, teller) != teller)
        self._tellers = tellers
        if renamed := cast.states ^ self._states:
            self._states = cast.states
            again.update(
                page
                for page in pages
                if any(event.place and folded(event.place.name) in renamed for event in page.reading.events)
            )
        if self._links != self._said_of:
            named = self._named_anew()
            again.update(page for page in pages if not named.isdisjoint(_linkable(page)))
        return again

    def _named_anew(self) -> frozenset[str]:
        """The items that people have spoken of since, or of whose like they have."""
        before, self._said_of = self._said_of, self._links
        said, self._said = self._said, Said(self._links)
        fresh = {name for link in self._links[len(before) :] for name in (link.first, link.second)}
        return frozenset(fresh) | said.named | self._said.named

    def _turn(self, pages: list[Page], again: set[Page], inside: frozenset[str]) -> tuple[list[_Sheet], list[_Sheet]]:
        """Write anew the sheets of pages that changed, or came into the process or left it."""
        gone, come = [], []
        by_id = self._shelf.pages
        for name, sheet in list(self._sheets.items()):
            page = by_id.get(name)
            if page is not sheet.page or name not in inside or page in again:
                gone.append(self._sheets.pop(name))
        cast = self._casting.cast
        linked = {name for link in self._links if link.kind == "proposal" for name in (link.first, link.second)}
        for page in pages:
            if page.id in inside and page.id not in self._sheets:
                told = [event for event in page.reading.events if event.trigger or event.evidence]
                offers = offers_of(page, cast, linked)
                sheet = _Sheet(
                    page, cast.of(actor.id for actor in page.reading.actors),
                    tuple(tell(page, event, cast) for event in told), offers, held_on(page, offers, cast),
                    sayings(page, cast),
                )  # fmt: skip
                self._sheets[page.id] = sheet
                come.append(sheet)
        return gone, come

    def _make(self, gone: Iterable[_Sheet], come: Iterable[_Sheet]) -> None:
        """Make anew the things that changed."""
        fewer, more = self._happenings.update(
            [telling for sheet in gone for telling in sheet.tellings],
            [telling for sheet in come for telling in sheet.tellings],
            self._casting.cast,
            self._said,
        )
        self._discrepancies.forget([sheet.page for sheet in gone])
        for bundle in fewer:
            thing = self._things.pop(bundle)
            for telling in thing.tellings:
                self._of_page[telling.page].pop(thing, None)
                if self._thing_of.get(telling.event.id) is thing:
                    del self._thing_of[telling.event.id]
            self._discrepancies.forget(telling.page for telling in thing.tellings)
        for bundle in more:
            thing = self._things[bundle] = make(bundle, self._casting.cast, self._rules)
            for telling in thing.tellings:
                self._of_page[telling.page][thing] = None
                self._thing_of[telling.event.id] = thing
            self._discrepancies.forget(telling.page for telling in thing.tellings)
        for sheet in gone:
            if not self._of_page.get(sheet.page):
                self._of_page.pop(sheet.page, None)

    def _board_id(self, name: str, listed: set[Thing]) -> str | None:
        """What on the board an item of a record is."""
        if (thing := self._thing_of.get(name)) is not None:
            return thing.item.id if thing in listed else None
        return self._proposals.ids.get(name) or self._statements.ids.get(name)


def _linkable(page: Page) -> list[str]:
    """The ids of the items of a page that people may link beside actors."""
    return [*(event.id for event in page.reading.events), *(proposal.id for proposal in page.reading.proposals)]
