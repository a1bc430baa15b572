"""Many downloads: what waits from earlier, what the rules of the shows ask for."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field

from podplayer.model.cancel import CancelToken
from podplayer.model.downloads import AutoCandidate, DownloadOrigin, Removal
from podplayer.model.errors import Cancelled, OfflineError, PodplayerError
from podplayer.model.ids import EpisodeId
from podplayer.services.downloads import Downloads
from podplayer.services.file_rules import expected_size, to_fetch
from podplayer.services.storekeeping import Storekeeping
from podplayer.storage.database import Database
from podplayer.storage.downloads import DownloadTable
from podplayer.storage.episodes import Episodes
from podplayer.storage.podcasts import Podcasts

_MOST_THREADS = 8
_TICK = 0.2
Progress = Callable[[int, int], object]
"""Episodes that are done, and how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadReport:
    """What became of many downloads."""

    fetched: Sequence[EpisodeId] = ()
    failed: Sequence[tuple[EpisodeId, str, str]] = ()
    """(episode, its title, the sentence)"""
    without_room: Sequence[tuple[EpisodeId, str]] = ()
    """(episode, its title): the limit for files is reached, and nothing more may go."""
    removed: Sequence[Removal] = ()
    """What went into the trash to make room."""


@dataclass(slots=True)
class _Tally:
    fetched: list[EpisodeId] = field(default_factory=list)
    failed: list[tuple[EpisodeId, str, str]] = field(default_factory=list)


class DownloadQueue:
    """Works off downloads side by side; one that fails disturbs no other.

    Args:
        db: the library.
        downloads: fetches one.
        store: makes room within the limit.
    """

    def __init__(self, db: Database, *, downloads: Downloads, store: Storekeeping) -> None:
        self._table = DownloadTable(db)
        self._podcasts = Podcasts(db)
        self._episodes = Episodes(db)
        self._downloads = downloads
        self._store = store
        self._threads = ThreadPoolExecutor(_MOST_THREADS, thread_name_prefix="download")
        self._running = threading.Lock()

    def many(
        self,
        ids: Sequence[EpisodeId],
        *,
        cancel: CancelToken,
        progress: Progress | None = None,
    ) -> DownloadReport:
        """Fetch some episodes because the listener says so. Blocks.

        Args:
            ids: of the episodes.
            cancel: stops all of them; what came is kept, and goes on with `resume`.
            progress: hears how many are done.

        Raises:
            OfflineError: the listener chose to stay offline.
            Cancelled: the files that were complete by then stay.
        """
        return self._run([(number, DownloadOrigin.HAND) for number in ids], cancel, progress)

    def _run(
        self,
        orders: Sequence[tuple[EpisodeId, DownloadOrigin]],
        cancel: CancelToken,
        progress: Progress | None,
    ) -> DownloadReport:
        tally = _Tally()
        token = cancel.child()
        rows = {row.id: row for row in self._episodes.by_ids([n for n, _ in orders])}
        to_come = {number for number, row in rows.items() if row.url and not row.is_downloaded}
        self._downloads.order([one for one in orders if one[0] in to_come])
        jobs = [
            (number, self._threads.submit(self._one, number, token, origin, number in to_come))
            for number, origin in orders
        ]
        try:
            for done, (number, job) in enumerate(jobs, start=1):
                title = rows[number].title if number in rows else str(number)
                try:
                    self._gather(number, title, job, tally)
                except Cancelled:
                    if cancel.is_cancelled:
                        raise  # else it was this one alone that the listener stopped
                if progress is not None:
                    progress(done, len(jobs))
        finally:
            token.cancel()  # whatever the reason to leave, nobody goes on behind it
            for _, job in jobs:
                job.cancel()
            self._downloads.release([number for number, _ in orders])
        return DownloadReport(fetched=tally.fetched, failed=tally.failed)

    def _one(
        self,
        number: EpisodeId,
        cancel: CancelToken,
        origin: DownloadOrigin,
        is_ordered: bool,  # noqa: FBT001 - as a pool hands it on
    ) -> None:
        cancel.check()
        if is_ordered and self._downloads.is_called_off(number):
            raise Cancelled
        self._downloads.download(number, cancel=cancel, origin=origin)

    @staticmethod
    def _gather(number: EpisodeId, title: str, job: Future[None], tally: _Tally) -> None:
        while not job.done():
            wait([job], timeout=_TICK)  # a thread that only sleeps may not hear a signal
        try:
            job.result()
        except (Cancelled, OfflineError):
            raise
        except PodplayerError as error:
            tally.failed.append((number, title, str(error)))
        else:
            tally.fetched.append(number)

    def resume(self, *, cancel: CancelToken, progress: Progress | None = None) -> DownloadReport:
        """Go on with everything that was asked for and is not there. Blocks; as `many`."""
        waiting = [(wish.episode_id, wish.origin) for wish in self._table.wishes()]
        return self._run(waiting, cancel, progress)

    def go_on(self, *, cancel: CancelToken) -> DownloadReport:
        """As `resume`, without what failed or was stopped by hand: for the next start."""
        running = {one.episode_id for one in self._downloads.running()}
        waiting = [
            (wish.episode_id, wish.origin)
            for wish in self._table.wishes()
            if wish.error is None and wish.episode_id not in running
        ]
        return self._run(waiting, cancel, None)

    def auto(self, *, cancel: CancelToken, progress: Progress | None = None) -> DownloadReport:
        """Fetch what the rules of the shows ask for, within the limit for files. Blocks.

        Makes room by moving into the trash what may go; what finds no room is in the report.
        Only one runs at a time: a second call returns at once with nothing.

        Raises:
            OfflineError, Cancelled: as `many`.
        """
        if not self._running.acquire(blocking=False):
            return DownloadReport()
        try:
            self._store.settle()
            wanted, without_room, removed = self._choose()
            orders = [(episode.id, DownloadOrigin.AUTO) for episode in wanted]
            report = self._run(orders, cancel, progress)
        finally:
            self._running.release()
        return DownloadReport(
            fetched=report.fetched,
            failed=report.failed,
            without_room=without_room,
            removed=removed,
        )

    def _choose(
        self,
    ) -> tuple[list[AutoCandidate], list[tuple[EpisodeId, str]], Sequence[Removal]]:
        """What to fetch now, what finds no room, and what went for it."""
        asked: list[AutoCandidate] = []
        for podcast_id in self._table.shows_with_rule():
            rule = self._podcasts.get(podcast_id).settings
            asked += to_fetch(rule, self._table.candidates(podcast_id))
        if not asked:
            return [], [], ()
        needed = sum(expected_size(episode) for episode in asked)
        removed = self._store.make_room(needed)
        free = self._store.free_bytes()
        wanted, without_room = [], []
        for episode in asked:
            size = expected_size(episode)
            if free is None or size <= free:
                wanted.append(episode)
                free = None if free is None else free - size
            else:
                without_room.append((episode.id, episode.title))
        return wanted, without_room, removed

    def close(self) -> None:
        """Wait for what runs; whoever started it has cancelled it."""
        self._threads.shutdown(wait=True, cancel_futures=True)
