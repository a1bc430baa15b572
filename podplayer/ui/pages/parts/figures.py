"""Numbers in big type, each with what it counts."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from podplayer.ui.widgets.controls import LabelRole, label
from podplayer.ui.widgets.elided import ElidedLabel


class Figure(QFrame):
    """A card with one number."""

    def __init__(self, caption: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self._value = label("–", LabelRole.HERO)
        self._value.setProperty("figure", "true")
        self._caption = ElidedLabel(caption, LabelRole.CAPTION)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 12, 18, 12)
        box.setSpacing(2)
        box.addWidget(self._value)
        box.addWidget(self._caption)
        self.setAccessibleName(caption)

    @property
    def value(self) -> str:
        """The number as it is shown."""
        return self._value.text()

    def show_value(self, value: str, caption: str | None = None, *, tip: str = "") -> None:
        """Show another number."""
        self._value.setText(value)
        if caption is not None:
            self._caption.setText(caption)
        self.setToolTip(tip)
        self.setAccessibleName(f"{value} {self._caption.text()}")
        self.setAccessibleDescription(tip)
