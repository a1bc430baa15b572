"""Reads the checkpoints of TensorFlow without TensorFlow: an index, and float32 data behind it.

The index is a LevelDB table (blocks of keys that share their beginnings) whose values are protocol
buffers. Only what one uncompressed checkpoint of floats needs is understood.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_MAGIC = struct.pack("<Q", 0xDB4775248B80FB57)
_FOOTER = 48
_FLOAT = 1
_TYPE, _SHAPE, _OFFSET, _SIZE = 1, 2, 4, 5


class BundleError(ValueError):
    """The files are no such checkpoint."""


def read_bundle(index: Path, data: Path) -> dict[str, NDArray[np.float32]]:
    """Every float tensor by name. Raises BundleError."""
    table = index.read_bytes()
    footer = table[-_FOOTER:]
    if footer[-8:] != _MAGIC:
        raise BundleError("the index of the checkpoint is another kind of file")
    try:
        _, place = _varint(footer, 0)
        _, place = _varint(footer, place)  # the meta index, which is of no interest
        offset, place = _varint(footer, place)
        size, _ = _varint(footer, place)
        values = np.memmap(data, np.uint8, "r")
        return dict(_tensors(table, offset, size, values))
    except (IndexError, struct.error) as error:
        raise BundleError("the index of the checkpoint is cut off") from error


def _tensors(
    table: bytes, offset: int, size: int, values: NDArray[np.uint8]
) -> Iterator[tuple[str, NDArray[np.float32]]]:
    for _, handle in _entries(table, offset, size):
        block_offset, place = _varint(handle, 0)
        block_size, _ = _varint(handle, place)
        for key, value in _entries(table, block_offset, block_size):
            entry = _fields(value)
            if not key or entry.get(_TYPE) != [_FLOAT]:
                continue
            start, length = _number(entry, _OFFSET), _number(entry, _SIZE)
            raw = bytes(values[start : start + length])
            yield key.decode(), np.frombuffer(raw, "<f4").reshape(_shape(entry))


def _shape(entry: dict[int, list[int | bytes]]) -> tuple[int, ...]:
    shape = entry.get(_SHAPE, [b""])[0]
    sizes = _fields(shape if isinstance(shape, bytes) else b"").get(2, [])
    return tuple(_number(_fields(size), 1) for size in sizes if isinstance(size, bytes))


def _number(entry: dict[int, list[int | bytes]], field: int) -> int:
    value = entry.get(field, [0])[0]
    return value if isinstance(value, int) else 0


def _entries(table: bytes, offset: int, size: int) -> Iterator[tuple[bytes, bytes]]:
    """Keys and values of a block."""
    if table[offset + size] != 0:
        raise BundleError("the index of the checkpoint is compressed")
    block = table[offset : offset + size]
    (restarts,) = struct.unpack("<I", block[-4:])
    end, place, key = len(block) - 4 - 4 * restarts, 0, b""
    while place < end:
        shared, place = _varint(block, place)
        own, place = _varint(block, place)
        length, place = _varint(block, place)
        key = key[:shared] + block[place : place + own]
        place += own
        yield key, block[place : place + length]
        place += length


def _fields(message: bytes) -> dict[int, list[int | bytes]]:
    """The fields of a protocol buffer by number."""
    found: dict[int, list[int | bytes]] = {}
    place = 0
    while place < len(message):
        tag, place = _varint(message, place)
        kind = tag & 7
        value: int | bytes
        if kind == 0:
            value, place = _varint(message, place)
        elif kind == 2:
            length, place = _varint(message, place)
            value, place = message[place : place + length], place + length
        elif kind == 5:
            value, place = message[place : place + 4], place + 4
        else:
            raise BundleError(f"a field of the unknown kind {kind}")
        found.setdefault(tag >> 3, []).append(value)
    return found


def _varint(data: bytes, place: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[place]
        place += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, place
