"""`podplayer demo`, the sample library in a throw-away profile; and a start without a screen."""

import argparse
import tempfile
from pathlib import Path

from podplayer.app.bootstrap import App, build
from podplayer.app.commands.listening import recommend
from podplayer.app.logs import set_up_logs
from podplayer.app.output import Output, ProgressLine, note
from podplayer.app.paths import Paths, find_profile
from podplayer.app.play_options import PlayOptions
from podplayer.app.windows import open_window, play_in_terminal
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import PodplayerError
from podplayer.model.events import WorkProgress
from podplayer.model.ranking import RankingOptions
from podplayer.services.wording import counted

_TASTE_OF_PLAYING = 3.0
"""Seconds of the top pick that are played where there is no screen."""


def run_demo(args: argparse.Namespace, *, has_window: bool) -> int:
    """Fill a profile with the sample library and show it.

    Without `--profile` the profile is a temporary folder that is gone afterwards.
    """
    if args.profile:
        return _run(args, Paths(find_profile(args.profile)), has_window=has_window)
    with tempfile.TemporaryDirectory(prefix="podplayer-demo-", ignore_cleanup_errors=True) as name:
        return _run(args, Paths(Path(name)), has_window=has_window)


def run_without_display(args: argparse.Namespace) -> int:
    """What `podplayer` does where no window can be opened: the main job, in the terminal."""
    note(
        "there is no display, so no window can open; here is what podplayer recommends "
        "from its sample library (`podplayer --help` lists the commands)."
    )
    with tempfile.TemporaryDirectory(prefix="podplayer-demo-", ignore_cleanup_errors=True) as name:
        return _run(args, Paths(Path(name)), has_window=False, plays=True)


def _run(args: argparse.Namespace, paths: Paths, *, has_window: bool, plays: bool = False) -> int:
    set_up_logs(paths.logs, is_verbose=args.verbose)
    app = build(paths)
    try:
        app.bus.subscribe(WorkProgress, ProgressLine().show)
        report = app.sample.fill(cancel=CancelToken())
        if report.episodes:
            note(
                f"the sample library has {counted(report.shows, 'show')} and "
                f"{counted(report.episodes, 'episode')}, all made up."
            )
        if not has_window:
            _show_in_terminal(app, plays=plays)
    finally:
        app.close()
    return open_window(paths) if has_window else 0


def _show_in_terminal(app: App, *, plays: bool) -> None:
    """The ranked list, and a few seconds of its first episode."""
    out = Output(is_json=False)
    options = argparse.Namespace(
        n=5, at=None, minutes=None, place=None, mood=None, surprise=None, downloaded=False
    )
    recommend(app, options, out)
    picks = app.recommendations.rank(RankingOptions(count=1), record=False).items
    if plays and picks:
        try:
            play_in_terminal(app, picks[0].episode.id, PlayOptions(seconds=_TASTE_OF_PLAYING))
        except PodplayerError as error:
            note(str(error))
