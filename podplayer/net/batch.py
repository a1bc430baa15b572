"""Many transfers side by side on one engine: whose turn it is, and what becomes of each."""

import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

import pycurl  # type: ignore[import-untyped]

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import FetchError
from podplayer.model.net import Ledger, LedgerEntry, Response, Servers
from podplayer.net.addresses import recorded
from podplayer.net.engine import IN_ALL, Engine
from podplayer.net.failures import (
    curl_failure,
    is_retried,
    is_silence,
    is_tunnel_refused,
    retry_after,
    silent_failure,
    status_failure,
)
from podplayer.net.transfer import Identity, Transfer

_PER_HOST = 2
_TICK = 0.05
"""Seconds between two looks at the cancel token while nothing arrives."""
_ATTEMPTS = 3
_MAX_PATIENCE = 10.0
"""A server that asks to wait longer than this is asked again at the next refresh."""
_PATIENCE_WITH_HOST = 6
"""Requests in a row that a host may leave unanswered, those without a connection counted three
times, before no more are made: a hundred shows of a dead host would hold the others up an hour."""
_REFUSALS = frozenset({403, 406, 429})
"""How servers answer that turn away every program whose name they do not know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What transfers have in common: who writes them down, and what servers are told."""

    ledger: Ledger
    now: Callable[[], datetime]
    identity: Identity
    servers: Servers

    def record(self, transfer: Transfer, curl: pycurl.Curl, result: str) -> None:
        """Write one hop into the ledger."""
        received = int(curl.getinfo(pycurl.SIZE_DOWNLOAD_T) + curl.getinfo(pycurl.HEADER_SIZE))
        self.ledger(
            LedgerEntry(
                at=self.now(),
                host=transfer.host,
                purpose=transfer.request.purpose,
                url=recorded(transfer.url),
                status=transfer.status or None,
                sent=int(curl.getinfo(pycurl.REQUEST_SIZE)),
                received=received,
                result=result,
                tracker=transfer.tracker,
            )
        )

    def configure(self, transfer: Transfer, curl: pycurl.Curl) -> None:
        """Prepare a handle for the next hop of a transfer."""
        transfer.configure(curl, self.identity, self.servers)

    def remember(self, transfer: Transfer) -> None:
        """A transfer succeeded; if only as a browser, its server is asked so from now on."""
        if transfer.refused_by is not None:
            self.servers.remember_shy(transfer.refused_by)

    def failure_of(self, transfer: Transfer) -> FetchError:
        """The failure that an answer with a status of 400 or above is."""
        return status_failure(transfer.url, transfer.status, transfer.headers, self.now())

    def patience(self, transfer: Transfer) -> float | None:
        """Seconds until the next attempt; None if the server asks for more than is sensible."""
        asked = retry_after(transfer.headers, self.now())
        if asked is None:
            return 0.3 * 3.0 ** (transfer.attempts - 1)
        return asked if asked <= _MAX_PATIENCE else None


