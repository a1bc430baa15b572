"""A listener without a mouse, in the real window on the real services: only keys are pressed.

The world is left out: feeds come from a table, what plays is silent.
"""

import contextlib

import pytest
import shiboken6
from factories import NOW
from fakes_encoder import NAMES, FakeEncoder
from fakes_net import FakeHttp
from fakes_playback import FakeClock
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from podplayer.app.bootstrap import Edges, build
from podplayer.app.gui import make_window
from podplayer.app.paths import Paths
from podplayer.model.cancel import CancelToken
from podplayer.model.listening import FeedbackKind
from podplayer.playback.silent import SilentBackend
from podplayer.storage.listening import ListeningLog
from podplayer.storage.migrations import open_database
from podplayer.ui.context import PageName
from podplayer.ui.dialogs.add_podcast import AddPodcastDialog
from podplayer.ui.dialogs.forget import ForgetDialog
from podplayer.ui.dialogs.import_plan import ImportDialog

pytestmark = [
    pytest.mark.slow,  # the whole program with the sample library
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PATIENCE = 30_000
FEED = """<rss version="2.0"><channel><title>{title}</title><item><title>{title} one</title>
<guid>{title}-1</guid>
<enclosure url="https://cdn.example/{title}.mp3" type="audio/mpeg" length="9"/>
</item></channel></rss>"""
OPML = """<opml version="2.0"><body>
<outline type="rss" text="Wombat" xmlUrl="https://feeds.example/Wombat"/></body></opml>"""
OWN = {choice: f"tour-{name}" for choice, name in NAMES.items()}
"""Not as the sample library was encoded: the vectors there are longer."""


class Keys:
    """The keyboard: what is pressed goes where the focus is, as from a desktop."""

    def __init__(self, qtbot, window):
        self._qtbot = qtbot
        self._window = window

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        if QApplication.activeWindow() is None:
            # Without a desktop nobody gives the window back what a menu over it had.
            self._window.activateWindow()
            self.wait(self._window.isActiveWindow)
        QTest.keyClick(self._where(), key, modifiers)

    def write(self, text):
        QTest.keyClicks(self._where(), text)

    def tab_to(self, found):
        """Press Tab until the focus is where it is wanted."""

        def is_there():
            focus = QApplication.focusWidget()
            if focus is not None and found(focus):
                return True
            self.press(Qt.Key.Key_Tab)
            return False

        # The window works between two presses: what a page just made is shown only then.
        self.wait(is_there)
        return QApplication.focusWidget()

    def tab_to_name(self, name):
        return self.tab_to(lambda at: (at.accessibleName() or getattr(at, "text", str)()) == name)

    def down_to(self, is_there):
        """Go down a list until the line is chosen that is wanted."""
        for _ in range(60):
            if is_there():
                return
            self.press(Qt.Key.Key_Down)
        pytest.fail("no such line")

    def choose(self, text):
        """Choose from the menu that is open."""
        self.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        for _ in range(30):
            active = menu.activeAction()
            if active is not None and active.text() == text:
                self.press(Qt.Key.Key_Return)
                return
            self.press(Qt.Key.Key_Down)
        pytest.fail(f"no {text} among {[one.text() for one in menu.actions()]}")

    def wait(self, condition):
        self._qtbot.waitUntil(condition, timeout=PATIENCE)

    def wait_for(self, kind):
        self.wait(lambda: isinstance(QApplication.activeModalWidget(), kind))
        dialog = QApplication.activeModalWidget()
        self.wait(lambda: QApplication.focusWidget() is not None and dialog.isActiveWindow())
        return dialog

    @staticmethod
    def _where():
        return (
            QApplication.activePopupWidget()
            or QApplication.focusWidget()
            or QApplication.activeWindow()
        )


@pytest.fixture
def keys(qtbot, window):
    return Keys(qtbot, window)


@pytest.fixture
def app(tmp_path):
    http = FakeHttp()
    for title in ("Wombat", "Quagga"):
        http.serve(f"https://feeds.example/{title}", FEED.format(title=title))
    made = build(
        Paths(tmp_path / "profile"),
        Edges(
            http=http, encoder=FakeEncoder(names=OWN), backend=SilentBackend(clock=FakeClock(NOW))
        ),
    )
    yield made
    made.close()


@pytest.fixture
def sample(app):
    """Shows and weeks of listening, before the window comes."""
    app.sample.fill(cancel=CancelToken())


@pytest.fixture
def window(app, qapp, tasks, qtbot, tmp_path):
    before = (qapp.styleSheet(), qapp.palette(), qapp.font())
    made = make_window(qapp, app, tasks=tasks, cache=tmp_path / "cache")
    qtbot.addWidget(made)
    made.open_page(PageName.NEW)
    made.show()
    with qtbot.waitActive(made, timeout=PATIENCE):
        made.activateWindow()
    (made.page or made).setFocus()
    yield made
    if shiboken6.isValid(made):
        made.quit()
    with contextlib.suppress(RuntimeError):
        qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])


