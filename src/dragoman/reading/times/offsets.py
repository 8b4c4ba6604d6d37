"""What is counted from another date says: "last week", "two days ago", "the day before", "now"."""

from dragoman.reading.times import context
from dragoman.reading.times.forms import Base, Clock, Fixed, Form, Shifted
from dragoman.reading.times.hit import Hit, count_of, shift_of, unit_letters


def relative_unit(hit: Hit) -> Form | None:
    """Read "last week", "earlier this month", "next year"."""
    return Shifted(unit_letters(hit.word("unit")), shift_of(hit.words("shift")), Base.PUBLISHED, hit.part())


def told_unit(hit: Hit) -> Form | None:
    """Read "the next day", "that year", "the same month"."""
    return Shifted(unit_letters(hit.word("unit")), shift_of(hit.words("shift")), Base.TOLD, hit.part())


def unit_after(hit: Hit) -> Form | None:
    """Read "the day before", "the year after", where nothing follows that it would be counted from."""
    if not context.stands_alone(hit.tokens, hit.end):
        return None
    forward = hit.word("way") in ("after", "following", "later", "afterward", "afterwards", "thereafter")
    return Shifted(unit_letters(hit.word("unit")), 1 if forward else -1, Base.TOLD)


def unit_before_last(hit: Hit) -> Form | None:
    """Read "the week before last"."""
    return Shifted(unit_letters(hit.word("unit")), -2, Base.PUBLISHED)


def whole_unit(hit: Hit) -> Form | None:
    """Read "the end of the month", "later in the year": the unit that the text is in."""
    if not {"of", "in", "mid"} & set(hit.words("part")):
        return None
    return Shifted(unit_letters(hit.word("unit")), 0, Base.CURRENT, hit.part())


def offset(hit: Hit) -> Form | None:
    """Read "two days ago", "three weeks later", "a year earlier"."""
    way, count = hit.word("way"), count_of(hit)
    if way in ("before", "after", "previously", "beforehand") and not context.stands_alone(hit.tokens, hit.end):
        return None
    back = way in ("ago", "earlier", "before", "previously", "beforehand")
    base = Base.PUBLISHED if way in ("ago", "from", "'", "’") else Base.TOLD
    whole = None if count is None or count != int(count) else int(count) * (-1 if back else 1)
    return Shifted(unit_letters(hit.word("unit")), whole, base)


def today(hit: Hit) -> Form | None:
    """Read "today", "yesterday afternoon"."""
    if context.is_part_of_name(hit.tokens, hit.match.start("day")):
        return None
    day = Shifted("D", {"yesterday": -1, "tomorrow": 1}.get(hit.word("day"), 0), Base.PUBLISHED)
    return Clock(None, None, day) if hit.has("partday") else day


def day_beyond(hit: Hit) -> Form | None:
    """Read "the day before yesterday", "the day after tomorrow"."""
    day, way = hit.word("day"), hit.word("way")
    return {
        ("yesterday", "before"): Shifted("D", -2, Base.PUBLISHED),
        ("tomorrow", "after"): Shifted("D", 2, Base.PUBLISHED),
    }.get((day, way))


def never_known(_hit: Hit) -> Form | None:
    """Read what orders but never dates: "shortly afterwards", "recent weeks"."""
    return Fixed(None)


def now(hit: Hit) -> Form | None:
    """Read "now"."""
    return None if context.is_now_and_then(hit.tokens, hit.first, hit.end) else Fixed(None)


def reference_word(hit: Hit) -> Form | None:
    """Read "the past", "the future"."""
    return Fixed(None) if context.stands_as_noun(hit.tokens, hit.end) else None


def that_time(hit: Hit) -> Form | None:
    """Read "at the time", "the time being"."""
    return Fixed(None) if hit.has("being") or context.after_preposition(hit.tokens, hit.first) else None
