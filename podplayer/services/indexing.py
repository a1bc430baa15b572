"""New episodes become vectors: which are missing, in what order, and whose vectors to trust."""

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import EncoderError
from podplayer.model.events import VectorsChanged, WorkProgress
from podplayer.model.ids import EpisodeId
from podplayer.model.senses import SOUND
from podplayer.model.sentence import say
from podplayer.recommender.columns import Vectors as VectorArray
from podplayer.recommender.vectors import EVERY, Transform, from_bytes, language_means
from podplayer.services.bus import EventBus
from podplayer.services.documents import Documents
from podplayer.services.encoder_choice import by_wish, choice_for, choice_of, family_of, is_wanted
from podplayer.services.encoder_edge import EncoderEdge
from podplayer.services.settings import SettingsService
from podplayer.storage.vectors import Vectors
from podplayer.worker.encoded import EncodedBatch, EncodeItem, EncoderInfo

logger = logging.getLogger(__name__)

_COVERED = 0.9
_SLICE = 256
_STATIC_SLICE = 2048
_LONG_WAIT = 2000
"""Texts that a sentence encoder takes minutes for: rough vectors come first, in seconds."""
_GROWTH = 0.2
"""Means are taken anew when the library has grown by this share: it makes every index stale."""
_SMALL = 500
"""Vectors below which everything is done anew at once, since it costs nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexReport:
    """What encode_missing did."""

    encoded: int
    encoder: str
    total: int
    """Vectors of that encoder now."""
    skipped: Sequence[tuple[EpisodeId, str]] = ()
    """Episodes that could not be encoded, with a sentence each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexStatus:
    """How far the library is encoded."""

    encoder: str | None
    """Whose vectors rank and search; None where there are none yet."""
    encoded: int
    """Episodes with a vector of that encoder."""
    missing: int
    """Episodes without one."""
    total: int
    is_running: bool
    """Whether the encoder process is up."""
    info: EncoderInfo | None
    """What it said of itself, if it was asked since podplayer started."""


