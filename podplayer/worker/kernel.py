"""What Linux itself takes from the encoder process: files (Landlock) and system calls (seccomp).

Both need no rights, hold for compiled code, too, and cannot be taken back.
Where the kernel is too old or of another kind, each says so and the process goes on without.
Sources: the kernel's userspace-api/landlock.rst and userspace-api/seccomp_filter.rst.
"""

import ctypes
import logging
import os
import platform
import stat
import struct
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

logger = logging.getLogger(__name__)

_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 38, 22, 2

# -- Landlock -------------------------------------------------------------------------------------

_LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 444, 445, 446  # on every architecture
_ASK_VERSION = 1
_RULE_PATH_BENEATH = 1
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1, 2, 4, 8
_REMOVE_FILE, _MAKE_FILE, _TRUNCATE = 1 << 5, 1 << 8, 1 << 14
_READ = _READ_FILE | _READ_DIR | _EXECUTE
_WRITE = _READ_FILE | _READ_DIR | _WRITE_FILE | _REMOVE_FILE | _MAKE_FILE | _TRUNCATE
_OF_A_FILE = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}
"""How many rights each version of Landlock knows; version 5 and above know 16."""
_TCP = 3
"""Bind and connect, from version 4 on."""
_SCOPES = 3
"""Abstract Unix sockets and signals to processes outside, from version 6 on."""


def lock_files(*, read: Iterable[Path], write: Iterable[Path]) -> bool:
    """From here on open only what lies in these folders. False where the kernel cannot do that.

    Must run before a second thread exists: it holds for the calling thread and its children.
    """
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(_LANDLOCK_CREATE, None, ctypes.c_size_t(0), _ASK_VERSION)
    if version < 1:
        logger.info("files are not fenced: %s", os.strerror(ctypes.get_errno()))
        return False
    rights = (1 << _FILE_RIGHTS.get(version, 16)) - 1
    wanted = [rights, _TCP if version >= 4 else 0, _SCOPES if version >= 6 else 0]
    attributes = struct.pack(f"={len(wanted)}Q", *wanted)[
        : 8 * (1 + (version >= 4) + (version >= 6))
    ]
    ruleset = libc.syscall(_LANDLOCK_CREATE, attributes, ctypes.c_size_t(len(attributes)), 0)
    if ruleset < 0:
        logger.info("files are not fenced: %s", os.strerror(ctypes.get_errno()))
        return False
    try:
        for paths, allowed in ((read, _READ), (write, _WRITE)):
            for path in paths:
                _allow(libc, ruleset, path, allowed & rights)
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        is_locked = bool(libc.syscall(_LANDLOCK_RESTRICT, ruleset, 0) == 0)
    finally:
        os.close(ruleset)
    return is_locked


def _allow(libc: ctypes.CDLL, ruleset: int, path: Path, rights: int) -> None:
    try:
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # What is not there needs no right.
    try:
        if not stat.S_ISDIR(os.fstat(handle).st_mode):
            rights &= _OF_A_FILE
        rule = struct.pack("=Qi", rights, handle)
        if libc.syscall(_LANDLOCK_ADD, ruleset, _RULE_PATH_BENEATH, rule, 0) != 0:
            logger.info("%s stays shut: %s", path, os.strerror(ctypes.get_errno()))
    finally:
        os.close(handle)


def program_folders() -> Sequence[Path]:
    """What Python, its packages and the system's libraries are read from."""
    places = [sys.prefix, sys.base_prefix, sys.exec_prefix, *filter(None, sys.path)]
    places.append(str(Path(sys.executable).parent))
    found = [Path(place) for place in (*places, *_SYSTEM)]
    # A virtual environment's files may be links into a cache of packages.
    return list(dict.fromkeys([*found, *(path.resolve() for path in found)]))


# Of /proc only itself and the processor: other processes' environments hold what is secret.
_SYSTEM = (
    "/usr", "/lib", "/lib64", "/lib32", "/etc/ld.so.cache", "/etc/localtime", "/proc/self",
    "/proc/cpuinfo", "/proc/meminfo", "/proc/sys/vm", "/sys/devices/system", "/dev/null",
    "/dev/urandom", "/dev/random",
)  # fmt: skip

# -- seccomp --------------------------------------------------------------------------------------

_NUMBERS: Mapping[str, tuple[int, Mapping[str, int]]] = {
    "x86_64": (
        0xC000003E,
        {"socket": 41, "connect": 42, "socketpair": 53, "execve": 59, "ptrace": 101,
         "process_vm_readv": 310, "process_vm_writev": 311, "execveat": 322, "bpf": 321,
         "io_uring_setup": 425},
    ),
    "aarch64": (
        0xC00000B7,
        {"socket": 198, "connect": 203, "socketpair": 199, "execve": 221, "ptrace": 117,
         "process_vm_readv": 270, "process_vm_writev": 271, "execveat": 281, "bpf": 280,
         "io_uring_setup": 425},
    ),
}  # fmt: skip
"""The architecture as an audit number, and its numbers of what this process never needs."""
_LOAD, _JUMP_IF_EQUAL, _JUMP_IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _EPERM = 0x7FFF0000, 0x00050001
_OF_ANOTHER_KIND = 0x40000000
"""From here on numbers are those of x32, a second door to the same calls."""


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


def refuse_calls() -> bool:
    """From here on no socket, no other program, no look into other processes: "not permitted".

    False where the kernel or the architecture does not allow such a filter.
    """
    known = _NUMBERS.get(platform.machine()) if sys.platform.startswith("linux") else None
    if known is None:
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    code = _filter(known[0], list(known[1].values()))
    program = _Program(len(code) // 8, code)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program)) != 0:
        logger.info("no filter of system calls: %s", os.strerror(ctypes.get_errno()))
        return False
    return True


def _filter(architecture: int, refused: Sequence[int]) -> bytes:
    """A classic BPF program over seccomp_data: the number is at 0, the architecture at 4."""
    last = len(refused) + 3
    lines = [
        (_LOAD, 0, 0, 4),
        (_JUMP_IF_EQUAL, 0, last, architecture),  # of another architecture: refused
        (_LOAD, 0, 0, 0),
        (_JUMP_IF_AT_LEAST, last - 2, 0, _OF_ANOTHER_KIND),
        *((_JUMP_IF_EQUAL, len(refused) - n, 0, number) for n, number in enumerate(refused)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _EPERM),
    ]
    return b"".join(struct.pack("=HBBI", *line) for line in lines)
