import pytest
from fakes_ui import NOW
from PySide6.QtCore import Qt

from podplayer.model.ids import EpisodeId
from podplayer.model.podcast import UndoToken
from podplayer.ui.pages.queue import QueuePage, time_left


@pytest.fixture
def page(context, qtbot):
    page = QueuePage(context, now=lambda: NOW)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    page.activate()
    qtbot.waitUntil(lambda: bool(page.model.rows))
    return page


def test_the_queue_stands_in_its_own_order(page, app):
    assert page.model.ids() == app.queueing.ids


def test_the_end_is_told_at_the_speed_of_the_player(page, app, qtbot):
    left = time_left(page.model.rows)
    app.listening.play(EpisodeId(8))
    app.listening.set(rate=2.0)
    qtbot.waitUntil(lambda: "at 2×" in page.sentence())
    minutes = round(left / 2 / 60_000)
    assert f"{minutes // 60} h {minutes % 60:02d} min at 2×" in page.sentence()
    assert "ends at" in page.sentence()


def test_a_moved_row_is_stored(page, app, qtbot):
    before = list(app.queueing.ids)
    page.model.move_row(source=0, target=2)
    qtbot.waitUntil(lambda: app.queueing.ids == [before[1], before[2], before[0], *before[3:]])
    assert page.model.ids() == app.queueing.ids


def test_alt_and_arrows_move_the_current_row(page, app, qtbot):
    first, second = app.queueing.ids[:2]
    page.view.setCurrentIndex(page.model.index(0))
    qtbot.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: app.queueing.ids[:2] == [second, first])
    page.view.move_current(-5)
    assert app.queueing.ids[:2] == [second, first]


def test_delete_takes_the_chosen_rows_out_with_undo(page, app, shell, qtbot):
    gone = app.queueing.ids[1]
    page.view.choose([gone])
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: gone not in page.model.ids())
    assert gone not in app.queueing.ids
    assert isinstance(shell.calls[-1][1], UndoToken)


def test_an_emptied_queue_teaches_how_to_fill_it(page, app, qtbot):
    qtbot.mouseClick(page._clear, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.card.currentWidget() is page.card.empty)
    assert app.queueing.ids == []
    assert page._caption.isHidden()


def test_what_was_queued_elsewhere_appears(page, app, qtbot):
    app.queueing.enqueue([EpisodeId(2)])
    qtbot.waitUntil(lambda: page.model.ids()[-1] == 2)


def test_a_drag_shows_where_the_row_would_go(page):
    page.view._drag_at = page.view.visualRect(page.model.index(1)).topLeft()
    assert page.view._gap() == page.view.visualRect(page.model.index(0)).bottom()
    assert not page.grab().toImage().isNull()
    page.view._end_drag()
    assert page.view._gap() is None


def test_the_card_ends_below_its_last_row(page, app, qtbot):
    gone = app.queueing.ids[2:]
    page.view.choose(gone)
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(page.model.rows) == 2)
    card = page.view.parentWidget()
    last = page.view.visualRect(page.model.index(1))
    assert 0 <= page.view.viewport().height() - 1 - last.bottom() < 4
    assert card.height() < page.card.height() / 2
    assert not page.view.verticalScrollBar().isVisible()
