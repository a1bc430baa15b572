"""Backups put back, and damaged libraries repaired. Nothing may have the library open."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from podplayer.model.errors import StorageError
from podplayer.model.recovery import BackupFile, LibraryFacts, Preview, Salvage
from podplayer.model.sentence import say
from podplayer.services.backups import backups_in, folder_of
from podplayer.services.everything import build, is_archive
from podplayer.services.key_ring import KeyRing
from podplayer.services.library_key import AskPassphrase, key_file, open_lock, read_lock
from podplayer.services.opening import claim
from podplayer.storage.backup import check, restore, unpacked
from podplayer.storage.cipher import is_encrypted
from podplayer.storage.facts import facts_of, loss_between
from podplayer.storage.salvage import damage_of, salvage
from podplayer.storage.swap import sync


class Recovery:
    """For one profile. Asks for the passphrase once, and only where something is encrypted.

    Args:
        library: of the profile; it may be absent or damaged.
        ring: may hold its key.
        ask: for the passphrase of the library.
        ask_archive: for the passphrase of an export.
        now: the clock.
    """

    def __init__(
        self,
        library: Path,
        *,
        ring: KeyRing,
        ask: AskPassphrase,
        ask_archive: AskPassphrase,
        now: Callable[[], datetime],
    ) -> None:
        self._library = library
        self._ring = ring
        self._ask = ask
        self._ask_archive = ask_archive
        self._now = now
        self._archive_passphrase: str | None = None
        self._keys: dict[Path, bytes] = {}

    def knows(self, key: bytes) -> None:
        """Of the library, where it is open; then nobody is asked for it."""
        self._keys[key_file(self._library)] = key

    def backups(self) -> list[BackupFile]:
        """What podplayer kept by itself, the newest first."""
        return backups_in(folder_of(self._library))

    def preview(self, backup: Path) -> Preview:
        """What a backup or an export of everything holds, and what restoring it would lose.

        Raises:
            StorageError: it is no backup, or it is damaged.
            SecretsError: it is encrypted and its key cannot be had.
        """
        with self._opened(backup) as (path, key):
            check(path, key)
            facts = facts_of(path, key)
            try:
                mine = self._key()
                loss = loss_between(self._library, path, key=mine, backup_key=key)
            except StorageError:
                loss = None
            return Preview(path=backup, facts=facts, loss=loss)

    def restore(self, backup: Path) -> Path | None:
        """Put a backup, or an export of everything, in the library's place.

        Returns:
            Where the library that stood there is kept.

        Raises:
            StorageError: the backup is not sound, or the library is in use; nothing changed.
        """
        with self._alone(), self._opened(backup) as (path, backup_key):
            return restore(
                path, self._library, now=self._now(), backup_key=backup_key, key=self._key()
            )

    def damage(self) -> str | None:
        """What is wrong with the library, from all of its pages; None where it is sound."""
        if not self._library.exists():
            return None
        return damage_of(self._library, self._key())

    def facts(self) -> LibraryFacts:
        """What the library holds."""
        return facts_of(self._library, self._key())

    def newest_sound(self) -> Preview | None:
        """The newest backup that can be read from end to end."""
        for backup in self.backups():
            try:
                return self.preview(backup.path)
            except StorageError:
                continue
        return None

    def salvage(self) -> Salvage:
        """Write what can be read of the damaged library into a new one beside it.

        The damaged one stays as it is, and stays in its place until `restore` is asked for.
        """
        target = self._library.with_name(
            f"{self._library.stem}-salvaged-{self._now():%Y%m%d-%H%M%S}.db"
        )
        key = self._key()
        with self._alone(), _whole_or_not(target):
            rescued = salvage(self._library, target, key=key)
            sync(target)
        return Salvage(
            path=target,
            facts=facts_of(target, key),
            rows=rescued.rows,
            lost_rows=rescued.lost,
            broken_tables=tuple(sorted(rescued.broken)),
        )

    @contextmanager
    def _alone(self) -> Iterator[None]:
        try:
            lock = claim(self._library)
        except OSError as error:
            raise StorageError(
                say(
                    "The folder {parent} cannot be written ({strerror}).",
                    parent=self._library.parent,
                    strerror=error.strerror,
                )
            ) from error
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def _opened(self, backup: Path) -> Iterator[tuple[Path, bytes | None]]:
        """A backup as a library file that can be read, and its key."""
        scratch = self._library.with_name(self._library.name + ".preview")
        scratch.unlink(missing_ok=True)
        try:
            if is_archive(backup):
                key = self._key()
                build(backup, scratch, key=key, ask=self._asked_archive)
                yield scratch, key
            else:
                yield unpacked(backup, scratch), self._key_of(backup)
        except OSError as error:
            raise StorageError(
                say("{backup} cannot be read ({strerror}).", backup=backup, strerror=error.strerror)
            ) from error
        finally:
            for path in (scratch, *scratch.parent.glob(f"{scratch.name}-*")):
                path.unlink(missing_ok=True)

    def _asked_archive(self) -> str:
        """Asked once for the preview and the restoring after it."""
        if self._archive_passphrase is None:
            self._archive_passphrase = self._ask_archive()
        return self._archive_passphrase

    def _key(self) -> bytes | None:
        """Of the library that is in place."""
        if self._library.exists() and not is_encrypted(self._library):
            return None
        return self._opened_lock(key_file(self._library))

    def _key_of(self, backup: Path) -> bytes | None:
        if backup.suffix == ".gz" or not is_encrypted(backup) or _is_packed(backup):
            return None
        beside = key_file(backup)
        found = self._opened_lock(beside if beside.exists() else key_file(self._library))
        if found is None:
            raise StorageError(
                say(
                    "{backup} is encrypted, or it is no backup at all; its key file {name} must "
                    "lie beside it.",
                    backup=backup,
                    name=beside.name,
                )
            )
        return found

    def _opened_lock(self, path: Path) -> bytes | None:
        if path not in self._keys:
            lock = read_lock(path)
            if lock is None:
                return None
            self._keys[path] = open_lock(lock, ring=self._ring, ask=self._ask)
        return self._keys[path]


@contextmanager
def _whole_or_not(target: Path) -> Iterator[None]:
    """A library that was saved by half is not left lying as if it were one. Raises StorageError."""
    try:
        yield
    except BaseException as error:
        for path in target.parent.glob(f"{target.name}*"):
            path.unlink(missing_ok=True)
        if isinstance(error, sqlite3.Error | OSError):
            raise StorageError(
                say("{target} cannot be written ({error}).", target=target, error=error)
            ) from error
        raise


def _is_packed(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"\x1f\x8b"
