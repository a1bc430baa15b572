"""What the player does is said where nobody looks."""

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from podplayer.model.ids import EpisodeId
from podplayer.ui import spoken
from podplayer.ui.player_view import PlayerView
from podplayer.ui.spoken import PlayerVoice

ONE, TWO = EpisodeId(1), EpisodeId(2)


class FakeLink(QObject):
    """A player that says what the test wants."""

    view_changed = Signal(object)

    def __init__(self, app):
        super().__init__()
        self._app = app
        self.detail = None

    def be(self, **view):
        episode_id = view.get("episode_id")
        self.detail = None if episode_id is None else self._app.library.episode(episode_id)
        self.view_changed.emit(PlayerView(**view))


@pytest.fixture
def link(app):
    return FakeLink(app)


@pytest.fixture
def said(link, qtbot, monkeypatch):
    heard = []
    monkeypatch.setattr(spoken, "announce", lambda _, text: heard.append(text))
    window = QWidget()
    qtbot.addWidget(window)
    PlayerVoice(link=link, window=window)
    return heard


def test_what_begins_rests_and_ends_is_said_once(link, said):
    link.be(episode_id=ONE)
    assert said == []
    title = link.detail.row.title
    for position in (0, 250, 500):
        link.be(episode_id=ONE, is_playing=True, position=position)
    link.be(episode_id=ONE)
    link.be()
    assert len(said) == 2
    assert title in said[0]
    assert said[1] == "Paused"


def test_the_next_episode_is_named(link, said):
    link.be(episode_id=ONE, is_playing=True)
    link.be(episode_id=TWO, is_playing=True)
    assert link.detail.row.title in said[1]


def test_the_sleep_timer_says_that_it_was_it(link, said):
    link.be(episode_id=ONE, is_playing=True)
    link.be(episode_id=ONE, is_dozing=True)
    assert said[-1] == "The sleep timer paused it."


def test_the_end_of_everything_is_said(link, said):
    link.be(episode_id=ONE, is_playing=True)
    link.be()
    assert said[-1] == "Nothing is playing."
