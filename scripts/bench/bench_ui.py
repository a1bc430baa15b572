"""What a listener waits for in the window: a step of scrolling, another page.

Usage: python scripts/bench/bench_ui.py [--rows 100000]

On the sample library, painted to a picture in memory, so that no screen is needed. Reports median
and 99th percentile in milliseconds. First paint, memory and stalls: bench_window.py.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import cycle, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from podplayer.app.bootstrap import App, Edges, build
from podplayer.app.gui import make_application, make_window
from podplayer.app.paths import Paths
from podplayer.model.cancel import CancelToken
from podplayer.model.ids import EpisodeId
from podplayer.playback.clock import SystemClock
from podplayer.playback.silent import SilentBackend
from podplayer.ui.context import PageName
from podplayer.ui.main_window import MainWindow
from podplayer.ui.models.episodes import EpisodeListModel
from podplayer.ui.pages.parts.lists.episode_list import EpisodeListView
from podplayer.ui.tasks import Tasks

_STEPS, _STEP_PX = 300, 96
_ROUNDS = 8
_PAGES = [name for name in PageName if name not in {PageName.SHOW, PageName.EPISODE}]
_BUDGET_MS = {"scroll": 8, "switch": 100}


def timed(deed: Callable[[], object]) -> float:
    """Milliseconds that something takes."""
    began = time.perf_counter()
    deed()
    return (time.perf_counter() - began) * 1000


def wait(milliseconds: int) -> None:
    """Let the window work."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def scroll(app: App, window: MainWindow, rows: int) -> list[float]:
    """Scroll a long list step by step and paint it each time."""
    known = app.library.episodes(limit=200)
    many = [
        replace(row, id=EpisodeId(at)) for at, row in enumerate(islice(cycle(known), rows), start=1)
    ]
    model = EpisodeListModel()
    view = EpisodeListView(window.context, model=model, now=lambda: datetime.now(UTC))
    view.resize(1100, 760)
    model.set_rows(many)
    view.show()
    picture = QImage(view.size(), QImage.Format.Format_ARGB32_Premultiplied)
    bar = view.verticalScrollBar()

    def step(at: int) -> None:
        bar.setValue(bar.maximum() // 3 + at * _STEP_PX)
        view.viewport().render(picture)

    for at in range(40):  # covers come from a thread
        step(at)
    wait(1500)
    return [timed(partial(step, at)) for at in range(_STEPS)]


def switch(window: MainWindow) -> list[float]:
    """Open pages that were open before, each until it is painted."""

    def show(name: PageName) -> None:
        window.open_page(name)
        shown: QWidget = window.stack
        shown.grab()

    for name in _PAGES:
        show(name)
        wait(700)
    found = []
    for name in _PAGES * _ROUNDS:
        found.append(timed(partial(show, name)))
        wait(30)
    return found


def report(name: str, values: Sequence[float]) -> None:
    """Write a line."""
    ordered = sorted(values)
    median, late = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)]
    sys.stdout.write(
        f"{name}: median {median:.1f} ms, p99 {late:.1f} ms, budget {_BUDGET_MS[name]} ms\n"
    )


def main() -> int:
    """Measure and report."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=100_000)
    args = options.parse_args()
    qt = make_application()
    with tempfile.TemporaryDirectory(prefix="podplayer-bench-") as folder:
        app = build(Paths(Path(folder)), Edges(backend=SilentBackend(clock=SystemClock())))
        app.sample.fill(cancel=CancelToken())
        tasks = Tasks()
        window = make_window(qt, app, tasks=tasks, cache=app.paths.cache)
        window.open_page(PageName.NEW)
        window.show()
        wait(1000)
        report("scroll", scroll(app, window, args.rows))
        switched = switch(window)
        report("switch", switched)
        for at, name in enumerate(_PAGES):
            own = sorted(switched[at :: len(_PAGES)])
            sys.stdout.write(f"  {name}: median {own[len(own) // 2]:.1f} ms\n")
        window.quit()
        tasks.close()
        app.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
