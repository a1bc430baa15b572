"""The edge to the outside: what a request and a response are, and who may be asked."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import FetchError


class Purpose(StrEnum):
    """Why a request is made; shown in the ledger."""

    FEED = "feed"
    COVER = "cover"
    EPISODE = "episode"
    CHAPTERS = "chapters"
    TRANSCRIPT = "transcript"
    DIRECTORY = "directory"
    MODEL = "model"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One GET."""

    url: str
    purpose: Purpose
    headers: Mapping[str, str] = field(default_factory=dict)
    max_bytes: int = 64 * 1024 * 1024
    """The transfer is refused once the body, unpacked, grows beyond this."""
    timeout: float = 60.0
    """Seconds for the whole transfer; streams set it to the time without any byte instead."""
    key: int = 0
    """Of the caller: comes back with the response of fetch_many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer with a status below 400."""

    url: str
    final_url: str
    status: int
    headers: Mapping[str, str]
    """Lower-case names."""
    body: bytes
    permanent_url: str | None = None
    """Where the permanent redirects at the start of the chain lead, if there were any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """One connection to the outside, as the listener can look it up."""

    at: datetime
    host: str
    purpose: Purpose
    url: str
    """Without user name, password, query and fragment: a query can carry a personal token."""
    status: int | None
    sent: int
    received: int
    result: str
    """"ok" or one sentence."""
    tracker: str | None = None
    """The tracking host that was taken out of the address, if any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HostTotal:
    """All requests to one host, summed up."""

    host: str
    purposes: Sequence[Purpose]
    requests: int
    failed: int
    """Those without an answer, or with an error for one."""
    sent: int
    received: int
    last: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerTotals:
    """The ledger in a few numbers."""

    requests: int
    sent: int
    received: int
    hosts: int
    purposes: Mapping[Purpose, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackerTotal:
    """What became of the addresses that one tracking host was taken out of."""

    host: str
    avoided: int
    """Answers that came from the show's own server."""
    needed: int
    """Requests that failed without it, so that the address was asked as the feed has it."""


Ledger = Callable[[LedgerEntry], None]
"""Called once a request has ended, on the thread that made it."""


class Servers(Protocol):
    """What is remembered of servers between requests. Asked on any thread."""

    def is_shy(self, host: str) -> bool:
        """Whether it refuses podplayer's own name, and answers browsers."""
        ...

    def remember_shy(self, host: str) -> None:
        """It refused podplayer's own name, and answered a browser."""
        ...

    def login(self, url: str) -> tuple[str, str] | None:
        """User name and password for the server of an address."""
        ...


class NoServers:
    """Remembers nothing."""

    def is_shy(self, host: str) -> bool:  # noqa: ARG002
        """Nobody is."""
        return False

    def remember_shy(self, host: str) -> None:
        """Forgotten at once."""

    def login(self, url: str) -> tuple[str, str] | None:  # noqa: ARG002
        """Nobody has one."""
        return None


class Http(Protocol):
    """Everything that leaves the computer goes through one object of this kind.

    Every method blocks, may be called from any thread, raises FetchError with a sentence or
    Cancelled, and writes the ledger.
    """

    def fetch(self, request: Request, *, cancel: CancelToken) -> Response:
        """Fetch one address."""
        ...

    def fetch_many(
        self, requests: Iterable[Request], *, cancel: CancelToken
    ) -> Iterator[tuple[Request, Response | FetchError]]:
        """Fetch many side by side; answers come in the order in which they arrive."""
        ...

    def stream(
        self,
        request: Request,
        *,
        sink: Callable[[bytes], None],
        cancel: CancelToken,
        started: Callable[[Response], None] | None = None,
    ) -> Response:
        """Hand the body to `sink` as it arrives; the response returned has an empty body.

        `started` gets the response's head (empty body) before the first byte of the body.
        """
        ...
