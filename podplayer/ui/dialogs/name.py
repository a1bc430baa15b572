"""One line to type: a name."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from podplayer.model.shelves import LONGEST_NAME
from podplayer.ui.dialogs.modal import Modal
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import ButtonKind, button


class NameDialog(Modal):
    """Calls back with what was typed."""

    def __init__(
        self,
        *,
        title: str,
        action: str,
        on_named: Callable[[str], object],
        text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, width=420, parent=parent)
        self._on_named = on_named
        self.field = QLineEdit(text)
        self.field.setMaxLength(LONGEST_NAME)
        self.field.setPlaceholderText(tr("Name"))
        self.field.setAccessibleName(title)
        self.field.selectAll()
        self.body.addWidget(self.field)
        self.go = button(action, ButtonKind.PRIMARY)
        self.go.setDefault(True)
        cancel = button(tr("Cancel"))
        self.add_buttons(cancel, self.go)
        cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._on_go)
        self.field.textChanged.connect(self._on_text)
        self._on_text(text)
        self.field.setFocus()

    def _on_text(self, text: str) -> None:
        self.go.setEnabled(bool(text.strip()))

    def _on_go(self) -> None:
        name = self.field.text().strip()
        self.accept()
        self._on_named(name)
