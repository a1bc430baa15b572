"""Notes when the main thread of the window is late, why, and where it was meanwhile.

How long a beat came late says little on a busy machine. The kernel tells how long the thread
computed and how long it waited for a core; what is left of the time it was held up by something of
ours: a lock, the disk, the interpreter's lock.
"""

import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

_BEAT = 0.005
_LOOK = 0.01
_LATE = 0.04
"""Seconds after which it is looked where the main thread is."""
_DEPTH = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Stall:
    """One beat that came late; all in milliseconds."""

    late: float
    computed: float
    """By the main thread itself."""
    starved: float
    """Waiting for a core that something else had."""
    what: str
    """What the script was doing."""
    where: str
    """The line it was seen at most."""

    @property
    def own(self) -> float:
        """What is not owed to the load of the machine."""
        return self.late - self.starved


class StallRecorder(QObject):
    """Beats on the main thread; a thread beside it looks where that one is when it is late.

    Args:
        least: milliseconds from which a stall is kept.
        what: names what the script is doing.
    """

    def __init__(self, *, least: float, what: Callable[[], str]) -> None:
        super().__init__()
        self._least = least
        self._what = what
        self.stalls: list[Stall] = []
        self.beats: list[float] = []
        """How late each beat came, in milliseconds."""
        self._main = threading.main_thread().ident or 0
        self._seen: Counter[str] = Counter()
        self._is_ended = threading.Event()
        self._last = self._now()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(round(_BEAT * 1000))
        self._timer.timeout.connect(self._on_beat)
        self._looker = threading.Thread(target=self._look, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._last = self._now()
        self._timer.start()
        self._looker.start()

    def stop(self) -> None:
        """End, for good."""
        self._timer.stop()
        self._is_ended.set()
        self._looker.join()

    @staticmethod
    def _now() -> tuple[float, float, float]:
        return time.perf_counter(), time.thread_time(), _starved()

    def _on_beat(self) -> None:
        now = self._now()
        passed, computed, starved = (
            (after - before) * 1000 for after, before in zip(now, self._last, strict=True)
        )
        self._last = now
        late = passed - _BEAT * 1000
        self.beats.append(late)
        if late > self._least:
            seen = self._seen.most_common(2)
            where = " | ".join(f"{count}x {place}" for place, count in seen)
            self.stalls.append(
                Stall(late=late, computed=computed, starved=starved, what=self._what(), where=where)
            )
        self._seen.clear()

    def _look(self) -> None:
        while not self._is_ended.wait(_LOOK):
            if time.perf_counter() - self._last[0] > _LATE:
                frame = sys._current_frames().get(self._main)  # noqa: SLF001 - there is no other
                if frame is not None:
                    self._seen[_place(traceback.extract_stack(frame))] += 1


def _place(stack: traceback.StackSummary) -> str:
    """The inmost frames of podplayer, and the line itself."""
    ours = [frame for frame in stack if "podplayer" in frame.filename.split("/")]
    frames = [*ours[-_DEPTH:], *([] if ours and ours[-1] is stack[-1] else [stack[-1]])]
    return " > ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames)


def _starved() -> float:
    """Seconds that this thread was ready and had no core; 0 where the system does not say."""
    try:
        text = Path("/proc/thread-self/schedstat").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return int(text.split()[1]) / 1e9
