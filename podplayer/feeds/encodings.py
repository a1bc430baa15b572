"""Bytes to characters, whatever a feed and its server claim."""

import codecs
import re

_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_LANGUAGE = re.compile(rb"<(?:dc:)?language>(?:<!\[CDATA\[)?\s*([a-zA-Z]{2}(?:[-_][a-zA-Z]{2})?)")
_SINGLE_BYTE = ("iso-8859-1", "latin-1", "latin1", "windows-1252", "cp1252", "us-ascii", "ascii")
_STRAY = re.compile("[\udc80-\udcff]")
_WIDER = {
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "shift_jis": "cp932",
    "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "big5": "big5hkscs", "x-euc-jp": "euc-jp",
    "windows-874": "cp874", "tis-620": "cp874", "iso-8859-11": "cp874",
    "iso-8859-8-i": "iso-8859-8",
    "x-mac-roman": "mac-roman", "macintosh": "mac-roman", "x-mac-cyrillic": "mac-cyrillic",
}  # fmt: skip
"""What is really written under a name, or what Python calls it; as browsers read it."""
_OF_LANGUAGE = {
    "ru": ("windows-1251",), "uk": ("windows-1251",), "bg": ("windows-1251",),
    "be": ("windows-1251",), "sr": ("windows-1251",), "zh": ("gb18030",),
    "zh-tw": ("big5hkscs",), "zh-hk": ("big5hkscs",), "ja": ("euc-jp", "cp932"),
    "ko": ("cp949",), "cs": ("windows-1250",), "sk": ("windows-1250",), "pl": ("windows-1250",),
    "hu": ("windows-1250",), "hr": ("windows-1250",), "sl": ("windows-1250",),
    "el": ("windows-1253",), "tr": ("windows-1254",), "he": ("windows-1255",),
    "ar": ("windows-1256",), "fa": ("windows-1256",), "th": ("cp874",),
}  # fmt: skip
"""What a feed in a language is written in that says nothing, and is not UTF-8."""


def declared_encoding(body: bytes) -> str:
    """What the XML declaration claims, in lower case; empty where it claims nothing."""
    match = _ENCODING.search(body[:1024])
    return match[1].decode("ascii").lower() if match else ""


def claims_wrong_encoding(body: bytes) -> bool:
    """Whether it says something else and is UTF-8: lxml would believe it, and turn é into Ã©."""
    declared = declared_encoding(body)
    if not declared or declared.startswith(("utf", "ucs")) or body.isascii():
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return _is_mostly_utf8(body.decode("utf-8", "surrogateescape"))
    return True


def to_text(body: bytes, *, charset: str = "") -> str:
    """The characters of a body. Bytes that fit nowhere are read as Windows-1252.

    Args:
        body: as it came.
        charset: what the HTTP header claims; believed only if the body itself says nothing.
    """
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe\x00\x00", "utf-32"),
        (b"\x00\x00\xfe\xff", "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if body.startswith(mark):
            return body.decode(encoding, "replace")
    if body[:64].count(b"\x00") > 40:
        return body.decode("utf-32-be" if body[:1] == b"\x00" else "utf-32-le", "replace")
    if body[:64].count(b"\x00") > 16:
        return body.decode("utf-16-be" if body[:1] == b"\x00" else "utf-16-le", "replace")
    if charset == "iso-2022-jp" and b"\x1b$" in body:
        return body.decode(charset, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(body, charset)


def _not_utf8(body: bytes, charset: str) -> str:
    # UTF-8 with strays, or Latin-1 all over: both come out right, because a stray byte is read
    # for itself. (surrogateescape marks such bytes and is linear.)
    marked = body.decode("utf-8", "surrogateescape")
    if not _is_mostly_utf8(marked):
        for encoding in (declared_encoding(body), charset, *_by_language(body)):
            text = _decoded(body, encoding)
            if text is not None:
                return text
    return _STRAY.sub(_windows_1252, marked)


def _is_mostly_utf8(marked: str) -> bool:
    """Whether most of what is not ASCII is, with only a stray byte here and there."""
    strays = len(_STRAY.findall(marked))
    others = len(marked) - strays - len(marked.encode("ascii", "ignore"))
    return strays * 3 < others


def _by_language(body: bytes) -> tuple[str, ...]:
    match = _LANGUAGE.search(body)
    if match is None:
        return ()
    language = match[1].decode("ascii").lower().replace("_", "-")
    return _OF_LANGUAGE.get(language) or _OF_LANGUAGE.get(language[:2]) or ()


def _decoded(body: bytes, encoding: str) -> str | None:
    """None if it is no encoding, says nothing, or does not fit."""
    encoding = _WIDER.get(encoding, encoding)
    if not encoding or encoding.startswith("utf") or encoding in _SINGLE_BYTE:
        return None
    try:
        codecs.lookup(encoding)
        return body.decode(encoding)
    except (LookupError, UnicodeError, ValueError):
        return None


def _windows_1252(match: re.Match[str]) -> str:
    return bytes([ord(match[0]) - 0xDC00]).decode("cp1252", "replace")
