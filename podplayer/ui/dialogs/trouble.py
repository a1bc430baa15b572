"""What is shown when there is no window to show it in."""

from PySide6.QtWidgets import QWidget

from podplayer.ui.dialogs.modal import Modal
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import ButtonKind, button


class TroubleDialog(Modal):
    """One sentence and Close."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(title, width=460, parent=parent)
        self.add_text(text)
        close = button(tr("Close"), ButtonKind.PRIMARY)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.add_buttons(close)
