import threading

import pytest
from fakes_ui import NOW
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from podplayer.model.errors import EncoderError
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.text import FoundIn, SearchHit
from podplayer.ui.delegates.found import HEIGHT, describe_found, plain, segments
from podplayer.ui.pages.parts.lists.filters import FilterName
from podplayer.ui.pages.search import SearchPage

HOUR = 3_600_000
"""Milliseconds."""


@pytest.fixture
def page(context, qtbot):
    made = SearchPage(context, now=lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.activate()
    for timer in (made._typing, made._pause):
        timer.setInterval(HOUR)  # time goes by when a test says so
    return made


def type_in(page, qtbot, text):
    qtbot.keyClicks(page.field, text)
    page._typing.setInterval(0)
    qtbot.waitUntil(lambda: page._found.text == text)


def rest(page):
    """Nothing is typed for a while."""
    assert page._pause.isActive()
    page._pause.setInterval(0)


def titles(page):
    return [row.title for row in page.model.rows]


def asked(app, name):
    return [call[1] for call in app.calls if call[0] == name]


def test_the_field_has_the_keys_and_the_page_teaches(page):
    assert page.field.hasFocus()
    assert page.card.currentWidget() is page.card.empty


def test_words_are_found_while_typing_but_not_for_every_letter(page, app, qtbot):
    type_in(page, qtbot, "river")
    assert titles(page) == ["The deep time of rivers"]
    assert asked(app, "words") == ["river"]


def test_what_is_meant_comes_after_a_pause(page, app, qtbot):
    app.search.near = (24,)
    type_in(page, qtbot, "river")
    rest(page)
    qtbot.waitUntil(lambda: len(page.model.rows) == 2)
    assert asked(app, "search") == ["river"]
    assert page._status.text() == "2 episodes, 1 by meaning"


def test_the_chosen_row_stays_chosen_when_meaning_adds_others(page, app, qtbot):
    app.search.near = (24,)
    type_in(page, qtbot, "river")
    qtbot.keyClick(page.field, Qt.Key.Key_Down)
    rest(page)
    qtbot.waitUntil(lambda: len(page.model.rows) == 2)
    assert [row.title for row in page.view.chosen()] == ["The deep time of rivers"]


def test_down_and_enter_play(page, shell, qtbot):
    type_in(page, qtbot, "river")
    qtbot.keyClick(page.field, Qt.Key.Key_Down)
    assert page.view.hasFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert ("play", 1) in shell.calls


def test_what_was_found_in_a_transcript_plays_from_there(page, app, qtbot):
    said = SearchHit(
        episode_id=EpisodeId(1),
        score=1.0,
        snippet="now \x02river\x03s",
        found_in=FoundIn.SPOKEN,
        at=Ms(65_000),
    )
    app.search.words = lambda text, *, limit: [said]
    type_in(page, qtbot, "river")
    assert "1:05" in describe_found(page.model.rows[0], said, "an episode")
    qtbot.keyClick(page.field, Qt.Key.Key_Down)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert [call for call in app.calls if call[0] in {"play", "seek"}] == [
        ("play", 1),
        ("seek", 65_000),
    ]


def test_enter_does_not_wait_for_the_pause(page, app, qtbot):
    qtbot.keyClicks(page.field, "river")
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.model.rows))
    assert asked(app, "search") == ["river"]


def test_up_from_the_first_row_goes_back_to_the_field(page, qtbot):
    type_in(page, qtbot, "river")
    qtbot.keyClick(page.field, Qt.Key.Key_Down)
    qtbot.keyClick(page.view, Qt.Key.Key_Up)
    assert page.field.hasFocus()


def test_a_filter_leaves_what_fits(page, qtbot):
    type_in(page, qtbot, "the")
    everything = len(page.model.rows)
    page.choose_filter(FilterName.DOWNLOADED)
    assert 0 < len(page.model.rows) < everything
    assert all(row.is_downloaded for row in page.model.rows)


def test_a_filter_that_leaves_nothing_says_where_the_rest_is(page, qtbot):
    type_in(page, qtbot, "river")
    page._pause.stop()
    page._is_meant = True
    page.choose_filter(FilterName.DOWNLOADED)
    assert "1 episode match" in page.card.empty._text.text()


def test_nothing_is_told_only_when_meaning_found_nothing_either(page, qtbot):
    type_in(page, qtbot, "xyzzy")
    assert page.card.currentWidget() is not page.card.empty
    rest(page)
    qtbot.waitUntil(lambda: page.card.empty._title.text() == "Nothing was found")


def test_an_empty_field_teaches_again(page, qtbot):
    type_in(page, qtbot, "river")
    page.field.clear()
    assert page.model.rows == []
    assert page.card.empty._title.text() == "Search everything you follow"


def test_a_failing_encoder_leaves_the_words(page, app, shell, qtbot):
    def fail(text, *, limit=50):
        raise EncoderError("The encoder has no weights.")

    app.search.search = fail
    type_in(page, qtbot, "river")
    rest(page)
    qtbot.waitUntil(lambda: any(call[0] == "show_error" for call in shell.calls))
    assert titles(page) == ["The deep time of rivers"]


def test_words_that_take_long_are_not_given_up_for_what_is_meant(page, app, shell, qtbot):
    begun, go, words = threading.Event(), threading.Event(), app.search.words

    def slow(text, *, limit):
        begun.set()
        go.wait(60)
        return words(text, limit=limit)

    def fail(text, *, limit=50):
        raise EncoderError("The encoder has no weights.")

    app.search.words, app.search.search = slow, fail
    page._pause.setInterval(0)
    qtbot.keyClicks(page.field, "river")
    page._typing.setInterval(0)
    qtbot.waitUntil(begun.is_set)
    go.set()
    qtbot.waitUntil(lambda: any(call[0] == "show_error" for call in shell.calls))
    assert titles(page) == ["The deep time of rivers"]


def test_rows_have_room_for_the_snippet_and_paint(page, qtbot):
    type_in(page, qtbot, "river")
    assert page.view.visualRect(page.model.index(0)).height() == HEIGHT
    image = QImage(page.size(), QImage.Format.Format_RGB32)
    page.render(image)
    assert not image.isNull()


@pytest.mark.parametrize(
    ("marked", "parts"),
    [
        ("a \x02b\x03 c", [("a ", False), ("b", True), (" c", False)]),
        ("\x02b\x03", [("b", True)]),
        ("a \x02b", [("a ", False), ("b", False)]),
        ("a\x03 b", [("a b", False)]),
        ("", []),
    ],
)
def test_marks_split_a_text(marked, parts):
    assert segments(marked) == parts
    assert "".join(text for text, _ in segments(marked)) == plain(marked)


def test_results_are_spoken_with_the_place(app):
    row = app.library.rows_by_id[EpisodeId(1)]
    hit = SearchHit(episode_id=row.id, score=1, snippet="about \x02rivers\x03")
    assert describe_found(row, hit, row.title) == f"{row.title}, about rivers"
    assert describe_found(row, None, row.title).endswith("near in meaning")
