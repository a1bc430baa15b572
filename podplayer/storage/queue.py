"""The play queue: an order of episodes."""

from collections.abc import Sequence

from podplayer.model.ids import EpisodeId
from podplayer.storage.database import Database


class PlayQueue:
    """Every change rewrites the short table in one transaction, so that the order has no gaps."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def ids(self) -> list[EpisodeId]:
        """The queue, next one first. Episodes of dropped shows are passed over, not lost."""
        rows = self._db.execute(
            """
            SELECT q.episode_id FROM queue AS q
            JOIN episode AS e ON e.id = q.episode_id
            JOIN podcast AS p ON p.id = e.podcast_id
            WHERE p.unsubscribed_at IS NULL ORDER BY q.place
            """
        )
        return [EpisodeId(row[0]) for row in rows]

    def append(self, ids: Sequence[EpisodeId]) -> None:
        """Put episodes at the end; those that are in the queue keep their place."""
        with self._db.transaction(is_durable=True):
            queued = self.all()
            self._write([*queued, *ids])

    def insert_next(self, ids: Sequence[EpisodeId]) -> None:
        """Put episodes at the front, in the order given."""
        with self._db.transaction(is_durable=True):
            self._write([*ids, *self.all()])

    def remove(self, ids: Sequence[EpisodeId]) -> None:
        """Take episodes out."""
        with self._db.transaction(is_durable=True):
            self._db.executemany(
                "DELETE FROM queue WHERE episode_id = ?", [(number,) for number in ids]
            )

    def move(self, episode_id: EpisodeId, to_index: int) -> None:
        """Move one episode so that it stands at `to_index` of the new order."""
        with self._db.transaction(is_durable=True):
            order = [number for number in self.all() if number != episode_id]
            shown = [number for number in self.ids() if number != episode_id]
            behind = shown[max(0, to_index) :]
            order.insert(order.index(behind[0]) if behind else len(order), episode_id)
            self._write(order)

    def replace(self, ids: Sequence[EpisodeId]) -> None:
        """Make the queue exactly this."""
        with self._db.transaction(is_durable=True):
            self._write(ids)

    def clear(self) -> None:
        """Empty the queue."""
        self.replace([])

    def all(self) -> list[EpisodeId]:
        """The queue with the episodes of dropped shows: a show that comes back finds them there."""
        rows = self._db.execute("SELECT episode_id FROM queue ORDER BY place")
        return [EpisodeId(row[0]) for row in rows]

    def _write(self, ids: Sequence[EpisodeId]) -> None:
        """Make the queue exactly this; of an episode that comes twice the first place counts."""
        self._db.execute("DELETE FROM queue")
        self._db.executemany(
            "INSERT INTO queue (place, episode_id) VALUES (?, ?)",
            list(enumerate(dict.fromkeys(ids))),
        )
