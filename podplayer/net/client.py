"""The HTTP client: pycurl's multi interface, driven in the thread of whoever asks.

It has no thread of its own. `fetch_many` is a generator that turns the wheel while its caller
waits for the next answer, so that parsing and transferring take turns without a lock.
"""

import contextlib
import threading
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import Cancelled, FetchError, OfflineError
from podplayer.model.net import Ledger, NoServers, Request, Response, Servers
from podplayer.net.addresses import shown
from podplayer.net.batch import Batch, Surroundings
from podplayer.net.engine import Engine, new_engine
from podplayer.net.policy import NetPolicy
from podplayer.net.transfer import Identity, Transfer, trusted_certificates

_KEPT_ENGINES = 2
_BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"

Outcome = Response | FetchError


class CurlClient:
    """The one object that everything outside passes through.

    Args:
        ledger: called once a request has ended, on the thread that made it.
        policy: asked before each request, so that a changed setting holds at once.
        version: of podplayer, for the user agent.
        now: the clock of the ledger.
        servers: what is remembered of them.
    """

    def __init__(
        self,
        *,
        ledger: Ledger,
        policy: Callable[[], NetPolicy] = NetPolicy,
        version: str = "0",
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        servers: Servers | None = None,
    ) -> None:
        self._policy = policy
        self._around = Surroundings(
            ledger=ledger,
            now=now,
            identity=Identity(
                user_agent=f"podplayer/{version} (podcast player; no cookies, no tracking)",
                browser=_BROWSER,
                ca_file=trusted_certificates(),
            ),
            servers=servers or NoServers(),
        )
        self._lock = threading.Lock()
        self._engines: list[Engine] = []

    def fetch(self, request: Request, *, cancel: CancelToken) -> Response:
        """Fetch one address."""
        for _, outcome in self.fetch_many([request], cancel=cancel):
            if isinstance(outcome, FetchError):
                raise outcome
            return outcome
        raise Cancelled

    def fetch_many(
        self, requests: Iterable[Request], *, cancel: CancelToken
    ) -> Iterator[tuple[Request, Outcome]]:
        """Fetch many side by side; answers come in the order in which they arrive."""
        transfers = []
        for request in requests:
            cancel.check()
            try:
                transfers.append(self._transfer(request, cancel))
            except FetchError as error:
                yield request, error
        with self._engine() as engine:
            batch = Batch(self._around, engine, transfers, cancel)
            try:
                for transfer, outcome in batch.run():
                    if isinstance(outcome, Exception) and not isinstance(outcome, FetchError):
                        raise outcome
                    yield transfer.request, outcome
            finally:
                batch.stop()

    def stream(
        self,
        request: Request,
        *,
        sink: Callable[[bytes], None],
        cancel: CancelToken,
        started: Callable[[Response], None] | None = None,
    ) -> Response:
        """Hand the body to `sink` as it arrives; the response returned has an empty body."""
        cancel.check()
        transfer = self._transfer(request, cancel, sink, started)
        with self._engine() as engine:
            batch = Batch(self._around, engine, [transfer], cancel)
            try:
                _, outcome = next(batch.run())
            finally:
                batch.stop()
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def close(self) -> None:
        """Close every idle connection."""
        with self._lock:
            engines, self._engines = self._engines, []
        for engine in engines:
            engine.close()

    def _transfer(
        self,
        request: Request,
        cancel: CancelToken,
        sink: Callable[[bytes], None] | None = None,
        started: Callable[[Response], None] | None = None,
    ) -> Transfer:
        policy = self._policy()
        if policy.is_offline:
            raise OfflineError(shown(request.url))
        return Transfer(request, policy=policy, cancel=cancel, sink=sink, started=started)

    @contextlib.contextmanager
    def _engine(self) -> Iterator[Engine]:
        """Lend an engine with its open connections to one thread."""
        with self._lock:
            engine = self._engines.pop() if self._engines else None
        engine = engine or new_engine()
        try:
            yield engine
        finally:
            with self._lock:
                is_kept = len(self._engines) < _KEPT_ENGINES
                if is_kept:
                    self._engines.append(engine)
            if not is_kept:
                engine.close()
