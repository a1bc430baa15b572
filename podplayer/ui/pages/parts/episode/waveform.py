"""An episode as one sees it: its waveform, its chapters, what is skipped, what was marked."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QWidget
from typing_extensions import override

from podplayer.model.feed import Chapter
from podplayer.model.ids import Ms
from podplayer.model.sound import Mixture, Silence, SoundFacts, mixture_at, mixture_runs
from podplayer.ui.delegates.paint import Ink, line
from podplayer.ui.format import dotted
from podplayer.ui.pages.parts.episode.mixture_key import LANE, LANES
from podplayer.ui.text import tr
from podplayer.ui.theme import ThemeController
from podplayer.ui.widgets.timeline import Timeline

_PERIOD = 5
_BAR = 3
_FLAGS = 12
"""Pixels above the bars for bookmarks."""
_BARS = 60
_LABELS = 27
"""Pixels below them for what is skipped and the names of chapters."""
_LEAST_LABEL = 44
_EDGE = 3
"""Pixels around the position that change when it moves."""
_CALM = 0.16
"""Height of the bars of what was not analysed yet."""


def bar_heights(peaks: bytes, count: int) -> list[float]:
    """Return how high each of so many bars is, 0 to 1: the loudest part fills the height.

    The mean of a stretch shows speech and pauses; its highest peak would be a wall of full bars.
    """
    if not peaks or count <= 0:
        return [_CALM] * max(0, count)
    means = []
    for number in range(count):
        start = number * len(peaks) // count
        part = peaks[start : max(start + 1, (number + 1) * len(peaks) // count)]
        means.append(sum(part) / len(part))
    loudest = max(means) or 1.0
    return [mean / loudest for mean in means]


class Waveform(Timeline):
    """Two pictures, played and not played, are made once; a tick copies the strip that changed."""

    def __init__(self, *, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(themes=themes, margin=2, parent=parent)
        self._peaks = b""
        self._silences: Sequence[Silence] = ()
        self._mixture = b""
        self._shows_silences = False
        self._bookmarks: Sequence[Ms] = ()
        self._pictures: tuple[QPixmap, QPixmap] | None = None
        self._shown_x = 0
        self.setAccessibleName(tr("Waveform"))
        # The style sheet of sliders would let a layout press it flat.
        tall = _FLAGS + _BARS + _LABELS
        self.setStyleSheet(f"min-height: {tall}px; max-height: {tall}px;")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def has_sound(self) -> bool:
        """Whether there is something to draw."""
        return bool(self._peaks)

    @property
    def has_mixture(self) -> bool:
        """Whether there are lines of speech and music."""
        return any(self._mixture)

    def set_sound(self, facts: SoundFacts | None) -> None:
        """Draw what was measured; None draws a calm line."""
        self._peaks = b"" if facts is None else facts.peaks
        self._silences = () if facts is None else facts.silences
        self._mixture = b"" if facts is None else facts.mixture
        self._describe()
        self._redraw()

    @override
    def label_at(self, position: int) -> str:
        place = super().label_at(position)
        if not self.has_mixture:
            return place
        heard = {
            Mixture.UNKNOWN: "",
            Mixture.SPEECH: tr("speech"),
            Mixture.MUSIC: tr("music"),
            Mixture.SPEECH | Mixture.MUSIC: tr("speech and music"),
        }[mixture_at(self._mixture, Ms(position))]
        return f"{dotted(place, heard)}\n{self._legend()}"

    @staticmethod
    def _legend() -> str:
        return tr("Under the waveform: the upper line is speech, the lower line is music")

    @override
    def _describe(self) -> None:
        super()._describe()
        if self.has_mixture:
            self.setAccessibleDescription(f"{self.accessibleDescription()}. {self._legend()}")

    @override
    def set_chapters(self, chapters: Sequence[Chapter]) -> None:
        super().set_chapters(chapters)
        self._redraw()

    def set_shows_silences(self, *, shows: bool) -> None:
        """Mark the silences that are skipped."""
        if shows != self._shows_silences:
            self._shows_silences = shows
            self._redraw()

    def set_bookmarks(self, places: Sequence[Ms]) -> None:
        """Show flags."""
        self._bookmarks = places
        self._redraw()

    @override
    def knob_moved(self) -> None:
        # Only where it moved: four ticks a second would otherwise repaint the whole width.
        x = round(self.x_of(self.place))
        if x != self._shown_x:
            left, right = sorted((x, self._shown_x))
            self._shown_x = x
            self.update(left - _EDGE, 0, right - left + 2 * _EDGE, self.height())

    def _redraw(self) -> None:
        self._pictures = None
        self.update()

    def _draw(self) -> tuple[QPixmap, QPixmap]:
        theme = self.themes.theme
        return self._picture(theme.graphic), self._picture(theme.accent)

    def _picture(self, colour: str) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            middle = _FLAGS + _BARS / 2
            room = self.width() - 2 * self.margin
            for number, height in enumerate(bar_heights(self._peaks, room // _PERIOD)):
                tall = max(_BAR, height * _BARS)
                x = self.margin + number * _PERIOD
                painter.drawRoundedRect(QRectF(x, middle - tall / 2, _BAR, tall), 1.5, 1.5)
            if self.maximum():
                self._draw_mixture(painter)
                self._draw_silences(painter)
                self._draw_chapters(painter)
                self._draw_bookmarks(painter)
        return pixmap

    def _draw_mixture(self, painter: QPainter) -> None:
        for start, end, heard in mixture_runs(self._mixture, end=Ms(self.maximum())):
            left, right = self.x_of(start), self.x_of(end)
            for number, (kind, colour) in enumerate(LANES):
                if kind in heard:
                    top = _FLAGS + _BARS + 1 + number * (LANE + 1)
                    area = QRectF(left, top, right - left, LANE)
                    painter.fillRect(area, self.themes.theme.color(colour))

    def _draw_silences(self, painter: QPainter) -> None:
        if not self._shows_silences:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.themes.theme.warning))
        for silence in self._silences:
            start, end = self.x_of(silence.start), self.x_of(silence.end)
            painter.drawRect(QRectF(start, _FLAGS + _BARS + 1, max(1.0, end - start), 3))

    def _draw_chapters(self, painter: QPainter) -> None:
        theme = self.themes.theme
        top = _FLAGS + _BARS + 9
        starts = [*(chapter.start for chapter in self.chapters), Ms(self.maximum())]
        ink = Ink(theme.type.caption, theme.muted)
        for chapter, following in zip(self.chapters, starts[1:], strict=True):
            left, right = round(self.x_of(chapter.start)), round(self.x_of(following))
            if chapter.start > 0:
                painter.fillRect(QRectF(left - 1, _FLAGS + 4, 1, _BARS + 13), theme.color("faint"))
            if right - left >= _LEAST_LABEL:
                rect = QRect(left + (5 if chapter.start > 0 else 0), top, right - left - 12, 18)
                line(painter, rect, chapter.title, ink, align=Qt.AlignmentFlag.AlignLeft)

    def _draw_bookmarks(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.themes.theme.warning))
        for place in self._bookmarks:
            x = self.x_of(place)
            tip = (QPointF(x - 4, 0), QPointF(x + 4, 0), QPointF(x + 4, 7), QPointF(x, 11))
            painter.drawPolygon(QPolygonF([*tip, QPointF(x - 4, 7)]))

    @override
    def _on_theme_changed(self) -> None:
        self._redraw()

    # Qt's own names from here on.

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.height())

    @override
    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        kind = QAbstractSlider.SliderChange
        if change is kind.SliderRangeChange:
            self._redraw()
        else:
            super().sliderChange(change)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pictures is None:
            self._pictures = self._draw()
        rest, played = self._pictures
        x = round(self.x_of(self.place))
        with QPainter(self) as painter:
            area = event.rect()
            painter.setClipRect(area.intersected(QRect(0, 0, x, self.height())))
            painter.drawPixmap(0, 0, played)
            painter.setClipRect(area.intersected(QRect(x, 0, self.width() - x, self.height())))
            painter.drawPixmap(0, 0, rest)
            painter.setClipRect(area)
            if self.maximum():
                painter.fillRect(x - 1, _FLAGS, 2, _BARS, self.themes.theme.color("knob"))
            if self.hasFocus():
                painter.setPen(QPen(self.themes.theme.color("focus"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
