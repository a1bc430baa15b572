from dataclasses import replace

import pytest
from factories_rows import episode_rows
from fakes_ui import NOW
from PySide6.QtCore import Qt

from podplayer.model.events import LibraryChanged
from podplayer.model.ids import EpisodeId
from podplayer.model.listening import FeedbackKind
from podplayer.model.podcast import EpisodeState
from podplayer.ui.delegates.geometry import Zone
from podplayer.ui.models.episodes import PAGE
from podplayer.ui.pages.new import NewPage
from podplayer.ui.pages.parts.lists.episode_list import EpisodeCommand
from podplayer.ui.pages.parts.lists.filters import FILTERS, FilterName


@pytest.fixture
def page(context, qtbot):
    page = NewPage(context, now=lambda: NOW)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    page.activate()
    qtbot.waitUntil(lambda: bool(page.model.rows))
    return page


def choose(page, *ids):
    page.view.choose([EpisodeId(one) for one in ids])


def test_unplayed_episodes_stand_newest_first(page):
    dates = [row.published for row in page.model.rows]
    assert dates == sorted(dates, reverse=True)
    assert {row.state for row in page.model.rows} == {EpisodeState.NEW}


def test_a_click_on_play_plays(page, shell, qtbot):
    row = page.model.rows[0]
    index = page.model.index(page.model.place_of(row.id))
    parts = page.view.rows_delegate.geometry(
        page.view.visualRect(index), Qt.LayoutDirection.LeftToRight
    )
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=parts.play.center())
    assert ("play", row.id) in shell.calls


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_plays_the_chosen_row(page, shell, qtbot, key):
    choose(page, 12)
    qtbot.keyClick(page.view, key)
    assert ("play", 12) in shell.calls


def test_h_marks_as_heard_and_the_row_leaves_with_its_header(page, app, shell, qtbot):
    lines = page.model.rowCount()
    choose(page, 12)
    qtbot.keyClick(page.view, Qt.Key.Key_H)
    qtbot.waitUntil(lambda: page.model.place_of(EpisodeId(12)) is None)
    assert app.library.rows_by_id[12].state is EpisodeState.HEARD
    assert page.model.rowCount() == lines - 2
    assert shell.calls[-1][0] == "undoable"


def test_several_rows_are_queued_at_once(page, app, qtbot):
    app.queueing.ids = []
    choose(page, 12, 15, 21)
    qtbot.keyClick(page.view, Qt.Key.Key_Q)
    qtbot.waitUntil(lambda: sorted(app.queueing.ids) == [12, 15, 21])


def test_bulk_actions_appear_with_the_second_chosen_row(page):
    assert page._head.currentWidget() is page._chips
    choose(page, 12, 15)
    assert page._head.currentWidget() is page._bulk
    page.view.clearSelection()
    assert page._head.currentWidget() is page._chips


def test_not_interested_is_told_and_the_row_goes_at_once(page, app, qtbot):
    choose(page, 12)
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert page.model.place_of(EpisodeId(12)) is None
    qtbot.waitUntil(lambda: ("feedback", 12, FeedbackKind.NEVER, None) in app.calls)


def test_a_filter_lists_only_what_fits(page, qtbot):
    page.choose_filter(FilterName.STARTED)
    qtbot.waitUntil(lambda: {row.state for row in page.model.rows} == {EpisodeState.STARTED})


def test_the_next_page_comes_when_the_list_is_scrolled(context, app, qtbot):
    app.library.rows_by_id = {row.id: row for row in episode_rows(PAGE + 50)}
    page = NewPage(context, now=lambda: NOW)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    page.choose_filter(FilterName.UNPLAYED)
    page.activate()
    qtbot.waitUntil(lambda: len(page.model.rows) == PAGE)
    page.view.scrollToBottom()
    qtbot.waitUntil(lambda: len(page.model.rows) == PAGE + 50)


def test_an_empty_list_says_why(page, app, context, qtbot):
    app.library.rows_by_id = {}
    app.bus.publish(LibraryChanged(frozenset()))
    qtbot.waitUntil(lambda: page.card.currentWidget() is page.card.empty)
    page.choose_filter(FilterName.DOWNLOADED)
    qtbot.waitUntil(lambda: page.card.empty._title.text() == "Nothing is downloaded")


