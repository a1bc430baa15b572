"""Encryption, backups, export and forgetting in the window."""

import threading
from pathlib import Path

import pytest
from fakes_ui import NOW
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from podplayer.model.errors import StorageError
from podplayer.model.ranking import ForgetKind
from podplayer.services.library_key import Holder
from podplayer.ui.dialogs.exchange import ExchangeDialog
from podplayer.ui.dialogs.forget import ForgetDialog
from podplayer.ui.dialogs.passphrases import PassphraseDialog
from podplayer.ui.dialogs.restore import RestoreDialog
from podplayer.ui.exchange import Exchange
from podplayer.ui.pages.privacy import PrivacyPage

WORDS = "correct horse"


@pytest.fixture
def exchanges():
    return []


@pytest.fixture
def page(context, qtbot, exchanges):
    made = PrivacyPage(context, now=lambda: NOW, exchange=exchanges.append)
    qtbot.addWidget(made)
    made.resize(1000, 760)
    made.show()
    made.activate()
    qtbot.waitUntil(lambda: context.tasks.running == 0)
    return made


def opened(page, kind):
    (dialog,) = (one for one in page.window().findChildren(QDialog) if isinstance(one, kind))
    return dialog


def typed(qtbot, dialog, *, old="", new="", again=None):
    qtbot.keyClicks(dialog.old, old)
    qtbot.keyClicks(dialog.new, new)
    qtbot.keyClicks(dialog.again, new if again is None else again)


def test_encrypting_asks_twice_and_closes_the_window_for_it(page, app, qtbot, exchanges):
    page.encryption.turn_on.click()
    dialog = opened(page, PassphraseDialog)
    assert not dialog.old.isVisible()
    assert dialog.new.echoMode() == dialog.new.EchoMode.Password
    typed(qtbot, dialog, new="correct", again="horse")
    dialog.go.click()
    assert "differ" in dialog.problem.text()
    dialog.new.setText("short")
    dialog.again.setText("short")
    dialog.go.click()
    qtbot.waitUntil(lambda: "too short" in dialog.problem.text())
    assert not exchanges
    dialog.new.setText(WORDS)
    dialog.again.setText(WORDS)
    dialog.go.click()
    qtbot.waitUntil(lambda: bool(exchanges))
    assert app.safekeeping.calls == [], "not while the library is open"
    exchanges[0].work()
    assert app.safekeeping.calls == [("on", WORDS)]
    assert WORDS not in repr(exchanges)


def test_the_key_ring_can_have_the_key_where_there_is_one(page, app, qtbot, exchanges):
    app.safekeeping.has_ring = False
    page.encryption.turn_on.click()
    dialog = opened(page, PassphraseDialog)
    assert not dialog.go.isEnabled()
    dialog.by_ring.click()
    assert not dialog.new.isVisible()
    dialog.go.click()
    qtbot.waitUntil(lambda: "no key ring" in dialog.problem.text())
    app.safekeeping.has_ring = True
    dialog.go.click()
    qtbot.waitUntil(lambda: bool(exchanges))
    exchanges[0].work()
    assert app.safekeeping.calls == [("on", None)]


@pytest.fixture
def locked(page, app, context, qtbot):
    app.safekeeping.kept_by, app.safekeeping.passphrase = Holder.PASSPHRASE, WORDS
    page.encryption.load()
    qtbot.waitUntil(lambda: context.tasks.running == 0)
    return page


def test_another_passphrase_wants_the_right_one_of_now(locked, app, qtbot, exchanges):
    assert not locked.encryption.turn_on.isVisible()
    locked.encryption.change.click()
    dialog = opened(locked, PassphraseDialog)
    typed(qtbot, dialog, old="wrong", new="battery staple")
    dialog.go.click()
    qtbot.waitUntil(lambda: "not the passphrase" in dialog.problem.text())
    dialog.old.setText(WORDS)
    qtbot.keyClick(dialog.old, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(exchanges))
    exchanges[0].work()
    assert app.safekeeping.calls == [("change", WORDS, "battery staple")]


