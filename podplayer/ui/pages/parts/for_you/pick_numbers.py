"""Why this, in numbers: the parts of the score as bars."""

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget
from typing_extensions import override

from podplayer.model.ranking import ReasonKind, Recommendation
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.paint import Ink, box, line
from podplayer.ui.format import MINUS, decimal, listed, percent
from podplayer.ui.text import to_translate, tr
from podplayer.ui.widgets.drawing import Drawing

FAMILY_NAMES = {
    ReasonKind.HABIT: to_translate("Show habit"),
    ReasonKind.TOPIC: to_translate("Topic"),
    ReasonKind.TIME: to_translate("Time of day"),
    ReasonKind.LENGTH: to_translate("Length"),
    ReasonKind.FRESH: to_translate("Freshness"),
    ReasonKind.SERIES: to_translate("Series"),
    ReasonKind.SOUND: to_translate("Sound"),
    ReasonKind.COVER: to_translate("Cover"),
    ReasonKind.MOOD: to_translate("Mood"),
    ReasonKind.LANGUAGE: to_translate("Language"),
    ReasonKind.DIFFERENT: to_translate("Surprise"),
}
_FAMILIES = (
    ("show_new", ReasonKind.DIFFERENT),
    ("shown_before", ReasonKind.DIFFERENT),
    ("show_", ReasonKind.HABIT),
    ("text_", ReasonKind.TOPIC),
    ("words_", ReasonKind.TOPIC),
    ("interest", ReasonKind.TOPIC),
    ("topic", ReasonKind.TOPIC),
    ("fresh", ReasonKind.FRESH),
    ("fits", ReasonKind.LENGTH),
    ("serial_", ReasonKind.SERIES),
    ("hour_", ReasonKind.TIME),
    ("mood_", ReasonKind.MOOD),
    ("language", ReasonKind.LANGUAGE),
    ("sound", ReasonKind.SOUND),
    ("cover", ReasonKind.COVER),
)
"""How the names of features begin, the longer before the shorter; a test holds them together."""
_ROWS = 6
_LEAST = 0.03
"""A family that weighs less than this share of the weightiest has no bar."""
_LINE = 23
_LABEL = 88


def families(pick: Recommendation) -> list[tuple[ReasonKind, float]]:
    """Sum the contributions of each family, the weightiest first.

    A feature of no known family is left out.
    """
    sums: defaultdict[ReasonKind, float] = defaultdict(float)
    for feature, value in pick.contributions.items():
        kind = family(feature)
        if kind is not None:
            sums[kind] += value
    most = max((abs(value) for value in sums.values()), default=0.0)
    shown = ((kind, value) for kind, value in sums.items() if abs(value) > _LEAST * most)
    return sorted(shown, key=lambda pair: -abs(pair[1]))


def family(feature: str) -> ReasonKind | None:
    """To which family a feature belongs, by its name."""
    return next((kind for start, kind in _FAMILIES if feature.startswith(start)), None)


def _signed(value: float) -> str:
    return f"{MINUS if value < 0 else '+'}{decimal(abs(value), digits=2)}"


class NumbersPanel(Drawing):
    """The bars of one recommendation and how likely it is to be heard."""

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._bars: Sequence[tuple[ReasonKind, float]] = ()
        self._sentence = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        context.themes.changed.connect(self.update)

    def show_pick(self, pick: Recommendation) -> None:
        """Show the numbers of this one."""
        self._bars = families(pick)[:_ROWS]
        sure = round(pick.uncertainty * 100)
        self._sentence = tr("{percent} ± {sure} likely to be heard").format(
            percent=percent(pick.probability), sure=sure
        )
        spoken = [f"{tr(FAMILY_NAMES[kind])} {_signed(value)}" for kind, value in self._bars]
        self.setAccessibleName(tr("Why this, in numbers"))
        self.setAccessibleDescription(listed([*spoken, self._sentence]))
        self.updateGeometry()
        self.update()

    # Qt's own names from here on.

    @override
    def sizeHint(self) -> QSize:
        return QSize(232, 20 + 8 + len(self._bars) * _LINE + 24)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._context.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            caption = Ink(theme.type.caption, theme.muted)
            whole = self.rect()
            line(painter, QRect(0, 0, self.width(), 16), tr("Why this, in numbers"), caption)
            most = max((abs(value) for _, value in self._bars), default=1.0) or 1.0
            for number, (kind, value) in enumerate(self._bars):
                top = 26 + number * _LINE
                name = tr(FAMILY_NAMES[kind]) if value >= 0 else f"{MINUS} {tr(FAMILY_NAMES[kind])}"
                label = QRect(0, top, _LABEL - 8, 16)
                line(painter, self._flip(label, whole), name, caption)
                track = self._flip(QRect(_LABEL, top + 5, self.width() - _LABEL, 6), whole)
                box(painter, track, radius=3, fill=theme.track)
                width = max(6.0, abs(value) / most * track.width())
                is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
                left = track.right() + 1 - width if is_mirrored else track.left()
                fill = theme.chip(kind).bar if value >= 0 else theme.faint
                box(painter, QRectF(left, track.top(), width, 6), radius=3, fill=fill)
            foot = QRect(0, 26 + len(self._bars) * _LINE + 2, self.width(), 16)
            line(painter, foot, self._sentence, Ink(theme.type.caption, theme.faint))

    def _flip(self, rect: QRect, whole: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), whole, rect)