def followed(app):
    return {show.title for show in app.library.podcasts()}


def answers(app):
    db = open_database(app.paths.library)
    try:
        return [one.kind for one in ListeningLog(db).feedback()]
    finally:
        db.close()


class Tour:
    """Each step presses keys alone, and then looks at what the services made of it."""

    def __init__(self, *, window, app, keys, folder, monkeypatch):
        self._window = window
        self._app = app
        self._keys = keys
        self._folder = folder
        self._monkeypatch = monkeypatch

    def imports_shows(self):
        file = self._folder / "shows.opml"
        file.write_text(OPML)
        # The desktop's own dialog, not ours: it answers with what the listener chose in it.
        self._monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
        self._keys.press(Qt.Key.Key_O, CTRL)
        dialog = self._keys.wait_for(ImportDialog)
        self._keys.wait(dialog.go.isEnabled)
        self._keys.press(Qt.Key.Key_Return)
        self._keys.wait(lambda: "Wombat" in followed(self._app))

    def follows_a_show(self):
        self._keys.press(Qt.Key.Key_N, CTRL)
        self._keys.wait_for(AddPodcastDialog)
        self._keys.write("https://feeds.example/Quagga")
        self._keys.press(Qt.Key.Key_Return)
        self._keys.wait(lambda: "Quagga" in followed(self._app))
        self._keys.wait(lambda: QApplication.activeModalWidget() is None)

    def finds_and_plays(self, episode):
        self._keys.press(Qt.Key.Key_F, CTRL)
        assert self._window.current is PageName.SEARCH
        self._keys.write(episode.title)
        view = self._window.page.view
        self._keys.wait(lambda: episode.id in {row.id for row in view.model().rows})
        self._keys.tab_to(lambda at: at is view)
        self._keys.down_to(lambda: [row.id for row in view.chosen()] == [episode.id])
        self._keys.press(Qt.Key.Key_Return)
        self._keys.wait(lambda: self._app.listening.state.episode_id == episode.id)

    def steers(self):
        state = self._app.listening
        self._keys.press(Qt.Key.Key_BracketRight)
        self._keys.wait(lambda: state.state.rate > 1.0)
        self._keys.wait(lambda: len(self._window.link.chapters) > 1)
        second = self._window.link.chapters[1].start
        self._keys.press(Qt.Key.Key_Right, SHIFT)
        self._keys.wait(lambda: state.state.position >= second)
        self._keys.press(Qt.Key.Key_T)
        self._keys.choose("30 minutes")
        self._keys.wait(lambda: state.state.sleep_until is not None)

    def queues(self):
        before = set(self._app.queueing.ids())
        self._keys.press(Qt.Key.Key_2, CTRL)
        view = self._window.page.view
        self._keys.wait(lambda: view.model().rowCount() > 1)
        self._keys.tab_to(lambda at: at is view)
        self._keys.down_to(lambda: any(not row.is_queued for row in view.chosen()))
        self._keys.press(Qt.Key.Key_Q)
        self._keys.wait(lambda: len(set(self._app.queueing.ids()) - before) == 1)

    def answers(self):
        """The key of Undo comes at once, and not when the message has come."""
        asked = len(answers(self._app))
        self._keys.press(Qt.Key.Key_P)
        self._keys.wait(lambda: self._window.current is PageName.EPISODE)
        self._keys.tab_to_name("How does it feel?")
        self._keys.press(Qt.Key.Key_Up)
        self._keys.wait(lambda: answers(self._app)[asked:] == [FeedbackKind.FEELS])
        self._keys.tab_to_name("Less like this")
        self._keys.press(Qt.Key.Key_Space)
        self._keys.press(Qt.Key.Key_Z, CTRL)
        self._keys.wait(lambda: self._window.toasts.text.startswith("Taken back"))
        assert answers(self._app)[asked:] == [FeedbackKind.FEELS]

    def forgets_a_topic(self):
        before = self._app.recommendations.taste()
        self._keys.press(Qt.Key.Key_6, CTRL)
        self._keys.wait(lambda: bool(self._window.page.interests.lines))
        self._keys.tab_to(lambda at: at is self._window.page.interests.lines[0].edit)
        self._keys.press(Qt.Key.Key_Space)
        self._keys.choose("Forget this interest…")
        self._keys.wait_for(ForgetDialog)
        self._keys.tab_to_name("Forget")
        self._keys.press(Qt.Key.Key_Return)
        self._keys.wait(lambda: self._app.recommendations.taste().events < before.events)


def test_the_tour_without_a_mouse(sample, window, app, keys, tmp_path, monkeypatch):
    spoken = next(row for row in app.library.episodes(downloaded=True) if row.has_chapters)
    tour = Tour(window=window, app=app, keys=keys, folder=tmp_path, monkeypatch=monkeypatch)
    tour.imports_shows()
    tour.follows_a_show()
    tour.finds_and_plays(spoken)
    tour.steers()
    tour.queues()
    tour.answers()
    tour.forgets_a_topic()
