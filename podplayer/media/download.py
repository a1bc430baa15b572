"""Files that are fetched: downloads and streams are one thing, and each file is fetched once."""

import logging
import re
import threading
import unicodedata
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from podplayer.media.stream import WAITS, GrowingFile, OnComplete, Renew, StreamReader
from podplayer.media.throttle import Throttle
from podplayer.media.transfer import Origin, Progress
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import PodplayerError
from podplayer.model.net import Http
from podplayer.model.sealed import FileKeys

logger = logging.getLogger(__name__)

_ENDINGS = {
    "audio/mpeg": ".mp3",
    "audio/mp3": ".mp3",
    "audio/mp4": ".m4a",
    "audio/x-m4a": ".m4a",
    "audio/m4a": ".m4a",
    "audio/aac": ".aac",
    "audio/ogg": ".ogg",
    "audio/opus": ".opus",
    "audio/flac": ".flac",
    "audio/x-flac": ".flac",
    "audio/wav": ".wav",
    "audio/x-wav": ".wav",
    "video/mp4": ".mp4",
    "video/x-m4v": ".m4v",
    "video/quicktime": ".mov",
    "video/webm": ".webm",
}
_KNOWN_ENDINGS = frozenset(_ENDINGS.values()) | {".oga", ".m4b", ".mp2", ".wma", ".mka", ".mkv"}
_UNSAFE = re.compile(r"[<>:\"/\\|?*\x00-\x1f\x7f]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def safe_name(text: str, *, longest: int = 80) -> str:
    """A name that every file system takes, as near to the text as can be.

    `longest` counts bytes: most file systems allow 255 of them, and Chinese takes three a sign.
    """
    flat = "".join(
        sign
        for sign in unicodedata.normalize("NFC", text)
        if unicodedata.category(sign) not in ("Cf", "Cs", "Co", "Cn")
    )
    flat = " ".join(_UNSAFE.sub(" ", flat).split())
    flat = flat.encode("utf-8")[:longest].decode("utf-8", "ignore").strip(" .")
    if _RESERVED.match(flat):
        flat = f"_{flat}"
    return flat or "untitled"


def ending_of(url: str, mime: str) -> str:
    """The ending of the file, from its address, else from its type; engines go by content."""
    ending = PurePosixPath(unquote(urlsplit(url).path)).suffix.lower()
    if ending in _KNOWN_ENDINGS:
        return ending
    return _ENDINGS.get(mime.partition(";")[0].strip().lower(), ".mp3")


class Streams:
    """The files that are on their way: each one once, however many fill and read it.

    It owns the task threads that fill what is played; a download is filled by its caller.

    Args:
        http: the network.
        waits: seconds between attempts while it is away.
        throttle: the speed limit of downloads; streams that play have none.
        renew: knows where a file is whose address has expired.
        keys: needed where files are to be locked.
    """

    def __init__(
        self,
        *,
        http: Http,
        waits: Sequence[float] = WAITS,
        throttle: Throttle | None = None,
        renew: Renew | None = None,
        keys: FileKeys | None = None,
    ) -> None:
        self._http = http
        self._keys = keys
        self._waits = waits
        self._throttle = throttle
        self._renew = renew
        self._guard = threading.Lock()
        self._growing: dict[Path, GrowingFile] = {}
        self._threads = ThreadPoolExecutor(max_workers=4, thread_name_prefix="stream")
        self._tokens: set[CancelToken] = set()

    def download(
        self,
        url: str,
        target: Path,
        *,
        on_complete: OnComplete,
        cancel: CancelToken,
        progress: Progress | None = None,
    ) -> Path:
        """Blocks until the file is complete; goes on with what came earlier.

        Raises:
            FetchError, MediaError, Cancelled: what came until then is kept on disk.
        """
        growing = self._acquire(url, target, on_complete)
        try:
            return growing.fill(cancel=cancel, progress=progress, throttle=self._throttle)
        finally:
            self._release(growing)

    def open(self, url: str, target: Path, *, on_complete: OnComplete) -> StreamReader:
        """Read a file while it arrives. Returns at once; closing the reader ends the fetching."""
        growing = self._acquire(url, target, on_complete)
        token = CancelToken()
        with self._guard:
            growing.users += 1  # the filler, besides the reader
            growing.failure = None  # of an earlier try
            self._tokens.add(token)
        self._threads.submit(self._fill, growing, token)

        def closed() -> None:
            token.cancel()
            self._release(growing)

        return StreamReader(growing, on_close=closed)

    def _fill(self, growing: GrowingFile, token: CancelToken) -> None:
        try:
            growing.fill(cancel=token)
        except PodplayerError as error:
            logger.info("the stream ended: %s", error)
        except Exception:
            logger.exception("a stream failed")
            growing.give_up()
        finally:
            with self._guard:
                self._tokens.discard(token)
            self._release(growing)

    def targets(self) -> frozenset[Path]:
        """The files that are on their way now."""
        with self._guard:
            return frozenset(self._growing)

    def _acquire(self, url: str, target: Path, on_complete: OnComplete) -> GrowingFile:
        with self._guard:
            growing = self._growing.get(target)
            # What somebody threw away while it is still played is another file from now on.
            if growing is None or (growing.part.is_finished and not target.exists()):
                growing = GrowingFile(
                    origin=Origin(http=self._http, url=url),
                    target=target,
                    on_complete=on_complete,
                    waits=self._waits,
                    renew=self._renew,
                    keys=self._keys,
                )
                self._growing[target] = growing
            growing.users += 1
            return growing

    def _release(self, growing: GrowingFile) -> None:
        with self._guard:
            growing.users -= 1
            if growing.users > 0:
                return
            if self._growing.get(growing.part.target) is growing:
                del self._growing[growing.part.target]
            growing.close()

    def close(self) -> None:
        """Stop every stream and wait for its thread."""
        with self._guard:
            tokens = list(self._tokens)
        for token in tokens:
            token.cancel()
        self._threads.shutdown(wait=True)
