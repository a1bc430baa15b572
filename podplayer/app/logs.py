"""The log: a rotating file in the profile, readable, without what was listened to."""

import logging
import logging.handlers
import sys
import threading
from pathlib import Path
from types import TracebackType

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_LARGEST = 1_000_000
_KEPT = 3


def set_up_logs(folder: Path, *, is_verbose: bool = False) -> None:
    """Send the log to a file; warnings also to stderr where the listener asked for them.

    A folder that cannot be written is no reason not to start.
    """
    root = logging.getLogger()
    root.setLevel(logging.DEBUG if is_verbose else logging.INFO)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            folder / "podplayer.log",
            maxBytes=_LARGEST,
            backupCount=_KEPT,
            encoding="utf-8",
            delay=True,
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter(_FORMAT))
    root.addHandler(handler)
    if is_verbose:
        console = logging.StreamHandler(sys.stderr)
        console.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
        root.addHandler(console)
    _log_crashes()


def _log_crashes() -> None:
    """Write what nobody caught to the log, on every thread."""
    logger = logging.getLogger("podplayer.crash")

    def on_crash(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        logger.critical("crashed", exc_info=(kind, error, trace))

    def on_thread_crash(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            on_crash(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    sys.excepthook = on_crash
    threading.excepthook = on_thread_crash
