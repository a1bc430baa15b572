"""What music plays, as a vector: MusiCNN, trained on the Million Song Dataset's tags.

Pons and Serra, "musicnn: pre-trained convolutional neural networks for music audio tagging", 2019.
The network is rebuilt here in numpy; the weights are read from its TensorFlow checkpoint.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from podplayer.encoders.acoustics import Spectrum
from podplayer.encoders.arithmetic import Floats, convolve, linear, normalize, sigmoid
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


class _Norm:
    """What batch normalisation is once training is over: a scale and a shift for each channel."""

    def __init__(self, weights: Weights, number: int) -> None:
        scope = _name("batch_normalization", number)
        gamma, beta, mean, variance = (
            _find(weights, f"{scope}/{part}")
            for part in ("gamma", "beta", "moving_mean", "moving_variance")
        )
        self._scale = gamma / np.sqrt(variance + _EPSILON)
        self._shift = beta - mean * self._scale

    def __call__(self, values: Floats) -> Floats:
        found: Floats = values * self._scale + self._shift
        return found


class _Block:
    """Convolution, ReLU, normalisation, in this order."""

    def __init__(self, weights: Weights, number: int) -> None:
        scope = _name("conv2d", number)
        kernel = _find(weights, f"{scope}/kernel")
        self._kernels = np.ascontiguousarray(kernel[:, :, 0].transpose(2, 0, 1))
        self._bias = _find(weights, f"{scope}/bias")
        self._norm = _Norm(weights, number + 1)

    def __call__(self, plane: Floats, *, before: int, after: int) -> Floats:
        """(time, bands), with so many zeros round its time, to (time, bands left, channels)."""
        padded = np.pad(plane, ((before, after), (0, 0)))
        return self._norm(np.maximum(convolve(padded, self._kernels) + self._bias, 0))


class MusicNet:
    """Wide filters over timbre and long ones over time, then three layers over both."""

    def __init__(self, weights: Weights) -> None:
        """Take the weights from a checkpoint. Raises StopIteration where one is absent."""
        blocks = [_Block(weights, number) for number in range(8)]
        self._timbral, self._temporal, self._middle = blocks[:2], blocks[2:5], blocks[5:]
        self._first_norm, self._pool_norm, self._dense_norm = (
            _Norm(weights, number) for number in (0, 9, 10)
        )
        self._dense, self._tags = (
            tuple(_find(weights, f"{_name('dense', number)}/{part}") for part in ("kernel", "bias"))
            for number in (0, 1)
        )

    def __call__(self, mel: Floats) -> tuple[Floats, Floats]:
        """(187, 96) log mel to the tags' log-odds (50,) and a vector (200,)."""
        plane = self._first_norm(mel)
        front = [block(plane, before=3, after=3) for block in self._timbral]
        for block, length in zip(self._temporal, _LENGTHS, strict=True):
            before = (length - 1) // 2
            front.append(block(plane, before=before, after=length - 1 - before))
        layers = [np.concatenate([one.max(1) for one in front], axis=1)]
        for number, block in enumerate(self._middle):
            found = block(layers[-1], before=3, after=3)[:, 0]
            layers.append(found if number == 0 else found + layers[-1])
        stacked = np.concatenate(layers, axis=1)
        # The original puts maximum and mean side by side in a last axis, which interleaves them.
        pooled = np.stack([stacked.max(0), stacked.mean(0)], axis=1).reshape(1, -1)
        dense = np.maximum(linear(self._pool_norm(pooled), *self._dense), 0)
        vector = self._dense_norm(dense)
        return linear(vector, *self._tags)[0], vector[0]


class Music:
    """Music in, a vector and its energy out."""

    def __init__(self, net: MusicNet) -> None:
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
        heard = [self._net(patch.astype(np.float32)) for patch in patches]
        tags, vectors = (np.stack(part) for part in zip(*heard, strict=True))
        said = dict(zip(TAGS, sigmoid(tags).mean(0).tolist(), strict=True))
        lively, calm = (sum(said[tag] for tag in some) for some in (_LIVELY, _CALM))
        return Heard(
            vector=normalize(vectors.mean(0)),
            energy=(lively - calm) / max(lively + calm, 1e-3),
        )


def _name(kind: str, number: int) -> str:
    return kind if number == 0 else f"{kind}_{number}"


def _find(weights: Weights, end: str) -> NDArray[np.float32]:
    """The tensor whose scope ends so; Adam's copies lie under names that go on."""
    return next(value for key, value in weights.items() if f"/{key}".endswith(f"/{end}"))


def load_music(store: WeightStore) -> Music | None:
    """None where the weights are absent."""
    files = store.find(NAME)
    if files is None:
        return None
    try:
        return Music(MusicNet(read_bundle(files["index"], files["weights"])))
    except (BundleError, StopIteration, ValueError):
        logger.exception("%s cannot be read", files["weights"])
        return None
