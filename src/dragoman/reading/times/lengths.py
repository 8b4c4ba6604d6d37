"""What lengths and recurrences say: "30 days", "the past two weeks", "every Friday"."""

from dragoman.model.edtf import Duration
from dragoman.reading.times import context
from dragoman.reading.times.forms import Form, Length, Repeats
from dragoman.reading.times.hit import Hit, count_of
from dragoman.reading.times.lexicon import REPEATS, length


def duration(hit: Hit) -> Form | None:
    """Read "30 days", "a two-day", "month-long", "an hour and a half"."""
    count, unit = count_of(hit), hit.word("unit")
    if (hit.has("old") and unit.startswith("year")) or _names_more_than_it_counts(hit, unit):
        return None
    if hit.has("dash") and not hit.has("n"):  # "month-long", but "months-long" is vague
        return Length(None if unit.endswith("s") else length(1.0, unit))
    if hit.words("n") in (["a"], ["an"]) and not context.means_length(hit.tokens, hit.first, hit.end, unit):
        return None
    if count is None:
        return Length(None)
    return Length(length(count + (0.5 if hit.has("half") else 0.0), unit))


def _names_more_than_it_counts(hit: Hit, unit: str) -> bool:
    """Tell whether figures before a singular count nothing: "the 2018 day of protest", "on 5 day two"."""
    bare = not (unit.endswith("s") or hit.has("dash") or hit.tokens.is_class(hit.end - 1, "LONG"))
    return bare and hit.word("n")[:1].isdigit() and hit.word("n") != "1"


def vague_duration(_hit: Hit) -> Form | None:
    """Read "several weeks", whose length nobody says."""
    return Length(None)


def bare_units(hit: Hit) -> Form | None:
    """Read "weeks" in "for weeks"."""
    return Length(None) if context.means_span(hit.tokens, hit.first) else None


def edge_units(hit: Hit) -> Form | None:
    """Read "the past two weeks", "the first ten months", "the past year"."""
    count = count_of(hit)
    if count is None:
        if hit.has("vague") or hit.word("unit").endswith("s"):
            return Length(None)
        count = 1.0
    return Length(length(count, hit.word("unit")))


def frequency(hit: Hit) -> Form | None:
    """Read "daily", "weekly"."""
    if context.is_part_of_name(hit.tokens, hit.first):
        return None
    return Repeats(Duration.parse(REPEATS[hit.word("repeat")]))


def recurrence(hit: Hit) -> Form | None:
    """Read "every Friday", "every two weeks", "twice a month", "per day"."""
    if hit.has("weekday"):
        return Repeats(Duration.parse("P1W"))
    if hit.has("daily"):
        return Repeats(Duration.parse("P1D"))
    if hit.has("seasonal"):
        return Repeats(Duration.parse("P1Y"))
    count = 2.0 if "other" in hit.words("other") else count_of(hit) or 1.0
    return Repeats(length(count, hit.word("unit")))