class Indexing:
    """Encodes what lacks vectors, newest first, and says whose vectors are good for use.

    One run at a time: a second caller waits for the first and then does what is left.
    """

    def __init__(
        self,
        *,
        vectors: Vectors,
        new_documents: Callable[[], Documents],
        client: EncoderEdge,
        settings: SettingsService,
        bus: EventBus,
    ) -> None:
        self._vectors = vectors
        self._new_documents = new_documents
        self._client = client
        self._settings = settings
        self._bus = bus
        self._running = threading.Lock()
        self._skipped: dict[EpisodeId, str] = {}
        self._afterwards: list[Callable[[], object]] = []

    def call_after_a_run(self, action: Callable[[], object]) -> None:
        """Have something slow done with the new vectors, on the thread that made them."""
        self._afterwards.append(action)

    def encode_missing(self, *, cancel: CancelToken, limit: int | None = None) -> IndexReport:
        """Encode every episode without a vector, or the `limit` newest of them.

        What was encoded is stored batch by batch. Raises EncoderError or Cancelled.
        """
        while not self._running.acquire(timeout=0.2):
            cancel.check()
        try:
            choice = self._choice()
            info = self._client.describe(choice, cancel=cancel)
            if info.note:
                logger.info("%s", info.note)
            run = _Run(self._vectors, self._client, self._bus, self._skipped)
            documents = self._new_documents()
            if limit is None and self._is_long(info.name):
                static = self._client.describe("static", cancel=cancel)
                run.encode(static.name, "static", documents, cancel=cancel, limit=None)
                self._act_on_new()
            encoded = run.encode(info.name, choice, documents, cancel=cancel, limit=limit)
            self._act_on_new()
        finally:
            self._running.release()
        return IndexReport(
            encoded=encoded,
            encoder=info.name,
            total=self._vectors.count(info.name),
            skipped=tuple(self._skipped.items()),
        )

    def _act_on_new(self) -> None:
        for action in self._afterwards:
            action()

    def _is_long(self, encoder: str) -> bool:
        """Whether the listener would wait long for the first topical ranking."""
        if family_of(encoder) == "static":
            return False
        missing = len(self._vectors.missing(encoder, limit=_LONG_WAIT + 1))
        return missing > _LONG_WAIT and missing > self._vectors.count(encoder)

    def active_encoder(self) -> str | None:
        """Whose vectors to rank and search with; None while there are none.

        The chosen encoder's, once it covers nearly as much as the best-covered one: so a change
        of encoder or precision never empties the recommendations while it is under way.
        """
        counts = {
            name: count
            for name, count in self._vectors.encoders().items()
            if count and name != SOUND
        }
        if not counts:
            return None
        enough = _COVERED * max(counts.values())
        return next(name for name in self._preference(counts) if counts[name] >= enough)

    def _preference(self, counts: Mapping[str, int]) -> list[str]:
        """Encoders in the order in which they are wanted; known without starting the process."""
        choice = self._choice()
        info = self._client.known(choice)
        return by_wish(counts, choice=choice, known=None if info is None else info.name)

    def _choice(self) -> str:
        """What to ask the process for: the settings', in the precision that the library has."""
        return choice_for(self._settings.current.encoder, self._vectors.encoders())

    def encode_query(
        self, text: str, *, encoder: str | None = None, cancel: CancelToken | None = None
    ) -> VectorArray:
        """A unit vector to be compared with those that transform() makes. May start the process.

        By the encoder of the vectors in use where none is named, and in its very precision and
        version. Raises EncoderError where it is not installed any more.
        """
        encoder = encoder or self.active_encoder()
        if encoder is None:
            raise EncoderError(say("Nothing is encoded yet; run `podplayer reindex` first."))
        done: list[EncodedBatch] = []
        result = self._client.encode(
            [(0, text, None)],
            cancel=cancel or CancelToken(),
            on_batch=done.append,
            choice=choice_of(encoder),
        )
        if not done:
            raise EncoderError(
                say("The text cannot be encoded: {skipped}", skipped=result.skipped[0][1])
            )
        if done[0].encoder != encoder:
            raise EncoderError(
                say(
                    "The library was encoded with {encoder}, which is not installed any more; "
                    "install it again or run `podplayer reindex`.",
                    encoder=encoder,
                )
            )
        vector = from_bytes(done[0].vectors[0], done[0].dimensions)
        unit: VectorArray = self.transform(encoder).apply(vector, done[0].languages)[0]
        return unit

    def encode_texts(self, texts: Sequence[str], languages: Sequence[str | None]) -> VectorArray:
        """(n, d) vectors of any texts by the encoder of the settings, not centred.

        Minutes for many; a text that cannot be encoded gets zeros. Raises EncoderError.
        """
        rows: dict[int, VectorArray] = {}

        def keep(batch: EncodedBatch) -> None:
            for key, data in zip(batch.keys, batch.vectors, strict=True):
                rows[key] = from_bytes(data, batch.dimensions)[0]

        items = [
            (key, text, language)
            for key, (text, language) in enumerate(zip(texts, languages, strict=True))
        ]
        self._client.encode(items, cancel=CancelToken(), on_batch=keep, choice=self._choice())
        if not rows:
            raise EncoderError(say("The encoder could not read any of the texts."))
        empty = np.zeros_like(next(iter(rows.values())))
        return np.stack([rows.get(key, empty) for key in range(len(items))])

    @property
    def is_complete(self) -> bool:
        """Whether encode_missing would find nothing to do; told without starting the process."""
        encoder = self.active_encoder()
        if encoder is None or self._vectors.missing(encoder, limit=1):
            return False
        return is_wanted(encoder, self._choice())

    def transform(self, encoder: str) -> Transform:
        """How stored vectors of an encoder are made comparable."""
        table = self._vectors.load(encoder, ids=())
        return Transform.centring(table.dimensions, self._vectors.means(encoder))

    def status(self) -> IndexStatus:
        """How far the library is encoded. Starts nothing."""
        encoder = self.active_encoder()
        missing = len(self._vectors.missing(encoder or ""))
        encoded = self._vectors.count(encoder) if encoder else 0
        return IndexStatus(
            encoder=encoder,
            encoded=encoded,
            missing=missing,
            total=encoded + missing,
            is_running=self._client.is_running,
            info=self._client.known(self._choice()),
        )

    def describe(self, *, cancel: CancelToken | None = None) -> EncoderInfo:
        """Which encoder the settings lead to on this machine. Starts the process."""
        return self._client.describe(self._choice(), cancel=cancel)

    def close(self) -> None:
        """End the encoder process."""
        self._client.close()


