"""The encoder process as services see it; tests put a fake in its place."""

import logging
from collections.abc import Callable, Sequence
from typing import Protocol

from podplayer.model.cancel import CancelToken
from podplayer.model.sealed import MediaFile
from podplayer.model.senses import Sense
from podplayer.services.encoder_choice import choice_of
from podplayer.worker.encoded import EncodedBatch, EncodeItem, EncodeResult, EncoderInfo
from podplayer.worker.perceived import PerceivedFile, PerceiveFailure
from podplayer.worker.protocol import Reply, Request

logger = logging.getLogger(__name__)


class EncoderEdge(Protocol):
    """What services need of worker.client.EncoderClient."""

    @property
    def is_running(self) -> bool:
        """Whether there is a process at the moment."""
        ...

    def known(self, choice: str = "auto") -> EncoderInfo | None:
        """What describe() said last. Starts nothing."""
        ...

    def describe(self, choice: str = "auto", *, cancel: CancelToken | None = None) -> EncoderInfo:
        """Which encoder a choice leads to. Starts the process."""
        ...

    def encode(
        self,
        items: Sequence[EncodeItem],
        *,
        cancel: CancelToken,
        on_batch: Callable[[EncodedBatch], None],
        choice: str = "auto",
    ) -> EncodeResult:
        """Encode texts in batches."""
        ...

    def perceive(
        self, sense: Sense, file: MediaFile, *, cancel: CancelToken
    ) -> PerceivedFile | PerceiveFailure:
        """Hear a recording or look at a cover."""
        ...

    def ask_about_file(self, build: Callable[[int], Request], *, cancel: CancelToken) -> Reply:
        """Anything else about a file: a Failed where it ended the process."""
        ...

    def restart(self) -> None:
        """Model files have come or gone: the next question is for a new process."""
        ...

    def close(self) -> None:
        """End the process."""
        ...


def encode_as(
    client: EncoderEdge, encoder: str, items: Sequence[EncodeItem], *, cancel: CancelToken
) -> list[EncodedBatch]:
    """Encode texts as the vectors of a library were encoded; may start the process.

    Nothing of another encoder comes back, be it only another precision of the same model: what
    comes back is kept under the name that was asked for.
    """
    done: list[EncodedBatch] = []
    client.encode(items, cancel=cancel, on_batch=done.append, choice=choice_of(encoder))
    kept = [batch for batch in done if batch.encoder == encoder]
    if len(kept) < len(done):
        logger.info("some texts wait for %s, which is not installed", encoder)
    return kept
