"""Tracking prefixes around media addresses, taken off so that nobody counts the listener."""

import functools
import re
import tomllib
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from podplayer.model.hosts import is_private_host
from podplayer.model.resources import resource_path
from podplayer.net.addresses import host_of

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}(?::\d{1,5})?", re.IGNORECASE)
_FILE = re.compile(r"\.(?:mp3|m4a|m4b|mp4|m4v|aac|ogg|oga|opus|flac|wav|mov|webm|php|html?)$", re.I)
_SCHEMES = ("http", "https", "http:", "https:")
_QUERY_NAMES = ("url", "u", "link", "redirect", "r", "dest", "target")
_MAX_DEPTH = 12


@functools.cache
def tracking_hosts() -> frozenset[str]:
    """The list that comes with podplayer; read at the first episode or cover."""
    text = resource_path("trackers.toml").read_text("utf-8")
    services = tomllib.loads(text)["service"]
    return frozenset(host for service in services for host in service["hosts"])


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """An address without tracking prefixes."""

    url: str
    tracker: str | None
    """The outermost tracking host that was taken off; None where there was none."""


def unwrap(url: str) -> Unwrapped:
    """Take off every tracking prefix, however deeply they are nested.

    The result may not be reachable (a publisher can allow the tracker only), so a caller keeps
    the original address to fall back on.
    """
    bare, outermost = url, None
    for _ in range(_MAX_DEPTH):
        inner = _inner(bare)
        if inner is None or is_private_host(host_of(inner)):  # nobody leads into one's own network
            break
        outermost = outermost or (urlsplit(bare).hostname or "")
        bare = inner
    return Unwrapped(bare, outermost)


def _inner(url: str) -> str | None:
    """The address inside one tracking prefix, or None if there is none to take off."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    if not _is_tracker(host):
        return None
    return _in_path(parts.scheme, parts.path, parts.query) or _in_query(parts.query)


def _is_tracker(host: str) -> bool:
    labels = host.rstrip(".").split(".")
    return any(".".join(labels[at:]) in tracking_hosts() for at in range(len(labels) - 1))


def _in_path(scheme: str, path: str, query: str) -> str | None:
    segments = path.split("/")[1:]
    for index, segment in enumerate(segments):
        plain = unquote(segment)
        if plain.lower().startswith(("http://", "https://")):
            # Percent-encoded as a whole, or as far as its own first slash.
            return _joined(plain, segments[index + 1 :], query)
        is_host = _HOST.fullmatch(plain) and not _FILE.search(plain)
        if is_host and any(segments[index + 1 :]):
            before = [part for part in segments[:index] if part][-1:]
            if before and before[0].lower() in _SCHEMES:
                scheme = before[0].lower().rstrip(":")
            return _joined(f"{scheme}://{plain}", segments[index + 1 :], query)
        if "/" in plain and _HOST.fullmatch(plain.partition("/")[0]):
            return _joined(f"{scheme}://{plain}", segments[index + 1 :], query)
    return None


def _joined(start: str, rest: list[str], query: str) -> str:
    url = "/".join([start, *rest])
    if not query:
        return url
    return f"{url}{'&' if '?' in url else '?'}{query}"


def _in_query(query: str) -> str | None:
    for name, value in parse_qsl(query):
        if name.lower() in _QUERY_NAMES and value.lower().startswith(("http://", "https://")):
            return value
    return None
