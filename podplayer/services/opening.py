"""Opening the library: who may, with which key, and what an interrupted exchange left to do."""

from dataclasses import dataclass
from pathlib import Path

from podplayer.model.errors import LockedLibraryError
from podplayer.services.copies import bring_over, of_other_kind
from podplayer.services.key_ring import KeyRing
from podplayer.services.library_key import AskPassphrase, key_file, unlock
from podplayer.services.profile_lock import LibraryLock, unusable
from podplayer.storage.cipher import is_encrypted
from podplayer.storage.database import Database
from podplayer.storage.migrations import open_database
from podplayer.storage.swap import finish, is_pending

_BUSY = (
    "Another podplayer is exchanging the library just now (encrypting, restoring or repairing); "
    "try again when it is done."
)
_USED = "Another podplayer uses this profile; end it and try again."


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLibrary:
    """A library in use: as long as the lock is held nobody exchanges the file."""

    db: Database
    lock: LibraryLock

    def close(self) -> None:
        """Close it, and let others exchange it."""
        self.db.close()
        self.lock.release()


def open_library(library: Path, *, ring: KeyRing, ask: AskPassphrase) -> OpenLibrary:
    """Open a library to use it, making or upgrading it where needed.

    Raises:
        SecretsError: its key cannot be had.
        StorageError: it cannot be opened, or it is damaged; it is never replaced by an empty one.
    """
    lock = LibraryLock(library.parent)
    try:
        settle(library)
        _take_part(lock)
        key = unlock(library, ring=ring, ask=ask)
        if key is not None and of_other_kind(library):
            bring_over(library, key, to_encrypted=True)
        return OpenLibrary(db=open_database(library, key=key), lock=lock)
    except OSError as error:
        lock.release()
        raise unusable(library.parent, error) from error
    except BaseException:
        lock.release()
        raise


def _take_part(lock: LibraryLock) -> None:
    if not lock.share():
        raise LockedLibraryError(_BUSY)


def claim(library: Path) -> LibraryLock:
    """Have the library alone, to exchange it. Raises LockedLibraryError."""
    lock = LibraryLock(library.parent)
    if not lock.claim():
        raise LockedLibraryError(_USED)
    finish(library)
    return lock


def settle(library: Path) -> None:
    """Finish or take back what a killed podplayer was about to do. Raises OSError."""
    stale = key_file(library).exists() and library.exists() and not is_encrypted(library)
    if not (stale or is_pending(library)):
        return
    lock = LibraryLock(library.parent)
    if not lock.claim():
        return  # whoever is about to do it is still there
    try:
        finish(library)
        if stale and not is_encrypted(library) and not of_other_kind(library):
            key_file(library).unlink(missing_ok=True)
    finally:
        lock.release()
