import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from podplayer.recommender import metrics

RNG = np.random.default_rng(0)


@st.composite
def lists(draw):
    size = draw(st.integers(2, 30))
    scores = draw(st.lists(st.floats(-5, 5), min_size=size, max_size=size))
    positives = draw(st.integers(1, size - 1))
    return np.array(scores), np.arange(size) < positives


@given(lists())
def test_every_metric_lies_between_nothing_and_all(sample):
    values = metrics.impression(*sample, rng=np.random.default_rng(0))
    assert ((values >= 0) & (values <= 1)).all()


@given(lists())
def test_a_perfect_order_scores_one(sample):
    _, labels = sample
    assert metrics.impression(labels.astype(float), labels, rng=RNG) == pytest.approx(
        np.ones(len(metrics.NAMES))
    )


@given(lists())
def test_the_area_of_the_opposite_order_is_the_rest(sample):
    scores, labels = sample
    distinct = scores + np.arange(len(scores)) * 1e-6 + 1e-9
    one = metrics.area(distinct, labels)
    assert metrics.area(-distinct, labels) == pytest.approx(1 - one)
    place = metrics.NAMES.index("auc")
    assert metrics.impression(distinct, labels, rng=RNG)[place] == pytest.approx(one)


def test_equal_scores_are_chance():
    scores, labels = np.zeros(100), np.arange(100) == 3
    draws = [metrics.impression(scores, labels, rng=RNG)[0] for _ in range(600)]
    assert np.mean(draws) == pytest.approx(0.045, abs=0.02)
    assert metrics.area(scores, labels) == 0.5


def test_the_interval_holds_the_mean_and_narrows_with_more_people():
    few = metrics.bootstrap(np.random.default_rng(1).normal(size=10))
    many = metrics.bootstrap(np.random.default_rng(1).normal(size=1000))
    assert few[1] <= few[0] <= few[2]
    assert many[2] - many[1] < few[2] - few[1]
    assert np.isnan(metrics.bootstrap(np.zeros(0))).all()


def test_honest_probabilities_have_no_calibration_error():
    rng = np.random.default_rng(2)
    said = rng.random(20_000)
    happened = rng.random(20_000) < said
    assert metrics.calibration(said, happened).error < 0.01
    assert metrics.calibration(np.full(100, 0.95), np.arange(100) < 50).error == pytest.approx(0.45)


def test_being_sure_and_wrong_costs_more_than_being_unsure():
    wrong = np.array([False])
    assert metrics.log_loss(np.array([0.99]), wrong) > metrics.log_loss(np.array([0.5]), wrong)
    assert np.isnan(metrics.area(np.array([0.4]), np.array([True])))


def test_ndcg_of_a_list_without_any_hit_is_nothing():
    assert metrics.ndcg(np.zeros(5, dtype=bool), 10) == 0.0
