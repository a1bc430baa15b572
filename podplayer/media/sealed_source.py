"""A locked file as engines read it: the same door as for a file that is still arriving."""

import logging
import threading

from podplayer.model.errors import MediaError
from podplayer.model.sealed import SealedFile
from podplayer.model.sentence import say

logger = logging.getLogger(__name__)


class SealedSource:
    """A playback.backend.ByteSource. Its methods may be called from any thread.

    Raises:
        MediaError: from the constructor, where it is not as podplayer wrote it.
    """

    def __init__(self, file: SealedFile, *, name: str) -> None:
        """`name` tells an engine the format, by its ending; nothing else should be in it."""
        self.name = name
        self.path = file.path
        self.failure: str | None = None
        self.is_waiting = False
        self.is_complete = True
        self._guard = threading.Lock()
        try:
            self._reader = file.open()
        except OSError as error:
            raise MediaError(
                say("The file cannot be read ({strerror}).", strerror=error.strerror)
            ) from error

    @property
    def size(self) -> int:
        """Of what is inside."""
        return self._reader.size

    def read_at(self, offset: int, count: int, *, blocks: bool = True) -> bytes:
        """Bytes from there; empty at the end, after a failure, and when it was closed."""
        del blocks  # nothing is ever awaited
        with self._guard:
            if self._reader.closed or self.failure is not None:
                return b""
            try:
                self._reader.seek(offset)
                return self._reader.read(count)
            except MediaError as error:
                self.failure = str(error)
            except OSError as error:
                self.failure = say("The file cannot be read ({strerror}).", strerror=error.strerror)
            logger.warning("%s: %s", self.path.name, self.failure)
            return b""

    def has_head(self) -> bool:
        """It is all there."""
        return True

    def interrupt(self) -> None:
        """Nobody waits."""

    def close(self) -> None:
        """Reads return empty from now on."""
        with self._guard:
            self._reader.close()
