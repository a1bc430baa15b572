"""What every encoder promises."""

from functools import cache

import fakes_encoder
import numpy as np
import pytest

from podplayer.encoders.hashed import HashedEncoder
from podplayer.encoders.weights import WeightStore, manifest_path, read_manifest

TEXTS = (
    "A show about rivers.",
    "Ein Podcast über Flüsse und ihre Geschichte, mit vielen Gästen aus der Forschung.",
    "关于河流的节目",
    "word " * 1500,
    "Wow",
)


class EncoderContract:
    """A subclass supplies the `encoder` fixture."""

    def test_it_has_a_name_with_model_and_version(self, encoder):
        model, _, version = encoder.name.partition("/")
        assert model
        assert version

    def test_every_text_gets_a_unit_vector(self, encoder):
        vectors = encoder.encode(TEXTS)
        assert vectors.shape == (len(TEXTS), encoder.dimensions)
        assert vectors.dtype == np.float32
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-4)

    def test_a_text_does_not_depend_on_its_company(self, encoder):
        together = encoder.encode(TEXTS)
        for text, vector in zip(TEXTS, together, strict=True):
            assert float(encoder.encode([text])[0] @ vector) > 0.9999

    def test_no_text_gives_no_vector(self, encoder):
        assert encoder.encode([]).shape == (0, encoder.dimensions)

    def test_an_empty_text_is_like_no_other(self, encoder):
        vectors = encoder.encode(["", "A show about rivers."])
        assert not vectors[0].any()
        assert vectors[1].any()
        assert not encoder.encode([""]).any()

    def test_odd_characters_are_survived(self, encoder):
        assert np.isfinite(encoder.encode(["\x00\u200b\ufeff🎙️" * 50])).all()

    def test_likeness_shows(self, encoder):
        vectors = encoder.encode(
            ["the history of rivers", "rivers and their history", "football transfer rumours"]
        )
        assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.05


class TestHashedEncoder(EncoderContract):
    @pytest.fixture
    def encoder(self):
        return HashedEncoder()


class TestFakeEncoder(EncoderContract):
    @pytest.fixture
    def encoder(self):
        class Fake:
            name = "fake/1"
            dimensions = fakes_encoder.DIMENSIONS

            def encode(self, texts):
                vectors = [fakes_encoder.vector_of(text) for text in texts]
                return np.array(vectors, dtype=np.float32).reshape(-1, self.dimensions)

        return Fake()


@cache
def _load(kind):
    text = pytest.importorskip("podplayer.encoders.text", exc_type=ImportError)
    store = WeightStore(models=read_manifest(manifest_path()), cache_dir=None)
    load = text.load_e5 if kind == "e5" else text.load_minilm
    encoder = load(store)
    if encoder is None:
        pytest.skip(f"the model files of {kind} are not installed")
    return encoder


class AcrossLanguages:
    def test_a_translation_is_the_nearest(self, encoder):
        english = encoder.encode(["space and rockets", "cooking for winter", "the tax reform"])
        german = encoder.encode(
            ["Raumfahrt und Raketen", "Kochen für den Winter", "die Steuerreform"]
        )
        chinese = encoder.encode(["太空与火箭", "冬季烹饪", "税制改革"])
        for other in (german, chinese):
            likeness = (english - english.mean(0)) @ (other - other.mean(0)).T
            assert likeness.argmax(axis=1).tolist() == [0, 1, 2]


@pytest.mark.model
@pytest.mark.slow
class TestE5(EncoderContract, AcrossLanguages):
    @pytest.fixture
    def encoder(self):
        return _load("e5")

    def test_the_end_of_long_notes_counts(self, encoder):
        start = "A quiet talk about gardening and roses. " * 30
        with_end = encoder.encode([start + "Rocket engines and orbital mechanics. " * 30])[0]
        ends = encoder.encode([start, "Rocket engines and orbital mechanics."])
        without = encoder.encode([start])[0]
        assert with_end @ ends[1] > without @ ends[1] + 0.02


@pytest.mark.model
@pytest.mark.slow
class TestMiniLm(EncoderContract):
    @pytest.fixture
    def encoder(self):
        return _load("minilm")

    def test_precision_is_a_part_of_the_name(self, encoder):
        assert encoder.name == "all-MiniLM-L6-v2/fp32"
