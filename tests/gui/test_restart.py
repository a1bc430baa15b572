"""What the window closes for, and its last deed: a backup."""

import logging
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from podplayer.app.library_care import LibraryCare, back_up_at_exit, store_what_waits
from podplayer.app.paths import Paths
from podplayer.app.restart import carry_out, command, start_again
from podplayer.model.errors import StorageError
from podplayer.model.listening import Unsaved
from podplayer.ui.dialogs.confirm import ConfirmDialog
from podplayer.ui.dialogs.trouble import TroubleDialog
from podplayer.ui.dialogs.unsaved import UnsavedDialog
from podplayer.ui.exchange import Exchange
from podplayer.ui.format import time_of_day


def test_podplayer_starts_again_on_the_same_profile():
    words = command(Paths(Path("/some where/profile")))
    assert words[0] == sys.executable
    assert words[-2:] == ["--profile", "/some where/profile"]


def test_a_packaged_podplayer_is_its_own_program(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command(Paths(Path("/p"))) == [sys.executable, "--profile", "/p"]


def test_the_new_podplayer_takes_the_place_of_the_old_one(monkeypatch):
    started = []
    monkeypatch.setattr("os.execv", lambda *words: started.append(words))
    monkeypatch.setenv("PYINSTALLER_RESET_ENVIRONMENT", "")
    start_again(Paths(Path("/p")))
    assert started == [(sys.executable, command(Paths(Path("/p"))))]


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
    with caplog.at_level(logging.WARNING, "podplayer.app.library_care"):
        back_up_at_exit(Kept(error=StorageError("The disk is full.")))
    assert "The disk is full." in caplog.text
    caplog.clear()


class Waiting:
    """Listening that the disk takes at the last of several attempts."""

    def __init__(self, failures):
        self.listening = self
        self._failures = failures

    def close(self):
        self._failures -= 1
        return UNSAVED if self._failures >= 0 else None


UNSAVED = Unsaved(datetime(2026, 11, 24, 8, 10, tzinfo=UTC), "The disk is full.")


@pytest.mark.parametrize(("failures", "asked"), [(0, 0), (2, 2)])
def test_what_the_disk_refused_is_tried_again_as_long_as_it_is_wished(caplog, failures, asked):
    questions = []
    with caplog.at_level(logging.WARNING, "podplayer.app.library_care"):
        store_what_waits(Waiting(failures), wants_again=lambda one: questions.append(one) or True)
    assert questions == [UNSAVED] * asked
    assert caplog.text.count("The disk is full.") == asked
    caplog.clear()


def test_who_wants_to_close_anyway_is_asked_once(caplog):
    questions = []
    with caplog.at_level(logging.WARNING, "podplayer.app.library_care"):
        store_what_waits(Waiting(9), wants_again=questions.append)
    assert questions == [UNSAVED]
    caplog.clear()


def test_the_question_says_since_when_and_why(qapp):
    dialog = UnsavedDialog(UNSAVED)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "The disk is full." in said
    assert any(time_of_day(UNSAVED.since.astimezone()) in text for text in said)
    assert dialog.again.isDefault()
    dialog.deleteLater()


class Window(QWidget):
    def __init__(self):
        super().__init__()
        self.errors = []

    def show_error(self, error):
        self.errors.append(error)


@pytest.fixture
def care(context, qtbot):
    """What looks after a library, with `damage` in it."""
    window = Window()
    qtbot.addWidget(window)
    app = Kept()
    app.damage = None
    app.safekeeping = SimpleNamespace(damage=lambda: app.damage)
    asked = []
    made = LibraryCare(window, app, tasks=context.tasks, on_damage=lambda: asked.append(True))
    made.app, made.window, made.asked, made.tasks = app, window, asked, context.tasks
    return made


def offered(care, qtbot):
    qtbot.waitUntil(lambda: care.tasks.running == 0)
    return care.window.findChildren(ConfirmDialog)


def test_damage_is_offered_to_be_looked_at_and_changes_nothing_by_itself(care, qtbot, caplog):
    care.check()
    assert offered(care, qtbot) == []
    care.app.damage = "page 33"
    with caplog.at_level(logging.WARNING, "podplayer.app.library_care"):
        care.check()
        (dialog,) = offered(care, qtbot)
    caplog.clear()
    assert care.asked == []
    dialog.confirm.click()
    assert care.asked == [True]


def test_a_backup_that_fails_is_explained_by_damage_where_there_is_some(care, qtbot, caplog):
    care.app.error = StorageError("The disk is full.")
    care.back_up_if_due()
    qtbot.waitUntil(lambda: bool(care.window.errors))
    care.app.damage = "page 33"
    with caplog.at_level(logging.WARNING, "podplayer.app.library_care"):
        care.back_up_if_due()
        qtbot.waitUntil(lambda: bool(care.window.findChildren(ConfirmDialog)))
    caplog.clear()
    assert len(care.window.errors) == 1
