"""An engine without sound: a clock that moves through a duration. For tests and headless runs."""

import wave
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from podplayer.model.ids import Ms
from podplayer.playback.backend import (
    Capabilities,
    Ended,
    Failed,
    Loaded,
    MediaSource,
    OnStatus,
    OutputDevice,
    Position,
    Status,
    clamped_rate,
    clamped_seek,
    missing_file,
)
from podplayer.playback.clock import Clock
from podplayer.playback.sound import Sound


class SilentBackend:
    """Plays whatever exists, as long as it is said to last, at the pace of the clock.

    Args:
        clock: what moves it; statuses come when `poll` is called.
        duration: of sources that do not tell it themselves (as wave files do).
    """

    def __init__(self, *, clock: Clock, duration: Ms | None = None) -> None:
        self._clock = clock
        self._default_duration = duration
        self._duration: Ms | None = None
        self._on_status: OnStatus | None = None
        self._waiting: list[Status] = []
        self._is_loaded = False
        self._position = 0.0
        self._rate = 1.0
        self._playing_since: float | None = None
        self.volume = 1.0
        self.sound = Sound()

    @property
    def capabilities(self) -> Capabilities:
        """What it can do."""
        return Capabilities(name="silent")

    @property
    def output(self) -> str | None:
        """It has none."""
        return None

    @property
    def outputs(self) -> Sequence[OutputDevice]:
        """It has none."""
        return ()

    def set_output(self, device_id: str) -> None:
        """It has none."""

    def subscribe(self, on_status: OnStatus) -> None:
        """Tell statuses to this callable."""
        self._on_status = on_status

    def load(self, source: MediaSource, *, start: Ms) -> None:
        """Open a source, paused at `start`."""
        self.stop()
        if isinstance(source, Path) and not source.is_file():
            self._waiting.append(Failed(missing_file(source)))
            return
        self._duration = _wave_duration(source) or self._default_duration
        self._position = float(clamped_seek(start, duration=self._duration))
        self._is_loaded = True
        self._waiting.append(Loaded(self._duration))

    def play(self) -> None:
        """Go on."""
        if self._is_loaded and self._playing_since is None:
            self._playing_since = self._clock.monotonic()

    def pause(self) -> None:
        """Keep the place."""
        self._advance()
        self._playing_since = None

    def stop(self) -> None:
        """Let go of the source."""
        self._is_loaded = False
        self._playing_since = None
        self._waiting.clear()

    def seek(self, position: Ms) -> None:
        """Go elsewhere."""
        self._advance()
        self._position = float(clamped_seek(position, duration=self._duration))
        if self._is_loaded:
            self._waiting.append(Position(Ms(int(self._position))))

    def set_rate(self, rate: float) -> None:
        """From now on the clock moves it that much faster."""
        self._advance()
        self._rate = clamped_rate(rate)

    def set_volume(self, volume: float) -> None:
        """Remember it; nothing sounds."""
        self.volume = volume

    def set_sound(self, sound: Sound) -> None:
        """Remember it; nothing sounds."""
        self.sound = sound

    def prepare(self, source: MediaSource, *, start: Ms, sound: Sound, rate: float) -> None:
        """Nothing follows without being loaded."""

    @property
    def saved(self) -> Ms:
        """It leaves nothing out by itself."""
        return Ms(0)

    def poll(self) -> None:
        """Move by the time that went by, and tell."""
        waiting, self._waiting = self._waiting, []
        for status in waiting:
            self._tell(status)
        if self._playing_since is None:
            return
        self._advance()
        self._tell(Position(Ms(int(self._position))))
        if self._duration is not None and self._position >= self._duration:
            self._playing_since = None
            self._tell(Ended())

    def close(self) -> None:
        """Nothing is to be freed."""
        self.stop()

    def _advance(self) -> None:
        if self._playing_since is None:
            return
        now = self._clock.monotonic()
        self._position += (now - self._playing_since) * 1000 * self._rate
        self._playing_since = now
        if self._duration is not None:
            self._position = min(self._position, float(self._duration))

    def _tell(self, status: Status) -> None:
        if self._on_status is not None:
            self._on_status(status)


def _wave_duration(source: MediaSource) -> Ms | None:
    if isinstance(source, Path) and source.suffix == ".wav":
        with suppress(wave.Error, EOFError, OSError), wave.open(str(source)) as file:
            return Ms(file.getnframes() * 1000 // max(1, file.getframerate()))
    return None
