"""OPML: lists of shows, as every player exports them; also the crooked ones."""

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any
from xml.sax.saxutils import quoteattr

from lxml import etree

from podplayer.feeds.encodings import claims_wrong_encoding
from podplayer.feeds.namespaces import canonical
from podplayer.feeds.opml_damaged import addresses_in_text, scan
from podplayer.feeds.opml_outline import Outline, feed_address
from podplayer.feeds.repair import declares_entities, repair, to_utf8
from podplayer.model.errors import ImportFileError
from podplayer.model.sentence import say

_MAX_BYTES = 32 * 1024 * 1024
_MAX_ENTRIES = 20_000
_MAX_OUTLINES = 100_000
"""With folders and links. A million of them would take half a gigabyte as a tree."""
_MAX_DEPTH = 60
_MOST_WRAPPINGS = 3
"""How often a list may be escaped as text inside of another one."""
_HEAD = 65_536
_GZIP = b"\x1f\x8b"
_LIST = re.compile(rb"(?:<|&(?:amp;)*lt;)(?:[\w-]{1,20}:)?(?:opml|outline)\b", re.IGNORECASE)
_ESCAPED = re.compile(rb"&(?:amp;)*lt;(?:[\w-]{1,20}:)?outline\b", re.IGNORECASE)
_IN_CDATA = re.compile(rb"<!\[CDATA\[|\]\]>")


@dataclass(frozen=True, slots=True)
class OpmlEntry:
    """One show of a list."""

    url: str
    title: str = ""
    folders: tuple[str, ...] = ()
    """From the outermost to the innermost; then what the list itself calls its categories."""


def is_list(head: bytes) -> bool:
    """Whether a file that begins like this is OPML, or has an address on its first line."""
    start = to_utf8(_unpacked(head[:_HEAD], is_cut=True))
    return _LIST.search(start) is not None or _is_plain_list(start)


def read_opml(data: bytes) -> list[OpmlEntry]:
    """Every show in the file, each once, in the order of the file.

    Raises:
        ImportFileError: it is no OPML, or it lists no show.
    """
    if not data.strip():
        raise ImportFileError(say("The file is empty."))
    data = _unpacked(data)
    if len(data) > _MAX_BYTES:
        raise ImportFileError(say("The file is too large to be a list of shows."))
    text = to_utf8(data)
    if declares_entities(text):
        raise ImportFileError(
            say("The file declares entities, which is refused: it can be an attack.")
        )
    start = text[:_HEAD]
    if not _LIST.search(start) and not _is_plain_list(start):
        raise ImportFileError(_no_list(start.lower()))
    found: dict[str, OpmlEntry] = {}
    for entry in _entries(data, text):
        found.setdefault(entry.url, entry)
        if len(found) > _MAX_ENTRIES:
            raise _too_many()
    if not found:
        raise ImportFileError(say("The file is OPML, but it lists no show."))
    return list(found.values())


def _unpacked(data: bytes, *, is_cut: bool = False) -> bytes:
    """The list in a gzip file, and one byte more than a list may have where it is larger."""
    if not data.startswith(_GZIP):
        return data
    unpacker = zlib.decompressobj(wbits=31)
    try:
        unpacked = unpacker.decompress(data, _MAX_BYTES + 1)
    except zlib.error as error:
        raise ImportFileError(say("The file is a damaged gzip file.")) from error
    if not unpacker.eof and len(unpacked) <= _MAX_BYTES and not is_cut:
        raise ImportFileError(say("The file is a gzip file that was cut off."))
    return unpacked


def _is_plain_list(start: bytes) -> bool:
    """Text with an address on each line."""
    lines = [line.strip() for line in start.splitlines() if line.strip()]
    wanted = [line for line in lines if not line.startswith((b"#", b"//"))][:-1] or lines
    return bool(lines) and all(line.startswith((b"http://", b"https://")) for line in wanted)


def _no_list(start: bytes) -> str:
    if b"<rss" in start or b"<feed" in start:
        return say(
            "The file is not a list of shows (OPML): it is a single feed, which can be added "
            "instead."
        )
    if b"<html" in start:
        return say("The file is not a list of shows (OPML): it is a web page.")
    return say("The file is not a list of shows (OPML).")


