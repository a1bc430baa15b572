"""Episodes of the sample are joined from short recorded segments, frame by frame.

Every frame of the segments has 72 bytes and lasts 24 ms (MPEG-2 layer III, mono, 24 kHz, 24 kbit/s,
no bit reservoir), so that any run of them is a valid stream of an exactly known length.
"""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from podplayer.model.ids import Ms

FRAME_BYTES = 72
FRAME_MS = 24
_HEADER_BYTES = 192
_SIDE_INFO_BYTES = 9
# The same kind of frame at 64 kbit/s: one of 24 kbit/s has no room for the table.
_HEADER_FRAME = b"\xff\xf3\x84"
_JINGLE, _BRIDGE, _BED, _PAUSE, _SPEECH = "jingle", "bridge", "bed", "pause", "speech"


@dataclass(frozen=True, slots=True)
class Segments:
    """The recorded segments of one show."""

    frames: bytes
    places: Mapping[str, tuple[int, int]]
    """Name to first frame and number of frames."""
    spoken: Sequence[str]
    """Names of the sentences that can stand anywhere."""
    transcript: Sequence[str]
    """The order that makes up the episode with a transcript; empty where there is none."""

    def sound(self, name: str) -> bytes:
        """The frames of one segment."""
        start, count = self.places[name]
        return self.frames[start * FRAME_BYTES : (start + count) * FRAME_BYTES]

    @property
    def transcript_ms(self) -> Ms:
        """How long the episode with a transcript is."""
        return Ms(FRAME_MS * sum(self.places[name][1] for name in self.transcript))


def read_segments(folder: Path) -> dict[str, Segments]:
    """The segments of every show, by slug."""
    index = json.loads((folder / "segments.json").read_text("utf-8"))
    return {
        slug: Segments(
            frames=(folder / f"{slug}.mp3").read_bytes(),
            places={item["name"]: (item["start"], item["frames"]) for item in entry["segments"]},
            spoken=tuple(item["name"] for item in entry["segments"] if item["kind"] == _SPEECH),
            transcript=tuple(entry.get("transcript", ())),
        )
        for slug, entry in index.items()
    }


def file_size(duration: Ms) -> int:
    """Bytes of an assembled file."""
    return _HEADER_BYTES + duration // FRAME_MS * FRAME_BYTES


def assemble(segments: Segments, *, duration: Ms, rng: np.random.Generator) -> bytes:
    """An episode of exactly this duration: jingle, talk and music in turns, jingle.

    Args:
        segments: of the show.
        duration: a multiple of 24 ms.
        rng: decides the order of the sentences.
    """
    wanted = duration // FRAME_MS * FRAME_BYTES
    closing = segments.sound(_JINGLE)
    parts = [segments.sound(_JINGLE)]
    have = len(parts[0]) + len(closing)
    for name in _endless_order(segments, rng, enough=wanted // FRAME_BYTES):
        sound = segments.sound(name)[: max(0, wanted - have)]
        parts.append(sound)
        have += len(sound)
        if have >= wanted:
            break
    body = b"".join([*parts, closing])[:wanted]
    return info_frame(body) + body


def _endless_order(segments: Segments, rng: np.random.Generator, *, enough: int) -> list[str]:
    """Names of segments that together have at least `enough` frames."""
    order: list[str] = []
    frames = 0
    while frames < enough:
        shuffled = [segments.spoken[i] for i in rng.permutation(len(segments.spoken))]
        # What opens the show is said first, once.
        said = [segments.spoken[0], *shuffled] if not order else shuffled
        for number, name in enumerate(dict.fromkeys(said)):
            order += [name, _PAUSE]
            if number % 3 == 2:
                order.append(_BED if rng.random() < 0.6 else _BRIDGE)
        order.append(_BED)
        frames = sum(segments.places[name][1] for name in order)
    return order


def assemble_transcript(segments: Segments) -> bytes:
    """The episode whose every sentence is in its transcript."""
    body = b"".join(segments.sound(name) for name in segments.transcript)
    return info_frame(body) + body


def info_frame(body: bytes) -> bytes:
    """The silent first frame that says how many frames follow and where each hundredth begins."""
    total = _HEADER_BYTES + len(body)
    table = bytes(min(255, percent * 256 // 100) for percent in range(100))
    words = b"".join(
        (
            b"Info",
            (0b0111).to_bytes(4, "big"),
            (len(body) // FRAME_BYTES).to_bytes(4, "big"),
            total.to_bytes(4, "big"),
            table,
        )
    )
    # The fourth byte (mono, original) is that of the frames that follow.
    frame = _HEADER_FRAME + body[3:4] + bytes(_SIDE_INFO_BYTES) + words
    return frame.ljust(_HEADER_BYTES, b"\0")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that is there complete or not at all: a full disk must not leave half of it."""
    part = path.with_suffix(".part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def link_or_copy(source: Path, target: Path) -> None:
    """Give a file a second name; where the file system has no links, copy it."""
    try:
        os.link(source, target)
    except OSError:
        write_whole(target, source.read_bytes())
