"""Encryption, backups and restoring, for a window that has the library open.

Half of it may be asked at any time. The other half (`turn_on`, `change`, `turn_off`, `restore`)
exchanges the library: it is called when this podplayer, too, has closed it.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from podplayer.model.errors import SecretsError
from podplayer.model.recovery import BackupFile, Preview
from podplayer.model.sentence import say
from podplayer.services.backups import Backups
from podplayer.services.encryption import Encryption, holder_of
from podplayer.services.key_ring import KeyRing
from podplayer.services.library_key import (
    Holder,
    check_new,
    key_file,
    open_lock,
    read_lock,
)
from podplayer.services.recovery import Recovery
from podplayer.storage.database import Database
from podplayer.storage.salvage import damage_of
from podplayer.storage.swap import part_of

_PROBE = "probe"


class Safekeeping:
    """Of one profile. Every method blocks."""

    def __init__(
        self, db: Database, *, backups: Backups, ring: KeyRing, now: Callable[[], datetime]
    ) -> None:
        self._library = db.path
        self._key = db.key
        self._backups = backups
        self._ring = ring
        self._now = now
        self._encryption = Encryption(db.path, ring=ring)

    def holder(self) -> Holder | None:
        """Who has the key of the library; None where it is not encrypted."""
        return holder_of(self._library)

    def check(self, old: str, new: str | None) -> None:
        """Whether a change could be made: the present passphrase is right, the new one will do.

        Args:
            old: what opens the library now; not looked at where no passphrase does.
            new: what shall open it; None is the key ring, empty is that nothing is to be kept.

        Raises:
            SecretsError: with what is wrong.
        """
        if self.holder() is not None:
            lock = read_lock(key_file(self._library))
            if lock is not None:
                open_lock(lock, ring=self._ring, ask=lambda: old)
        if new is None:
            self._ring.get(_PROBE)
        elif new:
            check_new(new)

    def check_new(self, passphrase: str) -> None:
        """Whether a new passphrase will do. Raises SecretsError."""
        check_new(passphrase)

    def backups(self) -> list[BackupFile]:
        """The copies that podplayer made by itself, the newest first."""
        return self._backups.all()

    def back_up(self) -> Path:
        """Make one now. Raises StorageError."""
        return self._backups.make()

    def preview(self, path: Path, passphrase: str = "") -> Preview:
        """What a backup or an export holds, and what restoring it would lose.

        Raises:
            SecretsError: it wants another passphrase.
            StorageError: it is none, or it is damaged.
        """
        return self._recovery(passphrase).preview(path)

    def damage(self) -> str | None:
        """What is wrong with the library, from all its pages; None where it is sound."""
        return damage_of(self._library, self._key)

    def turn_on(self, passphrase: str | None) -> None:
        """Encrypt the library; None gives the key to the key ring."""
        self._encryption.turn_on(passphrase)

    def change(self, old: str, new: str | None) -> None:
        """Keep the key under another passphrase, or in the key ring for None."""
        self._encryption.change(lambda: old, new)

    def turn_off(self, old: str) -> None:
        """Write the library and its backups in the clear."""
        self._encryption.turn_off(lambda: old)

    def restore(self, path: Path, passphrase: str = "") -> None:
        """Put a backup or an export in the library's place; what stood there is kept beside it."""
        self._recovery(passphrase).restore(path)

    def fraction(self) -> float:
        """How much of a library that is being converted is written, from 0 to 1."""
        try:
            return min(1.0, part_of(self._library).stat().st_size / self._library.stat().st_size)
        except (OSError, ZeroDivisionError):
            return 0.0

    def _recovery(self, passphrase: str) -> Recovery:
        def ask() -> str:
            if not passphrase:
                raise SecretsError(say("It is sealed; type the passphrase that it was made with."))
            return passphrase

        recovery = Recovery(self._library, ring=self._ring, ask=ask, ask_archive=ask, now=self._now)
        if self._key is not None:
            recovery.knows(self._key)
        return recovery
