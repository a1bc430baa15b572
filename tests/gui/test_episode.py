"""The page of an episode while it plays, and while it does not."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from fakes_hearing import FACTS, transcript
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from podplayer.model.errors import MissingModelError
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.listening import FeedbackKind, Mood
from podplayer.model.podcast import EpisodeState
from podplayer.ui.delegates.chapter import PLAYS
from podplayer.ui.pages.episode import EpisodePage
from podplayer.ui.pages.parts.episode.episode_head import SIDE
from podplayer.ui.pages.parts.lists.episode_list import EpisodeCommand

NOW = datetime(2026, 11, 24, 8, 10, tzinfo=UTC)
ONE = EpisodeId(1)
"""Has chapters, a position, and a file after `downloaded`."""


@pytest.fixture
def page(context, app, qtbot):
    app.hearing.transcripts.here[ONE] = transcript()
    made = EpisodePage(context, now=lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1140, 760)
    made.show()
    made.show_episode(ONE)
    made.activate()
    qtbot.waitUntil(lambda: made._material is not None, timeout=10_000)
    yield made
    made.deactivate()


@pytest.fixture
def playing(page, app, qtbot):
    app.listening.play(ONE)
    app.listening.seek(Ms(310_000))
    qtbot.waitUntil(lambda: page.panel.wave.place == 310_000, timeout=10_000)
    return page


def wait(qtbot, condition):
    qtbot.waitUntil(condition, timeout=10_000)


def test_long_names_leave_every_button_within_the_column(page, qtbot):
    detail = page._material.detail
    row = replace(detail.row, title="W" * 300, podcast_title="A show & its very long name " * 9)
    page.head.show_detail(replace(detail, row=row), now=NOW)
    less = page.head.less
    right = less.mapTo(page.head, less.rect().topRight()).x
    wait(qtbot, lambda: page.head.width() <= SIDE + 14 and right() < SIDE + 14)
    assert page.head.minimumSizeHint().width() <= SIDE + 14
    assert page.head._show.accessibleName() == row.podcast_title
    assert len(page.head._name.text()) == 160
    assert page.head._name.accessibleName() == row.title


def test_the_chapter_that_plays_is_marked(playing):
    marked = [row for row in range(3) if playing.chapters.item(row).data(PLAYS)]
    assert marked == [1]


def test_nothing_is_marked_while_another_episode_plays(page, app, qtbot):
    app.listening.play(EpisodeId(2))
    wait(qtbot, lambda: page.head.primary.text().startswith("Play"))
    assert page.transcript.view.line is None


def test_a_chapter_plays_by_click_and_by_key(playing, app, qtbot):
    item = playing.chapters.item(2)
    where = playing.chapters.visualItemRect(item).center()
    qtbot.mouseClick(playing.chapters.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert app.listening.state.position == 781_000
    playing.chapters.setCurrentRow(1)
    qtbot.keyClick(playing.chapters, Qt.Key.Key_Return)
    assert app.listening.state.position == 302_000


def test_a_place_of_an_episode_that_does_not_play_plays_it(page, app):
    page.play_from(Ms(302_000))
    assert ("play", ONE) in app.calls
    assert ("seek", 302_000) in app.calls


def test_the_waveform_seeks_by_mouse_and_by_key(playing, app, qtbot):
    wave = playing.panel.wave
    qtbot.mouseClick(wave, Qt.MouseButton.LeftButton, pos=QPoint(wave.width() // 2, 40))
    half = app.listening.state.duration / 2
    assert app.listening.state.position == pytest.approx(half, rel=0.02)
    before = app.listening.state.position
    qtbot.keyClick(wave, Qt.Key.Key_Right)
    assert app.listening.state.position == before + 5_000


def test_without_a_file_the_waveform_waits_for_the_download(page):
    assert not page.panel.wave.has_sound
    assert "waveform comes with the download" in page.panel._said.text()
    assert page.panel.analyse.isHidden()


def test_the_waveform_is_drawn_on_request(context, app, qtbot):
    row = next(row for row in app.library.rows_by_id.values() if row.is_downloaded)
    made = EpisodePage(context, now=lambda: NOW)
    qtbot.addWidget(made)
    made.show_episode(row.id)
    made.activate()
    wait(qtbot, lambda: not made.panel.analyse.isHidden())
    made.panel.analyse.click()
    wait(qtbot, lambda: made.panel.wave.has_sound)
    assert made.panel.analyse.isHidden()


def test_a_file_that_cannot_be_analysed_is_said(context, app, qtbot):
    app.hearing.sound.readable = None
    row = next(row for row in app.library.rows_by_id.values() if row.is_downloaded)
    made = EpisodePage(context, now=lambda: NOW)
    qtbot.addWidget(made)
    made.show_episode(row.id)
    made.activate()
    wait(qtbot, lambda: not made.panel.analyse.isHidden())
    made.panel.analyse.click()
    wait(qtbot, lambda: "cannot be analysed" in made.panel._said.text())


def test_it_says_how_much_is_speech_and_music(page, qtbot):
    wait(qtbot, lambda: "music" in page.panel._said.text())
    assert "speech 82" in page.panel._said.text()


def test_what_was_skipped_is_said_and_marked(playing, app, qtbot):
    app.hearing.sound.known[ONE] = FACTS
    app.settings.change(skips_silence=True)
    app.listening.set(saved=Ms(130_000))
    wait(qtbot, lambda: "of silence" in playing.panel._said.text())
    wait(qtbot, lambda: playing.panel.wave._shows_silences)


def test_the_transcript_follows_and_seeks(playing, app, qtbot):
    view = playing.transcript.view
    app.listening.seek(Ms(62_000))
    wait(qtbot, lambda: view.line == 12)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert not view.is_following
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert app.listening.state.position == 65_000
    assert view.is_following


def test_whoever_scrolls_away_can_follow_again(playing, qtbot):
    panel = playing.transcript
    panel.view._on_scrolled_away()
    assert not panel.pill.isHidden()
    panel.pill.click()
    assert panel.view.is_following
    assert panel.pill.isHidden()


def test_words_are_found_in_the_transcript(playing, qtbot):
    playing.search_here()
    qtbot.keyClicks(playing.transcript.field, "the mud falls")
    assert playing.transcript._count.text() == "1 of 10"
    qtbot.keyClick(playing.transcript.field, Qt.Key.Key_Return)
    assert playing.transcript._count.text() == "2 of 10"
    qtbot.keyClick(playing.transcript.field, Qt.Key.Key_Escape)
    assert playing.transcript._head.isHidden()
    playing.search_here()
    qtbot.keyClicks(playing.transcript.field, "volcano")
    assert playing.transcript._count.text() == "Not said"


def test_without_a_transcript_the_notes_come_first(context, app, qtbot):
    made = EpisodePage(context, now=lambda: NOW)
    qtbot.addWidget(made)
    made.show_episode(EpisodeId(2))
    made.activate()
    wait(qtbot, lambda: made.tabs.current == "notes")


def test_what_is_said_is_written_down_here_stopped_and_gone_on_with(context, app, qtbot):
    page = EpisodePage(context, now=lambda: NOW)
    qtbot.addWidget(page)
    page.show_episode(EpisodeId(4))  # it is downloaded
    page.activate()
    bar = page.transcript.writing
    wait(qtbot, lambda: "write it down" in bar.sentence.text())
    bar.write.click()
    wait(qtbot, lambda: "50\N{NO-BREAK SPACE}%" in bar.sentence.text())
    assert bar.write.isHidden()
    bar.stop.click()
    wait(qtbot, lambda: bar.write.text() == "Write on")
    assert "1:05" in bar.sentence.text()
    app.hearing.transcription.goes_on.set()
    bar.write.click()
    wait(qtbot, bar.isHidden)
    assert page._material.transcript is not None


def test_without_the_parts_for_writing_it_says_what_to_install(context, app, shell, qtbot):
    app.hearing.transcription.refuses = MissingModelError("Install it with podplayer parts.")
    page = EpisodePage(context, now=lambda: NOW)
    qtbot.addWidget(page)
    page.show_episode(EpisodeId(4))  # it is downloaded
    page.activate()
    bar = page.transcript.writing
    wait(qtbot, lambda: "write it down" in bar.sentence.text())
    bar.write.click()
    wait(
        qtbot,
        lambda: any(
            call[0] == "show_error" and "Install it" in str(call[1]) for call in shell.calls
        ),
    )
    assert bar.write.isEnabled()


def test_a_bookmark_is_made_written_and_taken_away_with_undo(playing, app, shell, qtbot):
    playing.tabs.choose("bookmarks")
    panel = playing.bookmarks
    assert panel.save.text() == "Bookmark 5:10"
    qtbot.keyClicks(panel.field, "deltas")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    wait(qtbot, lambda: panel.list.count() == 1)
    assert app.hearing.bookmarks.kept[1].note == "deltas"
    panel.list.setCurrentRow(0)
    qtbot.keyClick(panel.list, Qt.Key.Key_E)
    panel.field.setText("rivers")
    panel.save.click()
    wait(qtbot, lambda: app.hearing.bookmarks.kept[1].note == "rivers")
    wait(qtbot, lambda: panel.list.item(0).toolTip() == "rivers")
    panel.list.setCurrentRow(0)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert app.listening.state.position == 310_000
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    wait(qtbot, lambda: panel.list.count() == 0)
    wait(qtbot, lambda: any(call[0] == "undoable" for call in shell.calls))


def test_how_it_feels_is_said_once_the_point_rests(page, app, qtbot):
    page.feel.pad.setFocus()
    for _ in range(3):
        qtbot.keyClick(page.feel.pad, Qt.Key.Key_Up)
    page.feel.settle()

    def said():
        return [call for call in app.calls if call[0] == "feedback"]

    wait(qtbot, lambda: len(said()) == 1)
    _, episode, kind, note = said()[0]
    assert (episode, kind) == (ONE, FeedbackKind.FEELS)
    assert Mood.from_note(note) == Mood(valence=0.0, arousal=0.3)


def test_what_was_felt_before_is_shown(context, app, qtbot):
    app.recommendations.feelings[ONE] = Mood(valence=0.5, arousal=-0.5)
    made = EpisodePage(context, now=lambda: NOW)
    qtbot.addWidget(made)
    made.show_episode(ONE)
    made.activate()
    wait(qtbot, lambda: made.feel.pad.mood == Mood(valence=0.5, arousal=-0.5))


def test_the_address_of_the_moment_is_copied(playing, app, shell):
    detail = replace(playing._material.detail, link="https://example.org/rivers")
    playing._material = replace(playing._material, detail=detail)
    playing.head.share.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.endswith("https://example.org/rivers#t=310")


def test_without_a_page_nothing_is_copied(playing, shell):
    playing.head.share.click()
    assert ("toast", "This episode has no web page to share.") in shell.calls


def test_more_and_less_like_this_are_answers(page, app, qtbot):
    page.head.more.click()
    page.head.less.click()
    wait(qtbot, lambda: sum(call[0] == "feedback" for call in app.calls) == 2)


def test_the_buttons_say_what_is_true(page, app, qtbot):
    page.head.buttons[EpisodeCommand.HEARD].click()
    wait(qtbot, lambda: app.library.rows_by_id[ONE].state is EpisodeState.HEARD)
    heard = page.head.buttons[EpisodeCommand.HEARD]
    wait(qtbot, lambda: heard.property("on") == "true")
    assert heard.accessibleDescription() == "On"


def test_the_first_button_pauses_what_plays(playing, app, qtbot):
    wait(qtbot, lambda: playing.head.primary.text() == "Pause")
    playing.head.primary.click()
    wait(qtbot, lambda: playing.head.primary.text() == "Play")


def test_a_narrow_page_keeps_everything_within_reach(page, qtbot):
    # In the window nothing keeps a page as wide as its wide form would like to be.
    page.setMinimumSize(400, 300)
    page.resize(836, 500)
    wait(qtbot, lambda: not page._frame.is_wide)
    assert page.head.share.accessibleName().startswith("Share at")
    assert page.head.share.text() == ""
    page.tabs.choose("chapters")
    assert page.chapters.isVisible()
    page.tabs.choose("about")
    assert page.feel.isVisible()
    assert page.minimumSizeHint().width() <= 836


def test_a_hidden_page_does_not_follow(page, app):
    page.deactivate()
    assert not app.listening._callbacks


def test_a_tick_repaints_only_the_strip_that_moved(playing, qtbot):
    wave = playing.panel.wave
    areas = []
    paint = wave.paintEvent
    wave.paintEvent = lambda event: (areas.append(event.rect()), paint(event))
    wave.repaint()
    areas.clear()
    wave.set_position(Ms(330_000), Ms(wave.maximum()))
    wait(qtbot, lambda: bool(areas))
    assert max(area.width() for area in areas) < wave.width() // 4


def test_buttons_in_a_line_lose_their_words_before_they_need_a_second_row(page, qtbot):
    queue = page.head.buttons[EpisodeCommand.QUEUE]
    page.setMinimumSize(400, 300)
    page.resize(930, 500)
    wait(qtbot, lambda: not page._frame.is_wide and bool(queue.text()))
    page.resize(520, 500)
    wait(qtbot, lambda: not queue.text())
    assert queue.accessibleName()
    assert queue.toolTip()


def test_the_column_of_the_cover_does_not_scroll_where_there_is_room(page, qtbot):
    detail = page._material.detail
    row = replace(detail.row, title="The deep time of the rivers that nobody has seen or named")
    page.head.show_detail(replace(detail, row=row), now=NOW)
    wait(qtbot, lambda: page.head._name.height() > 20)  # two lines
    wait(qtbot, lambda: page._frame._side.verticalScrollBar().maximum() == 0)


def test_why_it_does_not_play_stays_on_its_page(playing, app, qtbot):
    app.listening.set(is_playing=False, error="It is not here.")
    wait(qtbot, lambda: playing.head._trouble.text() == "It is not here.")
    assert playing.head._trouble.isVisible()
    app.listening.set(is_playing=True, error=None)
    wait(qtbot, lambda: not playing.head._trouble.isVisible())
