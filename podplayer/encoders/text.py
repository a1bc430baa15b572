"""Sentence encoders: a small BERT over windows of a text, mean-pooled, on one core.

Batches of 16 windows, sorted by length. In 8 bits E5 reads twice as fast and changes one of
twenty neighbours (docs/decisions/0012-eight-bits.md); MiniLM is quick as it is.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from podplayer.encoders.bert import Bert, BertShape, Products
from podplayer.encoders.int8 import to_int8
from podplayer.encoders.q4 import FormatError, read_e5
from podplayer.encoders.weights import WeightStore

logger = logging.getLogger(__name__)

Vectors = npt.NDArray[np.float32]

E5 = "multilingual-e5-small"
MINILM = "all-MiniLM-L6-v2"

Precision = Literal["fp32", "int8"]

_WINDOW = 256
_MAX_WINDOWS = 4
_BATCH = 16
_MAX_CHARACTERS = 8000
"""More than four windows hold in any language; the tokenizer need not see the rest."""


_SAMPLES = (
    "The parliament votes today on the climate law, and our guests explain what happens next.",
    "Fußball am Wochenende: wer gewinnt die Liga?",
    "Una historia sobre la ciencia, la memoria y el océano.",
    "今日のゲストは作家です。映画と音楽について話します。",
    "Новости недели: рынок, политика, спорт.",
    "هذا الأسبوع نتحدث عن التاريخ والموسيقى.",
    "Vi snakker om mat, reiser og bøker med en gjest fra Bergen.",
    "Episode 42 - S03E07: https://example.org | 12:30 #tech @host (rerun)",
)
"""What episodes say of themselves, for the balance of 8-bit products: made up, and never changed,
or vectors of one name would differ."""


@dataclass(frozen=True, slots=True)
class _Marks:
    """Token ids that stand round every window."""

    start: tuple[int, ...]
    end: int


@dataclass(frozen=True, slots=True)
class _Window:
    text: int
    """Index of the text it is a part of."""
    ids: list[int]


class TextEncoder:
    """A BERT and its tokenizer: texts in, unit vectors out. Not for two threads at once."""

    def __init__(
        self,
        *,
        name: str,
        net: Bert,
        tokenizer: Tokenizer,
        marks: _Marks,
    ) -> None:
        self.name = name
        self.dimensions = net.width
        self._net = net
        self._tokenizer = tokenizer
        self._marks = marks
        # The files' own limits (128 and 512) would cut a long text to its first window.
        tokenizer.no_truncation()
        tokenizer.no_padding()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Give (n, dimensions) unit vectors: the mean over the tokens of all windows.

        Zeros where a text has no token.
        """
        sums = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        windows = sorted(self._windows(texts), key=lambda window: len(window.ids))
        for start in range(0, len(windows), _BATCH):
            batch = windows[start : start + _BATCH]
            # A text may have two windows in one batch, so the sum cannot be a plain fancy index.
            summed = self._net([window.ids for window in batch])
            np.add.at(sums, [window.text for window in batch], summed)
        # Dividing by the number of tokens first would change nothing: the length becomes one.
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        unit: Vectors = sums / np.maximum(lengths, 1e-9)
        return unit

    def _windows(self, texts: Sequence[str]) -> list[_Window]:
        room = _WINDOW - len(self._marks.start) - 1
        heads = [text[:_MAX_CHARACTERS] for text in texts]
        windows = []
        for index, encoding in enumerate(
            self._tokenizer.encode_batch(heads, add_special_tokens=False)
        ):
            ids = encoding.ids[: room * _MAX_WINDOWS]
            for start in range(0, len(ids), room):
                inner = ids[start : start + room]
                windows.append(_Window(index, [*self._marks.start, *inner, self._marks.end]))
        return windows


def _id(tokenizer: Tokenizer, token: str) -> int:
    number = tokenizer.token_to_id(token)
    if number is None:
        raise FormatError(f"the tokenizer lacks {token}")
    return number


def load_e5(store: WeightStore, precision: Precision = "fp32") -> TextEncoder | None:
    """multilingual-e5-small: every language in one space. None where its files are absent."""
    files = store.find(E5)
    if files is None:
        return None
    tokenizer = Tokenizer.from_file(str(files["tokenizer"]))
    try:
        build = read_e5(files["weights"])
    except FormatError:
        logger.exception("%s cannot be read", files["weights"])
        return None
    # "query: " on both sides is what the model was trained with for likeness.
    prefix = tokenizer.encode("query: ", add_special_tokens=False).ids
    marks = _Marks(start=(_id(tokenizer, "<s>"), *prefix), end=_id(tokenizer, "</s>"))
    if precision == "int8":
        samples = tokenizer.encode_batch(list(_SAMPLES), add_special_tokens=False)
        net = to_int8(build, [[*marks.start, *sample.ids, marks.end] for sample in samples])
    else:
        net = build(Products())
    return TextEncoder(name=f"{E5}/q4-{precision}", net=net, tokenizer=tokenizer, marks=marks)


def _shape_of(config: Mapping[str, Any]) -> BertShape:
    return BertShape(
        width=config["hidden_size"],
        layers=config["num_hidden_layers"],
        heads=config["num_attention_heads"],
        inner=config["intermediate_size"],
        positions=config["max_position_embeddings"],
        epsilon=config["layer_norm_eps"],
    )


def load_minilm(store: WeightStore) -> TextEncoder | None:
    """all-MiniLM-L6-v2: English, half the cost. None where its files are absent."""
    files = store.find(MINILM)
    if files is None:
        return None
    config = json.loads(files["config"].read_text(encoding="utf-8"))
    state = load_file(files["weights"])
    words = state["embeddings.word_embeddings.weight"]
    net = Bert(_shape_of(config), state, words=words.__getitem__)
    tokenizer = Tokenizer.from_file(str(files["tokenizer"]))
    return TextEncoder(
        name=f"{MINILM}/fp32",
        net=net,
        tokenizer=tokenizer,
        marks=_Marks(
            start=(_id(tokenizer, "[CLS]"),),
            end=_id(tokenizer, "[SEP]"),
        ),
    )
