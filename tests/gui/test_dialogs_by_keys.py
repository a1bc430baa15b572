"""Every dialog and panel without a mouse: Tab, Enter, Escape, and where the focus is afterwards."""

import importlib
import inspect
import pkgutil

import pytest
from every_dialog import OPENERS, PANELS
from keyboard_walk import missed, round_trip, shows_focus, without_name, without_role
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from podplayer.app.gui import make_window
from podplayer.model.ids import EpisodeId
from podplayer.ui import dialogs
from podplayer.ui.context import PageName
from podplayer.ui.dialogs.confirm import ConfirmDialog
from podplayer.ui.dialogs.exchange import ExchangeDialog
from podplayer.ui.dialogs.modal import Modal, show_modal
from podplayer.ui.dialogs.name import NameDialog
from podplayer.ui.theme import ThemeMode

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ONE = EpisodeId(1)
PATIENCE = 20_000
ELSEWHERE = {ExchangeDialog.__name__}
"""Nothing can be pressed in it."""


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
