"""A paper as a readable account: parts with their lines, the numbers of the notes in brackets, the notes at the end."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.export.paper import Note, Paper, Part
from dragoman.export.text_parts import NAME, QUIET, STRONG, block, entry, heading, title_block


def paper_text(paper: Paper) -> RenderableType:
    """Return a paper as a readable account."""
    parts: list[RenderableType] = [title_block(paper.title, list(paper.subtitle))]
    for part in paper.parts:
        parts += _part(paper, part, 0)
    if notes := list(paper.notes):
        parts += [heading("Words", len(notes)), *map(_note, notes)]
    return Group(*parts)


def _part(paper: Paper, part: Part, depth: int) -> Iterator[RenderableType]:
    yield heading(part.title) if depth == 0 else block(heading(part.title))
    if part.intro:
        yield block(Text(part.intro, style=QUIET))
    for line in part.lines:
        calls = "".join(f"[{note.number}]" for note in paper.notes.of(line))
        words = Text.assemble(line.words, (f" {calls}" if calls else "", QUIET))
        yield block(entry(words, line.identifier), steps=1 + depth)
    for inner in part.parts:
        yield from _part(paper, inner, depth + 1)


def _note(note: Note) -> RenderableType:
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(width=5, justify="right", no_wrap=True)
    grid.add_column(ratio=1)
    words = Text.assemble((f"“{note.quote}”", ""), "  ", (note.credit, NAME))
    if note.url:
        words.append(f"  {note.url}", style=QUIET)
    words.append(f"  {note.report}", style=QUIET)
    grid.add_row(Text(f"[{note.number}]", style=STRONG), words)
    return grid
