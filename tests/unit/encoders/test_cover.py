import numpy as np
import pytest
from factories_sound import write_png

from podplayer.encoders.weights import WeightStore, manifest_path, read_manifest
from podplayer.model.senses import COVER_BLOCKS, COVER_WIDTH

cover = pytest.importorskip("podplayer.encoders.cover")

RED, BLUE = (200, 20, 20), (20, 20, 200)


def halves(one, other, *, share=0.5, side=300):
    pixels = np.zeros((side, side, 3), np.uint8)
    pixels[:] = other
    pixels[: int(side * share)] = one
    return pixels


def test_the_palette_names_the_colours_largest_first():
    found = cover.palette(halves(RED, BLUE, share=0.75, side=224))
    assert found[:2, 3] == pytest.approx([0.75, 0.25], abs=0.02)
    assert found[0, :3] == pytest.approx(cover.lab(np.array([RED]) / 255)[0], abs=0.5)
    assert not found[2:].any()


def test_the_palette_is_the_same_every_time():
    pixels = np.random.default_rng(0).integers(0, 256, (224, 224, 3), dtype=np.uint8)
    assert np.array_equal(cover.palette(pixels), cover.palette(pixels))
    assert cover.palette(pixels)[:, 3].sum() == pytest.approx(1)


@pytest.mark.parametrize(
    ("colour", "expected"),
    [((255, 255, 255), (100, 0, 0)), ((0, 0, 0), (0, 0, 0)), ((255, 0, 0), (53.2, 80.1, 67.2))],
)
def test_colours_have_their_place_in_lab(colour, expected):
    assert cover.lab(np.array([colour]) / 255)[0] == pytest.approx(expected, abs=0.2)


def test_what_is_transparent_is_white(tmp_path):
    pixels = np.zeros((60, 60, 4), np.uint8)
    assert (cover.read_pixels(write_png(tmp_path / "a.png", pixels)) == 255).all()


def test_a_picture_is_brought_to_one_size(tmp_path):
    pixels = cover.read_pixels(write_png(tmp_path / "a.png", halves(RED, BLUE)))
    assert pixels.shape == (224, 224, 3)
    assert pixels[20, 100] == pytest.approx(RED, abs=3)


@pytest.mark.parametrize(
    "content",
    [b"", b"GIF89a", b"\xff\xd8\xff\xe0" + b"\0" * 50, b"<svg/>", b"RIFF\0\0\0\0WEBPVP8 "],
    ids=["empty", "gif", "jpeg", "svg", "webp"],
)
def test_what_is_no_picture_is_refused_with_a_sentence(tmp_path, content):
    path = tmp_path / "cover"
    path.write_bytes(content)
    with pytest.raises(cover.UnreadableError, match="The cover"):
        cover.read_pixels(path)


def test_a_picture_that_claims_to_be_huge_is_not_decoded(tmp_path):
    bomb = write_png(tmp_path / "bomb.png", halves(RED, BLUE, side=8), size=(60_000, 60_000))
    with pytest.raises(cover.UnreadableError, match="The cover"):
        cover.read_pixels(bomb)


@pytest.mark.model
@pytest.mark.slow
def test_like_covers_are_nearer_than_unlike_ones(tmp_path):
    encoder = cover.load_cover(WeightStore(models=read_manifest(manifest_path()), cache_dir=None))
    if encoder is None:
        pytest.skip("the weights are not installed")
    rng = np.random.default_rng(0)
    noise = rng.integers(0, 256, (300, 300, 3), dtype=np.uint8)
    paths = [
        write_png(tmp_path / "a.png", halves(RED, BLUE)),
        write_png(tmp_path / "b.png", halves(RED, BLUE, side=400)),
        write_png(tmp_path / "c.png", noise),
    ]
    one, again, other = (encoder.encode(path) for path in paths)
    assert one.shape == (COVER_WIDTH,)
    look = COVER_BLOCKS["look"]
    assert np.linalg.norm(one[look]) == pytest.approx(1, abs=1e-5)
    assert one[look] @ again[look] > 0.9 > one[look] @ other[look]
