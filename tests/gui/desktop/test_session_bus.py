import logging
import shutil
import subprocess

import pytest
from dbus_fast import Variant
from fakes_desktop import (
    Logind,
    Notifications,
    OldPortalSettings,
    PortalInhibit,
    PortalRequest,
    PortalSettings,
    Saver,
    environment,
)

from podplayer.model.ids import EpisodeId, Ms
from podplayer.ui.desktop.session_bus import SessionBus
from podplayer.ui.desktop.values import (
    Button,
    Notice,
    NoticeAnswer,
    OpenPlace,
    PlaybackStatus,
    PlayerSnapshot,
    SeekBy,
    SeekTo,
    SetRate,
    SetVolume,
    Track,
)

PLAYER = "org.mpris.MediaPlayer2.Player"
PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop")
HANDLE = "/org/freedesktop/portal/desktop/request/1_1/t"
SAVER = ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver")
NOTICES = ("org.freedesktop.Notifications", "/org/freedesktop/Notifications")

TRACK = Track(
    episode_id=EpisodeId(12),
    title="Mapping the seafloor by ear",
    show="Ground Truth",
    author="Ana Ruiz",
    duration=Ms(1_860_000),
    cover="file:///covers/1.png",
    published="2026-11-17T06:10:00+00:00",
)
PAUSED = PlayerSnapshot(
    status=PlaybackStatus.PAUSED,
    track=TRACK,
    position=Ms(600_000),
    rate=1.2,
    volume=0.8,
    has_next=True,
    can_play=True,
)
NOTICE = Notice(
    key="new", title="2 new episodes", body="Sand & who owns it", actions=(("play", "Play"),)
)


@pytest.fixture
def playerctl(bus_address, session_bus):
    if shutil.which("playerctl") is None:
        pytest.skip("playerctl is not installed")

    def run(*words: str) -> str:
        done = subprocess.run(
            ["playerctl", "--player=podplayer", *words],
            env=environment(bus_address),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run


def test_playerctl_sees_what_plays(session_bus, playerctl, desk, qtbot):
    session_bus.show_player(PAUSED)
    qtbot.waitUntil(lambda: desk.property(PLAYER, "PlaybackStatus").value == "Paused")
    assert playerctl("status") == "Paused"
    assert playerctl("position") == "600.000000"
    assert playerctl("volume") == "0.800000"
    shown = playerctl("metadata", "--format", "{{title}}|{{album}}|{{artist}}|{{mpris:length}}")
    assert shown == "Mapping the seafloor by ear|Ground Truth|Ana Ruiz|1860000000"
    assert playerctl("metadata", "mpris:artUrl") == "file:///covers/1.png"


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        (["play-pause"], Button.TOGGLE),
        (["play"], Button.PLAY),
        (["pause"], Button.PAUSE),
        (["stop"], Button.PAUSE),
        (["next"], Button.NEXT),
        (["previous"], Button.PREVIOUS),
        (["position", "90"], SeekTo(EpisodeId(12), Ms(90_000))),
        (["position", "15-"], SeekBy(Ms(-15_000))),
        (["volume", "0.5"], SetVolume(0.5)),
        (["open", "https://example.org/feed.xml"], OpenPlace("https://example.org/feed.xml")),
    ],
)
def test_what_playerctl_asks_for_becomes_a_wish(session_bus, playerctl, desk, qtbot, words, wish):
    session_bus.show_player(PAUSED)
    qtbot.waitUntil(lambda: desk.property(PLAYER, "CanSeek").value)
    with qtbot.waitSignal(session_bus.wished) as heard:
        playerctl(*words)
    assert heard.args == [wish]


def test_a_rate_is_kept_within_what_the_player_can(session_bus, desk, qtbot):
    wishes = []
    session_bus.wished.connect(wishes.append)
    for rate in (9.0, 0.0):
        desk.call(
            "org.mpris.MediaPlayer2.podplayer",
            "/org/mpris/MediaPlayer2",
            "org.freedesktop.DBus.Properties",
            "Set",
            "ssv",
            PLAYER,
            "Rate",
            Variant("d", rate),
        )
    qtbot.waitUntil(lambda: len(wishes) == 2)
    assert wishes == [SetRate(3.5), Button.PAUSE]


