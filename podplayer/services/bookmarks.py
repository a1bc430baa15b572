"""Bookmarks with notes: "I want to find this again"."""

from collections.abc import Callable
from datetime import datetime

from podplayer.model.bookmarks import Bookmark
from podplayer.model.errors import UsageError
from podplayer.model.events import EpisodesChanged
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.podcast import UndoToken
from podplayer.model.sentence import say
from podplayer.services.bus import EventBus
from podplayer.storage.bookmarks import BookmarkTable
from podplayer.storage.database import Database
from podplayer.storage.episodes import Episodes
from podplayer.storage.journal import Journal

_LONGEST_NOTE = 10_000


class Bookmarks:
    """Each change is stored at once and announced as a change of its episode."""

    def __init__(self, db: Database, *, bus: EventBus, now: Callable[[], datetime]) -> None:
        self._db = db
        self._bus = bus
        self._now = now
        self._table = BookmarkTable(db)
        self._episodes = Episodes(db)

    def add(self, episode_id: EpisodeId, *, at: Ms | None = None, note: str = "") -> Bookmark:
        """Mark a place.

        Args:
            episode_id: of which episode.
            at: which place; None is where the listener is.
            note: free text.

        Raises:
            NotFoundError: there is no such episode.
            UsageError: the place lies behind its end.
        """
        row = self._episodes.detail(episode_id).row
        place = row.position if at is None else at
        if place < 0 or (row.duration is not None and place > row.duration):
            raise UsageError(say("“{title}” has no such place.", title=row.title))
        number = self._table.add(episode_id, place, note.strip()[:_LONGEST_NOTE], now=self._now())
        self._announce(episode_id)
        return self._table.get(number)

    def set_note(self, number: int, note: str) -> Bookmark:
        """Write another note. Raises NotFoundError."""
        bookmark = self._table.get(number)
        self._table.set_note(number, note.strip()[:_LONGEST_NOTE])
        self._announce(bookmark.episode_id)
        return self._table.get(number)

    def remove(self, number: int) -> UndoToken:
        """Take it away. Raises NotFoundError."""
        bookmark = self._table.get(number)
        with self._db.transaction(is_durable=True):
            self._table.set_removed(number, self._now())
            token = Journal(self._db).record(
                "bookmark",
                payload={"removed": number},
                inverse={"id": number, "episode": bookmark.episode_id},
                sentence=say("Removed a bookmark from “{title}”", title=bookmark.episode_title),
                now=self._now(),
            )
        self._announce(bookmark.episode_id)
        return token

    def of_episode(self, episode_id: EpisodeId) -> list[Bookmark]:
        """Those of one episode, in the order of their places."""
        return self._table.of_episode(episode_id)

    def latest(self, limit: int | None = None) -> list[Bookmark]:
        """Those of every episode, the last made first."""
        return self._table.latest(limit)

    def _announce(self, episode_id: EpisodeId) -> None:
        self._bus.publish(EpisodesChanged(frozenset({episode_id})))
