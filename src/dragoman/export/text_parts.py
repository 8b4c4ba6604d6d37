"""What the readable accounts share: styles, headings, items with their words, all as rich renderables.

Colour carries the highlighting on a terminal. Where there is none, the words an item rests on stand in ‹guillemets›.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dragoman.export.quoting import Mark, Piece, flat
from dragoman.export.wording import short_id
from dragoman.model.vocabulary import Modality, Stance

HEADING = "bold"
QUIET = "dim"
NAME = "cyan"
STRONG = "bold"

_MARKS = {
    Mark.CONTEXT: "dim",
    Mark.EVIDENCE: "",
    Mark.SOURCE: "cyan",
    Mark.CONTENT: "",
    Mark.CUE: "yellow",
    Mark.TRIGGER: "bold yellow",
}
_SHOWN_PLAIN = {Mark.EVIDENCE, Mark.CONTENT, Mark.TRIGGER}
"""The marks that plain output puts in guillemets; bracketing sources and cues too would make it unreadable."""

# Plain blue can hardly be read on a dark ground.
STANCE_STYLES = {
    Stance.PROPOSES: "bright_blue",
    Stance.ACCEPTS: "green",
    Stance.ACCEPTS_CONDITIONALLY: "yellow",
    Stance.CONSIDERS: "yellow",
    Stance.REJECTS: "red",
    Stance.WITHDRAWS: "red",
}
MODALITY_STYLES = {Modality.PLANNED: "bright_blue", Modality.HYPOTHETICAL: "magenta", Modality.DENIED: "red"}


@dataclass(frozen=True, slots=True)
class Look:
    """How an account is to be written: with colour, or plain for a pipe or a file."""

    colour: bool = True

    def words(self, pieces: Iterable[Piece]) -> Text:
        """Return a passage on flowing lines, its marked words set off."""
        text, bracketed = Text(), False
        for piece in pieces:
            words = re.sub(r"\s+", " ", piece.words)
            if not self.colour and bracketed is not (piece.mark in _SHOWN_PLAIN):
                text.append("›" if bracketed else "‹")
                bracketed = not bracketed
            text.append(words, style=_MARKS[piece.mark])
        return text.append("›") if bracketed else text


def heading(words: str, number: int | None = None) -> RenderableType:
    """Return a section's heading, with how many items it holds."""
    text = Text(words, style=HEADING)
    if number is not None:
        text.append(f"  {number}", style=QUIET)
    return Padding(text, (1, 0, 0, 0))


def title_block(title: str, lines: Sequence[Text | str]) -> RenderableType:
    """Return the head of an account: its title, some quiet lines, and a rule."""
    quiet = [line if isinstance(line, Text) else Text(line, style=QUIET) for line in lines if line]
    return Group(Text(title, style=STRONG), *quiet, Rule(style=QUIET))


def dotted(*parts: str | Text) -> Text:
    """Return the parts that are not empty, with a dot between them."""
    text = Text()
    for part in parts:
        if part:
            text.append(" · " if text else "", style=QUIET)
            text.append(part)
    return text


def entry(head: Text, identifier: str | None, *body: RenderableType) -> RenderableType:
    """Return one thing: its head with the id at the right edge, and what belongs to it below."""
    top = Table.grid(expand=True, padding=(0, 2, 0, 0))
    top.add_column(ratio=1)
    top.add_column(justify="right", no_wrap=True)
    top.add_row(head, Text(short_id(identifier) if identifier else "", style=QUIET))
    return Group(top, *body)


def block(renderable: RenderableType, *, steps: int = 1) -> RenderableType:
    """Return something set in by a step, or several."""
    return Padding(renderable, (0, 0, 0, 2 * steps))


def item(label: str, entered: RenderableType, *, indent: int = 0) -> RenderableType:
    """Return an entry with its label in the margin."""
    grid = Table.grid(expand=True, padding=(0, 1, 0, 0))
    grid.add_column(width=max(3, len(label)), no_wrap=True)
    grid.add_column(ratio=1)
    grid.add_row(Text(label, style=QUIET), entered)
    return Padding(grid, (0, 0, 0, 2 + indent))


def quote(words: str, told: str, *, longest: int = 280) -> Text:
    """Return a quotation with who tells it; one that is very long is cut, with an ellipsis that says so."""
    shown = flat(words)
    if len(shown) > longest:
        shown = shown[:longest].rsplit(" ", 1)[0] + " …"
    if shown[:1] not in ('"', "“", "«"):
        shown = f"“{shown}”"
    return Text.assemble(shown, (f"  {told}" if told else "", QUIET))
