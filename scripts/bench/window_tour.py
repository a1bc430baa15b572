"""A tour of the window while everything else goes on: does it ever stand still?

Run by bench_window.py --tour.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench_window import Steps, peak, quiet, rss, scroll
from stall_recorder import Stall, StallRecorder
from tour_site import LIST, TITLE

if TYPE_CHECKING:
    from podplayer.model.podcast import EpisodeRow
    from podplayer.ui.context import PageName
    from podplayer.ui.main_window import MainWindow

_LONG = 50.0
"""Milliseconds from which a stall is told."""
_ROUNDS = 3
"""At least; the first one imports, the others refresh again while the encoder reads."""


def tour(window: "MainWindow", report: dict[str, object]) -> Steps:
    """Import and refresh the feeds, encode, download and play, and walk every page meanwhile."""
    doing = ["start"]
    recorder = StallRecorder(least=_LONG, what=lambda: f"{doing[0]}, {window.place}")
    yield 3000
    yield from quiet(window)
    numbers: list[tuple[int, int, int]] = []
    yield from _asking(window, lambda: _numbers(window), numbers)
    report["rss_before_mb"] = rss()
    recorder.start()
    app = window.context.app

    def work(cancel: object) -> object:
        app.subscriptions.import_opml(Path(os.environ[LIST]), cancel=cancel)
        return app.refresh.all(cancel=cancel)

    window.jobs.run("Import", work, done="Imported")
    rounds = 0
    played: list[int] = []
    while window.jobs.is_running("other") or rounds < _ROUNDS:
        if not window.jobs.is_running("other"):
            window.jobs.refresh()
        yield from _walk(window, doing)
        yield from _open_and_play(window, doing, played)
        rounds += 1
    report["rounds"] = rounds
    report["played_to_ms"] = played
    report["rss_refreshed_mb"] = rss()
    doing[0] = "rest"
    yield 12_000
    recorder.stop()
    yield from _asking(window, lambda: _numbers(window), numbers)
    names = ("new_episodes", "encoded", "downloaded")
    report.update(zip(names, (b - a for a, b in zip(*numbers, strict=True)), strict=True))
    report["rss_rest_mb"] = rss()
    report["rss_peak_mb"] = peak()
    report.update(summary(recorder))


def _numbers(window: "MainWindow") -> tuple[int, int, int]:
    """Episodes, those that are encoded, and files that were downloaded."""
    app = window.context.app
    status = app.indexing.status()
    downloads: Path = app.paths.media  # type: ignore[attr-defined]  # only the real one has it
    return status.total, status.encoded, sum(file.is_file() for file in downloads.rglob("*"))


def _asking(window: "MainWindow", ask: Callable[[], Any], answer: list[Any]) -> Steps:
    """Have it answered off the window's thread: a script must not hold up what it measures."""
    length = len(answer)
    window.context.tasks.run(lambda _: ask(), done=answer.append, owner=window)
    while len(answer) == length:
        yield 20


def _walk(window: "MainWindow", doing: list[str]) -> Steps:
    """Open and scroll every page of the side bar."""
    for name in _names():
        doing[0] = "open"
        window.open_page(name)
        yield 400
        doing[0] = "scroll"
        for at in range(12):
            scroll(window, at * 300)
            yield 30


def _names() -> list["PageName"]:
    from podplayer.ui.context import PageName  # noqa: PLC0415

    return [name for name in PageName if name not in {PageName.SHOW, PageName.EPISODE}]


def _open_and_play(window: "MainWindow", doing: list[str], played: list[int]) -> Steps:
    """Open shows and episodes, play one that is served here, and download another one."""
    library = window.context.app.library
    answer: list[tuple[Sequence[Any], Sequence[EpisodeRow]]] = []
    yield from _asking(window, lambda: (library.podcasts(), library.episodes(limit=50)), answer)
    shows, rows = answer[0]
    for show in shows[:3]:
        doing[0] = "open a show"
        window.open_show(show.id)
        yield 400
    for row in rows[:3]:
        doing[0] = "open an episode"
        window.open_episode(row.id)
        yield 400
    served = [row for row in rows if row.podcast_title == TITLE]
    if served:
        doing[0] = "play"
        number = len(played) % (len(served) // 2)
        window.play(served[number].id)
        yield 3000
        played.append(window.link.view.position)
        doing[0] = "download"
        window.download(served[-1 - number].id)
        yield 1000


def summary(recorder: StallRecorder) -> dict[str, object]:
    """The longest stalls: as the clock says, and without what the machine's load did."""
    stalls = sorted(recorder.stalls, key=lambda stall: stall.busy, reverse=True)
    late = sorted(recorder.beats)
    return {
        "beats": len(late),
        "late_p99_ms": round(late[int(len(late) * 0.99)], 1),
        "late_max_ms": round(late[-1], 1),
        "over_100_ms": sum(value > 100 for value in late),
        "own_over_100_ms": sum(stall.own > 100 for stall in stalls),
        "busy_over_100_ms": sum(stall.busy > 100 for stall in stalls),
        "computed_over_100_ms": sum(stall.computed > 100 for stall in stalls),
        "computed_over_50_ms": sum(stall.computed > 50 for stall in stalls),
        "stalls": [_line(stall) for stall in stalls[:25]],
    }


def _line(stall: Stall) -> str:
    return (
        f"{stall.late:.0f} ms late, {stall.own:.0f} own, {stall.computed:.0f} computed, "
        f"{stall.beside:.0f} beside: "
        f"{stall.what}: {stall.where}"
    )
