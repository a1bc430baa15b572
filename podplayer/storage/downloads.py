"""Which episode lies where on disk."""

from datetime import datetime
from pathlib import Path

from podplayer.model.ids import EpisodeId
from podplayer.storage.database import Database
from podplayer.storage.times import to_text


class DownloadTable:
    """Paths are stored relative to the profile where they lie in it: profiles can be moved."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._root = db.path.parent

    def set_file(self, episode_id: EpisodeId, path: Path, *, size: int, now: datetime) -> None:
        """The episode's file is complete and stands at this path."""
        inside = path.is_relative_to(self._root)
        with self._db.transaction():
            self._db.execute(
                """
                INSERT OR REPLACE INTO download (episode_id, path, size, downloaded_at)
                VALUES (?, ?, ?, ?)
                """,
                (
                    episode_id,
                    str(path.relative_to(self._root) if inside else path),
                    size,
                    to_text(now),
                ),
            )

    def remove(self, episode_id: EpisodeId) -> None:
        """Forget the file; deleting it is the caller's work."""
        with self._db.transaction():
            self._db.execute("DELETE FROM download WHERE episode_id = ?", (episode_id,))

    def file(self, episode_id: EpisodeId) -> Path | None:
        """Where the episode's file should be."""
        path = self._db.one("SELECT path FROM download WHERE episode_id = ?", (episode_id,))
        return None if path is None else self._root / path

    def all(self) -> dict[EpisodeId, Path]:
        """Every file."""
        rows = self._db.execute("SELECT episode_id, path FROM download")
        return {EpisodeId(number): self._root / path for number, path in rows}
