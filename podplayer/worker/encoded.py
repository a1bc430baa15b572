"""Texts on their way to the encoder process, and what comes back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from podplayer.worker.protocol import Encoded

EncodeItem = tuple[int, str, str | None]
"""Key (an episode's id), text, and the language that the feed declares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderInfo:
    """Which encoder a choice leads to on this machine, and what it costs."""

    name: str
    dimensions: int
    note: str
    """Why it is not the one that was chosen; empty where it is."""
    start_seconds: float
    """From the start of the process to its first answer; 0 where it was running."""
    rss: int
    """Bytes that the process holds, loaded."""
    refused: int
    """Attempts of a library to reach a network, all refused."""
    is_cut_off: bool
    """Whether the kernel took the network away, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedBatch:
    """Vectors of up to sixteen texts."""

    encoder: str
    dimensions: int
    keys: Sequence[int]
    languages: Sequence[str | None]
    vectors: Sequence[bytes]
    """float16, one for each key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodeResult:
    """What became of the texts."""

    encoded: int
    skipped: Sequence[tuple[int, str]] = ()
    """Keys of texts that no attempt could encode, with a sentence each."""


def batch_of(items: Sequence[EncodeItem], reply: Encoded) -> EncodedBatch:
    """Cut the vectors of a reply apart, one for each text."""
    size = 2 * reply.dimensions
    return EncodedBatch(
        encoder=reply.name,
        dimensions=reply.dimensions,
        keys=tuple(key for key, _, _ in items),
        languages=tuple(reply.languages),
        vectors=tuple(
            reply.vectors[start : start + size] for start in range(0, len(reply.vectors), size)
        ),
    )


def joined(batches: Sequence[EncodedBatch]) -> EncodedBatch | None:
    """Make one of several; None of none."""
    if not batches:
        return None
    return replace(
        batches[0],
        keys=tuple(key for batch in batches for key in batch.keys),
        languages=tuple(language for batch in batches for language in batch.languages),
        vectors=tuple(vector for batch in batches for vector in batch.vectors),
    )
