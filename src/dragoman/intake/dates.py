"""Publication dates: from the ways people and pages write them to RFC 3339 with zone, or EDTF."""

import datetime as dt
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from dragoman.errors import DateError, IntakeError, UsageError
from dragoman.model.edtf import Edtf

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
# Only abbreviations that news pages use and that mean one offset there; others leave the zone to the user.
_ZONES = {
    "Z": 0,
    "UTC": 0,
    "GMT": 0,
    "WET": 0,
    "BST": 60,
    "CET": 60,
    "CEST": 120,
    "EET": 120,
    "EEST": 180,
    "MSK": 180,
    "EST": -300,
    "EDT": -240,
    "PST": -480,
    "PDT": -420,
}
_NAMED = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*\(?(?P<zone>Z|[A-Z]{3,4}|(?:UTC|GMT)?[+-]\d{2}:?\d{2})?\)?"
)
_DAYS = (
    r"(?P<y1>\d{4})[-/](?P<m1>\d{2})[-/](?P<d1>\d{2})",
    rf"(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{_NAMED})\.?,?\s+(?P<y2>\d{{4}})",
    rf"(?P<m3>{_NAMED})\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>\d{{4}})",
    r"(?P<d4>\d{1,2})\.(?P<m4>\d{1,2})\.(?P<y4>\d{4})",
)
_DAY = "(?:" + "|".join(_DAYS) + ")"
_DATE = re.compile(rf"{_WEEKDAY}{_DAY}(?:(?:T|,?\s+(?:at\s+)?|\s*[-–|]\s*){_CLOCK})?", re.IGNORECASE)
_CLOCK_FIRST = re.compile(rf"{_CLOCK}[,\s]+(?:on\s+)?{_WEEKDAY}{_DAY}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication date."""

    text: str
    """RFC 3339 with zone, or EDTF."""
    zone_assumed: bool = False
    """Whether a time of day had no zone, and was read in the zone asked for."""


def zone_named(name: str) -> dt.tzinfo:
    """Return the time zone of a name such as "Europe/Kyiv" or an offset such as "+02:00"; raise UsageError."""
    if match := re.fullmatch(r"([+-])(\d{2}):?(\d{2})", name.strip()):
        minutes = int(match[2]) * 60 + int(match[3])
        if minutes < 24 * 60:
            return dt.timezone(dt.timedelta(minutes=-minutes if match[1] == "-" else minutes))
    try:
        return dt.UTC if name.strip().upper() in ("UTC", "Z") else ZoneInfo(name.strip())
    except (OSError, ValueError, KeyError) as error:
        raise UsageError(
            f"{name!r} is no time zone: give a name such as Europe/Kyiv, or an offset such as +02:00"
        ) from error


def read_date(words: str, zone: dt.tzinfo) -> Publication | None:
    """Return the publication date that words tell as a whole, None where they tell none.

    A time of day without a zone is read in `zone`. Raises IntakeError for a date that no calendar has.
    """
    words = " ".join(words.split())
    match = _DATE.fullmatch(words) or _CLOCK_FIRST.fullmatch(words)
    if match is None:
        return _read_edtf(words)
    try:
        return _from_match(match, zone)
    except (ValueError, OverflowError) as error:
        raise IntakeError(f"{words!r} is a date that no calendar has ({error}): give one such as 2025-05-19") from error


def _read_edtf(words: str) -> Publication | None:
    """Return what EDTF makes of the words: months, intervals, dates in doubt."""
    try:
        return Publication(Edtf.parse(words).text)
    except DateError as error:
        if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?[~?%]?(/.*)?", words):
            raise IntakeError(f"{error}; give a date such as 2025-05-19") from error
        return None


def _from_match(match: re.Match[str], zone: dt.tzinfo) -> Publication:
    found = {name: value for name, value in match.groupdict().items() if value}
    year, month, day = (next(found[f"{unit}{n}"] for n in "1234" if f"{unit}{n}" in found) for unit in "ymd")
    date = dt.date(int(year), _MONTHS.get(month.lower()) or int(month), int(day))
    if "hour" not in found:
        return Publication(date.isoformat())
    hour = int(found["hour"])
    if half := found.get("half", "").lower():
        if not 1 <= hour <= 12:
            raise ValueError(f"there is no {hour} o'clock {half}")
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    offset = _offset(found.get("zone"))
    clock = dt.time(hour, int(found["minute"]), int(found.get("second", 0)), tzinfo=offset or zone)
    moment = dt.datetime.combine(date, clock)
    return Publication(moment.isoformat().replace("+00:00", "Z"), zone_assumed=offset is None)


def _offset(zone: str | None) -> dt.tzinfo | None:
    """Return the offset that a zone's written form stands for, None where it is absent or stands for several."""
    if zone is None:
        return None
    if zone.upper() in _ZONES:
        return dt.timezone(dt.timedelta(minutes=_ZONES[zone.upper()]))
    if match := re.fullmatch(r"(?:UTC|GMT)?([+-]\d{2}):?(\d{2})", zone, re.IGNORECASE):
        return zone_named(f"{match[1]}:{match[2]}")
    return None
