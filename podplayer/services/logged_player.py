"""The player with the listening log behind it: what is heard and where it stopped is stored."""

from collections.abc import Callable

from podplayer.model.ids import ContextId, EpisodeId, Ms
from podplayer.model.listening import PlaySpan
from podplayer.playback.backend import Backend, MediaSource
from podplayer.playback.clock import Clock
from podplayer.playback.player import Changed, Heard, Moved, Player, PlayerEvent, PlayerStatus
from podplayer.playback.tracker import Stretch
from podplayer.services.listening_store import ListeningStore, Opening
from podplayer.services.open_episode import OpenEpisode
from podplayer.services.settings import SettingsService


class LoggedPlayer:
    """Plays one episode after the other, on the thread that owns the engine.

    Args:
        backend: the engine.
        store: what is written to.
        settings: whether anything may be logged.
        clock: of positions and pauses.
        on_event: hears of moves and changes, after they were stored.
    """

    def __init__(
        self,
        *,
        backend: Backend,
        store: ListeningStore,
        settings: SettingsService,
        clock: Clock,
        on_event: Callable[[PlayerEvent], None],
    ) -> None:
        self._backend = backend
        self._store = store
        self._settings = settings
        self._clock = clock
        self._on_event = on_event
        self.player = Player(backend=backend, clock=clock, on_event=self._on_player)
        self.current: OpenEpisode | None = None

    def holds(self, episode_id: EpisodeId) -> bool:
        """Whether this episode is open, so that it can just go on."""
        is_open = self.player.status in (
            PlayerStatus.LOADING,
            PlayerStatus.PLAYING,
            PlayerStatus.PAUSED,
        )
        return is_open and self.current is not None and self.current.row.id == episode_id

    def open(self, opening: Opening, source: MediaSource, *, context_id: ContextId | None) -> None:
        """Play an episode; the one before was left."""
        self.current = OpenEpisode(
            opening=opening,
            context_id=context_id,
            stored_at=self._clock.monotonic(),
            stored_position=opening.start,
        )
        self.player.open(source, start=opening.start)

    def seek(self, position: Ms) -> None:
        """Go to a place in the episode that is open, and store it."""
        if self.current is not None:
            self.player.seek(position)
            self.current.has_moved = True
            self.current.paused_at = None
            self.store_position()

    def store_position(self) -> None:
        """Keep the place."""
        if self.current is not None:
            heard = self.player.being_heard
            self.current.store_position(
                self.player.position,
                store=self._store,
                now=self._clock.monotonic(),
                heard=None if heard is None else self._span(heard),
            )

    def finish(self) -> None:
        """The episode was heard to its end."""
        if self.current is not None:
            self.current.is_finished = True
            self._store.finish(self.current.row.id)
            self.current.has_moved = True
            self.current.announce(self._store)

    def leave(self) -> None:
        """Store what there is to store about the episode that is open, and close it."""
        current = self.current
        if current is None:
            return
        is_over = current.is_over(self.player.position, duration=self.player.duration)
        self.store_position()
        self._store_length(current)
        self.player.close()  # hands over the last stretch
        if is_over:
            self._store.finish(current.row.id)
        current.announce(self._store)
        self.current = None

    def _on_player(self, event: PlayerEvent) -> None:
        match event:
            case Heard(stretch):
                self._log(stretch)
                return
            case Moved():
                self._on_moved()
            case Changed():
                self._on_changed()
        self._on_event(event)

    def _log(self, stretch: Stretch) -> None:
        span = self._span(stretch)
        if span is not None and self.current is not None:
            self._store.append(span)
            self.current.has_new_spans = True

    def _span(self, stretch: Stretch) -> PlaySpan | None:
        """What the log may have of it: what must not be learned must not be written at all."""
        current, settings = self.current, self._settings.current
        if current is None or settings.is_private or not settings.is_learning:
            return None
        if not current.opening.show.is_learned_from:
            return None
        return self._store.span(
            current.row.id,
            stretch,
            output=self._backend.output,
            context_id=current.context_id,
        )

    def _on_moved(self) -> None:
        if self.current is not None:
            self.current.has_moved = True
            if self.current.is_due(self.player.position, now=self._clock.monotonic()):
                self.store_position()

    def _on_changed(self) -> None:
        current = self.current
        if current is None:
            return
        is_paused = self.player.status is PlayerStatus.PAUSED and current.has_moved
        if is_paused:
            current.paused_at = current.paused_at or self._clock.now()
        if is_paused or self.player.status is PlayerStatus.FAILED:
            self.store_position()
            self._store_length(current)
            current.announce(self._store)

    def _store_length(self, current: OpenEpisode) -> None:
        duration = self.player.duration
        if current.row.duration is None and duration is not None and current.has_moved:
            self._store.store_length(current.row.id, duration)
