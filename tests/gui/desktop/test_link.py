from dataclasses import replace
from datetime import timedelta

import pytest
from fakes_ui import NOW

from podplayer.model.events import LibraryChanged
from podplayer.model.feed import Chapter
from podplayer.model.ids import EpisodeId, Ms, PodcastId
from podplayer.model.podcast import EpisodeState
from podplayer.ui.context import PageName
from podplayer.ui.covers import CoverLoader
from podplayer.ui.desktop.instance import Handed
from podplayer.ui.desktop.link import DesktopLink, previous_place
from podplayer.ui.desktop.news import notice_of
from podplayer.ui.desktop.session import Session
from podplayer.ui.desktop.values import (
    Button,
    NoticeAnswer,
    OpenPlace,
    PlaybackStatus,
    SeekBy,
    SeekTo,
    SetRate,
    SetVolume,
)
from podplayer.ui.main_window import MainWindow
from podplayer.ui.pages.page import Page
from podplayer.ui.theme import Theme, ThemeController, ThemeMode

EPISODE = EpisodeId(1)
# The offscreen platform says so of every window.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")


class BlankPage(Page):
    def __init__(self, context) -> None:
        super().__init__()

    def open_podcast(self, podcast_id) -> None:
        pass

    def show_episode(self, episode_id) -> None:
        pass


@pytest.fixture(autouse=True)
def without_a_bus(monkeypatch, tmp_path):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/none")


@pytest.fixture
def make_window(qapp, qtbot, tasks, tmp_path):
    windows = []

    def make(app) -> MainWindow:
        made = MainWindow(
            app=app,
            themes=ThemeController(mode=ThemeMode.SYSTEM),
            tasks=tasks,
            covers=CoverLoader(find=app.covers.file, cache=tmp_path / "thumbs", tasks=tasks),
            pages=dict.fromkeys(PageName, BlankPage),
        )
        qtbot.addWidget(made)
        windows.append(made)
        made.open_page(PageName.FOR_YOU)
        made.show()
        qtbot.waitExposed(made)
        return made

    yield make
    for window in windows:
        window.quit()


@pytest.fixture
def window(make_window, app):
    return make_window(app)


@pytest.fixture
def opened():
    return []


@pytest.fixture
def link(window, app, opened, qtbot):
    made = DesktopLink(window=window, app=app, open_place=opened.append)
    made.start()
    qtbot.waitUntil(lambda: made.news._known is not None)
    return made


@pytest.fixture
def notices(link, monkeypatch):
    shown = []
    monkeypatch.setattr(link.bus, "notify", shown.append)
    return shown


def play(link, app, qtbot, episode=EPISODE):
    app.listening.play(episode)
    qtbot.waitUntil(lambda: link.snapshot.track is not None)


def test_the_desktop_is_told_what_plays(link, app, qtbot):
    play(link, app, qtbot)
    snapshot = link.snapshot
    assert snapshot.status is PlaybackStatus.PLAYING
    assert snapshot.track.title == "The deep time of rivers"
    assert snapshot.track.show == "Ground Truth"
    assert snapshot.has_next
    app.listening.pause()
    qtbot.waitUntil(lambda: link.snapshot.status is PlaybackStatus.PAUSED)


def test_a_cover_is_named_by_its_file_and_never_by_its_address(link, app, qtbot):
    play(link, app, qtbot)
    assert link.snapshot.track.cover == ""
    app.covers.folder.mkdir()
    (app.covers.folder / "1.png").write_bytes(b"")
    app.listening.set(position=Ms(1))
    qtbot.waitUntil(lambda: link.snapshot.track.cover.startswith("file:///"))


