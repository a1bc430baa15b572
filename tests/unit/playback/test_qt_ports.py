"""Headphones that are a port of the same device, with a pactl of a test's own."""

import json
import os
import shutil
from pathlib import Path

import pytest

from podplayer.playback.qt_ports import PortWatch, ports_of

_PACTL = """#!/bin/sh
case "$1" in
subscribe) exec tail -n 0 -f {folder}/events ;;
*) cat {folder}/sinks.json ;;
esac
"""


def sinks(active: str, *, is_plugged: bool) -> str:
    ports = [
        {"name": "speaker", "availability": "availability unknown"},
        {"name": "headphones", "availability": "available" if is_plugged else "not available"},
    ]
    return json.dumps([{"name": "built-in", "active_port": active, "ports": ports}])


@pytest.fixture
def pactl(tmp_path, monkeypatch) -> Path:
    if shutil.which("tail") is None:
        pytest.skip("there is no tail")
    (tmp_path / "events").touch()
    program = tmp_path / "pactl"
    program.write_text(_PACTL.format(folder=tmp_path))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    return tmp_path


def change(pactl: Path, listing: str, watch: PortWatch, qtbot) -> None:
    (pactl / "sinks.json").write_text(listing)

    def is_seen() -> bool:
        with (pactl / "events").open("a") as events:
            events.write("Event 'change' on sink #0\n")
        return watch.devices == ports_of(listing.encode())

    qtbot.waitUntil(is_seen, timeout=20_000)


def test_headphones_that_leave_their_jack_are_told_and_those_that_come_are_not(pactl, qtbot):
    (pactl / "sinks.json").write_text(sinks("headphones", is_plugged=True))
    told = []
    watch = PortWatch(on_unplugged=told.append)
    try:
        qtbot.waitUntil(lambda: bool(watch.devices), timeout=20_000)
        change(pactl, sinks("speaker", is_plugged=False), watch, qtbot)
        assert told == ["built-in"]
        change(pactl, sinks("headphones", is_plugged=True), watch, qtbot)
        # Chosen by hand in the desktop's settings: nothing was unplugged.
        change(pactl, sinks("speaker", is_plugged=True), watch, qtbot)
        assert told == ["built-in"]
    finally:
        watch.close()


@pytest.mark.parametrize("listing", [b"", b"no json", b"[1]", b"{}", b'[{"ports": 3}]'])
def test_what_cannot_be_read_is_nothing(listing):
    assert ports_of(listing) == {}


def test_without_pactl_nobody_tells(qapp, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    watch = PortWatch(on_unplugged=lambda _: None)
    assert watch.devices == {}
    watch.close()
