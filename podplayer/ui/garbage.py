"""Cycles of objects are collected on the window's thread only.

Python collects them on whichever thread makes the next object. Where such a cycle holds a widget
or a timer, Qt's half of it would be taken apart on that thread: a timer that cannot be stopped, or
a crash.
"""

import gc
from types import TracebackType
from typing import Self

from PySide6.QtCore import QObject, QTimer

_EVERY = 250
"""Milliseconds between two looks; a look without garbage costs a microsecond.

What an import makes in a second took 40 ms to look through.
"""
_YOUNG = 5_000
"""New containers before the young are looked at; Python's own number is 700."""


class GarbageCollector(QObject):
    """While it is entered, Python's own collection is off and this one runs.

    Args:
        parent: keeps it; lives on the window's thread.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)

    def __enter__(self) -> Self:
        # What the start has made stays until the end: it need not be looked at again and again.
        gc.freeze()
        gc.disable()
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def look(self) -> int | None:
        """Collect the oldest generation that is due; returns which, or None."""
        young, middle, old = gc.get_count()
        if young < _YOUNG:
            return None
        _, most_middle, most_old = gc.get_threshold()
        generation = 0 if middle < most_middle else 1 if old < most_old else 2
        gc.collect(generation)
        return generation