class _Run:
    """One pass over what is missing."""

    def __init__(
        self,
        vectors: Vectors,
        client: EncoderEdge,
        bus: EventBus,
        skipped: dict[EpisodeId, str],
    ) -> None:
        self._vectors = vectors
        self._client = client
        self._bus = bus
        self._skipped = skipped
        self._done = 0
        self._total = 0
        self._unannounced = 0

    def encode(
        self,
        encoder: str,
        choice: str,
        documents: Documents,
        *,
        cancel: CancelToken,
        limit: int | None,
    ) -> int:
        """Encode what is missing; how many there were."""
        self._done = 0
        size = _STATIC_SLICE if choice == "static" else _SLICE
        try:
            while ids := self._missing(encoder, limit):
                # Asked anew for each slice, so that episodes that a refresh brings come first.
                self._total = self._done + len(ids)
                self._encode_slice(encoder, choice, documents.of(ids[:size]), cancel)
                self._give_up_on(set(ids[:size]), encoder)
                self._take_stock(encoder, is_last=False)
        finally:
            self._take_stock(encoder, is_last=True)
            if self._total:
                # Also where it was stopped: the strip that shows the progress must go.
                self._bus.publish(WorkProgress("encode", self._total, self._total, encoder))
        return self._done

    def _missing(self, encoder: str, limit: int | None) -> list[EpisodeId]:
        if limit is not None and self._done >= limit:
            return []
        missing = [i for i in self._vectors.missing(encoder) if i not in self._skipped]
        return missing if limit is None else missing[: limit - self._done]

    def _encode_slice(
        self,
        encoder: str,
        choice: str,
        items: Sequence[EncodeItem],
        cancel: CancelToken,
    ) -> None:
        def store(batch: EncodedBatch) -> None:
            if batch.encoder != encoder:
                raise EncoderError(
                    say(
                        "The encoder changed from {encoder} to {encoder2} while it was at work; "
                        "run `podplayer reindex` again.",
                        encoder=encoder,
                        encoder2=batch.encoder,
                    )
                )
            rows = zip(batch.keys, batch.languages, batch.vectors, strict=True)
            self._vectors.put(encoder, [(EpisodeId(key), *rest) for key, *rest in rows])  # type: ignore[misc]
            self._done += len(batch.keys)
            self._unannounced += len(batch.keys)
            self._bus.publish(WorkProgress("encode", self._done, self._total + 1, encoder))

        result = self._client.encode(items, cancel=cancel, on_batch=store, choice=choice)
        for key, sentence in result.skipped:
            self._skipped[EpisodeId(key)] = sentence

    def _give_up_on(self, ids: set[EpisodeId], encoder: str) -> None:
        """What has no vector after its turn must not come up for ever in this run."""
        for number in ids.intersection(self._vectors.missing(encoder)):
            self._skipped.setdefault(number, say("The episode has no text that can be encoded."))

    def _take_stock(self, encoder: str, *, is_last: bool) -> None:
        """Announce, and take the means anew, once there is enough that is new."""
        if not self._unannounced:
            return
        count = self._vectors.count(encoder)
        mean = self._vectors.means(encoder).get(EVERY)
        known = 0 if mean is None else mean.count
        has_grown = count >= (1 + _GROWTH) * known or count <= _SMALL
        if has_grown:
            self._vectors.set_means(encoder, language_means(self._vectors.load(encoder)))
        if has_grown or is_last:
            announced, self._unannounced = self._unannounced, 0
            self._bus.publish(VectorsChanged(announced))
