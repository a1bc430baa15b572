"""Episodes that are near in meaning to a text or to another episode."""

import logging
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np

from podplayer.model.errors import EncoderError
from podplayer.model.ids import EpisodeId
from podplayer.recommender.columns import Vectors as VectorArray
from podplayer.recommender.index import EXACT_UP_TO, NeighbourIndex, nearest
from podplayer.services.encoder_choice import is_rough
from podplayer.services.index_build import loader
from podplayer.services.indexing import Indexing
from podplayer.storage.episodes import Episodes
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.vectors import Vectors

logger = logging.getLogger(__name__)

Near = list[tuple[EpisodeId, float]]
"""Episodes and cosines, nearest first."""

_SPARE = 20
"""Found beyond what was asked for, since some belong to shows that were dropped."""


class Neighbours:
    """Keeps an index over the vectors in use, made anew after each run of the encoder."""

    def __init__(  # noqa: PLR0913 - what it looks into, and what makes its file
        self,
        *,
        indexing: Indexing,
        vectors: Vectors,
        episodes: Episodes,
        podcasts: Podcasts,
        folder: Path | None,
        build: Callable[[str], object] | None = None,
    ) -> None:
        """Prepare.

        Args:
            indexing: knows the encoder in use, and when vectors came.
            vectors: of the library.
            episodes: of the library.
            podcasts: of the library.
            folder: where the index file lies once the library is large. None: nowhere, and it is
                made anew in memory after each start.
            build: makes that file for an encoder in another process.
        """
        self._indexing = indexing
        self._vectors = vectors
        self._episodes = episodes
        self._podcasts = podcasts
        self._folder = folder
        self._build = build
        self._exact_up_to = EXACT_UP_TO
        self._guard = threading.Lock()
        self._index: NeighbourIndex | None = None
        indexing.call_after_a_run(self.prepare)

    def of_text(self, text: str, count: int) -> Near:
        """Near to what a text means; nothing where there are no vectors or no encoder.

        May start the encoder process, which takes some seconds.
        """
        encoder = self._indexing.active_encoder()
        if encoder is None:
            return []
        try:
            query = self._indexing.encode_query(text, encoder=encoder)
        except EncoderError as error:
            logger.warning("search goes by words only: %s", error)
            return []
        return self._near(query, count, encoder=encoder)

    def of_meaning(self, text: str, count: int) -> Near:
        """The same for a search by meaning; nothing where vectors only count words.

        Search finds words better by itself, and by chance hashed words reach .3 with each other.
        """
        encoder = self._indexing.active_encoder()
        return [] if encoder is None or is_rough(encoder) else self.of_text(text, count)

    def of_episode(self, episode_id: EpisodeId, count: int) -> Near:
        """Near to an episode, itself left out; nothing where it has no vector."""
        encoder = self._indexing.active_encoder()
        table = self._vectors.load(encoder, ids=[episode_id]) if encoder else None
        if encoder is None or table is None or not table.ids:
            return []
        query = self._indexing.transform(encoder).table(table)[0]
        return [
            near for near in self._near(query, count + 1, encoder=encoder) if near[0] != episode_id
        ][:count]

    def prepare(self) -> None:
        """Make the index anew where it is out of date: half a minute for 50,000 episodes."""
        encoder = self._indexing.active_encoder()
        if encoder is None:
            return
        transform = self._indexing.transform(encoder)
        if self._fresh(encoder, transform.version) is not None:
            return
        build = self._build
        index = NeighbourIndex(
            folder=self._folder,
            encoder=encoder,
            version=transform.version,
            exact_up_to=self._exact_up_to,
        )
        index.refresh(
            self._vectors.ids(encoder),
            loader(self._vectors, encoder, transform),
            apart=None if build is None else lambda: build(encoder),
        )
        with self._guard:
            self._index = index

    def _near(self, query: VectorArray, count: int, *, encoder: str) -> Near:
        found = self._search(encoder, query, count + _SPARE)
        followed = {target.id for target in self._podcasts.feed_targets()}
        rows = self._episodes.by_ids([EpisodeId(number) for number, _ in found])
        kept = {row.id for row in rows if row.podcast_id in followed}
        return [(EpisodeId(i), cosine) for i, cosine in found if i in kept][:count]

    def _search(self, encoder: str, query: VectorArray, count: int) -> list[tuple[int, float]]:
        transform = self._indexing.transform(encoder)
        if self._vectors.count(encoder) <= self._exact_up_to:
            self.prepare()
        index = self._fresh(encoder, transform.version)
        if index is not None:
            with self._guard:
                return index.search(query, count)
        # To look at everything takes a fraction of a second, to make the index half a minute:
        # nobody who searches waits for that.
        table = self._vectors.load(encoder)
        scores = np.zeros(len(table.ids), dtype=np.float32)
        for start, block in transform.blocks(table):
            scores[start : start + len(block)] = block @ query
        return nearest(np.asarray(table.ids, dtype=np.int64), scores, count)

    def _fresh(self, encoder: str, version: str) -> NeighbourIndex | None:
        """The index, if it holds all vectors as they are now."""
        index = self._index
        is_fresh = (
            index is not None
            and (index.encoder, index.version) == (encoder, version)
            and len(index) == self._vectors.count(encoder)
        )
        return index if is_fresh else None
