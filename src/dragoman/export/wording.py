"""Codes of the formats in words: names, chains, dates, places, tolls and terms, as texts and pages show them."""

import re
from collections.abc import Iterable, Mapping, Sequence, Set

from dragoman.model.board import BoardActor, BoardStatement
from dragoman.model.plover import EventType
from dragoman.model.record import Actor, Place, Range, Statement, Terms, Toll
from dragoman.model.vocabulary import ActorKind, LeverKind, Modality, Stance

UNKNOWN = "–"

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAY = re.compile(
    r"(?P<year>-?\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?)?"
    r"(?:T(?P<time>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?P<zone>Z|[+-]\d\d:\d\d)?)?(?P<doubt>[~?%]?)"
)
_DURATION = re.compile(
    r"P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?"
    r"(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?"
)
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_LONG = re.compile(r"(?P<year>\d{4})-(?P<season>2[1-4])|(?P<decade>\d{3})X|(?P<century>\d\d)XX")
_HASHED = re.compile(r"[a-z_]+-[0-9a-f]{16}")
_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")

_STANCES = {
    Stance.PROPOSES: "proposes",
    Stance.ACCEPTS: "accepts",
    Stance.ACCEPTS_CONDITIONALLY: "accepts on conditions",
    Stance.CONSIDERS: "considers",
    Stance.REJECTS: "rejects",
    Stance.WITHDRAWS: "withdraws",
}
_MODALITIES = {
    Modality.ACTUAL: "",
    Modality.PLANNED: "planned",
    Modality.HYPOTHETICAL: "possible",
    Modality.DENIED: "denied",
}
_OPENING = frozenset(
    {
        "if",
        "unless",
        "until",
        "once",
        "when",
        "provided",
        "providing",
        "as",
        "so",
        "should",
        "had",
        "were",
        "only",
        "on",
    }
)
"""Words that open a condition."""
_LEVERS = {LeverKind.THREAT: "threat", LeverKind.PROMISE: "promise", LeverKind.SANCTION: "sanction",
           LeverKind.AID: "aid", LeverKind.OTHER: "lever"}  # fmt: skip

_NAMED_BY_NOUN = {ActorKind.GROUP, ActorKind.UNNAMED}
"""Kinds whose names are common nouns; a proper name that ends in "s", as the United States, is one actor."""
_WHAT_FOLLOWS_THE_NOUN = re.compile(r",? (?:about|at|by|close|familiar|for|from|in|near|of|on|that|to|who|with)\b")
_MANY = re.compile(r"(?:[^\W\d]*[^\W\dsui]s|people|police|men|women|both|others)", re.IGNORECASE)

_CONJUNCTION = re.compile(
    r"(?P<if>if )|(?:only|unless|until|once|when|as|on|provided|providing|should)\b", re.IGNORECASE
)

_AGAINST = {EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.MOBILIZE, EventType.PROTEST,
            EventType.ACCUSE, EventType.THREATEN}  # fmt: skip
_WITH = {EventType.CONSULT, EventType.AGREE, EventType.COOPERATE}


class Names:
    """The names of actors by their ids; an id that is not known stands for itself."""

    def __init__(
        self, names: Mapping[str, str], many: Set[str] = frozenset(), together: Iterable[Sequence[str]] = ()
    ) -> None:
        self._names = dict(names)
        self._many = frozenset(many)
        self._together = sorted({tuple(ids) for ids in together if len(ids) > 1}, key=len, reverse=True)

    @classmethod
    def of(cls, actors: Iterable[Actor | BoardActor], statements: Iterable[Statement | BoardStatement]) -> "Names":
        """Return the names of a record's or a board's actors, and who speaks together in its statements."""
        known = tuple(actors)
        together = (s.speakers for s in statements)
        return cls({a.id: a.name for a in known}, {a.id for a in known if _is_many(a)}, together)

    def __getitem__(self, actor: str) -> str:
        return self._names.get(actor, actor)

    def are_many(self, actor: str) -> bool:
        """Tell whether a verb after an actor's name is in the plural: "its allies consider"."""
        return actor in self._many

    def listed(self, actors: Iterable[str]) -> str:
        """Return names as a sentence lists them: "A, B and C"."""
        return listed([self[actor] for actor in actors])

    def chain(self, speakers: Sequence[str], chain: Sequence[str]) -> str:
        """Return who said it and through whom it came: "Trump → Putin → TASS", nearest to the words first.

        Those who speak together are one step of it: "Rubio and Vance → Reuters".
        """
        steps, left = [self.listed(speakers)], tuple(chain)
        while left:
            step = next((ids for ids in self._together if left[: len(ids)] == ids), left[:1])
            steps.append(self.listed(step))
            left = left[len(step) :]
        return " → ".join(step for step in steps if step)


def short_id(identifier: str) -> str:
    """Return as much of an id as tells it apart by eye: the first half of its digest; other ids whole."""
    return identifier.rpartition("-")[2][:8] if _HASHED.fullmatch(identifier) else identifier


