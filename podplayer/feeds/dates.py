"""Dates and durations in the many ways that feeds write them."""

import math
import re
import unicodedata
from datetime import UTC, datetime, timedelta

from podplayer.feeds.loose_dates import loose_date
from podplayer.model.ids import Ms

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan janv january januar enero ene gennaio gen",
            "feb fev fév februar february febrero febbraio févr",
            "mar mars march märz mrz mär marzo maa",
            "apr avr april abril abr aprile avril",
            "may mai mayo maggio mag maj mei",
            "jun june juni juin junio giugno giu",
            "jul july juli juil julio luglio lug juillet",
            "aug août aout august agosto ago",
            "sep sept september septiembre settembre set",
            "oct okt october oktober octubre ottobre ott out",
            "nov november noviembre novembre",
            "dec dez déc december dezember diciembre dic dicembre des",
        ),
        start=1,
    )
    for name in names.split()
}
_ZONES = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
_ZONES |= {"CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "BST": 1, "JST": 9, "KST": 9, "IST": 5}
_ZONES |= {"AEST": 10, "AEDT": 11, "EET": 2, "EEST": 3, "MSK": 3}
_HALVES = ("AM", "PM", "A", "P")

# What nine feeds in ten write; read without the tolerance that the others need.
_EXACT = re.compile(
    r"[A-Z][a-z]{2}, (\d\d) ([A-Z][a-z]{2}) (\d{4}) ((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d) "
    r"(?:GMT|([+-])(\d\d)([0-5]\d))",
    re.ASCII,
)
_EXACT_MONTHS = {name.title(): f"{number:02}" for name, number in _MONTHS.items()}
_RFC822 = re.compile(
    r"\s*(?:[^\W\d]+\.?,?\s+)?(\d{1,2})[\s-]+([^\W\d]+)\.?[\s-]+(\d{4}|\d{2})"
    r"(?:[,\s]+(\d\d?):(\d\d)(?::(\d\d))?(?:\.\d+)?)?\s*([+-]\s?\d\d?:?\d\d|[A-Za-z]{1,5})?"
)
_ISO = re.compile(
    r"\s*(\d{4})-(\d\d?)(?:-(\d\d?)(?:[T\s]+(\d\d?):(\d\d)(?::(\d\d?)(?:[.,]\d+)?)?)?)?"
    r"\s*(Z|[+-]\d\d:?\d\d|[+-]\d\d|[A-Z]{3,4}|[AP]M)?",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(\d+(?:[.,]\d+)?)\s*(h|st|m|s|')[a-z.]*", re.IGNORECASE)
_REST = re.compile(r"\d+(?:[.,]\d+)?\s*(h|m|')[a-z.]*\s*(\d{1,2})\W*", re.IGNORECASE)
"""`1h02`, `25'30"`: what follows is of the next smaller kind."""
_ISO_DURATION = re.compile(
    r"P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?", re.IGNORECASE
)
_MOST_DIGITS = 15
_LONGEST_SECONDS = 7 * 86_400
_EARLIEST_YEAR, _LATEST_YEAR = 1970, 2199


def parse_date(text: str) -> datetime | None:
    """An aware UTC time, or None if nobody could tell which."""
    if not text:
        return None
    match = _EXACT.fullmatch(text)
    if match:
        return _exact(match) or _tolerant(text)
    return _tolerant(text)


def _exact(match: re.Match[str]) -> datetime | None:
    day, month, year, clock, sign, east_hours, east_minutes = match.groups()
    try:
        # Three times as fast as from six numbers.
        when = datetime.fromisoformat(f"{year}-{_EXACT_MONTHS[month]}-{day}T{clock}+00:00")
    except (ValueError, KeyError):
        return None
    if not _EARLIEST_YEAR <= when.year <= _LATEST_YEAR:
        return None
    if sign is None or (east_hours == "00" and east_minutes == "00"):
        return when
    east = timedelta(hours=int(east_hours), minutes=int(east_minutes))
    return when - east if sign == "+" else when + east


def _tolerant(text: str) -> datetime | None:
    match = _RFC822.match(text)
    if match and (match[7] or "").upper() not in _HALVES:
        month = _MONTHS.get(match[2].lower())
        if month:
            year = int(match[3])
            if year < 100:
                year += 2000 if year < 70 else 1900
            clock = (int(match[4] or 0), int(match[5] or 0), int(match[6] or 0))
            return _moment((year, month, int(match[1])), clock, _offset_minutes(match[7]))
    match = _ISO.match(text)
    if match and (match[7] or "").upper() not in _HALVES:
        clock = (int(match[4] or 0), int(match[5] or 0), int(match[6] or 0))
        day = (int(match[1]), int(match[2]), int(match[3] or 1))
        return _moment(day, clock, _offset_minutes(match[7]))
    when = loose_date(text, zones=_ZONES)
    return when if when and _EARLIEST_YEAR <= when.year <= _LATEST_YEAR else None


def _moment(day: tuple[int, int, int], clock: tuple[int, int, int], offset: int) -> datetime | None:
    if not _EARLIEST_YEAR <= day[0] <= _LATEST_YEAR:
        return None
    hour, minute, second = clock
    try:
        start = datetime(*day, tzinfo=UTC)
    except ValueError:
        return None
    if hour > 24 or minute > 59 or second > 60:
        return start  # "25:10": the day is true all the same
    # As a difference, so that 24:00:00 and leap seconds are times too.
    return start + timedelta(hours=hour, minutes=minute - offset, seconds=second)


def _offset_minutes(zone: str | None) -> int:
    if not zone:
        return 0
    if zone[0] not in "+-":
        return _ZONES.get(zone.upper(), 0) * 60
    digits = zone[1:].replace(":", "").strip()
    digits = digits.rjust(4, "0") if len(digits) >= 3 else digits.rjust(2, "0") + "00"
    minutes = int(digits[:-2]) * 60 + int(digits[-2:])
    if minutes > 24 * 60:
        return 0
    return -minutes if zone[0] == "-" else minutes


def parse_duration(text: str) -> Ms | None:
    """`1:02:03`, `62:03`, `3723`, `3723.4`, `PT1H2M3S`, `1h 2m`; None for 0 or nonsense."""
    text = text.strip()
    if not text:
        return None
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    seconds = _seconds(text)
    if seconds is not None and seconds > _LONGEST_SECONDS and text.isdigit():
        seconds /= 1000  # no episode lasts a week: these are milliseconds
    if seconds is None or not 0 < seconds <= _LONGEST_SECONDS:
        return None
    return Ms(round(seconds * 1000))


def _seconds(text: str) -> float | None:
    if text.isascii() and text.isdigit():
        return float(text)
    total = clock_seconds(text)
    if total is not None:
        return total
    match = _ISO_DURATION.fullmatch(text)
    if match and any(match.groups()):
        days, hours, minutes, seconds = (float(group or 0) for group in match.groups())
        return ((days * 24 + hours) * 60 + minutes) * 60 + seconds
    found = _PARTS.findall(text)
    if not found:
        return None
    unit = {"h": 3600.0, "st": 3600.0, "m": 60.0, "'": 60.0, "s": 1.0}
    total = sum(float(n.replace(",", ".")) * unit[kind.lower()] for n, kind in found)
    rest = _REST.search(text)
    if rest and text.rstrip().endswith(rest[0].rstrip()):
        total += int(rest[2]) * unit[rest[1].lower()] / 60
    return total


def clock_seconds(text: str) -> float | None:
    """`1:02:03.5`, also plain seconds; None if it is none of these."""
    total = 0.0
    parts = text.split(":")
    if len(parts) > 4:
        return None
    for part in parts[:3]:  # a fourth counts the frames of a second
        if part.isdigit() and part.isascii():
            total = total * 60 + int(part[:_MOST_DIGITS])
            continue
        try:
            value = float(part.strip().replace(",", ".") or 0)
        except ValueError:
            return None
        total = total * 60 + value
    return total if math.isfinite(total) and total >= 0 else None


def parse_clock(text: str) -> Ms | None:
    """A position in the media, such as the start of a chapter."""
    seconds = clock_seconds(text.strip())
    if seconds is None or seconds > _LONGEST_SECONDS or not text.strip():
        return None
    return Ms(round(seconds * 1000))
