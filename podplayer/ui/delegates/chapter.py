"""How a chapter looks: when, its picture, what, and whether it has a link."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from podplayer.model.feed import Chapter
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.paint import Ink, box, line, picture
from podplayer.ui.format import clock

AnyIndex = QModelIndex | QPersistentModelIndex

CHAPTER = Qt.ItemDataRole.UserRole
PLAYS = Qt.ItemDataRole.UserRole + 1
"""Whether this is the chapter that plays."""

_HEIGHT = 38
_TALL = 50
_PICTURE = 38
_TIME = 56
_LINK = 30


class ChapterDelegate(QStyledItemDelegate):
    """One line; taller where chapters have pictures."""

    def __init__(self, context: UiContext, *, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.has_pictures = False

    @property
    def height(self) -> int:
        """Of a row."""
        return _TALL if self.has_pictures else _HEIGHT

    def link_area(self, row: QRect, direction: Qt.LayoutDirection) -> QRect:
        """Where the icon of a link is."""
        area = QRect(row.right() - _LINK, row.top(), _LINK, row.height())
        return QStyle.visualRect(direction, row, area)

    def _picture(self, painter: QPainter, chapter: Chapter, area: QRect, ratio: float) -> None:
        covers, theme = self._context.covers, self._context.theme
        pixmap = covers.pixmap(
            chapter.image, _PICTURE, theme.radii.sm, title=chapter.title, ratio=ratio
        )
        painter.drawPixmap(area, pixmap)

    # Qt's own names from here on.

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, self.height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme, rect, state = self._context.theme, option.rect, option.state
        chapter: Chapter = index.data(CHAPTER)
        plays = bool(index.data(PLAYS))
        ratio = painter.device().devicePixelRatioF()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_cursor = bool(state & QStyle.StateFlag.State_HasFocus)
        if plays or state & QStyle.StateFlag.State_MouseOver or is_cursor:
            edge = theme.focus if is_cursor else None
            ground = theme.card if plays else theme.hover
            area = rect.adjusted(0, 1, 0, -2)
            box(painter, area, radius=theme.radii.md, fill=ground, border=edge)
        painter.fillRect(
            rect.left() + 8, rect.bottom(), rect.width() - 16, 1, theme.color("border")
        )
        left = rect.left() + 8

        def place(start: int, width: int) -> QRect:
            wanted = QRect(start, rect.top(), width, rect.height())
            return QStyle.visualRect(option.direction, rect, wanted)

        line(
            painter, place(left, _TIME), clock(chapter.start), Ink(theme.type.caption, theme.muted)
        )
        left += _TIME
        if self.has_pictures:
            area = place(left, _PICTURE)
            area.setHeight(_PICTURE)
            area.moveTop(rect.top() + (rect.height() - _PICTURE) // 2)
            self._picture(painter, chapter, area, ratio)
            left += _PICTURE + 10
        room = rect.right() - left - 8 - (_LINK if chapter.url else 0)
        weight = QFont.Weight.DemiBold if plays else QFont.Weight.Normal
        ink = Ink(theme.type.small, theme.accent_ink if plays else theme.text, weight)
        line(painter, place(left, room), chapter.title, ink)
        if chapter.url:
            icon = self._context.icons.pixmap("open", size=16, ratio=ratio)
            picture(painter, self.link_area(rect, option.direction), icon)
        painter.restore()
