import numpy as np

from podplayer.recommender.space import DIRECTIONS, Space, eight_bits, fit_whitening
from podplayer.recommender.vectors import normalise


def cloud(count=400, dimensions=32, seed=0):
    rng = np.random.default_rng(seed)
    spread = np.linspace(3, 0.2, dimensions)
    vectors = rng.normal(size=(count, dimensions)) * spread + 1
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def test_whitening_centres_and_evens_out_the_spread():
    vectors = cloud()
    white, directions = fit_whitening(vectors).apply(vectors)
    assert np.allclose(np.linalg.norm(white, axis=1), 1, atol=1e-4)
    before = np.linalg.eigvalsh(np.cov((vectors - vectors.mean(axis=0)).T))
    after = np.linalg.eigvalsh(np.cov(white.T))
    assert after[-1] / after[-20] < before[-1] / before[-20]
    assert np.allclose(directions.std(axis=0), 1, atol=0.1)


def test_what_is_asked_in_words_is_found_by_the_cosine_that_whitening_took_away():
    vectors = cloud(count=800)
    whitening = fit_whitening(vectors)
    white = whitening.apply(vectors)[0]
    queries = cloud(count=20, seed=1)
    plain = (vectors - whitening.mean) @ (queries - whitening.mean).T
    asked = white @ whitening.asked(queries).T
    evened = white @ whitening.apply(queries)[0].T
    for query in range(len(queries)):
        order = np.corrcoef([plain[:, query], asked[:, query], evened[:, query]])[0]
        assert order[1] > max(0.95, order[2])
    assert not whitening.asked(np.zeros((1, 32), np.float32)).any()


def test_few_vectors_are_left_as_they_are():
    vectors = cloud(count=10)
    white, directions = fit_whitening(vectors).apply(vectors)
    assert np.allclose(white, vectors, atol=1e-6)
    assert not directions.any()


def test_a_refit_on_the_same_library_is_the_same():
    one, other = fit_whitening(cloud()), fit_whitening(cloud())
    assert np.array_equal(one.basis, other.basis)


def test_what_has_no_vector_is_near_nothing():
    vectors = cloud()
    space = Space.build(
        items=500, rows=np.arange(100, 500), vectors=vectors, whitening=fit_whitening(vectors)
    )
    assert space.has(np.array([5, 100])).tolist() == [False, True]
    assert not space.of(np.array([5])).any()
    assert Space.empty(3).of(np.array([1])).shape == (1, 1)


def test_a_text_that_said_nothing_stays_at_zero():
    vectors = cloud()
    white, directions = fit_whitening(vectors).apply(np.zeros((1, 32), np.float32))
    assert not white.any()
    assert not directions.any()
    assert directions.shape == (1, DIRECTIONS)


def test_spaces_of_parts_join_to_the_space_of_all():
    vectors = cloud()
    whitening = fit_whitening(vectors)
    whole = Space.build(items=400, rows=np.arange(400), vectors=vectors, whitening=whitening)
    parts = [
        Space.build(items=400, rows=np.arange(a, b), vectors=vectors[a:b], whitening=whitening)
        for a, b in ((0, 150), (150, 400))
    ]
    assert np.array_equal(Space.joined(parts).of(np.arange(400)), whole.of(np.arange(400)))
    assert Space.joined(parts[:1]) is parts[0]


def test_the_nearest_of_an_item_is_itself():
    vectors = cloud()
    space = Space.build(
        items=400, rows=np.arange(400), vectors=vectors, whitening=fit_whitening(vectors)
    )
    assert space.nearest(space.of(np.array([17])), each=1).tolist() == [17]
    assert space.nearest(np.zeros((0, 1), np.float32), each=3).tolist() == []


def test_eight_bits_keep_cosines():
    vectors = normalise(np.random.default_rng(4).normal(size=(200, 192)).astype(np.float32))
    bits, scales = eight_bits(np.concatenate([vectors, np.zeros((1, 192), np.float32)]))
    again = bits * scales[:, None]
    assert np.abs(again[:200] @ again[:200].T - vectors @ vectors.T).max() < 0.005
    assert not again[200].any()
