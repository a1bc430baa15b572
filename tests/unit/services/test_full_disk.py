"""Listening while the library takes nothing: a full disk, or one that is read-only."""

from datetime import timedelta

import pytest
from factories import NOW
from listening_desk import Desk

from podplayer.playback.player import PlayerStatus


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    yield made
    made.close()


def refuse(desk) -> None:
    desk.db.execute("PRAGMA query_only = 1")


def allow(desk) -> None:
    desk.db.execute("PRAGMA query_only = 0")


def test_playing_goes_on_and_says_why_nothing_is_stored(desk):
    desk.play(desk.one, 20)
    refuse(desk)
    desk.run(40)
    state = desk.listening.state
    assert state.status is PlayerStatus.PLAYING
    assert "cannot be written" in state.notice
    assert state.position == 60_000


def test_what_was_heard_meanwhile_is_stored_once_there_is_room(desk):
    desk.play(desk.one, 20)
    refuse(desk)
    desk.run(30)
    desk.listening.pause()
    desk.run(1)
    assert desk.position(desk.one) < 25_000
    allow(desk)
    desk.listening.toggle()
    desk.run(10)
    desk.listening.pause()
    assert desk.listening.state.notice is None
    assert desk.position(desk.one) == desk.listening.state.position
    heard = sum(end - start for _, start, end, _ in desk.spans)
    assert heard == pytest.approx(60_000, abs=3_000)  # a little is heard again after a pause


def test_an_episode_that_ended_meanwhile_is_finished_later(desk):
    desk.play(desk.one, 5)
    refuse(desk)
    desk.run(600)
    allow(desk)
    desk.play(desk.two, 10)
    desk.listening.pause()
    done = desk.log.progress([desk.one])[desk.one]
    assert (done.position, done.finished_at is not None) == (0, True)
    assert sum(end - start for who, start, end, _ in desk.spans if who == desk.one) == 600_000


def test_what_cannot_be_stored_at_the_end_is_told_and_tried_again(desk):
    desk.play(desk.one)
    refuse(desk)
    desk.run(12)
    unsaved = desk.listening.close()
    assert NOW < unsaved.since <= NOW + timedelta(seconds=5)
    assert "cannot be written" in unsaved.problem
    allow(desk)
    assert desk.listening.close() is None
    assert desk.position(desk.one) == 12_000
    assert desk.spans == [(desk.one, 0, 12_000, 1.0)]
