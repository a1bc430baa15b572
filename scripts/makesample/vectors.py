"""The text vectors that come with the sample, made by podplayer's own documents and encoder."""

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from podplayer.model.cancel import CancelToken
from podplayer.services.bus import EventBus
from podplayer.services.documents import Documents
from podplayer.services.indexing import Indexing
from podplayer.services.sample.library import SampleLibrary
from podplayer.services.sample.vectors import save_vectors
from podplayer.services.settings import SettingsService
from podplayer.storage.episodes import Episodes
from podplayer.storage.migrations import open_database
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.settings import SettingsStore
from podplayer.storage.vectors import Vectors
from podplayer.worker.client import EncoderClient


def encode_all(path: Path) -> None:
    """Fill a library that is thrown away, encode it, and keep its vectors."""
    path.unlink(missing_ok=True)
    cancel = CancelToken()
    with tempfile.TemporaryDirectory() as name:
        profile = Path(name)
        db = open_database(profile / "library.db")
        bus = EventBus()
        sample = SampleLibrary(
            db,
            covers=profile / "covers",
            media=profile / "episodes",
            bus=bus,
            now=lambda: datetime.now(UTC),
        )
        sample.fill(cancel=cancel)
        client = EncoderClient(cache_dir=profile)
        episodes, podcasts, vectors = Episodes(db), Podcasts(db), Vectors(db)
        settings = SettingsService(SettingsStore(db), bus)
        # Exact, whatever this processor is best at: every computer gets these vectors.
        settings.change(encoder="e5-fp32")
        indexing = Indexing(
            vectors=vectors,
            new_documents=lambda: Documents(episodes=episodes, podcasts=podcasts),
            client=client,
            settings=settings,
            bus=bus,
        )
        try:
            report = indexing.encode_missing(cancel=cancel)
        finally:
            client.close()
        table = vectors.load(report.encoder)
        guids = {row.id: row.guid for row in episodes.rows()}
        save_vectors(path, table=table, guids=[guids[number] for number in table.ids])
        sys.stderr.write(f"{report.encoded} vectors of {report.encoder}\n")
        db.close()
