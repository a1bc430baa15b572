"""What may ask the library on the window's thread: a refresh can be writing, a disk can be slow."""

import contextlib
import sys
import threading

import pytest
import shiboken6
from factories import NOW
from fakes_encoder import FakeEncoder
from fakes_net import FakeHttp
from fakes_playback import FakeClock

from podplayer.app.bootstrap import Edges, build
from podplayer.app.gui import make_window, settle
from podplayer.app.paths import Paths
from podplayer.model.cancel import CancelToken
from podplayer.playback.silent import SilentBackend
from podplayer.services.playing_wishes import WishScope
from podplayer.storage.database import Database
from podplayer.ui.context import PageName

pytestmark = [
    pytest.mark.slow,  # every page of the whole program
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]

PATIENCE = 30_000
FEED_URL = "https://feeds.example/show"
FEED = """<rss version="2.0"><channel><title>A Show</title>{items}</channel></rss>"""
ITEM = """<item><title>Episode {number}</title><guid>{number}</guid><enclosure
url="https://cdn.example/{number}.mp3" type="audio/mpeg" length="9"/></item>"""
OF_ONE_EPISODE = {
    "PlayerLink.play.<locals>.<lambda>",
    "PlayerLink._detail_of",
    "PlayerLink.set_rate",
}
"""They read the rows of what plays, by their numbers, which waits for nobody."""


class Asked:
    """Which functions of the window asked the library, without going to another thread."""

    def __init__(self, monkeypatch):
        self.reads: set[str] = set()
        self.writes: set[str] = set()
        for name in ("execute", "executemany"):
            self._watch(monkeypatch, name, self.reads)
        self._watch(monkeypatch, "transaction", self.writes)

    @staticmethod
    def _watch(monkeypatch, name, found):
        original = getattr(Database, name)

        def watched(self, *values, **named):
            if threading.current_thread() is threading.main_thread():
                found.add(asker())
            return original(self, *values, **named)

        monkeypatch.setattr(Database, name, watched)


def asker() -> str:
    """The innermost function of the window in the stack."""
    frame = sys._getframe(1)
    while frame is not None:
        if frame.f_globals.get("__name__", "").startswith(("podplayer.ui.", "podplayer.app.gui")):
            return frame.f_code.co_qualname
        frame = frame.f_back
    return "a test"


@pytest.fixture
def app(tmp_path):
    http = FakeHttp()
    http.serve(FEED_URL, FEED.format(items="".join(ITEM.format(number=n) for n in range(9))))
    made = build(
        Paths(tmp_path / "profile"),
        Edges(http=http, encoder=FakeEncoder(), backend=SilentBackend(clock=FakeClock(NOW))),
    )
    made.subscriptions.add(FEED_URL, cancel=CancelToken())
    yield made
    made.close()


@pytest.fixture
def window(app, qapp, tasks, qtbot, tmp_path):
    before = (qapp.styleSheet(), qapp.palette(), qapp.font())
    made = make_window(qapp, app, tasks=tasks, cache=tmp_path / "cache")
    qtbot.addWidget(made)
    yield made
    if shiboken6.isValid(made):
        made.quit()
    with contextlib.suppress(RuntimeError):
        qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])


def test_the_window_asks_the_library_in_tasks(window, app, tasks, qtbot, monkeypatch):
    def rest():
        qtbot.waitUntil(lambda: not tasks.running and not window.jobs.is_busy, timeout=PATIENCE)

    (show,), episodes = app.library.podcasts(), app.library.episodes(limit=2)
    app.write_beside(failed=pytest.fail)
    asked = Asked(monkeypatch)
    window.show()
    for name in PageName:
        window.open_page(name)
        rest()
    window.open_show(show.id)
    rest()
    settle(window, app)
    rest()
    for episode in episodes:
        window.open_episode(episode.id)
        window.play(episode.id)
        rest()
        window.link.set_rate(1.5, scope=WishScope.SHOW)
        window.link.set_rate(1.25, scope=WishScope.EPISODE)
        window.link.pause()
    app.settings.change(theme="dark")
    assert asked.reads <= OF_ONE_EPISODE
    assert asked.writes == set()
