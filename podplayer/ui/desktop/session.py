"""Where the listener was when the program ended, and how it comes back."""

import logging

from PySide6.QtCore import QObject, QTimer

from podplayer.model.errors import NotFoundError
from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.model.podcast import EpisodeRow, EpisodeState
from podplayer.ui.context import PageName
from podplayer.ui.main_window import MainWindow
from podplayer.ui.ports import Services

logger = logging.getLogger(__name__)

_STAYS = 1_000
"""Milliseconds on a page after which it is remembered: who walks through them stores nothing."""


class Session(QObject):
    """Remembers the open episode and the page at once, for a program may be killed."""

    def __init__(self, *, window: MainWindow, app: Services) -> None:
        super().__init__(window)
        self._window = window
        self._app = app
        window.link.episode_changed.connect(self._on_episode_changed)
        self._stays = QTimer(self, singleShot=True, interval=_STAYS)
        self._stays.timeout.connect(self._on_stayed)
        window.stack.shown.connect(lambda _: self._stays.start())
        window.closed.connect(self._on_closed)

    def restore_page(self, *, otherwise: PageName) -> None:
        """Open the page that was open last."""
        place = self._app.settings.current.last_page
        if not open_place(self._window, self._app, place):
            self._window.open_page(otherwise)

    def restore_episode(self) -> None:
        """Show the episode that was open last, paused where it was left."""
        number = EpisodeId(self._app.settings.current.last_episode)
        rows = self._app.library.rows([number]) if number else []
        if rows and is_worth_recalling(rows[0]):
            try:
                self._app.listening.recall(number)
            except NotFoundError as error:
                logger.info("the last episode is gone: %s", error)

    def _on_episode_changed(self, episode_id: EpisodeId | None) -> None:
        number = int(episode_id or 0)
        # Nothing is open at first; that is no reason to forget what was.
        if number and number != self._app.settings.current.last_episode:
            change = self._app.settings.change
            # On a thread, as the page below.
            self._window.context.tasks.run(lambda _: change(last_episode=number), owner=self)

    def _on_stayed(self) -> None:
        # On a thread: the library may be held by a refresh that writes.
        place = self._window.place
        self._window.context.tasks.run(lambda _: self._store_page(place), owner=self)

    def _on_closed(self) -> None:
        self._stays.stop()
        self._store_page(self._window.place)

    def _store_page(self, place: str) -> None:
        if place and place != self._app.settings.current.last_page:
            self._app.settings.change(last_page=place)


def is_worth_recalling(row: EpisodeRow) -> bool:
    """Whether there is something left of it to hear."""
    return row.url is not None and (row.position > 0 or row.state is not EpisodeState.HEARD)


def open_place(window: MainWindow, app: Services, place: str) -> bool:
    """Open a page by what `MainWindow.place` called it; whether there is such a page now."""
    name, _, number = place.partition("/")
    if name not in set(PageName):
        return False
    page = PageName(name)
    if page not in {PageName.SHOW, PageName.EPISODE}:
        window.open_page(page)
        return True
    if not (number.isascii() and number.isdigit()):
        return False
    try:
        if page is PageName.SHOW:
            app.library.podcast(PodcastId(int(number)))
            window.open_show(PodcastId(int(number)))
        else:
            if not app.library.rows([EpisodeId(int(number))]):
                return False
            window.open_episode(EpisodeId(int(number)))
    except NotFoundError:
        return False
    return True
