import numpy as np
import pytest

from podplayer.training.conditional import Choice, fit_choices

RNG = np.random.default_rng(0)


def lists(weights, *, count=400, size=20):
    made = []
    for _ in range(count):
        features = RNG.normal(size=(size, len(weights)))
        utility = features @ np.array(weights) + RNG.gumbel(size=size)
        made.append(Choice(features=features, labels=np.arange(size) == utility.argmax()))
    return made


def test_the_weights_that_people_chose_by_are_found():
    fitted = fit_choices(lists([1.0, -0.5, 0.0]), mean=np.zeros(3), precision=np.full(3, 0.1))
    assert fitted.mean == pytest.approx([1.0, -0.5, 0.0], abs=0.25)
    assert np.sqrt(np.diag(fitted.covariance)).max() < 0.15


def test_without_lists_the_prior_comes_back():
    fitted = fit_choices([], mean=np.array([0.3, 0.2]), precision=np.array([4.0, 9.0]))
    assert fitted.mean.tolist() == [0.3, 0.2]
    assert np.diag(fitted.covariance) == pytest.approx([1 / 4, 1 / 9])


def test_how_good_a_whole_list_is_teaches_nothing():
    one = lists([1.0, 0.0], count=50)
    moved = [Choice(features=each.features + 5.0, labels=each.labels) for each in one]
    prior = {"mean": np.zeros(2), "precision": np.ones(2)}
    assert fit_choices(one, **prior).mean == pytest.approx(fit_choices(moved, **prior).mean)
