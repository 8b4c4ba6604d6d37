"""Looking names up: which entry a run of words names, and in what use (a name, a capital, a demonym, a mere place)."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType

from dragoman.model.ids import digest
from dragoman.model.vocabulary import ActorKind
from dragoman.reading.gazetteer.entries import Entry, parse_entries, read_entries

BUILT_IN = Path(__file__).with_name("gazetteer.jsonl")


class Use(IntEnum):
    """As what a form names an entry; where one form has several uses, the lower one counts."""

    NAME = 0
    SEAT = 1
    """A building, a street or a city other than the capital that stands for the entry."""
    CAPITAL = 2
    ADJECTIVE = 3
    """A demonym before a noun; most are a person's too."""
    PERSON = 4
    """A demonym of one person."""
    PEOPLE = 5
    """A demonym of several."""
    PLACE = 6


@dataclass(frozen=True, slots=True)
class Hit:
    """A run of words that the gazetteer knows."""

    first: int
    last: int
    """Index of the last word (inclusive)."""
    entry: Entry
    uses: frozenset[Use]

    @property
    def use(self) -> Use:
        """The use that counts where the context does not decide."""
        return min(self.uses)


@lru_cache(maxsize=32768)
def folded(word: str) -> str:
    """Return a word without case, accents, stops and hyphens, as forms are compared; "" for a mark."""
    bare = unicodedata.normalize("NFKD", word.replace("ı", "i").replace("ø", "o").replace("ł", "l"))
    return re.sub(r"[\W_]", "", bare).casefold()


def plural_of(person: str) -> str:
    """Return the plural of a demonym of one person: "Russians", "Frenchmen"; "Chinese" and "Swiss" stay."""
    if person.endswith("man"):
        return person[:-3] + "men"
    return person if re.search("(?:ese|[sc]h|ss|[zx]|Thai)$", person) else person + "s"


class Gazetteer:
    """All entries, by every form that names them. Built once and never changed.

    With a `base`, it extends another gazetteer by what one report alone teaches; its own forms go before the base's.
    """

    def __init__(self, entries: Sequence[Entry], base: "Gazetteer | None" = None) -> None:
        self._base = base
        merged = dict[tuple[str, ActorKind], Entry]()
        for entry in entries:
            key = (entry.name, entry.kind)
            merged[key] = merged[key].overridden_by(entry) if key in merged else entry
        self.entries = tuple(merged.values())
        self._forms: dict[str, dict[tuple[str, ...], dict[str, tuple[Entry, set[Use]]]]] = {}
        self._by_name: dict[str, Entry] = {}
        # Later entries are the user's, who knows better: theirs are entered first, and the first holds a form.
        latest_first = self.entries[::-1]
        for entry in latest_first:
            self._by_name.setdefault(entry.name, entry)
            if entry.code:
                self._by_name.setdefault(entry.code, entry)
        ranked = sorted(latest_first, key=lambda e: e.kind is not ActorKind.STATE)
        for use in Use:
            for entry in ranked:
                for form in _forms_of(entry, use):
                    self._add(form, entry, use)

    def extended(self, entries: Sequence[Entry]) -> "Gazetteer":
        """Return this gazetteer with further entries before its own; where there are none, itself."""
        return Gazetteer(entries, base=self) if entries else self

    @cached_property
    def digest(self) -> str:
        """Digest of all that the gazetteer says: part of what makes a reading the same reading."""
        return digest(
            [
                [e.name, e.kind.value, [list(_forms_of(e, use)) for use in Use], e.acts_for, e.country]
                for e in self.entries
            ]
        )

    def entry(self, name: str) -> Entry | None:
        """Return the entry of a name or of a state's code, exactly as the file writes it."""
        return self._by_name.get(name) or (self._base.entry(name) if self._base else None)

    def principal(self, entry: Entry) -> Entry | None:
        """Return the entry on whose behalf an entry acts."""
        return self.entry(entry.acts_for) if entry.acts_for else None

    def is_learned(self, entry: Entry) -> bool:
        """Tell whether an entry is one of those that the report itself teaches."""
        return self._base is not None and (entry in self.entries or self._base.is_learned(entry))

    def at(self, words: Sequence[str], first: int) -> Hit | None:
        """Return the longest run of words, from a given one on, that the gazetteer knows."""
        best = self._base.at(words, first) if self._base else None
        own = self._own_at(words, first)
        return own if own is not None and (best is None or own.last >= best.last) else best

    def _own_at(self, words: Sequence[str], first: int) -> Hit | None:
        candidates = self._forms.get(folded(words[first]))
        if candidates is None:
            return None
        best: Hit | None = None
        for form, entered in candidates.items():
            last = self._matches(words, first, form)
            if last is None or (best is not None and last <= best.last):
                continue
            surface = "".join(words[first : last + 1])
            key = "exact:" + re.sub(r"[\W_]", "", surface)
            if (found := entered.get(key) or entered.get("")) is not None:
                best = Hit(first, last, found[0], frozenset(found[1]))
        return best

    def find(self, form: str) -> Hit | None:
        """Return what a form as a whole names, e.g. find("Kyiv")."""
        words = _tokens(form)
        hit = self.at(words, 0) if words else None
        return hit if hit is not None and hit.last == len(words) - 1 else None

    @staticmethod
    def _matches(words: Sequence[str], first: int, form: tuple[str, ...]) -> int | None:
        at = first
        for number, part in enumerate(form):
            # Marks inside a name ("Washington, D.C.", "Mercer & Sons") are not part of its form.
            if number and at < len(words) and words[at] in {",", "&"}:
                at += 1
            if at >= len(words) or folded(words[at]) != part:
                return None
            at += 1
        return at - 1

    def _add(self, form: str, entry: Entry, use: Use) -> None:
        parts = tuple(part for word in _tokens(form) if (part := folded(word)))
        if not parts:
            return
        # A short form in capitals ("US", "WHO") is only meant where it stands in capitals.
        letters = re.sub(r"[\W_]", "", form)
        key = "exact:" + letters if letters.isupper() and len(letters) <= 5 else ""
        entered = self._forms.setdefault(parts[0], {}).setdefault(parts, {})
        holder = entered.setdefault(key, (entry, set()))
        if holder[0] is entry:
            holder[1].add(use)


def _tokens(form: str) -> list[str]:
    """Return the words of a form as a text's are parted: "People", "'s", "Army"."""
    return re.sub(r"(?<=\w)(?=['’]s\b)", " ", form).split()


def _forms_of(entry: Entry, use: Use) -> tuple[str, ...]:
    if use is Use.NAME:
        return (entry.name, *entry.names)
    if use is Use.SEAT:
        return entry.seats
    if use is Use.CAPITAL:
        return entry.capitals
    if use is Use.ADJECTIVE:
        return entry.adjectives
    if use is Use.PLACE:
        return entry.cities
    people = entry.people or tuple(a for a in entry.adjectives if len(a) > 4 and not a.endswith(("sh", "ch")))
    return people if use is Use.PERSON else tuple(map(plural_of, people))


def load_gazetteer(extra: Sequence[Path] = (), kept: Mapping[str, str] = MappingProxyType({})) -> Gazetteer:
    """Return the built-in gazetteer, extended or overridden by those a ledger keeps, then by a user's own files.

    `kept` is their text by name. An entry with the name and kind of an earlier one replaces those of its keys that it
    gives.
    """
    entries = read_entries(BUILT_IN)
    for name, text in kept.items():
        entries += parse_entries(name, text)
    return Gazetteer([*entries, *(entry for path in extra for entry in read_entries(path))])
