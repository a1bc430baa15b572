"""Durations, clocks, dates and shares as words, in the language of the window."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo

from PySide6.QtCore import QDate, QLocale, QTime

from podplayer.model.ids import Ms
from podplayer.ui.text import figure, hundredths, to_translate, tr

MINUS = "\N{MINUS SIGN}"
TIMES = "\N{MULTIPLICATION SIGN}"


def duration(ms: Ms | None) -> str:
    """Return "42 min", "1 h 03 min", "50 s"; nothing where it is not known."""
    if ms is None or ms <= 0:
        return ""
    seconds = round(ms / 1000)
    if seconds < 60:
        return tr("{seconds} s").format(seconds=seconds)
    minutes = round(seconds / 60)
    if minutes < 60:
        return tr("{minutes} min").format(minutes=minutes)
    hours, minutes = divmod(minutes, 60)
    return tr("{hours} h {minutes:02d} min").format(hours=hours, minutes=minutes)


def clock(ms: Ms | None) -> str:
    """Return "18:42", "1:02:07"; "0:00" before anything is known."""
    seconds = max(0, ms or 0) // 1000
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours}:{minutes:02d}:{seconds:02d}"
    return f"{minutes}:{seconds:02d}"


def in_words(ms: Ms | None) -> str:
    """Return "1 hour 2 minutes 7 seconds": what is read out where "1:02:07" is seen."""
    minutes, seconds = divmod(max(0, ms or 0) // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    parts = (
        tr("%n hour(s)", n=hours) if hours else "",
        tr("%n minute(s)", n=minutes) if minutes else "",
        tr("%n second(s)", n=seconds) if seconds or not (hours or minutes) else "",
    )
    return " ".join(part for part in parts if part)


def long_duration(ms: Ms | None) -> str:
    """As `duration`, to be read out: "1 hour 3 minutes", "50 seconds"."""
    seconds = round((ms or 0) / 1000)
    if seconds <= 0:
        return ""
    return in_words(Ms((seconds if seconds < 60 else round(seconds / 60) * 60) * 1000))


def remaining(position: Ms, total: Ms | None, *, rate: float = 1.0) -> str:
    """Return "-23:18": what is left on the listener's own clock at this speed."""
    if total is None or total <= 0:
        return ""
    left = max(0, total - position)
    return MINUS + clock(Ms(round(left / rate)))


def day(when: datetime | None, *, now: datetime) -> str:
    """Return "Today", "Yesterday", "18 Nov" or "18 Nov 2025", in the zone of `now`."""
    if when is None:
        return ""
    that = when.astimezone(now.tzinfo).date()
    if that == now.date():
        return tr("Today")
    if that == now.date() - timedelta(days=1):
        return tr("Yesterday")
    return plain_day(that, this_year=now.year)


def plain_day(that: date, *, this_year: int) -> str:
    """Return "18 Nov", with the year when it is another."""
    if that.year == this_year:
        return _written(that, tr("d MMM", "day and month, as Qt writes dates"))
    return _written(that, tr("d MMM yyyy", "day, month and year, as Qt writes dates"))


def month(that: date, *, is_long: bool = False) -> str:
    """Return "Nov" or "November"."""
    form = QLocale.FormatType.LongFormat if is_long else QLocale.FormatType.ShortFormat
    return QLocale().standaloneMonthName(that.month, form)


def month_and_year(that: date) -> str:
    """Return "Nov 2025"."""
    return _written(that, tr("MMM yyyy", "month and year, as Qt writes dates"))


def weekday(day: int, *, is_short: bool = False) -> str:
    """Return "Monday" or "Mon" for 0, and so on."""
    form = QLocale.FormatType.ShortFormat if is_short else QLocale.FormatType.LongFormat
    return QLocale().standaloneDayName(day + 1, form)


def time_of_day(when: time | datetime) -> str:
    """Return "09:05", or "9:05 AM" where the locale counts twelve hours."""
    short = QLocale.FormatType.ShortFormat
    return QLocale().toString(QTime(when.hour, when.minute), short)


def hour_of_day(hour: int) -> str:
    """Return "08:00" or "8:00 AM" for 8."""
    return time_of_day(time(hour))


