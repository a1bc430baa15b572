"""The state machine over an engine: what the listener wants meets what the engine tells."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from podplayer.model.ids import Ms
from podplayer.model.sentence import say
from podplayer.model.sound import silence_at
from podplayer.playback.backend import (
    Backend,
    DurationKnown,
    Ended,
    Failed,
    Loaded,
    MediaSource,
    OutputGone,
    Position,
    Stalled,
    Status,
    Unheard,
    clamped_rate,
    clamped_seek,
)
from podplayer.playback.clock import Clock
from podplayer.playback.rules import is_cut_off
from podplayer.playback.sound import Sound
from podplayer.playback.tracker import SpanTracker, Stretch

# A tick this near to the place that was sought is from there; others are late news of before.
_ARRIVAL = 3_000
_ARRIVAL_PATIENCE = 3.0
_SLACK = 2_000
_FADED = 200
"""Milliseconds of a silence that are heard before it is skipped, and left before its end."""


class PlayerStatus(StrEnum):
    """What the player does."""

    IDLE = "idle"
    LOADING = "loading"
    PLAYING = "playing"
    PAUSED = "paused"
    ENDED = "ended"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Changed:
    """Status, duration or stalling is another."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A tick while it plays."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A stretch of listening is complete."""

    stretch: Stretch


PlayerEvent = Changed | Moved | Heard
OnPlayerEvent = Callable[[PlayerEvent], None]


@dataclass(frozen=True, slots=True)
class _Target:
    """Where a seek should lead, until the first tick from there."""

    position: Ms
    asked_at: float


class Player:
    """One source at a time, on the thread that owns the engine."""

    def __init__(self, *, backend: Backend, clock: Clock, on_event: OnPlayerEvent) -> None:
        self._backend = backend
        self._clock = clock
        self._on_event = on_event
        self._tracker = SpanTracker()
        self._source: MediaSource | None = None
        self._wants_to_play = False
        self._target: _Target | None = None
        self._reached = Ms(0)
        """The last place that was played up to, without jumps of the engine."""
        self._ticked = (Ms(0), 0.0)
        """Place and time of the last tick."""
        self.status = PlayerStatus.IDLE
        self.position = Ms(0)
        """The place of a pending seek already, so that it is never stored as 0."""
        self.duration: Ms | None = None
        self.rate = 1.0
        self._sound = Sound()
        self._skipped = Ms(0)
        self.is_stalled = False
        self.error: str | None = None
        self.notice: str | None = None
        """Why it paused by itself; until it plays again."""
        backend.subscribe(self._on_status)

    @property
    def source(self) -> MediaSource | None:
        """What is open."""
        return self._source

    @property
    def being_heard(self) -> Stretch | None:
        """The stretch that is not complete yet."""
        return self._tracker.current

    @property
    def wants_to_play(self) -> bool:
        """Whether it plays, or will once it has loaded."""
        return self._wants_to_play

    @property
    def saved(self) -> Ms:
        """How much silence of this source was left out, in media time."""
        return Ms(self._skipped + self._backend.saved)

    # -- what the listener wants --------------------------------------------------------------

    def open(self, source: MediaSource, *, start: Ms, plays: bool = True) -> None:
        """Load a source and go to `start`; then play, or wait paused."""
        self.close()
        self._backend.set_sound(self._sound)
        self._source = source
        self._wants_to_play = plays
        self.position = self._reached = start
        self._become(PlayerStatus.LOADING)
        self._backend.load(source, start=start)

    def play(self) -> None:
        """Go on; at the end, from the beginning."""
        match self.status:
            case PlayerStatus.LOADING:
                self._wants_to_play = True
            case PlayerStatus.PAUSED:
                self._start_playing()
            case PlayerStatus.ENDED:
                self._go_to(Ms(0))
                self._start_playing()
            case PlayerStatus.PLAYING | PlayerStatus.IDLE | PlayerStatus.FAILED:
                pass

    def pause(self) -> None:
        """Keep the place."""
        self._wants_to_play = False
        if self.status is PlayerStatus.PLAYING:
            self._backend.pause()  # tells the exact place before it returns
            self._hand_over(self._tracker.end())
            self.is_stalled = False
            self._become(PlayerStatus.PAUSED)

    def seek(self, position: Ms) -> None:
        """Go elsewhere; from the end, wait there."""
        if self.status in (PlayerStatus.IDLE, PlayerStatus.FAILED):
            return
        self._hand_over(self._tracker.end())
        self._go_to(clamped_seek(position, duration=self.duration))
        if self.status is PlayerStatus.PLAYING:
            self._track()
        elif self.status is PlayerStatus.ENDED:
            self._become(PlayerStatus.PAUSED)
        self._on_event(Changed())

    def set_rate(self, rate: float) -> None:
        """Change the speed, from now on and for what is opened later."""
        self.rate = clamped_rate(rate)
        self._hand_over(self._tracker.end())
        self._backend.set_rate(self.rate)
        if self.status is PlayerStatus.PLAYING:
            self._track()

    def set_sound(self, sound: Sound) -> None:
        """What is known and wished of the source; of the next one, before it is opened."""
        self._sound = sound
        if self.status not in (PlayerStatus.IDLE, PlayerStatus.FAILED):
            self._backend.set_sound(sound)

    def set_volume(self, volume: float) -> None:
        """Change the loudness, as far as the engine can."""
        self._backend.set_volume(min(max(volume, 0.0), self._backend.capabilities.loudest))

    def fail(self, sentence: str) -> None:
        """Give up the source with a sentence."""
        self._fail(sentence)

    def close(self) -> None:
        """Let go of the source; what was heard is handed over first."""
        self._hand_over(self._tracker.end())
        source, self._source = self._source, None
        if source is not None and not isinstance(source, Path):
            # First of all: an engine that waits for bytes would keep this thread waiting, too.
            source.close()
        # At its end an engine has let go by itself, and may sound the next source already.
        if self.status not in (PlayerStatus.IDLE, PlayerStatus.ENDED):
            self._backend.stop()
        self._skipped = Ms(0)
        self._target = None
        self.position = self._reached = Ms(0)
        self.duration = None
        self.error = self.notice = None
        self.is_stalled = False
        self._become(PlayerStatus.IDLE)

    # -- what the engine tells ----------------------------------------------------------------

    def _on_status(self, status: Status) -> None:
        match status:
            case Loaded(duration):
                self._on_loaded(duration)
            case DurationKnown(duration):
                self.duration = self._sound.duration or duration
                self._on_event(Changed())
            case Position(position):
                self._on_position(position)
            case Stalled():
                self.is_stalled = True
                self._on_event(Changed())
            case Ended():
                self._on_ended()
            case Unheard():
                self.notice = say("There is no sound device: this plays, but nothing is heard.")
            case OutputGone(is_last=is_last):
                self._on_output_gone(is_last=is_last)
            case Failed(sentence):
                self._fail(self._source_failure() or sentence)

    def _on_loaded(self, duration: Ms | None) -> None:
        if self.status is not PlayerStatus.LOADING:
            return
        self.duration = self._sound.duration or duration
        if self._target is not None:  # sought while it was loading
            self._backend.seek(self._target.position)
        self._backend.set_rate(self.rate)
        self._become(PlayerStatus.PAUSED)
        if self._wants_to_play:
            self._start_playing()

    def _on_position(self, position: Ms) -> None:
        if self.status not in (PlayerStatus.PLAYING, PlayerStatus.PAUSED):
            return
        if not self._has_arrived(position):
            return
        self.position = position
        if self.status is not PlayerStatus.PLAYING:
            return
        now = self._clock.monotonic()
        if self._is_plausible(position, now):
            self._reached = position
        self._ticked = (position, now)
        self._hand_over(self._tracker.tick(position, at=now))
        if self.is_stalled:
            self.is_stalled = False
            self._on_event(Changed())
        self._on_event(Moved())
        self._skip_silence(position)

    def _skip_silence(self, position: Ms) -> None:
        """Send an engine that cannot leave silence out over the one that it is in."""
        can = self._backend.capabilities
        is_wanted = self._sound.skips_silence and not can.skips_silence
        if not is_wanted or self.status is not PlayerStatus.PLAYING:
            return
        silence = silence_at(self._sound.silences, position)
        if silence is None or position < silence.start + _FADED:
            return
        target = Ms(silence.end - _FADED)
        if target - position >= can.shortest_skip:
            self._skipped = Ms(self._skipped + target - position)
            self.seek(target)

    def _is_plausible(self, position: Ms, now: float) -> bool:
        """Whether time was enough to play up to there.

        At the end of media that breaks off, Qt says once more that it has reached the duration.
        """
        place, at = self._ticked
        return position - place <= (now - at) * 1000 * self.rate + _SLACK

    def _has_arrived(self, position: Ms) -> bool:
        if self._target is None:
            return True
        elapsed = self._clock.monotonic() - self._target.asked_at
        moved = elapsed * 1000 * self.rate
        is_there = -_ARRIVAL <= position - self._target.position <= moved + _ARRIVAL
        if not is_there and elapsed < _ARRIVAL_PATIENCE:
            return False
        self._target = None
        return True

    def _on_ended(self) -> None:
        if self.status is not PlayerStatus.PLAYING:
            return
        failure = self._source_failure()
        if failure is None and is_cut_off(self._reached, duration=self.duration):
            failure = say("The audio breaks off long before its end; the file may be incomplete.")
        if failure is not None:
            self.position = self._reached
            self._fail(failure)
            return
        self._hand_over(self._tracker.end())
        self._target = None
        self.position = self._reached if self.duration is None else self.duration
        self._become(PlayerStatus.ENDED)

    def _on_output_gone(self, *, is_last: bool) -> None:
        """Headphones that are pulled out must not let the speakers blare."""
        if self.status not in (PlayerStatus.PLAYING, PlayerStatus.LOADING):
            return
        self.notice = (
            say("There is no sound device. Plug in headphones or speakers, then press Play.")
            if is_last
            else say("The sound device is gone, so this is paused. Press Play to go on.")
        )
        self.pause()
        self._on_event(Changed())

    def _source_failure(self) -> str | None:
        source = self._source
        return None if source is None or isinstance(source, Path) else source.failure

    # -- shared steps -------------------------------------------------------------------------

    def _start_playing(self) -> None:
        self._wants_to_play = True
        self.notice = None
        self.status = PlayerStatus.PLAYING
        self._track()
        self._backend.play()  # which may tell at once that there is nothing to play on
        self._on_event(Changed())

    def _go_to(self, position: Ms) -> None:
        self._target = _Target(position, self._clock.monotonic())
        self.position = self._reached = position
        if self.status is not PlayerStatus.LOADING:
            self._backend.seek(position)

    def _track(self) -> None:
        now = self._clock.monotonic()
        self._ticked = (self.position, now)
        self._tracker.begin(self.position, rate=self.rate, at=now)

    def _fail(self, sentence: str) -> None:
        self._hand_over(self._tracker.end())
        self._backend.stop()
        source = self._source
        if source is not None and not isinstance(source, Path):
            source.close()
        self.error = sentence
        self.is_stalled = False
        self._become(PlayerStatus.FAILED)

    def _hand_over(self, stretches: Sequence[Stretch]) -> None:
        for stretch in stretches:
            self._on_event(Heard(stretch))

    def _become(self, status: PlayerStatus) -> None:
        if status is not self.status:
            self.status = status
            self._on_event(Changed())