def test_lengths_and_names_have_the_types_that_the_specification_asks_for(session_bus, desk, qtbot):
    session_bus.show_player(PAUSED)
    qtbot.waitUntil(lambda: desk.property(PLAYER, "CanPause").value)
    found = desk.property(PLAYER, "Metadata").value
    assert {name: value.signature for name, value in found.items()} == {
        "mpris:trackid": "o",
        "mpris:length": "x",
        "mpris:artUrl": "s",
        "xesam:title": "s",
        "xesam:album": "s",
        "xesam:artist": "as",
        "xesam:genre": "as",
        "xesam:contentCreated": "s",
    }
    assert not any("://" in str(value.value) for name, value in found.items() if "art" not in name)


def test_a_second_profile_gets_a_name_of_its_own(session_bus, desk, qtbot):
    other = SessionBus()
    with qtbot.waitSignal(other.connected):
        other.start()
    names = desk.call(
        "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ListNames"
    )
    other.close()
    ours = sorted(name for name in names if name.startswith("org.mpris"))
    assert len(ours) == 2
    assert ours[1].startswith("org.mpris.MediaPlayer2.podplayer.instance")


def test_the_computer_stays_awake_by_the_portal(session_bus, desk, qtbot):
    portal, request, saver = PortalInhibit(HANDLE), PortalRequest(), Saver()
    desk.offer(*PORTAL, portal)
    desk.offer(PORTAL[0], HANDLE, request)
    desk.offer(*SAVER, saver)
    session_bus.keep_awake(is_awake=True)
    qtbot.waitUntil(lambda: len(portal.calls) == 1)
    assert portal.calls == [(4, "An episode is playing")]
    session_bus.keep_awake(is_awake=False)
    qtbot.waitUntil(lambda: request.is_closed)
    assert saver.calls == []


def test_without_a_portal_the_screen_saver_is_asked(session_bus, desk, qtbot):
    saver = Saver()
    desk.offer(*SAVER, saver)
    session_bus.keep_awake(is_awake=True)
    qtbot.waitUntil(lambda: saver.held == {7})
    session_bus.keep_awake(is_awake=False)
    qtbot.waitUntil(lambda: saver.calls[-1] == ("UnInhibit", 7))


def test_the_end_of_the_program_lets_the_computer_sleep(bus_address, desk, qtbot):
    saver = Saver()
    desk.offer(*SAVER, saver)
    bus = SessionBus()
    bus.keep_awake(is_awake=True)  # before there is a connection
    bus.start()
    qtbot.waitUntil(lambda: saver.held == {7})
    bus.close()
    assert saver.held == set()


def test_the_scheme_of_the_desktop_is_told_at_once_and_when_it_changes(bus_address, desk, qtbot):
    settings = PortalSettings(color_scheme=Variant("u", 1))
    desk.offer(*PORTAL, settings)
    bus, told = SessionBus(), []
    bus.scheme_changed.connect(told.append)
    bus.start()
    qtbot.waitUntil(lambda: told == [True])
    group = "org.freedesktop.appearance"
    desk.do(lambda: settings.SettingChanged(group, "accent-color", Variant("u", 1)))
    desk.do(lambda: settings.SettingChanged(group, "color-scheme", Variant("u", 2)))
    qtbot.waitUntil(lambda: told == [True, False])
    bus.close()


def test_a_desktop_that_stands_still_is_believed_whatever_it_calls_that(bus_address, desk, qtbot):
    settings = PortalSettings(enable_animations=Variant("b", False))
    desk.offer(*PORTAL, settings)
    bus, told = SessionBus(), []
    bus.stillness_changed.connect(told.append)
    bus.start()
    qtbot.waitUntil(lambda: told == [True])
    group, gnome = "org.freedesktop.appearance", "org.gnome.desktop.interface"
    desk.do(lambda: settings.SettingChanged(group, "reduced-motion", Variant("u", 1)))
    on = Variant("b", True)
    desk.do(lambda: settings.SettingChanged(gnome, "enable-animations", on))
    desk.do(lambda: settings.SettingChanged(group, "reduced-motion", Variant("u", 0)))
    qtbot.waitUntil(lambda: told == [True, True, True, False])
    bus.close()


