"""Cheap repairs of what most broken podcast feeds have: enough for the strict reader."""

import re
from html.entities import html5

from podplayer.feeds.encodings import to_text
from podplayer.feeds.namespaces import WELL_KNOWN

_DECLARATION = re.compile(rb"<\?xml[^>]{0,200}\?>")
_START = re.compile(rb"<(?:\?xml|rss\b|feed\b|rdf:RDF\b|RDF\b|channel\b|[a-z]\w*:feed\b)", re.I)
# Bounded: what is longer is no document type of a feed, and thousands of them would take for ever.
_DOCTYPE = re.compile(rb"<!DOCTYPE[^<>\[]{0,400}(?:\[[^<\]]{0,400}\]\s{0,40})?>", re.IGNORECASE)
_ROOT = re.compile(rb"<(rss|feed|rdf:RDF|channel|[a-z]\w*:feed)\b", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_ITEM_END = re.compile(rb"</(?:item|entry)>")
_AMPERSAND = re.compile(rb"&(#[0-9]{1,8};|#[xX][0-9a-fA-F]{1,6};|[a-zA-Z][a-zA-Z0-9]{0,31};)?")
_PREFIX = re.compile(rb"<([A-Za-z_][\w.-]*):")
_ATTRIBUTE_PREFIX = re.compile(rb"\s([A-Za-z_][\w.-]*):[A-Za-z_][\w.-]*\s*=\s*[\"']")
_MOST_PREFIXES = 200
_XML_ENTITIES = (b"amp;", b"lt;", b"gt;", b"quot;", b"apos;")
# By table: a call for each byte of a whole book in Cyrillic took a minute.
_WINDOWS_1252 = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)
}
_DECLARED = re.compile(rb"<!ENTITY\s+(%\s+)?(\w+)", re.IGNORECASE)
_HTML_SETS = (b"HTMLlat1", b"HTMLsymbol", b"HTMLspecial")
_FOREIGN = re.compile(rb"(<(?:rss|RSS)\b[^>]*?)\sxmlns\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_PAIR = re.compile(rb"&#(\d{5}|x[dD][89abAB]\w\w);&#(\d{5}|x[dD][c-fC-F]\w\w);")
_LARGEST_NAMES = 64 * 1024


def to_utf8(body: bytes, *, charset: str = "") -> bytes:
    """The body in UTF-8 without its declaration. As `encodings.to_text`."""
    return _without_declaration(to_text(body, charset=charset).encode("utf-8", "replace"))


def _without_declaration(body: bytes) -> bytes:
    return _DECLARATION.sub(b"", body, count=1) if b"<?xml" in body[:2048] else body


def declares_entities(body: bytes) -> bool:
    """Whether there is an <!ENTITY before the root element: never read, it can be a bomb.

    Those of HTML are harmless: their declaration is dropped, and they are known by name.
    """
    root = _ROOT.search(body)
    before = body[: root.start() if root else len(body)]
    if b"<!ENTITY" not in before:
        return False
    names = [match[2] for match in _DECLARED.finditer(before[:_LARGEST_NAMES])]
    is_of_html = [
        name in _HTML_SETS or f"{name.decode('ascii', 'replace')};" in html5 for name in names
    ]
    return len(names) != before.count(b"<!ENTITY") or not all(is_of_html)


def repair(body: bytes, *, charset: str = "") -> bytes:
    """Undo the damage that is common; the result may still not be well-formed."""
    body = to_utf8(body, charset=charset)
    start = _START.search(body)
    if start:
        body = body[start.start() :]
    body = _without_declaration(_DOCTYPE.sub(b"", body, count=1))
    body = _FOREIGN.sub(rb"\1", body, count=1)
    body = _CONTROL.sub(b"", body)
    body = _cut_after_root(_with_entities(body))
    return _with_prefixes(body)


def _with_entities(body: bytes) -> bytes:
    """Escape bare ampersands and resolve HTML's entities, outside CDATA.

    One CDATA inside another becomes a part of it.
    """
    first, *parts = body.split(b"<![CDATA[")
    made = [_escaped(first)]
    depth = 0
    for index, part in enumerate(parts):
        made.append(b"" if depth else b"<![CDATA[")
        depth += 1
        pieces = part.split(b"]]>")
        is_nested = len(pieces) == 1 and index + 1 < len(parts) and not _ITEM_END.search(part)
        if is_nested:
            made.append(part)
            continue
        closed = min(depth, len(pieces) - 1)
        made += [*pieces[:closed], b"]]>", _escaped(b"".join(pieces[closed:]))]
        depth = 0
    return b"".join(made)


def _escaped(text: bytes) -> bytes:
    return _AMPERSAND.sub(_entity, _PAIR.sub(_character, text) if b";&#" in text else text)


def _character(match: re.Match[bytes]) -> bytes:
    """One character that was written as the two halves of UTF-16."""
    high, low = (
        int(half[1:], 16) if half[:1] == b"x" else int(half) for half in (match[1], match[2])
    )
    if not (0xD800 <= high < 0xDC00 <= low < 0xE000):
        return match[0]
    return b"&#%d;" % (0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)


def _entity(match: re.Match[bytes]) -> bytes:
    name = match[1]
    if name is None:
        return b"&amp;"
    if name in _XML_ENTITIES:
        return match[0]
    if name.startswith(b"#"):
        code = int(name[2:-1], 16) if name[1:2] in b"xX" else int(name[1:-1])
        return match[0] if _is_character(code) else b""
    resolved = html5.get(name.decode("ascii"))
    if resolved is None or "&" in resolved or "<" in resolved:
        return b"&amp;" + name
    return resolved.encode("utf-8")


def _is_character(code: int) -> bool:
    """Whether XML allows it."""
    if code < 0x20:
        return code in (9, 10, 13)
    return code < 0xD800 or (0xE000 <= code <= 0x10FFFF and code not in (0xFFFE, 0xFFFF))


def _cut_after_root(body: bytes) -> bytes:
    root = _ROOT.match(body.lstrip())
    if not root:
        return body
    end = b"</" + root[1] + b">"
    last = body.rfind(end)
    return body[: last + len(end)] if last >= 0 else body


def _with_prefixes(body: bytes) -> bytes:
    """Declare the prefixes that are used without a declaration."""
    root = _ROOT.search(body)
    if not root:
        return body
    used = set(_PREFIX.findall(body)) | set(_ATTRIBUTE_PREFIX.findall(body))
    if len(used) > _MOST_PREFIXES:
        return body  # no feed: each of them would be looked for in all of it
    missing = sorted(
        name for name in used - {b"xml", b"xmlns"} if b"xmlns:" + name + b"=" not in body
    )
    added = b"".join(
        b' xmlns:%b="%b"' % (name, WELL_KNOWN.get(name.decode(), f"urn:{name.decode()}").encode())
        for name in missing
    )
    return body[: root.end()] + added + body[root.end() :]


def closed_after_last_item(body: bytes) -> bytes | None:
    """A repaired feed that was cut off, ended after its last whole item; None without any."""
    ends = [(body.rfind(b"</item>"), b"item"), (body.rfind(b"</entry>"), b"entry")]
    position, name = max(ends)
    root = _ROOT.search(body)
    if position < 0 or root is None:
        return None
    end = body[: position + len(name) + 3]
    if b"<channel" in end and b"</channel>" not in end:
        end += b"</channel>"
    return end if root[1].lower() == b"channel" else end + b"</" + root[1] + b">"
