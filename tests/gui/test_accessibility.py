"""Every control of every page says what it is to a listener who does not see it."""

import pytest
from PySide6.QtCore import QAbstractAnimation, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QScrollArea,
    QWidget,
)

from podplayer.app.gui import make_window
from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.ui.context import PageName
from podplayer.ui.pages.parts.skeleton import RowsSkeleton
from podplayer.ui.widgets.headings import read_headings

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ONE = EpisodeId(1)


@pytest.fixture
def window(qapp, app, tasks, qtbot, tmp_path):
    read_headings()
    before = (qapp.styleSheet(), qapp.palette(), qapp.font())
    made = make_window(qapp, app, tasks=tasks, cache=tmp_path)
    qtbot.addWidget(made)
    made.open_page(PageName.NEW)
    made.show()
    yield made
    made.quit()
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])


def described(widget: QWidget) -> str:
    heard = QAccessible.queryAccessibleInterface(widget)
    return heard.text(QAccessible.Text.Name) if heard is not None else ""


def nameless(page: QWidget, *, but: QWidget) -> list[str]:
    """The controls that Tab or a click leads to, and that a screen reader says nothing of.

    Not those of `but`, a message whose button has no text before there is something to say.
    """
    found = []
    for part in page.findChildren(QWidget):
        is_inner = part.objectName().startswith("qt_") or part.focusProxy() is not None
        if part.focusPolicy() == Qt.FocusPolicy.NoFocus or is_inner or part.isHidden():
            continue
        if isinstance(part, QScrollArea) or isinstance(part.parent(), QAbstractItemView):
            continue
        is_popup = part.parent() is not None and isinstance(part.parent().parent(), QComboBox)
        if is_popup or but.isAncestorOf(part):
            continue
        if not described(part).strip():
            found.append(f"{type(part).__name__} in {type(part.parent()).__name__}")
    return found


@pytest.mark.parametrize("name", list(PageName), ids=str)
def test_every_control_of_a_page_has_a_name(window, qtbot, name):
    window.play(ONE)
    match name:
        case PageName.SHOW:
            window.open_show(PodcastId(1))
        case PageName.EPISODE:
            window.open_episode(ONE)
        case _:
            window.open_page(name)
    qtbot.waitUntil(lambda: window.context.tasks.running == 0, timeout=20_000)
    QApplication.processEvents()
    assert nameless(window, but=window.toasts) == []


def headings(top: QWidget) -> set[str]:
    """What a screen reader leaps between."""
    every = (QAccessible.queryAccessibleInterface(part) for part in top.findChildren(QLabel))
    return {
        heard.text(QAccessible.Text.Name)
        for heard in every
        if heard.role() is QAccessible.Role.Heading
    }


def test_titles_of_pages_and_of_their_parts_are_headings(window, qtbot):
    window.open_page(PageName.PRIVACY)
    wanted = {"Privacy", "Connections", "What you allow"}
    qtbot.waitUntil(lambda: wanted <= headings(window.page), timeout=20_000)
    assert all(headings(window.page))


@pytest.mark.parametrize("name", [PageName.NEW, PageName.QUEUE, PageName.SHOWS], ids=str)
def test_painted_rows_have_their_words(window, qtbot, name):
    window.open_page(name)

    def filled() -> list[QAbstractItemView]:
        views = window.page.findChildren(QAbstractItemView)
        return [one for one in views if one.isVisible() and one.model().rowCount()]

    qtbot.waitUntil(lambda: bool(filled()), timeout=20_000)
    for view in filled():
        model = view.model()
        for row in range(min(20, model.rowCount())):
            assert model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole), view


def test_nothing_moves_by_itself_where_the_listener_wants_that(context, app, qtbot):
    app.settings.change(reduces_motion=True)
    loading = RowsSkeleton(context)
    qtbot.addWidget(loading)
    loading.show()
    assert loading._breath.state() is QAbstractAnimation.State.Stopped
