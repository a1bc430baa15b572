import threading
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from fakes_ui import FakeApp
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from podplayer.model.ids import EpisodeId, Ms, PodcastId
from podplayer.model.podcast import EpisodeState
from podplayer.services.subscriptions import ImportReport
from podplayer.ui import style
from podplayer.ui.context import PageName
from podplayer.ui.covers import CoverLoader
from podplayer.ui.dialogs.add_podcast import AddPodcastDialog
from podplayer.ui.dialogs.confirm import ConfirmDialog
from podplayer.ui.dialogs.import_plan import ImportDialog
from podplayer.ui.dialogs.palette import Palette
from podplayer.ui.dialogs.report import ReportDialog
from podplayer.ui.dialogs.shortcuts import ShortcutsDialog
from podplayer.ui.drop import Dropped, dropped
from podplayer.ui.main_window import MainWindow
from podplayer.ui.pages.page import Page
from podplayer.ui.shortcuts import EPISODE as ROWS
from podplayer.ui.shortcuts import SHORTCUTS, Command, KeyMap
from podplayer.ui.theme import ThemeController, ThemeMode
from podplayer.ui.widgets.nav import NavButton

EPISODE = EpisodeId(1)


class StubPage(Page):
    def __init__(self, context) -> None:
        super().__init__()
        self.calls = []
        self.field = QLineEdit(self)
        self.press = QPushButton("Press", self)
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.press)
        layout.addWidget(QWidget(), 1)

    def activate(self) -> None:
        self.calls.append("activate")

    def deactivate(self) -> None:
        self.calls.append("deactivate")

    def open_podcast(self, podcast_id) -> None:
        self.calls.append(podcast_id)

    def show_episode(self, episode_id) -> None:
        self.calls.append(episode_id)

    def search_here(self) -> None:
        self.field.setFocus()


@pytest.fixture
def make_window(qapp, qtbot, tasks, tmp_path):
    before = (qapp.styleSheet(), qapp.palette(), qapp.font())
    windows = []

    def make(app) -> MainWindow:
        themes = ThemeController(mode=ThemeMode.DARK)
        style.apply(qapp, themes.theme)
        covers = CoverLoader(find=app.covers.file, cache=tmp_path / "thumbs", tasks=tasks)
        made = MainWindow(
            app=app,
            themes=themes,
            tasks=tasks,
            covers=covers,
            pages=dict.fromkeys(PageName, StubPage),
        )
        qtbot.addWidget(made)
        windows.append(made)
        made.open_page(PageName.FOR_YOU)
        made.show()
        # Keys go where the focus is: it has come to rest before a test presses any.
        with qtbot.waitActive(made, timeout=20_000):
            made.activateWindow()
        (made.page or made).setFocus()
        return made

    yield make
    for window in windows:
        window.close()
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])


@pytest.fixture
def window(make_window, app):
    return make_window(app)


def modal(kind):
    made = QApplication.activeModalWidget()
    assert isinstance(made, kind)
    return made


def asked(app, name):
    return [call for call in app.calls if call[0] == name]


# -- going about ------------------------------------------------------------------------------


def test_a_page_is_loaded_when_it_is_shown_and_left_when_another_is(window):
    first = window.page
    window.open_page(PageName.NEW)
    assert first.calls == ["activate", "deactivate"]
    assert window.page.calls == ["activate"]


def test_pages_are_kept(window):
    first = window.page
    window.open_page(PageName.NEW)
    window.open_page(PageName.FOR_YOU)
    assert window.page is first


def test_the_side_bar_leads_to_pages_and_says_where_one_is(window, qtbot):
    qtbot.mouseClick(window.side.entry(PageName.QUEUE), Qt.MouseButton.LeftButton)
    assert window.current is PageName.QUEUE
    assert window.side.entry(PageName.QUEUE).accessibleDescription() == "Current page"
    assert window.side.entry(PageName.FOR_YOU).accessibleDescription() == ""


def test_a_show_belongs_to_shows(window):
    window.open_show(PodcastId(3))
    assert window.page.calls == [PodcastId(3), "activate"]
    assert window.side.entry(PageName.SHOWS).is_current


