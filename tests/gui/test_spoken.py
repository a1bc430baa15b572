"""What the player does is said where nobody looks."""

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from podplayer.model.feed import Chapter
from podplayer.model.ids import EpisodeId, Ms
from podplayer.ui import spoken
from podplayer.ui.player_view import PlayerView
from podplayer.ui.spoken import PlayerVoice
from podplayer.ui.widgets.player_bar import PlayerBar
from podplayer.ui.widgets.player_menus import SleepChoice

ONE, TWO = EpisodeId(1), EpisodeId(2)


class FakeLink(QObject):
    """A player that says what the test wants."""

    view_changed = Signal(object)

    def __init__(self, app):
        super().__init__()
        self._app = app
        self.detail = None
        self.chapters = ()

    def be(self, **view):
        episode_id = view.get("episode_id")
        self.detail = None if episode_id is None else self._app.library.episode(episode_id)
        self.view_changed.emit(PlayerView(**view))


@pytest.fixture
def link(app):
    return FakeLink(app)


@pytest.fixture
def bar(context, qtbot):
    made = PlayerBar(themes=context.themes, icons=context.icons, covers=context.covers)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def said(link, bar, qtbot, monkeypatch):
    heard = []
    monkeypatch.setattr(spoken, "announce", lambda _, text: heard.append(text))
    window = QWidget()
    qtbot.addWidget(window)
    PlayerVoice(link=link, bar=bar, window=window)
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


def test_speed_and_loudness_are_said_once_when_they_change(link, said):
    link.be(episode_id=ONE, rate=1.2, volume=0.8)
    assert said == []
    for _ in range(3):
        link.be(episode_id=ONE, rate=1.4, volume=0.8)
    link.be(episode_id=ONE, rate=1.4, volume=0.85)
    link.be(episode_id=ONE, rate=1.4, volume=0.0)
    assert said == ["Speed, 1.4×", "Volume, 85\N{NO-BREAK SPACE}%", "Muted"]


def test_the_slider_of_the_loudness_says_it_itself(link, said, bar, qtbot):
    with qtbot.waitActive(bar, timeout=10_000):
        bar.activateWindow()
    bar.volume.setFocus()
    link.be(volume=0.8)
    link.be(volume=0.85)
    assert said == []


def test_a_chapter_is_named_where_the_listener_went_to_it(link, said):
    link.chapters = [Chapter(start=Ms(0), title="Rain"), Chapter(start=Ms(60_000), title="Sun")]
    link.be(episode_id=ONE, position=Ms(59_900))
    link.be(episode_id=ONE, position=Ms(60_100))  # it came to it by itself
    link.be(episode_id=ONE, position=Ms(70_000))  # within it
    assert said == []
    link.be(episode_id=ONE, position=Ms(0))
    assert said == ["Rain"]


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        (SleepChoice(minutes=30), "It stops in 30 minutes."),
        (SleepChoice(is_end_of_chapter=True), "It stops at the end of this chapter."),
        (SleepChoice(is_end_of_episode=True), "It stops at the end of this episode."),
        (SleepChoice(), "The sleep timer is off."),
    ],
)
def test_the_sleep_timer_is_said_when_it_is_set(bar, said, choice, sentence):
    bar.sleep_chosen.emit(choice)
    assert said == [sentence]
