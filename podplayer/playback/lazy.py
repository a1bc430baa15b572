"""An engine that is made only when something is to sound.

Loading Qt Multimedia with FFmpeg takes a tenth of a second, which neither the first paint of the
window nor a command that plays nothing should pay for.
"""

from collections.abc import Callable, Sequence

from podplayer.model.ids import Ms
from podplayer.playback.backend import (
    Backend,
    Capabilities,
    MediaSource,
    OnStatus,
    OutputDevice,
)
from podplayer.playback.sound import Sound


class LazyBackend:
    """Stands for an engine until the first source is to be loaded, and passes on from then."""

    def __init__(self, make: Callable[[], Backend]) -> None:
        self._make = make
        self._engine: Backend | None = None
        self._on_status: OnStatus | None = None
        self._rate = 1.0
        self._volume = 1.0
        self._sound = Sound()
        self._device_id = ""

    @property
    def capabilities(self) -> Capabilities:
        """Those of the engine; modest ones before there is one."""
        return Capabilities(name="none") if self._engine is None else self._engine.capabilities

    @property
    def output(self) -> str | None:
        """The device that sounds."""
        return None if self._engine is None else self._engine.output

    @property
    def outputs(self) -> Sequence[OutputDevice]:
        """The devices, once there is an engine that knows them."""
        return () if self._engine is None else self._engine.outputs

    def set_output(self, device_id: str) -> None:
        """Sound there, now or once there is an engine."""
        self._device_id = device_id
        if self._engine is not None:
            self._engine.set_output(device_id)

    def subscribe(self, on_status: OnStatus) -> None:
        """Tell statuses to this callable."""
        self._on_status = on_status
        if self._engine is not None:
            self._engine.subscribe(on_status)

    def load(self, source: MediaSource, *, start: Ms) -> None:
        """Make the engine if need be, and let it open the source."""
        self.ensure().load(source, start=start)

    def ensure(self) -> Backend:
        """Make the engine, if there is none yet."""
        if self._engine is None:
            engine = self._engine = self._make()
            if self._on_status is not None:
                engine.subscribe(self._on_status)
            engine.set_output(self._device_id)
            engine.set_rate(self._rate)
            engine.set_volume(self._volume)
            engine.set_sound(self._sound)
        return self._engine

    def play(self) -> None:
        """Go on."""
        if self._engine is not None:
            self._engine.play()

    def pause(self) -> None:
        """Keep the place."""
        if self._engine is not None:
            self._engine.pause()

    def stop(self) -> None:
        """Let go of the source."""
        if self._engine is not None:
            self._engine.stop()

    def seek(self, position: Ms) -> None:
        """Go elsewhere."""
        if self._engine is not None:
            self._engine.seek(position)

    def set_rate(self, rate: float) -> None:
        """Change the speed, now or once there is an engine."""
        self._rate = rate
        if self._engine is not None:
            self._engine.set_rate(rate)

    def set_volume(self, volume: float) -> None:
        """Change the loudness, now or once there is an engine."""
        self._volume = volume
        if self._engine is not None:
            self._engine.set_volume(volume)

    def set_sound(self, sound: Sound) -> None:
        """Know and wish, now or once there is an engine."""
        self._sound = sound
        if self._engine is not None:
            self._engine.set_sound(sound)

    def prepare(self, source: MediaSource, *, start: Ms, sound: Sound, rate: float) -> None:
        """Tell what comes next."""
        if self._engine is not None:
            self._engine.prepare(source, start=start, sound=sound, rate=rate)

    @property
    def saved(self) -> Ms:
        """How much silence the engine left out."""
        return Ms(0) if self._engine is None else self._engine.saved

    def poll(self) -> None:
        """Deliver what waits."""
        if self._engine is not None:
            self._engine.poll()

    def close(self) -> None:
        """Free the engine."""
        if self._engine is not None:
            self._engine.close()
            self._engine = None
