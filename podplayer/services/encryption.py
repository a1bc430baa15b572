"""Encryption of the library: on, off, another passphrase. Nothing may have the library open.

Killed at any moment each of them leaves the library as it was or as it shall be; what is left to do
is done at the next start (services.opening) and with the next backup (services.backups).
"""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from podplayer.model.errors import SecretsError, StorageError, UsageError
from podplayer.model.sentence import say
from podplayer.services.copies import bring_over, of_other_kind
from podplayer.services.key_ring import KeyRing
from podplayer.services.library_key import (
    COST,
    AskPassphrase,
    Holder,
    Lock,
    hang_up,
    key_file,
    new_key,
    open_lock,
    read_lock,
    seal,
    write_lock,
)
from podplayer.services.opening import claim
from podplayer.services.sealing import has_locked, unlock_everything
from podplayer.storage.cipher import as_sqlite3, convert, driver_of, is_encrypted
from podplayer.storage.database import sentence_of
from podplayer.storage.migrations import open_database
from podplayer.storage.settings import SettingsStore
from podplayer.storage.swap import exchange, fold_in, part_of, same_rows

logger = logging.getLogger(__name__)

COVERED = (
    "The whole library is encrypted: shows, episodes, what you heard and when, searches, vectors "
    "and backups. Downloaded episodes and covers are locked only if you ask for that, too; the log "
    "files are not encrypted."
)


def holder_of(library: Path) -> Holder | None:
    """Who has the key of a library; None where it is not encrypted."""
    if not is_encrypted(library):
        return None
    lock = read_lock(key_file(library))
    return lock.holder if lock else None


class Encryption:
    """Changes how the library of one profile lies on the disk."""

    def __init__(self, library: Path, *, ring: KeyRing, cost: int = COST) -> None:
        """Prepare; `cost` is scrypt's N."""
        self._library = library
        self._ring = ring
        self._cost = cost

    def turn_on(self, passphrase: str | None) -> bytes:
        """Encrypt the library; None gives the key to the key ring. Returns the key.

        Raises:
            SecretsError: the passphrase is too short, or there is no key ring.
            StorageError: the library is in use or damaged, or the disk is full; it is as it was.
        """
        with self._alone():
            if is_encrypted(self._library):
                raise UsageError(say("The library is encrypted already."))
            if not self._library.exists():
                raise UsageError(say("There is no library to encrypt yet; add a show first."))
            key = new_key()
            # It must be on the disk before the first file that needs it.
            write_lock(key_file(self._library), self._locked(key, passphrase))
            self._convert(old=None, new=key)
            bring_over(self._library, key, to_encrypted=True)
            return key

    def change(self, ask: AskPassphrase, passphrase: str | None) -> None:
        """Keep the key under another passphrase, or in the key ring for None.

        The library itself stays as it is, so this takes a moment whatever its size.
        """
        with self._alone():
            lock = self._lock()
            key = open_lock(lock, ring=self._ring, ask=ask)
            write_lock(key_file(self._library), self._locked(key, passphrase))
            self._forget(lock)

    def turn_off(self, ask: AskPassphrase) -> None:
        """Write the library, its backups and locked files in the clear; throw the key away.

        Raises:
            SecretsError: the key cannot be had.
            StorageError: the library is in use or damaged, or the disk is full; it is as it was.
        """
        with self._alone():
            lock = self._lock()
            key = open_lock(lock, ring=self._ring, ask=ask)
            self._unlock_files(key)
            # Before the library: without the key file nobody could read them any more.
            bring_over(self._library, key, to_encrypted=False)
            self._convert(old=key, new=None)
            if not of_other_kind(self._library):
                key_file(self._library).unlink(missing_ok=True)
                self._forget(lock)

    def _unlock_files(self, key: bytes) -> None:
        db = open_database(self._library, key=key)
        try:
            store, settings = SettingsStore(db), SettingsStore(db).load()
            if settings.locks_files or has_locked(db):
                store.save({"locks_files": False})
                unlock_everything(db)
        finally:
            db.close()

    def _lock(self) -> Lock:
        lock = read_lock(key_file(self._library)) if is_encrypted(self._library) else None
        if lock is None:
            raise UsageError(say("The library is not encrypted; `podplayer encrypt on` does that."))
        return lock

    def _locked(self, key: bytes, passphrase: str | None) -> Lock:
        if passphrase is None:
            return hang_up(key, self._ring)
        return seal(key, passphrase, cost=self._cost)

    def _forget(self, lock: Lock) -> None:
        if lock.holder is Holder.KEY_RING:
            try:
                self._ring.delete(lock.name)
            except SecretsError:
                logger.info("an old key stays in the key ring")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        try:
            lock = claim(self._library)
            try:
                yield
            finally:
                lock.release()
        except OSError as error:
            raise StorageError(
                say(
                    "The library {library} cannot be exchanged ({strerror}); free some space or "
                    "check the permissions, and try again.",
                    library=self._library,
                    strerror=error.strerror,
                )
            ) from error

    def _convert(self, *, old: bytes | None, new: bytes | None) -> None:
        part = part_of(self._library)
        driver = driver_of(old)
        try:
            fold_in(self._library, old)
            part.unlink(missing_ok=True)
            convert(self._library, part, old=old, new=new)
            if not same_rows(self._library, part, key=old, other_key=new):
                raise StorageError(
                    say(
                        "The copy of the library is not what it should be, so nothing was changed; "
                        "`podplayer repair` looks for damage."
                    )
                )
            exchange(self._library)
        except (sqlite3.Error, driver.Error) as error:
            raise StorageError(sentence_of(as_sqlite3(error), self._library)) from error
        finally:
            part.unlink(missing_ok=True)
