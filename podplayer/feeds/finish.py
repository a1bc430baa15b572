"""From drafts to values: cleaned, resolved, identified, hashed."""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from podplayer.feeds.addresses import Addresses, host_of, is_media_file
from podplayer.feeds.dates import clock_seconds, parse_clock, parse_date, parse_duration
from podplayer.feeds.drafts import EpisodeDraft, FeedDraft
from podplayer.feeds.extras import episode_extras, show_extras
from podplayer.feeds.html import Sanitiser, plain, summarise
from podplayer.model.address import enclosure_key
from podplayer.model.feed import (
    Chapter,
    Enclosure,
    Funding,
    ParsedEpisode,
    ParsedFeed,
    Person,
    Soundbite,
    TranscriptLink,
)
from podplayer.model.ids import Ms

_HASH_VERSION = "3"
"""Counted up when what is stored of the same feed changes, so that a refresh writes it anew."""
_TRUE = ("yes", "true", "explicit", "1")
_KINDS = ("full", "trailer", "bonus")
_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,4})?")
_IN_WORDS = re.compile(r"(?:[^\W\d]{1,12}\.?\s*|#\s*)([0-9]{1,6})")
"""`Season 2`, `#12`."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}")
_MOST_PEOPLE, _MOST_CHAPTERS = 50, 2000
_BATCH = 64
"""Notes are cleaned this many at a time, apart from the rest: going to and fro between the
sanitiser and Python for every item empties the processor's caches, which costs a quarter."""
_COMMENT = re.compile("<!--.*?-->", re.DOTALL)
_LONGEST_TITLE = 1000
_MOST_DIGITS = 20

_RawPerson = tuple[str, str, str, str]


