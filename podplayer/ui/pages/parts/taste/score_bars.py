"""The scoreboard: podplayer beside simple rules, on the listener's own choices."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget
from typing_extensions import override

from podplayer.model.ranking import RankerScore, Scoreboard
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.paint import Ink, box, letters, line
from podplayer.ui.format import listed, percent
from podplayer.ui.text import to_translate, tr
from podplayer.ui.widgets.drawing import Drawing

_LINE, _NAME, _GAP, _VALUE = 28, 150, 10, 52
_OURS = "podplayer"
_NAMES = {
    "newest": to_translate("newest first"),
    "text-knn": to_translate("like what you heard"),
    "show-frequency": to_translate("most heard shows"),
    "random-per-show": to_translate("any show by chance"),
}
"""What the rules do, in words; one without words keeps its name."""


class ScoreBars(Drawing):
    """How often each put the episode first that was taken."""

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._scores: Sequence[RankerScore] = ()
        self._names = _NAME
        """Width of the column of names, with the gap behind it."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Scoreboard"))
        context.themes.changed.connect(self.update)

    def show_board(self, board: Scoreboard) -> None:
        """Show these scores, the best first."""
        self._scores = sorted(board.rankers, key=lambda one: -one.hit1[0])
        metrics = QFontMetrics(letters(self._context.theme.type.small))
        widest = max((metrics.horizontalAdvance(_name(one)) for one in self._scores), default=0)
        self._names = max(_NAME, widest + 2 * _GAP)
        self.setAccessibleDescription(
            listed(f"{_name(one)} {percent(one.hit1[0])}" for one in self._scores)
        )
        self.setToolTip(
            tr(
                "How often each would have put the episode first that you then chose, with the "
                "range that holds the true share with 95 % confidence:"
            )
            + "\n"
            + "\n".join(map(_range, self._scores))
        )
        self.updateGeometry()
        self.update()

    # Qt's own names from here on.

    @override
    def sizeHint(self) -> QSize:
        return QSize(360, len(self._scores) * _LINE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            most = max((one.hit1[0] for one in self._scores), default=1.0) or 1.0
            for place, score in enumerate(self._scores):
                self._paint_line(painter, place, score, most)

    def _paint_line(self, painter: QPainter, place: int, score: RankerScore, most: float) -> None:
        theme, top = self._context.theme, place * _LINE
        is_ours = score.name == _OURS
        weight = QFont.Weight.DemiBold if is_ours else QFont.Weight.Normal
        ink = Ink(theme.type.small, theme.text if is_ours else theme.muted, weight)
        line(painter, self._flip(QRect(0, top, self._names - _GAP, _LINE)), _name(score), ink)
        track = QRect(self._names, top + 10, self.width() - self._names - _VALUE, 8)
        if track.width() > 20:
            self._paint_bar(painter, track, score, most, is_ours=is_ours)
        value = self._flip(QRect(self.width() - _VALUE, top, _VALUE, _LINE))
        line(painter, value, percent(score.hit1[0]), ink, align=Qt.AlignmentFlag.AlignTrailing)

    def _paint_bar(
        self, painter: QPainter, track: QRect, score: RankerScore, most: float, *, is_ours: bool
    ) -> None:
        theme = self._context.theme
        mean = score.hit1[0]
        box(painter, self._flip(track), radius=4, fill=theme.track)

        width = max(8.0, track.width() * mean / most)
        left = self.width() - track.left() - width if self.isRightToLeft() else track.left()
        fill = theme.accent if is_ours else theme.faint
        box(painter, QRectF(left, track.top(), width, 8), radius=4, fill=fill)

    def _flip(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)


def _name(score: RankerScore) -> str:
    return tr(_NAMES.get(score.name, score.name))


def _range(score: RankerScore) -> str:
    _, low, high = score.hit1
    return tr("{name}: {low} to {high}").format(
        name=_name(score), low=percent(max(0.0, low)), high=percent(high)
    )
