import pytest
from fakes_discovery import MOSS
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from podplayer.model.discovery import DiscoveryKind
from podplayer.model.errors import FetchError
from podplayer.model.events import LibraryChanged
from podplayer.ui.dialogs.feed_preview import FeedPreviewDialog
from podplayer.ui.pages.discover import DiscoverPage
from podplayer.ui.pages.parts.shows.show_tile import ShowCard, ShowTile
from podplayer.ui.widgets.layouts import ColumnsLayout


@pytest.fixture
def page(context, qtbot):
    made = DiscoverPage(context)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    made.activate()
    qtbot.waitUntil(made.sections[DiscoveryKind.RECOMMENDED].isVisible)
    return made


def press(section, at, text):
    next(made for made in section.tiles[at].buttons if made.text() == text).click()


def dialog(qtbot):
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), FeedPreviewDialog))
    return QApplication.activeModalWidget()


def asked(app):
    return [call for call in app.calls if call[0] in ("ask", "look", "follow", "add")]


def test_what_is_near_is_shown_with_who_said_so_and_nobody_is_asked(page, app):
    near = page.sections[DiscoveryKind.RECOMMENDED]
    assert [tile.card.title for tile in near.tiles] == ["Moss", "Only a name"]
    assert "Ground Truth" in near.tiles[0].accessibleName()
    assert not page.sections[DiscoveryKind.MENTIONED].isVisible()
    assert asked(app) == []


def test_a_reason_of_several_lines_is_not_cut(context, qtbot):
    holder = QWidget()
    grid = ColumnsLayout(holder, least=280, most=3)
    reason = "Linked in the notes of “Off the Fence: Mastering Decisions, Divorce and More” " * 3
    tile = ShowTile(context, ShowCard(title="Moss", reason=reason))
    grid.addWidget(tile)
    qtbot.addWidget(holder)
    holder.resize(300, 400)
    holder.show()
    qtbot.waitUntil(lambda: 0 < tile.width() <= 300)
    said = next(one for one in tile.findChildren(QLabel) if one.text() == reason)
    qtbot.waitUntil(lambda: said.height() >= said.heightForWidth(said.width()))


def test_somebody_known_leads_to_the_episode(page, shell):
    section = page.sections[DiscoveryKind.PERSON]
    press(section, 0, "Play")
    press(section, 0, "About it")
    assert ("play", 1) in shell.calls
    assert ("open_episode", 1) in shell.calls


def test_a_name_without_an_address_goes_into_the_field_and_nowhere_else(page, app):
    press(page.sections[DiscoveryKind.RECOMMENDED], 1, "Look for it")
    assert page.bar.text == "Only a name"
    assert asked(app) == []


def test_the_field_says_whom_it_will_ask_before_it_does(page, app):
    page.bar.field.setText("moss")
    assert "itunes.apple.com" in page.bar.sentence
    page.bar.directory.setCurrentIndex(1)
    assert "api.fyyd.de" in page.bar.sentence
    page.bar.field.setText("moss.example.org/feed")
    assert "moss.example.org" in page.bar.sentence
    assert not page.bar.directory.isVisible()
    assert page.bar.go.text() == "Look"
    assert asked(app) == []


def test_a_file_is_no_question_for_anybody(page, app, tmp_path, qtbot):
    path = tmp_path / "feed.xml"
    path.write_text("<rss/>")
    page.bar.field.setText(str(path))
    assert "nobody is asked" in page.bar.sentence
    page.bar.go.click()
    qtbot.waitUntil(lambda: bool(asked(app)), timeout=15_000)
    assert [call[0] for call in asked(app)] == ["look"]


def test_a_directory_is_asked_by_enter_and_what_is_followed_is_opened(page, app, shell, qtbot):
    page.bar.field.setText("moss")
    qtbot.keyClick(page.bar.field, Qt.Key.Key_Return)
    qtbot.waitUntil(page.results.isVisible)
    assert asked(app) == [("ask", "apple", "moss")]
    assert page.results.heading.text() == "2 shows at Apple Podcasts for “moss”"
    press(page.results, 1, "You follow it")
    assert ("open_show", 2) in shell.calls
    page._close.click()
    assert not page.results.isVisible()


def test_nothing_found_is_said(page, app, qtbot):
    app.directories.found = []
    page.ask("gpodder", "moss")
    qtbot.waitUntil(lambda: "Fewer words" in page._status.text())
    assert not page.results.isVisible()


def test_a_directory_that_fails_is_a_sentence_on_the_page(page, app, qtbot):
    app.directories.error = FetchError("https://gpodder.net/", "the server did not answer in time")
    page.ask("gpodder", "moss")
    qtbot.waitUntil(lambda: "did not answer" in page._status.text())


def test_offline_nobody_can_be_asked_until_it_is_switched_off(page, app, qtbot):
    app.settings.change(is_offline=True)
    qtbot.waitUntil(lambda: page.bar.go.text() == "Go online")
    page.bar.field.setText("moss")
    qtbot.keyClick(page.bar.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.bar.go.text() == "Search")
    assert asked(app) == []
    assert not app.settings.current.is_offline


def test_a_look_shows_the_feed_and_follows_it_without_asking_again(page, app, shell, qtbot):
    press(page.sections[DiscoveryKind.RECOMMENDED], 0, "Have a look")
    seen = dialog(qtbot)
    qtbot.waitUntil(seen.follow.isEnabled)
    assert seen.title.text() == "Moss and Stone"
    seen.follow.click()
    qtbot.waitUntil(lambda: ("followed", 1) in shell.calls)
    assert asked(app) == [("look", MOSS), ("follow", MOSS)]


def test_an_address_that_leads_nowhere_offers_a_directory(page, app, qtbot):
    app.directories.error = FetchError(MOSS, "there is nothing at this address (404)")
    press(page.sections[DiscoveryKind.RECOMMENDED], 0, "Have a look")
    seen = dialog(qtbot)
    qtbot.waitUntil(seen.elsewhere.isVisible)
    seen.elsewhere.click()
    assert page.bar.text == "Moss"
    assert asked(app) == [("look", MOSS)]


def test_a_look_that_is_closed_waits_for_nothing(page, qtbot):
    page.look(MOSS)
    seen = dialog(qtbot)
    seen.reject()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_a_cover_that_arrives_is_painted(page, qtbot, context):
    page.look(MOSS)
    seen = dialog(qtbot)
    qtbot.waitUntil(seen.follow.isEnabled)
    before = seen._cover.pixmap().cacheKey()
    context.covers._pixmaps._kept.clear()
    context.covers.ready.emit("https://moss.example.org/cover.png")
    assert seen._cover.pixmap().cacheKey() != before
    assert isinstance(seen._cover.pixmap(), QPixmap)


def test_a_show_is_followed_from_its_card(page, app, shell, qtbot):
    press(page.sections[DiscoveryKind.RECOMMENDED], 0, "Follow")
    qtbot.waitUntil(lambda: any(call[0] == "followed" for call in shell.calls))
    qtbot.waitUntil(page.sections[DiscoveryKind.RECOMMENDED].tiles[0].buttons[0].isEnabled)


def test_with_nothing_near_the_page_teaches(page, app, qtbot):
    app.discovery.found = []
    app.bus.publish(LibraryChanged(frozenset()))
    page._settles.setInterval(0)
    qtbot.waitUntil(page._empty.isVisible, timeout=10_000)


def test_find_goes_into_the_field(page):
    page.search_here()
    assert page.focusWidget() is page.bar.field
    page.deactivate()
    page._on_changed()
    assert page._is_stale
