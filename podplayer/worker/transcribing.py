"""The program's side of writing down what is said."""

from collections.abc import Callable
from typing import Protocol

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import EncoderError, MediaError, MissingModelError
from podplayer.model.sealed import MediaFile
from podplayer.model.sentence import say
from podplayer.worker.protocol import Failed, Reply, Request, Transcribe, Transcribed, named


class FileEdge(Protocol):
    """worker.client.EncoderClient."""

    def ask_about_file(self, build: Callable[[int], Request], *, cancel: CancelToken) -> Reply:
        """A Failed where the file ended the process. Raises EncoderError or Cancelled."""
        ...


class SpeechWriter:
    """Asks the encoder process, half a minute at a time."""

    def __init__(self, client: FileEdge) -> None:
        self._client = client

    def write_down(self, file: MediaFile, *, start: int, cancel: CancelToken) -> Transcribed:
        """What is said from a place on. Blocks.

        Raises:
            MissingModelError: the model is not installed.
            MediaError: the file cannot be read.
            EncoderError: the process cannot do its work.
            Cancelled: the listener asked for a stop.
        """
        path, key = named(file)
        reply = self._client.ask_about_file(
            lambda number: Transcribe(number=number, path=path, key=key, start=start),
            cancel=cancel,
        )
        match reply:
            case Transcribed():
                return reply
            case Failed(is_absent=True):
                raise MissingModelError(
                    say(
                        "Transcribing needs two more packages (110 MB); get them in podplayer's "
                        "folder "
                        "with: .venv/bin/uv pip install --no-deps --require-hashes "
                        "-r packaging/requirements-transcription.lock"
                    )
                )
            case Failed(sentence=sentence):
                raise MediaError(
                    say(
                        "{name} cannot be transcribed: {sentence}",
                        name=file.name,
                        sentence=sentence,
                    )
                )
            case _:
                raise EncoderError(say("The encoder process answered another question."))
