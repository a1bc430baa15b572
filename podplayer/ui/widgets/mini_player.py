"""The small player: always on top, in the place of the window."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from podplayer.model.feed import Chapter
from podplayer.model.podcast import EpisodeRow
from podplayer.ui.covers import CoverLoader
from podplayer.ui.format import clock, remaining
from podplayer.ui.icons import Icons
from podplayer.ui.player_view import PlayerView
from podplayer.ui.text import tr
from podplayer.ui.theme import ThemeController
from podplayer.ui.widgets.controls import LabelRole, icon_button, label
from podplayer.ui.widgets.elided import ElidedLabel
from podplayer.ui.widgets.layouts import run_with_time, set_margins
from podplayer.ui.widgets.seek_bar import SeekBar
from podplayer.ui.widgets.transport import PlayButton, SkipButton

_SIZE = (432, 140)
_COVER = 108
_INSET = 7
"""What arrows and the bar keep free beside them: words begin where these do."""
_GAP = 24


class MiniPlayer(QFrame):
    """Cover, names, play and skip, progress. Drag it anywhere. Its keys are the window's."""

    toggle_wanted = Signal()
    back_wanted = Signal()
    forward_wanted = Signal()
    seek_wanted = Signal(int)
    window_wanted = Signal()

    def __init__(self, *, themes: ThemeController, icons: Icons, covers: CoverLoader) -> None:
        super().__init__(
            None,
            Qt.WindowType.Window
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint,
        )
        self.setWindowTitle(tr("Small player"))
        self.setObjectName("mini")
        self.setAccessibleName(tr("Small player"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFixedSize(*_SIZE)
        self._covers = covers
        self._themes = themes
        self._row: EpisodeRow | None = None
        self._grabbed: QPoint | None = None
        self._cover = QLabel()
        self._cover.setFixedSize(_COVER, _COVER)
        self._title = ElidedLabel(role=LabelRole.STRONG)
        self._show = ElidedLabel(role=LabelRole.SMALL)
        self.back = SkipButton(is_forward=False, themes=themes, icons=icons)
        self.play = PlayButton(themes=themes, icons=icons)
        self.forward = SkipButton(is_forward=True, themes=themes, icons=icons)
        self.expand = icon_button(tr("Back to the window"), "open", icons=icons, size=16)
        self.seek = SeekBar(themes=themes)
        self._times = label("", LabelRole.CAPTION)
        self._lay_out()
        self.play.clicked.connect(self.toggle_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.forward.clicked.connect(self.forward_wanted)
        self.expand.clicked.connect(self.window_wanted)
        self.seek.seek_wanted.connect(self.seek_wanted)
        covers.ready.connect(self._on_cover_ready)
        themes.changed.connect(self._tint)
        self._tint()

    @property
    def place(self) -> str:
        """Where it stands, as the settings keep it."""
        return f"{self.x()},{self.y()}"

    def open_at(self, place: str, *, beside: QWidget) -> None:
        """Show it where it was, if that is still on a screen; else in the corner of the window."""
        corner = beside.frameGeometry().bottomRight() - QPoint(_SIZE[0] + _GAP, _SIZE[1] + _GAP)
        try:
            x, y = (int(part) for part in place.split(","))
        except ValueError:
            wanted = corner
        else:
            wanted = QPoint(x, y)
        middle = wanted + QPoint(_SIZE[0] // 2, _SIZE[1] // 2)
        self.move(wanted if QGuiApplication.screenAt(middle) is not None else corner)
        self.show()
        self.activateWindow()
        # Else the first button has it, and Space would press that instead of playing.
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_skips(self, *, back: int, forward: int) -> None:
        """Use the listener's own distances."""
        self.back.set_seconds(back)
        self.forward.set_seconds(forward)

    def set_episode(self, row: EpisodeRow | None, chapters: Sequence[Chapter]) -> None:
        """Show another episode, or none."""
        if row is not self._row:
            self._row = row
            self._title.setText(tr("Nothing is playing") if row is None else row.title)
            self._show.setText("" if row is None else row.podcast_title)
            self._paint_cover()
        if chapters != self.seek.chapters:
            self.seek.set_chapters(chapters)

    def set_state(self, view: PlayerView) -> None:
        """Follow the player."""
        self.play.set_playing(is_playing=view.is_playing)
        self.seek.set_position(view.position, view.duration)
        self.seek.set_buffered(view.buffered)
        left = remaining(view.position, view.duration, rate=view.rate)
        if view.is_loading:
            left = tr("loading…")
        self._times.setText(f"{clock(view.position)}  {left}".strip())

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title, 1)
        head.addWidget(self.expand)
        set_margins(head, _INSET, 0, 0, 0)
        words.addLayout(head)
        below = QHBoxLayout()
        set_margins(below, _INSET, 0, 0, 0)
        below.addWidget(self._show)
        words.addLayout(below)
        words.addSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.setContentsMargins(0, 0, _INSET, 0)
        row.addWidget(self.back)
        row.addWidget(self.play)
        row.addWidget(self.forward)
        row.addStretch(1)
        row.addWidget(self._times)
        words.addLayout(row)
        run_with_time(row)
        words.addWidget(self.seek)
        box = QHBoxLayout(self)
        box.setContentsMargins(16, 8, 9, 8)
        box.setSpacing(9)
        box.addWidget(self._cover)
        box.addLayout(words, 1)

    def _paint_cover(self) -> None:
        row = self._row
        self._cover.setPixmap(
            self._covers.pixmap(
                None if row is None else row.cover_url,
                _COVER,
                8,
                title="" if row is None else row.podcast_title,
                ratio=self.devicePixelRatioF(),
            )
        )

    def _on_cover_ready(self, url: str) -> None:
        if self._row is not None and self._row.cover_url == url:
            self._paint_cover()

    def _tint(self) -> None:
        theme = self._themes.theme
        self.setStyleSheet(
            f"QFrame#mini {{ background: {theme.panel}; border: 1px solid {theme.border}; }}"
        )

    # Qt's own names from here on.

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Where a window may not place itself, as under Wayland, the desktop moves it.
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left and not self.windowHandle().startSystemMove():
            self._grabbed = event.globalPosition().toPoint() - self.pos()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            self.move(event.globalPosition().toPoint() - self._grabbed)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.window_wanted.emit()
