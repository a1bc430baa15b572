"""Giving a show another address by hand: only if it is the same show there, and with undo."""

from collections.abc import Callable, Sequence
from datetime import datetime

from podplayer.feeds.directory import candidates, same_feed_addresses
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import (
    FeedError,
    FetchError,
    OfflineError,
    OtherShowError,
    UsageError,
)
from podplayer.model.events import LibraryChanged
from podplayer.model.feed import FeedDiff, ParsedFeed
from podplayer.model.ids import PodcastId
from podplayer.model.net import Http
from podplayer.model.podcast import Podcast, UndoToken
from podplayer.model.sentence import say
from podplayer.services.bus import EventBus
from podplayer.services.feed_loading import FeedLoader, Loaded, Wanted
from podplayer.services.feed_pages import changes_in
from podplayer.services.same_show import is_same_show
from podplayer.storage.database import Database
from podplayer.storage.journal import Journal
from podplayer.storage.podcasts import Podcasts


class Addresses:
    """Where shows are fetched from."""

    def __init__(
        self, db: Database, *, http: Http, bus: EventBus, now: Callable[[], datetime]
    ) -> None:
        self._db = db
        self._podcasts = Podcasts(db)
        self._loader = FeedLoader(http=http)
        self._bus = bus
        self._now = now

    def change(
        self, podcast_id: PodcastId, url: str, *, cancel: CancelToken, force: bool = False
    ) -> UndoToken:
        """Fetch a show from another address from now on. Blocks.

        Args:
            podcast_id: of the show.
            url: its new address, as a listener types it.
            cancel: until the feed is there.
            force: even if nothing says that it is the same show.

        Raises:
            NotFoundError: there is no such show.
            OtherShowError: another show is there and `force` is off.
            UsageError: no address, or that of another show which is followed.
            FetchError, FeedError: there is nothing that can be read; nothing was changed.
        """
        show = self._podcasts.get(podcast_id)
        addresses = candidates(url)
        for address in addresses:
            self._refuse_taken(show, address)
        loaded = self._load(addresses, cancel)
        self._refuse_taken(show, loaded.url)
        if loaded.parsed is None:
            raise FeedError(loaded.url, say("the server says that nothing has changed"))
        known = self._podcasts.known_episodes(podcast_id)
        changes = changes_in(loaded, known)
        guid = self._podcasts.guid(podcast_id)
        if not force and not is_same_show(loaded.parsed, changes, known, guid=guid):
            raise OtherShowError(
                say(
                    "At {url} is “{title}”, and hardly an episode of it is one of “{title2}”.",
                    url=loaded.url,
                    title=loaded.parsed.title,
                    title2=show.title,
                )
            )
        return self._store(show, loaded, loaded.parsed, changes)

    def _refuse_taken(self, show: Podcast, url: str) -> None:
        if url == show.feed_url:
            raise UsageError(say("“{title}” is at this address already.", title=show.title))
        for spelling in same_feed_addresses(url):
            owner = self._podcasts.find_by_url(spelling)
            if owner is not None and owner != show.id:
                title = self._podcasts.get(owner).title
                raise UsageError(
                    say(
                        "That is the address of “{title}”, which you follow as well; `podplayer "
                        "remove {id}` ends following “{title2}”.",
                        title=title,
                        id=show.id,
                        title2=show.title,
                    )
                )

    def _load(self, addresses: Sequence[str], cancel: CancelToken) -> Loaded:
        """From the first address that answers."""
        first: FetchError | None = None
        for address in addresses:
            try:
                return self._loader.load(Wanted(key=0, url=address), cancel=cancel)
            except FetchError as error:
                if error.status is not None or isinstance(error, OfflineError):
                    raise
                first = first or error
        raise first or UsageError(say("There is no address to move to."))

    def _store(
        self, show: Podcast, loaded: Loaded, parsed: ParsedFeed, changes: FeedDiff
    ) -> UndoToken:
        now = self._now()
        with self._db.transaction(is_durable=True):
            if not self._podcasts.move(show.id, loaded.url, now=now):
                raise UsageError(
                    say("{url} is the address of another show that you follow.", url=loaded.url)
                )
            self._podcasts.apply(show.id, parsed, changes, state=loaded.state, now=now)
            token = Journal(self._db).record(
                "address",
                payload={"podcast": int(show.id), "url": loaded.url},
                inverse={"podcast": int(show.id), "url": show.feed_url, "left": loaded.url},
                sentence=say("Moved {title} to {url}", title=show.title, url=loaded.url),
                now=now,
            )
        self._bus.publish(LibraryChanged(frozenset({show.id})))
        return token
