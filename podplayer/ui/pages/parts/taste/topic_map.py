"""The map of topics, painted: shows with names, episodes as dust, the listener in between."""

from dataclasses import dataclass

from PySide6.QtCore import QMargins, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QRegion,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from podplayer.model.taste_map import NO_TOPIC, MapEpisode, MapMoment, MapShow, TasteMap
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.paint import Ink, box, letters, line, metrics
from podplayer.ui.format import duration
from podplayer.ui.pages.parts.charts import Chart
from podplayer.ui.text import shown, tr

_PAD = 26
_SMALL, _LARGE = 5.0, 15.0
_DUST = 2.4
_LABEL = 18
_APART = QMargins(6, 1, 6, 1)
"""Between two names."""


@dataclass(frozen=True, slots=True)
class Label:
    """Where a name stands."""

    rect: QRect
    text: str
    colour: str
    weight: int = QFont.Weight.Medium


class TopicMap(Chart):
    """A click or Enter opens the show that is pointed at."""

    show_wanted = Signal(object)
    episode_wanted = Signal(object)

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(context, name=tr("Map of topics"), parent=parent)
        self._map = TasteMap()
        self._highlit: int | None = None
        self._picture: QPixmap | None = None
        """All but what is pointed at: a thousand dots take as long as ten frames may."""
        self._pictured: tuple[object, ...] = ()
        """What the picture was drawn of."""
        self.setMinimumHeight(300)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_map(self, drawn: TasteMap) -> None:
        """Show another map."""
        self._map = drawn
        words = [self.words(place) for place in range(len(drawn.shows))]
        words += [self._moment_words(moment) for moment in drawn.moments]
        self.describe(". ".join(words) or tr("No map yet."))

    def highlight(self, topic: int | None) -> None:
        """Let one interest stand out; None: all of them."""
        if topic != self._highlit:
            self._highlit = topic
            self.update()

    def _moment_words(self, moment: MapMoment) -> str:
        near = self._nearest(moment.x, moment.y)
        return tr("You on {name} are near {nearest}").format(name=shown(moment.name), nearest=near)

    def _nearest(self, x: float, y: float) -> str:
        shows = self._map.shows
        nearest = min(shows, key=lambda one: (one.x - x) ** 2 + (one.y - y) ** 2, default=None)
        return nearest.title if nearest else "nothing"

    # -- places: shows first, so that the keys go from show to show ---------------------------

    @override
    def count(self) -> int:
        return len(self._map.shows)

    @override
    def rect_of(self, place: int) -> QRectF:
        show = self._map.shows[place]
        at, radius = self._point(show.x, show.y), self._radius(show) + 3
        return QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)

    @override
    def words(self, place: int) -> str:
        show = self._map.shows[place]
        heard = duration(show.heard)
        number = sum(one.podcast_id == show.podcast_id for one in self._map.episodes)
        return tr("{title}: {time} heard, %n episode(s) here", n=number).format(
            title=show.title, time=heard or tr("nothing")
        )

    def _episode_at(self, point: QPointF) -> MapEpisode | None:
        def distance(one: MapEpisode) -> float:
            gap = self._point(one.x, one.y) - point
            return gap.x() ** 2 + gap.y() ** 2

        nearest = min(self._map.episodes, key=distance, default=None)
        return nearest if nearest is not None and distance(nearest) <= 36 else None

    def _point(self, x: float, y: float) -> QPointF:
        # Never mirrored: left and right have no meaning here, and neighbours stay neighbours.
        width, height = self.width() - 2 * _PAD, self.height() - 2 * _PAD
        return QPointF(_PAD + x * width, _PAD + y * height)

    def _radius(self, show: MapShow) -> float:
        most = max((one.heard for one in self._map.shows), default=0)
        share = show.heard / most if most else 0.0
        # The area, not the radius, is what the eye compares.
        return _SMALL + (_LARGE - _SMALL) * float(share**0.5)

    # Qt's own names from here on.

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, 460)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        episode = None if self.at is not None else self._episode_at(event.position())
        is_hot = self.at is not None or episode is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_hot else Qt.CursorShape.ArrowCursor)
        self.setToolTip(episode.title if episode else "")

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        place = self.place_at(event.position().toPoint())
        if place is not None:
            self.show_wanted.emit(self._map.shows[place].podcast_id)
        elif (episode := self._episode_at(event.position())) is not None:
            self.episode_wanted.emit(episode.episode_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and self.at is not None:
            self.show_wanted.emit(self._map.shows[self.at].podcast_id)
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._picture = None  # megabytes

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._context.theme
        now = (self.size(), self.devicePixelRatioF(), theme, self._map, self._highlit)
        if self._picture is None or now != self._pictured:
            self._picture, self._pictured = self._draw(), now
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.at is not None:
                self._paint_ring(painter, self._map.shows[self.at], QColor(theme.text))
            if self.hasFocus():
                self.paint_mark(painter)

    def _draw(self) -> QPixmap:
        theme, ratio = self._context.theme, self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box(painter, self.rect(), radius=theme.radii.lg, fill=theme.card, border=theme.border)
            if not self._map.shows:
                ink = Ink(theme.type.small, theme.faint)
                words = tr("The map appears once episodes have been read by the encoder.")
                line(painter, self.rect(), words, ink, align=Qt.AlignmentFlag.AlignHCenter)
            names = self._labels()
            covered = QRegion()
            for name in names:
                covered += name.rect
            for episode in self._map.episodes:
                self._paint_episode(painter, episode, covered)
            for show in self._map.shows:
                self._paint_show(painter, show)
            self._paint_moments(painter)
            for name in names:
                _write(painter, name, theme.type.small)
        return picture

    def _colour(self, topic: int, *, alpha: int) -> QColor:
        theme = self._context.theme
        is_named = topic != NO_TOPIC
        made = QColor(theme.series[topic % len(theme.series)] if is_named else theme.faint)
        is_dim = self._highlit is not None and topic != self._highlit
        made.setAlpha(alpha // 4 if is_dim else alpha)
        return made

    def _paint_episode(self, painter: QPainter, episode: MapEpisode, covered: QRegion) -> None:
        """Paint a dot; where a name stands on it, a faint one, never half of it."""
        at = self._point(episode.x, episode.y)
        alpha = 235 if episode.is_heard else 95
        if covered.contains(at.toPoint()):
            alpha //= 4
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(episode.topic, alpha=alpha))
        radius = _DUST + 0.9 if episode.is_heard else _DUST
        painter.drawEllipse(at, radius, radius)

    def _paint_show(self, painter: QPainter, show: MapShow) -> None:
        at, radius = self._point(show.x, show.y), self._radius(show)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(show.topic, alpha=70))
        painter.drawEllipse(at, radius, radius)
        self._paint_ring(painter, show, self._colour(show.topic, alpha=255))

    def _paint_ring(self, painter: QPainter, show: MapShow, colour: QColor) -> None:
        at, radius = self._point(show.x, show.y), self._radius(show)
        painter.setPen(QPen(colour, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, radius, radius)

    def _paint_moments(self, painter: QPainter) -> None:
        theme = self._context.theme
        for number, moment in enumerate(self._map.moments):
            style = Qt.PenStyle.DotLine if number else Qt.PenStyle.SolidLine
            painter.setPen(QPen(QColor(theme.card), 6))
            painter.setBrush(QColor(theme.card))
            at = self._point(moment.x, moment.y)
            painter.drawEllipse(at, 8, 8)
            painter.setPen(QPen(QColor(theme.text), 2.4, style))
            painter.drawEllipse(at, 8, 8)

    def _labels(self) -> list[Label]:
        """Names where there is room: below, above or beside, the most heard first."""
        theme = self._context.theme
        placed: list[Label] = []
        taken = [self._ring(moment.x, moment.y) for moment in self._map.moments]
        taken += [self.rect_of(place).toRect() for place in range(self.count())]
        fitting = metrics(theme.type.small, QFont.Weight.Medium)
        bold = metrics(theme.type.small, QFont.Weight.DemiBold)
        for moment in self._map.moments:
            text = tr("you, {when}").format(when=shown(moment.name))
            rect = self._free(self._point(moment.x, moment.y), 12, text, bold, taken, beside=True)
            taken.append(rect.marginsAdded(_APART))
            placed.append(Label(rect, text, theme.text, QFont.Weight.DemiBold))
        for show in sorted(self._map.shows, key=lambda one: -one.heard):
            at, radius = self._point(show.x, show.y), round(self._radius(show)) + 4
            rect = self._free(at, radius, show.title, fitting, taken, beside=False)
            is_lost = any(rect.intersects(other) for other in taken) and self.count() > 20
            if not is_lost:
                taken.append(rect.marginsAdded(_APART))
                placed.append(Label(rect, show.title, theme.muted))
        return placed

    def _ring(self, x: float, y: float) -> QRect:
        at = self._point(x, y)
        return QRect(round(at.x()) - 10, round(at.y()) - 10, 20, 20)

    def _free(  # noqa: PLR0913 - where, what, how large, and what is in the way
        self,
        at: QPointF,
        radius: int,
        text: str,
        fitting: QFontMetrics,
        taken: list[QRect],
        *,
        beside: bool,
    ) -> QRect:
        width = min(fitting.horizontalAdvance(text) + 4, max(60, self.width() // 3))
        x, y = round(at.x()), round(at.y())
        below = QRect(x - width // 2, y + radius, width, _LABEL)
        above = QRect(x - width // 2, y - radius - _LABEL, width, _LABEL)
        right = QRect(x + radius + 2, y - _LABEL // 2, width, _LABEL)
        left = QRect(x - radius - 2 - width, y - _LABEL // 2, width, _LABEL)
        near = [right, left, above, below] if beside else [above, below, right, left]
        # Then at the corners, then a line further away, where the name still belongs to its circle.
        corners = [
            side.translated(0, by) for side in (right, left) for by in (-_LABEL + 4, _LABEL - 4)
        ]
        further = [above.translated(0, -_LABEL), below.translated(0, _LABEL)]
        choices = [*near, *corners, *further]
        inner = self.rect().adjusted(6, 4, -6, -4)

        def cost(rect: QRect) -> float:
            area = sum(
                other.intersected(rect).width() * other.intersected(rect).height()
                for other in taken
                if other.intersects(rect)
            )
            return area + (0 if inner.contains(rect) else 4000)

        best = min(choices, key=cost)
        dx = max(inner.left() - best.left(), 0) + min(inner.right() - best.right(), 0)
        return best.translated(dx, 0)


def _write(painter: QPainter, name: Label, size: int) -> None:
    painter.setFont(letters(size, name.weight))
    painter.setPen(QColor(name.colour))
    fitting = metrics(size, name.weight)
    shown = fitting.elidedText(name.text, Qt.TextElideMode.ElideRight, name.rect.width())
    painter.drawText(name.rect, Qt.AlignmentFlag.AlignCenter, shown)
