"""When to look at a show again."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podplayer.services.schedule import (
    LATEST,
    SOONEST,
    Rhythm,
    after_failure,
    asked_wait,
    declared_gap,
    next_check,
)

NOW = datetime(2026, 11, 24, 8, 10, tzinfo=UTC)  # a Tuesday
HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)


def every(gap, *, since=NOW, count=10):
    return [since - gap * place for place in range(count)]


def wait(published, *, now=NOW, seed=1, **fields):
    rhythm = Rhythm(published=published, **fields)
    return next_check(rhythm, now=now, rng=Random(seed)) - now


def test_a_show_without_dates_is_looked_at_twice_a_day():
    assert 10 * HOUR < wait([]) < 14 * HOUR
    assert 10 * HOUR < wait([NOW]) < 14 * HOUR


def test_a_daily_show_is_looked_at_every_few_hours_and_a_weekly_one_once_a_day():
    assert 2 * HOUR < wait(every(DAY)) < 4 * HOUR
    assert 18 * HOUR < wait(every(WEEK)) < 24 * HOUR


def test_a_show_that_comes_every_hour_is_not_asked_more_than_once_an_hour():
    assert wait(every(timedelta(minutes=40))) >= 0.9 * SOONEST


def test_a_yearly_show_is_looked_at_every_week():
    assert wait(every(timedelta(days=365))) <= 1.1 * LATEST


def test_a_complete_show_is_looked_at_once_a_month():
    assert wait(every(DAY), is_complete=True) > 25 * DAY


def test_a_weekly_show_is_looked_at_soon_after_its_usual_hour():
    usual = every(WEEK, since=NOW - WEEK + timedelta(hours=5))
    assert timedelta(hours=5) < wait(usual) <= timedelta(hours=5, minutes=20)


def test_one_late_episode_does_not_move_the_usual_hour():
    dates = every(WEEK, since=NOW - WEEK + timedelta(hours=5))
    dates[0] += timedelta(days=2)
    moment = dates[0].replace(hour=0) + timedelta(days=5)
    assert wait(dates, now=moment) < timedelta(hours=21)


def test_a_show_of_mondays_and_fridays_is_not_expected_on_wednesday():
    friday = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
    monday = friday - timedelta(days=4)
    dates = sorted([friday - WEEK * n for n in range(5)] + [monday - WEEK * n for n in range(5)])
    sunday_evening = datetime(2026, 11, 22, 22, 0, tzinfo=UTC)
    expected = wait(dates[::-1], now=sunday_evening)
    assert timedelta(hours=8) < expected < timedelta(hours=12)


def test_episodes_around_midnight_have_midnight_for_their_usual_hour():
    midnight = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
    dates = [midnight - DAY * n + timedelta(minutes=10 if n % 2 else -10) for n in range(10)]
    assert wait(dates, now=midnight + timedelta(hours=22)) < timedelta(hours=3)


def test_what_a_feed_says_of_its_rhythm_goes_before_what_is_seen():
    assert wait(every(DAY), declared=4 * WEEK) > 20 * HOUR


def test_the_longer_a_show_is_silent_the_more_seldom_it_is_looked_at():
    dates = every(DAY)
    waits = [wait(dates, now=NOW + timedelta(days=days)) for days in (2, 10, 60, 400)]
    assert waits == sorted(waits)
    assert waits[0] < 8 * HOUR
    assert waits[-1] <= 1.1 * LATEST


def test_dates_in_the_future_do_not_stop_the_checks():
    assert wait([NOW + timedelta(days=900), *every(DAY)]) < 4 * HOUR


def test_many_episodes_at_once_are_one_release():
    archive = [NOW - timedelta(seconds=n) for n in range(20)]
    assert 10 * HOUR < wait(archive) < 14 * HOUR


def test_each_failure_doubles_the_wait_up_to_a_week():
    waits = [after_failure(n, now=NOW, rng=Random(0)) - NOW for n in (1, 2, 3, 4, 30)]
    assert [round(w / waits[0]) for w in waits[:4]] == [1, 2, 4, 8]
    assert waits[-1] <= 1.25 * LATEST


def test_shows_of_one_host_do_not_come_back_together():
    rng = Random(3)
    assert len({after_failure(1, now=NOW, rng=rng) for _ in range(20)}) == 20


def test_a_server_is_not_asked_before_it_said():
    asked = after_failure(1, now=NOW, rng=Random(0), retry_after=6 * 3600)
    assert asked == NOW + 6 * HOUR
    assert after_failure(1, now=NOW, rng=Random(0), retry_after=1) > NOW + 0.7 * HOUR


@pytest.mark.parametrize("seconds", [None, 0])
def test_no_wait_was_asked_for(seconds):
    assert asked_wait(seconds) is None


def test_a_wait_of_years_is_taken_for_a_mistake():
    assert asked_wait(86_400 * 365) == timedelta(days=14)


@given(
    ages=st.lists(st.integers(-10_000_000, 400_000_000), max_size=30),
    seed=st.integers(0, 9),
)
def test_the_next_check_lies_between_an_hour_and_a_week_ahead(ages, seed):
    published = [NOW - timedelta(seconds=age) for age in ages]
    assert 0.15 * SOONEST <= wait(published, seed=seed) <= 1.1 * LATEST


@pytest.mark.parametrize(
    ("rule", "gap"),
    [
        ("FREQ=WEEKLY", WEEK),
        ("RRULE:FREQ=DAILY;INTERVAL=2", 2 * DAY),
        ("freq=weekly;byday=MO,WE", WEEK / 2),
        ("FREQ=FORTNIGHTLY", None),
        ("complete", None),
        ("", None),
    ],
)
def test_a_rule_of_the_calendar_is_a_gap(rule, gap):
    assert declared_gap(rule) == gap
