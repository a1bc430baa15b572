"""Asking a directory for shows, and looking at one before it is followed.

Only what the listener asks for is sent, and only to the server that they chose.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from podplayer.feeds.directories import (
    APPLE,
    DIRECTORIES,
    Directory,
    answer,
    apple_number,
    ask,
    ask_apple,
)
from podplayer.feeds.directory import candidates, same_feed_addresses
from podplayer.model.cancel import CancelToken
from podplayer.model.discovery import FeedPreview, FoundShow, PreviewEpisode
from podplayer.model.errors import FeedError, FetchError, OfflineError, UsageError
from podplayer.model.ids import PodcastId
from podplayer.model.net import Http, Request
from podplayer.model.sentence import say
from podplayer.services.feed_loading import Loaded
from podplayer.services.subscriptions import Subscriptions
from podplayer.storage.database import Database
from podplayer.storage.podcasts import Podcasts

_NEWEST = 6
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Previewed:
    """A show that was looked at, with what was fetched: to follow it asks nobody again."""

    preview: FeedPreview
    loaded: Loaded


class Directories:
    """Blocks. Every request is in the ledger, and none is made while podplayer is offline."""

    def __init__(self, db: Database, *, http: Http, subscriptions: Subscriptions) -> None:
        self._podcasts = Podcasts(db)
        self._http = http
        self._subscriptions = subscriptions

    def search(self, key: str, words: str, *, cancel: CancelToken) -> list[FoundShow]:
        """What one directory knows for some words.

        Raises:
            UsageError: there are no words, or there is no such directory.
            FetchError: it cannot be asked, or its answer cannot be read.
        """
        if not words.strip():
            raise UsageError(say("Type a name or a subject first."))
        directory = directory_of(key)
        found = self._asked(directory, ask(directory, words), cancel)
        return [replace(show, followed=self._followed(show.address)) for show in found]

    def look(self, address: str, *, cancel: CancelToken) -> Previewed:
        """A show as its feed describes it; nothing is stored. Raises as Subscriptions.add does."""
        loaded = self._subscriptions.look(self._feed_of(address, cancel), cancel=cancel)
        if loaded.parsed is None:
            raise FeedError(loaded.url, say("the server says that nothing has changed"))
        parsed = loaded.parsed
        # Undated ones last, in the feed's order.
        episodes = sorted(parsed.episodes, key=lambda one: one.published or _NEVER, reverse=True)
        preview = FeedPreview(
            address=loaded.url,
            title=parsed.title,
            author=parsed.author,
            description=parsed.description,
            language=parsed.language,
            cover_url=parsed.cover_url,
            count=len(parsed.episodes),
            newest=tuple(
                PreviewEpisode(title=one.title, published=one.published, duration=one.duration)
                for one in episodes[:_NEWEST]
            ),
        )
        return Previewed(preview=preview, loaded=loaded)

    def follow(self, seen: Previewed, *, cancel: CancelToken) -> PodcastId:
        """Subscribe to what was looked at. Raises AlreadySubscribedError."""
        return self._subscriptions.keep(seen.loaded, cancel=cancel)

    def _feed_of(self, address: str, cancel: CancelToken) -> str:
        """The address itself; of a page at Apple, which names no feed, the feed that Apple knows.

        Raises FetchError, or FeedError where Apple knows none.
        """
        number = apple_number(address)
        if number is None:
            return address
        found = self._asked(APPLE, ask_apple(number), cancel)
        if not found:
            raise FeedError(address, say("Apple names no feed for this show"))
        return found[0].address

    def _asked(
        self, directory: Directory, request: Request, cancel: CancelToken
    ) -> Sequence[FoundShow]:
        """Raises FetchError that names the directory: an address would hold the words."""
        try:
            response = self._http.fetch(request, cancel=cancel)
        except OfflineError:
            raise OfflineError(directory.host) from None
        except FetchError as error:
            raise FetchError(
                directory.host, error.sentence, status=error.status, transient=error.transient
            ) from None
        return answer(directory, response.body)

    def _followed(self, address: str) -> PodcastId | None:
        found = map(self._podcasts.find_by_url, same_feed_addresses(address))
        return next((number for number in found if number is not None), None)


def directory_of(key: str) -> Directory:
    """One by its key. Raises UsageError."""
    for directory in DIRECTORIES:
        if directory.key == key:
            return directory
    names = ", ".join(directory.key for directory in DIRECTORIES)
    raise UsageError(
        say("There is no directory “{key}”; these are: {names}.", key=key, names=names)
    )


def asked_host(address: str) -> str | None:
    """Whom `look` asks first: "" is nobody, for a file; None where the text is no address."""
    try:
        first = candidates(address)[0]
    except UsageError:
        return None
    if apple_number(first):
        return APPLE.host
    return urlsplit(first).hostname or ""
