"""Notices an engine that says it plays and does not: text files and damaged media never tick."""

from podplayer.model.sentence import say
from podplayer.playback.backend import Failed, MediaSource, Stalled, Status
from podplayer.playback.clock import Clock

PATIENCE = 5.0
OPENING_PATIENCE = 15.0
_STALL = 1.0
"""An engine that reads ahead waits for bytes all the time; only without ticks it is a stall."""
_MOST = 1.0
"""Seconds that count between two looks: while the whole process stood still no tick was due."""


class Watchdog:
    """Fed by an engine with signs of life, asked at each poll."""

    def __init__(self, *, clock: Clock) -> None:
        self._clock = clock
        self._source: MediaSource | None = None
        self._looked_at: float | None = None
        """None where no tick is due."""
        self._waited = 0.0
        self._fed_at = 0.0
        """How long it had waited when bytes were awaited last."""
        self._patience = PATIENCE
        self._has_told_stall = False

    def opening(self, source: MediaSource) -> None:
        """A source is being opened from now on."""
        self._source = source
        self._start(OPENING_PATIENCE)

    def playing(self) -> None:
        """Ticks are due from now on."""
        self._start(PATIENCE)

    def resting(self) -> None:
        """No tick is due."""
        self._looked_at = None
        self._has_told_stall = False

    def alive(self) -> None:
        """A tick came."""
        if self._looked_at is not None:
            self._start(PATIENCE)

    def _start(self, patience: float) -> None:
        self._looked_at = self._clock.monotonic()
        self._waited = self._fed_at = 0.0
        self._patience = patience
        self._has_told_stall = False

    def verdict(self) -> Status | None:
        """Stalled once, as soon as bytes are awaited; Failed when patience ended without them."""
        if self._looked_at is None or self._source is None:
            return None
        now = self._clock.monotonic()
        self._waited += min(now - self._looked_at, _MOST)
        self._looked_at = now
        if self._awaits_bytes():
            self._fed_at = self._waited
            if self._has_told_stall or self._waited < _STALL:
                return None
            self._has_told_stall = True
            return Stalled()
        if self._waited - self._fed_at < self._patience:
            return None
        self.resting()
        return Failed(say("The audio does not play; the file may be damaged or no audio at all."))

    def _awaits_bytes(self) -> bool:
        # A source that waits for the network has a patience and a sentence of its own.
        return getattr(self._source, "is_waiting", False) is True
