"""Whose database a file is, and its contents."""

from collections.abc import Callable
from pathlib import Path

from podplayer.model.errors import ImportFileError
from podplayer.model.moving import ForeignLibrary, MoveKind
from podplayer.model.sentence import say
from podplayer.storage.foreign.antennapod import is_antennapod, read_antennapod
from podplayer.storage.foreign.file import ForeignFile, opened
from podplayer.storage.foreign.gnome_podcasts import is_gnome_podcasts, read_gnome_podcasts
from podplayer.storage.foreign.gpodder import is_gpodder, read_gpodder
from podplayer.storage.foreign.kasts import is_kasts, read_kasts
from podplayer.storage.foreign.pocket_casts import is_pocket_casts, read_pocket_casts

_Test = Callable[[ForeignFile], bool]
_Read = Callable[[ForeignFile], ForeignLibrary]

_PLAYERS: tuple[tuple[MoveKind, _Test, _Read], ...] = (
    (MoveKind.ANTENNAPOD, is_antennapod, read_antennapod),
    (MoveKind.KASTS, is_kasts, read_kasts),
    (MoveKind.GPODDER, is_gpodder, read_gpodder),
    (MoveKind.GNOME_PODCASTS, is_gnome_podcasts, read_gnome_podcasts),
    (MoveKind.POCKET_CASTS, is_pocket_casts, read_pocket_casts),
)
_OWN = frozenset({"podcast", "podcast_address", "play_span"})


def kind_of_database(path: Path) -> MoveKind:
    """Whose database it is, by its tables. Raises ImportFileError."""
    with opened(path, told=path) as file:
        return _player(file, path)[0]


def read_database(path: Path, *, told: Path | None = None) -> ForeignLibrary:
    """Read the database of another player, which sentences call `told`. Raises ImportFileError."""
    told = told or path
    with opened(path, told=told) as file:
        return _player(file, told)[1](file)


def _player(file: ForeignFile, path: Path) -> tuple[MoveKind, _Read]:
    for kind, is_its, read in _PLAYERS:
        if is_its(file):
            return kind, read
    if file.tables >= _OWN:
        raise ImportFileError(
            say(
                "{path} is a library of podplayer; use `podplayer restore {path}` to put it back.",
                path=path,
            )
        )
    raise ImportFileError(
        say(
            "{path} is a database of no player that podplayer knows (AntennaPod, gPodder, Kasts, "
            "GNOME Podcasts, Pocket Casts).",
            path=path,
        )
    )
