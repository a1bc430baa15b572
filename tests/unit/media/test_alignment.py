"""One programme with other advertisements, in another encoding: the times of its parts."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from fakes_recordings import RATE, encode, talk

from podplayer.media.alignment import align
from podplayer.media.analysis import analyse
from podplayer.media.fingerprint import kept
from podplayer.model.time_marks import Stretch, joined, moved, moves_anything

TALK = talk(90, seed=1)
HALF = 40.0
"""Seconds of the talk before the advertisement in its middle."""
QUARTER = 22.0
"""And before one that only some new files have."""


def ad(seconds: float, seed: int) -> np.ndarray:
    return talk(seconds, seed=1_000 + seed)


def cut(*parts: tuple[float, float] | np.ndarray) -> np.ndarray:
    return np.concatenate(
        [
            TALK[round(part[0] * RATE) : round(part[1] * RATE)] if isinstance(part, tuple) else part
            for part in parts
        ]
    )


OLD = cut(ad(20, 1), (0, HALF), ad(15, 2), (HALF, 90), ad(10, 3))


def old_time(second: float) -> float:
    """Of a second of the talk, in the old file."""
    return second + 20 + (15 if second >= HALF else 0)


@pytest.fixture(scope="module")
def print_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., bytes]:
    folder = tmp_path_factory.mktemp("prints")
    known: dict[str, bytes] = {}

    def made(
        name: str,
        samples: np.ndarray,
        codec: str = "pcm_s16le",
        bits: int = 0,
        rate: int = RATE,
    ) -> bytes:
        if name not in known:
            path: Path = encode(folder / name, samples, codec=codec, bits=bits, rate=rate)
            known[name] = analyse(path).fingerprint
        return known[name]

    return made


@pytest.fixture
def old(print_of) -> bytes:
    return kept(print_of("old.wav", OLD))


def assert_found(stretches: Sequence[Stretch], new_time: Callable[[float], float]) -> None:
    assert stretches
    for second in np.arange(1.0, 89.5, 0.7):
        if min(abs(second - HALF), abs(second - QUARTER)) > 0.6:
            place = moved(round(old_time(second) * 1000), stretches) / 1000
            assert place == pytest.approx(new_time(second), abs=0.5), second


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "codec", "bits", "rate"),
    [
        ("new.mp3", "libmp3lame", 32_000, 16_000),
        ("new.opus", "libopus", 24_000, 48_000),
        ("new.m4a", "aac", 96_000, 44_100),
    ],
)
def test_other_ads_everywhere_and_another_encoding(print_of, old, name, codec, bits, rate):
    samples = cut(
        ad(33.17, 4), (0, QUARTER), ad(7.4, 5), (QUARTER, HALF), ad(25, 6), (HALF, 90), ad(4, 7)
    )
    found = align(old, print_of(name, samples, codec, bits, rate))
    assert_found(
        found, lambda s: s + 33.17 + (7.4 if s >= QUARTER else 0) + (25 if s >= HALF else 0)
    )


def test_ads_that_are_gone(print_of, old):
    found = align(old, print_of("bare.wav", TALK))
    assert_found(found, lambda second: second)
    # A place in an advertisement that is gone goes to what followed it.
    assert moved(5_000, found) == pytest.approx(0, abs=500)
    assert moved(67_000, found) == pytest.approx(HALF * 1000, abs=500)


def test_an_ad_that_was_put_in_front_alone(print_of, old):
    found = align(old, print_of("front.wav", np.concatenate([ad(12, 8), OLD])))
    assert_found(found, lambda second: old_time(second) + 12)
    assert moves_anything(found, slack=300)


def test_an_ad_that_comes_twice_does_not_confuse_what_is_between(print_of):
    jingle = ad(12, 9)
    before = kept(print_of("jingles.wav", cut(jingle, (0, HALF), jingle, (HALF, 90))))
    found = align(before, print_of("more.wav", cut(jingle, jingle, (0, HALF), (HALF, 90), jingle)))
    for second in (10, 20, 35, 50, 80):
        place = moved((second + 12 + (12 if second >= HALF else 0)) * 1000, found) / 1000
        assert place == pytest.approx(second + 24, abs=0.5)


@pytest.mark.slow
def test_the_same_recording_at_another_bit_rate_moves_nothing(print_of, old):
    found = align(old, print_of("thin.mp3", OLD, "libmp3lame", 24_000))
    assert found
    assert not moves_anything(found, slack=300)


def test_another_programme_with_the_same_jingle_is_another(print_of, old):
    other = np.concatenate([TALK[: 15 * RATE], talk(80, seed=99)])
    assert align(old, print_of("other.wav", other)) == ()


@pytest.mark.parametrize("samples", [np.zeros(30 * RATE, np.float32), TALK[: RATE // 2]])
def test_next_to_nothing_is_found_nowhere(tmp_path, old, samples):
    path = encode(tmp_path / "x.wav", samples, codec="pcm_s16le", bits=0)
    assert align(old, analyse(path).fingerprint) == ()
    assert align(kept(analyse(path).fingerprint), b"") == ()
    assert align(b"", b"") == ()


def test_places_between_parts():
    parts = [
        Stretch(start=10_000, end=60_000, shift=-5_000),
        Stretch(start=90_000, end=200_000, shift=20_000),
    ]
    assert [moved(t, parts) for t in (0, 9_000, 30_000, 61_000, 75_000, 89_000, 300_000)] == [
        5_000, 4_000, 25_000, 56_000, 110_000, 109_000, 220_000,
    ]  # fmt: skip
    assert moved(7, ()) == 7


def test_parts_with_one_shift_are_one():
    parts = [Stretch(start=0, end=9, shift=5), Stretch(start=20, end=30, shift=6)]
    assert joined(parts, slack=1) == [Stretch(start=0, end=30, shift=5)]
