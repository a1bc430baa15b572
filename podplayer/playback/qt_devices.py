"""The sound devices of this computer, as Qt sees them come and go. Main thread."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QPluginLoader
from PySide6.QtMultimedia import QAudioDevice, QMediaDevices

from podplayer.playback.backend import OutputDevice
from podplayer.playback.qt_ports import PortWatch

_DUMMY = "auto_null"
"""What PulseAudio and PipeWire offer where there is nothing to sound on."""
_PLUGIN = "multimedia/ffmpegmediaplugin"
"""What Qt looks for devices with, below its plugins; it brings its own FFmpeg."""


class OnGone(Protocol):
    """Called when the device that sounded is unplugged."""

    def __call__(self, *, is_last: bool) -> None:
        """Tell whether no other is left."""
        ...


class OutputWatch:
    """Knows where sound should come out: the chosen device, or the default while that is missing.

    Needs a QCoreApplication and its event loop. Only Qt's default of this moment counts: whoever
    plugs in headphones, or chooses another device in the desktop's settings, is followed.

    Args:
        on_gone: before `on_moved`, where the device was unplugged.
        on_moved: `device` is another one.
    """

    def __init__(self, *, on_gone: OnGone, on_moved: Callable[[], None]) -> None:
        self._on_gone = on_gone
        self._on_moved = on_moved
        self._chosen = ""
        self._devices = QMediaDevices()
        self._devices.audioOutputsChanged.connect(self._look)
        self.device = wanted_device("")
        self._has_seen_one = _is_real(self.device)
        self._ports = PortWatch(on_unplugged=self._on_unplugged)

    def close(self) -> None:
        """Watch no longer."""
        self._devices.audioOutputsChanged.disconnect(self._look)
        self._ports.close()

    @property
    def name(self) -> str | None:
        """For the listener; None where there is no device."""
        return self.device.description() or None

    @property
    def is_missing(self) -> bool:
        """Whether there was a device and none is left.

        A computer that never had one (a server, a test machine) plays in silence.
        """
        return self._has_seen_one and not _is_real(self.device)

    def choose(self, device_id: str) -> None:
        """Sound on this device as long as it is there; empty is the default."""
        self._chosen = device_id
        self._look()

    def _on_unplugged(self, device_id: str) -> None:
        if device_id == device_id_of(self.device):
            self._on_gone(is_last=False)

    def _look(self) -> None:
        before, self.device = self.device, wanted_device(self._chosen)
        if device_id_of(before) == device_id_of(self.device):
            return
        if _is_real(before) and device_id_of(before) not in map(device_id_of, _all()):
            self._on_gone(is_last=not _is_real(self.device))
        self._has_seen_one = self._has_seen_one or _is_real(self.device)
        self._on_moved()


def load_plugin() -> None:
    """Load what Qt would load at the first question for a device: 40 ms, and from any thread.

    Where there is no such plugin Qt finds another one, and takes its time then.
    """
    QPluginLoader(_PLUGIN).load()


def output_devices() -> Sequence[OutputDevice]:
    """The devices that could sound now."""
    return [
        OutputDevice(device_id_of(device), device.description())
        for device in _all()
        if _is_real(device)
    ]


def wanted_device(device_id: str) -> QAudioDevice:
    """The device of this name, or the default where it is not there."""
    chosen = (device for device in _all() if device_id and device_id_of(device) == device_id)
    return next(chosen, QMediaDevices.defaultAudioOutput())


def device_id_of(device: QAudioDevice) -> str:
    """As the sound server calls it."""
    return bytes(device.id().data()).decode("utf-8", "replace")


def _all() -> Sequence[QAudioDevice]:
    return QMediaDevices.audioOutputs()


def _is_real(device: QAudioDevice) -> bool:
    return not device.isNull() and device_id_of(device) != _DUMMY
