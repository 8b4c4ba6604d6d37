"""Membership: which process a board is of, who is in it, and why each report is in it or out.

A declared process names its parties and those who mediate. Where none is declared, one is inferred: the two parties
that meet most often around contacts and proposals, and those that recur beside them.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from dragoman.errors import UsageError
from dragoman.model.board import Membership
from dragoman.model.entries import ProcessDeclared, RoleGiven, View
from dragoman.model.plover import EventType
from dragoman.model.vocabulary import ActorKind, Role
from dragoman.process.actors import Cast
from dragoman.process.casting import resolve
from dragoman.process.moment import Page
from dragoman.process.pages import pages_of
from dragoman.process.words import folded

RECURS = 2
"""Reports, copies apart, in which somebody beside the two parties must recur, if there are as many."""
BESIDE = 0.15
"""Least share of the inferred process's reports in which somebody beside the two parties must recur."""
INFERRED = "inferred"
"""Name in which a process is declared that nobody declared."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A process as the board sees it."""

    name: str
    core: frozenset[str]
    """Ids of those who are in it, by themselves or by their side."""
    inside: frozenset[str]
    """Ids of the reports that are of it."""
    memberships: tuple[Membership, ...]

    def concerns(self, actor: str, cast: Cast) -> bool:
        """Tell whether an actor is in the process or acts for somebody who is."""
        return actor in self.core or cast.parties[actor] in self.core or cast.actors[actor].side in self.core


def infer_process(view: View, *, as_of: datetime | None = None) -> ProcessDeclared:
    """Return the process that a ledger's reports are likely to be about.

    Its parties are the two that meet most often around contacts and proposals; whoever recurs beside them stands among
    the mediators until somebody says better. It is a proposal to declare, not a finding, and gives nobody a role.
    """
    pages = pages_of(view, as_of).listed
    cast = resolve(pages, view.links)
    return inferred([_gathered(page, cast) for page in pages if page.original == page.id], cast)


class Members:
    """Which pages are in a process, kept while pages come and go."""

    def __init__(self) -> None:
        self._gathered: dict[Page, Gathered] = {}
        self._found: dict[Page, Membership] = {}
        self._of: tuple[object, ...] = ()

    def forget(self, pages: Iterable[Page]) -> None:
        """Look again at pages that went, or on which somebody has become somebody else."""
        for page in pages:
            self._gathered.pop(page, None)
            self._found.pop(page, None)

    def choose(
        self, processes: Iterable[ProcessDeclared], process: str | None, pages: list[Page], cast: Cast
    ) -> ProcessDeclared:
        """Return the process asked for, the only one declared, or one inferred; raise UsageError where unclear."""
        declared = {entry.name: entry for entry in processes}
        if process is not None:
            if process not in declared:
                known = ", ".join(sorted(declared)) or "none is declared"
                raise UsageError(
                    f"no process {process!r} in this ledger ({known}); declare it with `dragoman process new`"
                )
            return declared[process]
        if len(declared) > 1:
            raise UsageError(f"this ledger keeps several processes: name one of {', '.join(sorted(declared))}")
        if declared:
            return next(iter(declared.values()))
        return inferred([self._gather(page, cast) for page in pages if page.original == page.id], cast)

    def scope(self, process: ProcessDeclared, pages: list[Page], cast: Cast) -> Scope:
        """Return who and which reports are in a process."""
        wanted = (*process.parties, *process.mediators, *process.guarantors, *process.observers)
        core = frozenset(found for name in wanted if (found := find(name, cast)))
        parties = frozenset(found for name in process.parties if (found := find(name, cast)))
        of = (core, parties, tuple(sorted(_name(actor, cast) for actor in core)))
        if of != self._of:
            self._of = of
            self._found.clear()
        scope = Scope(process.name, core, frozenset(), ())
        memberships: dict[str, Membership] = {}
        for page in pages:
            original = memberships.get(page.original)
            if original is not None:
                memberships[page.id] = _as_original(page, original)
                continue
            if page not in self._found:
                self._found[page] = _membership(page, scope, parties, cast)
            memberships[page.id] = self._found[page]
        inside = frozenset(name for name, found in memberships.items() if found.belongs)
        return Scope(process.name, core, inside, tuple(memberships.values()))

    def _gather(self, page: Page, cast: Cast) -> "Gathered":
        if (found := self._gathered.get(page)) is None:
            found = self._gathered[page] = _gathered(page, cast)
        return found


Gathered = tuple[set[str], list[set[str]]]
"""The parties around a report's contacts and proposals, and those of each of them together."""


