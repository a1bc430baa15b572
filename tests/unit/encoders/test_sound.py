from dataclasses import dataclass

import numpy as np
import pytest
from factories_sound import RATE, signal, tone, write_wav

from podplayer.encoders.weights import WeightStore, manifest_path, read_manifest
from podplayer.model.senses import FACTS, SOUND_BLOCKS, SOUND_WIDTH

sound = pytest.importorskip("podplayer.encoders.sound")


@dataclass
class Timeline:
    probabilities: np.ndarray

    @property
    def speech(self):
        return self.probabilities[:, 0]

    def shares(self):
        return (self.probabilities > 0.5).mean(axis=0)


class Events:
    """Says the same of everything."""

    def __init__(self, speech, music):
        self.row = [speech, 0.0, music]

    def of(self, samples):
        return Timeline(np.tile(self.row, (len(samples) // 160, 1)))


class Voice:
    def __init__(self):
        self.speech = []

    def vector(self, windows, speech):
        self.speech.append(speech)
        return np.full(256, 1 / 16, np.float32)


@dataclass
class Heard:
    vector: np.ndarray
    energy: float


class Music:
    def __init__(self):
        self.frames = []

    def hear(self, spectra):
        self.frames = [len(one.power) for one in spectra]
        return Heard(np.full(200, 0.07, np.float32), 0.5)


def encoder(events=None, voice=None, music=None):
    return sound.SoundEncoder(events=events, voice=voice, music=music)


def facts(vector):
    return dict(zip(FACTS, vector[SOUND_BLOCKS["facts"]].tolist(), strict=True))


def known(vector, block):
    return bool(np.isfinite(vector[SOUND_BLOCKS[block]]).all())


def test_every_block_has_its_place():
    vector = encoder(Events(1, 1), Voice(), Music()).encode_windows([signal()])
    assert vector.shape == (SOUND_WIDTH,)
    assert all(known(vector, block) for block in SOUND_BLOCKS)
    assert vector[SOUND_BLOCKS["voice"]] == pytest.approx(1 / 16)
    assert vector[SOUND_BLOCKS["music"]] == pytest.approx(0.07)


def test_without_any_model_timbre_and_most_facts_are_known():
    vector = encoder().encode_windows([signal()])
    assert known(vector, "timbre")
    assert not known(vector, "voice")
    assert not known(vector, "music")
    said = facts(vector)
    assert np.isnan(said["speech_share"])
    assert said["pitch"] == pytest.approx(np.log2(1.41), abs=0.05)
    assert said["rate"] == pytest.approx(2, abs=0.4)


def test_music_without_speech_has_no_voice():
    vector = encoder(Events(0, 1), Voice(), Music()).encode_windows([signal()])
    assert not known(vector, "voice")
    assert known(vector, "music")
    assert facts(vector)["music_energy"] == 0.5


def test_speech_is_never_taken_for_music():
    music = Music()
    vector = encoder(Events(1, 0), Voice(), music).encode_windows([signal()])
    assert not known(vector, "music")
    assert music.frames == []


def test_of_much_music_only_a_little_is_listened_to():
    music = Music()
    encoder(Events(0, 1), Voice(), music).encode_windows([signal()] * 8)
    assert music.frames == [187] * 4


def test_louder_is_louder_and_livelier_is_livelier():
    calm, loud = (
        encoder().encode_windows([tone(120, level=0.01)]),
        encoder().encode_windows([tone(120, level=0.5)]),
    )
    assert facts(loud)["level_db"] > facts(calm)["level_db"] + 30
    talk = encoder().encode_windows([signal()])
    assert facts(talk)["rate"] > facts(loud)["rate"]
    assert facts(talk)["pitch_spread"] > facts(loud)["pitch_spread"] + 2


def test_silence_is_refused_with_a_sentence():
    with pytest.raises(ValueError, match="silent"):
        encoder().encode_windows([np.zeros(10 * RATE, np.float32)])


def test_a_file_gives_what_its_windows_give(tmp_path):
    path = write_wav(tmp_path / "a.wav", signal())
    from_file = encoder().encode(path)
    assert facts(from_file)["level_db"] == pytest.approx(
        facts(encoder().encode_windows([signal()]))["level_db"], abs=0.1
    )


# ---------------------------------------------------------------- the models


@pytest.fixture(scope="module")
def store():
    return WeightStore(models=read_manifest(manifest_path()), cache_dir=None)


@pytest.fixture(scope="module")
def empty_store():
    return WeightStore(models={}, cache_dir=None)


def test_every_loader_returns_none_where_its_files_are_absent(empty_store):
    events = pytest.importorskip("podplayer.encoders.events")
    assert events.load_events(empty_store) is None
    voice = pytest.importorskip("podplayer.encoders.voice")
    music = pytest.importorskip("podplayer.encoders.music")
    cover = pytest.importorskip("podplayer.encoders.cover")
    assert voice.load_voice(empty_store) is None
    assert music.load_music(empty_store) is None
    assert cover.load_cover(empty_store) is None


@pytest.mark.model
@pytest.mark.slow
def test_a_voice_is_like_itself_and_unlike_another(store):
    voice = pytest.importorskip("podplayer.encoders.voice").load_voice(store)
    if voice is None:
        pytest.skip("the weights are not installed")
    low, high = signal(), np.asarray(signal()[::2].repeat(1), np.float32)
    one, again, other = (voice.vector([x], None) for x in (low[: 5 * RATE], low[5 * RATE :], high))
    assert np.linalg.norm(one) == pytest.approx(1, abs=1e-5)
    assert one @ again > one @ other


@pytest.mark.model
@pytest.mark.slow
def test_white_noise_is_livelier_than_a_soft_drone(store):
    music = pytest.importorskip("podplayer.encoders.music").load_music(store)
    if music is None:
        pytest.skip("the weights are not installed")
    spectrum = sound.Spectrum
    t = np.arange(4 * RATE) / RATE
    drone = sum(tone(f, seconds=4, level=0.03) for f in (110, 165, 220)).astype("f4")
    beat = (np.random.default_rng(0).standard_normal(len(t)) * np.exp(-12 * (t % 0.25))).astype(
        "f4"
    )
    calm, lively = music.hear([spectrum.of(drone)]), music.hear([spectrum.of(beat * 0.4)])
    assert np.linalg.norm(calm.vector) == pytest.approx(1, abs=1e-5)
    assert lively.energy > calm.energy
    assert music.hear([spectrum.of(drone[:RATE])]) is None


@pytest.mark.model
@pytest.mark.slow
def test_noise_is_neither_speech_nor_singing(store):
    events = pytest.importorskip("podplayer.encoders.events").load_events(store)
    if events is None:
        pytest.skip("the library is not installed")
    noise = np.random.default_rng(0).standard_normal(10 * RATE).astype("f4") * 0.1
    speech, singing, _ = events.of(noise).shares()
    assert (speech, singing) == (0, 0)
    assert len(events.of(np.zeros(0, np.float32)).probabilities) == 0
