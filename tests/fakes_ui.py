"""An application for tests of the window: keeps everything in lists, answers like the services.

`FakeApp(folder)` follows `podplayer.ui.ports.Services`; `app.calls` tells what was asked for.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fakes_discovery import (
    FakeDirectories,
    FakeDiscovery,
    FakeInterests,
    FakeInterestVectors,
)
from fakes_hearing import FakeHearing
from fakes_library import (
    FakeErasing,
    FakeEverything,
    FakeLogins,
    FakeMoving,
    FakePlaylists,
    FakeProxy,
    FakeSafekeeping,
    FakeSealing,
    FakeShelves,
    fits,
    page_of,
)
from fakes_parts import FakeParts
from fakes_taste import (
    FakeConnections,
    FakeSearch,
    FakeStatistics,
    FakeTasteMaps,
    listening_lines,
    sample_board,
    sample_taste,
)

from podplayer.model.cancel import CancelToken
from podplayer.model.downloads import CleanPlan, PendingDownload
from podplayer.model.errors import FetchError, NotFoundError
from podplayer.model.events import (
    EpisodesChanged,
    LibraryChanged,
    QueueChanged,
    SettingsChanged,
    TasteChanged,
)
from podplayer.model.feed import Chapter, Enclosure, Funding
from podplayer.model.ids import ContextId, EpisodeId, Ms, PodcastId
from podplayer.model.listening import FeedbackKind, Mood
from podplayer.model.podcast import (
    Counts,
    EpisodeDetail,
    EpisodeOrder,
    EpisodeRow,
    EpisodeState,
    Podcast,
    PodcastSettings,
    UndoToken,
)
from podplayer.model.ranking import (
    ForgetScope,
    RankedList,
    RankingOptions,
    Reason,
    ReasonKind,
    Recommendation,
    Scoreboard,
    Taste,
)
from podplayer.model.senses import SoundMix
from podplayer.model.settings import Settings
from podplayer.model.shelves import FIRST, NEW_EPISODES, EpisodeFilter, Page
from podplayer.playback.backend import Capabilities, OutputDevice
from podplayer.services.diagnostics import Check, Verdict
from podplayer.services.download_queue import DownloadReport
from podplayer.services.playing_wishes import WishScope
from podplayer.services.storekeeping import Usage

NOW = datetime(2026, 11, 24, 8, 10, tzinfo=UTC)

SHOWS = (
    ("Ground Truth", "Ana Ruiz", "en", ("Science", "Earth")),
    ("Signal & Noise", "Tom Hale", "en", ("History", "Technology")),
    ("Kernel Panic", "Priya Natarajan", "en", ("Technology",)),
    ("慢读", "林小满", "zh", ("Arts", "Books")),
    ("Small Talk", "Jo Whitfield", "en", ("Language",)),
    ("Orbit", "Lena Park", "en", ("Science", "Space")),
    ("Field Notes", "Sam Okafor", "en", ("Nature",)),
    ("Off Beat", "Mina Castellanos", "en", ("Music",)),
    ("Ledger", "Hal Brandt", "en", ("Business",)),
    ("Nachtzug", "Katrin Vogel", "de", ("Society", "Travel")),
)

TITLES = (
    ("The deep time of rivers", "Mapping the seafloor by ear", "What glaciers write down",
     "A desert made of shells", "Interview: the woman who weighed a mountain",
     "Sand, and who owns it", "Bonus: answers to your letters"),
    ("How shipping containers redrew the map", "The clock that paid for a railway",
     "A telegram that arrived too late", "Why every city has the same kerb"),
    ("Why your laptop sleeps badly", "The bug that only happened on Tuesdays",
     "CRDTs without tears"),
    ("苏轼在黄州", "一个人的书店", "红楼梦里的吃"),
    ("The word for the thing you forgot", "How dialects die politely", "Swearing, a user's guide"),
    ("Landing on a moving target", "The quietest place on the Moon", "Forty years of Voyager"),
    ("A year with one oak tree", "The dawn chorus in twelve countries", "What moss remembers"),
    ("The drummer who left", "A piano in a tunnel", "The Mellotron's second life"),
    ("What a bank is, again", "Interest rates, told as a love story", "Who owns a neighbourhood?"),
    ("Die letzte Fähre", "Nachtzug nach Triest", "Ein Bahnhof ohne Gleise"),
)  # fmt: skip


def sample_podcasts() -> list[Podcast]:
    return [
        Podcast(
            id=PodcastId(number),
            title=title,
            feed_url=f"https://feeds.example/{number}.xml",
            author=author,
            description=f"A weekly show by {author} about {', '.join(categories).lower()}: rivers, "
            "rocks, maps, and the people who measure them.",
            language=language,
            categories=categories,
            cover_url=f"https://covers.example/{number}.png",
            funding=(Funding(url="https://example.org/support", text="Support this show"),),
            episode_count=len(TITLES[number - 1]),
            unheard_count=len(TITLES[number - 1]) - 1,
            newest=NOW - timedelta(days=number),
            added_at=NOW - timedelta(days=200 - number),
            checked_at=NOW - timedelta(minutes=12),
        )
        for number, (title, author, language, categories) in enumerate(SHOWS, start=1)
    ]


def sample_rows() -> list[EpisodeRow]:
    rows: list[EpisodeRow] = []
    for show, titles in enumerate(TITLES, start=1):
        for at, title in enumerate(titles):
            number = len(rows) + 1
            minutes = 19 + (number * 7) % 44
            state = (EpisodeState.NEW, EpisodeState.NEW, EpisodeState.HEARD)[at % 3]
            position = 0
            if at == 0 and show in {1, 5}:
                state, position = EpisodeState.STARTED, minutes * 26_000
            rows.append(
                EpisodeRow(
                    id=EpisodeId(number),
                    podcast_id=PodcastId(show),
                    podcast_title=SHOWS[show - 1][0],
                    title=title,
                    guid=f"guid-{number}",
                    url=f"https://media.example/{number}.mp3",
                    published=NOW - timedelta(days=at * 7 + show - 1, hours=2),
                    duration=Ms(minutes * 60_000),
                    position=Ms(position),
                    heard=Ms(minutes * 60_000 if state is EpisodeState.HEARD else position),
                    state=state,
                    is_downloaded=number % 4 == 0,
                    is_favourite=number % 9 == 0,
                    has_chapters=number % 3 == 1,
                    has_transcript=number % 5 == 1,
                    cover_url=f"https://covers.example/{show}.png",
                    summary="The map said that the river ended here. But a delta does not end, "
                    "it argues with the sea.",
                    language=SHOWS[show - 1][2],
                )
            )
    return rows


class FakeBus:
    def __init__(self) -> None:
        self._handlers: dict[type, list[Callable[[object], object]]] = defaultdict(list)

    def subscribe(self, event_type: type, handler: Callable) -> Callable[[], None]:
        self._handlers[event_type].append(handler)
        return lambda: self._handlers[event_type].remove(handler)

    def publish(self, event: object) -> None:
        for handler in tuple(self._handlers[type(event)]):
            handler(event)


@dataclass
class FakeSettings:
    bus: FakeBus
    current: Settings = field(default_factory=Settings)

    def change(self, **fields) -> Settings:
        self.current = replace(self.current, **fields)
        self.bus.publish(SettingsChanged(frozenset(fields)))
        return self.current


class FakeLibrary(FakeShelves):
    def __init__(self, app: "FakeApp") -> None:
        self._app = app
        self.shows: list[Podcast] = []
        self.rows_by_id: dict[EpisodeId, EpisodeRow] = {}

    def fill(self) -> None:
        self.shows = sample_podcasts()
        self.rows_by_id = {row.id: row for row in sample_rows()}

    def podcasts(self, *, archived: bool = False) -> list[Podcast]:
        return [show for show in self.shows if show.is_archived is archived]

    def podcast(self, podcast_id: PodcastId) -> Podcast:
        for show in self.shows:
            if show.id == podcast_id:
                return show
        raise NotFoundError("There is no such show.")

    def episodes(
        self,
        *,
        podcast_id=None,
        state=None,
        order=EpisodeOrder.NEWEST,
        limit=None,
        offset=0,
        downloaded=False,
        favourite=False,
        since=None,
    ) -> list[EpisodeRow]:
        rows = [
            row
            for row in self.rows_by_id.values()
            if (podcast_id is None or row.podcast_id == podcast_id)
            and (state is None or row.state == state)
            and (not downloaded or row.is_downloaded)
            and (not favourite or row.is_favourite)
            and (since is None or (row.published is not None and row.published >= since))
        ]
        by_date = order in {EpisodeOrder.NEWEST, EpisodeOrder.OLDEST}
        rows.sort(
            key=lambda row: row.published if by_date else row.duration,
            reverse=order in {EpisodeOrder.NEWEST, EpisodeOrder.LONGEST},
        )
        return rows[offset : None if limit is None else offset + limit]

    def page(self, chosen: EpisodeFilter, page: Page = FIRST) -> list[EpisodeRow]:
        rows = [row for row in self.rows_by_id.values() if fits(row, chosen, NOW)]
        return page_of(rows, page)

    def ids(self, chosen: EpisodeFilter, page: Page = FIRST) -> list[EpisodeId]:
        return [row.id for row in self.page(chosen, page)]

    def count(self, chosen: EpisodeFilter) -> int:
        return len(self.page(chosen))

    def rows(self, ids: Sequence[EpisodeId]) -> list[EpisodeRow]:
        return [self.rows_by_id[at] for at in ids if at in self.rows_by_id]

    def episode(self, episode_id: EpisodeId) -> EpisodeDetail:
        row = self.rows_by_id[episode_id]
        return EpisodeDetail(
            row=row,
            notes=f"<p>{row.summary}</p>",
            link=None,
            enclosure=Enclosure(url=row.url or "", mime="audio/mpeg"),
            season=None,
            number=None,
            kind="full",
            chapters=[
                Chapter(start=Ms(0), title="Cold open"),
                Chapter(start=Ms(302_000), title="A flood on paper"),
                Chapter(start=Ms(781_000), title="Deltas"),
            ]
            if row.has_chapters
            else [],
            transcripts=[],
            people=[],
            file=None,
        )

    def counts(self) -> Counts:
        return Counts(
            new=self.count(NEW_EPISODES),
            queue=len(self._app.queueing.ids),
            shows=len(self.shows),
            downloads=0,
        )

    def mark_heard(self, ids: Sequence[EpisodeId], heard: bool) -> UndoToken:
        before = {at: self.rows_by_id[at] for at in ids}
        for at in ids:
            state = EpisodeState.HEARD if heard else EpisodeState.NEW
            self.rows_by_id[at] = replace(self.rows_by_id[at], state=state)
        self._app.bus.publish(EpisodesChanged(frozenset(ids)))
        word = "heard" if heard else "new"
        return self._app.token(
            f"Marked {len(ids)} as {word}", lambda: self.rows_by_id.update(before)
        )

    def set_favourite(self, episode_id: EpisodeId, favourite: bool) -> None:
        row = self.rows_by_id[episode_id]
        self.rows_by_id[episode_id] = replace(row, is_favourite=favourite)
        self._app.bus.publish(EpisodesChanged(frozenset({episode_id})))

    def dismiss(self, ids: Sequence[EpisodeId], dismissed: bool = True) -> UndoToken:
        before = {at: self.rows_by_id[at] for at in ids}
        for at in ids:
            self.rows_by_id[at] = replace(self.rows_by_id[at], is_dismissed=dismissed)
        self._app.bus.publish(EpisodesChanged(frozenset(ids)))
        return self._app.token("Dismissed", lambda: self.rows_by_id.update(before))

    def set_favourites(self, ids: Sequence[EpisodeId], favourite: bool) -> UndoToken:
        before = {at: self.rows_by_id[at] for at in ids}
        for at in ids:
            self.set_favourite(at, favourite)
        return self._app.token("Favourites", lambda: self.rows_by_id.update(before))

    def set_podcast_settings(self, podcast_id: PodcastId, settings: PodcastSettings) -> None:
        self.shows = [
            replace(show, settings=settings) if show.id == podcast_id else show
            for show in self.shows
        ]
        self._app.bus.publish(LibraryChanged(frozenset({podcast_id})))

    def changes(self, *, limit: int = 20) -> list[UndoToken]:
        return self._app.undoable[-limit:][::-1]

    def undo(self, token: UndoToken) -> None:
        self._app.undo(token)

    def export_listening(self) -> Iterator[str]:
        return listening_lines()


class FakeQueueing:
    def __init__(self, app: "FakeApp") -> None:
        self._app = app
        self.ids: list[EpisodeId] = []

    def rows(self) -> list[EpisodeRow]:
        return [replace(self._app.library.rows_by_id[at], is_queued=True) for at in self.ids]

    def enqueue(self, ids: Sequence[EpisodeId], *, next: bool = False) -> UndoToken:  # noqa: A002
        rest = [at for at in self.ids if at not in ids]
        return self._set([*ids, *rest] if next else [*rest, *ids], f"Added {len(ids)} to the queue")

    def remove(self, ids: Sequence[EpisodeId]) -> UndoToken:
        rest = [at for at in self.ids if at not in ids]
        return self._set(rest, f"Removed {len(ids)} from the queue")

    def move(self, episode_id: EpisodeId, index: int) -> UndoToken:
        rest = [at for at in self.ids if at != episode_id]
        rest.insert(index, episode_id)
        return self._set(rest, "Moved an episode in the queue")

    def clear(self) -> UndoToken:
        return self._set([], "Emptied the queue")

    def _set(self, ids: list[EpisodeId], sentence: str) -> UndoToken:
        before, self.ids = self.ids, ids
        self._app.bus.publish(QueueChanged())
        return self._app.token(sentence, lambda: setattr(self, "ids", before))


@dataclass(frozen=True, kw_only=True)
class FakePlayerState:
    episode_id: EpisodeId | None = None
    is_playing: bool = False
    position: Ms = Ms(0)
    duration: Ms | None = None
    rate: float = 1.0
    volume: float = 0.8
    buffered: float = 1.0
    is_waiting: bool = False
    error: str | None = None
    notice: str | None = None
    sleep_until: datetime | None = None
    sleeps_at_end: bool = False
    sleeps_at_chapter: bool = False
    dozed_from: Ms | None = None
    faded_from: Ms | None = None
    rate_scope: WishScope = WishScope.ALWAYS
    saved: Ms = Ms(0)

    def ends_at(self, now: datetime) -> datetime | None:
        if self.duration is None:
            return None
        return now + timedelta(milliseconds=(self.duration - self.position) / self.rate)


class FakeListening:
    def __init__(self, app: "FakeApp") -> None:
        self._app = app
        self.state = FakePlayerState()
        self.capabilities = Capabilities(name="none")
        self.output: str | None = None
        self.outputs: tuple[OutputDevice, ...] = ()
        self.wants_suggestion = False
        self._callbacks: list[Callable[[FakePlayerState], object]] = []

    def on_state(self, callback: Callable) -> Callable[[], None]:
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback)

    def set(self, **changes) -> None:
        self.state = replace(self.state, **changes)
        for callback in tuple(self._callbacks):
            callback(self.state)

    def play(self, episode_id: EpisodeId, *, context_id: ContextId | None = None) -> None:
        self._app.calls.append(("play", episode_id))
        row = self._app.library.rows_by_id[episode_id]
        self.set(
            episode_id=episode_id, is_playing=True, position=row.position, duration=row.duration
        )

    def recall(self, episode_id: EpisodeId) -> None:
        self._app.calls.append(("recall", episode_id))
        row = self._app.library.rows_by_id[episode_id]
        self.set(episode_id=episode_id, position=row.position, duration=row.duration)

    def toggle(self) -> None:
        self._app.calls.append(("toggle",))
        self.set(is_playing=not self.state.is_playing)

    def pause(self) -> None:
        self._app.calls.append(("pause",))
        self.set(is_playing=False)

    def seek(self, position: Ms) -> None:
        self._app.calls.append(("seek", position))
        self.set(position=position)

    def skip(self, seconds: float) -> None:
        self._app.calls.append(("skip", seconds))
        self.set(position=Ms(max(0, self.state.position + round(seconds * 1000))))

    def next(self) -> None:
        self._app.calls.append(("next",))

    def sleep_after(self, minutes: float) -> None:
        self.set(sleep_until=datetime.now(UTC) + timedelta(minutes=minutes), sleeps_at_end=False)

    def sleep_at_end(self) -> None:
        self.set(sleep_until=None, sleeps_at_end=True)

    def cancel_sleep(self) -> None:
        self.set(sleep_until=None, sleeps_at_end=False)

    def poll(self) -> None:
        return

    def set_rate(self, rate: float, *, scope: WishScope | None = None) -> None:
        self.set(rate=rate, rate_scope=scope or self.state.rate_scope)

    def set_sound(self, *, for_show: bool = False, **wishes: bool | None) -> None:
        self._app.calls.append(("sound", for_show, wishes))
        if not for_show:
            self._app.settings.change(**wishes)

    def suggest_next(self, following) -> None:
        self._app.calls.append(("suggest", following))

    def sleep_at_chapter(self, chapters=None) -> None:
        self.set(sleep_until=None, sleeps_at_chapter=True)

    def set_volume(self, volume: float) -> None:
        self.set(volume=volume)


class FakeRecommendations:
    def __init__(self, app: "FakeApp") -> None:
        self._app = app
        self.learned = sample_taste()
        self.feelings: dict[EpisodeId, Mood] = {}

    def rank(self, options: RankingOptions, *, record: bool = True) -> RankedList:
        self._app.calls.append(("rank", options))
        order = (8, 12, 15, 18, 21, 24, 27, 30, 3, 6, 2, 9)
        rows = [
            row
            for at in order
            if (row := self._app.library.rows_by_id.get(EpisodeId(at))) is not None
        ]
        reasons = (
            (ReasonKind.HABIT, "You finish 9 of 10 from this show", 0.42),
            (ReasonKind.TOPIC, "Close to “The deep time of rivers”", 0.38),
            (ReasonKind.TIME, "You like history on weekday mornings", 0.24),
            (ReasonKind.LENGTH, "Fits your 25 minutes", 0.2),
            (ReasonKind.DIFFERENT, "Outside your usual", 0.3),
        )
        items = []
        for rank, row in enumerate(rows[: options.count], start=1):
            chosen = reasons[:4] if rank == 1 else (reasons[rank % 5], reasons[(rank + 2) % 5])
            items.append(
                Recommendation(
                    rank=rank,
                    episode=row,
                    probability=0.8 - rank * 0.04,
                    uncertainty=0.09,
                    reasons=[
                        Reason(kind=kind, text=text, weight=weight, feature=kind.value)
                        for kind, text, weight in chosen
                    ],
                    contributions={
                        "topic_near": 1.1, "show_share": 0.9, "hour_share": 0.5,
                        "fits_minutes": 0.35, "sound": 0.2, "cover": 0.04,
                    },
                    is_exploration=rank % 5 == 0,
                )
            )  # fmt: skip
        context_id = ContextId(1) if record else None
        return RankedList(items=items, context_id=context_id, considered=340, encoder="e5")

    def feedback(
        self, episode_id: EpisodeId, kind: FeedbackKind, *, context_id=None, rank=None, note=None
    ) -> UndoToken:
        self._app.calls.append(("feedback", episode_id, kind, note))
        return self._app.token("Noted", lambda: None)

    def feeling(self, episode_id: EpisodeId) -> Mood | None:
        return self.feelings.get(episode_id)

    def taste(self) -> Taste:
        return self.learned

    def forget(self, scope: ForgetScope) -> int:
        self._app.calls.append(("forget", scope))
        self._app.bus.publish(TasteChanged())
        return 12

    def evaluate_log(self) -> Scoreboard:
        self._app.calls.append(("evaluate",))
        return sample_board()


@dataclass(frozen=True, kw_only=True)
class FakeRefreshReport:
    checked: int = 10
    unchanged: int = 8
    failed: Sequence[tuple[PodcastId, str, str]] = ()
    new: int = 3
    updated: int = 1


@dataclass(frozen=True, kw_only=True)
class FakeIndexReport:
    encoded: int = 3
    encoder: str = "e5"
    total: int = 40


class FakeSubscriptions:
    def __init__(self, app: "FakeApp") -> None:
        self._app = app
        self.error: Exception | None = None

    def add(self, url: str, *, cancel: CancelToken) -> PodcastId:
        self._app.calls.append(("add", url))
        if self.error is not None:
            raise self.error
        if "nowhere" in url:
            raise FetchError(url, "there is no server of this name; check the address")
        self._app.library.fill()
        self._app.bus.publish(LibraryChanged(frozenset({PodcastId(1)})))
        return PodcastId(1)

    def unsubscribe(self, podcast_id: PodcastId) -> UndoToken:
        before = list(self._app.library.shows)
        self._app.library.shows = [show for show in before if show.id != podcast_id]
        self._app.bus.publish(LibraryChanged(frozenset({podcast_id})))
        return self._app.token(
            "Unfollowed a show", lambda: setattr(self._app.library, "shows", before)
        )


class FakeRefresh:
    def __init__(self, app: "FakeApp") -> None:
        self._app = app
        self.report = FakeRefreshReport()

    def all(self, *, cancel: CancelToken, podcast_ids=None) -> FakeRefreshReport:
        self._app.calls.append(("refresh",))
        return self.report

    def due(self, *, cancel: CancelToken) -> FakeRefreshReport:
        self._app.calls.append(("refresh-due",))
        return self.report

    def older(self, podcast_ids, *, cancel: CancelToken) -> dict:
        return {}


class FakeDownloadQueue:
    """Fetches nothing; `report` is what a rule would have brought."""

    def __init__(self, app: "FakeApp") -> None:
        self._app = app
        self.report = DownloadReport()

    def many(self, ids, /, *, cancel: CancelToken) -> DownloadReport:
        self._app.calls.extend(("download", number) for number in ids)
        return DownloadReport(fetched=list(ids))

    def resume(self, *, cancel: CancelToken) -> DownloadReport:
        self._app.calls.append(("resume",))
        return DownloadReport()

    def go_on(self, *, cancel: CancelToken) -> DownloadReport:
        self._app.calls.append(("go-on",))
        return DownloadReport()

    def auto(self, *, cancel: CancelToken) -> DownloadReport:
        return self.report


class FakeStorekeeping:
    def usage(self) -> Usage:
        return Usage(files=0, used=0, quota=0, trashed=0)

    def files(self):
        return []

    def plan(self, *, room: int = 0) -> CleanPlan:
        return CleanPlan(removals=(), used=0, quota=0)

    def plan_heard(self) -> CleanPlan:
        return self.plan()

    def plan_for(self, ids, /) -> CleanPlan:
        return self.plan()

    def carry_out(self, plan, /):
        return plan.removals

    def trashed(self):
        return []

    def goes_for_good(self, file, /):
        return file.trashed_at

    def restore(self, ids, /):
        return []

    def empty(self) -> int:
        return 0


class FakeCovers:
    """Covers of `folder`: `N.png` for https://covers.example/N.png."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, url: str) -> Path | None:
        path = self.folder / url.rpartition("/")[2]
        return path if path.exists() else None

    file = path

    def fetch_missing(self, urls=None, *, cancel: CancelToken) -> None:
        return


