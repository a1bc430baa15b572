"""Writes that the disk refused wait in memory, in their order, until it takes them."""

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from podplayer.model.errors import StorageError

logger = logging.getLogger(__name__)

MOST_WAITING = 10_000
"""Then the oldest go: a day of listening with a full disk is less."""


@dataclass(slots=True)
class _Waiting:
    write: Callable[[], object]
    key: str | None


class Backlog:
    """Nothing that was heard is dropped because the disk is full, read-only or locked for a while.

    On one thread. What still waits when the process ends is lost.
    """

    def __init__(self) -> None:
        self._waiting: deque[_Waiting] = deque(maxlen=MOST_WAITING)
        self.problem: StorageError | None = None
        """Why something waits; its sentence is for the listener."""

    def __len__(self) -> int:
        return len(self._waiting)

    def write(self, action: Callable[[], object], *, key: str | None = None) -> None:
        """Write, after all that waits; or let it wait as well.

        Args:
            action: writes in one transaction; may be called again after a StorageError.
            key: a later write of this key makes one that waits needless.
        """
        if key is not None and self._waiting and self._waiting[-1].key == key:
            self._waiting.pop()
        self._waiting.append(_Waiting(action, key))
        self.flush()

    def flush(self) -> None:
        """Try to write all that waits."""
        while self._waiting:
            try:
                self._waiting[0].write()
            except StorageError as error:
                if self.problem is None:
                    logger.warning("the library takes nothing just now: %s", error)
                self.problem = error
                return
            self._waiting.popleft()
        self.problem = None
