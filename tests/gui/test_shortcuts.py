"""The one list of keys, and the sheet that changes it: by keys alone."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from podplayer.ui.dialogs.shortcuts import ShortcutsDialog
from podplayer.ui.shortcuts import SHORTCUTS, Command, KeyMap

CTRL = Qt.KeyboardModifier.ControlModifier


def pressed(key, modifiers=Qt.KeyboardModifier.NoModifier, text=""):
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)


# -- the list ---------------------------------------------------------------------------------


def test_every_command_has_one_line_and_no_key_is_taken_twice():
    assert [s.command for s in SHORTCUTS] == list(Command)
    keys = [key for s in SHORTCUTS for key in s.keys]
    assert len(keys) == len(set(keys))


def test_what_differs_is_kept_and_read_again():
    changed = KeyMap().with_keys(Command.MUTE, ("U",))
    assert KeyMap.read(changed.written()).keys(Command.MUTE) == ("U",)
    assert KeyMap.read(changed.written()).keys(Command.SLEEP) == ("T",)


def test_nothing_is_kept_where_nothing_differs():
    back = KeyMap().with_keys(Command.MUTE, ("U",)).with_keys(Command.MUTE, ("M",))
    assert back.written() == ""
    assert KeyMap().with_keys(Command.MUTE, ()).reset(Command.MUTE).written() == ""


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"mute": "U"}', '{"fly": ["U"]}', '{"mute": [1]}']
)
def test_nonsense_in_the_settings_leaves_the_usual_keys(text):
    assert KeyMap.read(text).keys(Command.MUTE) == ("M",)


def test_media_keys_stay():
    assert KeyMap().with_keys(Command.TOGGLE, ("X",)).keys(Command.TOGGLE) == ("X", "Media Play")


def test_a_taken_key_is_named_with_what_it_does(qapp):
    assert KeyMap().problem(Command.MUTE, "B") == (
        "B already does “Bookmark this place”. Change that one first."
    )
    assert KeyMap().problem(Command.MUTE, "M") == ""
    assert KeyMap().problem(Command.MUTE, "Tab").startswith("Tab is needed to move about")


def test_a_row_knows_its_keys_with_keypad_and_shifted_signs(qapp):
    keys = KeyMap().with_keys(Command.ROW_KEEP, ("!",))
    keypad = Qt.KeyboardModifier.KeypadModifier
    shift = Qt.KeyboardModifier.ShiftModifier
    assert keys.row_command(pressed(Qt.Key.Key_Enter, keypad, "\r")) is Command.ROW_PLAY
    assert keys.row_command(pressed(Qt.Key.Key_Q, text="q")) is Command.ROW_QUEUE
    assert keys.row_command(pressed(Qt.Key.Key_Exclam, shift, "!")) is Command.ROW_KEEP
    assert keys.row_command(pressed(Qt.Key.Key_Q, shift, "Q")) is None
    assert keys.row_command(pressed(Qt.Key.Key_Q, CTRL)) is None


# -- the sheet --------------------------------------------------------------------------------


@pytest.fixture
def sheet(context, qtbot):
    made = ShortcutsDialog(context)
    qtbot.addWidget(made)
    with qtbot.waitActive(made, timeout=20_000):
        made.show()
        made.activateWindow()
    qtbot.waitUntil(made.tree.hasFocus, timeout=10_000)
    return made


def record(sheet, qtbot, command, key, modifiers=Qt.KeyboardModifier.NoModifier):
    sheet.choose(command)
    qtbot.keyClick(sheet.tree, Qt.Key.Key_Return)
    qtbot.waitUntil(sheet.recorder.isVisible, timeout=10_000)
    qtbot.keyClick(sheet.recorder, key, modifiers)


def shown(sheet, command):
    return sheet._items[command].text(1)


def test_enter_and_the_new_key_are_enough(sheet, app, context, qtbot):
    record(sheet, qtbot, Command.MUTE, Qt.Key.Key_U)
    assert context.keys.keys(Command.MUTE) == ("U",)
    assert shown(sheet, Command.MUTE) == "U"
    assert sheet.says.text() == "U does “Mute” now."
    assert not sheet.recorder.isVisible()
    assert sheet.tree.hasFocus()


def test_a_conflict_is_a_sentence_and_waits_for_another_key(sheet, context, qtbot):
    record(sheet, qtbot, Command.MUTE, Qt.Key.Key_K, CTRL)
    assert sheet.says.text() == (
        "Ctrl+K already does “Go to a show or do something”. Change that one first."
    )
    assert context.keys.keys(Command.MUTE) == ("M",)
    qtbot.keyClick(sheet.recorder, Qt.Key.Key_U)
    assert context.keys.keys(Command.MUTE) == ("U",)


def test_esc_leaves_the_key_and_the_sheet_stays(sheet, context, qtbot):
    sheet.choose(Command.MUTE)
    qtbot.keyClick(sheet.tree, Qt.Key.Key_Return)
    qtbot.keyClick(sheet.recorder, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert not sheet.recorder.isVisible()
    assert context.keys.keys(Command.MUTE) == ("M",)


def test_a_second_key_and_no_key(sheet, context, qtbot):
    sheet.choose(Command.MUTE)
    qtbot.keyClick(sheet.add, Qt.Key.Key_Space)
    qtbot.keyClick(sheet.recorder, Qt.Key.Key_U)
    assert context.keys.keys(Command.MUTE) == ("M", "U")
    qtbot.keyClick(sheet.clear, Qt.Key.Key_Space)
    assert context.keys.keys(Command.MUTE) == ()
    assert shown(sheet, Command.MUTE) == "none"


def test_one_or_all_go_back(sheet, context, qtbot):
    record(sheet, qtbot, Command.MUTE, Qt.Key.Key_U)
    record(sheet, qtbot, Command.SLEEP, Qt.Key.Key_M)
    sheet.choose(Command.MUTE)
    qtbot.keyClick(sheet.restore, Qt.Key.Key_Space)
    assert sheet.says.text() == "M already does “Sleep timer”. Change that one first."
    assert context.keys.keys(Command.MUTE) == ("U",)
    qtbot.keyClick(sheet.restore_all, Qt.Key.Key_Space)
    assert context.app.settings.current.shortcuts == ""
    assert shown(sheet, Command.SLEEP) == "T"


def test_enter_in_lists_cannot_be_taken_away(sheet, qtbot):
    sheet.choose(Command.ROW_PLAY)
    assert not sheet.change.isEnabled()
    assert sheet.says.text() == "This one always stays, so that lists can be used by keys."


def test_a_few_letters_find_a_line(sheet, qtbot):
    qtbot.keyClicks(sheet.field, "chapter")
    left = [c for c, item in sheet._items.items() if not item.isHidden()]
    assert left == [Command.CHAPTER_ON, Command.CHAPTER_BACK]
    assert sheet._groups["Window"].isHidden()
