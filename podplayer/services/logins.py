"""User names and passwords of protected feeds: in the key ring, never in the library or a log."""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import unquote, urlsplit, urlunsplit

from podplayer.model.errors import SecretsError, UsageError
from podplayer.model.sentence import say
from podplayer.services.key_ring import KeyRing
from podplayer.storage.hosts import Hosts

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Login:
    """Never printed."""

    user: str = field(repr=False)
    password: str = field(repr=False)


def origin_of(url: str) -> str:
    """`https://host:port`: whom a password may be sent to. Empty for what is no web address."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    standard = 443 if parts.scheme == "https" else 80
    return f"{parts.scheme}://{host}:{port or standard}"


def split_login(url: str) -> tuple[str, Login | None]:
    """An address without the user name and password that it carries."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url, None
    if parts.username is None or parts.scheme not in ("http", "https"):
        return url, None
    bare = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    return bare, Login(unquote(parts.username), unquote(parts.password or ""))


class Logins:
    """One login a server: its feeds and its files are opened by the same.

    Args:
        hosts: knows which servers have one, so that the ring is not asked for every request.
        ring: the desktop's key ring.
        now: the clock.
    """

    def __init__(self, hosts: Hosts, *, ring: KeyRing, now: Callable[[], datetime]) -> None:
        self._hosts = hosts
        self._ring = ring
        self._now = now
        self._known: dict[str, Login | None] = {}

    def save(self, url: str, login: Login) -> None:
        """Keep a login for the server of an address.

        Raises:
            UsageError: the address is none, or the user name is empty.
            SecretsError: there is no key ring; nothing was stored.
        """
        origin = origin_of(url)
        if not origin:
            raise UsageError(say("A password can be kept for web addresses only."))
        if not login.user:
            raise UsageError(say("Say the user name too."))
        self._ring.set(origin, json.dumps([login.user, login.password]))
        self._hosts.set_login(origin, exists=True, now=self._now())
        self._known[origin] = login

    def forget(self, url: str) -> bool:
        """Take it out of the key ring. Whether there was one. Raises SecretsError."""
        origin = origin_of(url)
        if not self._hosts.has_login(origin):
            return False
        self._ring.delete(origin)
        self._hosts.set_login(origin, exists=False, now=self._now())
        self._known.pop(origin, None)
        return True

    def find(self, url: str) -> tuple[str, str] | None:
        """User name and password for an address; None where there is none, or the ring is shut."""
        origin = origin_of(url)
        if not self._hosts.has_login(origin):
            return None
        if origin not in self._known:
            self._known[origin] = self._read(origin)
        login = self._known[origin]
        return None if login is None else (login.user, login.password)

    def _read(self, origin: str) -> Login | None:
        try:
            text = self._ring.get(origin)
        except SecretsError as error:
            logger.warning("no password for %s: %s", origin, error)
            return None
        if text is None:
            return None
        user, password = json.loads(text)
        return Login(user, password)


class ServerMemory:
    """What the network asks of the library and of the key ring before each request."""

    def __init__(self, hosts: Hosts, *, logins: Logins, now: Callable[[], datetime]) -> None:
        self._hosts = hosts
        self._logins = logins
        self._now = now

    def is_shy(self, host: str) -> bool:
        """Whether it answers browsers only."""
        return self._hosts.is_shy(host)

    def remember_shy(self, host: str) -> None:
        """It refused podplayer's own name, and answered a browser."""
        self._hosts.set_shy(host, now=self._now())

    def login(self, url: str) -> tuple[str, str] | None:
        """User name and password for the server of an address."""
        return self._logins.find(url)
