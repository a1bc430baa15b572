"""glibc's heap: one for all threads, and what was freed goes back to the system."""

import contextlib
import ctypes
import sys

_M_ARENA_MAX = -8


def keep_heap_small() -> None:
    """Let glibc use one heap for all threads.

    Its default of eight a core lets every task thread hoard what it freed: 40 MB in the window.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)


def give_back() -> None:
    """Hand freed pages back to the system. Some milliseconds, without the interpreter's lock."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
