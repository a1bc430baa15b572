"""Files that were cleaned away and can be brought back."""

from datetime import datetime
from pathlib import Path

from podplayer.model.downloads import StoredFile, TrashedFile
from podplayer.model.ids import EpisodeId
from podplayer.storage.database import Database
from podplayer.storage.downloads import stored_path
from podplayer.storage.times import from_text, to_text


class Trash:
    """The row is written before the file moves, so that a crash between leaves nothing lost."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._root = db.path.parent

    def put(self, file: StoredFile, path: Path, *, reason: str, now: datetime) -> None:
        """The file goes to `path`."""
        with self._db.transaction():
            self._db.execute(
                """
                INSERT OR REPLACE INTO trash (episode_id, path, home, size, origin,
                                              downloaded_at, trashed_at, reason)
                SELECT episode_id, :path, path, size, origin, downloaded_at, :now, :reason
                FROM download WHERE episode_id = :id
                """,
                {
                    "id": file.episode_id,
                    "path": stored_path(path, root=self._root),
                    "now": to_text(now),
                    "reason": reason,
                },
            )
            self._db.execute("DELETE FROM download WHERE episode_id = ?", (file.episode_id,))

    def take_back(self, episode_id: EpisodeId) -> None:
        """The file is at home again. It is kept from now on: a clean-up was wrong about it."""
        with self._db.transaction():
            self._db.execute(
                """
                INSERT OR REPLACE INTO download (episode_id, path, size, downloaded_at, origin,
                                                 is_kept)
                SELECT episode_id, home, size, downloaded_at, origin, 1
                FROM trash WHERE episode_id = ?
                """,
                (episode_id,),
            )
            self._db.execute("DELETE FROM trash WHERE episode_id = ?", (episode_id,))

    def drop(self, episode_id: EpisodeId) -> None:
        """The file is gone."""
        with self._db.transaction():
            self._db.execute("DELETE FROM trash WHERE episode_id = ?", (episode_id,))

    def files(self, *, before: datetime | None = None) -> list[TrashedFile]:
        """What lies there, oldest first; or only what was thrown away before a time."""
        rows = self._db.execute(
            """
            SELECT t.episode_id, e.title, p.title, t.path, t.home, t.size, t.trashed_at, t.reason
            FROM trash AS t
            JOIN episode AS e ON e.id = t.episode_id
            JOIN podcast AS p ON p.id = e.podcast_id
            WHERE :before IS NULL OR t.trashed_at < :before
            ORDER BY t.trashed_at, t.episode_id
            """,
            {"before": None if before is None else to_text(before)},
        )
        return [
            TrashedFile(
                episode_id=EpisodeId(row[0]),
                title=row[1],
                show=row[2],
                path=self._root / row[3],
                home=self._root / row[4],
                size=row[5],
                trashed_at=from_text(row[6]),
                reason=row[7],
            )
            for row in rows
        ]
