"""While the window is open: hand back the memory that work on threads has freed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from podplayer.ui.tasks import Tasks

_EVERY = 5_000
"""Milliseconds between two looks: a ranking frees some 50 MB, and each thread reads 8 MB."""


class Trimming(QObject):
    """Where tasks ended since the last look, memory is given back, on a thread.

    Args:
        tasks: whose ends are counted, and whose threads do it.
        give_back: takes some milliseconds.
        parent: keeps it.
    """

    def __init__(
        self, *, tasks: Tasks, give_back: Callable[[], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._give_back = give_back
        self._ended = tasks.ended
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY)

    def look(self) -> bool:
        """Give back if there may be something. Whether it does."""
        if self._tasks.ended == self._ended:
            return False
        self._ended = self._tasks.ended + 1  # its own end is none to look for
        self._tasks.run(lambda _: self._give_back(), owner=self)
        return True
