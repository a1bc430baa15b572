"""The rarer tags: gathered raw by the readers, judged and typed here."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from podplayer.feeds.dates import parse_date
from podplayer.feeds.html import plain
from podplayer.model.extras import (
    Discussion,
    EpisodeExtras,
    Licence,
    LiveShow,
    OtherShow,
    OtherVersion,
    Place,
    Recipient,
    ShowExtras,
    TextRecord,
    Trailer,
)

RawExtra = tuple[str, Mapping[str, str], str]
"""(canonical name, attributes, text); children follow their parent."""
Resolve = Callable[[str], str | None]
_KEYWORDS = (
    "itunes:keywords", "media:keywords", "category", "atom:category", "itunes:category",
    "dc:subject", "tag",
)  # fmt: skip
_ARE_KEYWORDS = frozenset(_KEYWORDS)
_LISTS = ("itunes:keywords", "media:keywords", "dc:subject")
"""Words with commas between them."""
_RIGHTS = ("copyright", "atom:rights", "dc:rights", "media:copyright")
_TRUE = ("yes", "true", "explicit", "1")
_LIVE = "podcast:liveitem/"
_MOST = 50
_LONGEST = 500
_LONGEST_WORD = 50


class _Gathered:
    """Raw tags by name, with each of the large ones' own children."""

    def __init__(self, raw: Iterable[RawExtra], resolve: Resolve) -> None:
        self._raw = list(raw)[: 20 * _MOST]
        self._resolve = resolve

    def named(self, *names: str) -> list[RawExtra]:
        return [entry for entry in self._raw if entry[0] in names][:_MOST]

    def place(self) -> Place | None:
        for _, get, text in self.named("podcast:location"):
            name = _short(text)
            if name:
                geo, osm = get.get("geo", ""), get.get("osm", "")
                return Place(name=name, geo=_short(geo), osm=_short(osm))
        return None

    def licence(self) -> Licence | None:
        for _, get, text in self.named("podcast:license", "license", "creativecommons:license"):
            url = self._resolve(get.get("url") or get.get("resource") or "")
            name = _short(text) or url
            if name and name.startswith(("http://", "https://")):
                url = url or self._resolve(name)
            if name:
                return Licence(name=name, url=url)
        return None

    def discussions(self) -> tuple[Discussion, ...]:
        return tuple(
            Discussion(
                url=url,
                protocol=_short(get.get("protocol", get.get("platform", ""))).lower(),
                account=_short(get.get("accountId", get.get("podcastAccountId", ""))),
            )
            for _, get, _ in self.named("podcast:socialinteract")
            if (url := self._resolve(get.get("uri", "")))
        )

    def shows(self, name: str) -> tuple[OtherShow, ...]:
        found = []
        for _, get, text in self.named(name):
            address = self._resolve(get.get("feedUrl", ""))
            guid = _short(get.get("feedGuid", "")) or None
            if address or guid:
                title = _short(get.get("title", "") or text)
                found.append(OtherShow(title=title, feed_url=address, guid=guid))
        return tuple(dict.fromkeys(found))

    def trailers(self) -> tuple[Trailer, ...]:
        return tuple(
            Trailer(
                title=_short(text) or "Trailer",
                url=url,
                mime=_short(get.get("type", "")),
                size=_number(get.get("length", "")),
                season=_number(get.get("season", "")),
                published=parse_date(get.get("pubdate", "")),
            )
            for _, get, text in self.named("podcast:trailer")
            if (url := self._resolve(get.get("url", "")))
        )

    def versions(self) -> tuple[OtherVersion, ...]:
        """Each with its first source that can be fetched; others are IPFS, torrents and mirrors."""
        found: list[OtherVersion] = []
        attributes: Mapping[str, str] | None = None
        for name, get, _ in self.named("podcast:alternateenclosure", "podcast:source"):
            if name == "podcast:alternateenclosure":
                attributes = get
                continue
            url = self._resolve(get.get("uri", ""))
            if url and attributes is not None:
                found.append(_version(url, attributes, get.get("contentType", "")))
                attributes = None
        return tuple(found)

    def keywords(self) -> tuple[str, ...]:
        words = []
        for name, get, text in self.named(*_KEYWORDS):
            word = text or get.get("term", "") or get.get("text", "")
            words += word.split(",") if name in _LISTS else [word]
        return tuple(dict.fromkeys(word for text in words[:_MOST] if (word := _word(text))))

    def recipients(self) -> tuple[Recipient, ...]:
        return tuple(
            Recipient(
                name=_short(get.get("name", "")),
                share=share,
                kind=_short(get.get("type", "")).lower(),
                address=_short(get.get("address", "")),
            )
            for _, get, _ in self.named("podcast:valuerecipient")
            if (share := _number(get.get("split", "")))
        )

    def live(self) -> tuple[LiveShow, ...]:
        """Each with what its first title, link and enclosure say."""
        whole: list[tuple[Mapping[str, str], dict[str, str]]] = []
        for name, get, text in self._raw:
            if name == "podcast:liveitem":
                whole.append((get, {}))
            elif name.startswith(_LIVE) and whole:
                said = get.get("url") or get.get("href") or text
                whole[-1][1].setdefault(name.removeprefix(_LIVE), said)
        return tuple(
            LiveShow(
                title=_short(said.get("title", "")) or "Live",
                status=_short(get.get("status", "")).lower(),
                start=parse_date(get.get("start", "")),
                end=parse_date(get.get("end", "")),
                stream=self._resolve(said.get("enclosure", "")),
                page=self._resolve(said.get("podcast:contentlink") or said.get("link", "")),
            )
            for get, said in whole[:_MOST]
        )

    def chat(self) -> str | None:
        """A web page to talk in; `server` and `space` of IRC and Matrix are none."""
        for _, get, text in self.named("podcast:chat"):
            url = self._resolve(get.get("embedUrl") or get.get("url") or text)
            if url and url.startswith(("http://", "https://")):
                return url
        return None

    def records(self) -> tuple[TextRecord, ...]:
        return tuple(
            TextRecord(text=_short(text), purpose=_short(get.get("purpose", "")))
            for _, get, text in self.named("podcast:txt")
            if text
        )

    def blocked_for(self) -> tuple[str, ...]:
        return tuple(
            _short(get.get("id", "")).lower() or "all"
            for _, get, text in self.named("podcast:block")
            if text.lower() in _TRUE
        )

    def first(self, *names: str) -> str:
        """The first of them that has any text."""
        return next((_short(text) for _, _, text in self.named(*names) if text), "")

    def season_name(self) -> str:
        return next((_short(get.get("name", "")) for _, get, _ in self.named("podcast:season")), "")

    def update_rule(self) -> str:
        for _, get, _ in self.named("podcast:updatefrequency"):
            if get.get("complete", "").lower() == "true":
                return "complete"
            if get.get("rrule"):
                return _short(get["rrule"])
        return ""


