"""Three months of made-up listening with a habit that can be seen, learned and checked.

Weekday mornings about eight: history and science in English. Late evenings: a calm voice, in three
languages, often not to the end. Weekends: something long. Now and then a show that is dropped
within a minute, and two shows that were hardly ever tried.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo

import numpy as np

from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.listening import PlaySpan

DAYS = 91
_UNHEARD_HOURS = 30
"""What was published since is still new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An episode that the made-up listener may play."""

    id: EpisodeId
    slug: str
    number: int
    published: datetime
    duration: Ms


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Habit:
    """A time of day, and what is heard then."""

    weekdays: frozenset[int]
    """Monday is 0."""
    chance: float
    """That it happens on such a day."""
    hour: float
    spread: float
    """Standard deviation of the hour."""
    shows: Mapping[str, float]
    """Slug to how often it is chosen."""
    finishes: float
    """How often an episode is heard to its end."""
    rate: float
    output: str


WORKDAYS = frozenset(range(5))
EVERY_DAY = frozenset(range(7))
WEEKEND = frozenset({5, 6})

HABITS = (
    Habit(
        weekdays=WORKDAYS,
        chance=0.92,
        hour=8.05,
        spread=0.1,
        shows={"signal-and-noise": 0.46, "ground-truth": 0.32, "orbit": 0.22},
        finishes=0.9,
        rate=1.2,
        output="headphones",
    ),
    Habit(
        weekdays=WEEKEND,
        chance=0.85,
        hour=10.6,
        spread=0.7,
        shows={"kernel-panic": 0.62, "signal-and-noise": 0.2, "small-talk": 0.18},
        finishes=0.75,
        rate=1.0,
        output="speaker",
    ),
    Habit(
        weekdays=EVERY_DAY,
        chance=0.74,
        hour=22.5,
        spread=0.25,
        shows={"mandu": 0.42, "nachtzug": 0.36, "musgo-y-piedra": 0.22},
        finishes=0.66,
        rate=1.0,
        output="speaker",
    ),
)
TRIED = {"caishichang": 0.46, "neben-dem-takt": 0.4, "small-talk": 0.06, "kernel-panic": 0.08}
"""What is started on some mornings before the usual, and dropped at once."""
TRIES = 0.16
RESUMES = 0.85
"""How often what was left is gone on with the next time."""
SERIALS = frozenset({"nachtzug"})
"""Heard in order; of the others the newest, or something from the archive."""


@dataclass(slots=True)
class Diary:
    """Writes spans day by day."""

    candidates: Sequence[Candidate]
    now: datetime
    zone: tzinfo | None
    rng: np.random.Generator
    heard: set[EpisodeId] = field(default_factory=set)
    """Also those that the habits must leave alone."""
    _left: dict[Habit, tuple[Candidate, Ms]] = field(default_factory=dict)
    """What was not heard to its end the last time."""

    def spans(self) -> Iterator[PlaySpan]:
        """Everything that was heard, in time order of the days."""
        today = self.now.astimezone(self.zone).date()
        for back in range(DAYS, -1, -1):
            day = today - timedelta(days=back)
            for habit in HABITS:
                yield from self._session(habit, day)

    def _session(self, habit: Habit, day: date) -> Iterator[PlaySpan]:
        happens = self.rng.random() < habit.chance
        hour = habit.hour + habit.spread * float(self.rng.standard_normal())
        if day.weekday() not in habit.weekdays or not happens:
            return
        at = local_time(day, hour, self.zone)
        if habit.weekdays == WORKDAYS and self.rng.random() < TRIES:
            tried = self._choose(TRIED, at)
            if tried is not None:
                seconds = float(self.rng.uniform(12, 50))
                yield span_of(tried, end=Ms(round(seconds * 1000)), at=at, habit=habit)
                at += timedelta(seconds=seconds + 8)
        yield from self._listen(habit, at)

    def _listen(self, habit: Habit, at: datetime) -> Iterator[PlaySpan]:
        """One episode, from where it was left or from its start."""
        left = self._left.pop(habit, None)
        if left is not None and self.rng.random() < RESUMES:
            chosen, start = left
        else:
            choice = self._choose(habit.shows, at)
            if choice is None:
                return
            chosen, start = choice, Ms(0)
        is_finished = start > 0 or self.rng.random() < habit.finishes
        share = 1.0 if is_finished else float(self.rng.uniform(0.35, 0.8))
        end = Ms(int(chosen.duration * share))
        span = span_of(chosen, start=start, end=end, at=at, habit=habit)
        if span.heard_at > self.now - timedelta(minutes=10):
            self.heard.discard(chosen.id)
            return
        if not is_finished:
            self._left[habit] = chosen, end
        yield span

    def _choose(self, shows: Mapping[str, float], at: datetime) -> Candidate | None:
        names = list(shows)
        weights = np.array([shows[name] for name in names])
        slug = names[int(self.rng.choice(len(names), p=weights / weights.sum()))]
        fresh = self.now - timedelta(hours=_UNHEARD_HOURS)
        open_ = [
            episode
            for episode in self.candidates
            if episode.slug == slug
            and episode.id not in self.heard
            and episode.published < min(at, fresh)
        ]
        if not open_:
            return None
        if slug in SERIALS:
            chosen = min(open_, key=lambda episode: episode.number)
        elif self.rng.random() < 0.5:
            chosen = max(open_, key=lambda episode: episode.number)
        else:
            chosen = open_[int(self.rng.integers(len(open_)))]
        self.heard.add(chosen.id)
        return chosen


def span_of(
    episode: Candidate, *, start: Ms = Ms(0), end: Ms, at: datetime, habit: Habit
) -> PlaySpan:
    """The span of an episode that was started at `at` and played the way of a habit."""
    ended = at + timedelta(milliseconds=(end - start) / habit.rate)
    offset = at.utcoffset() or timedelta()
    return PlaySpan(
        episode_id=episode.id,
        start=start,
        end=end,
        rate=habit.rate,
        heard_at=ended.replace(microsecond=0),
        utc_offset=round(offset.total_seconds() / 60),
        output=habit.output,
    )


def usual_time(slug: str, *, days: float, now: datetime, zone: tzinfo | None) -> datetime:
    """When a show is usually heard, on the last fitting day that is so many days ago or more."""
    habit = habit_of(slug)
    day = now.astimezone(zone).date() - timedelta(days=days)
    while day.weekday() not in habit.weekdays:
        day -= timedelta(days=1)
    return local_time(day, habit.hour + 0.7, zone)


def habit_of(slug: str) -> Habit:
    """The habit that a show belongs to; what is only tried is tried in the morning."""
    return next((habit for habit in HABITS if slug in habit.shows), HABITS[0])


def local_time(day: date, hour: float, zone: tzinfo | None) -> datetime:
    """A moment of a local day; None is the zone of this computer, with its summer time."""
    naive = datetime.combine(day, time()) + timedelta(seconds=round(hour * 3600))
    return naive.astimezone() if zone is None else naive.replace(tzinfo=zone)
