"""Products of matrices in 8 bits, for networks whose weights never change.

A processor with the instructions for it (VNNI) multiplies 8-bit integers more than twice as fast as
floats. Weights have one scale per output, activations one per row, found anew each time. The few
inputs that are far larger than the others would leave these no steps, so the sizes of inputs and of
their weights are balanced first: Xiao et al., SmoothQuant, ICML 2023, with a strength of one half.

The sums are whole numbers, so every processor comes to the same ones.
"""

from collections.abc import Callable, Sequence

import numkong
import numpy as np
from numpy.typing import NDArray

from podplayer.encoders.arithmetic import Floats, Linear, gelu_roughly
from podplayer.encoders.bert import Bert, Products

_ROWS = 128
"""Worked on at once: their numbers stay in the second cache."""
_STEPS = np.float32(127)
_TINY = np.float32(1e-9)
_INSTRUCTIONS = ("icelake", "alder", "sierra", "neonsdot", "svesdot")
"""What numkong calls the processors whose 8-bit products are faster than their floats."""


def is_fast_here() -> bool:
    """Whether this processor gains by 8 bits."""
    able = numkong.get_capabilities()
    return any(able.get(name, False) for name in _INSTRUCTIONS)


class Int8Linear:
    """(n, in) to (n, out) as Linear does it, about."""

    def __init__(self, weight: Floats, bias: Floats, largest: Floats) -> None:
        """Round the weights; `largest` is how large each input (in,) usually becomes."""
        ratio = np.maximum(largest, _TINY) / np.maximum(np.abs(weight).max(1), _TINY)
        # Powers of two: a last digit that differs between processors then changes no weight.
        balance = np.exp2(np.rint(np.log2(ratio) / 2)).astype(np.float32)
        balanced = weight * balance[:, None]
        self._scale = np.maximum(np.abs(balanced).max(0), _TINY) / _STEPS
        rounded = np.rint(balanced / self._scale).astype(np.int8)
        self._packed = numkong.dots_pack(np.ascontiguousarray(rounded.T))
        self._shrink = 1 / balance
        self._bias = bias

    def __call__(self, values: Floats) -> Floats:
        """(n, in) to (n, out)."""
        whole, scales = quantise(values * self._shrink)
        sums = np.empty((len(whole), len(self._bias)), np.int32)
        numkong.dots_packed(whole, self._packed, out=numkong.from_dlpack(sums))
        found = sums.astype(np.float32)
        found *= scales
        found *= self._scale
        found += self._bias
        return found


def quantise(values: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Round each row to whole steps, in place, and tell the size (n, 1) of a step."""
    scales = np.maximum(values.max(1, keepdims=True), -values.min(1, keepdims=True))
    np.maximum(scales, _TINY, out=scales)
    scales /= _STEPS
    values *= 1 / scales
    np.rint(values, out=values)
    return values.astype(np.int8), scales


class _Watched(Linear):
    """Remembers how large its inputs became."""

    def __init__(self, weight: Floats, bias: Floats) -> None:
        super().__init__(weight, bias)
        self.largest = np.zeros(len(weight), np.float32)

    def __call__(self, values: Floats) -> Floats:
        np.maximum(self.largest, np.abs(values).max(0), out=self.largest)
        return super().__call__(values)


def to_int8(build: Callable[[Products], Bert], samples: Sequence[Sequence[int]]) -> Bert:
    """A network with products in 8 bits, balanced for texts like `samples` (token ids)."""
    watched: list[_Watched] = []

    def watch(weight: Floats, bias: Floats) -> _Watched:
        watched.append(_Watched(weight, bias))
        return watched[-1]

    build(Products(linear=watch))(samples)
    sizes = iter([one.largest for one in watched])
    # Built in the same order, so that each product meets its own sizes.
    return build(
        Products(
            linear=lambda weight, bias: Int8Linear(weight, bias, next(sizes)),
            gelu=gelu_roughly,
            rows=_ROWS,
        )
    )
