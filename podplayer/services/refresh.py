"""Refreshing: conditional fetch, parse, compare, store; one show never disturbs another."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from podplayer.feeds.decide import diff
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import OfflineError
from podplayer.model.feed import ConditionalState, FeedDiff
from podplayer.model.ids import PodcastId
from podplayer.model.net import Http
from podplayer.services.bus import EventBus
from podplayer.services.feed_loading import Failure, FeedLoader, Loaded, Wanted
from podplayer.services.pace import Pace
from podplayer.services.sample_shows import SCHEME
from podplayer.storage.database import Database
from podplayer.storage.podcasts import FeedTarget, Podcasts

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshReport:
    """What a refresh did."""

    checked: int
    unchanged: int
    failed: Sequence[tuple[PodcastId, str, str]]
    """(show, its title, the sentence)"""
    new: int
    """Episodes that were not known before."""
    updated: int
    """Known episodes whose content differs now."""


@dataclass(slots=True)
class _Tally:
    unchanged: dict[PodcastId, ConditionalState | None] = field(default_factory=dict)
    """With the state to remember, where it differs from the last."""
    failed: list[tuple[PodcastId, str, str]] = field(default_factory=list)
    new: int = 0
    updated: int = 0


class Refresh:
    """Looks for new episodes."""

    def __init__(
        self, db: Database, *, http: Http, bus: EventBus, now: Callable[[], datetime]
    ) -> None:
        self._podcasts = Podcasts(db)
        self._loader = FeedLoader(http=http)
        self._bus = bus
        self._now = now

    def all(
        self, *, cancel: CancelToken, podcast_ids: Sequence[PodcastId] | None = None
    ) -> RefreshReport:
        """Refresh every show, or the ones that are named. Blocks.

        What fails is in the report and beside the show; the others go on.

        Raises:
            OfflineError: the listener chose to stay offline.
            Cancelled: what was stored until then stays, whole shows only.
        """
        chosen = None if podcast_ids is None else frozenset(podcast_ids)
        targets = {
            int(target.id): target
            for target in self._podcasts.feed_targets()
            # The sample shows have no address that could be asked.
            if (chosen is None or target.id in chosen) and not target.url.startswith(SCHEME)
        }
        tally = _Tally()
        pace = Pace(work="refresh", total=len(targets), bus=self._bus, now=self._now)
        wanted = [Wanted(key=key, url=t.url, state=t.state) for key, t in targets.items()]
        try:
            for key, outcome in self._loader.load_many(wanted, cancel=cancel):
                target = targets[key]
                is_changed = self._take(target, outcome, tally)
                pace.step(target.title, changed=[target.id] if is_changed else [])
        finally:
            self._store_unchanged(tally)
            pace.end()
        return RefreshReport(
            checked=len(targets),
            unchanged=len(tally.unchanged),
            failed=tally.failed,
            new=tally.new,
            updated=tally.updated,
        )

    def _take(self, target: FeedTarget, outcome: Loaded | Failure, tally: _Tally) -> bool:
        """Store one answer. Whether lists that show the library have to look again."""
        if isinstance(outcome, OfflineError):
            raise outcome
        if not isinstance(outcome, Loaded):
            self._podcasts.failed(target.id, outcome.sentence, now=self._now())
            tally.failed.append((target.id, target.title, outcome.sentence))
            return True
        if outcome.url != target.url:
            self._podcasts.move(target.id, outcome.url, now=self._now())
            logger.info("%s moved to %s", target.title, outcome.url)
        if outcome.parsed is None:
            is_new_state = outcome.state != target.state
            tally.unchanged[target.id] = outcome.state if is_new_state else None
            return target.failures > 0
        changes = diff(outcome.parsed.episodes, self._podcasts.known_episodes(target.id))
        self._podcasts.apply(
            target.id, outcome.parsed, changes, state=outcome.state, now=self._now()
        )
        self._count(changes, tally)
        return True

    def _count(self, changes: FeedDiff, tally: _Tally) -> None:
        tally.new += len(changes.added)
        tally.updated += len(changes.changed)

    def _store_unchanged(self, tally: _Tally) -> None:
        """In one transaction: a commit for each of a thousand shows would be most of the work."""
        if tally.unchanged:
            states = {key: state for key, state in tally.unchanged.items() if state is not None}
            self._podcasts.unchanged(list(tally.unchanged), now=self._now(), states=states)
