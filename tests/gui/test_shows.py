from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from podplayer.model.events import LibraryChanged
from podplayer.ui.delegates.podcast import grid_metrics
from podplayer.ui.models.podcasts import PodcastOrder
from podplayer.ui.models.roles import Role
from podplayer.ui.pages.shows import ARCHIVE, EVERY, Part, ShowsPage


@pytest.fixture
def page(context, qtbot):
    page = ShowsPage(context)
    qtbot.addWidget(page)
    page.resize(1144, 700)
    page.show()
    page.activate()
    qtbot.waitUntil(lambda: page.proxy.rowCount() == 10)
    return page


@pytest.mark.parametrize("width", [148, 400, 628, 1088, 2400])
def test_covers_fill_the_width_without_going_over(width):
    metrics = grid_metrics(width)
    used = metrics.columns * metrics.cell.width() - 16
    assert used <= width
    assert metrics.cover >= 148


def test_a_click_opens_the_show(page, shell, qtbot):
    index = page.proxy.index(0, 0)
    spot = page.grid.visualRect(index).topLeft() + QPoint(40, 40)
    qtbot.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert shell.calls[-1] == ("open_show", index.data(Role.ENTRY).id)


def test_the_keyboard_chooses_and_opens(page, shell, qtbot):
    page.grid.setCurrentIndex(page.proxy.index(0, 0))
    qtbot.keyClick(page.grid, Qt.Key.Key_Right)
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert shell.calls[-1] == ("open_show", page.proxy.index(1, 0).data(Role.ENTRY).id)


def test_the_filter_says_how_many_of_all_it_shows(page):
    page.filter_field.setText("science")
    assert page.proxy.rowCount() == 2
    assert page._caption.text() == "2 of 10 shows"
    page.filter_field.setText("no such thing")
    assert page._faces.currentWidget() is page._no_match
    page._clear_filter()
    assert page.proxy.rowCount() == 10


def test_the_order_is_named_and_used(page):
    page.set_order(PodcastOrder.UNHEARD)
    assert page._order.text() == "Most unheard first"
    assert page.proxy.index(0, 0).data(Role.ENTRY).title == "Ground Truth"


def test_delete_unfollows_with_undo(page, app, shell, qtbot):
    page.grid.setCurrentIndex(page.proxy.index(0, 0))
    qtbot.keyClick(page.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.proxy.rowCount() == 9)
    assert shell.calls[-1][0] == "undoable"


def test_covers_can_be_painted_with_badges_and_errors(page, app):
    assert not page.grab().toImage().isNull()


def test_find_goes_to_the_filter(page, qtbot):
    page.search_here()
    assert page.filter_field.hasFocus() or page.focusWidget() is page.filter_field


def test_a_tag_narrows_the_shows(page, app, qtbot):
    app.library.shows[2] = replace(app.library.shows[2], tags=("calm",))
    app.bus.publish(LibraryChanged(frozenset()))
    qtbot.waitUntil(lambda: Part(tag="calm") in page.chips)
    qtbot.mouseClick(page.chips[Part(tag="calm")], Qt.MouseButton.LeftButton)
    assert page.proxy.rowCount() == 1
    app.library.shows[2] = replace(app.library.shows[2], tags=())
    app.bus.publish(LibraryChanged(frozenset()))
    qtbot.waitUntil(lambda: page.proxy.rowCount() == 10)
    assert list(page.chips) == [EVERY]


def test_what_was_put_away_has_a_place_of_its_own(page, app, qtbot):
    gone = app.library.shows[0]
    app.library.shows[0] = replace(gone, is_archived=True)
    app.bus.publish(LibraryChanged(frozenset()))
    qtbot.waitUntil(lambda: page.proxy.rowCount() == 9)
    page.choose(ARCHIVE)
    assert page.proxy.rowCount() == 1
    assert "nothing is fetched" in page._caption.text()
    assert page.proxy.index(0, 0).data(Role.ENTRY).title == gone.title
