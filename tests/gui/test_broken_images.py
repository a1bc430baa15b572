"""Covers that are broken in 41 ways, from the store to the screen."""

import tracemalloc

import pytest
from broken_images import broken_images, sound
from PySide6.QtGui import QColor, QImage

from podplayer.media.artwork import MAX_COVER_BYTES, CoverStore
from podplayer.model.errors import MediaError
from podplayer.ui.covers import decode, rounded

BROKEN = broken_images()
NEVER_STORED = ("billion", "promises 16 mega", "no width", "no height", "of an error", "nothing",
                "svg", "65,500", "cut in its head", "two bytes", "without a frame")  # fmt: skip


def test_there_are_41_of_them_and_sound_ones_are_shown(tmp_path):
    assert len({name for name, _ in BROKEN}) == len(BROKEN) == 41
    assert all(len(data) < MAX_COVER_BYTES for _, data in BROKEN)
    for kind in ("PNG", "JPG"):
        path = CoverStore(tmp_path).save(f"https://a.example/{kind}", sound(kind))
        assert decode(path, 32) is not None


@pytest.mark.no_qt_log  # its readers say what they think of it
@pytest.mark.parametrize(("name", "data"), BROKEN, ids=[name for name, _ in BROKEN])
def test_a_broken_image_is_refused_or_leaves_the_placeholder(tmp_path, name, data):
    store = CoverStore(tmp_path / "covers")
    try:
        path = store.save("https://a.example/x", data)
    except MediaError:
        path = tmp_path / "around the store"
        path.write_bytes(data)
    else:
        assert not [part for part in NEVER_STORED if part in name], "the header says enough"
    tracemalloc.start()
    image = decode(path, 64)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000
    assert image is None or max(image.width(), image.height()) <= 4 * 64


@pytest.mark.parametrize(("width", "height"), [(1, 16_384), (16_384, 1), (3, 9_000)])
def test_a_picture_like_a_thread_is_not_blown_up(tmp_path, width, height):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    path = tmp_path / "thread.png"
    assert image.save(str(path))
    assert CoverStore(tmp_path).save("https://a.example/thread", path.read_bytes())
    shown = decode(path, 512)
    assert max(shown.width(), shown.height()) <= 4 * 512
    assert rounded(shown, 512, 8).pixelColor(256, 256).name() == "#ff0000"
