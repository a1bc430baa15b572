"""Stored vectors made comparable: bytes to numpy, and every vector minus what all have in common.

Raw cosines of E5 lie between .79 and .90, related or not; minus the mean of their language they
spread from -.04 to .64, which is worth more than any change of model. Whitening (see space.py) is a
further linear map on top and joins a Transform through `basis`.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from podplayer.model.vectors import LanguageMean, VectorTable
from podplayer.recommender.columns import Vectors

EVERY = "*"
"""The "language" under which the mean of the whole library is kept."""
ENOUGH = 16
"""Texts below which a language has no mean of its own."""
_BLOCK = 1024


def to_bytes(vectors: Vectors) -> bytes:
    """float32 rows as float16 bytes, row after row."""
    return vectors.astype("<f2").tobytes()


def from_bytes(data: bytes, dimensions: int) -> Vectors:
    """float16 bytes as (n, dimensions) float32; (0, dimensions) where there are none."""
    if not data:
        return np.zeros((0, dimensions), dtype=np.float32)
    return np.frombuffer(data, "<f2").reshape(-1, dimensions).astype(np.float32)


def normalise(vectors: Vectors) -> Vectors:
    """Rows of length one; a row of zeros stays zero."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit: Vectors = vectors / np.maximum(lengths, 1e-9)
    return unit


def language_means(table: VectorTable) -> list[LanguageMean]:
    """The mean of every language, and of everything (EVERY). Vectors of zeros do not count.

    Works in blocks, so that a large library is never in memory as float32.
    """
    sums: dict[str, np.ndarray] = {}
    counts: dict[str, int] = {}
    for start, block in _blocks(table):
        languages = table.languages[start : start + len(block)]
        is_said = np.any(block, axis=1)
        for language in {EVERY, *(code for code in languages if code)}:
            mask = is_said & np.array([language in (EVERY, code) for code in languages])
            total = block[mask].sum(axis=0, dtype=np.float64)
            sums[language] = sums.get(language, 0.0) + total
            counts[language] = counts.get(language, 0) + int(mask.sum())
    return [
        LanguageMean(
            language=language,
            count=counts[language],
            data=(sums[language] / counts[language]).astype("<f4").tobytes(),
        )
        for language in sorted(sums)
        if counts[language]
    ]


def _blocks(table: VectorTable) -> Iterator[tuple[int, Vectors]]:
    size = 2 * table.dimensions
    for start in range(0, len(table.ids), _BLOCK):
        yield (
            start,
            from_bytes(table.data[start * size : (start + _BLOCK) * size], table.dimensions),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Transform:
    """From stored vectors to those that are compared. Results of two versions do not mix."""

    dimensions: int
    means: Mapping[str, Vectors] = field(default_factory=dict)
    """By language, only those that rest on ENOUGH texts, and EVERY."""
    basis: Vectors | None = None
    """(dimensions, k): whitening, applied to what is centred; None leaves it at that."""

    @classmethod
    def centring(
        cls, dimensions: int, means: Mapping[str, LanguageMean], *, basis: Vectors | None = None
    ) -> "Transform":
        """Take the means as storage keeps them."""
        return cls(
            dimensions=dimensions,
            means={
                language: np.frombuffer(mean.data, "<f4").astype(np.float32)
                for language, mean in means.items()
                if mean.count >= ENOUGH and len(mean.data) == 4 * dimensions
            },
            basis=basis,
        )

    @property
    def version(self) -> str:
        """Changes with every number in the transform, so that caches know that they are stale."""
        digest = hashlib.blake2b(digest_size=8)
        for language in sorted(self.means):
            digest.update(language.encode())
            digest.update(self.means[language].tobytes())
        if self.basis is not None:
            digest.update(self.basis.tobytes())
        return f"centred/1-{digest.hexdigest()}"

    def apply(self, vectors: Vectors, languages: Sequence[str | None]) -> Vectors:
        """(n, dimensions) stored vectors to unit vectors; what said nothing stays zero."""
        centred = vectors.copy()
        for language in set(languages):
            mean = self._mean(language)
            if mean is not None:
                mask = np.array([language == code for code in languages])
                centred[mask] -= mean
        centred[~np.any(vectors, axis=1)] = 0.0
        return normalise(centred if self.basis is None else centred @ self.basis)

    def table(self, table: VectorTable) -> Vectors:
        """All vectors of a table, made comparable, in its order."""
        width = self.dimensions if self.basis is None else self.basis.shape[1]
        result = np.empty((len(table.ids), width), dtype=np.float32)
        for start, block in self.blocks(table):
            result[start : start + len(block)] = block
        return result

    def blocks(self, table: VectorTable) -> Iterator[tuple[int, Vectors]]:
        """The same in parts, each with the place where it starts."""
        for start, block in _blocks(table):
            yield start, self.apply(block, table.languages[start : start + len(block)])

    def _mean(self, language: str | None) -> Vectors | None:
        own = None if language is None else self.means.get(language)
        return self.means.get(EVERY) if own is None else own
