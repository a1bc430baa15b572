"""Fetching covers that are missing."""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock

from podplayer.media.artwork import MAX_COVER_BYTES, CoverStore
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import FetchError, MediaError, OfflineError
from podplayer.model.events import CoversChanged, WorkProgress
from podplayer.model.net import Http, Purpose, Request, Response
from podplayer.model.sealed import SUFFIX, FileKeys, MediaFile
from podplayer.services.bus import EventBus
from podplayer.storage.database import Database
from podplayer.storage.podcasts import Podcasts

logger = logging.getLogger(__name__)

_AGAIN_AFTER = timedelta(hours=6)
"""A cover that could not be had is not asked for at every scroll."""
_TOGETHER = timedelta(milliseconds=250)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverReport:
    """What became of the covers that were missing."""

    fetched: int
    failed: Sequence[tuple[str, str]]
    """(address, sentence)"""


@dataclass(slots=True)
class _Misses:
    """Covers that failed, and those that are on their way on another thread."""

    failed_at: dict[str, datetime] = field(default_factory=dict)
    busy: set[str] = field(default_factory=set)


class Covers:
    """Where covers lie, and getting those that are not there."""

    def __init__(
        self,
        db: Database,
        *,
        store: CoverStore,
        http: Http,
        bus: EventBus,
        now: Callable[[], datetime],
    ) -> None:
        self._podcasts = Podcasts(db)
        self._keys = FileKeys(db.key)
        self._store = store
        self._http = http
        self._bus = bus
        self._now = now
        self._guard = Lock()
        self._misses = _Misses()

    def path(self, url: str) -> Path | None:
        """The file of a cover for other programs; None if it was not fetched yet, or is locked."""
        path = self._store.path(url)
        return None if path is None or path.suffix == SUFFIX else path

    def file(self, url: str) -> MediaFile | None:
        """A cover, locked or not; None if it was not fetched yet, or cannot be opened."""
        path = self._store.path(url)
        try:
            return None if path is None else self._keys.of(path)
        except (MediaError, OSError):
            return None

    def fetch_missing(
        self, urls: Sequence[str] | None = None, *, cancel: CancelToken
    ) -> CoverReport:
        """Fetch covers that are not stored yet: the ones named, or those of all shows. Blocks.

        Raises:
            OfflineError: the listener chose to stay offline.
            Cancelled: what was fetched until then stays.
        """
        if urls is None:
            urls = [show.cover_url for show in self._podcasts.all() if show.cover_url]
        wanted = self._claim(urls)
        try:
            return self._fetch(wanted, cancel)
        finally:
            with self._guard:
                self._misses.busy.difference_update(wanted)

    def _claim(self, urls: Iterable[str]) -> list[str]:
        """Those that are missing, did not just fail, and nobody else is fetching."""
        missing = [
            url
            for url in dict.fromkeys(urls)
            if url.startswith(("http://", "https://")) and self._store.path(url) is None
        ]
        earliest = self._now() - _AGAIN_AFTER
        with self._guard:
            misses = self._misses
            wanted = [
                url
                for url in missing
                if url not in misses.busy and misses.failed_at.get(url, earliest) <= earliest
            ]
            misses.busy.update(wanted)
        return wanted

    def _fetch(self, wanted: Sequence[str], cancel: CancelToken) -> CoverReport:
        requests = [
            Request(
                url=url,
                purpose=Purpose.COVER,
                headers={"Accept": "image/webp, image/jpeg, image/png, image/gif"},
                max_bytes=MAX_COVER_BYTES,
            )
            for url in wanted
        ]
        failed: list[tuple[str, str]] = []
        arrived: set[str] = set()
        fetched, announced_at = 0, self._now()
        try:
            answers = self._http.fetch_many(requests, cancel=cancel) if requests else ()
            for done, (request, outcome) in enumerate(answers, start=1):
                sentence = self._store_one(request.url, outcome)
                if sentence is None:
                    fetched += 1
                    arrived.add(request.url)
                else:
                    failed.append((request.url, sentence))
                self._bus.publish(WorkProgress("covers", done, len(requests)))
                if arrived and self._now() - announced_at >= _TOGETHER:
                    announced_at = self._now()
                    arrived = self._announce(arrived)
        finally:
            self._announce(arrived)
        return CoverReport(fetched=fetched, failed=failed)

    def _store_one(self, url: str, outcome: Response | FetchError) -> str | None:
        """None if it is stored, else why not."""
        if isinstance(outcome, OfflineError):
            raise outcome
        if isinstance(outcome, FetchError):
            sentence = outcome.sentence
        else:
            try:
                self._store.save(url, outcome.body)
            except MediaError as error:
                sentence = str(error)
            else:
                return None
        logger.info("no cover from %s: %s", url, sentence)
        with self._guard:
            self._misses.failed_at[url] = self._now()
        return sentence

    def _announce(self, arrived: set[str]) -> set[str]:
        if arrived:
            self._bus.publish(CoversChanged(frozenset(arrived)))
        return set()
