"""One window a profile: the first start keeps a lock and listens, a second one hands over and ends.

Imports little of Qt, so that a second start takes a fraction of what a window takes.
"""

import hashlib
import json
import os
import stat
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from podplayer.services.profile_lock import ProfileLock

_LONGEST_PATH = 100
"""Of a socket; the kernel takes 107 bytes."""
_MOST_BYTES = 256 * 1024
_MOST_PLACES = 100
_ANSWER = b"ok\n"
_PATIENCE = 10.0
"""Seconds that a second start waits for a first one that is still starting or just ending."""
_PAUSE = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What a second start wants of the first."""

    places: Sequence[str] = ()
    """Addresses and files to open."""
    token: str = ""
    """With which Wayland lets a window come to the front."""

    def to_bytes(self) -> bytes:
        """Return it as one line."""
        return json.dumps({"places": list(self.places), "token": self.token}).encode() + b"\n"

    @classmethod
    def from_bytes(cls, line: bytes) -> "Handed | None":
        """Read a line; None for anything else."""
        try:
            found = json.loads(line)
            places, token = found["places"], found["token"]
        except (ValueError, KeyError, TypeError):
            return None
        is_right = isinstance(places, list) and all(isinstance(place, str) for place in places)
        if not is_right or not isinstance(token, str) or len(places) > _MOST_PLACES:
            return None
        return cls(places=tuple(places), token=token)


def socket_path(profile: Path) -> Path:
    """Return where the first start of a profile listens: private, and short enough."""
    resolved = str(profile.absolute().resolve())
    name = f"podplayer-{hashlib.sha256(os.fsencode(resolved)).hexdigest()[:16]}"
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    for folder in (Path(runtime) if runtime else None, profile):
        if folder is not None and folder.is_dir():
            path = folder / name
            if len(os.fsencode(path)) <= _LONGEST_PATH:
                return path
    return _private_folder() / name


def _private_folder() -> Path:
    """Return a folder under /tmp that is ours alone: others could wait for us in a shared one."""
    user = os.getuid() if sys.platform != "win32" else 0
    folder = Path(tempfile.gettempdir()) / f"podplayer-{user}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    is_ours = stat.S_ISDIR(found.st_mode) and not found.st_mode & 0o077
    if sys.platform != "win32" and (not is_ours or found.st_uid != user):
        raise PermissionError(f"{folder} belongs to somebody else")
    return folder


def hand_over(profile: Path, handed: Handed, *, patience: float = 1.0) -> bool:
    """Give the window that has the profile something to do; whether it took it. Blocks."""
    socket = QLocalSocket()
    socket.connectToServer(str(socket_path(profile)))
    milliseconds = round(patience * 1000)
    if not socket.waitForConnected(milliseconds):
        return False
    socket.write(handed.to_bytes())
    socket.flush()
    until = time.monotonic() + patience
    while not socket.canReadLine():
        left = round((until - time.monotonic()) * 1000)
        is_over = left <= 0 or not socket.waitForReadyRead(left)
        if is_over and not socket.canReadLine():  # the answer and the end may come together
            return False
    return bytes(socket.readLine().data()) == _ANSWER


def take_or_hand_over(lock: ProfileLock, profile: Path, handed: Handed) -> bool | None:
    """Become the window of a profile, or leave it to the one there is. Blocks for up to 10 s.

    Returns:
        True with the lock taken, False after handing over, None if neither was possible: there is
        a window, and it does not answer.
    """
    until = time.monotonic() + _PATIENCE
    while True:
        if lock.take():
            return True
        if hand_over(profile, handed, patience=max(_PAUSE, until - time.monotonic())):
            return False
        if time.monotonic() >= until:
            return None
        time.sleep(_PAUSE)  # it is between its lock and its socket, at the start or at the end


class Listener(QObject):
    """The first start's ear. To be made with the lock in hand, for it removes a stale socket."""

    handed = Signal(object)
    """A Handed."""

    def __init__(self, profile: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        path = str(socket_path(profile))
        QLocalServer.removeServer(path)  # of one that was killed
        self.is_listening = self._server.listen(path)
        self._server.newConnection.connect(self._on_connection)

    @property
    def error(self) -> str:
        """Why it does not listen."""
        return self._server.errorString()

    def close(self) -> None:
        """Hear nothing any more."""
        self._server.close()

    @Slot()
    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            visit = _Visit(socket, self)
            visit.handed.connect(self.handed)
            visit.read()  # it may have written before anybody listened


class _Visit(QObject):
    """One second start: owns its socket, and is gone once that is closed."""

    handed = Signal(object)

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        socket.setParent(self)
        socket.readyRead.connect(self.read)
        socket.disconnected.connect(self.deleteLater)

    @Slot()
    def read(self) -> None:
        """Answer a whole line; cut off whoever sends something else."""
        socket = self._socket
        if not socket.canReadLine():
            if socket.bytesAvailable() > _MOST_BYTES:
                socket.abort()
            return
        handed = Handed.from_bytes(bytes(socket.readLine(_MOST_BYTES).data()))
        if handed is None:
            socket.abort()
            return
        socket.write(_ANSWER)
        socket.flush()
        socket.disconnectFromServer()
        self.handed.emit(handed)
