"""Clocks that jump, and nights that have an hour too many or too few."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from factories import NOW, span
from listening_desk import Desk

from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.services.statistics import Names, period, stretches

BERLIN = ZoneInfo("Europe/Berlin")
NAMES = Names(
    show_of={EpisodeId(1): PodcastId(7)},
    titles={PodcastId(7): ("Ground Truth", None)},
    finished=frozenset(),
)


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize(
    "jump", [timedelta(hours=-1), timedelta(days=-400), timedelta(hours=1), timedelta(days=3650)]
)
def test_a_clock_that_jumps_while_one_listens_changes_no_place_and_no_sum(desk, jump, monkeypatch):
    desk.play(desk.one, seconds=30)
    right = desk.clock.now
    monkeypatch.setattr(desk.clock, "now", lambda: right() + jump)
    desk.run(30)
    desk.listening.pause()
    assert 59_000 <= desk.position(desk.one) <= 60_000
    assert sum(end - start for _, start, end, _ in desk.spans) == desk.position(desk.one)


def test_a_clock_of_the_past_does_not_rewind_for_years(desk, monkeypatch):
    desk.play(desk.one, seconds=120)
    desk.listening.pause()
    before = desk.position(desk.one)
    right = desk.clock.now
    monkeypatch.setattr(desk.clock, "now", lambda: right() - timedelta(days=400))
    desk.play(desk.two, seconds=1)
    desk.play(desk.one)
    assert desk.listening.state.position == before


@pytest.mark.parametrize(
    ("ends", "day"),
    [
        (datetime(2026, 10, 25, 2, 0, tzinfo=UTC), date(2026, 10, 25)),  # 2:30 comes twice
        (datetime(2026, 3, 29, 2, 0, tzinfo=UTC), date(2026, 3, 29)),  # 2:30 never comes
    ],
)
def test_the_night_the_clocks_change_counts_what_was_heard(ends, day):
    spans = [span(1, 0, 2 * 3600, heard_at=ends, utc_offset=None)]
    made = period(stretches(spans, zone=BERLIN), NAMES, first=day, last=day)
    assert made.real == 2 * 3_600_000
    assert made.days == {day: 2 * 3_600_000}
    assert sum(made.hours) == 2 * 3_600_000


def test_moving_to_another_zone_keeps_the_hour_of_what_was_heard_before(desk):
    there = [span(1, 0, 600, heard_at=NOW, utc_offset=540)]
    day = (NOW + timedelta(hours=9)).date()
    made = period(stretches(there, zone=UTC), NAMES, first=day, last=day)
    assert made.real == 600_000
