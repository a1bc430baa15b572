"""Wiring: every object of the program is made here, once, and handed what it needs."""

import importlib
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from podplayer import __version__
from podplayer.app.desktop_files import desktop_files
from podplayer.app.engines import load_engine, make_backend
from podplayer.app.memory import give_back
from podplayer.app.passphrase import ask_passphrase
from podplayer.app.paths import Paths
from podplayer.media.artwork import CoverStore
from podplayer.media.download import Streams
from podplayer.media.throttle import Throttle
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import StorageError
from podplayer.model.ids import PodcastId
from podplayer.model.net import Http
from podplayer.model.sealed import FileKeys
from podplayer.net.client import CurlClient
from podplayer.net.policy import NetPolicy
from podplayer.playback.backend import Backend
from podplayer.playback.clock import Clock, SystemClock
from podplayer.playback.lazy import LazyBackend
from podplayer.services.addresses import Addresses
from podplayer.services.backups import Backups
from podplayer.services.bus import EventBus
from podplayer.services.connections import Connections
from podplayer.services.covers import Covers
from podplayer.services.directories import Directories
from podplayer.services.discovery import DiscoveryService
from podplayer.services.download_queue import DownloadQueue
from podplayer.services.downloads import Downloads
from podplayer.services.erasing import Erasing
from podplayer.services.everything import Everything
from podplayer.services.interests import Interests
from podplayer.services.key_ring import KeyRing, SystemKeyRing
from podplayer.services.library import Library
from podplayer.services.library_key import AskPassphrase, key_file, read_lock, write_lock
from podplayer.services.listening import Listening
from podplayer.services.listening_store import ListeningStore
from podplayer.services.logins import Logins, ServerMemory
from podplayer.services.moving_in import MovingIn
from podplayer.services.opening import OpenLibrary, open_library
from podplayer.services.playlists import Playlists
from podplayer.services.proxy import Proxy
from podplayer.services.queueing import Queueing
from podplayer.services.refresh import Refresh
from podplayer.services.renewal import Renewal
from podplayer.services.safekeeping import Safekeeping
from podplayer.services.sealing import Sealing
from podplayer.services.settings import SettingsService
from podplayer.services.statistics import Statistics
from podplayer.services.storekeeping import Storekeeping
from podplayer.services.subscriptions import Subscriptions
from podplayer.storage.backup import back_up
from podplayer.storage.hosts import Hosts
from podplayer.storage.ledger import RequestLedger
from podplayer.storage.settings import SettingsStore

if TYPE_CHECKING:
    from podplayer.app.hearing import Hearing
    from podplayer.app.insight import Insight
    from podplayer.services.diagnostics import Diagnostics
    from podplayer.services.encoder_edge import EncoderEdge
    from podplayer.services.evaluation import FolderEvaluation
    from podplayer.services.indexing import Indexing
    from podplayer.services.interest_vectors import InterestVectors
    from podplayer.services.parts import Parts
    from podplayer.services.recommendations import Recommendations
    from podplayer.services.sample.library import SampleLibrary
    from podplayer.services.search import SearchService
    from podplayer.services.senses import Senses
    from podplayer.services.taste_map import TasteMaps

logger = logging.getLogger(__name__)


def utc_now() -> datetime:
    """The clock of everything but playback."""
    return datetime.now(UTC)


@dataclass(kw_only=True)
class Edges:
    """What tests put in the place of the world; None is the real thing."""

    http: Http | None = None
    encoder: "EncoderEdge | None" = None
    backend: Backend | None = None
    now: Callable[[], datetime] = utc_now
    clock: Clock = field(default_factory=SystemClock)
    """What listening and downloads measure and write down with."""
    key_ring: KeyRing = field(default_factory=SystemKeyRing)
    ask: AskPassphrase = ask_passphrase


