"""Who speaks, as a vector: Resemblyzer's three-layer LSTM over mel frames.

Wan, Wang, Papir and Lopez Moreno, ICASSP 2018. Its package is not imported: it needs a compiled
voice detector and parts of scipy that are gone.
"""

import logging
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from podplayer.encoders.acoustics import Reals, Signal, Spectrum
from podplayer.encoders.arithmetic import Floats, lstm, normalize
from podplayer.encoders.pickled import CheckpointError, read_checkpoint
from podplayer.encoders.weights import WeightStore

logger = logging.getLogger(__name__)

NAME = "resemblyzer"
_LAYERS = 3
_BANDS, _FFT, _HOP = 40, 400, 160
_PART, _STEP = 160, 120
"""Frames that one vector is made of (1.6 s), and from one to the next."""
_LEVEL = 10.0 ** (-30 / 20)
"""The model was trained on recordings brought up to -30 dB."""
_MOST_PARTS = 40
_SPOKEN = 0.6


class VoiceNet:
    """Three layers of long short-term memory, and a product."""

    def __init__(self, state: Mapping[str, Floats]) -> None:
        """Take the weights under the checkpoint's names. Raises KeyError where one is absent."""
        self._layers = [
            (
                state[f"lstm.weight_ih_l{layer}"].T,
                state[f"lstm.weight_hh_l{layer}"].T,
                state[f"lstm.bias_ih_l{layer}"] + state[f"lstm.bias_hh_l{layer}"],
            )
            for layer in range(_LAYERS)
        ]
        self._weight, self._bias = state["linear.weight"].T, state["linear.bias"]

    def __call__(self, mel: Floats) -> Floats:
        """(n, 160, 40) to (n, 256) unit vectors."""
        return normalize(np.maximum(lstm(mel, self._layers) @ self._weight + self._bias, 0))


class Voice:
    """Sound in, one vector of whoever speaks most out."""

    def __init__(self, net: VoiceNet) -> None:
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
        return normalize(self._net(chosen).mean(0))


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
    try:
        return Voice(VoiceNet(read_checkpoint(files["weights"])["model_state"]))
    except (CheckpointError, KeyError):
        logger.exception("%s cannot be read", files["weights"])
        return None
