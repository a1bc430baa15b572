"""What a refresh learns about when to look again, stored in one go at its end."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from podplayer.model.errors import FeedError, FetchError
from podplayer.model.feed import ParsedFeed
from podplayer.model.ids import PodcastId
from podplayer.services.schedule import (
    SOONEST,
    Rhythm,
    after_failure,
    asked_wait,
    declared_gap,
    next_check,
)
from podplayer.storage.database import Database
from podplayer.storage.fetching import Fetching
from podplayer.storage.podcasts import FeedTarget

_GONE = 410
_SLACK = timedelta(hours=1)
_TRUSTED = timedelta(days=7)
"""So long a server is believed that nothing has changed: some say so for ever."""


def is_due(target: FeedTarget, *, now: datetime) -> bool:
    """Whether a show is looked at without being asked to."""
    if target.has_ended or is_waiting(target, now=now):
        return False
    if _was_clock_wrong(target, now):
        return True
    if target.next_check_at is not None:
        return target.next_check_at <= now
    # Followed a moment ago, or since before there was a schedule.
    return target.checked_at is None or target.checked_at <= now - SOONEST


def is_waiting(target: FeedTarget, *, now: datetime) -> bool:
    """Whether its server asked not to be asked yet."""
    is_before = target.not_before is not None and target.not_before > now
    return is_before and not _was_clock_wrong(target, now)


def _was_clock_wrong(target: FeedTarget, now: datetime) -> bool:
    """Whether it was checked in the future: what was planned then would hold for years."""
    return target.checked_at is not None and target.checked_at > now + _SLACK


def is_asked_whole(target: FeedTarget, *, now: datetime) -> bool:
    """Whether its feed is fetched without a condition: once in each week without a change."""
    if target.checked_at is None or target.changed_at is None:
        return False
    weeks_then = (target.checked_at - target.changed_at) // _TRUSTED
    return weeks_then != (now - target.changed_at) // _TRUSTED


class CheckPlan:
    """Gathers the answers of one refresh.

    A program that is killed before `store` checks the same shows again, which harms nobody.
    """

    def __init__(self, db: Database, *, now: Callable[[], datetime], rng: Random) -> None:
        self._db = db
        self._fetching = Fetching(db)
        self._now = now
        self._rng = rng
        self._answered: dict[PodcastId, Rhythm] = {}
        self._next: dict[PodcastId, datetime] = {}
        self._not_before: dict[PodcastId, datetime] = {}
        self._ended: list[PodcastId] = []
        self._returned: list[PodcastId] = []

    def answered(self, target: FeedTarget, parsed: ParsedFeed | None) -> None:
        """A show was read, or has not changed (None)."""
        every, is_complete = target.update_every, target.is_complete
        if parsed is not None:
            rule = parsed.extras.update_rule
            if declared_gap(rule) != every:
                every = declared_gap(rule)
                self._fetching.set_rhythm(target.id, every)
            is_complete = parsed.is_complete or rule == "complete"
        self._answered[target.id] = Rhythm(published=(), declared=every, is_complete=is_complete)
        if target.has_ended:
            self._returned.append(target.id)

    def failed(self, target: FeedTarget, failure: FetchError | FeedError) -> None:
        """A show could not be read."""
        asked = failure.retry_after if isinstance(failure, FetchError) else None
        now = self._now()
        self._next[target.id] = after_failure(
            target.failures + 1, now=now, rng=self._rng, retry_after=asked
        )
        wait = asked_wait(asked)
        if wait is not None and wait > timedelta():
            self._not_before[target.id] = now + wait
        if isinstance(failure, FetchError) and failure.status == _GONE:
            self._ended.append(target.id)

    def store(self) -> None:
        """Write down when each show is checked next."""
        now = self._now()
        for podcast_id, known in self._answered.items():
            rhythm = Rhythm(
                published=self._fetching.recent_dates(podcast_id),
                declared=known.declared,
                is_complete=known.is_complete,
            )
            self._next[podcast_id] = next_check(rhythm, now=now, rng=self._rng)
        with self._db.transaction():
            self._fetching.plan(self._next, not_before=self._not_before)
            self._fetching.set_ended(self._ended, ended=True, now=now)
            self._fetching.set_ended(self._returned, ended=False, now=now)
