"""`podplayer parts`: the models' files that a small package comes without."""

import argparse
import sys
from pathlib import Path
from urllib.parse import urlsplit

from podplayer.app.bootstrap import App
from podplayer.app.interrupt import stoppable
from podplayer.app.output import Output, note
from podplayer.model.errors import Cancelled, FetchError
from podplayer.services.parts import INDEX, PartsStatus


def parts(app: App, args: argparse.Namespace, out: Output) -> int:
    """Say what is there, install what lacks, or remove what was fetched."""
    service = app.insight.parts
    index = args.index or INDEX
    if args.action == "remove":
        was_there = service.remove()
        said = "The parts were removed." if was_there else "There was nothing to remove."
        out.result({"removed": was_there}, [said])
        return 0
    status = service.status()
    lines = []
    if args.action == "install" and status.missing:
        source = Path(args.source) if args.source else None
        if source is None and not args.yes and not _agrees(status, index):
            note("Nothing was fetched, because nobody agreed to it; --yes agrees.")
            return 1
        try:
            with stoppable() as cancel:
                status = service.install(cancel=cancel, index=index, source=source)
        except (Cancelled, FetchError) as error:
            note(f"{error} What has come is kept; the same command goes on from there.")
            return 1
        lines.append("podplayer reads, hears and sees with models now; `podplayer reindex` begins.")
    for name, is_there in status.models.items():
        lines.append(f"{'there  ' if is_there else 'missing'}  {name}")
    if status.missing:
        lines.append(_offer(status))
    out.result({"models": dict(status.models), "missing_bytes": status.missing_bytes}, lines)
    return 0


def _offer(status: PartsStatus) -> str:
    return (
        f"`podplayer parts install` fetches {status.missing_bytes / 1e6:.0f} MB; "
        "until then episodes are compared by their words."
    )


def _agrees(status: PartsStatus, index: str) -> bool:
    if not sys.stdin.isatty():
        return False
    host = urlsplit(index).hostname or index
    size = f"{status.missing_bytes / 1e6:.0f} MB"
    sys.stderr.write(f"Fetch {size} from {host}? It learns your address, nothing else. [y/N] ")
    sys.stderr.flush()
    answer = sys.stdin.readline()
    return answer.strip().lower() in ("y", "yes")
