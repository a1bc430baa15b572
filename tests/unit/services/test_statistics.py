from datetime import UTC, date, datetime, timedelta

import pytest
from factories import NOW, span
from hypothesis import given
from hypothesis import strategies as st

from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.services.statistics import (
    Names,
    Statistics,
    Unit,
    period,
    starts,
    streaks,
    stretches,
)
from podplayer.storage.listening import ListeningLog

HOUR = 3_600_000
NAMES = Names(
    show_of={EpisodeId(1): PodcastId(7), EpisodeId(2): PodcastId(8)},
    titles={PodcastId(7): ("Ground Truth", None), PodcastId(8): ("Orbit", None)},
    finished=frozenset({EpisodeId(2)}),
)


def at(hour, minute=0, day=24):
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def summed(*spans, first=date(2026, 11, 1), last=date(2026, 11, 24)):
    parts = stretches(spans, zone=UTC)
    return period(parts, NAMES, first=first, last=last)


def test_time_at_a_speed_is_shorter_than_what_was_played():
    made = summed(span(1, 0, 3600, rate=1.5))
    assert (made.real, made.media, made.saved) == (HOUR * 2 // 3, HOUR, HOUR // 3)


def test_slow_listening_saves_nothing():
    assert summed(span(1, 0, 60, rate=0.5)).saved == 0


def test_what_was_played_twice_was_heard_once():
    made = summed(span(1, 0, 600), span(1, 300, 900, heard_at=NOW + timedelta(hours=1)))
    assert made.media == 1_200_000
    assert made.heard == 900_000


def test_a_span_over_midnight_belongs_to_two_days():
    made = summed(span(1, 0, 3600, heard_at=at(0, 20)))
    assert made.days == {date(2026, 11, 23): 40 * 60_000, date(2026, 11, 24): 20 * 60_000}
    assert made.hours[23] == 40 * 60_000
    assert made.hours[0] == 20 * 60_000


def test_the_hour_is_that_of_the_place_where_it_was_heard():
    made = summed(span(1, 0, 600, heard_at=at(8, 30), utc_offset=-480))
    assert made.hours[0] == 600_000
    assert made.days == {date(2026, 11, 24): 600_000}


@given(
    st.lists(
        st.tuples(
            st.integers(0, 20_000), st.integers(1, 20_000), st.floats(0.3, 4), st.integers(0, 10**6)
        ),
        max_size=8,
    )
)
def test_the_parts_of_spans_add_up_to_the_whole(values):
    spans = [
        span(1, start, start + length, rate=rate, heard_at=NOW - timedelta(seconds=before))
        for start, length, rate, before in values
    ]
    parts = stretches(spans, zone=UTC)
    assert sum(part.media for part in parts) == sum(one.end - one.start for one in spans)
    assert sum(part.real for part in parts) == sum(
        round((one.end - one.start) / one.rate) for one in spans
    )
    assert all(0 < part.real <= HOUR for part in parts)


def test_only_the_days_asked_for_count():
    made = summed(span(1, 0, 600, heard_at=at(8, day=3)), first=date(2026, 11, 4))
    assert made.real == made.heard == 0
    assert made.busiest is None


def test_shows_stand_by_time_with_their_episodes():
    made = summed(span(1, 0, 60), span(2, 0, 600))
    assert [(one.title, one.started, one.finished) for one in made.shows] == [
        ("Orbit", 1, 1),
        ("Ground Truth", 1, 0),
    ]
    assert (made.started, made.finished) == (2, 1)


def test_a_chart_has_a_bar_for_every_day_also_the_silent_ones():
    made = summed(span(1, 0, 60, heard_at=at(9, day=20)), first=date(2026, 11, 18))
    bars = made.buckets(Unit.DAY)
    assert [bar.real for bar in bars] == [0, 0, 60_000, 0, 0, 0, 0]


def test_weeks_begin_on_monday_and_months_on_the_first():
    made = summed(span(1, 0, 60), first=date(2026, 9, 30))
    assert [bar.first for bar in made.buckets(Unit.WEEK)][:2] == [
        date(2026, 9, 28),
        date(2026, 10, 5),
    ]
    months = made.buckets(Unit.MONTH)
    assert [bar.first.month for bar in months] == [9, 10, 11]
    assert months[-1].real == 60_000


@pytest.mark.parametrize("unit", list(Unit))
def test_units_follow_one_another_without_a_gap(unit):
    found = list(starts(date(2024, 2, 28), date(2026, 3, 1), unit))
    assert found == sorted(set(found))
    assert found[-1] <= date(2026, 3, 1)


def test_a_run_of_days_may_end_yesterday():
    days = {date(2026, 11, day) for day in (10, 11, 12, 22, 23)}
    longest, current = streaks(days, today=date(2026, 11, 24))
    assert (longest.length, longest.last) == (3, date(2026, 11, 12))
    assert (current.length, current.last) == (2, date(2026, 11, 23))


def test_a_run_that_ended_earlier_is_broken():
    _, current = streaks({date(2026, 11, 20)}, today=date(2026, 11, 24))
    assert current.length == 0


def test_the_log_of_a_library_is_summed_up(db, by_guid, clock):
    log = ListeningLog(db)
    episode = by_guid["finale"]
    log.append(span(episode, 0, 1200, utc_offset=0))
    log.finish(episode, now=clock())
    listened = Statistics(db, now=clock).listened()
    year = listened.year(2026)
    assert listened.years == [2026]
    assert (year.real, year.finished) == (1_200_000, 1)
    assert [one.title for one in year.shows] == ["A Show"]


def test_a_week_as_it_was_worked_out_by_hand():
    """Two zones, two speeds, a midnight, something heard again.

    | when, where                        | what            | real          | media | new       |
    |------------------------------------|-----------------|---------------|-------|-----------|
    | Sun 22, 23:50 to Mon 23, 00:20 UTC | 1: 0 to 45 min  | 10 + 20 min   | 45    | 15 + 30   |
    | Mon 23, 08:00 to 08:20 in UTC+2    | 1: 40 to 60 min | 20 min        | 20    | 15 of 20  |
    | Tue 24, 07:45 to 08:15 UTC         | 2: 0 to 60 min  | 15 + 15 min   | 60    | 60        |
    """
    minute = 60_000
    log = (
        span(1, 0, 45 * 60, rate=1.5, heard_at=at(0, 20, day=23), utc_offset=0),
        span(1, 40 * 60, 60 * 60, heard_at=at(6, 20, day=23), utc_offset=120),
        span(2, 0, 60 * 60, rate=2.0, heard_at=at(8, 15), utc_offset=0),
    )
    week = summed(*log)
    assert (week.real, week.media) == (80 * minute, 125 * minute)
    assert week.heard == 120 * minute
    assert week.saved == 45 * minute
    assert {day.day: real // minute for day, real in week.days.items()} == {22: 10, 23: 40, 24: 30}
    assert {hour: real // minute for hour, real in enumerate(week.hours) if real} == {
        23: 10, 0: 20, 8: 20 + 15, 7: 15,
    }  # fmt: skip
    assert [(one.title, one.real // minute) for one in week.shows] == [
        ("Ground Truth", 50),
        ("Orbit", 30),
    ]
    assert (week.current.length, week.busiest) == (3, date(2026, 11, 23))

    monday = summed(*log, first=date(2026, 11, 23), last=date(2026, 11, 23))
    assert (monday.real, monday.media) == (40 * minute, 50 * minute)
    assert monday.heard == 45 * minute  # 15 to 60; 40 to 45 came twice, 0 to 15 was yesterday


def test_what_was_heard_before_is_not_heard_for_the_first_time():
    again = span(1, 0, 600, heard_at=at(9)), span(1, 300, 900, heard_at=at(9, day=3))
    assert summed(*again, first=date(2026, 11, 10)).heard == 300_000


def test_an_empty_log_has_no_years(db, clock):
    listened = Statistics(db, now=clock).listened()
    assert listened.years == []
    assert listened.first_day is None
    assert listened.year(2026).shows == []
