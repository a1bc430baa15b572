"""Dates that no standard knows: other languages, other orders, seconds since 1970."""

import re
import unicodedata
from datetime import UTC, datetime, timedelta

_MONTHS = (
    "jan янв січ sty led tammi ιαν oca gen ene",
    "feb fev fév фев лют lut úno helmi φεβ şub",
    "mar mär mrz maart maalis мар бер bře μαρ márc",
    "apr avr abr апр кві kwi dub huhti απρ nis ápr",
    "may mai maj mag mei май мая тра kvě touko μαι μαϊ máj maig",
    "jun juin giu июн чер cze čvn červen kesä ιουν haz jún iun",
    "jul juil lug июл лип lip čvc červenec heinä ιουλ tem júl iul",
    "aug aoû aou ago авг серп sie srp elo αυγ ağu",
    "sep set szep сен вер wrz zář syys σεπ eyl",
    "oct okt ott out окт жов paź říj loka οκτ eki",
    "nov ноя лис lis marras νοε kas",
    "dec déc dez dic des дек гру gru pro joulu δεκ ara",
)
_BEGINNINGS = sorted(
    ((name, number) for number, names in enumerate(_MONTHS, start=1) for name in names.split()),
    key=lambda pair: -len(pair[0]),
)
"""How names of months begin, the longest first: "červenec" is not "červen"."""
_CLOCK = re.compile(
    r"(\d{1,2})[:h](\d\d)(?::(\d\d))?(?:[.,]\d+)?\s*([ap])?\.?(?:m\b\.?)?"
    r"\s*\(?(?:gmt|utc)?\s?([+-]\d\d:?\d\d|z\b|[a-z]{2,4}\b)?"
)
_EAST_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?")
_MONTH_SIGN = re.compile(r"(\d{1,2})\s*[月월]")
_YEAR_FIRST = re.compile(r"\b(\d{4})[./-](\d{1,2})[./-](\d{1,2})\b")
_YEAR_LAST = re.compile(r"\b(\d{1,2})([./-])\s?(\d{1,2})[./-]\s?(\d{4})\b")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:t?(\d\d)(\d\d)(\d\d)?z?)?")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBER = re.compile(r"\d+")
_LONGEST = 80
_Day = tuple[int, int, int]


def loose_date(text: str, *, zones: dict[str, int]) -> datetime | None:
    """An aware UTC time, or None if nobody could tell which.

    Args:
        text: as it stands in the feed.
        zones: hours east of Greenwich by the name of a zone in capitals.
    """
    line = unicodedata.normalize("NFKC", text[:_LONGEST]).strip().lower()
    number = _since_1970(line)
    if number is not None:
        return number
    compact = _COMPACT.fullmatch(line)
    if compact:
        parts = [int(part or 0) for part in compact.groups()]
        return _moment((parts[0], parts[1], parts[2]), (parts[3], parts[4], parts[5]), 0)
    clock, offset = (0, 0, 0), 0
    match = _CLOCK.search(line)
    if match:
        clock, offset = _time_of(match, zones)
        line = f"{line[: match.start()]} {line[match.end() :]}"
    day = _day_of(line)
    return None if day is None else _moment(day, clock, offset)


def _since_1970(line: str) -> datetime | None:
    if not (line.isascii() and line.isdigit() and len(line) in (9, 10, 13)):
        return None
    seconds = int(line) / 1000 if len(line) == 13 else int(line)
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


def _time_of(match: re.Match[str], zones: dict[str, int]) -> tuple[tuple[int, int, int], int]:
    """The clock, and minutes east of Greenwich."""
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if match[4] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if match[4] == "p" else 0)
    zone = match[5] or ""
    if zone[:1] in ("+", "-"):
        minutes = int(zone[1:3]) * 60 + int(zone[-2:])
        return (hour, minute, second), minutes if zone[0] == "+" else -minutes
    return (hour, minute, second), zones.get(zone.upper(), 0) * 60


def _day_of(line: str) -> _Day | None:
    match = _EAST_ASIAN.search(line) or _YEAR_FIRST.search(line)
    if match:
        return int(match[1]), int(match[2]), int(match[3])
    match = _YEAR_LAST.search(line)
    if match:
        return _in_order(int(match[1]), int(match[3]), int(match[4]), sign=match[2])
    sign = _MONTH_SIGN.search(line)
    if sign:
        return _around(int(sign[1]), f"{line[: sign.start()]} {line[sign.end() :]}")
    # The last that is one: a day of the week can begin like a month (fr. "mar. 3 janv.").
    months = [month for word in _WORD.findall(line) if (month := _month_of(word))]
    return _around(months[-1], line) if months else None


def _in_order(first: int, second: int, year: int, *, sign: str) -> _Day | None:
    """Dots and hyphens stand in dates with the day first; between slashes it may be either."""
    if sign != "/" or first > 12:
        return year, second, first
    if second > 12 or first == second:
        return year, first, second
    return None


def _month_of(word: str) -> int:
    return next((month for start, month in _BEGINNINGS if word.startswith(start)), 0)


def _around(month: int, line: str) -> _Day | None:
    """The day and the year among the other numbers."""
    numbers = [int(number) for number in _NUMBER.findall(line)]
    years = [number for number in numbers if number > 31]
    days = [number for number in numbers if 1 <= number <= 31]
    return (years[0], month, days[0]) if years and days else None


def _moment(day: _Day, clock: tuple[int, int, int], offset: int) -> datetime | None:
    hour, minute, second = clock
    try:
        start = datetime(*day, tzinfo=UTC)
        return start + timedelta(hours=hour, minutes=minute - offset, seconds=second)
    except (ValueError, OverflowError):
        return None
