"""The window's start: Qt, looks, services, first paint; then timers and what comes from outside."""

import logging
import signal
import socket
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QSize, QSocketNotifier, QTimer, QUrl
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from podplayer.app.bootstrap import App, utc_now
from podplayer.app.due_timer import DueTimer
from podplayer.app.library_care import (
    LibraryCare,
    ask_to_try_again,
    back_up_at_exit,
    store_what_waits,
)
from podplayer.app.paths import Paths
from podplayer.app.restart import carry_out, start_again
from podplayer.app.trimming import Trimming
from podplayer.app.window_opening import WindowOpening
from podplayer.model.errors import PodplayerError
from podplayer.ui import style
from podplayer.ui.context import PageName
from podplayer.ui.covers import CoverLoader
from podplayer.ui.desktop.instance import Listener
from podplayer.ui.desktop.link import DesktopLink
from podplayer.ui.desktop.session import Session
from podplayer.ui.drop import Dropped
from podplayer.ui.exchange import Exchange, WantExchange
from podplayer.ui.fonts import load_fonts
from podplayer.ui.garbage import GarbageCollector
from podplayer.ui.language import speak
from podplayer.ui.main_window import MINIMUM, MainWindow
from podplayer.ui.page_stack import PageFactory
from podplayer.ui.pages.discover import DiscoverPage
from podplayer.ui.pages.downloads import DownloadsPage
from podplayer.ui.pages.episode import EpisodePage
from podplayer.ui.pages.for_you import ForYouPage
from podplayer.ui.pages.listening import ListeningPage
from podplayer.ui.pages.new import NewPage
from podplayer.ui.pages.privacy import PrivacyPage
from podplayer.ui.pages.queue import QueuePage
from podplayer.ui.pages.search import SearchPage
from podplayer.ui.pages.settings import SettingsPage
from podplayer.ui.pages.show import ShowPage
from podplayer.ui.pages.shows import ShowsPage
from podplayer.ui.pages.taste import TastePage
from podplayer.ui.ports import Services
from podplayer.ui.resources import resource
from podplayer.ui.stalls import StallWatch
from podplayer.ui.tasks import Tasks
from podplayer.ui.theme import Theme, ThemeController, ThemeMode
from podplayer.ui.widgets.headings import read_headings

logger = logging.getLogger(__name__)

PAGES: Mapping[PageName, PageFactory] = {
    PageName.FOR_YOU: ForYouPage,
    PageName.NEW: NewPage,
    PageName.QUEUE: QueuePage,
    PageName.SHOWS: ShowsPage,
    PageName.DOWNLOADS: DownloadsPage,
    PageName.SHOW: ShowPage,
    PageName.EPISODE: EpisodePage,
    PageName.SEARCH: SearchPage,
    PageName.DISCOVER: DiscoverPage,
    PageName.TASTE: TastePage,
    PageName.LISTENING: ListeningPage,
    PageName.PRIVACY: PrivacyPage,
    PageName.SETTINGS: SettingsPage,
}

_TITLE = 40
"""Pixels that a desktop's frame takes above a window."""

