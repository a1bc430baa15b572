from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from fakes_ui import FakePlayerState
from PySide6.QtCore import QMargins, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from podplayer.model.feed import Chapter
from podplayer.model.ids import EpisodeId, Ms
from podplayer.services.playing_wishes import WishScope
from podplayer.ui.player_link import sleep_text
from podplayer.ui.player_view import PlayerView
from podplayer.ui.widgets import timeline
from podplayer.ui.widgets.controls import number_box
from podplayer.ui.widgets.cover_button import CoverButton
from podplayer.ui.widgets.layouts import set_margins
from podplayer.ui.widgets.player_bar import PlayerBar
from podplayer.ui.widgets.player_menus import (
    SleepChoice,
    SleepView,
    faster,
    sleep_menu,
    slower,
    speed_menu,
)
from podplayer.ui.widgets.progress_strip import ProgressStrip
from podplayer.ui.widgets.seek_bar import SeekBar

NOW = datetime(2026, 11, 24, 8, 10, tzinfo=UTC)
MINUTE = 60_000


@pytest.fixture
def seek(context, qtbot):
    made = SeekBar(themes=context.themes)
    qtbot.addWidget(made)
    made.resize(400, 20)
    made.show()
    made.set_position(Ms(0), Ms(40 * MINUTE))
    return made


@pytest.fixture
def bar(context, qtbot, app):
    made = PlayerBar(themes=context.themes, icons=context.icons, covers=context.covers)
    qtbot.addWidget(made)
    made.resize(1360, 84)
    made.show()
    detail = app.library.episode(EpisodeId(1))
    made.set_episode(detail.row, detail.chapters)
    return made


VIEW = PlayerView(
    episode_id=EpisodeId(1), is_playing=True, position=Ms(5 * MINUTE), duration=Ms(20 * MINUTE)
)


def test_a_click_goes_to_that_place(seek, qtbot):
    with qtbot.waitSignal(seek.seek_wanted) as heard:
        qtbot.mouseClick(seek, Qt.MouseButton.LeftButton, pos=QPoint(200, 10))
    assert heard.args[0] == pytest.approx(20 * MINUTE, abs=MINUTE)


def test_while_the_knob_is_held_the_player_does_not_move_it(seek, qtbot):
    qtbot.mousePress(seek, Qt.MouseButton.LeftButton, pos=QPoint(300, 10))
    held = seek.sliderPosition()
    seek.set_position(Ms(1000), Ms(40 * MINUTE))
    assert seek.sliderPosition() == held
    qtbot.mouseRelease(seek, Qt.MouseButton.LeftButton, pos=QPoint(300, 10))


def test_without_a_duration_there_is_nothing_to_seek(seek):
    seek.set_position(Ms(0), None)
    assert not seek.isEnabled()


def test_a_screen_reader_hears_the_position(seek):
    seek.clearFocus()
    seek.set_position(Ms(65_000), Ms(40 * MINUTE))
    assert seek.accessibleDescription() == "1 minute 5 seconds of 40 minutes"


def test_a_seek_bar_that_has_the_focus_is_not_read_out_at_each_tick(seek, qtbot, monkeypatch):
    said = []
    monkeypatch.setattr(timeline, "announce", lambda _, text: said.append(text))
    with qtbot.waitActive(seek, timeout=10_000):
        seek.activateWindow()
    seek.setFocus()
    described = seek.accessibleDescription()
    for second in range(10):
        seek.set_position(Ms(second * 1000), Ms(40 * MINUTE))
    assert seek.place == 9000
    assert (seek.value(), seek.accessibleDescription(), said) == (0, described, [])
    with qtbot.waitSignal(seek.seek_wanted) as heard:
        qtbot.keyClick(seek, Qt.Key.Key_Right)
    assert (heard.args, said) == ([14_000], ["14 seconds"])


def test_the_chapter_stands_behind_the_show(bar):
    bar.set_episode(bar._row, [Chapter(start=Ms(0), title="Cold open"),
                               Chapter(start=Ms(4 * MINUTE), title="Deltas")])  # fmt: skip
    bar.set_state(VIEW)
    assert bar._show.text() == "Ground Truth · Deltas"


