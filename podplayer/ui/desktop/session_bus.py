"""The thread of the session bus, and the way from it to the main thread and back."""

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

from podplayer.ui.desktop.values import Ears, Notice, PlayerSnapshot

logger = logging.getLogger(__name__)

_GOODBYE = 2.0
"""Seconds that the end of the program waits for the bus."""


class Speaker(Protocol):
    """What can be said to the desktop, on the bus's thread: `talk.Talk`."""

    def show_player(self, snapshot: PlayerSnapshot) -> None:
        """Tell what plays."""
        ...

    def keep_awake(self, *, is_awake: bool) -> None:
        """Keep the computer from going to sleep, or no longer."""
        ...

    def notify(self, notice: Notice) -> None:
        """Show a notice."""
        ...


class Converse(Protocol):
    """Connects and talks until the event is set: `talk.converse`."""

    def __call__(
        self, ears: Ears, *, ready: Callable[[Speaker], None], until: asyncio.Event
    ) -> Awaitable[None]:
        """Raise where there is nobody to talk to."""
        ...


class SessionBus(QObject):
    """Says things to the desktop and hears from it; without a bus it does nothing.

    Main thread only; the signals come back on it.
    """

    wished = Signal(object)
    """A Wish."""
    scheme_changed = Signal(bool)
    """Whether the desktop is dark."""
    stillness_changed = Signal(bool)
    """Whether the desktop wishes that nothing moves by itself."""
    answered = Signal(object)
    """A NoticeAnswer."""
    connected = Signal()

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._guard = threading.Lock()
        self._speaker: Speaker | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._until: asyncio.Event | None = None
        self._is_closing = False
        self._snapshot: PlayerSnapshot | None = None
        self._is_awake = False
        self._thread: threading.Thread | None = None
        # Queued by hand: a signal connected to a bare function would run it on the emitting thread.
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @property
    def is_connected(self) -> bool:
        """Whether there is a desktop to talk to."""
        return self._speaker is not None

    def start(self) -> None:
        """Connect, on a thread of its own."""
        if self._thread is None and not self._is_closing:
            self._thread = threading.Thread(target=self._run, name="session-bus", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Give back what was taken from the desktop, and end the thread."""
        thread, self._thread = self._thread, None
        with self._guard:
            self._is_closing = True
            if self._loop is not None and self._until is not None:
                self._loop.call_soon_threadsafe(self._until.set)
        if thread is not None:
            thread.join(_GOODBYE)
            if thread.is_alive():
                logger.info("the session bus did not let go in time")

    def show_player(self, snapshot: PlayerSnapshot) -> None:
        """Tell the desktop what plays; what is told before there is a connection is kept."""
        self._snapshot = snapshot
        self._say(lambda speaker: speaker.show_player(snapshot))

    def keep_awake(self, *, is_awake: bool) -> None:
        """Keep the computer from going to sleep, or no longer."""
        if is_awake != self._is_awake:
            self._is_awake = is_awake
            self._say(lambda speaker: speaker.keep_awake(is_awake=is_awake))

    def notify(self, notice: Notice) -> None:
        """Show a notice, where there is somebody who does."""
        self._say(lambda speaker: speaker.notify(notice))

    def _say(self, what: Callable[[Speaker], None]) -> None:
        with self._guard:
            if self._speaker is not None and self._loop is not None:
                self._loop.call_soon_threadsafe(what, self._speaker)

    # -- the thread ---------------------------------------------------------------------------

    def _run(self) -> None:
        try:
            # Here: it costs a tenth of a second, and there may be no dbus-fast on this system.
            from podplayer.ui.desktop.talk import converse  # noqa: PLC0415

            asyncio.run(self._converse(converse))
        except (ImportError, OSError) as error:
            logger.info("no media keys and no messages of the desktop: %s", error)
        except Exception as error:
            # The desktop is optional, whatever it does.
            logger.warning("no media keys and no messages of the desktop: %s", error, exc_info=True)

    async def _converse(self, converse: Converse) -> None:
        until = asyncio.Event()
        with self._guard:
            if self._is_closing:
                return
            self._loop, self._until = asyncio.get_running_loop(), until
        self._loop.set_exception_handler(_on_loop_error)
        ears = Ears(
            wished=lambda wish: self._later(lambda: self.wished.emit(wish)),
            is_dark=lambda is_dark: self._later(lambda: self.scheme_changed.emit(is_dark)),
            is_still=lambda is_still: self._later(lambda: self.stillness_changed.emit(is_still)),
            answered=lambda answer: self._later(lambda: self.answered.emit(answer)),
        )
        try:
            await converse(ears, ready=self._on_ready, until=until)
        finally:
            with self._guard:
                self._speaker = self._loop = self._until = None

    def _on_ready(self, speaker: Speaker) -> None:
        with self._guard:
            self._speaker = speaker
        self._later(self._on_connected)

    def _later(self, call: Callable[[], object]) -> None:
        self._arrived.emit(call)

    @Slot(object)
    def _on_arrived(self, call: Callable[[], object]) -> None:
        if not self._is_closing:
            call()

    def _on_connected(self) -> None:
        """Tell what was said before there was a connection."""
        if (snapshot := self._snapshot) is not None:
            self._say(lambda speaker: speaker.show_player(snapshot))
        if self._is_awake:
            self._say(lambda speaker: speaker.keep_awake(is_awake=True))
        self.connected.emit()


def _on_loop_error(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """What dbus-fast was still sending when the bus went is missed by nobody."""
    if isinstance(error := context.get("exception"), OSError):
        logger.debug("the session bus: %s", error)
    else:
        loop.default_exception_handler(context)
