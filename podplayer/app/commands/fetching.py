"""login, logout: what servers want before they give something away."""

import argparse
import getpass
import sys

from podplayer.app.bootstrap import App
from podplayer.app.output import Output
from podplayer.model.errors import UsageError
from podplayer.model.ids import PodcastId
from podplayer.services.logins import Login, origin_of


def login(app: App, args: argparse.Namespace, out: Output) -> int:
    """Read a password from the terminal, or the first line of the standard input, and keep it."""
    show = app.library.podcast(PodcastId(args.show))
    origin = origin_of(show.feed_url)
    if sys.stdin.isatty():
        password = getpass.getpass(f"Password of {args.user} for {origin}: ")
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    if not password:
        raise UsageError("No password was given; nothing was stored.")
    app.logins.save(show.feed_url, Login(args.user, password))
    out.result(
        {"show": int(show.id), "server": origin},
        [f"The password for {origin} is in your key ring; `podplayer refresh {show.id}` uses it."],
    )
    return 0


def logout(app: App, args: argparse.Namespace, out: Output) -> int:
    """Forget a password."""
    show = app.library.podcast(PodcastId(args.show))
    origin = origin_of(show.feed_url)
    was_there = app.logins.forget(show.feed_url)
    sentence = "is forgotten" if was_there else "was not stored"
    out.result(
        {"show": int(show.id), "server": origin, "forgotten": was_there},
        [f"The password for {origin} {sentence}."],
    )
    return 0
