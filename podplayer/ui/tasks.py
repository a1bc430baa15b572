"""Service calls off the main thread; their results come back on it."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import Cancelled, PodplayerError

logger = logging.getLogger(__name__)

T = TypeVar("T")


class Task(Generic[T]):
    """Work under way: can be asked to stop."""

    def __init__(
        self,
        *,
        done: Callable[[T], object] | None,
        failed: Callable[[PodplayerError], object] | None,
        ended: Callable[[], object] | None,
        owner: QObject | None,
    ) -> None:
        self.token = CancelToken()
        self.is_ended = False
        self._done = done
        self._failed = failed
        self._ended = ended
        self._owner = owner

    def cancel(self) -> None:
        """Ask for a stop; `done` is not called after this."""
        self.token.cancel()

    def deliver(self, result: T | None, error: BaseException | None) -> None:
        """Call back, on the main thread. A bug of the work is raised here, not swallowed."""
        self.is_ended = True
        if self._owner is not None and not shiboken6.isValid(self._owner):
            return
        if self._ended is not None:
            self._ended()
        if isinstance(error, Cancelled) or self.token.is_cancelled:
            return
        if isinstance(error, PodplayerError):
            if self._failed is not None:
                self._failed(error)
        elif error is not None:
            raise error
        elif self._done is not None:
            self._done(result)  # type: ignore[arg-type]  # T may itself be None


class Tasks(QObject):
    """A pool of threads and one queued signal.

    Not QRunnable: one made in Python has two owners and can crash.
    """

    _arrived = Signal(object)

    def __init__(self, *, threads: int = 4, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="task")
        self._running: set[Task[Any]] = set()
        self._changes: set[Task[Any]] = set()
        self._waiting: list[tuple[set[Task[Any]], Callable[[], object]]] = []
        """What was asked for while these changes were under way."""
        self._is_closed = False
        self.ended = 0
        """How many tasks have ended."""
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> int:
        """How many tasks have not ended."""
        return len(self._running)

    def run(
        self,
        work: Callable[[CancelToken], T],
        *,
        done: Callable[[T], object] | None = None,
        failed: Callable[[PodplayerError], object] | None = None,
        ended: Callable[[], object] | None = None,
        owner: QObject | None = None,
    ) -> Task[T]:
        """Do `work` on a thread; call from the main thread.

        Args:
            work: gets a token, blocks, returns the result; it must touch no widget.
            done: called with the result, on the main thread.
            failed: called with one of our errors; its text is for the listener.
            ended: called first in every case, cancelled or not: hide the progress there.
            owner: nothing is called once this object was destroyed.
        """
        task = Task(done=done, failed=failed, ended=ended, owner=owner)
        if self._is_closed:
            return task
        self._running.add(task)
        self._pool.submit(self._work, task, work)
        return task

    def change(
        self,
        work: Callable[[CancelToken], T],
        *,
        done: Callable[[T], object] | None = None,
        failed: Callable[[PodplayerError], object] | None = None,
        owner: QObject | None = None,
    ) -> Task[T]:
        """As `run`, of what the listener may take back: `after_changes` waits for it."""
        task = self.run(work, done=done, failed=failed, owner=owner)
        if task in self._running:
            self._changes.add(task)
        return task

    def after_changes(self, then: Callable[[], object]) -> None:
        """Call `then` on the main thread once every change has ended that is under way now."""
        if self._changes:
            self._waiting.append((set(self._changes), then))
        else:
            then()

    def on_main(self, callback: Callable[..., object]) -> Callable[..., None]:
        """Return a function that any thread may call; `callback` then runs on the main thread."""

        def relay(*values: object) -> None:
            if not self._is_closed:
                self._arrived.emit(lambda: callback(*values))

        return relay

    def close(self) -> None:
        """Ask everything to stop and wait for it; nothing is called back any more."""
        self._is_closed = True
        for task in tuple(self._running):
            task.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._running.clear()
        self._changes.clear()
        self._waiting.clear()

    def _work(self, task: Task[T], work: Callable[[CancelToken], T]) -> None:
        result: T | None = None
        failure: BaseException | None = None
        try:
            task.token.check()
            result = work(task.token)
        except PodplayerError as error:
            failure = error
        except Exception as error:
            failure = error
        if not self._is_closed:
            self._arrived.emit(lambda: self._deliver(task, result, failure))

    def _deliver(self, task: Task[T], result: T | None, failure: BaseException | None) -> None:
        self._running.discard(task)
        self._changes.discard(task)
        self.ended += 1
        try:
            task.deliver(result, failure)
        finally:
            self._go_on_after(task)

    def _go_on_after(self, task: Task[Any]) -> None:
        for under_way, _ in self._waiting:
            under_way.discard(task)
        ready = [then for under_way, then in self._waiting if not under_way]
        self._waiting = [one for one in self._waiting if one[0]]
        for then in ready:
            then()

    @Slot(object)
    def _on_arrived(self, call: Callable[[], None]) -> None:
        if not self._is_closed:
            call()
