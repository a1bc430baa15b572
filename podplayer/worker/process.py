"""Starting the encoder process and holding its two pipes, on every system."""

import logging
import os
import subprocess
import sys
from collections.abc import Sequence
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO, Any

import podplayer

logger = logging.getLogger(__name__)

_LOG_BYTES = 256 * 1024
_GOODBYE_SECONDS = 2.0


def worker_command() -> list[str]:
    """How to start the encoder process: a frozen podplayer re-enters itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--worker"]
    # -P: whatever lies in the folder podplayer was started from is none of our modules.
    return [sys.executable, "-P", "-m", "podplayer.worker.main", "--worker"]


class WorkerProcess:
    """A running encoder process.

    Not multiprocessing.Process: that would run the program's own main module again in the child,
    with everything it imports, and start a resource tracker beside it. Two one-way pipes and no
    socket pair, so that the child owns no socket at all.
    """

    def __init__(  # noqa: PLR0913 - what the child is told, each with a name
        self,
        command: Sequence[str],
        *,
        idle_seconds: float,
        cache_dir: Path | None,
        log_path: Path | None,
        roots: Sequence[Path] = (),
        weights: Sequence[Path] = (),
    ) -> None:
        """Start it. Raises OSError where that is not possible."""
        child_requests, self.requests = Pipe(duplex=False)
        self.replies, child_replies = Pipe(duplex=False)
        options = ["--requests", str(child_requests.fileno())]
        options += ["--replies", str(child_replies.fileno()), "--idle", str(idle_seconds)]
        if cache_dir is not None:
            options += ["--cache", str(cache_dir)]
        for root in roots:
            options += ["--root", str(root)]
        for folder in weights:
            options += ["--weights", str(folder)]
        log = _open_log(log_path)
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                [*command, *options],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL if log is None else log,
                env=_environment(),
                **_inherit(child_requests, child_replies),
            )
        except OSError:
            self._close_pipes()
            raise
        finally:
            # Only the child may hold its ends, or neither side would ever see the other's end.
            child_requests.close()
            child_replies.close()
            if log is not None:
                log.close()

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._process.pid

    @property
    def is_running(self) -> bool:
        """Whether it has not ended yet."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End it at once, from any thread; close() must follow."""
        self._process.kill()

    def close(self) -> str:
        """Let it end, or end it, and tell how it ended."""
        self._close_pipes()
        try:
            code = self._process.wait(_GOODBYE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        return f"signal {-code}" if code < 0 else f"exit status {code}"

    def _close_pipes(self) -> None:
        self.requests.close()
        self.replies.close()


def _open_log(path: Path | None) -> IO[bytes] | None:
    if path is None:
        return None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        is_long = path.exists() and path.stat().st_size > _LOG_BYTES
        return path.open("wb" if is_long else "ab")
    except OSError as error:
        logger.info("the encoder process has no log: %s", error)
        return None


def _environment() -> dict[str, str]:
    """Of the program, so that the child finds podplayer where the program found it."""
    root = str(Path(podplayer.__file__).parent.parent)
    paths = [root, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return os.environ | {"PYTHONPATH": os.pathsep.join(dict.fromkeys(paths))}


def _inherit(*ends: "Connection[Any, Any]") -> dict[str, Any]:
    """What Popen must be told so that the child gets these ends and nothing else."""
    handles = [end.fileno() for end in ends]
    if sys.platform == "win32":
        for handle in handles:
            os.set_handle_inheritable(handle, True)  # noqa: FBT003 - the library's own signature
        startup = subprocess.STARTUPINFO()
        startup.lpAttributeList = {"handle_list": handles}
        return {"startupinfo": startup, "creationflags": subprocess.CREATE_NO_WINDOW}
    return {"pass_fds": handles}
