from collections.abc import Iterator
from dataclasses import replace

import pytest
from factories import NOW
from library_desk import LibraryDesk
from PySide6.QtWidgets import QApplication

from podplayer.model.podcast import PodcastSettings
from podplayer.model.shelves import HideRule
from podplayer.ui.bridge import Bridge
from podplayer.ui.dialogs.feed_access import AddressDialog, LoginDialog
from podplayer.ui.dialogs.show_rules import DownloadRuleDialog, HideDialog
from podplayer.ui.dialogs.tags import TagsDialog
from podplayer.ui.pages.parts.lists.filters import FilterName
from podplayer.ui.pages.show import ShowPage

RSS = "<rss><channel><title>{title}</title>{items}</channel></rss>"
ITEM = "<item><title>{name}</title><guid>{guid}</guid></item>"
OLD = "https://feeds.example/a-show.xml"
NEW = "https://new.example/feed.xml"


def rss(*guids: str, title: str = "A Show") -> str:
    items = "".join(ITEM.format(name=guid.capitalize(), guid=guid) for guid in guids)
    return RSS.format(title=title, items=items)


@pytest.fixture
def desk(tmp_path, tasks) -> Iterator[LibraryDesk]:
    made = LibraryDesk(tmp_path)
    made.show = made.follow("A Show", ("finale", "middle", "pilot"))
    yield made
    tasks.close()  # before the library: what a page still asks must not meet a closed one
    made.close()


@pytest.fixture
def page(context, desk, qtbot) -> Iterator[ShowPage]:
    bridge = Bridge(desk.app.bus)
    made = ShowPage(replace(context, app=desk.services, bridge=bridge), now=lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1144, 776)
    made.open_podcast(desk.show)
    made.show()
    made.activate()
    qtbot.waitUntil(lambda: made._facts is not None and len(made.model.rows) == 3)
    yield made
    bridge.close()


def modal(kind, qtbot):
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    return QApplication.activeModalWidget()


def do(page, text):
    menu = page.show_actions.menu(page._facts.podcast)
    next(action for action in menu.actions() if action.text().startswith(text)).trigger()
    menu.deleteLater()


def undo(desk, shell):
    token = next(call[1] for call in reversed(shell.calls) if call[0] == "undoable")
    desk.app.library.undo(token)


def test_a_tag_is_added_and_taken_away(page, desk, shell, qtbot):
    do(page, "Tags")
    dialog = modal(TagsDialog, qtbot)
    dialog.field.setText("commute")
    dialog.add.click()
    qtbot.waitUntil(lambda: desk.app.library.podcast(desk.show).tags == ("commute",))
    qtbot.waitUntil(lambda: "#commute" in page.header._facts.text())
    dialog._on_remove("commute")
    qtbot.waitUntil(lambda: desk.app.library.tags() == [])
    dialog.accept()


def test_an_archived_show_leaves_the_page_and_comes_back_by_undo(page, desk, shell, qtbot):
    do(page, "Archive")
    qtbot.waitUntil(lambda: ("open_page", "shows") in shell.calls)
    assert desk.app.library.podcasts() == []
    assert [show.id for show in desk.app.library.podcasts(archived=True)] == [desk.show]
    undo(desk, shell)
    assert [show.id for show in desk.app.library.podcasts()] == [desk.show]


def test_hiding_says_first_how_many_it_hides(page, desk, shell, qtbot):
    do(page, "Hide")
    dialog = modal(HideDialog, qtbot)
    dialog.words.setText("pilot, finale")
    qtbot.waitUntil(lambda: dialog.preview.text() == "Hides 2 episodes")
    assert not desk.app.library.hide_rule(desk.show)
    dialog.go.click()
    qtbot.waitUntil(lambda: len(page.model.rows) == 1)
    assert desk.app.library.hide_rule(desk.show) == HideRule(title_words=("pilot", "finale"))
    qtbot.waitUntil(lambda: not page.chips._chips[FilterName.HIDDEN].isHidden())
    page.choose_filter(FilterName.HIDDEN)
    qtbot.waitUntil(lambda: len(page.model.rows) == 2)
    undo(desk, shell)
    assert not desk.app.library.hide_rule(desk.show)


