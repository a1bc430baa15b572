"""Which episode is in the player, told on the main thread."""

from PySide6.QtCore import QObject, Qt, Signal, Slot

from podplayer.model.ids import EpisodeId
from podplayer.ui.ports import Services


class NowPlaying(QObject):
    """Says only what lists show: another episode, or play and pause; not each second."""

    changed = Signal(object, bool)
    """An EpisodeId or None, and whether it moves."""

    _heard = Signal(object)

    def __init__(self, app: Services, *, parent: QObject) -> None:
        super().__init__(parent)
        self.episode_id: EpisodeId | None = None
        self.is_moving = False
        self.rate = 1.0
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        end = app.listening.on_state(self._heard.emit)
        if callable(end):
            self.destroyed.connect(lambda _=None: end())
        self._on_heard(app.listening.state)

    @Slot(object)
    def _on_heard(self, state: object) -> None:
        episode_id = getattr(state, "episode_id", None)
        is_moving = bool(getattr(state, "is_playing", False))
        rate = float(getattr(state, "rate", 1.0))
        if (episode_id, is_moving, rate) != (self.episode_id, self.is_moving, self.rate):
            self.episode_id, self.is_moving, self.rate = episode_id, is_moving, rate
            self.changed.emit(episode_id, is_moving)
