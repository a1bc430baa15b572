"""Everything beside the library that holds what it holds: all is of the library's kind."""

import logging
import sqlite3
from pathlib import Path

from podplayer.model.errors import StorageError
from podplayer.services.backups import adapt, backups_in, folder_of
from podplayer.storage.cipher import convert, is_encrypted
from podplayer.storage.swap import erase, supersede, sync

logger = logging.getLogger(__name__)

_PATTERNS = ("schema*.db", "before-restore-*.db", "salvaged-*.db")
_CACHES = "index-*"
"""Made from vectors, which tell what episodes are about; made again at will."""


def copies_of(library: Path) -> list[Path]:
    """Libraries that were put aside or saved, and copies from before a migration."""
    return [path for name in _PATTERNS for path in library.parent.glob(f"{library.stem}-{name}")]


def of_other_kind(library: Path) -> list[Path]:
    """Copies and backups that are encrypted where the library is not, or the other way round."""
    hides = is_encrypted(library)
    found = [path for path in copies_of(library) if is_encrypted(path) != hides]
    found += [b.path for b in backups_in(folder_of(library)) if b.is_encrypted != hides]
    return [*found, *(_caches(library) if hides else ())]


def bring_over(library: Path, key: bytes, *, to_encrypted: bool) -> None:
    """Encrypt them, or write them in the clear. What cannot be read is left as it is.

    Killed at any moment, it goes on when it is called again.
    """
    adapt(folder_of(library), key, is_library_encrypted=to_encrypted)
    for path in copies_of(library):
        if is_encrypted(path) != to_encrypted:
            _convert(path, key, to_encrypted=to_encrypted)
    if to_encrypted:
        for path in _caches(library):
            erase(path, overwrites=True)


def _caches(library: Path) -> list[Path]:
    return list((library.parent / "cache").glob(_CACHES))


def _convert(path: Path, key: bytes, *, to_encrypted: bool) -> None:
    part = path.with_name(path.name + ".part")
    old, new = (None, key) if to_encrypted else (key, None)
    try:
        part.unlink(missing_ok=True)
        convert(path, part, old=old, new=new)
        sync(part)
        supersede(part, path, overwrites=to_encrypted)
    except (sqlite3.Error, StorageError, OSError) as error:
        logger.warning("%s stays as it is: %s", path.name, error)
        part.unlink(missing_ok=True)
