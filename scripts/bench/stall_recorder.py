"""Notes when the main thread of the window is late, why, and where it was meanwhile.

How long a beat came late says little on a busy machine. The kernel tells how long the thread
computed and how long it waited for a core; what is left of the time it was held up by something of
ours: a lock, the disk, the interpreter's lock. Whoever had that lock may have waited for a core,
too: so what other threads of the process computed meanwhile is there as well, the most that they
can have held it.
"""

import faulthandler
import re
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from PySide6.QtCore import QObject, Qt, QTimer

_BEAT = 0.005
_LOOK = 0.01
_LATE = 0.04
"""Seconds after which it is looked where the main thread is."""
_DEPTH = 6
_THREAD = re.compile(r"hread 0x([0-9a-f]+) ")
_FRAME = re.compile(r'^  File "(.*)", line (\d+) in (.*)$', re.MULTILINE)
"""As faulthandler writes them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stall:
    """One beat that came late; all in milliseconds."""

    late: float
    computed: float
    """By the main thread itself."""
    beside: float
    """By the other threads of the process meanwhile."""
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

    @property
    def busy(self) -> float:
        """What it would be at most with cores for everybody, but for waits for the disk."""
        return min(self.own, self.computed + self.beside)


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
    def _now() -> tuple[float, float, float, float]:
        return time.perf_counter(), time.thread_time(), time.process_time(), _starved()

    def _on_beat(self) -> None:
        now = self._now()
        passed, computed, process, starved = (
            (after - before) * 1000 for after, before in zip(now, self._last, strict=True)
        )
        self._last = now
        late = passed - _BEAT * 1000
        self.beats.append(late)
        if late > self._least:
            seen = self._seen.most_common(2)
            where = " | ".join(f"{count}x {place}" for place, count in seen)
            self.stalls.append(
                Stall(
                    late=late,
                    computed=computed,
                    beside=process - computed,
                    starved=starved,
                    what=self._what(),
                    where=where,
                )
            )
        self._seen.clear()

    def _look(self) -> None:
        with tempfile.TemporaryFile("w+") as file:
            while not self._is_ended.wait(_LOOK):
                if time.perf_counter() - self._last[0] > _LATE:
                    self._seen[_place(_stack(self._main, file))] += 1


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that a thread is in."""

    path: Path
    number: int
    function: str

    def __str__(self) -> str:
        return f"{self.path.name}:{self.number} {self.function}"


def _stack(thread: int, file: IO[str]) -> list[_Line]:
    """Where a thread is, outermost first, by way of a file that is written over.

    A frame is never held, not even for the look: one of a paint keeps its painter, and Qt crashes
    over a painter that outlives the paint.
    """
    file.seek(0)
    file.truncate()
    faulthandler.dump_traceback(file)
    file.seek(0)
    for stack in file.read().split("\n\n"):
        if int(_THREAD.findall(stack)[0], 16) == thread:
            found = [_Line(Path(path), int(at), name) for path, at, name in _FRAME.findall(stack)]
            return found[::-1]
    return []


def _place(stack: list[_Line]) -> str:
    """The inmost frames of podplayer, and the line itself."""
    ours = [line for line in stack if "podplayer" in line.path.parts]
    lines = [*ours[-_DEPTH:], *([] if ours[-1:] == stack[-1:] else stack[-1:])]
    return " > ".join(map(str, lines))


def _starved() -> float:
    """Seconds that this thread was ready and had no core; 0 where the system does not say."""
    try:
        text = Path("/proc/thread-self/schedstat").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return int(text.split()[1]) / 1e9
