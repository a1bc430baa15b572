"""A tour of the window while everything else goes on: does it ever stand still?

Run by bench_window.py --tour.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bench_window import ROOT, Steps, peak, quiet, rss, scroll
from refresh_feeds import write_library
from stall_recorder import Stall, StallRecorder

if TYPE_CHECKING:
    from podplayer.ui.context import PageName
    from podplayer.ui.main_window import MainWindow

_LONG = 50.0
"""Milliseconds from which a stall is told."""
_SHOWS = 200
_LIST = "PODPLAYER_TOUR_LIST"
"""Where the child finds the list of the feeds that are served."""


@contextmanager
def serving(scratch: Path, feeds: Path | None) -> Iterator[None]:
    """Serve a folder of feeds, or generated ones, while the block runs."""
    if feeds is None:
        feeds = scratch / "feeds"
        if not feeds.exists():
            feeds.mkdir()
            list(write_library(feeds, shows=_SHOWS, least=100, most=300))
    opml = scratch / "feeds.opml"
    command = [sys.executable, str(ROOT / "scripts/serve-feeds"), str(feeds), "--opml", str(opml)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE)
    os.environ[_LIST] = str(opml)
    try:
        if server.stdout:
            server.stdout.readline()  # it serves now
        yield
    finally:
        server.terminate()
        server.wait()


def tour(window: "MainWindow", report: dict[str, object]) -> Steps:
    """Import and refresh the feeds, and walk every page until that is done."""
    doing = ["start"]
    recorder = StallRecorder(least=_LONG, what=lambda: f"{doing[0]}, {window.place}")
    yield 3000
    yield from quiet(window)
    report["rss_before_mb"] = rss()
    recorder.start()
    app = window.context.app

    def work(cancel: object) -> object:
        app.subscriptions.import_opml(Path(os.environ[_LIST]), cancel=cancel)
        return app.refresh.all(cancel=cancel)

    window.jobs.run("Import", work, done="Imported")
    rounds = 0
    while window.jobs.is_running("other") or not rounds:
        for name in _names():
            doing[0] = "open"
            window.open_page(name)
            yield 400
            doing[0] = "scroll"
            for at in range(12):
                scroll(window, at * 300)
                yield 30
        yield from _open_and_play(window, doing)
        rounds += 1
        if not window.jobs.is_running("other"):
            break
    report["rounds"] = rounds
    report["rss_refreshed_mb"] = rss()
    doing[0] = "rest"
    yield 12_000
    recorder.stop()
    report["rss_rest_mb"] = rss()
    report["rss_peak_mb"] = peak()
    report.update(summary(recorder))


def _names() -> list["PageName"]:
    from podplayer.ui.context import PageName  # noqa: PLC0415

    return [name for name in PageName if name not in {PageName.SHOW, PageName.EPISODE}]


def _open_and_play(window: "MainWindow", doing: list[str]) -> Steps:
    """Open shows and episodes, play one, download one (their addresses lead nowhere)."""
    library = window.context.app.library
    for show in library.podcasts()[:3]:
        doing[0] = "open a show"
        window.open_show(show.id)
        yield 400
    rows = library.episodes(limit=3)
    for row in rows:
        doing[0] = "open an episode"
        window.open_episode(row.id)
        yield 400
    if rows:
        doing[0] = "play"
        window.play(rows[0].id)
        yield 500
        doing[0] = "download"
        window.download(rows[-1].id)
        yield 500


def summary(recorder: StallRecorder) -> dict[str, object]:
    """The longest stalls: as the clock says, and without what the machine's load did."""
    own = sorted(recorder.stalls, key=lambda stall: stall.own, reverse=True)
    late = sorted(recorder.beats)
    return {
        "beats": len(late),
        "late_p99_ms": round(late[int(len(late) * 0.99)], 1),
        "late_max_ms": round(late[-1], 1),
        "over_100_ms": sum(value > 100 for value in late),
        "own_over_100_ms": sum(stall.own > 100 for stall in own),
        "computed_over_100_ms": sum(stall.computed > 100 for stall in own),
        "stalls": [_line(stall) for stall in own[:15]],
    }


def _line(stall: Stall) -> str:
    return (
        f"{stall.late:.0f} ms late, {stall.computed:.0f} computed, {stall.starved:.0f} without a "
        f"core: {stall.what}: {stall.where}"
    )
