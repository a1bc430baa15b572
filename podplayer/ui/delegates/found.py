"""How an episode that was found looks: an ordinary row, and the words around the place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
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
from podplayer.ui.format import clock, dotted
from podplayer.ui.text import tr
from podplayer.ui.theme import Theme

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


def words_of(hit: SearchHit) -> str:
    """Return the words around the place, with its time where it has one."""
    return hit.snippet if hit.at is None else dotted(clock(hit.at), hit.snippet)


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
        words = words_of(hit) if hit is not None and hit.snippet else one.row.summary
        wide = QRect(body.left(), body.top() + 57, body.width(), 20)
        third = Ink(theme.type.small, theme.muted)
        self._marked(one, wide, " ".join(words.split()), third)

    @override
    def paint_tag(self, one: Row) -> int:
        hit = self._hit_of(one.row.id)
        if one.is_loaded or hit is None or OPEN in hit.snippet + hit.title:
            return super().paint_tag(one)
        text, body = tr("near in meaning"), one.parts.body
        width = tag_width(text, one.theme)
        if body.width() - width < 200:
            return 0
        left = body.left() if one.is_mirrored else body.right() + 1 - width
        rect = QRect(left, body.top() + 13, width, TAG_HEIGHT)
        tag(one.painter, rect, text, theme=one.theme, kind=ReasonKind.TOPIC)
        return width + 14

    def _marked(self, one: Row, rect: QRect, text: str, ink: Ink) -> None:
        parts = segments(text)
        if any(is_match for _, is_match in parts):
            paint_parts(one.painter, rect, parts, ink, one.theme)
        else:
            line(one.painter, rect, plain(text), ink)


def paint_parts(
    painter: QPainter, rect: QRect, parts: list[tuple[str, bool]], ink: Ink, theme: Theme
) -> None:
    """Paint one line with its matches lit; what does not fit is cut, first of all before them."""
    bold = metrics(ink.size, QFont.Weight.DemiBold)
    before, is_match = parts[0]
    if not is_match:
        cut = bold.elidedText(before, Qt.TextElideMode.ElideLeft, round(rect.width() * 0.5))
        parts = [(cut, False), *parts[1:]]
    whole = "".join(text for text, _ in parts)
    shown = bold.elidedText(whole, Qt.TextElideMode.ElideRight, rect.width())
    layout = QTextLayout(shown, letters(ink.size, ink.weight))
    spans = _spans(parts, end=len(shown))
    if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        layout.setTextOption(QTextOption(right))
    layout.setFormats([_lit(start, end, theme) for start, end in spans])
    layout.beginLayout()
    made = layout.createLine()
    made.setLineWidth(rect.width())
    layout.endLayout()
    at = QPointF(rect.left(), rect.top() + (rect.height() - made.height()) / 2)
    for start, end in spans:
        # Its direction is the text's own, whatever the window's.
        edges = sorted((_x(made, start), _x(made, end)))
        ground = QRectF(at.x() + edges[0] - 1, rect.top() + 1, edges[1] - edges[0] + 2, 18)
        box(painter, ground, radius=3, fill=theme.accent_soft)
    painter.setPen(QColor(ink.colour))
    layout.draw(painter, at)


def _spans(parts: list[tuple[str, bool]], *, end: int) -> list[tuple[int, int]]:
    """Where the matches begin and end, up to `end`."""
    spans, at = [], 0
    for text, is_match in parts:
        if is_match and at < end:
            spans.append((at, min(at + len(text), end)))
        at += len(text)
    return spans


def _lit(start: int, end: int, theme: Theme) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, end - start
    look = QTextCharFormat()
    look.setForeground(QColor(theme.accent_ink))
    look.setFontWeight(QFont.Weight.DemiBold)
    made.format = look
    return made


def _x(made: QTextLine, place: int) -> float:
    found: Any = made.cursorToX(place)  # (x, place), although its stub says x
    return float(found[0]) if isinstance(found, tuple) else float(found)


def describe_found(row: EpisodeRow, hit: SearchHit | None, said: str) -> str:
    """What a screen reader says of a result."""
    if hit is None or not hit.snippet:
        return tr("{said}, near in meaning").format(said=said)
    return f"{said}, {plain(words_of(hit))}" if row.title != plain(hit.snippet) else said
