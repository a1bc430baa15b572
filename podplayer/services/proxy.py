"""The proxy of the settings. Its password lies in the key ring, never in the library."""

import contextlib
import logging
from urllib.parse import unquote, urlsplit, urlunsplit

from podplayer.model.errors import SecretsError, UsageError
from podplayer.model.sentence import say
from podplayer.services.key_ring import KeyRing
from podplayer.services.settings import SettingsService

logger = logging.getLogger(__name__)

_SCHEMES = ("http", "https", "socks4", "socks4a", "socks5", "socks5h")


class Proxy:
    """A user name in the address of the settings says that the key ring may have a password.

    Asked on any thread.
    """

    def __init__(self, settings: SettingsService, *, ring: KeyRing) -> None:
        self._settings = settings
        self._ring = ring
        self._known: dict[str, str] = {}

    def change(self, text: str) -> None:
        """Take the address of a proxy; a password in it goes into the key ring.

        Empty is what the desktop says, `none` is no proxy at all.

        Raises:
            UsageError: it can be no proxy.
            SecretsError: there is no key ring that could keep the password; nothing was changed.
        """
        problem = proxy_problem(text)
        if problem is not None:
            raise UsageError(problem)
        address, password = _parted(text.strip())
        if password:
            self._ring.set(_name(address), password)
            self._known[address] = password
        before, _ = _parted(self._settings.current.proxy)
        self._settings.change(proxy=address)
        if before != address:
            self._forget(before)

    def route(self) -> tuple[str, str]:
        """The address, without a password, and the password; empty where there is none."""
        address, password = _parted(self._settings.current.proxy)
        if password:
            # Of a podplayer that kept it there, or of such a one's export.
            with contextlib.suppress(SecretsError):
                self.change(self._settings.current.proxy)
            return address, password
        if "@" not in address:
            return address, ""
        if address not in self._known:
            self._known[address] = self._read(address)
        return address, self._known[address]

    def _read(self, address: str) -> str:
        try:
            return self._ring.get(_name(address)) or ""
        except SecretsError as error:
            logger.warning("no password for the proxy: %s", error)
            return ""

    def _forget(self, address: str) -> None:
        if "@" in address:
            self._known.pop(address, None)
            with contextlib.suppress(SecretsError):
                self._ring.delete(_name(address))


def proxy_problem(text: str) -> str | None:
    """What is wrong with the address of a proxy, in one sentence; None where it is well formed.

    Empty is what the desktop says, `none` is no proxy at all.
    """
    proxy = text.strip()
    if not proxy or proxy.lower() == "none":
        return None
    try:
        parts = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
        port = parts.port
    except ValueError:
        return say("The port is a number from 1 to 65535, as in socks5h://127.0.0.1:9050.")
    if parts.scheme not in _SCHEMES:
        return say(
            "{scheme}:// is no kind of proxy; write http:// or socks5h:// before it.",
            scheme=parts.scheme,
        )
    if not parts.hostname or " " in proxy:
        return say("Write the proxy as socks5h://127.0.0.1:9050 or http://proxy.example:3128.")
    if port is None:
        return say("Write the port behind the host, as in socks5h://127.0.0.1:9050.")
    if parts.path.strip("/") or parts.query:
        return say("A proxy has a host and a port, and nothing behind them.")
    return None


def _parted(proxy: str) -> tuple[str, str]:
    """The address without its password, and the password."""
    has_scheme = "://" in proxy
    parts = urlsplit(proxy if has_scheme else f"//{proxy}")
    if parts.password is None:
        return proxy, ""
    userinfo, _, place = parts.netloc.rpartition("@")
    bare = urlunsplit(parts._replace(netloc=f"{userinfo.partition(':')[0]}@{place}"))
    return bare if has_scheme else bare.removeprefix("//"), unquote(parts.password)


def _name(address: str) -> str:
    """Of the entry in the key ring."""
    return f"proxy {address}"
