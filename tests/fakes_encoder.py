"""An encoder for tests: in this process, or, run as a program, a process that misbehaves.

As a program it speaks the real protocol; a text with one of these words makes it misbehave:
CRASH, SEGFAULT or BOMB end it, HANG lets it never answer, REFUSE answers Failed, CRASH-ONCE ends it
the first time, GIBBERISH breaks the protocol. In the folder given by --cache `crashed` tells that
it crashed once, and `hung` has a letter for each time it hung.
"""

import argparse
import hashlib
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import EncoderError
from podplayer.model.senses import ENCODERS, WIDTHS, Sense
from podplayer.worker.encoded import EncodedBatch, EncodeItem, EncodeResult, EncoderInfo
from podplayer.worker.perceived import PerceivedFile, PerceiveFailure
from podplayer.worker.protocol import (
    Describe,
    Described,
    Encode,
    Encoded,
    Failed,
    Perceive,
    Perceived,
    Transcribed,
    pack,
    unpack_request,
)

NAMES = {
    "auto": "multilingual-e5-small/q4-fp32",
    "e5": "multilingual-e5-small/q4-fp32",
    "e5-int8": "multilingual-e5-small/q4-int8",
    "e5-fp32": "multilingual-e5-small/q4-fp32",
    "minilm": "all-MiniLM-L6-v2/fp32",
    "static": "hashed-words/2",
}
DIMENSIONS = 16


def vector_of(text: str) -> np.ndarray:
    """Texts that share words are near each other; the same in every process."""
    total = np.zeros(DIMENSIONS, dtype=np.float32)
    for word in text.casefold().split():
        seed = int.from_bytes(hashlib.blake2b(word.strip(".,").encode(), digest_size=4).digest())
        total += np.random.default_rng(seed).standard_normal(DIMENSIONS).astype(np.float32)
    return total / max(float(np.linalg.norm(total)), 1e-9)


def language_of(text: str, declared: str | None) -> str | None:
    """German where the text says so."""
    return "de" if "deutsch" in text.casefold() else declared or "en"


class FakeEncoder:
    """Stands in for EncoderClient: no process, no weights, the same promises."""

    def __init__(self, *, names: dict[str, str] | None = None) -> None:
        self.names = names or dict(NAMES)
        self.texts: list[str] = []
        """Everything that was encoded, in the order of the batches."""
        self.choices: list[str] = []
        self.poison: set[str] = set()
        """Words that make a text fail."""
        self.fails = ""
        """A sentence with which everything fails."""
        self.files: list[str] = []
        """Names of files that were heard or looked at."""
        self.sense_names = dict(ENCODERS)
        self.is_deaf = False
        """Whether the models of the senses are absent."""
        self.is_running = False
        self.batch = 16
        self._known: dict[str, EncoderInfo] = {}

    def known(self, choice: str = "auto") -> EncoderInfo | None:
        return self._known.get(choice)

    def describe(self, choice: str = "auto", *, cancel: CancelToken | None = None) -> EncoderInfo:
        if self.fails:
            raise EncoderError(self.fails)
        self.is_running = True
        self._known[choice] = EncoderInfo(
            name=self.names[choice],
            dimensions=DIMENSIONS,
            note="",
            start_seconds=0.1,
            rss=1,
            refused=0,
            is_cut_off=True,
        )
        return self._known[choice]

    def encode(
        self,
        items: Sequence[EncodeItem],
        *,
        cancel: CancelToken,
        on_batch: Callable[[EncodedBatch], None],
        choice: str = "auto",
    ) -> EncodeResult:
        self.describe(choice)
        ordered = sorted(items, key=lambda item: len(item[1]))
        good = [item for item in ordered if not self.poison.intersection(item[1].split())]
        for start in range(0, len(good), self.batch):
            cancel.check()
            part = good[start : start + self.batch]
            self.texts += [text for _, text, _ in part]
            self.choices.append(choice)
            on_batch(
                EncodedBatch(
                    encoder=self.names[choice],
                    dimensions=DIMENSIONS,
                    keys=tuple(key for key, _, _ in part),
                    languages=tuple(language_of(text, declared) for _, text, declared in part),
                    vectors=tuple(vector_of(text).astype("<f2").tobytes() for _, text, _ in part),
                )
            )
        skipped = tuple((item[0], "It is poison.") for item in ordered if item not in good)
        return EncodeResult(encoded=len(good), skipped=skipped)

    def perceive(self, sense: Sense, path: Path, *, cancel: CancelToken):
        """Files of one name are alike; a name with a word of `poison` fails."""
        cancel.check()
        self.files.append(path.name)
        if self.is_deaf:
            return PerceiveFailure(sentence="Nothing is installed.", is_absent=True)
        if any(word in path.name for word in self.poison):
            return PerceiveFailure(sentence="It is poison.")
        seed = int.from_bytes(hashlib.blake2b(path.name.encode(), digest_size=4).digest())
        vector = np.random.default_rng(seed).standard_normal(WIDTHS[sense])
        return PerceivedFile(encoder=self.sense_names[sense], vector=vector.astype("<f2").tobytes())

    def ask_about_file(self, build, *, cancel: CancelToken):
        """Says a word each half minute, and ends after two minutes."""
        cancel.check()
        asked = build(1)
        if self.is_deaf:
            return Failed(number=1, sentence="Nothing is installed.", is_absent=True)
        if any(word in asked.path for word in self.poison):
            return Failed(number=1, sentence="It is poison.")
        end = asked.start + 30_000
        return Transcribed(
            number=1,
            name="fake/1",
            language="en",
            lines=((asked.start + 1_000, asked.start + 2_000, f"Words at {asked.start}."),),
            goes_on_at=end if end < 120_000 else None,
        )

    def restart(self) -> None:
        pass

    def close(self) -> None:
        self.is_running = False


