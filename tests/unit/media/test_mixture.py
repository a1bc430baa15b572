"""Speech and music told from what the survey of a file measures."""

import json
from pathlib import Path

import av
import numpy as np
import pytest
from fakes_sound import write_samples

from podplayer.media.analysis import analyse
from podplayer.model.sound import STRETCH, Mixture, mixture_at, mixture_runs

RATE = 48_000


SAMPLE = Path(__file__).parents[3] / "resources" / "sample" / "audio"


def hum(seconds):
    time = np.arange(seconds * RATE) / RATE
    return 0.1 * sum(np.sin(2 * np.pi * 220 * part * time) / part for part in range(1, 9))


@pytest.mark.parametrize("name", ["small-talk", "nachtzug", "mandu"])
def test_music_before_talk_is_told_from_it(name):
    """Half a minute of music, then voices: what the sample's own list says."""
    parts = json.loads((SAMPLE / "segments.json").read_text())[name]["segments"]
    pause = next(part for part in parts if part["kind"] == "pause")
    begins = round(pause["start"] * 24 / STRETCH)  # frames of MP3 at 24 kHz
    mixture = analyse(SAMPLE / f"{name}.mp3").mixture
    assert set(mixture[: begins - 1]) == {Mixture.MUSIC}
    assert set(mixture[begins + 1 :]) == {Mixture.SPEECH}


def test_of_silence_nothing_is_said(tmp_path):
    sound = np.concatenate([hum(10), np.zeros(RATE * 15)])
    assert set(analyse(write_samples(tmp_path / "x.wav", sound)).mixture[2:]) == {Mixture.UNKNOWN}


def test_less_than_half_a_stretch_is_not_told(tmp_path):
    assert analyse(write_samples(tmp_path / "x.wav", hum(2))).mixture == b""


def test_the_difference_of_channels_counts_where_there_is_one(tmp_path):
    """The loudness is that of both channels, whether they are alike, opposite or only one."""
    one = hum(8).astype(np.float32)
    found = {}
    for name, other in (("alike", one), ("against", -one), ("left", np.zeros_like(one))):
        path = tmp_path / f"{name}.wav"
        with av.open(str(path), "w") as container:
            stream = container.add_stream("pcm_f32le", rate=RATE, layout="stereo")
            both = np.stack([one, other], axis=1).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(both, format="flt", layout="stereo")
            frame.rate = RATE
            container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
        found[name] = analyse(path).loudness
    assert found["against"] == pytest.approx(found["alike"], abs=0.02)
    assert found["left"] == pytest.approx(found["alike"] - 3.01, abs=0.02)


def test_runs_of_the_same_are_one_and_the_last_ends_with_the_file():
    both = Mixture.SPEECH | Mixture.MUSIC
    mixture = bytes([1, 1, 0, 2, 3])
    assert list(mixture_runs(mixture, end=23_000)) == [
        (0, 2 * STRETCH, Mixture.SPEECH),
        (3 * STRETCH, 4 * STRETCH, Mixture.MUSIC),
        (4 * STRETCH, 23_000, both),
    ]
    assert mixture_at(mixture, 24_999) == both
    assert mixture_at(mixture, 25_000) == Mixture.UNKNOWN
    assert mixture_at(b"", 0) == Mixture.UNKNOWN
