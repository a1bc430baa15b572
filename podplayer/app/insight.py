"""Wiring of all that works with vectors: loaded in the background, after the window is there.

Its modules bring numpy with them, 0.3 CPU seconds and 30 MB, which neither the first paint nor
`podplayer shows` should wait for.
"""

import importlib
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from podplayer.app.checks import Checks
from podplayer.app.paths import Paths
from podplayer.media.artwork import CoverStore
from podplayer.model.net import Http
from podplayer.services.bus import EventBus
from podplayer.services.diagnostics import Diagnostics
from podplayer.services.documents import Documents
from podplayer.services.encoder_edge import EncoderEdge
from podplayer.services.index_build import build_apart
from podplayer.services.indexing import Indexing
from podplayer.services.interest_vectors import InterestVectors
from podplayer.services.moods import MoodAnchors
from podplayer.services.neighbours import Neighbours
from podplayer.services.parts import Parts
from podplayer.services.recommendations import Recommendations
from podplayer.services.sample.library import SampleLibrary
from podplayer.services.search import SearchService
from podplayer.services.senses import Senses
from podplayer.services.settings import SettingsService
from podplayer.services.taste_map import TasteMaps
from podplayer.storage.database import Database
from podplayer.storage.episodes import Episodes
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.search import Search
from podplayer.storage.vectors import Vectors
from podplayer.worker.client import EncoderClient
from podplayer.worker.transcribing import SpeechWriter

if TYPE_CHECKING:
    from podplayer.services.evaluation import FolderEvaluation


class Insight:
    """The services that know what episodes are about."""

    def __init__(  # noqa: PLR0913 - the half of App's wiring
        self,
        db: Database,
        *,
        paths: Paths,
        covers: CoverStore,
        bus: EventBus,
        settings: SettingsService,
        http: Http,
        encoder: EncoderEdge | None,
        now: Callable[[], datetime],
    ) -> None:
        episodes, podcasts, vectors = Episodes(db), Podcasts(db), Vectors(db)
        client = encoder or EncoderClient(
            cache_dir=paths.cache / "encoder",
            log_path=paths.logs / "encoder.log",
            roots=(paths.media, paths.covers),
            weights=(paths.weights,),
        )
        self.writer = SpeechWriter(client)
        self.indexing = Indexing(
            vectors=vectors,
            new_documents=lambda: Documents(episodes=episodes, podcasts=podcasts),
            client=client,
            settings=settings,
            bus=bus,
        )
        moods = MoodAnchors(db, client=client, active_encoder=self.indexing.active_encoder, bus=bus)
        self.indexing.call_after_a_run(moods.ensure)
        self.interest_vectors = InterestVectors(
            db, client=client, active_encoder=self.indexing.active_encoder, bus=bus
        )
        self.indexing.call_after_a_run(self.interest_vectors.ensure)
        self.senses = Senses(db, client=client, cover_path=covers.path, bus=bus)
        # The file would tell in the clear what an encrypted library is about.
        folder = paths.cache if db.key is None else None
        neighbours = Neighbours(
            indexing=self.indexing,
            vectors=vectors,
            episodes=episodes,
            podcasts=podcasts,
            folder=folder,
            build=None if folder is None else partial(build_apart, db.path, folder=folder),
        )
        self.search = SearchService(Search(db), neighbours=neighbours.of_meaning)
        self.recommendations = Recommendations(
            db,
            bus=bus,
            settings=settings,
            active_encoder=self.indexing.active_encoder,
            now=now,
        )
        self.taste_maps = TasteMaps(db, active_encoder=self.indexing.active_encoder, now=now)
        self.sample = SampleLibrary(db, covers=paths.covers, media=paths.media, bus=bus, now=now)
        self.parts = Parts(folder=paths.weights, http=http, bus=bus, changed=client.restart)
        self.diagnostics = Diagnostics(
            Checks(paths=paths, db=db, indexing=self.indexing).all(), folder=paths.profile
        )

    @property
    def evaluation(self) -> "FolderEvaluation":
        """Rankings compared on other people's choices."""
        # The window never asks for it: its modules are 0.1 CPU seconds and 2 MB.
        found = importlib.import_module("podplayer.services.evaluation")
        evaluation: FolderEvaluation = found.FolderEvaluation(encode=self.indexing.encode_texts)
        return evaluation
