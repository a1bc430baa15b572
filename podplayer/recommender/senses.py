"""What recordings sound like and covers look like, made comparable.

Blocks of a vector measure different things, so each is whitened by itself over the library before
they stand side by side. Where an episode was not heard, the mean of its show's other episodes
stands in, marked as a guess.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from podplayer.model.senses import COVER_BLOCKS, SOUND_BLOCKS
from podplayer.recommender.affect import Affect, sound_arousal, standardised
from podplayer.recommender.columns import Bools, Ints, Reals, Vectors
from podplayer.recommender.space import DIRECTIONS, ENOUGH, Space, eight_bits
from podplayer.recommender.vectors import normalise

FEWEST = 8
"""Recordings, or covers, below which nothing is known of what is usual."""
_KEPT = 32
"""Directions of a block: 80 seconds tell no more of a voice."""
_SAMPLE = 512
"""Vectors that spreads are taken from."""
_SOUND_WEIGHTS = {"facts": 0.25, "timbre": 0.25, "voice": 0.3, "music": 0.2}
_COVER_WEIGHTS = {"look": 0.8, "palette": 0.2}
_UNIT_BLOCKS = {"voice", "music", "look"}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Senses:
    """Everything about episodes that is not in their texts."""

    sound: Space
    is_guess: Bools
    """(items,) the sound is that of other episodes of the show."""
    cover: Space
    affect: Affect

    @classmethod
    def empty(cls, items: int) -> "Senses":
        """Nothing was heard or seen."""
        return cls(
            sound=Space.empty(items),
            is_guess=np.zeros(items, np.bool_),
            cover=Space.empty(items),
            affect=Affect.unknown(items),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Heard:
    """The library's sound."""

    space: Space
    is_guess: Bools
    arousal: Reals
    """(items,) NaN where nothing was heard."""


def hear(raw: Vectors, rows: Ints, shows: Ints) -> Heard:
    """Place recordings among all episodes.

    Args:
        raw: (n, width) vectors as they are stored.
        rows: (n,) episodes that they belong to.
        shows: (items,) show of every episode.
    """
    items = len(shows)
    if len(raw) < FEWEST:
        nothing = np.full(items, np.nan)
        return Heard(space=Space.empty(items), is_guess=np.zeros(items, np.bool_), arousal=nothing)
    white = _joined(raw, SOUND_BLOCKS, _SOUND_WEIGHTS)
    own_arousal = sound_arousal(raw[:, SOUND_BLOCKS["facts"]].astype(np.float64))
    known, inverse = np.unique(shows[rows], return_inverse=True)  # noqa: TID251
    mean = np.zeros((len(known), white.shape[1]), np.float32)
    np.add.at(mean, inverse, white)
    mean = normalise(mean)
    heard = ~np.isnan(own_arousal)
    counts = np.bincount(inverse, weights=heard, minlength=len(known))
    sums = np.bincount(inverse, weights=np.nan_to_num(own_arousal), minlength=len(known))
    show_arousal = np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)

    place = np.minimum(np.searchsorted(known, shows), len(known) - 1)
    is_guess = known[place] == shows
    slots = np.where(is_guess, len(white) + place, len(white) + len(known))
    arousal = np.where(is_guess, show_arousal[place], np.nan)
    slots[rows], arousal[rows], is_guess[rows] = np.arange(len(rows)), own_arousal, False
    return Heard(
        space=_space(slots, np.concatenate([white, mean])), is_guess=is_guess, arousal=arousal
    )


def see(raw: Vectors, podcasts: Ints, shows: Ints) -> Space:
    """Place covers among all episodes: every episode has its show's.

    Args:
        raw: (n, width) vectors as they are stored.
        podcasts: (n,) shows that they belong to, sorted.
        shows: (items,) show of every episode.
    """
    if len(raw) < FEWEST:
        return Space.empty(len(shows))
    compact = np.concatenate([raw[:, COVER_BLOCKS["look"]], _palettes(raw)], axis=1)
    look = COVER_BLOCKS["look"].stop
    blocks = {"look": slice(0, look), "palette": slice(look, compact.shape[1])}
    white = _joined(compact, blocks, _COVER_WEIGHTS)
    place = np.minimum(np.searchsorted(podcasts, shows), len(podcasts) - 1)
    return _space(np.where(podcasts[place] == shows, place, len(podcasts)), white)


def _space(slots: Ints, white: Vectors) -> Space:
    padded = np.concatenate([white, np.zeros((1, white.shape[1]), np.float32)])
    bits, scales = eight_bits(padded)
    return Space(
        slots=slots.astype(np.int64),
        white=bits,
        scales=scales,
        directions=np.zeros((len(padded), DIRECTIONS), np.float16),
    )


def _palettes(raw: Vectors) -> Vectors:
    """(n, 6) mean and spread of the colours, by their share of the cover."""
    colours = raw[:, COVER_BLOCKS["palette"]].reshape(len(raw), -1, 4)
    shares = colours[:, :, 3:]
    mean = (colours[:, :, :3] * shares).sum(axis=1)
    off = colours[:, :, :3] - mean[:, None]
    spread = np.sqrt(np.maximum((off**2 * shares).sum(axis=1), 0))
    return np.concatenate([mean, spread], axis=1)


def _joined(raw: Vectors, blocks: Mapping[str, slice], weights: Mapping[str, float]) -> Vectors:
    """(n, k) unit vectors: each block whitened and weighted; an unknown block is zero."""
    parts = [
        np.sqrt(weight) * _whitened(raw[:, blocks[name]], is_unit=name in _UNIT_BLOCKS)
        for name, weight in weights.items()
    ]
    return normalise(np.concatenate(parts, axis=1).astype(np.float32))


def _whitened(block: Vectors, *, is_unit: bool) -> Vectors:
    """(n, k) unit vectors, zeros where a unit block is unknown; a single unknown fact is usual."""
    if not is_unit:
        return _whitened(standardised(block.astype(np.float64)).astype(np.float32), is_unit=True)
    is_known = ~np.isnan(block).any(axis=1)
    known = block[is_known]
    if len(known) >= ENOUGH:
        mean, basis = _main_directions(known[:: -(-len(known) // _SAMPLE)])
        white = np.asarray((known - mean) @ basis, np.float32)
    else:
        white = np.asarray(known - known.mean(axis=0) if len(known) else known, np.float32)
    found = np.zeros((len(block), white.shape[1]), np.float32)
    found[is_known] = white
    return normalise(found)


def _main_directions(sample: Vectors) -> tuple[Vectors, Vectors]:
    """Mean (d,) and basis (d, k), divided by the root of the spread; as space.fit_whitening.

    By the smaller of the two products: covers have 1280 dimensions, but there are few of them.
    """
    mean = sample.mean(axis=0)
    centred = (sample - mean).astype(np.float64)
    count, width = centred.shape
    if count < width:
        squares, places = np.linalg.eigh(centred @ centred.T)
        axes = centred.T @ places / np.sqrt(np.maximum(squares, 1e-12))
    else:
        squares, axes = np.linalg.eigh(centred.T @ centred)
    kept = min(_KEPT, count // 2)
    squares, axes = squares[::-1][:kept], axes[:, ::-1][:, :kept]
    is_wide = squares > 1e-8 * squares[0]
    roots = np.sqrt(np.sqrt(squares[is_wide] / count))
    return mean, np.asarray(axes[:, is_wide] / np.maximum(roots, 1e-9), np.float32)
