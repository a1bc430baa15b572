"""`evaluate DIR`: other people's choices, ranked by podplayer and by simple rules."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from podplayer.model.errors import EncoderError, UsageError
from podplayer.model.ranking import Scoreboard
from podplayer.recommender.columns import Vectors
from podplayer.recommender.dataset import read
from podplayer.recommender.evaluate import Encode, Evaluation
from podplayer.recommender.hashed import hashed
from podplayer.recommender.report import Protocol, Report
from podplayer.services.prior import fair_priors
from podplayer.services.report_page import write_report, write_scoreboard

logger = logging.getLogger(__name__)


class FolderEvaluation:
    """Replays the choices in a folder. Reads no library and writes nothing."""

    def __init__(self, *, encode: Encode | None) -> None:
        """`encode` turns texts into vectors; hashed words stand in where it is None or fails."""
        self._encode = encode

    def folder(self, path: Path, *, protocol: str, is_whole: bool = False) -> Report:
        """Replay one protocol; minutes, where many texts must be encoded first.

        Args:
            path: of the folder.
            protocol: which question is asked.
            is_whole: with the curve by the number of events, which takes minutes more.

        Raises:
            ImportFileError: the folder is not as it should be.
            UsageError: there is no such protocol.
        """
        if protocol not in set(Protocol):
            raise UsageError(f"There is no protocol “{protocol}”; there are {', '.join(Protocol)}.")
        problems: list[str] = []
        evaluation = Evaluation(
            read(path),
            encode=lambda texts, languages: self._vectors(texts, languages, problems),
            prior_of=fair_priors(),
        )
        return replace(
            evaluation.run(Protocol(protocol), is_whole=is_whole), note=" ".join(problems)
        )

    @staticmethod
    def page(folder: Path, result: Report | Scoreboard) -> Path:
        """Write a page with plots. Raises StorageError."""
        if isinstance(result, Report):
            return write_report(folder, result)
        return write_scoreboard(folder, result)

    def _vectors(
        self, texts: Sequence[str], languages: Sequence[str | None], problems: list[str]
    ) -> Vectors:
        if self._encode is not None:
            try:
                return self._encode(texts, languages)
            except EncoderError as error:
                logger.warning("texts are compared by their words only: %s", error)
                problems.append(f"Texts were compared by their words only. {error}")
        return hashed(texts, languages)
