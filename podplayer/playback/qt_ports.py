"""Jacks of one device: headphones and speakers are often two ports of the same one.

Qt does not tell when such a device falls back from headphones to speakers; PulseAudio and PipeWire
tell it to `pactl`. Where that is not installed nobody tells. Main thread.
"""

import json
import logging
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QProcess, QProcessEnvironment

logger = logging.getLogger(__name__)

_EVENT = b" on sink #"
_ENDS_IN = 1_000


@dataclass(frozen=True, slots=True)
class Ports:
    """Of one device."""

    active: str
    """The one that sounds; empty where the device has none."""
    unplugged: frozenset[str]


class PortWatch:
    """Tells when the port that sounded was unplugged and the device goes on with another one.

    Args:
        on_unplugged: hears the name of the device.
    """

    def __init__(self, *, on_unplugged: Callable[[str], None]) -> None:
        self._on_unplugged = on_unplugged
        self.devices: Mapping[str, Ports] = {}
        """By name, as they were last."""
        self._program = shutil.which("pactl")
        self._is_asked_again = False
        self._events, self._listing = _process(), _process()
        self._events.readyReadStandardOutput.connect(self._on_event)
        self._listing.finished.connect(self._on_listed)
        if self._program is not None:
            self._events.start(self._program, ["subscribe"])
            self._list()

    def close(self) -> None:
        """End what was started."""
        for process in (self._events, self._listing):
            process.blockSignals(True)  # noqa: FBT003 - its signature
            process.kill()
            process.waitForFinished(_ENDS_IN)

    def _on_event(self) -> None:
        if _EVENT in bytes(self._events.readAllStandardOutput().data()):
            self._list()

    def _list(self) -> None:
        if self._program is None:
            return
        if self._listing.state() is not QProcess.ProcessState.NotRunning:
            self._is_asked_again = True
            return
        self._listing.start(self._program, ["--format=json", "list", "sinks"])

    def _on_listed(self) -> None:
        found = ports_of(bytes(self._listing.readAllStandardOutput().data()))
        before, self.devices = self.devices, found
        for name in unplugged(before, found):
            self._on_unplugged(name)
        if self._is_asked_again:
            self._is_asked_again = False
            self._list()


def ports_of(listing: bytes) -> Mapping[str, Ports]:
    """What `pactl --format=json list sinks` says; nothing where it cannot be read."""
    try:
        sinks = json.loads(listing)
        return {
            sink["name"]: Ports(
                active=sink.get("active_port") or "",
                unplugged=frozenset(
                    port["name"]
                    for port in sink.get("ports", ())
                    if port.get("availability") == "not available"
                ),
            )
            for sink in sinks
        }
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        logger.debug("pactl said nothing that can be read: %r", error)
        return {}


def unplugged(before: Mapping[str, Ports], after: Mapping[str, Ports]) -> list[str]:
    """Devices whose port that sounded is not plugged in any more."""
    return [
        name
        for name, ports in after.items()
        if name in before
        and ports.active != before[name].active
        and before[name].active in ports.unplugged
    ]


def _process() -> QProcess:
    process = QProcess()
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("LC_ALL", "C")
    process.setProcessEnvironment(environment)
    process.setStandardErrorFile(QProcess.nullDevice())
    return process
