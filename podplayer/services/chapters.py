"""Chapters from wherever there are any; the source that says most wins."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from podplayer.media.chapters import LARGEST, chapters_in_notes, in_order, read_chapters
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import FetchError, MediaError
from podplayer.model.events import EpisodesChanged
from podplayer.model.feed import Chapter
from podplayer.model.ids import EpisodeId
from podplayer.model.net import Purpose
from podplayer.model.podcast import EpisodeDetail
from podplayer.model.sealed import FileKeys
from podplayer.model.time_marks import moved
from podplayer.services.attachments import Attachments
from podplayer.services.bus import EventBus
from podplayer.storage.chapters import ChapterTable
from podplayer.storage.database import Database
from podplayer.storage.downloads import DownloadTable
from podplayer.storage.episodes import Episodes
from podplayer.storage.time_marks import TimeMarks

logger = logging.getLogger(__name__)


class Chapters:
    """In this order: the feed's JSON file, the feed itself, the audio file, times in the notes.

    A file beside the feed can be corrected after publication and carries pictures and links; what
    lies in the audio is as its editor cut it; times in notes have titles and nothing more.
    """

    def __init__(
        self,
        db: Database,
        *,
        attachments: Attachments,
        bus: EventBus,
        now: Callable[[], datetime],
    ) -> None:
        self._table = ChapterTable(db)
        self._marks = TimeMarks(db)
        self._episodes = Episodes(db)
        self._downloads = DownloadTable(db)
        self._keys = FileKeys(db.key)
        self._attachments = attachments
        self._bus = bus
        self._now = now

    def stored(self, episode_id: EpisodeId) -> Sequence[Chapter]:
        """The best that is in the library already. Quick; never fetches. Raises NotFoundError."""
        detail = self._episodes.detail(episode_id)
        body = self._table.fetched(episode_id).body
        if body is not None:
            try:
                return self._in_file(episode_id, read_chapters(body.encode()))
            except MediaError:
                pass
        return self._without_json(detail)

    def _in_file(self, episode_id: EpisodeId, chapters: Sequence[Chapter]) -> Sequence[Chapter]:
        """Where they are in the file that is here, if it has other advertisements than before."""
        shifts = self._marks.shifts(episode_id)
        if not shifts:
            return chapters
        return in_order(
            [
                replace(
                    chapter,
                    start=moved(chapter.start, shifts),
                    end=None if chapter.end is None else moved(chapter.end, shifts),
                )
                for chapter in chapters
            ]
        )

    def chapters(self, episode_id: EpisodeId, *, cancel: CancelToken) -> Sequence[Chapter]:
        """The best there is, fetched where need be. Empty where there are none. Blocks.

        Raises:
            NotFoundError: there is no such episode.
            Cancelled: the listener asked for a stop.
        """
        fetched = self._table.fetched(episode_id)
        if fetched.url is not None and fetched.body is None:
            self._fetch(episode_id, fetched.url, cancel)
        return self.stored(episode_id)

    def _fetch(self, episode_id: EpisodeId, url: str, cancel: CancelToken) -> None:
        try:
            body = self._attachments.fetch(
                url, purpose=Purpose.CHAPTERS, most=LARGEST, cancel=cancel
            )
            read_chapters(body)
        except (FetchError, MediaError) as error:
            # Other sources may have some, and the next time the server may answer.
            logger.info("no chapters from %s: %s", url, error)
            return
        text = body.decode("utf-8-sig", "replace")
        self._table.store(episode_id, url, text, now=self._now())
        self._bus.publish(EpisodesChanged(frozenset({episode_id})))

    def _embedded(self, path: Path) -> Sequence[Chapter]:
        from podplayer.media.tags import read_tags  # noqa: PLC0415 - mutagen: not at the start

        try:
            return read_tags(self._keys.of(path)).chapters
        except (MediaError, OSError):
            return ()

    def _without_json(self, detail: EpisodeDetail) -> Sequence[Chapter]:
        if detail.chapters:
            chapters = in_order(detail.chapters)
            if self._table.are_embedded(detail.row.id):
                return chapters
            return self._in_file(detail.row.id, chapters)
        path = self._downloads.file(detail.row.id)
        embedded = () if path is None else self._embedded(path)
        if embedded:
            return in_order(embedded)
        noted = chapters_in_notes(detail.notes, duration=detail.row.duration)
        return self._in_file(detail.row.id, noted)
