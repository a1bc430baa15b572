"""What music plays, as a vector: MusiCNN, trained on the Million Song Dataset's tags.

Pons and Serra, "musicnn: pre-trained convolutional neural networks for music audio tagging", 2019.
The network is rebuilt here in torch; the weights are read from its TensorFlow checkpoint.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from podplayer.encoders.acoustics import Spectrum
from podplayer.encoders.tensor_bundle import BundleError, read_bundle
from podplayer.encoders.weights import WeightStore

logger = logging.getLogger(__name__)

NAME = "musicnn"
PATCH = 187
"""Frames that one vector is made of: three seconds."""
_BANDS = 96
_EPSILON = 1e-3
_LENGTHS = (128, 64, 32)
"""In frames, of the filters over time."""
TAGS = (
    "rock", "pop", "alternative", "indie", "electronic", "female vocalists", "dance", "00s",
    "alternative rock", "jazz", "beautiful", "metal", "chillout", "male vocalists", "classic rock",
    "soul", "indie rock", "Mellow", "electronica", "80s", "folk", "90s", "chill", "instrumental",
    "punk", "oldies", "blues", "hard rock", "ambient", "acoustic", "experimental",
    "female vocalist", "guitar", "Hip-Hop", "70s", "party", "country", "easy listening", "sexy",
    "catchy", "funk", "electro", "heavy metal", "Progressive rock", "60s", "rnb", "indie pop",
    "sad", "House", "happy",
)  # fmt: skip
_LIVELY = ("rock", "metal", "party", "dance")
_CALM = ("ambient", "chillout", "sad", "beautiful")
"""Tags that told energetic from calm excerpts with AUC .86."""

Weights = Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Heard:
    """What the network says of some music."""

    vector: NDArray[np.float32]
    """(200,) unit vector."""
    energy: float
    """-1 calm to 1 lively."""


class _Block(nn.Module):
    """Convolution, ReLU, normalisation, in this order."""

    def __init__(self, channels: int, kernel: tuple[int, int]) -> None:
        super().__init__()
        self.conv = nn.Conv2d(1, channels, kernel)
        self.norm = nn.BatchNorm2d(channels, eps=_EPSILON)

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        found: torch.Tensor = self.norm(torch.relu(self.conv(values)))
        return found


class _Net(nn.Module):
    """Wide filters over timbre and long ones over time, then three layers over both."""

    def __init__(self) -> None:
        super().__init__()
        self.first_norm = nn.BatchNorm2d(1, eps=_EPSILON)
        self.timbral = nn.ModuleList([_Block(204, (7, 38)), _Block(204, (7, 67))])
        self.temporal = nn.ModuleList([_Block(51, (length, 1)) for length in _LENGTHS])
        self.middle = nn.ModuleList([_Block(64, (7, width)) for width in (561, 64, 64)])
        self.pool_norm = nn.BatchNorm1d(1506, eps=_EPSILON)
        self.dense = nn.Linear(1506, 200)
        self.dense_norm = nn.BatchNorm1d(200, eps=_EPSILON)
        self.tags = nn.Linear(200, 50)

    def forward(self, mel: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """(n, 187, 96) log mel to the tags' log-odds (n, 50) and vectors (n, 200)."""
        values = self.first_norm(mel[:, None])
        front = [block(functional.pad(values, (0, 0, 3, 3))) for block in self.timbral]
        for block, length in zip(self.temporal, _LENGTHS, strict=True):
            before = (length - 1) // 2
            front.append(block(functional.pad(values, (0, 0, before, length - 1 - before))))
        joined = torch.cat([one.amax(3).transpose(1, 2) for one in front], 2)
        layers = [joined]
        for number, block in enumerate(self.middle):
            padded = functional.pad(layers[-1][:, None], (0, 0, 3, 3))
            found = block(padded).squeeze(3).transpose(1, 2)
            layers.append(found if number == 0 else found + layers[-1])
        stacked = torch.cat(layers, 2)
        # The original puts maximum and mean side by side in a last axis, which interleaves them.
        pooled = torch.stack([stacked.amax(1), stacked.mean(1)], 2).flatten(1)
        vectors = self.dense_norm(torch.relu(self.dense(self.pool_norm(pooled))))
        return self.tags(vectors), vectors

    @property
    def blocks(self) -> list[_Block]:
        """The convolutions in the order of the checkpoint."""
        blocks = [*self.timbral, *self.temporal, *self.middle]
        return [block for block in blocks if isinstance(block, _Block)]


class Music:
    """Music in, a vector and its energy out."""

    def __init__(self, net: _Net) -> None:
        self._net = net

    def hear(self, spectra: Sequence[Spectrum]) -> Heard | None:
        """Listen to stretches of at least three seconds; None where there is none."""
        patches = [
            np.log10(10_000 * one.mel(_BANDS)[:PATCH] + 1)
            for one in spectra
            if len(one.power) >= PATCH
        ]
        if not patches:
            return None
        with torch.inference_mode():
            tags, vectors = self._net(torch.from_numpy(np.stack(patches).astype(np.float32)))
        said = dict(zip(TAGS, torch.sigmoid(tags).mean(0).tolist(), strict=True))
        lively, calm = (sum(said[tag] for tag in some) for some in (_LIVELY, _CALM))
        return Heard(
            vector=functional.normalize(vectors.mean(0), dim=0).numpy(),
            energy=(lively - calm) / max(lively + calm, 1e-3),
        )


def _name(kind: str, number: int) -> str:
    return kind if number == 0 else f"{kind}_{number}"


def _find(weights: Weights, end: str) -> NDArray[np.float32]:
    """The tensor whose scope ends so; Adam's copies lie under names that go on."""
    return next(value for key, value in weights.items() if f"/{key}".endswith(f"/{end}"))


def _fill_norm(norm: nn.Module, weights: Weights, number: int) -> None:
    scope = _name("batch_normalization", number)
    norm.load_state_dict(
        {
            ours: torch.tensor(_find(weights, f"{scope}/{theirs}"))
            for ours, theirs in (
                ("weight", "gamma"),
                ("bias", "beta"),
                ("running_mean", "moving_mean"),
                ("running_var", "moving_variance"),
            )
        },
        strict=False,
    )


def _build(weights: Weights) -> _Net:
    net = _Net()
    _fill_norm(net.first_norm, weights, 0)
    for number, block in enumerate(net.blocks):
        scope = _name("conv2d", number)
        kernel = torch.tensor(_find(weights, f"{scope}/kernel")).permute(3, 2, 0, 1).contiguous()
        bias = torch.tensor(_find(weights, f"{scope}/bias"))
        block.conv.load_state_dict({"weight": kernel, "bias": bias})
        _fill_norm(block.norm, weights, number + 1)
    _fill_norm(net.pool_norm, weights, 9)
    _fill_norm(net.dense_norm, weights, 10)
    for number, layer in enumerate((net.dense, net.tags)):
        scope = _name("dense", number)
        kernel = torch.tensor(_find(weights, f"{scope}/kernel")).T.contiguous()
        layer.load_state_dict(
            {"weight": kernel, "bias": torch.tensor(_find(weights, f"{scope}/bias"))}
        )
    return net.eval()


def load_music(store: WeightStore) -> Music | None:
    """None where the weights are absent."""
    files = store.find(NAME)
    if files is None:
        return None
    try:
        return Music(_build(read_bundle(files["index"], files["weights"])))
    except (BundleError, StopIteration, RuntimeError):
        logger.exception("%s cannot be read", files["weights"])
        return None
