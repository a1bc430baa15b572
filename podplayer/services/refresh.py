"""Refreshing: conditional fetch, parse, compare, store; one show never disturbs another."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from random import Random

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import FeedError, OfflineError
from podplayer.model.events import LibraryChanged
from podplayer.model.feed import ConditionalState, FeedDiff, KnownEpisode
from podplayer.model.ids import PodcastId
from podplayer.model.net import Http
from podplayer.model.sentence import say
from podplayer.services.bus import EventBus
from podplayer.services.check_plan import CheckPlan, is_asked_whole, is_due, is_waiting
from podplayer.services.feed_loading import Failure, FeedLoader, Loaded, Wanted
from podplayer.services.feed_pages import OlderPages, changes_in
from podplayer.services.pace import Pace
from podplayer.services.same_show import is_same_show
from podplayer.services.sample.shows import SCHEME
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
    waiting: Sequence[tuple[PodcastId, str, datetime]] = ()
    """(show, its title, until when its server asked not to be asked)"""


@dataclass(slots=True)
class _Tally:
    plan: CheckPlan
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
        self._db = db
        self._podcasts = Podcasts(db)
        self._loader = FeedLoader(http=http)
        self._pages = OlderPages(db, loader=self._loader, now=now)
        self._bus = bus
        self._now = now
        self._rng = Random()  # noqa: S311 - spreads checks over time

    def all(
        self, *, cancel: CancelToken, podcast_ids: Sequence[PodcastId] | None = None
    ) -> RefreshReport:
        """Refresh every show, or the ones that are named. Blocks.

        What fails is in the report and beside the show; the others go on. Servers that asked to
        wait (Retry-After) are left alone until then, unless their show is named.

        Raises:
            OfflineError: the listener chose to stay offline.
            Cancelled: what was stored until then stays, whole shows only.
        """
        targets = self._targets()
        if podcast_ids is not None:
            chosen = frozenset(podcast_ids)
            return self._refresh([t for t in targets if t.id in chosen], cancel=cancel)
        now = self._now()
        waiting = [target for target in targets if is_waiting(target, now=now)]
        asked = [target for target in targets if not is_waiting(target, now=now)]
        return self._refresh(asked, cancel=cancel, waiting=waiting)

    def due(self, *, cancel: CancelToken) -> RefreshReport:
        """Refresh the shows whose time has come by their own rhythm. As `all` otherwise."""
        return self._refresh(self._due_targets(), cancel=cancel)

    def older(
        self, podcast_ids: Sequence[PodcastId], *, cancel: CancelToken
    ) -> Mapping[PodcastId, int]:
        """Load older episodes of shows whose feeds come in pages. Blocks.

        Returns:
            How many episodes came, for the shows that had an older page.

        Raises:
            FetchError, FeedError: the first page of a show could not be read.
            OfflineError: the listener chose to stay offline.
            Cancelled: whole pages that came until then stay.
        """
        chosen = frozenset(podcast_ids)
        known = self._pages.begun(podcast_ids)
        for target in self._targets():
            if target.id in chosen and target.id not in known:
                first = self._loader.load(Wanted(key=int(target.id), url=target.url), cancel=cancel)
                if first.parsed is not None:
                    self._pages.remember(target.id, first.parsed)
        added = self._pages.fetch(podcast_ids, cancel=cancel)
        if any(added.values()):
            self._bus.publish(LibraryChanged(frozenset(added)))
        return added

    def _targets(self) -> list[FeedTarget]:
        # The sample shows have no address that could be asked.
        return [t for t in self._podcasts.feed_targets() if not t.url.startswith(SCHEME)]

    def _due_targets(self) -> list[FeedTarget]:
        now = self._now()
        return [target for target in self._targets() if is_due(target, now=now)]

    def _refresh(
        self,
        chosen: Sequence[FeedTarget],
        *,
        cancel: CancelToken,
        waiting: Sequence[FeedTarget] = (),
    ) -> RefreshReport:
        targets = {int(target.id): target for target in chosen}
        tally = _Tally(plan=CheckPlan(self._db, now=self._now, rng=self._rng))
        pace = Pace(work="refresh", total=len(targets), bus=self._bus, now=self._now)
        hashes = self._podcasts.content_hashes
        now = self._now()
        wanted = [
            Wanted(key=key, url=t.url, state=_conditions(t, now), known=partial(hashes, t.id))
            for key, t in targets.items()
        ]
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
            waiting=[(t.id, t.title, t.not_before) for t in waiting if t.not_before is not None],
        )

    def _take(self, target: FeedTarget, outcome: Loaded | Failure, tally: _Tally) -> bool:
        """Store one answer. Whether lists that show the library have to look again."""
        if isinstance(outcome, OfflineError):
            raise outcome
        if not isinstance(outcome, Loaded):
            self._fail(target, outcome, tally)
            return True
        known = self._podcasts.known_episodes(target.id) if outcome.parsed else []
        changes = changes_in(outcome, known)
        if outcome.parsed and self._is_other_show(target, outcome, changes, known):
            self._fail(target, _other_show(target, outcome.parsed.title), tally)
            return True
        if outcome.url != target.url:
            self._podcasts.move(target.id, outcome.url, now=self._now())
            logger.info("show %d moved to %s", target.id, outcome.url)
        tally.plan.answered(target, outcome.parsed)
        if outcome.parsed is None:
            is_new_state = outcome.state != target.state
            tally.unchanged[target.id] = outcome.state if is_new_state else None
            return target.failures > 0
        self._podcasts.apply(
            target.id, outcome.parsed, changes, state=outcome.state, now=self._now()
        )
        tally.new += len(changes.added)
        tally.updated += len(changes.changed)
        return True

    def _fail(self, target: FeedTarget, failure: Failure, tally: _Tally) -> None:
        self._podcasts.failed(target.id, failure.sentence, now=self._now())
        tally.failed.append((target.id, target.title, failure.sentence))
        tally.plan.failed(target, failure)

    def _is_other_show(
        self,
        target: FeedTarget,
        loaded: Loaded,
        changes: FeedDiff,
        known: Sequence[KnownEpisode],
    ) -> bool:
        """Whether the server led to a feed that is not this show: hosts that close do that."""
        parsed = loaded.parsed
        if parsed is None or loaded.redirected_to is None or not known:
            return False
        if parsed.title == target.title:
            return False
        guid = self._podcasts.guid(target.id)
        return not is_same_show(parsed, changes, known, guid=guid)

    def _store_unchanged(self, tally: _Tally) -> None:
        """In one transaction: a commit for each of a thousand shows would be most of the work."""
        with self._db.transaction():
            if tally.unchanged:
                states = {key: state for key, state in tally.unchanged.items() if state is not None}
                self._podcasts.unchanged(list(tally.unchanged), now=self._now(), states=states)
            tally.plan.store()


def _conditions(target: FeedTarget, now: datetime) -> ConditionalState:
    if is_asked_whole(target, now=now):
        return ConditionalState(body_hash=target.state.body_hash)
    return target.state


def _other_show(target: FeedTarget, title: str) -> FeedError:
    return FeedError(
        target.url,
        say(
            "its server leads to another show now, “{title}”; `podplayer move {id} URL` gives it "
            "another address",
            title=title,
            id=target.id,
        ),
    )
