import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podplayer.recommender.rerank import Deck, arrange, exploration_slots, relevance_weight


def unit(vectors):
    return (vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)).astype(
        np.float32
    )


def mmr(scores, vectors, *, shows=None, k, relevance):
    """The order without topics; without shows every candidate is of a show of its own."""
    deck = Deck(
        scores=scores,
        vectors=vectors,
        shows=np.arange(len(scores)) if shows is None else shows,
        topics=np.full(len(scores), -1),
        shares=np.zeros(0),
    )
    return arrange(deck, k=k, relevance=relevance)


@st.composite
def decks(draw):
    size = draw(st.integers(1, 25))
    seed = draw(st.integers(0, 1000))
    rng = np.random.default_rng(seed)
    return rng.normal(size=size), unit(rng.normal(size=(size, 4))), rng.integers(0, 6, size)


@given(decks(), st.integers(1, 30), st.floats(0, 1))
@settings(deadline=None)
def test_the_list_has_no_repeats_and_is_as_long_as_it_can_be(deck, k, relevance):
    scores, vectors, _ = deck
    order = mmr(scores, vectors, k=k, relevance=relevance)
    assert len(order) == min(k, len(scores)) == len(set(order.tolist()))


@given(decks(), st.integers(1, 30))
@settings(deadline=None)
def test_with_relevance_alone_the_order_is_that_of_the_scores(deck, k):
    scores, vectors, _ = deck
    order = mmr(scores, vectors, k=k, relevance=1.0)
    assert order.tolist() == np.argsort(-scores, kind="stable")[:k].tolist()


@given(decks(), st.floats(0, 1))
@settings(deadline=None)
def test_the_best_comes_first_whatever_the_variety(deck, relevance):
    scores, vectors, _ = deck
    if relevance > 0:
        assert mmr(scores, vectors, k=1, relevance=relevance)[0] == int(np.argmax(scores))


@given(decks(), st.integers(1, 12))
@settings(deadline=None)
def test_no_show_has_three_while_others_wait(deck, k):
    scores, vectors, shows = deck
    order = mmr(scores, vectors, shows=shows, k=k, relevance=0.8)
    room = sum(min(2, int(count)) for count in np.unique(shows, return_counts=True)[1])
    if k <= room:
        assert np.unique(shows[order], return_counts=True)[1].max() <= 2


def test_variety_prefers_the_other_thing_to_the_same_again():
    vectors = unit(np.array([[1.0, 0], [1, 0.01], [0, 1]]))
    order = mmr(np.array([1.0, 0.98, 0.6]), vectors, k=2, relevance=0.5)
    assert order.tolist() == [0, 2]


def test_topics_get_near_the_share_that_the_listener_gives_them():
    topics = np.array([0] * 10 + [1] * 10)
    scores = np.r_[np.linspace(1, 0.97, 10), np.linspace(0.969, 0.9, 10)]
    deck = Deck(
        scores=scores,
        vectors=np.zeros((20, 2), np.float32),
        shows=np.arange(20),
        topics=topics,
        shares=np.array([0.5, 0.5]),
    )
    plain = Deck(
        scores=scores,
        vectors=deck.vectors,
        shows=deck.shows,
        topics=np.full(20, -1),
        shares=np.zeros(0),
    )
    calibrated = topics[arrange(deck, k=8, relevance=0.2)].mean()
    assert abs(calibrated - 0.5) < abs(topics[arrange(plain, k=8, relevance=0.2)].mean() - 0.5)


def test_what_is_taken_already_is_not_chosen_again():
    deck = Deck(
        scores=np.array([3.0, 2.0, 1.0]),
        vectors=np.zeros((3, 2), np.float32),
        shows=np.arange(3),
        topics=np.full(3, -1),
        shares=np.zeros(0),
    )
    assert arrange(deck, k=3, relevance=1.0, taken=np.array([0])).tolist() == [1, 2]
    assert len(arrange(deck, k=1, relevance=1.0, taken=np.arange(3))) == 0


@pytest.mark.parametrize(
    ("count", "surprise", "slots"), [(10, 0.3, 1), (10, 0, 0), (10, 1, 3), (20, 0.3, 2), (1, 1, 0)]
)
def test_one_slot_in_ten_explores_unless_asked_otherwise(count, surprise, slots):
    places = exploration_slots(count, surprise)
    assert len(places) == slots
    assert all(0 < place < count for place in places)


def test_surprise_takes_weight_from_relevance():
    assert relevance_weight(0.3) == pytest.approx(0.8)
    assert relevance_weight(0) > relevance_weight(0.3) > relevance_weight(1) >= 0.5


def test_a_loved_show_with_hundreds_of_episodes_leaves_room_for_others():
    shows = np.repeat([1, 2, 3, 4], [400, 3, 3, 3])
    deck = Deck(
        scores=np.where(shows == 1, 5.0, 1.0) - np.arange(len(shows)) / 1000,
        vectors=np.zeros((len(shows), 2), dtype=np.float32),
        shows=shows,
        topics=np.full(len(shows), -1),
        shares=np.zeros(0),
    )
    chosen = arrange(deck, k=8, relevance=0.8)
    assert np.bincount(shows[chosen]).tolist() == [0, 2, 2, 2, 2]
