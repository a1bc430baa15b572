"""Which bytes of a file are there."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from podplayer.media.intervals import Gap, Intervals


def test_neighbours_melt_together():
    filled = Intervals([(10, 20), (30, 40)])
    filled.add(20, 30)
    assert filled.stretches == [(10, 40)]


def test_a_gap_ends_where_the_next_stretch_begins():
    filled = Intervals([(0, 10), (50, 60)])
    assert filled.gap_from(0, size=100) == Gap(10, 50)
    assert filled.gap_from(55, size=100) == Gap(60, 100)
    assert filled.gap_from(70, size=None) == Gap(70, None)
    assert Intervals([(0, 100)]).gap_from(0, size=100) is None


def test_it_can_be_read_up_to_the_end_of_a_stretch():
    filled = Intervals([(0, 10), (50, 60)])
    assert [filled.filled_until(at) for at in (0, 9, 10, 50, 61)] == [10, 10, 10, 60, 61]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=20))
def test_it_knows_exactly_the_bytes_that_came(pieces):
    filled, truth = Intervals(), set()
    for start, end in pieces:
        filled.add(start, end)
        truth |= set(range(start, end))
    assert {at for start, end in filled.stretches for at in range(start, end)} == truth
    assert filled.total == len(truth)
    stretches = filled.stretches
    assert all(a[1] < b[0] for a, b in itertools.pairwise(stretches))
    for at in range(61):
        gap = filled.gap_from(at, size=61)
        lacking = next((byte for byte in range(at, 61) if byte not in truth), None)
        assert (gap.start if gap else None) == lacking
