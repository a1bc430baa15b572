"""Locked files: a container of sealed chunks that can be read from any place.

    8  magic, 4  bytes in a chunk, 16  file id                            (the head)
    12 nonce, 8 + 16  size of what is inside, sealed                      (zeros until complete)
    and for each chunk: 12 nonce, up to 65,536 + 16 sealed bytes

Each file has a key of its own: HKDF-SHA256 of the library's key with the file id as salt. It is
sealed with AES-256-GCM; beside each chunk the head and the chunk's number are authenticated, so
that chunks of other files, or of other places, are refused (the idea of STREAM: Hoang,
Reyhanitabar, Rogaway, Vizár, 2015). The sealed size takes the part of STREAM's last flag, because
the chunks of a file that arrives come in any order, and its end is known last. For the same reason
nonces are random: a chunk that is fetched once more after a crash must not meet its nonce again.
"""

import hmac
import importlib
import io
import os
import secrets
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from typing_extensions import override

from podplayer.model.errors import MediaError
from podplayer.model.sentence import say

SUFFIX = ".sealed"
"""Of every locked file; plain ones never have it."""
CHUNK = 65_536
"""Bytes of the plain file in a chunk."""
_HEAD = struct.Struct("<8sI16s")
_MAGIC = b"PODLOCK1"
HEAD_BYTES = _HEAD.size
_SIZE = struct.Struct("<Q")
_NONCE, _TAG = 12, 16
_MORE = _NONCE + _TAG
HEADER_BYTES = HEAD_BYTES + _SIZE.size + _MORE
_KEY_INFO, _NAME_INFO = b"podplayer file", b"podplayer file names"


def damaged() -> MediaError:
    """What is said of a file that is not as podplayer wrote it."""
    return MediaError(
        say(
            "A locked file is damaged or was changed by somebody; throw the download away and "
            "fetch it again."
        )
    )


def place_of(index: int) -> int:
    """Where a chunk begins in the locked file."""
    return HEADER_BYTES + index * (CHUNK + _MORE)