def test_the_place_goes_on_between_two_snapshots_and_stands_while_bytes_are_awaited(
    link, app, qtbot
):
    play(link, app, qtbot)
    app.listening.set(position=Ms(60_000), rate=2.0, is_waiting=False)
    qtbot.waitUntil(lambda: link.snapshot.position == 60_000)
    moment = link.snapshot.taken_at
    assert link.snapshot.position_at(moment + 3) == 66_000
    assert link.snapshot.position_at(moment + 100_000) == link.snapshot.track.duration
    app.listening.set(is_waiting=True)
    qtbot.waitUntil(lambda: not link.snapshot.is_moving)
    assert link.snapshot.position_at(moment + 30) == 60_000


@pytest.mark.parametrize(
    ("wish", "call"),
    [
        (Button.PAUSE, ("pause",)),
        (Button.TOGGLE, ("toggle",)),
        (Button.NEXT, ("next",)),
        (SeekBy(Ms(-15_000)), ("skip", -15.0)),
        (SeekTo(EPISODE, Ms(90_000)), ("seek", 90_000)),
    ],
)
def test_a_wish_reaches_the_player(link, app, qtbot, wish, call):
    play(link, app, qtbot)
    link.fulfil(wish)
    assert app.calls[-1] == call


def test_play_does_not_pause_what_plays(link, app, qtbot):
    play(link, app, qtbot)
    before = list(app.calls)
    link.fulfil(Button.PLAY)
    assert app.calls == before


def test_a_place_in_an_episode_that_is_no_longer_open_is_passed_over(link, app, qtbot):
    play(link, app, qtbot)
    link.fulfil(SeekTo(EpisodeId(2), Ms(5)))
    assert ("seek", 5) not in app.calls


def test_rate_and_volume_can_be_set_from_outside(link, app, qtbot):
    play(link, app, qtbot)
    link.fulfil(SetRate(1.5))
    link.fulfil(SetVolume(0.25))
    assert (app.listening.state.rate, app.listening.state.volume) == (1.5, 0.25)


@pytest.mark.parametrize(
    ("here", "place"), [(500, 0), (14_000, 10_000), (45_000, 40_000), (42_000, 10_000), (9_000, 0)]
)
def test_previous_leads_to_the_beginning_of_the_chapter_or_the_one_before(here, place):
    chapters = [Chapter(start=Ms(10_000), title="One"), Chapter(start=Ms(40_000), title="Two")]
    assert previous_place(Ms(here), chapters) == place


def test_previous_can_be_taken_back(link, app, window, qtbot):
    play(link, app, qtbot)
    app.listening.set(position=Ms(250_000))
    qtbot.waitUntil(lambda: window.link.view.position == 250_000)
    link.fulfil(Button.PREVIOUS)
    assert app.listening.state.position == 0
    window.toasts.act()
    assert app.listening.state.position == 250_000


def test_an_address_from_outside_comes_to_a_window_in_front(link, window, opened):
    window.hide()
    link.fulfil(OpenPlace("https://example.org/feed.xml"))
    assert window.isVisible()
    assert opened == ["https://example.org/feed.xml"]


def test_a_second_start_shows_the_window_and_opens_what_it_brought(
    link, window, opened, monkeypatch
):
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    window.showMinimized()
    link.take(Handed(places=("feed:one", "two.opml"), token="token"))
    assert not window.isMinimized()
    assert opened == ["feed:one", "two.opml"]


def test_without_a_tray_closing_closes_whatever_the_settings_say(link, window, app, qtbot):
    app.settings.change(closes_to_tray=True)
    with qtbot.waitSignal(window.closed):
        window.close()


def test_with_a_tray_closing_hides_and_quit_quits(link, window, app, qtbot, monkeypatch):
    monkeypatch.setattr(type(link.tray), "is_there", True)
    app.settings.change(closes_to_tray=True)
    window.close()
    assert not window.isVisible()
    link.fulfil(Button.RAISE)
    assert window.isVisible()
    with qtbot.waitSignal(window.closed):
        link.fulfil(Button.QUIT)


def test_a_hidden_start_without_a_tray_shows_itself_as_an_icon(link, window, monkeypatch, qtbot):
    monkeypatch.setattr("podplayer.ui.desktop.link._TRAY_COMES", 10)
    window.hide()
    link.stay_hidden()
    qtbot.waitUntil(window.isMinimized)


