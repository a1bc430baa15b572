"""One function for each reader of foreign bytes: it answers or refuses, whatever comes.

Each takes bytes and returns nothing; any exception but the reader's own refusal is a fault. Used by
scripts/fuzz, which looks for such bytes, and by the tests, which replay those that were found.
"""

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from podplayer.feeds.addresses import Addresses
from podplayer.feeds.html import Sanitiser, plain, summarise
from podplayer.feeds.opml import read_opml
from podplayer.media.artwork import image_info
from podplayer.media.chapters import chapters_in_notes, read_chapters
from podplayer.media.download import safe_name
from podplayer.media.tags import read_tags
from podplayer.media.transcript import read_transcript
from podplayer.model.errors import FetchError, ImportFileError, MediaError, PodplayerError
from podplayer.net.addresses import recorded, redirected, sendable, shown
from podplayer.net.trackers import unwrap
from podplayer.services.importing import listening_lines
from podplayer.services.moving.reading import kind_of, read
from scripts.feedcorpus.peers import dangers_in
from scripts.feedcorpus.verdict import verdict

_KINDS = ("", "text/vtt", "application/json", "text/html", "application/srt")


def feed(data: bytes) -> None:
    """RSS, Atom, JSON Feed."""
    verdict(data)


def notes(data: bytes) -> None:
    """Show notes."""
    text = data.decode("utf-8", "replace")
    sanitiser = Sanitiser(base="https://example.org/show/")
    clean = sanitiser.clean(text)
    require(not dangers_in(clean), "nothing in the notes can run or cover the window")
    require("\x00" not in clean, "text that SQLite can store")
    plain(text)
    summarise(text)
    chapters_in_notes(clean, duration=None)


def opml(data: bytes) -> None:
    """A list of shows."""
    try:
        entries = read_opml(data)
    except ImportFileError as error:
        refusal(error)
        return
    require(len({entry.url for entry in entries}) == len(entries), "each show once")


def transcript(data: bytes) -> None:
    """WebVTT, SRT, SBV, JSON, HTML, text: the first byte chooses what the server claims."""
    mime = _KINDS[data[0] % len(_KINDS)] if data else ""
    try:
        lines = read_transcript(data[1:], mime=mime)
    except MediaError as error:
        refusal(error)
        return
    require(all(line.text for line in lines), "every line has words")
    require(all("\x00" not in line.text for line in lines), "text that SQLite can store")


def chapters(data: bytes) -> None:
    """Chapters as JSON."""
    try:
        found = read_chapters(data)
    except MediaError as error:
        refusal(error)
        return
    starts = [chapter.start for chapter in found]
    require(starts == sorted(starts) and starts[0] >= 0, "chapters are in order")


def tags(data: bytes) -> None:
    """ID3, MP4, Vorbis comments, whatever mutagen takes it for."""
    with tempfile.TemporaryDirectory(prefix="podplayer-fuzz-") as folder:
        path = Path(folder) / "episode.mp3"
        path.write_bytes(data)
        try:
            found = read_tags(path)
        except MediaError as error:
            refusal(error)
            return
    require(all(chapter.start >= 0 for chapter in found.chapters), "chapters start in the file")


def cover(data: bytes) -> None:
    """The header of a picture."""
    try:
        info = image_info(data)
    except MediaError as error:
        refusal(error)
        return
    require(info.width * info.height <= 64_000_000, "no pixel bomb")


def moving(data: bytes) -> None:
    """A file of another player: SQLite, ZIP, JSON, OPML, listening lines."""
    with tempfile.TemporaryDirectory(prefix="podplayer-fuzz-") as folder:
        path = Path(folder) / "export"
        path.write_bytes(data)
        try:
            read(path, kind_of(path))
        except ImportFileError as error:
            refusal(error)
        try:
            for _ in listening_lines(path):
                pass
        except ImportFileError as error:
            refusal(error)


def address(data: bytes) -> None:
    """An address from a feed, a redirect, another program or a file name."""
    text = data.decode("utf-8", "surrogateescape")
    for call in (sendable, lambda url: redirected("https://example.org/feed", url)):
        try:
            sent = call(text)
        except FetchError as error:
            refusal(error)
            continue
        require(sent.isascii() and not re.search(r"[\x00-\x20\x7f]", sent), "one line of ASCII")
        require(sent.startswith(("http://", "https://")), "an address of the web")
    require(not re.match(r"[^/?#]*//[^/?#]*@", shown(text)), "no password is shown")
    require("?" not in recorded(text), "no query is recorded")
    unwrap(text)
    Addresses(feed_url="https://example.org/feed").resolve(text)
    name = safe_name(text)
    require(name == Path(name).name and name not in ("", ".", ".."), "a file name, not a path")
    require("\x00" not in name and len(name.encode()) <= 255, "a name that every disk takes")


TARGETS: dict[str, Callable[[bytes], None]] = {
    function.__name__: function
    for function in (
        feed, notes, opml, transcript, chapters, tags, cover, moving, address,
    )
}  # fmt: skip


def refusal(error: PodplayerError) -> None:
    """A refusal is one clear sentence, however long the input was."""
    text = str(error)
    require(0 < len(text) < 600 or len(getattr(error, "sentence", text)) < 300, "one sentence")


def require(holds: bool, what: str) -> None:  # noqa: FBT001
    """Raise AssertionError where a promise is broken."""
    if not holds:
        raise AssertionError(what)
