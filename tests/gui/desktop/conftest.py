"""A session bus of its own for each test."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes_desktop import Desk
from processes import running

from podplayer.ui.desktop.session_bus import SessionBus

_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
"""Without the system's service files: nothing real may be started by a test."""


@pytest.fixture
def bus_daemon(tmp_path: Path) -> Iterator[tuple[subprocess.Popen, str]]:
    """The process and its address."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("dbus-daemon is not installed (Debian: dbus)")
    socket = tmp_path / "bus"
    config = tmp_path / "bus.conf"
    config.write_text(_CONFIG.format(socket=socket))
    words = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"]
    with running(words) as daemon:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        assert address, "dbus-daemon does not start"
        yield daemon, address


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """As much as a loaded machine may need; a listener would not wait that long."""
    monkeypatch.setattr("podplayer.ui.desktop.session_bus._GOODBYE", 60.0)
    monkeypatch.setattr("podplayer.ui.desktop.calls._PATIENCE", 60.0)


@pytest.fixture
def bus_address(bus_daemon, monkeypatch) -> str:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus_daemon[1])
    return bus_daemon[1]


@pytest.fixture
def session_bus(qapp, qtbot, bus_address) -> Iterator[SessionBus]:
    """Connected."""
    made = SessionBus()
    with qtbot.waitSignal(made.connected):
        made.start()
    yield made
    made.close()


@pytest.fixture
def desk(bus_address) -> Iterator[Desk]:
    made = Desk(bus_address)
    yield made
    made.close()
