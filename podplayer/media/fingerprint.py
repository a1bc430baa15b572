"""A recording in a few bits a second, which survive another encoding. Pure.

After Haitsma and Kalker, ISMIR 2002: each bit says whether the difference between two neighbouring
bands of the spectrum grows or falls. Loudness, bit rate and format leave most of the bits as they
are; another programme agrees in half of them.
"""

import numpy as np
import numpy.typing as npt

from podplayer.media.loudness import Floats

Codes = npt.NDArray[np.uint16]
"""(n,) one code each FRAME_MS; 0 where there is nothing to hear."""

FRAME_MS = 100
KEPT_EVERY = 2
"""Of the codes every second one is stored: 36 kB an hour."""
_BANDS = 17
_LOWEST, _HIGHEST = 300.0, 3_000.0
"""Hertz: what a voice has, and what no encoder throws away."""
BAND_EDGES = np.geomspace(_LOWEST, _HIGHEST, _BANDS + 1)
_WINDOW_MS = 200.0
"""Heard before and behind the middle of a frame, so that a shift by half a frame changes little."""
_BACK = 2
"""Frames between the two moments that are compared."""
_FLOOR = 1e-8
"""Power below which nothing is heard."""


def band_weights(edges: npt.NDArray[np.float64], *, size: int, rate: int) -> Floats:
    """(bins, bands): which bins of a spectrum of `size` samples lie between which edges."""
    hertz = np.fft.rfftfreq(size, 1 / rate)
    inside = (hertz[:, None] >= edges[:-1]) & (hertz[:, None] < edges[1:])
    return (inside * (2.0 / size**2)).astype(np.float32)


class Printer:
    """Takes the power in each band of row after row of samples."""

    def __init__(self) -> None:
        self._powers: list[Floats] = []
        self._lengths: list[npt.NDArray[np.float64]] = []

    def add(self, powers: Floats, *, row_ms: float) -> None:
        """(n, bands) mean powers of rows that last so long each."""
        self._powers.append(powers)
        self._lengths.append(np.full(len(powers), row_ms))

    def codes(self) -> Codes:
        """The whole recording."""
        if not self._powers:
            return np.zeros(0, dtype=np.uint16)
        lengths = np.concatenate(self._lengths)
        energy = np.concatenate(self._powers).astype(np.float64) * lengths[:, None]
        times = np.concatenate(([0.0], np.cumsum(lengths)))
        heard = np.concatenate((np.zeros((1, _BANDS)), np.cumsum(energy, axis=0)))
        middles = np.arange(0.0, times[-1], FRAME_MS)
        power = np.empty((len(middles), _BANDS))
        for band in range(_BANDS):
            ends = np.interp(middles + _WINDOW_MS, times, heard[:, band])
            power[:, band] = ends - np.interp(middles - _WINDOW_MS, times, heard[:, band])
        return _coded(power / (2 * _WINDOW_MS))


def _coded(power: npt.NDArray[np.float64]) -> Codes:
    slopes = np.diff(np.log(power + _FLOOR / _BANDS), axis=1)
    change = np.zeros_like(slopes)
    change[_BACK:] = slopes[_BACK:] - slopes[:-_BACK]
    bits = (change > 0).astype(np.uint16) << np.arange(_BANDS - 1, dtype=np.uint16)
    codes: Codes = bits.sum(axis=1).astype(np.uint16)
    codes[power.sum(axis=1) < _FLOOR] = 0
    return codes


def to_bytes(codes: Codes) -> bytes:
    """As it is handed on and stored."""
    return codes.astype("<u2").tobytes()


def from_bytes(data: bytes) -> Codes:
    """What was stored."""
    return np.frombuffer(data, "<u2").astype(np.uint16)


def kept(data: bytes) -> bytes:
    """What of a fingerprint is stored, to be found in a later one."""
    return to_bytes(from_bytes(data)[::KEPT_EVERY])
