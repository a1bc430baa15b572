"""Which bytes of a file are there: a sorted set of half-open stretches. Pure."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gap:
    """Bytes that lack: from `start` to before `end`, or to wherever the file ends."""

    start: int
    end: int | None


class Intervals:
    """Filled stretches of a file; neighbours melt together."""

    def __init__(self, stretches: Iterable[tuple[int, int]] = ()) -> None:
        self._stretches: list[tuple[int, int]] = []
        for start, end in stretches:
            self.add(start, end)

    @property
    def stretches(self) -> list[tuple[int, int]]:
        """In order, without overlap."""
        return list(self._stretches)

    @property
    def total(self) -> int:
        """How many bytes are there; also while another thread adds."""
        return sum(end - start for start, end in self.stretches)

    def add(self, start: int, end: int) -> None:
        """These bytes have come."""
        if end <= start:
            return
        at = max(0, bisect_right(self._stretches, (start,)) - 1)
        while at < len(self._stretches) and self._stretches[at][1] < start:
            at += 1
        last = at
        while last < len(self._stretches) and self._stretches[last][0] <= end:
            start = min(start, self._stretches[last][0])
            end = max(end, self._stretches[last][1])
            last += 1
        self._stretches[at:last] = [(start, end)]

    def filled_until(self, offset: int) -> int:
        """The end of the stretch that holds `offset`; `offset` itself if it lacks."""
        at = bisect_right(self._stretches, (offset, 1 << 62)) - 1
        if at >= 0 and self._stretches[at][1] > offset:
            return self._stretches[at][1]
        return offset

    def gap_from(self, offset: int, *, size: int | None) -> Gap | None:
        """The first lack at or behind `offset`; None if nothing lacks there."""
        start = self.filled_until(offset)
        if size is not None and start >= size:
            return None
        at = bisect_right(self._stretches, (start, 1 << 62))
        end = self._stretches[at][0] if at < len(self._stretches) else size
        return Gap(start, end)
