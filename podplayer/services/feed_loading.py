"""From addresses to parsed feeds, many side by side: what subscribing and refreshing share."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from podplayer.feeds.fetch import (
    document_of,
    ends_with_whole_item,
    feed_request,
    is_cut,
    is_local,
    local_response,
)
from podplayer.feeds.parse import parse
from podplayer.model.address import enclosure_key
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import FeedError, FetchError
from podplayer.model.feed import ConditionalState, FeedDocument, ParsedFeed
from podplayer.model.net import Http, Response
from podplayer.model.sentence import say

logger = logging.getLogger(__name__)

Failure = FetchError | FeedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A feed to load."""

    key: int
    url: str
    state: ConditionalState = field(default_factory=ConditionalState)
    """What the server said last time; empty to get the feed in any case."""
    known: Callable[[], Mapping[str, bytes]] = dict
    """GUID to content hash of what the library has; asked for only if a new version came."""
    title: str = ""
    """What a list calls it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A feed that could be read, or that has not changed."""

    key: int
    url: str
    """The address that it should be asked for from now on."""
    state: ConditionalState
    parsed: ParsedFeed | None
    """None where it is the same as last time."""
    redirected_to: str | None = None
    """Where it was read, if the server led there, for good or for now."""
    is_cut: bool = False
    """It stopped before its end: what it does not list may well be there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moving:
    """A feed that says that it moved: by what it is known again."""

    key: int
    there: str
    guid: str | None
    title: str
    episodes: frozenset[str]

    def is_found_in(self, other: ParsedFeed) -> bool:
        """By its own GUID, its title, or an episode: makers copy the address of another show."""
        is_named_so = other.title == self.title or (self.guid or "") == other.guid
        return is_named_so or not self.episodes or not self.episodes.isdisjoint(_names_of(other))


class FeedLoader:
    """Fetches and parses. Knows no library."""

    def __init__(self, *, http: Http) -> None:
        self._http = http

    def load(self, wanted: Wanted, *, cancel: CancelToken) -> Loaded:
        """Load one feed. Raises FetchError, FeedError or Cancelled."""
        for _, outcome in self.load_many([wanted], cancel=cancel):
            if isinstance(outcome, Loaded):
                return outcome
            raise outcome
        raise FetchError(wanted.url, say("nothing came"))

    def load_many(
        self, wanted: Sequence[Wanted], *, cancel: CancelToken
    ) -> Iterator[tuple[int, Loaded | Failure]]:
        """Load every feed; each is answered once, in the order in which they arrive.

        A feed that says that it moved (itunes:new-feed-url) is fetched there too and taken from
        there if it can be read and is that show; otherwise it stays where it is.
        """
        moving: list[_Moving] = []
        for key, outcome in self._round(wanted, cancel):
            moved = _moving(outcome) if isinstance(outcome, Loaded) else None
            if moved is None:
                yield key, outcome
            else:
                moving.append(moved)
        if not moving:
            return
        staying = []
        for key, there in self._moved(moving, cancel):
            if there is None:
                staying.append(key)
            else:
                yield key, there
        # Asked again, as hundreds of whole feeds are too much to keep until the others are there.
        whole = [replace(o, state=ConditionalState()) for o in wanted if o.key in staying]
        yield from self._round(whole, cancel)

    def pages(
        self, wanted: Sequence[Wanted], *, cancel: CancelToken
    ) -> Iterator[tuple[int, Loaded | Failure]]:
        """Load pages of feeds: as `load_many`, but nothing is followed to another address."""
        return self._round(wanted, cancel)

    def followed(self, loaded: Loaded, *, cancel: CancelToken) -> Loaded:
        """A loaded feed, or the one at the address that it says it moved to."""
        moved = _moving(loaded)
        for _, there in self._moved([moved] if moved else [], cancel):
            return there or loaded
        return loaded

    def _moved(
        self, moving: Sequence["_Moving"], cancel: CancelToken
    ) -> Iterator[tuple[int, Loaded | None]]:
        """What lies where feeds say that they moved to; None for those that had better stay."""
        by_key = {old.key: old for old in moving}
        there = [Wanted(key=old.key, url=old.there) for old in moving]
        for key, outcome in self._round(there, cancel):
            if not isinstance(outcome, Loaded):
                logger.info("stays where it is: %s", outcome)
                yield key, None
            elif outcome.parsed is None or not by_key[key].is_found_in(outcome.parsed):
                logger.info("stays where it is: another show is at %s", outcome.url)
                yield key, None
            else:
                yield key, outcome

    def _round(
        self, wanted: Iterable[Wanted], cancel: CancelToken
    ) -> Iterator[tuple[int, Loaded | Failure]]:
        by_key = {one.key: one for one in wanted}
        for one in by_key.values():
            if is_local(one.url):
                yield one.key, self._read_file(one)
        requests = [
            feed_request(one.url, one.state, key=one.key)
            for one in by_key.values()
            if not is_local(one.url)
        ]
        if not requests:
            return
        for request, outcome in self._http.fetch_many(requests, cancel=cancel):
            if isinstance(outcome, FetchError):
                yield request.key, outcome
            else:
                yield request.key, judge(by_key[request.key], outcome)

    def _read_file(self, one: Wanted) -> Loaded | Failure:
        try:
            response = local_response(one.url)
        except FetchError as error:
            return error
        return judge(one, response)


def judge(one: Wanted, response: Response) -> Loaded | Failure:
    """Parse what came, unless it is what came last time."""
    address = response.permanent_url or one.url
    document = document_of(response)
    if document is None:
        return Loaded(key=one.key, url=address, state=one.state, parsed=None)
    if one.state.body_hash == document.state.body_hash:
        return Loaded(key=one.key, url=address, state=document.state, parsed=None)
    parsed = _parsed(one, document)
    if not isinstance(parsed, ParsedFeed):
        return parsed
    if parsed.new_feed_url in (one.url, address):
        parsed = replace(parsed, new_feed_url=None)
    loaded = Loaded(
        key=one.key,
        url=address,
        state=document.state,
        parsed=parsed,
        redirected_to=None if document.final_url == one.url else document.final_url,
    )
    return _without_end(loaded, parsed, document.body) if is_cut(document.body) else loaded


def _parsed(one: Wanted, document: FeedDocument) -> ParsedFeed | FeedError:
    try:
        return parse(
            document.body,
            url=document.final_url,
            content_type=document.content_type,
            known=one.known(),
        )
    except FeedError as error:
        return FeedError(one.url, error.sentence)
    except Exception:  # a fault of podplayer's own must not cost the other shows their refresh
        logger.exception("a feed broke the parser")
        return FeedError(one.url, say("podplayer itself fails to read it; its log says why"))


def _without_end(loaded: Loaded, parsed: ParsedFeed, body: bytes) -> Loaded:
    """A feed that broke off, without the episode that it broke off in.

    The server is not told that podplayer has this version, or it would never send the rest.
    """
    logger.info("a feed ends in the middle")
    episodes = parsed.episodes if ends_with_whole_item(body) else parsed.episodes[:-1]
    return replace(
        loaded,
        parsed=replace(parsed, episodes=episodes),
        state=ConditionalState(body_hash=loaded.state.body_hash),
        is_cut=True,
    )


def _moving(loaded: Loaded) -> _Moving | None:
    """What is to be remembered of a feed that says that it moved; None if it does not."""
    parsed = loaded.parsed
    if parsed is None or not parsed.new_feed_url:
        return None
    return _Moving(
        key=loaded.key,
        there=parsed.new_feed_url,
        guid=parsed.guid,
        title=parsed.title,
        episodes=frozenset(_names_of(parsed)),
    )


def _names_of(parsed: ParsedFeed) -> Iterator[str]:
    """By what each of its episodes is known again elsewhere."""
    for episode in parsed.episodes:
        yield episode.guid
        if episode.enclosure:
            yield enclosure_key(episode.enclosure.url)
