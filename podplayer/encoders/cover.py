"""A cover becomes a vector: what it looks like, and its few main colours.

The look is EfficientNet-Lite0's (Tan and Le, ICML 2019) before its classes. Covers are mostly
lettering and faces, which it was not trained on: a weak hint, and used as one.
"""

import logging
from pathlib import Path
from typing import Any

import av
import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from podplayer.encoders.weights import WeightStore
from podplayer.encoders.windows import UnreadableError
from podplayer.model.senses import COLOURS, COVER, COVER_BLOCKS, COVER_WIDTH

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
_STAGES = (
    (3, 1, 1, 16, 1),
    (3, 2, 6, 24, 2),
    (5, 2, 6, 40, 2),
    (3, 2, 6, 80, 3),
    (5, 1, 6, 112, 3),
    (5, 2, 6, 192, 4),
    (3, 1, 6, 320, 1),
)
"""Kernel, stride, expansion, channels, repeats."""
_ROUNDS = 8
_SMALL_SIDE = 56

Pixels = NDArray[np.uint8]


class _Same(nn.Conv2d):
    """Padding as TensorFlow does it: the odd pixel at the end."""

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        size, stride = self.kernel_size[0], self.stride[0]
        pads: list[int] = []
        for length in (values.shape[-1], values.shape[-2]):
            total = max((-(-length // stride) - 1) * stride + size - length, 0)
            pads += [total // 2, total - total // 2]
        padded = functional.pad(values, pads)
        found: torch.Tensor = self._conv_forward(padded, self.weight, self.bias)  # type: ignore[no-untyped-call, unused-ignore]
        return found


def _norm(channels: int) -> nn.BatchNorm2d:
    return nn.BatchNorm2d(channels, eps=1e-3)


class _Inverted(nn.Module):
    """Widen, look around in each channel, narrow. Names are the checkpoint's."""

    def __init__(self, into: int, out: int, *, kernel: int, stride: int, expansion: int) -> None:
        super().__init__()
        inner = into * expansion
        self.expansion = expansion
        self.is_residual = stride == 1 and into == out
        if expansion != 1:
            self._expand_conv = nn.Conv2d(into, inner, 1, bias=False)
            self._bn0 = _norm(inner)
        self._depthwise_conv = _Same(inner, inner, kernel, stride, groups=inner, bias=False)
        self._bn1 = _norm(inner)
        self._project_conv = nn.Conv2d(inner, out, 1, bias=False)
        self._bn2 = _norm(out)

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        found = values
        if self.expansion != 1:
            found = functional.relu6(self._bn0(self._expand_conv(found)))
        found = functional.relu6(self._bn1(self._depthwise_conv(found)))
        narrow: torch.Tensor = self._bn2(self._project_conv(found))
        return narrow + values if self.is_residual else narrow


class Lite0(nn.Module):
    """EfficientNet-Lite0, whose checkpoint loads strictly."""

    def __init__(self) -> None:
        super().__init__()
        self._conv_stem = _Same(3, 32, 3, 2, bias=False)
        self._bn0 = _norm(32)
        blocks, into = [], 32
        for kernel, stride, expansion, out, repeats in _STAGES:
            for number in range(repeats):
                blocks.append(
                    _Inverted(
                        into,
                        out,
                        kernel=kernel,
                        stride=stride if number == 0 else 1,
                        expansion=expansion,
                    )
                )
                into = out
        self._blocks = nn.ModuleList(blocks)
        self._conv_head = nn.Conv2d(320, 1280, 1, bias=False)
        self._bn1 = _norm(1280)
        self._fc = nn.Linear(1280, 1000)

    def forward(self, values: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """(n, 3, 224, 224) to the look (n, 1280) and the classes of ImageNet (n, 1000)."""
        values = functional.relu6(self._bn0(self._conv_stem(values)))
        for block in self._blocks:
            values = block(values)
        look = functional.relu6(self._bn1(self._conv_head(values))).mean((2, 3))
        return look, self._fc(look)


def read_pixels(path: Path) -> Pixels:
    """(224, 224, 3) red, green and blue, on white. Raises UnreadableError."""
    with path.open("rb") as file:
        head = file.read(16)
    kind = next((name for magic, name in _KINDS if head.startswith(magic)), None)
    if kind is None:
        raise UnreadableError("The cover is not a JPEG, PNG, GIF or WebP picture.")
    try:
        with av.open(str(path), format=kind, options={"protocol_whitelist": "file"}) as container:
            return _first_picture(container)
    except (av.error.FFmpegError, OSError, ValueError) as error:
        raise UnreadableError(f"The cover cannot be decoded ({error}).") from error


def _first_picture(container: Any) -> Pixels:  # noqa: ANN401 - av types it as a union of containers
    stream = container.streams.video[0]
    if stream.width * stream.height > _MOST_PIXELS:
        raise UnreadableError(f"The cover is too large ({stream.width} x {stream.height} pixels).")
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
    raise UnreadableError("The cover holds no picture.")


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

    def encode(self, path: Path) -> NDArray[np.float32]:
        """(1300,) as model.senses lays it out. Raises UnreadableError."""
        pixels = read_pixels(path)
        values = (torch.from_numpy(pixels.astype(np.float32)).permute(2, 0, 1)[None] - 127) / 128
        with torch.inference_mode():
            look, _ = self._net(values.contiguous(memory_format=torch.channels_last))
        vector = np.zeros(COVER_WIDTH, dtype=np.float32)
        vector[COVER_BLOCKS["look"]] = functional.normalize(look[0], dim=0).numpy()
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
    net = Lite0()
    net.load_state_dict(torch.load(files["weights"], map_location="cpu", weights_only=True))
    return CoverEncoder(net.eval())
