"""A cover becomes a vector: what it looks like, and its few main colours.

The look is EfficientNet-Lite0's (Tan and Le, ICML 2019) before its classes. Covers are mostly
lettering and faces, which it was not trained on: a weak hint, and used as one.
"""

import logging
from collections.abc import Mapping
from typing import Any

import av
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from podplayer.encoders.arithmetic import (
    Floats,
    convolve_depthwise,
    linear,
    normalize,
    pad_same,
    relu6,
)
from podplayer.encoders.pickled import CheckpointError, read_checkpoint
from podplayer.encoders.weights import WeightStore
from podplayer.encoders.windows import UnreadableError
from podplayer.model.sealed import MediaFile, for_decoder
from podplayer.model.senses import COLOURS, COVER, COVER_BLOCKS, COVER_WIDTH
from podplayer.model.sentence import say

logger = logging.getLogger(__name__)

NAME = "efficientnet-lite0"
_SIDE = 224
_MOST_PIXELS = 64_000_000
_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "png_pipe"),
    (b"\xff\xd8\xff", "jpeg_pipe"),
    (b"GIF8", "gif"),
    (b"RIFF", "webp_pipe"),
)
_EPSILON = 1e-3
_STEM = 32
_STAGES = ((1, 16, 1), (2, 24, 2), (2, 40, 2), (2, 80, 3), (1, 112, 3), (2, 192, 4), (1, 320, 1))
"""Stride, channels, repeats. The sizes of the kernels are those of the weights."""
_ROUNDS = 8
_SMALL_SIDE = 56

Pixels = NDArray[np.uint8]
Weights = Mapping[str, Floats]


class _Step:
    """A convolution and the normalisation after it, as one."""

    def __init__(self, state: Weights, conv: str, norm: str) -> None:
        scale = state[f"{norm}.weight"] / np.sqrt(state[f"{norm}.running_var"] + _EPSILON)
        kernels = state[f"{conv}.weight"] * scale[:, None, None, None]
        # As the products want them: (kh, kw, in, out).
        self.kernels: Floats = np.ascontiguousarray(kernels.transpose(2, 3, 1, 0))
        self.bias: Floats = state[f"{norm}.bias"] - state[f"{norm}.running_mean"] * scale


class _Inverted:
    """Widen, look around in each channel, narrow. Names are the checkpoint's."""

    def __init__(self, state: Weights, prefix: str, *, stride: int, is_residual: bool) -> None:
        self._widen = None
        if f"{prefix}._expand_conv.weight" in state:
            self._widen = _Step(state, f"{prefix}._expand_conv", f"{prefix}._bn0")
        self._look = _Step(state, f"{prefix}._depthwise_conv", f"{prefix}._bn1")
        self._narrow = _Step(state, f"{prefix}._project_conv", f"{prefix}._bn2")
        self._stride = stride
        self._is_residual = is_residual

    def __call__(self, values: Floats) -> Floats:
        found = values if self._widen is None else relu6(_pointwise(values, self._widen))
        kernels = self._look.kernels[:, :, 0]
        padded = pad_same(found, len(kernels), self._stride)
        found = convolve_depthwise(padded, kernels, self._stride)
        found += self._look.bias
        narrow = _pointwise(relu6(found), self._narrow)
        return narrow + values if self._is_residual else narrow


class Lite0:
    """EfficientNet-Lite0 without its classes."""

    def __init__(self, state: Weights) -> None:
        """Take the weights under the checkpoint's names. Raises KeyError where one is absent."""
        self._stem = _Step(state, "_conv_stem", "_bn0")
        self._blocks: list[_Inverted] = []
        into = _STEM
        for stride, out, repeats in _STAGES:
            for number in range(repeats):
                self._blocks.append(
                    _Inverted(
                        state,
                        f"_blocks.{len(self._blocks)}",
                        stride=stride if number == 0 else 1,
                        is_residual=number > 0 or (stride == 1 and into == out),
                    )
                )
            into = out
        self._head = _Step(state, "_conv_head", "_bn1")

    def __call__(self, picture: Floats) -> Floats:
        """(224, 224, 3) to the look (1280,)."""
        padded = pad_same(picture, 3, 2)
        patches = sliding_window_view(padded, (3, 3), axis=(0, 1))[::2, ::2]
        rows = patches.transpose(0, 1, 3, 4, 2).reshape(-1, 27)
        values = linear(rows, self._stem.kernels.reshape(27, -1), self._stem.bias)
        values = relu6(values).reshape(*patches.shape[:2], -1)
        for block in self._blocks:
            values = block(values)
        look: Floats = relu6(_pointwise(values, self._head)).mean((0, 1))
        return look


def _pointwise(values: Floats, step: _Step) -> Floats:
    """A convolution of one pixel: a product over the channels."""
    flat = values.reshape(-1, values.shape[-1])
    return linear(flat, step.kernels[0, 0], step.bias).reshape(*values.shape[:2], -1)


