from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from factories import NOW
from library_desk import LibraryDesk
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from podplayer.model.downloads import DownloadOrigin, RunningDownload
from podplayer.model.ids import EpisodeId
from podplayer.model.podcast import PodcastSettings
from podplayer.storage.downloads import DownloadTable
from podplayer.ui.bridge import Bridge
from podplayer.ui.delegates.file import file_geometry
from podplayer.ui.dialogs.confirm import ConfirmDialog
from podplayer.ui.models.files import FileCommand
from podplayer.ui.pages.downloads import DownloadsPage
from podplayer.ui.pages.parts.downloads.file_lines import FileOrder, Shelf, Speeds


@pytest.fixture
def desk(tmp_path, tasks) -> Iterator[LibraryDesk]:
    made = LibraryDesk(tmp_path)
    made.show = made.follow("A Show", ("third", "second", "first"))
    yield made
    tasks.close()  # before the library: what a page still asks must not meet a closed one
    made.close()


@pytest.fixture
def open_page(context, desk, qtbot):
    bridge = Bridge(desk.app.bus)

    def make() -> DownloadsPage:
        page = DownloadsPage(replace(context, app=desk.services, bridge=bridge), now=lambda: NOW)
        qtbot.addWidget(page)
        page.resize(1000, 700)
        page.show()
        page.activate()
        qtbot.waitUntil(lambda: page._store is not None)
        return page

    yield make
    bridge.close()


def titles(page):
    return [line.title for line in page.model.lines]


def test_an_empty_page_teaches(open_page):
    page = open_page()
    assert page.card.currentWidget() is page.card.empty
    assert "Press D" in page.card.empty._text.text()
    assert page.usage.plan.text() == "There is no limit, so nothing is cleaned away by itself."


def test_what_is_on_the_disk_is_listed_with_its_size(open_page, desk):
    desk.store("first", size=48_000_000)
    page = open_page()
    [line] = page.model.lines
    assert (line.title, line.amount) == ("First", "48 MB")
    assert line.about == "A Show · not heard yet"
    assert page.chips[Shelf.THERE].text() == "On this computer 1"


def test_the_largest_can_come_first(open_page, desk):
    for guid, size in (("first", 5_000_000), ("second", 9_000_000), ("third", 1_000_000)):
        desk.store(guid, size=size)
    page = open_page()
    page.set_order(FileOrder.LARGEST)
    assert titles(page) == ["Second", "First", "Third"]


def test_what_waits_comes_first_when_there_is_something(open_page, desk):
    DownloadTable(desk.db).wish(desk.id("first"), origin=DownloadOrigin.HAND, now=NOW)
    DownloadTable(desk.db).wish_failed(desk.id("first"), "The server has no such file (404).")
    page = open_page()
    [line] = page.model.lines
    assert line.about == "The server has no such file (404)."
    assert line.is_bad
    assert line.commands[0] is FileCommand.CONTINUE


def test_continue_all_asks_for_everything_that_does_not_run(open_page, desk, shell, qtbot):
    for guid in ("first", "second"):
        DownloadTable(desk.db).wish(desk.id(guid), origin=DownloadOrigin.HAND, now=NOW)
    page = open_page()
    qtbot.mouseClick(page.deed, Qt.MouseButton.LeftButton)
    assert shell.calls == [("download", desk.id("first"), desk.id("second"))]


def test_a_download_can_be_called_off_and_asked_for_again(open_page, desk, shell, qtbot):
    DownloadTable(desk.db).wish(desk.id("first"), origin=DownloadOrigin.HAND, now=NOW)
    page = open_page()
    page.view.setCurrentIndex(page.model.index(0))
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: bool(shell.calls))
    assert desk.app.downloads.pending() == []
    shell.calls[0][3]()
    assert shell.calls[1] == ("download", desk.id("first"))


def test_what_goes_is_said_before_it_goes_and_can_come_back(open_page, desk, shell, qtbot):
    path = desk.store("first", size=600_000_000)
    desk.store("second", size=600_000_000)
    desk.app.library.mark_heard([desk.id("first")], True)
    desk.app.settings.change(quota_gb=1.0)
    page = open_page()
    page.choose(Shelf.GOING)
    [line] = page.model.lines
    assert line.about == "A Show · heard today · goes before the next automatic download"
    assert page.deed.text() == "Clean now (600 MB)"
    qtbot.mouseClick(page.deed, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(shell.calls))
    assert not path.exists()
    qtbot.waitUntil(lambda: page.chips[Shelf.TRASH].text() == "In the trash 1")
    shell.calls[0][3]()  # Undo
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: page.chips[Shelf.TRASH].text() == "In the trash")


def test_a_kept_file_does_not_go(open_page, desk, shell, qtbot):
    desk.store("first")
    desk.app.library.mark_heard([desk.id("first")], True)
    page = open_page()
    page.choose(Shelf.GOING)
    page.view.setCurrentIndex(page.model.index(0))
    qtbot.keyClick(page.view, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: page.model.lines == [])
    page.choose(Shelf.THERE)
    assert page.model.lines[0].is_kept
    assert page.model.lines[0].commands[0] is FileCommand.RELEASE


def test_the_button_of_a_line_can_be_pressed(open_page, desk, qtbot):
    desk.store("first")
    page = open_page()
    rect = page.view.visualRect(page.model.index(0))
    where = file_geometry(rect, direction=Qt.LayoutDirection.LeftToRight).main.center()
    with qtbot.waitSignal(page.view.command) as heard:
        qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(where))
    assert heard.args[0] is FileCommand.KEEP


def test_the_trash_is_emptied_only_after_a_question(open_page, desk, qtbot):
    desk.store("first")
    store = desk.app.storekeeping
    store.carry_out(store.plan_for([desk.id("first")]))
    page = open_page()
    page.choose(Shelf.TRASH)
    assert "gone for good" in page.model.lines[0].about
    qtbot.mouseClick(page.deed, Qt.MouseButton.LeftButton)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ConfirmDialog)
    dialog.confirm.click()
    qtbot.waitUntil(lambda: page.chips[Shelf.TRASH].text() == "In the trash")
    assert store.trashed() == []


def test_the_rules_of_shows_are_told(open_page, desk):
    desk.app.library.set_podcast_settings(
        desk.show, PodcastSettings(auto_download=3, download_not_words=("rerun",))
    )
    page = open_page()
    page.choose(Shelf.RULES)
    assert page.model.lines[0].about == "newest 3 · without “rerun”"


def test_a_menu_offers_what_all_chosen_lines_know(open_page, desk):
    desk.store("first")
    desk.store("second")
    desk.app.downloads.keep([desk.id("first")])
    page = open_page()
    words = [action.text() for action in page.view.menu(page.model.lines).actions()]
    assert words == ["Play", "Move to the trash", "Details"]


def test_speed_is_measured_over_some_seconds():
    speeds = Speeds()
    for second in range(3):
        one = RunningDownload(
            episode_id=EpisodeId(1), done=second * 500_000, total=None, has_begun=True
        )
        speeds.note([one], now=NOW + timedelta(seconds=second))
    assert speeds.of(EpisodeId(1)) == 500_000
    speeds.note([], now=NOW)
    assert speeds.of(EpisodeId(1)) == 0
