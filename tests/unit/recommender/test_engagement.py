import pytest

from podplayer.recommender.engagement import engagement, is_heard, is_skipped

MINUTE = 60_000


def test_five_minutes_of_a_long_episode_count_as_heard():
    assert is_heard(5 * MINUTE, 60 * MINUTE)
    assert not is_heard(4 * MINUTE, 60 * MINUTE)


def test_a_short_episode_counts_as_heard_when_nearly_all_of_it_was():
    assert is_heard(int(2.8 * MINUTE), 3 * MINUTE)
    assert not is_heard(2 * MINUTE, 3 * MINUTE)


def test_leaving_within_a_minute_is_a_skip_unless_that_was_all_there_was():
    assert is_skipped(30_000, 60 * MINUTE)
    assert not is_skipped(30_000, 31_000)


def test_more_heard_is_more_engagement_and_a_quicker_skip_is_less():
    assert engagement(60 * MINUTE, 60 * MINUTE) == pytest.approx(1.0)
    assert engagement(60 * MINUTE, 60 * MINUTE) > engagement(10 * MINUTE, 60 * MINUTE) > 0.4
    assert engagement(0, 60 * MINUTE) == -1.0
    assert -1.0 < engagement(40_000, 60 * MINUTE) < -0.5


def test_leaving_after_a_few_minutes_says_nothing():
    assert engagement(3 * MINUTE, 60 * MINUTE) == 0.0


def test_an_unknown_duration_does_not_hide_that_it_was_heard():
    assert engagement(20 * MINUTE, None) > 0.7
