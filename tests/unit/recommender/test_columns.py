import numpy as np
import pytest

from podplayer.recommender.columns import distinct


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], []),
        ([7], [7]),
        ([3, -1, 3, 2, -1], [-1, 2, 3]),
        ([[5, 1], [1, 5]], [1, 5]),
    ],
)
def test_different_values_come_in_order(values, expected):
    assert distinct(np.array(values, dtype=np.int64)).tolist() == expected
