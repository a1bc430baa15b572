"""Listening: what was heard, in numbers and pictures, exactly."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from podplayer.model.errors import PodplayerError
from podplayer.model.ids import Ms
from podplayer.services.statistics import Listened, Period, Unit
from podplayer.ui.context import PageName, UiContext
from podplayer.ui.format import (
    decimal,
    duration,
    plain_day,
)
from podplayer.ui.pages.page import Page
from podplayer.ui.pages.parts.charts import BarChart
from podplayer.ui.pages.parts.figures import Figure
from podplayer.ui.pages.parts.listening.bars import by_hour, by_time, by_weekday, hours_scale
from podplayer.ui.pages.parts.show_ranking import RankedShow, ShowRanking
from podplayer.ui.pages.parts.year_card import YearCard
from podplayer.ui.text import to_translate, told, tr
from podplayer.ui.widgets.chip_group import ChipGroup
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label, surface
from podplayer.ui.widgets.keys import tab_through
from podplayer.ui.widgets.layouts import ColumnsLayout, FlowLayout
from podplayer.ui.widgets.scrolling import ScrollBody
from podplayer.ui.widgets.welcome import EmptyPage, Offer

_SETTLES_MS = 1000
_MINUTE, _HOUR = 60_000, 3_600_000
_TOP = 10
_LOW = 160
"""Pixels of the charts beside the list of shows, at least."""


@dataclass(frozen=True, slots=True)
class Span:
    """A choice of the chips on top."""

    name: str
    unit: Unit
    sum_up: Callable[[Listened], Period]
    year: int | None = None


def spans(listened: Listened) -> list[Span]:
    """What can be looked at: the last days, weeks and months, each year, everything."""
    today = listened.today
    first = listened.first_day or today

    def since(day: date) -> Callable[[Listened], Period]:
        return lambda log: log.between(day, log.today)

    months = (today.replace(day=1) - timedelta(days=330)).replace(day=1)
    monday = today - timedelta(days=today.weekday())
    made = [
        Span(tr("30 days"), Unit.DAY, since(today - timedelta(days=29))),
        Span(tr("26 weeks"), Unit.WEEK, since(monday - timedelta(weeks=25))),
        Span(tr("12 months"), Unit.MONTH, since(months)),
    ]
    made += [
        Span(str(year), Unit.MONTH, lambda log, year=year: log.year(year), year)  # type: ignore[misc]
        for year in listened.years[:4]
    ]
    if len(listened.years) > 1:
        made.append(Span(tr("All"), Unit.YEAR, since(first)))
    return made


class ListeningPage(Page):
    """Chips, figures, bars by day, shows, hours; a year has a card of its own."""

    title = to_translate("Listening")

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._listened: Listened | None = None
        self._choice = tr("30 days")
        self._is_active = False
        self._is_stale = True
        self._caption = label("", LabelRole.SMALL)
        self._chips_row = QWidget()
        self._chips = FlowLayout(self._chips_row)
        self._group = ChipGroup(self)
        self.heard = Figure(tr("listened"))
        self.saved = Figure(tr("saved by speed"))
        self.finished = Figure(tr("episodes finished"))
        self.streak = Figure(tr("days in a row"))
        self.bars = BarChart(context, name=tr("Listening over time"), scale=hours_scale)
        self.hours = BarChart(
            context,
            name=tr("Listening by hour of the day"),
            scale=hours_scale,
            height=_LOW,
        )
        self.weekdays = BarChart(
            context,
            name=tr("Listening by day of the week"),
            scale=hours_scale,
            height=_LOW,
        )
        self.shows = ShowRanking(context, name=tr("Shows by time"))
        self.year = YearCard(context)
        self._bars_title = label("", LabelRole.SECTION)
        self._body = ScrollBody()
        self._empty = self._make_empty()
        self._lay_out()
        self._settles = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._settles.timeout.connect(self._load)
        context.bridge.episodes_changed.connect(self._on_changed)
        context.bridge.taste_changed.connect(self._on_changed)
        self.shows.chosen.connect(context.shell.open_show)

    @override
    def activate(self) -> None:
        self._is_active = True
        if self._is_stale:
            self._load()

    @override
    def deactivate(self) -> None:
        self._is_active = False
        self._settles.stop()

    def choose(self, name: str) -> None:
        """Look at another time."""
        self._choice = name
        self._show()

    # -- parts --------------------------------------------------------------------------------

    def _make_empty(self) -> EmptyPage:
        shell = self._context.shell
        return EmptyPage(
            icon="chart",
            title=tr("Nothing was heard yet"),
            text=tr(
                "Play something, and this page counts it: hours, shows, and the time that a "
                "higher speed saves you. The numbers stay on this computer."
            ),
            offers=(
                Offer(tr("What to hear now"), lambda: shell.open_page(PageName.FOR_YOU), "play"),
            ),
            looks=(self._context.themes, self._context.icons),
        )

    def _lay_out(self) -> None:
        column = self._body.column
        column.addWidget(label(tr("Listening"), LabelRole.PAGE))
        column.addWidget(self._caption)
        column.addSpacing(12)
        column.addWidget(self._chips_row)
        column.addSpacing(14)
        figures = QWidget()
        grid = ColumnsLayout(figures, least=150)
        for figure in (self.heard, self.saved, self.finished, self.streak):
            grid.addWidget(figure)
        column.addWidget(figures)
        column.addSpacing(20)
        column.addWidget(self._bars_title)
        column.addSpacing(8)
        column.addWidget(_card(self.bars))
        column.addSpacing(20)
        column.addWidget(self.year)
        pair = QWidget()
        halves = ColumnsLayout(pair, least=360, most=2, gap=18)
        halves.addWidget(_titled((tr("Shows you heard most"), self.shows)))
        halves.addWidget(
            _titled(
                (tr("By hour of the day"), _card(self.hours)),
                (tr("By day of the week"), _card(self.weekdays)),
            )
        )
        column.addWidget(pair)
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._body)
        box.addWidget(self._empty)
        self._empty.hide()

    # -- loading ------------------------------------------------------------------------------

    def _load(self) -> None:
        self._is_stale = False
        statistics = self._context.app.statistics
        self._context.tasks.run(
            lambda _: statistics.listened(),
            done=self._on_loaded,
            failed=self._on_failed,
            owner=self,
        )

    def _on_loaded(self, listened: Listened) -> None:
        self._listened = listened
        has_any = bool(listened.parts)
        self._empty.setVisible(not has_any)
        self._body.setVisible(has_any)
        if has_any:
            self._fill_chips(spans(listened))
            self._show()

    def _on_failed(self, error: PodplayerError) -> None:
        self._empty.set_text(tr("The log could not be read"), told(error))
        self._empty.show()
        self._body.hide()

    def _fill_chips(self, choices: list[Span]) -> None:
        names = [choice.name for choice in choices]
        if self._choice not in names:
            self._choice = names[0]
        if [chip.text() for chip in self._group.buttons()] == names:
            return
        for old in self._group.buttons():
            self._group.removeButton(old)
        self._chips.clear()
        for choice in choices:
            chip = button(choice.name, ButtonKind.CHIP)
            chip.setCheckable(True)
            chip.setChecked(choice.name == self._choice)
            chip.clicked.connect(lambda _=False, name=choice.name: self.choose(name))
            self._group.addButton(chip)
            self._chips.addWidget(chip)
        tab_through([*self.chips, self.bars, self.year.save, self.year.picture, self.shows,
                     self.hours, self.weekdays])  # fmt: skip

    @property
    def chips(self) -> list[QPushButton]:
        """The times that can be chosen."""
        return [chip for chip in self._group.buttons() if isinstance(chip, QPushButton)]

    def _show(self) -> None:
        if (listened := self._listened) is None:
            return
        chosen = next(one for one in spans(listened) if one.name == self._choice)
        self._context.tasks.run(
            lambda _: chosen.sum_up(listened),
            done=lambda period: self._show_period(chosen, period),
            owner=self,
        )

    # -- showing ------------------------------------------------------------------------------

    def _show_period(self, chosen: Span, period: Period) -> None:
        if chosen.name != self._choice:
            return
        first = self._listened.first_day if self._listened else None
        year = period.last.year
        self._caption.setText(
            tr(
                "Counted from what you really played since {day}; it stays on this computer."
            ).format(day=plain_day(first, this_year=year))
            if first
            else tr("Counted from what you really played; it stays on this computer.")
        )
        self._show_figures(period)
        self._bars_title.setText(_heading(chosen))
        self.bars.setAccessibleName(self._bars_title.text())
        self.bars.set_bars(by_time(period, chosen.unit))
        self.hours.set_bars(by_hour(period))
        self.weekdays.set_bars(by_weekday(period))
        self.shows.show_shows(
            [
                RankedShow(
                    podcast_id=one.podcast_id,
                    title=one.title,
                    cover_url=one.cover_url,
                    share=one.real / max(1, period.shows[0].real),
                    value=duration(one.real) or tr("under 1 s"),
                    detail=tr("{finished} of %n episode(s) finished", n=one.started).format(
                        finished=one.finished
                    ),
                )
                for one in period.shows[:_TOP]
            ],
            empty=tr("Nothing was heard in this time."),
        )
        self.year.setVisible(chosen.year is not None)
        if chosen.year is not None:
            self.year.show_year(chosen.year, period)

    def _show_figures(self, period: Period) -> None:
        played = tr(
            "{length} of episodes were played in {time}; {fresh} for the first time."
        ).format(
            length=duration(period.media) or tr("nothing"),
            time=duration(period.real) or tr("no time"),
            fresh=duration(period.heard) or tr("nothing"),
        )
        if active := len(period.days):
            each = duration(Ms(period.real // active))
            played += " " + tr("On a day with listening: {time}.").format(time=each)
        self.heard.show_value(_big(period.real), tr("listened"), tip=played)
        self.saved.show_value(
            _big(period.saved),
            tr("saved by speed"),
            tip=tr("The length of what was played, minus the time that it took you."),
        )
        self.finished.show_value(
            decimal(period.finished), tr("finished of %n episode(s)", n=period.started)
        )
        longest, current = period.longest, period.current
        shown = current if current.length else longest
        text = tr("in a row, until now") if current.length else tr("longest run")
        self.streak.show_value(
            tr("%n day(s)", n=shown.length),
            text,
            tip=tr("The longest run in this time: %n day(s).", n=longest.length),
        )

    def _on_changed(self) -> None:
        if self._is_active:
            self._settles.start()
        else:
            self._is_stale = True


def _big(time: int) -> str:
    """Hours with one digit behind the point, minutes below one hour."""
    if time < _HOUR:
        return tr("{minutes} min").format(minutes=round(time / _MINUTE))
    hours = time / _HOUR
    return tr("{hours} h").format(hours=decimal(hours, digits=1 if hours < 100 else 0))


def _heading(chosen: Span) -> str:
    return {
        Unit.DAY: tr("By day"),
        Unit.WEEK: tr("By week"),
        Unit.MONTH: tr("By month"),
        Unit.YEAR: tr("By year"),
    }[chosen.unit]


def _card(inner: QWidget) -> QWidget:
    frame = surface("card")
    box = QHBoxLayout(frame)
    box.setContentsMargins(18, 10, 18, 10)
    box.addWidget(inner)
    return frame


def _titled(*parts: tuple[str, QWidget]) -> QWidget:
    """Return a column of parts, each below its title; charts take what height is left."""
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(8)
    for title, inner in parts:
        if box.count():
            box.addSpacing(12)
        box.addWidget(label(title, LabelRole.SECTION))
        box.addWidget(inner, 1)
    box.addStretch()  # below a list, which is as high as its rows
    return holder
