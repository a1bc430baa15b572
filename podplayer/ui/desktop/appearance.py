"""Whether the desktop is dark, whether it stands still, by its portal, and when that changes.

Qt alone does not know it: on bare X11 it says "unknown", and on GNOME it said "light" while the
portal said dark. It has no word for a wish that nothing moves.
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
_SCHEME = ("org.freedesktop.appearance", "color-scheme")
_DARK = 1
_STILL: dict[tuple[str, str], Callable[[object], bool]] = {
    ("org.freedesktop.appearance", "reduced-motion"): lambda value: value == 1,
    # What GNOME has had for longer, and what GTK's own setting follows.
    ("org.gnome.desktop.interface", "enable-animations"): lambda value: value is False,
}
"""Settings of which each can wish for less motion, and by which value."""


class Appearance:
    """Tells once what holds, and again at each change; never where there is no portal."""

    def __init__(
        self, bus: MessageBus, *, is_dark: Callable[[bool], None], is_still: Callable[[bool], None]
    ) -> None:
        self._bus = bus
        self._is_dark = is_dark
        self._is_still = is_still
        self._stills: dict[tuple[str, str], bool] = {}

    async def begin(self) -> None:
        """Ask, and listen from now on."""
        self._bus.add_message_handler(self._on_message)
        await watch(self._bus, SETTINGS.interface, SETTINGS.path, SETTINGS.name)
        for place in (_SCHEME, *_STILL):
            reply = await call(self._bus, SETTINGS, "ReadOne", "ss", *place)
            if not reply:  # before version 2 of the interface
                reply = await call(self._bus, SETTINGS, "Read", "ss", *place)
            if reply:
                self._on_value(place, reply[0])

    def _on_message(self, message: Message) -> None:
        is_change = (
            message.message_type is MessageType.SIGNAL
            and message.interface == SETTINGS.interface
            and message.member == "SettingChanged"
        )
        if is_change:
            group, key, value = message.body
            self._on_value((group, key), value)

    def _on_value(self, place: tuple[str, str], value: object) -> None:
        while isinstance(value, Variant):  # "Read" wraps it twice
            value = value.value
        if place == _SCHEME and isinstance(value, int):
            self._is_dark(value == _DARK)
        elif place in _STILL:
            self._stills[place] = _STILL[place](value)
            self._is_still(any(self._stills.values()))
