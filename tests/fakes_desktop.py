"""The services that a desktop has on its session bus, for tests; they remember what was asked."""

import asyncio
import os
import threading
from collections.abc import Callable

from dbus_fast import DBusError, Message, MessageType, Variant
from dbus_fast.aio import MessageBus
from dbus_fast.annotations import DBusStr
from dbus_fast.service import ServiceInterface, dbus_method, dbus_signal

# The signatures are D-Bus's.
# ruff: noqa: N802, F821, F722


class Desk:
    """A thread with the services of a desktop."""

    def __init__(self, address: str) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._bus = self.run(self._connect(address))

    def run(self, work):
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(60)

    def offer(self, name: str, path: str, interface: ServiceInterface) -> None:
        async def work() -> None:
            self._bus.export(path, interface)
            await self._bus.request_name(name)

        self.run(work())

    def do(self, call: Callable[[], object]) -> None:
        """Call something on the desk's thread: a signal."""

        async def work() -> None:
            call()

        self.run(work())

    def call(self, name: str, path: str, interface: str, member: str, signature="", *body):
        async def work() -> Message:
            return await self._bus.call(
                Message(
                    destination=name,
                    path=path,
                    interface=interface,
                    member=member,
                    signature=signature,
                    body=list(body),
                )
            )

        reply = self.run(work())
        assert reply.message_type is not MessageType.ERROR, reply.body
        return reply.body[0] if reply.body else None

    def property(self, interface: str, name: str) -> Variant:
        """One of podplayer's, as a client sees it."""
        return self.call(
            "org.mpris.MediaPlayer2.podplayer",
            "/org/mpris/MediaPlayer2",
            "org.freedesktop.DBus.Properties",
            "Get",
            "ss",
            interface,
            name,
        )

    async def _connect(self, address: str) -> MessageBus:
        return await MessageBus(bus_address=address).connect()

    def close(self) -> None:
        async def work() -> None:
            self._bus.disconnect()
            await asyncio.gather(self._bus.wait_for_disconnect(), return_exceptions=True)

        self.run(work())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(60)
        self._loop.close()


class Notifications(ServiceInterface):
    def __init__(self, abilities=("actions", "body", "body-markup")) -> None:
        super().__init__("org.freedesktop.Notifications")
        self.abilities = list(abilities)
        self.shown: list[dict] = []

    @dbus_method()
    def GetCapabilities(self) -> "as":
        return self.abilities

    @dbus_method()
    def Notify(
        self,
        app_name: "s",
        replaces: "u",
        icon: "s",
        summary: "s",
        body: "s",
        actions: "as",
        hints: "a{sv}",
        timeout: "i",
    ) -> "u":
        self.shown.append(
            {
                "replaces": replaces,
                "summary": summary,
                "body": body,
                "actions": actions,
                "hints": hints,
            }
        )
        return replaces or len(self.shown)

    @dbus_signal()
    def ActionInvoked(self, number: int, action: str) -> "us":
        return [number, action]

    @dbus_signal()
    def ActivationToken(self, number: int, token: str) -> "us":
        return [number, token]

    @dbus_signal()
    def NotificationClosed(self, number: int, reason: int) -> "uu":
        return [number, reason]


class Saver(ServiceInterface):
    def __init__(self) -> None:
        super().__init__("org.freedesktop.ScreenSaver")
        self.held: set[int] = set()
        self.calls: list[tuple] = []

    @dbus_method()
    def Inhibit(self, who: "s", why: "s") -> "u":
        self.calls.append(("Inhibit", who, why))
        self.held.add(7)
        return 7

    @dbus_method()
    def UnInhibit(self, cookie: "u") -> None:
        self.calls.append(("UnInhibit", cookie))
        self.held.discard(cookie)


class PortalInhibit(ServiceInterface):
    """Answers with a handle; `Request` under it is closed by the one who asked."""

    def __init__(self, handle: str) -> None:
        super().__init__("org.freedesktop.portal.Inhibit")
        self._handle = handle
        self.calls: list[tuple] = []

    @dbus_method()
    def Inhibit(self, window: "s", flags: "u", options: "a{sv}") -> "o":
        self.calls.append((flags, options["reason"].value))
        return self._handle


class PortalRequest(ServiceInterface):
    def __init__(self) -> None:
        super().__init__("org.freedesktop.portal.Request")
        self.is_closed = False

    @dbus_method()
    def Close(self) -> None:
        self.is_closed = True


class PortalSettings(ServiceInterface):
    """Knows some settings, and refuses to tell of others."""

    def __init__(self, **values: Variant) -> None:
        super().__init__("org.freedesktop.portal.Settings")
        self._values = {name.replace("_", "-"): value for name, value in values.items()}

    @dbus_method()
    def ReadOne(self, group: DBusStr, key: DBusStr) -> "v":
        if key not in self._values:
            raise DBusError("org.freedesktop.portal.Error.NotFound", "no such setting")
        return self._values[key]

    @dbus_signal()
    def SettingChanged(self, group: str, key: str, value: Variant) -> "ssv":
        return [group, key, value]


class OldPortalSettings(ServiceInterface):
    """Before ReadOne; the value comes wrapped twice."""

    def __init__(self, scheme: int) -> None:
        super().__init__("org.freedesktop.portal.Settings")
        self.scheme = scheme

    @dbus_method()
    def Read(self, group: DBusStr, key: DBusStr) -> "v":
        return Variant("v", Variant("u", self.scheme))


class Logind(ServiceInterface):
    def __init__(self) -> None:
        super().__init__("org.freedesktop.login1.Manager")

    @dbus_signal()
    def PrepareForSleep(self, begins: "b") -> "b":
        return begins


def environment(address: str) -> dict[str, str]:
    """What a program of the desktop is started with."""
    return {**os.environ, "DBUS_SESSION_BUS_ADDRESS": address}
