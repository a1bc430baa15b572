"""Wiring: every object of the program is made here, once, and handed what it needs."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from podplayer import __version__
from podplayer.app.checks import Checks
from podplayer.app.engines import make_backend
from podplayer.app.paths import Paths
from podplayer.media.artwork import CoverStore
from podplayer.media.download import Streams
from podplayer.model.errors import StorageError
from podplayer.model.net import Http
from podplayer.net.client import CurlClient
from podplayer.net.policy import NetPolicy
from podplayer.playback.backend import Backend
from podplayer.playback.clock import SystemClock
from podplayer.playback.lazy import LazyBackend
from podplayer.services.bus import EventBus
from podplayer.services.connections import Connections
from podplayer.services.covers import Covers
from podplayer.services.diagnostics import Diagnostics
from podplayer.services.documents import Documents
from podplayer.services.downloads import Downloads
from podplayer.services.evaluation import FolderEvaluation
from podplayer.services.indexing import EncoderEdge, Indexing
from podplayer.services.key_ring import KeyRing, SystemKeyRing
from podplayer.services.library import Library
from podplayer.services.listening import Listening
from podplayer.services.listening_store import ListeningStore
from podplayer.services.logins import Logins, ServerMemory
from podplayer.services.moving_in import MovingIn
from podplayer.services.neighbours import Neighbours
from podplayer.services.playlists import Playlists
from podplayer.services.queueing import Queueing
from podplayer.services.recommendations import Recommendations
from podplayer.services.refresh import Refresh
from podplayer.services.sample import SampleLibrary
from podplayer.services.search import SearchService
from podplayer.services.settings import SettingsService
from podplayer.services.statistics import Statistics
from podplayer.services.subscriptions import Subscriptions
from podplayer.services.taste_map import TasteMaps
from podplayer.storage.backup import back_up
from podplayer.storage.database import Database
from podplayer.storage.episodes import Episodes
from podplayer.storage.hosts import Hosts
from podplayer.storage.ledger import RequestLedger
from podplayer.storage.migrations import open_database
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.search import Search
from podplayer.storage.settings import SettingsStore
from podplayer.storage.vectors import Vectors
from podplayer.worker.client import EncoderClient

logger = logging.getLogger(__name__)


def utc_now() -> datetime:
    """The clock of everything but playback."""
    return datetime.now(UTC)


@dataclass(kw_only=True)
class Edges:
    """What tests put in the place of the world; None is the real thing."""

    http: Http | None = None
    encoder: EncoderEdge | None = None
    backend: Backend | None = None
    now: Callable[[], datetime] = utc_now
    key_ring: KeyRing = field(default_factory=SystemKeyRing)


class App:
    """All services of one profile.

    Making them opens the library and nothing else: no process, no connection, no sound device.
    """

    def __init__(self, paths: Paths, db: Database, edges: Edges) -> None:
        self.paths = paths
        self._db = db
        now = edges.now
        self.bus = EventBus()
        self.ledger = RequestLedger(db)
        self.settings = SettingsService(SettingsStore(db), self.bus)
        hosts = Hosts(db)
        self.logins = Logins(hosts, ring=edges.key_ring, now=now)
        self.http = edges.http or CurlClient(
            ledger=self.ledger.add,
            policy=self._policy,
            version=__version__,
            now=now,
            servers=ServerMemory(hosts, logins=self.logins, now=now),
        )
        self.library = Library(db, bus=self.bus, now=now)
        self.queueing = Queueing(db, bus=self.bus, now=now)
        self.playlists = Playlists(db, bus=self.bus, now=now)
        self.subscriptions = Subscriptions(
            db, http=self.http, bus=self.bus, now=now, logins=self.logins
        )
        self.moving = MovingIn(db, subscriptions=self.subscriptions, bus=self.bus, now=now)
        self.refresh = Refresh(db, http=self.http, bus=self.bus, now=now)
        self.covers = Covers(
            db, store=CoverStore(paths.covers), http=self.http, bus=self.bus, now=now
        )
        self._streams = Streams(http=self.http)
        self.downloads = Downloads(
            db, bus=self.bus, streams=self._streams, folder=paths.media, clock=SystemClock()
        )
        clock = SystemClock()
        self.listening = Listening(
            backend=edges.backend or LazyBackend(self._engine),
            store=ListeningStore(db, bus=self.bus, clock=clock),
            downloads=self.downloads,
            settings=self.settings,
            clock=clock,
        )
        episodes, podcasts, vectors = Episodes(db), Podcasts(db), Vectors(db)
        self.indexing = Indexing(
            vectors=vectors,
            new_documents=lambda: Documents(episodes=episodes, podcasts=podcasts),
            client=edges.encoder
            or EncoderClient(cache_dir=paths.cache, log_path=paths.logs / "encoder.log"),
            settings=self.settings,
            bus=self.bus,
        )
        neighbours = Neighbours(
            indexing=self.indexing,
            vectors=vectors,
            episodes=episodes,
            podcasts=podcasts,
            folder=paths.cache,
        )
        self.search = SearchService(Search(db), neighbours=neighbours.of_meaning)
        self.recommendations = Recommendations(
            db,
            bus=self.bus,
            settings=self.settings,
            active_encoder=self.indexing.active_encoder,
            now=now,
        )
        self.evaluation = FolderEvaluation(encode=self.indexing.encode_texts)
        self.taste_maps = TasteMaps(db, active_encoder=self.indexing.active_encoder, now=now)
        self.statistics = Statistics(db, now=now)
        self.connections = Connections(self.ledger)
        self.sample = SampleLibrary(
            db, covers=paths.covers, media=paths.media, bus=self.bus, now=now
        )
        self.diagnostics = Diagnostics(Checks(paths=paths, db=db, indexing=self.indexing).all())

    def _policy(self) -> NetPolicy:
        settings = self.settings.current
        return NetPolicy(
            is_offline=settings.is_offline,
            unwraps_trackers=settings.unwraps_trackers,
            proxy=settings.proxy,
        )

    def _engine(self) -> Backend:
        """The engine of the settings, made when something is to sound, on the thread that plays."""
        return make_backend(self.settings.current.engine)

    def back_up(self, target: Path) -> None:
        """Write a verified copy of the library."""
        back_up(self._db, target)

    def close(self) -> None:
        """Store what plays, end the encoder process, close the library."""
        self.listening.close()
        self._streams.close()
        self.indexing.close()
        self._db.close()


def build(paths: Paths, edges: Edges | None = None) -> App:
    """Open a profile.

    Raises:
        StorageError: the profile cannot be used; the sentence says what to do.
    """
    try:
        paths.profile.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"The profile folder {paths.profile} cannot be made ({error.strerror}); "
            "choose another with --profile."
        ) from error
    return App(paths, open_database(paths.library), edges or Edges())
