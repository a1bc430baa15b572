"""The program's side of the encoder process: starts it, feeds it, and survives its end."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import EncoderError
from podplayer.model.sealed import MediaFile
from podplayer.model.senses import Sense
from podplayer.model.sentence import say
from podplayer.worker.encoded import (
    EncodedBatch,
    EncodeItem,
    EncodeResult,
    EncoderInfo,
    batch_of,
    joined,
)
from podplayer.worker.perceived import PerceivedFile, PerceiveFailure
from podplayer.worker.process import WorkerProcess, worker_command
from podplayer.worker.protocol import (
    MAX_BYTES,
    Describe,
    Described,
    Encode,
    Encoded,
    Failed,
    Item,
    Perceive,
    Perceived,
    ProtocolError,
    Reply,
    Request,
    named,
    pack,
    unpack_reply,
)

logger = logging.getLogger(__name__)

IDLE_SECONDS = 60.0
REPLY_SECONDS = 180.0
"""A batch takes one to ten seconds; a machine that pages or sleeps may take much longer."""

FILE_SECONDS = 60.0
"""One recording takes two seconds, one cover a tenth; the models load within ten."""

_BATCH = 16
_TICK_SECONDS = 0.1
_MAX_LOSSES = 3
"""So many texts in a row that end the process are no longer the texts' fault."""


class _LostError(Exception):
    """The process ended, or had to be ended, before it answered."""

    def __init__(self, sentence: str, *, is_worth_a_retry: bool) -> None:
        super().__init__(sentence)
        self.is_worth_a_retry = is_worth_a_retry