def _too_many() -> ImportFileError:
    return ImportFileError(
        say(
            "The file lists more than {most:,} shows; split it into smaller lists and import them "
            "one after the other.",
            most=_MAX_ENTRIES,
        )
    )


def _entries(data: bytes, text: bytes) -> Iterator[OpmlEntry]:
    """From the tree; else from each outline alone; else from a list that was escaped as text."""
    for depth in range(_MOST_WRAPPINGS):
        if text.lower().count(b"<outline") > _MAX_OUTLINES:
            raise _too_many()
        found = False
        for outline in _outlines(text if depth else data, text):
            url = outline.address()
            if url:
                found = True
                yield OpmlEntry(url, _line(outline.title()), _folders(outline))
        if found:
            return
        if not (_ESCAPED.search(text) or _IN_CDATA.search(text)):
            break
        text = unescape(_IN_CDATA.sub(b"", text).decode("utf-8", "replace")).encode()
    else:
        return
    for url in addresses_in_text(text.decode("utf-8", "replace")):
        yield OpmlEntry(url)


def _folders(outline: Outline) -> tuple[str, ...]:
    names = (_line(name) for name in (*outline.folders, *outline.categories()))
    return tuple(dict.fromkeys(name for name in names if name))


def _line(text: str) -> str:
    """A name; many lists have theirs escaped twice."""
    return " ".join(unescape(text).split())


def _outlines(data: bytes, text: bytes) -> Iterator[Outline]:
    for candidate in ((data,) if not claims_wrong_encoding(data) else ()) + (repair(text),):
        root = _tree(candidate)
        if root is not None:
            return _walk(root, (), 0, inside_show=False)
    return scan(text.decode("utf-8", "replace"))


def _tree(text: bytes) -> etree._Element | None:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(text, parser)
    except etree.XMLSyntaxError:
        return None
    # The entities of a document type (&nbsp;) stay unresolved, and words with them.
    info: Any = root.getroottree().docinfo  # its stubs know half of it
    return None if info.doctype else root


def _walk(
    element: etree._Element, folders: tuple[str, ...], depth: int, *, inside_show: bool
) -> Iterator[Outline]:
    if depth > _MAX_DEPTH:
        return
    for child in element:
        inside, is_show = folders, inside_show
        if canonical(child.tag).rpartition(":")[2] == "outline":
            outline = Outline(_attributes(child), folders, inside_show=inside_show)
            yield outline
            is_show = is_show or bool(outline.address())
            title = outline.title()
            if title and not outline.address():
                inside = (*folders, title)
        yield from _walk(child, inside, depth + 1, inside_show=is_show)


def _attributes(element: etree._Element) -> dict[str, str]:
    """Of an outline; some write them as elements, or the address as the text."""
    found = {
        canonical(child.tag).rpartition(":")[2]: child.text or ""
        for child in element
        if not len(child)
    }
    found |= {str(k).rpartition("}")[2].lower(): str(v) for k, v in element.attrib.items()}
    own = (element.text or "").strip()
    if own and feed_address(own):
        found.setdefault("xmlurl", own)
    return found


def write_opml(entries: Iterable[OpmlEntry], *, title: str = "Podcasts in podplayer") -> str:
    """OPML 2.0 that every player can read; the folders of a show as its categories."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{_escaped(title)}</title></head>",
        "  <body>",
    ]
    for entry in entries:
        name = quoteattr(_storable(entry.title or entry.url))
        url = quoteattr(_storable(entry.url))
        words = ",".join(f"/{folder.replace(',', ' ')}" for folder in entry.folders)
        tags = f" category={quoteattr(_storable(words))}" if words else ""
        lines.append(f'    <outline type="rss" text={name} title={name} xmlUrl={url}{tags}/>')
    lines += ["  </body>", "</opml>", ""]
    return "\n".join(lines)


def _escaped(text: str) -> str:
    return _storable(text).replace("&", "&amp;").replace("<", "&lt;")


def _storable(text: str) -> str:
    """Without the characters that XML has no way to write."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff￾￿]", "", text)