def test_back_leads_to_the_page_before(window, qtbot):
    window.open_page(PageName.SHOWS)
    window.open_episode(EPISODE)
    window.stack.leave()
    assert window.current is PageName.SHOWS
    window.stack.leave()
    assert window.current is PageName.FOR_YOU
    window.stack.leave()
    assert window.current is PageName.FOR_YOU


def test_the_counters_follow_the_library(window, app, qtbot):
    assert window.side.entry(PageName.QUEUE).accessibleName() == "Queue, 6"
    app.queueing.clear()
    qtbot.waitUntil(lambda: window.side.entry(PageName.QUEUE).accessibleName() == "Queue")


def test_downloads_that_failed_are_counted_and_said(window):
    entry = window.side.entry(PageName.DOWNLOADS)
    window.side.set_count(PageName.DOWNLOADS, 2, failed=1)
    assert entry.accessibleName() == "Downloads, 2, 1 failed"
    window.side.set_count(PageName.DOWNLOADS, 0)
    assert entry.accessibleName() == "Downloads"


def test_the_privacy_card_tells_what_the_ledger_counted(make_window, app):
    app.ledger.requests = 42
    card = make_window(app).side.privacy
    assert "42 requests today, 0 from recommendations" in card.accessibleName()


def test_the_privacy_card_follows_the_switches(window, app, qtbot):
    app.settings.change(is_offline=True, is_private=True)
    card = window.side.privacy
    qtbot.waitUntil(lambda: "Offline" in card.accessibleName())
    assert "Private listening" in card.accessibleName()


def test_a_small_window_keeps_only_the_icons(window, qtbot):
    window.resize(900, 600)
    qtbot.waitUntil(lambda: window.side.width() == 64)
    assert window.side.entry(PageName.NEW).toolTip() == "New"
    window.resize(1360, 860)
    qtbot.waitUntil(lambda: window.side.width() == 216)


def test_nothing_sticks_out_of_the_smallest_window(window, qtbot):
    window.play(EPISODE)
    window.resize(900, 600)
    qtbot.waitUntil(lambda: window.width() == 900)
    for part in window.player.findChildren(QWidget):
        if part.isVisible():
            right = part.mapTo(window, part.rect().topRight()).x()
            assert right < 900, part


def test_the_size_is_remembered(window, app):
    window.resize(1111, 777)
    window.close()
    assert app.settings.current.geometry


def test_the_theme_follows_the_setting(window, app, qtbot):
    app.settings.change(theme="light")
    qtbot.waitUntil(lambda: not window.context.theme.is_dark)


def test_the_window_is_called_like_the_page(window):
    window.page.title_changed.emit("Ground Truth")
    assert window.windowTitle() == "Ground Truth – podplayer"


# -- first run --------------------------------------------------------------------------------


def buttons(window, text):
    return [b for b in window.findChildren(QPushButton) if b.text() == text and b.isVisible()]


def test_an_empty_library_welcomes(make_window, tmp_path):
    window = make_window(FakeApp(tmp_path))
    assert buttons(window, "Look around with sample shows")
    assert window.page is None


def test_settings_can_be_reached_from_an_empty_library(make_window, tmp_path):
    window = make_window(FakeApp(tmp_path))
    window.open_page(PageName.SETTINGS)
    assert window.page.calls == ["activate"]


def test_the_welcome_goes_when_the_first_show_comes(make_window, tmp_path, qtbot):
    app = FakeApp(tmp_path)
    window = make_window(app)
    window.take(Dropped(file=Path("shows.opml")))
    dialog = modal(ImportDialog)
    qtbot.waitUntil(dialog.go.isEnabled)
    dialog.go.click()
    qtbot.waitUntil(lambda: window.page is not None and window.page.calls == ["activate"])
    assert not buttons(window, "Look around with sample shows")


