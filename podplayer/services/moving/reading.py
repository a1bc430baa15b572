"""What a file is, by its content, and what it says."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from podplayer.feeds.opml import read_opml
from podplayer.model.errors import ImportFileError
from podplayer.model.moving import ForeignLibrary, ForeignShow, MoveKind
from podplayer.model.sentence import say
from podplayer.model.shelves import LONGEST_NAME
from podplayer.services.importing import ImportKind, detect
from podplayer.services.moving.archive import Member, bytes_of, copy_to, head_of, members
from podplayer.services.moving.spotify import is_spotify, is_spotify_name, read_spotify
from podplayer.storage.foreign.databases import kind_of_database, read_database
from podplayer.storage.foreign.file import HEADER, LARGEST_BYTES

_ZIP = b"PK\x03\x04"
_MOST_JSON = 64 * 1024 * 1024
_MOST_JSON_TOGETHER = 1024 * 1024 * 1024
_MOST_OPML = 32 * 1024 * 1024


def kind_of(path: Path) -> MoveKind:
    """Tell whose file or folder it is.

    Raises:
        ImportFileError: it cannot be read, or it is of no kind that podplayer knows.
    """
    if path.is_dir():
        return _kind_of_archive(path)
    head = _head(path)
    if head.startswith(HEADER):
        return kind_of_database(path)
    if head.startswith(_ZIP):
        return _kind_of_archive(path)
    if _is_json_document(head) and is_spotify(_json_of_file(path)):
        return MoveKind.SPOTIFY
    match detect(path):
        case ImportKind.OPML:
            return MoveKind.OPML
        case ImportKind.LISTENING:
            return MoveKind.LISTENING


def read(path: Path, kind: MoveKind) -> ForeignLibrary:
    """Read everything. Listening lines are not read here: they need no merging of titles.

    Raises:
        ImportFileError: it is not what it should be, or of an unknown version.
    """
    match kind:
        case MoveKind.LISTENING:
            return ForeignLibrary(kind=kind)
        case MoveKind.OPML:
            return _opml(path)
        case MoveKind.SPOTIFY:
            return read_spotify(_documents(path))
        case _:
            return read_database(path) if _is_database(path) else _database_in_archive(path)


def _head(path: Path) -> bytes:
    return _bytes(path, most=4095)


def _bytes(path: Path, *, most: int) -> bytes:
    """The first bytes of a file; one more than `most` tells that there are more."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise ImportFileError(
            say("{path} cannot be read ({strerror}).", path=path, strerror=error.strerror)
        ) from error


def _is_database(path: Path) -> bool:
    return not path.is_dir() and _head(path).startswith(HEADER)


def _opml(path: Path) -> ForeignLibrary:
    entries = read_opml(_bytes(path, most=_MOST_OPML) if _is_file(path) else _packed_list(path))
    # A folder around the whole list ("feeds", "Subscriptions") tells nothing of any show in it.
    around = frozenset.intersection(*(frozenset(entry.folders) for entry in entries))
    shows = [
        ForeignShow(
            title=entry.title,
            feed_url=entry.url,
            tags=tuple(name[:LONGEST_NAME] for name in entry.folders if name not in around),
        )
        for entry in entries
    ]
    return ForeignLibrary(kind=MoveKind.OPML, shows=shows)


# -- archives and folders -----------------------------------------------------------------------


def _kind_of_archive(path: Path) -> MoveKind:
    with members(path) as files:
        if any(is_spotify_name(file.name) for file in files):
            return MoveKind.SPOTIFY
        if _databases(files):
            return _read_member(_databases(files)[0], path).kind
        if _lists(files):
            return MoveKind.OPML
    raise ImportFileError(
        say(
            "{path} holds nothing that podplayer can import: neither Spotify's history nor a "
            "database of a player nor an OPML list.",
            path=path,
        )
    )


def _is_file(path: Path) -> bool:
    return not path.is_dir() and not _head(path).startswith(_ZIP)


def _lists(files: list[Member]) -> list[Member]:
    return [file for file in files if file.name.lower().endswith(".opml")]


def _packed_list(path: Path) -> bytes:
    with members(path) as files:
        found = _lists(files)
        return bytes_of(found[0], most=_MOST_OPML) if found else b""


def _databases(files: list[Member]) -> list[Member]:
    return [file for file in files if head_of(file).startswith(HEADER)]


def _database_in_archive(path: Path) -> ForeignLibrary:
    with members(path) as files:
        found = _databases(files)
        if not found:
            raise ImportFileError(say("{path} holds no database.", path=path))
        return _read_member(found[0], path)


def _read_member(member: Member, within: Path) -> ForeignLibrary:
    with tempfile.TemporaryDirectory(prefix="podplayer-import-") as folder:
        target = Path(folder) / "database.db"
        copy_to(member, target, most=LARGEST_BYTES)
        return read_database(target, told=within / member.name)


# -- Spotify's JSON -----------------------------------------------------------------------------


def _documents(path: Path) -> Iterator[object]:
    if _is_file(path):
        yield _json_of_file(path)
        return
    together = 0
    with members(path) as files:
        for file in files:
            if is_spotify_name(file.name):
                data = bytes_of(file, most=_MOST_JSON)
                together += len(data)
                if together > _MOST_JSON_TOGETHER:
                    raise ImportFileError(
                        say("{path} unpacks to more than 1 GB; that is no export.", path=path)
                    )
                yield _json_of(data, file.name)


def _is_json_document(head: bytes) -> bool:
    """A list, or the one object of YourLibrary.json; listening lines are objects, too."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return text.startswith(b"[") or (text.startswith(b"{") and b'"tracks"' in text)


def _json_of_file(path: Path) -> object:
    return _json_of(_bytes(path, most=_MOST_JSON), path.name)


def _json_of(data: bytes, name: str) -> object:
    if len(data) > _MOST_JSON:
        raise ImportFileError(
            say("{name} is larger than 64 MB; that is no file of Spotify's.", name=name)
        )
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ImportFileError(say("{name} is not JSON, or it is cut off.", name=name)) from error
