"""Episodes that are near in meaning to a text or to another episode."""

import logging
import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from podplayer.model.errors import EncoderError
from podplayer.model.ids import EpisodeId
from podplayer.recommender.columns import Vectors as VectorArray
from podplayer.recommender.index import NeighbourIndex
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
    """Keeps an index over the vectors in use, made when it is first asked for. Any thread."""

    def __init__(
        self,
        *,
        indexing: Indexing,
        vectors: Vectors,
        episodes: Episodes,
        podcasts: Podcasts,
        folder: Path,
    ) -> None:
        """Prepare; `folder` is where the index file lies once the library is large."""
        self._indexing = indexing
        self._vectors = vectors
        self._episodes = episodes
        self._podcasts = podcasts
        self._folder = folder
        self._guard = threading.Lock()
        self._index: NeighbourIndex | None = None

    def of_text(self, text: str, count: int) -> Near:
        """Near to what a text means; nothing where there are no vectors or no encoder.

        May start the encoder process, which takes some seconds.
        """
        if self._indexing.active_encoder() is None:
            return []
        try:
            query = self._indexing.encode_query(text)
        except EncoderError as error:
            logger.warning("search goes by words only: %s", error)
            return []
        return self._near(query, count)

    def of_episode(self, episode_id: EpisodeId, count: int) -> Near:
        """Near to an episode, itself left out; nothing where it has no vector."""
        encoder = self._indexing.active_encoder()
        table = self._vectors.load(encoder, ids=[episode_id]) if encoder else None
        if encoder is None or table is None or not table.ids:
            return []
        query = self._indexing.transform(encoder).table(table)[0]
        return [near for near in self._near(query, count + 1) if near[0] != episode_id][:count]

    def _near(self, query: VectorArray, count: int) -> Near:
        with self._guard:
            index = self._refreshed()
            found = [] if index is None else index.search(query, count + _SPARE)
        followed = {target.id for target in self._podcasts.feed_targets()}
        rows = self._episodes.by_ids([EpisodeId(number) for number, _ in found])
        kept = {row.id for row in rows if row.podcast_id in followed}
        return [(EpisodeId(i), cosine) for i, cosine in found if i in kept][:count]

    def _refreshed(self) -> NeighbourIndex | None:
        """The index, made anew where vectors or means changed since."""
        encoder = self._indexing.active_encoder()
        if encoder is None:
            return None
        transform = self._indexing.transform(encoder)
        version = transform.version
        index = self._index
        if (
            index is not None
            and (index.encoder, index.version) == (encoder, version)
            and len(index) == self._vectors.count(encoder)
        ):
            return index
        index = NeighbourIndex(folder=self._folder, encoder=encoder, version=version)
        table = self._vectors.load(encoder)
        vectors = transform.table(table)
        known = np.asarray(table.ids, dtype=np.int64)

        def load(ids: Sequence[int]) -> VectorArray:
            # The ids of a table are in order.
            found: VectorArray = vectors[np.searchsorted(known, ids)]
            return found

        index.refresh(table.ids, load)
        self._index = index
        return index