def listed(words: Sequence[str]) -> str:
    """Return words as a sentence lists them: "A, B and C"."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: "1 event", "3 events"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def date_words(value: str | None) -> str:
    """Return an EDTF or RFC 3339 date as people write it ("12–18 May 2025", "since March 2025"); "" for None.

    What is no date of these kinds comes back as it is.
    """
    if not value:
        return ""
    if "/" not in value:
        return _moment_words(value)
    first, last = value.split("/", 1)
    if first in ("", ".."):
        return f"until {_moment_words(last)}"
    if last in ("", ".."):
        return f"since {_moment_words(first)}"
    begin, end = _moment_words(first), _moment_words(last)
    # "12 May 2025" and "18 May 2025" share their last words; those need saying once.
    begin_words, end_words = begin.split(), end.split()
    while len(begin_words) > 1 and begin_words[-1] == end_words[-1] and "T" not in value:
        begin_words.pop()
        end_words.pop()
    short = begin_words[-1].isdigit() and len(begin_words) == 1 and len(begin_words[0]) <= 2
    return f"{' '.join(begin_words)}{'–' if short else ' – '}{end}"


def _moment_words(value: str) -> str:
    if long := _LONG.fullmatch(value):
        if long["season"]:
            return f"{_SEASONS[long['season']]} {long['year']}"
        return f"{long['decade']}0s" if long["decade"] else f"{long['century']}00s"
    if not (match := _DAY.fullmatch(value)):
        return value
    words = match["year"]
    if match["month"]:
        words = f"{_MONTHS[int(match['month']) - 1]} {words}"
    if match["day"]:
        words = f"{int(match['day'])} {words}"
    if match["time"]:
        zone = {None: "", "Z": " UTC", "+00:00": " UTC"}.get(match["zone"], f" UTC{match['zone']}")
        words = f"{words}, {match['time']}{zone}"
    if match["doubt"] in ("~", "%"):
        words = f"about {words}"
    return f"{words} (uncertain)" if match["doubt"] in ("?", "%") else words


def duration_words(value: str | None) -> str:
    """Return an ISO 8601 duration in words ("P30D" is "30 days"); "" for None, and what is none as it is."""
    if not value:
        return ""
    match = _DURATION.fullmatch(value)
    parts = [
        f"{number} {unit if number == '1' else unit + 's'}"
        for number, unit in zip(match.groups() if match else (), _UNITS, strict=False)
        if number
    ]
    return listed(parts) or value


def range_words(value: Range) -> str:
    """Return a number told as a range: "9–19", "at least 9", "9"."""
    if value.high is None:
        return f"at least {value.low:,}"
    return f"{value.low:,}" if value.high == value.low else f"{value.low:,}–{value.high:,}"


def toll_words(toll: Toll | None) -> str:
    """Return a toll: "9–19 killed, 70 injured"; "" where none is told."""
    told = [(toll.killed, "killed"), (toll.injured, "injured")] if toll else []
    return ", ".join(f"{range_words(number)} {what}" for number, what in told if number)


def place_words(place: Place | None) -> str:
    """Return a place: "Istanbul (TUR)"; "" where none is told."""
    if place is None:
        return ""
    return f"{place.name} ({place.country})" if place.country else place.name


def terms_words(terms: Terms, names: Names) -> list[tuple[str, str]]:
    """Return those terms that are known, each as its name and its words."""
    told = [
        ("for", duration_words(terms.duration)),
        ("from", date_words(terms.start)),
        ("scope", terms.scope or ""),
        ("in", ", ".join(terms.place)),
        ("with", names.listed(terms.participants)),
        _condition(terms.condition or ""),
    ]
    return [(name, words) for name, words in told if words]


def _condition(words: str) -> tuple[str, str]:
    """Return a condition's name and words; words that bring a conjunction of their own do not get another."""
    found = _CONJUNCTION.match(words)
    if not found:
        return "if", words
    return ("if", words[found.end() :]) if found["if"] else ("condition", words)


def stance_words(stance: Stance, *, many: bool = False) -> str:
    """Return a stance as a verb: of one actor, or of `many`."""
    verb, *rest = _STANCES[stance].split(" ")
    return " ".join([verb.removesuffix("s") if many else verb, *rest])


def modality_words(modality: Modality) -> str:
    """Return how an event is told where it is not told as having happened, else ""."""
    return _MODALITIES[modality]


def lever_words(kind: LeverKind) -> str:
    """Return the kind of a lever as a noun."""
    return _LEVERS[kind]


def condition_words(condition: str | None) -> str:
    """Return a condition as it stands in a line: "if …", unless its own words open it."""
    opened = (condition or "").split(" ", 1)[0].lower() in _OPENING
    return f"if {condition}" if condition and not opened else condition or ""


def cue_words(cue: str) -> str:
    """Return the words that tell how something is said, on one line and in quotation marks: “denied”; "" for none."""
    return f"“{' '.join(cue.split())}”" if cue else ""


def plain_words(code: str) -> str:
    """Return a code of the formats as words: "sanctions_relief" is "sanctions relief"."""
    return code.replace("_", " ")


def kind_beside(label: str, kind: str) -> str:
    """Return a proposal's kind in words as they stand beside its label; "" where the label ends with it."""
    words = plain_words(kind)
    return "" if f" {label}".casefold().endswith(f" {words}".casefold()) else words


def type_words(kind: EventType, mode: str | None) -> str:
    """Return PLOVER's type and mode: "CONSULT · phone"."""
    return f"{kind} · {mode}" if mode else str(kind)


def parties_words(kind: EventType, actors: Sequence[str], recipients: Sequence[str], names: Names) -> str:
    """Return who does it to, with or against whom; unknown actors are a dash."""
    if not recipients:
        return names.listed(actors) or UNKNOWN
    preposition = "against" if kind in _AGAINST else "with" if kind in _WITH else "to"
    return f"{names.listed(actors) or UNKNOWN} {preposition} {names.listed(recipients)}"


def _is_many(actor: Actor | BoardActor) -> bool:
    """Tell whether an actor's name is a noun in the plural: "its allies", "mediators from Norway"."""
    if actor.kind not in _NAMED_BY_NOUN:
        return False
    noun = _WHAT_FOLLOWS_THE_NOUN.split(actor.name, maxsplit=1)[0].split()
    return " and " in actor.name or bool(noun and _MANY.fullmatch(noun[-1]))