def test_the_sample_is_made_on_a_thread(make_window, tmp_path, qtbot):
    app = FakeApp(tmp_path)
    window = make_window(app)
    made = []
    window.set_sample(
        lambda cancel: made.append(cancel) or app.subscriptions.add("x", cancel=cancel)
    )
    qtbot.mouseClick(buttons(window, "Look around with sample shows")[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.toasts.text == "The sample shows are here")
    assert made


# -- the player -------------------------------------------------------------------------------


def test_playing_shows_in_the_bar(window, app, qtbot):
    window.play(EPISODE)
    qtbot.waitUntil(lambda: window.player.play.accessibleName() == "Pause")
    assert window.player.seek.isEnabled()


def test_a_failure_to_play_is_a_sentence(window, app, qtbot):
    app.listening.set(episode_id=EPISODE, error="The file is no audio.")
    qtbot.waitUntil(lambda: window.toasts.text == "The file is no audio.")


def test_space_plays_and_pauses_wherever_the_focus_is_on_the_page(window, app, qtbot):
    window.play(EPISODE)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert asked(app, "toggle")


def test_space_in_a_field_writes_a_space(window, app, qtbot):
    window.page.field.setFocus()
    qtbot.waitUntil(window.page.field.hasFocus)
    qtbot.keyClicks(window.page.field, "a b")
    assert window.page.field.text() == "a b"
    assert not asked(app, "toggle")


def test_space_on_a_focused_button_presses_the_button(window, app, qtbot):
    pressed = []
    window.page.press.clicked.connect(lambda: pressed.append(1))
    window.page.press.setFocus()
    qtbot.waitUntil(window.page.press.hasFocus)
    qtbot.keyClick(window.page.press, Qt.Key.Key_Space)
    assert pressed == [1]
    assert not asked(app, "toggle")


@pytest.mark.parametrize(("key", "seconds"), [(Qt.Key.Key_Left, -15), (Qt.Key.Key_Right, 30)])
def test_the_arrows_skip_as_far_as_the_listener_set(window, app, qtbot, key, seconds):
    window.play(EPISODE)
    qtbot.waitUntil(lambda: window.player.play.accessibleName() == "Pause")
    qtbot.keyClick(window, key)
    assert asked(app, "skip") == [("skip", seconds)]


def test_brackets_change_the_speed_by_one_step(window, app, qtbot):
    window.play(EPISODE)
    qtbot.keyClick(window, Qt.Key.Key_BracketRight)
    qtbot.waitUntil(lambda: app.listening.state.rate == 1.1)


def test_muting_comes_back_to_the_loudness_before(window, app, qtbot):
    app.listening.set(volume=0.6)
    qtbot.waitUntil(lambda: window.link._view.volume == 0.6)
    qtbot.keyClick(window, Qt.Key.Key_M)
    assert app.listening.state.volume == 0
    qtbot.waitUntil(lambda: window.link._view.volume == 0)
    qtbot.keyClick(window, Qt.Key.Key_M)
    assert app.listening.state.volume == pytest.approx(0.8)


def test_the_loudness_is_stored_at_the_latest_when_the_window_closes(window, app):
    window.link.set_volume(0.35)
    window.close()
    assert app.settings.current.volume == 0.35


# -- toasts and undo --------------------------------------------------------------------------


def test_what_was_done_can_be_undone_from_the_toast(window, app, qtbot):
    window.undoable(app.queueing.remove([EpisodeId(8)]))
    assert window.toasts.text == "Removed 1 from the queue"
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    taken_back = "Taken back: Removed 1 from the queue"
    qtbot.waitUntil(lambda: window.toasts.text == taken_back, timeout=15_000)
    assert EpisodeId(8) in app.queueing.ids


def test_undo_waits_for_the_change_that_is_under_way(window, app, qtbot):
    """Its message is not there yet, and that of the change before is."""
    window.undoable(app.queueing.remove([EpisodeId(8)]))
    may_end = threading.Event()

    def work(_):
        may_end.wait(60)
        return app.library.mark_heard([EpisodeId(1)], True)

    window.context.tasks.change(work, done=window.undoable)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert EpisodeId(8) not in app.queueing.ids
    may_end.set()
    qtbot.waitUntil(lambda: window.toasts.text.startswith("Taken back"), timeout=10_000)
    assert app.library.episode(EpisodeId(1)).row.state is not EpisodeState.HEARD
    assert EpisodeId(8) not in app.queueing.ids


def test_undo_takes_no_other_offer(window, app, qtbot):
    app.queueing.remove([EpisodeId(8)])
    asked = []
    window.toast("This episode is a video.", action="Watch", on_action=lambda: asked.append(1))
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(QApplication.activeModalWidget(), ConfirmDialog)
    assert asked == []


def test_a_key_takes_what_the_message_offers(window, qtbot):
    asked = []
    window.toast("This episode is a video.", action="Watch", on_action=lambda: asked.append(1))
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked == [1]
    assert not window.toasts.isVisible()


def test_a_message_stays_while_the_focus_is_on_it_and_gives_it_back(window, qtbot):
    window.page.field.setFocus()
    window.toast("Three could not be checked", action="Show", on_action=lambda: None)
    button = next(one for one in window.toasts.findChildren(QPushButton) if one.text() == "Show")
    button.setFocus()
    window.toasts._timer.timeout.emit()
    assert window.toasts.isVisible()
    button.click()
    assert QApplication.focusWidget() is window.page.field


def test_the_last_change_can_be_undone_when_its_message_has_gone(window, app, qtbot):
    app.queueing.remove([EpisodeId(8)])
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ConfirmDialog)
    assert "Removed 1 from the queue" in [label.text() for label in dialog.findChildren(QLabel)]
    assert EpisodeId(8) not in app.queueing.ids
    dialog.confirm.click()
    assert EpisodeId(8) in app.queueing.ids


