"""Older episodes of feeds that come in pages (RFC 5005), fetched once and in bounds."""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from podplayer.feeds.decide import diff
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import OfflineError
from podplayer.model.feed import FeedDiff, KnownEpisode, ParsedFeed
from podplayer.model.hosts import is_private_host
from podplayer.model.ids import PodcastId
from podplayer.services.feed_loading import FeedLoader, Loaded, Wanted
from podplayer.storage.database import Database
from podplayer.storage.fetching import Fetching
from podplayer.storage.podcasts import Podcasts

logger = logging.getLogger(__name__)

MOST_PAGES = 20
MOST_EPISODES = 5_000


@dataclass(slots=True)
class _Walk:
    """How far one show is."""

    podcast_id: PodcastId
    home: str
    """The feed's own address."""
    url: str
    seen: set[str]
    pages: int = 0
    added: int = 0

    @property
    def may_go_on(self) -> bool:
        return self.pages < MOST_PAGES and self.added < MOST_EPISODES


class OlderPages:
    """Walks from page to page, all shows side by side; each page is stored as it comes."""

    def __init__(self, db: Database, *, loader: FeedLoader, now: Callable[[], datetime]) -> None:
        self._podcasts = Podcasts(db)
        self._fetching = Fetching(db)
        self._loader = loader
        self._now = now

    def remember(self, podcast_id: PodcastId, parsed: ParsedFeed) -> bool:
        """A show was read from its beginning. Whether older episodes are to be fetched."""
        if parsed.next_page_url is None:
            return False
        self._fetching.set_next_page(podcast_id, parsed.next_page_url)
        return True

    def begun(self, ids: Sequence[PodcastId]) -> frozenset[PodcastId]:
        """Those whose next older page is known."""
        return frozenset(self._fetching.next_pages(ids))

    def fetch(self, ids: Iterable[PodcastId], *, cancel: CancelToken) -> dict[PodcastId, int]:
        """Blocks. How many episodes were added to each show that had a page to go on with.

        A page that fails ends the walk of its show; the next call goes on from there.

        Raises:
            OfflineError: the listener chose to stay offline.
            Cancelled: whole pages that came until then stay.
        """
        walks = self._begin(list(ids))
        active = walks
        while active:
            active = self._round(active, cancel)
        return {walk.podcast_id: walk.added for walk in walks}

    def _begin(self, ids: Sequence[PodcastId]) -> list[_Walk]:
        homes = self._podcasts.feed_urls()
        walks = []
        for podcast_id, url in self._fetching.next_pages(ids).items():
            home = homes[podcast_id]
            if may_follow(url, home=home):
                walks.append(_Walk(podcast_id, home, url, seen={home, url}))
        return walks

    def _round(self, walks: Sequence[_Walk], cancel: CancelToken) -> list[_Walk]:
        by_key = {int(walk.podcast_id): walk for walk in walks}
        wanted = [Wanted(key=key, url=walk.url) for key, walk in by_key.items()]
        going_on = []
        for key, outcome in self._loader.pages(wanted, cancel=cancel):
            if isinstance(outcome, OfflineError):
                raise outcome
            walk = by_key[key]
            if not isinstance(outcome, Loaded) or outcome.parsed is None:
                logger.info("no older episodes of %s: %s", walk.home, outcome)
            elif self._take(walk, outcome.parsed):
                going_on.append(walk)
        return going_on

    def _take(self, walk: _Walk, parsed: ParsedFeed) -> bool:
        """Store one page. Whether there is another one to be fetched now."""
        changes = diff(parsed.episodes, self._podcasts.known_episodes(walk.podcast_id))
        changes = FeedDiff(added=changes.added, returned=changes.returned)
        following = parsed.next_page_url
        if following in walk.seen or not following or not may_follow(following, home=walk.home):
            following = None
        self._fetching.store_page(walk.podcast_id, changes, next_page=following, now=self._now())
        walk.pages += 1
        walk.added += len(changes.added)
        if following is None:
            return False
        walk.url = following
        walk.seen.add(following)
        return walk.may_go_on


def may_follow(url: str, *, home: str) -> bool:
    """Whether a page may send podplayer to this one: never from outside into the own network."""
    try:
        parts, host = urlsplit(url), urlsplit(home).hostname or ""
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return False
    return is_private_host(host) or not is_private_host(parts.hostname)


def changes_in(loaded: Loaded, known: Sequence[KnownEpisode]) -> FeedDiff:
    """What a feed brings to a show. Nothing has left it that may stand where nothing was read."""
    if loaded.parsed is None:
        return FeedDiff()
    changes = diff(loaded.parsed.episodes, known)
    if loaded.is_cut:
        return replace(changes, left_feed=())
    return _without_later_pages(changes, loaded.parsed, known)


def _without_later_pages(
    changes: FeedDiff, parsed: ParsedFeed, known: Sequence[KnownEpisode]
) -> FeedDiff:
    """A first page says nothing about what is older than it: that stands on the pages behind."""
    if parsed.next_page_url is None or not changes.left_feed:
        return changes
    gone, back = set(changes.left_feed), set(changes.returned)
    dates = [
        old.published
        for old in known
        if old.published and (old.id in back or not (old.has_left_feed or old.id in gone))
    ]
    dates += [episode.published for episode in changes.added if episode.published]
    # Not the very oldest: a trailer of years ago may be pinned to the page.
    oldest = sorted(dates)[len(dates) // 4] if dates else None
    by_id = {old.id: old.published for old in known}
    left = []
    for number in changes.left_feed:
        published = by_id[number]
        if oldest is not None and published is not None and published > oldest:
            left.append(number)
    return replace(changes, left_feed=tuple(left))
