"""How a bookmark looks: when, and the note, on up to two lines."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from podplayer.model.bookmarks import Bookmark
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.paint import Ink, box, line, wrapped
from podplayer.ui.format import clock
from podplayer.ui.text import tr

AnyIndex = QModelIndex | QPersistentModelIndex

BOOKMARK = Qt.ItemDataRole.UserRole
_HEIGHT = 52
_TIME = 56
_LINE = 18


class BookmarkDelegate(QStyledItemDelegate):
    """The role `BOOKMARK` holds it."""

    def __init__(self, context: UiContext, *, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    # Qt's own names from here on.

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, _HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme, rect, state = self._context.theme, option.rect, option.state
        bookmark: Bookmark = index.data(BOOKMARK)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_cursor = bool(state & QStyle.StateFlag.State_HasFocus)
        if is_cursor or state & (
            QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected
        ):
            edge = theme.focus if is_cursor else None
            area = rect.adjusted(0, 1, 0, -2)
            box(painter, area, radius=theme.radii.md, fill=theme.hover, border=edge)
        painter.fillRect(
            rect.left() + 8, rect.bottom(), rect.width() - 16, 1, theme.color("border")
        )
        when = QRect(rect.left() + 8, rect.top(), _TIME, rect.height())
        flip = QStyle.visualRect
        ink = Ink(theme.type.caption, theme.accent_ink)
        line(painter, flip(option.direction, rect, when), clock(bookmark.at), ink)
        words = Ink(theme.type.small, theme.text if bookmark.note else theme.muted)
        left = rect.left() + 8 + _TIME
        room = rect.right() - left - 8
        lines = wrapped(bookmark.note or tr("No note"), room, words, lines=2)
        top = rect.top() + (rect.height() - len(lines) * _LINE) // 2
        for number, text in enumerate(lines):
            area = QRect(left, top + number * _LINE, room, _LINE)
            line(painter, flip(option.direction, rect, area), text, words)
        painter.restore()
