"""A picture that is painted by hand, and that a screen reader knows for one."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override


class Drawing(QLabel):
    """Paints itself; its description says what can be seen.

    A plain widget has no role and is passed over, a label with a picture is a graphic. Roles of our
    own would need `QAccessible.installFactory`, which wraps in Python every object that a screen
    reader asks about, also while Qt is still making it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        picture = QPixmap(1, 1)
        picture.fill(Qt.GlobalColor.transparent)
        self.setPixmap(picture)

    @override
    def sizeHint(self) -> QSize:
        return QSize()  # as a plain widget; never the size of the picture that gives the role

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize()
