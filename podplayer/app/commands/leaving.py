"""export, erase: taking everything along, and leaving nothing behind."""

import argparse
from pathlib import Path

from podplayer.app.bootstrap import App
from podplayer.app.commands import library
from podplayer.app.output import Output
from podplayer.app.passphrase import EXPORT, new_passphrase
from podplayer.model.errors import UsageError
from podplayer.model.ids import PodcastId
from podplayer.services.wording import counted


def export(app: App, args: argparse.Namespace, out: Output) -> int:
    """Write subscriptions, listening, or everything."""
    if args.what != "all":
        return library.export(app, args, out)
    if args.file == "-":
        raise UsageError("Everything goes into a file; name one.")
    path = Path(args.file)
    app.everything.export(path, passphrase=None if args.plain else new_passphrase(variable=EXPORT))
    out.line(f"Everything was written to {path}; `podplayer restore FILE` reads it.")
    if args.plain:
        out.line("It is not encrypted: whoever has the file can read what you heard and when.")
    return 0


def erase(app: App, args: argparse.Namespace, out: Output) -> int:
    """Erase shows with everything that is kept of them."""
    shows = [app.library.podcast(PodcastId(number)) for number in args.shows]
    counts = {show.id: app.erasing.show(show.id) for show in shows}
    if args.with_backups:
        app.erasing.renew_backups()
    lines = [f"{show.title}: erased, with {counted(counts[show.id], 'episode')}." for show in shows]
    if not args.with_backups:
        lines.append(f"Backups still have {'it' if len(shows) == 1 else 'them'}; --with-backups "
                     "deletes those and makes a new one.")  # fmt: skip
    out.result([{"show": int(number), "episodes": n} for number, n in counts.items()], lines)
    return 0
