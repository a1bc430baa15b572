"""Whether the desktop is dark, by its portal, and when that changes.

Qt alone does not know it: on bare X11 it says "unknown", and on GNOME it said "light" while the
portal said dark.
"""

from collections.abc import Callable

from dbus_fast import Message, MessageType, Variant
from dbus_fast.aio import MessageBus

from podplayer.ui.desktop.calls import Place, call, watch

SETTINGS = Place(
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Settings",
)
_GROUP, _KEY = "org.freedesktop.appearance", "color-scheme"
_DARK = 1


class Appearance:
    """Tells once what holds, and again at each change; never where there is no portal."""

    def __init__(self, bus: MessageBus, tell: Callable[[bool], None]) -> None:
        self._bus = bus
        self._tell = tell

    async def begin(self) -> None:
        """Ask, and listen from now on."""
        self._bus.add_message_handler(self._on_message)
        await watch(self._bus, SETTINGS.interface, SETTINGS.path, SETTINGS.name)
        reply = await call(self._bus, SETTINGS, "ReadOne", "ss", _GROUP, _KEY)
        if not reply:  # before version 2 of the interface
            reply = await call(self._bus, SETTINGS, "Read", "ss", _GROUP, _KEY)
        if reply:
            self._on_value(reply[0])

    def _on_message(self, message: Message) -> None:
        is_change = (
            message.message_type is MessageType.SIGNAL
            and message.interface == SETTINGS.interface
            and message.member == "SettingChanged"
        )
        if is_change and message.body[:2] == [_GROUP, _KEY]:
            self._on_value(message.body[2])

    def _on_value(self, value: object) -> None:
        while isinstance(value, Variant):  # "Read" wraps it twice
            value = value.value
        if isinstance(value, int):
            self._tell(value == _DARK)
