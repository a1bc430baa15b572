"""The window: side bar, page, player bar. It is the `Shell` that pages talk to."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from typing_extensions import override

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import PodplayerError
from podplayer.model.events import SettingsChanged
from podplayer.model.ids import ContextId, EpisodeId, PodcastId
from podplayer.model.podcast import Counts, UndoToken
from podplayer.ui.actions import Actions
from podplayer.ui.beside_player import BesidePlayer
from podplayer.ui.bridge import Bridge
from podplayer.ui.context import PageName, UiContext
from podplayer.ui.covers import CoverLoader
from podplayer.ui.drop import Dropped, dropped
from podplayer.ui.frame import SettledWindow, frame
from podplayer.ui.go_to import ENTRIES, SETTINGS, page_handlers
from podplayer.ui.icons import Icons
from podplayer.ui.jobs import Jobs
from podplayer.ui.outcomes import Outcome
from podplayer.ui.page_stack import PageFactory, PageStack
from podplayer.ui.pages.page import Page
from podplayer.ui.pages.welcome import Welcome
from podplayer.ui.player_link import PlayerLink
from podplayer.ui.ports import Services
from podplayer.ui.shortcuts import Command
from podplayer.ui.spoken import PlayerVoice
from podplayer.ui.status import SideStatus
from podplayer.ui.tasks import Tasks
from podplayer.ui.text import told, tr
from podplayer.ui.theme import ThemeController, ThemeMode
from podplayer.ui.undo import Undo
from podplayer.ui.widgets.player_bar import PlayerBar
from podplayer.ui.widgets.progress_strip import ProgressStrip
from podplayer.ui.widgets.side_bar import SideBar
from podplayer.ui.widgets.toast import Toast
from podplayer.ui.window_dialogs import WindowDialogs

FillSample = Callable[[CancelToken], object]

MINIMUM = (900, 600)
USUAL = (1360, 860)
_NARROW = 1000
"""Below this width the side bar shows icons only."""

_PAINTED = 100
"""Milliseconds after which the first frame is on the screen; the player is made then."""


class MainWindow(SettledWindow):
    """Makes pages when they are first shown, and keeps them."""

    closed = Signal()
    """For good, and not only out of sight."""

    def __init__(
        self,
        *,
        app: Services,
        themes: ThemeController,
        tasks: Tasks,
        covers: CoverLoader,
        pages: Mapping[PageName, PageFactory],
    ) -> None:
        super().__init__()
        self.setWindowTitle("podplayer")
        self.setMinimumSize(*MINIMUM)
        self.resize(*USUAL)
        self.setAcceptDrops(True)
        self._app = app
        self._fill_sample: FillSample | None = None
        self._hides_instead: Callable[[], bool] = lambda: False
        self._is_quitting = False
        self._subjects: dict[PageName, int] = {}
        icons = Icons(themes, self)
        bridge = Bridge(app.bus, self)
        self.context = UiContext(
            app=app,
            themes=themes,
            icons=icons,
            covers=covers,
            tasks=tasks,
            bridge=bridge,
            shell=self,
        )
        self.side = SideBar(entries=ENTRIES, settings=SETTINGS, themes=themes, icons=icons)
        self.player = PlayerBar(themes=themes, icons=icons, covers=covers)
        self.strip = ProgressStrip()
        self.stack = PageStack(
            context=self.context,
            factories=pages,
            welcome=Welcome(self.context),
        )
        self.setCentralWidget(
            frame(side=self.side, page=self.stack, below=(self.strip, self.player))
        )
        self.toasts = Toast(icons=icons, parent=self.stack)
        self._undo = Undo(context=self.context, toasts=self.toasts, window=self)
        # Threads of their own: four downloads must not keep a list from being ranked.
        self._long_tasks = Tasks(threads=4, parent=self)
        self.jobs = Jobs(app=app, tasks=self._long_tasks, bridge=bridge, parent=self)
        self.dialogs = WindowDialogs(
            context=self.context, jobs=self.jobs, on_added=self._on_added, parent=self
        )
        self.link = PlayerLink(app=app, bar=self.player, tasks=tasks, parent=self)
        PlayerVoice(link=self.link, bar=self.player, window=self)
        self.beside = BesidePlayer(
            context=self.context,
            link=self.link,
            bar=self.player,
            stack=self.stack,
            window=self,
        )
        self._status = SideStatus(app=app, side=self.side, tasks=tasks, parent=self)
        self._actions = Actions(self, self._handlers(), context=self.context)
        self._connect()
        self._restore_geometry()

    # -- the Shell ----------------------------------------------------------------------------

    def toast(
        self, text: str, *, action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """Say something for a few seconds."""
        self.toasts.say(text, action=action, on_action=on_action)

    def undoable(self, token: UndoToken | None) -> None:
        """Say what was done, with Undo."""
        self._undo.offer(token)

    def show_error(self, error: PodplayerError) -> None:
        """Say a failure's sentence."""
        self.toasts.say(told(error), is_urgent=True)

    def play(self, episode_id: EpisodeId, *, context_id: ContextId | None = None) -> None:
        """Play an episode from where the listener was; `context_id` is of its ranked list."""
        self.link.play(episode_id, context_id=context_id)

    def open_page(self, name: PageName) -> None:
        """Show a page of the side bar."""
        self.stack.open(name)

    def open_show(self, podcast_id: PodcastId) -> None:
        """Show one show."""
        self._subjects[PageName.SHOW] = podcast_id
        self.stack.page_of(PageName.SHOW).open_podcast(podcast_id)
        self.open_page(PageName.SHOW)

    def open_episode(self, episode_id: EpisodeId) -> None:
        """Show everything about one episode."""
        self._subjects[PageName.EPISODE] = episode_id
        self.stack.page_of(PageName.EPISODE).show_episode(episode_id)
        self.open_page(PageName.EPISODE)

    def open_link(self, url: str) -> None:
        """Ask, then hand an address to the desktop's browser."""
        self.dialogs.open_link(url)

    def show_shortcuts(self) -> None:
        """Open the sheet of keys."""
        self.dialogs.show_shortcuts()

    def show_about(self) -> None:
        """Say what podplayer is and whether everything works."""
        self.dialogs.show_about()

    def add_podcast(self, address: str = "") -> None:
        """Open the dialog that follows a show."""
        self.dialogs.add_podcast(address)

    def followed(self, podcast_id: PodcastId) -> None:
        """Say that a show is followed now, with undo, and fetch what belongs to it."""
        self.dialogs.followed(podcast_id)

    def import_library(self) -> None:
        """Let the listener choose another player's file, look at it, and import it."""
        self.dialogs.choose_import()

    def fill_sample(self) -> None:
        """Fill the library with the sample shows."""
        if self._fill_sample is not None:
            self.jobs.run(
                tr("Making the sample shows"),
                self._fill_sample,
                done=tr("The sample shows are here"),
            )

    def refresh(self, podcast_id: PodcastId | None = None) -> None:
        """Look for new episodes in every show, or in one."""
        if self._app.settings.current.is_offline:
            self.toast(
                tr("podplayer is offline: nothing is fetched."),
                action=tr("Go online"),
                on_action=lambda: self._app.settings.change(is_offline=False),
            )
        elif self.jobs.is_running("refresh"):
            self.toast(tr("Already looking for new episodes."))
        else:
            self.jobs.refresh(None if podcast_id is None else [podcast_id])

    def download(self, *episode_ids: EpisodeId) -> None:
        """Keep episodes as files."""
        rows = self._app.library.rows(episode_ids)
        if len(rows) == 1:
            self.jobs.download(rows[0].id, rows[0].title)
        elif rows:
            self.jobs.download_many([row.id for row in rows])

    # -- the window ---------------------------------------------------------------------------

    @property
    def has_shows(self) -> bool:
        """Whether there was a show when they were counted last."""
        return bool(self._status.counts.shows)

    @property
    def current(self) -> PageName | None:
        """The page that is shown."""
        return self.stack.current

    @property
    def page(self) -> Page | None:
        """The page that is shown, once it was made."""
        return self.stack.page

    @property
    def place(self) -> str:
        """The page that is shown, with the number of its show or episode: "queue", "show/3"."""
        name = self.current
        if name is None:
            return ""
        return f"{name}/{self._subjects[name]}" if name in self._subjects else name.value

    def set_sample(self, fill: FillSample) -> None:
        """Know how the sample shows are made."""
        self._fill_sample = fill

    def set_hiding(self, hides_instead: Callable[[], bool]) -> None:
        """Ask `hides_instead` when the window is closed: out of sight it plays on."""
        self._hides_instead = hides_instead

    def quit(self) -> None:
        """Close for good."""
        self._is_quitting = True
        self.close()

    def come_forward(self) -> None:
        """Be seen: from out of sight, from an icon, from behind other windows."""
        state = self.windowState() & ~Qt.WindowState.WindowMinimized
        self.setWindowState(state | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(_PAINTED, self, self.link.attach)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW
        self.side.set_narrow(is_narrow=is_narrow)
        self.player.set_narrow(is_narrow=is_narrow)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._is_quitting and self._hides_instead():
            event.ignore()
            self.hide()
            return
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        if geometry != self._app.settings.current.geometry:
            self._app.settings.change(geometry=geometry)
        if (page := self.page) is not None:
            page.deactivate()
        self.hide()  # what follows waits for threads
        self.link.close()
        self.beside.close()
        self._status.stop()
        self._long_tasks.close()
        self.context.bridge.close()
        super().closeEvent(event)
        self.closed.emit()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        what = dropped(event.mimeData())
        if what is not None:
            event.acceptProposedAction()
            # After the drop: a dialog inside of it would hold the other program.
            QTimer.singleShot(0, self, lambda: self.take(what))

    def take(self, what: Dropped) -> None:
        """Import a file or follow an address that came from outside."""
        self.dialogs.take(what)

    def _connect(self) -> None:
        self.side.chosen.connect(self.open_page)
        self.side.add_wanted.connect(self.add_podcast)
        self.side.privacy.clicked.connect(lambda _=False: self.open_page(PageName.PRIVACY))
        self.player.queue_wanted.connect(lambda: self.open_page(PageName.QUEUE))
        self.player.episode_wanted.connect(self.open_episode)
        self.link.failed.connect(lambda text: self.toasts.say(text, is_urgent=True))
        self.jobs.began.connect(self.strip.begin)
        self.jobs.advanced.connect(self.strip.advance)
        self.jobs.ended.connect(self.strip.end)
        self.jobs.told.connect(self._on_told)
        self.jobs.failed.connect(self.show_error)
        self.strip.cancel_wanted.connect(self.jobs.cancel)
        bridge = self.context.bridge
        bridge.covers_changed.connect(lambda event: self.context.covers.arrived(event.urls))
        bridge.settings_changed.connect(self._on_settings_changed)
        for signal in (bridge.library_changed, bridge.episodes_changed, bridge.queue_changed):
            signal.connect(self._status.ask)
        bridge.settings_changed.connect(self._status.ask)
        self.jobs.ended.connect(self._status.ask)
        self._status.counted.connect(self._on_counted)
        self._on_counted(self._status.counts)
        self.stack.shown.connect(self._on_shown)

    def _handlers(self) -> dict[Command, Callable[[], object]]:
        return {
            **page_handlers(self),
            **self.link.handlers(),
            **self.beside.handlers(),
            Command.LEAVE: self.stack.leave,
            Command.GO_TO: self.open_palette,
            Command.FIND: self._find,
            Command.ADD: self.add_podcast,
            Command.IMPORT: self.import_library,
            Command.REFRESH: self.refresh,
            Command.UNDO: self._undo.last,
            Command.OFFER: self.toasts.act,
            Command.SHORTCUTS: self.show_shortcuts,
            Command.QUIT: self.quit,
        }

    def _restore_geometry(self) -> None:
        stored = self._app.settings.current.geometry
        if stored:
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(stored.encode())))

    def _find(self) -> None:
        page = self.page
        if page is None or type(page).search_here is Page.search_here:
            self.open_page(PageName.SEARCH)  # it has no field of its own
        else:
            page.search_here()

    def open_palette(self) -> None:
        """Let the listener type where to go."""
        self.dialogs.open_palette()

    @Slot(object)
    def _on_added(self, podcast_id: PodcastId) -> None:
        self._status.refresh()
        self.open_show(podcast_id)
        self.followed(podcast_id)

    def _on_shown(self, name: PageName) -> None:
        self.side.set_current(name)
        self.setWindowTitle(self.stack.title)

    def _on_counted(self, counts: Counts) -> None:
        self.player.set_queue(counts.queue)
        self.link.reload_episode()
        self.stack.set_empty(is_empty=not counts.shows)

    def _on_told(self, outcome: Outcome) -> None:
        undo = outcome.undo
        take_back = None if undo is None else partial(self._undo.take_back, undo)
        if outcome.details:
            self.toast(
                outcome.text,
                action=tr("Show"),
                on_action=lambda: self.dialogs.report(outcome, take_back=take_back),
            )
        elif take_back is not None:
            self.toast(outcome.text, action=tr("Undo"), on_action=take_back)
        else:
            self.toast(outcome.text)

    def _on_settings_changed(self, event: SettingsChanged) -> None:
        self.link.apply_settings()
        if "theme" in event.names:
            self.context.themes.set_mode(ThemeMode(self._app.settings.current.theme))