def _misbehave(text: str, cache: Path | None) -> None:
    if "CRASH-ONCE" in text:
        assert cache is not None
        mark = cache / "crashed"
        if not mark.exists():
            mark.touch()
            os._exit(7)
    elif "CRASH" in text:
        os._exit(7)
    if "HANG" in text:
        if cache is not None:
            with (cache / "hung").open("a") as file:
                file.write("x")
        time.sleep(3600)
    if "SEGFAULT" in text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "BOMB" in text:  # what a process meets that takes all memory
        os.kill(os.getpid(), signal.SIGKILL)


def _main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--requests", type=int)
    parser.add_argument("--replies", type=int)
    parser.add_argument("--idle", type=float)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--root", type=Path)
    options = parser.parse_args()
    requests = Connection(options.requests, writable=False)
    replies = Connection(options.replies, readable=False)
    while requests.poll(options.idle):
        try:
            request = unpack_request(requests.recv_bytes())
        except EOFError:
            return
        match request:
            case Describe(number=number, choice=choice):
                reply = Described(
                    number=number, name=NAMES[choice], dimensions=DIMENSIONS, note="",
                    rss=1, refused=0, is_cut_off=False,
                )  # fmt: skip
            case Encode(number=number, choice=choice, items=items):
                for item in items:
                    _misbehave(item.text, options.cache)
                if any("GIBBERISH" in item.text for item in items):
                    replies.send_bytes(b"gibberish")
                    continue
                reply = Encoded(
                    number=number, name=NAMES[choice], dimensions=DIMENSIONS, rss=1,
                    languages=[language_of(item.text, item.declared) for item in items],
                    vectors=b"".join(vector_of(i.text).astype("<f2").tobytes() for i in items),
                )  # fmt: skip
                if any("REFUSE" in item.text for item in items):
                    reply = Failed(number=number, sentence="I would rather not.")
            case Perceive(number=number, sense=sense, path=path):
                _misbehave(path, options.cache)
                width = WIDTHS[Sense(sense)]
                reply = Perceived(
                    number=number, name=ENCODERS[Sense(sense)], dimensions=width, rss=1,
                    vector=bytes(2 * width),
                )  # fmt: skip
                if "REFUSE" in path:
                    reply = Failed(number=number, sentence="I would rather not.")
        replies.send_bytes(pack(reply))


if __name__ == "__main__":
    sys.exit(_main())
