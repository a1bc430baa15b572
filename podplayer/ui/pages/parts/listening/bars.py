"""What was heard as bars: by day, week, month or year, by hour of the day, by day of the week."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from podplayer.model.ids import Ms
from podplayer.services.statistics import Period, Unit
from podplayer.ui.format import (
    decimal,
    duration,
    hour_mark,
    hour_of_day,
    month,
    month_and_year,
    plain_day,
    weekday,
)
from podplayer.ui.pages.parts.charts import Bar, Scale
from podplayer.ui.text import tr

_HOUR = 3_600_000


def hours_scale(largest: float) -> Scale:
    """Measure bars of hours by at most four steps, in minutes where they are short."""
    for minutes in (5, 10, 15, 20, 30):
        if largest * 60 <= 4 * minutes and largest <= 1:
            return minutes / 60, lambda hours: tr("{minutes} min").format(minutes=round(hours * 60))
    if largest <= 2:
        return 0.5, lambda hours: tr("{hours} h").format(hours=decimal(hours, digits=1))
    for step in (1, 2, 4, 5, 10, 20, 25, 50, 100, 200, 250, 500):
        if largest <= 4 * step:
            return step, lambda hours: tr("{hours} h").format(hours=decimal(hours))
    return 1000, lambda hours: tr("{hours} h").format(hours=decimal(round(hours)))


def by_time(period: Period, unit: Unit) -> Sequence[Bar]:
    """Return a bar for each day, week, month or year."""
    this_year = period.last.year
    return [_bar(unit, one.first, one.real, this_year) for one in period.buckets(unit)]


def by_hour(period: Period) -> Sequence[Bar]:
    """Return a bar for each of 24 hours."""
    return [
        Bar(
            value=real / _HOUR,
            label="" if hour % 3 else hour_mark(hour),
            words=tr("{start} to {end}: {time}").format(
                start=hour_of_day(hour), end=hour_of_day((hour + 1) % 24), time=_length(real)
            ),
        )
        for hour, real in enumerate(period.hours)
    ]


def by_weekday(period: Period) -> Sequence[Bar]:
    """Return a bar for each day of the week, from Monday."""
    sums: Counter[int] = Counter()
    for day, real in period.days.items():
        sums[day.weekday()] += real
    return [
        Bar(
            value=sums[day] / _HOUR,
            label=weekday(day, is_short=True),
            words=f"{weekday(day)}: {_length(sums[day])}",
        )
        for day in range(7)
    ]


def _bar(unit: Unit, first: date, real: int, this_year: int) -> Bar:
    day = plain_day(first, this_year=this_year)
    label, name = {
        Unit.DAY: (day, day),
        Unit.WEEK: (day, tr("Week of {day}").format(day=day)),
        Unit.MONTH: (month(first), month_and_year(first)),
        Unit.YEAR: (str(first.year), str(first.year)),
    }[unit]
    return Bar(value=real / _HOUR, label=label, words=f"{name}: {_length(real)}")


def _length(real: int) -> str:
    return duration(Ms(real)) or tr("nothing")
