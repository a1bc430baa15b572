import json
from pathlib import Path

import numpy as np
import pytest
from factories_sound import RATE, signal, tone

from podplayer.encoders import acoustics
from podplayer.encoders.acoustics import Spectrum

LIBROSA = json.loads(
    (Path(__file__).parents[2] / "data" / "sound" / "librosa.json").read_text("utf-8")
)


@pytest.fixture(scope="module")
def spectrum():
    return Spectrum.of(signal())


def test_the_cepstrum_is_librosas(spectrum):
    frames = acoustics.mfcc(spectrum)
    assert frames.mean(axis=0) == pytest.approx(LIBROSA["mfcc_mean"], rel=0.01, abs=0.01)
    assert frames.std(axis=0) == pytest.approx(LIBROSA["mfcc_std"], rel=0.01, abs=0.01)


@pytest.mark.parametrize(
    ("place", "name", "scale"),
    [
        (0, "centroid", 1000),
        (1, "bandwidth", 1000),
        (2, "roll_off", 1000),
        (3, "flatness_log10", 1),
    ],
)
def test_the_shape_of_the_spectrum_is_librosas(spectrum, place, name, scale):
    values = acoustics.shape(spectrum)[:, place] * scale
    assert [values.mean(), values.std()] == pytest.approx(LIBROSA[name], rel=0.01)


@pytest.mark.parametrize(("fft", "hop", "bands", "step"), [(512, 256, 96, 8), (400, 160, 40, 4)])
def test_the_mel_bands_are_librosas(fft, hop, bands, step):
    mel = Spectrum.of(signal(), fft=fft, hop=hop).mel(bands)[100, ::step]
    # Below a billionth of the loudest band the two libraries' float32 round differently.
    loud = np.array(LIBROSA[f"mel{bands}"]) > 1e-10
    assert mel[loud] == pytest.approx(np.array(LIBROSA[f"mel{bands}"])[loud], rel=0.02)


def test_loudness_onsets_and_beat_are_librosas(spectrum):
    assert acoustics.loudness(signal()).mean() == pytest.approx(LIBROSA["rms_db"][0], rel=0.01)
    rises = acoustics.onsets(spectrum)
    assert rises.mean() == pytest.approx(LIBROSA["onset"][0], rel=0.01)
    assert acoustics.beats_a_minute(rises) == pytest.approx(LIBROSA["tempo"][0], rel=0.01)


def test_the_pitch_is_that_of_probabilistic_yin():
    hertz = acoustics.pitch(signal())
    assert np.nanmedian(hertz) == pytest.approx(LIBROSA["pitch_median"][0], rel=0.02)


@pytest.mark.parametrize("hertz", [80.0, 140.0, 220.0, 350.0])
def test_a_tone_has_its_own_pitch(hertz):
    assert np.nanmedian(acoustics.pitch(tone(hertz))) == pytest.approx(hertz, rel=0.03)


def test_noise_has_no_pitch():
    noise = np.random.default_rng(0).standard_normal(5 * RATE).astype("f4") * 0.1
    assert np.isnan(acoustics.pitch(noise)).mean() > 0.95


def test_two_syllables_a_second_are_counted_as_such():
    t = np.arange(10 * RATE) / RATE
    spoken = tone(150) * np.clip(np.sin(2 * np.pi * 3 * t), 0.02, 1).astype("f4")
    assert acoustics.syllables_a_second(acoustics.loudness(spoken)) == pytest.approx(3, abs=0.3)


def test_a_pause_of_two_seconds_in_ten_is_a_fifth():
    sound = tone(150)
    sound[4 * RATE : 6 * RATE] = 0
    found = acoustics.pauses(acoustics.loudness(sound))
    assert found.share == pytest.approx(0.2, abs=0.01)
    assert found.a_minute == pytest.approx(6, abs=0.1)


def test_silence_has_no_beat_and_breaks_nothing():
    silence = np.zeros(3 * RATE, np.float32)
    assert np.isnan(acoustics.beats_a_minute(acoustics.onsets(Spectrum.of(silence))))
    assert np.isfinite(acoustics.timbre([Spectrum.of(silence)])).all()
