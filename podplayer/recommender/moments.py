"""Hours and days in words, as evidence needs them."""

from datetime import datetime

import numpy as np

from podplayer.recommender.columns import Bools, Reals

_PARTS = ((5, 11, "morning"), (11, 14, "midday"), (14, 18, "afternoon"), (18, 22, "evening"))
_NIGHT = "night"
_WEEKEND = 5


def _part(hour: int) -> tuple[int, int, str]:
    for start, end, name in _PARTS:
        if start <= hour < end:
            return start, end, name
    return 22, 5, _NIGHT


def day_part(at: datetime) -> str:
    """Like "weekday morning", "weekend evening"."""
    week = "weekend" if at.weekday() >= _WEEKEND else "weekday"
    return f"{week} {_part(at.hour)[2]}"


def in_part(hours: Reals, is_weekend: Bools, *, now: datetime) -> Bools:
    """Which moments lie in the same part of the day, and of the week, as now."""
    start, end, name = _part(now.hour)
    inside = (
        (hours >= start) | (hours < end) if name == _NIGHT else (hours >= start) & (hours < end)
    )
    return np.asarray(inside & (is_weekend == (now.weekday() >= _WEEKEND)))


def day_words(at: datetime, *, now: datetime) -> str:
    """Like "today", "yesterday", "on Sunday" within the last six days, "on 3 November" before."""
    local = at.astimezone(now.tzinfo)
    days = (now.date() - local.date()).days
    if days == 0:
        return "today"
    if days == 1:
        return "yesterday"
    if 1 < days < 7:
        return f"on {local:%A}"
    date = f"on {local.day} {local:%B}"
    return date if local.year == now.year else f"{date} {local.year}"
