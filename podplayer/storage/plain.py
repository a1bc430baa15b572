"""HTML to the plain words that full-text search indexes, with CJK split for it."""

import re
from html import unescape

_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")
_RANGES = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f"
_CJK = re.compile(f"([{_RANGES}])")
_NOT_CJK = bytes(sorted(set(range(256)) - {*range(0xE3, 0xEA), 0xEF, 0xF0}))
"""Bytes of UTF-8 with which no character of _RANGES begins: to see at once that there is none."""
_CJK_GAP = re.compile(f"(?<=[{_RANGES}])(\x02?\x03?) (?=[\x02\x03]?[{_RANGES}])")
LONGEST_INDEXED = 20_000
"""Characters of notes that are indexed; beyond are transcripts and link lists."""


def plain_text(html: str) -> str:
    """The words of sanitised HTML on one line."""
    if "<" in html:
        html = _TAG.sub(" ", html)
    if "&" in html:
        html = unescape(html)
    return " ".join(html.split())  # three times as fast as a regular expression


def indexable(text: str) -> str:
    """Put spaces round CJK characters: unicode61 takes a whole sentence for one word."""
    if text.isascii() or not text.encode("utf-8", "replace").translate(None, _NOT_CJK):
        return text
    return _CJK.sub(r" \1 ", text)


def readable(snippet: str) -> str:
    """Take the spaces that `indexable` put between CJK characters out again."""
    if snippet.isascii():
        return snippet.strip()
    return _CJK_GAP.sub(r"\1", _SPACE.sub(" ", snippet)).strip()
