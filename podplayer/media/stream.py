"""Streaming is a download that is played while it arrives: a file that grows where it is read.

One thread fills (`GrowingFile.fill`), engines read through a `StreamReader` on threads of theirs. A
reader that asks for bytes far from those that arrive makes the filler start another request there;
the holes are filled later, and in the end the file is an ordinary download.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from podplayer.media.intervals import Gap
from podplayer.media.part import PartFile
from podplayer.media.throttle import Throttle
from podplayer.media.transfer import Origin, Progress, fill_gap
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import Cancelled, FetchError, MediaError, PodplayerError
from podplayer.model.sealed import FileKeys
from podplayer.model.sentence import say

logger = logging.getLogger(__name__)

_REACH = 512 * 1024
"""Bytes ahead of the arriving ones that are waited for: they come sooner than another request."""
_HEAD = 64 * 1024
WAITS = (1.0, 2.0, 4.0, 8.0, 15.0, 15.0, 15.0, 30.0, 30.0)
"""Seconds between attempts while the network is away: two minutes in all."""
_PROGRESS_STEP = 256 * 1024

OnComplete = Callable[[Path, int], None]
Renew = Callable[[str, CancelToken], str | None]
"""An address that does not work any more, to the one that does; None if nobody knows one."""
EXPIRED = frozenset({401, 403, 404, 410})
"""How servers answer for addresses that were good for some hours, or before the host changed."""


class _LinkedToken(CancelToken):
    """Ends one request: by itself, or together with the whole work."""

    def __init__(self, parent: CancelToken) -> None:
        super().__init__()
        self._parent = parent

    @property
    def is_cancelled(self) -> bool:
        """Whether either asked for a stop."""
        return super().is_cancelled or self._parent.is_cancelled

    def check(self) -> None:
        """Raise Cancelled if either asked for a stop."""
        self._parent.check()
        super().check()

    def wait(self, seconds: float) -> None:
        """Sleep until either asks for a stop."""
        remaining = seconds
        while remaining > 0:
            self._parent.check()
            super().wait(min(remaining, 0.2))
            remaining -= 0.2


class GrowingFile:
    """A file that is fetched, with whoever fills it and whoever reads it meanwhile.

    Args:
        origin: who is asked, and for what.
        target: the name it gets once it is complete.
        on_complete: called once with path and size, on the thread that filled it.
        waits: seconds between attempts.
        renew: asked once for a new address when the old one has expired.
        keys: needed where the target is a locked file.
    """

    def __init__(  # noqa: PLR0913 - what a file on its way is made of
        self,
        *,
        origin: Origin,
        target: Path,
        on_complete: OnComplete,
        waits: Sequence[float] = WAITS,
        renew: Renew | None = None,
        keys: FileKeys | None = None,
    ) -> None:
        self.part = PartFile(target, keys=keys)
        self.failure: str | None = None
        self.users = 0
        """Fillers and readers; kept by Streams, which closes it behind the last one."""
        self._origin = origin
        self._on_complete = on_complete
        self._waits = waits
        self._renew = renew
        self._throttle: Throttle | None = None
        self._filler = threading.Lock()
        self._request: _LinkedToken | None = None
        self._wanted = 0
        self._cursor = 0
        self._has_ranges = True

    # -- filling ------------------------------------------------------------------------------

    def fill(
        self,
        *,
        cancel: CancelToken,
        progress: Progress | None = None,
        throttle: Throttle | None = None,
    ) -> Path:
        """Blocks until the file is complete. Where another thread fills it, waits for that one.

        The throttle holds while nobody else uses the file: what plays is never slowed down.

        Raises:
            FetchError, MediaError, Cancelled: what came until then is kept on disk.
        """
        while not self._filler.acquire(timeout=0.2):
            cancel.check()
            self._report(progress)
        try:
            self.failure = None
            self._throttle = throttle
            self._fill(cancel, progress)
            path = self._finish()
        except Cancelled:
            raise
        except PodplayerError as error:
            self.fail(error)
            with suppress(MediaError):
                self.part.note()  # here: whoever closes the file may be the window
            raise
        finally:
            self._filler.release()
        self._report(progress)
        return path

    def _fill(self, cancel: CancelToken, progress: Progress | None) -> None:
        failed, at_first = 0, self.part.filled
        most = at_first
        while (gap := self._next_gap()) is not None:
            cancel.check()
            try:
                self._fill_gap(gap, cancel, progress)
            except Cancelled:
                cancel.check()  # otherwise a reader wants other bytes first
            except FetchError as error:
                if self._goes_elsewhere(error, cancel):
                    continue
                # Whatever came and had to be thrown away again is no progress.
                failed = 0 if self.part.filled > most else failed
                most = max(most, self.part.filled)
                # Who never answered is not waited for; who broke off may come back.
                is_lost = self.part.filled == at_first or failed >= len(self._waits)
                if is_lost or not error.transient:
                    raise
                logger.info("waiting %s s for %s", self._waits[failed], error)
                cancel.wait(self._waits[failed])
                failed += 1

    def _goes_elsewhere(self, error: FetchError, cancel: CancelToken) -> bool:
        """Whether an address that expired could be exchanged for a new one."""
        if error.status not in EXPIRED or self._renew is None:
            return False
        renew, self._renew = self._renew, None
        url = renew(self._origin.url, cancel)
        if url is None or url == self._origin.url:
            return False
        self._origin = replace(self._origin, url=url)
        return True

    def _next_gap(self) -> Gap | None:
        with self.part.changed:
            gap = self.part.gap_from(self._wanted if self._has_ranges else 0)
            if gap is not None:
                self._cursor = gap.start
            return gap

    def _fill_gap(self, gap: Gap, cancel: CancelToken, progress: Progress | None) -> None:
        token = _LinkedToken(cancel)
        told = paid = self.part.filled

        def arrived(at: int) -> None:
            nonlocal told, paid
            with self.part.changed:
                self._cursor = at
                if at < gap.start:
                    self._has_ranges = False  # asked for a part, and got it from the beginning
            if self.part.filled - told >= _PROGRESS_STEP:
                told = self.part.filled
                self._report(progress)
            if self._throttle is not None and self.users < 2:
                count, paid = self.part.filled - paid, self.part.filled
                token.wait(self._throttle.debt(max(0, count)))

        with self.part.changed:
            self._request = token
        try:
            fill_gap(self._origin, self.part, gap, cancel=token, arrived=arrived)
        finally:
            with self.part.changed:
                self._request = None

    def _finish(self) -> Path:
        was_finished = self.part.is_finished
        path = self.part.finish()
        if not was_finished:
            self._on_complete(path, self.part.filled)
        return path

    def fail(self, error: PodplayerError) -> None:
        """Let readers know that nothing comes, and why."""
        said = error.sentence if isinstance(error, FetchError) else str(error)
        sentence = said.removeprefix(f"{self._origin.url}: ")
        with self.part.changed:
            self.failure = sentence[:1].upper() + sentence[1:].rstrip(".") + "."
            self.part.changed.notify_all()

    def _report(self, progress: Progress | None) -> None:
        if progress is not None:
            progress(self.part.filled, self.part.identity.size)

    def give_up(self) -> None:
        """A bug ended the filling: let readers know that nothing comes."""
        with self.part.changed:
            self.failure = say("The audio could not be fetched.")
            self.part.changed.notify_all()

    # -- reading ------------------------------------------------------------------------------

    def want(self, offset: int) -> None:
        """A reader waits there. Called with `part.changed` held."""
        self._wanted = offset
        is_near = self._cursor <= offset <= self._cursor + _REACH
        if self._request is not None and not is_near and self._has_ranges:
            self._request.cancel()

    def close(self) -> None:
        """Nobody fills or reads it any more."""
        self.part.close()


class StreamReader:
    """What an engine reads. Its methods may be called from any thread."""

    def __init__(self, growing: GrowingFile, *, on_close: Callable[[], None]) -> None:
        self.name = growing.part.target.name
        self._growing = growing
        self._part = growing.part
        self._on_close = on_close
        self._is_closed = False
        self._interruptions = 0
        self._waiting = 0

    @property
    def size(self) -> int | None:
        """The whole length, known or not yet."""
        return self._part.identity.size

    @property
    def failure(self) -> str | None:
        """Why no more bytes come."""
        return self._growing.failure

    @property
    def is_waiting(self) -> bool:
        """Whether a read waits at this moment."""
        return self._waiting > 0

    @property
    def is_complete(self) -> bool:
        """Whether nothing more is to come."""
        return self._part.is_finished

    def buffered(self) -> float:
        """The share of the file that is there, 0 to 1."""
        size = self.size
        return min(1.0, self._part.filled / size) if size else 0.0

    def has_head(self) -> bool:
        """Whether its length and its beginning are there.

        A server that does not tell the length is waited for to the end: engines cannot seek in a
        file that has none.
        """
        size = self.size
        return size is not None and self._part.filled_until(0) >= min(size, _HEAD)

    def read_at(self, offset: int, count: int, *, blocks: bool = True) -> bytes:
        """At least one byte from there; empty at the end, after a failure or an interruption."""
        with self._part.changed:
            before = self._interruptions
            while not self._is_closed:
                size = self.size
                if size is not None and offset >= size:
                    return b""
                try:
                    data = self._part.read(offset, count)
                except MediaError as error:
                    self._growing.fail(error)
                    return b""
                if data:
                    return data
                self._growing.want(offset)
                if not blocks or self.failure is not None or before != self._interruptions:
                    return b""
                self._wait()
            return b""

    def _wait(self) -> None:
        self._waiting += 1
        try:
            self._part.changed.wait()
        finally:
            self._waiting -= 1

    def interrupt(self) -> None:
        """Let every read that waits return empty."""
        with self._part.changed:
            self._interruptions += 1
            self._part.changed.notify_all()

    def close(self) -> None:
        """Reads return empty from now on; the file on disk stays."""
        with self._part.changed:
            if self._is_closed:
                return
            self._is_closed = True
            self._part.changed.notify_all()
        self._on_close()
