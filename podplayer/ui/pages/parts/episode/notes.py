"""Show notes: sanitised HTML that loads nothing, with time stamps that seek."""

import re

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget
from typing_extensions import override

from podplayer.model.ids import Ms
from podplayer.ui.context import UiContext
from podplayer.ui.text import tr
from podplayer.ui.widgets.edge_fade import EdgeFade
from podplayer.ui.widgets.scrolling import LEAST_VIEW

_SEEK = "podplayer-seek:"
_PICTURE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"(<[^>]*>)")
_STAMP = re.compile(r"(?<![\w:./])(?:(\d{1,2}):)?([0-5]?\d):([0-5]\d)(?![\w:/])")


def with_time_stamps(html: str) -> str:
    """Make "12:34" in the text a link that seeks; tags and links stay as they are."""
    parts = _TAG.split(html)
    depth = 0
    for at, part in enumerate(parts):
        if part.startswith("<"):
            name = part.lower()
            depth += name.startswith(("<a ", "<a>")) - name.startswith("</a")
        elif depth <= 0:
            parts[at] = _STAMP.sub(_link, part)
    return "".join(parts)


def _link(match: re.Match[str]) -> str:
    hours, minutes, seconds = (int(group or 0) for group in match.groups())
    position = ((hours * 60 + minutes) * 60 + seconds) * 1000
    return f'<a href="{_SEEK}{position}">{match.group()}</a>'


class Notes(QTextBrowser):
    """A text to read and to copy from."""

    link = Signal(str)
    seek = Signal(object)
    """A position in Ms."""

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(LEAST_VIEW)
        self._context = context
        self._html = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setObjectName("notes")
        self.setAccessibleName(tr("Show notes"))
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(20)
        EdgeFade(self, themes=context.themes)
        self.anchorClicked.connect(self._on_anchor)
        context.themes.changed.connect(self._write)

    def set_notes(self, html: str) -> None:
        """Show other notes."""
        self._html = html
        self._write()

    def _write(self) -> None:
        theme = self._context.theme
        self.document().setDefaultStyleSheet(
            f"a {{ color: {theme.accent_ink}; text-decoration: none; }}"
            f"body {{ color: {theme.text}; line-height: 150%; }}"
            "p { margin: 0 0 10px 0; }"
        )
        # Nothing would be loaded for a picture, but Qt would paint a sheet of paper in its place.
        words = _PICTURE.sub("", self._html)
        shown = with_time_stamps(words) or f"<p>{tr('This episode has no notes.')}</p>"
        self.setHtml(f"<body>{shown}</body>")

    def _on_anchor(self, url: QUrl) -> None:
        address = url.toString()
        if address.startswith(_SEEK):
            self.seek.emit(Ms(int(address.removeprefix(_SEEK))))
        elif url.scheme() in {"http", "https", "mailto"}:
            self.link.emit(address)

    # Qt's own names from here on.

    @override
    def loadResource(self, type: int, name: QUrl | str) -> object:
        """Nothing: a picture in the notes would tell its server who reads them."""
        return None