def show_extras(raw: Sequence[RawExtra], *, resolve: Resolve) -> ShowExtras:
    """What the head of a feed says."""
    if not raw:
        return ShowExtras()
    gathered = _Gathered(raw, resolve)
    return ShowExtras(
        medium=gathered.first("podcast:medium").lower(),
        licence=gathered.licence(),
        place=gathered.place(),
        podroll=gathered.shows("podcast:remoteitem"),
        trailers=gathered.trailers(),
        discussions=gathered.discussions(),
        update_rule=gathered.update_rule(),
        live=gathered.live(),
        recipients=gathered.recipients(),
        publisher=next(iter(gathered.shows("podcast:publisher/podcast:remoteitem")), None),
        chat=gathered.chat(),
        records=gathered.records(),
        blocked_for=gathered.blocked_for(),
        is_locked=gathered.first("podcast:locked").lower() in _TRUE,
        is_podping=any(
            get.get("usesPodping", "").lower() in _TRUE
            for _, get, _ in gathered.named("podcast:podping")
        ),
        is_explicit=gathered.first("itunes:explicit", "googleplay:explicit").lower() in _TRUE,
        rights=gathered.first(*_RIGHTS),
    )


def episode_extras(raw: Sequence[RawExtra], *, resolve: Resolve) -> EpisodeExtras | None:
    """What an item says; None where it says nothing of the kind."""
    gathered = _Gathered(raw, resolve)
    if _ARE_KEYWORDS.issuperset([name for name, _, _ in raw]):
        # What nine items in ten have that have any.
        words = gathered.keywords()
        return EpisodeExtras(keywords=words) if words else None
    extras = EpisodeExtras(
        licence=gathered.licence(),
        place=gathered.place(),
        versions=gathered.versions(),
        discussions=gathered.discussions(),
        keywords=gathered.keywords(),
        recipients=gathered.recipients(),
        season_name=gathered.season_name(),
    )
    return None if extras == EpisodeExtras() else extras


def _version(url: str, get: Mapping[str, str], mime: str) -> OtherVersion:
    bitrate = get.get("bitrate", "").partition(".")[0]
    return OtherVersion(
        url=url,
        mime=_short(mime or get.get("type", "")),
        title=_short(get.get("title", "")),
        size=_number(get.get("length", "")),
        bitrate=_number(bitrate),
        height=_number(get.get("height", "")),
        language=_short(get.get("lang", "")).lower() or None,
    )


def _short(text: str) -> str:
    return plain(text[: 4 * _LONGEST])[:_LONGEST] if text else ""


def _word(text: str) -> str:
    """As `_short`; remembered, because every item of a show has the same few keywords."""
    return _remembered(text) if len(text) < _LONGEST_WORD else _short(text)


@lru_cache(maxsize=2048)
def _remembered(text: str) -> str:
    return _short(text)


def _number(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 16 else None
