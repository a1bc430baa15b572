"""Named interests become vectors, by the encoder whose vectors rank."""

import threading
from collections.abc import Callable, Sequence

from podplayer.model.cancel import CancelToken
from podplayer.model.events import TasteChanged
from podplayer.model.interests import StatedInterest
from podplayer.services.bus import EventBus
from podplayer.services.encoder_edge import EncoderEdge, encode_as
from podplayer.storage.database import Database
from podplayer.storage.interests import InterestTable


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

        Where another thread is at it, it is left to that one, and nothing is waited for. Before
        episodes are encoded there is nothing to compare with, and nothing is done; each run of the
        index ends with a call of this. Raises EncoderError or Cancelled.
        """
        total = 0
        # Again after each round: what was named meanwhile was left to this thread.
        while (wanted := self._missing()) is not None:
            if not self._running.acquire(blocking=False):
                break
            try:
                count = self._encode(*wanted, cancel or CancelToken())
            finally:
                self._running.release()
            total += count
            if not count:
                break
        if total:
            self._bus.publish(TasteChanged())
        return total

    def _missing(self) -> tuple[str, Sequence[StatedInterest]] | None:
        encoder = self._active_encoder()
        missing = [] if encoder is None else self._table.without_vector(encoder)
        return None if encoder is None or not missing else (encoder, missing)

    def _encode(self, encoder: str, missing: Sequence[StatedInterest], cancel: CancelToken) -> int:
        items = [(one.id, one.text, None) for one in missing]
        done = encode_as(self._client, encoder, items, cancel=cancel)
        for batch in done:
            rows = zip(batch.keys, batch.languages, batch.vectors, strict=True)
            self._table.put_vectors(encoder, rows)
        return sum(len(batch.keys) for batch in done)
