"""The words that time expressions are made of, sorted into classes, and what the words count or name.

A text becomes a string of classes, one character a token, and the grammar is written over that string: it never looks
at the thousands of words that no time expression holds.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from dragoman.model.edtf import Duration

# Every class a token may have. The order decides nothing but the character that stands for the class.
_NAMES = """
OTHER BREAK STOP COMMA DASH SLASH OPEN CLOSE COLON POSS APOS
MONTH MONTHISH MONTHSHORT WEEKDAY WEEKDAYS DAYSHORT YEAR DAYNUM NUM NUMWORD ORDNUM ORDWORD DECADE ISO NUMDATE CLOCK
UNIT UNITS HOUR HOURS NIGHTS OVERNIGHT WEEKEND PARTDAY NOON SEASON SEASONISH QUARTER
THE A THIS THAT SAME LAST PAST PREVIOUS NEXT COMING FOLLOWING EVERY
EARLY LATE MID EARLIER LATER EDGE HALF AGO BEFORE AFTER AFTERWARD SHORTLY
OF IN ON AT FROM TO UNTIL SINCE BY DURING BETWEEN AND OR THROUGH FOR WITHIN OVER
APPROX MORE LESS THAN LEAST MOST UP VAGUE TODAY TONIGHT NOW RECENT REPEAT AMPM OCLOCK ZONE LOCAL TIME
ERA CIRCA RIGHT OLD PER TIMES LONG BEING DATEWORD FISCAL OTHERMONTH
"""
CODES = {name: chr(0x100 + number) for number, name in enumerate(_NAMES.split())}
_NAMED = {code: name for name, code in CODES.items()}


def words_of(text: str) -> frozenset[str]:
    """Return the words of a list that is written as a text."""
    return frozenset(text.split())


def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern whose words in capitals are classes; blanks separate them and mean nothing."""
    return re.compile(
        re.sub(r"[A-Z]{2,}|\bA\b", lambda m: CODES[m.group()], pattern).replace(" ", "").replace("\n", "")
    )


_MONTH_NAMES = (
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|"
    "november nov|december dec"
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES.split("|"), start=1) for name in names.split()}
# Months that are also names, verbs or modals: alone they count only where the words around them speak of time.
_MONTHS_IN_DOUBT = frozenset(["march", "april", "may", "june", "august"])

_WEEKDAY_NAMES = "monday mon|tuesday tue tues|wednesday wed|thursday thu thur thurs|friday fri|saturday sat|sunday sun"
WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAY_NAMES.split("|")) for name in names.split()}
SEASONS = {
    "spring": 1,
    "springtime": 1,
    "summer": 2,
    "summertime": 2,
    "autumn": 3,
    "fall": 3,
    "winter": 4,
    "wintertime": 4,
}

UNITS = {
    "day": "D",
    **dict.fromkeys(("night", "morning", "evening", "afternoon"), "D"),
    "week": "W",
    "fortnight": "2W",
    "month": "M",
    "year": "Y",
    "decade": "10Y",
    "century": "100Y",
    "hour": "TH",
    "minute": "TM",
    "second": "TS",
    "centurie": "100Y",
}
"""ISO 8601 designators of the units; a number before the letter multiplies, T marks those of the day."""

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = {word: float(number) for number, word in enumerate(_SMALL.split())}
NUMBERS |= {word: 10.0 * number for number, word in enumerate(_TENS.split(), start=2)}
NUMBERS |= {"hundred": 100.0, "thousand": 1000.0, "dozen": 12.0}

_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: number for number, word in enumerate(_ORDINAL_WORDS.split(), start=1)}

DECADES = {f"{word[:-1]}ies": 10 * number for number, word in enumerate(_TENS.split(), start=2)}

REPEATS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "everyday": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "annual": "P1Y",
}

ZONES = {
    "utc": "Z",
    "gmt": "Z",
    "est": "-05:00",
    "edt": "-04:00",
    "cst": "-06:00",
    "cdt": "-05:00",
    "mst": "-07:00",
    "mdt": "-06:00",
    "pst": "-08:00",
    "pdt": "-07:00",
    "wet": "+00:00",
    "bst": "+01:00",
    "cet": "+01:00",
    "cest": "+02:00",
    "eet": "+02:00",
    "eest": "+03:00",
    "msk": "+03:00",
    "jst": "+09:00",
    "kst": "+09:00",
}

OTHER_MONTHS = words_of(
    """
    muharram safar rajab shaban ramadan shawwal hijja hijjah qadah qidah qaida thani awwal tishrei cheshvan kislev
    tevet shevat nisan iyar sivan tammuz elul farvardin ordibehesht khordad mordad shahrivar mehr aban azar bahman
    esfand
    """
)
"""Of the Islamic, Jewish and Persian calendars, by their last words: told as times, and left without a value."""

