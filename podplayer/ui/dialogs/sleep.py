"""After how many minutes to fall silent, where none of the menu's will do."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from podplayer.ui.dialogs.modal import Modal
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import ButtonKind, button, number_box

_LONGEST = 24 * 60
_FIRST = 90
"""Minutes that are offered: more than the menu has."""


class SleepDialog(Modal):
    """Calls back with minutes."""

    def __init__(
        self, *, on_chosen: Callable[[int], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Sleep timer"), width=360, parent=parent)
        self._on_chosen = on_chosen
        self.add_text(tr("Fall silent after so many minutes."))
        self.field = number_box(least=1, most=_LONGEST)
        self.field.setSuffix(" " + tr("min"))
        self.field.setAccessibleName(tr("Minutes"))
        self.field.setValue(_FIRST)
        self.body.addWidget(self.field)
        cancel, self.go = button(tr("Cancel")), button(tr("Start"), ButtonKind.PRIMARY)
        self.go.setDefault(True)
        self.add_buttons(cancel, self.go)
        cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._on_go)
        self.field.selectAll()
        self.field.setFocus()

    def _on_go(self) -> None:
        self.accept()
        self._on_chosen(self.field.value())
