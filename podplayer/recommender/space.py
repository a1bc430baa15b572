"""Partly whitened vectors and principal directions, fitted on the local library.

Centred unit vectors of a text encoder still share a few strong directions ("this is a podcast").
Dividing each direction by the square root of its spread gave +.030 [.010, .051] nDCG@10 on real
podcast histories, and the same decomposition names the few directions that time and mood act on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from podplayer.recommender.columns import Bools, Ints, Reals, Vectors, distinct

KEPT = 192
DIRECTIONS = 8
WIDEST = 128
"""Dimensions that a listener's portrait is drawn in: to solve for 384 takes ten times as long."""
_BACKGROUND = 2000
_BLOCK = 4096
ENOUGH = 64
"""Below this many vectors a spread is not worth estimating: vectors stay as they are."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Whitening:
    """A linear map that was fitted on the library, without looking at the listener."""

    mean: Vectors
    """(d,)"""
    basis: Vectors
    """(d, k), already divided by the root of the spread."""
    directions: Vectors
    """(d, DIRECTIONS), divided by the spread: projections have unit variance."""

    def apply(self, vectors: Vectors) -> tuple[Vectors, Vectors]:
        """Whitened unit vectors (n, k) and projections on the main directions (n, DIRECTIONS)."""
        centred = vectors - self.mean
        white = centred @ self.basis
        white /= np.maximum(np.linalg.norm(white, axis=1, keepdims=True), 1e-9)
        directions = np.clip(centred @ self.directions, -3, 3)
        # What said nothing must not come to lie at minus the mean, near everything unusual.
        said = np.any(vectors, axis=1, keepdims=True)
        white, directions = white * said, directions * said
        return white.astype(np.float32), directions.astype(np.float32)

    def asked(self, vectors: Vectors) -> Vectors:
        """(n, k) unit vectors of a few words each, to be multiplied with whitened ones.

        They bring the spread back: what whitening makes of a word or two is mostly in directions
        that say little, and found by the unwhitened cosine "astronomy" finds a show about space.
        """
        # Columns of the basis are axes over the fourth root of their spread.
        restoring = self.basis / np.maximum((self.basis**2).sum(axis=0), 1e-12)
        found = (vectors - self.mean) @ restoring
        found = found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
        return np.asarray(found * np.any(vectors, axis=1, keepdims=True), np.float32)


def fit_whitening(sample: Vectors) -> Whitening:
    """Fit on up to a few thousand vectors: one symmetric eigenproblem, about 50 ms for 384-d."""
    dimensions = sample.shape[1]
    if len(sample) < ENOUGH:
        return Whitening(
            mean=np.zeros(dimensions, np.float32),
            basis=np.eye(dimensions, dtype=np.float32),
            directions=np.zeros((dimensions, DIRECTIONS), np.float32),
        )
    mean = sample.mean(axis=0)
    centred = sample - mean
    spread, axes = np.linalg.eigh(centred.T @ centred / len(sample))
    spread, axes = spread[::-1], axes[:, ::-1]
    kept = int(min(KEPT, len(sample) // 2, (spread > 1e-8).sum()))
    # The sign of an eigenvector is arbitrary; fixed, so that a refit changes nothing.
    axes = axes * np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])])
    root = np.sqrt(np.maximum(spread, 1e-12))
    few = min(DIRECTIONS, kept)
    directions = np.zeros((dimensions, DIRECTIONS), np.float32)
    directions[:, :few] = axes[:, :few] / root[:few]
    return Whitening(
        mean=mean.astype(np.float32),
        basis=(axes[:, :kept] / np.sqrt(root[:kept])).astype(np.float32),
        directions=directions,
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Background:
    """The library without the listener, in its widest directions."""

    mean: Reals
    """(k,) of the whitened vectors."""
    spread: Reals
    """(k, k) their second moments."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Space:
    """Vectors of those episodes that are needed, found by their row in the library."""

    slots: Ints
    """(items,) place in `white`; the last place, all zeros, for what has no vector."""
    white: NDArray[np.int8]
    """(m + 1, k) whitened unit vectors in 8 bits; 10 MB for 50,000 episodes."""
    scales: Vectors
    """(m + 1,) what each row is to be multiplied with."""
    directions: NDArray[np.float16]
    """(m + 1, DIRECTIONS)"""

    def has(self, rows: Ints) -> Bools:
        """Whether there are vectors for these items."""
        return np.asarray(self.slots[rows] < len(self.white) - 1)

    def of(self, rows: Ints) -> Vectors:
        """Whitened vectors of these items, zeros where there is none."""
        slots = self.slots[rows]
        return self.white[slots] * self.scales[slots, None]

    @cached_property
    def background(self) -> Background:
        """What likes stand out from: up to a few thousand vectors, evenly taken."""
        size = len(self.white) - 1
        step = max(1, size // _BACKGROUND)
        sample = self.white[:size:step, :WIDEST] * self.scales[:size:step, None].astype(np.float64)
        count = max(1, len(sample))
        return Background(mean=sample.sum(axis=0) / count, spread=sample.T @ sample / count)

    @classmethod
    def build(cls, *, items: int, rows: Ints, vectors: Vectors, whitening: Whitening) -> "Space":
        """Place the vectors of `rows`, whitened, among `items` many."""
        white = np.zeros((len(rows) + 1, whitening.basis.shape[1]), np.int8)
        scales = np.zeros(len(rows) + 1, np.float32)
        directions = np.zeros((len(rows) + 1, DIRECTIONS), np.float16)
        for start in range(0, len(rows), _BLOCK):
            part = slice(start, min(start + _BLOCK, len(rows)))
            whitened, directions[part] = whitening.apply(vectors[part])
            white[part], scales[part] = eight_bits(whitened)
        slots = np.full(items, len(rows), dtype=np.int64)
        slots[rows] = np.arange(len(rows))
        return cls(slots=slots, white=white, scales=scales, directions=directions)

    @classmethod
    def empty(cls, items: int) -> "Space":
        """No vectors at all: the encoder has not run yet."""
        return cls(
            slots=np.zeros(items, dtype=np.int64),
            white=np.zeros((1, 1), np.int8),
            scales=np.zeros(1, np.float32),
            directions=np.zeros((1, DIRECTIONS), np.float16),
        )

    def nearest(self, queries: Vectors, *, each: int) -> Ints:
        """Rows of the `each` nearest to every query (q, k), looked for among all."""
        known = np.flatnonzero(self.slots < len(self.white) - 1)
        if not len(queries) or not len(known):
            return np.zeros(0, dtype=np.int64)
        parts = [
            queries @ self.of(known[start : start + _BLOCK]).T
            for start in range(0, len(known), _BLOCK)
        ]
        sims = np.concatenate(parts, axis=1)
        kept = min(each, len(known))
        best = np.argpartition(sims, len(known) - kept, axis=1)[:, -kept:]
        return distinct(known[best])

    @classmethod
    def joined(cls, parts: Sequence["Space"]) -> "Space":
        """Spaces of different rows of one library as one."""
        if len(parts) == 1:
            return parts[0]
        sizes = [len(part.white) - 1 for part in parts]
        slots = np.full(len(parts[0].slots), sum(sizes), dtype=np.int64)
        for start, part in zip(np.cumsum([0, *sizes[:-1]]).tolist(), parts, strict=True):
            own = part.slots < len(part.white) - 1
            slots[own] = part.slots[own] + start
        last = parts[-1]
        return cls(
            slots=slots,
            white=np.concatenate([*(part.white[:-1] for part in parts), last.white[-1:]]),
            scales=np.concatenate([*(part.scales[:-1] for part in parts), last.scales[-1:]]),
            directions=np.concatenate(
                [*(part.directions[:-1] for part in parts), last.directions[-1:]]
            ),
        )


def eight_bits(vectors: Vectors) -> tuple[NDArray[np.int8], Vectors]:
    """Whole numbers up to 127 (n, k), and what to multiply each row with (n,).

    Of unit vectors in 192 dimensions a cosine is then wrong by .0005.
    """
    scales = np.abs(vectors).max(axis=1, initial=0) / 127
    rounded = np.rint(vectors / np.maximum(scales, 1e-12)[:, None])
    return rounded.astype(np.int8), scales.astype(np.float32)