class EncoderClient:
    """Encodes texts in a process of its own, which runs only while there is something to do.

    For any number of threads: one batch is under way at a time, so a search waits for the end of a
    batch and not of the whole library.
    """

    def __init__(  # noqa: PLR0913 - settings, each with a default
        self,
        *,
        cache_dir: Path | None = None,
        log_path: Path | None = None,
        roots: Sequence[Path] = (),
        weights: Sequence[Path] = (),
        idle_seconds: float = IDLE_SECONDS,
        reply_seconds: float = REPLY_SECONDS,
        command: Sequence[str] | None = None,
    ) -> None:
        """Start nothing yet.

        Args:
            cache_dir: where the check of the model files is remembered.
            log_path: where the process writes its log.
            roots: the folders whose files the process may read; cache_dir is all it writes to.
            weights: folders with models' files beside those that are installed.
            idle_seconds: after so long without a request it ends by itself.
            reply_seconds: how long one reply may take, loading included.
            command: what to start instead of podplayer's own encoder process.
        """
        self._cache_dir = cache_dir
        self._log_path = log_path
        self._roots = tuple(roots)
        self._weights = tuple(weights)
        self._idle_seconds = idle_seconds
        self._reply_seconds = reply_seconds
        self._command = list(command) if command is not None else worker_command()
        self._lock = threading.Lock()
        self._process: WorkerProcess | None = None
        self._number = 0
        self._info: dict[str, EncoderInfo] = {}
        self._is_closed = False

    @property
    def is_running(self) -> bool:
        """Whether there is a process at the moment."""
        process = self._process
        return process is not None and process.is_running

    @property
    def pid(self) -> int | None:
        """Of the process, where there is one."""
        process = self._process
        return process.pid if process is not None and process.is_running else None

    def known(self, choice: str = "auto") -> EncoderInfo | None:
        """What describe() said last for a choice. Starts nothing."""
        return self._info.get(choice)

    def describe(self, choice: str = "auto", *, cancel: CancelToken | None = None) -> EncoderInfo:
        """Load the encoder of a choice and say which it is. Raises EncoderError or Cancelled."""
        cancel = cancel or CancelToken()
        was_running = self.is_running
        started = time.monotonic()
        reply = self._insist(
            lambda number: Describe(number=number, choice=choice), cancel=cancel, attempts=2
        )
        if not isinstance(reply, Described):
            raise EncoderError(
                say("The encoder process could not start: {sentence}", sentence=_sentence(reply))
            )
        before = self._info.get(choice)
        info = EncoderInfo(
            name=reply.name,
            dimensions=reply.dimensions,
            note=reply.note,
            start_seconds=time.monotonic() - started,
            rss=reply.rss,
            refused=reply.refused,
            is_cut_off=reply.is_cut_off,
        )
        if was_running:
            info = replace(info, start_seconds=before.start_seconds if before else 0.0)
        self._info[choice] = info
        return info

    def encode(
        self,
        items: Sequence[EncodeItem],
        *,
        cancel: CancelToken,
        on_batch: Callable[[EncodedBatch], None],
        choice: str = "auto",
    ) -> EncodeResult:
        """Encode texts, and hand over each batch as soon as it is there.

        Batches come sorted by length, not in the order of the items: texts of like length are
        cheapest side by side. A text that ends the process is skipped and told in the result.

        Raises EncoderError where the process cannot do its work at all, or Cancelled; what
        on_batch got before is done.
        """
        ordered = sorted(items, key=lambda item: len(item[1].encode("utf-8", "replace")))
        encoded = 0
        skipped: list[tuple[int, str]] = []
        for start in range(0, len(ordered), _BATCH):
            cancel.check()
            batch, failed = self._batch(ordered[start : start + _BATCH], choice, cancel)
            if batch is not None:
                on_batch(batch)
                encoded += len(batch.keys)
            skipped += failed
        return EncodeResult(encoded=encoded, skipped=tuple(skipped))

    def perceive(
        self, sense: Sense, file: MediaFile, *, cancel: CancelToken, seconds: float = FILE_SECONDS
    ) -> PerceivedFile | PerceiveFailure:
        """Hear a recording or look at a cover. Raises EncoderError or Cancelled."""
        path, key = named(file)
        reply = self.ask_about_file(
            lambda number: Perceive(number=number, sense=sense.value, path=path, key=key),
            cancel=cancel,
            seconds=seconds,
        )
        if isinstance(reply, Perceived):
            return PerceivedFile(encoder=reply.name, vector=reply.vector)
        is_absent = isinstance(reply, Failed) and reply.is_absent
        return PerceiveFailure(sentence=_sentence(reply), is_absent=is_absent)

    def ask_about_file(
        self, build: Callable[[int], Request], *, cancel: CancelToken, seconds: float = FILE_SECONDS
    ) -> Reply:
        """Ask once. Raises EncoderError or Cancelled.

        A file that ends the process, or takes longer than `seconds`, is a failure of its own.
        """
        try:
            return self._attempt(build, cancel=cancel, attempts=1, seconds=seconds)
        except _LostError as error:
            logger.warning("a file ended the encoder process: %s", error)
            self.describe("static", cancel=cancel)  # The file is not to blame if this fails, too.
            return Failed(number=0, sentence=str(error))

    def restart(self) -> None:
        """End the process after the batch under way; the next question starts another."""
        with self._lock:
            self._info.clear()
            self._end()

    def close(self) -> None:
        """End the process. Another thread that waits for it gets EncoderError."""
        self._is_closed = True
        process = self._process
        if process is not None:
            process.kill()  # Without the lock: who holds it waits for this very process.
        with self._lock:
            self._end()

    def _batch(
        self, items: Sequence[EncodeItem], choice: str, cancel: CancelToken
    ) -> tuple[EncodedBatch | None, list[tuple[int, str]]]:
        """One batch, or one by one what does not work as a batch."""
        try:
            reply = self._ask(items, choice, cancel, attempts=2)
        except _LostError as error:
            logger.warning("a batch of %d texts ended the encoder process: %s", len(items), error)
            reply = Failed(number=0, sentence=str(error))
        if isinstance(reply, Encoded):
            return batch_of(items, reply), []
        return self._one_by_one(items, choice, cancel)

    def _one_by_one(
        self, items: Sequence[EncodeItem], choice: str, cancel: CancelToken
    ) -> tuple[EncodedBatch | None, list[tuple[int, str]]]:
        done: list[EncodedBatch] = []
        failed: list[tuple[int, str]] = []
        losses = 0
        for item in items:
            try:
                reply = self._ask([item], choice, cancel, attempts=1)
                losses = 0
            except _LostError as error:
                losses += 1
                if losses == _MAX_LOSSES:
                    raise EncoderError(
                        say(
                            "The encoder process ended {losses} times in a row ({error}); run "
                            "`podplayer doctor` to see what is wrong with it.",
                            losses=losses,
                            error=error,
                        )
                    ) from error
                reply = Failed(number=0, sentence=str(error))
            if isinstance(reply, Encoded):
                done.append(batch_of([item], reply))
            else:
                logger.warning("episode %d cannot be encoded: %s", item[0], _sentence(reply))
                failed.append((item[0], _sentence(reply)))
        return joined(done), failed

    def _ask(
        self, items: Sequence[EncodeItem], choice: str, cancel: CancelToken, *, attempts: int
    ) -> Reply:
        wanted = [Item(text=text, declared=declared) for _, text, declared in items]
        reply = self._attempt(
            lambda number: Encode(number=number, choice=choice, items=wanted),
            cancel=cancel,
            attempts=attempts,
        )
        if isinstance(reply, Encoded) and len(reply.languages) != len(items):
            return Failed(number=reply.number, sentence=say("The reply is for other texts."))
        return reply

    def _insist(
        self, build: Callable[[int], Request], *, cancel: CancelToken, attempts: int
    ) -> Reply:
        try:
            return self._attempt(build, cancel=cancel, attempts=attempts)
        except _LostError as error:
            raise EncoderError(str(error)) from error

    def _attempt(
        self,
        build: Callable[[int], Request],
        *,
        cancel: CancelToken,
        attempts: int,
        seconds: float | None = None,
    ) -> Reply:
        """Ask, and ask a fresh process again if the first one ended."""
        while True:
            attempts -= 1
            try:
                with self._lock:
                    return self._exchange(build, cancel, seconds or self._reply_seconds)
            except _LostError as error:
                if attempts <= 0 or not error.is_worth_a_retry:
                    raise
                logger.info("starting the encoder process again: %s", error)

    def _exchange(
        self, build: Callable[[int], Request], cancel: CancelToken, seconds: float
    ) -> Reply:
        process = self._started()
        self._number += 1
        number = self._number
        try:
            process.requests.send_bytes(pack(build(number)))
            return self._reply(process, number, cancel, seconds)
        except (EOFError, OSError, ProtocolError) as error:
            how = self._end()
            raise _LostError(
                f"The encoder process ended unexpectedly ({how}).", is_worth_a_retry=True
            ) from error

    def _reply(
        self, process: WorkerProcess, number: int, cancel: CancelToken, seconds: float
    ) -> Reply:
        deadline = time.monotonic() + seconds
        while True:
            cancel.check()
            if process.replies.poll(_TICK_SECONDS):
                reply = unpack_reply(process.replies.recv_bytes(MAX_BYTES))
                if reply.number == number:
                    return reply
                continue  # Of a request that was cancelled before its answer came.
            if time.monotonic() > deadline:
                process.kill()
                self._end()
                raise _LostError(
                    f"The encoder process did not answer within {seconds:g} seconds "
                    "and was stopped.",
                    is_worth_a_retry=False,
                )

    def _started(self) -> WorkerProcess:
        if self._is_closed:
            raise EncoderError(say("The encoder was closed."))
        if self._process is not None and not self._process.is_running:
            self._end()  # It was idle and ended, as it should.
        if self._process is None:
            try:
                self._process = WorkerProcess(
                    self._command,
                    idle_seconds=self._idle_seconds,
                    cache_dir=self._cache_dir,
                    log_path=self._log_path,
                    roots=self._roots,
                    weights=self._weights,
                )
            except OSError as error:
                raise EncoderError(
                    say("The encoder process cannot be started: {error}.", error=error)
                ) from error
            logger.info("started the encoder process %d", self._process.pid)
        return self._process

    def _end(self) -> str:
        process, self._process = self._process, None
        return "" if process is None else process.close()


def _sentence(reply: Reply) -> str:
    return reply.sentence if isinstance(reply, Failed) else "The reply is for another question."
