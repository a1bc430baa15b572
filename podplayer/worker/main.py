"""The encoder process: the networks and their weights live here, and nowhere else.

A plain child without Qt and without a network. It reads requests from one pipe, writes replies to
another, and ends by itself when the pipe closes or nothing was asked for a minute, so that half a
gigabyte of weights is only there while it is of use.
"""

import argparse
import contextlib
import faulthandler
import functools
import logging
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Sequence
from multiprocessing import connection
from pathlib import Path
from typing import Any, Protocol, assert_never

from podplayer.worker.isolation import (
    SocketGuard,
    be_modest,
    bound_files,
    bounded_memory,
    bounded_time,
    leave_network,
    resident_bytes,
)
from podplayer.worker.kernel import lock_files, program_folders, refuse_calls
from podplayer.worker.protocol import (
    MAX_BYTES,
    Describe,
    Described,
    Encode,
    Encoded,
    Failed,
    Perceive,
    ProtocolError,
    Reply,
    Request,
    Transcribe,
    pack,
    unpack_request,
)
from podplayer.worker.scribe import Scribe, SpeechModel
from podplayer.worker.senses import SenseEncoder, SenseLoader, Senses

logger = logging.getLogger(__name__)

_ORDER = {
    "auto": ("e5", "minilm", "static"),
    "e5": ("e5", "minilm", "static"),
    "e5-int8": ("e5-int8", "minilm", "static"),
    "e5-fp32": ("e5-fp32", "minilm", "static"),
    "minilm": ("minilm", "static"),
    "static": ("static",),
}
_MOST_MEMORY = 2 * 1024 * 1024 * 1024
"""What one batch of texts may take beside the model; the largest takes a tenth of it."""
_MOST_SECONDS = 600
"""Of the processor for one request, the loading of a model included."""
_ENVIRONMENT = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "TOKENIZERS_PARALLELISM": "false",
    # Threads that wait would spin: on a busy machine that costs ten times the work.
    "OMP_WAIT_POLICY": "PASSIVE",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}


class _Encoder(Protocol):
    """Texts in, unit vectors out. Vectors of two encoders are never compared with each other."""

    @property
    def name(self) -> str:
        """Model, version and precision: "multilingual-e5-small/q4-fp32"."""
        ...

    @property
    def dimensions(self) -> int:
        """How long each vector is."""
        ...

    def encode(self, texts: Sequence[str]) -> Any:  # noqa: ANN401 - numpy is not loaded yet
        """(n, dimensions) float32: rows of length one; zeros for a text that says nothing.

        The same text gives the same vector (but for the last bits), whatever stands beside it.
        """
        ...


class _Detector(Protocol):
    def detect(self, text: str, declared: str | None) -> str | None: ...


Loader = Callable[[], _Encoder | None]


class Workshop:
    """The encoders of this process, each loaded when it is first asked for."""

    def __init__(
        self,
        loaders: dict[str, Loader],
        *,
        load_detector: Callable[[], _Detector],
        senses: Senses | None = None,
        scribe: Scribe | None = None,
    ) -> None:
        self.senses = senses or Senses({}, roots=())
        self.scribe = scribe or Scribe(lambda: None, roots=())
        self._loaders = loaders
        self._loaded: dict[str, _Encoder | None] = {}
        self._load_detector = load_detector
        self._detector: _Detector | None = None

    def choose(self, choice: str) -> tuple[_Encoder, str]:
        """The best encoder that a choice allows here, and why it is not a better one."""
        note = ""
        for kind in _ORDER.get(choice, _ORDER["auto"]):
            encoder = self._load(kind)
            if encoder is not None:
                return encoder, note and f"{note} {encoder.name} is used instead."
            family = kind.partition("-")[0]
            note = note or f"The model files for the {family} encoder are not installed."
        raise LookupError(f"no encoder for {choice}")

    def _load(self, kind: str) -> _Encoder | None:
        if kind not in self._loaded:
            self._loaded[kind] = self._loaders[kind]()
        return self._loaded[kind]

    def languages(self, request: Encode) -> tuple[str | None, ...]:
        """What language each text is in."""
        if self._detector is None:
            self._detector = self._load_detector()
        return tuple(self._detector.detect(item.text, item.declared) for item in request.items)


