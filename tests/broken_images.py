"""41 kinds of broken images, made from sound ones; none is larger than a megabyte."""

import struct
import zlib

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

_GIF = (
    b"GIF89a\x04\x00\x04\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x04\x00\x04\x00"
    b"\x00\x02\x04\x84\x8f\x09\x05\x00;"
)


def sound(kind):
    """A sound image of some colours."""
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    for x in range(64):
        for y in range(48):
            image.setPixelColor(x, y, QColor(x * 4, y * 5, (x * y) % 256))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return data.data()


def chunk(name, body, *, crc=None, length=None):
    """One chunk of a PNG."""
    right = zlib.crc32(name + body) if crc is None else crc
    return (
        struct.pack(">I", len(body) if length is None else length)
        + name
        + body
        + struct.pack(">I", right)
    )


def png(*chunks, head=None):
    start = struct.pack(">IIBBBBB", 4, 4, 8, 2, 0, 0, 0) if head is None else head
    return b"\x89PNG\r\n\x1a\n" + b"".join((chunk(b"IHDR", start), *chunks))


def head(width=4, height=4, depth=8, colour=2, interlace=0):
    return struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlace)


PIXELS = chunk(b"IDAT", zlib.compress((b"\0" + b"\1\2\3" * 4) * 4))
END = chunk(b"IEND", b"")
BOMB = zlib.compress(b"\0" * 50_000_000, 9)


def of_png():
    whole = sound("PNG")
    yield "png cut in its head", whole[:20]
    yield "png cut in its pixels", whole[: len(whole) // 2]
    yield "png without an end", png(PIXELS)
    yield "png without pixels", png(END)
    yield "png with a wrong checksum", png(chunk(b"IDAT", zlib.compress(b"\0"), crc=1), END)
    yield "png of no width", png(PIXELS, END, head=head(width=0))
    yield "png of no known colours", png(PIXELS, END, head=head(colour=5))
    yield "png of 3 bits", png(PIXELS, END, head=head(depth=3))
    yield "png without its palette", png(PIXELS, END, head=head(colour=3))
    yield "png with an endless chunk", png(chunk(b"IDAT", b"x", length=0xFFFFFFFF))
    yield "png with garbage for pixels", png(chunk(b"IDAT", b"\xff" * 99), END)
    yield "png that promises 60 megapixels", png(PIXELS, END, head=head(16_000, 3_750))
    yield "png of a billion pixels", png(PIXELS, END, head=head(40_000, 40_000))
    yield "png with too many pixels packed", png(chunk(b"IDAT", BOMB), END)
    yield "png with a bomb for a profile", png(chunk(b"iCCP", b"x\0\0" + BOMB), PIXELS, END)
    yield "png with a bomb for a text", png(chunk(b"zTXt", b"x\0\0" + BOMB), PIXELS, END)
    yield "png with two heads", png(chunk(b"IHDR", head(9, 9)), PIXELS, END)
    yield "png interlaced and cut", png(PIXELS, head=head(interlace=1))


def of_jpeg():
    whole = sound("JPG")
    frame = whole.index(b"\xff\xc0")
    yield "jpeg cut in its pixels", whole[: len(whole) * 2 // 3]
    yield "jpeg of two bytes", whole[:2]
    yield "jpeg without a frame", whole[:frame] + whole[frame + 19 :]
    yield "jpeg of no height", whole[: frame + 5] + b"\0\0" + whole[frame + 7 :]
    yield "jpeg of 65,500 lines", whole[: frame + 5] + b"\xff\xdc" + whole[frame + 7 :]
    yield "jpeg of 12 bits", whole[: frame + 4] + b"\x0c" + whole[frame + 5 :]
    yield "jpeg of 200 colours", whole[: frame + 9] + b"\xc8" + whole[frame + 10 :]
    yield "jpeg with a part of no length", b"\xff\xd8\xff\xe0\0\0" + whole[2:]
    yield "jpeg without its tables", whole.replace(b"\xff\xc4", b"\xff\xfe")
    yield "jpeg that ends at once", whole[: frame + 19] + b"\xff\xd9"
    yield "jpeg with garbage in its scan", whole[:-200] + bytes(range(200))


def of_gif():
    yield "gif cut in its head", _GIF[:9]
    yield "gif of 4 billion pixels", _GIF[:6] + b"\xff\xff\xff\xff" + _GIF[10:]
    yield "gif with a frame outside", _GIF[:20] + b"\xff\x7f\xff\x7f" + _GIF[24:]
    yield "gif with codes of 31 bits", _GIF[:29] + b"\x1f" + _GIF[30:]
    yield "gif of 20,000 frames", _GIF[:19] + _GIF[19:-1] * 20_000 + b";"


def of_others():
    webp = b"RIFF\x30\x00\x00\x00WEBP"
    yield (
        "webp that promises 16 megapixels a side",
        (webp + b"VP8X\x0a\0\0\0\0\0\0\0" + b"\xff" * 6 + b"VP8 \0\0\0\0"),
    )
    yield "webp without a picture", webp + b"VP8X\x0a\0\0\0\x02\0\0\0\x10\0\0\x10\0\0"
    yield "webp with a wrong signature", webp + b"VP8L\x10\0\0\0\x00" + b"\x10" * 15
    yield "webp cut", webp + b"VP8 \x20\0\0\0\x30\x01\0\x9d\x01\x2a\x40\0\x30\0"
    yield (
        "svg that reads a file",
        (
            b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/'
            b'2000/svg"><text>&x;</text></svg>'
        ),
    )
    yield "page of an error", b"<!doctype html><title>404</title>" + b"x" * 5_000
    yield "nothing", b""


def broken_images():
    """Pairs of a name and bytes."""
    return [*of_png(), *of_jpeg(), *of_gif(), *of_others()]
