"""Moods get a place among the texts: their anchor sentences, encoded as the library was."""

import hashlib
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from podplayer.model.cancel import CancelToken
from podplayer.model.events import VectorsChanged
from podplayer.model.resources import resource_path
from podplayer.recommender.vectors import from_bytes
from podplayer.services.bus import EventBus
from podplayer.services.encoder_choice import family_of
from podplayer.services.encoder_edge import EncoderEdge, encode_as
from podplayer.storage.database import Database
from podplayer.storage.senses import SenseTables


@dataclass(frozen=True, slots=True)
class Moods:
    """The anchor sentences, and where each mood lies."""

    sentences: Mapping[str, Sequence[str]]
    places: Mapping[str, tuple[float, float]]
    """Valence and arousal."""

    @property
    def version(self) -> str:
        """Changes with every sentence."""
        text = repr(sorted((mood, tuple(said)) for mood, said in self.sentences.items()))
        return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def read_moods(path: Path | None = None) -> Moods:
    """Read resources/anchors.toml. The file is ours: what is wrong in it is a bug."""
    raw = tomllib.loads((path or resource_path("anchors.toml")).read_text(encoding="utf-8"))
    return Moods(
        sentences={mood: tuple(entry["sentences"]) for mood, entry in raw["moods"].items()},
        places={
            mood: (float(entry["valence"]), float(entry["arousal"]))
            for mood, entry in raw["moods"].items()
        },
    )


class MoodAnchors:
    """Sees to it that the moods are encoded by whichever encoder ranks."""

    def __init__(
        self,
        db: Database,
        *,
        client: EncoderEdge,
        active_encoder: Callable[[], str | None],
        bus: EventBus,
    ) -> None:
        self._tables = SenseTables(db)
        self._client = client
        self._active_encoder = active_encoder
        self._bus = bus
        self._moods = read_moods()

    def ensure(self) -> None:
        """Encode the anchors if they are missing: twenty-one sentences, a third of a second."""
        encoder = self._active_encoder()
        # To an encoder that counts words a mood is only the words of its three sentences.
        if encoder is None or family_of(encoder) in (None, "static"):
            return
        version = self._moods.version
        if self._tables.anchors(encoder, version):
            return
        names = [mood for mood, said in self._moods.sentences.items() for _ in said]
        texts = [text for said in self._moods.sentences.values() for text in said]
        items = [(number, text, "en") for number, text in enumerate(texts)]
        done = encode_as(self._client, encoder, items, cancel=CancelToken())
        if not done:
            return
        by_mood: dict[str, list[bytes]] = {}
        for batch in done:
            for key, vector in zip(batch.keys, batch.vectors, strict=True):
                by_mood.setdefault(names[key], []).append(vector)
        means = {
            mood: from_bytes(b"".join(vectors), done[0].dimensions).mean(axis=0)
            for mood, vectors in by_mood.items()
        }
        self._tables.put_anchors(
            encoder, version, {mood: np.asarray(m, "<f4").tobytes() for mood, m in means.items()}
        )
        self._bus.publish(VectorsChanged(0))
