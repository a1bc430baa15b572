"""`podplayer integrate`: the menu entry, icons and file types of a podplayer without a package."""

import argparse
import sys

from podplayer.app.desktop_files import desktop_files
from podplayer.app.output import Output
from podplayer.app.paths import Paths
from podplayer.model.errors import UsageError

_SCHEMES = ("podcast", "feed", "pcast", "itpc")


def integrate(paths: Paths, args: argparse.Namespace, out: Output) -> int:
    """Write or remove the files."""
    if sys.platform != "linux":
        raise UsageError("integrate is for Linux desktops; elsewhere the installer does it.")
    files = desktop_files(paths)
    if args.remove:
        removed = files.remove()
        for path in removed:
            out.line(f"removed {path}")
        out.line("The desktop no longer knows podplayer." if removed else "There was nothing.")
        return 0
    for path in files.install():
        out.line(f"wrote {path}")
    out.line("podplayer is in the menu now, and can open podcast links and OPML lists.")
    schemes = " ".join(f"x-scheme-handler/{name}" for name in _SCHEMES)
    out.line(f"To prefer it to other programs: xdg-mime default podplayer.desktop {schemes}")
    return 0
