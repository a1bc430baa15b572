"""Announcing long work: often enough to be seen, seldom enough to cost nothing."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from podplayer.model.events import LibraryChanged, WorkProgress
from podplayer.model.ids import PodcastId
from podplayer.services.bus import EventBus

_CHANGES = timedelta(milliseconds=250)
_PROGRESS = timedelta(milliseconds=100)
_LONG_AGO = timedelta(days=1)


class Pace:
    """Gathers what changed and publishes it about four times a second, and at the end.

    Args:
        work: its name in WorkProgress.
        total: how many steps there are.
        bus: where it is announced.
        now: the clock.
    """

    def __init__(
        self, *, work: str, total: int, bus: EventBus, now: Callable[[], datetime]
    ) -> None:
        self._work = work
        self._total = total
        self._bus = bus
        self._now = now
        self._done = 0
        self._changed: set[PodcastId] = set()
        self._changes_at = now()
        self._progress_at = now() - _LONG_AGO

    def step(self, detail: str, *, changed: Iterable[PodcastId] = ()) -> int:
        """One step is done. Returns how many are."""
        self._done += 1
        self._changed.update(changed)
        moment = self._now()
        if moment - self._progress_at >= _PROGRESS and self._done < self._total:
            self._progress_at = moment
            self._bus.publish(WorkProgress(self._work, self._done, self._total, detail))
        if self._changed and moment - self._changes_at >= _CHANGES:
            self._changes_at = moment
            self._publish_changes()
        return self._done

    def end(self) -> None:
        """Publish what is left, and that the work ended, however it did."""
        self._publish_changes()
        self._bus.publish(WorkProgress(self._work, self._total, self._total))

    def _publish_changes(self) -> None:
        if self._changed:
            changed, self._changed = frozenset(self._changed), set()
            self._bus.publish(LibraryChanged(changed))
