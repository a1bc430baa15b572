from dataclasses import replace
from datetime import timedelta

import pytest
from fakes_ui import NOW
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from podplayer.model.errors import StorageError
from podplayer.model.events import TasteChanged
from podplayer.model.listening import FeedbackKind, Mood
from podplayer.model.ranking import RankedList, RankingOptions, ReasonKind
from podplayer.recommender.feature_list import KINDS
from podplayer.ui.pages.for_you import ForYouPage
from podplayer.ui.pages.parts.for_you.pick_numbers import families, family
from podplayer.ui.pages.parts.for_you.picks_view import divide
from podplayer.ui.pages.parts.for_you.reason_chip import ReasonChip, reason_menu
from podplayer.ui.pages.parts.for_you.section import Section
from podplayer.ui.pages.parts.mood_pad import MoodPad


@pytest.fixture
def page(context, qtbot):
    page = ForYouPage(context, now=lambda: NOW)
    qtbot.addWidget(page)
    page.resize(1144, 776)
    page.show()
    page.activate()
    qtbot.waitUntil(lambda: page.top_pick.pick is not None)
    return page


def rankings(app):
    return [call[1] for call in app.calls if call[0] == "rank"]


def tiles(page, title):
    section = next((one for one in page.sections if one.title == title), None)
    return list(section.tiles) if section else []


def test_the_first_of_the_list_is_the_top_pick(page):
    assert page.top_pick.pick.rank == 1
    assert page.top_pick._title.text() == page.top_pick.pick.episode.title
    assert page._heading.text() == "Tuesday morning"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_and_space_play_the_top_pick(page, shell, qtbot, key):
    page.setFocus()
    qtbot.keyClick(page, key)
    assert ("play", page.top_pick.pick.episode.id, 1) in shell.calls


def test_a_click_on_play_plays(page, shell, qtbot):
    qtbot.mouseClick(page.top_pick.play_button, Qt.MouseButton.LeftButton)
    assert shell.calls[-1] == ("play", page.top_pick.pick.episode.id, 1)


def test_half_heard_episodes_stand_under_continue_only(page):
    started = [tile.row.id for tile in tiles(page, "Continue")]
    assert started == [1, 18]
    others = {tile.row.id for section in page.sections[1:] for tile in section.tiles}
    assert not set(started) & others


def test_minutes_are_asked_for_and_kept(page, app, qtbot):
    page._ask.set_minutes(60)
    qtbot.waitUntil(lambda: rankings(app)[-1].minutes == 60)
    assert app.settings.current.minutes == 60
    qtbot.waitUntil(lambda: bool(tiles(page, "Fits your 60 minutes")))
    room = 60 * 60_000 * 1.1
    assert all(tile.row.duration <= room for tile in tiles(page, "Fits your 60 minutes"))


def test_place_and_mood_reach_the_ranking(page, app, qtbot):
    page._ask.set_place("commute")
    qtbot.waitUntil(lambda: rankings(app)[-1].place == "commute")
    page._ask._popup.changed.emit(Mood(valence=0.5, arousal=-0.5))
    qtbot.waitUntil(lambda: rankings(app)[-1].mood == Mood(valence=0.5, arousal=-0.5))
    page._ask._popup.changed.emit(None)
    qtbot.waitUntil(lambda: rankings(app)[-1].mood is None)


def test_the_slider_is_stored_once_it_rests(page, app, qtbot):
    page._ask._slider.setValue(80)
    qtbot.waitUntil(lambda: rankings(app)[-1].surprise == 0.8)
    assert app.settings.current.surprise == 0.8


def test_a_reason_can_be_denied_and_the_list_is_made_anew(page, app, shell, qtbot):
    chip = page.top_pick.findChildren(ReasonChip)[0]
    before = len(rankings(app))
    chip.answered.emit(FeedbackKind.NOT_BECAUSE, chip.reason)
    qtbot.waitUntil(lambda: len(rankings(app)) > before)
    pick = page.top_pick.pick.episode.id
    assert ("feedback", pick, FeedbackKind.NOT_BECAUSE, chip.reason.feature) in app.calls
    assert any(call[0] == "undoable" for call in shell.calls)


def test_a_reason_offers_three_answers(page, context, qtbot):
    chip = page.top_pick.findChildren(ReasonChip)[0]
    answers = []
    menu = reason_menu(context, chip.reason, page, answer=answers.append)
    for action in menu.actions():
        action.trigger()
    assert answers == [FeedbackKind.MORE, FeedbackKind.LESS, FeedbackKind.NOT_BECAUSE]
    assert all(isinstance(answer, FeedbackKind) for answer in answers)


def test_a_changed_taste_ranks_again_after_a_while_and_once(page, app, qtbot):
    before = len(rankings(app))
    for _ in range(5):
        app.bus.publish(TasteChanged())
    qtbot.waitUntil(page._settles.isActive)
    assert len(rankings(app)) == before
    page._settles.setInterval(0)
    page._settles.start()
    qtbot.waitUntil(lambda: len(rankings(app)) == before + 1)


def test_a_hidden_page_does_not_rank_until_it_is_shown(page, app, qtbot):
    page.deactivate()
    before = len(rankings(app))
    app.bus.publish(TasteChanged())
    qtbot.waitUntil(lambda: page._is_stale)
    assert not page._settles.isActive()
    page.activate()
    qtbot.waitUntil(lambda: len(rankings(app)) == before + 1)


def test_with_nothing_to_suggest_the_page_says_what_to_do(context, app, qtbot):
    app.recommendations.rank = lambda *_, **__: RankedList(
        items=(), context_id=None, considered=0, encoder=None
    )
    page = ForYouPage(context, now=lambda: NOW)
    qtbot.addWidget(page)
    page.activate()
    qtbot.waitUntil(lambda: page._content.shown is page._nothing)