def read_pixels(path: MediaFile) -> Pixels:
    """(224, 224, 3) red, green and blue, on white. Raises UnreadableError."""
    with path.open("rb") as file:
        head = file.read(16)
    kind = next((name for magic, name in _KINDS if head.startswith(magic)), None)
    if kind is None:
        raise UnreadableError(say("The cover is not a JPEG, PNG, GIF or WebP picture."))
    try:
        options = {"protocol_whitelist": "file"}
        with av.open(for_decoder(path), format=kind, options=options) as container:
            return _first_picture(container)
    except (av.error.FFmpegError, OSError, ValueError) as error:
        raise UnreadableError(say("The cover cannot be decoded ({error}).", error=error)) from error


def _first_picture(container: Any) -> Pixels:  # noqa: ANN401 - av types it as a union of containers
    stream = container.streams.video[0]
    if stream.width * stream.height > _MOST_PIXELS:
        raise UnreadableError(
            say(
                "The cover is too large ({width} x {height} pixels).",
                width=stream.width,
                height=stream.height,
            )
        )
    context = stream.codec_context
    context.thread_count = 1
    context.options = {"max_pixels": str(_MOST_PIXELS), **_reduction(context)}
    for frame in container.decode(video=0):
        small = frame.to_ndarray(
            width=_SIDE, height=_SIDE, format="rgba", interpolation="BICUBIC"
        ).astype(np.float32)
        opaque = small[:, :, 3:] / 255
        on_white = small[:, :, :3] * opaque + 255 * (1 - opaque)
        return np.asarray(np.rint(on_white), dtype=np.uint8)
    raise UnreadableError(say("The cover holds no picture."))


def _reduction(context: Any) -> dict[str, str]:  # noqa: ANN401 - as above
    """A JPEG of 3000 pixels is decoded at a quarter of them, as its blocks allow."""
    if context.name != "mjpeg":
        return {}
    steps = 0
    while steps < 3 and min(context.width, context.height) >> (steps + 1) >= 2 * _SIDE:
        steps += 1
    return {"lowres": str(steps)}


class CoverEncoder:
    """Pictures in, vectors out."""

    name = COVER
    dimensions = COVER_WIDTH

    def __init__(self, net: Lite0) -> None:
        self._net = net

    def encode(self, path: MediaFile) -> NDArray[np.float32]:
        """(1300,) as model.senses lays it out. Raises UnreadableError."""
        pixels = read_pixels(path)
        values = (pixels.astype(np.float32) - np.float32(127)) / np.float32(128)
        look = self._net(values)
        vector = np.zeros(COVER_WIDTH, dtype=np.float32)
        vector[COVER_BLOCKS["look"]] = normalize(look)
        vector[COVER_BLOCKS["palette"]] = palette(pixels).ravel()
        return vector


def lab(pixels: NDArray[np.floating]) -> NDArray[np.float64]:
    """(n, 3) red, green, blue from 0 to 1 to CIE L*a*b* (D65): distances as the eye sees them."""
    linear = np.where(pixels > 0.04045, ((pixels + 0.055) / 1.055) ** 2.4, pixels / 12.92)
    matrix = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    )
    xyz = linear @ matrix.T / np.array([0.9505, 1.0, 1.089])
    root = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    x, y, z = root.T
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=1)


def palette(pixels: Pixels) -> NDArray[np.float32]:
    """(5, 4) L, a, b and share of the main colours, the largest first; zeros where there are fewer.

    k-means, begun at the pixels that are farthest apart, so that the same cover gives the same.
    """
    step = pixels.shape[0] // _SMALL_SIDE
    points = lab(pixels[::step, ::step].reshape(-1, 3) / 255)
    centres = points[:1]
    for _ in range(COLOURS - 1):
        far = ((points[:, None] - centres[None]) ** 2).sum(2).min(1)
        if far.max() < 25:  # what is nearer cannot be told apart by most
            break
        centres = np.vstack([centres, points[far.argmax()]])
    for _ in range(_ROUNDS):
        own = ((points[:, None] - centres[None]) ** 2).sum(2).argmin(1)
        kept = [place for place in range(len(centres)) if (own == place).any()]
        centres = np.stack([points[own == place].mean(0) for place in kept])
    own = ((points[:, None] - centres[None]) ** 2).sum(2).argmin(1)
    shares = np.bincount(own, minlength=len(centres)) / len(points)
    order = np.argsort(-shares, kind="stable")
    found = np.zeros((COLOURS, 4), dtype=np.float32)
    found[: len(centres), :3] = centres[order]
    found[: len(centres), 3] = shares[order]
    return found


def load_cover(store: WeightStore) -> CoverEncoder | None:
    """None where the weights are absent."""
    files = store.find(NAME)
    if files is None:
        return None
    try:
        return CoverEncoder(Lite0(read_checkpoint(files["weights"])))
    except (CheckpointError, KeyError):
        logger.exception("%s cannot be read", files["weights"])
        return None
