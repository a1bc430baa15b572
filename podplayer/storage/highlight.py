"""Marking the words of a search in a title, and cutting a piece of the notes around them."""

import re
import unicodedata
from collections.abc import Sequence

from podplayer.storage.plain import readable

START, END = "\x02", "\x03"
_BEFORE, _LENGTH = 40, 140
"""Characters shown before the first word that was found, and of the whole piece."""
_HAN = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def pattern_of(words: Sequence[str]) -> re.Pattern[str]:
    """Where the words of a search begin words of a text that was folded."""
    ways = []
    for word in sorted({folded(word) for word in words}, key=len, reverse=True):
        if _HAN.search(word):
            # Indexed text has spaces between characters.
            ways.append(r"\s*".join(re.escape(sign) for sign in word))
        else:
            ways.append(rf"\b{re.escape(word)}")
    return re.compile("|".join(ways) or r"(?!)")


def folded(text: str) -> str:
    """Small letters without accents, each in the place it had."""
    if text.isascii():
        return text.lower()
    return "".join(_plain(sign) for sign in text)


def _plain(sign: str) -> str:
    if sign.isascii():
        return sign.lower()
    small = unicodedata.normalize("NFD", sign)[0].lower()
    # What grows longer in small letters (İ) would shift all that follows.
    return small if len(small) == 1 else sign


def marked(text: str, pattern: re.Pattern[str]) -> str:
    """The text with marks around what was found; empty where nothing was."""
    pieces, reached = [], 0
    for match in pattern.finditer(folded(text)):
        start, end = match.span()
        pieces += [text[reached:start], START, text[start:end], END]
        reached = end
    return "".join([*pieces, text[reached:]]) if pieces else ""


def snippet(text: str, pattern: re.Pattern[str]) -> str:
    """A piece of indexed text around the first place, marked; empty where there is none."""
    match = pattern.search(folded(text))
    if match is None:
        return ""
    start = max(0, match.start() - _BEFORE)
    if start:
        start = text.rfind(" ", 0, start + 1) + 1
    end = start + _LENGTH
    piece = readable(marked(text[start:end], pattern))
    before = "…" if start else ""
    return f"{before}{piece}{'…' if end < len(text) else ''}"
