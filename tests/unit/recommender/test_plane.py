import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from podplayer.recommender.plane import around, centroids, principal_plane, spread_out


def test_the_plane_holds_the_two_directions_that_differ_most():
    points = np.zeros((6, 5))
    points[:, 3] = [-9, -6, -3, 3, 6, 9]
    points[:, 1] = [1, -1, 1, -1, 1, -1]
    plane = principal_plane(points)
    assert plane.explained == pytest.approx(1.0)
    assert abs(plane.axes[3, 0]) > 0.9
    assert np.argsort(plane.place(points.astype(np.float32))[:, 0]).tolist() in (
        [0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0],
    )  # fmt: skip


def test_the_same_points_give_the_same_map():
    points = np.random.default_rng(3).normal(size=(8, 20))
    assert np.allclose(principal_plane(points).axes, principal_plane(points.copy()).axes)


def test_a_centroid_is_the_mean_of_its_own():
    vectors = np.array([[1.0, 0], [3, 0], [0, 5]], dtype=np.float32)
    means = centroids(vectors, np.array([0, 0, 2]), 3)
    assert means.tolist() == [[2, 0], [0, 0], [0, 5]]


@given(st.lists(st.tuples(st.floats(-5, 5), st.floats(-5, 5)), min_size=2, max_size=12))
def test_nothing_leaves_the_map_and_nothing_lies_on_another(points):
    placed = spread_out(np.array(points), least=0.1)
    assert ((placed > 0) & (placed < 1)).all()
    gaps = np.linalg.norm(placed[:, None] - placed[None], axis=2)
    assert gaps[~np.eye(len(points), dtype=bool)].min() > 0.02


def test_episodes_stay_around_their_show():
    homes = np.full((50, 2), 0.5)
    offsets = np.random.default_rng(1).normal(size=(50, 2))
    placed = around(offsets, homes, reach=0.05)
    assert np.linalg.norm(placed - homes, axis=1).max() <= 0.1
    assert np.array_equal(around(np.zeros((2, 2)), homes[:2], reach=0.05), homes[:2])
