"""Says to a screen reader what the player does: by its buttons, by a key, by itself."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from podplayer.model.feed import Chapter
from podplayer.model.ids import Ms
from podplayer.ui.announce import announce
from podplayer.ui.format import percent, speed
from podplayer.ui.player_link import PlayerLink
from podplayer.ui.player_view import PlayerView
from podplayer.ui.text import tr
from podplayer.ui.widgets.player_bar import PlayerBar
from podplayer.ui.widgets.player_menus import SleepChoice
from podplayer.ui.widgets.timeline import chapter_at

_LEAP = Ms(3_000)
"""From here on a step in the episode is the listener's, and not the course of it."""


class PlayerVoice(QObject):
    """Speaks where an episode begins, goes on or rests, and where the listener changes something.

    Never at a tick, and not of what a control in focus says itself.
    """

    def __init__(self, *, link: PlayerLink, bar: PlayerBar, window: QWidget) -> None:
        super().__init__(window)
        self._link = link
        self._bar = bar
        self._window = window
        self._known: PlayerView | None = None
        link.view_changed.connect(self._on_view)
        bar.sleep_chosen.connect(self._on_sleep)

    def _on_view(self, view: PlayerView) -> None:
        before, self._known = self._known, view
        if before is None:
            before = PlayerView(volume=view.volume, rate=view.rate)
        if (view.episode_id, view.is_playing) != (before.episode_id, before.is_playing):
            # What lies ready when the window opens is no news.
            if view.is_playing or before.is_playing:
                self._say(self._state_sentence(view))
        elif view.rate != before.rate:
            self._say(tr("Speed, {speed}").format(speed=speed(view.rate)))
        elif view.volume != before.volume:
            if QApplication.focusWidget() is not self._bar.volume:
                self._say(_volume_sentence(view.volume))
        elif abs(view.position - before.position) >= _LEAP:
            self._say_chapter(before.position, view.position)

    def _say(self, sentence: str) -> None:
        announce(self._window, sentence)

    def _state_sentence(self, view: PlayerView) -> str:
        detail = self._link.detail
        if view.episode_id is None or detail is None:
            return tr("Nothing is playing.")
        if view.is_playing:
            row = detail.row
            return tr("Playing {title}, {show}").format(title=row.title, show=row.podcast_title)
        return tr("The sleep timer paused it.") if view.is_dozing else tr("Paused")

    def _say_chapter(self, before: Ms, now: Ms) -> None:
        left, entered = (self._chapter_at(place) for place in (before, now))
        if entered is not None and entered is not left:
            self._say(entered.title)

    def _chapter_at(self, place: Ms) -> Chapter | None:
        return chapter_at(self._link.chapters, place)

    def _on_sleep(self, choice: SleepChoice) -> None:
        if choice.back_to is not None:
            return  # it plays on, which is said
        if choice.is_end_of_chapter:
            self._say(tr("It stops at the end of this chapter."))
        elif choice.is_end_of_episode:
            self._say(tr("It stops at the end of this episode."))
        elif choice.minutes:
            self._say(tr("It stops in %n minute(s).", n=choice.minutes))
        else:
            self._say(tr("The sleep timer is off."))


def _volume_sentence(volume: float) -> str:
    return tr("Volume, {share}").format(share=percent(volume)) if volume > 0 else tr("Muted")
