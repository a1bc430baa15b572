"""Tab leads to each control of every page, in the order of reading, and shows where it is."""

from itertools import pairwise

import pytest
from keyboard_walk import (
    described,
    missed,
    round_trip,
    shows_focus,
    takes_tab,
    without_role,
)
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QWidget

from podplayer.app.gui import make_window
from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.ui.context import PageName
from podplayer.ui.theme import ThemeMode

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ONE = EpisodeId(1)
PATIENCE = 20_000


@pytest.fixture
def window(qapp, app, tasks, qtbot, tmp_path):
    before = (qapp.styleSheet(), qapp.palette(), qapp.font())
    made = make_window(qapp, app, tasks=tasks, cache=tmp_path)
    qtbot.addWidget(made)
    made.open_page(PageName.NEW)
    made.show()
    with qtbot.waitActive(made, timeout=PATIENCE):
        made.activateWindow()
    yield made
    made.quit()
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])


@pytest.fixture(params=list(PageName), ids=str)
def page(request, window, qtbot):
    window.play(ONE)
    match request.param:
        case PageName.SHOW:
            window.open_show(PodcastId(1))
        case PageName.EPISODE:
            window.open_episode(ONE)
        case name:
            window.open_page(name)
    qtbot.waitUntil(lambda: window.context.tasks.running == 0, timeout=PATIENCE)
    QApplication.processEvents()
    return window.page


def test_what_a_hand_can_press_a_key_can_press(window, page):
    """A label that hears clicks has no role, and no key reaches it."""
    mouse_only = [
        described(part)
        for part in window.findChildren(QWidget)
        if part.testAttribute(Qt.WidgetAttribute.WA_SetCursor)
        and part.cursor().shape() is Qt.CursorShape.PointingHandCursor
        and part.isVisible()
        and part.isEnabled()
        and not takes_tab(part)
        and part.focusProxy() is None
        and not arrows_lead_to(part)
    ]
    assert mouse_only == []


def arrows_lead_to(part: QWidget) -> bool:
    """Whether it is one of a group that Tab leads to."""
    group = part.group() if isinstance(part, QAbstractButton) else None
    return group is not None and group.checkedButton() is not None


def goes_back(one: QWidget, after: QWidget, page: QWidget) -> bool:
    """Whether the second lies before the first for who reads line by line, column by column."""
    first, second = place(one, page), place(after, page)
    return second.bottom() < first.top() and second.left() <= first.right()


def place(part: QWidget, page: QWidget) -> QRect:
    return QRect(part.mapTo(page, QPoint(0, 0)), part.size())


def test_tab_leads_to_every_control_in_the_order_of_reading(window, page):
    path = round_trip(window, start=page)
    assert missed(window, path) == []
    inside = [part for part in path if page.isAncestorOf(part)]
    back = [
        f"{described(one)} > {described(after)}"
        for one, after in pairwise(inside)
        if goes_back(one, after, page)
    ]
    assert back == []


def test_what_has_the_focus_looks_otherwise_and_has_a_role(window, page):
    path = round_trip(window, start=page)
    for mode in (ThemeMode.LIGHT, ThemeMode.DARK):
        window.context.themes.set_mode(mode)
        same = [described(part) for part in path if not shows_focus(window, part, rest=page)]
        assert same == [], mode
    assert without_role(path) == []


def test_tab_leads_to_the_chosen_of_a_group_and_an_arrow_to_the_next(window, page):
    path = round_trip(window, start=page)
    shown = [
        [chip for chip in group.buttons() if chip.isVisible()]
        for group in page.findChildren(QButtonGroup)
    ]
    for chips in shown:
        chosen = [chip for chip in chips if chip.isChecked()]
        assert [chip for chip in path if chip in chips] == chosen
    for first, second, *_ in [chips for chips in shown if len(chips) > 1][:1]:
        first.setChecked(True)
        first.setFocus()
        QTest.keyClick(first, Qt.Key.Key_Right)
        assert second.isChecked()
        assert QApplication.focusWidget() is second
