"""Every dialog and panel without a mouse: Tab, Enter, Escape, and where the focus is afterwards."""

import importlib
import inspect
import pkgutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from keyboard_walk import missed, round_trip, shows_focus, without_name, without_role
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from podplayer.app.gui import make_window
from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.model.ranking import ForgetKind, ForgetScope
from podplayer.model.recovery import LibraryFacts
from podplayer.model.shelves import HideRule
from podplayer.ui import dialogs
from podplayer.ui.context import PageName
from podplayer.ui.dialogs.confirm import ConfirmDialog
from podplayer.ui.dialogs.exchange import ExchangeDialog
from podplayer.ui.dialogs.feed_access import AddressDialog, LoginDialog
from podplayer.ui.dialogs.feed_preview import FeedPreviewDialog
from podplayer.ui.dialogs.forget import Choice, ForgetDialog
from podplayer.ui.dialogs.modal import Modal, show_modal
from podplayer.ui.dialogs.name import NameDialog
from podplayer.ui.dialogs.passphrases import PassphraseDialog, Question
from podplayer.ui.dialogs.recover import RecoverDialog, Way
from podplayer.ui.dialogs.restore import RestoreDialog
from podplayer.ui.dialogs.show_rules import HideDialog
from podplayer.ui.dialogs.trouble import TroubleDialog
from podplayer.ui.dialogs.unlock import UnlockDialog
from podplayer.ui.outcomes import Outcome
from podplayer.ui.pages.parts.mood_pad import MoodPopup
from podplayer.ui.pages.parts.playlist_actions import PlaylistActions
from podplayer.ui.pages.parts.show_actions import ShowActions
from podplayer.ui.theme import ThemeMode

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ONE = EpisodeId(1)
PATIENCE = 20_000
NOW = datetime(2026, 11, 24, 8, 10, tzinfo=UTC)
FACTS = LibraryFacts(shows=2, episodes=30, heard_hours=4.5, newest=NOW, schema=13)


def nothing(*_):
    """Where a dialog calls back."""


def tags(window):
    show = window.context.app.library.podcast(PodcastId(1))
    ShowActions(window.context, parent=window).edit_tags(replace(show, tags=("commute", "walks")))


def hide_rule(window):
    tasks = window.context.tasks
    show_modal(HideDialog("Orbit", HideRule(), try_rule=lambda _: 3, tasks=tasks, parent=window))


def download_rule(window):
    show = window.context.app.library.podcast(PodcastId(1))
    ShowActions(window.context, parent=window).edit_download_rule(show)


def address(window):
    tasks = window.context.tasks
    show_modal(AddressDialog("https://a.example/", change=nothing, tasks=tasks, parent=window))


def login(window):
    tasks = window.context.tasks
    show_modal(
        LoginDialog(
            "a.example", user="ada", save=nothing, forget=nothing, tasks=tasks, parent=window
        )
    )


def forget(window):
    choices = [
        Choice(name=name, scope=ForgetScope(kind=ForgetKind.ALL))
        for name in ("today", "everything")
    ]
    show_modal(ForgetDialog(choices, on_confirmed=nothing, on_export=nothing, parent=window))


def passphrases(window):
    question = Question(
        title="Change who opens the library", about=["A."], action="Change",
        asks_old=True, asks_new=True, offers_ring=True,
    )  # fmt: skip
    tasks = window.context.tasks
    show_modal(
        PassphraseDialog(question, check=nothing, on_answered=nothing, tasks=tasks, parent=window)
    )


def restore(window):
    look, tasks = window.context.app.safekeeping.preview, window.context.tasks
    show_modal(
        RestoreDialog(Path("a.db.gz"), look=look, on_confirmed=nothing, tasks=tasks, parent=window)
    )


def question(window):
    show_modal(
        ConfirmDialog(title="Sure?", text="Gone.", action="Go", on_confirmed=nothing, parent=window)
    )