class FakeIndexing:
    is_complete = False

    def __init__(self, app: "FakeApp") -> None:
        self._app = app

    def encode_missing(self, *, cancel: CancelToken, limit=None) -> FakeIndexReport:
        self._app.calls.append(("encode",))
        return FakeIndexReport()

    def status(self) -> FakeIndexReport:
        return FakeIndexReport()


class FakeSenses:
    is_complete = True
    heard = SoundMix(speech=0.82, music=0.15)

    def mix(self, episode_id: EpisodeId) -> SoundMix | None:
        return self.heard

    def __init__(self, app: "FakeApp") -> None:
        self._app = app

    def encode_all(self, *, cancel: CancelToken) -> tuple[()]:
        self._app.calls.append(("senses",))
        return ()


class FakeDownloads:
    def __init__(self, app: "FakeApp") -> None:
        self._app = app
        self.waiting: list[PendingDownload] = []
        self.files: dict[EpisodeId, Path] = {}

    def download(self, episode_id: EpisodeId, *, cancel: CancelToken, progress=None) -> Path:
        self._app.calls.append(("download", episode_id))
        return Path(f"{episode_id}.mp3")

    def remove(self, episode_id: EpisodeId) -> None:
        self._app.calls.append(("remove", episode_id))

    def source(self, episode_id: EpisodeId) -> Path | None:
        return self.files.get(episode_id)

    def pending(self):
        return self.waiting

    def running(self):
        return []

    def pause_all(self) -> None:
        self._app.calls.append(("pause-all",))

    def keep(self, ids, /, *, kept: bool = True) -> None:
        self._app.calls.append(("keep", *ids, kept))


