"""Sentences that were too many for a toast."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from podplayer.ui.dialogs.modal import Modal
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import ButtonKind, button


class ReportDialog(Modal):
    """A list to read and to copy."""

    undone = Signal()
    """What it tells of is to be taken back."""

    def __init__(
        self,
        *,
        title: str,
        sentences: Sequence[str],
        has_undo: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, width=600, parent=parent)
        self.text = QPlainTextEdit("\n\n".join(sentences))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(title)
        self.text.setMinimumHeight(220)
        self.body.addWidget(self.text)
        close = button(tr("Close"), ButtonKind.PRIMARY)
        close.clicked.connect(self.accept)
        undo = button(tr("Undo"))
        undo.setVisible(has_undo)
        undo.clicked.connect(self.reject)
        undo.clicked.connect(self.undone)
        self.add_buttons(undo, close)
        close.setFocus()
