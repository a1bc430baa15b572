"""The command line: the one entry point; without a command it opens the window."""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence

from podplayer.app.arguments import parser
from podplayer.app.bootstrap import App, build
from podplayer.app.commands import (
    arranging,
    care,
    discovery,
    fetching,
    files,
    hearing,
    interests,
    leaving,
    library,
    listening,
    moving,
    parts,
    safekeeping,
)
from podplayer.app.commands.desktop import integrate
from podplayer.app.demo import run_demo, run_without_display
from podplayer.app.logs import set_up_logs
from podplayer.app.output import Output, ProgressLine, note
from podplayer.app.paths import Paths, find_profile
from podplayer.app.windows import open_window
from podplayer.model.errors import PodplayerError, UsageError
from podplayer.model.events import WorkProgress

Command = Callable[[App, argparse.Namespace, Output], int]

COMMANDS: dict[str, Command] = {
    "add": library.add,
    "import": moving.import_file,
    "export": leaving.export,
    "erase": leaving.erase,
    "refresh": care.refresh,
    "login": fetching.login,
    "logout": fetching.logout,
    "move": library.move,
    "remove": library.remove,
    "shows": library.shows,
    "episodes": library.episodes,
    "search": library.search,
    "discover": discovery.discover,
    "queue": library.queue,
    "tag": arranging.tag,
    "archive": arranging.archive,
    "hide": arranging.hide,
    "mark": arranging.mark,
    "playlists": arranging.playlists,
    "playlist": arranging.playlist,
    "undo": arranging.undo,
    "recommend": listening.recommend,
    "feedback": listening.feedback,
    "play": listening.play,
    "download": files.download,
    "auto": files.auto,
    "clean": files.clean,
    "trash": files.trash,
    "keep": files.keep,
    "settings": files.settings,
    "analyse": hearing.analyse,
    "bookmark": hearing.bookmark,
    "chapters": hearing.chapters,
    "transcribe": hearing.transcribe,
    "transcript": hearing.transcript,
    "taste": listening.taste,
    "interests": interests.interests,
    "evaluate": listening.evaluate,
    "ledger": care.ledger,
    "backup": care.backup,
    "reindex": care.reindex,
    "parts": parts.parts,
    "doctor": care.doctor,
}
WITHOUT_LIBRARY: dict[str, Callable[[Paths, argparse.Namespace, Output], int]] = {
    "integrate": integrate,
    "encrypt": safekeeping.encrypt,
    "backups": safekeeping.backups,
    "restore": safekeeping.restore,
    "repair": safekeeping.repair,
}
"""Those that open no library, or that exchange it while nobody has it open."""
_WORDS = frozenset({*COMMANDS, *WITHOUT_LIBRARY, "demo"})
_SCHEMES = ("feed:", "podcast:", "pcast:", "itpc:")
_FILES = (".opml", ".xml", ".rss")
_FAILED = 1
_WRONG_USAGE = 2


def has_display() -> bool:
    """Whether a window could be seen. Offscreen counts: whoever asks for it by name wants it."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        # A title in letters that the terminal does not have is shown with question marks.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    arguments, opened = _split(words)
    args = parser().parse_args(arguments)
    try:
        return _dispatch(args, opened)
    except UsageError as error:
        note(str(error))
        return _WRONG_USAGE
    except PodplayerError as error:
        note(str(error))
        return _FAILED
    except UnicodeEncodeError:
        if all(_is_text(word) for word in words):
            raise
        note("Some of what was typed is no text in UTF-8.")
        return _WRONG_USAGE
    except KeyboardInterrupt:
        note("Stopped.")
        return _FAILED
    except BrokenPipeError:
        # `podplayer episodes | head`: the reader has enough; closing must not complain again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _is_text(word: str) -> bool:
    """Bytes that are none came with the command line as lone surrogates."""
    return not any("\ud800" <= letter <= "\udfff" for letter in word)


def _is_place(word: str) -> bool:
    lower = word.lower()
    return "://" in lower or lower.startswith(_SCHEMES) or lower.endswith(_FILES)


def _split(words: list[str]) -> tuple[list[str], list[str]]:
    """Part the options from addresses and files that the window is asked to open."""
    places = [i for i, word in enumerate(words) if _is_place(word)]
    has_command = any(word in _WORDS for word in words)
    if has_command or not places:
        return words, []
    return (
        [word for i, word in enumerate(words) if i not in places],
        [words[i] for i in places],
    )


def _dispatch(args: argparse.Namespace, opened: list[str]) -> int:
    if args.command == "demo":
        return run_demo(args, has_window=has_display() and not args.no_window)
    paths = Paths(find_profile(args.profile))
    if args.command is None and not has_display():
        return run_without_display(args)
    set_up_logs(paths.logs, is_verbose=args.verbose)
    if args.command is None:
        return open_window(paths, opened=opened, is_hidden=args.hidden)
    out = Output(is_json=getattr(args, "json", False))
    if args.command in WITHOUT_LIBRARY:
        return WITHOUT_LIBRARY[args.command](paths, args, out)
    app = build(paths)
    try:
        app.bus.subscribe(WorkProgress, ProgressLine().show)
        return COMMANDS[args.command](app, args, out)
    finally:
        app.close()
