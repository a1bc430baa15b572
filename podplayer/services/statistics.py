"""What was listened to, in exact numbers from the play spans.

Two clocks: *real* time is what passed in the listener's day, *media* time what was played in it; at
1.5x an hour of media takes forty minutes. "Heard" counts each stretch of an episode once, however
often it was played.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from podplayer.model.ids import EpisodeId, Ms, PodcastId
from podplayer.model.listening import PlaySpan, Progress, heard_ms
from podplayer.storage.database import Database
from podplayer.storage.episodes import Episodes
from podplayer.storage.listening import ListeningLog


class Unit(StrEnum):
    """How long a bar of a chart is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The part of a span that lies within one hour of the listener's clock."""

    day: date
    hour: int
    episode_id: EpisodeId
    real: int
    """Milliseconds that passed."""
    media: int
    """Milliseconds of the episode that were played meanwhile."""
    start: Ms
    """Where in the episode."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """One bar."""

    first: date
    """Its first day."""
    real: Ms


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowTime:
    """What was heard of one show."""

    podcast_id: PodcastId
    title: str
    cover_url: str | None
    real: Ms
    started: int
    finished: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Streak:
    """Days in a row with listening."""

    length: int
    last: date | None
    """Its last day; None for no day at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Everything about a stretch of days."""

    first: date
    last: date
    real: Ms
    media: Ms
    heard: Ms
    """Media heard for the first time, each stretch of an episode once."""
    days: Mapping[date, int]
    """Real milliseconds of each day with any."""
    hours: Sequence[int]
    """Real milliseconds of each hour of the day, 24 of them."""
    started: int
    """Episodes of which anything was heard."""
    finished: int
    shows: Sequence[ShowTime]
    """Most heard first."""
    longest: Streak
    current: Streak
    """Up to the last day or the one before it; 0 days where it is broken."""

    @property
    def saved(self) -> Ms:
        """What a speed above 1 saved; never less than nothing."""
        return Ms(max(0, self.media - self.real))

    @property
    def busiest(self) -> date | None:
        """The day with the most listening, the later of two equal ones."""
        return max(self.days, key=lambda day: (self.days[day], day), default=None)

    def buckets(self, unit: Unit) -> list[Bucket]:
        """Bars for every day, week, month or year of the period, also the empty ones."""
        sums: Counter[date] = Counter()
        for day, real in self.days.items():
            sums[start_of(day, unit)] += real
        return [Bucket(first=at, real=Ms(sums[at])) for at in starts(self.first, self.last, unit)]


def start_of(day: date, unit: Unit) -> date:
    """The first day of the week (Monday), month or year that a day lies in."""
    match unit:
        case Unit.DAY:
            return day
        case Unit.WEEK:
            return day - timedelta(days=day.weekday())
        case Unit.MONTH:
            return day.replace(day=1)
        case Unit.YEAR:
            return day.replace(month=1, day=1)


def starts(first: date, last: date, unit: Unit) -> Iterator[date]:
    """The first days of all units between two days."""
    steps = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 31, Unit.YEAR: 366}
    at = start_of(first, unit)
    while at <= last:
        yield at
        at = start_of(at + timedelta(days=steps[unit]), unit)


def stretches(spans: Sequence[PlaySpan], *, zone: tzinfo) -> list[Stretch]:
    """Cut spans at the full hours of the clock where they were heard.

    The parts of a span add up to the whole, to the millisecond.

    Args:
        spans: any order.
        zone: of spans that do not tell theirs, as in imports.
    """
    made: list[Stretch] = []
    for span in spans:
        media = span.end - span.start
        real = round(media / span.rate)
        end = _wall(span, zone)
        start = end - timedelta(milliseconds=real)
        done_real = done_media = 0
        while done_real < real:
            now = start + timedelta(milliseconds=done_real)
            hour = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
            # At least one: what is left of an hour can be less than a millisecond.
            until = min(real, max(done_real + 1, int((hour - start) / timedelta(milliseconds=1))))
            reached = media if until == real else media * until // real
            made.append(
                Stretch(
                    day=now.date(),
                    hour=now.hour,
                    episode_id=span.episode_id,
                    real=until - done_real,
                    media=reached - done_media,
                    start=Ms(span.start + done_media),
                )
            )
            done_real, done_media = until, reached
    return made


def _wall(span: PlaySpan, zone: tzinfo) -> datetime:
    """When a span ended on the clock on the wall, without a zone."""
    if span.utc_offset is None:
        return span.heard_at.astimezone(zone).replace(tzinfo=None)
    return span.heard_at.replace(tzinfo=None) + timedelta(minutes=span.utc_offset)


def streaks(days: Collection[date], *, today: date) -> tuple[Streak, Streak]:
    """The longest run of days and the current one, which today need not have reached yet."""
    longest = Streak(length=0, last=None)
    current = Streak(length=0, last=None)
    run = 0
    for day in sorted(days):
        run = run + 1 if day - timedelta(days=1) in days else 1
        if run >= longest.length:
            longest = Streak(length=run, last=day)
        if day in {today, today - timedelta(days=1)}:
            current = Streak(length=run, last=day)
    return longest, current


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What a statistic needs to know of shows and episodes."""

    show_of: Mapping[EpisodeId, PodcastId]
    titles: Mapping[PodcastId, tuple[str, str | None]]
    """Title and cover of each show."""
    finished: Collection[EpisodeId] = field(default=frozenset())


