"""A year in review: every day as a square, and what stood out."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QLocale, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from podplayer.model.ids import Ms
from podplayer.services.statistics import Period, Unit
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.paint import Ink, box, line
from podplayer.ui.format import decimal, duration, listed, month, plain_day
from podplayer.ui.pages.parts.charts import Chart, mixed
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import LabelRole, button, label

_PAD, _HEAD, _FOOT = 22, 116, 76


class YearCard(QWidget):
    """The picture with its title, and a button that saves it."""

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._title = label("", LabelRole.SECTION)
        self.picture = YearPicture(context)
        self.save = button(tr("Save as a picture…"))
        self.save.clicked.connect(self._on_save)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.save)
        box_ = QVBoxLayout(self)
        box_.setContentsMargins(0, 0, 0, 20)
        box_.setSpacing(8)
        box_.addLayout(head)
        box_.addWidget(self.picture)
        self.hide()

    def show_year(self, year: int, period: Period) -> None:
        """Draw a year."""
        self._title.setText(tr("Your {year} in review").format(year=year))
        self.picture.show_year(year, period)

    def save_to(self, path: Path) -> bool:
        """Write the picture at twice its size; False if that failed."""
        size = self.picture.size()
        pixmap = QPixmap(size * 2)
        pixmap.setDevicePixelRatio(2)
        pixmap.fill(self._context.theme.color("bg"))
        self.picture.render(pixmap)
        return pixmap.save(str(path), "PNG")

    def _on_save(self) -> None:
        name = f"podplayer-{self.picture.year}.png"
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Save the year"), name, tr("Pictures (*.png)")
        )
        if chosen:
            path = Path(chosen).with_suffix(".png")
            is_saved = self.save_to(path)
            said = (
                tr("Saved {name}").format(name=path.name)
                if is_saved
                else tr("{path} cannot be written.").format(path=path)
            )
            self._context.shell.toast(said)


class YearPicture(Chart):
    """Painted, so that it can be saved as it is."""

    columns = 7

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(context, name=tr("A year, day by day"), parent=parent)
        self.year = 0
        self._period: Period | None = None
        self._most = 1
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        context.covers.ready.connect(self.update)

    def show_year(self, year: int, period: Period) -> None:
        """Draw a year."""
        self.year, self._period = year, period
        self._most = max(period.days.values(), default=1)
        facts = listed(f"{name}: {value}" for name, value in self._facts(period))
        self.setAccessibleName(tr("{year}, day by day").format(year=year))
        self.describe(facts)
        self.updateGeometry()

    @override
    def count(self) -> int:
        return (date(self.year + 1, 1, 1) - date(self.year, 1, 1)).days if self.year else 0

    @override
    def rect_of(self, place: int) -> QRectF:
        first = date(self.year, 1, 1)
        week, day = divmod(first.weekday() + place, 7)
        size = self._cell()
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            week = 53 - week
        return QRectF(_PAD + week * size, _HEAD + day * size, size, size)

    @override
    def words(self, place: int) -> str:
        day = date(self.year, 1, 1) + timedelta(days=place)
        real = self._period.days.get(day, 0) if self._period else 0
        return f"{plain_day(day, this_year=0)}: {duration(Ms(real)) or tr('nothing')}"

    def _cell(self) -> float:
        return min(20.0, (self.width() - 2 * _PAD) / 54)

    # Qt's own names from here on.

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return round(min(20.0, (width - 2 * _PAD) / 54) * 7) + _HEAD + _FOOT

    @override
    def sizeHint(self) -> QSize:
        return QSize(900, self.heightForWidth(900))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, period = self._context.theme, self._period
        with QPainter(self) as painter:
            painter.setRenderHints(
                QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
            )
            box(painter, self.rect(), radius=theme.radii.lg, fill=theme.card, border=theme.border)
            if period is not None:
                self._paint_head(painter, period)
                self._paint_days(painter, period)
                self._paint_facts(painter, period)
            if self.hasFocus():
                self.paint_mark(painter)

    def _paint_head(self, painter: QPainter, period: Period) -> None:
        theme = self._context.theme
        width = self.width() - 2 * _PAD
        covers = self._covers(period)
        room = width - (len(covers) * 52 + 8 if width > 420 else 0)
        big = Ink(theme.type.hero, theme.accent_ink, QFont.Weight.Bold)
        at = QRect(_PAD, 18, room, 36)
        line(painter, self._flip(at), _title(self.year, period), big)
        names = [show.title for show in period.shows[:3]]
        most = (
            tr("Most of all {listed}.").format(listed=QLocale().createSeparatedList(names))
            if names
            else tr("No show was heard.")
        )
        words = Ink(theme.type.body, theme.muted)
        line(painter, self._flip(QRect(_PAD, 56, room, 22)), most, words)
        if width > 420:
            for number, (url, title) in enumerate(covers):
                left = self.width() - _PAD - (len(covers) - number) * 52 + 4
                cover = self._context.covers.pixmap(
                    url, 48, 8, title=title, ratio=self.devicePixelRatioF()
                )
                place = self._flip(QRect(left, 22, 48, 48))
                painter.drawPixmap(QPointF(place.topLeft()), cover)

    def _covers(self, period: Period) -> Sequence[tuple[str | None, str]]:
        return [(show.cover_url, show.title) for show in period.shows[:4]]

    def _paint_days(self, painter: QPainter, period: Period) -> None:
        theme = self._context.theme
        empty, full = QColor(theme.track), QColor(theme.accent)
        gap = 1.0 if self._cell() < 14 else 1.5
        first = date(self.year, 1, 1)
        for place in range(self.count()):
            day = first + timedelta(days=place)
            share = period.days.get(day, 0) / self._most
            square = self.rect_of(place).adjusted(gap, gap, -gap, -gap)
            if day > period.last:
                painter.setOpacity(0.45)
            box(painter, square, radius=2.5, fill=mixed(empty, full, share**0.5))
            painter.setOpacity(1)
        ink = Ink(theme.type.caption - 1, theme.faint)
        for number in range(1, 13):
            start = date(self.year, number, 1)
            cell = self.rect_of((start - first).days)
            rect = QRect(round(cell.left()) + 1, _HEAD - 20, 40, 16)
            line(painter, rect, month(start), ink)

    def _paint_facts(self, painter: QPainter, period: Period) -> None:
        theme = self._context.theme
        facts = self._facts(period)
        width = (self.width() - 2 * _PAD) / len(facts)
        top = self.height() - _FOOT + 18
        for number, (name, value) in enumerate(facts):
            left = round(_PAD + number * width)
            rect = QRect(left, top, round(width) - 10, 22)
            strong = Ink(theme.type.body, theme.text, QFont.Weight.DemiBold)
            line(painter, self._flip(rect), value, strong)
            under = rect.translated(0, 21)
            line(painter, self._flip(under), name, Ink(theme.type.caption, theme.muted))

    @staticmethod
    def _facts(period: Period) -> list[tuple[str, str]]:
        months = period.buckets(Unit.MONTH)
        best = max(months, key=lambda bucket: bucket.real)
        busiest = period.busiest
        return [
            (tr("days with listening"), decimal(len(period.days))),
            (tr("longest run"), tr("%n day(s)", n=period.longest.length)),
            (tr("episodes finished"), decimal(period.finished)),
            (tr("busiest month"), month(best.first, is_long=True) if best.real else tr("none")),
            (
                tr("busiest day, {day}").format(day=plain_day(busiest, this_year=busiest.year))
                if busiest
                else tr("busiest day"),
                duration(Ms(period.days[busiest])) if busiest else tr("none"),
            ),
        ]

    def _flip(self, rect: QRect) -> QRect:
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return QRect(self.width() - rect.right() - 1, rect.top(), rect.width(), rect.height())
        return rect


def _title(year: int, period: Period) -> str:
    if period.real >= 7_200_000:
        hours = round(period.real / 3_600_000)
        return tr("%n hour(s) in {year}", n=hours).format(year=year)
    if not period.real:
        return tr("Nothing in {year}").format(year=year)
    return tr("{time} in {year}").format(time=duration(Ms(period.real)), year=year)
