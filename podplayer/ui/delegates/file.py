"""How the line of a file looks: two lines of text, how far it is, how large, two buttons."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from podplayer.ui.context import UiContext
from podplayer.ui.delegates.paint import Ink, bar, box, ground, is_last, line, picture
from podplayer.ui.models.episodes import AnyIndex
from podplayer.ui.models.files import FileCommand, FileLine
from podplayer.ui.models.roles import Role

ROW = 61

ICONS = {
    FileCommand.PLAY: "play",
    FileCommand.PAUSE: "pause",
    FileCommand.CONTINUE: "download",
    FileCommand.FORGET: "close",
    FileCommand.KEEP: "pin",
    FileCommand.RELEASE: "pin",
    FileCommand.THROW: "trash",
    FileCommand.RESTORE: "undo",
    FileCommand.DETAILS: "info",
    FileCommand.SHOW: "shows",
}
_PAD = 17
_AMOUNT, _AMOUNT_NARROW = 190, 96
_BAR = 110
_NARROW = 640


@dataclass(frozen=True, slots=True, kw_only=True)
class FileGeometry:
    """The parts of one line, mirrored where the language runs from right to left."""

    text: QRect
    bar: QRect
    amount: QRect
    main: QRect
    more: QRect


def file_geometry(
    rect: QRect, *, direction: Qt.LayoutDirection, has_bar: bool = False
) -> FileGeometry:
    """Lay one line out."""
    is_narrow = rect.width() < _NARROW
    middle = rect.top() + (ROW - 1) // 2
    more = QRect(rect.right() + 1 - _PAD - 24, middle - 16, 24, 32)
    main = QRect(more.left() - 8 - 40, middle - 16, 40, 32)
    width = _AMOUNT_NARROW if is_narrow else _AMOUNT
    amount = QRect(main.left() - 14 - width, middle - 12, width, 24)
    bar_width = (60 if is_narrow else _BAR) if has_bar else 0
    bar_rect = QRect(amount.left() - 10 - bar_width, middle - 2, bar_width, 4)
    left = rect.left() + _PAD
    text = QRect(left, rect.top(), bar_rect.left() - 14 - left, ROW - 1)

    def flip(part: QRect) -> QRect:
        return QStyle.visualRect(direction, rect, part)

    return FileGeometry(
        text=flip(text), bar=flip(bar_rect), amount=flip(amount), main=flip(main), more=flip(more)
    )


class FileDelegate(QStyledItemDelegate):
    """Paints FileLines."""

    def __init__(self, context: UiContext, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.pointer: QPoint | None = None
        """Where the pointer is over the list, told by the view."""

    # Qt's own names from here on.

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        entry = index.data(Role.ENTRY)
        if not isinstance(entry, FileLine):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground(painter, option, self._context.theme, pad=_PAD, is_last=is_last(index))
        parts = file_geometry(
            option.rect, direction=option.direction, has_bar=entry.share is not None
        )
        self._paint_text(painter, parts, entry)
        if entry.share is not None:
            is_mirrored = option.direction is Qt.LayoutDirection.RightToLeft
            bar(painter, parts.bar, entry.share, self._context.theme, is_mirrored=is_mirrored)
        small = Ink(self._context.theme.type.caption, self._context.theme.muted)
        line(painter, parts.amount, entry.amount, small, align=Qt.AlignmentFlag.AlignTrailing)
        self._paint_buttons(painter, parts, entry)
        painter.restore()

    def _paint_text(self, painter: QPainter, parts: FileGeometry, entry: FileLine) -> None:
        theme, text = self._context.theme, parts.text
        strong = Ink(theme.type.body, theme.text, QFont.Weight.DemiBold)
        line(painter, QRect(text.left(), text.top() + 10, text.width(), 20), entry.title, strong)
        second = QRect(text.left(), text.top() + 31, text.width(), 18)
        small = Ink(theme.type.caption, theme.danger if entry.is_bad else theme.muted)
        line(painter, second, entry.about, small)

    def _paint_buttons(self, painter: QPainter, parts: FileGeometry, entry: FileLine) -> None:
        theme, ratio = self._context.theme, painter.device().devicePixelRatioF()
        icons = self._context.icons
        if entry.commands:
            is_hot = self.pointer is not None and parts.main.contains(self.pointer)
            fill = theme.hover if is_hot else theme.card
            border = theme.accent if entry.is_kept else theme.border
            box(painter, parts.main, radius=theme.radii.md, fill=fill, border=border)
            colour = theme.accent_ink if entry.is_kept else theme.text
            name = "refresh" if entry.is_bad else ICONS[entry.commands[0]]
            picture(painter, parts.main, icons.pixmap(name, colour=colour, size=18, ratio=ratio))
        if len(entry.commands) > 1:
            is_hot = self.pointer is not None and parts.more.contains(self.pointer)
            colour = theme.text if is_hot else theme.muted
            picture(painter, parts.more, icons.pixmap("more", colour=colour, size=18, ratio=ratio))
