"""The doors to Qt: it costs 0.4 s and 60 MB that `podplayer shows` does not need.

So the imports stand inside the functions, and a missing system library is a sentence.
"""

import os
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from podplayer.app.bootstrap import App, make_profile
from podplayer.app.paths import Paths
from podplayer.app.play_options import PlayOptions
from podplayer.model.errors import PlaybackError, StorageError
from podplayer.model.ids import EpisodeId
from podplayer.services.profile_lock import ProfileLock

# ruff: noqa: PLC0415

_FEATURES, _READS = "shibokensupport.feature", "_mod_uses_pyside"


def load_qt() -> None:
    """Load Qt, to be called before anything else that imports it. Raises ImportError.

    PySide reads the source of every module that is imported after it, to see whether that one may
    say `from __feature__ import`; nobody here does. The 580 files took 60 ms and stayed in memory:
    13 MB. So its question is answered with no. A PySide without that function is left as it is.
    """
    import_module("PySide6.QtCore")
    features = sys.modules.get(_FEATURES)
    if hasattr(features, _READS):
        setattr(features, _READS, lambda _: False)


def open_window(paths: Paths, *, opened: Sequence[str] = (), is_hidden: bool = False) -> int:
    """Open the window and run until it is closed; returns the exit status.

    Where the profile has a window already, that one comes to the front and opens what is to be
    opened.
    """
    try:
        load_qt()
        from podplayer.ui.desktop.instance import Handed, take_or_hand_over
    except ImportError as error:
        raise _missing(error) from error
    make_profile(paths)
    lock = ProfileLock(paths.profile)
    handed = Handed(
        places=[_absolute(place) for place in opened],
        token=os.environ.get("XDG_ACTIVATION_TOKEN", ""),
    )
    is_ours = take_or_hand_over(lock, paths.profile, handed)
    if is_ours is None:
        raise StorageError(
            f"Another podplayer has the profile {paths.profile} open but does not answer; "
            "end it, or choose another profile with --profile."
        )
    if not is_ours:
        return 0
    try:
        return _run_window(paths, opened=opened, is_hidden=is_hidden)
    finally:
        lock.release()


def _run_window(paths: Paths, *, opened: Sequence[str], is_hidden: bool) -> int:
    try:
        from podplayer.app.gui import run_gui
    except ImportError as error:
        raise _missing(error) from error
    return run_gui(paths, opened=opened, is_hidden=is_hidden)


def _absolute(place: str) -> str:
    """A file's path as it is seen from everywhere: the other window has a folder of its own."""
    has_scheme = re.match(r"[a-z][a-z0-9+.-]+:", place, re.IGNORECASE) is not None
    return place if has_scheme else str(Path(place).expanduser().absolute())


def play_in_terminal(app: App, episode_id: EpisodeId, options: PlayOptions) -> int:
    """Play an episode in the terminal; returns the exit status."""
    try:
        load_qt()
        from podplayer.app.terminal_player import run_terminal_player
    except ImportError as error:
        raise _missing(error) from error
    return run_terminal_player(app, episode_id, options)


def _missing(error: ImportError) -> PlaybackError:
    return PlaybackError(
        f"Qt cannot be loaded ({error}); start podplayer with ./run, "
        "which installs what is missing."
    )
