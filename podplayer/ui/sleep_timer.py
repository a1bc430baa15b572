"""Falls silent after some minutes, gently, or when the episode is over."""

from PySide6.QtCore import QObject, QTimer, Signal

from podplayer.model.ids import EpisodeId
from podplayer.ui.player_view import PlayerView
from podplayer.ui.widgets.player_menus import SleepChoice

_FADE_SECONDS = 12
_END_MARGIN = 1_200
"""Milliseconds before the end that count as the end: a later pause would start the next."""


class SleepTimer(QObject):
    """Counts while it plays; `faded` tells how loud to be, `expired` that it is time to pause."""

    changed = Signal(str)
    """What is left, for the button; empty when it is off."""
    faded = Signal(float)
    """Share of the listener's own volume, 1 to 0."""
    expired = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left = 0
        self._episode: EpisodeId | None = None
        self._is_end_of_episode = False
        self._view = PlayerView()
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tick)

    @property
    def is_on(self) -> bool:
        """Whether it will stop the player."""
        return self._is_end_of_episode or self._left > 0

    def choose(self, choice: SleepChoice) -> None:
        """Start, replace or stop the timer."""
        self.faded.emit(1.0)
        self._left = choice.minutes * 60
        self._is_end_of_episode = choice.is_end_of_episode
        self._episode = self._view.episode_id
        if self._left:
            self._timer.start()
        else:
            self._timer.stop()
        self._tell()

    def follow(self, view: PlayerView) -> None:
        """Know what plays."""
        self._view = view
        if not self._is_end_of_episode:
            return
        left = (view.duration or 0) - view.position
        is_over = view.duration is not None and left * 1.0 <= _END_MARGIN * view.rate
        if view.episode_id != self._episode or (view.is_playing and is_over):
            self._expire()

    def tick(self) -> None:
        """Count one second."""
        if not self._view.is_playing:
            return
        self._left -= 1
        if self._left <= 0:
            self._expire()
            return
        if self._left <= _FADE_SECONDS:
            self.faded.emit(self._left / _FADE_SECONDS)
        self._tell()

    def _expire(self) -> None:
        self._timer.stop()
        self._left = 0
        self._is_end_of_episode = False
        self.expired.emit()
        self.faded.emit(1.0)
        self._tell()

    def _tell(self) -> None:
        if self._is_end_of_episode:
            self.changed.emit("End")
        elif self._left >= 60:
            self.changed.emit(f"{-(-self._left // 60)} min")
        else:
            self.changed.emit(f"{self._left} s" if self._left else "")
