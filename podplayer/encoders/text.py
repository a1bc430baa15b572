"""Sentence encoders: a small BERT over windows of a text, mean-pooled, on one core.

Choices and their measurements: fp32 unless the CPU multiplies bfloat16 itself (without, bf16 is
four times slower); no int8, which changes one neighbour in five; no compilation, which costs half
a minute for each shape; batches of 16 windows, sorted by length.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from podplayer.encoders.bert import Bert, BertShape
from podplayer.encoders.q4 import FormatError, read_e5
from podplayer.encoders.weights import WeightStore

logger = logging.getLogger(__name__)

Vectors = npt.NDArray[np.float32]

E5 = "multilingual-e5-small"
MINILM = "all-MiniLM-L6-v2"

_CPUINFO = Path("/proc/cpuinfo")
_BF16_FLAGS = frozenset({"amx_bf16", "avx512_bf16"})
_WINDOW = 256
_MAX_WINDOWS = 4
_BATCH = 16
_MAX_CHARACTERS = 8000
"""More than four windows hold in any language; the tokenizer need not see the rest."""


def has_bf16(cpuinfo: Path = _CPUINFO) -> bool:
    """Whether the CPU multiplies bfloat16 in hardware. Where nobody says so, it does not."""
    try:
        text = cpuinfo.read_text(encoding="utf-8")
    except OSError:
        return False
    return any(
        not _BF16_FLAGS.isdisjoint(line.split())
        for line in text.splitlines()
        if line.startswith("flags")
    )


def prepare_torch() -> None:
    """Keep torch to the one core it may have. Once, before the first encoder."""
    torch.set_num_threads(1)


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
        """Give (n, dimensions) unit vectors: the mean over the tokens of all windows."""
        sums = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        windows = sorted(self._windows(texts), key=lambda window: len(window.ids))
        for start in range(0, len(windows), _BATCH):
            batch = windows[start : start + _BATCH]
            # A text may have two windows in one batch, so the sum cannot be a plain fancy index.
            with torch.inference_mode():
                summed = self._net([window.ids for window in batch]).numpy()
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
            for start in range(0, max(1, len(ids)), room):
                inner = ids[start : start + room]
                windows.append(_Window(index, [*self._marks.start, *inner, self._marks.end]))
        return windows


def _id(tokenizer: Tokenizer, token: str) -> int:
    number = tokenizer.token_to_id(token)
    if number is None:
        raise FormatError(f"the tokenizer lacks {token}")
    return number


def load_e5(store: WeightStore, *, is_bf16: bool) -> TextEncoder | None:
    """multilingual-e5-small: every language in one space. None where its files are absent."""
    files = store.find(E5)
    if files is None:
        return None
    tokenizer = Tokenizer.from_file(str(files["tokenizer"]))
    try:
        net = read_e5(files["weights"])
    except FormatError:
        logger.exception("%s cannot be read", files["weights"])
        return None
    # "query: " on both sides is what the model was trained with for likeness.
    prefix = tokenizer.encode("query: ", add_special_tokens=False).ids
    if is_bf16:
        net.use_bf16()
    return TextEncoder(
        name=f"{E5}/q4-{'bf16' if is_bf16 else 'fp32'}",
        net=net,
        tokenizer=tokenizer,
        marks=_Marks(
            start=(_id(tokenizer, "<s>"), *prefix),
            end=_id(tokenizer, "</s>"),
        ),
    )


def _shape_of(config: Mapping[str, Any]) -> BertShape:
    return BertShape(
        width=config["hidden_size"],
        layers=config["num_hidden_layers"],
        heads=config["num_attention_heads"],
        inner=config["intermediate_size"],
        positions=config["max_position_embeddings"],
        epsilon=config["layer_norm_eps"],
    )


def load_minilm(store: WeightStore, *, is_bf16: bool) -> TextEncoder | None:
    """all-MiniLM-L6-v2: English, half the cost. None where its files are absent."""
    files = store.find(MINILM)
    if files is None:
        return None
    config = json.loads(files["config"].read_text(encoding="utf-8"))
    state = load_file(files["weights"])
    table = state["embeddings.word_embeddings.weight"]
    words = torch.nn.Embedding(table.shape[0], table.shape[1], _weight=table)
    net = Bert(_shape_of(config), state, words=words)
    if is_bf16:
        net.use_bf16()
    tokenizer = Tokenizer.from_file(str(files["tokenizer"]))
    return TextEncoder(
        name=f"{MINILM}/{'bf16' if is_bf16 else 'fp32'}",
        net=net,
        tokenizer=tokenizer,
        marks=_Marks(
            start=(_id(tokenizer, "[CLS]"),),
            end=_id(tokenizer, "[SEP]"),
        ),
    )
