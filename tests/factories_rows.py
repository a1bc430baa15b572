"""Rows as the library would return them, for tests of lists and pages."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from podplayer.model.ids import EpisodeId, Ms, PodcastId
from podplayer.model.podcast import EpisodeRow, EpisodeState, Podcast

NOW = datetime(2026, 11, 24, 8, 10, tzinfo=UTC)


def episode_row(number: int = 1, **changes: object) -> EpisodeRow:
    row = EpisodeRow(
        id=EpisodeId(number),
        podcast_id=PodcastId(1),
        podcast_title="Ground Truth",
        title=f"Episode {number}",
        guid=f"guid-{number}",
        url=f"https://example.org/{number}.mp3",
        published=NOW - timedelta(days=number),
        duration=Ms(40 * 60_000),
        position=Ms(0),
        heard=Ms(0),
        state=EpisodeState.NEW,
        is_downloaded=False,
    )
    return replace(row, **changes)


def episode_rows(count: int, *, first: int = 1) -> list[EpisodeRow]:
    return [episode_row(number) for number in range(first, first + count)]


def podcast(number: int = 1, **changes: object) -> Podcast:
    show = Podcast(
        id=PodcastId(number),
        title=f"Show {number}",
        feed_url=f"https://example.org/{number}.xml",
        episode_count=20,
        unheard_count=number,
        newest=NOW - timedelta(days=number),
        added_at=NOW - timedelta(days=100 - number),
    )
    return replace(show, **changes)