def period(parts: Sequence[Stretch], names: Names, *, first: date, last: date) -> Period:
    """Sum up the days from `first` to `last`, both included.

    Args:
        parts: `stretches(spans)`, of the whole log.
        names: of its shows.
        first: the first day that counts.
        last: the last day that counts: today for a current streak.
    """
    inside = [part for part in parts if first <= part.day <= last]
    days: Counter[date] = Counter()
    hours = [0] * 24
    for part in inside:
        days[part.day] += part.real
        hours[part.hour] += part.real
    longest, current = streaks(days.keys(), today=last)
    episodes = {part.episode_id for part in inside}
    return Period(
        first=first,
        last=last,
        real=Ms(sum(days.values())),
        media=Ms(sum(part.media for part in inside)),
        heard=Ms(
            _heard(part for part in parts if part.day <= last)
            - _heard(part for part in parts if part.day < first)
        ),
        days=dict(days),
        hours=hours,
        started=len(episodes),
        finished=len(episodes & set(names.finished)),
        shows=_shows(inside, names),
        longest=longest,
        current=current,
    )


def _heard(parts: Iterable[Stretch]) -> int:
    """Milliseconds of media in some parts, what was played twice once."""
    by_episode: defaultdict[EpisodeId, list[tuple[Ms, Ms]]] = defaultdict(list)
    for part in parts:
        by_episode[part.episode_id].append((part.start, Ms(part.start + part.media)))
    return sum(heard_ms(pairs) for pairs in by_episode.values())


def _shows(parts: Sequence[Stretch], names: Names) -> list[ShowTime]:
    real: Counter[PodcastId] = Counter()
    episodes: defaultdict[PodcastId, set[EpisodeId]] = defaultdict(set)
    for part in parts:
        show = names.show_of.get(part.episode_id)
        if show is not None:
            real[show] += part.real
            episodes[show].add(part.episode_id)
    finished = set(names.finished)
    found = [
        ShowTime(
            podcast_id=show,
            title=names.titles[show][0],
            cover_url=names.titles[show][1],
            real=Ms(total),
            started=len(episodes[show]),
            finished=len(episodes[show] & finished),
        )
        for show, total in real.items()
    ]
    return sorted(found, key=lambda one: (-one.real, one.title))


@dataclass(frozen=True, slots=True, kw_only=True)
class Listened:
    """The whole log, cut once, to be summed up over any days."""

    parts: Sequence[Stretch]
    names: Names
    today: date

    @property
    def first_day(self) -> date | None:
        """When listening began; None where there is none."""
        return min((part.day for part in self.parts), default=None)

    @property
    def years(self) -> list[int]:
        """The years with listening, latest first."""
        return sorted({part.day.year for part in self.parts}, reverse=True)

    def between(self, first: date, last: date) -> Period:
        """Sum up some days, both ends included."""
        return period(self.parts, self.names, first=first, last=last)

    def year(self, number: int) -> Period:
        """Sum up a year, the current one up to today."""
        return self.between(date(number, 1, 1), min(date(number, 12, 31), self.today))


class Statistics:
    """Reads the log. Blocks."""

    def __init__(self, db: Database, *, now: Callable[[], datetime]) -> None:
        self._log = ListeningLog(db)
        self._episodes = Episodes(db)
        self._now = now

    def listened(self) -> Listened:
        """Everything that was ever heard."""
        spans = self._log.spans()
        today = self._now().astimezone()
        zone = today.tzinfo
        if zone is None:
            raise ValueError("a clock must know its zone")
        return Listened(
            parts=stretches(spans, zone=zone),
            names=self._names(spans),
            today=today.date(),
        )

    def _names(self, spans: Sequence[PlaySpan]) -> Names:
        progress = self._log.progress()
        rows = self._episodes.by_ids(list({span.episode_id for span in spans}))
        return Names(
            show_of={row.id: row.podcast_id for row in rows},
            titles={row.podcast_id: (row.podcast_title, row.cover_url) for row in rows},
            finished=_finished(progress),
        )


def _finished(progress: Mapping[EpisodeId, Progress]) -> frozenset[EpisodeId]:
    return frozenset(number for number, one in progress.items() if one.finished_at is not None)
