"""Addresses made fit to be sent, compared and shown."""

import re
import string
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

from podplayer.model.errors import FetchError
from podplayer.model.hosts import is_private_host
from podplayer.model.sentence import say

_PATH_SAFE = "/%:@!$&'()*+,;=~-._|[]"
_CONTROL = re.compile(r"[\x00-\x20\x7f]+")
_LOOSE_USER = re.compile(r"^([^/?#]*//)?[^/?#]*@")
"""User and password of what has no scheme, or one that is damaged."""


def shown(url: str) -> str:
    """The address without user name and password, as error messages name it."""
    return _without(url, "userinfo")


def recorded(url: str) -> str:
    """The address as the ledger keeps it: without credentials, query and fragment."""
    return _without(url, "userinfo", "query")


def _without(url: str, *what: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return url.partition("?")[0].rpartition("@")[2]
    if not parts.netloc:
        url = _LOOSE_USER.sub(r"\1", url)
        return url.partition("?")[0] if "query" in what else url
    query = "" if "query" in what else parts.query
    netloc = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, netloc, parts.path, query, ""))


def host_of(url: str) -> str:
    """The host in lower case; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def credentials_of(url: str) -> tuple[str, str] | None:
    """User name and password that an address carries."""
    parts = urlsplit(url)
    if parts.username is None:
        return None
    return unquote(parts.username), unquote(parts.password or "")


def sendable(url: str) -> str:
    """The address in ASCII and without credentials; spaces and other letters percent-encoded.

    Raises:
        FetchError: no http or https address, or one that cannot be understood.
    """
    url = url.strip()
    try:
        url.encode("utf-8")
    except UnicodeEncodeError as error:  # bytes of a command line that are no text
        readable = shown(url).encode("utf-8", "replace").decode("utf-8")
        raise FetchError(readable, say("this is not a web address")) from error
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError(shown(url), say("this is not a web address")) from error
    if parts.scheme not in ("http", "https"):
        kind = f"{parts.scheme}: addresses are" if parts.scheme else "an address without http is"
        raise FetchError(shown(url), say("{kind} not fetched, only http and https", kind=kind))
    if not host:
        raise FetchError(shown(url), say("this is not a web address"))
    netloc = _ascii_host(url, host)
    if port is not None:
        netloc = f"{netloc}:{port}"
    path = quote(_CONTROL.sub(_encoded, parts.path), safe=_PATH_SAFE) or "/"
    query = quote(_CONTROL.sub(_encoded, parts.query), safe=_PATH_SAFE + "?")
    return urlunsplit((parts.scheme, netloc, path, query, ""))


def _encoded(match: re.Match[str]) -> str:
    return quote(match[0])


def _ascii_host(url: str, host: str) -> str:
    if ":" in host:
        return f"[{host}]"
    if host.isascii():
        if re.search(r"[^a-z0-9._~-]", host):
            raise FetchError(shown(url), say("this is not a web address"))
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise FetchError(shown(url), say("this is not a web address")) from error


def redirected(url: str, location: str) -> str:
    """Where a redirect from `url` leads.

    Args:
        url: that was asked.
        location: the header, each byte of it a letter.

    Raises:
        FetchError: it leads to something that is not http, or from the public internet into the
            listener's own network.
    """
    try:
        clean = sendable(urljoin(url, _readable(location.strip())))
    except (FetchError, ValueError) as error:
        raise FetchError(
            shown(url), say("the server redirects to an address that is refused")
        ) from error
    if not is_private_host(host_of(url)) and is_private_host(host_of(clean)):
        raise FetchError(
            shown(url), say("the server redirects into your own network, which is refused")
        )
    return clean


def _readable(location: str) -> str:
    """Letters that a server did not encode are those of UTF-8; else their bytes go back as are."""
    raw = location.encode("latin-1", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return quote(raw, safe=string.printable)


def is_same_origin(one: str, other: str) -> bool:
    """Whether scheme, host and port are the same, so that credentials may go along."""
    first, second = urlsplit(one), urlsplit(other)
    return (first.scheme, first.hostname, first.port) == (
        second.scheme,
        second.hostname,
        second.port,
    )
