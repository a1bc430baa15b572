"""What podplayer says of itself, and what of that goes into a bug report."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from podplayer import __version__
from podplayer.services.diagnostics import Check, Verdict
from podplayer.ui.dialogs.about import AboutDialog, bug_report
from podplayer.ui.go_to import places
from podplayer.ui.shortcuts import KeyMap
from podplayer.ui.stalls import StallWatch

PATIENCE = 15_000


@pytest.fixture
def stalls(qapp):
    watch = StallWatch(where=lambda: "show/3")
    watch.longest, watch.longest_at = 0.12, "show/3"
    return watch


def test_it_says_what_podplayer_is_and_checks_by_itself(context, stalls, qtbot):
    dialog = AboutDialog(context, stalls=stalls)
    qtbot.addWidget(dialog)
    said = {part.text() for part in dialog.findChildren(QLabel)}
    assert {
        f"Version {__version__}",
        "Free software under the GPL, version 3 or later.",
        "Your data is in /home/ann/.local/share/podplayer",
        "Since it was opened, the window stood still for 120 ms at most.",
    } <= said
    assert not dialog.copy.isEnabled()
    qtbot.waitUntil(dialog.copy.isEnabled, timeout=PATIENCE)
    assert [fact.name for fact in dialog.facts.facts] == ["versions", "model files"]


def test_the_text_for_a_report_is_copied(context, stalls, qtbot):
    dialog = AboutDialog(context, stalls=stalls)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.copy.isEnabled, timeout=PATIENCE)
    dialog.copy.click()
    assert QApplication.clipboard().text() == (
        f"podplayer {__version__}\n"
        "OK   versions: Python 3.11.7, Qt 6.11.3\n"
        "WARN model files: no text model is installed -> run ./run once with a network\n"
        "The window stood still for 120 ms at most (page: show).\n"
    )
    assert dialog.copy.text() == "Copied"


def test_a_report_does_not_say_who_the_listener_is():
    check = Check(name="disk", verdict=Verdict.OK, detail="9.1 GB free for /home/ann/podcasts")
    text = bug_report([check], None, Path("/home/ann"))
    assert text.splitlines()[1:] == ["OK   disk: 9.1 GB free for ~/podcasts"]


def test_its_name_leads_to_it(context, shell):
    found = places(app=context.app, shell=shell, keys=KeyMap(), show_keys=list)
    next(place for place in found if place.text == "About podplayer").act()
    assert shell.calls == [("show_about",)]
