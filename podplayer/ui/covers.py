"""Covers for painting: decoded off the main thread, rounded, kept; a placeholder meanwhile."""

import hashlib
import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QBuffer, QIODevice, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QImage,
    QImageReader,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPixmap,
)

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import MediaError
from podplayer.model.sealed import MediaFile
from podplayer.ui.fonts import font
from podplayer.ui.tasks import Tasks

logger = logging.getLogger(__name__)

K = TypeVar("K")

THUMBNAIL = 256
_LEAST_KEPT = 8 * 1024 * 1024
"""Bytes of covers: more come back from the disk in milliseconds."""
_MAX_PIXELS = 64_000_000
"""A cover of 8,000 x 8,000 is the largest that directories accept; more is a pixel bomb."""
_LONGEST = 4


class PixmapCache(Generic[K]):
    """Keeps what was asked for last, up to so many bytes; one picture at least."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._kept: OrderedDict[K, QPixmap] = OrderedDict()
        self.bytes = 0
        """Of all that is kept."""

    def get(self, key: K) -> QPixmap | None:
        """Return a picture if it is still there."""
        if (found := self._kept.get(key)) is not None:
            self._kept.move_to_end(key)
        return found

    def put(self, key: K, pixmap: QPixmap) -> None:
        """Keep a picture, in place of those that were not asked for the longest."""
        self.drop(key)
        self._kept[key] = pixmap
        self.bytes += _weight(pixmap)
        while self.bytes > self.most and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self.bytes -= _weight(dropped)

    def drop(self, key: K) -> None:
        """Let go of a picture, if it is there."""
        if (dropped := self._kept.pop(key, None)) is not None:
            self.bytes -= _weight(dropped)


@dataclass(frozen=True, slots=True)
class _Key:
    name: str
    """The cover's URL, or the title whose initials stand for it."""
    pixels: int
    radius: int
    is_placeholder: bool = False


