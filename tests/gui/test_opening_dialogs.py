"""What is asked before there is a window."""

from pathlib import Path

from factories import NOW
from PySide6.QtCore import Qt

from podplayer.model.recovery import LibraryFacts
from podplayer.ui.dialogs.recover import RecoverDialog, Way
from podplayer.ui.dialogs.unlock import UnlockDialog


def test_the_passphrase_is_hidden_and_enter_opens(qtbot):
    dialog = UnlockDialog("That is not the passphrase.")
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.open_button.isEnabled()
    qtbot.keyClicks(dialog.field, "correct horse")
    assert dialog.field.displayText() != "correct horse"
    assert dialog.problem.text() == "That is not the passphrase."
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.result() == UnlockDialog.DialogCode.Accepted


def test_nothing_is_chosen_unless_a_way_is_taken(qtbot):
    facts = LibraryFacts(shows=2, episodes=30, heard_hours=4.5, newest=NOW, schema=13)
    way = Way(name="The newest backup", path=Path("backup"), facts=facts)
    dialog = RecoverDialog([way])
    qtbot.addWidget(dialog)
    dialog.reject()
    assert dialog.chosen is None
    dialog._take(way)
    assert dialog.chosen is way
