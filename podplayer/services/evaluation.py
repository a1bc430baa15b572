"""`evaluate DIR`: other people's choices, ranked by podplayer and by simple rules."""

import logging
from collections.abc import Sequence
from pathlib import Path

from podplayer.model.errors import EncoderError, UsageError
from podplayer.recommender.columns import Vectors
from podplayer.recommender.dataset import read
from podplayer.recommender.evaluate import Encode, Evaluation
from podplayer.recommender.hashed import hashed
from podplayer.recommender.report import Protocol, Report

logger = logging.getLogger(__name__)


class FolderEvaluation:
    """Replays the choices in a folder. Reads no library and writes nothing."""

    def __init__(self, *, encode: Encode | None) -> None:
        """`encode` turns texts into vectors; hashed words stand in where it is None or fails."""
        self._encode = encode

    def folder(self, path: Path, *, protocol: str) -> Report:
        """Replay one protocol; minutes, where many texts must be encoded first.

        Raises:
            ImportFileError: the folder is not as it should be.
            UsageError: there is no such protocol.
        """
        if protocol not in set(Protocol):
            raise UsageError(f"There is no protocol “{protocol}”; there are {', '.join(Protocol)}.")
        return Evaluation(read(path), encode=self._vectors).run(Protocol(protocol))

    def _vectors(self, texts: Sequence[str], languages: Sequence[str | None]) -> Vectors:
        if self._encode is not None:
            try:
                return self._encode(texts, languages)
            except EncoderError as error:
                logger.warning("texts are compared by their words only: %s", error)
        return hashed(texts, languages)
