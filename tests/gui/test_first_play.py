"""The first Play loads the engine beside the window, not in its way."""

import threading

import pytest

from podplayer.model.errors import MediaError
from podplayer.model.ids import EpisodeId
from podplayer.ui.player_link import PlayerLink
from podplayer.ui.widgets.player_bar import PlayerBar

ONE, TWO = EpisodeId(1), EpisodeId(2)
PATIENCE = 15_000


class Loading:
    """An engine that takes until `go` is set."""

    def __init__(self, app):
        self.go = threading.Event()
        self.threads: list[int] = []
        self._app = app
        app.is_engine_loaded = False
        app.load_engine = self.load

    def load(self):
        self.threads.append(threading.get_ident())
        self.go.wait(PATIENCE / 1000)
        self._app.is_engine_loaded = True


@pytest.fixture
def loading(app):
    made = Loading(app)
    yield made
    made.go.set()


@pytest.fixture
def link(context, app, loading, qtbot, tasks):
    bar = PlayerBar(themes=context.themes, icons=context.icons, covers=context.covers)
    qtbot.addWidget(bar)
    made = PlayerLink(app=app, bar=bar, tasks=tasks)
    yield made
    made.close()


def played(app) -> list:
    return [call for call in app.calls if call[0] in {"play", "toggle", "next"}]


def test_play_waits_for_the_engine_off_the_windows_thread(link, loading, app, qtbot):
    link.play(ONE)
    qtbot.waitUntil(lambda: bool(loading.threads), timeout=PATIENCE)
    assert played(app) == []
    loading.go.set()
    qtbot.waitUntil(lambda: played(app) == [("play", ONE)], timeout=PATIENCE)
    assert threading.get_ident() not in loading.threads
    link.play(TWO)
    assert played(app)[-1] == ("play", TWO), "later ones wait for nothing"


def test_only_the_last_that_was_asked_for_plays(link, loading, app, qtbot, tasks):
    link.play(ONE)
    link.play(TWO)
    loading.go.set()
    qtbot.waitUntil(lambda: not tasks.running, timeout=PATIENCE)
    assert played(app) == [("play", TWO)]


@pytest.mark.parametrize("stop", ["toggle", "pause"])
def test_stopped_before_it_sounds_it_stays_still(stop, link, loading, app, qtbot, tasks):
    link.play(ONE)
    getattr(link, stop)()
    loading.go.set()
    qtbot.waitUntil(lambda: not tasks.running, timeout=PATIENCE)
    assert played(app) == []


def test_the_key_that_only_plays_stops_nothing(link, loading, app, qtbot, tasks):
    link.play(ONE)
    link.resume()
    loading.go.set()
    qtbot.waitUntil(lambda: not tasks.running, timeout=PATIENCE)
    assert played(app) == [("play", ONE)]


def test_what_could_not_be_played_is_said_in_the_bar_until_it_plays(
    link, loading, app, qtbot, tasks, monkeypatch
):
    def refuse(_player, episode_id, *, context_id=None):
        raise MediaError("It is not here.")

    loading.go.set()
    with monkeypatch.context() as patch:
        patch.setattr(type(app.listening), "play", refuse)
        link.play(ONE)
        qtbot.waitUntil(lambda: link._bar._show.text() == "It is not here.", timeout=PATIENCE)
    app.listening.set(volume=0.4)
    link._on_heard(app.listening.state)
    assert link._bar._show.text() == "It is not here."
    link.play(ONE)
    qtbot.waitUntil(lambda: link.view.is_playing, timeout=PATIENCE)
    assert "not here" not in link._bar._show.text()
