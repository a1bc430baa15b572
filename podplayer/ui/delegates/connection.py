"""How a line of the ledger looks."""

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from podplayer.model.net import HostTotal, LedgerEntry, Purpose
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.paint import Ink, ground, is_last, line
from podplayer.ui.format import day_and_time, dotted, listed, size
from podplayer.ui.models.episodes import AnyIndex
from podplayer.ui.models.roles import Role
from podplayer.ui.text import to_translate, tr

ROW = 46
_PAD = 17

PURPOSES = {
    Purpose.FEED: to_translate("feeds"),
    Purpose.COVER: to_translate("covers"),
    Purpose.EPISODE: to_translate("episodes"),
    Purpose.CHAPTERS: to_translate("chapters"),
    Purpose.TRANSCRIPT: to_translate("transcripts"),
    Purpose.DIRECTORY: to_translate("directories"),
    Purpose.MODEL: to_translate("models"),
}
_ONE = {
    Purpose.FEED: to_translate("feed"),
    Purpose.COVER: to_translate("cover"),
    Purpose.EPISODE: to_translate("episode"),
    Purpose.CHAPTERS: to_translate("chapters"),
    Purpose.TRANSCRIPT: to_translate("transcript"),
    Purpose.DIRECTORY: to_translate("directory"),
    Purpose.MODEL: to_translate("model"),
}


class ConnectionDelegate(QStyledItemDelegate):
    """Host or time, what for, how much."""

    def __init__(self, context: UiContext, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    # Qt's own names from here on.

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground(painter, option, self._context.theme, pad=_PAD, is_last=is_last(index))
        entry = index.data(Role.ENTRY)
        if isinstance(entry, HostTotal):
            failed = tr("%n failed", n=entry.failed) if entry.failed else ""
            purposes = listed(tr(PURPOSES[one]) for one in entry.purposes)
            middle = dotted(purposes, tr("%n request(s)", n=entry.requests), failed)
            last = day_and_time(entry.last)
            self._paint(painter, option, (entry.host, middle, size(entry.received), last))
        elif isinstance(entry, LedgerEntry):
            tracker = tr("without {tracker}").format(tracker=entry.tracker) if entry.tracker else ""
            status = "" if entry.status is None else str(entry.status)
            result = status if entry.result == "ok" else entry.result
            middle = dotted(tr(_ONE[entry.purpose]), result, tracker)
            when = day_and_time(entry.at)
            self._paint(painter, option, (entry.url, middle, size(entry.received), when))
        painter.restore()

    def _paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        words: tuple[str, str, str, str],
    ) -> None:
        theme, row = self._context.theme, option.rect.adjusted(_PAD, 0, -_PAD, -1)
        first, middle, amount, when = words

        def part(left: int, width: int) -> QRect:
            rect = QRect(row.left() + left, row.top(), max(0, width), row.height())
            return QStyle.visualRect(option.direction, row, rect)

        amount_width = 70
        when_width = 124 if row.width() > 560 else 0
        rest = row.width() - amount_width - when_width - 12
        start = round(rest * 0.44)
        strong = Ink(theme.type.body, theme.text, QFont.Weight.DemiBold)
        small = Ink(theme.type.caption, theme.muted)
        line(painter, part(0, start - 14), first, strong)
        line(painter, part(start, rest - start), middle, small)
        end = Qt.AlignmentFlag.AlignTrailing
        if when_width:
            line(painter, part(rest, when_width), when, small, align=end)
        line(painter, part(row.width() - amount_width, amount_width), amount, small, align=end)