def test_a_rule_for_downloads_is_stored_and_shown(page, desk, shell, qtbot):
    page.header.rule.click()
    dialog = modal(DownloadRuleDialog, qtbot)
    dialog.newest.setValue(3)
    dialog.not_words.setText("rerun, bonus")
    dialog.most.setValue(45)
    dialog.go.click()
    qtbot.waitUntil(lambda: page.header.rule.text() == "Downloads: newest 3")
    settings = desk.app.library.podcast(desk.show).settings
    assert settings.download_not_words == ("rerun", "bonus")
    assert settings.download_max == 45 * 60_000
    toast = next(call for call in shell.calls if call[0] == "toast")
    toast[3]()  # Undo
    qtbot.waitUntil(lambda: desk.app.library.podcast(desk.show).settings == PodcastSettings())


def test_a_show_is_learned_from_until_the_listener_says_no(page, desk, shell, qtbot):
    do(page, "Learn from what I hear")
    qtbot.waitUntil(lambda: not desk.app.library.podcast(desk.show).settings.is_learned_from)
    qtbot.waitUntil(lambda: any(call[0] == "toast" for call in shell.calls))
    next(call for call in shell.calls if call[0] == "toast")[3]()  # Undo
    qtbot.waitUntil(lambda: desk.app.library.podcast(desk.show).settings.is_learned_from)


def test_the_address_changes_only_to_the_same_show(page, desk, shell, qtbot):
    desk.http.serve(NEW, rss("a", "b", "c", title="Something Else"))
    do(page, "Change the feed")
    dialog = modal(AddressDialog, qtbot)
    assert dialog.address.text() == OLD
    dialog.address.setText(NEW)
    dialog.go.click()
    qtbot.waitUntil(lambda: "Something Else" in dialog.message.text())
    assert not dialog.anyway.isHidden()
    assert desk.app.library.podcast(desk.show).feed_url == OLD
    desk.http.serve(NEW, rss("finale", "middle", "pilot"))
    dialog.go.click()
    qtbot.waitUntil(lambda: desk.app.library.podcast(desk.show).feed_url == NEW)
    qtbot.waitUntil(lambda: any(call[0] == "undoable" for call in shell.calls))
    undo(desk, shell)
    assert desk.app.library.podcast(desk.show).feed_url == OLD


def test_an_address_without_a_feed_is_a_sentence(page, desk, qtbot):
    do(page, "Change the feed")
    dialog = modal(AddressDialog, qtbot)
    dialog.address.setText("https://nowhere.example/feed.xml")
    dialog.go.click()
    qtbot.waitUntil(lambda: "404" in dialog.message.text())
    assert dialog.anyway.isHidden()
    dialog.reject()


def test_a_login_goes_into_the_key_ring_and_the_feed_is_asked_again(page, desk, shell, qtbot):
    do(page, "Login")
    dialog = modal(LoginDialog, qtbot)
    assert dialog.forget.isHidden()
    dialog.user.setText("ana")
    dialog.password.setText("secret")
    dialog.go.click()
    qtbot.waitUntil(lambda: ("refresh", desk.show) in shell.calls)
    assert desk.app.logins.find(OLD) == ("ana", "secret")
    do(page, "Login")
    dialog = modal(LoginDialog, qtbot)
    assert dialog.user.text() == "ana"
    assert dialog.password.text() == ""
    dialog.forget.click()
    qtbot.waitUntil(lambda: desk.app.logins.find(OLD) is None)
    assert desk.ring.kept == {}


def test_older_pages_of_a_feed_are_read_when_asked(page, desk, shell, qtbot):
    link = '<link xmlns="http://www.w3.org/2005/Atom" rel="next" href="https://feeds.example/2"/>'
    desk.http.serve(OLD, rss("finale", "middle", "pilot").replace("<item>", f"{link}<item>", 1))
    desk.http.serve("https://feeds.example/2", rss("prologue", "teaser"))
    do(page, "Load older")
    qtbot.waitUntil(lambda: ("toast", "2 older episodes came") in shell.calls)
    qtbot.waitUntil(lambda: len(page.model.rows) == 5)


def test_a_feed_without_older_pages_says_so(page, desk, shell, qtbot):
    desk.http.serve(OLD, rss("finale", "middle", "pilot"))
    do(page, "Load older")
    said = ("toast", "The feed of this show has no older pages.")
    qtbot.waitUntil(lambda: said in shell.calls)


def test_the_address_can_be_copied(page, qtbot):
    do(page, "Copy")
    assert QApplication.clipboard().text() == OLD


def test_a_search_asks_the_library_for_words(page, qtbot):
    page.search_field.setText("pil")
    qtbot.waitUntil(lambda: [row.title for row in page.model.rows] == ["Pilot"])
