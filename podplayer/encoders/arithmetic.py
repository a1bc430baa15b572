"""The few operations that the networks are made of, on numpy arrays.

numpy brings the same products of matrices that torch has; what is left is done here in place and in
pieces that stay in the processor's cache. On one core a BERT takes 1.1 times as long as in torch,
which takes three seconds and 700 MB of disk before it begins. Tests hold each operation and each
network against torch's.
"""

from collections.abc import Sequence

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_PIECE = 16_384
"""Numbers that are worked on at once: 64 kB."""
_HALF, _ONE, _ROOT_HALF = np.float32(0.5), np.float32(1), np.float32(0.5**0.5)
_FLAT = np.float32(80)
_GELU_SLOPE = (2 / np.pi) ** 0.5
GELU_UNIT = (0.044715 * _GELU_SLOPE) ** (1 / 3)
"""What the inputs of `gelu_in_units` are multiplied by."""
_GELU_SLOPE_IN_UNITS = np.float32(_GELU_SLOPE / GELU_UNIT)
_ERF_SLOPE = np.float32(0.3275911)
_ERF = tuple(
    np.float32(value)
    for value in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
)


def erf(values: Floats) -> Floats:
    """The error function, to 1.5e-7 (Abramowitz and Stegun 7.1.26)."""
    size = np.abs(values)
    inverse = _ONE / (_ONE + _ERF_SLOPE * size)
    polynomial = np.zeros_like(size)
    for factor in _ERF:
        polynomial += factor
        polynomial *= inverse
    found: Floats = np.copysign(_ONE - polynomial * np.exp(-size * size), values)
    return found


def gelu(values: Floats) -> Floats:
    """Gaussian error linear units, in place; `values` must be contiguous."""
    flat = values.reshape(-1)
    for start in range(0, len(flat), _PIECE):
        piece = flat[start : start + _PIECE]
        piece *= _HALF * (_ONE + erf(piece * _ROOT_HALF))
    return values


def gelu_in_units(values: Floats) -> Floats:
    """Twice the same to 5e-4, of inputs and in outputs that are multiplied by `GELU_UNIT`.

    With a hyperbolic tangent (Hendrycks and Gimpel, 2016), whose cubic has no factor in this unit:
    two of eight passes less.
    """
    inner = values * values
    inner += _GELU_SLOPE_IN_UNITS
    inner *= values
    np.tanh(inner, out=inner)
    inner += _ONE
    inner *= values
    return inner


def linear(values: Floats, weight: Floats, bias: Floats, out: Floats | None = None) -> Floats:
    """(n, in) by (in, out) plus (out,)."""
    found: Floats = np.matmul(values, weight, out=out)
    found += bias
    return found


class Linear:
    """A product with weights (in, out) and a bias (out,)."""

    def __init__(self, weight: Floats, bias: Floats) -> None:
        self.weight = weight
        self.bias = bias

    def __call__(self, values: Floats, out: Floats | None = None) -> Floats:
        """(n, in) to (n, out)."""
        return linear(values, self.weight, self.bias, out)


def layer_norm(
    values: Floats, weight: Floats, bias: Floats, epsilon: float, out: Floats | None = None
) -> Floats:
    """Bring each row of (n, width) to mean 0 and variance 1, then scale and shift it."""
    # A product adds up four times as fast as mean().
    means: Floats = values @ np.ones((values.shape[1], 1), np.float32)
    means *= _ONE / np.float32(values.shape[1])
    centred: Floats = np.subtract(values, means, out=out)
    variance = np.vecdot(centred, centred)[:, None] / np.float32(values.shape[1])
    centred *= _ONE / np.sqrt(variance + np.float32(epsilon))
    centred *= weight
    centred += bias
    return centred


