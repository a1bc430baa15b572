"""A button that gives its icon and its arrow the room they need: Qt leaves four pixels."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget
from typing_extensions import override

from podplayer.ui.icons import Icons

_QT_GAP = 4
"""What QPushButton itself counts between icon and words."""
_GAP = 7
_ARROW = 14
State = QStyle.StateFlag


class PushButton(QPushButton):
    """An icon, words, and for what opens a menu an arrow down; in the middle, all in one line."""

    def __init__(
        self, text: str, *, opens_with: Icons | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._arrows = opens_with
        """Where the arrow comes from, None where no menu opens."""

    @override
    def sizeHint(self) -> QSize:
        more = _GAP - _QT_GAP if self._has_icon() and self.text() else 0
        more += _ARROW + _GAP if self._arrows else 0
        return super().sizeHint() + QSize(more, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.text() or not (self._arrows or self._has_icon()):
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        icon, arrow = self._icon_now(option), self._arrow_now()
        option.icon = QIcon()
        style = self.style()
        with QPainter(self) as painter:
            style.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
            inner = style.subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
            before = option.iconSize.width() + _GAP if not icon.isNull() else 0
            after = _ARROW + _GAP if arrow is not None else 0
            words = option.fontMetrics.size(Qt.TextFlag.TextShowMnemonic, option.text).width()
            words = min(words, inner.width() - before - after)
            left = inner.left() + (inner.width() - before - words - after) // 2

            def place(start: int, width: int) -> QRect:
                there = QRect(start, inner.top(), width, inner.height())
                return QStyle.visualRect(option.direction, inner, there)

            option.rect = place(left + before, words)
            style.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option, painter, self)
            middle = Qt.AlignmentFlag.AlignCenter
            if before:
                there = place(left, option.iconSize.width())
                style.drawItemPixmap(painter, there, middle, icon)
            if arrow is not None:
                there = place(left + before + words + _GAP, _ARROW)
                style.drawItemPixmap(painter, there, middle, arrow)

    def _has_icon(self) -> bool:
        return not self.icon().isNull()

    def _icon_now(self, option: QStyleOptionButton) -> QPixmap:
        """Return the icon as the button is now: in use, on, under the pointer."""
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        if self.isEnabled() and self.underMouse():
            mode = QIcon.Mode.Active
        state = QIcon.State.On if self.isChecked() else QIcon.State.Off
        return option.icon.pixmap(option.iconSize, self.devicePixelRatioF(), mode, state)

    def _arrow_now(self) -> QPixmap | None:
        if self._arrows is None:
            return None
        return self._arrows.pixmap("chevron-down", size=_ARROW, ratio=self.devicePixelRatioF())