class Finisher:
    """Turns the drafts of one feed into values.

    Args:
        feed_url: where it came from: relative addresses start here.
        how_read: which reader could read it.
        known: GUID to content hash of what the library has: such episodes are not made again.
    """

    def __init__(
        self, *, feed_url: str, how_read: str, known: Mapping[str, bytes] | None = None
    ) -> None:
        self._feed_url = feed_url
        self._how_read = how_read
        self._addresses = Addresses(feed_url=feed_url)
        self._sanitiser = Sanitiser(base=feed_url)
        self._known = known or {}
        self._author = ""
        self._writers: dict[str, tuple[Person, ...]] = {}
        """By author as it stands: in most feeds it is one for all items."""
        self._hosts: dict[tuple[_RawPerson, ...], tuple[Person, ...]] = {}
        """By persons as they stand: the hosts of a show are in each of its items."""

    def feed(self, draft: FeedDraft) -> ParsedFeed:
        """The whole feed."""
        resolve = self._addresses.resolve
        self._author = plain(draft.author) or plain(draft.owner)
        moved = resolve(draft.new_feed_url)
        return ParsedFeed(
            title=plain(draft.title)[:_LONGEST_TITLE] or host_of(self._feed_url) or "Untitled show",
            episodes=self._episodes(draft.items),
            guid=draft.guid or None,
            link=resolve(draft.link, base=draft.base),
            author=self._author,
            description=plain(draft.description or draft.long_summary or draft.subtitle),
            language=_language(draft.language),
            categories=tuple(dict.fromkeys(plain(name) for name in draft.categories)),
            cover_url=resolve(draft.cover, base=draft.base)
            or resolve(draft.other_cover, base=draft.base),
            new_feed_url=moved if moved != self._feed_url else None,
            next_page_url=resolve(draft.next_page_url, base=draft.base),
            kind="serial" if draft.kind.lower() == "serial" else "episodic",
            is_complete=draft.complete.lower() in _TRUE,
            is_blocked=draft.blocked.lower() in _TRUE,
            funding=tuple(
                Funding(url=address, text=plain(text))
                for url, text in draft.funding
                if (address := resolve(url))
            ),
            people=self._people(draft.people),
            extras=show_extras(draft.extras, resolve=resolve),
            how_read=self._how_read,
        )

    def _episodes(self, drafts: Sequence[EpisodeDraft]) -> tuple[ParsedEpisode, ...]:
        """Every item once. A GUID that different items share is made different for each.

        For all of them alike, not for the second only: otherwise the newest item would take over
        the identity of the one before it, which moves down in the feed. The same where items
        without GUID share a file: publishers copy an item and forget to change its address.
        """
        guids = [draft.guid or self._own_guid(draft) for draft in drafts]
        count = Counter(guids)
        traits: dict[str, set[str]] = {guid: set() for guid, times in count.items() if times > 1}
        if traits:
            for draft, guid in zip(drafts, guids, strict=True):
                if guid in traits:
                    traits[guid].add(self._trait(draft))
        named = [
            (draft, self._distinct(draft, guid) if len(traits.get(guid, ())) > 1 else guid)
            for draft, guid in zip(drafts, guids, strict=True)
        ]
        episodes: dict[str, ParsedEpisode] = {}
        for start in range(0, len(named), _BATCH):
            for episode in self._batch(named[start : start + _BATCH]):
                episodes.setdefault(episode.guid, episode)
        return tuple(episodes.values())

    def _distinct(self, draft: EpisodeDraft, guid: str) -> str:
        return f"{guid}#{_digest(self._trait(draft)).hex()[:12]}"

    def _batch(self, named: Sequence[tuple[EpisodeDraft, str]]) -> list[ParsedEpisode]:
        get = self._known.get
        hashed = [(draft, guid, _content_hash(draft, guid)) for draft, guid in named]
        known = [get(guid) == digest for _, guid, digest in hashed]
        notes = [
            "" if is_known else self._notes(entry[0])
            for entry, is_known in zip(hashed, known, strict=True)
        ]
        return [
            ParsedEpisode(
                guid=guid, title=draft.title, content_hash=digest,
                has_own_guid=bool(draft.guid), is_known=True,
                published=parse_date(draft.published) or parse_date(draft.updated),
            )
            if is_known
            else self._episode(draft, guid, digest, text)
            for (draft, guid, digest), is_known, text in zip(hashed, known, notes, strict=True)
        ]  # fmt: skip

    def _own_guid(self, draft: EpisodeDraft) -> str:
        """For an item without: made from what will be the same next time."""
        enclosure = self._enclosure(draft)
        if enclosure is not None:
            trait = enclosure_key(enclosure.url)
        else:
            published = parse_date(draft.published) or parse_date(draft.updated)
            trait = f"{self._title(draft, None)}\x1f{published}"
        return f"podplayer:{_digest(trait).hex()}"

    def _trait(self, draft: EpisodeDraft) -> str:
        """What tells two items apart whose GUIDs do not."""
        url = self._media_url(draft) if draft.guid else None
        return enclosure_key(url) if url else f"{draft.title}\x1f{draft.published}"

    def _media_url(self, draft: EpisodeDraft) -> str | None:
        enclosure = self._enclosure(draft)
        return enclosure.url if enclosure else None

    def _episode(self, draft: EpisodeDraft, guid: str, digest: bytes, notes: str) -> ParsedEpisode:
        resolve = self._addresses.resolve
        base = draft.base
        enclosure = self._enclosure(draft)
        kind = draft.kind.lower()
        summary = draft.long_summary or draft.description or draft.subtitle or notes
        return ParsedEpisode(
            guid=guid,
            content_hash=digest,
            has_own_guid=bool(draft.guid),
            title=self._title(draft, enclosure),
            notes=notes,
            summary=summarise(summary),
            link=resolve(draft.link, base=base) if draft.link else None,
            published=parse_date(draft.published) or parse_date(draft.updated),
            duration=parse_duration(draft.duration) if draft.duration else None,
            enclosure=enclosure,
            cover_url=resolve(draft.cover, base=base) if draft.cover else None,
            season=_whole(draft.season) if draft.season else None,
            number=_fraction(draft.number) if draft.number else None,
            kind=kind if kind in _KINDS else "full",
            is_explicit=draft.explicit.lower() in _TRUE,
            language=_language(draft.language) if draft.language else None,
            chapters_url=resolve(draft.chapters_url, base=base) if draft.chapters_url else None,
            chapters=self._chapters(draft) if draft.chapters else (),
            transcripts=self._transcripts(draft) if draft.transcripts else (),
            people=self._people(draft.people) if draft.people else self._writer(draft),
            soundbites=_soundbites(draft) if draft.soundbites else (),
            extras=episode_extras(draft.extras, resolve=resolve) if draft.extras else None,
        )

    def _title(self, draft: EpisodeDraft, enclosure: Enclosure | None) -> str:
        title = plain(draft.title) or plain(draft.other_title)
        if not title:
            title = summarise(draft.long_summary or draft.description or draft.content, limit=80)
        if not title and enclosure:
            title = enclosure.url.partition("?")[0].rpartition("/")[2]
        return title[:_LONGEST_TITLE] or "Untitled episode"

    def _notes(self, draft: EpisodeDraft) -> str:
        content, description = draft.content, draft.description
        longest = description if len(description) > len(content) else content
        return self._sanitiser.clean(longest or draft.long_summary or draft.subtitle)

    def _enclosure(self, draft: EpisodeDraft) -> Enclosure | None:
        """The first audio, else the first video, else whatever is attached; no picture."""
        best: tuple[int, str, str, str] | None = None
        for url, mime, size in draft.enclosures:
            kind = _media_kind(url, mime)
            if kind is not None and (best is None or kind < best[0]):
                best = (kind, url, mime, size)
                if kind == 0:
                    break
        if best is None and is_media_file(draft.link):
            best = (0, draft.link, "", "")  # what was in use before there were enclosures
        if best is None:
            return None
        address = self._addresses.resolve(best[1], base=draft.base)
        if address is None:
            return None
        return Enclosure(url=address, mime=best[2].strip(), size=_size(best[3]))

    def _people(self, people: tuple[_RawPerson, ...]) -> tuple[Person, ...]:
        found = self._hosts.get(people)
        if found is None:
            found = self._hosts[people] = tuple(map(self._person, people[:_MOST_PEOPLE]))
        return found

    def _person(self, raw: _RawPerson) -> Person:
        resolve = self._addresses.resolve
        name, role, url, image = raw
        return Person(
            name=plain(name),
            role=role.strip().lower() or "host",
            url=resolve(url) if url else None,
            image=resolve(image) if image else None,
        )

    def _writer(self, draft: EpisodeDraft) -> tuple[Person, ...]:
        """The author of an item, where it is somebody else than the author of the show."""
        if not draft.author:
            return ()
        writer = self._writers.get(draft.author)
        if writer is None:
            name = plain(draft.author)
            is_other = name and name != self._author
            writer = (Person(name=name, role="author"),) if is_other else ()
            self._writers[draft.author] = writer
        return writer

    def _chapters(self, draft: EpisodeDraft) -> tuple[Chapter, ...]:
        resolve = self._addresses.resolve
        found = [
            Chapter(start=start, title=plain(title), url=resolve(url), image=resolve(image))
            for when, title, url, image in draft.chapters[:_MOST_CHAPTERS]
            if (start := parse_clock(when)) is not None
        ]
        return tuple(sorted(found, key=lambda chapter: chapter.start))

    def _transcripts(self, draft: EpisodeDraft) -> tuple[TranscriptLink, ...]:
        resolve, base = self._addresses.resolve, draft.base
        found = []
        for url, mime, language in draft.transcripts[:_MOST_PEOPLE]:
            address = resolve(url, base=base)
            if address:
                spoken = _language(language) if language else None
                found.append(TranscriptLink(url=address, mime=mime.strip(), language=spoken))
        return tuple(found)


