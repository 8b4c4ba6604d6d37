"""What the words beside a candidate say of it: "May" the month or the name, "2000" the year or a number of people.

The tests look at tokens only, so that they hold without a model.
"""

from dragoman.reading.times.lexicon import Tokens, words_of

_TEMPORAL = words_of(
    """
    in since until till by from during throughout through before after between late early mid earlier later last
    next this every each end beginning start middle of around about circa to and or that on over past previous
    following
    """
)
_STRONG = words_of(
    """
    in since until till by during throughout from before after late early mid last next this circa between
    """
)
_NAMED_AFTER_DAYS = words_of(
    """
    times telegraph post mirror express mail herald ledger star sun revolution uprising war crisis movement accord
    accords agreement brigade brigades martyrs
    """
)
_NAMING_DAYS = words_of("bloody black good palm ash holy maundy super cyber")
_DETERMINERS = words_of(
    """
    the a an its his her their our that this these those
    """
)
# Nouns that a number before them counts, beside plurals.
_COUNTED = words_of(
    """
    people men women troops personnel percent per kilometres km kg metres meters miles feet yards tonnes tons
    dollars euros or others police square military civilian kilometers mm cm acres m pounds sq additional wounded
    dead million billion other more armed hectares calories rpm hp cc
    """
)
_ENDING_IN_S = words_of(
    """
    was has as is his its this us across perhaps thus ours hers does always towards besides crisis process
    """
)
_TITLES_OF_NUMBERS = words_of(
    """
    resolution article no number section flight highway route page room chapter order unit bus windows area
    """
)
# What may follow a noun phrase of time that stands by itself.
_ENDS_PHRASE = words_of(
    """
    and but or when while as in on at by with for from to that which who was were had has is are will would then
    after before because since until than though although if he she it they we i its his their where of
    """
)


def _word(tokens: Tokens, index: int) -> str:
    return tokens.lower(index) if 0 <= index < len(tokens.spans) else ""


def _opens_sentence(tokens: Tokens, index: int) -> bool:
    before = index - 1
    while before >= 0 and tokens.word(before) in ('"', "“", "‘", "'", "("):
        before -= 1
    return before < 0 or tokens.is_class(before, "STOP", "BREAK", "COLON")


def _capital(tokens: Tokens, index: int) -> bool:
    return 0 <= index < len(tokens.spans) and tokens.is_class(index, "OTHER") and tokens.word(index)[0].isupper()


def means_month(tokens: Tokens, first: int, month: int, end: int) -> bool:
    """Tell whether a month's name without day or year is the month."""
    before, after = _word(tokens, first - 1), _word(tokens, end)
    if first < month:  # "early May"
        return True
    if tokens.is_class(month, "MONTHSHORT"):
        return before in _STRONG and tokens.word(end - 1).endswith(".")
    named = _capital(tokens, first - 1) and not _opens_sentence(tokens, first - 1)
    if tokens.is_class(month, "MONTH"):
        return not (named and _capital(tokens, end))
    if named:
        return False
    if before in ("on", "to", "and", "or", "of", "that", "over", "past") or before in _STRONG:
        return before not in ("to", "on", "over", "after", "before") or not _capital(tokens, end)
    if before == "the" and _capital(tokens, end):
        return False  # "the March Alliance"
    if before in ("the", "a", "an", "s", "'s", "’s") or tokens.is_class(first - 1, "POSS"):
        return tokens.word(month) not in ("March", "May") or (
            after not in _TEMPORAL and bool(after) and after[0].isalpha()
        )
    if tokens.is_class(end, "POSS"):
        return tokens.word(month) != "May" or not _opens_sentence(tokens, first)
    if tokens.is_class(first - 1, "OPEN", "SLASH", "DASH"):
        return tokens.is_class(end, "CLOSE", "SLASH", "DASH", "COMMA")
    return False


