"""What was dragged into the window: a list of shows or an address."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file of shows, or else an address."""

    opml: Path | None = None
    address: str = ""


def dropped(data: QMimeData) -> Dropped | None:
    """Return what podplayer can take, or None."""
    urls = data.urls() if data.hasUrls() else []
    if not urls and data.hasText():
        urls = [QUrl(data.text().strip())]
    for url in urls:
        if url.isLocalFile():
            path = Path(url.toLocalFile())
            if path.suffix.lower() in {".opml", ".xml"}:
                return Dropped(opml=path)
        elif url.scheme() in {"http", "https", "feed", "podcast", "pcast", "itpc"}:
            return Dropped(address=url.toString())
    return None
