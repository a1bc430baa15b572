"""The session bus's side: everything that speaks D-Bus, on the one thread with its event loop."""

import asyncio
import logging
import os
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from dbus_fast import RequestNameReply
from dbus_fast.aio import MessageBus

from podplayer.ui.desktop.appearance import Appearance
from podplayer.ui.desktop.calls import GREETING
from podplayer.ui.desktop.inhibitor import Inhibitor
from podplayer.ui.desktop.mpris import BUS_NAME, OBJECT_PATH, PlayerInterface, RootInterface
from podplayer.ui.desktop.notifications import Notifier
from podplayer.ui.desktop.sleep import SleepWatch
from podplayer.ui.desktop.values import Button, Ears, Notice, PlayerSnapshot

logger = logging.getLogger(__name__)


class Talk:
    """One connection with all that is said over it."""

    def __init__(self, bus: MessageBus, ears: Ears) -> None:
        self._bus = bus
        self._player = PlayerInterface(ears.wished)
        self._root = RootInterface(ears.wished)
        self._inhibitor = Inhibitor(bus)
        self._appearance = Appearance(bus, is_dark=ears.is_dark, is_still=ears.is_still)
        self._notifier = Notifier(bus, ears.answered)
        self._sleep = SleepWatch(lambda: ears.wished(Button.PAUSE))
        self._lane = asyncio.Lock()
        self._tasks: set[asyncio.Task[Any]] = set()

    async def begin(self) -> None:
        """Offer the player, and listen to the desktop. What is slow is not waited for."""
        self._bus.export(OBJECT_PATH, self._root)
        self._bus.export(OBJECT_PATH, self._player)
        reply = await self._bus.request_name(BUS_NAME)
        if reply not in {RequestNameReply.PRIMARY_OWNER, RequestNameReply.ALREADY_OWNER}:
            # Another profile's window has it; the specification has names for more than one.
            await self._bus.request_name(f"{BUS_NAME}.instance{os.getpid()}")
        self._spawn(self._appearance.begin())
        self._spawn(self._notifier.begin())
        self._spawn(self._sleep.begin())

    def show_player(self, snapshot: PlayerSnapshot) -> None:
        """Tell the desktop what plays."""
        if self._bus.connected:  # or its signal would fail with nobody to hear of it
            self._player.show(snapshot)

    def keep_awake(self, *, is_awake: bool) -> None:
        """Keep the computer from going to sleep, or no longer."""
        self._spawn(self._set_awake(is_awake=is_awake))

    def notify(self, notice: Notice) -> None:
        """Show a notice."""
        self._spawn(self._notifier.show(notice))

    async def drop(self) -> None:
        """Stop what is under way."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def settle(self) -> None:
        """Let what is under way hear that the bus is gone; all of its calls have failed already."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=1.0)
        await self.drop()
        self._sleep.end()

    async def end(self) -> None:
        """Let go of everything."""
        await self.drop()
        await self._inhibitor.set(is_awake=False)
        self._sleep.end()
        self._bus.disconnect()

    async def _set_awake(self, *, is_awake: bool) -> None:
        async with self._lane:  # one after the other: pause may come while play is still asked for
            await self._inhibitor.set(is_awake=is_awake)

    def _spawn(self, work: Coroutine[Any, Any, object]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._on_done)

    def _on_done(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("a message to the desktop failed", exc_info=error)


def bus_address() -> str | None:
    """Return where the session bus listens, or None where there is none to be seen.

    Not D-Bus's own guess by the X display: that may start a bus that nobody else is on.
    """
    named = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    if named:
        return named
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    usual = Path(runtime) / "bus" if runtime else None
    return f"unix:path={usual}" if usual is not None and usual.is_socket() else None


async def converse(ears: Ears, *, ready: Callable[[Talk], None], until: asyncio.Event) -> None:
    """Connect and talk until the event is set or the bus is gone.

    Raises:
        OSError or dbus_fast's errors: there is no bus, or it does not want us.
    """
    address = bus_address()
    if address is None:
        raise FileNotFoundError("there is no session bus")
    bus = await MessageBus(bus_address=address, auth_timeout=GREETING).connect()
    talk = Talk(bus, ears)
    await talk.begin()
    ready(talk)
    gone = asyncio.ensure_future(bus.wait_for_disconnect())  # type: ignore[no-untyped-call]
    asked = asyncio.ensure_future(until.wait())
    await asyncio.wait({gone, asked}, return_when=asyncio.FIRST_COMPLETED)
    asked.cancel()
    if gone.done():
        logger.info("the session bus is gone: %s", gone.exception() or "it closed")
        await talk.settle()
        return
    await talk.end()
    await asyncio.gather(gone, return_exceptions=True)
