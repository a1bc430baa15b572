from collections.abc import Iterator
from dataclasses import replace

import pytest
from factories import NOW
from library_desk import LibraryDesk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from podplayer.model.podcast import EpisodeOrder, EpisodeState
from podplayer.model.shelves import EpisodeFilter, PlaylistRule
from podplayer.ui.bridge import Bridge
from podplayer.ui.dialogs.name import NameDialog
from podplayer.ui.dialogs.playlist_rule import PlaylistRuleDialog
from podplayer.ui.pages.parts.lists.playlist_menu import playlist_menu
from podplayer.ui.pages.queue import QueuePage

UNHEARD = PlaylistRule(filter=EpisodeFilter(states=(EpisodeState.NEW, EpisodeState.STARTED)))


@pytest.fixture
def desk(tmp_path, tasks) -> Iterator[LibraryDesk]:
    made = LibraryDesk(tmp_path)
    made.show = made.follow("Long Show", ("l3", "l2", "l1"), minutes=70)
    made.follow("Short Show", ("s2", "s1"), minutes=12)
    made.app.library.add_tag(made.show, "calm")
    yield made
    tasks.close()  # before the library: what a page still asks must not meet a closed one
    made.close()


@pytest.fixture
def page(context, desk, qtbot) -> Iterator[QueuePage]:
    bridge = Bridge(desk.app.bus)
    made = QueuePage(replace(context, app=desk.services, bridge=bridge), now=lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.activate()
    yield made
    bridge.close()


def titles(page):
    return [row.title for row in page.model.rows]


def modal(kind, qtbot):
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    return QApplication.activeModalWidget()


def choose(page, playlist, qtbot):
    qtbot.waitUntil(lambda: playlist.id in page.bar.chips)
    qtbot.mouseClick(page.bar.chips[playlist.id], Qt.MouseButton.LeftButton)


def test_a_rule_counts_what_it_finds_while_it_is_made(page, desk, qtbot):
    page.playlist_actions.edit_rule()
    dialog = modal(PlaylistRuleDialog, qtbot)
    qtbot.waitUntil(lambda: dialog.preview.text() == "5 episodes now")
    dialog.most.setValue(30)
    qtbot.waitUntil(lambda: dialog.preview.text() == "2 episodes now")
    assert not dialog.go.isEnabled()
    assert isinstance(dialog.rule.order, EpisodeOrder), "a list by what was heard last asks for it"
    dialog.name.setText("Short")
    dialog.go.click()
    qtbot.waitUntil(lambda: titles(page) == ["S2", "S1"])
    [made] = desk.app.playlists.all()
    assert (made.name, made.rule.filter.max_duration) == ("Short", 30 * 60_000)


def test_a_rule_can_be_changed_and_taken_back(page, desk, shell, qtbot):
    made = desk.app.playlists.create("Mine", rule=UNHEARD)
    choose(page, made, qtbot)
    qtbot.waitUntil(lambda: len(page.model.rows) == 5)
    page.edit.click()
    dialog = modal(PlaylistRuleDialog, qtbot)
    dialog.tags["calm"].setChecked(True)
    dialog.go.click()
    qtbot.waitUntil(lambda: len(page.model.rows) == 3)
    shell.calls[-1][3]()  # Undo
    qtbot.waitUntil(lambda: len(page.model.rows) == 5)


def test_a_playlist_plays_in_the_place_of_the_queue(page, desk, shell, qtbot):
    made = desk.app.playlists.create("Mine", rule=UNHEARD)
    choose(page, made, qtbot)
    qtbot.waitUntil(lambda: not page.play.isHidden())
    page.play.click()
    qtbot.waitUntil(lambda: any(call[0] == "play" for call in shell.calls))
    assert desk.app.queueing.ids() == desk.app.playlists.ids(made.id)
    assert ("play", desk.app.queueing.ids()[0]) in shell.calls


def test_the_queue_can_be_kept_as_a_playlist(page, desk, qtbot):
    ids = [desk.id("s1"), desk.id("l2")]
    desk.app.queueing.enqueue(ids)
    qtbot.waitUntil(lambda: not page.save.isHidden())
    page.save.click()
    dialog = modal(NameDialog, qtbot)
    dialog.field.setText("Tonight")
    dialog.go.click()
    qtbot.waitUntil(lambda: page._playlist is not None and titles(page) == ["S1", "L2"])
    assert desk.app.playlists.named("Tonight").count == 2


def test_a_playlist_by_hand_is_put_into_order_and_thinned_out(page, desk, shell, qtbot):
    ids = [desk.id("s1"), desk.id("l2"), desk.id("l1")]
    made = desk.app.playlists.create("Mine", ids=ids)
    choose(page, made, qtbot)
    qtbot.waitUntil(lambda: titles(page) == ["S1", "L2", "L1"])
    page.model.move_row(source=0, target=2)
    qtbot.waitUntil(lambda: desk.app.playlists.ids(made.id) == [*ids[1:], ids[0]])
    page.view.choose([ids[1]])
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: titles(page) == ["L1", "S1"])
    desk.app.library.undo(shell.calls[-1][1])
    qtbot.waitUntil(lambda: titles(page) == ["L2", "L1", "S1"])


def test_rows_of_a_rule_cannot_be_moved(page, desk, qtbot):
    made = desk.app.playlists.create("Mine", rule=UNHEARD)
    choose(page, made, qtbot)
    qtbot.waitUntil(lambda: len(page.model.rows) == 5)
    before = titles(page)
    assert not page.view.dragEnabled()
    page.view.setCurrentIndex(page.model.index(0))
    page.view.move_current(1)
    assert titles(page) == before


def test_a_deleted_playlist_comes_back_by_undo(page, desk, shell, qtbot):
    made = desk.app.playlists.create("Mine", ids=[desk.id("s1")])
    choose(page, made, qtbot)
    page.delete.click()
    qtbot.waitUntil(lambda: list(page.bar.chips) == [None])
    assert page._playlist is None
    desk.app.library.undo(shell.calls[-1][1])
    qtbot.waitUntil(lambda: made.id in page.bar.chips)


def test_an_episode_is_added_from_its_menu(page, desk, shell, context, qtbot):
    made = desk.app.playlists.create("Mine")
    rows = desk.app.library.rows([desk.id("s1")])
    menu = page._actions.menu(rows)
    added = playlist_menu(replace(context, app=desk.app), rows, page=page, parent=menu)
    assert [action.text() for action in added.actions()] == ["Mine", "", "New playlist…"]
    added.actions()[0].trigger()
    qtbot.waitUntil(lambda: desk.app.playlists.ids(made.id) == [desk.id("s1")])
    menu.deleteLater()
