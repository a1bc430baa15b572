"""What a show says of itself, cut to a line or two until it is asked for whole."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy
from typing_extensions import override

from podplayer.ui.context import UiContext
from podplayer.ui.delegates.paint import Ink, line, metrics, wrapped
from podplayer.ui.text import tr

_ALL = 10_000
"""Lines: more than any description has."""
_LEAST = 100
_EDGE = 2
"""Pixels above and below, for the ring of the focus."""


class Description(QAbstractButton):
    """A button where it is cut: it opens the whole text and folds it again.

    A screen reader is given the whole text in any case.
    """

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._whole = ""
        self._shown: list[str] = []
        self._is_open = False
        self.lines = 2
        """How many are shown while it is folded; set before `set_whole`."""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(_LEAST)
        self.clicked.connect(self._on_clicked)
        context.themes.changed.connect(self._on_theme_changed)

    def set_whole(self, text: str) -> None:
        """Show another text, folded."""
        self._whole = " ".join(text.split())
        self._is_open = False
        self.setAccessibleName(self._whole)
        self._write()

    @property
    def _ink(self) -> Ink:
        theme = self._context.theme
        return Ink(theme.type.body, theme.muted, QFont.Weight.Normal)

    @property
    def _line_height(self) -> int:
        return metrics(self._ink.size, self._ink.weight).lineSpacing()

    def _broken(self, width: int, lines: int) -> list[str]:
        return wrapped(self._whole, max(_LEAST, width), self._ink, lines=lines)

    def _write(self) -> None:
        folded = self._broken(self.width(), self.lines)
        is_cut = " ".join(folded) != self._whole
        self._shown = self._broken(self.width(), _ALL) if self._is_open else folded
        hand = Qt.CursorShape.PointingHandCursor if is_cut else Qt.CursorShape.ArrowCursor
        self.setCursor(hand)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_cut else Qt.FocusPolicy.NoFocus)
        self.setToolTip(tr("Click to read all of it") if is_cut and not self._is_open else "")
        self.setVisible(bool(self._whole))
        self.updateGeometry()
        self.update()

    def _on_clicked(self) -> None:
        self._is_open = not self._is_open
        self._write()

    def _on_theme_changed(self) -> None:
        self.update()

    # Qt's own names from here on.

    @override
    def sizeHint(self) -> QSize:
        return QSize(2 * _LEAST, self.heightForWidth(self.width()))

    @override
    def heightForWidth(self, width: int) -> int:
        lines = self._broken(width, _ALL if self._is_open else self.lines)
        return len(lines) * self._line_height + 2 * _EDGE

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._write()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        inside = self.rect().adjusted(0, _EDGE, 0, -_EDGE)
        height = self._line_height
        with QPainter(self) as painter:
            for number, text in enumerate(self._shown):
                place = QRect(inside.left(), inside.top() + number * height, inside.width(), height)
                line(painter, place, text, self._ink)
            if self.hasFocus():
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(QColor(self._context.theme.focus), 2))
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
