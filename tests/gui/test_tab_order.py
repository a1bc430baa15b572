"""Tab leads to each control of every page, in the order of reading, and shows where it is."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QMargins, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from podplayer.app.gui import make_window
from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.ui.context import PageName
from podplayer.ui.theme import ThemeMode

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ONE = EpisodeId(1)
PATIENCE = 20_000
AROUND = 4
"""Pixels beside a control where its focus may be painted."""
PLACES = frozenset(
    {
        QAccessible.Role.NoRole,
        QAccessible.Role.Client,
        QAccessible.Role.Border,
        QAccessible.Role.Pane,
        QAccessible.Role.Window,
    }
)
"""Roles of what only holds other things."""


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


def takes_tab(part: QWidget) -> bool:
    is_reached = part.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return bool(is_reached and part.isEnabled() and part.isVisible())


def described(part: QWidget) -> str:
    name = part.accessibleName() or getattr(part, "text", str)()
    return f"{type(part).__name__} {name!r} in {type(part.parent()).__name__}"


def round_trip(window: QWidget) -> list[QWidget]:
    """Where Tab leads, from the page on, until it comes back to a place where it was."""
    (window.page or window).setFocus()
    seen: list[QWidget] = []
    while True:
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
        if at in seen:
            assert at is seen[0], f"stuck: {described(at)}"
            return seen
        seen.append(at)


def goes_back(one: QWidget, after: QWidget, page: QWidget) -> bool:
    """Whether the second lies before the first for who reads line by line, column by column."""
    first, second = place(one, page), place(after, page)
    return second.bottom() < first.top() and second.left() <= first.right()


def place(part: QWidget, page: QWidget) -> QRect:
    return QRect(part.mapTo(page, QPoint(0, 0)), part.size())


def test_tab_leads_to_every_control_in_the_order_of_reading(window, page):
    path = round_trip(window)
    every = [part for part in window.findChildren(QWidget) if takes_tab(part)]
    missed = [part for part in every if part not in path and part.focusProxy() is None]
    assert [described(part) for part in missed] == []
    inside = [part for part in path if page.isAncestorOf(part)]
    back = [
        f"{described(one)} > {described(after)}"
        for one, after in pairwise(inside)
        if goes_back(one, after, page)
    ]
    assert back == []


def test_what_has_the_focus_looks_otherwise_and_has_a_role(window, page):
    path = round_trip(window)
    for mode in (ThemeMode.LIGHT, ThemeMode.DARK):
        window.context.themes.set_mode(mode)
        same = [described(part) for part in path if not shows_focus(window, part)]
        assert same == [], mode
    roles = {part: QAccessible.queryAccessibleInterface(part).role() for part in path}
    bare = [part for part in path if roles[part] in PLACES and not isinstance(part, QScrollArea)]
    assert [described(part) for part in bare] == []


def shows_focus(window: QWidget, part: QWidget) -> bool:
    (window.page or window).setFocus(Qt.FocusReason.TabFocusReason)
    before = looks(part)
    part.setFocus(Qt.FocusReason.TabFocusReason)
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # as the key itself would
    return looks(part) != before


def looks(part: QWidget) -> QImage:
    """A picture of it with what is beside it, also where it is scrolled away."""
    around = part.geometry().marginsAdded(QMargins(AROUND, AROUND, AROUND, AROUND))
    return part.parentWidget().grab(around).toImage()
