"""The made-up shows as feeds: read from resources/sample/shows, dated relative to now."""

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path
from typing import Any

from podplayer.model.extras import OtherShow, ShowExtras
from podplayer.model.feed import (
    Chapter,
    Enclosure,
    ParsedEpisode,
    ParsedFeed,
    Person,
    TranscriptLink,
)
from podplayer.model.ids import Ms

SCHEME = "sample:"
"""Addresses that are never fetched: everything they stand for came with podplayer."""
FOLDER = "sample"
"""Of the audio, among the library's media."""
TRANSCRIPT = "transcript"
"""The length of an episode whose whole text is spoken; its audio says how long that is."""

_PERSON = re.compile(r"(?P<name>.+?) \((?P<role>\w+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleEpisode:
    """An episode before it has a date."""

    slug: str
    """Of the show."""
    number: int
    """From 1, in the order of publication."""
    title: str
    notes: str
    length: str
    """Which of the show's lengths it has."""
    chapters: Sequence[str] | str
    people: Sequence[str]

    @property
    def guid(self) -> str:
        """Its identity, stable over the years."""
        return f"{SCHEME}{self.slug}/{self.number:03}"

    @property
    def file_name(self) -> str:
        """Of its audio, relative to the folder of the sample's media."""
        return f"{self.slug}/{self.number:03}.mp3"


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleShow:
    """A show as its file says it."""

    slug: str
    title: str
    author: str
    description: str
    language: str
    kind: str
    categories: Sequence[str]
    people: Sequence[str]
    podroll: Sequence[str]
    """Titles of other shows, as made up as this one."""
    every: timedelta
    newest_days_ago: int
    hour: int
    """Of publication, UTC."""
    season_length: int | None
    lengths: Mapping[str, int]
    """Name to seconds."""
    episodes: Sequence[SampleEpisode]
    """Oldest first."""

    @property
    def feed_url(self) -> str:
        """The address under which the library keeps it."""
        return f"{SCHEME}{self.slug}"

    @property
    def cover_url(self) -> str:
        """The address under which the cache of covers keeps its cover."""
        return f"{SCHEME}covers/{self.slug}.jpg"


def read_shows(folder: Path) -> list[SampleShow]:
    """Every show of a folder, by file name."""
    return [_show(path) for path in sorted(folder.glob("*.toml"))]


def _show(path: Path) -> SampleShow:
    data = tomllib.loads(path.read_text("utf-8"))
    slug = path.stem
    lengths: dict[str, int] = data["lengths"]
    names = tuple(lengths)
    return SampleShow(
        slug=slug,
        title=data["title"],
        author=data["author"],
        description=data["description"],
        language=data["language"],
        kind=data["kind"],
        categories=tuple(data["categories"]),
        people=tuple(data.get("people", ())),
        podroll=tuple(data.get("podroll", ())),
        every=timedelta(days=data["every_days"]),
        newest_days_ago=data["newest_days_ago"],
        hour=data["hour"],
        season_length=data.get("season_length"),
        lengths=lengths,
        episodes=tuple(
            _episode(slug, number, item, names)
            for number, item in enumerate(data["episode"], start=1)
        ),
    )


def _episode(
    slug: str, number: int, item: Mapping[str, Any], names: Sequence[str]
) -> SampleEpisode:
    # Where an episode does not say how long it is, the lengths take turns, without a rhythm.
    turn = (number * number + number // 3) % len(names)
    return SampleEpisode(
        slug=slug,
        number=number,
        title=item["title"],
        notes=item["notes"],
        length=item.get("length", names[turn]),
        chapters=item.get("chapters", ()),
        people=tuple(item.get("people", ())),
    )


def publication_dates(show: SampleShow, *, now: datetime) -> list[datetime]:
    """When each episode was published, oldest first: the newest today or a few days ago.

    Args:
        show: the show.
        now: aware.
    """
    newest = now.astimezone(UTC).replace(hour=show.hour, minute=0, second=0, microsecond=0)
    newest -= timedelta(days=show.newest_days_ago)
    if newest > now - timedelta(minutes=20):
        newest -= timedelta(days=1)
    dates = []
    for back in reversed(range(len(show.episodes))):
        day = newest - show.every * back
        # Never by the same minute: nobody publishes by the clock of a computer alone.
        dates.append(day.replace(hour=show.hour, minute=(back * 7) % 20))
    return dates


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """What is known of the audio and the texts beside a show."""

    durations: Mapping[str, Ms]
    """By the name of the length."""
    sizes: Mapping[str, int]
    chapters: Path | None


def as_feed(show: SampleShow, dates: Sequence[datetime], media: Media) -> ParsedFeed:
    """The show as if a server had sent it: newest episode first."""
    episodes = [
        _parsed(show, episode, published, media)
        for episode, published in zip(show.episodes, dates, strict=True)
    ]
    return ParsedFeed(
        title=show.title,
        episodes=tuple(reversed(episodes)),
        guid=show.feed_url,
        author=show.author,
        description=show.description,
        language=show.language,
        categories=show.categories,
        cover_url=show.cover_url,
        kind=show.kind,
        people=_people(show.people),
        extras=ShowExtras(podroll=tuple(OtherShow(title=title) for title in show.podroll)),
    )


def _parsed(
    show: SampleShow, episode: SampleEpisode, published: datetime, media: Media
) -> ParsedEpisode:
    text = f"{SCHEME}{episode.file_name.removesuffix('.mp3')}.vtt"
    link = TranscriptLink(url=text, mime="text/vtt", language=show.language)
    paragraphs = episode.notes.split("\n\n")
    season = number = None
    if show.season_length:
        season, number = divmod(episode.number - 1, show.season_length)
        season, number = season + 1, number + 1
    return ParsedEpisode(
        guid=episode.guid,
        title=episode.title,
        content_hash=_digest(episode, published, media.durations[episode.length]),
        notes="".join(f"<p>{escape(text, quote=False)}</p>" for text in paragraphs),
        summary=paragraphs[0],
        published=published,
        duration=media.durations[episode.length],
        enclosure=Enclosure(
            url=f"{SCHEME}{episode.file_name}",
            mime="audio/mpeg",
            size=media.sizes[episode.length],
        ),
        season=season,
        number=float(number or episode.number),
        chapters=_chapters(episode, media),
        transcripts=(link,) if episode.length == TRANSCRIPT else (),
        people=_people([*show.people, *episode.people]),
    )


def _digest(episode: SampleEpisode, published: datetime, duration: Ms) -> bytes:
    words = json.dumps(
        [episode.title, episode.notes, published.isoformat(), duration, list(episode.chapters)],
        ensure_ascii=False,
    )
    return hashlib.blake2b(words.encode(), digest_size=16).digest()


def _people(lines: Sequence[str]) -> tuple[Person, ...]:
    found = (_PERSON.fullmatch(line) for line in lines)
    return tuple(Person(name=match["name"], role=match["role"]) for match in found if match)


def _chapters(episode: SampleEpisode, media: Media) -> tuple[Chapter, ...]:
    starts: list[tuple[Ms, str]] = []
    if episode.chapters == TRANSCRIPT and media.chapters is not None:
        listed = json.loads(media.chapters.read_text("utf-8"))["chapters"]
        starts = [(Ms(round(item["startTime"] * 1000)), item["title"]) for item in listed]
    else:
        for line in episode.chapters:
            clock, _, title = line.partition(" ")
            minutes, _, seconds = clock.partition(":")
            starts.append((Ms((int(minutes) * 60 + int(seconds)) * 1000), title))
    ends = [*(start for start, _ in starts), media.durations[episode.length]][1:]
    return tuple(
        Chapter(start=start, title=title, end=end)
        for (start, title), end in zip(starts, ends, strict=True)
    )


def sample_file(url: str, *, media: Path) -> Path | None:
    """Where a file lies that an address of the sample stands for; None for any other address."""
    if not url.startswith(SCHEME):
        return None
    path = media / FOLDER / url.removeprefix(SCHEME)
    return path if path.is_file() else None
