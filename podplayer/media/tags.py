"""What a media file says about itself: duration, title, chapters, cover. Nothing is trusted."""

import mmap
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import mutagen
from mutagen.id3 import ID3
from mutagen.mp3 import BitrateMode, MPEGInfo
from mutagen.mp4 import MP4

from podplayer.media.quicktime import quicktime_chapters
from podplayer.model.errors import MediaError
from podplayer.model.feed import Chapter
from podplayer.model.ids import Ms
from podplayer.model.sealed import MediaFile
from podplayer.model.sentence import say

_MOST_CHAPTERS = 2_000
_MOST_COUNTED = 256 * 1024 * 1024
"""Bytes of a locked file that are counted: unlike a plain one they are in memory meanwhile."""
_LONGEST_TITLE = 500
_TRUSTED_SHARE, _TRUSTED_BYTES = 0.05, 16_384
"""By which a header may be wrong; there may be other tags behind the sound."""
_MOST_SECONDS = 1_000_000
"""Who claims more is damaged."""
_NEVER = 0xFFFFFFFF
"""In ID3: not told in milliseconds."""
_VORBIS_CHAPTER = re.compile(r"chapter(\d{1,4})", re.IGNORECASE)
_VORBIS_TIME = re.compile(r"(\d+):(\d{1,2}):(\d{1,2}(?:\.\d+)?)$")

# Layer III: kilobits a second for MPEG 1 and for MPEG 2 and 2.5; samples a second by version.
_RATES_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_RATES_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_SAMPLES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaTags:
    """What is known of a file."""

    duration: Ms | None
    """Counted frame by frame where the header's estimate cannot be trusted."""
    chapters: Sequence[Chapter] = ()


def read_tags(file: MediaFile) -> MediaTags:
    """Read a local file. May take a quarter of a second for an hour of MP3 without a header.

    Raises:
        MediaError: it cannot be opened, or is no media file.
    """
    try:
        tags = _read(file)
    except MediaError:
        raise
    # mutagen lets errors of every kind through when a file is damaged in a way it did not foresee.
    except Exception as error:
        raise MediaError(
            say("{name} cannot be read; the file may be damaged.", name=file.name)
        ) from error
    if tags is None:
        raise MediaError(say("{name} is no media file that can be read.", name=file.name))
    return tags


def _read(file: MediaFile) -> MediaTags | None:
    if isinstance(file, Path):
        found = mutagen.File(file)
        return None if found is None else _tags_of(file, found)
    with file.open() as reader:
        found = mutagen.File(reader)
        return None if found is None else _tags_of(file, found)


def _tags_of(path: MediaFile, file: Any) -> MediaTags:  # noqa: ANN401 - mutagen has no types
    return MediaTags(
        duration=_duration(path, file),
        chapters=_chapters(path, file),
    )


def _duration(path: MediaFile, file: Any) -> Ms | None:  # noqa: ANN401
    if isinstance(file.info, MPEGInfo) and _is_doubtful(path, file.info):
        counted = counted_duration(path)
        if counted is not None:
            return counted
    length = float(getattr(file.info, "length", 0) or 0)
    return Ms(round(length * 1000)) if 0 < length < _MOST_SECONDS else None


def _is_doubtful(path: MediaFile, info: Any) -> bool:  # noqa: ANN401
    """Whether an MP3 has no header that tells its length, or one of another file.

    Where servers splice advertisements in, the header of the first part goes on speaking for it.
    """
    if info.bitrate_mode is BitrateMode.UNKNOWN:  # neither a Xing nor a VBRI header
        return True
    there = _size(path) - info.frame_offset
    told = float(info.length) * info.bitrate / 8
    return bool(abs(there - told) > max(_TRUSTED_BYTES, _TRUSTED_SHARE * there))


def _size(path: MediaFile) -> int:
    if isinstance(path, Path):
        return path.stat().st_size
    with path.open() as reader:
        return reader.size


# -- chapters -------------------------------------------------------------------------------------


