"""A listener without a mouse: everything around what plays, in the real window."""

from datetime import UTC, datetime, timedelta

import pytest
from fakes_hearing import transcript
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from podplayer.model.ids import EpisodeId, Ms
from podplayer.services.playing_wishes import WishScope
from podplayer.ui import style
from podplayer.ui.context import PageName
from podplayer.ui.covers import CoverLoader
from podplayer.ui.dialogs.sleep import SleepDialog
from podplayer.ui.main_window import MainWindow
from podplayer.ui.pages.episode import EpisodePage
from podplayer.ui.pages.page import Page
from podplayer.ui.theme import ThemeController, ThemeMode
from podplayer.ui.widgets.sound_panel import SoundPanel

# Of popups without a screen.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ONE = EpisodeId(1)


class OtherPage(Page):
    """Stands for all the others."""

    def __init__(self, context) -> None:
        super().__init__()


@pytest.fixture
def window(qapp, app, tasks, qtbot, tmp_path):
    before = (qapp.styleSheet(), qapp.palette(), qapp.font())
    app.hearing.transcripts.here[ONE] = transcript()
    themes = ThemeController(mode=ThemeMode.DARK)
    style.apply(qapp, themes.theme)
    covers = CoverLoader(find=app.covers.file, cache=tmp_path / "thumbs", tasks=tasks)
    pages = {**dict.fromkeys(PageName, OtherPage), PageName.EPISODE: EpisodePage}
    made = MainWindow(app=app, themes=themes, tasks=tasks, covers=covers, pages=pages)
    qtbot.addWidget(made)
    made.open_page(PageName.QUEUE)
    made.show()
    with qtbot.waitActive(made, timeout=20_000):
        made.activateWindow()
    made.page.setFocus()
    made.play(ONE)
    app.listening.seek(Ms(303_000))
    wait(qtbot, lambda: made.link.view.position == 303_000 and bool(made.link.chapters))
    yield made
    made.quit()
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])


def wait(qtbot, condition):
    qtbot.waitUntil(condition, timeout=10_000)


def popup(kind):
    found = QApplication.activePopupWidget()
    assert isinstance(found, kind)
    return found


def test_p_shows_what_plays_and_the_transcript_can_be_read_by_key(window, app, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_P)
    wait(qtbot, lambda: isinstance(window.page, EpisodePage) and window.page.chapters.count() == 3)
    page = window.page
    wait(qtbot, lambda: page.transcript.view.line is not None)
    page.transcript.view.setFocus()
    qtbot.keyClick(page.transcript.view, Qt.Key.Key_Up)
    qtbot.keyClick(page.transcript.view, Qt.Key.Key_Return)
    assert app.listening.state.position < 303_000
    qtbot.keyClick(page.transcript.view, Qt.Key.Key_Space)
    assert not app.listening.state.is_playing


def test_the_keys_of_chapters(window, app, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert app.listening.state.position == 781_000
    wait(qtbot, lambda: window.link.view.position == 781_000)
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert app.listening.state.position == 302_000


def test_b_marks_the_place_and_leads_to_its_note(window, app, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_B)
    wait(qtbot, lambda: window.toasts.text == "Bookmarked 5:03")
    assert [one.at for one in app.hearing.bookmarks.kept.values()] == [303_000]
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, lambda: isinstance(window.page, EpisodePage))
    wait(qtbot, lambda: window.page.bookmarks.list.count() == 1)
    assert window.page.tabs.current == "bookmarks"


def test_s_opens_speed_and_sound(window, app, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_S)
    panel = popup(SoundPanel)
    qtbot.keyClick(panel.scopes[WishScope.SHOW], Qt.Key.Key_Space)
    qtbot.keyClick(panel.faster, Qt.Key.Key_Space)
    assert app.listening.state.rate == 1.05
    assert app.listening.state.rate_scope is WishScope.SHOW
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_t_opens_the_sleep_timer(window, app, qtbot):
    wait(qtbot, lambda: window.player._sleeping.has_chapters)
    qtbot.keyClick(window, Qt.Key.Key_T)
    menu = popup(QMenu)
    chapter = next(one for one in menu.actions() if one.text() == "End of this chapter")
    menu.setActiveAction(chapter)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert app.listening.state.sleeps_at_chapter


def test_other_minutes_than_the_menus_can_be_typed(window, app, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_T)
    menu = popup(QMenu)
    menu.setActiveAction(next(one for one in menu.actions() if one.text() == "Other…"))
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    wait(qtbot, lambda: bool(window.findChildren(SleepDialog)))
    dialog = window.findChildren(SleepDialog)[0]
    qtbot.keyClicks(dialog.field, "150")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    left = app.listening.state.sleep_until - datetime.now(UTC)
    assert timedelta(minutes=140) < left <= timedelta(minutes=150)


def test_the_small_player_comes_and_goes(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    mini = window.beside._mini
    assert mini.isVisible()
    assert not window.isVisible()
    wait(qtbot, mini.isActiveWindow)
    qtbot.keyClick(mini, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert window.isVisible()
    assert not mini.isVisible()
