"""The player with the queue before it and the listening log behind it.

Everything runs on the thread that owns the engine: the main thread in the window. An episode's
position is stored every five seconds, of time or of media, in a transaction of its own, and at
each pause, seek, switch and exit; spans are stored when they end, and each minute of a long one.
A program that is killed loses at most five seconds of the position and a minute of the log.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from podplayer.media.stream import StreamReader
from podplayer.model.errors import NotFoundError, PodplayerError
from podplayer.model.feed import Chapter
from podplayer.model.ids import ContextId, EpisodeId, Ms
from podplayer.model.listening import is_near_end
from podplayer.model.podcast import EpisodeRow
from podplayer.playback.backend import Backend, clamped_seek
from podplayer.playback.clock import Clock
from podplayer.playback.player import Changed, Heard, Moved, Player, PlayerEvent, PlayerStatus
from podplayer.playback.rules import smart_rewind
from podplayer.playback.tracker import Stretch
from podplayer.playback.up_next import next_after
from podplayer.services.downloads import Downloads
from podplayer.services.listening_store import ListeningStore, Opening
from podplayer.services.player_state import OnState, PlayerState
from podplayer.services.settings import SettingsService
from podplayer.services.sleep_timer import SleepTimer
from podplayer.services.sound_wishes import sound_of

logger = logging.getLogger(__name__)

STORE_SECONDS = 5.0
_STORE_MS = 4_500
"""Of media: at 3.5x five seconds of it go by in one and a half."""
_NEXT_MS = 20_000
"""So long before its end the engine is told what comes next."""
_TELL_SECONDS = 0.25
"""Ticks come twenty times a second; nobody sees more than four."""


@dataclass(slots=True, kw_only=True)
class _Current:
    """The episode that is open."""

    opening: Opening
    context_id: ContextId | None
    stored_at: float
    stored_position: Ms
    has_moved: bool = False
    """Before it has, its position is the one that is stored already."""
    has_new_spans: bool = False
    is_finished: bool = False
    is_followed: bool = False
    """The engine knows what comes next."""
    paused_at: datetime | None = None

    @property
    def row(self) -> EpisodeRow:
        """The episode."""
        return self.opening.detail.row


class Listening:
    """What a listener can do with the player."""

    def __init__(
        self,
        *,
        backend: Backend,
        store: ListeningStore,
        downloads: Downloads,
        settings: SettingsService,
        clock: Clock,
    ) -> None:
        self._backend = backend
        self._store = store
        self._downloads = downloads
        self._settings = settings
        self._clock = clock
        self._player = Player(backend=backend, clock=clock, on_event=self._on_event)
        self._current: _Current | None = None
        self._recalled: Opening | None = None
        self._volume = settings.current.volume
        self._error: str | None = None
        self._listeners: list[OnState] = []
        self._told_at = 0.0
        self._sleep = SleepTimer()
        self._obeyed = settings.current
        self._is_closed = False

    # -- what is -----------------------------------------------------------------------------

    @property
    def state(self) -> PlayerState:
        """The player at this moment."""
        current = self._current
        if current is None and self._recalled is not None:
            return self._state_of(self._recalled)
        row = None if current is None else current.row
        return PlayerState(
            status=self._player.status,
            episode=row,
            position=self._player.position,
            duration=self._player.duration or (None if row is None else row.duration),
            rate=self._player.rate,
            volume=self._volume,
            buffered=self._buffered(),
            is_stalled=self._player.is_stalled,
            error=self._error or self._player.error,
            sleep_until=self._sleep.until,
            sleeps_at_end=self._sleep.is_at_end,
            sleeps_at_chapter=self._sleep.is_at_chapter,
            dozed_from=self._sleep.dozed_from,
            saved=self._player.saved,
            wants_to_play=self._player.wants_to_play,
        )

    def _state_of(self, recalled: Opening) -> PlayerState:
        row = recalled.detail.row
        return PlayerState(
            status=PlayerStatus.PAUSED,
            episode=row,
            position=row.position,
            duration=row.duration,
            rate=recalled.show.speed or self._settings.current.speed,
            volume=self._volume,
            error=self._error,
        )

    def _buffered(self) -> float:
        source = self._player.source
        if isinstance(source, StreamReader):
            return source.buffered()
        return 1.0 if isinstance(source, Path) else 0.0

    def on_state(self, callback: OnState) -> Callable[[], None]:
        """Call back with each change, four times a second while it plays; the result ends it."""
        self._listeners.append(callback)

        def end() -> None:
            if callback in self._listeners:
                self._listeners.remove(callback)

        return end

    # -- what the listener asks --------------------------------------------------------------

    def play(self, episode_id: EpisodeId, *, context_id: ContextId | None = None) -> None:
        """Play an episode from where it was left, a little before that.

        Args:
            episode_id: which one; the one that is open just goes on.
            context_id: of the ranked list it was chosen from.

        Raises:
            NotFoundError: there is no such episode, or its feed has no audio for it.
            MediaError: its file cannot be written.
        """
        current = self._current
        is_open = self._player.status in (
            PlayerStatus.LOADING,
            PlayerStatus.PLAYING,
            PlayerStatus.PAUSED,
        )
        if current is not None and current.row.id == episode_id and is_open:
            self._resume()
            return
        opening = self._store.opening(episode_id)
        source = self._downloads.open(opening.detail)
        self._leave()
        self._recalled = None
        opening = self._store.opening(episode_id)  # leaving may have moved its position
        self._error = None
        self._current = _Current(
            opening=opening,
            context_id=context_id,
            stored_at=self._clock.monotonic(),
            stored_position=opening.start,
        )
        self._player.set_rate(opening.show.speed or self._settings.current.speed)
        self._player.set_volume(self._volume)
        self._obeyed = self._settings.current
        self._player.set_sound(sound_of(opening, self._obeyed))
        self._player.open(source, start=opening.start)

    def recall(self, episode_id: EpisodeId) -> None:
        """Show an episode paused where it was left, at the start of the program.

        Only Play opens it: until then nothing is fetched, and no sound device is asked for.

        Raises:
            NotFoundError: there is no such episode.
        """
        if self._current is None:
            self._recalled = self._store.opening(episode_id)
            self._tell()

    def toggle(self) -> None:
        """Play or pause; what has ended or failed begins again; nothing open plays the queue."""
        match self._player.status:
            case PlayerStatus.PLAYING:
                self.pause()
            case PlayerStatus.PAUSED:
                self._resume()
            case PlayerStatus.LOADING:
                if self._player.wants_to_play:
                    self._player.pause()
                else:
                    self._player.play()
                self._tell()
            case PlayerStatus.ENDED | PlayerStatus.FAILED:
                if self._current is not None:
                    self.play(self._current.row.id)
            case PlayerStatus.IDLE:
                if self._recalled is not None:
                    self.play(self._recalled.detail.row.id)
                elif self._store.queue():
                    self.next()

    def pause(self) -> None:
        """Keep the place."""
        self._player.pause()

    def _resume(self) -> None:
        current = self._current
        if current is not None and current.paused_at is not None:
            away = self._clock.now() - current.paused_at
            back = smart_rewind(self._player.position, away=away)
            if back != self._player.position:
                self._player.seek(back)
            current.paused_at = None
        self._player.play()

    def seek(self, position: Ms) -> None:
        """Go to a place in the episode."""
        current = self._current
        if current is None:
            self._move_recalled(position)
            return
        self._player.seek(position)
        current.has_moved = True
        current.paused_at = None
        self._store_position()

    def _move_recalled(self, position: Ms) -> None:
        if self._recalled is not None:
            detail = self._recalled.detail
            place = clamped_seek(position, duration=detail.row.duration)
            self._store.store_position(detail.row.id, place)
            self._recalled = self._store.opening(detail.row.id)
            self._tell()

    def skip(self, seconds: float) -> None:
        """Go back (negative) or forward."""
        self.seek(Ms(self.state.position + round(seconds * 1000)))

    def next(self) -> None:
        """Go on with the queue; what is left behind keeps its place in it unless it was at its end.

        Raises:
            NotFoundError: nothing is left in the queue.
        """
        following = next_after(self._store.queue(), self.state.episode_id)
        if following is None:
            raise NotFoundError("There is nothing else in the queue.")
        self.play(following)

    def set_rate(self, rate: float, *, for_show: bool = False) -> None:
        """Change the speed: of this show if it has one of its own or shall have, else of all."""
        self._player.set_rate(rate)
        current = self._current
        if current is not None and (for_show or current.opening.show.speed is not None):
            self._store.remember(current.row.podcast_id, speed=self._player.rate)
        else:
            self._settings.change(speed=self._player.rate)
        self._tell()

    def set_volume(self, volume: float) -> None:
        """Change the loudness for now; who shows a slider stores the setting when it rests."""
        self._volume = min(max(volume, 0.0), self._backend.capabilities.loudest)
        self._player.set_volume(self._volume)
        self._tell()

    def set_sound(self, *, for_show: bool = False, **wishes: bool | None) -> None:
        """Change `skips_silence`, `boosts_voice` or `is_levelled`, of this show or of all.

        None takes back what was chosen for the show. Heard within half a second.
        """
        current = self._current
        if for_show and current is not None:
            show = self._store.remember(current.row.podcast_id, **wishes)
            current.opening = replace(current.opening, show=show)
            self._player.set_sound(sound_of(current.opening, self._settings.current))
        else:
            self._settings.change(**wishes)
            self._obey_settings()

    def _obey_settings(self) -> None:
        """The settings are one value that is replaced as a whole: another one is news."""
        if self._obeyed is self._settings.current or self._current is None:
            return
        self._obeyed = self._settings.current
        self._player.set_sound(sound_of(self._current.opening, self._obeyed))

    # -- sleep timer -------------------------------------------------------------------------

    def sleep_after(self, minutes: float) -> None:
        """Pause after so many minutes, softly."""
        until = self._clock.now() + timedelta(minutes=minutes)
        self._sleep.set_until(until, position=self._player.position)
        self._tell()

    def sleep_at_end(self) -> None:
        """Stop behind this episode."""
        self._sleep.set_at_end(position=self._player.position)
        self._tell()

    def sleep_at_chapter(self, chapters: Sequence[Chapter] | None = None) -> None:
        """Stop at the end of the chapter that plays; without chapters, behind this episode.

        Args:
            chapters: as the window shows them; None are those that the feed or the file has.
        """
        if chapters is None:
            current = self._current
            chapters = () if current is None else current.opening.detail.chapters
        self._sleep.set_at_chapter(chapters, position=self._player.position)
        self._tell()

    def cancel_sleep(self) -> None:
        """Stay awake."""
        self._sleep.cancel()
        self._player.set_volume(self._volume)
        self._tell()

    # -- time --------------------------------------------------------------------------------

    def poll(self) -> None:
        """Let the engine tell what waits. The owner calls it several times a second."""
        self._backend.poll()
        self._obey_settings()
        self._sleep_if_due()

    def close(self) -> None:
        """Store everything and free the engine."""
        if self._is_closed:
            return
        self._is_closed = True
        self._listeners.clear()
        self._leave()
        self._backend.close()

    def _sleep_if_due(self) -> None:
        now = self._clock.now()
        if self._sleep.is_due(now, position=self._player.position):
            self._sleep.ring()
            self._player.pause()
            self._player.set_volume(self._volume)
            self._tell()
        elif self._sleep.until is not None and self._player.status is PlayerStatus.PLAYING:
            self._player.set_volume(self._volume * self._sleep.loudness(now))

    # -- what the player tells ---------------------------------------------------------------

    def _on_event(self, event: PlayerEvent) -> None:
        match event:
            case Heard(stretch):
                self._on_heard(stretch)
            case Moved():
                self._on_moved()
            case Changed():
                self._on_changed()

    def _on_heard(self, stretch: Stretch) -> None:
        current, settings = self._current, self._settings.current
        # The profile is folded from spans alone: what must not be learned must not be written.
        if current is None or settings.is_private or not settings.is_learning:
            return
        self._store.append(
            current.row.id,
            stretch,
            output=self._backend.output,
            context_id=current.context_id,
        )
        current.has_new_spans = True

    def _on_moved(self) -> None:
        current = self._current
        if current is None:
            return
        current.has_moved = True
        now = self._clock.monotonic()
        moved = abs(self._player.position - current.stored_position)
        if now - current.stored_at >= STORE_SECONDS or moved >= _STORE_MS:
            self._store_position()
        if now - self._told_at >= _TELL_SECONDS:
            self._tell()
        self._sleep_if_due()
        if not current.is_finished and self._is_in_outro(current):
            self._player.pause()
            self._complete(current)
        else:
            self._announce_next(current)

    def _announce_next(self, current: _Current) -> None:
        """Let the engine open what comes next, so that it follows without a gap."""
        duration = self._player.duration
        is_near = duration is not None and duration - self._player.position < _NEXT_MS
        if current.is_followed or not is_near or not self._backend.capabilities.hands_over:
            return
        current.is_followed = True
        following = next_after(self._store.queue(), current.row.id)
        if following is None or not self._goes_on():
            return
        opening = self._store.opening(following)
        file = self._downloads.file(following)
        if file is not None:
            settings = self._settings.current
            self._backend.prepare(
                file,
                start=opening.start,
                sound=sound_of(opening, settings),
                rate=opening.show.speed or settings.speed,
            )

    def _goes_on(self) -> bool:
        return self._settings.current.plays_next and not self._sleep.is_at_end

    def _is_in_outro(self, current: _Current) -> bool:
        outro, duration = current.opening.show.skip_outro, self._player.duration
        is_playing = self._player.status is PlayerStatus.PLAYING
        if not is_playing or outro <= 0 or duration is None or outro >= duration:
            return False
        return self._player.position >= duration - outro

    def _on_changed(self) -> None:
        current = self._current
        if current is not None:
            match self._player.status:
                case PlayerStatus.PAUSED if current.has_moved:
                    current.paused_at = current.paused_at or self._clock.now()
                    self._store_position()
                    self._announce(current)
                case PlayerStatus.FAILED:
                    self._store_position()
                    self._announce(current)
                case PlayerStatus.ENDED if not current.is_finished:
                    self._complete(current)
                    return
                case _:
                    pass
        self._tell()

    # -- shared steps ------------------------------------------------------------------------

    def _store_position(self) -> None:
        current = self._current
        if current is None or not current.has_moved or current.is_finished:
            return
        current.stored_at = self._clock.monotonic()
        current.stored_position = self._player.position
        self._store.store_position(current.row.id, self._player.position)

    def _announce(self, current: _Current) -> None:
        if current.has_moved or current.has_new_spans:
            self._store.announce(current.row.id, is_taste_changed=current.has_new_spans)
            current.has_new_spans = False

    def _complete(self, current: _Current) -> None:
        """The episode is over: on to the next one, if the listener wants it so."""
        following = next_after(self._store.queue(), current.row.id)
        current.is_finished = True
        self._store.finish(current.row.id)
        current.has_moved = True
        self._announce(current)
        goes_on = self._goes_on()
        if self._sleep.is_at_end:
            self._sleep.ring()
        if following is None or not goes_on:
            self._tell()
            return
        try:
            self.play(following)
        except PodplayerError as error:
            logger.info("the next episode cannot be played: %s", error)
            self._error = str(error)
            self._tell()

    def _leave(self) -> None:
        """Store what there is to store about the episode that is open, and close it."""
        current = self._current
        if current is None:
            return
        position, duration = self._player.position, self._player.duration
        is_over = is_near_end(position, duration=self._trusted(duration, current.row.duration))
        self._store_position()
        self._player.close()  # hands over the last stretch
        if current.has_moved and is_over and not current.is_finished:
            self._store.finish(current.row.id)
        self._announce(current)
        self._current = None

    @staticmethod
    def _trusted(engine: Ms | None, feed: Ms | None) -> Ms | None:
        """A duration before whose end nothing counts as finished: either may be a guess."""
        if engine is None:
            return None  # it was never opened: the feed's word alone is not enough
        return engine if feed is None else max(engine, feed)

    def _tell(self) -> None:
        self._told_at = self._clock.monotonic()
        if not self._listeners:
            return
        state = self.state
        for listener in tuple(self._listeners):
            listener(state)
