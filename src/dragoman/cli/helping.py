"""Help texts from docstrings."""

import inspect
from collections.abc import Callable

LITERAL = "\b\n"
"""Begins a paragraph whose lines stay as they are."""


def flowing(command: Callable[..., None]) -> str:
    """Return a docstring whose paragraphs flow to the width of the terminal; those marked as literal keep their lines.

    Plain help would do as much by itself, but help in boxes keeps every line end.
    """
    paragraphs = (inspect.getdoc(command) or "").split("\n\n")
    return "\n\n".join(part if part.startswith(LITERAL) else part.replace("\n", " ") for part in paragraphs)
