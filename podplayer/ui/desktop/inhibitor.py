"""Keeps the computer awake while an episode plays: by the portal, else by the screen saver."""

import logging

from dbus_fast import Variant
from dbus_fast.aio import MessageBus

from podplayer.ui.desktop.calls import Place, call
from podplayer.ui.text import to_translate, tr

logger = logging.getLogger(__name__)

PORTAL = Place(
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Inhibit",
)
SAVER = Place(
    "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"
)
REASON = to_translate("An episode is playing")
_SUSPEND = 4
"""The screen may go dark: nobody looks at a podcast."""


class Inhibitor:
    """Holds at most one inhibition. What nobody can do is said once, and asked at each play."""

    def __init__(self, bus: MessageBus) -> None:
        self._bus = bus
        self._release: tuple[Place, str, str, object] | None = None
        self._was_told = False

    @property
    def is_held(self) -> bool:
        """Whether the computer is kept awake."""
        return self._release is not None

    async def set(self, *, is_awake: bool) -> None:
        """Keep awake, or no longer."""
        if is_awake and self._release is None:
            self._release = await self._by_portal() or await self._by_saver()
            if self._release is None and not self._was_told:
                self._was_told = True
                logger.info("this desktop cannot be kept awake while an episode plays")
        elif not is_awake and self._release is not None:
            place, member, signature, value = self._release
            self._release = None
            await call(self._bus, place, member, signature, *([] if value is None else [value]))

    async def _by_portal(self) -> tuple[Place, str, str, object] | None:
        options = {"reason": Variant("s", tr(REASON))}
        reply = await call(self._bus, PORTAL, "Inhibit", "sua{sv}", "", _SUSPEND, options)
        if not reply:
            return None
        request = Place(PORTAL.name, str(reply[0]), "org.freedesktop.portal.Request")
        return request, "Close", "", None

    async def _by_saver(self) -> tuple[Place, str, str, object] | None:
        reply = await call(self._bus, SAVER, "Inhibit", "ss", "podplayer", tr(REASON))
        return (SAVER, "UnInhibit", "u", reply[0]) if reply else None
