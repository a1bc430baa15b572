import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podplayer.media.artwork import CoverStore, ImageInfo, image_info
from podplayer.model.errors import MediaError

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "covers"
URL = "https://cdn.example.org/cover"


def png(width, height):
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", width, height) + b"\x08\x02"


def jpeg(width, height):
    app0 = b"\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 9
    frame = b"\xff\xc2\x00\x11\x08" + struct.pack(">HH", height, width) + b"\x03"
    return b"\xff\xd8" + app0 + b"\xff\xff" + frame


def webp(chunk, body):
    return b"RIFF\x00\x00\x00\x00WEBP" + chunk + b"\x00\x00\x00\x00" + body


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (png(640, 480), "png"),
        (jpeg(640, 480), "jpeg"),
        (b"GIF89a" + struct.pack("<HH", 640, 480), "gif"),
        (webp(b"VP8X", b"\x00" * 4 + (639).to_bytes(3, "little") + (479).to_bytes(3, "little")),
         "webp"),
        (webp(b"VP8L", b"\x2f" + struct.pack("<I", 639 | 479 << 14)), "webp"),
        (webp(b"VP8 ", b"\x00" * 6 + struct.pack("<HH", 640, 480)), "webp"),
    ],
)  # fmt: skip
def test_type_and_size_are_read_from_the_header(data, kind):
    assert image_info(data) == ImageInfo(kind, 640, 480)


@pytest.mark.parametrize("data", [png(30_000, 30_000), png(20_000, 1), png(9000, 9000)])
def test_a_pixel_bomb_is_refused(data):
    with pytest.raises(MediaError, match="too large"):
        image_info(data)


@pytest.mark.parametrize(
    "data", [b"", b"<svg/>", b"BM....", png(0, 5), png(5, 5)[:18], b"\xff\xd8\xff\xe0", b"GIF89a"]
)
def test_what_is_no_known_picture_is_refused(data):
    with pytest.raises(MediaError):
        image_info(data)


@given(st.sampled_from([png(1, 1), jpeg(1, 1), b"RIFFxxxxWEBPVP8X"]), st.binary(max_size=40))
def test_no_bytes_break_the_header_reader(start, rest):
    for data in (start + rest, start[: len(start) // 2] + rest):
        try:
            image_info(data)
        except MediaError:
            continue


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the corpus of covers is not at {CORPUS}")
def test_real_covers_are_known():
    sizes = [image_info(path.read_bytes()) for path in sorted((CORPUS / "podcast").rglob("*.*g"))]
    assert len(sizes) > 10
    assert all(info.width >= 100 for info in sizes)


def test_a_cover_is_stored_whole_and_nothing_else_is_left(tmp_path):
    store = CoverStore(tmp_path / "covers")
    assert store.path(URL) is None
    path = store.save(URL, png(10, 10))
    assert store.path(URL) == path
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    assert len(path.name) == 32


def test_a_bad_cover_leaves_the_good_one(tmp_path):
    store = CoverStore(tmp_path)
    store.save(URL, png(10, 10))
    with pytest.raises(MediaError):
        store.save(URL, b"rubbish")
    assert store.path(URL).read_bytes() == png(10, 10)


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(MediaError, match="cannot be stored"):
        CoverStore(blocked / "covers").save(URL, png(10, 10))
