"""OPML: lists of shows, as every player exports them; also the crooked ones."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from xml.sax.saxutils import quoteattr

from lxml import etree

from podplayer.feeds.namespaces import canonical
from podplayer.feeds.repair import declares_entities, repair, to_utf8
from podplayer.model.errors import ImportFileError
from podplayer.model.sentence import say

_MAX_BYTES = 32 * 1024 * 1024
_MAX_ENTRIES = 20_000
_MAX_OUTLINES = 100_000
"""With folders and links. A million of them would take half a gigabyte as a tree."""
_TOO_MANY = (
    f"The file lists more than {_MAX_ENTRIES:,} shows; split it into smaller lists and import "
    "them one after the other."
)
_MAX_DEPTH = 60
_ADDRESSES = ("xmlurl", "feedurl", "feed_url", "url")
_OUTLINE = re.compile(r"<outline\b[^<]*?>", re.IGNORECASE)
# Each name is tried once, from its start: a megabyte of letters without "=" would take for ever.
_ATTRIBUTE = re.compile(r"""(?<![\w:.-])([\w:.-]++)\s*+=\s*(?:"([^"]*)"|'([^']*)')""")
_FEED_SCHEMES = ("http://", "https://", "feed:", "pcast:", "itpc:", "podcast:")


@dataclass(frozen=True, slots=True)
class OpmlEntry:
    """One show of a list."""

    url: str
    title: str = ""
    folders: tuple[str, ...] = ()


def read_opml(data: bytes) -> list[OpmlEntry]:
    """Every show in the file, each once, in the order of the file.

    Raises:
        ImportFileError: it is no OPML, or it lists no show.
    """
    if not data.strip():
        raise ImportFileError(say("The file is empty."))
    if len(data) > _MAX_BYTES:
        raise ImportFileError(say("The file is too large to be a list of shows."))
    if declares_entities(data):
        raise ImportFileError(
            say("The file declares entities, which is refused: it can be an attack.")
        )
    if data.lower().count(b"<outline") > _MAX_OUTLINES:
        raise ImportFileError(_TOO_MANY)
    start = to_utf8(data[:65536]).lower()
    if b"<opml" not in start and b"<outline" not in start:
        raise ImportFileError(
            say("The file is not a list of shows (OPML){guess}.", guess=_guess(start))
        )
    found: dict[str, OpmlEntry] = {}
    for entry in _entries(data):
        found.setdefault(entry.url, entry)
        if len(found) > _MAX_ENTRIES:
            raise ImportFileError(_TOO_MANY)
    if not found:
        raise ImportFileError(say("The file is OPML, but it lists no show."))
    return list(found.values())


def _guess(start: bytes) -> str:
    if b"<rss" in start or b"<feed" in start:
        return ": it is a single feed, which can be added instead"
    if b"<html" in start:
        return ": it is a web page"
    return ""


def _entries(data: bytes) -> Iterator[OpmlEntry]:
    for text in (data, repair(data)):
        try:
            root = etree.fromstring(
                text, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
            )
        except etree.XMLSyntaxError:
            continue
        yield from _walk(root, (), 0)
        return
    # Cut off or badly nested: every <outline ...> is whole in itself.
    for match in _OUTLINE.finditer(to_utf8(data).decode("utf-8", "replace")):
        attributes = {
            name.lower(): unescape(double or single)
            for name, double, single in _ATTRIBUTE.findall(match[0])
        }
        url = _address(attributes)
        if url:
            yield OpmlEntry(url, _title(attributes))


def _walk(element: etree._Element, folders: tuple[str, ...], depth: int) -> Iterator[OpmlEntry]:
    if depth > _MAX_DEPTH:
        return
    for child in element:
        inside = folders
        if canonical(child.tag).rpartition(":")[2] == "outline":
            attributes = {str(name).lower(): str(value) for name, value in child.attrib.items()}
            url, title = _address(attributes), _title(attributes)
            if url:
                yield OpmlEntry(url, title, folders)
            elif title:
                inside = (*folders, title)
        yield from _walk(child, inside, depth + 1)


def _address(attributes: dict[str, str]) -> str:
    """The feed's address. `url` alone is one too, but not in a link to a page or another list."""
    kind = attributes.get("type", "").lower()
    for name in _ADDRESSES:
        url = attributes.get(name, "").strip()
        if not url.lower().startswith(_FEED_SCHEMES):
            continue
        if name == "url" and (kind in ("link", "include", "html") or url.endswith(".opml")):
            continue
        return url
    return ""


def _title(attributes: dict[str, str]) -> str:
    text = attributes.get("text") or attributes.get("title") or ""
    return " ".join(text.split())


def write_opml(entries: Iterable[OpmlEntry], *, title: str = "Podcasts in podplayer") -> str:
    """OPML 2.0 that every player can read."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{_escaped(title)}</title></head>",
        "  <body>",
    ]
    for entry in entries:
        name = quoteattr(_storable(entry.title or entry.url))
        url = quoteattr(_storable(entry.url))
        lines.append(f'    <outline type="rss" text={name} title={name} xmlUrl={url}/>')
    lines += ["  </body>", "</opml>", ""]
    return "\n".join(lines)


def _escaped(text: str) -> str:
    return _storable(text).replace("&", "&amp;").replace("<", "&lt;")


def _storable(text: str) -> str:
    """Without the characters that XML has no way to write."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff￾￿]", "", text)
