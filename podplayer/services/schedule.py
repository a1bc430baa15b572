"""When to look at a show again: from its own rhythm, and politely after failures. Pure."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import pairwise
from random import Random
from statistics import median

SOONEST = timedelta(hours=1)
LATEST = timedelta(days=7)
_COMPLETE = timedelta(days=30)
_UNKNOWN = timedelta(hours=12)
"""For a show with too few dates to have a rhythm."""
_LONGEST_WAIT = timedelta(days=14)
"""A Retry-After beyond this is taken for a mistake."""
_ONE_RELEASE = timedelta(minutes=30)
"""Episodes that come out so near to each other are one occasion."""
_DAILY = timedelta(hours=20)
_MONTHLY = timedelta(days=10)
_REGULAR_DAY = 0.15
"""A weekday with this share of the releases belongs to the rhythm."""
_SETTLES = timedelta(minutes=10)
"""After the usual time: feeds are often written a little after the hour."""
_DAY_SECONDS = 86_400
_PERIODS = {
    "HOURLY": timedelta(hours=1),
    "DAILY": timedelta(days=1),
    "WEEKLY": timedelta(weeks=1),
    "MONTHLY": timedelta(days=30),
    "YEARLY": timedelta(days=365),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """What is known of how often a show comes."""

    published: Sequence[datetime]
    """Its latest episodes, newest first."""
    declared: timedelta | None = None
    """What the feed says itself (podcast:updateFrequency)."""
    is_complete: bool = False
    """The feed says that nothing more will come."""


def next_check(rhythm: Rhythm, *, now: datetime, rng: Random) -> datetime:
    """When to look at a show again after an answer.

    Often enough that a new episode waits a fraction of the usual gap, and at its usual weekday and
    hour soon after it; ever more seldom when the show falls silent.
    """
    if rhythm.is_complete:
        return now + _spread(_COMPLETE, rng)
    dates = _occasions([date for date in rhythm.published if date <= now])
    gap = rhythm.declared or _median_gap(dates)
    if gap is None or not dates:
        return now + _spread(_UNKNOWN, rng)
    expected = _expected(dates, gap)
    usual = _between(gap / 8)
    if expected > now:
        until = expected + _SETTLES - now
        is_near = gap >= _DAILY and until <= usual * 1.2
        return now + (_later(until, rng) if is_near else _spread(usual, rng))
    silence = now - expected
    return now + _spread(_between(max(gap / 24, silence / 4)), rng)


def after_failure(
    failures: int, *, now: datetime, rng: Random, retry_after: float | None = None
) -> datetime:
    """When to try again: twice as late each time, and never before the server asked for.

    Args:
        failures: in a row, this one included.
        now: when it failed.
        rng: spreads the shows of a host that went down, so that they do not return together.
        retry_after: seconds that the server asked to wait.
    """
    doubled = SOONEST * (1 << min(max(failures, 1) - 1, 12))
    wait = min(doubled, LATEST) * rng.uniform(0.75, 1.25)
    asked = asked_wait(retry_after)
    return now + (wait if asked is None else max(wait, asked))


def asked_wait(retry_after: float | None) -> timedelta | None:
    """What the server asked for, as far as it makes sense."""
    if not retry_after:
        return None
    return min(timedelta(seconds=retry_after), _LONGEST_WAIT)


def declared_gap(rule: str) -> timedelta | None:
    """The mean gap that an iCalendar rule such as `FREQ=WEEKLY;BYDAY=MO,WE` stands for."""
    parts = dict(
        part.strip().upper().split("=", 1)
        for part in rule.removeprefix("RRULE:").split(";")
        if "=" in part
    )
    period = _PERIODS.get(parts.get("FREQ", ""))
    if period is None:
        return None
    interval = parts.get("INTERVAL", "1")
    every = int(interval) if interval.isascii() and interval.isdigit() else 1
    times = max(
        len([value for value in parts.get(name, "").split(",") if value])
        for name in ("BYDAY", "BYMONTHDAY", "BYHOUR", "BYMONTH")
    )
    return period * max(1, min(every, 1000)) / max(1, times)


def _between(interval: timedelta) -> timedelta:
    return min(max(interval, SOONEST), LATEST)


def _spread(interval: timedelta, rng: Random) -> timedelta:
    """A tenth around it, so that the shows do not all fall due in the same minute."""
    return interval * rng.uniform(0.9, 1.1)


def _later(interval: timedelta, rng: Random) -> timedelta:
    """A little later, never sooner: before the usual hour there is nothing to see."""
    return max(interval, _SETTLES) + timedelta(minutes=rng.uniform(0, 10))


def _occasions(dates: Sequence[datetime]) -> list[datetime]:
    """Newest first, without those that came out together with another."""
    found: list[datetime] = []
    for date in sorted(dates, reverse=True):
        if not found or found[-1] - date >= _ONE_RELEASE:
            found.append(date)
    return found


def _median_gap(dates: Sequence[datetime]) -> timedelta | None:
    gaps = [(newer - older).total_seconds() for newer, older in pairwise(dates)]
    return timedelta(seconds=median(gaps)) if len(gaps) >= 2 else None


def _expected(dates: Sequence[datetime], gap: timedelta) -> datetime:
    """When the next episode should come: on a weekday and at an hour at which the show comes."""
    newest = dates[0]
    if gap < _DAILY or gap > _MONTHLY or len(dates) < 4:
        return newest + gap
    count = Counter(date.weekday() for date in dates)
    days = {day for day, n in count.items() if n >= _REGULAR_DAY * len(dates)}
    moment = _usual_time(dates)
    # Half a gap on, so that an episode that was late does not push the next one.
    earliest = newest + gap / 2
    for ahead in range(9):
        date = (earliest + timedelta(days=ahead)).date()
        candidate = datetime.combine(date, moment, tzinfo=newest.tzinfo)
        if candidate > earliest and (not days or date.weekday() in days):
            return candidate
    return newest + gap


def _usual_time(dates: Sequence[datetime]) -> time:
    """The mean on the circle of the day: 23:50 and 00:10 are midnight, not noon."""
    angles = [
        2 * math.pi * (date.hour * 3600 + date.minute * 60 + date.second) / _DAY_SECONDS
        for date in dates
    ]
    mean = math.atan2(sum(map(math.sin, angles)), sum(map(math.cos, angles)))
    seconds = int(mean / (2 * math.pi) * _DAY_SECONDS) % _DAY_SECONDS
    return time(seconds // 3600, seconds // 60 % 60, seconds % 60)
