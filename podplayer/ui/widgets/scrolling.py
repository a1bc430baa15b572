"""A page that scrolls as a whole."""

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override


class Body(QWidget):
    """As high as its parts are at the width they have.

    The least height that a layout reports is that of wrapped text at its least width: a scroll
    area would keep hundreds of pixels free for it.
    """

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


PAGE_MARGINS = QMargins(28, 20, 28, 28)


LEAST_VIEW = 24
"""Height down to which what scrolls gives way in a short window: Qt asks for three times that."""


class ScrollBody(QScrollArea):
    """A column of parts with the margins of a page; never wider than the page.

    The scroll bar stands in the margin: parts end where those of a page without one do.
    """

    def __init__(self, parent: QWidget | None = None, *, margins: QMargins = PAGE_MARGINS) -> None:
        super().__init__(parent)
        self._margins = margins
        self._beside = 0
        body = Body()
        body.setObjectName("pageBody")
        # With a ground of its own it is moved when it scrolls, in place of painted: 0.3 ms, not 4.
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        body.setAutoFillBackground(True)
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(margins)
        self.column.setSpacing(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().setSingleStep(24)
        self.setWidget(body)

    def set_beside(self, width: int) -> None:
        """Leave so many pixels free on both sides of the column."""
        self._beside = width
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        margins = self._margins + QMargins(self._beside, 0, self._beside, 0)
        bar = self.width() - self.viewport().width()
        if self.isRightToLeft():
            margins.setLeft(max(0, margins.left() - bar))
        else:
            margins.setRight(max(0, margins.right() - bar))
        self.column.setContentsMargins(margins)
