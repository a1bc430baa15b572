"""Text vectors that come with the sample, so that it ranks before the encoder ever ran."""

import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from podplayer.model.ids import EpisodeId
from podplayer.model.vectors import VectorTable
from podplayer.recommender.vectors import language_means
from podplayer.storage.database import Database
from podplayer.storage.episodes import Episodes
from podplayer.storage.vectors import Vectors

logger = logging.getLogger(__name__)


def store_vectors(db: Database, path: Path) -> int:
    """Store the vectors of the sample's episodes that have none yet. Returns how many.

    Without the file nothing is stored, and the encoder does its usual work.
    """
    if not path.is_file():
        return 0
    with np.load(path) as file:
        encoder = str(file["encoder"])
        guids: list[str] = file["guids"].tolist()
        languages: list[str] = file["languages"].tolist()
        data = file["data"].astype("<f2")
    vectors, episodes = Vectors(db), Episodes(db)
    missing = set(vectors.missing(encoder))
    items: list[tuple[EpisodeId, str | None, bytes]] = []
    for guid, language, row in zip(guids, languages, data, strict=True):
        number = episodes.find(guid.partition("/")[0], guid, None)
        if number in missing and number is not None:
            items.append((number, language or None, row.tobytes()))
    if items:
        vectors.put(encoder, items)
        vectors.set_means(encoder, language_means(vectors.load(encoder)))
        logger.info("stored %d vectors of %s that came with the sample", len(items), encoder)
    return len(items)


def save_vectors(path: Path, *, table: VectorTable, guids: Sequence[str]) -> None:
    """Write a table of vectors as the file that comes with podplayer."""
    data = np.frombuffer(table.data, "<f2").reshape(len(table.ids), table.dimensions)
    np.savez_compressed(
        path,
        encoder=np.array(table.encoder),
        guids=np.array(guids),
        languages=np.array([language or "" for language in table.languages]),
        data=data,
    )
