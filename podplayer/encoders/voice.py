"""Who speaks, as a vector: Resemblyzer's three-layer LSTM over mel frames.

Wan, Wang, Papir and Lopez Moreno, ICASSP 2018. Its package is not imported: it needs a compiled
voice detector and parts of scipy that are gone.
"""

import logging
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from podplayer.encoders.acoustics import Reals, Signal, Spectrum
from podplayer.encoders.weights import WeightStore

logger = logging.getLogger(__name__)

NAME = "resemblyzer"
_BANDS, _FFT, _HOP = 40, 400, 160
_PART, _STEP = 160, 120
"""Frames that one vector is made of (1.6 s), and from one to the next."""
_LEVEL = 10.0 ** (-30 / 20)
"""The model was trained on recordings brought up to -30 dB."""
_MOST_PARTS = 40
_SPOKEN = 0.6


class _Net(torch.nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.lstm = torch.nn.LSTM(_BANDS, 256, 3, batch_first=True)
        self.linear = torch.nn.Linear(256, 256)

    def forward(self, mel: torch.Tensor) -> torch.Tensor:
        """(n, 160, 40) to (n, 256) unit vectors."""
        _, (hidden, _) = self.lstm(mel)
        return functional.normalize(torch.relu(self.linear(hidden[-1])), dim=1)


class Voice:
    """Sound in, one vector of whoever speaks most out."""

    def __init__(self, net: _Net) -> None:
        self._net = net

    def vector(
        self, windows: Sequence[Signal], speech: Sequence[Reals] | None
    ) -> NDArray[np.float32] | None:
        """(256,) unit vector, or None where nobody speaks.

        Args:
            windows: stretches of sound.
            speech: for each the probability of speech, evenly over its time; None where that is
                not known, then all that sounds is taken for speech.
        """
        parts: list[NDArray[np.float32]] = []
        for place, window in enumerate(windows):
            parts += _spoken_parts(window, None if speech is None else speech[place])
        if not parts:
            return None
        chosen = np.stack(parts)[:: -(-len(parts) // _MOST_PARTS)]
        with torch.inference_mode():
            found = self._net(torch.from_numpy(chosen)).mean(0)
        vector: NDArray[np.float32] = functional.normalize(found, dim=0).numpy()
        return vector


def _spoken_parts(window: Signal, speech: Reals | None) -> list[NDArray[np.float32]]:
    level = float(np.sqrt(np.mean(np.square(window))))
    if level < 1e-4:
        return []
    mel = Spectrum.of(window * max(1.0, _LEVEL / level), fft=_FFT, hop=_HOP).mel(_BANDS)
    return [
        mel[start : start + _PART]
        for start in range(0, len(mel) - _PART + 1, _STEP)
        if speech is None or _share(speech, start / len(mel), (start + _PART) / len(mel)) >= _SPOKEN
    ]


def _share(speech: Reals, begin: float, end: float) -> float:
    part = speech[int(begin * len(speech)) : max(1, int(end * len(speech)))]
    return float((part > 0.5).mean()) if len(part) else 0.0


def load_voice(store: WeightStore) -> Voice | None:
    """None where the weights are absent."""
    files = store.find(NAME)
    if files is None:
        return None
    # weights_only: the file is a pickle, and nothing but tensors may come out of it.
    state = torch.load(files["weights"], map_location="cpu", weights_only=True)["model_state"]
    net = _Net().eval()
    net.load_state_dict({name: value for name, value in state.items() if name[:3] != "sim"})
    return Voice(net)
