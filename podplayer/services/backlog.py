"""Writes that the disk refused wait in memory, in their order, until it takes them."""

import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
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

    Called from one thread. What still waits when the process ends is lost.
    """

    def __init__(self) -> None:
        self._waiting: deque[_Waiting] = deque(maxlen=MOST_WAITING)
        self.problem: StorageError | None = None
        """Why something waits; its sentence is for the listener."""
        self._thread: ThreadPoolExecutor | None = None
        self._under_way: deque[Future[None]] = deque()

    def __len__(self) -> int:
        return len(self._waiting)

    def start_thread(self) -> None:
        """Let `write_beside` return at once: the caller's thread must not wait for the disk."""
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="backlog")
        self._thread.submit(int)  # it is started now, and not waited for while something plays

    def catch_up(self) -> None:
        """Wait for what `write_beside` has under way: before a read, or another write."""
        while self._under_way:
            self._under_way.popleft().result()

    def close(self) -> None:
        """Catch up, and end the thread."""
        self.catch_up()
        if self._thread is not None:
            self._thread.shutdown()
            self._thread = None

    def write_beside(self, action: Callable[[], object], *, key: str | None = None) -> None:
        """As `write`, in the same order, but on a thread of its own, where there is one."""
        if self._thread is None:
            self.write(action, key=key)
            return
        while self._under_way and self._under_way[0].done():
            self._under_way.popleft().result()  # a bug is heard of, if late
        self._under_way.append(self._thread.submit(self._write, action, key))

    def write(self, action: Callable[[], object], *, key: str | None = None) -> None:
        """Write, after all that waits; or let it wait as well.

        Args:
            action: writes in one transaction; may be called again after a StorageError.
            key: a later write of this key makes one that waits needless.
        """
        self.catch_up()
        self._write(action, key)

    def _write(self, action: Callable[[], object], key: str | None) -> None:
        if key is not None and self._waiting and self._waiting[-1].key == key:
            self._waiting.pop()
        self._waiting.append(_Waiting(action, key))
        self._flush()

    def flush(self) -> None:
        """Try to write all that waits."""
        self.catch_up()
        self._flush()

    def _flush(self) -> None:
        while self._waiting:
            try:
                self._waiting[0].write()
            except StorageError as error:
                if self.problem is None:
                    logger.warning("the library takes nothing just now: %s", error)
                self.problem = error
                return
            except BaseException:
                self._waiting.popleft()  # it would fail for ever, and hold up all that comes after
                raise
            self._waiting.popleft()
        self.problem = None