def test_the_tray_says_what_plays_and_does_the_few_things(link, app, qtbot):
    assert link.tray.text == "podplayer"
    play(link, app, qtbot)
    assert link.tray.text == "The deep time of rivers\nGround Truth"
    assert link.tray.toggle.text() == "Pause"
    texts = [action.text() for action in link.tray.menu.actions() if action.text()]
    assert texts == ["Pause", "Next in the queue", "Show podplayer", "Quit"]
    link.tray.toggle.trigger()
    assert app.calls[-1] == ("toggle",)
    qtbot.waitUntil(lambda: link.tray.toggle.text() == "Play")


def test_the_scheme_of_the_desktop_is_followed_and_remembered(link, window, app):
    assert window.context.theme is Theme.light()
    link.bus.scheme_changed.emit(True)
    assert window.context.theme is Theme.dark()
    assert app.settings.current.desktop_is_dark
    link.bus.scheme_changed.emit(False)
    assert window.context.theme is Theme.light()


def test_the_desktop_can_have_the_window_stand_still(link, window):
    assert window.context.moves
    link.bus.stillness_changed.emit(True)
    assert not window.context.moves
    link.bus.stillness_changed.emit(False)
    assert window.context.moves


def test_the_first_window_of_a_dark_desktop_is_dark_before_the_desktop_has_told(qapp):
    assert ThemeController(mode=ThemeMode.SYSTEM, was_dark=True).theme is Theme.dark()
    assert ThemeController(mode=ThemeMode.LIGHT, was_dark=True).theme is Theme.light()