def means_year(tokens: Tokens, first: int, year: int, end: int) -> bool:
    """Tell whether four digits are a year and not a number of something."""
    if first < year:
        # "Some 2000 troops"
        return not (tokens.is_class(first, "APPROX") and _counts(tokens, end))
    before, after = _word(tokens, first - 1), _word(tokens, end)
    number = int(tokens.word(year))
    if tokens.glued(year) and not tokens.is_class(year - 1, "OPEN", "DASH", "SLASH") and before not in ('"', "“", "‘"):
        return False
    if number < 1900 and _begins_compound(tokens, end):
        return False
    if _counts(tokens, end):
        return False
    if before in _TITLES_OF_NUMBERS or before in (
        "$",
        "£",
        "€",
        "#",
        "№",
        "than",
        "least",
        "most",
        "some",
        "over",
        "nearly",
    ):
        return False
    # A text that tells a year beyond doubt means it, or one beside it, elsewhere too.
    modern = 1900 <= number <= 2100 or bool(tokens.years & {number - 1, number, number + 1})
    if number in tokens.years and (before in ("of", "the") or _capital(tokens, first - 1) or not before[:1].isalpha()):
        return True
    if tokens.is_class(first - 1, "DASH", "SLASH"):
        return tokens.is_class(first - 2, "YEAR", "DAYNUM", "NUM", "MONTH", "MONTHISH") or (
            modern and tokens.is_class(end, "DASH", "CLOSE", "BREAK")
        )
    if tokens.is_class(first - 1, "OPEN"):
        return tokens.is_class(end, "CLOSE", "DASH", "COMMA", "SLASH", "TO") or modern
    if before in _STRONG:
        return True
    if before in ("to", "and", "or", "through", "of", "for", "about", "around", "until"):
        return modern or (before in ("to", "and", "through") and _after_year(tokens, first - 1))
    if modern and (before in _DETERMINERS or tokens.is_class(first - 1, "POSS")):
        return True
    if _opens_sentence(tokens, first):
        return modern and (
            tokens.is_class(end, "COLON", "BREAK", "DASH", "SLASH", "CLOSE") or after in ("was", "saw", "began")
        )
    if modern and tokens.is_class(first - 1, "COMMA"):
        return not after or not after[0].isalpha() or after in _ENDS_PHRASE
    return modern and tokens.is_class(first - 1, "WEEKDAY", "SEASON", "SEASONISH", "EARLY", "LATE", "UNIT")


def _begins_compound(tokens: Tokens, dash: int) -> bool:
    """Tell whether a dash ties a number to a word, as in "a 1500-strong force"."""
    tied = (
        tokens.is_class(dash, "DASH") and dash + 1 < len(tokens.spans) and tokens.glued(dash) and tokens.glued(dash + 1)
    )
    return tied and not tokens.is_class(dash + 1, "YEAR", "DAYNUM", "NUM")


def _after_year(tokens: Tokens, index: int) -> bool:
    return any(tokens.is_class(i, "YEAR") for i in range(max(0, index - 4), index))


def is_count_after_month(tokens: Tokens, first: int, end: int) -> bool:
    """Tell whether the number in "in March 30 people died" counts what follows and is no day."""
    return _word(tokens, first - 1) in ("in", "since", "during") and _counts(tokens, end)


def _counts(tokens: Tokens, index: int) -> bool:
    """Tell whether the word at an index is one that a number before it counts."""
    after = _word(tokens, index)
    if (
        not after
        or not after[0].isalpha()
        or not tokens.is_class(index, "OTHER", "UNITS", "HOURS", "UNIT", "OLD", "LONG", "TIMES")
    ):
        return (
            bool(after)
            and tokens.is_class(index, "DASH")
            and tokens.is_class(index + 1, "UNIT", "UNITS", "HOUR", "HOURS")
        )
    if tokens.word(index)[0].isupper():
        return False
    return after in _COUNTED or (
        after.endswith("s") and after not in _ENDING_IN_S and not after.endswith("ss") and not _election(after)
    )


def _election(word: str) -> bool:
    """Tell whether a plural is one of events, which a year names rather than counts: "the 2014 elections"."""
    return word in (
        "elections",
        "protests",
        "talks",
        "games",
        "olympics",
        "paralympics",
        "accords",
        "riots",
        "negotiations",
        "hostilities",
    )


def is_part_of_name(tokens: Tokens, index: int) -> bool:
    """Tell whether a word is written as part of a name: "the Daily Echo", "Observer Weekly"."""
    if not tokens.word(index)[0].isupper():
        return False
    return not _opens_sentence(tokens, index) or _capital(tokens, index + 1)


def names_something(tokens: Tokens, first: int, end: int) -> bool:
    """Tell whether a day or month is part of a name: "the Sunday Times", "Black Friday", "the October Revolution"."""
    if _word(tokens, end) in _NAMED_AFTER_DAYS and tokens.word(end)[0].isupper():
        return True
    return _capital(tokens, first - 1) and _word(tokens, first - 1) in _NAMING_DAYS


def means_short_day(tokens: Tokens, first: int) -> bool:
    """Tell whether "Sat", "Mon" alone is the weekday: only after a preposition of time."""
    return _word(tokens, first - 1) in ("on", "by", "until", "till", "since", "from", "this", "last", "next")


def is_now_and_then(tokens: Tokens, first: int, end: int) -> bool:
    """Tell whether "now" is that of "every now and then"."""
    return _word(tokens, first - 1) == "every" or (_word(tokens, end), _word(tokens, end + 1)) in (
        ("and", "then"),
        ("and", "again"),
    )


def means_season(tokens: Tokens, first: int, season: int, end: int) -> bool:
    """Tell whether "summer" or "the fall" alone is the season."""
    before = _word(tokens, first - 1)
    if (_capital(tokens, first - 1) and before not in _TEMPORAL) or (
        tokens.word(season)[0].isupper() and not _opens_sentence(tokens, first)
    ):
        return before in _STRONG
    in_time = before in _STRONG or before in ("and", "or", "over", "for", "of", "through")
    if tokens.is_class(season, "SEASON"):
        return in_time or first < season or before in ("as", "when", "their", "its") or tokens.is_class(end, "OTHER")
    if tokens.is_class(end, "OF"):
        return False
    return before in ("in", "during", "since", "until", "by", "throughout", "over") and tokens.word(season).islower()


