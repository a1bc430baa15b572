"""What the listener likes, by name: a bar each, and ways to correct it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QSize, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from podplayer.model.ids import EpisodeId
from podplayer.model.podcast import EpisodeRow
from podplayer.model.ranking import Interest
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.paint import box
from podplayer.ui.format import percent
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import (
    LabelRole,
    icon_button,
    label,
    literal,
    shortened,
    surface,
)
from podplayer.ui.widgets.elided import ElidedLabel


class _Weight(QWidget):
    """A bar in the colour that the interest has on the map."""

    def __init__(self, context: UiContext, *, place: int, share: float) -> None:
        super().__init__()
        self._context = context
        self._place = place
        self._share = share
        self.setFixedHeight(5)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        context.themes.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, 5)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._context.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box(painter, self.rect(), radius=2.5, fill=theme.track)
            filled = self.rect()
            filled.setWidth(max(5, round(self.width() * self._share)))
            if self.isRightToLeft():
                filled.moveRight(self.rect().right())
            box(painter, filled, radius=2.5, fill=theme.series[self._place % len(theme.series)])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """What a line shows."""

    place: int
    interest: Interest
    share: float
    """Of the strongest interest: how full the bar is."""
    example: str


class InterestLine(QWidget):
    """Name, bar, an example, and the menu."""

    pointed = Signal(object)
    """Its place while the pointer is over it, else None."""
    menu_wanted = Signal(int, QPoint)

    def __init__(self, context: UiContext, shown: _Line) -> None:
        super().__init__()
        self.place, interest = shown.place, shown.interest
        name = ElidedLabel(interest.name, LabelRole.STRONG)
        name.setAccessibleName(
            tr("{name}, {percent} of your taste").format(
                name=interest.name, percent=percent(interest.weight)
            )
        )
        self.edit = icon_button(
            tr("Correct “{name}”").format(name=interest.name), "more", icons=context.icons
        )
        self.edit.clicked.connect(self._on_edit)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(name, 1)
        top.addWidget(label(percent(interest.weight), LabelRole.CAPTION))
        text = QVBoxLayout()
        text.setSpacing(5)
        text.addLayout(top)
        text.addWidget(_Weight(context, place=shown.place, share=shown.share))
        if shown.example:
            text.addWidget(ElidedLabel(shown.example, LabelRole.CAPTION))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 9, 0, 9)
        row.setSpacing(4)
        row.addLayout(text, 1)
        row.addWidget(self.edit)

    def _on_edit(self) -> None:
        corner = QPoint(0, self.edit.height())
        self.menu_wanted.emit(self.place, self.edit.mapToGlobal(corner))

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.pointed.emit(self.place)
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(None)
        super().leaveEvent(event)


class InterestList(QFrame):
    """The interests, strongest first."""

    pointed = Signal(object)
    more = Signal(object)
    """An Interest of which there shall be more."""
    less = Signal(object)
    forget = Signal(object)
    rename = Signal(object)
    episode_wanted = Signal(object)

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.setAccessibleName(tr("Interests"))
        self._context = context
        self._interests: Sequence[Interest] = ()
        self._rows: Mapping[EpisodeId, EpisodeRow] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(18, 4, 18, 4)
        self._box.setSpacing(0)

    @property
    def lines(self) -> list[InterestLine]:
        """What is shown."""
        found = (self._box.itemAt(at) for at in range(self._box.count()))
        widgets = (item.widget() for item in found if item is not None)
        return [widget for widget in widgets if isinstance(widget, InterestLine)]

    def show_interests(
        self, interests: Sequence[Interest], rows: Mapping[EpisodeId, EpisodeRow]
    ) -> None:
        """Show these; `rows` has their examples."""
        if (interests, rows) == (self._interests, self._rows) and self._box.count():
            return
        self._interests, self._rows = interests, rows
        while (item := self._box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        strongest = max((one.weight for one in interests), default=1.0) or 1.0
        for place, interest in enumerate(interests):
            if place:
                self._box.addWidget(surface("line"))
            example = next((rows[one].title for one in interest.episodes if one in rows), "")
            shown = _Line(
                place=place, interest=interest, share=interest.weight / strongest, example=example
            )
            made = InterestLine(self._context, shown)
            made.pointed.connect(self.pointed)
            made.menu_wanted.connect(self._open_menu)
            self._box.addWidget(made)
        if not interests:
            none = label(
                tr("No interest stands out yet. They appear once some of what you heard lies near "
                "to each other."), LabelRole.SMALL, wraps=True,
            )  # fmt: skip
            none.setContentsMargins(0, 14, 0, 14)
            self._box.addWidget(none)

    def menu(self, place: int) -> QMenu:
        """Return what can be done with an interest."""
        interest, icons = self._interests[place], self._context.icons
        menu = QMenu(self)
        for icon, text, signal in (
            ("thumb-up", tr("More of this"), self.more),
            ("thumb-down", tr("Less of this"), self.less),
        ):
            action = menu.addAction(icons.icon(icon), text)
            action.triggered.connect(lambda _=False, told=signal: told.emit(interest))
        menu.addSeparator()
        for episode in [self._rows[one] for one in interest.episodes if one in self._rows][:5]:
            action = menu.addAction(icons.icon("play"), literal(shortened(episode.title)))
            action.triggered.connect(lambda _=False, at=episode.id: self.episode_wanted.emit(at))
        menu.addSeparator()
        action = menu.addAction(icons.icon("text"), tr("Rename…"))
        action.triggered.connect(lambda: self.rename.emit(interest))
        action = menu.addAction(icons.icon("trash"), tr("Forget this interest…"))
        action.triggered.connect(lambda: self.forget.emit(interest))
        return menu

    def _open_menu(self, place: int, where: QPoint) -> None:
        menu = self.menu(place)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)
