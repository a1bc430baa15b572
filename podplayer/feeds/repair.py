"""Cheap repairs of what most broken podcast feeds have: enough for the strict reader."""

import re
from html.entities import html5

from podplayer.feeds.namespaces import WELL_KNOWN

_DECLARATION = re.compile(rb"<\?xml[^>]{0,200}\?>")
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_START = re.compile(rb"<(?:\?xml|rss\b|feed\b|rdf:RDF\b|RDF\b|channel\b|[a-z]\w*:feed\b)", re.I)
# Bounded: what is longer is no document type of a feed, and thousands of them would take for ever.
_DOCTYPE = re.compile(rb"<!DOCTYPE[^<>\[]{0,400}(?:\[[^<\]]{0,400}\]\s{0,40})?>", re.IGNORECASE)
_ROOT = re.compile(rb"<(rss|feed|rdf:RDF|channel|[a-z]\w*:feed)\b", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_AMPERSAND = re.compile(rb"&(#[0-9]{1,8};|#[xX][0-9a-fA-F]{1,6};|[a-zA-Z][a-zA-Z0-9]{0,31};)?")
_PREFIX = re.compile(rb"<([A-Za-z_][\w.-]*):")
_ATTRIBUTE_PREFIX = re.compile(rb"\s([A-Za-z_][\w.-]*):[A-Za-z_][\w.-]*\s*=\s*[\"']")
_MOST_PREFIXES = 200
_XML_ENTITIES = (b"amp;", b"lt;", b"gt;", b"quot;", b"apos;")
# By table: a call for each byte of a whole book in Cyrillic took a minute.
_WINDOWS_1252 = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)
}
_SINGLE_BYTE = ("iso-8859-1", "latin-1", "latin1", "windows-1252", "cp1252", "us-ascii", "ascii")


def declared_encoding(body: bytes) -> str:
    """What the XML declaration claims, in lower case; empty where it claims nothing."""
    match = _ENCODING.search(body[:1024])
    return match[1].decode("ascii").lower() if match else ""


def claims_wrong_encoding(body: bytes) -> bool:
    """Whether it says Latin-1 and is UTF-8: lxml would believe it and turn é into Ã©."""
    if declared_encoding(body) not in _SINGLE_BYTE or body.isascii():
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def to_utf8(body: bytes, *, charset: str = "") -> bytes:
    """The body in UTF-8 without its declaration; bytes that fit nowhere are read as Windows-1252.

    Args:
        body: as it came.
        charset: what the HTTP header claims; believed only if the body itself says nothing.
    """
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if body.startswith(mark):
            return _without_declaration(body.decode(encoding, "replace").encode("utf-8"))
    if body[:64].count(b"\x00") > 16:
        encoding = "utf-16-be" if body[:1] == b"\x00" else "utf-16-le"
        return _without_declaration(body.decode(encoding, "replace").encode("utf-8"))
    return _without_declaration(_decoded(body, charset).encode("utf-8"))


def _decoded(body: bytes, charset: str) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for encoding in (declared_encoding(body), charset):
        if encoding and encoding not in ("utf-8", "utf8", *_SINGLE_BYTE):
            try:
                return body.decode(encoding)
            except (LookupError, UnicodeDecodeError):
                continue
    # UTF-8 with strays, or Latin-1 all over: both come out right, because a stray byte is read
    # for itself. (surrogateescape marks such bytes and is linear.)
    marked = body.decode("utf-8", "surrogateescape")
    return marked.translate(_WINDOWS_1252)


def _without_declaration(body: bytes) -> bytes:
    return _DECLARATION.sub(b"", body, count=1) if b"<?xml" in body[:2048] else body


def declares_entities(body: bytes) -> bool:
    """Whether there is an <!ENTITY before the root element: never read, it can be a bomb."""
    root = _ROOT.search(body)
    return b"<!ENTITY" in body[: root.start() if root else len(body)]


def repair(body: bytes, *, charset: str = "") -> bytes:
    """Undo the damage that is common; the result may still not be well-formed."""
    body = to_utf8(body, charset=charset)
    start = _START.search(body)
    if start:
        body = body[start.start() :]
    body = _without_declaration(_DOCTYPE.sub(b"", body, count=1))
    body = _CONTROL.sub(b"", body)
    body = _cut_after_root(_with_entities(body))
    return _with_prefixes(body)


def _with_entities(body: bytes) -> bytes:
    """Escape bare ampersands and resolve HTML's entities, outside CDATA."""
    parts = body.split(b"<![CDATA[")
    parts[0] = _AMPERSAND.sub(_entity, parts[0])
    for index in range(1, len(parts)):
        inside, end, outside = parts[index].partition(b"]]>")
        parts[index] = inside + end + _AMPERSAND.sub(_entity, outside)
    return b"<![CDATA[".join(parts)


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
