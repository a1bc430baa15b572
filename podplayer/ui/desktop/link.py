"""Joins the window with the desktop: the player outwards, wishes and answers inwards."""

import os
import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from podplayer.model.errors import PodplayerError
from podplayer.model.events import SettingsChanged
from podplayer.model.feed import Chapter
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.podcast import EpisodeRow
from podplayer.ui.context import PageName
from podplayer.ui.desktop import news
from podplayer.ui.desktop.instance import Handed
from podplayer.ui.desktop.news import News
from podplayer.ui.desktop.session_bus import SessionBus
from podplayer.ui.desktop.snapshot import snapshot_of, track_of
from podplayer.ui.desktop.tray import Tray
from podplayer.ui.desktop.values import (
    Button,
    NoticeAnswer,
    OpenPlace,
    PlayerSnapshot,
    SeekBy,
    SeekTo,
    SetRate,
    SetVolume,
    Track,
    Wish,
)
from podplayer.ui.format import clock
from podplayer.ui.main_window import MainWindow
from podplayer.ui.ports import Services
from podplayer.ui.text import tr

_AGAIN = 3_000
"""Milliseconds into a chapter up to which Previous means the one before."""
_TOLD = 15_000
"""A key that goes back further than this offers the way back."""
_TRAY_COMES = 10_000
"""Milliseconds that the tray of a desktop that is still starting is waited for."""


