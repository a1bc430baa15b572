"""Show notes made safe, and text made plain."""

import re
from html import escape, unescape

import nh3

_TAG_NAMES = (
    "a abbr b blockquote br caption cite code dd del div dl dt em figcaption figure h1 h2 h3 h4 "
    "h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub sup table tbody td "
    "tfoot th thead tr tt u ul var wbr"
)
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "*": {"dir", "lang"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_DROPPED_WITH_CONTENT = {"script", "style", "template", "noscript", "svg", "math", "object"}
_LONGEST_NOTES = 1_000_000
_DEEPEST = 200
_MOST_REFERENCES = 50_000
"""Of "&" in some notes: the cleaner's time grows with their square, 18 s for 600,000."""

_LONGEST_REFERENCE = 40
"""In characters, of those with a name."""

_HAS_TAG = re.compile(r"<[a-zA-Z/!]")
_OPENING = re.compile(r"<[a-zA-Z]")
_CLOSING = re.compile(r"</|/>")
# Up to the next "<" only: "<br<br<br…" would otherwise be read to its end from each of them.
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h\d|/tr)\b[^<>]*>", re.IGNORECASE)
_HIDDEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|$)|<!--.*?(?:-->|$)", re.I | re.S)
_ANY_TAG = re.compile(r"<(?:[a-zA-Z/!][^>]*>|[a-zA-Z/!][^>]*$)")
_OVERRIDES = dict.fromkeys((0x202D, 0x202E))
"""Signs that turn around all that is written behind them, also what is not the feed's."""
_NEWLINE = re.compile(r"\r\n?|\n")


class Sanitiser:
    """Cleans the notes of one feed; relative links are resolved against `base`."""

    def __init__(self, *, base: str) -> None:
        is_web = base.startswith(("http://", "https://"))
        self._cleaner = nh3.Cleaner(
            tags=set(_TAG_NAMES.split()),
            attributes=_ATTRIBUTES,
            url_schemes=_SCHEMES,
            clean_content_tags=_DROPPED_WITH_CONTENT,
            link_rel=None,  # nothing here follows a link by itself, and it would double the bytes
            url_relative=("rewrite_with_base", base) if is_web else "deny",
        )

    def clean(self, text: str) -> str:
        """HTML without script, style, form, frame or event handler."""
        text = text.strip()[:_LONGEST_NOTES]
        if not text:
            return ""
        if text.count("&") > _MOST_REFERENCES:
            return escape(plain(text), quote=False)
        if "<" not in text and "&" not in text:
            # Nothing in it can be markup; written as the cleaner would write it.
            text = text.replace(">", "&gt;").replace("\xa0", "&nbsp;").replace("\x00", "")
            return _NEWLINE.sub("<br>\n", text) if "\n" in text or "\r" in text else text
        if not _HAS_TAG.search(text):
            # Plain text: its lines are its only structure.
            return _NEWLINE.sub("<br>\n", self._cleaner.clean(text))
        if _is_too_deep(text):
            return escape(plain(text), quote=False)
        return self._cleaner.clean(text)


def _is_too_deep(text: str) -> bool:
    """Whether tags are opened by the thousand and not closed: a tree that breaks the stack."""
    if text.count("<") < 2 * _DEEPEST:
        return False
    opened = sum(1 for _ in _OPENING.finditer(text))
    closed = sum(1 for _ in _CLOSING.finditer(text))
    return opened - closed > 20 * _DEEPEST


def plain(text: str) -> str:
    """One line of plain text: without tags, entities and runs of white space."""
    if "<" in text:
        text = _HIDDEN.sub(" ", text) if "<s" in text or "<!" in text or "<S" in text else text
        text = _ANY_TAG.sub("", _BREAK.sub(" ", text))
    if "&" in text:
        text = unescape(text)
    if "\u202d" in text or "\u202e" in text:
        text = text.translate(_OVERRIDES)
    return " ".join(text.split())


def summarise(text: str, *, limit: int = 280) -> str:
    """The first words of a text, plain, cut between two words."""
    line = plain(text[: limit * 2])
    if len(line) < limit + _LONGEST_REFERENCE and len(text) > limit * 2:
        # The tags took much of it, or its end, which may be half a reference, would be seen.
        line = plain(text[: limit * 5])
    if len(line) <= limit:
        return line
    cut = line.rfind(" ", limit // 2, limit)
    # Chinese and Japanese have no spaces to cut at.
    return line[: cut if cut > 0 else limit].rstrip(" ,;:-") + "…"
