"""Who has a profile open: one window at a time, and no restoring behind its back."""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class ProfileLock:
    """Held while a window has the profile; the kernel lets go of it however the process ends."""

    def __init__(self, profile: Path) -> None:
        self._path = profile / "window.lock"
        self._file: int | None = None

    def take(self) -> bool:
        """Take it; False while another window has it."""
        if self._file is not None:
            return True
        # O_CLOEXEC is Python's default: no child keeps the lock of a window that has ended.
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
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