def means_day(tokens: Tokens, first: int, end: int) -> bool:
    """Tell whether "the 25th" is a day of the month: it follows a preposition of time and no noun follows it."""
    return _word(tokens, first - 1) in ("on", "by", "until", "from", "to", "since", "before", "and") and (
        tokens.is_class(end, "STOP", "COMMA", "BREAK", "AND") or end >= len(tokens.spans)
    )


def stands_alone(tokens: Tokens, end: int) -> bool:
    """Tell whether nothing follows that "the day before" or "two weeks after" would be counted from."""
    return (
        end >= len(tokens.spans)
        or tokens.is_class(end, "STOP", "COMMA", "BREAK", "CLOSE", "COLON", "DASH", "AND", "POSS")
        or not tokens.word(end)[0].isalnum()
        or tokens.lower(end) in ("in", "at", "on", "but", "when", "that", "was", "were", "had", "is", "as", "while")
    )


def means_length(tokens: Tokens, first: int, end: int, unit: str) -> bool:
    """Tell whether "a day", "a week" is a length and not a day of some sort ("a day of mourning")."""
    before = _word(tokens, first - 1)
    if before in (
        "for",
        "within",
        "in",
        "after",
        "about",
        "over",
        "under",
        "almost",
        "nearly",
        "than",
        "every",
        "least",
        "up",
        "another",
    ):
        return True
    if tokens.is_class(end, "AGO", "LATER", "EARLIER", "BEFORE", "AFTER"):
        return True
    if unit == "day":
        return not tokens.is_class(end, "OF", "OTHER") or before in ("hours", "times", "once", "twice")
    return unit != "minute" or before in ("for", "within")


def means_span(tokens: Tokens, first: int) -> bool:
    """Tell whether bare "weeks", "months" is a stretch of time: "for weeks", "after months of talks"."""
    before = _word(tokens, first - 1)
    return before in (
        "for",
        "within",
        "in",
        "after",
        "over",
        "of",
        "by",
        "lasted",
        "last",
        "take",
        "took",
        "until",
        "since",
        "recent",
    )


def means_partday(tokens: Tokens, first: int, end: int) -> bool:
    """Tell whether "morning", "dawn" is a time: it follows a preposition or an article, or "of" follows."""
    before = _word(tokens, first - 1)
    if tokens.is_class(first, "NOON"):
        return before in ("at", "before", "after", "until", "by", "around", "since", "about", "on", "from", "to", "of")
    if before in ("at", "in", "the", "that", "this", "one", "during", "by", "late", "early", "all", "overnight"):
        return True
    return tokens.is_class(end, "OF") or tokens.is_class(first - 1, "TODAY", "WEEKDAY")


def means_clock(tokens: Tokens, first: int) -> bool:
    """Tell whether "10:30" without a.m., p.m. or zone is a time of day and not a score or a ratio."""
    before = _word(tokens, first - 1)
    return before in (
        "at",
        "by",
        "until",
        "from",
        "around",
        "about",
        "before",
        "after",
        "since",
        "to",
        "and",
        "between",
        "(",
        ",",
        "–",
        "-",
    )


def stands_as_noun(tokens: Tokens, end: int) -> bool:
    """Tell whether "the past", "the future" is the noun: no noun follows it."""
    return end >= len(tokens.spans) or not tokens.word(end)[0].isalnum() or tokens.lower(end) in _ENDS_PHRASE


def after_preposition(tokens: Tokens, first: int) -> bool:
    """Tell whether "that time" or "the time" is told as a time: "at the time", "by that time", "since that time"."""
    return _word(tokens, first - 1) in (
        "at",
        "by",
        "since",
        "during",
        "until",
        "from",
        "around",
        "before",
        "throughout",
    )


_DAYS = tuple(words_of("WEEKDAY DAYSHORT MONTH MONTHISH MONTHSHORT TODAY TONIGHT WEEKEND YEAR LAST NEXT"))


def tells_no_other_day(tokens: Tokens, index: int) -> bool:
    """Tell whether the sentence of a word names no day beside it, and nothing before the word looks ahead."""
    first, after = index, index + 1
    while first > 0 and not tokens.is_class(first - 1, "STOP", "BREAK"):
        first -= 1
    while after < len(tokens.spans) and not tokens.is_class(after, "STOP", "BREAK"):
        after += 1
    ahead = {"will", "would", "to", "every", "for"} & {tokens.lower(i) for i in range(max(first, index - 4), index)}
    return not ahead and not any(
        tokens.is_class(i, *_DAYS) and not _dates_the_telling(tokens, i) for i in range(first, after)
    )


def _dates_the_telling(tokens: Tokens, day: int) -> bool:
    """Tell whether a day is that on which somebody said so: "officials told reporters on Monday"."""
    return any(tokens.lower(i) in ("said", "told", "reported", "announced") for i in range(max(0, day - 3), day))
