"""How a chapter looks: when, and what."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from podplayer.ui.context import UiContext
from podplayer.ui.delegates.paint import Ink, box, line

AnyIndex = QModelIndex | QPersistentModelIndex

_HEIGHT = 38
_TITLE = 68


class ChapterDelegate(QStyledItemDelegate):
    """The display role holds time and title with a tab between them; the bold one plays."""

    def __init__(self, context: UiContext, *, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    # Qt's own names from here on.

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, _HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme = self._context.theme
        when, _, title = str(index.data(Qt.ItemDataRole.DisplayRole) or "").partition("\t")
        rect, state = option.rect, option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        if is_current or state & QStyle.StateFlag.State_MouseOver:
            box(painter, rect.adjusted(0, 1, 0, -2), radius=theme.radii.md, fill=theme.hover)
        painter.fillRect(
            rect.left() + 8, rect.bottom(), rect.width() - 16, 1, theme.color("border")
        )
        weight = QFont.Weight.DemiBold if is_current else QFont.Weight.Normal
        left = QRect(rect.left() + 8, rect.top(), _TITLE - 16, rect.height())
        words = QRect(rect.left() + _TITLE, rect.top(), rect.width() - _TITLE - 8, rect.height())
        flip = QStyle.visualRect
        line(
            painter,
            flip(option.direction, rect, left),
            when,
            Ink(theme.type.caption, theme.muted),
        )
        line(
            painter,
            flip(option.direction, rect, words),
            title,
            Ink(theme.type.small, theme.accent_ink if is_current else theme.text, weight),
        )
        painter.restore()