def answer(request: Request, workshop: Workshop, guard: SocketGuard, *, is_cut_off: bool) -> Reply:
    """Do what one request asks for. A text that cannot be encoded is a Failed, not an exception."""
    try:
        if isinstance(request, Perceive):
            return workshop.senses.perceive(request)
        if isinstance(request, Transcribe):
            return workshop.scribe.transcribe(request)
        encoder, note = workshop.choose(request.choice)
        match request:
            case Describe():
                return Described(
                    number=request.number,
                    name=encoder.name,
                    dimensions=encoder.dimensions,
                    note=note,
                    rss=resident_bytes(),
                    refused=guard.refused,
                    is_cut_off=is_cut_off,
                )
            case Encode():
                with bounded_memory(_MOST_MEMORY):
                    vectors = encoder.encode([item.text for item in request.items])
                return Encoded(
                    number=request.number,
                    name=encoder.name,
                    dimensions=encoder.dimensions,
                    languages=workshop.languages(request),
                    rss=resident_bytes(),
                    vectors=vectors.astype("<f2").tobytes(),
                )
            case _:
                assert_never(request)
    except Exception as error:
        # The border of the process: whatever a library throws at one text must not end the others.
        logger.exception("request %d failed", request.number)
        return Failed(number=request.number, sentence=f"{type(error).__name__}: {error}")


def serve(
    requests: "connection.Connection[Any, Any]",
    replies: "connection.Connection[Any, Any]",
    reply_to: Callable[[Request], Reply],
    *,
    idle_seconds: float,
) -> None:
    """Answer until the pipe closes or nobody asked for `idle_seconds`."""
    try:
        while requests.poll(idle_seconds):
            request = unpack_request(requests.recv_bytes(MAX_BYTES))
            with bounded_time(_MOST_SECONDS):
                reply = reply_to(request)
            replies.send_bytes(pack(reply))
    except (EOFError, BrokenPipeError):
        return  # podplayer ended, or has no more use for this process.
    except ProtocolError:
        logger.exception("the program and its encoder process do not understand each other")


def _store(cache_dir: Path | None, weights: Sequence[Path]) -> Any:  # noqa: ANN401 - imported later
    from podplayer.encoders.weights import (
        WeightStore,
        bundled_folder,
        manifest_path,
        read_manifest,
    )

    path = manifest_path()
    return WeightStore(
        models=read_manifest(path) | read_manifest(path.with_name("models-optional.toml")),
        cache_dir=cache_dir,
        folders=(bundled_folder(), *weights),
    )


def _loaders(store: Any) -> dict[str, Loader]:  # noqa: ANN401 - imported later
    # Here and not at the top: these are the imports that the fences above must come before.
    from podplayer.encoders.hashed import HashedEncoder

    try:
        from podplayer.encoders import int8, text
    except ImportError as error:
        logger.info("no encoder with a model: %s", error)
        return {"e5": _none, "e5-int8": _none, "e5-fp32": _none, "minilm": _none,
                "static": HashedEncoder}  # fmt: skip
    # Each once, whichever choice led to it.
    small = functools.cache(lambda: text.load_e5(store, "int8"))
    exact = functools.cache(lambda: text.load_e5(store, "fp32"))
    return {
        "e5": small if int8.is_fast_here() else exact,
        "e5-int8": small,
        "e5-fp32": exact,
        "minilm": lambda: text.load_minilm(store),
        "static": HashedEncoder,
    }


def _none() -> None:
    """Load nothing: a model without its packages."""


