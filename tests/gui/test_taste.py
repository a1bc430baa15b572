from dataclasses import replace

import pytest
from fakes_taste import sample_taste
from fakes_ui import NOW
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from podplayer.model.errors import ImportFileError
from podplayer.model.events import TasteChanged
from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.model.listening import FeedbackKind
from podplayer.model.ranking import ForgetKind
from podplayer.ui.dialogs.forget import ForgetDialog
from podplayer.ui.dialogs.name import NameDialog
from podplayer.ui.format import hour_of_day
from podplayer.ui.pages.parts.taste.taste_corrections import write_lines
from podplayer.ui.pages.taste import TastePage, summarise
from podplayer.ui.theme import ThemeMode


@pytest.fixture
def page(context, qtbot):
    made = TastePage(context, now=lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1100, 800)
    made.show()
    made.activate()
    qtbot.waitUntil(lambda: made.map.count() == 2)
    return made


def words(menu):
    return [action.text() for action in menu.actions() if action.text()]


def trigger(menu, text):
    next(action for action in menu.actions() if action.text() == text).trigger()


def dialog():
    found = QApplication.activeModalWidget()
    assert isinstance(found, ForgetDialog)
    return found


def test_interests_stand_with_an_example(page):
    assert len(page.interests.lines) == 2
    assert page.interests.lines[0].edit.accessibleName() == "Correct “rivers, maps”"
    assert "57 plays and answers" in page._caption.text()


def test_an_interest_can_be_wanted_more_with_undo(page, app, shell, qtbot):
    trigger(page.interests.menu(0), "More of this")
    qtbot.waitUntil(lambda: any(call[0] == "undoable" for call in shell.calls))
    assert ("feedback", EpisodeId(1), FeedbackKind.MORE, None) in app.calls


def test_the_menu_has_the_examples(page, app, shell):
    menu = page.interests.menu(0)
    assert app.library.rows_by_id[2].title in words(menu)
    trigger(menu, app.library.rows_by_id[2].title)
    assert ("open_episode", 2) in shell.calls


def test_a_learned_interest_can_be_called_otherwise(page, app, qtbot):
    trigger(page.interests.menu(0), "Rename…")
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, NameDialog)
    assert asked.field.text() == "rivers, maps"
    asked.field.setText("Where water goes")
    asked.go.click()
    names = app.interests.learned_names
    qtbot.waitUntil(lambda: names == {(EpisodeId(1), EpisodeId(2)): "Where water goes"})


def test_forgetting_an_interest_asks_first_and_cancel_has_the_focus(page, app, qtbot):
    trigger(page.interests.menu(1), "Forget this interest…")
    asked = dialog()
    qtbot.waitUntil(asked.isVisible)
    assert asked.windowTitle() == "Forget “machines”?"
    assert asked.focusWidget() is asked.keep
    assert not asked.what.isVisible()
    asked.keep.click()
    assert not [call for call in app.calls if call[0] == "forget"]


def test_what_is_confirmed_is_forgotten_and_told(page, app, shell, qtbot):
    page.corrections.ask()
    asked = dialog()
    asked.what.setCurrentIndex(3)
    asked.confirm.click()
    qtbot.waitUntil(lambda: ("toast", "Forgot everything: 12 lines of the log") in shell.calls)
    (scope,) = [call[1] for call in app.calls if call[0] == "forget"]
    assert scope.kind is ForgetKind.ALL


def test_since_a_day_begins_at_midnight(page, app, qtbot):
    page.corrections.ask()
    asked = dialog()
    asked.confirm.click()
    qtbot.waitUntil(lambda: any(call[0] == "forget" for call in app.calls))
    (scope,) = [call[1] for call in app.calls if call[0] == "forget"]
    assert (scope.since.day, scope.since.hour) == (NOW.day, 0)


def test_a_show_can_be_forgotten_from_its_menu(page, app, qtbot):
    menu = page.corrections.show_menu(PodcastId(2), "Signal & Noise")
    assert words(menu) == ["Go to Signal && Noise", "Forget what was heard of it…"]
    trigger(menu, "Forget what was heard of it…")
    asked = dialog()
    asked.confirm.click()
    qtbot.waitUntil(lambda: any(call[0] == "forget" for call in app.calls))
    (scope,) = [call[1] for call in app.calls if call[0] == "forget"]
    assert scope.podcast_id == 2


def test_the_scoreboard_is_worked_out_once_for_a_log(page, app, qtbot):
    qtbot.waitUntil(lambda: "42%" in page.score.sentence)
    page.deactivate()
    page.activate()
    qtbot.wait(700)
    assert app.calls.count(("evaluate",)) == 1
    app.recommendations.learned = replace(sample_taste(), events=58)
    app.bus.publish(TasteChanged())
    qtbot.waitUntil(lambda: app.calls.count(("evaluate",)) == 2)


