"""What was heard, learned and asked for, for tests of the pages that show it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from podplayer.model.ids import EpisodeId, Ms, PodcastId
from podplayer.model.listening import PlaySpan
from podplayer.model.net import HostTotal, LedgerEntry, LedgerTotals, Purpose, TrackerTotal
from podplayer.model.ranking import Interest, RankerScore, Scoreboard, ShowHabit, Taste
from podplayer.model.taste_map import MapEpisode, MapMoment, MapShow, TasteMap
from podplayer.model.text import SearchHit
from podplayer.services.connections import Overview
from podplayer.services.statistics import Listened, Names, stretches

NOW = datetime(2026, 11, 24, 8, 10, tzinfo=UTC)


@dataclass
class FakeStatistics:
    """Half an hour each morning for `days` days, at 1.5x, of the first two shows in turn."""

    days: int = 40
    calls: int = 0

    def listened(self) -> Listened:
        self.calls += 1
        spans = [
            PlaySpan(
                episode_id=EpisodeId(1 if at % 2 else 8),
                start=Ms(0),
                end=Ms(45 * 60_000),
                rate=1.5,
                heard_at=NOW - timedelta(days=at),
                utc_offset=0,
            )
            for at in range(self.days)
        ]
        return Listened(
            parts=stretches(spans, zone=UTC),
            names=Names(
                show_of={EpisodeId(1): PodcastId(1), EpisodeId(8): PodcastId(2)},
                titles={
                    PodcastId(1): ("Ground Truth", None),
                    PodcastId(2): ("Signal & Noise", None),
                },
                finished=frozenset({EpisodeId(1)}),
            ),
            today=NOW.date(),
        )


def sample_taste(events: int = 57) -> Taste:
    hours = [[0] * 24 for _ in range(7)]
    for day in range(5):
        hours[day][8] = 30 * 60_000
    return Taste(
        events=events,
        interests=(
            Interest(
                name="rivers, maps",
                weight=0.6,
                keywords=("rivers", "maps", "deltas"),
                episodes=(EpisodeId(1), EpisodeId(2)),
            ),
            Interest(name="machines", weight=0.4, keywords=("machines",), episodes=(EpisodeId(8),)),
        ),
        shows=(
            ShowHabit(
                podcast_id=PodcastId(1), title="Ground Truth", started=10, finished=9, share=0.7
            ),
            ShowHabit(
                podcast_id=PodcastId(2), title="Signal & Noise", started=4, finished=1, share=0.3
            ),
        ),
        weights={"show_recent": 0.8},
        hours=hours,
    )


def sample_board() -> Scoreboard:
    def score(name: str, hit: float) -> RankerScore:
        span = (hit, hit - 0.1, hit + 0.1)
        return RankerScore(name=name, ndcg10=span, hit1=span, mrr=span, auc=span)

    return Scoreboard(
        decisions=40,
        rankers=(score("podplayer", 0.42), score("newest first", 0.14)),
        sentence="podplayer put the one you took first 42% of the time; newest first, 14%.",
        calibration_error=0.05,
    )


class FakeTasteMaps:
    def draw(self, interests: Sequence[Interest]) -> TasteMap:
        return TasteMap(
            shows=[
                MapShow(
                    podcast_id=PodcastId(at),
                    title=title,
                    x=0.3 * at,
                    y=0.5,
                    heard=Ms(at * 3_600_000),
                    topic=at - 1,
                )
                for at, title in ((1, "Ground Truth"), (2, "Signal & Noise"))
            ],
            episodes=[
                MapEpisode(
                    episode_id=EpisodeId(1),
                    podcast_id=PodcastId(1),
                    title="The deep time of rivers",
                    x=0.31,
                    y=0.45,
                    is_heard=True,
                    topic=0,
                )
            ],
            moments=[MapMoment(name="weekday mornings", x=0.4, y=0.4, heard=Ms(3_600_000))],
            explained=0.5,
        )


def sample_entries() -> list[LedgerEntry]:
    return [
        LedgerEntry(
            at=NOW - timedelta(minutes=at),
            host="feeds.example" if at else "media.example",
            purpose=Purpose.FEED if at else Purpose.EPISODE,
            url=f"https://feeds.example/{at}.xml",
            status=304,
            sent=300,
            received=410,
            result="ok",
            tracker=None if at else "chtbl.com",
        )
        for at in range(3)
    ]


@dataclass
class FakeConnections:
    kept: list[LedgerEntry] = field(default_factory=sample_entries)
    exported: list[Path] = field(default_factory=list)

    def entries(self, *, since=None, host=None, purpose=None, limit=None) -> list[LedgerEntry]:
        return [
            one
            for one in self.kept
            if (host is None or one.host == host)
            and (purpose is None or one.purpose is purpose)
            and (since is None or one.at >= since)
        ]

    def overview(self, *, since: datetime | None, purpose: Purpose | None = None) -> Overview:
        found = self.entries(since=since)
        purposes = {one: sum(e.purpose is one for e in found) for one in Purpose}
        hosts = {}
        for one in found:
            hosts.setdefault(one.host, []).append(one)
        return Overview(
            totals=LedgerTotals(
                requests=len(found),
                sent=sum(one.sent for one in found),
                received=sum(one.received for one in found),
                hosts=len(hosts),
                purposes={name: number for name, number in purposes.items() if number},
            ),
            trackers=[
                TrackerTotal(host=one.tracker, avoided=1, needed=0) for one in found if one.tracker
            ],
            hosts=[
                HostTotal(
                    host=host,
                    purposes=tuple({one.purpose for one in ones}),
                    requests=len(ones),
                    failed=0,
                    sent=sum(one.sent for one in ones),
                    received=sum(one.received for one in ones),
                    last=max(one.at for one in ones),
                )
                for host, ones in hosts.items()
                if purpose is None or any(one.purpose is purpose for one in ones)
            ],
        )

    def export(self, path: Path, *, since: datetime | None = None) -> int:
        self.exported.append(path)
        return len(self.kept)


class FakeSearch:
    """Words look into titles; meaning adds `near`."""

    def __init__(self, app) -> None:
        self._app = app
        self.near: Sequence[int] = ()

    def words(self, text: str, *, limit: int = 50) -> list[SearchHit]:
        self._app.calls.append(("words", text))
        found = [
            row
            for row in self._app.library.rows_by_id.values()
            if text.casefold() in row.title.casefold()
        ]
        return [
            SearchHit(episode_id=row.id, score=1.0, snippet=f"about \x02{text}\x03 and more")
            for row in found[:limit]
        ]

    def search(self, text: str, *, limit: int = 50) -> list[SearchHit]:
        self._app.calls.append(("search", text))
        hits = self.words(text, limit=limit)
        known = {hit.episode_id for hit in hits}
        extra = [EpisodeId(number) for number in self.near if number not in known]
        return hits + [SearchHit(episode_id=one, score=0.5, snippet="") for one in extra]


def listening_lines() -> Iterator[str]:
    yield '{"feed": "https://feeds.example/1.xml", "start_ms": 0, "end_ms": 1000}'
