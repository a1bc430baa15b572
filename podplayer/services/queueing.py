"""The play queue, with undo."""

from collections.abc import Callable, Sequence
from datetime import datetime

from podplayer.model.events import QueueChanged
from podplayer.model.ids import EpisodeId
from podplayer.model.podcast import EpisodeRow, UndoToken
from podplayer.model.sentence import say
from podplayer.services.bus import EventBus
from podplayer.storage.database import Database
from podplayer.storage.episodes import Episodes
from podplayer.storage.journal import Journal
from podplayer.storage.queue import PlayQueue


class Queueing:
    """Each change is one transaction with its inverse in the journal."""

    def __init__(self, db: Database, *, bus: EventBus, now: Callable[[], datetime]) -> None:
        self._db = db
        self._queue = PlayQueue(db)
        self._bus = bus
        self._now = now

    def ids(self) -> list[EpisodeId]:
        """The order, next one first."""
        return self._queue.ids()

    def rows(self) -> list[EpisodeRow]:
        """The queue as a list shows it."""
        return Episodes(self._db).by_ids(self._queue.ids())

    def enqueue(self, ids: Sequence[EpisodeId], *, next: bool = False) -> UndoToken:  # noqa: A002
        """Put episodes at the end, or at the front."""
        put = self._queue.insert_next if next else self._queue.append
        sentence = (
            say("Added %n episode(s) to play next", n=len(ids))
            if next
            else say("Added %n episode(s) to the queue", n=len(ids))
        )
        return self._change(lambda: put(ids), sentence)

    def remove(self, ids: Sequence[EpisodeId]) -> UndoToken:
        """Take episodes out."""
        return self._change(
            lambda: self._queue.remove(ids), say("Removed %n episode(s) from the queue", n=len(ids))
        )

    def move(self, episode_id: EpisodeId, to_index: int) -> UndoToken:
        """Move one episode so that it stands at `to_index` of the new order."""
        return self._change(
            lambda: self._queue.move(episode_id, to_index), say("Moved an episode in the queue")
        )

    def replace(self, ids: Sequence[EpisodeId]) -> UndoToken:
        """Make the queue exactly this: how a playlist is played."""
        return self._change(
            lambda: self._queue.replace(ids), say("Put %n episode(s) into the queue", n=len(ids))
        )

    def clear(self) -> UndoToken:
        """Empty the queue."""
        return self._change(self._queue.clear, say("Emptied the queue"))

    def _change(self, change: Callable[[], None], sentence: str) -> UndoToken:
        with self._db.transaction(is_durable=True):
            before = self._queue.all()
            change()
            token = Journal(self._db).record(
                "queue",
                payload={"ids": self._queue.ids()},
                inverse={"ids": before},
                sentence=sentence,
                now=self._now(),
            )
        self._bus.publish(QueueChanged())
        return token
