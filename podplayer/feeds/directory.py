"""From what a listener types or pastes to the address of a feed."""

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit, urlunsplit

from lxml import etree

from podplayer.model.errors import UsageError
from podplayer.model.hosts import is_private_host
from podplayer.model.sentence import say

FEED_SCHEMES = ("feed", "podcast", "pcast", "itpc", "itms-podcast", "itms-pcast", "podplayer")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]{1,20}):(.*)", re.DOTALL)
_FEED_TYPES = {
    "application/rss+xml": 0,
    "application/atom+xml": 1,
    "application/feed+json": 2,
    "application/json": 4,
    "application/rdf+xml": 3,
    "application/xml": 4,
    "text/xml": 4,
}
_LOOKS_LIKE_FEED = re.compile(r"(?:/feed/?|/rss/?|\.rss|\.xml|/podcast\.xml|/atom/?)$", re.I)
_HTML_BYTES = 2 * 1024 * 1024
_MOST_LINKS = 5


def candidates(typed: str) -> tuple[str, ...]:
    """The addresses that may be meant, best first.

    Raises:
        UsageError: it is neither a web address nor a file.
    """
    text = typed.strip().strip("<>\"'")
    if not text:
        raise UsageError(say("There is no address to add."))
    path = _file(text)
    if path is not None:
        return (path.resolve().as_uri(),)
    match = _SCHEME.fullmatch(text)
    if match and match[1].lower() in ("http", "https"):
        return (_tidy(text),)
    if match and match[1].lower() in FEED_SCHEMES:
        rest = match[2]
        if rest.lower().lstrip("/").startswith(("http://", "https://")):
            return (_tidy(rest.lstrip("/")),)
        return _with_either_scheme(rest.lstrip("/"))
    if match and not match[2].partition("/")[0].isdigit():
        raise UsageError(
            say("{match}: addresses cannot be added, only http and https.", match=match[1])
        )
    if any(mark in text for mark in " \n\t") or ("." not in text and ":" not in text):
        raise UsageError(say("“{text}” is neither a web address nor a file.", text=text[:80]))
    return _with_either_scheme(text)


def _file(text: str) -> Path | None:
    if text.startswith("file:"):
        return Path(urlsplit(text).path)
    try:
        path = Path(text).expanduser()
        return path if path.is_file() else None
    except (OSError, RuntimeError, ValueError):
        return None


def _with_either_scheme(rest: str) -> tuple[str, ...]:
    """Https first; a host in the listener's own network seldom has it."""
    host = (urlsplit(f"//{rest}").hostname or "").lower()
    if not host:
        raise UsageError(say("This is not a web address."))
    if is_private_host(host):
        return (_tidy(f"http://{rest}"),)
    return (_tidy(f"https://{rest}"), _tidy(f"http://{rest}"))


def _tidy(url: str) -> str:
    """Scheme and host in lower case, no fragment, no empty path: so that duplicates show."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError as error:
        raise UsageError(say("This is not a web address.")) from error
    if not host or any(character.isspace() for character in host):
        raise UsageError(say("This is not a web address."))
    user, at, place = parts.netloc.rpartition("@")
    netloc = user + at + place.lower()
    return urlunsplit((parts.scheme.lower(), netloc, parts.path or "/", parts.query, ""))


def same_feed_addresses(url: str) -> tuple[str, ...]:
    """Spellings under which the same feed may be in the library already."""
    scheme, separator, rest = url.partition("://")
    if not separator or scheme not in ("http", "https"):
        return (url,)
    other = "http" if scheme == "https" else "https"
    trimmed = rest.rstrip("/")
    return tuple(
        dict.fromkeys(
            f"{kind}://{place}"
            for kind in (scheme, other)
            for place in (rest, trimmed, trimmed + "/")
        )
    )


def feed_links(page: bytes, *, url: str) -> tuple[str, ...]:
    """The feeds that a web page points to, best first.

    First what its head declares (<link rel="alternate">), then links that look like a feed.
    """
    try:
        root = etree.fromstring(page[:_HTML_BYTES], etree.HTMLParser(no_network=True))
    except etree.LxmlError:
        return ()
    if root is None:
        return ()
    base = urljoin(url, next((str(b.get("href") or "") for b in root.iter("base")), ""))
    ranked = sorted(_declared(root, base), key=lambda pair: pair[0])
    links = [address for _, address in ranked] + _look_alikes(root, base)
    web = [link for link in links if link.startswith(("http://", "https://"))]
    return tuple(dict.fromkeys(web))[:_MOST_LINKS]


def _declared(root: etree._Element, base: str) -> list[tuple[int, str]]:
    found = []
    for link in root.iter("link"):
        rels = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").lower().partition(";")[0].strip()
        href = link.get("href")
        if href and "alternate" in rels and kind in _FEED_TYPES:
            rank = _FEED_TYPES[kind]
            words = f"{link.get('title') or ''} {href}".lower()
            if "comment" in words:
                rank += 10
            if "podcast" in words or "episode" in words:
                rank -= 5
            found.append((rank, urljoin(base, str(href).strip())))
    return found


def _look_alikes(root: etree._Element, base: str) -> list[str]:
    return [
        urljoin(base, str(anchor.get("href")).strip())
        for anchor in root.iter("a")
        if _LOOKS_LIKE_FEED.search(str(anchor.get("href") or "").partition("?")[0])
    ]
