"""What was dragged into the window: another player's file or an address."""

import mimetypes
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file or folder to import, or else an address."""

    file: Path | None = None
    address: str = ""


def dropped(data: QMimeData) -> Dropped | None:
    """Return what podplayer can take, or None."""
    urls = data.urls() if data.hasUrls() else []
    if not urls and data.hasText():
        urls = [QUrl(data.text().strip())]
    for url in urls:
        if url.isLocalFile():
            path = Path(url.toLocalFile())
            if not _is_media(path):
                return Dropped(file=path)
        if url.scheme() in {"http", "https", "feed", "podcast", "pcast", "itpc"}:
            return Dropped(address=url.toString())
    return None


def _is_media(path: Path) -> bool:
    """Sound and pictures are nobody's library; what other files hold, the import finds out."""
    kind, _ = mimetypes.guess_type(path.name)
    return kind is not None and kind.partition("/")[0] in {"audio", "video", "image"}
