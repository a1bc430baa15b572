"""Which place of the media a counted frame is from. Pure."""

from bisect import bisect_right
from collections import deque
from dataclasses import dataclass

from podplayer.playback.studio_gate import RATE


class Places:
    """Through filters that change the speed: what came, counted, tells the place of what went."""

    def __init__(self, *, rate: float) -> None:
        self._rate = rate
        self._came = 0
        self._went = 0
        self._pieces: deque[tuple[int, float]] = deque()
        """Frames that had come before a piece, and its place in milliseconds."""

    def came(self, place: float, count: int) -> None:
        """A piece went into the filters."""
        self._pieces.append((self._came, place))
        self._came += count

    def went(self, count: int) -> float:
        """A piece came out of them: the place of its first frame."""
        frame = self._went * self._rate
        self._went += count
        while len(self._pieces) > 1 and self._pieces[1][0] <= frame:
            self._pieces.popleft()
        first, place = self._pieces[0] if self._pieces else (0, 0.0)
        return place + (frame - first) * 1000 / RATE


@dataclass(frozen=True, slots=True)
class _Mark:
    place: float
    pace: float
    source: int


class Timeline:
    """What was written to a device, frame by frame, so that what sounds has a place."""

    def __init__(self) -> None:
        self._frames: list[int] = []
        self._marks: list[_Mark] = []
        self.written = 0

    def add(self, place: float, pace: float, count: int, *, source: int) -> None:
        """A piece was written: its place in ms, ms of media a frame, and whose it is."""
        self._frames.append(self.written)
        self._marks.append(_Mark(place, pace, source))
        self.written += count
        if len(self._frames) > 400:  # a device holds a quarter of a second
            del self._frames[:200]
            del self._marks[:200]

    def at(self, frame: int) -> tuple[float, int] | None:
        """Place in milliseconds and source of a frame that sounds; None where nothing was."""
        number = bisect_right(self._frames, frame) - 1
        if number < 0:
            return None
        mark = self._marks[number]
        return mark.place + (frame - self._frames[number]) * mark.pace, mark.source
