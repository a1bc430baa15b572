import pytest
from fakes_ui import NOW
from PySide6.QtCore import Qt

from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.model.podcast import EpisodeOrder
from podplayer.ui.models.roles import Role
from podplayer.ui.pages.episode import EpisodePage
from podplayer.ui.pages.parts.episode.notes import with_time_stamps
from podplayer.ui.pages.parts.lists.episode_list import EpisodeCommand
from podplayer.ui.pages.parts.lists.filters import FilterName
from podplayer.ui.pages.show import ShowPage


@pytest.fixture
def page(context, qtbot):
    page = ShowPage(context, now=lambda: NOW)
    qtbot.addWidget(page)
    page.resize(1144, 776)
    page.open_podcast(PodcastId(1))
    page.show()
    page.activate()
    qtbot.waitUntil(lambda: len(page.model.rows) == 7 and bool(page._ranking))
    qtbot.waitUntil(lambda: page._facts is not None)
    return page


def titles(page):
    return [row.title for row in page.model.rows]


def test_the_chips_say_how_many_there_are(page):
    texts = [chip.text() for chip in page.chips._chips.values() if not chip.isHidden()]
    assert texts == ["All", "Unplayed 4", "Started 1", "Downloaded 1"]


def test_ranked_episodes_carry_their_probability(page):
    place = page.model.place_of(page._ranking[0])
    assert page.model.index(place).data(Role.PROBABILITY) > 0


def test_play_best_plays_the_first_of_the_ranking(page, shell, app):
    page.play_best()
    assert shell.calls[-1][0] == "play"
    assert app.library.rows_by_id[shell.calls[-1][1]].podcast_id == 1


def test_play_best_says_so_when_all_is_heard(page, app, shell, qtbot):
    app.library.mark_heard([row.id for row in page.model.rows], True)
    qtbot.waitUntil(lambda: all(row.state == "heard" for row in page.model.rows))
    page.play_best()
    assert shell.calls[-1] == ("toast", "You have heard every episode of this show.")


def test_a_search_looks_in_titles_and_summaries(page, qtbot):
    page.search_field.setText("GLACIERS write")
    qtbot.waitUntil(lambda: titles(page) == ["What glaciers write down"])
    page.search_field.setText("nothing at all")
    qtbot.waitUntil(lambda: page.card.currentWidget() is page.card.empty)
    assert "“nothing at all”" in page.card.empty._text.text()


def test_another_order_is_asked_of_the_library(page, qtbot):
    page.set_order(EpisodeOrder.OLDEST)
    qtbot.waitUntil(lambda: titles(page)[0] == "Bonus: answers to your letters")
    assert page._order.text() == "Oldest"


def test_a_filter_narrows_the_list(page, qtbot):
    page.choose_filter(FilterName.DOWNLOADED)
    qtbot.waitUntil(lambda: len(page.model.rows) == 1)


def test_unfollowing_leaves_for_the_shows_with_undo(page, app, shell, qtbot):
    page.header.unfollow.emit()
    qtbot.waitUntil(lambda: ("open_page", "shows") in shell.calls)
    assert "undoable" in {call[0] for call in shell.calls}
    assert all(show.id != 1 for show in app.library.shows)


def test_a_speed_of_its_own_is_stored_and_named(page, app, qtbot):
    page.header.speed_chosen.emit(1.4)
    qtbot.waitUntil(lambda: page.header._speed.text() == "1.4× here")
    assert app.library.podcast(PodcastId(1)).settings.speed == 1.4


def test_another_show_starts_clean(page, qtbot):
    page.search_field.setText("rivers")
    page.open_podcast(PodcastId(2))
    page.activate()
    qtbot.waitUntil(lambda: page.header._title.text() == "Signal & Noise")
    assert page.search_field.text() == ""


@pytest.fixture
def details(context, qtbot):
    page = EpisodePage(context, now=lambda: NOW)
    qtbot.addWidget(page)
    page.resize(1144, 776)
    page.show_episode(EpisodeId(1))
    page.show()
    page.activate()
    qtbot.waitUntil(lambda: page.chapters.count() == 3)
    return page


def test_a_chapter_plays_from_its_start(details, app, qtbot):
    details.chapters.itemClicked.emit(details.chapters.item(1))
    qtbot.waitUntil(lambda: ("seek", 302_000) in app.calls)
    assert ("play", 1) in app.calls


def test_a_time_stamp_in_the_notes_seeks(details, app, qtbot):
    app.listening.play(EpisodeId(1))
    details.notes.set_notes("<p>12:34 Deltas</p>")
    details.notes.anchorClicked.emit("podplayer-seek:754000")
    qtbot.waitUntil(lambda: ("seek", 754_000) in app.calls)


def test_links_are_handed_to_the_window_and_odd_ones_are_not(details, shell):
    details.notes.anchorClicked.emit("https://example.org/")
    details.notes.anchorClicked.emit("file:///etc/passwd")
    links = [call for call in shell.calls if call[0] == "open_link"]
    assert links == [("open_link", "https://example.org/")]


def test_notes_load_nothing(details):
    details.notes.set_notes('<p>See<IMG src="https://example.org/pixel.gif"> this</p>')
    assert details.notes.toPlainText() == "See this"
    assert details.notes.loadResource(2, "https://example.org/pixel.gif") is None


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>12:34 A</p>", '<p><a href="podplayer-seek:754000">12:34</a> A</p>'),
        ("1:02:03", '<a href="podplayer-seek:3723000">1:02:03</a>'),
        ('<a href="x">12:34</a>', '<a href="x">12:34</a>'),
        ("http://a/12:34 and 2026-11-24T08:10:00Z", "http://a/12:34 and 2026-11-24T08:10:00Z"),
        ("no 99:99 time", "no 99:99 time"),
        ("", ""),
    ],
)
def test_time_stamps_become_links(html, expected):
    assert with_time_stamps(html) == expected


def test_the_buttons_say_the_state(details, app, qtbot):
    buttons = details.head.buttons
    assert buttons[EpisodeCommand.PLAY].text().startswith("Play from")
    qtbot.keyClick(details, Qt.Key.Key_F)
    qtbot.waitUntil(lambda: app.library.rows_by_id[1].is_favourite)
    favourite = buttons[EpisodeCommand.FAVOURITE]
    qtbot.waitUntil(lambda: favourite.accessibleDescription() == "On")
