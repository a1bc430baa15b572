"""Addresses inside a feed: resolved, and only such as may be fetched."""

import re
from functools import lru_cache
from urllib.parse import urljoin

from podplayer.model.hosts import is_private_host

_BLANK = re.compile(r"[\x00-\x1f\x7f]+")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{0,20}:")

_MEDIA_FILE = re.compile(r"\.(?:mp3|m4a|m4b|mp4|m4v|aac|ogg|oga|opus|flac|wav|mov|webm)\b", re.I)


@lru_cache(maxsize=1024)
def _is_private(host: str) -> bool:
    return is_private_host(host)


def is_media_file(url: str) -> bool:
    """Whether an address names sound or video by its ending."""
    return _MEDIA_FILE.search(url) is not None


def host_of(url: str) -> str:
    """Host of an http address in lower case, without port; fast, for the many of a feed."""
    netloc = url.partition("://")[2].partition("/")[0].partition("?")[0].rpartition("@")[2]
    if netloc.startswith("["):
        return netloc.partition("]")[0][1:].lower()
    return netloc.partition(":")[0].lower()


class Addresses:
    """Judges the addresses of one feed.

    An address in the listener's own network is dropped unless the feed itself is there: a
    public feed could otherwise make podplayer knock at the router.

    Args:
        feed_url: where the feed came from; `file:` for one on this computer.
    """

    def __init__(self, *, feed_url: str) -> None:
        self._feed_url = feed_url
        is_web = feed_url.startswith(("http://", "https://"))
        self.allows_private = not is_web or _is_private(host_of(feed_url))
        self._good: set[str] = set()
        """Scheme and host that were judged good: most addresses of a feed share a few."""

    def resolve(self, url: str, *, base: str = "") -> str | None:
        """The absolute http address, or None if it is none that may be fetched."""
        if not url:
            return None
        if "&amp;" in url:
            url = url.replace("&amp;", "&")  # escaped twice
        if url[: url.find("/", 8)] in self._good and url.isprintable() and " " not in url:
            return url
        url = url.strip()
        if not url.startswith(("http://", "https://")):
            absolute = self._absolute(url, base)
            if absolute is None:
                return None
            url = absolute
        if "\n" in url or "\t" in url or "\r" in url:
            url = _BLANK.sub("", url)
        if " " in url:
            url = url.replace(" ", "%20")
        host = host_of(url)
        if not host or (not self.allows_private and _is_private(host)):
            return None
        if url.find("/", 8) > 8:
            self._good.add(url[: url.find("/", 8)])
        return url

    def _absolute(self, url: str, base: str) -> str | None:
        if _SCHEME.match(url):
            scheme, rest = url.split(":", 1)
            scheme = scheme.lower()
            if rest.startswith(("http://", "https://")):
                return rest  # "http:https://…": a template put its own scheme before
            is_web = scheme in ("http", "https") and rest.startswith("//")
            return f"{scheme}:{rest}" if is_web else None
        try:
            absolute = urljoin(urljoin(self._feed_url, base), url)
        except ValueError:
            return None
        return absolute if absolute.startswith(("http://", "https://")) else None