class CoverLoader(QObject):
    """Hands out pixmaps at once: the cover if it is in memory, else a placeholder and `ready`."""

    ready = Signal(str)
    """The cover of this URL can be painted now: ask again."""

    def __init__(
        self,
        *,
        find: Callable[[str], MediaFile | None],
        cache: Path,
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        """Make an empty one.

        Args:
            find: the file of a cover's URL; asked on a thread; None if not fetched yet.
            cache: folder for thumbnails; may be emptied at any time. None is made of locked covers.
            tasks: whose threads decode.
            parent: the owner in Qt's sense.
        """
        super().__init__(parent)
        self._find = find
        self._cache = cache
        self._tasks = tasks
        self._pixmaps: PixmapCache[_Key] = PixmapCache(_LEAST_KEPT)
        self._pending: set[_Key] = set()
        self._absent: set[str] = set()

    def pixmap(
        self, url: str | None, size: int, radius: int = 8, *, title: str = "", ratio: float = 1.0
    ) -> QPixmap:
        """Return a square of `size` logical pixels, never waiting.

        Args:
            url: of the cover; None where there is none.
            size: edge in logical pixels.
            radius: of the corners, in logical pixels.
            title: whose initials stand on the placeholder.
            ratio: the device pixel ratio that it is painted at.
        """
        pixels, corner = round(size * ratio), round(radius * ratio)
        instead = _Key(title or url or "", pixels, corner, is_placeholder=True)
        if url:
            key = _Key(url, pixels, corner)
            if (made := self._pixmaps.get(key)) is not None:
                return made
            self._request(key, instead, ratio)
        return self._placeholder(instead, ratio)

    def arrived(self, urls: Iterable[str]) -> None:
        """Covers came into the store: those that were missing are asked for again."""
        for url in urls:
            self._absent.discard(url)
            self.ready.emit(url)

    def _request(self, key: _Key, instead: _Key, ratio: float) -> None:
        if key in self._pending or key.name in self._absent:
            return
        self._pending.add(key)
        self._tasks.run(
            lambda cancel: _load(key, self._find, self._cache, cancel),
            done=lambda image: self._on_loaded(key, instead, image, ratio),
            ended=lambda: self._pending.discard(key),
            owner=self,
        )

    def _on_loaded(self, key: _Key, instead: _Key, image: QImage | None, ratio: float) -> None:
        if image is None:
            self._absent.add(key.name)
            return
        self._pixmaps.drop(instead)
        self._keep(key, image, ratio)
        self.ready.emit(key.name)

    def _placeholder(self, key: _Key, ratio: float) -> QPixmap:
        if (made := self._pixmaps.get(key)) is not None:
            return made
        return self._keep(key, placeholder(key.name, key.pixels, key.radius), ratio)

    def _keep(self, key: _Key, image: QImage, ratio: float) -> QPixmap:
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(ratio)
        self._pixmaps.most = max(_LEAST_KEPT, _screenful())
        self._pixmaps.put(key, pixmap)
        return pixmap


def _screenful() -> int:
    """Bytes of the largest screen. Of less one full of covers would be loaded over and over."""
    sizes = [(one.size(), one.devicePixelRatio()) for one in QGuiApplication.screens()]
    return max((round(size.width() * size.height() * by**2 * 4) for size, by in sizes), default=0)


def _weight(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4


def _load(
    key: _Key, find: Callable[[str], MediaFile | None], cache: Path, cancel: CancelToken
) -> QImage | None:
    file = find(key.name)
    cancel.check()
    if file is None:
        return None
    small = None
    if isinstance(file, Path) and key.pixels <= THUMBNAIL:
        small = _thumbnail(file, cache)
    image = small if small is not None else decode(file, key.pixels)
    return None if image is None else rounded(image, key.pixels, key.radius)


def _thumbnail(path: Path, cache: Path) -> QImage | None:
    """Return the 256 px picture of a cover, from its file if that is there already."""
    try:
        stat = path.stat()
        stamp = hashlib.sha256(f"{path.name}:{stat.st_size}:{stat.st_mtime_ns}".encode())
        # PNG: covers have flat colours and letters, and JPEG's seams show at this size.
        file = cache / f"{stamp.hexdigest()[:40]}.png"
        if file.exists() and not (kept := QImage(str(file))).isNull():
            return kept
        image = decode(path, THUMBNAIL)
        if image is not None:
            cache.mkdir(parents=True, exist_ok=True)
            # Renamed when whole: another thread may look for the same cover in another size.
            part = file.with_suffix(f".{threading.get_ident()}.part")
            if image.save(str(part), "PNG"):  # type: ignore[call-overload]  # its stub wants bytes
                part.replace(file)
    except OSError as error:
        logger.info("no thumbnail of %s: %s", path, error)
        return None
    return image


def decode(file: MediaFile, pixels: int) -> QImage | None:
    """Read a picture so that its shorter side has `pixels`; JPEG is scaled while it is decoded.

    One that is much longer than wide keeps its longer side within _LONGEST times that: scaled up
    by its shorter side a line of 1 x 16,384 would be larger than all memory, and Qt crashes.
    """
    if isinstance(file, Path):
        return _decoded(QImageReader(str(file)), pixels)
    buffer = QBuffer()
    try:
        with file.open() as opened:
            buffer.setData(opened.read())
    except (MediaError, OSError) as error:
        logger.info("no cover in %s: %s", file.name, error)
        return None
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return _decoded(QImageReader(buffer), pixels)


def _decoded(reader: QImageReader, pixels: int) -> QImage | None:
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    whole = reader.size()
    if not whole.isValid() or whole.width() * whole.height() > _MAX_PIXELS:
        return None
    square = QSize(pixels, pixels)
    scaled = whole.scaled(square, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    if max(scaled.width(), scaled.height()) > _LONGEST * pixels:
        scaled = whole.scaled(square * _LONGEST, Qt.AspectRatioMode.KeepAspectRatio)
    reader.setScaledSize(scaled.expandedTo(QSize(1, 1)))
    image = reader.read()
    return None if image.isNull() else image


def rounded(image: QImage, pixels: int, radius: int) -> QImage:
    """Return the middle of a picture as a square with round corners."""
    # Cut first: a long picture scaled whole would be many times larger than what is seen of it.
    edge = min(image.width(), image.height())
    middle = image.copy((image.width() - edge) // 2, (image.height() - edge) // 2, edge, edge)
    scaled = middle.scaled(
        QSize(pixels, pixels),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    out = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    out.fill(Qt.GlobalColor.transparent)
    with QPainter(out) as painter:
        _clip(painter, pixels, radius)
        painter.drawImage(0, 0, scaled)
    return out


def placeholder(title: str, pixels: int, radius: int) -> QImage:
    """Return a gradient that is always the same for one title, with its initials."""
    digest = hashlib.sha256(title.encode()).digest()
    hue = (digest[0] * 256 + digest[1]) % 360
    start = QColor.fromHsl(hue, 110 + digest[2] % 50, 78 + digest[3] % 24)
    end = QColor.fromHsl((hue + 30 + digest[4] % 40) % 360, 110 + digest[5] % 50, 128)
    out = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    out.fill(Qt.GlobalColor.transparent)
    gradient = QLinearGradient(0, 0, pixels, pixels)
    gradient.setColorAt(0, start)
    gradient.setColorAt(1, end)
    with QPainter(out) as painter:
        _clip(painter, pixels, radius)
        painter.fillRect(0, 0, pixels, pixels, gradient)
        painter.setPen(QColor(255, 255, 255, 235))
        painter.setFont(font(max(9, round(pixels * 0.34)), QFont.Weight.Bold))
        painter.drawText(
            QRectF(0, 0, pixels, pixels), Qt.AlignmentFlag.AlignCenter, initials(title)
        )
    return out


def initials(title: str) -> str:
    """Return LN for "The Long Now Desk"; a Chinese title gives its first sign."""
    small = {"the", "a", "an", "of", "and", "der", "die", "das", "el", "la", "los"}
    words = [word for word in title.split() if word[0].isalnum()]
    words = [word for word in words if word.lower() not in small] or words
    if not words:
        return ""
    first = words[0][0]
    if not first.isascii() and len(words) == 1 and first.upper() == first.lower():
        return first
    return "".join(word[0].upper() for word in words[:2])


def _clip(painter: QPainter, pixels: int, radius: int) -> None:
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    path = QPainterPath()
    path.addRoundedRect(QRectF(0, 0, pixels, pixels), radius, radius)
    painter.setClipPath(path)
