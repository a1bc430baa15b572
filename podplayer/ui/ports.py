"""What the window asks of the services: exactly the methods it calls, as Protocols.

The real ones live in `podplayer.services`; tests hand in fakes. All of them block: anything but the
short queries (library, queueing, settings) is called through `Tasks`.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from podplayer.model.cancel import CancelToken
from podplayer.model.downloads import CleanPlan, PendingDownload, Removal, TrashedFile
from podplayer.model.ids import ContextId, EpisodeId, Ms, PodcastId
from podplayer.model.listening import FeedbackKind
from podplayer.model.net import LedgerEntry, Purpose
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
    Interest,
    RankedList,
    RankingOptions,
    Scoreboard,
    Taste,
)
from podplayer.model.settings import Settings
from podplayer.model.taste_map import TasteMap
from podplayer.model.text import SearchHit
from podplayer.services.bus import EventBus
from podplayer.services.connections import Overview
from podplayer.services.diagnostics import Check
from podplayer.services.download_queue import DownloadReport
from podplayer.services.player_state import PlayerState
from podplayer.services.refresh import RefreshReport
from podplayer.services.statistics import Listened
from podplayer.services.storekeeping import Usage
from podplayer.services.subscriptions import ImportReport

# ruff: noqa: D102, FBT001, A002, ANN401 - the services document and shape their methods


class Library(Protocol):
    """Shows and episodes."""

    def podcasts(self) -> Sequence[Podcast]: ...
    def podcast(self, podcast_id: PodcastId, /) -> Podcast: ...
    def episodes(  # noqa: PLR0913 - every filter has a name
        self,
        *,
        podcast_id: PodcastId | None = None,
        state: EpisodeState | None = None,
        order: EpisodeOrder = EpisodeOrder.NEWEST,
        limit: int | None = None,
        offset: int = 0,
        downloaded: bool = False,
        favourite: bool = False,
        since: datetime | None = None,
    ) -> Sequence[EpisodeRow]: ...
    def rows(self, ids: Sequence[EpisodeId], /) -> Sequence[EpisodeRow]: ...
    def episode(self, episode_id: EpisodeId, /) -> EpisodeDetail: ...
    def counts(self) -> Counts: ...
    def mark_heard(self, ids: Sequence[EpisodeId], heard: bool, /) -> UndoToken: ...
    def set_favourite(self, episode_id: EpisodeId, favourite: bool, /) -> object: ...
    def set_podcast_settings(
        self, podcast_id: PodcastId, settings: PodcastSettings, /
    ) -> object: ...
    def undo(self, token: UndoToken, /) -> object: ...
    def export_listening(self) -> Iterator[str]: ...


class Queueing(Protocol):
    """The play queue."""

    def rows(self) -> Sequence[EpisodeRow]: ...
    def enqueue(self, ids: Sequence[EpisodeId], /, *, next: bool = False) -> UndoToken: ...
    def remove(self, ids: Sequence[EpisodeId], /) -> UndoToken: ...
    def move(self, episode_id: EpisodeId, index: int, /) -> object: ...
    def clear(self) -> UndoToken: ...


class Listening(Protocol):
    """The player with the queue and the log behind it."""

    @property
    def state(self) -> PlayerState: ...
    def on_state(self, callback: Callable[[PlayerState], object], /) -> Callable[[], None]: ...
    def play(self, episode_id: EpisodeId, /, *, context_id: ContextId | None = None) -> object: ...
    def recall(self, episode_id: EpisodeId, /) -> object: ...
    def toggle(self) -> object: ...
    def pause(self) -> object: ...
    def seek(self, position: Ms, /) -> object: ...
    def skip(self, seconds: float, /) -> object: ...
    def next(self) -> object: ...
    def set_rate(self, rate: float, /) -> object: ...
    def set_volume(self, volume: float, /) -> object: ...
    def sleep_after(self, minutes: float, /) -> object: ...
    def sleep_at_end(self) -> object: ...
    def cancel_sleep(self) -> object: ...
    def poll(self) -> object: ...


class Recommendations(Protocol):
    """Ranked lists and what the listener answers."""

    def rank(self, options: RankingOptions, /, *, record: bool = True) -> RankedList: ...
    def feedback(
        self,
        episode_id: EpisodeId,
        kind: FeedbackKind,
        /,
        *,
        context_id: ContextId | None = None,
        rank: int | None = None,
        note: str | None = None,
    ) -> UndoToken | None: ...
    def taste(self) -> Taste: ...
    def forget(self, scope: ForgetScope, /) -> int: ...
    def evaluate_log(self) -> Scoreboard: ...


class Subscriptions(Protocol):
    """Following and unfollowing shows."""

    def add(self, url: str, /, *, cancel: CancelToken) -> PodcastId: ...
    def import_opml(
        self,
        source: Path | str,
        /,
        *,
        cancel: CancelToken,
        progress: Callable[[int, int], object] | None = None,
    ) -> ImportReport: ...
    def unsubscribe(self, podcast_id: PodcastId, /) -> UndoToken: ...


class Refresh(Protocol):
    """Looks for new episodes."""

    def all(
        self, *, cancel: CancelToken, podcast_ids: Sequence[PodcastId] | None = None
    ) -> RefreshReport: ...
    def due(self, *, cancel: CancelToken) -> RefreshReport: ...
    def due_count(self) -> int: ...


class DownloadQueue(Protocol):
    """Many downloads."""

    def many(self, ids: Sequence[EpisodeId], /, *, cancel: CancelToken) -> DownloadReport: ...
    def resume(self, *, cancel: CancelToken) -> DownloadReport: ...
    def auto(self, *, cancel: CancelToken) -> DownloadReport: ...


class StorekeepingPort(Protocol):
    """Files within their limit, and the trash."""

    def usage(self) -> Usage: ...
    def plan(self, *, room: int = 0) -> CleanPlan: ...
    def plan_heard(self) -> CleanPlan: ...
    def plan_for(self, ids: Sequence[EpisodeId], /) -> CleanPlan: ...
    def carry_out(self, plan: CleanPlan, /) -> Sequence[Removal]: ...
    def trashed(self) -> Sequence[TrashedFile]: ...
    def goes_for_good(self, file: TrashedFile, /) -> datetime: ...
    def restore(self, ids: Sequence[EpisodeId], /) -> Sequence[TrashedFile]: ...
    def empty(self) -> int: ...


class Covers(Protocol):
    """Where covers lie, and fetching those that are missing."""

    def path(self, url: str, /) -> Path | None: ...
    def fetch_missing(
        self, urls: Sequence[str] | None = None, *, cancel: CancelToken
    ) -> object: ...


class Indexing(Protocol):
    """Text becomes vectors."""

    @property
    def is_complete(self) -> bool: ...
    def encode_missing(self, *, cancel: CancelToken, limit: int | None = None) -> Any: ...
    def status(self) -> Any: ...


class SoundPort(Protocol):
    """The analysis of files."""

    def analyse_missing(self, *, cancel: CancelToken, limit: int | None = None) -> Any: ...


class Hearing(Protocol):
    """What belongs to the sound of episodes."""

    @property
    def sound(self) -> SoundPort: ...


class SensesPort(Protocol):
    """Recordings are heard and covers seen."""

    @property
    def is_complete(self) -> bool: ...
    def encode_all(self, *, cancel: CancelToken) -> Any: ...


class Downloads(Protocol):
    """Episodes kept as files."""

    def download(
        self,
        episode_id: EpisodeId,
        /,
        *,
        cancel: CancelToken,
        progress: Callable[[int, int], object] | None = None,
    ) -> Path: ...
    def remove(self, episode_id: EpisodeId, /) -> object: ...
    def pending(self) -> Sequence[PendingDownload]: ...
    def keep(self, ids: Sequence[EpisodeId], /, *, kept: bool = True) -> object: ...


class SettingsPort(Protocol):
    """The listener's choices."""

    @property
    def current(self) -> Settings: ...
    def change(self, **fields: Any) -> Settings: ...


