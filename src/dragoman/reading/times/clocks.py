"""What times of day say: "10 a.m. local time", "that night", "dawn"."""

import datetime as dt

from dragoman.reading.times import context
from dragoman.reading.times.forms import Base, Clock, Form, Shifted
from dragoman.reading.times.hit import Hit, shift_of
from dragoman.reading.times.lexicon import ZONES


def tonight(_hit: Hit) -> Form | None:
    """Read "tonight", "late tonight"."""
    return Clock(None, None, Shifted("D", 0, Base.PUBLISHED))


def overnight(hit: Hit) -> Form | None:
    """Read "overnight": the night before publication, where its sentence tells no day and nothing to come."""
    alone = context.tells_no_other_day(hit.tokens, hit.first)
    return Clock(None, None, Shifted("D", -1, Base.PUBLISHED)) if alone else None


def shifted_partday(hit: Hit) -> Form | None:
    """Read "last night", "this morning", "the next evening"."""
    words = hit.words("shift")
    told = bool({"that", "the", "same"} & set(words)) or "following" in words
    return Clock(None, None, Shifted("D", shift_of(words), Base.TOLD if told else Base.PUBLISHED))


def partday(hit: Hit) -> Form | None:
    """Read "dawn", "the early morning": the day is for the context to say."""
    if context.is_part_of_name(hit.tokens, hit.end - 1):
        return None
    return Clock(None, None, None) if context.means_partday(hit.tokens, hit.first, hit.end) else None


def clock(hit: Hit) -> Form | None:
    """Read "10:30", "10 a.m. local time", "6 o'clock", "0400 GMT"."""
    written = hit.word("clock")
    if len(written) == 4 and written.isdecimal():  # "0400 GMT"
        written = f"{written[:2]}:{written[2:]}"
    hour, _, minute = written.partition(":")
    if not hour.isdecimal():
        return None
    minute = minute[:2] or "0"
    half = hit.word("ampm").replace(".", "")[:1]
    if half and not 0 < int(hour) <= 12 and not (half == "p" and int(hour) < 24):
        return None
    number = int(hour) % 12 + (12 if half == "p" else 0) if half and int(hour) <= 12 else int(hour)
    if number > 23 or int(minute) > 59:
        return Clock(None, None, None)
    told = hit.has("zone") or hit.has("local")
    if not half and not told and not context.means_clock(hit.tokens, hit.first):
        return None
    return Clock(dt.time(number, int(minute)), ZONES.get(hit.word("zone")), None)
