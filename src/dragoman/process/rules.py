"""Rules: how a board counts and shows what it has gathered. The claims stay the same, whichever rules are chosen."""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.errors import UsageError


class TollShown(StrEnum):
    """Which figures an incident's toll shows."""

    RANGE = "range"
    """From the lowest to the highest told."""
    LOWEST = "lowest"
    """The lowest told, as at least so many."""
    CONFIRMED = "confirmed"
    """From the lowest to the highest that as many origins tell as confirm a thing."""


class Chains(StrEnum):
    """Which accounts count as confirmation."""

    ALL = "all"
    NAMED = "named"
    """Those with a named source, or by the report's own word."""
    OWN = "own"
    """Those without anybody between the report and who did it or saw it: at most one source in the chain."""


@dataclass(frozen=True, slots=True)
class Rules:
    """A declared set of rules. `origins` needed and `chains` decide what is confirmed, never what is on the board."""

    name: str
    chains: Chains
    origins_needed: int
    """Independent origins, among the accounts that count, by which a thing is confirmed."""
    toll: TollShown
    copies_count: bool
    """Whether a copy of a report counts as an origin of its own."""


AS_REPORTED = Rules("as-reported", Chains.ALL, 1, TollShown.RANGE, copies_count=False)
CAUTIOUS = Rules("cautious", Chains.NAMED, 2, TollShown.LOWEST, copies_count=False)
STRICT = Rules("strict", Chains.OWN, 2, TollShown.CONFIRMED, copies_count=False)
MANNERS = {rules.name: rules for rules in (AS_REPORTED, CAUTIOUS, STRICT)}
"""The manners that are built in."""


def rules_named(name: str) -> Rules:
    """Return the rules of a name; raise UsageError where there are none."""
    if name not in MANNERS:
        raise UsageError(f"no rules are called {name!r}: there are {', '.join(MANNERS)}")
    return MANNERS[name]