class Doctor(Protocol):
    """Checks whether everything works."""

    def run(self) -> Sequence[Check]: ...


class StatisticsPort(Protocol):
    """The listening log in numbers."""

    def listened(self) -> Listened: ...


class TasteMapsPort(Protocol):
    """The map of topics."""

    def draw(self, interests: Sequence[Interest], /) -> TasteMap: ...


class ConnectionsPort(Protocol):
    """The ledger, summed up."""

    def overview(self, *, since: datetime | None, purpose: Purpose | None = None) -> Overview: ...
    def entries(
        self,
        *,
        since: datetime | None = None,
        host: str | None = None,
        purpose: Purpose | None = None,
        limit: int | None = None,
    ) -> Sequence[LedgerEntry]: ...
    def export(self, path: Path, /, *, since: datetime | None = None) -> int: ...


class SearchPort(Protocol):
    """Finds episodes."""

    def words(self, text: str, /, *, limit: int = 50) -> Sequence[SearchHit]: ...
    def search(self, text: str, /, *, limit: int = 50) -> Sequence[SearchHit]: ...


class DesktopFilesPort(Protocol):
    """The files by which the desktop knows podplayer."""

    @property
    def has_autostart(self) -> bool: ...
    def set_autostart(self, *, is_on: bool) -> object: ...


class RequestCounter(Protocol):
    """The ledger of outside connections."""

    def count(self, *, since: datetime) -> int: ...


class Services(Protocol):
    """The whole of what the window may ask for: `app.bootstrap.App` has these attributes."""

    @property
    def bus(self) -> EventBus: ...
    @property
    def settings(self) -> SettingsPort: ...
    @property
    def library(self) -> Library: ...
    @property
    def subscriptions(self) -> Subscriptions: ...
    @property
    def refresh(self) -> Refresh: ...
    @property
    def covers(self) -> Covers: ...
    @property
    def queueing(self) -> Queueing: ...
    @property
    def listening(self) -> Listening: ...
    @property
    def recommendations(self) -> Recommendations: ...
    @property
    def indexing(self) -> Indexing: ...
    @property
    def senses(self) -> SensesPort: ...
    @property
    def hearing(self) -> Hearing: ...
    @property
    def downloads(self) -> Downloads: ...
    @property
    def download_queue(self) -> DownloadQueue: ...
    @property
    def storekeeping(self) -> StorekeepingPort: ...
    @property
    def desktop_files(self) -> DesktopFilesPort: ...
    @property
    def ledger(self) -> RequestCounter: ...
    @property
    def diagnostics(self) -> Doctor: ...
    @property
    def search(self) -> SearchPort: ...
    @property
    def statistics(self) -> StatisticsPort: ...
    @property
    def taste_maps(self) -> TasteMapsPort: ...
    @property
    def connections(self) -> ConnectionsPort: ...