OPENERS = {
    "add": lambda window: window.add_podcast("https://a.example/feed"),
    "import": lambda window: window.dialogs.import_file(Path("shows.opml")),
    "palette": lambda window: window.open_palette(),
    "shortcuts": lambda window: window.show_shortcuts(),
    "about": lambda window: window.show_about(),
    "report": lambda window: window.dialogs.report(Outcome("Three failed", ["A.", "B."])),
    "question": question,
    "tags": tags,
    "hide": hide_rule,
    "download": download_rule,
    "address": address,
    "login": login,
    "name": lambda window: PlaylistActions(window.context, parent=window).make(list),
    "playlist rule": lambda window: PlaylistActions(window.context, parent=window).edit_rule(),
    "forget": forget,
    "passphrases": passphrases,
    "restore": restore,
    "look": lambda window: show_modal(
        FeedPreviewDialog(window.context, "https://m.example/", now=NOW, parent=window)
    ),
    "recover": lambda window: show_modal(
        RecoverDialog([Way(name="The newest", path=Path("b"), facts=FACTS)], window)
    ),
    "unlock": lambda window: show_modal(UnlockDialog("That is not it.", window)),
    "trouble": lambda window: show_modal(TroubleDialog("No disk", "There is no room.", window)),
}
PANELS = {
    "sound": lambda window: window.beside.open_sound(),
    "mood": lambda window: MoodPopup(window.context, parent=window).open_below(window.side, None),
}
ELSEWHERE = {ExchangeDialog.__name__, "UnsavedDialog"}
"""Nothing can be pressed in the first; the second is asked when the window has gone."""


@pytest.fixture
def window(qapp, app, tasks, qtbot, tmp_path):
    before = (qapp.styleSheet(), qapp.palette(), qapp.font())
    made = make_window(qapp, app, tasks=tasks, cache=tmp_path)
    qtbot.addWidget(made)
    made.open_page(PageName.NEW)
    made.show()
    with qtbot.waitActive(made, timeout=PATIENCE):
        made.activateWindow()
    made.play(ONE)
    wait_for_tasks(made, qtbot)
    yield made
    made.quit()
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])


def wait_for_tasks(window, qtbot):
    qtbot.waitUntil(lambda: window.context.tasks.running == 0, timeout=PATIENCE)
    QApplication.processEvents()


@pytest.fixture
def begun(window):
    """The control from which a dialog is opened."""
    entry = window.side.entry(PageName.QUEUE)
    entry.setFocus(Qt.FocusReason.TabFocusReason)
    return entry


def opened(window, qtbot, opener) -> QDialog:
    opener(window)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=PATIENCE)
    dialog = QApplication.activeModalWidget()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE)
    wait_for_tasks(window, qtbot)
    return dialog


def check(window, dialog: QWidget) -> None:
    """What has the focus first is where a round trip comes back to."""
    first = dialog.focusWidget()
    assert first is not None
    path = round_trip(dialog, start=first)
    assert missed(dialog, path) == []
    assert without_name(path) == []
    assert without_role(path) == []
    for mode in (ThemeMode.LIGHT, ThemeMode.DARK):
        window.context.themes.set_mode(mode)
        others = [part for part in path if len(path) > 1]
        rest = {part: next(one for one in path if one is not part) for part in others}
        same = [part for part in others if not shows_focus(dialog, part, rest=rest[part])]
        assert same == [], mode


@pytest.mark.parametrize("name", OPENERS)
def test_a_dialog_is_walked_through_by_tab_and_left_by_escape(window, begun, qtbot, name):
    dialog = opened(window, qtbot, OPENERS[name])
    check(window, dialog)
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is begun, timeout=PATIENCE)


@pytest.mark.parametrize("name", PANELS)
def test_a_panel_is_walked_through_by_tab_and_left_by_escape(window, begun, qtbot, name):
    PANELS[name](window)
    panel = QApplication.activePopupWidget()
    assert panel is not None
    check(window, panel)
    QTest.keyClick(panel.focusWidget() or panel, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is begun, timeout=PATIENCE)


@pytest.mark.parametrize("presses_deed", [False, True])
def test_enter_presses_the_button_that_has_the_focus(window, qtbot, presses_deed):
    done = []
    dialog = ConfirmDialog(
        title="Sure?", text="Gone.", action="Go", on_confirmed=lambda: done.append(1), parent=window
    )
    dialog = opened(window, qtbot, lambda _: show_modal(dialog))
    if presses_deed:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=PATIENCE)
    assert bool(done) is presses_deed


def test_enter_in_a_field_presses_the_main_button(window, qtbot):
    named = []
    dialog = NameDialog(title="Name", action="Make", on_named=named.append, parent=window)
    dialog = opened(window, qtbot, lambda _: show_modal(dialog))
    QTest.keyClicks(dialog.focusWidget(), "Walks")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert named == ["Walks"]


def test_no_dialog_is_left_out(window, qtbot):
    every = {
        name
        for module in pkgutil.iter_modules(dialogs.__path__)
        for name, one in vars(importlib.import_module(f"{dialogs.__name__}.{module.name}")).items()
        if inspect.isclass(one) and issubclass(one, QDialog) and one not in {QDialog, Modal}
    }
    seen = set()
    for opener in OPENERS.values():
        dialog = opened(window, qtbot, opener)
        seen.add(type(dialog).__name__)
        dialog.done(QDialog.DialogCode.Rejected)
    assert every - seen - ELSEWHERE == set()
