"""The bar at the bottom: what plays, where it is, how fast and how loud."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from podplayer.model.feed import Chapter
from podplayer.model.ids import Ms
from podplayer.model.podcast import EpisodeRow
from podplayer.services.playing_wishes import WishScope
from podplayer.ui.covers import CoverLoader
from podplayer.ui.fonts import font
from podplayer.ui.format import clock, dotted, remaining, speed
from podplayer.ui.icons import Icons
from podplayer.ui.player_view import PlayerView
from podplayer.ui.text import shown, tr
from podplayer.ui.theme import ThemeController
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, icon_button, label, restyle
from podplayer.ui.widgets.cover_button import CoverButton
from podplayer.ui.widgets.elided import ElidedLabel
from podplayer.ui.widgets.layouts import run_with_time, set_margins
from podplayer.ui.widgets.player_menus import (
    SleepChoice,
    SleepView,
    popup_above,
    sleep_menu,
    speed_menu,
)
from podplayer.ui.widgets.seek_bar import SeekBar
from podplayer.ui.widgets.transport import PlayButton, SkipButton

HEIGHT = 84
_COVER = 56
_ROUND = 8
_ENDS = 96
"""Width of the time at which it ends."""


class PlayerBar(QFrame):
    """Shows a `PlayerView` and says what the listener wants; it calls no service."""

    toggle_wanted = Signal()
    skip_wanted = Signal(int)
    next_wanted = Signal()
    seek_wanted = Signal(int)
    rate_chosen = Signal(float, object)
    """A speed and a WishScope."""
    volume_chosen = Signal(float)
    mute_wanted = Signal()
    sleep_chosen = Signal(SleepChoice)
    minutes_wanted = Signal()
    """For the sleep timer, others than the menu has."""
    sound_wanted = Signal()
    mini_wanted = Signal()
    episode_wanted = Signal(int)
    queue_wanted = Signal()

    def __init__(
        self,
        *,
        themes: ThemeController,
        icons: Icons,
        covers: CoverLoader,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("player")
        self.setAccessibleName(tr("Player"))
        self.setFixedHeight(HEIGHT)
        self._themes = themes
        self._icons = icons
        self._covers = covers
        self._row: EpisodeRow | None = None
        self._chapters: Sequence[Chapter] = ()
        self._trouble = ""
        """Why nothing sounds; stands where the show does."""
        self._rate = 1.0
        self._scope = WishScope.ALWAYS
        self._sleeping = SleepView()
        self._is_muted = False
        self._queued = 0
        self._make_parts()
        self._lay_out()
        self._connect()
        self._set_rate(self._rate, self._scope)
        self.set_episode(None)

    def set_episode(self, row: EpisodeRow | None, chapters: Sequence[Chapter] = ()) -> None:
        """Show another episode, or none."""
        self._row = row
        self._chapters = chapters
        self.seek.set_chapters(chapters)
        self._title.setText(row.title if row else tr("Nothing is playing"))
        self._name_show()
        self._cover.setVisible(row is not None)
        for part in (self.back, self.forward):
            part.setEnabled(row is not None)
        self.set_queue(self._queued)
        if row is None:
            self.seek.set_position(Ms(0), None)
            self._passed.setText("")
            self._left.setText("")
        self._paint_cover()

    def set_state(self, state: PlayerView) -> None:
        """Follow the player."""
        self.play.set_playing(is_playing=state.is_playing)
        self._set_rate(state.rate, state.rate_scope)
        self._show_trouble("" if state.is_playing else shown(state.error or ""))
        if not self.volume.isSliderDown():
            self.volume.blockSignals(True)  # noqa: FBT003 - Qt's signature
            self.volume.setValue(round(state.volume * 100))
            self.volume.blockSignals(False)  # noqa: FBT003
        self._show_muted(is_muted=state.volume <= 0)
        if self._row is None:
            return
        self.seek.set_position(state.position, state.duration)
        self.seek.set_buffered(state.buffered)
        if not self.seek.isSliderDown():
            self._show_times(state.position, state.duration)
        if state.is_loading:
            self._show_beside(tr("loading…"))
        else:
            end = state.ends_at if state.is_playing else ""  # it moves on while it rests
            self._show_beside(tr("ends at {time}").format(time=end) if end else "")

    def set_sleep(self, view: SleepView) -> None:
        """Show what is left of the sleep timer; an empty text switches it off."""
        before, self._sleeping = self._sleeping, view
        text = view.text
        if text == before.text:
            return
        self._sleep.setText(text)
        self._sleep.setProperty("kind", (ButtonKind.CHIP if text else ButtonKind.ICON).value)
        self._sleep.setProperty("on", "true" if text else "false")
        restyle(self._sleep)
        self._sleep.setAccessibleName(
            tr("Sleep timer, {text} left").format(text=text) if text else tr("Sleep timer")
        )

    def set_queue(self, queued: int) -> None:
        """Know how much waits: with nothing open, Play begins with the queue."""
        self._queued = queued
        self.play.setEnabled(self._row is not None or queued > 0)
        self.next.setEnabled(queued > 0)
        name = tr("Queue, %n episode(s)", n=queued) if queued else tr("Queue")
        self._queue.setToolTip(name)
        self._queue.setAccessibleName(name)

    def set_skips(self, *, back: int, forward: int) -> None:
        """Use the listener's own distances."""
        self.back.set_seconds(back)
        self.forward.set_seconds(forward)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Leave out what does not fit beside the middle."""
        self.volume.setVisible(not is_narrow)
        self._mini.setVisible(not is_narrow)
        self._ends.setVisible(not is_narrow)
        self._balance.setVisible(not is_narrow)

    def open_sleep_menu(self) -> None:
        """Open the sleep timer, as a click on the button does."""
        self._open_sleep()

    @property
    def sound(self) -> QToolButton:
        """The button of the sound panel, over which it opens."""
        return self._sound

    def _make_parts(self) -> None:
        themes, icons = self._themes, self._icons
        self._cover = CoverButton(size=_COVER, radius=_ROUND, themes=themes)
        self._title = ElidedLabel(role=LabelRole.STRONG)
        self._show = ElidedLabel(role=LabelRole.SMALL)
        self.play = PlayButton(themes=themes, icons=icons)
        self.back = SkipButton(is_forward=False, themes=themes, icons=icons)
        self.forward = SkipButton(is_forward=True, themes=themes, icons=icons)
        self.next = icon_button(tr("Next in the queue"), "next", icons=icons, size=18)
        self.seek = SeekBar(themes=themes)
        self._passed = label("", LabelRole.CAPTION)
        self._left = label("", LabelRole.CAPTION)
        for part, align in (
            (self._passed, Qt.AlignmentFlag.AlignTrailing),
            (self._left, Qt.AlignmentFlag.AlignLeading),
        ):
            part.setFont(font(12, QFont.Weight.Medium, has_even_digits=True))
            part.setFixedWidth(58)
            part.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self._speed = button("", ButtonKind.CHIP, tip=tr("Speed"))
        self._speed.setFont(font(13, QFont.Weight.Medium, has_even_digits=True))
        self._sleep = button("", ButtonKind.ICON, icon=(icons, "moon"), tip=tr("Sleep timer"))
        self._sleep.setAccessibleName(tr("Sleep timer"))
        self._sound = icon_button(tr("Sound"), "wave", icons=icons)
        self._mini = icon_button(tr("Small player"), "open", icons=icons, size=18)
        self._ends = label("", LabelRole.FAINT)
        self._ends.setFont(font(12, has_even_digits=True))
        self._mute = icon_button(tr("Mute"), "volume", icons=icons)
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setRange(0, 100)
        self.volume.setFixedWidth(92)
        self.volume.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.volume.setAccessibleName(tr("Volume"))
        self.volume.setToolTip(tr("Volume"))
        self._queue = icon_button(tr("Queue"), "queue", icons=icons)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        set_margins(grid, 20, 0, 16, 0)
        grid.setHorizontalSpacing(20)
        grid.addLayout(self._left_side(), 0, 0)
        grid.addLayout(self._middle(), 0, 1)
        grid.addLayout(self._right_side(), 0, 2)
        # Equal outer columns keep the play button in the middle of the window.
        for column, stretch in ((0, 5), (1, 9), (2, 5)):
            grid.setColumnStretch(column, stretch)
        grid.setColumnMinimumWidth(0, 170)

    def _left_side(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._show)
        words.addStretch(1)
        box = QHBoxLayout()
        box.setSpacing(12)
        box.addWidget(self._cover)
        box.addLayout(words, 1)
        return box

    def _middle(self) -> QVBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        # As wide as the time of the end, so that play stays in the middle.
        self._balance = QWidget()
        self._balance.setFixedWidth(_ENDS)
        buttons.addWidget(self._balance)
        # As wide as the next button, so that play stays in the middle.
        buttons.addSpacing(46)
        for part in (self.back, self.play, self.forward, self.next):
            buttons.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        buttons.addStretch(1)
        self._ends.setFixedWidth(_ENDS)
        self._ends.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        buttons.addWidget(self._ends)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._passed)
        line.addWidget(self.seek, 1)
        line.addWidget(self._left)
        box = QVBoxLayout()
        box.setSpacing(0)
        box.setContentsMargins(0, 6, 0, 6)
        box.addLayout(buttons)
        box.addLayout(line)
        run_with_time(buttons)
        run_with_time(line)
        return box

    def _right_side(self) -> QHBoxLayout:
        box = QHBoxLayout()
        box.setSpacing(6)
        box.addStretch(1)
        for part in (
            self._speed,
            self._sound,
            self._sleep,
            self._mute,
            self.volume,
            self._queue,
            self._mini,
        ):
            box.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        return box

    def _connect(self) -> None:
        self.play.clicked.connect(self.toggle_wanted)
        self.back.clicked.connect(lambda: self.skip_wanted.emit(self.back.seconds))
        self.forward.clicked.connect(lambda: self.skip_wanted.emit(self.forward.seconds))
        self.next.clicked.connect(self.next_wanted)
        self.seek.seek_wanted.connect(self.seek_wanted)
        self.seek.sliderMoved.connect(self._on_dragged)
        self._speed.clicked.connect(self._open_speeds)
        self._sound.clicked.connect(self.sound_wanted)
        self._mini.clicked.connect(self.mini_wanted)
        self._sleep.clicked.connect(self._open_sleep)
        self._mute.clicked.connect(self.mute_wanted)
        self.volume.valueChanged.connect(lambda value: self.volume_chosen.emit(value / 100))
        self._queue.clicked.connect(self.queue_wanted)
        self._cover.clicked.connect(self._on_cover_clicked)
        self._covers.ready.connect(self._on_cover_ready)

    def _open_speeds(self) -> None:
        menu = speed_menu(
            self._rate,
            self._scope,
            self.rate_chosen.emit,
            has_episode=self._row is not None,
            parent=self,
        )
        popup_above(menu, self._speed)

    def _open_sleep(self) -> None:
        choose, ask = self.sleep_chosen.emit, self.minutes_wanted.emit
        popup_above(sleep_menu(self._sleeping, choose, ask=ask, parent=self), self._sleep)

    def _show_muted(self, *, is_muted: bool) -> None:
        if is_muted != self._is_muted:
            self._is_muted = is_muted
            self._icons.attach(self._mute, "mute" if is_muted else "volume")
            self._mute.setToolTip(tr("Unmute") if is_muted else tr("Mute"))
            self._mute.setAccessibleName(self._mute.toolTip())

    def _set_rate(self, rate: float, scope: WishScope) -> None:
        self._scope = scope
        if rate != self._rate or not self._speed.text():
            self._rate = rate
            self._speed.setText(speed(rate))
            self._speed.setAccessibleName(tr("Speed, {speed}").format(speed=speed(rate)))

    def _show_beside(self, text: str) -> None:
        if text != self._ends.text():
            self._ends.setText(text)
            # Play stays in the middle however long a language says it.
            width = max(_ENDS, self._ends.sizeHint().width())
            self._ends.setFixedWidth(width)
            self._balance.setFixedWidth(width)
            self._left.setToolTip(text)

    def _show_trouble(self, text: str) -> None:
        if text != self._trouble:
            self._trouble = text
            self._show.setProperty("role", (LabelRole.ERROR if text else LabelRole.SMALL).value)
            restyle(self._show)
            self._name_show()

    def _name_show(self, chapter: str = "") -> None:
        row = self._row
        name = dotted(row.podcast_title, chapter) if row else tr("Choose an episode to start")
        self._show.setText(self._trouble or name)

    def _show_times(self, position: Ms, duration: Ms | None) -> None:
        self._passed.setText(clock(position))
        self._left.setText(remaining(position, duration, rate=self._rate))
        if self._row is not None and self._chapters:
            now = [chapter for chapter in self._chapters if chapter.start <= position]
            self._name_show(now[-1].title if now else "")

    def _paint_cover(self) -> None:
        if self._row is not None:
            self._cover.set_picture(
                self._covers.pixmap(
                    self._row.cover_url,
                    _COVER,
                    _ROUND,
                    title=self._row.podcast_title,
                    ratio=self.devicePixelRatioF(),
                )
            )
            self._cover.setAccessibleName(tr("Open {title}").format(title=self._row.title))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the volume over the speaker also where the slider does not fit."""
        if self._mute.geometry().contains(event.position().toPoint()):
            self.volume.setValue(self.volume.value() + event.angleDelta().y() // 24)
            event.accept()

    def _on_dragged(self, position: int) -> None:
        self._show_times(Ms(position), Ms(self.seek.maximum()))

    def _on_cover_ready(self, url: str) -> None:
        if self._row is not None and self._row.cover_url == url:
            self._paint_cover()

    def _on_cover_clicked(self) -> None:
        if self._row is not None:
            self.episode_wanted.emit(self._row.id)
