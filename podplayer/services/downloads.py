"""Episodes as files: fetched whole, fetched while they are played, thrown away."""

from collections.abc import Callable
from pathlib import Path

from podplayer.media.download import Streams, ending_of, safe_name
from podplayer.media.part import discard_part
from podplayer.media.stream import StreamReader
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import MediaError, NotFoundError
from podplayer.model.events import EpisodesChanged, WorkProgress
from podplayer.model.ids import EpisodeId
from podplayer.model.podcast import EpisodeDetail
from podplayer.playback.clock import Clock
from podplayer.services.bus import EventBus
from podplayer.storage.database import Database
from podplayer.storage.downloads import DownloadTable
from podplayer.storage.episodes import Episodes

WORK = "download"


class Downloads:
    """Each episode has one place on disk, whether it is downloaded or streamed.

    Args:
        db: the library.
        bus: hears of progress and of what has changed.
        streams: fetches.
        folder: where the files of all shows lie.
        clock: when a file was complete.
    """

    def __init__(
        self, db: Database, *, bus: EventBus, streams: Streams, folder: Path, clock: Clock
    ) -> None:
        self._episodes = Episodes(db)
        self._table = DownloadTable(db)
        self._bus = bus
        self._streams = streams
        self._folder = folder
        self._clock = clock

    def download(
        self,
        episode_id: EpisodeId,
        *,
        cancel: CancelToken,
        progress: Callable[[int, int], object] | None = None,
    ) -> Path:
        """Blocks until the file is there; goes on with what came earlier.

        Args:
            episode_id: which episode.
            cancel: stops it; what came is kept for the next time.
            progress: hears bytes that are there and bytes of the whole (0 while unknown).

        Raises:
            NotFoundError: there is no such episode, or its feed has no audio for it.
            FetchError, MediaError, Cancelled: nothing is listed as downloaded.
        """
        detail = self._episodes.detail(episode_id)
        existing = self.file(episode_id)
        if existing is not None:
            return existing

        def report(done: int, total: int | None) -> None:
            whole = total or 0
            if progress is not None:
                progress(done, whole)
            self._bus.publish(
                WorkProgress(
                    work=WORK, done=done, total=max(whole, done + 1), detail=detail.row.title
                )
            )

        path = self._streams.download(
            _address(detail),
            self._target(detail),
            on_complete=self._registrar(episode_id),
            cancel=cancel,
            progress=report,
        )
        size = path.stat().st_size
        self._bus.publish(WorkProgress(work=WORK, done=size, total=size, detail=detail.row.title))
        return path

    def open(self, detail: EpisodeDetail) -> Path | StreamReader:
        """What the player should play: the file if it is there, else the file while it arrives.

        Raises:
            NotFoundError: the feed has no audio for it.
            MediaError: nothing can be written there.
        """
        existing = self.file(detail.row.id)
        if existing is not None:
            return existing
        return self._streams.open(
            _address(detail), self._target(detail), on_complete=self._registrar(detail.row.id)
        )

    def file(self, episode_id: EpisodeId) -> Path | None:
        """Where the episode's file lies. One that was deleted by hand is forgotten."""
        path = self._table.file(episode_id)
        if path is None or path.is_file():
            return path
        self._table.remove(episode_id)
        self._bus.publish(EpisodesChanged(frozenset({episode_id})))
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
            discard_part(self._target(detail))
        except OSError as error:
            raise MediaError(
                f"The file of “{detail.row.title}” could not be deleted ({error.strerror})."
            ) from error
        self._table.remove(episode_id)
        self._bus.publish(EpisodesChanged(frozenset({episode_id})))

    def close(self) -> None:
        """Stop every stream."""
        self._streams.close()

    def _registrar(self, episode_id: EpisodeId) -> Callable[[Path, int], None]:
        """Called on the thread that fetched, once the file is complete."""

        def register(path: Path, size: int) -> None:
            self._table.set_file(episode_id, path, size=size, now=self._clock.now())
            self._bus.publish(EpisodesChanged(frozenset({episode_id})))

        return register

    def _target(self, detail: EpisodeDetail) -> Path:
        row = detail.row
        mime = "" if detail.enclosure is None else detail.enclosure.mime
        date = "" if row.published is None else f"{row.published:%Y-%m-%d} "
        # The number keeps apart what has the same title; it is ours, so it is stable.
        name = f"{date}{safe_name(row.title)} [{row.id}]{ending_of(row.url or '', mime)}"
        return self._folder / safe_name(row.podcast_title) / name


def _address(detail: EpisodeDetail) -> str:
    if not detail.row.url:
        raise NotFoundError(f"The feed has no audio for “{detail.row.title}”.")
    return detail.row.url
