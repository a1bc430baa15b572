"""Writing down what is said, in the encoder process: half a minute a request."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from podplayer.model.errors import MediaError
from podplayer.model.sealed import MediaFile
from podplayer.worker.isolation import bounded_memory
from podplayer.worker.protocol import Failed, Transcribe, Transcribed
from podplayer.worker.senses import NOT_OURS, allowed

_MOST_MEMORY = 1024 * 1024 * 1024


class SpeechModel(Protocol):
    """encoders.speech.Whisper."""

    @property
    def name(self) -> str:
        """With its size and precision."""
        ...

    @property
    def language(self) -> str:
        """Which it writes."""
        ...

    def write_down(
        self, path: MediaFile, *, start: int
    ) -> tuple[Sequence[tuple[int, int, str]], int | None]:
        """Lines from a place on, and the next place. Raises ValueError with a sentence."""
        ...


class Scribe:
    """The model is loaded when it is first asked for."""

    def __init__(self, load: Callable[[], SpeechModel | None], *, roots: Sequence[Path]) -> None:
        """`roots`: the folders beside which no file is opened; without any none is."""
        self._load = load
        self._model: SpeechModel | None = None
        self._roots = roots

    def transcribe(self, request: Transcribe) -> Transcribed | Failed:
        """What is said, or why nothing can be written down."""
        path = allowed(request.path, key=request.key, roots=self._roots)
        if path is None:
            return Failed(number=request.number, sentence=NOT_OURS)
        self._model = self._model or self._load()
        if self._model is None:
            return Failed(
                number=request.number, sentence="No model is installed for it.", is_absent=True
            )
        try:
            with bounded_memory(_MOST_MEMORY):
                lines, goes_on_at = self._model.write_down(path, start=request.start)
        except MemoryError:
            return Failed(number=request.number, sentence="The file takes too much memory.")
        except (ValueError, OSError, MediaError) as error:
            return Failed(number=request.number, sentence=str(error))
        return Transcribed(
            number=request.number,
            name=self._model.name,
            language=self._model.language,
            lines=tuple(lines),
            goes_on_at=goes_on_at,
        )
