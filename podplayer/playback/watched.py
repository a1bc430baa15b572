"""What every engine that sounds does alike: it tells statuses, follows devices, watches itself."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from podplayer.model.ids import Ms
from podplayer.playback.backend import (
    Failed,
    MediaSource,
    OnStatus,
    OutputDevice,
    OutputGone,
    Status,
)
from podplayer.playback.clock import Clock
from podplayer.playback.qt_devices import OutputWatch, output_devices
from podplayer.playback.sound import Sound, levelling_gain
from podplayer.playback.watchdog import Watchdog


class WatchedBackend(ABC):
    """One source at a time, and a watchdog over its silence; owned by one thread."""

    def __init__(self, *, clock: Clock) -> None:
        self._watchdog = Watchdog(clock=clock)
        self._watch: OutputWatch | None = None
        """Needs an event loop; without one every device is the default."""
        self._output_id = ""
        self._on_status: OnStatus | None = None
        self._source: MediaSource | None = None
        self._is_loaded = False
        self._is_playing = False

    @property
    def output(self) -> str | None:
        """The device that was chosen, or the default."""
        return None if self._watch is None else self._watch.name

    @property
    def outputs(self) -> Sequence[OutputDevice]:
        """Those of the sound server, which every engine calls by the same names as Qt."""
        return () if self._watch is None else output_devices()

    def set_output(self, device_id: str) -> None:
        """Sound there from now on."""
        self._output_id = device_id
        if self._watch is not None:
            self._watch.choose(device_id)

    def subscribe(self, on_status: OnStatus) -> None:
        """Tell statuses to this callable."""
        self._on_status = on_status

    @abstractmethod
    def _give_up(self, sentence: str) -> None:
        """Let go of the source and tell why."""

    @abstractmethod
    def _on_output_moved(self) -> None:
        """Sound on the device that is the watch's now."""

    def _watch_outputs(self) -> None:
        self._watch = OutputWatch(on_gone=self._on_output_gone, on_moved=self._on_output_moved)

    def _on_output_gone(self, *, is_last: bool) -> None:
        if self._is_playing:
            self._tell(OutputGone(is_last=is_last))

    def _look_after(self) -> None:
        """Tell what the watchdog thinks of a source that is not moving."""
        verdict = self._watchdog.verdict()
        if isinstance(verdict, Failed):
            self._give_up(verdict.sentence)
        elif verdict is not None:
            self._tell(verdict)

    def _tell(self, status: Status) -> None:
        if self._on_status is not None:
            self._on_status(status)


class PlainBackend(WatchedBackend):
    """An engine that levels by its volume, leaves nothing out and hands nothing over."""

    def __init__(self, *, clock: Clock) -> None:
        super().__init__(clock=clock)
        self._start = Ms(0)
        self._volume = 1.0
        self._gain = 0.0
        """Decibels by which the source is levelled."""

    @abstractmethod
    def set_volume(self, volume: float) -> None:
        """Sound so loud, levelled by the gain."""

    def set_sound(self, sound: Sound) -> None:
        """Level by the volume, as far as the engine goes."""
        gain = levelling_gain(sound.loudness) if sound.is_levelled else 0.0
        if gain != self._gain:
            self._gain = gain
            self.set_volume(self._volume)

    def prepare(self, source: MediaSource, *, start: Ms, sound: Sound, rate: float) -> None:
        """It plays one source at a time."""

    @property
    def saved(self) -> Ms:
        """It leaves nothing out by itself."""
        return Ms(0)
