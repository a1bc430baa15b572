"""Chapters of MP4 files as QuickTime keeps them: a track of texts that another track refers to.

ISO/IEC 14496-12 for the boxes, Apple's QuickTime File Format for the reference "chap". Only what
leads to the texts is read, within bounds: of an hour some kilobytes.
"""

import struct
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice, pairwise
from typing import BinaryIO, NamedTuple

from podplayer.model.feed import Chapter
from podplayer.model.ids import Ms

_MOST_BOXES = 1_000
_MOST_BYTES = 1024 * 1024
"""Of one table; a track of texts has a few numbers for each chapter."""
_MOST_CHAPTERS = 2_000
_LONGEST = 4_000
"""Bytes of a title."""
_UTF_16 = (b"\xfe\xff", b"\xff\xfe")


class _Box(NamedTuple):
    """Where the inside of a box lies in the file."""

    name: bytes
    start: int
    end: int


def quicktime_chapters(file: BinaryIO) -> list[Chapter]:
    """In the order of the file; empty where there are none. Raises struct.error where damaged."""
    size = file.seek(0, 2)
    tracks = [
        box
        for movie in _inside(file, _Box(b"", 0, size))
        if movie.name == b"moov"
        for box in _inside(file, movie)
        if box.name == b"trak"
    ]
    wanted = [number for track in tracks for number in _referred(file, track)]
    by_number = {_number(_table(file, track, b"tkhd")): track for track in tracks}
    for number in wanted:  # beside the titles there may be tracks of pictures and of links
        track = by_number.get(number)
        if track is not None and _table(file, track, b"mdia", b"hdlr")[8:12] == b"text":
            return _chapters(file, track)
    return []


def _inside(file: BinaryIO, box: _Box) -> Iterator[_Box]:
    at = box.start
    for _ in range(_MOST_BOXES):
        if at + 8 > box.end:
            return
        file.seek(at)
        head = file.read(16)
        length, name = struct.unpack(">I4s", head[:8])
        begin = 8
        if length == 1:
            length, begin = struct.unpack(">Q", head[8:])[0], 16
        elif length == 0:
            length = box.end - at
        if length < begin:
            return
        yield _Box(name, at + begin, min(at + length, box.end))
        at += length


def _table(file: BinaryIO, box: _Box, *names: bytes) -> bytes:
    """The bytes of the box that this path leads to; empty where there is none."""
    for name in names:
        found = next((inner for inner in _inside(file, box) if inner.name == name), None)
        if found is None:
            return b""
        box = found
    file.seek(box.start)
    return file.read(min(box.end - box.start, _MOST_BYTES))


def _referred(file: BinaryIO, track: _Box) -> Sequence[int]:
    data = _table(file, track, b"tref", b"chap")
    return struct.unpack(f">{len(data) // 4}I", data[: len(data) // 4 * 4])


def _number(header: bytes) -> int:
    """Of a track, from its header; version 1 has times twice as long."""
    at = 20 if header[:1] == b"\x01" else 12
    return int.from_bytes(header[at : at + 4])


def _chapters(file: BinaryIO, track: _Box) -> list[Chapter]:
    header = _table(file, track, b"mdia", b"mdhd")
    at = 20 if header[:1] == b"\x01" else 12
    second = int.from_bytes(header[at : at + 4])
    if second == 0:
        return []
    path = (b"mdia", b"minf", b"stbl")
    durations = [
        duration
        for count, duration in _rows(_table(file, track, *path, b"stts"), ">II")
        for _ in range(min(count, _MOST_CHAPTERS))
    ][:_MOST_CHAPTERS]
    starts = accumulate(durations, initial=0)
    return [
        Chapter(start=Ms(start * 1000 // second), title=_title(file, place))
        for start, place in zip(starts, _places(file, track, path), strict=False)
    ]


def _rows(table: bytes, form: str) -> Iterator[tuple[int, ...]]:
    """The rows behind version, flags and count."""
    row = struct.calcsize(form)
    count = min(int.from_bytes(table[4:8]), (len(table) - 8) // row)
    return struct.iter_unpack(form, table[8 : 8 + max(0, count) * row])


def _places(file: BinaryIO, track: _Box, path: Sequence[bytes]) -> Iterator[int]:
    """Where each text lies: texts stand in chunks, of which runs hold the same number."""
    sizes = _table(file, track, *path, b"stsz")
    each, count = int.from_bytes(sizes[4:8]), int.from_bytes(sizes[8:12])
    lengths = [each] * min(count, _MOST_CHAPTERS)
    if each == 0:
        lengths = [length for (length,) in _rows(sizes[4:], ">I")]
    chunks = [place for (place,) in _rows(_table(file, track, *path, b"stco"), ">I")]
    chunks += [place for (place,) in _rows(_table(file, track, *path, b"co64"), ">Q")]
    runs = [*_rows(_table(file, track, *path, b"stsc"), ">III"), (len(chunks) + 1, 0, 0)]
    left = iter(lengths[:_MOST_CHAPTERS])
    for (first, held, _), (behind, *_) in pairwise(runs):
        for chunk in chunks[max(0, first - 1) : max(0, behind - 1)]:
            place = chunk
            for length in islice(left, held):
                yield place
                place += length


def _title(file: BinaryIO, place: int) -> str:
    file.seek(place)
    length = int.from_bytes(file.read(2))
    data = file.read(min(length, _LONGEST))
    return data.decode("utf-16" if data[:2] in _UTF_16 else "utf-8", "replace")
