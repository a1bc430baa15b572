"""Episodes as files: fetched whole, fetched while they are played, thrown away."""

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from podplayer.media.download import Streams
from podplayer.media.part import discard_part, part_progress
from podplayer.media.sealed_source import SealedSource
from podplayer.media.stream import StreamReader
from podplayer.model.cancel import CancelToken
from podplayer.model.downloads import DownloadOrigin, PendingDownload, RunningDownload
from podplayer.model.errors import Cancelled, MediaError, NotFoundError, PodplayerError
from podplayer.model.events import EpisodesChanged, WorkProgress
from podplayer.model.ids import EpisodeId
from podplayer.model.podcast import EpisodeDetail
from podplayer.model.sealed import FileKeys
from podplayer.model.sentence import say
from podplayer.playback.clock import Clock
from podplayer.services.bus import EventBus
from podplayer.services.fetching_now import FetchingNow
from podplayer.services.places import Places
from podplayer.storage.database import Database
from podplayer.storage.downloads import DownloadTable
from podplayer.storage.episodes import Episodes
from podplayer.storage.measured import Measured

logger = logging.getLogger(__name__)

WORK = "download"
_PARALLEL = 2
_TICK = 0.2
_PAUSED = say("You stopped it; it goes on where it was.")


class Downloads:
    """Each episode has one place on disk, whether it is downloaded or streamed.

    What was asked for stays asked for until it is there or removed, also over a restart.

    Args:
        db: the library.
        bus: hears of progress and of what has changed.
        streams: fetches.
        folder: where the files of all shows lie.
        clock: when a file was complete.
        at_once: how many downloads run side by side; the others wait.
        seals: whether new files are locked.
    """

    def __init__(  # noqa: PLR0913 - one edge an argument
        self,
        db: Database,
        *,
        bus: EventBus,
        streams: Streams,
        folder: Path,
        clock: Clock,
        at_once: Callable[[], int] = lambda: _PARALLEL,
        seals: Callable[[], bool] = lambda: False,
    ) -> None:
        self._measured = Measured(db)
        self._gate = Gate(at_once)
        self._now_fetching = FetchingNow()
        self._episodes = Episodes(db)
        self._table = DownloadTable(db)
        self._bus = bus
        self._streams = streams
        self._clock = clock
        self._keys = FileKeys(db.key)
        self._places = Places(folder, keys=self._keys, seals=seals)
        self._opened: set[Path] = set()

    def order(self, orders: Sequence[tuple[EpisodeId, DownloadOrigin]]) -> None:
        """Write down what is to be fetched one after the other: it is listed and outlasts a crash.

        `release` must follow, whatever becomes of it.
        """
        self._table.wish_all(orders, now=self._clock.now())
        ids = [number for number, _ in orders]
        self._now_fetching.reserve(ids)
        self._bus.publish(EpisodesChanged(frozenset(ids)))

    def release(self, ids: Sequence[EpisodeId]) -> None:
        """Nobody goes on with what was ordered; what did not come stays asked for."""
        self._now_fetching.release(ids)

    def is_called_off(self, episode_id: EpisodeId) -> bool:
        """Whether what was ordered was stopped or forgotten while it waited for its turn."""
        return not self._table.is_wished(episode_id)

    def download(
        self,
        episode_id: EpisodeId,
        *,
        cancel: CancelToken,
        progress: Callable[[int, int], object] | None = None,
        origin: DownloadOrigin = DownloadOrigin.HAND,
    ) -> Path:
        """Blocks until the file is there; goes on with what came earlier.

        Args:
            episode_id: which episode.
            cancel: stops it; what came is kept for the next time.
            progress: hears bytes that are there and bytes of the whole (0 while unknown).
            origin: who asks.

        Raises:
            NotFoundError: there is no such episode, or its feed has no audio for it.
            FetchError, MediaError, Cancelled: nothing is listed as downloaded.
        """
        detail = self._episodes.detail(episode_id)
        existing = self.file(episode_id) or self._adopted(detail, origin)
        if existing is not None:
            if origin is DownloadOrigin.HAND:
                self._table.set_origin(episode_id, origin)
            return existing
        address = _address(detail)
        self._table.wish(episode_id, origin=origin, now=self._clock.now())
        self._announce(episode_id)
        with self._now_fetching.entered(episode_id, cancel) as token:
            try:
                with self._gate.passed(token):
                    return self._fetch(detail, address, cancel=token, progress=progress)
            except Cancelled:
                if not cancel.is_cancelled:
                    self._fail(episode_id, _PAUSED)
                raise
            except PodplayerError as error:
                self._fail(episode_id, str(error))
                raise

    def _fail(self, episode_id: EpisodeId, sentence: str) -> None:
        self._table.wish_failed(episode_id, sentence)
        self._announce(episode_id)

    def running(self) -> list[RunningDownload]:
        """What is fetched now. Short, and in memory: it may be asked often."""
        return self._now_fetching.all()

    def pause(self, episode_id: EpisodeId) -> bool:
        """Stop one download; it stays asked for, and what came of it is kept. Whether it ran."""
        if self._now_fetching.withdraw(episode_id):
            self._fail(episode_id, _PAUSED)
            return True
        return self._now_fetching.stop(episode_id)

    def pause_all(self) -> None:
        """As `pause`, of all that run or wait for their turn; what waits first."""
        for one in reversed(self.running()):
            self.pause(one.episode_id)

    def _fetch(
        self,
        detail: EpisodeDetail,
        address: str,
        *,
        cancel: CancelToken,
        progress: Callable[[int, int], object] | None,
    ) -> Path:
        def report(done: int, total: int | None) -> None:
            whole = total or 0
            self._now_fetching.advance(detail.row.id, done, whole)
            if progress is not None:
                progress(done, whole)
            self._bus.publish(
                WorkProgress(
                    work=WORK, done=done, total=max(whole, done + 1), detail=detail.row.title
                )
            )

        path = self._streams.download(
            address,
            self._places.target(detail),
            on_complete=self._registrar(detail.row.id),
            cancel=cancel,
            progress=report,
        )
        size = self._keys.size(path)
        self._bus.publish(WorkProgress(work=WORK, done=size, total=size, detail=detail.row.title))
        return path

    def open(self, detail: EpisodeDetail) -> Path | SealedSource | StreamReader:
        """What the player should play: the file if it is there, else the file while it arrives.

        Raises:
            NotFoundError: the feed has no audio for it.
            MediaError: nothing can be written there, or what is there is damaged.
        """
        existing = self._source(detail)
        if existing is not None:
            return existing
        target = self._places.target(detail)
        on_complete = self._registrar(detail.row.id)
        return self._streams.open(_address(detail), target, on_complete=on_complete)

    def source(self, episode_id: EpisodeId) -> Path | SealedSource | None:
        """The file as engines read it; None where it is not here. Raises as `open`."""
        return self._source(self._episodes.detail(episode_id))

    def _source(self, detail: EpisodeDetail) -> Path | SealedSource | None:
        existing = self.file(detail.row.id)
        if existing is None:
            return None
        self._opened.add(existing)
        file = self._keys.of(existing)
        if isinstance(file, Path):
            return file
        return SealedSource(file, name=f"episode{self._places.ending(detail)}")

    def in_use(self) -> frozenset[Path]:
        """Files that engines may have open, and those on their way: nobody may take them away."""
        return self._streams.targets() | self._opened

    def file(self, episode_id: EpisodeId) -> Path | None:
        """Where the episode's file lies. One that was deleted by hand is forgotten."""
        path = self._table.file(episode_id)
        if path is None or path.is_file():
            return path
        moved = self._found(self._episodes.detail(episode_id))
        if moved is not None:  # a library from before it was locked or unlocked
            self._registrar(episode_id)(moved, self._keys.size(moved))
            return moved
        self._table.remove(episode_id)
        self._announce(episode_id)
        return None

    def remove(self, episode_id: EpisodeId) -> None:
        """Delete the file, or what has come of it so far.

        Raises:
            NotFoundError: there is no such episode.
            MediaError: the file cannot be deleted.
        """
        detail = self._episodes.detail(episode_id)
        path = self._table.file(episode_id)
        try:
            if path is not None:
                path.unlink(missing_ok=True)
            for place in self._places.both(detail):
                discard_part(place)
        except OSError as error:
            raise MediaError(
                say(
                    "The file of “{title}” could not be deleted ({strerror}).",
                    title=detail.row.title,
                    strerror=error.strerror,
                )
            ) from error
        self._table.remove(episode_id)
        self._announce(episode_id)

    def pending(self) -> list[PendingDownload]:
        """What was asked for and is not there yet, with how much of it is."""
        found = []
        for wish in self._table.wishes():
            done, total = part_progress(self._places.target(self._episodes.detail(wish.episode_id)))
            found.append(replace(wish, done=done, total=total))
        return found

    def keep(self, ids: Sequence[EpisodeId], *, kept: bool = True) -> None:
        """Whether a clean-up leaves these files alone for ever."""
        self._table.set_kept(ids, kept=kept)
        self._bus.publish(EpisodesChanged(frozenset(ids)))

    def close(self) -> None:
        """Stop every stream."""
        self._streams.close()

    def _registrar(self, episode_id: EpisodeId) -> Callable[[Path, int], None]:
        """Called on the thread that fetched, once the file is complete."""

        def register(path: Path, size: int) -> None:
            self._table.set_file(episode_id, path, size=size, now=self._clock.now())
            self._measure(episode_id, path)
            self._announce(episode_id)

        return register

    def _announce(self, episode_id: EpisodeId) -> None:
        self._bus.publish(EpisodesChanged(frozenset({episode_id})))

    def _adopted(self, detail: EpisodeDetail, origin: DownloadOrigin) -> Path | None:
        """A file that was complete when the program was killed, before it was written down."""
        target = self._found(detail)
        if not detail.row.url or target is None:
            return None
        self._table.wish(detail.row.id, origin=origin, now=self._clock.now())
        self._registrar(detail.row.id)(target, self._keys.size(target))
        return target

    def _found(self, detail: EpisodeDetail) -> Path | None:
        for place in self._places.both(detail):
            try:
                if place.is_file() and self._keys.size(place) >= 0:
                    return place
            except (MediaError, OSError):
                logger.info("a locked file cannot be read; it is fetched again")
        return None

    def _measure(self, episode_id: EpisodeId, path: Path) -> None:
        """What the file itself says is more exact than its feed."""
        from podplayer.media.tags import read_tags  # noqa: PLC0415 - mutagen: not at the start

        try:
            tags = read_tags(self._keys.of(path))
        except (MediaError, OSError):
            logger.info("nothing is known of the file of episode %d", episode_id)
            return
        self._measured.store(episode_id, duration=tags.duration, chapters=tags.chapters)


class Gate:
    """Lets some through and has the others wait, in no order that matters."""

    def __init__(self, limit: Callable[[], int]) -> None:
        self._limit = limit
        self._free = threading.Condition()
        self._inside = 0

    @contextmanager
    def passed(self, cancel: CancelToken) -> Iterator[None]:
        """Wait for a place, and hold it. Raises Cancelled."""
        with self._free:
            while self._inside >= max(1, self._limit()):
                cancel.check()
                self._free.wait(_TICK)
            self._inside += 1
        try:
            yield
        finally:
            with self._free:
                self._inside -= 1
                self._free.notify()


def _address(detail: EpisodeDetail) -> str:
    if not detail.row.url:
        raise NotFoundError(say("The feed has no audio for “{title}”.", title=detail.row.title))
    return detail.row.url
