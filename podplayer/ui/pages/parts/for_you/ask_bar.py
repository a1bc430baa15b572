"""What the listener asks for now: minutes, place, mood, how familiar."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QMenu,
    QPushButton,
    QSlider,
    QWidget,
)

from podplayer.model.listening import Mood
from podplayer.model.ranking import RankingOptions
from podplayer.ui.context import UiContext
from podplayer.ui.format import time_of_day
from podplayer.ui.pages.parts.mood_pad import MoodPopup, mood_picture
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label, restyle
from podplayer.ui.widgets.layouts import FlowLayout

MINUTES = (10, 15, 25, 40, 60)
PLACES = ("home", "commute", "work", "walk")
_MOOD_LASTS_MS = 2 * 3600 * 1000
_SLIDER_SETTLES_MS = 250


class AskBar(QWidget):
    """A line of chips; it holds what was asked until something else is."""

    changed = Signal()

    def __init__(
        self, context: UiContext, *, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._now = now
        settings = context.app.settings.current
        self._minutes = settings.minutes or None
        self._place: str | None = None
        self._mood: Mood | None = None
        self._mood_ends = QTimer(self, singleShot=True, interval=_MOOD_LASTS_MS)
        self._mood_ends.timeout.connect(lambda: self._set_mood(None))
        self._settles = QTimer(self, singleShot=True, interval=_SLIDER_SETTLES_MS)
        self._settles.timeout.connect(self._on_slider_settled)
        self._clock = label("", LabelRole.SMALL)
        self._minutes_chip = self._chip(tr("Minutes at hand"), self._open_minutes)
        self._place_chip = self._chip(tr("Place"), self._open_place)
        self._mood_chip = self._chip(tr("Mood"), self._open_mood)
        self._local_chip = button(tr("Downloaded only"), ButtonKind.CHIP)
        self._local_chip.setCheckable(True)
        self._local_chip.clicked.connect(lambda _=False: self._on_changed())
        self._popup = MoodPopup(context, parent=self)
        self._popup.changed.connect(self._set_mood)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._lay_out(settings.surprise)
        context.themes.changed.connect(self._say)
        self.tick()
        self._say()

    @property
    def minutes(self) -> int | None:
        """Minutes at hand, None where any length will do."""
        return self._minutes

    def options(self, *, count: int) -> RankingOptions:
        """Return what is asked for now."""
        return RankingOptions(
            count=count,
            minutes=self._minutes,
            place=self._place,
            mood=self._mood,
            surprise=self._slider.value() / 100,
            is_downloaded_only=self._local_chip.isChecked(),
        )

    def tick(self) -> None:
        """Show the time that it is now."""
        now = self._now()
        text = tr("{time} weekend") if now.weekday() >= 5 else tr("{time} weekday")
        self._clock.setText(text.format(time=time_of_day(now)))

    def set_minutes(self, minutes: int | None) -> None:
        """Ask for another length."""
        self._minutes = minutes
        self._context.app.settings.change(minutes=minutes or 0)
        self._on_changed()

    def set_place(self, place: str | None) -> None:
        """Ask for another place."""
        self._place = place or None
        self._on_changed()

    def _lay_out(self, surprise: float) -> None:
        row = FlowLayout(self, gap=8, last_at_end=True)
        for chip in (
            self._clock,
            self._minutes_chip,
            self._place_chip,
            self._mood_chip,
            self._local_chip,
        ):
            row.addWidget(chip)
        self._clock.setFixedHeight(self._place_chip.sizeHint().height())
        self._slider.setRange(0, 100)
        self._slider.setValue(round(surprise * 100))
        self._slider.setFixedWidth(120)
        self._slider.setAccessibleName(tr("Familiar to surprising"))
        self._slider.setToolTip(tr("How much may be outside of what you usually hear"))
        self._slider.valueChanged.connect(lambda _: self._settles.start())
        ends = QWidget()
        line = QHBoxLayout(ends)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(label(tr("Familiar"), LabelRole.CAPTION))
        line.addWidget(self._slider)
        line.addWidget(label(tr("Surprising"), LabelRole.CAPTION))
        row.addWidget(ends)

    def _chip(self, name: str, opens: Callable[[], object]) -> QPushButton:
        made = button("", ButtonKind.CHIP, opens_with=self._context.icons)
        made.setAccessibleName(name)
        made.clicked.connect(lambda _=False: opens())
        return made

    def _say(self) -> None:
        """Write the chips anew."""
        theme = self._context.theme
        have = (
            tr("I have {minutes} min").format(minutes=self._minutes)
            if self._minutes
            else tr("Any length")
        )
        self._write(self._minutes_chip, have, is_on=self._minutes is not None)
        where = tr("Place: {place}").format(place=self._place) if self._place else tr("Place")
        self._write(self._place_chip, where, is_on=self._place is not None)
        self._write(self._mood_chip, tr("Mood"), is_on=self._mood is not None)
        icon = QIcon()
        if self._mood is not None:
            ratio = self.devicePixelRatioF()
            colours = {"accent": theme.accent_ink, "border": theme.accent_ink}
            icon = QIcon(mood_picture(self._mood, **colours, ratio=ratio))
        self._mood_chip.setIcon(icon)

    def _write(self, chip: QPushButton, text: str, *, is_on: bool) -> None:
        chip.setText(text)
        chip.setAccessibleDescription(text)
        chip.setProperty("on", "true" if is_on else "false")
        restyle(chip)
        chip.updateGeometry()

    def _open_minutes(self) -> None:
        menu = QMenu(self)
        self._offer(menu, tr("Any length"), self._minutes is None, partial(self.set_minutes, None))
        menu.addSeparator()
        for minutes in MINUTES:
            self._offer(
                menu,
                tr("%n minute(s)", n=minutes),
                self._minutes == minutes,
                partial(self.set_minutes, minutes),
            )
        self._pop(menu, self._minutes_chip)

    def _open_place(self) -> None:
        menu = QMenu(self)
        self._offer(menu, tr("None"), self._place is None, partial(self.set_place, None))
        menu.addSeparator()
        for place in PLACES:
            self._offer(
                menu,
                place.capitalize(),
                self._place == place,
                partial(self.set_place, place),
            )
        menu.addSeparator()
        is_own = self._place is not None and self._place not in PLACES
        text = f"“{self._place}”…" if is_own else tr("Another word…")
        self._offer(menu, text, is_own, self._ask_place)
        self._pop(menu, self._place_chip)

    def _ask_place(self) -> None:
        word, is_given = QInputDialog.getText(
            self, tr("Place"), tr("A word of your own for where you are:"), text=self._place or ""
        )
        if is_given:
            self.set_place(word.strip()[:40])

    def _open_mood(self) -> None:
        self._popup.open_below(self._mood_chip, self._mood)

    def _set_mood(self, mood: Mood | None) -> None:
        self._mood = mood
        if mood is None:
            self._mood_ends.stop()
        else:
            self._mood_ends.start()
        self._say()
        self._settles.start()

    def _on_slider_settled(self) -> None:
        surprise = self._slider.value() / 100
        if surprise != self._context.app.settings.current.surprise:
            self._context.app.settings.change(surprise=surprise)
        self.changed.emit()

    def _on_changed(self) -> None:
        self._say()
        self.changed.emit()

    def _offer(self, menu: QMenu, text: str, is_on: bool, chosen: Callable[[], object]) -> None:  # noqa: FBT001
        icons = self._context.icons
        action = menu.addAction(icons.icon("check") if is_on else QIcon(), text)
        action.triggered.connect(lambda _=False: chosen())

    def _pop(self, menu: QMenu, below: QWidget) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below.mapToGlobal(QPoint(0, below.height() + 4)))
