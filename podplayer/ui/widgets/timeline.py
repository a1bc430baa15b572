"""What the seek bar and the waveform share: a slider in milliseconds that goes where one clicks."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractSlider, QSlider, QToolTip, QWidget
from typing_extensions import override

from podplayer.model.feed import Chapter
from podplayer.model.ids import Ms
from podplayer.ui.announce import announce
from podplayer.ui.format import clock, in_words
from podplayer.ui.text import tr
from podplayer.ui.theme import ThemeController


def chapter_at(chapters: Sequence[Chapter], position: int) -> Chapter | None:
    """Return the last chapter that began before a position; they come in time order."""
    found = None
    for chapter in chapters:
        if chapter.start > position:
            break
        found = chapter
    return found


class Timeline(QSlider):
    """While it is dragged it ignores the player. Time runs from left to right in every language.

    Each value of a slider that has the focus is read out, four a second while it plays. So with the
    focus its value rests, `place` goes on, and what a key did is said in words.
    """

    seek_wanted = Signal(int)

    def __init__(
        self, *, themes: ThemeController, margin: int = 0, parent: QWidget | None = None
    ) -> None:
        """`margin`: pixels at both ends that belong to no time."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.themes = themes
        self.margin = margin
        self.chapters: Sequence[Chapter] = ()
        self._heard = 0
        self.setMouseTracking(True)
        self.setRange(0, 0)
        self.setSingleStep(5_000)
        self.setPageStep(60_000)
        self.setEnabled(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.sliderReleased.connect(lambda: self.seek_wanted.emit(self.sliderPosition()))
        themes.changed.connect(self._on_theme_changed)

    @property
    def place(self) -> int:
        """Where the knob is, in milliseconds."""
        return self.sliderPosition() if self.isSliderDown() else self._heard

    def set_position(self, position: Ms, duration: Ms | None) -> None:
        """Follow the player, unless the listener holds the knob."""
        if self.isEnabled() != bool(duration):
            self.setEnabled(bool(duration))
        if self.maximum() != (duration or 0):
            self.setMaximum(duration or 0)
        if self.isSliderDown() or position == self._heard:
            return
        is_other_second = position // 1000 != self._heard // 1000
        if self.hasFocus():
            self._heard = position
            self.knob_moved()
            return
        self.setValue(position)
        if is_other_second:
            self._describe()

    def knob_moved(self) -> None:
        """Paint it where it is now."""
        self.update()

    def set_chapters(self, chapters: Sequence[Chapter]) -> None:
        """Know where chapters begin."""
        self.chapters = chapters
        self.update()

    def x_of(self, position: int) -> float:
        """Where a position lies."""
        room = self.width() - 2 * self.margin
        return self.margin + (room * position / self.maximum() if self.maximum() else 0.0)

    def at(self, x: float) -> int:
        """Return which position lies there."""
        room = max(1, self.width() - 2 * self.margin)
        return round(min(1.0, max(0.0, (x - self.margin) / room)) * self.maximum())

    def label_at(self, position: int) -> str:
        """Return time and chapter of a position."""
        chapter = chapter_at(self.chapters, position)
        return f"{clock(Ms(position))} {chapter.title if chapter else ''}".strip()

    def _describe(self) -> None:
        self.setAccessibleDescription(
            tr("{position} of {duration}").format(
                position=in_words(Ms(self.place)), duration=in_words(Ms(self.maximum()))
            )
        )

    def _on_theme_changed(self) -> None:
        self.update()

    # Qt's own names from here on.

    @override
    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        if change is QAbstractSlider.SliderChange.SliderValueChange:
            self._heard = self.value()
            self.knob_moved()
        else:
            super().sliderChange(change)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._describe()
        super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.setValue(self._heard)
        super().focusOutEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.maximum():
            self.setSliderDown(True)
            self.setSliderPosition(self.at(event.position().x()))
            event.accept()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self.at(event.position().x())
        if self.isSliderDown():
            self.setSliderPosition(place)
        if self.maximum():
            QToolTip.showText(event.globalPosition().toPoint(), self.label_at(place), self)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderDown(False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.setValue(self._heard)
        before = self.value()
        super().keyPressEvent(event)
        if self.value() != before:
            self.seek_wanted.emit(self.value())
            announce(self, in_words(Ms(self.value())))