_CLASS_WORDS: dict[str, str] = {
    "UNIT": "day week fortnight month year decade century",
    "UNITS": "days weeks fortnights months years decades centuries",
    "HOUR": "hour minute",
    "HOURS": "hours minutes seconds",
    "WEEKEND": "weekend weekends",
    "NIGHTS": "nights mornings evenings afternoons",
    "OVERNIGHT": "overnight",
    "PARTDAY": "morning afternoon evening night",
    "NOON": "noon midday midnight dawn dusk daybreak nightfall sunrise sunset",
    "SEASON": "summer autumn winter summertime wintertime springtime",
    "SEASONISH": "spring fall",
    "QUARTER": "quarter",
    "THE": "the",
    "A": "a an",
    "THIS": "this these",
    "THAT": "that those",
    "SAME": "same",
    "LAST": "last",
    "PAST": "past",
    "PREVIOUS": "previous preceding prior intervening",
    "NEXT": "next",
    "COMING": "coming upcoming",
    "FOLLOWING": "following subsequent ensuing succeeding",
    "EVERY": "every each",
    "EARLY": "early",
    "LATE": "late",
    "MID": "mid",
    "EARLIER": "earlier",
    "LATER": "later",
    "EDGE": "beginning start middle end close outset onset",
    "HALF": "half",
    "AGO": "ago",
    "BEFORE": "before previously beforehand",
    "AFTER": "after",
    "AFTERWARD": "afterward afterwards thereafter",
    "SHORTLY": "shortly soon immediately moments",
    "OF": "of",
    "IN": "in",
    "ON": "on",
    "AT": "at",
    "FROM": "from",
    "TO": "to",
    "UNTIL": "until till",
    "SINCE": "since",
    "BY": "by",
    "DURING": "during throughout",
    "BETWEEN": "between",
    "AND": "and",
    "OR": "or",
    "THROUGH": "through",
    "FOR": "for",
    "WITHIN": "within",
    "OVER": "over",
    "APPROX": "about around nearly almost roughly approximately some just only barely exactly another under additional",
    "MORE": "more",
    "LESS": "less fewer",
    "THAN": "than",
    "LEAST": "least",
    "MOST": "most",
    "UP": "up",
    "VAGUE": "several few many couple numerous",
    "TODAY": "today yesterday tomorrow",
    "TONIGHT": "tonight",
    "NOW": "now currently nowadays presently recently",
    "RECENT": "recent",
    "REPEAT": " ".join(REPEATS),
    "OCLOCK": "o'clock o’clock oclock",
    "LOCAL": "local",
    "TIME": "time period",
    "ERA": "bc bce b.c b.c. b.c.e b.c.e.",
    "CIRCA": "circa ca c",
    "RIGHT": "right",
    "OLD": "old age",
    "PER": "per",
    "TIMES": "once twice times thrice",
    "LONG": "long",
    "BEING": "being",
    "DATEWORD": "present future current",
    "FISCAL": "fiscal",
    "OTHERMONTH": " ".join(sorted(OTHER_MONTHS)),
    "MONTH": "january february july september october november december",
    "NUMWORD": " ".join(NUMBERS),
    "ORDWORD": _ORDINAL_WORDS,
}
_CLASS_OF = {word: name for name, words in _CLASS_WORDS.items() for word in words.split()}
_CLASS_OF |= {name: "WEEKDAY" if len(name) > 5 else "DAYSHORT" for name in WEEKDAYS}
_CLASS_OF |= {name + "s": "WEEKDAYS" for name in WEEKDAYS if len(name) > 5}
_CLASS_OF |= {name: "MONTHSHORT" for name in MONTHS if len(name) <= 4 and name not in ("may", "june", "july")}
_CLASS_OF |= dict.fromkeys(_MONTHS_IN_DOUBT, "MONTHISH")
_CLASS_OF |= dict.fromkeys(ZONES, "ZONE")
_CLASS_OF |= dict.fromkeys(DECADES, "DECADE")
_CLASS_OF |= dict.fromkeys(("am", "pm", "a.m", "p.m", "a.m.", "p.m.", "hrs"), "AMPM")

# Classes whose words must be written with a capital, and those in capitals only.
_CAPITALISED = frozenset(("MONTH", "MONTHISH", "MONTHSHORT", "WEEKDAY", "WEEKDAYS", "DAYSHORT"))
_ALL_CAPITALS = frozenset(("ZONE",))

_MARKS = {
    ".": "STOP",
    "!": "STOP",
    "?": "STOP",
    ",": "COMMA",
    "/": "SLASH",
    "(": "OPEN",
    "[": "OPEN",
    ")": "CLOSE",
    "]": "CLOSE",
    ":": "COLON",
    "'": "APOS",
    "’": "APOS",
} | dict.fromkeys("-\u2010\u2011\u2012–—", "DASH")

