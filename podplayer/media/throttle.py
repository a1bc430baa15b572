"""A common speed limit for everything that is downloaded."""

import threading
import time
from collections.abc import Callable

_PATIENCE = 0.25
"""Seconds of the limit that may be spent at once, so that short pieces do not wait one by one."""


class Throttle:
    """Whoever received bytes waits until they are paid for.

    Args:
        limit: bytes a second, asked anew each time; 0 is no limit.
        clock: seconds that never jump.
    """

    def __init__(
        self, limit: Callable[[], int], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._limit = limit
        self._clock = clock
        self._guard = threading.Lock()
        self._paid_until = 0.0

    def debt(self, count: int) -> float:
        """Seconds to wait after receiving so many bytes."""
        limit = self._limit()
        if limit <= 0:
            return 0.0
        with self._guard:
            now = self._clock()
            self._paid_until = max(self._paid_until, now - _PATIENCE) + count / limit
            return max(0.0, self._paid_until - now)
