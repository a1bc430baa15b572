"""A listener without a mouse, in the real window on the real services: only keys are pressed.

The world is left out: feeds come from a table, what plays is silent.
"""

import contextlib

import pytest
import shiboken6
from factories import NOW
from fakes_encoder import FakeEncoder
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


class Keys:
    """The keyboard: what is pressed goes where the focus is, as from a desktop."""

    def __init__(self, qtbot):
        self._qtbot = qtbot

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
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
def keys(qtbot):
    return Keys(qtbot)


@pytest.fixture
def app(tmp_path):
    http = FakeHttp()
    for title in ("Wombat", "Quagga"):
        http.serve(f"https://feeds.example/{title}", FEED.format(title=title))
    made = build(
        Paths(tmp_path / "profile"),
        Edges(http=http, encoder=FakeEncoder(), backend=SilentBackend(clock=FakeClock(NOW))),
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


def test_shows_come_by_keys(window, app, keys, tmp_path, monkeypatch):
    file = tmp_path / "shows.opml"
    file.write_text(OPML)
    # The desktop's own dialog, not ours: it answers with what the listener chose in it.
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    keys.press(Qt.Key.Key_O, CTRL)
    dialog = keys.wait_for(ImportDialog)
    keys.wait(dialog.go.isEnabled)
    keys.press(Qt.Key.Key_Return)
    keys.wait(lambda: "Wombat" in followed(app))
    keys.wait(lambda: not window.jobs.is_busy)

    keys.press(Qt.Key.Key_N, CTRL)
    keys.wait_for(AddPodcastDialog)
    keys.write("https://feeds.example/Quagga")
    keys.press(Qt.Key.Key_Return)
    keys.wait(lambda: "Quagga" in followed(app))


def test_an_episode_is_found_played_and_steered_by_keys(sample, window, app, keys):
    keys.press(Qt.Key.Key_F, CTRL)
    assert window.current is PageName.SEARCH
    keys.write("river")
    keys.wait(lambda: window.page.view.model().rowCount() > 0)
    keys.tab_to(lambda at: at is window.page.view)
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    keys.wait(lambda: app.listening.state.episode_id is not None)

    spoken = next(r for r in app.library.episodes(downloaded=True) if r.has_chapters)
    window.play(spoken.id)
    keys.wait(lambda: len(window.link.chapters) > 1)
    keys.press(Qt.Key.Key_BracketRight)
    keys.wait(lambda: app.listening.state.rate > 1.0)
    before = app.listening.state.position
    keys.press(Qt.Key.Key_Right, SHIFT)
    keys.wait(lambda: app.listening.state.position > before)
    keys.press(Qt.Key.Key_T)
    keys.choose("30 minutes")
    keys.wait(lambda: app.listening.state.sleep_until is not None)


def test_an_episode_is_queued_by_key(sample, window, app, keys):
    before = set(app.queueing.ids())
    keys.press(Qt.Key.Key_2, CTRL)
    keys.wait(lambda: window.page.view.model().rowCount() > 1)
    keys.tab_to(lambda at: at is window.page.view)
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Q)
    keys.wait(lambda: len(set(app.queueing.ids()) - before) == 1)
    keys.wait(window.toasts.isVisible)
    keys.press(Qt.Key.Key_Z, CTRL)
    keys.wait(lambda: set(app.queueing.ids()) == before)


def test_a_mood_and_less_like_this_are_said_by_keys_and_taken_back(sample, window, app, keys):
    window.play(app.library.episodes(downloaded=True)[0].id)
    keys.wait(lambda: window.link.view.episode_id is not None)
    keys.press(Qt.Key.Key_P)
    keys.wait(lambda: window.current is PageName.EPISODE)
    asked = len(answers(app))
    keys.tab_to_name("How does it feel?")
    keys.press(Qt.Key.Key_Up)
    keys.wait(lambda: answers(app)[asked:] == [FeedbackKind.FEELS])
    keys.wait(window.toasts.isVisible)
    felt = window.toasts.text
    keys.tab_to_name("Less like this")
    keys.press(Qt.Key.Key_Space)
    keys.wait(lambda: answers(app)[asked:] == [FeedbackKind.FEELS, FeedbackKind.LESS])
    # Undo takes back what the message says: that of the answer has to be there.
    keys.wait(lambda: window.toasts.text != felt)
    keys.press(Qt.Key.Key_Z, CTRL)
    keys.wait(lambda: answers(app)[asked:] == [FeedbackKind.FEELS])


def test_a_topic_is_forgotten_by_keys(sample, window, app, keys):
    before = app.recommendations.taste()
    keys.press(Qt.Key.Key_6, CTRL)
    keys.wait(lambda: bool(window.page.interests.lines))
    keys.tab_to(lambda at: at is window.page.interests.lines[0].edit)
    keys.press(Qt.Key.Key_Space)
    keys.choose("Forget this interest…")
    keys.wait_for(ForgetDialog)
    keys.tab_to_name("Forget")
    keys.press(Qt.Key.Key_Space)
    keys.wait(lambda: app.recommendations.taste().events < before.events)