def attend(query: Floats, key: Floats, value: Floats, out: Floats) -> None:
    """Scaled dot-product attention over (heads, length, width), into `out`."""
    factor = np.float32(query.shape[-1] ** -0.5)
    # Laid out anew: products of small matrices want the right one as it lies, and gain a third.
    turned = np.multiply(key.transpose(0, 2, 1), factor, order="C")
    scores: Floats = query @ turned
    # In place of taking the largest of each row away, which costs as much as a product: no trained
    # network comes near this, and nothing overflows.
    np.clip(scores, -_FLAT, _FLAT, out=scores)
    np.exp(scores, out=scores)
    np.matmul(scores, value, out=out)
    out /= scores @ np.ones((scores.shape[-1], 1), np.float32)


def sigmoid(values: Floats) -> Floats:
    """The logistic function."""
    # numpy has a fast exponential and a slow tanh; past 80 either way nothing changes any more.
    found = np.clip(values, -_FLAT, _FLAT)
    np.negative(found, out=found)
    np.exp(found, out=found)
    found += _ONE
    return np.reciprocal(found, out=found)


def tanh(values: Floats) -> Floats:
    """The hyperbolic tangent, to 1e-7."""
    found = sigmoid(values + values)
    found += found
    found -= _ONE
    return found


def normalize(values: Floats) -> Floats:
    """Bring the last axis to length one; zeros stay zeros."""
    length = np.linalg.norm(values, axis=-1, keepdims=True)
    found: Floats = values / np.maximum(length, np.float32(1e-12))
    return found


def lstm(values: Floats, layers: Sequence[tuple[Floats, Floats, Floats]]) -> Floats:
    """The last hidden state (n, width) of long short-term memories over (n, time, in).

    Args:
        values: the sequences.
        layers: of each the weights of input and of state, (in, 4 width) and (width, 4 width), and
            their joint bias (4 width,); gates in torch's order: input, forget, cell, output.
    """
    sequence = values
    for from_input, from_state, bias in layers:
        width = len(from_state)
        gates = sequence @ from_input + bias
        state = np.zeros((len(values), width), np.float32)
        cell = np.zeros_like(state)
        found = np.empty((*gates.shape[:2], width), np.float32)
        for step in range(gates.shape[1]):
            now = gates[:, step] + state @ from_state
            opened = sigmoid(now)
            enter, keep, _, leave = np.split(opened, 4, axis=1)
            cell = keep * cell + enter * tanh(now[:, 2 * width : 3 * width])
            state = leave * tanh(cell)
            found[:, step] = state
        sequence = found
    return sequence[:, -1]


def convolve(plane: Floats, kernels: Floats) -> Floats:
    """(height, width) with (out, kh, kw) to (height - kh + 1, width - kw + 1, out)."""
    patches = sliding_window_view(plane, kernels.shape[1:])
    rows = patches.reshape(-1, kernels[0].size)
    return (rows @ kernels.reshape(len(kernels), -1).T).reshape(*patches.shape[:2], -1)


def pad_same(picture: Floats, size: int, stride: int) -> Floats:
    """(height, width, channels) padded as TensorFlow does it: the odd pixel at the end."""
    pads = []
    for length in picture.shape[:2]:
        total = max((-(-length // stride) - 1) * stride + size - length, 0)
        pads.append((total // 2, total - total // 2))
    return np.pad(picture, (*pads, (0, 0)))


def convolve_depthwise(padded: Floats, kernels: Floats, stride: int) -> Floats:
    """Each channel of (height, width, channels) with its own kernel of (kh, kw, channels)."""
    tall, wide = kernels.shape[:2]
    height = (padded.shape[0] - tall) // stride + 1
    width = (padded.shape[1] - wide) // stride + 1
    found = np.zeros((height, width, padded.shape[2]), np.float32)
    for row in range(tall):
        lines = padded[row : row + stride * (height - 1) + 1 : stride]
        for column in range(wide):
            found += (
                lines[:, column : column + stride * (width - 1) + 1 : stride]
                * (kernels[row, column])
            )
    return found


def relu6(values: Floats) -> Floats:
    """Cut to 0..6, in place."""
    return np.clip(values, 0, 6, out=values)