_SWITCH = 0.001
_PAINTED = 150
"""Milliseconds after which the first frame is on the screen, and the desktop is looked for."""
_HEAD = 4_096
"""Bytes of a file that say what it is."""
_SETTLED = 1_500
"""Milliseconds after the first paint before work in the background begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """How the window is to begin."""

    paths: Paths
    exchange: WantExchange
    """Keeps what the window closes for."""
    repair: Callable[[], object]
    """Keeps that it closes because the library is damaged."""
    opened: Sequence[str] = ()
    is_hidden: bool = False


def run_gui(paths: Paths, *, opened: Sequence[str] = (), is_hidden: bool = False) -> int:
    """Open the window on a profile and run until it is closed; returns the exit status.

    Args:
        paths: of the profile, whose lock the caller has.
        opened: addresses and OPML files that the desktop asks to open.
        is_hidden: begin in the tray.
    """
    qt = make_application()
    listener = Listener(paths.profile)
    if not listener.is_listening:
        logger.info("a second start cannot reach this window: %s", listener.error)
    # A task that parses or ranks hands the interpreter over after this long, not after 5 ms.
    sys.setswitchinterval(_SWITCH)
    opening = WindowOpening(qt, paths)
    try:
        app = opening.app()
    except PodplayerError:
        listener.close()
        raise
    deeds: list[Callable[[], object]] = []
    start = Start(
        paths=paths,
        exchange=lambda exchange: deeds.append(lambda: carry_out(qt, exchange)),
        repair=lambda: deeds.append(opening.repair),
        opened=opened,
        is_hidden=is_hidden,
    )
    try:
        status = _run(qt, app, listener, start)
    finally:
        listener.close()
        store_what_waits(app, wants_again=ask_to_try_again)
        back_up_at_exit(app)
        app.close()
    for deed in deeds[:1]:
        deed()
        start_again(paths)
    return status


def make_application() -> QApplication:
    """Return the one QApplication, with podplayer's name, icon and letters."""
    existing = QApplication.instance()
    qt = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    qt.setApplicationName("podplayer")
    qt.setApplicationDisplayName("podplayer")
    qt.setDesktopFileName("podplayer")
    qt.setStyle("Fusion")  # the one style that is the same, and follows a palette, everywhere
    qt.setWindowIcon(QIcon(str(resource("icons", "podplayer.svg"))))
    load_fonts()
    read_headings()
    return qt


def make_window(
    qt: QApplication,
    app: Services,
    *,
    tasks: Tasks,
    cache: Path,
    exchange: WantExchange = lambda _: None,
) -> MainWindow:
    """Return the window with every page, not shown yet; `exchange` gets what it must close for."""
    settings = app.settings.current
    themes = ThemeController(
        mode=ThemeMode(settings.theme), was_dark=settings.desktop_is_dark, parent=qt
    )
    style.apply(qt, themes.theme)

    def restyle(theme: Theme) -> None:
        style.apply(qt, theme)

    themes.changed.connect(restyle)
    covers = CoverLoader(find=app.covers.file, cache=cache / "thumbnails", tasks=tasks)
    pages: dict[PageName, PageFactory] = {**PAGES}
    pages[PageName.PRIVACY] = partial(PrivacyPage, exchange=exchange)
    return MainWindow(app=app, themes=themes, tasks=tasks, covers=covers, pages=pages)


def first_page(app: Services) -> PageName:
    """Return where the window starts."""
    return PageName.FOR_YOU if app.settings.current.shows_for_you else PageName.NEW


def _run(qt: QApplication, app: App, listener: Listener, start: Start) -> int:
    speak(qt, app.settings.current.language)
    tasks = Tasks()

    def close_for(exchange: Exchange) -> None:
        start.exchange(exchange)
        window.quit()

    window = make_window(qt, app, tasks=tasks, cache=start.paths.cache, exchange=close_for)
    app.write_beside(failed=tasks.on_main(window.show_error))
    window.set_sample(lambda cancel: app.sample.fill(cancel=cancel))
    # A window in the tray is closed, too, for Qt: a dialog's end must not end the program.
    qt.setQuitOnLastWindowClosed(False)
    window.closed.connect(qt.quit)
    session = Session(window=window, app=app)
    desktop = DesktopLink(window=window, app=app, open_place=lambda p: open_place(window, p))
    listener.handed.connect(desktop.take)
    session.restore_page(otherwise=first_page(app))
    if not window.isMaximized():
        window.resize(fitting(window.size(), window.screen().availableSize()))
    if start.is_hidden:
        desktop.stay_hidden()
    else:
        window.show()
        # Where there is no window manager nobody else gives it the keyboard.
        window.activateWindow()
    QTimer.singleShot(_PAINTED, window, lambda: begin(session, desktop))
    crashes = CrashHook(window.toast)
    crashes.install()
    interrupts = Interrupts(window.quit, parent=qt)
    Trimming(tasks=tasks, give_back=app.give_memory_back, parent=window)
    QTimer.singleShot(_SETTLED, window, lambda: settle(window, app))
    QTimer.singleShot(_SETTLED, window, lambda: warm_player(window, app, tasks))

    def close_for_repair() -> None:
        start.repair()
        window.quit()

    LibraryCare(window, app, tasks=tasks, on_damage=close_for_repair).start()
    stalls = StallWatch(where=lambda: window.place, parent=window)
    window.dialogs.stalls = stalls
    QTimer.singleShot(_SETTLED, stalls, stalls.start)
    DueTimer(settings=app.settings, refresh=window.jobs.refresh_due, now=utc_now, parent=window)
    for place in start.opened:
        QTimer.singleShot(0, window, lambda place=place: open_place(window, place))
    try:
        with GarbageCollector():
            return qt.exec()
    finally:
        app.settings.change(
            longest_stall_ms=round(stalls.longest * 1000), longest_stall_at=stalls.longest_at
        )
        interrupts.close()
        crashes.remove()
        tasks.close()


