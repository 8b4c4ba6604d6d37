"""Rules: how a board counts and shows what it has gathered. The claims stay the same, whichever rules are chosen."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import UsageError
from dragoman.model.record import Range, Toll
from dragoman.process.actors import DESCRIBED, Cast

if TYPE_CHECKING:
    from dragoman.process.tellings import Telling


class TollShown(StrEnum):
    """Which figures of a toll are shown."""

    RANGE = "range"
    """From the lowest to the highest told."""
    LOWEST = "lowest"
    """The lowest told, and that it may be more."""
    CONFIRMED = "confirmed"
    """From the lowest to the highest of those that as many origins tell as a thing needs to be confirmed."""


class Chains(StrEnum):
    """Which accounts count as confirmation, by the sources that they came through."""

    ALL = "all"
    NAMED = "named"
    """Those whose first source has a name, or that the report tells by itself."""
    OWN = "own"
    """Those that nobody relays: told by the report itself or by one named source to it."""


@dataclass(frozen=True, slots=True)
class Rules:
    """A declared set of rules. They decide what counts and is shown, never what is on the board."""

    name: str
    chains: Chains
    origins_needed: int
    """Independent origins, among the accounts that count, by which a thing is confirmed."""
    toll: TollShown
    copies_count: bool
    """Whether a copy of a report is an origin of its own."""

    def counts(self, telling: "Telling", cast: Cast) -> bool:
        """Tell whether an account counts as confirmation."""
        chain = telling.account.chain
        if self.chains is Chains.ALL or not chain:
            return True
        named = cast.actors[chain[0]].kind not in DESCRIBED
        return named and (self.chains is Chains.NAMED or len(chain) == 1)

    def shown(self, told: Toll | None, tellings: "Iterable[Telling]") -> Toll | None:
        """Return the toll that is shown of one told."""
        if told is None or self.toll is TollShown.RANGE:
            return told
        if self.toll is TollShown.LOWEST:
            return Toll(_lowest(told.killed), _lowest(told.injured))
        given = list(tellings)
        killed, injured = (self._confirmed(kind, getattr(told, kind), given) for kind in ("killed", "injured"))
        return Toll(killed, injured) if killed or injured else None

    def _confirmed(self, kind: str, told: Range | None, tellings: "Iterable[Telling]") -> Range | None:
        """The range of the figures within the one told that enough origins tell."""
        by_figure: dict[Range, set[str]] = defaultdict(set)
        for telling in tellings:
            if telling.told and telling.event.toll and (figure := getattr(telling.event.toll, kind)):
                by_figure[figure].add(telling.origin)
        kept = [f for f, origins in by_figure.items() if len(origins) >= self.origins_needed]
        kept = [f for f in kept if told and f.low >= told.low and (told.high is None or f.low <= told.high)]
        if not kept:
            return None
        highs = [figure.high for figure in kept if figure.high is not None]
        return Range(min(figure.low for figure in kept), max(highs) if highs else None)


def _lowest(figure: Range | None) -> Range | None:
    return figure and Range(figure.low, figure.low if figure.low == figure.high else None)


AS_REPORTED = Rules("as-reported", Chains.ALL, 1, TollShown.RANGE, copies_count=False)
CAUTIOUS = Rules("cautious", Chains.NAMED, 1, TollShown.LOWEST, copies_count=False)
STRICT = Rules("strict", Chains.OWN, 2, TollShown.CONFIRMED, copies_count=False)
MANNERS = {rules.name: rules for rules in (CAUTIOUS, AS_REPORTED, STRICT)}
"""The manners that are built in."""


def rules_named(name: str) -> Rules:
    """Return the rules of a name, or those that a TOML file declares; raise UsageError where there are none.

    The file has the keys of `Rules`: name, chains, origins_needed, toll, copies_count; what it leaves out is as
    reported.
    """
    if name in MANNERS:
        return MANNERS[name]
    if not name.endswith(".toml"):
        raise UsageError(
            f"no rules are called {name!r}: there are {', '.join(MANNERS)}, or name a file that ends in .toml"
        )
    path = Path(name)
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{name} cannot be read as rules: {error}") from error
    known = {field.name for field in fields(Rules)}
    if unknown := set(told) - known:
        raise UsageError(f"{name} has no rule {', '.join(sorted(unknown))}: the rules are {', '.join(sorted(known))}")
    try:
        rules = Rules(
            str(told.get("name", path.stem)),
            Chains(told.get("chains", AS_REPORTED.chains)),
            int(told.get("origins_needed", AS_REPORTED.origins_needed)),
            TollShown(told.get("toll", AS_REPORTED.toll)),
            bool(told.get("copies_count", AS_REPORTED.copies_count)),
        )
    except (ValueError, TypeError) as error:
        raise UsageError(f"{name} declares no rules that can be followed: {error}") from error
    if rules.origins_needed < 1:
        raise UsageError(f"{name}: origins_needed must be 1 or more")
    return rules
