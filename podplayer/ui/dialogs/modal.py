"""What every dialog shares: margins, a title, buttons at the end."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from podplayer.ui.announce import announce
from podplayer.ui.widgets.controls import LabelRole, label


class Modal(QDialog):
    """A dialog of a fixed width that grows with its content.

    Esc closes it; Enter presses the button that has the focus, else the main one.
    """

    def __init__(self, title: str, *, width: int = 480, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setFixedWidth(width)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(24, 22, 24, 20)
        self.body.setSpacing(12)
        # Qt would keep it as high as its words are in a narrower dialog, and spread what is left.
        self.body.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.title = label(title, LabelRole.TITLE, wraps=True)
        self.body.addWidget(self.title)

    def add_text(self, text: str) -> None:
        """Explain something."""
        self.body.addWidget(label(text, LabelRole.MUTED, wraps=True))

    def add_buttons(self, *buttons: QPushButton, before: QPushButton | None = None) -> None:
        """Put buttons at the end of the dialog, the main one last."""
        row = QHBoxLayout()
        row.setSpacing(8)
        if before is not None:
            row.addWidget(before)
        row.addStretch(1)
        for part in buttons:
            row.addWidget(part)
        self.body.addSpacing(6)
        self.body.addLayout(row)

    def explain(self, problem: QLabel, sentence: str) -> None:
        """Show in a label what is wrong, and have it read out; an empty sentence takes it away."""
        problem.setText(sentence)
        problem.setVisible(bool(sentence))
        self.adjustSize()
        announce(self, sentence, is_urgent=True)

    def _fit(self) -> None:
        """Be at least as high as the content, and no higher unless the listener made it so."""
        was_fit = self.height() == self.minimumHeight()
        height = self.sizeHint().height()
        self.setMinimumHeight(height)
        if was_fit:
            self.resize(self.width(), height)

    # Qt's own names from here on.

    @override
    def sizeHint(self) -> QSize:
        if not self.body.hasHeightForWidth():
            return super().sizeHint()
        width = self.minimumWidth()
        return QSize(width, self.body.totalHeightForWidth(width))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._fit()
        super().showEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return is_done

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = self.focusWidget()
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and isinstance(focus, QPushButton):
            focus.click()  # by itself Qt would press the main button in its place
        else:
            super().keyPressEvent(event)


def show_modal(dialog: QDialog) -> None:
    """Open without an event loop of its own; the dialog is deleted when it closes."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if isinstance(parent := dialog.parent(), QWidget):
        # Where there is no window manager the keyboard would stay with the closed dialog.
        dialog.finished.connect(parent.activateWindow)
    dialog.open()