def test_why_it_does_not_play_stays_until_it_does(bar):
    why = "This episode is not here, and there is no connection."
    bar.set_state(replace(VIEW, is_playing=False, error=why))
    bar.set_state(replace(VIEW, is_playing=False, error=why, volume=0.3))
    assert (bar._show.text(), bar._show.property("role")) == (why, "error")
    bar.set_state(VIEW)
    assert why not in bar._show.text()
    assert bar._show.property("role") == "small"


def test_what_is_left_follows_the_speed(bar):
    bar.set_state(replace(VIEW, rate=1.5))
    assert bar._left.text() == "\N{MINUS SIGN}10:00"


@pytest.fixture
def mirrored(qapp):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_time_runs_from_left_to_right_where_words_do_not(mirrored, bar, qtbot):
    bar.set_state(VIEW)
    QApplication.processEvents()
    places = [part.x() for part in (bar._passed, bar.seek, bar._left)]
    assert places == sorted(places)
    assert bar.back.x() < bar.play.x() < bar.forward.x()
    assert bar._cover.x() > bar.seek.x()


def test_margins_are_mirrored_with_what_they_are_around(mirrored, qtbot):
    box = QWidget()
    qtbot.addWidget(box)
    layout = QVBoxLayout(box)
    set_margins(layout, 16, 1, 8, 2)
    assert layout.contentsMargins() == QMargins(8, 1, 16, 2)


def test_a_number_keeps_clear_of_its_arrows_where_words_run_from_the_right(mirrored, qtbot):
    box = number_box(least=0, most=99)
    qtbot.addWidget(box)
    box.resize(200, 36)
    box.show()
    box.setValue(20)
    QApplication.processEvents()
    assert box.lineEdit().cursorRect().x() > box.lineEdit().width() / 2


def test_the_end_is_told_whole_and_play_stays_in_the_middle(bar, qtbot):
    bar.set_state(replace(VIEW, ends_at="at half past the last hour"))
    QApplication.processEvents()
    assert bar._ends.width() >= bar._ends.sizeHint().width()
    middle = bar.play.geometry().center().x()
    assert abs(middle - bar.seek.geometry().center().x()) <= 12


def test_the_volume_that_the_player_tells_is_no_wish(bar, qtbot):
    with qtbot.assertNotEmitted(bar.volume_chosen):
        bar.set_state(replace(VIEW, volume=0.3))


def test_play_begins_with_the_queue_if_there_is_one(bar):
    bar.set_episode(None)
    assert not bar.play.isEnabled()
    bar.set_queue(3)
    assert bar.play.isEnabled()


def test_a_click_on_the_cover_leads_to_the_episode(bar, qtbot):
    with qtbot.waitSignal(bar.episode_wanted) as heard:
        qtbot.mouseClick(bar._cover, Qt.MouseButton.LeftButton)
    assert heard.args == [1]


@pytest.mark.parametrize(
    ("state", "text"),
    [
        (FakePlayerState(), ""),
        (FakePlayerState(sleeps_at_end=True), "End"),
        (FakePlayerState(sleeps_at_chapter=True), "Chapter"),
        (FakePlayerState(sleep_until=NOW + timedelta(minutes=20)), "20 min"),
        (FakePlayerState(sleep_until=NOW + timedelta(seconds=61)), "2 min"),
        (FakePlayerState(sleep_until=NOW + timedelta(seconds=9)), "9 s"),
        (FakePlayerState(sleep_until=NOW - timedelta(seconds=9)), "0 s"),
    ],
)
def test_the_sleep_button_says_what_is_left(state, text):
    assert sleep_text(state, now=NOW) == text


def test_speeds_move_by_steps_and_stop_at_the_ends():
    assert faster(1.0) == 1.1
    assert slower(1.0) == 0.9
    assert faster(1.33) == 1.4
    assert faster(3.0) == 3.5
    assert faster(3.5) == 3.5
    assert slower(0.5) == 0.5


