"""Positions become stretches of listening: what was heard, not what was clicked. Pure.

Nobody tells the tracker of a jump inside the engine (damaged media, a sleeping computer): a tick
that is further than time allows closes a stretch just as a seek does. A long stretch is handed
over in pieces of a minute; pieces that follow each other without a gap are one listening. What is
not handed over yet can be looked at, so that a program that is killed loses next to nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from podplayer.model.ids import Ms

SHORTEST = 1_000
"""Shorter stretches are a slip of the hand, not listening."""
FLUSH_SECONDS = 60.0
_SLACK = 2_000
"""By how much a tick may run ahead of time: VLC's come up to a second apart and jitter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Media that was heard without a break, at one rate."""

    start: Ms
    end: Ms
    rate: float


class SpanTracker:
    """Follows one source from play to pause. Time is an argument: seconds that never jump."""

    def __init__(self) -> None:
        self._is_open = False
        self._start = 0
        self._end = 0
        self._rate = 1.0
        self._at = 0.0
        self._opened_at = 0.0
        self._is_continued = False

    def begin(self, position: Ms, *, rate: float, at: float) -> None:
        """Sound starts here."""
        self._is_open = True
        self._start = self._end = position
        self._rate = rate
        self._at = self._opened_at = at
        self._is_continued = False

    def tick(self, position: Ms, *, at: float) -> Sequence[Stretch]:
        """Sound has reached this place; what is complete by that comes back."""
        if not self._is_open:
            return ()
        allowed = (at - self._at) * 1000 * self._rate + _SLACK
        if not 0 <= position - self._end <= allowed:
            done = self.end()
            self.begin(position, rate=self._rate, at=at)
            return done
        self._end = position
        self._at = at
        if at - self._opened_at < FLUSH_SECONDS:
            return ()
        done = self._taken()
        self._start = self._end
        self._opened_at = at
        self._is_continued = True
        return done

    @property
    def current(self) -> Stretch | None:
        """What was heard since the last piece that was handed over; None if it is a slip so far."""
        stretches = self._taken() if self._is_open else ()
        return stretches[0] if stretches else None

    def end(self) -> Sequence[Stretch]:
        """Sound stops, or goes on elsewhere or at another rate."""
        if not self._is_open:
            return ()
        self._is_open = False
        return self._taken()

    def _taken(self) -> Sequence[Stretch]:
        length = self._end - self._start
        # The rest of a stretch that was handed over in part is no slip, however short it is.
        if length <= 0 or (length < SHORTEST and not self._is_continued):
            return ()
        return (Stretch(start=Ms(self._start), end=Ms(self._end), rate=self._rate),)
