"""What is said, as text with times: Whisper tiny.en through CTranslate2.

Radford et al., ICML 2023. The model hears thirty seconds and writes tokens, some of which are
times; what is cut off at the end of a window is heard again at the beginning of the next one.
Measured: an hour of speech in some two minutes of one core. Optional: the packages are not among
those that podplayer needs.
"""

import re
from collections.abc import Sequence
from typing import Any

import ctranslate2  # type: ignore[import-not-found, unused-ignore]
import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from podplayer.encoders.acoustics import RATE, Signal, Spectrum
from podplayer.encoders.weights import WeightStore
from podplayer.encoders.windows import read_stretch
from podplayer.model.sealed import MediaFile

Line = tuple[int, int, str]
"""Start and end in milliseconds, and the words."""

_SECONDS = 30
_FRAMES = 3_000
_FFT, _HOP, _BANDS = 400, 160, 80
_START, _NO_TIMES = "<|startoftranscript|>", "<|notimestamps|>"
_TICK_MS = 20
_NO_SPEECH = 0.6
_UNSURE = -1.0
"""Mean log-probability of a token: below it, and without speech, the words are made up."""
_MOST_TOKENS = 224
_REST_MS = 500
_SPACE = re.compile(r"\s+")


def log_mel(signal: Signal) -> NDArray[np.float32]:
    """(bands, frames) of thirty seconds, as the model was trained on it."""
    whole = np.zeros(_SECONDS * RATE, dtype=np.float32)
    whole[: len(signal)] = signal[: len(whole)]
    power = Spectrum.of(whole, fft=_FFT, hop=_HOP).mel(_BANDS)[:_FRAMES].T
    level = np.log10(np.maximum(power, 1e-10))
    level = (np.maximum(level, level.max() - 8.0) + 4.0) / 4.0
    return np.ascontiguousarray(level, dtype=np.float32)


class Whisper:
    """English, eight bits a weight, one thread."""

    name = "whisper-tiny.en/int8"
    language = "en"

    def __init__(self, model: Any, tokenizer: Tokenizer) -> None:  # noqa: ANN401 - optional
        self._model = model
        self._tokenizer = tokenizer
        self._first_time = (tokenizer.token_to_id(_NO_TIMES) or 0) + 1  # times follow it

    def write_down(self, path: MediaFile, *, start: int) -> tuple[Sequence[Line], int | None]:
        """Lines of the half minute from `start` ms on, and where the next one begins.

        Raises:
            UnreadableError: the recording cannot be decoded.
        """
        signal = read_stretch(path, start=start / 1000, seconds=_SECONDS)
        length = round(len(signal) * 1000 / RATE)
        is_last = length < _SECONDS * 1000 - _REST_MS
        if length < _REST_MS:
            return (), None
        tokens = self._tokens(signal)
        lines, heard = self.lines(tokens, length=length)
        placed = [(start + begin, start + end, text) for begin, end, text in lines]
        return placed, None if is_last else start + heard

    def _tokens(self, signal: Signal) -> Sequence[int]:
        features = ctranslate2.StorageView.from_array(log_mel(signal)[None])
        (result,) = self._model.generate(
            features,
            [[_START]],
            beam_size=1,
            max_length=_MOST_TOKENS,
            no_repeat_ngram_size=12,
            return_scores=True,
            return_no_speech_prob=True,
        )
        if result.no_speech_prob > _NO_SPEECH and result.scores[0] < _UNSURE:
            return ()
        return list(result.sequences_ids[0])

    def lines(self, tokens: Sequence[int], *, length: int) -> tuple[list[Line], int]:
        """What the tokens of a window say, and up to where it is complete, in ms of the window."""
        lines: list[Line] = []
        words: list[int] = []
        begin = heard = 0
        for token in tokens:
            if token < self._first_time:
                words.append(token)
                continue
            at = min((token - self._first_time) * _TICK_MS, length)
            if words:
                self._add(lines, words, begin, at)
                words, heard = [], at
            begin = at
        if words and (not lines or length < _SECONDS * 1000 - _REST_MS):
            self._add(lines, words, begin, length)  # no time behind them, and nothing follows
            return lines, length
        # What has only begun is heard whole in the next window: words without a time behind them,
        # or a second time at the very end.
        has_begun = bool(words) or all(token >= self._first_time for token in tokens[-2:])
        return lines, heard if has_begun and heard > 0 else length

    def _add(self, lines: list[Line], words: Sequence[int], begin: int, end: int) -> None:
        text = _SPACE.sub(" ", self._tokenizer.decode(list(words))).strip()
        if text and not (lines and lines[-1][2] == text):
            lines.append((begin, max(begin, end), text))


def load_speech(store: WeightStore) -> Whisper | None:
    """The model, or None where its files are not installed or not what they should be."""
    files = store.find("whisper-tiny.en")
    if files is None:
        return None
    model = ctranslate2.models.Whisper(
        str(files["weights"].parent), device="cpu", compute_type="int8", intra_threads=1
    )
    return Whisper(model, Tokenizer.from_file(str(files["tokenizer"])))