def hour_mark(hour: int) -> str:
    """Return "08" or "8 AM" for 8: a mark on an axis of hours."""
    is_halved = "a" in QLocale().timeFormat(QLocale.FormatType.ShortFormat).lower()
    return QLocale().toString(QTime(hour, 0), "h AP" if is_halved else "HH")


def day_and_time(when: datetime) -> str:
    """Return "18 Nov 09:05", in the zone of the computer."""
    local = when.astimezone()
    return f"{plain_day(local.date(), this_year=local.year)} {time_of_day(local)}"


def _written(that: date, how: str) -> str:
    return QLocale().toString(QDate(that.year, that.month, that.day), how)


def day_heading(when: datetime | None, *, now: datetime) -> str:
    """As `day`, with the weekday's name within the last week: a heading over a day's episodes."""
    if when is None:
        return tr("Without a date")
    that = when.astimezone(now.tzinfo).date()
    if timedelta(days=1) < now.date() - that < timedelta(days=7):
        day_and_month = plain_day(that, this_year=now.year)
        name = weekday(that.weekday())
        return _headed(tr("{weekday}, {day}").format(weekday=name, day=day_and_month))
    return day(when, now=now)


def part_of_day(now: datetime) -> str:
    """Return "Tuesday morning", the title of "For you"."""
    name = weekday(now.weekday())
    for before, title in (
        (5, tr("{weekday} night")),
        (12, tr("{weekday} morning")),
        (14, tr("{weekday} midday")),
        (18, tr("{weekday} afternoon")),
        (22, tr("{weekday} evening")),
    ):
        if now.hour < before:
            return _headed(title.format(weekday=name))
    return _headed(tr("{weekday} night").format(weekday=name))


def _headed(text: str) -> str:
    """Begin a heading large: days are written small in Spanish."""
    return text[:1].upper() + text[1:]


def percent(share: float) -> str:
    """Return "74 %", or as the language writes it."""
    return hundredths(share)


def decimal(value: float, *, digits: int = 0) -> str:
    """Return "1,204" or "3.5" with the marks of the language."""
    return figure(value, digits=digits)


def speed(rate: float) -> str:
    """Return a speed with its sign: 1, 1.4, 1.25 times."""
    digits = next(digits for digits in (0, 1, 2) if digits == 2 or round(rate, digits) == rate)
    return decimal(rate, digits=digits) + TIMES


def ends_at(now: datetime, left: Ms, *, rate: float = 1.0, zone: tzinfo | None = None) -> str:
    """Return "09:05": when what is left will have been heard."""
    end = now + timedelta(milliseconds=left / rate)
    return time_of_day(end.astimezone(zone or now.tzinfo))


def size(number: int) -> str:
    """Return "1.2 GB", "48 MB", "12 kB"."""
    for unit, factor in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if number >= factor:
            value = number / factor
            return f"{decimal(value, digits=1 if value < 10 else 0)} {unit}"
    return f"{number} B"


def listed(parts: Iterable[str]) -> str:
    """Join the things of a list that goes on: "rain, tea, maps"."""
    return tr(", ", "between the things of a list").join(parts)


def quoted(text: str) -> str:
    """Put a text between the quotation marks of the language."""
    return QLocale().quoteString(text)


def dotted(*parts: str) -> str:
    """Join what is there: "Signal & Noise · 24 min"."""
    return " · ".join(part for part in parts if part)


LANGUAGES = (
    to_translate("Chinese"),
    to_translate("Dutch"),
    to_translate("English"),
    to_translate("French"),
    to_translate("German"),
    to_translate("Italian"),
    to_translate("Japanese"),
    to_translate("Portuguese"),
    to_translate("Russian"),
    to_translate("Spanish"),
)
"""Qt names languages in English only: the names of these are translated."""


def language_name(code: str | None) -> str:
    """Return "German" for "de-AT", in the window's language; empty for what is no language."""
    language = QLocale(code).language() if code else QLocale.Language.AnyLanguage
    if language in {QLocale.Language.AnyLanguage, QLocale.Language.C}:
        return ""
    return tr(QLocale.languageToString(language))
