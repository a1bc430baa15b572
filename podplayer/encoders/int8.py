"""Products of matrices in 8 bits, for networks whose weights never change.

A processor with the instructions for it (VNNI) multiplies 8-bit integers three times as fast as
floats. Weights have one scale per output, activations one per row, found anew each time. The few
inputs that are far larger than the others would leave these no steps, so the sizes of inputs and of
their weights are balanced first: Xiao et al., SmoothQuant, ICML 2023, with a strength of one half.

The sums are whole numbers, so every processor comes to the same ones.
"""

from collections.abc import Callable, Sequence

import numkong
import numpy as np
from numpy.typing import NDArray

from podplayer.encoders.arithmetic import GELU_UNIT, Floats, Linear, gelu, gelu_in_units
from podplayer.encoders.bert import Bert, Products, Weights

_ROWS = 128
"""Worked on at once: their numbers stay in the second cache."""
_STEPS = np.float32(127)
_TINY = np.float32(1e-9)
_INSTRUCTIONS = ("icelake", "alder", "sierra", "neonsdot", "svesdot")
"""What numkong calls the processors whose 8-bit products are faster than their floats."""
_TILE = 4
"""Rows and columns that numkong works on at once, where it does."""
_LINE = 64
"""Bytes of the cache."""


def is_fast_here() -> bool:
    """Whether this processor gains by 8 bits."""
    able = numkong.get_capabilities()
    return any(able.get(name, False) for name in _INSTRUCTIONS)


class Int8Linear:
    """(n, in) to (n, out) as Linear does it, about."""

    def __init__(
        self, weight: Floats, bias: Floats, largest: Floats, *, gain: float = 1, unit: float = 1
    ) -> None:
        """Round the weights.

        Args:
            weight: (in, out).
            bias: (out,).
            largest: how large each input (in,) usually becomes.
            gain: what the inputs will have been multiplied by.
            unit: what to multiply the outputs by.
        """
        ratio = np.maximum(largest, _TINY) / np.maximum(np.abs(weight).max(1), _TINY)
        # Powers of two: a last digit that differs between processors then changes no weight.
        balance = np.exp2(np.rint(np.log2(ratio) / 2)).astype(np.float32)
        balanced = weight * balance[:, None]
        scale = np.maximum(np.abs(balanced).max(0), _TINY) / _STEPS
        rounded = np.rint(balanced / scale).astype(np.int8).T
        # A multiple of eight columns would be sent to a kernel that reads the weights anew for
        # every row, and takes 1.3 times as long.
        spare = np.zeros((_TILE if len(rounded) % 8 == 0 else 0, len(weight)), np.int8)
        self._packed = numkong.dots_pack(np.concatenate([rounded, spare]))
        self._columns = len(rounded) + len(spare)
        self._shrink = 1 / (balance * np.float32(gain))
        self._scale = scale * np.float32(unit)
        self._bias = bias * np.float32(unit)

    def __call__(self, values: Floats, out: Floats | None = None) -> Floats:
        """(n, in) to (n, out)."""
        return self._multiply(values * self._shrink, out)

    def spend(self, values: Floats) -> Floats:
        """The same with values that nobody needs any more."""
        values *= self._shrink
        return self._multiply(values, None)

    def _multiply(self, balanced: Floats, out: Floats | None) -> Floats:
        whole, scales = quantise(balanced)
        sums = np.empty((len(whole), self._columns), np.int32)
        numkong.dots_packed(whole, self._packed, out=numkong.from_dlpack(sums))
        rows, columns = len(balanced), len(self._bias)
        found = np.empty((rows, columns), np.float32) if out is None else out
        np.copyto(found, sums[:rows, :columns], casting="unsafe")
        found *= scales
        found *= self._scale
        found += self._bias
        return found


def quantise(values: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Round each row to whole steps, in place, and tell the size (n, 1) of a step.

    The rows of whole steps are filled up to a multiple of four.
    """
    # Without signs floats are in the order of their bits, which are compared in half the time.
    sizes = np.abs(values).view(np.int32).max(1, keepdims=True).view(np.float32)
    scales = np.maximum(sizes, _TINY)
    scales /= _STEPS
    values *= 1 / scales
    np.rint(values, out=values)
    whole = _aligned(-(-len(values) // _TILE) * _TILE, values.shape[1])
    np.copyto(whole[: len(values)], values, casting="unsafe")
    whole[len(values) :] = 0
    return whole, scales


def _aligned(rows: int, columns: int) -> NDArray[np.int8]:
    """An array that begins where a line of the cache does: products then take a twelfth less."""
    room = np.empty(rows * columns + _LINE, np.int8)
    start = -room.ctypes.data % _LINE
    return room[start : start + rows * columns].reshape(rows, columns)


class _Watched(Linear):
    """Remembers how large its inputs became."""

    def __init__(self, weight: Floats, bias: Floats) -> None:
        super().__init__(weight, bias)
        self.largest = np.zeros(len(weight), np.float32)

    def __call__(self, values: Floats, out: Floats | None = None) -> Floats:
        np.maximum(self.largest, np.abs(values).max(0), out=self.largest)
        return super().__call__(values, out)


def to_int8(build: Callable[[Products], Bert], samples: Sequence[Sequence[int]]) -> Bert:
    """A network with products in 8 bits, balanced for texts like `samples` (token ids)."""
    watched: list[_Watched] = []

    def watch(weight: Floats, bias: Floats) -> _Watched:
        watched.append(_Watched(weight, bias))
        return watched[-1]

    def watch_both(up: Weights, down: Weights) -> Callable[[Floats], Floats]:
        widen, narrow = watch(*up), watch(*down)
        return lambda values: narrow(gelu(widen(values)))

    build(Products(linear=watch, feed_forward=watch_both))(samples)
    # Built in the same order, so that each product meets its own sizes.
    sizes = iter([one.largest for one in watched])

    def round_both(up: Weights, down: Weights) -> Callable[[Floats], Floats]:
        widen = Int8Linear(*up, next(sizes), unit=GELU_UNIT)
        narrow = Int8Linear(*down, next(sizes), gain=2 * GELU_UNIT)
        return lambda values: narrow.spend(gelu_in_units(widen(values)))

    return build(
        Products(
            linear=lambda weight, bias: Int8Linear(weight, bias, next(sizes)),
            feed_forward=round_both,
            rows=_ROWS,
        )
    )
