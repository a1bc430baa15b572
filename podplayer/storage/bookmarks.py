"""Bookmarks, oldest place first."""

from datetime import datetime

from podplayer.model.bookmarks import Bookmark
from podplayer.model.errors import NotFoundError
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.sentence import say
from podplayer.storage.database import Database
from podplayer.storage.times import from_text, to_text, to_text_or_none

_ROWS = """
    SELECT b.id, b.episode_id, b.at_ms, b.note, b.created_at, e.title, p.title
    FROM bookmark AS b JOIN episode AS e ON e.id = b.episode_id
    JOIN podcast AS p ON p.id = e.podcast_id
"""


class BookmarkTable:
    """A removed bookmark stays in the table, out of every list, so that it can come back."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, episode_id: EpisodeId, at: Ms, note: str, *, now: datetime) -> int:
        """Returns its number."""
        with self._db.transaction(is_durable=True):
            cursor = self._db.execute(
                "INSERT INTO bookmark (episode_id, at_ms, note, created_at) VALUES (?, ?, ?, ?)",
                (episode_id, at, note, to_text(now)),
            )
            return cursor.lastrowid or 0

    def set_note(self, number: int, note: str) -> None:
        """Write another note."""
        with self._db.transaction(is_durable=True):
            self._db.execute("UPDATE bookmark SET note = ? WHERE id = ?", (note, number))

    def set_removed(self, number: int, removed: datetime | None) -> None:
        """Take it out of the lists, or put it back."""
        with self._db.transaction(is_durable=True):
            self._db.execute(
                "UPDATE bookmark SET removed_at = ? WHERE id = ?",
                (to_text_or_none(removed), number),
            )

    def get(self, number: int) -> Bookmark:
        """One of them. Raises NotFoundError."""
        row = self._db.execute(
            f"{_ROWS} WHERE b.id = ? AND b.removed_at IS NULL", (number,)
        ).fetchone()
        if row is None:
            raise NotFoundError(
                say(
                    "There is no bookmark {number}; `podplayer bookmark` lists them.", number=number
                )
            )
        return _bookmark(row)

    def of_episode(self, episode_id: EpisodeId) -> list[Bookmark]:
        """Those of one episode, in the order of their places."""
        rows = self._db.execute(
            f"{_ROWS} WHERE b.episode_id = ? AND b.removed_at IS NULL ORDER BY b.at_ms, b.id",
            (episode_id,),
        )
        return [_bookmark(row) for row in rows]

    def latest(self, limit: int | None = None) -> list[Bookmark]:
        """Those of every episode, the last made first."""
        rows = self._db.execute(
            f"{_ROWS} WHERE b.removed_at IS NULL ORDER BY b.id DESC LIMIT ?",
            (-1 if limit is None else limit,),
        )
        return [_bookmark(row) for row in rows]


def _bookmark(row: tuple[int, int, int, str, str, str, str]) -> Bookmark:
    return Bookmark(
        id=row[0],
        episode_id=EpisodeId(row[1]),
        at=Ms(row[2]),
        note=row[3],
        created_at=from_text(row[4]),
        episode_title=row[5],
        podcast_title=row[6],
    )