def test_without_listening_the_page_is_honest(context, app, qtbot):
    app.library.rows_by_id = {
        key: replace(row, state="new") for key, row in app.library.rows_by_id.items()
    }
    page = ForYouPage(context, now=lambda: NOW)
    qtbot.addWidget(page)
    page.activate()
    qtbot.waitUntil(lambda: page._caption.text().startswith("Nothing is known of you yet"))
    app.interests.add("old maps")
    page.reload()
    qtbot.waitUntil(lambda: "what you said you like" in page._caption.text())


def test_a_failed_ranking_is_a_sentence_with_a_remedy(context, app, qtbot):
    def rank(options, *, record=True):
        raise StorageError("The library cannot be read.")

    app.recommendations.rank = rank
    page = ForYouPage(context, now=lambda: NOW)
    qtbot.addWidget(page)
    page.activate()
    qtbot.waitUntil(lambda: page._content.shown is page._failed)
    assert page._failed._text.text() == "The library cannot be read."


def test_exploration_stands_by_itself(app):
    ranked = app.recommendations.rank(RankingOptions(count=12))
    fits, more, different = divide(ranked, minutes=None)
    assert fits == []
    assert all(item.is_exploration for item in different)
    assert not any(item.is_exploration for item in more)
    assert ranked.items[0] not in [*more, *different]


def test_an_empty_list_divides_into_nothing():
    empty = RankedList(items=(), context_id=None, considered=0, encoder=None)
    assert divide(empty, minutes=25) == ([], [], [])


def test_every_feature_of_the_ranking_has_its_family():
    assert {name: family(name) for name in KINDS} == dict(KINDS)


def test_the_weightiest_family_comes_first(app):
    pick = app.recommendations.rank(RankingOptions()).items[0]
    pick = replace(pick, contributions={"text_near": 0.2, "words_near": 0.3, "fits": -0.9, "?": 9})
    assert families(pick) == [(ReasonKind.LENGTH, -0.9), (ReasonKind.TOPIC, 0.5)]


def test_the_mood_pad_is_set_by_click_and_arrows(context, qtbot):
    pad = MoodPad(context)
    qtbot.addWidget(pad)
    with qtbot.waitSignal(pad.changed):
        qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(pad.width() - 1, 0))
    assert pad.mood.valence > 0.9
    assert pad.mood.arousal == 1.0
    qtbot.keyClick(pad, Qt.Key.Key_Down)
    assert pad.mood.arousal == pytest.approx(0.9)
    assert not pad.grab().toImage().isNull()


def test_a_tile_plays_by_its_cover_and_opens_by_the_rest(page, shell, qtbot):
    tile = tiles(page, "Continue")[0]
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert shell.calls[-1] == ("play", tile.row.id, 1)
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton, pos=QPoint(tile.width() - 8, 100))
    assert shell.calls[-1] == ("open_episode", tile.row.id)


def test_a_narrow_page_hides_the_numbers_behind_a_button(page, qtbot):
    assert page.top_pick._why.isHidden()
    page.resize(684, 516)
    qtbot.waitUntil(lambda: not page.top_pick._why.isHidden())
    assert page.top_pick._numbers.isHidden()
    page.top_pick._why.click()
    assert not page.top_pick._numbers.isHidden()


def test_a_long_reason_does_not_keep_the_page_wide(page, qtbot):
    pick = page.top_pick.pick
    long = replace(pick.reasons[0], text="Close to “" + "a long title " * 12 + "”")
    row = replace(pick.episode, podcast_title="A show with a very long name " * 6)
    page.top_pick.show_pick(replace(pick, reasons=[long], episode=row), now=NOW)
    page.resize(684, 516)
    qtbot.waitUntil(lambda: not page.top_pick._why.isHidden())
    qtbot.waitUntil(lambda: page.top_pick.minimumSizeHint().width() < 600)


def test_the_top_pick_pauses_while_it_plays(page, app, qtbot):
    app.listening.play(page.top_pick.pick.episode.id)
    qtbot.waitUntil(lambda: page.top_pick.play_button.text() == "Pause")
    qtbot.mouseClick(page.top_pick.play_button, Qt.MouseButton.LeftButton)
    assert app.calls[-1] == ("toggle",)
    qtbot.waitUntil(lambda: page.top_pick.play_button.text() == "Play")


def test_a_page_that_is_opened_much_later_ranks_for_that_hour(context, app, qtbot):
    clock = [NOW]
    page = ForYouPage(context, now=lambda: clock[0])
    qtbot.addWidget(page)
    page.activate()
    qtbot.waitUntil(lambda: page.top_pick.pick is not None)
    page.deactivate()
    before = len(rankings(app))
    clock[0] = NOW + timedelta(hours=11)
    page.activate()
    qtbot.waitUntil(lambda: len(rankings(app)) == before + 1)
    assert page._heading.text() == "Tuesday evening"
    page.deactivate()


def test_a_pick_is_read_out_in_words_and_its_section_is_named(page):
    row = page.top_pick.pick.episode
    heard = QAccessible.queryAccessibleInterface(page.top_pick).text(QAccessible.Text.Name)
    assert heard.startswith(f"Top pick: {row.title}, {row.podcast_title}, ")
    assert "minutes" in heard
    assert " min" not in heard.replace(" minutes", "")
    sections = [one for one in page.findChildren(Section) if one.tiles]
    roles = {QAccessible.queryAccessibleInterface(one).role() for one in sections}
    assert roles == {QAccessible.Role.Border}
