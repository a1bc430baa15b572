"""Draw podplayer's icon: `icons.py TARGET`, a folder for an icon theme, or a .ico or .icns file."""

import struct
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SVG = Path(__file__).resolve().parent.parent / "resources" / "icons" / "podplayer.svg"
THEME = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO = (16, 24, 32, 48, 64, 128, 256)
ICNS = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def png(size: int) -> bytes:
    """The icon as a PNG file, `size` pixels wide."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(SVG)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def write_theme(folder: Path, sizes: Sequence[int] = THEME) -> None:
    """One file a size, as icon themes have them (freedesktop.org)."""
    for size in sizes:
        path = folder / f"{size}x{size}" / "apps" / "podplayer.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(png(size))


def ico() -> bytes:
    """All sizes in one file for Windows: a directory of 16 bytes each, then PNG files."""
    pictures = [png(size) for size in ICO]
    at = 6 + 16 * len(pictures)
    directory = struct.pack("<HHH", 0, 1, len(pictures))
    for size, picture in zip(ICO, pictures, strict=True):
        # 256 is written as 0.
        directory += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    return directory + b"".join(pictures)


def icns() -> bytes:
    """All sizes in one file for macOS: chunks of a type, a length and a PNG file."""
    chunks = b""
    for kind, size in ICNS.items():
        picture = png(size)
        chunks += kind + struct.pack(">I", len(picture) + 8) + picture
    return b"icns" + struct.pack(">I", len(chunks) + 8) + chunks


def main() -> None:
    """Write what the name asks for."""
    application = QGuiApplication.instance() or QGuiApplication([])
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.suffix == ".ico":
        target.write_bytes(ico())
    elif target.suffix == ".icns":
        target.write_bytes(icns())
    else:
        write_theme(target)
    del application


if __name__ == "__main__":
    main()
