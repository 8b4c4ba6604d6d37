"""Actors across reports: many spellings and offices, one actor, with two of one name kept apart.

Bodies (states, organisations, armed groups, outlets) are known by country or by name, persons by their full name or
by a surname that only one of them has, unnamed sources and groups by their description and side. What is not told
apart by side or country is one only where nothing speaks against it; what a person has linked or parted stays so.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dragoman.model.board import BoardActor
from dragoman.model.record import Actor
from dragoman.model.vocabulary import ActorKind, Role
from dragoman.process import names
from dragoman.process.links import Pair
from dragoman.process.sameness import Sameness
from dragoman.process.words import folded

BODIES = (ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.OUTLET)
SPEAKERS = (ActorKind.PERSON, ActorKind.UNNAMED)
SHORT = 4
"""Most words of a description that is read for whose it is; longer ones tell a story."""
_UNIONS = frozenset({"union", "guild"})
"""Last words of names of bodies that a report may call by that word without naming them."""
_OF_STATES = frozenset({"european", "african", "eurasian", "soviet", "customs"})
"""Words before "Union" in the names of those whose members are states."""
DESCRIBED = (ActorKind.GROUP, ActorKind.UNNAMED, ActorKind.DOCUMENT)


@dataclass(frozen=True)
class Cast:
    """The actors of all reports, resolved."""

    actors: Mapping[str, BoardActor]
    """Each actor by its id on the board."""
    resolved: Mapping[str, str]
    """For each record's actor its id on the board."""
    parties: Mapping[str, str]
    """For each actor the outermost side that it acts for, or itself."""
    voices: Mapping[str, str]
    """For each actor that speaks for a side that side, for any other itself."""
    named: Mapping[str, str] = field(default_factory=dict)
    """Bodies and persons by their folded names, where one name means one of them."""
    states: frozenset[str] = frozenset()
    """The folded main names of states."""

    def of(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the board's actors for those of a record, each once, in order."""
        return tuple(dict.fromkeys(self.resolved[name] for name in ids if name in self.resolved))

    def known(self, actor: str) -> bool:
        """Tell whether an actor is somebody, or of somebody's: not a mere group or an unnamed source."""
        found = self.actors[actor]
        return found.kind not in DESCRIBED or found.side is not None

    def distinct(self, actors: Iterable[str]) -> list[str]:
        """Return actors without the sides whose people are among them, and without groups of those people."""
        given = list(actors)
        sides = {side for a in given for side in (self.actors[a].side, self.parties[a]) if side != a}
        people = [actor for actor in given if actor not in sides]
        named = {self.parties[actor] for actor in people if self.actors[actor].kind not in DESCRIBED}
        return [a for a in people if self.actors[a].kind not in DESCRIBED or self.parties[a] not in named]

    def same_party(self, one: str, two: str) -> bool:
        """Tell whether one of two actors is the other, the side that it acts for, or some of its side's people."""
        mine, theirs = self.actors[one], self.actors[two]
        if one == two or mine.side == two or theirs.side == one or two == self.parties[one] or one == self.parties[two]:
            return True
        return (mine.kind in DESCRIBED or theirs.kind in DESCRIBED) and self.parties[one] == self.parties[two]


def bundled(
    actors: Mapping[str, Actor], weights: Mapping[str, int], same: Iterable[Pair], apart: Iterable[Pair]
) -> Sameness:
    """Join the actors that are one, and return them as bundles of their ids.

    Each of `actors` stands for as many of the records' actors as its weight says. `same` and `apart` are what people
    have said.
    """
    bundles = Sameness(actors)
    for one, two in apart:
        bundles.hold_apart(one, two)
    for one, two in same:
        bundles.join(one, two, "a person said so")
    _join_bodies(actors, weights, bundles)
    _join_owned_bodies(actors, bundles)
    _join_called(actors, bundles)
    _join_persons(actors, bundles)
    _join_described(actors, bundles)
    return bundles


def joins_by_description(actor: Actor) -> str | None:
    """Return the description by which, with its side, an actor is known; None where it may be known by more."""
    plain = actor.kind in DESCRIBED and not _is_office(actor) and not _may_be_body(actor)
    return f"{actor.kind}: {names.description(actor.name)}" if plain else None


def _join_bodies(actors: Mapping[str, Actor], weights: Mapping[str, int], bundles: Sameness) -> None:
    """Join bodies of one country, of one main name, and those whose main name is another's further name."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for actor in actors.values():
        if actor.kind is ActorKind.STATE and actor.country:
            groups["country", actor.country].append(actor.id)
        elif actor.kind in BODIES and names.is_distinctive(actor.name):
            groups["name", names.body_name(actor.name)].append(actor.id)
    further = {names.body_name(form) for group in groups.values() for name in group for form in actors[name].names}
    for actor in _misread_bodies(actors):
        if ("name", form := names.body_name(actor.name)) in groups or form in further:
            groups["name", form].append(actor.id)
    for (sort, _), group in groups.items():
        bundles.join_all(group, "they are bodies of one country" if sort == "country" else "they have one name")
    # A further name leads to the body that most records give it to: "the Elysée" to France.
    owners: dict[str, Counter[str]] = defaultdict(Counter)
    for group in groups.values():
        for name in group:
            for form in {names.body_name(form) for form in actors[name].names if names.is_distinctive(form)}:
                owners[form][bundles.root(name)] += weights[name]
    for (sort, form), group in groups.items():
        owner = _foremost(owners.get(form, Counter()), bundles.root(group[0])) if sort == "name" else None
        if owner and _compatible(actors[group[0]], actors[owner]) and _nests(actors[group[0]], actors[owner]):
            bundles.join(owner, group[0], "its name is a further name of the other")


def _misread_bodies(actors: Mapping[str, Actor]) -> list[Actor]:
    """Actors by one bare name that a report took for a person or a group, and that no full name in any report holds.

    A small state, or its capital, is a person to one reading and a body to the next; where another report knows a body
    of the name, it is that body.
    """
    people = [name for a in actors.values() if a.kind is ActorKind.PERSON if (name := names.proper_name(a.name))]
    surnames = {names.parts(name) for name in people if " " in name}
    taken = {part for pair in surnames for part in pair}
    return [actor for actor in actors.values() if _may_be_body(actor) and names.parts(actor.name)[1] not in taken]


def _may_be_body(actor: Actor) -> bool:
    """Tell whether an actor taken for a person or a group goes by a bare name, as a body may."""
    return (
        actor.kind in (ActorKind.PERSON, ActorKind.GROUP)
        and actor.side is None
        and all(" " not in form and form[:1].isupper() for form in (actor.name, *actor.names))
    )


def _foremost(owners: Counter[str], itself: str) -> str | None:
    """The one other body that a name is given to by most records, or None where two are as good."""
    others = [(count, name) for name, count in owners.items() if name != itself]
    if not others:
        return None
    top = max(count for count, _ in others)
    best = [name for count, name in others if count == top]
    return best[0] if len(best) == 1 else None


def _nests(one: Actor, two: Actor) -> bool:
    """An outlet is never a state, nor is a body its own side."""
    return (one.kind is ActorKind.OUTLET) == (two.kind is ActorKind.OUTLET) and one.side != two.id


def _compatible(one: Actor, two: Actor) -> bool:
    return one.country is None or two.country is None or one.country == two.country


def _join_owned_bodies(actors: Mapping[str, Actor], bundles: Sameness) -> None:
    """Join bodies that are known by what they are and whose: the interior ministry of one state."""
    owned: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for actor in actors.values():
        if (
            actor.kind in BODIES
            and not names.is_distinctive(actor.name)
            and not (actor.kind is ActorKind.STATE and actor.country)
        ):
            owned[names.description(actor.name)][_owner(actor, bundles)].append(actor.id)
    _join_by_owner(owned, bundles)


def _join_called(actors: Mapping[str, Actor], bundles: Sameness) -> None:
    """Join a body that a report never names, "the union", with the only named one that other reports call so."""
    named: dict[str, set[str]] = defaultdict(set)
    unnamed: list[Actor] = []
    for actor in actors.values():
        if actor.kind is not ActorKind.ORGANISATION:
            continue
        if names.is_distinctive(actor.name):
            *_, before, last = ("", *folded(actor.name).split())
            for form in (*actor.names, *({last} & _UNIONS if before not in _OF_STATES else ())):
                if not names.is_distinctive(form):
                    named[names.description(form)].add(bundles.root(actor.id))
        elif not _owner(actor, bundles):
            unnamed.append(actor)
    for actor in unnamed:
        if len(owners := named[names.description(actor.name)]) == 1:
            bundles.join(next(iter(owners)), actor.id, "the only one that reports call so")


def _owner(actor: Actor, bundles: Sameness) -> str:
    """Whose an actor is: the root of its side, else its country, else ""."""
    return _root(actor.side, bundles) or (actor.country or "")


def _root(name: str | None, bundles: Sameness) -> str:
    try:
        return bundles.root(name) if name else ""
    except KeyError:
        return ""


def _join_by_owner(owned: Mapping[str, Mapping[str, list[str]]], bundles: Sameness) -> None:
    """Join what has one description and one owner; what has no owner goes to the only one there is."""
    for owners in owned.values():
        for group in owners.values():
            bundles.join_all(group, "one description, one side")
        mine = [group for owner, group in owners.items() if owner]
        if len(mine) == 1 and "" in owners:
            bundles.join(mine[0][0], owners[""][0], "one description, and no other side has its like")


def _join_persons(actors: Mapping[str, Actor], bundles: Sameness) -> None:
    full: dict[tuple[str, str], list[str]] = defaultdict(list)
    lone: dict[str, list[str]] = defaultdict(list)
    offices: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for actor in actors.values():
        if actor.kind is not ActorKind.PERSON:
            continue
        forms = [name for form in (actor.name, *actor.names) if (name := names.proper_name(form))]
        if not forms:
            offices[names.description(actor.name)][_owner(actor, bundles)].append(actor.id)
            continue
        first, last = max((names.parts(form) for form in forms), key=lambda pair: (bool(pair[0]), len(pair[0])))
        if first:
            full[first, last].append(actor.id)
        else:
            lone[last].append(actor.id)
    by_last: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    by_first: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for (first, last), group in full.items():
        for namesakes in _by_country(group, actors):
            bundles.join_all(namesakes, "one full name, spellings apart")
            by_last[last].append((first, namesakes))
            by_first[first].append((last, namesakes))
    _join_initials(by_last, actors, bundles)
    for last, group in lone.items():
        candidates = [mine for _, mine in by_last.get(last, ())] or [mine for _, mine in by_first.get(last, ())]
        rest: dict[str, list[str]] = defaultdict(list)
        for name in group:
            if (owner := _only(candidates, actors[name], actors, bundles)) is None or not bundles.join(
                owner, name, "the only one of that surname"
            ):
                rest[_owner(actors[name], bundles)].append(name)
        _join_by_owner({last: rest}, bundles)
    _join_offices(offices, actors, bundles)


def _by_country(group: list[str], actors: Mapping[str, Actor]) -> list[list[str]]:
    """Persons of one full name, apart by country where the countries differ; those without one go with the first."""
    countries: dict[str, list[str]] = defaultdict(list)
    for name in group:
        countries[actors[name].country or ""].append(name)
    unknown = countries.pop("", [])
    told = list(countries.values())
    if not told:
        return [unknown]
    if len(told) == 1:
        return [told[0] + unknown]
    return [*told, unknown] if unknown else told


def _join_initials(
    by_last: Mapping[str, list[tuple[str, list[str]]]], actors: Mapping[str, Actor], bundles: Sameness
) -> None:
    """Join "P. Castel" with the only Castel whose first name begins so."""
    for persons in by_last.values():
        for first, group in persons:
            if len(first) == 1:
                fuller = [mine for other, mine in persons if len(other) > 1 and other.startswith(first)]
                if (owner := _only(fuller, actors[group[0]], actors, bundles)) is not None:
                    bundles.join(owner, group[0], "the initial fits the only one of that surname")


def _only(candidates: list[list[str]], actor: Actor, actors: Mapping[str, Actor], bundles: Sameness) -> str | None:
    """The one candidate that an actor may be: of several, the one of its side; None where that does not tell."""
    fitting = {bundles.root(group[0]) for group in candidates if _compatible(actor, actors[group[0]])}
    if len(fitting) > 1 and (owner := _owner(actor, bundles)):
        fitting = {root for root in fitting if owner in {_owner(actors[m], bundles) for m in bundles.members(root)}}
    return fitting.pop() if len(fitting) == 1 else None


def _join_offices(
    offices: Mapping[str, Mapping[str, list[str]]], actors: Mapping[str, Actor], bundles: Sameness
) -> None:
    """Join persons known by their office only with each other and with the only named holder of the same side.

    "The rebel leader" of one report, whom it never names, is the one whom others call so as well as by name.
    """
    _join_by_owner({office: {o: g for o, g in owners.items() if o} for office, owners in offices.items()}, bundles)
    holders: dict[str, dict[str, Actor]] = defaultdict(dict)
    for actor in actors.values():
        if actor.kind is ActorKind.PERSON and names.proper_name(actor.name):
            for form in actor.names:
                if office := names.office(form):
                    holders[names.description(office)].setdefault(bundles.root(actor.id), actor)
    for actor in actors.values():
        if _is_office(actor):
            found = {bundles.root(name): holder for name, holder in holders[names.description(actor.name)].items()}
            fitting = [name for name, holder in found.items() if _of_one_owner(actor, holder, bundles)]
            if len(fitting) == 1:
                bundles.join(fitting[0], actor.id, "the only one who holds that office")


def _is_office(actor: Actor) -> bool:
    """Tell whether an actor is one definite person known by an office alone."""
    single = actor.kind in (ActorKind.PERSON, ActorKind.UNNAMED) and not names.proper_name(actor.name)
    return single and not names.is_indefinite(actor.name) and len(names.description(actor.name).split()) > 1


def _of_one_owner(actor: Actor, holder: Actor, bundles: Sameness) -> bool:
    mine, theirs = _owner(actor, bundles), _owner(holder, bundles)
    return not mine or not theirs or mine == theirs


def _join_described(actors: Mapping[str, Actor], bundles: Sameness) -> None:
    owned: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for actor in actors.values():
        if actor.kind in DESCRIBED:
            owned[f"{actor.kind}: {names.description(actor.name)}"][_owner(actor, bundles)].append(actor.id)
    for owners in owned.values():
        for group in owners.values():
            bundles.join_all(group, "one description, one side")


def with_roles(cast: Cast, roles: Mapping[str, Role]) -> dict[str, BoardActor]:
    """Return the cast's actors with the roles given to some of them, by their ids."""
    return {
        name: BoardActor(
            actor.id, actor.name, actor.names, actor.kind, actor.side, actor.country, roles.get(name), actor.aliases
        )
        for name, actor in cast.actors.items()
    }
