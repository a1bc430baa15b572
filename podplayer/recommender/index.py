"""Nearest neighbours. Up to 20,000 vectors by looking at all of them, above that by an index.

Its file is a cache and nothing more: it says whose vectors it holds, and whatever is absent, broken
or out of date is made again from the stored vectors. Reading it costs little memory, since the
system maps it and loads only what a search touches. Without a folder there is no file, and the
index stays in memory.
"""

import hashlib
import importlib
import json
import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from podplayer.recommender.columns import Ints, Vectors, distinct

if TYPE_CHECKING:
    from usearch.index import Index

logger = logging.getLogger(__name__)

EXACT_UP_TO = 20_000
_FORMAT = 1
_CONNECTIVITY = 16
_EXPANSION_ADD = 128
_EXPANSION_SEARCH = 96
_BLOCK = 4096

Load = Callable[[Sequence[int]], Vectors]
"""Ids to unit vectors in the same order."""
Neighbours = list[tuple[int, float]]
"""Ids and cosines, nearest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Header:
    """What an index file must say of itself to be believed."""

    format: int
    encoder: str
    version: str
    """Of the transform that the vectors went through."""
    dimensions: int
    count: int
    ids: str
    """Digest of the ids."""
    content: str
    """Digest of the file: a damaged one could crash the process that maps it."""


def nearest(ids: Ints, scores: Vectors, count: int) -> Neighbours:
    """The `count` highest scores with their ids, best first."""
    count = min(count, len(ids))
    if count <= 0:
        return []
    best = np.argpartition(-scores, count - 1)[:count]
    best = best[np.argsort(-scores[best], kind="stable")]
    return [(int(ids[row]), float(scores[row])) for row in best]


class NeighbourIndex:
    """The vectors of one encoder, ready to be searched. For one thread at a time."""

    def __init__(
        self, *, folder: Path | None, encoder: str, version: str, exact_up_to: int = EXACT_UP_TO
    ) -> None:
        """Prepare; nothing is read before refresh().

        Args:
            folder: where the cache lies; None writes nothing.
            encoder: whose vectors.
            version: of the transform; another one makes the file stale.
            exact_up_to: how many vectors are searched without an index.
        """
        self.encoder = encoder
        self.version = version
        name = f"index-{re.sub(r'[^A-Za-z0-9.-]+', '-', encoder)}.usearch"
        self._path = None if folder is None else folder / name
        self._exact_up_to = exact_up_to
        self._ids: Ints = np.zeros(0, dtype=np.int64)
        self._vectors: Vectors | None = None
        self._index: Index | None = None

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def is_exact(self) -> bool:
        """Whether a search looks at every vector."""
        return self._index is None

    def refresh(
        self, ids: Sequence[int], load: Load, *, apart: Callable[[], object] | None = None
    ) -> None:
        """Hold exactly the vectors of `ids`, with as little work as possible.

        Args:
            ids: every episode that has a vector.
            load: asked only for vectors that have to be read.
            apart: makes the file in another process; where that fails, this one does.
        """
        self._ids = distinct(np.asarray(ids, dtype=np.int64))
        if len(self._ids) <= self._exact_up_to:
            self._vectors, self._index = load(self._ids.tolist()), None
            return
        # Let go first: a system may refuse to replace a file that is mapped.
        self._vectors = self._index = None
        if self._path is None:
            self._index = self._extended(None, self._ids[:0], load)
        else:
            self._index = self._view(self._path)
            if self._index is None and apart is not None:
                apart()
                self._index = self._view(self._path)
            self._index = self._index or self._build(self._path, load)

    def search(self, query: Vectors, count: int) -> Neighbours:
        """The `count` nearest to a unit vector (dimensions,)."""
        if self._vectors is not None:
            return nearest(self._ids, self._vectors @ query, count)
        if self._index is None:
            return []  # Nothing was read yet.
        found = self._index.search(query, min(count, len(self._ids)), threads=1)
        # usearch gives distances: one minus the cosine.
        return [
            (int(key), 1.0 - float(distance))
            for key, distance in zip(found.keys, found.distances, strict=True)
        ]

    def _view(self, path: Path) -> "Index | None":
        """The file, mapped, if it is whole and holds just these vectors."""
        header = _read_header(path)
        if header is None or header != self._header(header.dimensions, header.content):
            return None
        if _digest_of_file(path) != header.content:
            logger.warning("%s is damaged and is made again", path)
            return None
        index = _new_index(header.dimensions)
        try:
            index.view(str(path))
        except (RuntimeError, ValueError, OSError) as error:
            logger.warning("%s cannot be used and is made again: %s", path, error)
            return None
        return index

    def _build(self, path: Path, load: Load) -> "Index":
        """Make the file again, keeping what an older one of the same kind holds already."""
        index = self._extended(*self._extendable(path), load)
        self._save(index, path)
        return self._view(path) or index

    def _extended(self, index: "Index | None", known: Ints, load: Load) -> "Index":
        """An index that holds `known`, with what it lacks; a new one where it holds too much."""
        if index is None or not np.isin(known, self._ids, assume_unique=True).all():
            first = load(self._ids[:1].tolist())
            index, known = _new_index(first.shape[1]), known[:0]
        missing = self._ids[~np.isin(self._ids, known, assume_unique=True)]
        for start in range(0, len(missing), _BLOCK):
            part = missing[start : start + _BLOCK]
            index.add(part, load(part.tolist()), threads=1)
        return index

    def _extendable(self, path: Path) -> "tuple[Index | None, Ints]":
        """An index of the same encoder and transform to which vectors can be added."""
        nothing: Ints = np.zeros(0, dtype=np.int64)
        header = _read_header(path)
        if (
            header is None
            or (header.format, header.encoder, header.version)
            != (_FORMAT, self.encoder, self.version)
            or _digest_of_file(path) != header.content
        ):
            return None, nothing
        index = _new_index(header.dimensions)
        try:
            index.load(str(path))
        except (RuntimeError, ValueError, OSError) as error:
            logger.warning("%s cannot be extended: %s", path, error)
            return None, nothing
        return index, np.asarray(index.keys[: len(index)], dtype=np.int64)

    def _save(self, index: "Index", path: Path) -> None:
        temporary = path.with_suffix(".part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            index.save(str(temporary))
            header = self._header(index.ndim, _digest_of_file(temporary))
            # The header last: without it, or with an older one, the file is not believed.
            temporary.replace(path)
            _header_of(path).write_text(json.dumps(asdict(header)), encoding="utf-8")
        except (OSError, RuntimeError) as error:
            logger.warning("the index is not kept: %s", error)

    def _header(self, dimensions: int, content: str) -> _Header:
        return _Header(
            format=_FORMAT,
            encoder=self.encoder,
            version=self.version,
            dimensions=dimensions,
            count=len(self._ids),
            ids=hashlib.blake2b(self._ids.tobytes(), digest_size=16).hexdigest(),
            content=content,
        )


def _header_of(path: Path) -> Path:
    return path.with_suffix(".json")


def _read_header(path: Path) -> _Header | None:
    try:
        return _Header(**json.loads(_header_of(path).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _new_index(dimensions: int) -> "Index":
    # Loaded when an index is first needed: it costs 15 MB, and libraries below EXACT_UP_TO, which
    # most are, never need one.
    index: Index = importlib.import_module("usearch.index").Index(
        ndim=dimensions,
        metric="cos",
        dtype="f16",
        connectivity=_CONNECTIVITY,
        expansion_add=_EXPANSION_ADD,
        expansion_search=_EXPANSION_SEARCH,
    )
    return index


def _digest_of_file(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
    except OSError:
        return ""
