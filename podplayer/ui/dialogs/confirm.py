"""A question before something that cannot be undone."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from podplayer.ui.dialogs.modal import Modal
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import ButtonKind, button


class ConfirmDialog(Modal):
    """Names the deed on its button; the safe answer has the focus."""

    def __init__(
        self,
        *,
        title: str,
        text: str,
        action: str,
        on_confirmed: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, width=420, parent=parent)
        self._on_confirmed = on_confirmed
        self.add_text(text)
        self.keep = button(tr("Cancel"))
        self.confirm = button(action, ButtonKind.PRIMARY)
        self.add_buttons(self.keep, self.confirm)
        self.keep.clicked.connect(self.reject)
        self.confirm.clicked.connect(self._on_clicked)
        self.keep.setFocus()

    def _on_clicked(self) -> None:
        self.accept()
        self._on_confirmed()
