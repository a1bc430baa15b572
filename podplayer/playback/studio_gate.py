"""Silence left out of a stream of samples, without a gap and without a click. Pure.

A pause of half a second and more is shortened to a third of a second: the first two tenths stay,
so that words can fade away, and the last tenth and a half, so that the next ones do not start
out of nothing. The cut is a cross-fade of ten milliseconds inside the silence.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]
"""(n, 2) at RATE."""

RATE = 48_000
BLOCK = RATE // 100
_HEAD = 20
_TAIL = 15
_SHORTEST = 50
"""Blocks of a hundredth of a second: shorter pauses belong to speech and stay as they are."""
_DOWN = np.linspace(1.0, 0.0, BLOCK, dtype=np.float32)[:, None]


class Gate:
    """Takes pieces with their place in the media, gives back what is to be heard of them.

    Args:
        level: below this RMS, in dBFS, it is silent.
    """

    def __init__(self, level: float) -> None:
        self._power = float(10.0 ** (level / 10.0))
        self._rest: tuple[float, Samples] | None = None
        self._held: list[tuple[float, Samples]] = []
        self._quiet = 0
        self._dropped = 0
        self.saved = 0
        """Frames left out so far."""

    def push(self, place: float, samples: Samples) -> Iterator[tuple[float, Samples]]:
        """Take a piece that starts at `place` milliseconds; what may sound comes back."""
        if self._rest is not None:
            place, samples = self._rest[0], np.concatenate((self._rest[1], samples))
            self._rest = None
        count = len(samples) // BLOCK
        whole = count * BLOCK
        if whole < len(samples):
            self._rest = (place + whole * 1000 / RATE, samples[whole:])
        if count == 0:
            return
        powers = np.square(samples[:whole]).reshape(count, -1).mean(axis=1)
        is_loud = powers >= self._power
        if is_loud.all() and self._quiet == 0:
            yield place, samples[:whole]
            return
        yield from self._walk(place, samples, is_loud)

    def _walk(
        self, place: float, samples: Samples, is_loud: npt.NDArray[np.bool_]
    ) -> Iterator[tuple[float, Samples]]:
        for number, loud in enumerate(is_loud):
            at = place + number * BLOCK * 1000 / RATE
            block = samples[number * BLOCK : (number + 1) * BLOCK]
            if loud:
                yield from self._resume()
                yield at, block
                continue
            self._quiet += 1
            if self._quiet <= _HEAD:
                yield at, block
                continue
            self._held.append((at, block))
            if self._quiet >= _SHORTEST:
                while len(self._held) > _TAIL + 2:
                    del self._held[1]  # the first is what the cut fades out of
                    self._dropped += 1

    def _resume(self) -> Iterator[tuple[float, Samples]]:
        held, self._held = self._held, []
        self._quiet = 0
        if self._dropped:
            joint = held[0][1] * _DOWN + held[1][1] * (1.0 - _DOWN)
            self.saved += (self._dropped + 1) * BLOCK
            self._dropped = 0
            held = [(held[1][0], joint), *held[2:]]
        yield from held

    def flush(self) -> Iterator[tuple[float, Samples]]:
        """What is left at the end."""
        yield from self._resume()
        rest, self._rest = self._rest, None
        if rest is not None:
            yield rest
