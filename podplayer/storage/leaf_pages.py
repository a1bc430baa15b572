"""The rows of a library's file, page by page, without SQLite: it refuses a file without a schema.

After https://sqlite.org/fileformat2.html. What is read here may be anything at all: whatever does
not fit to the last byte is no row.
"""

import contextlib
import importlib
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from podplayer.storage.cipher import HEADER

_SIZE = 4096
"""Of a page: what SQLite makes unless it is told otherwise, and podplayer does not."""
_SEALED = 80
"""What SQLCipher keeps at the end of each page: 16 bytes to begin with, and a checksum."""
_IV = 16
_FILE_HEADER = 100
_LEAF, _INTERIOR = 0x0D, 0x05
"""Of tables that have row numbers."""
_KEYED = {0x0A: 8, 0x02: 12}
"""Kinds of pages of indexes and of tables without row numbers, with how long their heads are."""
_WAL_HEADER, _FRAME_HEADER = 32, 24
_LONGEST = 64_000_000
"""Bytes of a row: more than any text or picture that podplayer stores."""

Value = None | int | float | str | bytes


@dataclass(frozen=True, slots=True)
class Row:
    """One row: of which table is not said in it."""

    number: int
    values: tuple[Value, ...]
    """None in place of a column that is the row's number. Columns added later may be missing."""


