"""What is asked when podplayer ends while the disk takes nothing."""

from PySide6.QtWidgets import QWidget

from podplayer.model.listening import Unsaved
from podplayer.ui.dialogs.modal import Modal
from podplayer.ui.format import time_of_day
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import ButtonKind, button


class UnsavedDialog(Modal):
    """Accepted to try again; rejected, by Escape too, to end and lose it."""

    def __init__(self, unsaved: Unsaved, parent: QWidget | None = None) -> None:
        super().__init__(tr("What you heard is not stored yet"), width=460, parent=parent)
        self.add_text(unsaved.problem)
        self.add_text(
            tr("What you heard since {time} is lost if podplayer closes now.").format(
                time=time_of_day(unsaved.since.astimezone())
            )
        )
        self.lose = button(tr("Close anyway"))
        self.again = button(tr("Try again"), ButtonKind.PRIMARY)
        self.again.setDefault(True)
        self.add_buttons(self.lose, self.again)
        self.lose.clicked.connect(self.reject)
        self.again.clicked.connect(self.accept)
        self.again.setFocus()