def fitting(wanted: QSize, room: QSize) -> QSize:
    """Return the first size of the window: what is wanted, or all but a margin of its screen.

    Never less than the window can be. The margin is for the title, which the desktop adds.
    """
    return wanted.boundedTo(room - QSize(0, _TITLE)).expandedTo(QSize(*MINIMUM))


def begin(session: Session, desktop: DesktopLink) -> None:
    """Look for the desktop, and show what was open in the player."""
    desktop.start()
    session.restore_episode()


def settle(window: MainWindow, app: Services) -> None:
    """Begin what may wait until the window is there. No request unless the listener said so."""
    settings = app.settings.current
    if not window.has_shows:
        return
    window.jobs.lock_files()
    if settings.refreshes_on_start and not settings.is_offline:
        window.jobs.refresh()
        window.jobs.continue_downloads()
        return
    if not settings.is_offline:
        window.jobs.continue_downloads()
    # Asked in a task: the first question loads numpy.
    window.jobs.encode_if_needed()


def warm_player(window: MainWindow, app: App, tasks: Tasks) -> None:
    """Have the engine ready, so that what is open sounds at once. No device is opened for that."""

    def make(_: object) -> None:
        try:
            app.warm_player()
        except PodplayerError as error:
            logger.info("there is no engine yet: %s", error)  # Play will say it

    if app.settings.current.last_episode:  # it takes 30 MB that who never plays should not pay
        tasks.run(lambda _: app.load_engine(), done=make, owner=window)


def open_place(window: MainWindow, place: str) -> None:
    """Open an address, a list of shows or the file of a feed that came from outside."""
    url = QUrl(place)
    path = Path(url.toLocalFile() if url.isLocalFile() else place).expanduser()
    is_file = url.isLocalFile() or "://" not in place
    if is_file and path.suffix.lower() in {".opml", ".xml"} and not is_feed_file(path):
        window.take(Dropped(file=path))
    else:
        window.take(Dropped(address=str(path) if url.isLocalFile() else place))


def is_feed_file(path: Path) -> bool:
    """Whether a file is a feed by its beginning, and not a list of shows."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).lower()
    except OSError:
        return False  # the import says it in a sentence
    return b"<opml" not in head and any(mark in head for mark in (b"<rss", b"<feed", b"<rdf:rdf"))


class CrashHook:
    """Says that something broke; what broke is in the log. The window stays."""

    def __init__(self, say: Callable[[str], object]) -> None:
        self._say = say
        self._before = sys.excepthook

    def install(self) -> None:
        """Hear of exceptions that nobody caught, on the main thread."""
        self._before = sys.excepthook
        sys.excepthook = self._on_crash

    def remove(self) -> None:
        """Leave things as they were."""
        sys.excepthook = self._before

    def _on_crash(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self._before(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            self._say("Something went wrong inside podplayer. The log has the details.")


class Interrupts(QObject):
    """Ctrl+C in the terminal closes the window properly, without a timer that wakes for it."""

    def __init__(self, close: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._close = close
        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.setblocking(False)  # noqa: FBT003 - its signature
        self._before = signal.signal(signal.SIGINT, lambda *_: None)
        self._term = signal.signal(signal.SIGTERM, lambda *_: None)
        signal.set_wakeup_fd(self._writer.fileno())
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)

    def close(self) -> None:
        """Give the signals back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGINT, self._before)
        signal.signal(signal.SIGTERM, self._term)
        self._reader.close()
        self._writer.close()

    def _on_signal(self) -> None:
        self._reader.recv(64)
        self._close()
