"""discover: shows that are not followed."""

import argparse

from podplayer.app.bootstrap import App
from podplayer.app.output import Output
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import UsageError


def discover(app: App, args: argparse.Namespace, out: Output) -> int:
    """What followed shows recommend, link and share people with; or what a directory knows."""
    if args.ask:
        return _ask(app, args, out)
    if args.words:
        raise UsageError(
            "Words are looked for in a directory, which sees them: say which one with --ask."
        )
    found = app.discovery.suggest(count=args.limit)
    out.result(
        [
            {
                "kind": one.kind.value,
                "title": one.title,
                "reason": one.reason,
                "address": one.address,
                "episode": one.episode_id,
            }
            for one in found
        ],
        [f"{one.title}\n    {one.reason}" for one in found]
        or ["Your shows name no others yet. Once they do, it is found here."],
    )
    return 0


def _ask(app: App, args: argparse.Namespace, out: Output) -> int:
    found = app.directories.search(args.ask, " ".join(args.words), cancel=CancelToken())
    found = found[: args.limit]
    out.result(
        [
            {
                "title": show.title,
                "author": show.author,
                "address": show.address,
                "followed": show.followed,
            }
            for show in found
        ],
        [
            f"{show.title}{f' ({show.author})' if show.author else ''}"
            f"{'  followed' if show.followed else ''}\n    {show.address}"
            for show in found
        ]
        or ["The directory knows no show for these words."],
    )
    return 0
