"""Says to a screen reader what the player does: by its buttons, by a key, by itself."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from podplayer.model.ids import EpisodeId
from podplayer.ui.announce import announce
from podplayer.ui.player_link import PlayerLink
from podplayer.ui.player_view import PlayerView
from podplayer.ui.text import tr


class PlayerVoice(QObject):
    """Speaks where an episode begins, goes on or rests, and not at each tick."""

    def __init__(self, *, link: PlayerLink, window: QWidget) -> None:
        super().__init__(window)
        self._link = link
        self._window = window
        self._known: tuple[EpisodeId | None, bool] = (None, False)
        link.view_changed.connect(self._on_view)

    def _on_view(self, view: PlayerView) -> None:
        now = (view.episode_id, view.is_playing)
        if now == self._known:
            return
        before, self._known = self._known, now
        # What lies ready when the window opens is no news.
        if view.is_playing or before[1]:
            announce(self._window, self._sentence(view))

    def _sentence(self, view: PlayerView) -> str:
        detail = self._link.detail
        if view.episode_id is None or detail is None:
            return tr("Nothing is playing.")
        if view.is_playing:
            row = detail.row
            return tr("Playing {title}, {show}").format(title=row.title, show=row.podcast_title)
        return tr("The sleep timer paused it.") if view.is_dozing else tr("Paused")
