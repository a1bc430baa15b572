"""The window with a large library: first paint, memory, idle, pages, scrolling; and a tour.

Usage: python scripts/bench/bench_window.py [--runs 2] [--keep FOLDER] [--tour] [--feeds FOLDER]

Starts podplayer as a listener does, offscreen (or on DISPLAY, if QT_QPA_PLATFORM is xcb), on a
library of 200 shows and 50,000 episodes with covers, and works its window from inside. With --tour
every page is walked, scrolled and played from while 200 feeds are imported and refreshed, episodes
are downloaded and the encoder reads; each time that the window was held up is told with where. The
feeds are those of a folder, of ../shared/corpus, or generated. Scrolling 100,000 rows: bench_ui.py.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from podplayer.ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[2]
_BUDGET = {
    "paint_s": 1.0,
    "rss_mb": 180.0,
    "idle_percent": 0.5,
    "switch_ms": 100.0,
    "scroll_ms": 8.0,
    "stall_ms": 100.0,
}
_LONGEST = 300
"""Seconds after which a run is stopped: it hangs."""
_ENVIRONMENT = {
    # As the entry point sets them, but before Qt and numpy are imported.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "NUMPY_MADVISE_HUGEPAGE": "0",
    "QT_LOGGING_RULES": "qt.multimedia*=false;qt.text.font.db=false",
    "PYTHONPATH": str(ROOT),
    "PYTHONFAULTHANDLER": "1",
}

Steps = Iterator[int]
"""A script: it yields the milliseconds that the window is left to itself."""
Script = Callable[["MainWindow", dict[str, object]], Steps]


def child(profile: Path, began: float, script: Script) -> None:
    """Run the program on a profile, with a script that begins at its first paint."""
    from podplayer.app import entry  # noqa: PLC0415 - the start is measured
    from podplayer.app.windows import load_qt  # noqa: PLC0415

    load_qt()
    from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: PLC0415

    from podplayer.app.gui import make_application  # noqa: PLC0415
    from podplayer.ui.main_window import MainWindow  # noqa: PLC0415

    report: dict[str, object] = {}
    kept: list[Steps] = []

    def go_on() -> None:
        try:
            QTimer.singleShot(next(kept[0]), go_on)
        except StopIteration:
            _tell(report)
            os._exit(0)

    class Painted(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Paint and isinstance(watched, MainWindow):
                qt.removeEventFilter(self)
                QTimer.singleShot(0, lambda: at_first_paint(watched))
            return False

    def at_first_paint(window: MainWindow) -> None:
        report["paint_s"] = round(time.monotonic() - began, 3)
        report["paint_cpu_s"] = round(time.process_time(), 3)
        report["rss_paint_mb"] = rss()
        heavy = {"torch", "transformers", "scipy", "feedparser", "usearch", "numpy", "av"}
        report["heavy"] = sorted(heavy & set(sys.modules))
        kept.append(script(window, report))
        go_on()

    qt = make_application()
    watcher = Painted()
    qt.installEventFilter(watcher)
    sys.exit(entry.main(["--profile", str(profile)]))


def quiet(window: "MainWindow") -> Steps:
    """Wait until nothing is under way: a busy machine takes its time for a ranking."""
    still = 0
    while still < 10:
        is_busy = window.jobs.is_busy or window.context.tasks.running
        still = 0 if is_busy else still + 1
        yield 500


def settling(window: "MainWindow", report: dict[str, object]) -> Steps:
    """Let podplayer do what it does once with a library: the index, small covers."""
    from podplayer.ui.context import PageName  # noqa: PLC0415

    yield 3000
    yield from quiet(window)
    window.open_page(PageName.SHOWS)
    yield from quiet(window)
    window.open_page(PageName.FOR_YOU)
    yield from quiet(window)
    report["rss_settled_mb"] = rss()
    _tell(report)
    window.quit()
    yield _LONGEST * 1000  # the program ends meanwhile


def at_rest(window: "MainWindow", report: dict[str, object]) -> Steps:
    """Measure memory, idle, the change of pages and a step of scrolling."""
    from podplayer.ui.context import PageName  # noqa: PLC0415

    yield 20_000
    report["rss_20s_mb"] = rss()
    yield from quiet(window)
    report["rss_quiet_mb"] = rss()
    before, began = time.process_time(), time.perf_counter()
    yield 10_000
    idle = (time.process_time() - before) / (time.perf_counter() - began) * 100
    report["idle_percent"] = round(idle, 2)
    names = [name for name in PageName if name not in {PageName.SHOW, PageName.EPISODE}]
    for name in names:
        window.open_page(name)
        yield 1500
    yield from quiet(window)
    report["rss_pages_mb"] = rss()
    switches: list[float] = []
    for name in names * 5:
        switches.append(_timed(lambda name=name: _show(window, name)))
        yield 50
    report["switch_ms"] = _spread(switches)
    for name, key in ((PageName.NEW, "scroll_new_ms"), (PageName.SHOWS, "scroll_shows_ms")):
        window.open_page(name)
        yield 1000
        steps: list[float] = []
        for at in range(200):
            steps.append(_timed(lambda at=at: scroll(window, at * 96)))
            yield 5
        report[key] = _spread(steps[20:])
    yield from quiet(window)
    report["rss_end_mb"] = rss()
    report["rss_peak_mb"] = peak()


def _tell(report: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(report) + "\n")
    sys.stdout.flush()


def scroll(window: "MainWindow", value: int) -> None:
    """Scroll the longest list of the page that is shown, and paint it."""
    from PySide6.QtWidgets import QAbstractScrollArea  # noqa: PLC0415

    page = window.stack.currentWidget()
    areas = [area for area in page.findChildren(QAbstractScrollArea) if area.isVisible()]
    longest = max(areas, key=lambda area: area.verticalScrollBar().maximum(), default=None)
    if longest is not None:
        bar = longest.verticalScrollBar()
        bar.setValue(value % (bar.maximum() + 1))
        longest.viewport().grab()


def _show(window: "MainWindow", name: object) -> None:
    window.open_page(name)  # type: ignore[arg-type]  # a PageName
    window.stack.grab()


def _timed(deed: Callable[[], object]) -> float:
    began = time.perf_counter()
    deed()
    return (time.perf_counter() - began) * 1000


def _spread(values: list[float]) -> dict[str, float]:
    ordered = sorted(values)
    return {
        "median": round(ordered[len(ordered) // 2], 1),
        "p99": round(ordered[int(len(ordered) * 0.99)], 1),
    }


def rss() -> float:
    """Resident megabytes of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 2**20, 1)


