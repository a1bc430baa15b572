import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from podplayer.model.events import TasteChanged
from podplayer.model.ids import PodcastId
from podplayer.ui.pages.listening import ListeningPage
from podplayer.ui.pages.parts.listening.bars import hours_scale


@pytest.fixture
def page(context, qtbot):
    made = ListeningPage(context)
    qtbot.addWidget(made)
    made.resize(1000, 760)
    made.show()
    made.activate()
    qtbot.waitUntil(lambda: context.tasks.running == 0)
    return made


def test_figures_tell_real_time_and_what_the_speed_saved(page):
    assert page.heard.value == "15.0 h"
    assert page.saved.value == "7.5 h"
    assert page.streak.value == "30 days"


def test_there_is_a_bar_for_every_day(page):
    assert page.bars.count() == 30
    assert page.bars.words(29) == "24 Nov: 30 min"


def test_months_are_an_other_choice(page, context, qtbot):
    page.chips[2].click()
    qtbot.waitUntil(lambda: page.bars.count() == 12)
    assert page.bars.words(11) == "Nov 2026: 12 h 00 min"
    assert not page.year.isVisible()


def test_a_year_has_a_picture_that_can_be_saved(page, qtbot, tmp_path):
    page.choose("2026")
    qtbot.waitUntil(page.year.isVisible)
    assert page.year.picture.words(327) == "24 Nov 2026: 30 min"
    assert page.year.save_to(tmp_path / "year.png")
    assert (tmp_path / "year.png").stat().st_size > 5_000


def test_few_shows_stand_right_below_their_title(page, qtbot):
    page.resize(1100, 800)
    qtbot.waitUntil(lambda: page.shows.height() > 0 and page.hours.width() < 700)
    page.shows.setFixedHeight(60)
    page._body.column.activate()
    column = page.shows.parentWidget()
    column.layout().activate()
    title = column.layout().itemAt(0).widget()
    assert page.shows.y() - title.geometry().bottom() < 12
    assert title.height() < 30


def test_a_show_opens_by_key(page, shell, qtbot):
    page.shows.setFocus()
    qtbot.keyClick(page.shows, Qt.Key.Key_Down)
    qtbot.keyClick(page.shows, Qt.Key.Key_Return)
    assert ("open_show", PodcastId(1)) in shell.calls


@pytest.mark.qt_log_ignore("propagateSizeHints", "raise")
def test_arrow_keys_read_the_bars(page, qtbot):
    page.bars.setFocus()
    qtbot.keyClick(page.bars, Qt.Key.Key_Left)
    qtbot.keyClick(page.bars, Qt.Key.Key_Left)
    assert page.bars.accessibleDescription() == "23 Nov: 30 min"


def test_an_empty_log_teaches(context, app, qtbot):
    app.statistics.days = 0
    made = ListeningPage(context)
    qtbot.addWidget(made)
    made.show()
    made.activate()
    qtbot.waitUntil(made._empty.isVisible)
    assert not made._body.isVisible()


def test_the_page_counts_again_once_more_was_heard(page, app, qtbot):
    app.statistics.days = 10
    app.bus.publish(TasteChanged())
    qtbot.waitUntil(lambda: page.heard.value == "5.0 h")


def test_a_page_that_is_not_seen_counts_only_when_it_is(page, app, context, qtbot):
    page.deactivate()
    before = app.statistics.calls
    app.bus.publish(TasteChanged())
    qtbot.wait(20)
    assert app.statistics.calls == before
    page.activate()
    qtbot.waitUntil(lambda: app.statistics.calls == before + 1)


@pytest.mark.parametrize(
    ("largest", "written"),
    [(0.3, "5 min"), (0.9, "15 min"), (1.1, "0.5 h"), (3, "1 h"), (90, "25 h")],
)
def test_a_scale_has_round_steps(largest, written):
    step, write = hours_scale(largest)
    assert write(step) == written
    assert largest <= 4 * step


def test_tab_goes_through_the_page_from_top_to_bottom(page, qtbot):
    page.chips[0].setFocus()
    for part in (page.bars, page.shows, page.hours, page.weekdays):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is part
