"""Playing in a terminal: keys, signals, limits."""

import io
import os
import signal
from datetime import datetime
from types import SimpleNamespace

import pytest
from factories_rows import episode_row

from podplayer.app.play_options import PlayOptions
from podplayer.app.terminal_player import _Session, position_line, run_terminal_player
from podplayer.model.errors import NotFoundError, PlaybackError
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.listening import Unsaved
from podplayer.model.settings import Settings
from podplayer.playback.player import PlayerStatus
from podplayer.services.player_state import PlayerState
from podplayer.services.playing_wishes import WishScope

EPISODE = EpisodeId(7)


class FakeListening:
    """A player of which only the state is real."""

    def __init__(self) -> None:
        self.state = PlayerState(status=PlayerStatus.PLAYING, position=Ms(61_000))
        self.orders: list[tuple[object, ...]] = []
        self.on_poll = lambda: None
        self.unsaved = None

    def play(self, episode_id):
        self.orders.append(("play", episode_id))

    def poll(self):
        self.on_poll()

    def pause(self):
        self.orders.append(("pause",))

    def close(self):
        return self.unsaved

    def toggle(self):
        self.orders.append(("toggle",))

    def skip(self, seconds):
        self.orders.append(("skip", seconds))

    def set_rate(self, rate, *, scope=None):
        self.orders.append(("rate", rate) if scope is None else ("rate", rate, scope))

    def sleep_after(self, minutes):
        self.orders.append(("sleep", minutes))

    def sleep_at_end(self):
        self.orders.append(("sleep", "end"))

    def sleep_at_chapter(self):
        self.orders.append(("sleep", "chapter"))

    def next(self):
        self.orders.append(("next",))
        raise NotFoundError("There is nothing else in the queue.")


@pytest.fixture
def app():
    return SimpleNamespace(listening=FakeListening(), settings=SimpleNamespace(current=Settings()))


@pytest.mark.parametrize(
    ("key", "order"),
    [
        (" ", ("toggle",)),
        ("\x1b[C", ("skip", 30)),
        ("\x1b[D", ("skip", -15)),
        ("\x1b[A", ("rate", 1.1)),
        ("\x1b[B", ("rate", 0.9)),
        ("n", ("next",)),
    ],
)
def test_a_key_is_an_order(app, qapp, key, order):
    _Session(app, quit_loop=lambda: None, stderr=io.StringIO()).on_key(key)
    assert app.listening.orders == [order]


def test_other_keys_do_nothing_and_q_ends(app, qapp):
    ended = []
    session = _Session(app, quit_loop=lambda: ended.append(1), stderr=io.StringIO())
    session.on_key("x")
    assert not ended
    session.on_key("q")
    assert ended
    assert app.listening.orders == []


def test_it_stops_after_so_many_seconds_and_stores_the_place(app, qapp, capsys):
    assert run_terminal_player(app, EPISODE, PlayOptions(seconds=0)) == 0
    assert app.listening.orders == [("play", EPISODE), ("pause",)]
    assert "playing 1:01" in capsys.readouterr().err


def test_it_stops_at_the_end(app, qapp):
    app.listening.on_poll = lambda: setattr(
        app.listening, "state", PlayerState(status=PlayerStatus.ENDED)
    )
    assert run_terminal_player(app, EPISODE) == 0


def test_a_failure_is_raised_with_its_sentence(app, qapp):
    app.listening.on_poll = lambda: setattr(
        app.listening,
        "state",
        PlayerState(status=PlayerStatus.FAILED, error="This is no audio that can be played."),
    )
    with pytest.raises(PlaybackError, match="no audio"):
        run_terminal_player(app, EPISODE)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_and_the_place_is_stored(app, qapp, number):
    before = signal.getsignal(number)
    app.listening.on_poll = lambda: os.kill(os.getpid(), number)
    assert run_terminal_player(app, EPISODE) == 130
    assert app.listening.orders[-1] == ("pause",)
    assert signal.getsignal(number) is before


def test_one_line_tells_where_it_is():
    state = PlayerState(
        status=PlayerStatus.PLAYING,
        position=Ms(3_725_000),
        duration=Ms(7_200_000),
        rate=1.5,
        buffered=0.4,
    )
    assert position_line(state) == "playing 1:02:05 of 2:00:00, 1.5x, 40% here"
    assert position_line(PlayerState()) == "idle 0:00"


@pytest.mark.parametrize(("when", "order"), [("30", 30.0), ("end", "end"), ("chapter", "chapter")])
def test_speed_and_sleep_are_set_when_it_plays(app, qapp, when, order):
    session = _Session(app, quit_loop=lambda: None, stderr=io.StringIO())
    session.start(EPISODE, PlayOptions(speed=1.7, sleep=when))
    session.end()
    rate, sleep = app.listening.orders[1:3]
    assert rate == ("rate", 1.7, WishScope.EPISODE)
    assert sleep == ("sleep", order)


def test_why_it_paused_is_written_once_and_a_place_can_be_marked(app, qapp):
    stderr, marked = io.StringIO(), []
    bookmarks = SimpleNamespace(add=lambda episode_id, *, at: marked.append((episode_id, at)))
    app.hearing = SimpleNamespace(bookmarks=bookmarks)
    app.listening.state = PlayerState(
        status=PlayerStatus.PAUSED,
        notice="The sound device is gone.",
        episode=episode_row(EPISODE),
        position=Ms(61_000),
    )
    session = _Session(app, quit_loop=lambda: None, stderr=stderr)
    session._on_beat()
    session._on_beat()
    session.on_key("b")
    assert stderr.getvalue().count("The sound device is gone.") == 1
    assert marked == [(EPISODE, 61_000)]
    assert "Bookmarked 1:01" in stderr.getvalue()


def test_what_cannot_be_stored_is_told_at_the_end(app, qapp):
    stderr = io.StringIO()
    session = _Session(app, quit_loop=lambda: None, stderr=stderr)
    since = datetime(2026, 11, 24, 8, 10).astimezone()
    app.listening.unsaved = Unsaved(since, "The disk is full; free some space and try again.")
    session.end()
    assert stderr.getvalue().endswith(
        "What you heard since 08:10 is lost: The disk is full; free some space and try again.\n"
    )
