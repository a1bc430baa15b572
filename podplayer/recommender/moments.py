"""Hours and days in words, as evidence needs them."""

from datetime import datetime

import numpy as np

from podplayer.model.sentence import say
from podplayer.recommender.columns import Bools, Reals

_PARTS = ((5, 11, "morning"), (11, 14, "midday"), (14, 18, "afternoon"), (18, 22, "evening"))
_NIGHT = "night"
_SAID = {
    (False, "morning"): say("weekday morning"),
    (False, "midday"): say("weekday midday"),
    (False, "afternoon"): say("weekday afternoon"),
    (False, "evening"): say("weekday evening"),
    (False, "night"): say("weekday night"),
    (True, "morning"): say("weekend morning"),
    (True, "midday"): say("weekend midday"),
    (True, "afternoon"): say("weekend afternoon"),
    (True, "evening"): say("weekend evening"),
    (True, "night"): say("weekend night"),
}
_MONTHS = (
    say("January"),
    say("February"),
    say("March"),
    say("April"),
    say("May"),
    say("June"),
    say("July"),
    say("August"),
    say("September"),
    say("October"),
    say("November"),
    say("December"),
)
_ON_DAY = (
    say("on Monday"),
    say("on Tuesday"),
    say("on Wednesday"),
    say("on Thursday"),
    say("on Friday"),
    say("on Saturday"),
    say("on Sunday"),
)
_WEEKEND = 5


def _part(hour: int) -> tuple[int, int, str]:
    for start, end, name in _PARTS:
        if start <= hour < end:
            return start, end, name
    return 22, 5, _NIGHT


def day_part(at: datetime) -> str:
    """Like "weekday morning", "weekend evening"."""
    is_weekend = at.weekday() >= _WEEKEND
    return _SAID[is_weekend, _part(at.hour)[2]]


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
        return say("today")
    if days == 1:
        return say("yesterday")
    if 1 < days < 7:
        return _ON_DAY[local.weekday()]
    month = _MONTHS[local.month - 1]
    if local.year == now.year:
        return say("on {day} {month}", day=local.day, month=month)
    return say("on {day} {month} {year}", day=local.day, month=month, year=local.year)
