"""The rarer tags: gathered raw by the readers, judged and typed here."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from podplayer.feeds.dates import parse_date
from podplayer.feeds.html import plain
from podplayer.model.extras import (
    Discussion,
    EpisodeExtras,
    Licence,
    OtherShow,
    OtherVersion,
    Place,
    ShowExtras,
    Trailer,
)

RawExtra = tuple[str, Mapping[str, str], str]
"""(canonical name, attributes, text); children follow their parent."""
Resolve = Callable[[str], str | None]
_KEYWORDS = ("itunes:keywords", "category", "atom:category", "tag")
_MOST = 50
_LONGEST = 500


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

    def shows(self) -> tuple[OtherShow, ...]:
        found = []
        for _, get, text in self.named("podcast:remoteitem"):
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
            words += word.split(",") if name == "itunes:keywords" else [word]
        return tuple(dict.fromkeys(word for text in words[:_MOST] if (word := _short(text))))

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
    medium = [_short(text).lower() for _, _, text in gathered.named("podcast:medium")]
    return ShowExtras(
        medium=medium[0] if medium else "",
        licence=gathered.licence(),
        place=gathered.place(),
        podroll=gathered.shows(),
        trailers=gathered.trailers(),
        discussions=gathered.discussions(),
        update_rule=gathered.update_rule(),
    )


def episode_extras(raw: Sequence[RawExtra], *, resolve: Resolve) -> EpisodeExtras | None:
    """What an item says; None where it says nothing of the kind."""
    gathered = _Gathered(raw, resolve)
    if all(entry[0] in _KEYWORDS for entry in raw):
        # What nine items in ten have that have any.
        words = gathered.keywords()
        return EpisodeExtras(keywords=words) if words else None
    extras = EpisodeExtras(
        licence=gathered.licence(),
        place=gathered.place(),
        versions=gathered.versions(),
        discussions=gathered.discussions(),
        keywords=gathered.keywords(),
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


def _number(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 16 else None
