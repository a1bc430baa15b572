"""What ranking needs to know of sound, covers and moods."""

import logging

import numpy as np

from podplayer.model.senses import COVER, COVER_WIDTH, SOUND, SOUND_WIDTH
from podplayer.recommender import affect
from podplayer.recommender.affect import Affect, Anchors
from podplayer.recommender.columns import Ints, Items, Reals
from podplayer.recommender.senses import Senses, hear, see
from podplayer.recommender.vectors import Transform, from_bytes
from podplayer.services.moods import read_moods
from podplayer.storage.database import Database
from podplayer.storage.senses import SenseTables
from podplayer.storage.vectors import Vectors

logger = logging.getLogger(__name__)


class SenseData:
    """Reads vectors of the senses and places them among the library's episodes."""

    def __init__(self, db: Database) -> None:
        self._vectors = Vectors(db)
        self._tables = SenseTables(db)
        self._moods = read_moods()

    def anchors(self, encoder: str, transform: Transform) -> Anchors | None:
        """The moods among the texts of an encoder, comparable to them; None where they lack."""
        stored = self._tables.anchors(encoder, self._moods.version)
        if not stored:
            return None
        raw = np.stack([np.frombuffer(data, "<f4") for data in stored.values()])
        if raw.shape[1] != transform.dimensions:
            return None
        return Anchors(
            vectors=transform.apply(raw.astype(np.float32), ["en"] * len(raw)),
            places=np.array([self._moods.places[mood] for mood in stored]),
        )

    def senses(self, items: Items, text: Affect) -> Senses:
        """Everything besides the texts, and what the texts say of moods."""
        table = self._vectors.load(SOUND)
        raw = from_bytes(table.data, SOUND_WIDTH)
        is_here = items.find(table.ids) >= 0
        heard = hear(raw[is_here], items.rows(table.ids), items.shows)
        covers = self._tables.covers(COVER)
        return Senses(
            sound=heard.space,
            is_guess=heard.is_guess,
            cover=see(
                from_bytes(b"".join(covers.values()), COVER_WIDTH),
                np.array(list(covers), dtype=np.int64),
                items.shows,
            ),
            affect=affect.blended(text, heard.arousal, is_guess=heard.is_guess),
        )


def read_affect(items: int, rows: Ints, likeness: Reals, anchors: Anchors) -> Affect:
    """Affect of the episodes that have a text vector, placed among all."""
    found = Affect.unknown(items)
    found.values[rows] = affect.text_affect(likeness, anchors.places)
    found.is_known[rows] = True
    return found