def _chapters(path: MediaFile, file: Any) -> Sequence[Chapter]:  # noqa: ANN401
    if isinstance(file.tags, ID3):
        found = list(_id3_chapters(file.tags))
    elif isinstance(file, MP4):
        with path.open("rb") as opened:
            # Nero's list ends at 255 of them, Apple's own programs write none.
            found = max(list(_nero_chapters(file)), quicktime_chapters(opened), key=len)
    elif isinstance(file.tags, list):  # of pairs; APEv2 is none
        found = list(_vorbis_chapters(file.tags))
    else:
        found = []
    found = [replace(each, title=_words(each.title)) for each in found if each.start < _NEVER]
    return tuple(sorted(found, key=lambda chapter: chapter.start)[:_MOST_CHAPTERS])


def _words(title: str) -> str:
    return " ".join(title.split())[:_LONGEST_TITLE]


def _id3_chapters(tags: Any) -> Iterator[Chapter]:  # noqa: ANN401
    listed = {name for contents in tags.getall("CTOC") for name in contents.child_element_ids}
    for frame in tags.getall("CHAP"):
        title = str(frame.sub_frames.get("TIT2") or "")
        links = frame.sub_frames.getall("WXXX")
        end = None if frame.end_time in (0, _NEVER) else Ms(frame.end_time)
        yield Chapter(
            start=Ms(frame.start_time),
            end=end,
            title=title,
            url=links[0].url if links else None,
            is_hidden=bool(listed) and frame.element_id not in listed,
        )


def _nero_chapters(file: Any) -> Iterator[Chapter]:  # noqa: ANN401
    for chapter in file.chapters or ():
        yield Chapter(start=Ms(round(chapter.start * 1000)), title=str(chapter.title))


def _vorbis_chapters(tags: Any) -> Iterator[Chapter]:  # noqa: ANN401
    for name, value in list(tags):
        match = _VORBIS_CHAPTER.fullmatch(str(name))
        time = _VORBIS_TIME.match(str(value).strip()) if match else None
        if match is None or time is None:
            continue
        seconds = int(time[1]) * 3600 + int(time[2]) * 60 + float(time[3])
        titles = tags.get(f"chapter{match[1]}name") or [""]
        yield Chapter(start=Ms(round(seconds * 1000)), title=str(titles[0]))


# -- MP3 without a header -------------------------------------------------------------------------


def counted_duration(file: MediaFile) -> Ms | None:
    """Count the frames of an MP3 file: an hour takes about a fifth of a second.

    Variable bit rates without a Xing header make every estimate wrong (180 s were taken for 150).
    """
    if not isinstance(file, Path):
        with file.open() as reader:
            return _counted(reader.read()) if 4 <= reader.size <= _MOST_COUNTED else None
    with file.open("rb") as plain:
        if file.stat().st_size < 4:
            return None
        with mmap.mmap(plain.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return _counted(data)


def _counted(data: mmap.mmap | bytes) -> Ms | None:
    at, end, seconds = _behind_id3(data), len(data) - 4, 0.0
    while at <= end:
        frame = _frame(data[at + 1], data[at + 2]) if data[at] == 0xFF else None
        if frame is None:
            at = data.find(b"\xff", at + 1)
            if at < 0:
                break
            continue
        length, duration = frame
        seconds += duration
        at += length
    return Ms(round(seconds * 1000)) if seconds > 0 else None


def _behind_id3(data: mmap.mmap | bytes) -> int:
    if data[:3] != b"ID3" or len(data) < 10:
        return 0
    size = 0
    for byte in data[6:10]:
        size = size << 7 | byte & 0x7F
    return 10 + size


def _frame(second: int, third: int) -> tuple[int, float] | None:
    """Bytes and seconds of the Layer III frame with these bytes of its head, or None."""
    version, layer = second >> 3 & 3, second >> 1 & 3
    rate_index, sample_index = third >> 4, third >> 2 & 3
    is_head = second & 0xE0 == 0xE0 and version != 1 and layer == 1
    if not is_head or sample_index == 3 or not 0 < rate_index < 15:
        return None
    samples = _SAMPLES[version][sample_index]
    rate = (_RATES_1 if version == 3 else _RATES_2)[rate_index] * 1000
    count = 1152 if version == 3 else 576
    return count // 8 * rate // samples + (third >> 1 & 1), count / samples
