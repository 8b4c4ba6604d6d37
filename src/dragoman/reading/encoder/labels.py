"""What the heads can say: the fixed inventory of roles and the inventories that a trained model brings along."""

from dataclasses import dataclass

ROLES = ("source", "cue", "content")
OUTSIDE = 0


def begin(kind: int) -> int:
    """Return the label that opens a span of the given kind; labels run O, B-0, I-0, B-1, I-1, …"""
    return 1 + 2 * kind


def inside(kind: int) -> int:
    """Return the label that continues a span of the given kind."""
    return 2 + 2 * kind


def kind_of(label: int) -> int:
    """Return the kind that a label other than OUTSIDE belongs to."""
    return (label - 1) // 2


def count(kinds: int) -> int:
    """Return how many labels a BIO head over so many kinds has."""
    return 1 + 2 * kinds


@dataclass(frozen=True, slots=True)
class Inventory:
    """The label sets of a trained model, in the order of its outputs."""

    entities: tuple[str, ...]
    """Kinds of names and time expressions (BIO labels are made of them)."""
    tags: tuple[str, ...]
    """Penn Treebank tags."""
    relations: tuple[str, ...]
    """Dependency relations."""
