"""Values for tests: every field has a sensible default, a test names what it is about."""

from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from podplayer.model.feed import Enclosure, ParsedEpisode, ParsedFeed
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.listening import PlaySpan

NOW = datetime(2026, 11, 24, 8, 10, tzinfo=UTC)
FEED = "https://feeds.example.org/show.xml"


def parsed_episode(guid: str, **fields) -> ParsedEpisode:
    """An episode of half an hour that came out today."""
    values = {
        "title": guid.capitalize(),
        "notes": f"<p>Notes of {guid}</p>",
        "published": NOW,
        "duration": Ms(1_800_000),
        "enclosure": Enclosure(url=f"https://cdn.example.org/{guid}.mp3", mime="audio/mpeg"),
    } | fields
    digest = blake2b(repr(sorted(values.items(), key=str)).encode(), digest_size=16).digest()
    return ParsedEpisode(guid=guid, content_hash=digest, **values)


def parsed_feed(*guids: str, title: str = "A Show", **fields) -> ParsedFeed:
    """A feed with one episode a GUID, the first the newest, a day apart."""
    episodes = [
        parsed_episode(guid, published=NOW - timedelta(days=place))
        for place, guid in enumerate(guids)
    ]
    return ParsedFeed(title=title, episodes=episodes, **fields)


def span(episode: int, start: int, end: int, **fields) -> PlaySpan:
    """A stretch in seconds, heard now at normal speed."""
    values = {"rate": 1.0, "heard_at": NOW} | fields
    return PlaySpan(
        episode_id=EpisodeId(episode), start=Ms(start * 1000), end=Ms(end * 1000), **values
    )
