"""How an episode that was found looks: an ordinary row, and the words around the place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from typing_extensions import override

from podplayer.model.ids import EpisodeId
from podplayer.model.podcast import EpisodeRow
from podplayer.model.ranking import ReasonKind
from podplayer.model.text import SearchHit
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.episode import AnyIndex, EpisodeDelegate, Row, RowStyle, second_line
from podplayer.ui.delegates.geometry import ROW_HEIGHT, RowGeometry, row_geometry
from podplayer.ui.delegates.paint import (
    TAG_HEIGHT,
    Ink,
    box,
    letters,
    line,
    metrics,
    tag,
    tag_width,
)

HEIGHT = 92
_SHIFT = (HEIGHT - ROW_HEIGHT) // 2
OPEN, CLOSE = "\x02", "\x03"


def segments(marked: str) -> list[tuple[str, bool]]:
    """Split a text with marks into parts, each with whether it was searched for.

    Marks without a partner are passed over.
    """
    parts: list[tuple[str, bool]] = []
    for number, piece in enumerate(marked.split(OPEN)):
        inside, found, after = piece.partition(CLOSE)
        if number and found:
            parts += [(inside, True), (after, False)]
        else:
            parts.append((piece.replace(CLOSE, ""), False))
    return [(text, is_match) for text, is_match in parts if text]


def plain(marked: str) -> str:
    """Return a text without its marks."""
    return marked.replace(OPEN, "").replace(CLOSE, "")


class FoundDelegate(EpisodeDelegate):
    """Rows of 92 pixels with a third line."""

    def __init__(
        self,
        context: UiContext,
        *,
        now: Callable[[], datetime],
        hit_of: Callable[[EpisodeId], SearchHit | None],
        parent: QObject | None = None,
    ) -> None:
        """Make one; `hit_of` knows where an episode was found."""
        style = RowStyle(shows_podcast=True)
        super().__init__(context, now=now, style=style, parent=parent)
        self._hit_of = hit_of

    @override
    def geometry(self, rect: QRect, direction: Qt.LayoutDirection) -> RowGeometry:
        middle = QRect(rect.left(), rect.top() + _SHIFT, rect.width(), ROW_HEIGHT)
        parts = row_geometry(middle, direction=direction)
        body = QRect(parts.body.left(), rect.top(), parts.body.width(), HEIGHT - 1)
        return replace(parts, row=rect, body=body)

    # Qt's own names from here on.

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, HEIGHT)

    @override
    def paint_body(self, one: Row) -> None:
        body, theme, hit = one.parts.body, one.theme, self._hit_of(one.row.id)
        room = body.width() - self.paint_tag(one)
        left = body.right() + 1 - room if one.is_mirrored else body.left()
        ink = Ink(
            theme.type.body, theme.muted if one.is_heard else theme.text, QFont.Weight.DemiBold
        )
        title = hit.title if hit is not None and hit.title else one.row.title
        self._marked(one, QRect(left, body.top() + 12, room, 20), title, ink)
        about = second_line(one.row, self._style, now=self._now())
        small = Ink(theme.type.caption, theme.faint if one.is_heard else theme.muted)
        line(one.painter, QRect(left, body.top() + 33, room, 18), about, small)
        words = hit.snippet if hit is not None and hit.snippet else one.row.summary
        wide = QRect(body.left(), body.top() + 57, body.width(), 20)
        third = Ink(theme.type.small, theme.muted)
        self._marked(one, wide, " ".join(words.split()), third)

    @override
    def paint_tag(self, one: Row) -> int:
        hit = self._hit_of(one.row.id)
        if one.is_loaded or hit is None or OPEN in hit.snippet + hit.title:
            return super().paint_tag(one)
        text, body = "near in meaning", one.parts.body
        width = tag_width(text, one.theme)
        if body.width() - width < 200:
            return 0
        left = body.left() if one.is_mirrored else body.right() + 1 - width
        rect = QRect(left, body.top() + 13, width, TAG_HEIGHT)
        tag(one.painter, rect, text, theme=one.theme, kind=ReasonKind.TOPIC)
        return width + 14

    def _marked(self, one: Row, rect: QRect, text: str, ink: Ink) -> None:
        parts = segments(text)
        if not any(is_match for _, is_match in parts):
            line(one.painter, rect, plain(text), ink)
            return
        # The first match is what the line is for: what stands before may be cut.
        start = metrics(ink.size, ink.weight)
        before = parts[0][0] if not parts[0][1] else ""
        room = round(rect.width() * 0.5)
        if start.horizontalAdvance(before) > room:
            cut = start.elidedText(before, Qt.TextElideMode.ElideLeft, room)
            parts[0] = (cut, False)
        _paint_parts(one.painter, rect, parts, ink, one)


def _paint_parts(
    painter: QPainter, rect: QRect, parts: list[tuple[str, bool]], ink: Ink, one: Row
) -> None:
    """Paint pieces after one another, cut at the end, matches in another colour."""
    x, end = rect.left(), rect.right()
    is_rtl = one.is_mirrored
    for text, is_match in parts:
        weight = max(ink.weight, QFont.Weight.DemiBold) if is_match else ink.weight
        fitting = metrics(ink.size, weight)
        shown = fitting.elidedText(text, Qt.TextElideMode.ElideRight, max(0, end - x))
        width = fitting.horizontalAdvance(shown)
        left = rect.left() + rect.right() - x - width if is_rtl else x
        place = QRect(left, rect.top(), width + 1, rect.height())
        if is_match:
            ground = place.adjusted(-1, 1, 1, -1)
            box(painter, ground, radius=3, fill=one.theme.accent_soft)
        painter.setFont(letters(ink.size, weight))
        painter.setPen(QColor(one.theme.accent_ink if is_match else ink.colour))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
        x += width
        if shown != text or x >= end:
            return


def describe_found(row: EpisodeRow, hit: SearchHit | None, said: str) -> str:
    """What a screen reader says of a result."""
    if hit is None or not hit.snippet:
        return f"{said}, near in meaning"
    return f"{said}, {plain(hit.snippet)}" if row.title != plain(hit.snippet) else said