def _media_kind(url: str, mime: str) -> int | None:
    """0 audio, 1 video, 2 perhaps; None for pictures, pages and the like."""
    if mime.startswith("audio/"):
        return 0
    kind = mime.strip().lower()
    if kind.startswith("audio/"):
        return 0
    if kind.startswith("video/"):
        return 1
    if kind.startswith(("image/", "text/")) and not is_media_file(url):
        return None
    return 0 if is_media_file(url) else 2


def _size(text: str) -> int | None:
    if not text.isdigit():
        text = text.strip().replace(",", "").removesuffix(".0")
    if not (text.isdigit() and text.isascii() and len(text) <= _MOST_DIGITS):
        return None
    size = int(text)
    return size if 0 < size < 1 << 50 else None


def _soundbites(draft: EpisodeDraft) -> tuple[Soundbite, ...]:
    found = []
    for start, length, title in draft.soundbites[:_MOST_PEOPLE]:
        begin, seconds = clock_seconds(start), clock_seconds(length)
        if begin is not None and seconds:
            bite = Soundbite(
                start=Ms(round(begin * 1000)),
                duration=Ms(round(seconds * 1000)),
                title=plain(title),
            )
            found.append(bite)
    return tuple(found)


def _whole(text: str) -> int | None:
    text = text.strip()
    if text.isascii() and text.isdigit():
        return int(text) if len(text) < 7 else None
    match = _IN_WORDS.fullmatch(text)
    return int(match[1]) if match else None


def _fraction(text: str) -> float | None:
    text = text.strip()
    match = _NUMBER.fullmatch(text) if text.isascii() else None
    if match:
        return float(match[0])
    whole = _whole(text)
    return None if whole is None else float(whole)


def _language(text: str) -> str | None:
    if not text:
        return None
    match = _LANGUAGE.match(text.strip().lower().replace("_", "-"))
    return match[0] if match else None


def _content_hash(draft: EpisodeDraft, guid: str) -> bytes:
    """Over what the feed says, as it says it, of everything that is stored.

    Before the notes are cleaned, so that those of a known episode need not be. Without their
    comments: some hosts write the time of the request there.
    """
    content = draft.content
    description = draft.description if draft.description != content else ""
    parts = [
        _HASH_VERSION, guid, draft.title, draft.other_title, content, description,
        draft.long_summary, draft.subtitle, draft.link, draft.published or draft.updated,
        draft.duration, draft.cover, draft.season, draft.number, draft.kind, draft.explicit,
        draft.language, draft.author, draft.chapters_url, draft.base,
    ]  # fmt: skip
    for rows in (
        draft.enclosures, draft.chapters, draft.transcripts, draft.people, draft.soundbites
    ):  # fmt: skip
        parts.append("\x1d")
        if rows:
            for row in rows:
                parts += row
    for name, attributes, text in draft.extras:
        parts += ("\x1d", name, text, *attributes, *attributes.values())
    whole = "\x1f".join(parts)
    if "<!--" in whole:
        whole = _COMMENT.sub("", whole)
    return _digest(whole)


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()[:16]
