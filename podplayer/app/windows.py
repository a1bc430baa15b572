"""The doors to Qt: it costs 0.4 s and 60 MB that `podplayer shows` does not need.

So the imports stand inside the functions, and a missing system library is a sentence.
"""

from collections.abc import Sequence

from podplayer.app.bootstrap import App
from podplayer.app.paths import Paths
from podplayer.model.errors import PlaybackError
from podplayer.model.ids import EpisodeId

# ruff: noqa: PLC0415


def open_window(paths: Paths, *, opened: Sequence[str] = ()) -> int:
    """Open the window and run until it is closed; returns the exit status."""
    try:
        from podplayer.app.gui import run_gui
    except ImportError as error:
        raise _missing(error) from error
    return run_gui(paths, opened=opened)


def play_in_terminal(app: App, episode_id: EpisodeId, *, seconds: float | None = None) -> int:
    """Play an episode in the terminal; returns the exit status."""
    try:
        from podplayer.app.terminal_player import run_terminal_player
    except ImportError as error:
        raise _missing(error) from error
    return run_terminal_player(app, episode_id, seconds=seconds)


def _missing(error: ImportError) -> PlaybackError:
    return PlaybackError(
        f"Qt cannot be loaded ({error}); start podplayer with ./run, "
        "which installs what is missing."
    )