class DesktopLink(QObject):
    """Main thread. Made with the window, started after its first paint."""

    def __init__(
        self, *, window: MainWindow, app: Services, open_place: Callable[[str], object]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._app = app
        self._open_place = open_place
        self._queue: Sequence[EpisodeId] = ()
        self._news_ids: Sequence[EpisodeId] = ()
        self._snapshot = PlayerSnapshot()
        self.bus = SessionBus(self)
        self.tray = Tray(QApplication.windowIcon(), self)
        self.news = News(
            library=app.library,
            bridge=window.context.bridge,
            tasks=window.context.tasks,
            is_looking=lambda: QApplication.activeWindow() is not None,
            parent=self,
        )
        window.set_hiding(self._hides_instead)
        self._connect()
        self.tray.set_shown(is_shown=app.settings.current.shows_tray)

    @property
    def snapshot(self) -> PlayerSnapshot:
        """The player, as the desktop was told last."""
        return self._snapshot

    def start(self) -> None:
        """Look for the desktop, and tell it what there is."""
        self._window.link.attach()
        self._read_queue()
        # The desktop has a list of what it starts, in which the listener may have changed it.
        has_autostart = self._app.desktop_files.has_autostart
        if has_autostart != self._app.settings.current.starts_with_desktop:
            self._app.settings.change(starts_with_desktop=has_autostart)
        self.news.start()
        self.bus.start()

    def stay_hidden(self) -> None:
        """Begin in the tray; where there is none, as an icon, or nobody could find the window."""

        def look() -> None:
            if not self._window.isVisible() and not self.tray.is_there:
                self._window.showMinimized()

        self.tray.set_shown(is_shown=True)
        QTimer.singleShot(0 if self.tray.is_there else _TRAY_COMES, self, look)

    def take(self, handed: Handed) -> None:
        """Do what a second start wants."""
        self._come_forward(handed.token)
        for place in handed.places:
            self._open_place(place)

    def close(self) -> None:
        """Give everything back to the desktop."""
        self.tray.close()
        self.bus.close()

    # -- outwards -----------------------------------------------------------------------------

    def _connect(self) -> None:
        window, bridge = self._window, self._window.context.bridge
        window.link.view_changed.connect(self._tell)
        window.closed.connect(self.close)
        bridge.queue_changed.connect(self._read_queue)
        bridge.covers_changed.connect(self._tell)
        bridge.settings_changed.connect(self._on_settings_changed)
        self.bus.wished.connect(self.fulfil)
        self.bus.answered.connect(self._on_answered)
        self.bus.scheme_changed.connect(self._on_scheme_changed)
        self.bus.stillness_changed.connect(self._on_stillness_changed)
        self.tray.wished.connect(self.fulfil)
        self.tray.window_wanted.connect(self._on_window_wanted)
        self.news.found.connect(self._on_news)

    def _read_queue(self) -> None:
        self._queue = [row.id for row in self._app.queueing.rows()]
        self._tell()

    def _tell(self) -> None:
        view = self._window.link.view
        self._snapshot = snapshot_of(
            view,
            track=self._track(),
            following=any(waiting != view.episode_id for waiting in self._queue),
            waiting=bool(self._queue),
            now=time.monotonic(),
        )
        self.bus.show_player(self._snapshot)
        self.tray.show_player(self._snapshot)
        self.bus.keep_awake(is_awake=view.is_playing and self._app.settings.current.keeps_awake)

    def _track(self) -> Track | None:
        link = self._window.link
        if link.detail is None or link.detail.row.id != link.view.episode_id:
            return None
        row = link.detail.row
        cover = self._app.covers.path(row.cover_url) if row.cover_url else None
        author = ", ".join(dict.fromkeys(person.name for person in link.detail.people))
        return track_of(row, duration=link.view.duration, author=author, cover=cover)

    def _on_settings_changed(self, event: SettingsChanged) -> None:
        if "shows_tray" in event.names:
            self.tray.set_shown(is_shown=self._app.settings.current.shows_tray)
        if "keeps_awake" in event.names:
            self._tell()
        if "starts_with_desktop" in event.names:
            self._set_autostart()

    def _set_autostart(self) -> None:
        files, settings = self._app.desktop_files, self._app.settings
        if files.has_autostart == settings.current.starts_with_desktop:
            return
        try:
            files.set_autostart(is_on=settings.current.starts_with_desktop)
        except PodplayerError as error:
            self._window.show_error(error)
            settings.change(starts_with_desktop=files.has_autostart)

    # -- inwards ------------------------------------------------------------------------------

    def fulfil(self, wish: Wish) -> None:
        """Do what a key, a panel or another program wants."""
        link = self._window.link
        match wish:
            case Button():
                self._press(wish)
            case SeekBy(distance):
                link.skip(distance / 1000)
            case SeekTo(episode_id, position):
                if episode_id == link.view.episode_id:
                    link.seek(position)
            case SetRate(rate):
                link.set_rate(rate)
            case SetVolume(volume):
                link.set_volume(volume)
            case OpenPlace(place):
                self._come_forward("")
                self._open_place(place)

    def _press(self, button: Button) -> None:
        link = self._window.link
        presses: dict[Button, Callable[[], object]] = {
            Button.RAISE: lambda: self._come_forward(""),
            Button.QUIT: self._window.quit,
            Button.PLAY: link.resume,
            Button.PAUSE: link.pause,
            Button.TOGGLE: link.toggle,
            Button.NEXT: link.next,
            Button.PREVIOUS: self._go_back,
        }
        presses[button]()

    def _go_back(self) -> None:
        link = self._window.link
        if link.detail is None:
            return
        here, episode_id = link.view.position, link.view.episode_id
        place = previous_place(here, link.detail.chapters)
        link.seek(place)
        if here - place > _TOLD:

            def undo() -> None:
                if link.view.episode_id == episode_id:
                    link.seek(here)

            self._window.toast(
                tr("Back at {clock}").format(clock=clock(place)), action=tr("Undo"), on_action=undo
            )

    def _come_forward(self, token: str) -> None:
        if token:
            # Qt's Wayland side takes it from there when a window asks to come to the front.
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        self._window.come_forward()

    def _on_window_wanted(self) -> None:
        if self._window.isActiveWindow():
            self._window.hide()
        else:
            self._come_forward("")

    def _hides_instead(self) -> bool:
        """Whether closing the window only hides it; never without a way back, or at a logout."""
        is_wanted = self._app.settings.current.closes_to_tray and self.tray.is_there
        qt = QApplication.instance()
        is_logout = isinstance(qt, QApplication) and qt.isSavingSession()
        return is_wanted and not is_logout

    def _on_scheme_changed(self, is_dark: bool) -> None:  # noqa: FBT001 - a signal's value
        self._window.context.themes.set_desktop(is_dark=is_dark)
        if self._app.settings.current.desktop_is_dark != is_dark:
            self._app.settings.change(desktop_is_dark=is_dark)

    def _on_stillness_changed(self, is_still: bool) -> None:  # noqa: FBT001 - a signal's value
        self._window.context.themes.is_desktop_still = is_still

    # -- new episodes -------------------------------------------------------------------------

    def _on_news(self, rows: Sequence[EpisodeRow]) -> None:
        if self._app.settings.current.notifies:
            url = rows[0].cover_url
            self._news_ids = [row.id for row in rows]
            cover = self._app.covers.path(url) if url else None
            self.bus.notify(news.notice_of(rows, cover=cover))

    def _on_answered(self, answer: NoticeAnswer) -> None:
        ids = self._news_ids
        if answer.key != news.KEY or not ids:
            return
        match answer.action:
            case news.PLAY:
                self._window.play(ids[0])
                self._enqueue(ids[1:])
            case news.QUEUE:
                self._enqueue(ids)
            case _:
                self._come_forward(answer.token)
                if len(ids) == 1:
                    self._window.open_episode(ids[0])
                else:
                    self._window.open_page(PageName.NEW)

    def _enqueue(self, ids: Sequence[EpisodeId]) -> None:
        if not ids:
            return
        try:
            self._window.undoable(self._app.queueing.enqueue(ids))
        except PodplayerError as error:
            self._window.show_error(error)


def previous_place(here: Ms, chapters: Sequence[Chapter]) -> Ms:
    """Return where Previous leads: where this chapter begins, or the one before, or to 0."""
    starts = sorted({Ms(0), *(chapter.start for chapter in chapters)})
    return max((start for start in starts if start + _AGAIN < here), default=Ms(0))
