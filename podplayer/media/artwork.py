"""Covers on disk: checked before anything decodes them, stored whole or not at all."""

import hashlib
import io
import os
import struct
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from podplayer.model.errors import MediaError
from podplayer.model.sealed import FileKeys, write_sealed
from podplayer.model.sentence import say

MAX_COVER_BYTES = 10 * 1024 * 1024
_MAX_PIXELS = 64_000_000
"""8000 x 8000, 256 MB decoded; the largest cover that directories ask for is 3000 x 3000."""
_MAX_SIDE = 16_384


@dataclass(frozen=True, slots=True)
class ImageInfo:
    """What the header of an image says."""

    kind: str
    """jpeg, png, gif or webp."""
    width: int
    height: int


def image_info(data: bytes) -> ImageInfo:
    """Read type and size from the header, without decoding.

    Raises:
        MediaError: of another type, cut off within the header, or too many pixels.
    """
    info = None
    for begins, read in _READERS:
        if begins(data):
            try:
                info = read(data)
            except (struct.error, IndexError) as error:
                raise MediaError(say("The cover is damaged.")) from error
    if info is None:
        raise MediaError(say("The cover is not a JPEG, PNG, GIF or WebP picture."))
    if info.width < 1 or info.height < 1:
        raise MediaError(say("The cover is damaged."))
    is_huge = info.width * info.height > _MAX_PIXELS or max(info.width, info.height) > _MAX_SIDE
    if is_huge:
        raise MediaError(
            say(
                "The cover is too large ({width} x {height} pixels).",
                width=info.width,
                height=info.height,
            )
        )
    return info


def _png(data: bytes) -> ImageInfo:
    if data[12:16] != b"IHDR":
        raise MediaError(say("The cover is damaged."))
    return ImageInfo("png", *struct.unpack(">II", data[16:24]))


def _gif(data: bytes) -> ImageInfo:
    return ImageInfo("gif", *struct.unpack("<HH", data[6:10]))


def _webp(data: bytes) -> ImageInfo:
    chunk = data[12:16]
    if chunk == b"VP8X":
        width = int.from_bytes(data[24:27], "little") + 1
        height = int.from_bytes(data[27:30], "little") + 1
        if len(data) < 30:
            raise MediaError(say("The cover is damaged."))
        return ImageInfo("webp", width, height)
    if chunk == b"VP8L":
        bits = struct.unpack("<I", data[21:25])[0]
        return ImageInfo("webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if chunk == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return ImageInfo("webp", width & 0x3FFF, height & 0x3FFF)
    raise MediaError(say("The cover is damaged."))


def _jpeg(data: bytes) -> ImageInfo:
    """Walk the segments up to the frame header (SOF), which holds the size."""
    position = 2
    while position + 4 <= len(data):
        if data[position] != 0xFF:
            raise MediaError(say("The cover is damaged."))
        marker = data[position + 1]
        if marker == 0xFF:
            position += 1  # a fill byte
        elif marker in (0x01, *range(0xD0, 0xD8)):
            position += 2  # without a length
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[position + 5 : position + 9])
            return ImageInfo("jpeg", width, height)
        else:
            position += 2 + max(2, struct.unpack(">H", data[position + 2 : position + 4])[0])
    raise MediaError(say("The cover is damaged."))


_READERS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], ImageInfo]], ...] = (
    (lambda data: data.startswith(b"\x89PNG\r\n\x1a\n"), _png),
    (lambda data: data.startswith((b"GIF87a", b"GIF89a")), _gif),
    (lambda data: data[:4] == b"RIFF" and data[8:12] == b"WEBP", _webp),
    (lambda data: data.startswith(b"\xff\xd8\xff"), _jpeg),
)


class CoverStore:
    """The folder of covers; a file is named after the hash of its address.

    Locked ones are named after that hash as only the library's key can read it.
    """

    def __init__(
        self,
        folder: Path,
        *,
        keys: FileKeys | None = None,
        seals: Callable[[], bool] = lambda: False,
    ) -> None:
        """`keys` open locked covers; `seals` says whether new ones are locked."""
        self._folder = folder
        self._keys = keys or FileKeys(None)
        self._seals = seals

    def path(self, url: str) -> Path | None:
        """Where the cover lies, locked or not; None if it is not there."""
        return next((path for path in self._places(url) if path.is_file()), None)

    def remove(self, url: str) -> None:
        """Delete it. Raises OSError."""
        for path in self._places(url):
            path.unlink(missing_ok=True)

    def save(self, url: str, data: bytes) -> Path:
        """Store a cover after looking at its header.

        Raises:
            MediaError: it is no picture that will be shown, or it cannot be written.
        """
        if len(data) > MAX_COVER_BYTES:
            raise MediaError(say("The cover is larger than 10 MB."))
        image_info(data)
        seals = self._seals()
        place = self._sealed(url) if seals else self._plain(url)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder, suffix=".part")
            part = Path(name)
            try:
                with os.fdopen(handle, "wb") as file:
                    if not seals:
                        file.write(data)
                if seals:
                    write_sealed(io.BytesIO(data), part, keys=self._keys)
                part.replace(place)
            finally:
                part.unlink(missing_ok=True)
        except OSError as error:
            raise MediaError(
                say("The cover cannot be stored ({strerror}).", strerror=error.strerror)
            ) from error
        return place

    def _places(self, url: str) -> list[Path]:
        return [*([self._sealed(url)] if self._keys.can_seal else []), self._plain(url)]

    def _plain(self, url: str) -> Path:
        return self._folder / _hash(url).hex()

    def _sealed(self, url: str) -> Path:
        return self._folder / self._keys.name(_hash(url))


def _hash(url: str) -> bytes:
    return hashlib.sha256(url.encode("utf-8", "replace")).digest()[:16]
