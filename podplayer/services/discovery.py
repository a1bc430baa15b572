"""Discovery without a network: what followed shows recommend, who is heard in them, whom they link.

Everything comes from feeds that were fetched anyway. Nothing is asked of anybody, so that nobody
learns what is looked at.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from podplayer.model.discovery import Appearance, Discovery, DiscoveryKind, Link
from podplayer.model.podcast import Podcast
from podplayer.model.sentence import Sentence, say
from podplayer.storage.database import Database
from podplayer.storage.discovery import Mentions
from podplayer.storage.podcasts import Podcasts

_PAGES = ("podcasts.apple.com/", "open.spotify.com/show/", "pca.st/", "overcast.fm/itunes", "/feed")
"""Parts of addresses that are a show's page or feed in nearly every case."""
_EMPTY_WORDS = frozenset(
    ["apple", "apple podcast", "apple podcasts", "itunes", "spotify", "overcast", "pocket casts",
     "rss", "feed", "rss feed", "here", "listen", "subscribe", "podcast", "link", "website", "hier",
     "aquí"]
)  # fmt: skip


class DiscoveryService:
    """Reads the library."""

    def __init__(self, db: Database) -> None:
        self._podcasts = Podcasts(db)
        self._mentions = Mentions(db)

    def suggest(self, *, count: int = 20) -> list[Discovery]:
        """The best few: what several shows speak for first, then by how direct the word is."""
        followed = self._podcasts.all()
        put_away = self._podcasts.all(archived=True)
        known = {_key(show.feed_url) for show in (*followed, *put_away)}
        titles = {show.title.casefold() for show in (*followed, *put_away)}
        links = _whole(self._mentions.links(like=_PAGES), followed)
        found = [
            *_recommended(followed, known=known, titles=titles),
            *_mentioned(links, known=known, titles=titles),
        ]
        people = _people(self._mentions.appearances())
        order = list(DiscoveryKind)
        shows = sorted(found, key=lambda one: (-one.strength, order.index(one.kind), one.title))
        # Half of each kind at most while there is enough of both: one chatty feed fills no page.
        few = max(count - len(people), count // 2)
        return [*shows[:few], *people[: count - min(len(shows), few)]]


def _recommended(
    followed: Sequence[Podcast], *, known: set[str], titles: set[str]
) -> Iterable[Discovery]:
    by: dict[str, list[str]] = defaultdict(list)
    named: dict[str, tuple[str, str | None]] = {}
    for show in followed:
        for other in show.extras.podroll:
            key = _key(other.feed_url) if other.feed_url else other.title.casefold()
            if not key or key in known or other.title.casefold() in titles:
                continue
            if show.title not in by[key]:
                by[key].append(show.title)
            if key not in named or not named[key][0]:
                named[key] = (other.title, other.feed_url)
    for key, shows in by.items():
        title, address = named[key]
        yield Discovery(
            kind=DiscoveryKind.RECOMMENDED,
            title=title or _key(address or key),
            reason=_recommended_by(shows),
            strength=len(shows),
            address=address,
        )


def _mentioned(links: Iterable[Link], *, known: set[str], titles: set[str]) -> Iterable[Discovery]:
    by: dict[str, list[str]] = defaultdict(list)
    named: dict[str, Link] = {}
    for link in links:
        words = link.words.casefold()
        is_named = len(words) > 2 and words not in _EMPTY_WORDS and "://" not in words
        key = _key(link.address)
        if not is_named or key in known or words in titles or len(words) > 80:
            continue
        named.setdefault(key, link)
        if link.show not in by[key]:
            by[key].append(link.show)
    for key, shows in by.items():
        yield Discovery(
            kind=DiscoveryKind.MENTIONED,
            title=named[key].words,
            reason=_linked_in(shows),
            strength=len(shows),
            address=named[key].address,
        )


def _whole(links: Iterable[Link], followed: Sequence[Podcast]) -> Iterator[Link]:
    """Leave out what lies in the folder of the show's own feed.

    `href="twitter.com/name"` in `https://a.example/feed/podcast` names a page of nobody there.
    """
    folders = {show.title: _key(show.feed_url).rpartition("/")[0] for show in followed}
    for link in links:
        folder = folders.get(link.show, "")
        # Without a path it is a host of many shows.
        if "/" not in folder or not _key(link.address).startswith(f"{folder}/"):
            yield link


def _people(appearances: Iterable[Appearance]) -> list[Discovery]:
    """The latest episode of each person."""
    found: dict[str, Discovery] = {}
    for one in appearances:
        found.setdefault(
            one.person.casefold(),
            Discovery(
                kind=DiscoveryKind.PERSON,
                title=f"{one.episode} · {one.show}",
                reason=_with(one),
                strength=1,
                episode_id=one.episode_id,
            ),
        )
    return list(found.values())


def _key(address: str) -> str:
    """An address without what does not tell shows apart."""
    parts = urlsplit(address.strip())
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}".casefold()


def _recommended_by(shows: Sequence[str]) -> Sentence:
    match shows:
        case [one]:
            return say("Recommended by the makers of “{one}”", one=one)
        case [one, two]:
            return say("Recommended by the makers of “{one}” and “{two}”", one=one, two=two)
        case [one, two, *more]:
            return say(
                "Recommended by the makers of “{one}”, “{two}” and %n more of your shows",
                n=len(more), one=one, two=two,
            )  # fmt: skip
        case _:
            raise AssertionError


def _linked_in(shows: Sequence[str]) -> Sentence:
    match shows:
        case [one]:
            return say("Linked in the notes of “{one}”", one=one)
        case [one, two]:
            return say("Linked in the notes of “{one}” and “{two}”", one=one, two=two)
        case [one, two, *more]:
            return say(
                "Linked in the notes of “{one}”, “{two}” and %n more of your shows",
                n=len(more), one=one, two=two,
            )  # fmt: skip
        case _:
            raise AssertionError


def _with(one: Appearance) -> Sentence:
    if one.is_host:
        return say("With {person}, who hosts “{show}”", person=one.person, show=one.known_from)
    return say("With {person}, whom you heard in “{show}”", person=one.person, show=one.known_from)
