"""Following and unfollowing shows, one by one or as a list."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from podplayer.feeds.directory import candidates, feed_links, same_feed_addresses
from podplayer.feeds.fetch import feed_request, is_local, local_response
from podplayer.feeds.opml import OpmlEntry, read_opml, write_opml
from podplayer.feeds.parse import is_web_page
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import (
    AlreadySubscribedError,
    Cancelled,
    FeedError,
    FetchError,
    ImportFileError,
    OfflineError,
    PodplayerError,
    SecretsError,
    StorageError,
    UsageError,
)
from podplayer.model.events import LibraryChanged, QueueChanged
from podplayer.model.ids import PodcastId
from podplayer.model.net import Http, Response
from podplayer.model.podcast import UndoToken
from podplayer.model.sentence import say
from podplayer.services.arrivals import Arrival, in_groups
from podplayer.services.bus import EventBus
from podplayer.services.feed_loading import FeedLoader, Loaded, Wanted, judge
from podplayer.services.feed_pages import OlderPages, changes_in
from podplayer.services.logins import Logins, split_login
from podplayer.services.pace import Pace
from podplayer.services.schedule import declared_gap
from podplayer.storage.database import Database
from podplayer.storage.fetching import Fetching
from podplayer.storage.journal import Journal
from podplayer.storage.podcasts import Podcasts

logger = logging.getLogger(__name__)

Progress = Callable[[int, int], object]
Added = Callable[[str, PodcastId], object]
"""Told in the transaction that adds a show: the address in the list, and the show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What became of the shows of a list."""

    added: int
    already: int
    failed: Sequence[tuple[str, str]]
    """(address, sentence)"""
    unread: Sequence[tuple[str, str]] = ()
    """Those of the added that could not be fetched yet, as `failed`: a refresh tries them again."""


class Subscriptions:
    """Which shows are in the library."""

    def __init__(
        self,
        db: Database,
        *,
        http: Http,
        bus: EventBus,
        now: Callable[[], datetime],
        logins: Logins | None = None,
    ) -> None:
        self._db = db
        self._logins = logins
        self._podcasts = Podcasts(db)
        self._http = http
        self._loader = FeedLoader(http=http)
        self._pages = OlderPages(db, loader=self._loader, now=now)
        self._bus = bus
        self._now = now

    def add(self, url: str, *, cancel: CancelToken) -> PodcastId:
        """Subscribe to a feed, a page that names one, or a file. Blocks.

        Raises:
            UsageError: it is no address.
            FetchError, FeedError: it cannot be fetched or read; nothing was stored.
            AlreadySubscribedError: the show is in the library.
            SecretsError: the address has a password, and there is no key ring to keep it in.
            Cancelled: nothing was stored.
        """
        return self.keep(self.look(url, cancel=cancel), cancel=cancel)

    def look(self, url: str, *, cancel: CancelToken) -> Loaded:
        """Fetch what `add` would, and store nothing. Raises as it does."""
        addresses = candidates(self._without_login(url))
        for address in addresses:
            self._refuse_known(address)
        return self._load_first(addresses, cancel)

    def keep(self, loaded: Loaded, *, cancel: CancelToken) -> PodcastId:
        """Subscribe to what `look` fetched. Raises AlreadySubscribedError."""
        podcast_id = self._store(loaded)
        self._bus.publish(LibraryChanged(frozenset({podcast_id})))
        self._fetch_older([podcast_id], cancel)
        return podcast_id

    def _fetch_older(self, ids: Sequence[PodcastId], cancel: CancelToken) -> None:
        """The pages behind the first; the shows are there, so a stop here is no failure."""
        try:
            added = self._pages.fetch(ids, cancel=cancel)
        except (Cancelled, OfflineError):
            logger.info("older episodes were not waited for")
            return
        if any(added.values()):
            self._bus.publish(LibraryChanged(frozenset(added)))

    def import_opml(
        self,
        source: Path | str,
        *,
        cancel: CancelToken,
        progress: Progress | None = None,
    ) -> ImportReport:
        """Subscribe to every show of a list that is not followed yet. Blocks.

        Args:
            source: a file, or the text of one.
            cancel: stops between two shows; those that were added stay.
            progress: called with how many are done, of how many.

        Raises:
            ImportFileError: it is no list of shows.
            OfflineError: the listener chose to stay offline.
        """
        return self.follow(read_opml(_bytes_of(source)), cancel=cancel, progress=progress)

    def look_up(self, entries: Sequence[OpmlEntry]) -> ImportReport:
        """What `follow` would add (counted as added), without asking any server."""
        failed: list[tuple[str, str]] = []
        wanted, already = self._new_ones(entries, failed)
        return ImportReport(added=len(wanted), already=already, failed=failed)

    def follow(
        self,
        entries: Sequence[OpmlEntry],
        *,
        cancel: CancelToken,
        progress: Progress | None = None,
        on_added: Added | None = None,
    ) -> ImportReport:
        """Subscribe to the shows that are not followed yet. Blocks. As `import_opml`.

        A show whose server cannot be reached now is followed all the same.
        """
        failed: list[tuple[str, str]] = []
        unread: list[tuple[str, str]] = []
        wanted, already = self._new_ones(entries, failed)
        added: list[PodcastId] = []
        pace = Pace(work="import", total=len(wanted), bus=self._bus, now=self._now)
        try:
            for group in in_groups(self._loader.load_many(wanted, cancel=cancel)):
                outcomes = dict(group)
                for key, stored in self._store_group(group, wanted, on_added):
                    url, outcome = wanted[key].url, outcomes[key]
                    if isinstance(stored, AlreadySubscribedError):
                        already += 1
                    elif isinstance(stored, PodplayerError):
                        failed.append((url, _sentence(stored)))
                    else:
                        added.append(stored)
                        if not isinstance(outcome, Loaded):
                            unread.append((url, outcome.sentence))
                    is_new = not isinstance(stored, PodplayerError)
                    done = pace.step(url, changed=added[-1:] if is_new else [])
                    if progress is not None:
                        progress(done, len(wanted))
        finally:
            pace.end()
        self._fetch_older(added, cancel)
        return ImportReport(added=len(added), already=already, failed=failed, unread=unread)

    def export_opml(self) -> str:
        """The list of all shows, as every player can read it."""
        shows = self._podcasts.all()
        return write_opml(OpmlEntry(show.feed_url, show.title, tuple(show.tags)) for show in shows)

    def unsubscribe(self, podcast_id: PodcastId) -> UndoToken:
        """Take a show out of the library; what was heard of it stays remembered.

        Raises:
            NotFoundError: there is no such show.
        """
        with self._db.transaction():
            show = self._podcasts.get(podcast_id)
            self._podcasts.unsubscribe(podcast_id, now=self._now())
            token = Journal(self._db).record(
                "unsubscribe",
                payload={"podcast": int(podcast_id), "feed": show.feed_url},
                inverse={"podcast": int(podcast_id)},
                sentence=say("Unfollowed {title}", title=show.title),
                now=self._now(),
            )
        self._bus.publish(LibraryChanged(frozenset({podcast_id})))
        self._bus.publish(QueueChanged())
        return token

    def _without_login(self, url: str) -> str:
        """An address without its password, which goes into the key ring before it is used."""
        bare, login = split_login(url)
        if login is not None:
            if self._logins is None:
                raise SecretsError(
                    say("A password cannot be kept here; leave it out of the address.")
                )
            self._logins.save(bare, login)
        return bare

    # -- adding one ---------------------------------------------------------------------------

    def _refuse_known(self, url: str) -> None:
        for spelling in same_feed_addresses(url):
            podcast_id = self._podcasts.find_by_url(spelling)
            if podcast_id is not None:
                show = self._podcasts.get(podcast_id)
                if show.is_archived:
                    raise AlreadySubscribedError(
                        say(
                            "“{title}” ({spelling}) is archived; `podplayer archive {id} --undo` "
                            "brings it back.",
                            title=show.title,
                            spelling=spelling,
                            id=show.id,
                        )
                    )
                raise AlreadySubscribedError(
                    say(
                        "You already follow “{title}” ({spelling}); refresh it instead.",
                        title=show.title,
                        spelling=spelling,
                    )
                )

    def _load_first(self, addresses: Sequence[str], cancel: CancelToken) -> Loaded:
        """The first address that answers: https and, only if nobody listens there, http."""
        first: FetchError | None = None
        for address in addresses:
            try:
                return self._load(address, cancel)
            except FetchError as error:
                if error.status is not None or isinstance(error, OfflineError):
                    raise
                first = first or error
        raise first or UsageError(say("There is no address to add."))

    def _load(self, url: str, cancel: CancelToken) -> Loaded:
        response = self._get(url, cancel)
        if is_web_page(response.body):
            return self._load_from_page(response, cancel)
        outcome = judge(Wanted(key=0, url=url), response)
        return self._loader.followed(_loaded_or_raise(outcome), cancel=cancel)

    def _get(self, url: str, cancel: CancelToken) -> Response:
        if is_local(url):
            return local_response(url)
        return self._http.fetch(feed_request(url), cancel=cancel)

    def _load_from_page(self, page: Response, cancel: CancelToken) -> Loaded:
        failure: FeedError | FetchError | None = None
        for link in feed_links(page.body, url=page.final_url):
            self._refuse_known(link)
            try:
                return self._loader.load(Wanted(key=0, url=link), cancel=cancel)
            except (FetchError, FeedError) as error:
                failure = failure or error
        raise failure or FeedError(page.url, say("this is a web page, and it names no feed"))

    def _store(self, loaded: Loaded) -> PodcastId:
        """Raises AlreadySubscribedError, also where only the address after a redirect is known."""
        self._refuse_known(loaded.url)
        parsed, now = loaded.parsed, self._now()
        if parsed is None:
            raise FeedError(loaded.url, say("the server says that nothing has changed"))
        with self._db.transaction():
            podcast_id = self._podcasts.dropped(
                same_feed_addresses(loaded.url), guid=parsed.guid, title=parsed.title
            )
            if podcast_id is None:
                podcast_id = self._podcasts.add(loaded.url, parsed, state=loaded.state, now=now)
            else:
                changes = changes_in(loaded, self._podcasts.known_episodes(podcast_id))
                self._podcasts.come_back(podcast_id)
                self._podcasts.move(podcast_id, loaded.url, now=now)
                self._podcasts.apply(podcast_id, parsed, changes, state=loaded.state, now=now)
            self._pages.remember(podcast_id, parsed)
            rhythm = declared_gap(parsed.extras.update_rule)
            if rhythm is not None:
                Fetching(self._db).set_rhythm(podcast_id, rhythm)
            return podcast_id

    # -- adding many --------------------------------------------------------------------------

    def _store_group(
        self, group: Sequence[Arrival], wanted: Sequence[Wanted], on_added: Added | None
    ) -> list[tuple[int, PodcastId | PodplayerError]]:
        """Store what arrived, in one transaction if that can be. What became of each.

        Raises OfflineError.
        """

        def store(arrival: Arrival) -> PodcastId | PodplayerError:
            key, outcome = arrival
            try:
                podcast_id = (
                    self._store(outcome)
                    if isinstance(outcome, Loaded)
                    else self._store_unread(wanted[key], outcome)
                )
            except (AlreadySubscribedError, FetchError, FeedError) as error:
                return error  # known before anything was written
            if on_added is not None:
                on_added(wanted[key].url, podcast_id)
            return podcast_id

        for _, outcome in group:
            if isinstance(outcome, OfflineError):
                raise outcome
        try:
            with self._db.transaction():
                return [(arrival[0], store(arrival)) for arrival in group]
        except StorageError:
            logger.info("not together, so one by one: %d shows", len(group))
        return [(arrival[0], self._store_alone(arrival, store)) for arrival in group]

    def _store_unread(self, wanted: Wanted, failure: FetchError | FeedError) -> PodcastId:
        """Follow a show of which there is no more than its address; raises what is for good."""
        if not (isinstance(failure, FetchError) and failure.transient):
            raise failure
        return self._podcasts.add_unread(
            wanted.url, title=wanted.title or wanted.url, error=failure.sentence, now=self._now()
        )

    def _store_alone(
        self, arrival: Arrival, store: Callable[[Arrival], PodcastId | PodplayerError]
    ) -> PodcastId | PodplayerError:
        try:
            with self._db.transaction():
                return store(arrival)
        except StorageError as error:
            return error

    def _new_ones(
        self, entries: Sequence[OpmlEntry], failed: list[tuple[str, str]]
    ) -> tuple[list[Wanted], int]:
        """What to load, and how many of the list are followed already."""
        wanted: list[Wanted] = []
        already = 0
        seen: set[str] = set()
        for entry in entries:
            try:
                # In a list http is kept where it stands: a server may have nothing else.
                address = candidates(self._without_login(entry.url))[0]
                if address in seen:
                    continue
                seen.add(address)
                self._refuse_known(address)
            except AlreadySubscribedError:
                already += 1
            except (UsageError, SecretsError) as error:
                failed.append((split_login(entry.url)[0], str(error)))
            else:
                wanted.append(Wanted(key=len(wanted), url=address, title=entry.title))
        return wanted, already


def _bytes_of(source: Path | str) -> bytes:
    if isinstance(source, str):
        return source.encode("utf-8", "replace")
    try:
        return source.read_bytes()
    except OSError as error:
        raise ImportFileError(
            say("{source} cannot be read ({strerror}).", source=source, strerror=error.strerror)
        ) from error


def _loaded_or_raise(outcome: Loaded | FetchError | FeedError) -> Loaded:
    if isinstance(outcome, Loaded):
        return outcome
    raise outcome


def _sentence(error: PodplayerError) -> str:
    return error.sentence if isinstance(error, FetchError | FeedError) else str(error)
