import numpy as np
import pytest

from podplayer.recommender.nearest import mean_of_nearest


@pytest.mark.parametrize("width", [1, 3, 5, 40])
def test_it_is_the_mean_of_the_largest_few(width):
    sims = np.random.default_rng(width).normal(size=(4, 7, width)).astype(np.float32)
    wanted = np.sort(sims, axis=2)[:, :, -5:].mean(axis=2)
    mean, is_there = mean_of_nearest(sims.copy(), count=5)
    assert mean == pytest.approx(wanted, abs=1e-6)
    assert is_there.all()


def test_what_does_not_count_is_left_out():
    sims = np.array([[-np.inf, 2.0, 4.0], [-np.inf] * 3], np.float32)
    mean, is_there = mean_of_nearest(sims, count=3)
    assert mean.tolist() == [3.0, 0.0]
    assert is_there.tolist() == [True, False]


def test_equal_values_count_each():
    mean, _ = mean_of_nearest(np.array([[1.0, 1.0, 0.0]], np.float32), count=2)
    assert mean.tolist() == [1.0]
