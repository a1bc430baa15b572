"""Lists that are no XML: cut off, badly nested, with a quote or a "<" in the middle of a title.

Each outline is read for itself: from its beginning to where the next one begins, so that nothing
in between can end it too early. An attribute reaches to the last quote before the next one.
"""

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise

from podplayer.feeds.addresses import is_media_file
from podplayer.feeds.opml_outline import Outline, feed_address

_MAX_DEPTH = 60
_MARK = re.compile(r"<(/?)(?:[\w-]{1,20}:)?(?:outline\b|(?:body|opml)\s*>)", re.IGNORECASE)
# Every name is tried once, from its start: a megabyte of letters without "=" would take for ever.
_NAME = re.compile(
    r"(?<=[\s\"'“”/])([A-Za-z_][\w:.-]*+)\s*+=\s*+([\"'“”])"
    r"|(?<=\s)(text|title|type|xmlurl|htmlurl|url|feedurl)\s*+=\s*+(?=[^\s\"'“”])",
    re.IGNORECASE,
)
_CLOSING = {"“": "”"}
_ENDS_OUTLINE = re.compile(r"[\"'”]\s*+/?>")
_CLOSED = re.compile(r"/\s*+>")
_ADDRESS_ENDS = re.compile(r"[\s\"'”<>]")
_TAG = re.compile(r"<(?![\s\d])[^<>]*+>?")
_WEB = re.compile(r"https?://[^\s<>\"'“”|)\]]++")


def scan(text: str) -> Iterator[Outline]:
    """Every outline, with the folders that seem to be open around it."""
    text = _without_comments(text)
    open_: list[str] = []
    for mark, following in pairwise([*_MARK.finditer(text), None]):
        if mark is None or "outline" not in mark[0].lower():
            continue
        if mark[1]:
            if open_:
                open_.pop()
            continue
        part = text[mark.end() : following.start() if following else len(text)]
        outline = Outline(_attributes(part), tuple(filter(None, open_[:_MAX_DEPTH])))
        yield outline
        if not _CLOSED.search(part):
            open_.append("" if outline.address() else outline.title())


def addresses_in_text(text: str) -> Iterator[str]:
    """Of a list without outlines, or whose outlines have an address for a title."""
    _, has_body, body = text.partition("<body")
    body = body if has_body else text
    if not has_body and "<" in body:
        return  # a page or a document of another kind
    for outline in scan(body):
        url = _web_address(outline.title().strip())
        if url and outline.attributes.get("type") != "link":
            yield url
    for match in _WEB.finditer(unescape(_TAG.sub(" ", body))):
        url = _web_address(match[0].rstrip(".,;"))
        if url:
            yield url


def _web_address(text: str) -> str:
    is_one = text.startswith(("http://", "https://")) and " " not in text
    return feed_address(text) if is_one and not is_media_file(text) else ""


def _without_comments(text: str) -> str:
    pieces, position = [], 0
    while (start := text.find("<!--", position)) >= 0:
        end = text.find("-->", start)
        if end < 0:
            break
        pieces.append(text[position:start])
        position = end + 3
    return "".join([*pieces, text[position:]])


def _attributes(part: str) -> dict[str, str]:
    names = list(_NAME.finditer(part))
    found: dict[str, str] = {}
    for match, following in pairwise([*names, None]):
        if match is None:
            break
        name = (match[1] or match[3]).rpartition(":")[2].lower()
        value = part[match.end() : following.start() if following else len(part)]
        found.setdefault(name, unescape(_value(name, value, match[2] or "", is_last=not following)))
    own = part.rpartition(">")[2].strip()
    if own and feed_address(own):
        found.setdefault("xmlurl", own)
    return found


def _value(name: str, rest: str, quote: str, *, is_last: bool) -> str:
    """What of the text behind an attribute's `=` and its quote belongs to it."""
    if not quote or name.endswith("url"):
        end = _ADDRESS_ENDS.search(rest.lstrip())
        if end is None:
            return "" if is_last else rest.strip()  # cut off: another address than was meant
        return rest.lstrip()[: end.start()]
    if is_last:
        end = _ENDS_OUTLINE.search(rest)
        if end:
            return rest[: end.start()]
    position = rest.rfind(_CLOSING.get(quote, quote))
    return rest[:position] if position >= 0 else rest.rstrip(" />\r\n\t")
