"""Text that others wrote, made safe to show: no character moves a cursor, rings a bell or turns the line around."""

import dataclasses
from collections.abc import Mapping
from typing import Any, TypeVar

T = TypeVar("T")

_CONTROLS = [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_SHOWN = dict.fromkeys(_CONTROLS, "\N{REPLACEMENT CHARACTER}") | {ord(blank): blank for blank in "\t\n"}
"""Control characters, and those that override the direction of writing, each to one that is seen."""


def visible(value: T) -> T:
    """Return a text, or a frozen value with all the texts in it, with control characters replaced one by one.

    Lengths stay, and so spans still fit.
    """
    shown: Any = value
    if isinstance(value, str):
        # Words of the vocabulary are texts too, and hold nothing to replace.
        shown = value if value.isprintable() else value.translate(_SHOWN)
    elif isinstance(value, tuple):
        shown = tuple(visible(part) for part in value)
    elif isinstance(value, Mapping):
        shown = {visible(key): visible(part) for key, part in value.items()}
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        changed = {name: new for name, old in fields.items() if (new := visible(old)) != old}
        shown = dataclasses.replace(value, **changed) if changed else value
    return shown  # type: ignore[no-any-return]