class App:
    """All services of one profile.

    Making them opens the library and nothing else: no process, no connection, no sound device.
    """

    def __init__(self, paths: Paths, opened: OpenLibrary, edges: Edges) -> None:
        self.paths = paths
        self._opened = opened
        self._db = opened.db
        self._edges = edges
        self._now = edges.now
        self.bus = EventBus()
        self.settings = SettingsService(SettingsStore(self._db), self.bus)
        self.desktop_files = desktop_files(paths)
        # In this order: each needs some of what was made before it.
        self._make_network()
        self._make_library()
        self._make_files()
        self._make_player()
        self._make_safety()
        self._loaded = ""
        self._guard = threading.Lock()
        self._insight: Insight | None = None
        self._hearing: Hearing | None = None

    def _make_network(self) -> None:
        hosts, ring = Hosts(self._db), self._edges.key_ring
        self.ledger = RequestLedger(self._db)
        self.connections = Connections(self.ledger)
        self.proxy = Proxy(self.settings, ring=ring)
        self.logins = Logins(hosts, ring=ring, now=self._now)
        self.http = self._edges.http or CurlClient(
            ledger=self.ledger.add,
            policy=self._policy,
            version=__version__,
            now=self._now,
            servers=ServerMemory(hosts, logins=self.logins, now=self._now),
        )

    def _make_library(self) -> None:
        db, http, bus, now = self._db, self.http, self.bus, self._now
        self.library = Library(db, bus=bus, now=now)
        self.queueing = Queueing(db, bus=bus, now=now)
        self.playlists = Playlists(db, bus=bus, now=now)
        self.discovery = DiscoveryService(db)
        self.interests = Interests(db, bus=bus, now=now)
        self.subscriptions = Subscriptions(db, http=http, bus=bus, now=now, logins=self.logins)
        self.directories = Directories(db, http=http, subscriptions=self.subscriptions)
        self.addresses = Addresses(db, http=http, bus=bus, now=now)
        self.moving = MovingIn(db, subscriptions=self.subscriptions, bus=bus, now=now)
        self.refresh = Refresh(db, http=http, bus=bus, now=now)
        self.statistics = Statistics(db, now=now)

    def _make_files(self) -> None:
        db, http, bus, now = self._db, self.http, self.bus, self._now
        keys = FileKeys(db.key)
        self._cover_store = CoverStore(self.paths.covers, keys=keys, seals=self._seals)
        self.covers = Covers(db, store=self._cover_store, http=http, bus=bus, now=now)
        self._streams = Streams(
            http=http,
            throttle=Throttle(lambda: self.settings.current.bandwidth_kb * 1000),
            renew=Renewal(db, check=self._check_show, now=now).address,
            keys=keys,
        )
        self.downloads = Downloads(
            db,
            bus=bus,
            streams=self._streams,
            folder=self.paths.media,
            clock=self._edges.clock,
            at_once=lambda: self.settings.current.parallel_downloads,
            seals=self._seals,
        )
        self.sealing = Sealing(db, seals=self._seals, in_use=self.downloads.in_use, bus=bus)
        self.storekeeping = Storekeeping(
            db,
            folder=self.paths.trash,
            settings=lambda: self.settings.current,
            bus=bus,
            now=now,
        )
        self.download_queue = DownloadQueue(db, downloads=self.downloads, store=self.storekeeping)

    def _make_player(self) -> None:
        clock = self._edges.clock
        self._lazy = LazyBackend(self._engine)
        self._heard = ListeningStore(self._db, bus=self.bus, clock=clock)
        self.listening = Listening(
            backend=self._edges.backend or self._lazy,
            store=self._heard,
            downloads=self.downloads,
            settings=self.settings,
            clock=clock,
        )

    def _make_safety(self) -> None:
        db, ring, now = self._db, self._edges.key_ring, self._now
        self.backups = Backups(db, now=now)
        self.safekeeping = Safekeeping(db, backups=self.backups, ring=ring, now=now)
        self.erasing = Erasing(
            db,
            downloads=self.downloads,
            covers=self._cover_store,
            backups=self.backups,
            bus=self.bus,
        )
        self.everything = Everything(
            db,
            library=self.library,
            subscriptions=self.subscriptions,
            settings=self.settings,
            now=now,
        )

    @property
    def hearing(self) -> "Hearing":
        """Chapters, transcripts, bookmarks, the analysis of files; made at first use."""
        with self._guard:
            if self._hearing is None:
                self._hearing = importlib.import_module("podplayer.app.hearing").Hearing(
                    self._db,
                    paths=self.paths,
                    http=self.http,
                    bus=self.bus,
                    now=self._now,
                    writer=lambda: self.insight.writer,
                )
            return self._hearing

    @property
    def insight(self) -> "Insight":
        """The half of the program that brings numpy: made at first use, from any thread."""
        with self._guard:
            if self._insight is None:
                self._insight = importlib.import_module("podplayer.app.insight").Insight(
                    self._db,
                    paths=self.paths,
                    covers=self._cover_store,
                    bus=self.bus,
                    settings=self.settings,
                    http=self.http,
                    encoder=self._edges.encoder,
                    now=self._now,
                )
            return self._insight

    @property
    def indexing(self) -> "Indexing":
        """Text becomes vectors, in the encoder process."""
        return self.insight.indexing

    @property
    def interest_vectors(self) -> "InterestVectors":
        """Named interests become vectors, in the encoder process."""
        return self.insight.interest_vectors

    @property
    def senses(self) -> "Senses":
        """Recordings are heard and covers seen, in the encoder process."""
        return self.insight.senses

    @property
    def search(self) -> "SearchService":
        """By words and by meaning."""
        return self.insight.search

    @property
    def recommendations(self) -> "Recommendations":
        """The ranking and what it learns from."""
        return self.insight.recommendations

    @property
    def evaluation(self) -> "FolderEvaluation":
        """Rankings compared on other people's choices."""
        return self.insight.evaluation

    @property
    def taste_maps(self) -> "TasteMaps":
        """The map of the library's topics."""
        return self.insight.taste_maps

    @property
    def sample(self) -> "SampleLibrary":
        """The made-up shows."""
        return self.insight.sample

    @property
    def parts(self) -> "Parts":
        """The models' files that the small package comes without."""
        return self.insight.parts

    @property
    def diagnostics(self) -> "Diagnostics":
        """What doctor checks."""
        return self.insight.diagnostics

    def _seals(self) -> bool:
        return self.settings.current.locks_files and self._db.key is not None

    def _policy(self) -> NetPolicy:
        settings = self.settings.current
        if settings.is_offline:
            return NetPolicy(is_offline=True)  # and the key ring is left alone
        proxy, password = self.proxy.route()
        return NetPolicy(
            unwraps_trackers=settings.unwraps_trackers, proxy=proxy, proxy_password=password
        )

    def _check_show(self, podcast_id: PodcastId, cancel: CancelToken) -> None:
        self.refresh.all(cancel=cancel, podcast_ids=[podcast_id])

    @property
    def is_engine_loaded(self) -> bool:
        """Whether playing can begin on the window's thread without holding it up."""
        return self._edges.backend is not None or self._loaded == self.settings.current.engine

    def load_engine(self) -> None:
        """Import the engine of the settings, from any thread: it takes a fifth of a second."""
        engine = self.settings.current.engine
        load_engine(engine)
        self._loaded = engine

    def warm_player(self) -> None:
        """Make the engine before it is needed, on the thread that plays."""
        if self._edges.backend is None:
            self._lazy.ensure()

    def _engine(self) -> Backend:
        """The engine of the settings, made when something is to sound, on the thread that plays."""
        return make_backend(self.settings.current.engine)

    def write_beside(self, *, failed: Callable[[StorageError], object]) -> None:
        """Write on other threads what is heard and set: this one must not wait for the disk.

        Args:
            failed: told, on such a thread, that a setting could not be stored.
        """
        self._heard.write_beside()
        self.settings.write_beside(failed=failed)

    def give_memory_back(self) -> None:
        """Let go of what was read and freed. Some milliseconds, from any thread."""
        self._db.shrink()
        give_back()

    def back_up(self, target: Path) -> None:
        """Write a verified copy of the library; beside one that is encrypted, its key file."""
        back_up(self._db, target)
        lock = read_lock(key_file(self.paths.library)) if self._db.key else None
        if lock is not None:
            write_lock(key_file(target), lock)

    def close(self) -> None:
        """Store what plays, end the encoder process, close the library."""
        self.listening.close()
        self._heard.close()
        self.settings.close()
        self._streams.close()
        self.download_queue.close()
        if self._insight is not None:
            self._insight.indexing.close()
        self._opened.close()


def make_profile(paths: Paths) -> None:
    """Make the folder of a profile. Raises StorageError."""
    try:
        paths.profile.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"The profile folder {paths.profile} cannot be made ({error.strerror}); "
            "choose another with --profile."
        ) from error


def build(paths: Paths, edges: Edges | None = None) -> App:
    """Open a profile.

    Raises:
        StorageError: the profile cannot be used; the sentence says what to do.
        SecretsError: it is encrypted and its key cannot be had.
    """
    make_profile(paths)
    edges = edges or Edges()
    return App(paths, open_library(paths.library, ring=edges.key_ring, ask=edges.ask), edges)
