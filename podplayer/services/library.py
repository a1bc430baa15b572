"""The library as the listener sees and arranges it."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from podplayer.model.events import EpisodesChanged, LibraryChanged, TasteChanged
from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.model.listening import ListeningLine
from podplayer.model.podcast import (
    Counts,
    EpisodeDetail,
    EpisodeOrder,
    EpisodeRow,
    EpisodeState,
    Podcast,
    PodcastSettings,
    UndoToken,
)
from podplayer.services.bus import EventBus
from podplayer.services.undo import Undo
from podplayer.services.wording import counted
from podplayer.storage.database import Database
from podplayer.storage.downloads import DownloadTable
from podplayer.storage.episodes import Episodes
from podplayer.storage.journal import Journal
from podplayer.storage.listening import ImportCounts, ListeningLog
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.queue import PlayQueue
from podplayer.storage.times import to_text, to_text_or_none

NEW_DAYS = 14
"""How long an episode counts as new in the side bar."""


class Library:
    """Lists, marks and their undo."""

    def __init__(self, db: Database, *, bus: EventBus, now: Callable[[], datetime]) -> None:
        self._db = db
        self._podcasts = Podcasts(db)
        self._episodes = Episodes(db)
        self._log = ListeningLog(db)
        self._undo = Undo(db, bus=bus, now=now)
        self._bus = bus
        self._now = now

    def podcasts(self) -> list[Podcast]:
        """Every show that is followed, by title."""
        return self._podcasts.all()

    def podcast(self, podcast_id: PodcastId) -> Podcast:
        """One show. Raises NotFoundError."""
        return self._podcasts.get(podcast_id)

    def episodes(  # noqa: PLR0913 - one filter an argument
        self,
        *,
        podcast_id: PodcastId | None = None,
        state: EpisodeState | None = None,
        order: EpisodeOrder = EpisodeOrder.NEWEST,
        limit: int | None = None,
        offset: int = 0,
        downloaded: bool = False,
        favourite: bool = False,
        since: datetime | None = None,
    ) -> list[EpisodeRow]:
        """A page of a list. Raises NotFoundError for a show that is not followed."""
        if podcast_id is not None:
            self._podcasts.get(podcast_id)
        return self._episodes.rows(
            podcast_id=podcast_id,
            state=state,
            order=order,
            limit=limit,
            offset=offset,
            downloaded=downloaded,
            favourite=favourite,
            since=since,
        )

    def rows(self, ids: Sequence[EpisodeId]) -> list[EpisodeRow]:
        """Some episodes, in the order asked."""
        return self._episodes.by_ids(ids)

    def episode(self, episode_id: EpisodeId) -> EpisodeDetail:
        """Everything about one episode. Raises NotFoundError."""
        return self._episodes.detail(episode_id)

    def counts(self) -> Counts:
        """The numbers of the side bar."""
        since = self._now() - timedelta(days=NEW_DAYS)
        return Counts(
            new=self._episodes.count(state=EpisodeState.NEW, since=since),
            queue=len(PlayQueue(self._db).ids()),
            shows=self._podcasts.count(),
            downloads=len(DownloadTable(self._db).all()),
        )

    def mark_heard(self, ids: Sequence[EpisodeId], heard: bool) -> UndoToken:  # noqa: FBT001
        """Mark episodes as heard by hand, or as unheard."""
        with self._db.transaction(is_durable=True):
            before = self._log.progress(ids)
            rows = {row.id: row for row in self._episodes.by_ids(ids)}
            self._episodes.set_heard(ids, heard=heard, now=self._now())
            inverse = []
            for number, row in rows.items():
                was = before.get(number)
                inverse.append(
                    [number, row.podcast_id, was.position, was.heard,
                     to_text_or_none(was.finished_at)]
                    if was
                    else [number, row.podcast_id, 0, 0, None]
                )  # fmt: skip
            token = Journal(self._db).record(
                "heard",
                payload={"ids": list(ids), "heard": heard},
                inverse=inverse,
                sentence=f"Marked {counted(ids, 'episode')} as {'heard' if heard else 'unheard'}",
                now=self._now(),
            )
        self._bus.publish(EpisodesChanged(frozenset(ids)))
        self._bus.publish(TasteChanged())
        return token

    def set_favourite(self, episode_id: EpisodeId, favourite: bool) -> UndoToken:  # noqa: FBT001
        """Set or take the heart of an episode."""
        with self._db.transaction(is_durable=True):
            self._episodes.set_favourite(episode_id, favourite=favourite, now=self._now())
            token = Journal(self._db).record(
                "favourite",
                payload={"episode": episode_id, "favourite": favourite},
                inverse={"episode": episode_id, "favourite": not favourite},
                sentence="Added to favourites" if favourite else "Removed from favourites",
                now=self._now(),
            )
        self._bus.publish(EpisodesChanged(frozenset({episode_id})))
        return token

    def set_podcast_settings(self, podcast_id: PodcastId, settings: PodcastSettings) -> None:
        """What the listener chose for one show."""
        self._podcasts.set_settings(podcast_id, settings)
        self._bus.publish(LibraryChanged(frozenset({podcast_id})))

    def undo(self, token: UndoToken) -> None:
        """Take a change back. Raises NotFoundError if that was done already."""
        self._undo.apply(token)

    def import_listening(self, lines: Iterable[ListeningLine]) -> ImportCounts:
        """Add listening lines to the log, all or none."""
        counts = self._log.import_lines(lines)
        self._bus.publish(LibraryChanged(frozenset()))
        self._bus.publish(TasteChanged())
        return counts

    def export_listening(self) -> Iterator[str]:
        """The whole log as JSON lines that `import` reads."""
        spans = self._log.spans()
        feeds = self._podcasts.feed_urls()
        rows = {row.id: row for row in self._episodes.by_ids([*{s.episode_id for s in spans}])}
        for span in spans:
            row = rows[span.episode_id]
            line = {
                "feed": feeds[row.podcast_id],
                "guid": row.guid,
                "episode_title": row.title,
                "start_ms": span.start,
                "end_ms": span.end,
                "heard_at": to_text(span.heard_at),
                "rate": span.rate,
            }
            yield json.dumps(line, ensure_ascii=False)
