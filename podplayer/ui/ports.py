"""What the window asks of the services: exactly the methods it calls, as Protocols.

The real ones live in `podplayer.services`; tests hand in fakes. All of them block: anything but the
short queries (library, queueing, settings) is called through `Tasks`.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from podplayer.model.cancel import CancelToken
from podplayer.model.ids import ContextId, EpisodeId, PodcastId
from podplayer.model.listening import FeedbackKind, Mood
from podplayer.model.net import LedgerEntry, Purpose
from podplayer.model.podcast import (
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
from podplayer.model.recovery import BackupFile, Preview
from podplayer.model.sealed import MediaFile
from podplayer.model.settings import Settings
from podplayer.model.taste_map import TasteMap
from podplayer.model.text import SearchHit
from podplayer.services.bus import EventBus
from podplayer.services.connections import Overview
from podplayer.services.diagnostics import Check
from podplayer.services.library_key import Holder
from podplayer.services.parts import PartsStatus
from podplayer.services.refresh import RefreshReport
from podplayer.services.sealing import SealingReport
from podplayer.services.statistics import Listened
from podplayer.ui.discovery_ports import (
    DirectoriesPort,
    DiscoveryPort,
    InterestsPort,
    InterestVectorsPort,
)
from podplayer.ui.library_ports import (
    AddressesPort,
    DownloadQueue,
    Downloads,
    Library,
    LoginsPort,
    MovingPort,
    PlaylistsPort,
    Queueing,
    StorekeepingPort,
    Subscriptions,
)
from podplayer.ui.listening_ports import Hearing, Listening, SensesPort

# ruff: noqa: D102, ANN401 - the services document and shape their methods


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
    def feeling(self, episode_id: EpisodeId, /) -> Mood | None: ...
    def taste(self) -> Taste: ...
    def forget(self, scope: ForgetScope, /) -> int: ...
    def evaluate_log(self) -> Scoreboard: ...


class Refresh(Protocol):
    """Looks for new episodes."""

    def all(
        self, *, cancel: CancelToken, podcast_ids: Sequence[PodcastId] | None = None
    ) -> RefreshReport: ...
    def due(self, *, cancel: CancelToken) -> RefreshReport: ...
    def older(
        self, podcast_ids: Sequence[PodcastId], *, cancel: CancelToken
    ) -> Mapping[PodcastId, int]: ...


class Covers(Protocol):
    """Where covers lie, and fetching those that are missing."""

    def path(self, url: str, /) -> Path | None: ...
    def file(self, url: str, /) -> MediaFile | None: ...
    def fetch_missing(
        self, urls: Sequence[str] | None = None, *, cancel: CancelToken
    ) -> object: ...


class Indexing(Protocol):
    """Text becomes vectors."""

    @property
    def is_complete(self) -> bool: ...
    def encode_missing(self, *, cancel: CancelToken, limit: int | None = None) -> Any: ...
    def status(self) -> Any: ...


class SettingsPort(Protocol):
    """The listener's choices."""

    @property
    def current(self) -> Settings: ...
    def change(self, **fields: Any) -> Settings: ...


class Doctor(Protocol):
    """Checks whether everything works."""

    @property
    def folder(self) -> Path: ...
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


class ProxyPort(Protocol):
    """The proxy of the settings, its password in the key ring."""

    def change(self, text: str, /) -> object: ...


class SafekeepingPort(Protocol):
    """Encryption, backups, restoring; the last four for a library that is closed."""

    def holder(self) -> Holder | None: ...
    def check(self, old: str, new: str | None, /) -> object: ...
    def check_new(self, passphrase: str, /) -> object: ...
    def backups(self) -> Sequence[BackupFile]: ...
    def back_up(self) -> Path: ...
    def preview(self, path: Path, passphrase: str = "", /) -> Preview: ...
    def fraction(self) -> float: ...
    def turn_on(self, passphrase: str | None, /) -> object: ...
    def change(self, old: str, new: str | None, /) -> object: ...
    def turn_off(self, old: str, /) -> object: ...
    def restore(self, path: Path, passphrase: str = "", /) -> object: ...


class SealingPort(Protocol):
    """Locking of downloads and covers."""

    def has_work(self) -> bool: ...
    def carry_out(self, *, cancel: CancelToken) -> SealingReport: ...


class EverythingPort(Protocol):
    """The whole library as one file."""

    def export(self, target: Path, /, *, passphrase: str | None) -> object: ...


class ErasingPort(Protocol):
    """Backups that still know what was forgotten."""

    def renew_backups(self) -> object: ...


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


class PartsPort(Protocol):
    """The models' files: what lacks, and bringing it."""

    def status(self) -> PartsStatus: ...
    def install(self, *, cancel: CancelToken) -> PartsStatus: ...


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
    def is_engine_loaded(self) -> bool: ...
    def load_engine(self) -> None: ...
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
    def playlists(self) -> PlaylistsPort: ...
    @property
    def moving(self) -> MovingPort: ...
    @property
    def logins(self) -> LoginsPort: ...
    @property
    def addresses(self) -> AddressesPort: ...
    @property
    def discovery(self) -> DiscoveryPort: ...
    @property
    def directories(self) -> DirectoriesPort: ...
    @property
    def interests(self) -> InterestsPort: ...
    @property
    def interest_vectors(self) -> InterestVectorsPort: ...
    @property
    def ledger(self) -> RequestCounter: ...
    @property
    def diagnostics(self) -> Doctor: ...
    @property
    def parts(self) -> PartsPort: ...
    @property
    def search(self) -> SearchPort: ...
    @property
    def statistics(self) -> StatisticsPort: ...
    @property
    def taste_maps(self) -> TasteMapsPort: ...
    @property
    def connections(self) -> ConnectionsPort: ...
    @property
    def proxy(self) -> ProxyPort: ...
    @property
    def safekeeping(self) -> SafekeepingPort: ...
    @property
    def sealing(self) -> SealingPort: ...
    @property
    def everything(self) -> EverythingPort: ...
    @property
    def erasing(self) -> ErasingPort: ...