def peak() -> float:
    """The most that it ever had."""
    import resource  # noqa: PLC0415 - not on Windows

    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def run_on_copy(library: Path, scratch: Path, *words: str) -> dict[str, object]:
    """Run this script on a copy of the library, and return what it reports."""
    copy = scratch / "profile"
    shutil.copytree(library, copy)
    try:
        return run_child(copy, *words)
    finally:
        shutil.rmtree(copy)


def run_child(profile: Path, *words: str) -> dict[str, object]:
    """Run this script on a profile, and return what it reports."""
    environment = {**os.environ, **_ENVIRONMENT}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, __file__, "--child", str(profile), str(time.monotonic()), *words]
    run = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, text=True, timeout=_LONGEST, check=False
    )
    if run.returncode or not run.stdout:
        sys.stderr.write(f"the window ended with {run.returncode}\n")
    if not run.stdout:
        return {}
    return json.loads(run.stdout.splitlines()[-1])  # type: ignore[no-any-return]


def _script(name: str) -> Script:
    if name != "tour":
        return {"settling": settling, "resting": at_rest}[name]
    # It loads Qt, earlier than podplayer does: what is measured at rest must not have it.
    import window_tour  # noqa: PLC0415

    return window_tour.tour


def _library(args: argparse.Namespace, scratch: Path) -> Path:
    library: Path = args.keep or scratch / "library"
    if not (library / "library.db").exists():
        maker = ROOT / "scripts/bench/make_library.py"
        environment = {**os.environ, **_ENVIRONMENT, "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, maker, library, "--vectors", "--covers"]
        subprocess.run(command, env=environment, check=True)
        run_child(library, "--script", "settling")
    return library


def main() -> int:
    """Prepare the library, run the children, compare with the budget."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--child", nargs=2, metavar=("PROFILE", "BEGAN"))
    options.add_argument("--script", default="resting", help="of the child")
    options.add_argument("--keep", type=Path, help="keep the library here, and use it again")
    options.add_argument("--runs", type=int, default=1)
    options.add_argument("--tour", action="store_true")
    options.add_argument("--feeds", type=Path, help="a folder of feeds for the tour")
    args = options.parse_args()
    sys.path.insert(0, str(ROOT / "scripts/bench"))
    if args.child:
        child(Path(args.child[0]), float(args.child[1]), _script(args.script))
    with tempfile.TemporaryDirectory(prefix="podplayer-bench-") as folder:
        scratch = Path(folder)
        library = _library(args, scratch)
        for _ in range(args.runs):
            if args.tour:
                import tour_site  # noqa: PLC0415 - it needs this module

                with tour_site.serving(scratch, args.feeds):
                    found = run_on_copy(library, scratch, "--script", "tour")
            else:
                found = run_on_copy(library, scratch)
            sys.stdout.write(json.dumps(found, indent=1) + "\n")
            sys.stdout.flush()
    sys.stdout.write(f"budget: {json.dumps(_BUDGET)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