@dataclass
class FakeDesktopFiles:
    has_autostart: bool = False

    def set_autostart(self, *, is_on: bool) -> None:
        self.has_autostart = is_on


@dataclass
class FakeLedger:
    requests: int = 0

    def count(self, *, since: datetime) -> int:
        return self.requests


class FakeDiagnostics:
    folder = Path("/home/ann/.local/share/podplayer")

    def run(self) -> list[Check]:
        return [
            Check(name="versions", verdict=Verdict.OK, detail="Python 3.11.7, Qt 6.11.3"),
            Check(
                name="model files",
                verdict=Verdict.WARN,
                detail="no text model is installed",
                remedy="run ./run once with a network",
            ),
        ]


class FakeApp:
    """Empty, or with the sample shows after `fill()`."""

    def __init__(self, folder: Path) -> None:
        self.calls: list[tuple] = []
        self._inverses: dict[int, Callable[[], object]] = {}
        self.undoable: list[UndoToken] = []
        self.bus = FakeBus()
        self.settings = FakeSettings(self.bus)
        self.library = FakeLibrary(self)
        self.queueing = FakeQueueing(self)
        self.listening = FakeListening(self)
        self.is_engine_loaded = True
        self.recommendations = FakeRecommendations(self)
        self.subscriptions = FakeSubscriptions(self)
        self.refresh = FakeRefresh(self)
        self.covers = FakeCovers(folder)
        self.indexing = FakeIndexing(self)
        self.senses = FakeSenses(self)
        self.hearing = FakeHearing(self)
        self.downloads = FakeDownloads(self)
        self.download_queue = FakeDownloadQueue(self)
        self.storekeeping = FakeStorekeeping()
        self.playlists = FakePlaylists(self)
        self.moving = FakeMoving(self)
        self.logins = FakeLogins()
        self.discovery = FakeDiscovery()
        self.directories = FakeDirectories(self)
        self.interests = FakeInterests(self)
        self.interest_vectors = FakeInterestVectors(self)
        self.desktop_files = FakeDesktopFiles()
        self.ledger = FakeLedger()
        self.diagnostics = FakeDiagnostics()
        self.parts = FakeParts(self.bus)
        self.search = FakeSearch(self)
        self.statistics = FakeStatistics()
        self.taste_maps = FakeTasteMaps()
        self.connections = FakeConnections()
        self.proxy = FakeProxy(self)
        self.safekeeping = FakeSafekeeping()
        self.sealing = FakeSealing(self)
        self.everything = FakeEverything()
        self.erasing = FakeErasing()
        self.is_closed = False

    def fill(self) -> "FakeApp":
        self.library.fill()
        self.queueing.ids = [EpisodeId(at) for at in (8, 12, 15, 18, 21, 24)]
        return self

    def token(self, sentence: str, inverse: Callable[[], object]) -> UndoToken:
        number = len(self._inverses) + 1
        self._inverses[number] = inverse
        made = UndoToken(journal_id=number, sentence=sentence)
        self.undoable.append(made)
        return made

    def undo(self, token: UndoToken) -> None:
        self._inverses[token.journal_id]()
        self.calls.append(("undo", token.sentence))
        everything = frozenset(self.library.rows_by_id)
        for event in (QueueChanged(), EpisodesChanged(everything), LibraryChanged(frozenset())):
            self.bus.publish(event)

    def load_engine(self) -> None:
        self.is_engine_loaded = True

    def close(self) -> None:
        self.is_closed = True
