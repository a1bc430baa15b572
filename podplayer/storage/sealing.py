"""Files that change between locked and plain: the rows that name them, and what is to be erased."""

from pathlib import Path

from podplayer.model.ids import EpisodeId
from podplayer.storage.database import Database
from podplayer.storage.downloads import stored_path


class SealingTable:
    """A row names the new file before the old one goes, so that nothing is lost between."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._root = db.path.parent

    def move_download(self, episode_id: EpisodeId, old: Path, new: Path) -> bool:
        """Name another file. False where the row names a third one by now, or is gone."""
        values = self._values(episode_id, old, new)
        with self._db.transaction():
            done = self._db.execute(
                "UPDATE download SET path = :new WHERE episode_id = :id AND path = :old", values
            )
            return self._left(done.rowcount, values)

    def move_trashed(self, episode_id: EpisodeId, old: Path, new: Path, *, home: Path) -> bool:
        """The same for a file in the trash, which goes to `home` when it is brought back."""
        values = self._values(episode_id, old, new)
        values["home"] = stored_path(home, root=self._root)
        with self._db.transaction():
            done = self._db.execute(
                """
                UPDATE trash SET path = :new, home = :home WHERE episode_id = :id AND path = :old
                """,
                values,
            )
            return self._left(done.rowcount, values)

    def leftovers(self) -> list[Path]:
        """Files to be erased."""
        rows = self._db.execute("SELECT path FROM leftover ORDER BY path")
        return [self._root / path for (path,) in rows]

    def erased(self, path: Path) -> None:
        """One of them is gone."""
        with self._db.transaction():
            name = stored_path(path, root=self._root)
            self._db.execute("DELETE FROM leftover WHERE path = ?", (name,))

    def _values(self, episode_id: EpisodeId, old: Path, new: Path) -> dict[str, int | str]:
        old_name, new_name = (stored_path(path, root=self._root) for path in (old, new))
        return {"id": episode_id, "old": old_name, "new": new_name}

    def _left(self, rows: int, values: dict[str, int | str]) -> bool:
        if rows:
            self._db.execute("INSERT OR IGNORE INTO leftover (path) VALUES (:old)", values)
            self._db.execute("DELETE FROM leftover WHERE path = :new", values)
        return bool(rows)
