"""What the window closes for, and its last deed: a backup."""

import logging
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from podplayer.app.gui import back_up_at_exit
from podplayer.app.paths import Paths
from podplayer.app.restart import carry_out, command
from podplayer.model.errors import StorageError
from podplayer.ui.dialogs.trouble import TroubleDialog
from podplayer.ui.exchange import Exchange


def test_podplayer_starts_again_on_the_same_profile():
    words = command(Paths(Path("/some where/profile")))
    assert words[0] == sys.executable
    assert words[-2:] == ["--profile", "/some where/profile"]


def test_a_packaged_podplayer_is_its_own_program(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command(Paths(Path("/p"))) == [sys.executable, "--profile", "/p"]


def test_the_work_is_done_before_anything_goes_on(qapp):
    done = []
    carry_out(
        qapp, Exchange(title="Restoring", work=lambda: done.append(True), fraction=lambda: 0.0)
    )
    assert done == [True]


def test_work_that_fails_is_explained(qapp):
    said = []

    def work():
        raise StorageError("The disk is full.")

    def look():
        for window in QApplication.topLevelWidgets():
            if isinstance(window, TroubleDialog) and window.isVisible():
                said.extend(label.text() for label in window.findChildren(QLabel))
                window.accept()

    timer = QTimer(interval=10)
    timer.timeout.connect(look)
    timer.start()
    carry_out(qapp, Exchange(title="Restoring", work=work, fraction=lambda: 0.0))
    timer.stop()
    assert "The disk is full." in said


class Kept:
    def __init__(self, *, shows=1, error=None):
        self.made = 0
        self.library = SimpleNamespace(counts=lambda: SimpleNamespace(shows=shows))
        self.backups = self
        self.error = error

    def make_if_due(self):
        if self.error:
            raise self.error
        self.made += 1


@pytest.mark.parametrize(("shows", "made"), [(1, 1), (0, 0)])
def test_the_end_of_a_window_backs_up_a_library_that_has_something(shows, made):
    app = Kept(shows=shows)
    back_up_at_exit(app)
    assert app.made == made


def test_a_backup_that_fails_does_not_hold_the_end_up(caplog):
    with caplog.at_level(logging.WARNING, "podplayer.app.gui"):
        back_up_at_exit(Kept(error=StorageError("The disk is full.")))
    assert "The disk is full." in caplog.text
    caplog.clear()
