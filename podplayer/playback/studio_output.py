"""Where samples go: Qt's audio device, or a clock where there is none. One thread uses it.

Samples are written to the device, never asked for by it: Qt's own thread would need the
interpreter's lock for that (see qt_backend.py), and a click would be heard whenever it waits.
"""

import logging
from typing import Protocol

import numpy as np
from PySide6.QtCore import QCoreApplication, QIODevice
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QtAudio

from podplayer.playback.clock import Clock
from podplayer.playback.qt_devices import wanted_device
from podplayer.playback.studio_gate import RATE, Samples

logger = logging.getLogger(__name__)

BUFFER = RATE * 3 // 10
"""Frames in the device: what a busy computer may sleep through, and what a change waits for."""


class Output(Protocol):
    """A device that plays at its own pace."""

    def free(self) -> int:
        """How many frames can be written now."""
        ...

    def write(self, samples: Samples) -> None:
        """Hand over so many frames or fewer."""
        ...

    def played(self) -> int:
        """How many frames have sounded since the last reset."""
        ...

    def resume(self) -> None:
        """Sound."""
        ...

    def suspend(self) -> None:
        """Keep still with what is written."""
        ...

    def reset(self) -> None:
        """Forget what is written, and keep still."""
        ...

    def set_amplitude(self, factor: float) -> None:
        """0 to 1, at once."""
        ...

    def is_lost(self) -> bool:
        """Whether it broke; a device that comes or goes is seen by the owner's thread."""
        ...

    def close(self) -> None:
        """Free it."""
        ...


class ClockOutput:
    """No device: time goes by as if there were one."""

    def __init__(self, *, clock: Clock) -> None:
        self._clock = clock
        self._written = 0
        self._played = 0.0
        self._since: float | None = None

    def free(self) -> int:
        """As much as a device would take."""
        return BUFFER - (self._written - self.played())

    def write(self, samples: Samples) -> None:
        """Count them."""
        self.played()  # so that what was missing before does not count as played
        self._written += len(samples)

    def played(self) -> int:
        """As many as time allows."""
        if self._since is not None:
            now = self._clock.monotonic()
            self._played = min(self._written, self._played + (now - self._since) * RATE)
            self._since = now
        return int(self._played)

    def resume(self) -> None:
        """Let time count."""
        if self._since is None:
            self._since = self._clock.monotonic()

    def suspend(self) -> None:
        """Time does not count."""
        self.played()
        self._since = None

    def reset(self) -> None:
        """From zero."""
        self._written, self._played, self._since = 0, 0.0, None

    def set_amplitude(self, factor: float) -> None:
        """Nothing sounds."""

    def is_lost(self) -> bool:
        """A clock does not break."""
        return False

    def close(self) -> None:
        """Nothing is to be freed."""


class DeviceOutput:
    """Qt's audio sink for a device, with floats where it takes them."""

    def __init__(self, device: QAudioDevice) -> None:
        form = QAudioFormat()
        form.setSampleRate(RATE)
        form.setChannelCount(2)
        form.setSampleFormat(QAudioFormat.SampleFormat.Float)
        self._is_float = device.isFormatSupported(form)
        if not self._is_float:
            form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._frame = 8 if self._is_float else 4
        self._sink = QAudioSink(device, form)
        self._sink.setBufferSize(BUFFER * self._frame)
        self._device: QIODevice | None = None
        self._written = 0
        self._is_suspended = True

    def free(self) -> int:
        """What fits into the sink's buffer."""
        if self._device is None:
            return BUFFER
        return int(self._sink.bytesFree()) // self._frame

    def write(self, samples: Samples) -> None:
        """Hand over to the sink."""
        if self._device is None:
            self._start()
        data = samples if self._is_float else np.clip(samples * 32767, -32768, 32767)
        kind = np.float32 if self._is_float else np.int16
        if self._device is not None:
            self._device.write(np.ascontiguousarray(data, dtype=kind).tobytes())
            self._written += len(samples)

    def _start(self) -> None:
        self._device = self._sink.start()
        if self._is_suspended:
            self._sink.suspend()

    def played(self) -> int:
        """What was written without what still waits."""
        QCoreApplication.processEvents()  # this thread's: the sink's own news arrive so
        if self._device is None:
            return 0
        waiting = int(self._sink.bufferSize() - self._sink.bytesFree()) // self._frame
        return max(0, self._written - waiting)

    def resume(self) -> None:
        """Sound."""
        self._is_suspended = False
        if self._device is not None and self._sink.state() is QtAudio.State.SuspendedState:
            self._sink.resume()

    def suspend(self) -> None:
        """Keep still."""
        self._is_suspended = True
        if self._device is not None:
            self._sink.suspend()

    def reset(self) -> None:
        """Drop what waits; the next write starts the sink again."""
        self._is_suspended = True
        self._written = 0
        if self._device is not None:
            self._sink.reset()
            self._device = None

    def set_amplitude(self, factor: float) -> None:
        """Of the sink: heard at once, not behind what waits in it."""
        self._sink.setVolume(factor)

    def is_lost(self) -> bool:
        """Whether the sound server threw it out, or is gone itself."""
        is_broken = self._sink.error() in (QtAudio.Error.OpenError, QtAudio.Error.FatalError)
        return self._device is not None and is_broken

    def close(self) -> None:
        """Stop the sink; its events are delivered before it goes."""
        self._sink.stop()
        self._device = None
        QCoreApplication.processEvents()


def open_output(device_id: str, *, clock: Clock) -> Output:
    """The device of that name, else the default; a clock where the computer has none."""
    if QCoreApplication.instance() is None:
        return ClockOutput(clock=clock)
    device = wanted_device(device_id)
    return ClockOutput(clock=clock) if device.isNull() else DeviceOutput(device)
