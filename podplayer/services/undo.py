"""Taking a change of user state back: the inverse of each action of the journal."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from podplayer.model.events import (
    EpisodesChanged,
    Event,
    LibraryChanged,
    QueueChanged,
    TasteChanged,
)
from podplayer.model.ids import EpisodeId, Ms, PodcastId
from podplayer.model.listening import Progress
from podplayer.model.podcast import UndoToken
from podplayer.services.bus import EventBus
from podplayer.services.undo_arranging import invert
from podplayer.storage.database import Database
from podplayer.storage.episodes import Episodes
from podplayer.storage.journal import Journal
from podplayer.storage.listening import ListeningLog
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.queue import PlayQueue
from podplayer.storage.taking_back import take_back
from podplayer.storage.time_marks import TimeMarks, from_json
from podplayer.storage.times import from_text_or_none


class Undo:
    """Applies inverses, each in one transaction with its mark in the journal."""

    def __init__(self, db: Database, *, bus: EventBus, now: Callable[[], datetime]) -> None:
        self._db = db
        self._bus = bus
        self._now = now

    def apply(self, token: UndoToken) -> None:
        """Take a change back. Raises NotFoundError if that was done already."""
        with self._db.transaction(is_durable=True):
            entry = Journal(self._db).take(token.journal_id, now=self._now())
            if entry.action == "import":
                events = self._take_import_back(entry.id)
            else:
                events = self._invert(entry.action, entry.inverse)
        for event in events:
            self._bus.publish(event)

    def _invert(self, action: str, inverse: Any) -> list[Event]:  # noqa: ANN401 - JSON
        match action:
            case "heard":
                return self._restore_progress(inverse)
            case "favourite":
                Episodes(self._db).set_favourite(
                    EpisodeId(inverse["episode"]), favourite=inverse["favourite"], now=self._now()
                )
                return [EpisodesChanged(frozenset({EpisodeId(inverse["episode"])}))]
            case "unsubscribe":
                Podcasts(self._db).resubscribe(PodcastId(inverse["podcast"]))
                return [LibraryChanged(frozenset({PodcastId(inverse["podcast"])})), QueueChanged()]
            case "queue":
                PlayQueue(self._db).replace([EpisodeId(number) for number in inverse["ids"]])
                return [QueueChanged()]
            case "feedback":
                ListeningLog(self._db).retract_feedback(inverse["number"], now=self._now())
                return self._restore_favourite(inverse.get("favourite"))
            case "times":
                return self._restore_times(inverse)
            case _:
                return invert(self._db, action, inverse)

    def _take_import_back(self, import_id: int) -> list[Event]:
        taken = take_back(self._db, import_id, now=self._now())
        return [
            LibraryChanged(taken.shows),
            EpisodesChanged(taken.episodes),
            QueueChanged(),
            TasteChanged(),
        ]

    def _restore_progress(self, inverse: list[list[Any]]) -> list[Event]:
        log = ListeningLog(self._db)
        for episode, podcast, position, heard, finished in inverse:
            before = Progress(
                episode_id=EpisodeId(episode),
                podcast_id=PodcastId(podcast),
                position=Ms(position),
                heard=Ms(heard),
                finished_at=from_text_or_none(finished),
                last_heard_at=None,
            )
            log.restore_progress(before)
        return [EpisodesChanged(frozenset(EpisodeId(row[0]) for row in inverse)), TasteChanged()]

    def _restore_times(self, inverse: dict[str, Any]) -> list[Event]:
        episode_id = EpisodeId(inverse["episode"])
        marks = TimeMarks(self._db)
        marks.set_times(episode_id, from_json(inverse))
        marks.forget_shifts(episode_id)
        return [EpisodesChanged(frozenset({episode_id}))]

    def _restore_favourite(self, favourite: list[Any] | None) -> list[Event]:
        if favourite is None:
            return [TasteChanged()]
        episode = EpisodeId(favourite[0])
        Episodes(self._db).set_favourite(episode, favourite=favourite[1], now=self._now())
        return [EpisodesChanged(frozenset({episode})), TasteChanged()]
