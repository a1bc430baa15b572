"""What a listener can do with the player: the queue before it, the listening log behind it.

Everything runs on the thread that owns the engine: the main thread in the window. An episode's
position is stored every four seconds, of time or of media, in a transaction of its own, and at
each pause, seek, switch and exit; spans are stored when they end, and each minute of a long one.
A program that is killed loses at most five seconds of either: the span that is being heard is
stored beside the position, and taken over at the next start.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import timedelta

from podplayer.model.errors import NotFoundError, PodplayerError
from podplayer.model.feed import Chapter
from podplayer.model.ids import ContextId, EpisodeId, Ms
from podplayer.model.listening import Unsaved
from podplayer.model.sentence import say
from podplayer.playback.backend import Backend, Capabilities, OutputDevice, clamped_seek
from podplayer.playback.clock import Clock
from podplayer.playback.player import Moved, PlayerEvent, PlayerStatus
from podplayer.playback.up_next import next_after
from podplayer.services.downloads import Downloads
from podplayer.services.follow_up import NEAR_END, Following, FollowUp
from podplayer.services.listening_store import ListeningStore, Opening
from podplayer.services.logged_player import LoggedPlayer
from podplayer.services.open_episode import OpenEpisode
from podplayer.services.player_state import OnState, PlayerState, live_state, recalled_state
from podplayer.services.playing_wishes import PlayingWishes, WishScope
from podplayer.services.settings import SettingsService
from podplayer.services.sleep_timer import SleepTimer
from podplayer.services.sound_control import SoundControl

logger = logging.getLogger(__name__)

_TELL_SECONDS = 0.25
"""Ticks come twenty times a second; nobody sees more than four."""


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
        self._wishes = PlayingWishes(store=store, settings=settings)
        self._follow_up = FollowUp(
            backend=backend, store=store, downloads=downloads, wishes=self._wishes
        )
        self._desk = LoggedPlayer(
            backend=backend, store=store, settings=settings, clock=clock, on_event=self._on_event
        )
        self._player = self._desk.player
        self._recalled: Opening | None = None
        self._volume = settings.current.volume
        self._error: str | None = None
        self._listeners: list[OnState] = []
        self._told_at = 0.0
        self._sleep = SleepTimer()
        self._sound = SoundControl(
            backend=backend, desk=self._desk, wishes=self._wishes, settings=settings
        )
        self._is_closed = False

    # -- what is -----------------------------------------------------------------------------

    @property
    def state(self) -> PlayerState:
        """The player at this moment."""
        current = self._desk.current
        if current is None and self._recalled is not None:
            rate = self._wishes.rate(self._recalled)
            return recalled_state(self._recalled, rate=rate, volume=self._volume, error=self._error)
        return live_state(
            self._player,
            self._sleep,
            opening=None if current is None else current.opening,
            volume=self._volume,
            error=self._error,
            trouble=self._store.trouble,
        )

    @property
    def capabilities(self) -> Capabilities:
        """What the engine can do; nothing and "none" before anything was to sound."""
        return self._backend.capabilities

    @property
    def output(self) -> str | None:
        """The name of the device that sounds, where the engine knows it."""
        return self._backend.output

    @property
    def outputs(self) -> Sequence[OutputDevice]:
        """The devices that could sound now; the setting `output_device` chooses one."""
        return self._sound.outputs

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
        if self._desk.holds(episode_id):
            self._resume()
            return
        source = self._follow_up.taken(episode_id)
        if source is None:
            source = self._downloads.open(self._store.opening(episode_id).detail)
        self._desk.leave()
        self._recalled = None
        opening = self._opening(episode_id)  # leaving may have moved its position
        self._error = None
        self._sleep.go_on_in(opening.start)
        self._follow_up.suggest(None)
        self._player.set_rate(self._wishes.rate(opening))
        self._player.set_volume(self._volume)
        self._sound.begin()
        self._player.set_sound(self._wishes.sound(opening))
        self._desk.open(opening, source, context_id=context_id)

    def _opening(self, episode_id: EpisodeId) -> Opening:
        return self._store.opening(episode_id, rewinds=self._settings.current.rewinds)

    def recall(self, episode_id: EpisodeId) -> None:
        """Show an episode paused where it was left, at the start of the program.

        Only Play opens it: until then nothing is fetched, and no sound device is asked for.

        Raises:
            NotFoundError: there is no such episode.
        """
        if self._desk.current is None:
            self._recalled = self._opening(episode_id)
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
                if self._desk.current is not None:
                    self.play(self._desk.current.row.id)
            case PlayerStatus.IDLE:
                if self._recalled is not None:
                    self.play(self._recalled.detail.row.id)
                elif self._store.queue():
                    self.next()

    def pause(self) -> None:
        """Keep the place."""
        self._player.pause()

    def _resume(self) -> None:
        if (current := self._desk.current) is not None:
            back = current.after_pause(self._player.position, now=self._clock.now())
            if self._settings.current.rewinds and back != self._player.position:
                self._player.seek(back)
            current.paused_at = None  # only now: the seek tells of the pause once more
        self._player.play()

    def seek(self, position: Ms) -> None:
        """Go to a place in the episode."""
        if (current := self._desk.current) is None:
            self._move_recalled(position)
            return
        if self._sleep.is_waking(position, stopped=self._player.position):
            self._store.slept_through(current.row.id, position)
            self._sleep.forget_doze()
        self._desk.seek(position)

    def _move_recalled(self, position: Ms) -> None:
        if self._recalled is not None:
            detail = self._recalled.detail
            place = clamped_seek(position, duration=detail.row.duration)
            self._store.store_position(detail.row.id, place)
            self._recalled = self._opening(detail.row.id)
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
            raise NotFoundError(say("There is nothing else in the queue."))
        self.play(following)

    def set_rate(self, rate: float, *, scope: WishScope | None = None) -> None:
        """Change the speed.

        Args:
            rate: 0.5 to 3.5.
            scope: for what; None is for whatever has the speed that holds now.
        """
        self._player.set_rate(rate)
        current = self._desk.current
        if current is None:
            self._settings.change(speed=self._player.rate)
        else:
            chosen = scope or self._wishes.scope(current.opening)
            current.opening = self._wishes.choose_rate(current.opening, self._player.rate, chosen)
        self._tell()

    def set_volume(self, volume: float) -> None:
        """Change the loudness for now; who shows a slider stores the setting when it rests."""
        self._volume = min(max(volume, 0.0), self._backend.capabilities.loudest)
        self._player.set_volume(self._volume)
        self._tell()

    def set_sound(self, *, for_show: bool = False, **wishes: bool | None) -> None:
        """Change `skips_silence`, `boosts_voice` or `is_levelled`, of this show or of all."""
        self._sound.set(for_show=for_show, **wishes)

    def suggest_next(self, following: Following | None) -> None:
        """Know what the ranking would play behind the queue, if the listener wants it so."""
        self._follow_up.suggest(following)

    @property
    def wants_suggestion(self) -> bool:
        """Whether the end is near, the queue is empty and the best episode should follow."""
        current, settings = self._desk.current, self._settings.current
        if current is None or not (settings.plays_next and settings.continues_with_best):
            return False
        return self._is_near_end() and not self._follow_up.has_queued(current.row.id)

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
        """Stop behind the chapter that plays; None: as feed or file have them; else the episode."""
        if chapters is None:
            current = self._desk.current
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
        self._sound.obey()
        self._sleep_if_due()

    def close(self) -> Unsaved | None:
        """Store everything and free the engine; later calls try again to store what waits.

        Returns:
            What is lost if the program ends now.
        """
        if not self._is_closed:
            self._is_closed = True
            self._listeners.clear()
            self._follow_up.forget_prepared()
            self._desk.leave()
            self._backend.close()
        return self._store.settle()

    def _sleep_if_due(self) -> None:
        now = self._clock.now()
        if self._sleep.is_due(now, position=self._player.position):
            self._sleep.ring()
            self._player.pause()
            self._player.set_volume(self._volume)
            self._tell()
        elif self._sleep.until is not None and self._player.status is PlayerStatus.PLAYING:
            self._player.set_volume(
                self._volume * self._sleep.loudness(now, position=self._player.position)
            )

    # -- what the player tells ---------------------------------------------------------------

    def _on_event(self, event: PlayerEvent) -> None:
        if isinstance(event, Moved):
            self._on_moved()
        elif self._player.status is PlayerStatus.ENDED and self._is_unfinished:
            self._complete()
        else:
            self._tell()

    @property
    def _is_unfinished(self) -> bool:
        return self._desk.current is not None and not self._desk.current.is_finished

    def _on_moved(self) -> None:
        current = self._desk.current
        if current is None:
            return
        if self._clock.monotonic() - self._told_at >= _TELL_SECONDS:
            self._tell()
        self._sleep_if_due()
        is_playing = self._player.status is PlayerStatus.PLAYING
        is_outro = current.is_in_outro(self._player.position, duration=self._player.duration)
        if is_outro and is_playing and not current.is_finished:
            self._player.pause()
            self._complete()
        else:
            self._announce_next(current)

    def _announce_next(self, current: OpenEpisode) -> None:
        """Let the engine open what comes next, so that it follows without a gap."""
        hands_over = self._backend.capabilities.hands_over
        if current.is_followed or not hands_over or not self._is_near_end():
            return
        current.is_followed = True
        if self._goes_on():
            self._follow_up.prepare(current.row.id)

    def _is_near_end(self) -> bool:
        duration = self._player.duration
        return duration is not None and duration - self._player.position < NEAR_END

    def _goes_on(self) -> bool:
        return self._settings.current.plays_next and not self._sleep.is_at_end

    def _complete(self) -> None:
        """The episode is over: on to the next one, if the listener wants it so."""
        following = self._follow_up.after(self.state.episode_id)
        self._desk.finish()
        goes_on = self._goes_on()
        if self._sleep.is_at_end:
            self._sleep.ring()
        if following is None or not goes_on:
            self._tell()
            return
        try:
            self.play(following.episode_id, context_id=following.context_id)
        except PodplayerError as error:
            logger.info("the next episode cannot be played: %s", error)
            self._error = str(error)
            self._tell()

    def _tell(self) -> None:
        self._told_at = self._clock.monotonic()
        if not self._listeners:
            return
        state = self.state
        for listener in tuple(self._listeners):
            listener(state)