def test_without_a_change_there_is_nothing_to_take_back(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.toasts.text == "There is nothing to take back."


def test_nothing_to_undo_says_nothing(window):
    window.undoable(None)
    assert not window.toasts.isVisible()


# -- long work --------------------------------------------------------------------------------


def test_a_refresh_is_followed_by_encoding_and_says_what_it_found(window, app, qtbot):
    window.refresh()
    qtbot.waitUntil(lambda: bool(asked(app, "encode")))
    assert asked(app, "refresh") == [("refresh",)]
    qtbot.waitUntil(lambda: not window.jobs.is_busy)
    assert window.toasts.text == "3 new episodes"
    assert not window.strip.isVisible()


def test_shows_that_failed_are_named_on_request(window, app, qtbot):
    failed = [(PodcastId(1), "Orbit", "the server did not answer in time")]
    app.refresh.report = type(app.refresh.report)(new=0, failed=failed)
    window.refresh()
    qtbot.waitUntil(lambda: "1 show could not be checked" in window.toasts.text)
    window.toasts.act()
    assert "Orbit: the server" in modal(ReportDialog).text.toPlainText()


def test_where_no_show_could_be_checked_nothing_is_said_of_what_is_new(window, app, qtbot):
    failed = [(PodcastId(number), "Orbit", "the host is not known") for number in (1, 2)]
    app.refresh.report = replace(app.refresh.report, checked=2, new=0, failed=failed)
    window.refresh()
    qtbot.waitUntil(lambda: "None of 2 shows could be checked" in window.toasts.text)


def test_an_import_that_missed_shows_names_them_and_can_be_taken_back(window, app, qtbot):
    missed = [("https://example.org/f", "the server did not answer in time")]
    shows = ImportReport(added=2, already=0, failed=[], unread=missed)
    window.jobs.move_in(replace(app.moving.plan(Path("shows.opml")), shows=shows))
    qtbot.waitUntil(lambda: "1 show could not be reached" in window.toasts.text)
    window.toasts.act()
    told = modal(ReportDialog)
    assert "https://example.org/f: the server" in told.text.toPlainText()
    next(one for one in told.findChildren(QPushButton) if one.text() == "Undo").click()
    qtbot.waitUntil(lambda: window.toasts.text == "Taken back: Imported shows.opml")


def test_offline_fetches_nothing(window, app, qtbot):
    app.settings.change(is_offline=True)
    window.refresh()
    assert not asked(app, "refresh")
    assert "offline" in window.toasts.text
    window.toasts.act()
    assert not app.settings.current.is_offline


def test_a_download_names_its_episode(window, app, qtbot):
    window.download(EPISODE)
    qtbot.waitUntil(lambda: window.toasts.text == "Downloaded The deep time of rivers")


# -- from outside -----------------------------------------------------------------------------


def data(*, urls=(), text=None):
    made = QMimeData()
    if urls:
        made.setUrls([QUrl(url) for url in urls])
    if text is not None:
        made.setText(text)
    return made


def test_a_list_of_shows_can_be_dropped():
    assert dropped(data(urls=["file:///tmp/shows.opml"])) == Dropped(file=Path("/tmp/shows.opml"))


def test_an_address_can_be_dropped_as_link_or_as_text():
    expected = Dropped(address="https://example.org/feed.xml")
    assert dropped(data(urls=["https://example.org/feed.xml"])) == expected
    assert dropped(data(text=" https://example.org/feed.xml\n")) == expected


def test_other_things_cannot_be_dropped():
    assert dropped(data(urls=["file:///tmp/song.mp3"])) is None
    assert dropped(data(text="hello")) is None


def test_an_address_from_outside_opens_the_dialog(window):
    window.take(Dropped(address="https://example.org/feed.xml"))
    assert modal(AddPodcastDialog).address.text() == "https://example.org/feed.xml"


def test_a_link_opens_only_after_a_question(window):
    window.open_link("https://example.org/")
    words = [part.text() for part in modal(ConfirmDialog).findChildren(QLabel)]
    assert any("https://example.org/" in text for text in words)


def test_a_link_that_is_no_web_address_is_refused(window):
    window.open_link("file:///etc/passwd")
    assert "only web" in window.toasts.text


# -- keys -------------------------------------------------------------------------------------


def test_the_sheet_of_keys_opens(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert modal(ShortcutsDialog)


def test_every_key_that_is_no_rows_does_something(window):
    assert set(window._handlers()) == {s.command for s in SHORTCUTS if s.group != ROWS}


def test_a_changed_key_holds_at_once(window, app, qtbot):
    app.settings.change(shortcuts=KeyMap().with_keys(Command.SHOWS, ("Y",)).written())
    qtbot.waitUntil(lambda: window.context.keys.keys(Command.SHOWS) == ("Y",))
    QApplication.processEvents()
    qtbot.keyClick(window, Qt.Key.Key_Y)
    assert window.current is PageName.SHOWS
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert window.current is PageName.FOR_YOU


@pytest.mark.parametrize(
    ("key", "page"),
    [(Qt.Key.Key_2, PageName.NEW), (Qt.Key.Key_4, PageName.SHOWS)],
)
def test_pages_have_numbers(window, qtbot, key, page):
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert window.current is page


def test_find_goes_to_the_field_of_the_page(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_Slash)
    qtbot.waitUntil(window.page.field.hasFocus)


def test_ctrl_f_searches_everything(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.current is PageName.SEARCH


def test_a_few_letters_lead_to_a_show(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = modal(Palette)
    qtbot.keyClicks(palette.field, "nacht")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.page.calls == [PodcastId(10), "activate"]


def test_everything_that_can_be_pressed_has_a_name_and_can_be_reached(window):
    window.play(EPISODE)
    for part in window.findChildren(QPushButton) + window.findChildren(NavButton):
        name = part.accessibleName() or part.text()
        if part.isVisible() and part.objectName() != "qt_toolbar_ext_button":
            assert name, part
            assert part.focusPolicy() & Qt.FocusPolicy.TabFocus, name


def test_the_position_can_be_set_by_key(window, app, qtbot):
    window.play(EPISODE)
    qtbot.waitUntil(window.player.seek.isEnabled)
    window.player.seek.setFocus()
    qtbot.keyClick(window.player.seek, Qt.Key.Key_Right)
    assert asked(app, "seek") == [("seek", Ms(app.library.rows_by_id[EPISODE].position + 5000))]


@pytest.mark.parametrize("width", [900, 1100])
def test_the_side_bar_fits_into_a_short_window(window, qtbot, width):
    window.strip.begin("Looking for new episodes")
    window.resize(width, 600)
    qtbot.waitUntil(lambda: window.side.is_narrow is (width < 1000))
    QApplication.processEvents()
    parts = [window.side.entry(name) for name in window.side.names]
    parts += [window.side.privacy, window.side._add_small if width < 1000 else window.side._add]
    places = sorted((part.geometry() for part in parts), key=lambda place: place.top())
    assert all(one.bottom() < other.top() for one, other in pairwise(places))
    assert places[-1].bottom() < window.side.height()
    assert window.side.minimumSizeHint().height() <= window.side.height()
