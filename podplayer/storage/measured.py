"""What a media file says of itself, which goes before what its feed says."""

from collections.abc import Iterable, Sequence

from podplayer.model.feed import Chapter
from podplayer.model.ids import EpisodeId, Ms
from podplayer.storage.database import Database


class Measured:
    """Kept apart from the episode, because a refresh overwrites that with the feed's words."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def store(
        self, episode_id: EpisodeId, *, duration: Ms | None, chapters: Sequence[Chapter]
    ) -> None:
        """A file was read to its end."""
        with self._db.transaction():
            if duration is not None and duration > 0:
                self._db.execute(
                    "INSERT OR REPLACE INTO measured (episode_id, duration_ms) VALUES (?, ?)",
                    (episode_id, duration),
                )
            self._db.execute(
                "DELETE FROM chapter WHERE episode_id = ? AND is_embedded", (episode_id,)
            )
            self._db.executemany(
                """
                INSERT INTO chapter
                    (episode_id, start_ms, end_ms, title, url, image, is_hidden, is_embedded)
                VALUES (?, ?, ?, ?, ?, ?, ?, 1)
                """,
                [
                    (episode_id, c.start, c.end, c.title, c.url, c.image, c.is_hidden)
                    for c in chapters
                ],
            )
            put_over(self._db, [episode_id])

    def store_where_unknown(self, episode_id: EpisodeId, duration: Ms) -> None:
        """What a player says of a file that is not kept; the feed and a kept file know better."""
        with self._db.transaction():
            self._db.execute(
                "UPDATE episode SET duration_ms = ? WHERE id = ? AND duration_ms IS NULL",
                (duration, episode_id),
            )


def put_over(db: Database, ids: Iterable[EpisodeId]) -> None:
    """Put the file's word over the feed's. Inside a transaction of the caller."""
    numbers = [{"id": number} for number in ids]
    db.executemany(
        """
        UPDATE episode SET duration_ms = m.duration_ms
        FROM measured AS m WHERE m.episode_id = :id AND episode.id = :id
        """,
        numbers,
    )
    db.executemany(
        """
        UPDATE episode SET has_chapters = 1
        WHERE id = :id AND NOT has_chapters
          AND EXISTS (SELECT 1 FROM chapter WHERE episode_id = :id)
        """,
        numbers,
    )
