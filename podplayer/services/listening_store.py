"""What listening reads from the library and writes to it: short transactions, then news."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from podplayer.model.events import EpisodesChanged, LibraryChanged, QueueChanged, TasteChanged
from podplayer.model.ids import ContextId, EpisodeId, Ms, PodcastId
from podplayer.model.listening import PlaySpan, Unsaved, is_near_end
from podplayer.model.podcast import EpisodeDetail, PodcastSettings
from podplayer.model.sound import SoundFacts
from podplayer.playback.clock import Clock
from podplayer.playback.rules import smart_rewind
from podplayer.playback.tracker import Stretch
from podplayer.services.backlog import Backlog
from podplayer.services.bus import EventBus
from podplayer.storage.database import Database
from podplayer.storage.episodes import Episodes
from podplayer.storage.listening import ListeningLog
from podplayer.storage.measured import Measured
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.queue import PlayQueue
from podplayer.storage.slept import take_out
from podplayer.storage.sound import SoundTable

_NIGHT = timedelta(hours=12)
"""What was played longer ago was not played into this sleep."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """An episode as it is about to be played."""

    detail: EpisodeDetail
    start: Ms
    """Where playing goes on, a little before where it stopped."""
    show: PodcastSettings
    facts: SoundFacts | None = None
    """What is known of the sound of its file."""
    rate: float | None = None
    """Its own speed; None: that of its show or of all."""


class ListeningStore:
    """The library's side of the player. Every write takes a millisecond or two.

    What was heard, and where, waits in memory while the disk takes nothing: playing goes on. After
    `write_beside` nobody waits for the disk, or for another writer, but who reads what is written.
    """

    def __init__(self, db: Database, *, bus: EventBus, clock: Clock) -> None:
        self._db = db
        self._bus = bus
        self._clock = clock
        self._episodes = Episodes(db)
        self._podcasts = Podcasts(db)
        self._log = ListeningLog(db)
        self._measured = Measured(db)
        self._queue = PlayQueue(db)
        self._sounds = SoundTable(db)
        self._has_recovered = False
        self._backlog = Backlog()
        self._waiting_since: datetime | None = None
        self._touched: set[EpisodeId] = set()
        """Episodes whose place may be under way to the library."""
        self._is_queue_touched = False
        self._is_show_touched = False

    @property
    def trouble(self) -> str | None:
        """Why something waits to be stored; None when nothing does."""
        problem = self._backlog.problem
        return None if problem is None else str(problem)

    def settle(self) -> Unsaved | None:
        """Try to store what waits, and tell what still does."""
        self._backlog.flush()
        self._note_waiting()
        since, trouble = self._waiting_since, self.trouble
        return None if since is None or trouble is None else Unsaved(since, trouble)

    def write_beside(self) -> None:
        """Write on a thread of its own from now on."""
        self._backlog.start_thread()

    def close(self) -> None:
        """Write what is under way."""
        self._backlog.close()

    def _write(self, action: Callable[[], object], *, key: str | None = None) -> None:
        self._backlog.write_beside(action, key=key)
        self._note_waiting()

    def _write_of(
        self, episode_id: EpisodeId, action: Callable[[], object], *, key: str | None = None
    ) -> None:
        """Another podplayer may erase what plays here; then there is nothing to write it to."""

        def write() -> None:
            with self._db.transaction(is_durable=True):
                if self._episodes.has(episode_id):
                    action()

        self._touched.add(episode_id)
        self._write(write, key=key)

    def _catch_up(self) -> None:
        self._backlog.catch_up()
        self._touched.clear()
        self._is_queue_touched = self._is_show_touched = False

    def _note_waiting(self) -> None:
        if self._backlog.problem is None:
            self._waiting_since = None
        elif self._waiting_since is None:
            self._waiting_since = self._clock.now()

    def opening(self, episode_id: EpisodeId, *, rewinds: bool = True) -> Opening:
        """Everything that is needed to play an episode.

        Args:
            episode_id: which one.
            rewinds: begin a little before where it was left.

        Raises:
            NotFoundError: there is no such episode.
        """
        if episode_id in self._touched or self._is_show_touched:
            self._catch_up()
        self._recover()
        detail = self._episodes.detail(episode_id)
        show = self._podcasts.get(detail.row.podcast_id).settings
        start = self._start(detail, rewinds=rewinds)
        return Opening(
            detail=detail,
            start=start or show.skip_intro,
            show=show,
            facts=self._sounds.get(episode_id),
            rate=self._log.rate(episode_id),
        )

    def _recover(self) -> None:
        """Once, by the process that plays: what was heard last before the program was killed."""
        if self._has_recovered:
            return
        self._has_recovered = True
        left = self._log.recover_open()
        if left is not None:
            self.announce(left, is_taste_changed=True)

    def _start(self, detail: EpisodeDetail, *, rewinds: bool) -> Ms:
        row = detail.row
        if is_near_end(row.position, duration=row.duration):
            return Ms(0)
        if not rewinds:
            return row.position
        progress = self._log.progress([row.id]).get(row.id)
        if progress is None or progress.last_heard_at is None:
            return row.position
        away = max(self._clock.now() - progress.last_heard_at, timedelta())
        return smart_rewind(row.position, away=away)

    def store_position(
        self, episode_id: EpisodeId, position: Ms, *, heard: PlaySpan | None = None
    ) -> None:
        """Where playing goes on, and what is being heard on the way there."""
        now = self._clock.now()
        self._write_of(
            episode_id,
            lambda: self._log.store_position(episode_id, position, now=now, heard=heard),
            key=f"place of {episode_id}",
        )

    def store_length(self, episode_id: EpisodeId, duration: Ms) -> None:
        """How long an episode is of which the feed did not say it."""
        self._write_of(episode_id, lambda: self._measured.store_where_unknown(episode_id, duration))

    def append(self, span: PlaySpan) -> None:
        """Log what was heard."""
        self._write_of(span.episode_id, lambda: self._log.append(span))

    def slept_through(self, episode_id: EpisodeId, start: Ms) -> None:
        """What was played from this place on, in this night, was not heard."""
        since = self._clock.now() - _NIGHT
        self._write_of(episode_id, lambda: take_out(self._db, episode_id, start=start, since=since))

    def span(
        self,
        episode_id: EpisodeId,
        stretch: Stretch,
        *,
        output: str | None,
        context_id: ContextId | None,
    ) -> PlaySpan:
        """A stretch as the log has it, heard until now."""
        now = self._clock.now()
        offset = now.astimezone().utcoffset() or timedelta()
        return PlaySpan(
            episode_id=episode_id,
            start=stretch.start,
            end=stretch.end,
            rate=stretch.rate,
            heard_at=now,
            utc_offset=round(offset.total_seconds() / 60),
            output=output,
            context_id=context_id,
        )

    def finish(self, episode_id: EpisodeId) -> None:
        """The episode was heard to its end: out of the queue, and from its beginning next time."""
        now = self._clock.now()
        self._is_queue_touched = True

        was_queued = False

        def write() -> None:
            nonlocal was_queued
            was_queued = episode_id in self._queue.ids()
            self._log.store_position(episode_id, Ms(0), now=now)
            self._log.finish(episode_id, now=now)
            self._queue.remove([episode_id])

        def tell() -> None:
            if was_queued:
                self._bus.publish(QueueChanged())

        self._write_of(episode_id, write)
        self._write(tell)

    def announce(self, episode_id: EpisodeId, *, is_taste_changed: bool) -> None:
        """Tell that an episode was listened to, once that is stored."""

        def tell() -> None:
            self._bus.publish(EpisodesChanged(frozenset({episode_id})))
            if is_taste_changed:
                self._bus.publish(TasteChanged())

        self._write(tell)

    def queue(self) -> list[EpisodeId]:
        """The order of what comes next."""
        if self._is_queue_touched:
            self._catch_up()
        return self._queue.ids()

    def remember_rate(self, episode_id: EpisodeId, rate: float | None) -> None:
        """Play this episode at that speed from now on; None as its show."""
        self._write_of(episode_id, lambda: self._log.store_rate(episode_id, rate))

    def remember(self, podcast_id: PodcastId, **fields: Any) -> PodcastSettings:  # noqa: ANN401
        """Play this show at that speed, or with those wishes, from now on."""
        if self._is_show_touched:
            self._catch_up()
        settings = replace(self._podcasts.get(podcast_id).settings, **fields)
        self._is_show_touched = True

        def write() -> None:
            self._podcasts.set_settings(podcast_id, settings)
            self._bus.publish(LibraryChanged(frozenset({podcast_id})))

        self._write(write)
        return settings