def test_the_computer_stays_awake_while_it_plays_if_it_may(link, app, qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(link.bus, "keep_awake", lambda *, is_awake: told.append(is_awake))
    play(link, app, qtbot)
    qtbot.waitUntil(lambda: told[-1:] == [True])
    app.settings.change(keeps_awake=False)
    qtbot.waitUntil(lambda: told[-1] is False)


def test_the_start_with_the_desktop_is_written_at_once(link, app, qtbot):
    app.settings.change(starts_with_desktop=True)
    qtbot.waitUntil(lambda: app.desktop_files.has_autostart)


def test_what_the_desktop_says_of_its_own_start_holds(window, app):
    app.desktop_files.has_autostart = True
    link = DesktopLink(window=window, app=app, open_place=print)
    link.start()
    assert app.settings.current.starts_with_desktop


# -- new episodes ------------------------------------------------------------------------------


def come(app, *ids, podcast=1):
    """New episodes of a show arrive."""
    for number in ids:
        app.library.rows_by_id[EpisodeId(number)] = replace(
            app.library.rows_by_id[EPISODE],
            id=EpisodeId(number),
            podcast_id=PodcastId(podcast),
            title=f"Episode {number}",
            state=EpisodeState.NEW,
            published=NOW + timedelta(minutes=number),
        )
    app.bus.publish(LibraryChanged(frozenset({PodcastId(podcast)})))


@pytest.fixture
def unseen(link, monkeypatch):
    """Nobody looks at the window, and a refresh is over soon."""
    link.news._timer.setInterval(10)
    monkeypatch.setattr(link.news, "_is_looking", lambda: False)


def test_episodes_that_nobody_saw_coming_are_told(link, app, notices, unseen, qtbot):
    come(app, 101)
    qtbot.waitUntil(lambda: len(notices) == 1)
    assert (notices[0].title, notices[0].body) == ("Ground Truth", "Episode 101")
    assert [words for _, words in notices[0].actions] == ["Show", "Play", "Add to the queue"]


def test_who_looks_at_the_list_needs_no_message(link, app, notices, unseen, qtbot, monkeypatch):
    monkeypatch.setattr(link.news, "_is_looking", lambda: True)
    come(app, 101)
    qtbot.waitUntil(lambda: EpisodeId(101) in link.news._known)
    monkeypatch.setattr(link.news, "_is_looking", lambda: False)
    come(app, 102)
    qtbot.waitUntil(lambda: len(notices) == 1)
    assert notices[0].body == "Episode 102"


def test_the_old_episodes_of_a_show_that_was_just_followed_are_no_news(
    link, app, notices, unseen, qtbot
):
    app.library.shows.append(replace(app.library.shows[0], id=PodcastId(77)))
    come(app, 101, 102, podcast=77)
    qtbot.waitUntil(lambda: EpisodeId(102) in link.news._known)
    assert notices == []


def test_messages_can_be_switched_off(link, app, notices, unseen, qtbot):
    app.settings.change(notifies=False)
    with qtbot.waitSignal(link.news.found):
        come(app, 101)
    assert notices == []


def test_the_buttons_of_a_message_play_queue_and_show(link, app, notices, unseen, qtbot, window):
    come(app, 101, 102)
    qtbot.waitUntil(lambda: len(notices) == 1)
    link.bus.answered.emit(NoticeAnswer("new-episodes", "queue"))
    assert app.queueing.ids[-2:] == [102, 101]
    link.bus.answered.emit(NoticeAnswer("new-episodes", "play"))
    assert ("play", EpisodeId(102)) in app.calls
    window.hide()
    link.bus.answered.emit(NoticeAnswer("new-episodes", "default"))
    assert window.isVisible()
    assert window.current is PageName.NEW


def test_many_episodes_are_one_message_with_the_names_of_the_shows(app):
    rows = app.library.episodes()
    assert notice_of(rows).title == f"{len(rows)} new episodes"
    assert notice_of(rows).body.endswith("and 6 more shows")
    same = [row for row in rows if row.podcast_id == 1]
    assert notice_of(same).title == f"{len(same)} new episodes of Ground Truth"


# -- the session -------------------------------------------------------------------------------


def test_the_page_and_the_episode_come_back(make_window, app, qtbot):
    window = make_window(app)
    Session(window=window, app=app)
    app.listening.play(EPISODE)
    window.link.attach()
    qtbot.waitUntil(lambda: app.settings.current.last_episode == 1)
    window.open_show(PodcastId(3))
    window.quit()
    assert app.settings.current.last_page == "show/3"

    app.listening.set(episode_id=None, is_playing=False, position=Ms(0))
    again = make_window(app)
    session = Session(window=again, app=app)
    session.restore_page(otherwise=PageName.NEW)
    session.restore_episode()
    assert again.place == "show/3"
    assert app.listening.state.episode_id == EPISODE
    assert not app.listening.state.is_playing


def test_the_page_is_remembered_while_the_window_is_open(make_window, app, qtbot):
    window = make_window(app)
    session = Session(window=window, app=app)
    window.open_page(PageName.QUEUE)
    qtbot.waitUntil(lambda: app.settings.current.last_page == "queue", timeout=20_000)
    assert session is not None


@pytest.mark.parametrize(
    "place", ["", "nonsense", "show", "show/", "show/999", "episode/999", "show/x", "../../etc"]
)
def test_a_place_that_is_no_longer_there_opens_the_usual_page(make_window, app, place):
    app.settings.change(last_page=place)
    window = make_window(app)
    Session(window=window, app=app).restore_page(otherwise=PageName.NEW)
    assert window.current is PageName.NEW


def test_an_episode_that_was_heard_to_its_end_does_not_come_back(make_window, app):
    heard = replace(app.library.rows_by_id[EPISODE], state=EpisodeState.HEARD, position=Ms(0))
    app.library.rows_by_id[EPISODE] = heard
    app.settings.change(last_episode=1)
    session = Session(window=make_window(app), app=app)
    session.restore_episode()
    app.settings.change(last_episode=12345)  # gone from the library
    session.restore_episode()
    assert not [call for call in app.calls if call[0] == "recall"]
