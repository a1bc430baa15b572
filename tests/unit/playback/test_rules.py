"""Where playing goes on, what comes next, and when media was cut off."""

from datetime import timedelta

import pytest

from podplayer.model.ids import EpisodeId, Ms
from podplayer.playback.backend import clamped_rate, clamped_seek
from podplayer.playback.rules import is_cut_off, smart_rewind
from podplayer.playback.up_next import next_after

A, B, C = EpisodeId(1), EpisodeId(2), EpisodeId(3)


@pytest.mark.parametrize(
    ("away", "back"),
    [
        (timedelta(seconds=5), 0),
        (timedelta(minutes=2), 3_000),
        (timedelta(hours=3), 10_000),
        (timedelta(days=2), 20_000),
    ],
)
def test_the_longer_one_was_away_the_further_it_steps_back(away, back):
    assert smart_rewind(Ms(100_000), away=away) == 100_000 - back


def test_a_step_back_never_leads_before_the_beginning():
    assert smart_rewind(Ms(4_000), away=timedelta(days=9)) == 0


def test_only_a_gross_lack_is_a_cut():
    assert is_cut_off(Ms(60_000), duration=Ms(600_000))
    assert is_cut_off(Ms(0), duration=None)
    assert not is_cut_off(Ms(150_000), duration=Ms(180_000))
    assert not is_cut_off(Ms(150_000), duration=None)


def test_the_next_one_stands_behind_the_current_one():
    assert next_after([A, B, C], A) == B
    assert next_after([A, B, C], C) == A
    assert next_after([A, B, C], B, without={C}) == A


def test_the_top_of_the_queue_follows_what_is_not_queued():
    assert next_after([A, B], C) == A
    assert next_after([A, B], None) == A


def test_nothing_follows_the_only_one():
    assert next_after([A], A) is None
    assert next_after([], None) is None
    assert next_after([A], None, without={A}) is None


def test_seeks_and_rates_stay_where_engines_can_follow():
    assert clamped_seek(Ms(-5), duration=None) == 0
    assert clamped_seek(Ms(99_000), duration=Ms(60_000)) == 59_750
    assert clamped_seek(Ms(99_000), duration=Ms(100)) == 0
    assert (clamped_rate(0.1), clamped_rate(1.3), clamped_rate(9.0)) == (0.5, 1.3, 3.5)


def test_media_of_a_second_is_not_cut_off_because_an_engine_told_no_place():
    assert not is_cut_off(Ms(0), duration=Ms(1_000))
    assert is_cut_off(Ms(0), duration=Ms(60_000))
    assert is_cut_off(Ms(0), duration=None)