def test_turning_it_off_asks_for_the_passphrase_only(locked, app, qtbot, exchanges):
    locked.encryption.turn_off.click()
    dialog = opened(locked, PassphraseDialog)
    assert not dialog.new.isVisible()
    assert not dialog.by_ring.isVisible()
    typed(qtbot, dialog, old=WORDS)
    dialog.go.click()
    qtbot.waitUntil(lambda: bool(exchanges))
    exchanges[0].work()
    assert app.safekeeping.calls == [("off", WORDS)]


def test_backups_are_listed_and_one_is_made_now(page, app, qtbot):
    assert "24 Nov" in page.backups.about.text()
    page.backups.now.click()
    qtbot.waitUntil(lambda: app.safekeeping.calls == [("back up",)])
    qtbot.waitUntil(page.backups.now.isEnabled)


def test_a_backup_is_looked_at_before_it_is_restored(page, app, qtbot, exchanges):
    path = app.safekeeping.made[1].path
    page.backups.restore(path)
    dialog = opened(page, RestoreDialog)
    qtbot.waitUntil(dialog.go.isEnabled)
    assert "9 shows" in dialog.holds.text()
    assert "Orbit" in dialog.lacks.text()
    assert "12 episodes" in dialog.lacks.text()
    dialog.go.click()
    exchanges[0].work()
    assert app.safekeeping.calls == [("restore", path, "")]


def test_a_sealed_export_asks_for_its_passphrase(page, app, qtbot, exchanges):
    page.backups.restore(Path("/elsewhere/all.age"))
    dialog = opened(page, RestoreDialog)
    qtbot.waitUntil(dialog.field.isVisible)
    assert not dialog.go.isEnabled()
    qtbot.keyClicks(dialog.field, WORDS)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.go.isEnabled)
    dialog.go.click()
    exchanges[0].work()
    assert app.safekeeping.calls == [("restore", Path("/elsewhere/all.age"), WORDS)]


def test_an_export_is_sealed(page, app, qtbot, tmp_path):
    page.leaving.ask_passphrase(tmp_path / "all.age")
    dialog = opened(page, PassphraseDialog)
    typed(qtbot, dialog, new=WORDS)
    dialog.go.click()
    qtbot.waitUntil(lambda: app.everything.exports == [(tmp_path / "all.age", WORDS)])


def test_a_time_a_show_a_topic_or_all_can_be_forgotten_with_the_backups(page, app, qtbot):
    page.leaving.forget.click()
    qtbot.waitUntil(lambda: bool(page.window().findChildren(ForgetDialog)))
    dialog = opened(page, ForgetDialog)
    kinds = {dialog.what.itemData(at).scope.kind for at in range(dialog.what.count())}
    assert kinds == set(ForgetKind)
    dialog.from_backups.click()
    dialog.confirm.click()
    qtbot.waitUntil(lambda: app.erasing.renewed == 1)


def test_backups_stay_unless_that_is_wanted(page, app, context, qtbot):
    page.leaving.corrections.ask()
    dialog = opened(page, ForgetDialog)
    dialog.confirm.click()
    qtbot.waitUntil(lambda: context.tasks.running == 0)
    assert app.erasing.renewed == 0


def test_an_exchange_shows_how_far_it_is_and_ends_by_itself(context, qtbot):
    goes_on = threading.Event()
    dialog = ExchangeDialog(
        Exchange(title="Encrypting", work=lambda: goes_on.wait(60), fraction=lambda: 0.25),
        tasks=context.tasks,
    )
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.bar.value() == 250)
    dialog.reject()
    assert dialog.isVisible(), "it cannot be stopped half way"
    goes_on.set()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert dialog.error is None


def test_an_exchange_that_fails_says_why(context, qtbot):
    def work():
        raise StorageError("The disk is full.")

    dialog = ExchangeDialog(
        Exchange(title="Encrypting", work=work, fraction=lambda: 0.0), tasks=context.tasks
    )
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert str(dialog.error) == "The disk is full."
