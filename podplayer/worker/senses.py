"""Hearing and seeing in the encoder process: one file at a time, within bounds."""

import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from podplayer.model.errors import MediaError
from podplayer.model.sealed import MediaFile, SealedFile
from podplayer.worker.isolation import bounded_memory, resident_bytes
from podplayer.worker.protocol import Failed, Perceive, Perceived

logger = logging.getLogger(__name__)

_MOST_MEMORY = 768 * 1024 * 1024
"""What one file may take beside the models: a cover of 8000 x 8000 pixels decoded is 256 MB."""


NOT_OURS = "The file is not one of podplayer's."


def allowed(name: str, *, key: str, roots: Sequence[Path]) -> MediaFile | None:
    """A file that may be opened: inside one of the folders, wherever a link leads."""
    path = Path(name).resolve()
    if not any(path.is_relative_to(root.resolve()) for root in roots):
        return None
    return SealedFile(path, bytes.fromhex(key)) if key else path


class SenseEncoder(Protocol):
    """encoders.sound.SoundEncoder or encoders.cover.CoverEncoder."""

    @property
    def name(self) -> str:
        """With its version."""
        ...

    @property
    def dimensions(self) -> int:
        """Of its vectors."""
        ...

    def encode(self, path: MediaFile) -> Any:  # noqa: ANN401 - numpy is not loaded yet
        """Read a file. Raises ValueError with a sentence."""
        ...


SenseLoader = Callable[[], SenseEncoder | None]


class Senses:
    """The encoders of files, each loaded when it is first asked for."""

    def __init__(
        self,
        loaders: Mapping[str, SenseLoader],
        *,
        roots: Sequence[Path],
        most_memory: int = _MOST_MEMORY,
    ) -> None:
        """`roots`: the folders beside which no file is opened; without any none is."""
        self._loaders = loaders
        self._loaded: dict[str, SenseEncoder | None] = {}
        self._roots = roots
        self._most_memory = most_memory

    def perceive(self, request: Perceive) -> Perceived | Failed:
        """The vector of a file, or why there is none."""
        path = allowed(request.path, key=request.key, roots=self._roots)
        if path is None:
            return Failed(number=request.number, sentence=NOT_OURS)
        encoder = self._encoder(request.sense)
        if encoder is None:
            return Failed(
                number=request.number,
                sentence=f"The models for {request.sense} are not installed.",
                is_absent=True,
            )
        try:
            with bounded_memory(self._most_memory):
                vector = encoder.encode(path)
        except MemoryError:
            return Failed(number=request.number, sentence="The file takes too much memory.")
        except (ValueError, OSError, MediaError) as error:
            return Failed(number=request.number, sentence=str(error))
        return Perceived(
            number=request.number,
            name=encoder.name,
            dimensions=encoder.dimensions,
            rss=resident_bytes(),
            vector=vector.astype("<f2").tobytes(),
        )

    def _encoder(self, sense: str) -> SenseEncoder | None:
        if sense not in self._loaded:
            loader = self._loaders.get(sense)
            self._loaded[sense] = None if loader is None else loader()
        return self._loaded[sense]