def _sense_loaders(store: Any) -> dict[str, SenseLoader]:  # noqa: ANN401 - imported later
    return {"sound": lambda: _load_sound(store), "cover": lambda: _load_cover(store)}


def _load_sound(store: Any) -> SenseEncoder | None:  # noqa: ANN401 - imported later
    try:
        from podplayer.encoders import sound
    except ImportError as error:
        logger.info("nothing can be heard: %s", error)
        return None
    from podplayer.encoders.events import load_events
    from podplayer.encoders.music import load_music
    from podplayer.encoders.voice import load_voice

    return sound.SoundEncoder(
        events=load_events(store), voice=load_voice(store), music=load_music(store)
    )


def _load_cover(store: Any) -> SenseEncoder | None:  # noqa: ANN401 - imported later
    try:
        from podplayer.encoders import cover
    except ImportError as error:
        logger.info("no cover can be seen: %s", error)
        return None
    return cover.load_cover(store)


def _load_speech(store: Any) -> SpeechModel | None:  # noqa: ANN401 - imported later
    try:
        from podplayer.encoders import speech
    except ImportError as error:
        logger.info("nothing can be written down: %s", error)
        return None
    return speech.load_speech(store)


def _load_detector() -> _Detector:
    from podplayer.encoders.language import LanguageDetector, langid_ranker

    return LanguageDetector(langid_ranker())


def run(arguments: Sequence[str]) -> None:
    """Be the encoder process until it is no longer needed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--worker", action="store_true")
    parser.add_argument("--requests", type=int, required=True)
    parser.add_argument("--replies", type=int, required=True)
    parser.add_argument("--idle", type=float, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--root", type=Path, action="append", default=[])
    parser.add_argument("--weights", type=Path, action="append", default=[])
    options = parser.parse_args(arguments)
    faulthandler.enable()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    # Ctrl+C in a terminal reaches both processes; the program decides, and closes the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(_ENVIRONMENT)
    be_modest()
    guard = SocketGuard()
    is_cut_off = _fence(guard, roots=[*options.root, *options.weights], cache=options.cache)
    store = _store(options.cache, options.weights)
    workshop = Workshop(
        _loaders(store),
        load_detector=_load_detector,
        senses=Senses(_sense_loaders(store), roots=options.root),
        scribe=Scribe(lambda: _load_speech(store), roots=options.root),
    )
    serve(
        _connection(options.requests, is_readable=True),
        _connection(options.replies, is_readable=False),
        lambda request: answer(request, workshop, guard, is_cut_off=is_cut_off),
        idle_seconds=options.idle,
    )


def _fence(guard: SocketGuard, *, roots: Sequence[Path], cache: Path | None) -> bool:
    """Take away what this process has no need of; whether the kernel took the network, too.

    Before any library loads, and before a second thread exists.
    """
    bound_files()
    has_left = leave_network()
    # The language detector unpacks its table into a temporary file.
    written = cache or Path(tempfile.gettempdir())
    tempfile.tempdir = str(written)
    with contextlib.suppress(OSError):
        for folder in (written, *roots):
            folder.mkdir(parents=True, exist_ok=True)  # The kernel fences what is there.
    is_locked = lock_files(read=[*program_folders(), *roots], write=[written])
    is_filtered = refuse_calls()
    guard.install()
    logger.info(
        "fences: network namespace %s, files %s, system calls %s", has_left, is_locked, is_filtered
    )
    return has_left or is_filtered


def _connection(handle: int, *, is_readable: bool) -> "connection.Connection[Any, Any]":
    kind: Any = (
        connection.PipeConnection if sys.platform == "win32" else connection.Connection  # type: ignore[attr-defined, unused-ignore]
    )
    opened: connection.Connection[Any, Any] = kind(
        handle, readable=is_readable, writable=not is_readable
    )
    return opened


if __name__ == "__main__":
    run(sys.argv[1:])
