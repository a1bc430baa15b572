"""The computer goes to sleep: whoever wakes it in a meeting wants no voice out of the bag.

Slept time is never counted as heard: the player's clock stands still meanwhile, and so do samples.
"""

import logging
import os
from collections.abc import Callable

from dbus_fast import DBusError, Message, MessageType
from dbus_fast.aio import MessageBus

from podplayer.ui.desktop.calls import GREETING, Place, watch

logger = logging.getLogger(__name__)

LOGIND = Place(
    "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager"
)
_SIGNAL = "PrepareForSleep"
_USUAL = "unix:path=/run/dbus/system_bus_socket"


class SleepWatch:
    """Hears of it from logind, on the system's bus; where there is none it hears nothing."""

    def __init__(self, tell: Callable[[], None]) -> None:
        """`tell`: called a moment before the computer sleeps."""
        self._tell = tell
        self._bus: MessageBus | None = None

    async def begin(self) -> None:
        """Listen from now on."""
        address = os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", _USUAL)
        try:
            self._bus = await MessageBus(bus_address=address, auth_timeout=GREETING).connect()
        except (OSError, EOFError, DBusError, TimeoutError) as error:
            logger.debug("nobody tells when the computer sleeps: %s", error)
            return
        self._bus.add_message_handler(self._on_message)
        await watch(self._bus, LOGIND.interface, LOGIND.path, LOGIND.name)

    def end(self) -> None:
        """Hear nothing any more."""
        if self._bus is not None and self._bus.connected:
            self._bus.disconnect()

    def _on_message(self, message: Message) -> None:
        is_sleep = (
            message.message_type is MessageType.SIGNAL
            and message.interface == LOGIND.interface
            and message.member == _SIGNAL
        )
        if is_sleep and message.body == [True]:  # False is the waking up
            self._tell()