def sealed_length(size: int) -> int:
    """How long the locked file is of a plain one."""
    chunks = -(-size // CHUNK)
    return HEADER_BYTES + size + chunks * _MORE


def whole_chunks(length: int) -> int:
    """How many full chunks fit into a locked file of this length."""
    return max(0, length - HEADER_BYTES) // (CHUNK + _MORE)


def new_head() -> bytes:
    """The head of a file that nobody has written before."""
    return _HEAD.pack(_MAGIC, CHUNK, secrets.token_bytes(16))


class Sealer:
    """Seals and opens the pieces of one file."""

    def __init__(self, key: bytes, head: bytes) -> None:
        """`key` is the file's own."""
        exceptions = importlib.import_module("cryptography.exceptions")
        aead = importlib.import_module("cryptography.hazmat.primitives.ciphers.aead")
        self._invalid: type[Exception] = exceptions.InvalidTag
        self._aes: Any = aead.AESGCM(key)
        self._head = head

    def seal(self, index: int, data: bytes) -> bytes:
        """The chunk of this number, as it lies in the file."""
        return self._sealed(data, self._of_chunk(index))

    def open(self, index: int, data: bytes) -> bytes:
        """The plain bytes of a chunk. Raises MediaError."""
        return self._opened(data, self._of_chunk(index))

    def seal_size(self, size: int) -> bytes:
        """What says how long the plain file is, as it lies behind the head."""
        return self._sealed(_SIZE.pack(size), self._head)

    def open_size(self, data: bytes) -> int:
        """How long the plain file is. Raises MediaError, also where it is not complete."""
        return int(_SIZE.unpack(self._opened(data, self._head))[0])

    def _of_chunk(self, index: int) -> bytes:
        return self._head + _SIZE.pack(index)

    def _sealed(self, data: bytes, beside: bytes) -> bytes:
        nonce = os.urandom(_NONCE)
        return nonce + bytes(self._aes.encrypt(nonce, data, beside))

    def _opened(self, data: bytes, beside: bytes) -> bytes:
        if len(data) < _MORE:
            raise damaged()
        try:
            return bytes(self._aes.decrypt(data[:_NONCE], data[_NONCE:], beside))
        except self._invalid as error:
            raise damaged() from error


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A locked file with the key of it alone; opened like a path, it gives the plain bytes."""

    path: Path
    key: bytes = field(repr=False)

    @property
    def name(self) -> str:
        """Of the file; tells nothing."""
        return self.path.name

    def open(self, mode: str = "rb") -> "SealedReader":
        """Read the plain bytes, from any place. Raises MediaError, OSError."""
        del mode  # as Path.open has it; there is but this one
        return SealedReader(self)


MediaFile = Path | SealedFile
"""What readers of recordings and covers take."""


def for_decoder(file: MediaFile) -> str | BinaryIO:
    """A file as PyAV opens it: by its name where it lies in the clear."""
    return str(file) if isinstance(file, Path) else file.open()


class SealedReader(io.RawIOBase, BinaryIO):
    """The plain bytes of a locked file. For one thread at a time.

    Raises:
        MediaError: from every method that reads, where the file is not as it was written.
    """

    def __init__(self, file: SealedFile) -> None:
        super().__init__()
        self._name = file.name
        self._file = file.path.open("rb")
        try:
            head = self._file.read(HEAD_BYTES)
            self._sealer = Sealer(file.key, head)
            self.size = self._sealer.open_size(self._file.read(HEADER_BYTES - HEAD_BYTES))
            self._check_length()
        except BaseException:
            self._file.close()
            raise
        self._at = 0
        self._index, self._chunk = -1, b""

    def _check_length(self) -> None:
        if os.fstat(self._file.fileno()).st_size != sealed_length(self.size):
            raise damaged()

    @property
    def name(self) -> str:
        """Of the file."""
        return self._name

    @override
    def readable(self) -> bool:
        return True

    @override
    def seekable(self) -> bool:
        return True

    @override
    def read(self, count: int = -1, /) -> bytes:
        wanted = self.size - self._at if count < 0 else count
        parts = []
        while wanted > 0 and self._at < self.size:
            index, inside = divmod(self._at, CHUNK)
            part = self._opened(index)[inside : inside + wanted]
            parts.append(part)
            self._at += len(part)
            wanted -= len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)

    @override
    def readall(self) -> bytes:
        return self.read(-1)

    @override
    def readinto(self, buffer: Any, /) -> int:
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    @override
    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self.size}[whence]
        if base + offset < 0:
            raise ValueError(offset)
        self._at = base + offset
        return self._at

    @override
    def tell(self) -> int:
        return self._at

    @override
    def close(self) -> None:
        self._file.close()
        super().close()

    def _opened(self, index: int) -> bytes:
        if index != self._index:
            self._file.seek(place_of(index))
            data = self._sealer.open(index, self._file.read(CHUNK + _MORE))
            if len(data) != min(CHUNK, self.size - index * CHUNK):
                raise damaged()
            self._index, self._chunk = index, data
        return self._chunk


class FileKeys:
    """What a library's key gives for the files beside it; without a key every file is plain."""

    def __init__(self, library_key: bytes | None) -> None:
        self._key = library_key

    @property
    def can_seal(self) -> bool:
        """Whether there is a key."""
        return self._key is not None

    def file_key(self, head: bytes) -> bytes:
        """The key of the file with this head. Raises MediaError where it is none of ours."""
        if len(head) != HEAD_BYTES:
            raise damaged()
        magic, chunk, file_id = _HEAD.unpack(head)
        if (magic, chunk) != (_MAGIC, CHUNK):
            raise damaged()
        return _derived(self._required(), salt=file_id, info=_KEY_INFO)

    def of(self, path: Path) -> MediaFile:
        """A file as readers take it, with its key where it is locked.

        Raises:
            MediaError: it is locked, and no locked file of this library.
            OSError: it cannot be opened.
        """
        if path.suffix != SUFFIX:
            return path
        with path.open("rb") as file:
            return SealedFile(path, self.file_key(file.read(HEAD_BYTES)))

    def size(self, path: Path) -> int:
        """Bytes of what is inside. Raises MediaError, OSError."""
        file = self.of(path)
        if isinstance(file, Path):
            return file.stat().st_size
        with file.open() as reader:
            return reader.size

    def name(self, block: bytes) -> str:
        """A name that tells nothing, for sixteen bytes that do; the same for the same."""
        return bytes(self._names().encryptor().update(block)).hex() + SUFFIX

    def block(self, name: str) -> bytes:
        """The sixteen bytes behind a name. Raises ValueError where it is no such name."""
        sealed = bytes.fromhex(name.removesuffix(SUFFIX))
        if len(sealed) != 16:
            raise ValueError(name)
        return bytes(self._names().decryptor().update(sealed))

    def _names(self) -> Any:  # noqa: ANN401 - loaded when needed
        ciphers = importlib.import_module("cryptography.hazmat.primitives.ciphers")
        key = _derived(self._required(), salt=b"", info=_NAME_INFO)
        # One block alone, and each but once: a permutation that nobody without the key can guess.
        return ciphers.Cipher(ciphers.algorithms.AES(key), ciphers.modes.ECB())

    def _required(self) -> bytes:
        if self._key is None:
            raise MediaError(
                say("This file is locked with the key of another library; fetch it again.")
            )
        return self._key


def write_sealed(
    source: BinaryIO,
    target: Path,
    *,
    keys: FileKeys,
    check: Callable[[int], object] = lambda _done: None,
) -> int:
    """Write a locked copy of what a file holds, and wait until it is on the disk.

    Args:
        source: read from where it stands to its end.
        target: written anew; half of it may lie there after an error.
        keys: of the library.
        check: hears after each chunk how many plain bytes are done; may raise Cancelled.

    Returns:
        Plain bytes.

    Raises:
        OSError, MediaError: from either file.
    """
    head = new_head()
    sealer = Sealer(keys.file_key(head), head)
    size = index = 0
    with target.open("wb") as out:
        out.write(head + bytes(HEADER_BYTES - HEAD_BYTES))
        while data := source.read(CHUNK):
            out.write(sealer.seal(index, data))
            size += len(data)
            index += 1
            check(size)
        out.seek(HEAD_BYTES)
        out.write(sealer.seal_size(size))
        out.flush()
        os.fsync(out.fileno())
    return size


def _derived(key: bytes, *, salt: bytes, info: bytes) -> bytes:
    """HKDF-SHA256 (RFC 5869), one block of it."""
    extracted = hmac.digest(salt or bytes(32), key, "sha256")
    return hmac.digest(extracted, info + b"\x01", "sha256")
