"""The log: a rotating file in the profile, readable, without what was listened to."""

import logging
import logging.handlers
import re
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from typing_extensions import override

from podplayer.model.discretion import discreet

_TELLING = ("episodes", "covers", "trash")
"""Folders of the profile whose files are named after what is listened to."""
ExceptionInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_LARGEST = 1_000_000
_KEPT = 3


_QUOTED = re.compile(r"""'[^'\n]*'|"[^"\n]*"|“[^”\n]*”""")


class DiscreetFormatter(logging.Formatter):
    """Writes no address and no name of an episode's file, in tracebacks neither.

    What an exception quotes is left out: `KeyError: 'The deep time of rivers'` tells as much.
    """

    def __init__(self, text: str, *, folders: Sequence[Path]) -> None:
        super().__init__(text)
        self._folders = folders

    @override
    def formatException(self, ei: ExceptionInfo) -> str:
        """The traceback; lines of source are indented, words of an exception are not."""
        lines = super().formatException(ei).split("\n")
        return "\n".join(
            line if line.startswith(" ") else _QUOTED.sub("(text)", line) for line in lines
        )

    def format(self, record: logging.LogRecord) -> str:
        """The lines of one record."""
        record.exc_text = None  # what the formatter of another handler has left there
        return discreet(super().format(record), folders=self._folders)


class _LogFile(logging.handlers.RotatingFileHandler):
    """On a disk that is full or cannot be written it stays silent, and prints no traceback."""

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        """The line is lost; what podplayer was asked for has a sentence of its own."""


def set_up_logs(folder: Path, *, is_verbose: bool = False) -> None:
    """Send the log to a file; warnings also to stderr where the listener asked for them.

    Whoever asks for the verbose log gets it as it is: a fault in one feed cannot be found
    otherwise. A folder that cannot be written is no reason not to start.
    """
    root = logging.getLogger()
    root.setLevel(logging.DEBUG if is_verbose else logging.INFO)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = _LogFile(
            folder / "podplayer.log",
            maxBytes=_LARGEST,
            backupCount=_KEPT,
            encoding="utf-8",
            delay=True,
        )
    except OSError:
        handler = logging.NullHandler()
    folders = [folder.parent / name for name in _TELLING]
    handler.setFormatter(
        logging.Formatter(_FORMAT) if is_verbose else DiscreetFormatter(_FORMAT, folders=folders)
    )
    root.addHandler(handler)
    if is_verbose:
        console = logging.StreamHandler(sys.stderr)
        console.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
        root.addHandler(console)
    _log_crashes(folder)


def _log_crashes(folder: Path) -> None:
    """Write what nobody caught to the log, on every thread; and say so where it ended a command."""
    logger = logging.getLogger("podplayer.crash")

    def on_crash(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        logger.critical("crashed", exc_info=(kind, error, trace))
        if threading.current_thread() is threading.main_thread() and sys.stderr is not None:
            sys.stderr.write(
                f"podplayer: This is a fault of podplayer itself ({kind.__name__}); "
                f"the log in {folder} says where it happened.\n"
            )

    def on_thread_crash(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            on_crash(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    sys.excepthook = on_crash
    threading.excepthook = on_thread_crash