def test_new_episodes_keep_the_selection(page, app, qtbot):
    page.choose_filter(FilterName.UNPLAYED)
    unplayed = len(app.library.page(FILTERS[FilterName.UNPLAYED].chosen))
    qtbot.waitUntil(lambda: len(page.model.rows) == unplayed)
    choose(page, 12)
    app.library.rows_by_id |= {row.id: row for row in episode_rows(2, first=1000)}
    app.bus.publish(LibraryChanged(frozenset()))
    qtbot.waitUntil(lambda: page.model.place_of(EpisodeId(1000)) is not None)
    assert [row.id for row in page.view.chosen()] == [12]


def test_the_menu_offers_what_the_row_allows(page, app, qtbot):
    row = app.library.rows_by_id[12]
    menu = page._actions.menu([row])
    qtbot.addWidget(menu)
    words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert words[0] == "Play"
    assert "Remove download" in words
    assert f"Go to {row.podcast_title}" in words


def test_a_long_name_does_not_make_the_menu_wider_than_the_window(page, app, qtbot):
    menu = page._actions.menu([replace(app.library.rows_by_id[12], podcast_title="W" * 500)])
    qtbot.addWidget(menu)
    assert any("WWW…" in action.text() for action in menu.actions())
    assert menu.sizeHint().width() < 900


def test_the_first_arrow_key_chooses_the_first_row(page, shell, qtbot):
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert not [call for call in shell.calls if call[0] == "play"]
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    assert page.view.chosen() == page.model.rows[:1]
    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    assert page.view.chosen() == page.model.rows[1:2]


def test_headers_name_the_day(page):
    assert page.model.index(0).data() == "Yesterday"
    assert page.model.index(2).data() == "Sunday, 22 Nov"


def test_the_page_and_the_side_bar_count_the_same(page, app, qtbot):
    new = app.library.counts().new
    qtbot.waitUntil(lambda: page._caption.text() == f"{new} new episodes in 14 days")
    assert len(page.model.rows) == new


def test_not_interested_can_be_taken_back_for_many(page, app, shell, qtbot):
    choose(page, 12, 15)
    page.view.command.emit(EpisodeCommand.NOT_INTERESTED, page.view.chosen())
    qtbot.waitUntil(
        lambda: bool(shell.calls) and shell.calls[-1][:2] == ("toast", "2 episodes put aside")
    )
    assert app.library.rows_by_id[12].is_dismissed
    shell.calls[-1][3]()  # Undo
    qtbot.waitUntil(lambda: page.model.place_of(EpisodeId(12)) is not None)
    assert page.model.place_of(EpisodeId(15)) is not None


def test_all_can_be_marked_at_once_with_undo(page, app, shell, qtbot):
    number = len(page.model.rows)
    page.all_heard.click()
    qtbot.waitUntil(lambda: page.card.currentWidget() is page.card.empty)
    assert page.card.empty._title.text() == "All caught up"
    token = next(call[1] for call in shell.calls if call[0] == "undoable")
    app.undo(token)
    qtbot.waitUntil(lambda: len(page.model.rows) == number)


@pytest.mark.parametrize(
    ("zone", "command"),
    [
        (Zone.QUEUE, EpisodeCommand.QUEUE),
        (Zone.HEARD, EpisodeCommand.HEARD),
        (Zone.AWAY, EpisodeCommand.NOT_INTERESTED),
    ],
)
def test_a_row_is_worked_off_with_one_click(page, qtbot, zone, command):
    row = page.model.rows[0]
    index = page.model.index(page.model.place_of(row.id))
    parts = page.view.rows_delegate.geometry(
        page.view.visualRect(index), Qt.LayoutDirection.LeftToRight
    )
    where = parts.triage()[zone].center()
    with qtbot.waitSignal(page.view.command) as heard:
        qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert heard.args == [command, [row]]


def test_a_click_on_a_day_chooses_its_episodes(page, qtbot):
    rect = page.view.visualRect(page.model.index(0))
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert page.view.chosen() == page.model.rows[:1]


def test_end_goes_to_the_true_end_in_one_stroke(page, app, qtbot):
    total = 4 * PAGE
    app.library.rows_by_id = {row.id: row for row in episode_rows(total)}
    page.choose_filter(FilterName.UNPLAYED)
    qtbot.waitUntil(lambda: len(page.model.rows) == PAGE, timeout=10_000)
    qtbot.keyClick(page.view, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: len(page.model.rows) == total, timeout=10_000)
    qtbot.waitUntil(
        lambda: page.view.currentIndex().row() == page.model.rowCount() - 1, timeout=10_000
    )
    assert [row.id for row in page.view.chosen()] == [page.model.rows[-1].id]
