"""What one pass over a whole file finds out about its sound."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntFlag
from itertools import groupby

from podplayer.model.ids import Ms

_QUIET = -50.0
_BELOW_SPEECH = 32.0
"""A pause lies this much below the programme: room noise at -48 of a talk at -16 is one."""
SHORTEST_SILENCE = Ms(500)
"""Shorter pauses belong to speech."""
STRETCH = Ms(5_000)
"""How long each of the stretches is that are told to be speech or music."""


class Mixture(IntFlag):
    """What is heard in a stretch. The numbers are stored."""

    UNKNOWN = 0
    """Silence, noise, or what could not be told."""
    SPEECH = 1
    MUSIC = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A stretch in which nothing is heard."""

    start: Ms
    end: Ms

    @property
    def length(self) -> Ms:
        """How long it is."""
        return Ms(self.end - self.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundFacts:
    """A decoded file in a few numbers."""

    duration: Ms
    """As decoded to the end, not as a header guesses it."""
    loudness: float | None
    """Integrated loudness in LUFS (EBU R128); None where there is nothing but silence."""
    peaks: bytes = b""
    """The waveform: one byte a stretch of equal length, 0 is silent, 255 full scale."""
    silences: Sequence[Silence] = ()
    """In time order."""
    mixture: bytes = b""
    """A Mixture for each STRETCH; empty where the file was analysed before there were any."""
    fingerprint: bytes = b""
    """Of a file that was just analysed: finds its parts in another file of the episode."""


def silence_level(loudness: float | None) -> float:
    """Below how many dBFS (RMS) a stretch counts as silence."""
    if loudness is None:
        return _QUIET
    return max(-60.0, min(-40.0, loudness - _BELOW_SPEECH))


def silence_at(silences: Sequence[Silence], position: Ms) -> Silence | None:
    """The silence that holds a position, by halving."""
    low, high = 0, len(silences)
    while low < high:
        middle = (low + high) // 2
        if silences[middle].end <= position:
            low = middle + 1
        else:
            high = middle
    if low < len(silences) and silences[low].start <= position:
        return silences[low]
    return None


def mixture_runs(mixture: bytes, *, end: Ms) -> Iterator[tuple[Ms, Ms, Mixture]]:
    """Start and end of what sounds alike, in time order, without what is not known."""
    place = 0
    for value, same in groupby(mixture):
        start, place = place, place + len(list(same))
        if value != Mixture.UNKNOWN:
            yield Ms(start * STRETCH), Ms(min(place * STRETCH, end)), Mixture(value)


def mixture_at(mixture: bytes, position: Ms) -> Mixture:
    """What is heard at a position."""
    place = position // STRETCH
    return Mixture(mixture[place]) if 0 <= place < len(mixture) else Mixture.UNKNOWN
