"""Putting another file in the library's place so that kill -9 leaves the old or the new one.

The next library is written beside the present one, verified and synced; renaming it to its last
name but one is the moment of the decision. What follows is the same work whether it goes on at once
or at the next start. Nothing may have the library open: see services.profile_lock.
"""

import contextlib
import os
import sqlite3
from pathlib import Path

from podplayer.storage.cipher import connect, driver_of, is_encrypted

_CHUNK = 1 << 20
_SIDES = ("-wal", "-shm", "-journal")


def part_of(library: Path) -> Path:
    """Where the next library is written; worth nothing until it is staged."""
    return library.with_name(library.name + ".part")


def _next(library: Path) -> Path:
    return library.with_name(library.name + ".next")


def is_pending(library: Path) -> bool:
    """Whether an exchange was interrupted."""
    return _next(library).exists() or part_of(library).exists()


def fold_in(library: Path, key: bytes | None) -> None:
    """Bring what lies in the -wal file into the library itself, and remove that file.

    Raises:
        sqlite3.Error or its twin: somebody uses the library, or it is damaged.
    """
    with contextlib.closing(connect(library, key, isolation_level=None, timeout=5)) as connection:
        mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
        if mode != "delete":
            raise driver_of(key).OperationalError("database is locked")


def exchange(library: Path) -> None:
    """Put the finished part in the library's place. Raises OSError."""
    part = part_of(library)
    sync(part)
    part.replace(_next(library))
    sync_folder(library.parent)
    finish(library)


def finish(library: Path) -> None:
    """Go on with an exchange that was decided; take back one that was not. Raises OSError."""
    coming = _next(library)
    if coming.exists():
        hides = is_encrypted(coming) and library.exists() and not is_encrypted(library)
        # A -wal of the old library would be taken for one of the new.
        for side in _SIDES:
            erase(library.with_name(library.name + side), overwrites=hides)
        supersede(coming, library, overwrites=hides)
    for name in (part_of(library), *_with_sides(part_of(library))):
        name.unlink(missing_ok=True)


def supersede(new: Path, old: Path, *, overwrites: bool) -> None:
    """Put a file in another's place; on request, write over what that one held afterwards."""
    with contextlib.ExitStack() as stack:
        file = stack.enter_context(old.open("r+b")) if overwrites else None
        new.replace(old)
        sync_folder(old.parent)
        if file is not None:
            _overwrite(file.fileno())


def erase(path: Path, *, overwrites: bool) -> None:
    """Delete a file; before that, on request, write over what it held.

    That is as much as a program can do: a drive or a file system may keep old blocks.
    """
    if overwrites:
        with contextlib.suppress(FileNotFoundError), path.open("r+b") as file:
            _overwrite(file.fileno())
    path.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Wait until a file is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until a renaming is on the disk, where the system can say that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _with_sides(path: Path) -> list[Path]:
    return [path.with_name(path.name + side) for side in _SIDES]


def _overwrite(handle: int) -> None:
    left = os.fstat(handle).st_size
    os.lseek(handle, 0, os.SEEK_SET)
    while left > 0:
        left -= os.write(handle, bytes(min(left, _CHUNK)))
    os.fsync(handle)


def same_rows(one: Path, other: Path, *, key: bytes | None, other_key: bytes | None) -> bool:
    """Whether two libraries have the same tables with as many rows, and the second is sound."""
    return _counts(one, key) == _counts(other, other_key) and is_sound(other, other_key)


def is_sound(path: Path, key: bytes | None) -> bool:
    """Whether every page of a file is as it should be. Reads all of it."""
    with contextlib.closing(connect(f"{path.as_uri()}?mode=ro", key, uri=True)) as connection:
        try:
            return bool(connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
        except driver_of(key).DatabaseError:
            return False


def _counts(path: Path, key: bytes | None) -> dict[str, int]:
    with contextlib.closing(connect(path, key)) as connection:
        names = [
            str(row[0])
            for row in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            )
        ]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        counts = {name: _count(connection, name) for name in names}
    return counts | {"user_version": int(version)}


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])  # noqa: S608
