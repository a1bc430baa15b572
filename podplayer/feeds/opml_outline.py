"""One outline of a list: which of its attributes is the address of a feed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from podplayer.feeds.addresses import is_media_file
from podplayer.feeds.directory import FEED_SCHEMES

_SURE = ("xmlurl", "feedurl", "feed_url", "rssurl")
_PERHAPS = ("url", "href", "link")
_NO_FEEDS = ("link", "include", "html", "song", "audio", "playlist")
_FEEDS = ("rss", "rss1", "rss2", "atom", "feed", "podcast", "pie")
_SCHEMES = ("http://", "https://", *(f"{scheme}:" for scheme in FEED_SCHEMES))
_NEARLY_HTTP = re.compile(r"\W{0,2}h{0,3}ttp(s?):?/{1,3}(?=\w)", re.IGNORECASE)
_HOST = re.compile(r"(?:[\w-]+\.)+[a-zA-Z]{2,24}(?::\d{1,5})?/\S+")
_FOLDED = re.compile(r"\s*[\r\n\t]\s*")
_LONGEST = 4096


def feed_address(text: str) -> str:
    """The address in an attribute, mended where that is safe; empty if it is none of the web."""
    url = _FOLDED.sub("", text.strip().strip("\"'<>“”"))
    while "&amp;" in url:
        url = url.replace("&amp;", "&")  # escaped twice and more
    if not url or len(url) > _LONGEST:
        return ""
    path = url.find("/", url.find("//") + 2)  # a blank in the name of a host is no slip
    if path > 0:
        url = url[:path] + url[path:].replace(" ", "%20")
    if url.lower().startswith(_SCHEMES):
        return url
    nearly = _NEARLY_HTTP.match(url)
    if nearly:
        return f"http{nearly[1].lower()}://{url[nearly.end() :]}"
    if url.startswith("//"):
        return f"https:{url}"
    return f"https://{url}" if _HOST.fullmatch(url) else ""


@dataclass(frozen=True, slots=True)
class Outline:
    """An outline with its attributes, their names in lower case, and the folders it lies in."""

    attributes: Mapping[str, str]
    folders: tuple[str, ...] = ()
    inside_show: bool = False
    """Below a show stand its episodes, as Overcast lists them."""

    def address(self) -> str:
        """The feed's. `url` alone is one too, but not of a page, an episode or another list."""
        for name in _SURE:
            url = feed_address(self.attributes.get(name, ""))
            if url:
                return url
        kind = self.attributes.get("type", "").strip().lower()
        if self.inside_show or kind in _NO_FEEDS or "episode" in kind:
            return ""
        for name in _PERHAPS:
            url = feed_address(self.attributes.get(name, ""))
            is_other = url.lower().endswith(".opml") or is_media_file(url)
            if url and not is_other and (name == "url" or kind in _FEEDS):
                return url
        return ""

    def title(self) -> str:
        """As it stands there."""
        return self.attributes.get("text") or self.attributes.get("title") or ""

    def categories(self) -> tuple[str, ...]:
        """`category="/News/Daily,/Fun"`: of each path the words."""
        paths = self.attributes.get("category", "").split(",")
        return tuple(word.strip() for path in paths for word in path.split("/") if word.strip())
