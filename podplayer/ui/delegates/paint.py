"""What the painted rows and cards share: text that fits, tags, bars, icons."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap, QTextLayout
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from podplayer.model.ranking import ReasonKind
from podplayer.ui.fonts import font
from podplayer.ui.theme import Theme

State = QStyle.StateFlag
TAG_HEIGHT = 20
_TAG_PAD = 7


@lru_cache(maxsize=64)
def letters(size: int, weight: int = QFont.Weight.Normal) -> QFont:
    """Return a font of the window, made once: building one costs more than painting a row."""
    return font(size, QFont.Weight(weight))


@lru_cache(maxsize=64)
def metrics(size: int, weight: int = QFont.Weight.Normal) -> QFontMetrics:
    """Return how wide the letters of that font are."""
    return QFontMetrics(letters(size, weight))


@dataclass(frozen=True, slots=True)
class Ink:
    """How a text is set."""

    size: int
    colour: str
    weight: int = QFont.Weight.Normal


def line(
    painter: QPainter,
    rect: QRect,
    text: str,
    ink: Ink,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
) -> None:
    """Paint one line, cut with an ellipsis where it does not fit."""
    painter.setFont(letters(ink.size, ink.weight))
    painter.setPen(QColor(ink.colour))
    shown = _elided(text, rect.width(), ink.size, ink.weight)
    painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter, shown)


@lru_cache(maxsize=1024)
def _elided(text: str, width: int, size: int, weight: int) -> str:
    # Measuring takes as long as painting, and scrolling paints the same lines again and again.
    return metrics(size, weight).elidedText(text, Qt.TextElideMode.ElideRight, width)


def box(
    painter: QPainter,
    rect: QRect | QRectF,
    *,
    radius: float,
    fill: str | None = None,
    border: str | None = None,
) -> None:
    """Paint a rounded box; a border lies on whole pixels inside of it."""
    painter.setPen(QPen(QColor(border), 1) if border else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    inset = 0.5 if border else 0.0
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)


def ground(
    painter: QPainter, option: QStyleOptionViewItem, theme: Theme, *, pad: int, is_last: bool
) -> None:
    """Paint what lies under the words of a row: chosen, under the pointer, in focus.

    A line parts it from the next row; its ends are `pad` pixels from those of the row.
    """
    rect, state = option.rect, option.state
    inner = rect.adjusted(4, 3, -4, -4)
    if state & State.State_Selected or state & State.State_MouseOver:
        fill = theme.accent_soft if state & State.State_Selected else theme.hover
        box(painter, inner, radius=theme.radii.md, fill=fill)
    if state & State.State_HasFocus and state & State.State_KeyboardFocusChange:
        box(painter, inner, radius=theme.radii.md, border=theme.focus)
    if not is_last:
        hairline = QRect(rect.left() + pad, rect.bottom(), rect.width() - 2 * pad, 1)
        painter.fillRect(hairline, theme.color("border"))


def is_last(index: QModelIndex | QPersistentModelIndex) -> bool:
    """Whether no row comes after this one, as far as the list is loaded."""
    return index.row() + 1 == index.model().rowCount()


def tag_width(text: str, theme: Theme) -> int:
    """How wide a tag with this text is."""
    return metrics(theme.type.caption).horizontalAdvance(text) + 2 * _TAG_PAD


def tag(painter: QPainter, rect: QRect, text: str, *, theme: Theme, kind: ReasonKind) -> None:
    """Paint a small label in the colours of a kind of reason."""
    colours = theme.chip(kind)
    box(painter, rect, radius=theme.radii.sm, fill=colours.background)
    inner = rect.adjusted(_TAG_PAD, 0, -_TAG_PAD + 1, 0)
    ink = Ink(theme.type.caption, colours.text)
    line(painter, inner, text, ink, align=Qt.AlignmentFlag.AlignHCenter)


def bar(
    painter: QPainter, rect: QRect, share: float, theme: Theme, *, is_mirrored: bool = False
) -> None:
    """Paint a progress bar with round ends."""
    radius = rect.height() / 2
    box(painter, rect, radius=radius, fill=theme.track)
    width = min(1.0, max(0.0, share)) * rect.width()
    if width > 0:
        # Never narrower than its round ends: a started episode shows at least a dot.
        width = max(width, rect.height())
        left = rect.right() + 1 - width if is_mirrored else rect.left()
        filled = QRectF(left, rect.top(), width, rect.height())
        box(painter, filled, radius=radius, fill=theme.accent)


def picture(painter: QPainter, rect: QRect, pixmap: QPixmap) -> None:
    """Paint an icon in the middle of `rect`, at its own size."""
    size = pixmap.deviceIndependentSize().toSize()
    painter.drawPixmap(
        rect.left() + (rect.width() - size.width()) // 2,
        rect.top() + (rect.height() - size.height()) // 2,
        pixmap,
    )


def wrapped(text: str, width: int, ink: Ink, *, lines: int) -> list[str]:
    """Break a text into at most `lines` lines, the last one cut with an ellipsis.

    Chinese breaks between any two signs, other scripts between words.
    """
    return list(_broken(text, width, ink.size, ink.weight, lines))


@lru_cache(maxsize=128)
def _broken(text: str, width: int, size: int, weight: int, lines: int) -> tuple[str, ...]:
    """Cached: a layout asks for the height of a width again and again."""
    layout = QTextLayout(text, letters(size, weight))
    layout.beginLayout()
    starts: list[int] = []
    while (made := layout.createLine()).isValid():
        made.setLineWidth(width)
        starts.append(made.textStart())
        if len(starts) > lines:
            break
    layout.endLayout()
    if len(starts) <= lines:
        ends = [*starts[1:], len(text)]
        return tuple(text[a:b].strip() for a, b in zip(starts, ends, strict=True))
    kept = [text[a:b].strip() for a, b in pairwise(starts[:lines])]
    rest = text[starts[lines - 1] :].strip()
    return (*kept, _elided(rest, width, size, weight))