def test_pausing_is_the_opposite_of_learning(page, app, qtbot):
    page.controls.pause.setChecked(True)
    assert not app.settings.current.is_learning
    app.settings.change(is_learning=True)
    qtbot.waitUntil(lambda: not page.controls.pause.isChecked())


def test_the_map_opens_shows_by_key_and_by_click(page, shell, qtbot):
    page.map.setFocus()
    qtbot.keyClick(page.map, Qt.Key.Key_Return)
    assert not [call for call in shell.calls if call[0] == "open_show"]
    page.map.point_at(1)
    qtbot.keyClick(page.map, Qt.Key.Key_Return)
    place = page.map.rect_of(0).center().toPoint()
    qtbot.mouseClick(page.map, Qt.MouseButton.LeftButton, pos=place)
    assert [call[1] for call in shell.calls if call[0] == "open_show"] == [2, 1]


def test_the_map_is_told_to_screen_readers(page):
    said = page.map.accessibleDescription()
    assert "Ground Truth: 1 h 00 min heard" in said
    assert "You on weekday mornings are near Ground Truth" in said


def test_the_map_paints_with_an_interest_in_the_foreground(page):
    image = QImage(page.map.size(), QImage.Format.Format_RGB32)
    page.map.render(image)
    page.map.highlight(0)
    dimmed = QImage(page.map.size(), QImage.Format.Format_RGB32)
    page.map.render(dimmed)
    assert image != dimmed


def test_the_map_is_drawn_once_until_it_changes(page, context, monkeypatch):
    drawn, draw = [], page.map._draw
    monkeypatch.setattr(page.map, "_draw", lambda: drawn.append(1) or draw())

    def paint() -> tuple[int, QImage]:
        image = QImage(page.map.size(), QImage.Format.Format_RGB32)
        image.fill(0)  # else what lay in memory stays where nothing is painted
        page.map.render(image)
        return len(drawn), image

    before, plain = paint()
    page.map.point_at(0)
    number, pointed = paint()
    assert (number, pointed == plain) == (before, False), "the ring is painted over the picture"
    page.map.point_at(None)
    assert paint() == (before, plain)
    page.map.highlight(0)
    assert paint()[0] == before + 1
    context.themes.set_mode(ThemeMode.LIGHT)
    assert paint()[0] == before + 2


def test_names_on_the_map_do_not_lie_on_one_another(page):
    rects = [name.rect for name in page.map._labels()]
    assert len(rects) == 3
    for at, one in enumerate(rects):
        assert page.map.rect().contains(one)
        assert not any(one.intersects(other) for other in rects[at + 1 :])


def test_hours_are_said_in_words(page):
    assert page.hours.words(8) == f"Monday {hour_of_day(8)}: 30 min heard"
    assert page.hours.accessibleDescription().startswith(
        f"Most is heard on Friday at {hour_of_day(8)}"
    )
    assert summarise([[0] * 24]) == "Nothing was heard yet."


def test_before_five_plays_nothing_is_claimed(context, app, qtbot):
    app.recommendations.learned = replace(sample_taste(), events=3, interests=())
    made = TastePage(context, now=lambda: NOW)
    qtbot.addWidget(made)
    made.show()
    made.activate()
    qtbot.waitUntil(made._empty.isVisible)
    assert not made._main.isVisible()
    assert made.stated.picker.field.isVisible()
    assert "2 more" in made._empty._text.text()
    assert made.controls.forget.isVisible()


def test_private_listening_is_why_nothing_is_learned(context, app, qtbot):
    app.recommendations.learned = replace(sample_taste(), events=0)
    app.settings.change(is_private=True)
    made = TastePage(context, now=lambda: NOW)
    qtbot.addWidget(made)
    made.show()
    made.activate()
    qtbot.waitUntil(made._empty.isVisible)
    assert "Private listening is on" in made._empty._text.text()


def test_the_log_is_exported(page, shell, qtbot, tmp_path):
    page.corrections.export(tmp_path / "log.jsonl")
    qtbot.waitUntil(lambda: ("toast", "Wrote 1 line to log.jsonl") in shell.calls)
    assert (tmp_path / "log.jsonl").read_text().startswith('{"feed"')


def test_a_file_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(ImportFileError, match="cannot be written"):
        write_lines(tmp_path / "none" / "log.jsonl", iter(["a"]))


def test_a_narrow_page_stands_below_one_another(page):
    page.resize(700, 800)
    QApplication.processEvents()
    assert page._side.mapTo(page, QPoint(0, 0)).y() > page.map.mapTo(page, QPoint(0, 0)).y()
    assert page.map.width() > 600


def test_tab_goes_through_the_page_from_top_to_bottom(page, qtbot):
    page.map.setFocus()
    lines, stated = page.interests.lines, page.stated
    order = [lines[0].edit, lines[1].edit, stated.picker.field, stated.subjects]
    for part in [*order, page.shows, page.hours, page.controls.pause]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is part
