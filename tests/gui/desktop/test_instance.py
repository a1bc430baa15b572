import os
import signal
import socket
import sys
import tempfile
from pathlib import Path

import pytest
from processes import running

from podplayer.services.profile_lock import ProfileLock
from podplayer.ui.desktop.instance import (
    Handed,
    Listener,
    socket_path,
    take_or_hand_over,
)

ROOT = Path(__file__).parents[3]
HANDED = Handed(places=("feed://example.org/rss", "/tmp/a list.opml"), token="token")

_FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from podplayer.services.profile_lock import ProfileLock
from podplayer.ui.desktop.instance import Listener

qt = QCoreApplication([])
profile = Path(sys.argv[1])
assert ProfileLock(profile).take()
listener = Listener(profile)
listener.handed.connect(lambda handed: print(list(handed.places), flush=True))
print("ready", flush=True)
qt.exec()
"""


@pytest.fixture
def tmp_path():
    """A folder with a short name: in parallel runs pytest's own is too long for a socket."""
    with tempfile.TemporaryDirectory(prefix="pp-") as name:
        yield Path(name)


@pytest.fixture(autouse=True)
def runtime(tmp_path, monkeypatch):
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


@pytest.fixture
def profile(tmp_path):
    folder = tmp_path / "profile"
    folder.mkdir()
    return folder


@pytest.fixture
def first(profile):
    """Another process with the window of the profile."""
    words = [sys.executable, "-c", _FIRST, str(profile)]
    with running(words, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}) as process:
        assert process.stdout.readline() == "ready\n"
        yield process


def test_a_second_start_hands_over_what_it_was_to_open(first, profile, monkeypatch):
    monkeypatch.setattr("podplayer.ui.desktop.instance._PATIENCE", 60.0)
    assert take_or_hand_over(ProfileLock(profile), profile, HANDED) is False
    assert first.stdout.readline() == "['feed://example.org/rss', '/tmp/a list.opml']\n"


def test_a_start_after_kill_9_is_a_first_start_again(first, profile, qapp, qtbot):
    assert socket_path(profile).exists()
    first.send_signal(signal.SIGKILL)
    first.wait(60)
    assert socket_path(profile).exists()
    lock = ProfileLock(profile)
    assert take_or_hand_over(lock, profile, Handed()) is True
    listener = Listener(profile)
    assert listener.is_listening
    second = socket.socket(socket.AF_UNIX)
    second.settimeout(60)
    with qtbot.waitSignal(listener.handed) as heard:
        second.connect(str(socket_path(profile)))
        second.send(HANDED.to_bytes())
    assert heard.args == [HANDED]
    assert second.recv(10) == b"ok\n"
    second.close()
    listener.close()
    lock.release()


def test_two_windows_never_have_the_same_profile(first, profile):
    assert not ProfileLock(profile).take()


def test_a_lock_is_free_once_it_was_released(profile):
    one, other = ProfileLock(profile), ProfileLock(profile)
    assert one.take()
    assert one.take()
    assert not other.take()
    one.release()
    assert other.take()
    other.release()


def test_a_window_that_does_not_answer_is_neither(first, profile, monkeypatch):
    monkeypatch.setattr("podplayer.ui.desktop.instance._PATIENCE", 0.3)
    first.send_signal(signal.SIGSTOP)
    assert take_or_hand_over(ProfileLock(profile), profile, Handed()) is None
    first.send_signal(signal.SIGCONT)


def test_other_profiles_have_other_sockets(tmp_path, runtime):
    paths = {socket_path(tmp_path / name) for name in ("one", "two")}
    assert len(paths) == 2
    assert {path.parent for path in paths} == {runtime}


def test_without_a_runtime_folder_the_socket_lies_in_the_profile(profile, monkeypatch):
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert socket_path(profile).parent == profile


def test_a_path_too_long_for_a_socket_goes_to_a_folder_of_the_user_alone(tmp_path, monkeypatch):
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    deep = tmp_path / ("x" * 120)
    deep.mkdir()
    path = socket_path(deep)
    assert path.parent == tmp_path / f"podplayer-{os.getuid()}"
    assert path.parent.stat().st_mode & 0o077 == 0
    path.parent.chmod(0o777)
    with pytest.raises(PermissionError):
        socket_path(deep)


@pytest.mark.parametrize(
    "line",
    [b"", b"nonsense\n", b"[]\n", b"null\n", b'{"places": "x", "token": ""}\n',
     b'{"places": [1], "token": ""}\n', b'{"places": []}\n'],
)  # fmt: skip
def test_what_is_no_message_of_ours_is_passed_over(line):
    assert Handed.from_bytes(line) is None


def test_a_stranger_that_never_stops_writing_is_cut_off(profile, qapp, qtbot):
    listener = Listener(profile)
    heard = []
    listener.handed.connect(heard.append)
    stranger = socket.socket(socket.AF_UNIX)
    stranger.connect(str(socket_path(profile)))
    stranger.setblocking(False)

    def is_cut_off() -> bool:
        try:
            stranger.send(b"x" * 65_536)
        except BlockingIOError:
            return False
        except (BrokenPipeError, ConnectionResetError):
            return True
        return False

    qtbot.waitUntil(is_cut_off)
    stranger.close()
    assert heard == []
    listener.close()
