"""Notices when the window stands still: work on its thread that takes too long."""

import logging
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

logger = logging.getLogger(__name__)

LONG = 0.2
"""Seconds after which a stall is logged."""
_BEAT = 0.1
"""Seconds between two looks: ten a second cost a tenth of a thousandth of a core."""


class StallWatch(QObject):
    """Measures how late a timer of this thread comes.

    A stall is told as up to a beat shorter than it was, never as longer. Sleep of the computer does
    not count: the clock of `time.monotonic` stands still then.

    Args:
        where: names what is shown, for the log.
        clock: seconds that only grow.
        parent: keeps it; its thread is watched.
    """

    def __init__(
        self,
        *,
        where: Callable[[], str],
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._where = where
        self._clock = clock
        self._last = clock()
        self.longest = 0.0
        """Seconds, of all stalls so far."""
        self.longest_at = ""
        """What was shown during that one."""
        self.count = 0
        """Stalls over LONG."""
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(round(_BEAT * 1000))
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin, or begin anew."""
        self.longest, self.longest_at, self.count = 0.0, "", 0
        self._last = self._clock()
        self._timer.start()

    def look(self) -> None:
        """A beat came: by how much too late?"""
        now = self._clock()
        late, self._last = now - self._last - _BEAT, now
        if late > self.longest:
            self.longest, self.longest_at = late, self._where()
        if late > LONG:
            self.count += 1
            logger.warning("the window stood still for %.0f ms at %s", late * 1000, self._where())