class LeafPages:
    """The pages of a library and of what stands beside it in its -wal."""

    def __init__(self, path: Path, key: bytes | None) -> None:
        self._data = path.read_bytes()
        self._key = key
        self._usable = _SIZE - (0 if key is None else _SEALED)
        self._newer = _wal_pages(path.with_name(path.name + "-wal"))
        self.count = max(len(self._data) // _SIZE, *self._newer, 0)

    @property
    def schema_version(self) -> int:
        """As the first page says; 0 where that is not to be believed."""
        first = self._page(1)
        is_header = first.startswith(HEADER) or self._key is not None
        is_ours = is_header and first[18:24] == bytes((2, 2, _SIZE - self._usable, 64, 32, 32))
        return _number(first, 60) if is_ours else 0

    def leaves(self) -> Iterator[tuple[int, list[Row]]]:
        """Page numbers and rows of what looks like a leaf and is in use."""
        free = self._free() if self.schema_version else set()
        for number in range(1, self.count + 1):
            page = self._page(number)
            if number in free or page[_start(number) : _start(number) + 1] != bytes((_LEAF,)):
                continue
            rows = self._rows(number, page)
            if rows:
                yield number, rows

    def keyed_rows(self) -> Iterator[tuple[Value, ...]]:
        """What stands in indexes and in tables without row numbers, inner pages too."""
        free = self._free() if self.schema_version else set()
        for number in range(1, self.count + 1):
            page = self._page(number)
            head = _KEYED.get(page[_start(number)])
            if head is None or number in free:
                continue
            for at in _pointers(page, _start(number), head=head):
                # The cells of inner pages begin with the number of a child.
                with contextlib.suppress(ValueError, IndexError, struct.error):
                    size, after = _varint(page, at + head - 8)
                    most = (self._usable - 12) * 64 // 255 - 23
                    yield _values(self._payload(page, after, size, most=most))

    def branches(self) -> dict[int, list[tuple[int, int | None]]]:
        """For each inner page its children from the left: page, and highest row number if said."""
        found = {}
        for number in range(1, self.count + 1):
            page, start = self._page(number), _start(number)
            if page[start : start + 1] != bytes((_INTERIOR,)):
                continue
            children: list[tuple[int, int | None]] = []
            for at in _pointers(page, start, head=12):
                with contextlib.suppress(IndexError):
                    children.append((_number(page, at), _varint(page, at + 4)[0]))
            children.append((_number(page, start + 8), None))
            if all(0 < child <= self.count for child, _ in children):
                found[number] = children
        return found

    def _page(self, number: int) -> bytes:
        raw = self._newer.get(number) or self._data[(number - 1) * _SIZE : number * _SIZE]
        if len(raw) < _SIZE:
            return bytes(_SIZE)
        if self._key is None:
            return raw
        end = self._usable
        ciphers = importlib.import_module("cryptography.hazmat.primitives.ciphers")
        begin = ciphers.modes.CBC(raw[end : end + _IV])
        opened = ciphers.Cipher(ciphers.algorithms.AES(self._key), begin).decryptor()
        # The salt, which stands where a plain file says what it is, is not encrypted.
        salt = len(HEADER) if number == 1 else 0
        return raw[:salt] + bytes(opened.update(raw[salt:end])) + bytes(_SEALED)

    def _free(self) -> set[int]:
        """Pages that hold what was deleted."""
        trunk = _number(self._page(1), 32)
        found: set[int] = set()
        while 0 < trunk <= self.count and trunk not in found:
            found.add(trunk)
            page = self._page(trunk)
            count = min(_number(page, 4), self._usable // 4 - 2)
            found.update(struct.unpack(f">{count}I", page[8 : 8 + 4 * count]))
            trunk = _number(page, 0)
        return found

    def _rows(self, number: int, page: bytes) -> list[Row]:
        rows = []
        for at in _pointers(page, _start(number), head=8):
            # A pointer or a length that leads anywhere.
            with contextlib.suppress(ValueError, IndexError, struct.error):
                size, after = _varint(page, at)
                row, after = _varint(page, after)
                values = _values(self._payload(page, after, size, most=self._usable - 35))
                rows.append(Row(row - (1 << 64) if row >> 63 else row, values))
        return rows

    def _payload(self, page: bytes, at: int, size: int, *, most: int) -> bytes:
        """The bytes of a row; of those above `most` the rest lies on pages of its own."""
        usable = self._usable
        if size > _LONGEST:
            raise ValueError(size)
        local = size
        if size > most:
            least = (usable - 12) * 32 // 255 - 23
            local = least + (size - least) % (usable - 4)
            local = local if local <= most else least
        parts, missing = [page[at : at + local]], size - local
        following = _number(page, at + local)
        while missing:
            if not 0 < following <= self.count:
                raise ValueError(following)
            beyond = self._page(following)
            parts.append(beyond[4 : min(usable, 4 + missing)])
            missing -= len(parts[-1])
            following = _number(beyond, 0)
        return b"".join(parts)


def _number(page: bytes, at: int) -> int:
    return int.from_bytes(page[at : at + 4], "big")


def _start(number: int) -> int:
    return _FILE_HEADER if number == 1 else 0


def _pointers(page: bytes, start: int, *, head: int) -> list[int]:
    """Where the cells of a page begin; none where they cannot be there."""
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    first = start + head
    if first + 2 * count > len(page):
        return []
    found = struct.unpack(f">{count}H", page[first : first + 2 * count])
    return [at for at in found if first + 2 * count <= at <= len(page) - 4]


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where the next thing stands."""
    value = 0
    for _ in range(8):
        byte = data[at]
        at += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at
    return value << 8 | data[at], at + 1


_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Bytes of each kind of whole number."""
_READERS: dict[int, Callable[[bytes], Value]] = {
    0: lambda _: None,
    7: lambda raw: float(struct.unpack(">d", raw)[0]),
    8: lambda _: 0,
    9: lambda _: 1,
    **dict.fromkeys(_INTEGERS, lambda raw: int.from_bytes(raw, "big", signed=True)),
}


def _values(payload: bytes) -> tuple[Value, ...]:
    """The columns of a row. Raises ValueError where they do not fill it to the last byte."""
    header, at = _varint(payload, 0)
    kinds = []
    while at < header:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    lengths = [_length(kind) for kind in kinds]
    if at != header or header + sum(lengths) != len(payload):
        raise ValueError(header)
    values: list[Value] = []
    for kind, length in zip(kinds, lengths, strict=True):
        raw = payload[at : at + length]
        at += length
        if kind in _READERS:
            values.append(_READERS[kind](raw))
        else:
            values.append(raw.decode("utf-8", "replace") if kind % 2 else raw)
    return tuple(values)


def _length(kind: int) -> int:
    if kind in (10, 11):
        raise ValueError(kind)
    if kind >= 12:
        return (kind - 12) // 2
    return _INTEGERS.get(kind, 8 if kind == 7 else 0)


def _wal_pages(path: Path) -> dict[int, bytes]:
    """The pages of finished transactions that stand beside the library, the latest of each."""
    data = path.read_bytes() if path.exists() else b""
    salts = data[16:24]
    found: dict[int, bytes] = {}
    open_: dict[int, bytes] = {}
    for at in range(_WAL_HEADER, len(data) - _FRAME_HEADER - _SIZE + 1, _FRAME_HEADER + _SIZE):
        number, pages = struct.unpack(">II", data[at : at + 8])
        if data[at + 8 : at + 16] != salts:
            break
        open_[number] = data[at + _FRAME_HEADER : at + _FRAME_HEADER + _SIZE]
        if pages:
            found |= open_
            open_ = {}
    return found
