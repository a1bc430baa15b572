"""Chapters, transcripts and tags of any size: read in bounds or refused, never all of the memory.

The bounds are generous: what they tell apart is what grows with the bytes that came from what
grows with a number that stands in them.
"""

import json
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from podplayer.media.chapters import read_chapters
from podplayer.media.tags import read_tags
from podplayer.media.transcript import read_transcript
from podplayer.model.errors import MediaError

MB = 1024 * 1024


def synchsafe(number):
    return bytes(number >> shift & 0x7F for shift in (21, 14, 7, 0))


def id3(frames, *, size=None):
    return b"ID3\x04\x00\x00" + synchsafe(len(frames) if size is None else size) + frames


def frame(name, body, *, size=None):
    return name + synchsafe(len(body) if size is None else size) + b"\0\0" + body


def chapter(number):
    start = number * 1_000
    return frame(
        b"CHAP", b"c%d\0" % number + struct.pack(">IIII", start, start + 999, 2**32 - 1, 2**32 - 1)
    )


def atom(name, body, *, size=None):
    return struct.pack(">I", 8 + len(body) if size is None else size) + name + body


def flac(kind, size, body=b""):
    info = b"\0\0\0\x22" + b"\x10\0\x10\0" + b"\0" * 6 + b"\x0a\xc4\x42\xf0" + b"\0" * 20
    return b"fLaC" + info + bytes([0x80 | kind]) + size.to_bytes(3, "big") + body


SOUND = (b"\xff\xfb\x90\x64" + b"\0" * 413) * 20
TAGS = {
    "ID3 that claims 256 MB": id3(frame(b"TIT2", b"\3x"), size=0x0FFFFFFF) + SOUND,
    "a frame that claims 256 MB": id3(frame(b"TIT2", b"\3x", size=0x0FFFFFFF)) + SOUND,
    "5 MB of a title": id3(frame(b"TIT2", b"\3" + b"x" * 5 * MB)) + SOUND,
    "a picture of 8 MB": id3(frame(b"APIC", b"\3image/png\0\3\0" + b"x" * 8 * MB)) + SOUND,
    "4,000 chapters": id3(b"".join(map(chapter, range(4_000)))) + SOUND,
    "10,000 frames": id3(frame(b"TXXX", b"\3a\0b") * 10_000) + SOUND,
    "an atom of 4 GB": atom(b"ftyp", b"M4A \0\0\0\0") + atom(b"moov", b"", size=0xFFFFFFFF),
    "an atom of 2^63": atom(b"ftyp", b"M4A \0\0\0\0")
    + atom(b"moov", struct.pack(">Q", 2**63 - 1), size=1),
    "5,000 atoms in another": atom(b"ftyp", b"M4A \0\0\0\0")
    + b"".join(struct.pack(">I", 8 * (5_000 - at)) + b"moov" for at in range(5_000)),
    "a FLAC comment of 4 billion": flac(4, 8, b"\0\0\0\0\xff\xff\xff\xff") + b"\0" * 8,
    "a FLAC picture of 16 MB": flac(6, 0xFFFFFF, b"\0" * 32),
    "an Ogg page that never comes": b"OggS\0\2" + b"\0" * 20 + b"\xff" + b"\xff" * 255,
}
JSON_CHAPTERS = {
    "60,000 chapters": json.dumps(
        {"chapters": [{"startTime": at, "title": "x"} for at in range(60_000)]}
    ).encode(),
    "lists in lists": b'{"chapters":' + b"[" * 200_000,
    "a title of 10 MB": b'{"chapters":[{"startTime":0,"title":"%s"}]}' % (b"x" * 10 * MB),
    "a number of 100,000 digits": b'{"chapters":[{"startTime":%s}]}' % (b"9" * 100_000),
    "a start in a thousand years": b'{"chapters":[{"startTime":1e308,"title":"x"}]}',
}
CUE = b"00:00:01.000 --> 00:00:02.000\nsaid\n\n"
TRANSCRIPTS = {
    "60,000 cues": ("text/vtt", b"WEBVTT\n\n" + CUE * 60_000),
    "5 MB in one line": ("text/plain", b"word " * MB),
    "1 MB of open tags": ("text/html", b"<p>" * 350_000),
    "lists in lists": ("application/json", b'{"segments":' + b"[" * 500_000),
    "60,000 segments": (
        "application/json",
        json.dumps({"segments": [{"startTime": 1, "body": "x"}] * 60_000}).encode(),
    ),
    "5 MB of digits": ("application/srt", b"9" * 5 * MB),
}


@pytest.mark.parametrize("name", TAGS)
def test_tags_of_any_size_are_read_or_refused(tmp_path, name):
    path = tmp_path / "episode.mp3"
    path.write_bytes(TAGS[name])
    try:
        found = read_tags(path)
    except MediaError:
        return
    assert len(found.chapters) <= 2_000
    assert all(len(one.title) < 10_000 for one in found.chapters)


@pytest.mark.parametrize("name", JSON_CHAPTERS)
def test_chapters_of_any_size_are_read_or_refused(name):
    try:
        found = read_chapters(JSON_CHAPTERS[name])
    except MediaError:
        return
    assert len(found) <= 2_000
    assert all(len(one.title) < 10_000 for one in found)


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_transcripts_of_any_size_are_read_or_refused(name):
    mime, data = TRANSCRIPTS[name]
    try:
        lines = read_transcript(data, mime=mime)
    except MediaError:
        return
    assert len(lines) <= 50_000


BOUNDED = """
import resource, sys
sys.path[:0] = sys.argv[1:3]
import test_hostile_sizes as sizes
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
from pathlib import Path
from podplayer.model.errors import PodplayerError
from podplayer.feeds.opml import read_opml
path = Path(sys.argv[3])
def tag(data):
    path.write_bytes(data)
    sizes.read_tags(path)
works = [lambda d=d: tag(d) for d in sizes.TAGS.values()]
works += [lambda d=d: sizes.read_chapters(d) for d in sizes.JSON_CHAPTERS.values()]
works += [lambda m=m, d=d: sizes.read_transcript(d, mime=m) for m, d in sizes.TRANSCRIPTS.values()]
works += [lambda: read_opml(b"<opml>" + b"<outline text='x'/>" * 1_000_000)]
for work in works:
    try:
        work()
    except PodplayerError:
        pass
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss is counted in kB on Linux only")
def test_all_of_them_together_take_no_gigabyte(tmp_path):
    """In a process of its own, whose highest memory is then theirs."""
    here = Path(__file__)
    done = subprocess.run(
        [sys.executable, "-c", BOUNDED, here.parents[3], here.parent, tmp_path / "x"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 500, "megabytes"