def inferred(gatherings: list[Gathered], cast: Cast) -> ProcessDeclared:
    """Infer a process from what the reports, copies apart, tell of contacts and proposals."""
    pages_together, meetings, alone = Counter[tuple[str, str]](), Counter[tuple[str, str]](), Counter[str]()
    for parties, met in gatherings:
        alone.update(parties)
        pairs = [(one, two) for group in met for one, two in combinations(sorted(group), 2)]
        meetings.update(pairs)
        pages_together.update(set(pairs))
    seeds = tuple(sorted(alone, key=lambda party: (-alone[party], _name(party, cast)))[:2])
    if meetings:
        most = min(meetings, key=lambda p: (-pages_together[p], -meetings[p], sorted(_name(name, cast) for name in p)))
        seeds = most
    together = [parties for parties, _ in gatherings if parties & set(seeds)]
    beside = Counter(party for parties in together for party in parties - set(seeds))
    needed = max(min(RECURS, len(together)), BESIDE * len(together))
    others = sorted(_name(party, cast) for party, count in beside.items() if count >= needed)
    names = sorted(_name(party, cast) for party in seeds)
    return ProcessDeclared(" – ".join(names) or INFERRED, tuple(names), tuple(others), by=INFERRED)


def roles_of(process: ProcessDeclared, roles: Iterable[RoleGiven], cast: Cast) -> dict[str, Role]:
    """Return the roles of actors, by their ids: as declared, or as given later. What is inferred gives no role."""
    told: list[tuple[str, Role]] = []
    if process.by != INFERRED:
        told += [(name, Role.PARTY) for name in process.parties] + [(name, Role.MEDIATOR) for name in process.mediators]
        told += [(n, Role.GUARANTOR) for n in process.guarantors] + [(n, Role.OBSERVER) for n in process.observers]
    told += [(given.actor, given.role) for given in roles if given.process == process.name]
    return {found: role for name, role in told if (found := find(name, cast))}


def find(name: str, cast: Cast) -> str | None:
    """Return the actor that goes by a name, or has it as its id."""
    return cast.resolved.get(name) or cast.named.get(folded(name))


def _as_original(page: Page, original: Membership) -> Membership:
    verb = "repeats a report that is" if original.belongs else "repeats a report that is not"
    return Membership(page.id, original.belongs, f"{verb}: {page.original}")


def _membership(page: Page, scope: Scope, parties: frozenset[str], cast: Cast) -> Membership:
    present = {_member(actor, scope, cast) for actor in cast.of(a.id for a in page.reading.actors)} - {None}
    named = sorted(_name(actor, cast) for actor in present if actor)
    if not scope.core:
        return Membership(page.id, True, "nobody recurs around contacts and proposals, so nothing is left out")
    if len(present) >= 2:
        return Membership(page.id, True, f"tells of {_listed(named)}")
    if present & parties and _at_the_table(page, scope, cast):
        return Membership(page.id, True, f"tells of a contact or a proposal of {_listed(named)}")
    if present:
        return Membership(page.id, False, f"tells of {_listed(named)} alone, and of no contact or proposal")
    return Membership(page.id, False, "tells of nobody in the process")


def _member(actor: str, scope: Scope, cast: Cast) -> str | None:
    for name in (actor, cast.actors[actor].side, cast.parties[actor]):
        if name in scope.core:
            return name
    return None


def _at_the_table(page: Page, scope: Scope, cast: Cast) -> bool:
    ids = [actor for event in page.reading.events if event.type is EventType.CONSULT for actor in event.actors]
    ids += [position.actor for position in page.reading.positions]
    return any(scope.concerns(actor, cast) for actor in cast.of(ids))


def _gathered(page: Page, cast: Cast) -> Gathered:
    groups = [_parties((*e.actors, *e.recipients), cast) for e in page.reading.events if e.type is EventType.CONSULT]
    on_proposal: dict[str, list[str]] = {}
    for position in page.reading.positions:
        on_proposal.setdefault(position.proposal, []).append(position.actor)
    groups += [_parties(actors, cast) for actors in on_proposal.values()]
    return set().union(*groups), groups


def _parties(ids: Iterable[str], cast: Cast) -> set[str]:
    return {
        cast.parties[actor]
        for actor in cast.of(ids)
        if cast.known(actor) and cast.actors[actor].kind is not ActorKind.OUTLET
    }


def _name(actor: str, cast: Cast) -> str:
    return cast.actors[actor].name


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
