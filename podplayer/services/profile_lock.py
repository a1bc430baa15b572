"""Who has a profile open: one window at a time, and no restoring behind its back."""

import os
import sys
from pathlib import Path

from podplayer.model.errors import StorageError
from podplayer.model.sentence import say

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


def unusable(folder: Path, error: OSError) -> StorageError:
    """What a folder means for the listener in which nothing can be written."""
    return StorageError(
        say(
            "The folder {parent} cannot be used ({strerror}); check that its disk is there "
            "and that it is yours, or choose another with --profile.",
            parent=folder,
            strerror=error.strerror,
        )
    )


class ProfileLock:
    """Held while a window has the profile; the kernel lets go of it however the process ends."""

    def __init__(self, profile: Path) -> None:
        self._path = profile / "window.lock"
        self._file: int | None = None

    def take(self) -> bool:
        """Take it; False while another window has it. Raises StorageError."""
        if self._file is not None:
            return True
        # O_CLOEXEC is Python's default: no child keeps the lock of a window that has ended.
        try:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise unusable(self._path.parent, error) from error
        try:
            if sys.platform == "win32":
                msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(file)
            return False
        self._file = file
        return True

    def release(self) -> None:
        """Let another window have the profile."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


class LibraryLock:
    """Who has the library open: many may read and write it, but whoever exchanges it is alone.

    On Windows the system itself refuses to replace a file that somebody has open.
    """

    def __init__(self, profile: Path) -> None:
        self._path = profile / "library.lock"
        self._file: int | None = None

    def share(self) -> bool:
        """Take part in using the library; False while somebody exchanges it."""
        return self._take(is_alone=False)

    def claim(self) -> bool:
        """Have the library alone; False while anybody else uses it."""
        return self._take(is_alone=True)

    def release(self) -> None:
        """Leave the library to others."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _take(self, *, is_alone: bool) -> bool:
        if sys.platform == "win32":
            return True
        file = self._file
        if file is None:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, (fcntl.LOCK_EX if is_alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except OSError:
            # The kernel gives an old lock up before it tries the new one.
            os.close(file)
            self._file = None
            return False
        self._file = file
        return True