def test_an_old_portal_tells_the_scheme_too(bus_address, desk, qtbot):
    desk.offer(*PORTAL, OldPortalSettings(scheme=1))
    bus, told = SessionBus(), []
    bus.scheme_changed.connect(told.append)
    bus.start()
    qtbot.waitUntil(lambda: told == [True])
    bus.close()


def test_the_buttons_of_a_message_come_back(session_bus, desk, qtbot):
    server = Notifications()
    desk.offer(*NOTICES, server)
    session_bus.notify(NOTICE)
    qtbot.waitUntil(lambda: len(server.shown) == 1)
    assert server.shown[0]["actions"] == ["play", "Play"]
    assert server.shown[0]["body"] == "Sand &amp; who owns it"
    desk.do(lambda: server.ActionInvoked(99, "play"))  # of another program
    with qtbot.waitSignal(session_bus.answered) as heard:
        desk.do(lambda: server.ActivationToken(1, "token"))
        desk.do(lambda: server.ActionInvoked(1, "play"))
    assert heard.args == [NoticeAnswer("new", "play", "token")]


def test_a_message_takes_the_place_of_the_one_before_until_that_is_closed(session_bus, desk, qtbot):
    server = Notifications(abilities=("body",))
    desk.offer(*NOTICES, server)
    for count in (1, 2):
        session_bus.notify(NOTICE)
        qtbot.waitUntil(lambda count=count: len(server.shown) == count)
    assert [shown["replaces"] for shown in server.shown] == [0, 1]
    assert server.shown[0]["actions"] == []
    assert server.shown[0]["body"] == "Sand & who owns it"
    desk.do(lambda: server.NotificationClosed(1, 2))
    qtbot.waitUntil(lambda: not session_bus._speaker._notifier._shown)
    session_bus.notify(NOTICE)
    qtbot.waitUntil(lambda: len(server.shown) == 3)
    assert server.shown[2]["replaces"] == 0


def test_without_a_bus_it_is_said_once_and_all_goes_on(qapp, qtbot, monkeypatch, tmp_path, caplog):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    caplog.set_level(logging.INFO, logger="podplayer")
    bus = SessionBus()
    bus.start()
    qtbot.waitUntil(lambda: bool(caplog.records))
    bus.show_player(PAUSED)
    bus.keep_awake(is_awake=True)
    bus.notify(NOTICE)
    bus.close()
    assert [record.getMessage() for record in caplog.records] == [
        "no media keys and no messages of the desktop: there is no session bus"
    ]


def test_a_bus_that_goes_away_takes_nothing_with_it(session_bus, bus_daemon, qtbot, caplog):
    caplog.set_level(logging.INFO, logger="podplayer")
    bus_daemon[0].terminate()
    qtbot.waitUntil(lambda: not session_bus.is_connected)
    session_bus.show_player(PAUSED)
    session_bus.keep_awake(is_awake=True)
    assert [record.levelname for record in caplog.records] == ["INFO"]


def test_the_computer_going_to_sleep_pauses_and_waking_up_does_not_play(
    qtbot, bus_address, desk, monkeypatch
):
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus_address)
    logind, wishes = Logind(), []
    desk.offer("org.freedesktop.login1", "/org/freedesktop/login1", logind)
    bus = SessionBus()
    bus.wished.connect(wishes.append)
    bus.start()

    def sleep() -> bool:
        # Again and again: nothing tells when the listening begins.
        desk.do(lambda: logind.PrepareForSleep(True))
        return bool(wishes)

    qtbot.waitUntil(sleep, timeout=10_000)
    desk.do(lambda: logind.PrepareForSleep(False))
    bus.close()
    assert set(wishes) == {Button.PAUSE}
