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
    return " ".join(words_of(html).split())  # three times as fast as a regular expression


def words_of(html: str) -> str:
    """The words of sanitised HTML, white space as it stands: an index does not look at it.

    A third of the cost of `plain_text`, which is a tenth of a first refresh.
    """
    if "<" in html:
        html = _TAG.sub(" ", html)
    return unescape(html) if "&" in html else html


def indexable(text: str) -> str:
    """Put spaces round CJK characters: unicode61 takes a whole sentence for one word."""
    if text.isascii() or not text.encode("utf-8", "replace").translate(None, _NOT_CJK):
        return text
    return _CJK.sub(r" \1 ", text)


def readable(snippet: str) -> str:
    """One line, without the spaces that `indexable` put between CJK characters."""
    line = _SPACE.sub(" ", snippet).strip()
    return line if line.isascii() else _CJK_GAP.sub(r"\1", line)
