import numpy as np
import pytest

from podplayer.model.ids import EpisodeId
from podplayer.model.vectors import LanguageMean, VectorTable
from podplayer.recommender.vectors import (
    ENOUGH,
    EVERY,
    Transform,
    from_bytes,
    language_means,
    normalise,
    to_bytes,
)


def table(vectors, languages):
    return VectorTable(
        encoder="e/1",
        dimensions=vectors.shape[1],
        ids=tuple(EpisodeId(n) for n in range(len(vectors))),
        languages=tuple(languages),
        data=to_bytes(vectors),
    )


@pytest.fixture
def vectors(rng=None):
    rng = np.random.default_rng(5)
    return normalise(rng.standard_normal((40, 8)).astype(np.float32) + 2)


def centring(source):
    means = {mean.language: mean for mean in language_means(source)}
    return Transform.centring(source.dimensions, means)


def test_bytes_and_back_lose_no_more_than_float16_does(vectors):
    assert np.allclose(from_bytes(to_bytes(vectors), 8), vectors, atol=1e-3)


def test_no_bytes_are_no_rows():
    assert from_bytes(b"", 8).shape == (0, 8)


def test_a_row_of_zeros_stays_zero():
    assert not normalise(np.zeros((1, 4), np.float32)).any()


def test_each_language_has_its_mean_and_everything_has_one(vectors):
    source = table(vectors, ["en"] * 30 + ["de"] * 9 + [None])
    means = {mean.language: mean for mean in language_means(source)}
    assert {key: mean.count for key, mean in means.items()} == {"en": 30, "de": 9, EVERY: 40}
    german = np.frombuffer(means["de"].data, "<f4")
    assert np.allclose(german, vectors[30:39].mean(axis=0), atol=1e-3)


def test_means_of_a_library_larger_than_a_block_are_the_same(vectors, monkeypatch):
    source = table(vectors, ["en"] * 30 + ["de"] * 10)
    whole = language_means(source)
    monkeypatch.setattr("podplayer.recommender.vectors._BLOCK", 7)
    for one, other in zip(whole, language_means(source), strict=True):
        assert (one.language, one.count) == (other.language, other.count)
        assert np.allclose(np.frombuffer(one.data, "<f4"), np.frombuffer(other.data, "<f4"))


def test_vectors_that_say_nothing_do_not_count(vectors):
    source = table(np.vstack([vectors, np.zeros((5, 8), np.float32)]), ["en"] * 40 + ["de"] * 5)
    assert {mean.language: mean.count for mean in language_means(source)} == {"en": 40, EVERY: 40}


def test_an_empty_library_has_no_means():
    assert language_means(table(np.zeros((0, 8), np.float32), [])) == []


def test_centring_takes_away_what_all_have_in_common(vectors):
    source = table(vectors, ["en"] * 40)
    before = (vectors @ vectors.T).mean()
    centred = centring(source).table(source)
    assert before > 0.7
    assert abs((centred @ centred.T).mean()) < 0.05
    assert np.linalg.norm(centred, axis=1) == pytest.approx(1, abs=1e-5)


def test_two_languages_that_lie_apart_are_brought_together():
    rng = np.random.default_rng(1)
    topics = rng.standard_normal((20, 8)).astype(np.float32)
    english = topics + np.array([9] + [0] * 7, dtype=np.float32)
    german = topics + np.array([0, 9] + [0] * 6, dtype=np.float32)
    source = table(np.vstack([english, german]), ["en"] * 20 + ["de"] * 20)
    centred = centring(source).table(source)
    assert (centred[:20] @ centred[20:].T).argmax(axis=1).tolist() == list(range(20))


def test_a_language_with_few_texts_gets_the_mean_of_everything(vectors):
    few = ENOUGH - 1
    source = table(vectors, ["de"] * few + ["en"] * (40 - few))
    transform = centring(source)
    assert set(transform.means) == {"en", EVERY}
    expected = normalise(from_bytes(source.data, 8)[:1] - transform.means[EVERY])
    assert np.allclose(transform.table(source)[:1], expected, atol=1e-5)


def test_a_library_too_small_for_means_is_only_normalised(vectors):
    transform = Transform.centring(8, {})
    assert np.allclose(transform.apply(vectors * 3, ["en"] * 40), vectors, atol=1e-5)


def test_what_said_nothing_stays_zero(vectors):
    source = table(np.vstack([vectors, np.zeros((1, 8), np.float32)]), ["en"] * 41)
    assert not centring(source).table(source)[-1].any()


def test_means_of_another_size_are_not_used():
    mean = LanguageMean(language="en", count=99, data=b"1234")
    assert Transform.centring(8, {"en": mean}).means == {}


def test_the_version_changes_with_the_means_and_with_whitening(vectors):
    source = table(vectors, ["en"] * 40)
    means = {mean.language: mean for mean in language_means(source)}
    plain = Transform.centring(8, {})
    centred = Transform.centring(8, means)
    white = Transform.centring(8, means, basis=np.eye(8, 4, dtype=np.float32))
    assert len({plain.version, centred.version, white.version}) == 3
    assert centred.version == Transform.centring(8, means).version
    assert white.table(source).shape == (40, 4)