def test_the_current_speed_is_ticked_even_if_it_is_no_step(qtbot):
    chosen = []
    menu = speed_menu(1.33, WishScope.SHOW, lambda *what: chosen.append(what))
    qtbot.addWidget(menu)
    ticked = [action.text() for action in menu.actions() if action.isChecked()]
    assert ticked == ["1.33×", "For this show"]
    menu.actions()[0].trigger()
    assert chosen == [(0.5, WishScope.SHOW)]


def test_a_speed_can_be_given_to_this_episode_alone(qtbot):
    chosen = []
    menu = speed_menu(1.5, WishScope.ALWAYS, lambda *what: chosen.append(what))
    qtbot.addWidget(menu)
    next(a for a in menu.actions() if a.text() == "For this episode").trigger()
    assert chosen == [(1.5, WishScope.EPISODE)]


def test_with_nothing_open_a_speed_is_for_everything(qtbot):
    menu = speed_menu(1.0, WishScope.ALWAYS, lambda *_: None, has_episode=False)
    qtbot.addWidget(menu)
    assert "Always" not in [action.text() for action in menu.actions()]


def texts(menu):
    return [action.text() for action in menu.actions()]


def test_the_sleep_timer_can_be_switched_off_while_it_is_on(qtbot):
    chosen = []
    for text in ("", "20 min"):
        menu = sleep_menu(SleepView(text=text), chosen.append, ask=lambda: None)
        qtbot.addWidget(menu)
        assert ("Switch off" in texts(menu)) is bool(text)
    menu.actions()[-1].trigger()
    assert chosen == [SleepChoice()]


def test_the_end_of_a_chapter_is_offered_where_there_are_chapters(qtbot):
    for has_chapters in (False, True):
        menu = sleep_menu(SleepView(has_chapters=has_chapters), lambda _: None, ask=lambda: None)
        qtbot.addWidget(menu)
        assert ("End of this chapter" in texts(menu)) is has_chapters


def test_whoever_fell_asleep_can_go_back(qtbot):
    chosen = []
    view = SleepView(dozed_from=Ms(750_000), faded_from=Ms(1_870_000))
    menu = sleep_menu(view, chosen.append, ask=lambda: None)
    qtbot.addWidget(menu)
    assert "31:10" in texts(menu)[0]
    menu.actions()[1].trigger()
    assert chosen == [SleepChoice(back_to=Ms(750_000))]


def test_the_bar_says_when_it_ends(bar):
    bar.set_state(replace(VIEW, ends_at="09:05"))
    assert bar._ends.text() == "ends at 09:05"


def test_the_bar_says_that_it_waits_for_the_server(bar):
    waiting = replace(VIEW, is_playing=True, is_waiting=True, ends_at="09:05")
    bar.set_state(waiting)
    assert bar._ends.text() == "loading…"
    bar.set_state(replace(waiting, is_waiting=False))
    assert bar._ends.text() == "ends at 09:05"


def test_the_bar_names_no_end_while_it_rests(bar):
    bar.set_state(replace(VIEW, is_playing=False, ends_at="09:05"))
    assert bar._ends.text() == ""


def test_quick_work_shows_no_strip(qtbot):
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.begin("Looking")
    assert not strip.isVisible()
    strip.end()
    assert not strip._wait.isActive()


def test_long_work_can_be_stopped_once(qtbot):
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.begin("Looking")
    qtbot.waitUntil(strip.isVisible)
    with qtbot.waitSignal(strip.cancel_wanted):
        strip._cancel.click()
    assert not strip._cancel.isEnabled()


def test_the_cover_leads_to_its_episode_by_key_too(bar, app, qtbot):
    cover = bar.findChild(CoverButton)
    title = app.library.episode(EpisodeId(1)).row.title
    heard = QAccessible.queryAccessibleInterface(cover)
    assert heard.role() is QAccessible.Role.Button
    assert heard.text(QAccessible.Text.Name) == f"Open {title}"
    with qtbot.waitSignal(bar.episode_wanted) as asked:
        qtbot.keyClick(cover, Qt.Key.Key_Space)
    assert asked.args == [EpisodeId(1)]
