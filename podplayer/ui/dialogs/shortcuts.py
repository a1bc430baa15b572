"""The sheet behind `?`: every key in one place."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from podplayer.ui.actions import GO, LIBRARY, LIST_KEYS, PLAYER, SHORTCUTS, WINDOW
from podplayer.ui.dialogs.modal import Modal
from podplayer.ui.text import to_translate, tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label


class ShortcutsDialog(Modal):
    """Two columns of groups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Shortcuts"), width=720, parent=parent)
        groups: dict[str, list[tuple[str, str]]] = {}
        for shortcut in SHORTCUTS:
            keys = [key for key in shortcut.keys if not key.startswith("Media")]
            groups.setdefault(shortcut.group, []).append((tr(shortcut.text), "|".join(keys)))
        chosen = to_translate("Selected episode")
        groups[chosen] = [(tr(text), keys) for text, keys in LIST_KEYS]
        columns = QHBoxLayout()
        columns.setSpacing(36)
        for names in ((PLAYER, chosen), (GO, LIBRARY, WINDOW)):
            column = QVBoxLayout()
            column.setSpacing(14)
            for name in names:
                column.addLayout(_group(tr(name), groups[name]))
            column.addStretch(1)
            columns.addLayout(column, 1)
        self.body.addLayout(columns)
        close = button(tr("Close"), ButtonKind.PRIMARY)
        close.clicked.connect(self.accept)
        self.add_buttons(close)
        close.setFocus()


def _group(name: str, lines: Iterable[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    grid.addWidget(label(name, LabelRole.SECTION), 0, 0, 1, 2)
    for row, (text, keys) in enumerate(lines, start=1):
        grid.addWidget(label(text, LabelRole.SMALL, wraps=True), row, 0)
        box = QHBoxLayout()
        box.setSpacing(4)
        box.addStretch(1)
        for key in keys.split("|"):
            box.addWidget(_cap(key))
        grid.addLayout(box, row, 1)
    return grid


def _cap(key: str) -> QLabel:
    native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key
    made = label(native, LabelRole.CAPTION)
    made.setProperty("role", "key")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made
