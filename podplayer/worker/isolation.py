"""The encoder process has no business on a network: this takes it away, before any library loads.

The interpreter's own audit hook refuses every socket, wherever the call comes from in Python. And
where the kernel allows it (Linux with user namespaces), the process moves into an empty network
namespace, which holds for compiled code, too. kernel.py has what else Linux can take away.
"""

import ctypes
import importlib
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

logger = logging.getLogger(__name__)

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_NICENESS = 10
_LARGEST_FILE = 256 * 1024 * 1024
"""The language detector unpacks 60 MB; what else it writes is a log and a note of a few lines."""


class NetworkRefusedError(PermissionError):
    """Something in the encoder process tried to reach a network."""


class SocketGuard:
    """Refuses sockets in this process, for good: an audit hook cannot be taken back."""

    def __init__(self) -> None:
        self.refused = 0
        """How many attempts there were."""

    def install(self) -> None:
        """From here on every attempt raises NetworkRefusedError."""
        sys.addaudithook(self._on_event)

    def _on_event(self, event: str, _arguments: tuple[object, ...]) -> None:
        # Every event of the module: socket.__new__, .connect, .bind, .sendto, .getaddrinfo, ...
        if event.startswith("socket."):
            self.refused += 1
            raise NetworkRefusedError(f"The encoder process may not use a network ({event}).")


def leave_network() -> bool:
    """Move into an empty network namespace. False where the kernel does not allow it.

    Must run before a second thread exists.
    """
    if not sys.platform.startswith("linux"):
        return False
    user, group = os.getuid(), os.getgid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_CLONE_NEWNET) == 0:
        return True
    if libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) != 0:
        logger.info("the network stays: %s", os.strerror(ctypes.get_errno()))
        return False
    try:
        # Without the maps the process would be "nobody" to itself; it keeps its rights either way.
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")
    except OSError as error:
        logger.info("the namespace has no user map: %s", error)
    return True


def be_modest() -> None:
    """Give way to everything else that wants the processor."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)


def bound_files() -> None:
    """Write no file of more than 256 MB and, when it crashes, no image of the memory."""
    if os.name == "nt":
        return
    resource = importlib.import_module("resource")
    for kind, most in ((resource.RLIMIT_FSIZE, _LARGEST_FILE), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


@contextmanager
def bounded_time(seconds: int) -> Iterator[None]:
    """Let the kernel end this process where one request takes more of the processor.

    podplayer ends it sooner by the clock; this holds where podplayer itself is gone.
    """
    if os.name == "nt":
        yield
        return
    resource = importlib.import_module("resource")
    usage = resource.getrusage(resource.RUSAGE_SELF)
    before = resource.getrlimit(resource.RLIMIT_CPU)
    with suppress(ValueError, OSError):
        limit = int(usage.ru_utime + usage.ru_stime) + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (limit, before[1]))
    try:
        yield
    finally:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, before)


@contextmanager
def bounded_memory(extra: int) -> Iterator[None]:
    """Let this process take at most so many bytes more; a file that wants more fails alone.

    Only Linux keeps such a promise; elsewhere the limits of the decoders have to do.
    """
    used = _data_bytes()
    if not used:
        yield
        return
    resource = importlib.import_module("resource")  # not on Windows
    before = resource.getrlimit(resource.RLIMIT_DATA)
    try:
        resource.setrlimit(resource.RLIMIT_DATA, (used + extra, before[1]))
    except (ValueError, OSError):
        yield  # the limit of the whole process is lower already
        return
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, before)


def _data_bytes() -> int:
    """What counts against the limit, 0 where it cannot be told."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
        line = next(line for line in status.splitlines() if line.startswith("VmData:"))
        return 1024 * int(line.split()[1])
    except (OSError, ValueError, IndexError, StopIteration):
        return 0


def resident_bytes() -> int:
    """Memory that this process holds, 0 where it cannot be told."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
