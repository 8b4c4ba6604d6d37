"""What each form of source is brought to before it becomes a report."""

from dataclasses import dataclass, field

from dragoman.intake.blocks import Block
from dragoman.intake.masthead import Facts


@dataclass(frozen=True, slots=True)
class Draft:
    """The blocks of a report's text in the order of the source, and what the source says of itself."""

    blocks: tuple[Block, ...]
    facts: Facts
    warnings: tuple[str, ...] = field(default_factory=tuple)
