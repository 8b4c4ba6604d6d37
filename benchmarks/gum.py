"""GUM's CoNLL-U files as documents: the text as it is set, the words with their places in it, and the entities."""

import re
from dataclasses import dataclass
from pathlib import Path

_ENTITY = re.compile(r"\((?P<opens>[^()]+)|(?P<closes>\d+)\)|\)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word by its place in the text, [begin, end) in code points, and its grammar."""

    text: str
    begin: int
    end: int
    tag: str
    """Penn part of speech."""
    head: int
    """Index of the word in the document that it depends on; its own where it depends on none."""
    relation: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A mention by the indexes of its words, `last` inclusive."""

    first: int
    last: int
    kind: str
    """GUM's type: person, place, organization, object, …"""
    group: str
    """What corefers shares its number."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file."""

    name: str
    text: str
    published: str | None
    words: tuple[Word, ...]
    entities: tuple[Entity, ...]

    def head_of(self, entity: Entity) -> Word:
        """Return the word of a mention that depends on none inside of it."""
        inside = range(entity.first, entity.last + 1)
        return next(self.words[i] for i in inside if self.words[i].head not in inside or self.words[i].head == i)

    def is_named(self, entity: Entity) -> bool:
        """Tell whether a mention's head is a proper noun or has one right behind it, in one run with it."""
        head = self.words.index(self.head_of(entity), entity.first)
        if self.words[head].tag.startswith("NNP"):
            return True
        behind = self.words[head + 1 : entity.last + 1][:1]
        return any(w.tag.startswith("NNP") and w.head == head and w.relation in {"flat", "appos"} for w in behind)


def read_gum(path: Path) -> Document:
    """Rebuild the text of a CoNLL-U file with its words and entities."""
    text, published = "", None
    words, entities = list[Word](), list[Entity]()
    opened = dict[str, list[tuple[int, str]]]()
    stack = list[str]()
    glued_until, spaced, base, rows = 0, True, 0, list[list[str]]()

    for line in [*path.read_text(encoding="utf8").splitlines(), ""]:
        if line.startswith("# meta::dateCreated"):
            published = line.partition("=")[2].strip()
        elif line.startswith(("# newpar", "# newpar_block")) and text:
            text = text.rstrip() + "\n\n"
        fields = line.split("\t")
        if len(fields) != 10 or "." in fields[0]:
            if not line and rows:
                base, rows, glued_until = base + len(rows), [], 0
            continue
        if "-" in fields[0]:
            glued_until, spaced = int(fields[0].split("-")[1]), "SpaceAfter=No" not in fields[9]
            continue
        number = int(fields[0])
        rows.append(fields)
        begin, text = len(text), text + fields[1]
        head = base + int(fields[6]) - 1 if int(fields[6]) else base + number - 1
        words.append(Word(fields[1], begin, len(text), fields[4], head, fields[7]))
        if number < glued_until:
            pass
        elif number == glued_until:
            text += " " if spaced else ""
        else:
            text += "" if "SpaceAfter=No" in fields[9] else " "
        marked = next((m.partition("=")[2] for m in fields[9].split("|") if m.startswith("Entity=")), "")
        at = len(words) - 1
        for match in _ENTITY.finditer(marked):
            if match["opens"]:
                group, kind = match["opens"].split("-")[:2]
                opened.setdefault(group, []).append((at, kind))
                stack.append(group)
                if marked[match.end() : match.end() + 1] != ")":
                    continue
                # "(4-time-…)": opens and closes on one word; the bare bracket that follows closes it.
            else:
                group = match["closes"] or stack[-1]
                first, kind = opened[group].pop()
                stack.reverse()
                stack.remove(group)
                stack.reverse()
                entities.append(Entity(first, at, kind, group))
    return Document(path.stem, text, published, tuple(words), tuple(sorted(entities, key=lambda e: (e.first, -e.last))))
