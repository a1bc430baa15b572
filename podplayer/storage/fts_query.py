"""What the listener typed, as queries of FTS5 in which nothing is an operator."""

import contextlib
import re
import sqlite3
from collections.abc import Container

from podplayer.storage.plain import indexable

_WORD = re.compile(r"\w+")
LEAST_PREFIX = 4
"""Letters from which on the beginning of a word is looked for in notes: `con*` stands for a tenth
of all the words there are, and to merge them takes 100 ms in 300,000 episodes."""


def has_full_text_search() -> bool:
    """Whether FTS5 is compiled into the SQLite of this Python."""
    with contextlib.closing(sqlite3.connect(":memory:")) as nothing:
        try:
            nothing.execute("CREATE VIRTUAL TABLE t USING fts5 (a)")
        except sqlite3.OperationalError:
            return False
        return True


def typed_words(text: str) -> list[str]:
    """The words of a search, in order."""
    return _WORD.findall(text)


def _term(word: str, *, is_prefix: bool) -> str:
    pieces = indexable(word).split()
    # A word of several pieces is Chinese or Japanese: its characters must follow each other.
    return '"{}"'.format(" ".join(pieces)) + ("*" if is_prefix and len(pieces) == 1 else "")


def in_title(words: list[str]) -> str:
    """Every word begins a word of the title."""
    return " AND ".join(_term(word, is_prefix=True) for word in words)


def phrase(words: list[str]) -> str:
    """The words follow each other; the last may go on."""
    return _term(" ".join(words), is_prefix=False) + "*"


def begins(words: list[str]) -> str:
    """The title begins with the words; the last may go on."""
    return f"^ {phrase(words)}"


def anywhere(words: list[str], *, whole: Container[str] = ()) -> str:
    """Every word occurs in title, show or notes; those in `whole` are not merely begun."""
    return " AND ".join(
        _term(word, is_prefix=len(word) >= LEAST_PREFIX and word not in whole) for word in words
    )