_TOKEN = re.compile(
    r"""
      (?-i:[^\W\d_]+(?=[\s,]))                                          # most words: nothing below would cut them
    | \d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])
    | (?<![\w.,/])\d{1,2}([./])\d{1,2}\1\d{4}(?![\w/])
    | \d{1,2}:\d\d(?::\d\d)?(?![\d:])
    | \d{3}0s\b | ['’]\d0s\b
    | \d{1,3}(?:,\d{3})+(?!\w)
    | \d+\.\d+(?![\w.])
    | \d+(?:st|nd|rd|th)\b
    | \d+
    | [ap]\.m\b\.? | b\.\ ?c\b\.?(?:e\.)? | o['’]clock\b
    | ['’]s\b
    | [^\W\d_]+
    | [^\w\s]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NEW_BLOCK = re.compile(r"\n\s*\n|\r\n\s*\r\n")


_YEAR_TOLD = compiled(
    "(?:IN|SINCE|UNTIL|DURING|MONTH|MONTHISH|MONTHSHORT|(?:MONTH|MONTHISH) DAYNUM COMMA?|EARLY|LATE) YEAR(?!NUM)"
)


@dataclass(frozen=True)
class Tokens:
    """A text in tokens: `classes` holds one character a token, `spans` its place."""

    text: str
    classes: str
    spans: tuple[tuple[int, int], ...]

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that the text tells beyond doubt: after a preposition of time."""
        told = re.finditer(_YEAR_TOLD.pattern, self.classes)
        return frozenset(int(self.word(match.end() - 1)) for match in told)

    def word(self, index: int) -> str:
        """Return the token as it is written."""
        begin, end = self.spans[index]
        return self.text[begin:end]

    def lower(self, index: int) -> str:
        """Return the token in small letters."""
        return self.word(index).lower()

    def is_class(self, index: int, *names: str) -> bool:
        """Tell whether a token is there and of one of the classes."""
        return 0 <= index < len(self.classes) and _NAMED[self.classes[index]] in names

    def has_break(self, begin: int, end: int) -> bool:
        """Tell whether a block ends between two tokens."""
        return self.classes.find(CODES["BREAK"], begin, end) >= 0

    def glued(self, index: int) -> bool:
        """Tell whether a token touches the one before it."""
        return 0 < index < len(self.spans) and self.spans[index][0] == self.spans[index - 1][1]


def tokens_of(text: str) -> Tokens:
    """Cut a text into classed tokens; a BREAK of no width stands where a block ends."""
    classes: list[str] = []
    spans: list[tuple[int, int]] = []
    before = 0
    for match in _TOKEN.finditer(text):
        begin, end = match.span()
        if begin - before > 1 or (begin > before and text[before] == "\n"):
            gap = text[before:begin]
            if "\n" in gap and _ends_block(gap, text, begin):
                classes.append(CODES["BREAK"])
                spans.append((before, before))
        classes.append(_code_of(match.group()))
        spans.append((begin, end))
        before = end
    return Tokens(text, "".join(classes), tuple(spans))


def _ends_block(gap: str, text: str, begin: int) -> bool:
    return bool(_NEW_BLOCK.search(gap)) or not (text[begin].islower() or text[begin].isdigit())


@lru_cache(maxsize=32768)
def _code_of(word: str) -> str:
    return CODES[_class_of(word)]


def _class_of(word: str) -> str:
    first = word[0]
    if first.isdigit():
        return _class_of_number(word)
    if not first.isalpha():
        if len(word) == 1:
            return _MARKS.get(word, "OTHER")
        return "DECADE" if word.endswith("0s") else "POSS"
    low = word.lower()
    name = _CLASS_OF.get(low, "OTHER")
    if name in _CAPITALISED and not first.isupper():
        return "OTHER"
    if name in _ALL_CAPITALS and not word.isupper():
        return "OTHER"
    return name


def _class_of_number(word: str) -> str:
    if word.isdecimal():
        if not word.isascii():
            return "OTHER"
        if len(word) <= 2:
            return "DAYNUM" if 1 <= int(word) <= 31 else "NUM"
        return "YEAR" if len(word) == 4 and 1000 <= int(word) <= 2199 else "NUM"
    if word.endswith("0s"):
        return "DECADE"
    if ":" in word and "-" not in word:
        return "CLOCK"
    if "-" in word:
        return "ISO"
    if word[-2:].lower() in ("st", "nd", "rd", "th"):
        return "ORDNUM"
    return "NUMDATE" if word.count(".") + word.count("/") == 2 else "NUM"


# What halves of a unit are told in: half a year is six months.
_FINER = {"Y": ("M", 12), "D": ("H", 24), "H": ("M", 60)}


def length(count: float, unit: str) -> Duration:
    """Return a number of units as a duration; `unit` is one of the words of UNITS, singular or plural."""
    code = UNITS[unit if unit in UNITS else unit.removesuffix("s")]
    letter = code[-1]
    times = code[:-1].lstrip("T")
    total = count * (float(times) if times else 1.0)
    if total % 1 and letter in _FINER and code != "TM":
        finer, factor = _FINER[letter]
        return Duration.parse(f"P{'T' if code.startswith('T') or letter == 'D' else ''}{total * factor:.4f}{finer}")
    return Duration.parse(f"P{'T' if code.startswith('T') else ''}{total:.4f}{letter}")
