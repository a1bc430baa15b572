"""Named interests become vectors, by the encoder whose vectors rank."""

import logging
import threading
from collections.abc import Callable

from podplayer.model.cancel import CancelToken
from podplayer.model.events import TasteChanged
from podplayer.services.bus import EventBus
from podplayer.services.indexing import EncoderEdge, family_of
from podplayer.storage.database import Database
from podplayer.storage.interests import InterestTable
from podplayer.worker.client import EncodedBatch

logger = logging.getLogger(__name__)


class InterestVectors:
    """Sees to it that what the listener named can be compared with episodes."""

    def __init__(
        self,
        db: Database,
        *,
        client: EncoderEdge,
        active_encoder: Callable[[], str | None],
        bus: EventBus,
    ) -> None:
        self._table = InterestTable(db)
        self._client = client
        self._active_encoder = active_encoder
        self._bus = bus
        self._running = threading.Lock()

    def ensure(self, *, cancel: CancelToken | None = None) -> int:
        """Encode the interests that lack a vector, and how many those were. May start the process.

        Before episodes are encoded there is nothing to compare with, and nothing is done; each run
        of the index ends with a call of this. Raises EncoderError or Cancelled.
        """
        with self._running:
            encoder = self._active_encoder()
            missing = [] if encoder is None else self._table.without_vector(encoder)
            if encoder is None or not missing:
                return 0
            done: list[EncodedBatch] = []
            self._client.encode(
                [(one.id, one.text, None) for one in missing],
                cancel=cancel or CancelToken(),
                on_batch=done.append,
                choice=family_of(encoder) or "auto",
            )
            # Precisions of one model differ by less than a few words' own vagueness.
            kept = [batch for batch in done if family_of(batch.encoder) == family_of(encoder)]
            if len(kept) < len(done):
                logger.info("interests wait for %s, which is not installed", encoder)
            for batch in kept:
                rows = zip(batch.keys, batch.languages, batch.vectors, strict=True)
                self._table.put_vectors(encoder, rows)
        if kept:
            self._bus.publish(TasteChanged())
        return sum(len(batch.keys) for batch in kept)
