"""Messages of the desktop with buttons, by org.freedesktop.Notifications."""

import asyncio
import html
import logging
from collections.abc import Callable

from dbus_fast import Message, MessageType, Variant
from dbus_fast.aio import MessageBus

from podplayer.ui.desktop.calls import Place, call, watch
from podplayer.ui.desktop.values import Notice, NoticeAnswer

logger = logging.getLogger(__name__)

SERVER = Place(
    "org.freedesktop.Notifications",
    "/org/freedesktop/Notifications",
    "org.freedesktop.Notifications",
)
_AS_LONG_AS_USUAL = -1


class Notifier:
    """Shows notices and hands on what the listener answers."""

    def __init__(self, bus: MessageBus, answered: Callable[[NoticeAnswer], None]) -> None:
        self._bus = bus
        self._answered = answered
        self._shown: dict[str, int] = {}
        self._tokens: dict[int, str] = {}
        self._abilities: frozenset[str] | None = None
        self._lane = asyncio.Lock()
        self._heeding: set[asyncio.Task[None]] = set()

    async def begin(self) -> None:
        """Listen for answers."""
        self._bus.add_message_handler(self._on_message)
        await watch(self._bus, SERVER.interface, SERVER.path, SERVER.name)

    async def show(self, notice: Notice) -> bool:
        """Show a notice; whether anybody did."""
        async with self._lane:  # the number of one is needed for that which takes its place
            return await self._show(notice)

    async def _show(self, notice: Notice) -> bool:
        abilities = await self._find_abilities()
        has_markup = "body-markup" in abilities
        actions = [word for pair in notice.actions for word in pair]
        hints = {"desktop-entry": Variant("s", "podplayer"), "category": Variant("s", "x-podcast")}
        if notice.cover:
            hints["image-path"] = Variant("s", notice.cover)
        reply = await call(
            self._bus,
            SERVER,
            "Notify",
            "susssasa{sv}i",
            "podplayer",
            self._shown.get(notice.key, 0),
            "podplayer",
            notice.title,
            html.escape(notice.body, quote=False) if has_markup else notice.body,
            actions if "actions" in abilities else [],
            hints,
            _AS_LONG_AS_USUAL,
        )
        if not reply:
            return False
        self._shown[notice.key] = int(reply[0])
        return True

    async def _find_abilities(self) -> frozenset[str]:
        if self._abilities is None:
            reply = await call(self._bus, SERVER, "GetCapabilities")
            if reply is None:
                return frozenset()  # the desktop may still be starting
            self._abilities = frozenset(reply[0])
        return self._abilities

    def _on_message(self, message: Message) -> None:
        if message.message_type is MessageType.SIGNAL and message.interface == SERVER.interface:
            task = asyncio.get_running_loop().create_task(self._heed(message))
            self._heeding.add(task)
            task.add_done_callback(self._heeding.discard)

    async def _heed(self, message: Message) -> None:
        """Take an answer once the number of the message that is on its way is known."""
        number, *rest = message.body
        async with self._lane:
            key = next((key for key, shown in self._shown.items() if shown == number), None)
        if key is None:
            return  # of another program: the signals go to everybody
        match message.member:
            case "ActivationToken":
                self._tokens[number] = str(rest[0])
            case "ActionInvoked":
                token = self._tokens.pop(number, "")
                self._answered(NoticeAnswer(key, str(rest[0]), token))
            case "NotificationClosed":
                self._tokens.pop(number, None)
                del self._shown[key]
            case _:
                pass
