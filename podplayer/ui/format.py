"""Durations, clocks, dates and shares as words; pure."""

from datetime import date, datetime, timedelta, tzinfo

from podplayer.model.ids import Ms

MINUS = "\N{MINUS SIGN}"
TIMES = "\N{MULTIPLICATION SIGN}"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY_PARTS = ((5, "night"), (12, "morning"), (14, "midday"), (18, "afternoon"), (22, "evening"))


def duration(ms: Ms | None) -> str:
    """Return "42 min", "1 h 03 min", "50 s"; nothing where it is not known."""
    if ms is None or ms <= 0:
        return ""
    seconds = round(ms / 1000)
    if seconds < 60:
        return f"{seconds} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02d} min"


def clock(ms: Ms | None) -> str:
    """Return "18:42", "1:02:07"; "0:00" before anything is known."""
    seconds = max(0, ms or 0) // 1000
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours}:{minutes:02d}:{seconds:02d}"
    return f"{minutes}:{seconds:02d}"


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
        return "Today"
    if that == now.date() - timedelta(days=1):
        return "Yesterday"
    return plain_day(that, this_year=now.year)


def plain_day(that: date, *, this_year: int) -> str:
    """Return "18 Nov", with the year when it is another."""
    short = f"{that.day} {_MONTHS[that.month - 1]}"
    return short if that.year == this_year else f"{short} {that.year}"


def day_heading(when: datetime | None, *, now: datetime) -> str:
    """As `day`, with the weekday's name within the last week: a heading over a day's episodes."""
    if when is None:
        return "Without a date"
    that = when.astimezone(now.tzinfo).date()
    if timedelta(days=1) < now.date() - that < timedelta(days=7):
        return f"{_WEEKDAYS[that.weekday()]}, {plain_day(that, this_year=now.year)}"
    return day(when, now=now)


def part_of_day(now: datetime) -> str:
    """Return "Tuesday morning", the title of "For you"."""
    part = next((name for before, name in _DAY_PARTS if now.hour < before), "night")
    return f"{_WEEKDAYS[now.weekday()]} {part}"


def percent(share: float) -> str:
    """Return "74 %" with a space that does not break."""
    return f"{round(share * 100)}\N{NO-BREAK SPACE}%"


def speed(rate: float) -> str:
    """Return a speed with its sign: 1, 1.4, 1.25 times."""
    return f"{rate:.2f}".rstrip("0").rstrip(".") + TIMES


def count(number: int, one: str, many: str | None = None) -> str:
    """Return "1 episode", "1,204 episodes"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def ends_at(now: datetime, left: Ms, *, rate: float = 1.0, zone: tzinfo | None = None) -> str:
    """Return "09:05": when what is left will have been heard."""
    end = now + timedelta(milliseconds=left / rate)
    return end.astimezone(zone or now.tzinfo).strftime("%H:%M")


def size(number: int) -> str:
    """Return "1.2 GB", "48 MB", "12 kB"."""
    for unit, factor in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if number >= factor:
            value = number / factor
            return f"{value:.1f} {unit}" if value < 10 else f"{value:.0f} {unit}"
    return f"{number} B"


def dotted(*parts: str) -> str:
    """Join what is there: "Signal & Noise · 24 min"."""
    return " · ".join(part for part in parts if part)
