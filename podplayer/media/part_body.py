"""How the bytes of a file on its way lie on the disk: as they are, or locked (model.sealed)."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from podplayer.media.intervals import Intervals
from podplayer.model.errors import MediaError
from podplayer.model.sealed import (
    CHUNK,
    HEAD_BYTES,
    HEADER_BYTES,
    SUFFIX,
    FileKeys,
    Sealer,
    damaged,
    new_head,
    place_of,
    sealed_length,
    whole_chunks,
)

Stretches = Sequence[tuple[int, int]]


class PartBody(Protocol):
    """Bytes that come in any order. Its user guards it; OSErrors are let through."""

    def restore(self, stretches: Stretches) -> bool:
        """Whether these bytes are there from an earlier time. If not, `clear` it."""
        ...

    def clear(self) -> None:
        """Another file comes, or the first one."""
        ...

    def write(self, offset: int, data: bytes) -> None:
        """Bytes have come."""
        ...

    def read(self, offset: int, count: int) -> bytes:
        """Some of the bytes there, which have come. Raises MediaError."""
        ...

    def kept(self, filled: Intervals) -> Stretches:
        """What of the bytes that have come would be there after a crash, once it is synced."""
        ...

    def sync(self) -> None:
        """Wait until it is on the disk."""
        ...

    def finish(self, size: int) -> None:
        """Every byte has come, so many. To be synced."""
        ...

    def move(self, target: Path) -> None:
        """Take another name, and stay open."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


def open_body(path: Path, *, target: Path, keys: FileKeys | None) -> PartBody:
    """The body that a target's name asks for. Raises OSError, MediaError."""
    if target.suffix != SUFFIX:
        return PlainBody(path)
    return SealedBody(path, keys=keys or FileKeys(None))


class PlainBody:
    """Bytes at their places."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = _open(path)

    def restore(self, stretches: Stretches) -> bool:
        """Whether these bytes are there from an earlier time."""
        on_disk = os.fstat(self._file).st_size
        return all(end <= on_disk for _, end in stretches)

    def clear(self) -> None:
        """Another file comes, or the first one."""
        os.ftruncate(self._file, 0)

    def write(self, offset: int, data: bytes) -> None:
        """Bytes have come."""
        _write(self._file, offset, data)

    def read(self, offset: int, count: int) -> bytes:
        """Some of the bytes there, which have come."""
        os.lseek(self._file, offset, os.SEEK_SET)
        return os.read(self._file, count)

    def kept(self, filled: Intervals) -> Stretches:
        """All of them."""
        return filled.stretches

    def sync(self) -> None:
        """Wait until it is on the disk."""
        os.fsync(self._file)

    def finish(self, size: int) -> None:
        """Every byte has come, so many."""
        os.ftruncate(self._file, size)  # a former version may be longer

    def move(self, target: Path) -> None:
        """Take another name, and stay open."""
        # Closed for a moment: Windows renames no open file.
        os.close(self._file)
        self._path.replace(target)
        self._path, self._file = target, _open(target)

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._file)


class SealedBody:
    """Chunks that are sealed when all their bytes have come; until then they are in memory only.

    After a crash what lacks of such a chunk is fetched once more.
    """

    def __init__(self, path: Path, *, keys: FileKeys) -> None:
        keys.file_key(new_head())  # without a key nothing is begun
        self._path = path
        self._keys = keys
        self._file = _open(path)
        self._sealer: Sealer | None = None
        self._sealed = Intervals()
        """Plain bytes that lie in sealed chunks."""
        self._open_chunks: dict[int, tuple[bytearray, Intervals]] = {}
        self._seen = (-1, b"")
        """The chunk that was read last."""

    def restore(self, stretches: Stretches) -> bool:
        """Whether these bytes are there from an earlier time."""
        end = whole_chunks(os.fstat(self._file).st_size) * CHUNK
        if any(first % CHUNK or last % CHUNK or last > end for first, last in stretches):
            return False
        os.lseek(self._file, 0, os.SEEK_SET)
        head = os.read(self._file, HEAD_BYTES)
        try:
            self._sealer = Sealer(self._keys.file_key(head), head)
        except MediaError:
            return False
        self._sealed = Intervals(stretches)
        return True

    def clear(self) -> None:
        """Another file comes, or the first one: with another key."""
        head = new_head()
        self._sealer = Sealer(self._keys.file_key(head), head)
        os.ftruncate(self._file, 0)
        _write(self._file, 0, head + bytes(HEADER_BYTES - HEAD_BYTES))
        self._sealed, self._open_chunks, self._seen = Intervals(), {}, (-1, b"")

    def write(self, offset: int, data: bytes) -> None:
        """Bytes have come."""
        view = memoryview(data)
        while view:
            index, inside = divmod(offset, CHUNK)
            piece = view[: CHUNK - inside]
            if not self._is_sealed(index):  # what comes twice is the same
                self._gather(index, inside, piece)
            offset += len(piece)
            view = view[len(piece) :]

    def _gather(self, index: int, inside: int, piece: memoryview) -> None:
        chunk, there = self._open_chunks.setdefault(index, (bytearray(CHUNK), Intervals()))
        chunk[inside : inside + len(piece)] = piece
        there.add(inside, inside + len(piece))
        if there.total == CHUNK:
            self._seal(index, bytes(chunk))

    def _seal(self, index: int, data: bytes) -> None:
        _write(self._file, place_of(index), self._key().seal(index, data))
        self._sealed.add(index * CHUNK, index * CHUNK + len(data))
        del self._open_chunks[index]

    def _is_sealed(self, index: int) -> bool:
        return self._sealed.filled_until(index * CHUNK) > index * CHUNK

    def read(self, offset: int, count: int) -> bytes:
        """Some of the bytes there, which have come. Raises MediaError."""
        index, inside = divmod(offset, CHUNK)
        if index in self._open_chunks:
            chunk, there = self._open_chunks[index]
            return bytes(chunk[inside : min(inside + count, there.filled_until(inside))])
        if self._seen[0] != index:
            os.lseek(self._file, place_of(index), os.SEEK_SET)
            data = os.read(self._file, place_of(1) - place_of(0))
            self._seen = (index, self._key().open(index, data))
        found = self._seen[1][inside : inside + count]
        if not found:
            raise damaged()
        return found

    def kept(self, filled: Intervals) -> Stretches:
        """What is sealed."""
        del filled
        return self._sealed.stretches

    def sync(self) -> None:
        """Wait until it is on the disk."""
        os.fsync(self._file)

    def finish(self, size: int) -> None:
        """Every byte has come, so many: the last chunk is known now, and the size."""
        for index, (chunk, _) in list(self._open_chunks.items()):
            self._seal(index, bytes(chunk[: size - index * CHUNK]))
        _write(self._file, HEAD_BYTES, self._key().seal_size(size))
        os.ftruncate(self._file, sealed_length(size))

    def move(self, target: Path) -> None:
        """Take another name, and stay open."""
        os.close(self._file)
        self._path.replace(target)
        self._path, self._file = target, _open(target)

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._file)

    def _key(self) -> Sealer:
        if self._sealer is None:
            raise damaged()  # nobody called `restore` or `clear`
        return self._sealer


def _open(path: Path) -> int:
    # Not O_APPEND: on Linux a positioned write would then go to the end all the same.
    return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)


def _write(file: int, offset: int, data: bytes) -> None:
    os.lseek(file, offset, os.SEEK_SET)
    view = memoryview(data)
    while view:
        view = view[os.write(file, view) :]
