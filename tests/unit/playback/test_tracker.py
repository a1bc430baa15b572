"""Positions become stretches of listening."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from podplayer.model.ids import Ms
from podplayer.playback.tracker import FLUSH_SECONDS, SpanTracker, Stretch


def stretch(start: int, end: int, rate: float = 1.0) -> Stretch:
    return Stretch(start=Ms(start), end=Ms(end), rate=rate)


def play(tracker: SpanTracker, *, start: int, seconds: float, at: float = 0.0, rate: float = 1.0):
    """Tick four times a second; what was handed over on the way comes back."""
    done = []
    for step in range(1, int(seconds * 4) + 1):
        done += tracker.tick(Ms(int(start + step * 250 * rate)), at=at + step / 4)
    return done


def test_play_and_pause_make_one_stretch():
    tracker = SpanTracker()
    tracker.begin(Ms(5_000), rate=1.0, at=0)
    play(tracker, start=5_000, seconds=10)
    assert list(tracker.end()) == [stretch(5_000, 15_000)]


def test_less_than_a_second_is_a_slip_of_the_hand():
    tracker = SpanTracker()
    tracker.begin(Ms(0), rate=1.0, at=0)
    play(tracker, start=0, seconds=0.75)
    assert list(tracker.end()) == []


def test_media_time_counts_at_any_rate():
    tracker = SpanTracker()
    tracker.begin(Ms(0), rate=3.0, at=0)
    play(tracker, start=0, seconds=10, rate=3.0)
    assert list(tracker.end()) == [stretch(0, 30_000, rate=3.0)]


def test_a_jump_that_nobody_told_closes_the_stretch_at_the_last_good_tick():
    tracker = SpanTracker()
    tracker.begin(Ms(0), rate=1.0, at=0)
    play(tracker, start=0, seconds=5)
    assert list(tracker.tick(Ms(60_000), at=5.25)) == [stretch(0, 5_000)]
    play(tracker, start=60_000, seconds=2, at=5.25)
    assert list(tracker.end()) == [stretch(60_000, 62_000)]


def test_a_step_back_is_never_inside_a_stretch():
    tracker = SpanTracker()
    tracker.begin(Ms(10_000), rate=1.0, at=0)
    play(tracker, start=10_000, seconds=5)
    assert list(tracker.tick(Ms(9_000), at=5.25)) == [stretch(10_000, 15_000)]


def test_long_playing_is_handed_over_in_pieces_without_a_gap():
    tracker = SpanTracker()
    tracker.begin(Ms(0), rate=1.0, at=0)
    pieces = play(tracker, start=0, seconds=3 * FLUSH_SECONDS + 0.5)
    pieces += tracker.end()
    assert pieces[0].start == 0
    assert pieces[-1].end == 180_500
    assert len(pieces) == 4
    assert all(a.end == b.start for a, b in itertools.pairwise(pieces))


def test_without_a_beginning_ticks_mean_nothing():
    tracker = SpanTracker()
    assert list(tracker.tick(Ms(5_000), at=1)) == []
    assert list(tracker.end()) == []


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["play", "seek", "rate"]),
            st.integers(min_value=0, max_value=3_000_000),
            st.floats(min_value=0.0, max_value=150.0),
            st.sampled_from([0.5, 1.0, 1.7, 3.5]),
        ),
        max_size=12,
    )
)
def test_the_sum_of_stretches_is_what_was_heard_whatever_the_listener_does(steps):
    tracker, pieces, heard = SpanTracker(), [], 0.0
    at, place, rate = 0.0, 0, 1.0
    tracker.begin(Ms(0), rate=rate, at=at)
    slips = 0
    for kind, to, seconds, new_rate in steps:
        pieces += play(tracker, start=place, seconds=seconds, at=at, rate=rate)
        ticks = int(seconds * 4)
        moved = int(ticks * 250 * rate)
        at, place, heard = at + ticks / 4, place + moved, heard + moved
        if kind != "play":
            pieces += tracker.end()
            slips += 1_000
            place = to if kind == "seek" else place
            rate = new_rate if kind == "rate" else rate
            tracker.begin(Ms(place), rate=rate, at=at)
    pieces += tracker.end()
    total = sum(piece.end - piece.start for piece in pieces)
    assert heard - slips - 1_000 <= total <= heard + 1
    assert all(piece.end > piece.start for piece in pieces)