class Batch:
    """Transfers that run side by side on one engine until each has an outcome."""

    def __init__(
        self,
        around: Surroundings,
        engine: Engine,
        transfers: Iterable[Transfer],
        cancel: CancelToken,
    ) -> None:
        self._around = around
        self._engine = engine
        self._cancel = cancel
        self._active: dict[pycurl.Curl, Transfer] = {}
        self._waiting: dict[str, deque[Transfer]] = {}
        self._busy: dict[str, int] = {}
        self._delayed: list[tuple[float, Transfer]] = []
        self._silences: Counter[str] = Counter()
        for transfer in transfers:
            self._enqueue(transfer)

    def run(self) -> Iterator[tuple[Transfer, Response | Exception]]:
        """Yield every transfer once, with what became of it."""
        while self._waiting or self._active or self._delayed:
            self._cancel.check()
            self._wake_delayed()
            self._fill()
            self._engine.multi.perform()
            finished = list(self._finished())
            if not finished:
                self._wait()
            for curl, code, message in finished:
                transfer = self._release(curl)
                self._cancel.check()
                outcome = self._judge(transfer, curl, code, message)
                if outcome is not None:
                    self._fill()  # the wheel keeps turning while the caller parses
                    yield transfer, outcome
            yield from self._given_up()

    def stop(self) -> None:
        """Let go of whatever is still running, as cancelled."""
        for curl in list(self._active):
            transfer = self._release(curl)
            self._around.record(transfer, curl, "stopped")

    def _given_up(self) -> Iterator[tuple[Transfer, FetchError]]:
        """What still waits for hosts that do not answer."""
        for host in [host for host in self._waiting if self._silences[host] >= _PATIENCE_WITH_HOST]:
            for transfer in self._waiting.pop(host):
                error = self._other_address_or(transfer, silent_failure(transfer.url))
                if error is not None:
                    yield transfer, error

    def _enqueue(self, transfer: Transfer) -> None:
        self._waiting.setdefault(transfer.host, deque()).append(transfer)

    def _wake_delayed(self) -> None:
        now = time.monotonic()
        due = [entry for entry in self._delayed if entry[0] <= now]
        for entry in due:
            self._delayed.remove(entry)
            self._enqueue(entry[1])

    def _fill(self) -> None:
        for host in list(self._waiting):
            queue = self._waiting[host]
            while queue and self._has_place(host):
                self._start(queue.popleft(), host)
            if not queue:
                del self._waiting[host]
            if len(self._active) >= IN_ALL:
                break

    def _has_place(self, host: str) -> bool:
        is_free = len(self._active) < IN_ALL and self._busy.get(host, 0) < _PER_HOST
        return is_free and self._silences[host] < _PATIENCE_WITH_HOST

    def _start(self, transfer: Transfer, host: str) -> None:
        curl = self._engine.idle.pop() if self._engine.idle else pycurl.Curl()
        self._around.configure(transfer, curl)
        self._active[curl] = transfer
        self._busy[host] = self._busy.get(host, 0) + 1
        self._engine.multi.add_handle(curl)

    def _release(self, curl: pycurl.Curl) -> Transfer:
        transfer = self._active.pop(curl)
        host = transfer.host
        self._busy[host] -= 1
        if not self._busy[host]:
            del self._busy[host]
        self._engine.multi.remove_handle(curl)
        self._engine.idle.append(curl)
        return transfer

    def _finished(self) -> Iterator[tuple[pycurl.Curl, int, str]]:
        while True:
            more, done, failed = self._engine.multi.info_read()
            for curl in done:
                yield curl, 0, ""
            yield from failed
            if not more:
                return

    def _wait(self) -> None:
        if not self._active:
            self._cancel.wait(_TICK)
        elif self._engine.multi.select(_TICK) < 0:
            # No socket yet (a name is being looked up): curl's helper thread has the ball.
            self._cancel.wait(0.005)

    def _judge(
        self, transfer: Transfer, curl: pycurl.Curl, code: int, message: str
    ) -> Response | Exception | None:
        """The outcome of a hop; None if the transfer goes on."""
        error = self._error_of(transfer, code, message)
        weight = 1 if curl.getinfo(pycurl.REQUEST_SIZE) else 3
        known = self._silences[transfer.host]
        self._silences[transfer.host] = known + weight if is_silence(code) else 0
        self._around.record(transfer, curl, _sentence(error))
        if error is None and transfer.is_redirect():
            try:
                transfer.follow()
            except FetchError as refused:
                return self._other_address_or(transfer, refused)
            self._enqueue(transfer)
            return None
        if error is None:
            return self._finish(transfer)
        if isinstance(error, FetchError):
            return self._again_or(transfer, error, code)
        return error

    def _finish(self, transfer: Transfer) -> Response | Exception:
        self._around.remember(transfer)
        try:
            return transfer.finish()
        except Exception as error:  # of the caller's `started`; stream raises it
            return error

    def _error_of(self, transfer: Transfer, code: int, message: str) -> Exception | None:
        if transfer.error is not None:
            return transfer.error
        if transfer.status >= 400 and not is_tunnel_refused(message):
            return self._around.failure_of(transfer)
        if code:
            return curl_failure(transfer.url, code, message)
        return None

    def _again_or(self, transfer: Transfer, error: FetchError, code: int) -> FetchError | None:
        if _is_refused_by_name(transfer, error):
            transfer.refused_by = transfer.host
            transfer.rewind()
            self._enqueue(transfer)
            return None
        can_retry = transfer.error is None and is_retried(error, code)
        if can_retry and transfer.attempts < _ATTEMPTS and not transfer.has_delivered:
            seconds = self._around.patience(transfer)
            if seconds is not None:
                transfer.rewind()
                self._delayed.append((time.monotonic() + seconds, transfer))
                return None
        return self._other_address_or(transfer, error)

    def _other_address_or(self, transfer: Transfer, error: FetchError) -> FetchError | None:
        try:
            if not transfer.next_address():
                return error
        except FetchError:
            return error
        self._enqueue(transfer)
        return None


def _is_refused_by_name(transfer: Transfer, error: FetchError) -> bool:
    """Whether the same request under another name may be answered. Tried once a transfer."""
    return (
        error.status in _REFUSALS
        and error.retry_after is None
        and transfer.refused_by is None
        and not transfer.is_browser
        and not transfer.has_delivered
    )


def _sentence(error: Exception | None) -> str:
    if error is None:
        return "ok"
    return error.sentence if isinstance(error, FetchError) else "stopped by podplayer"
