"""The window with a large library: first paint, memory, stalls during a refresh of 200 feeds.

Usage: python scripts/bench/bench_window.py [--episodes 50000] [--keep FOLDER]

Starts the real window offscreen (or on DISPLAY, if QT_QPA_PLATFORM is xcb) in a process of its own,
which reports on itself. A stall is a 5 ms timer of the main thread that comes late.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_BUDGET = {"paint_s": 1.0, "rss_mb": 150.0, "stall_ms": 100.0}


def child(profile: Path, opml: str) -> None:
    """Open the window on a profile, report its start, refresh, report the stalls."""
    began = time.perf_counter()
    from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: PLC0415 - the start is measured

    from podplayer.app.bootstrap import build  # noqa: PLC0415
    from podplayer.app.gui import first_page, make_application, make_window, settle  # noqa: PLC0415
    from podplayer.app.paths import Paths  # noqa: PLC0415
    from podplayer.model.cancel import CancelToken  # noqa: PLC0415
    from podplayer.ui.tasks import Tasks  # noqa: PLC0415

    qt = make_application()
    sys.setswitchinterval(0.001)  # as run_gui does
    paths = Paths(profile)
    app = build(paths)
    tasks = Tasks()
    window = make_window(qt, app, tasks=tasks, cache=paths.cache)
    report: dict[str, object] = {}

    class Painted(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002
            if event.type() == QEvent.Type.Paint and "paint_s" not in report:
                QTimer.singleShot(0, at_first_paint)
                report["paint_s"] = 0.0
            return False

    def at_first_paint() -> None:
        report["paint_s"] = round(time.perf_counter() - began, 3)
        report["paint_cpu_s"] = round(time.process_time(), 3)
        report["rss_mb"] = rss()
        heavy = {"torch", "transformers", "librosa", "scipy", "feedparser", "usearch"}
        report["heavy"] = sorted(heavy & set(sys.modules))
        QTimer.singleShot(8000, begin_refresh)

    late: list[float] = []
    beat = QTimer()
    beat.setInterval(5)
    last = [0.0]

    def on_beat() -> None:
        now = time.perf_counter()
        if last[0]:
            late.append((now - last[0]) * 1000 - 5)
        last[0] = now

    beat.timeout.connect(on_beat)

    def begin_refresh() -> None:
        report["rss_ranked_mb"] = rss()
        beat.start()

        def work() -> None:
            app.subscriptions.import_opml(Path(opml), cancel=CancelToken())
            app.refresh.all(cancel=CancelToken(), podcast_ids=None)
            done.set()

        threading.Thread(target=work, daemon=True).start()
        poll.start(100)

    done = threading.Event()
    poll = QTimer()

    def look() -> None:
        if done.is_set():
            poll.stop()
            QTimer.singleShot(3000, qt.quit)

    poll.timeout.connect(look)
    watcher = Painted()
    window.installEventFilter(watcher)
    window.open_page(first_page(app))
    window.show()
    QTimer.singleShot(1500, window, lambda: settle(window, app))
    qt.exec()
    late.sort()
    report["stall_max_ms"] = round(late[-1], 1)
    report["stall_p99_ms"] = round(late[int(len(late) * 0.99)], 1)
    report["stalls_over_100"] = sum(value > 100 for value in late)
    report["rss_end_mb"] = rss()
    sys.stdout.write(json.dumps(report) + "\n")
    sys.stdout.flush()
    os._exit(0)


def rss() -> float:
    """Resident megabytes of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 2**20, 1)


def main() -> int:
    """Prepare the library and the feeds, run the child, compare with the budget."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--child", nargs=2, metavar=("PROFILE", "OPML"))
    options.add_argument("--keep", type=Path, help="keep the library here, and use it again")
    options.add_argument("--runs", type=int, default=3)
    args = options.parse_args()
    if args.child:
        child(Path(args.child[0]), args.child[1])
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as scratch:
        library = args.keep or Path(scratch) / "library"
        if not (library / "library.db").exists():
            maker = ROOT / "scripts/bench/make_library.py"
            subprocess.run(
                [sys.executable, maker, library, "--vectors"], env=environment, check=True
            )
        feeds = Path(scratch) / "feeds"
        opml = Path(scratch) / "feeds.opml"
        sys.path.insert(0, str(ROOT / "scripts/bench"))
        from refresh_feeds import write_library  # noqa: PLC0415 - stands beside this script

        feeds.mkdir()
        list(write_library(feeds, shows=200, least=100, most=300))
        server = subprocess.Popen(
            [sys.executable, ROOT / "scripts/serve-feeds", feeds, "--opml", opml],
            stdout=subprocess.PIPE,
            env=environment,
        )
        try:
            if server.stdout:
                server.stdout.readline()
            for _ in range(args.runs):
                copy = Path(scratch) / "profile"
                subprocess.run(["cp", "-r", library, copy], check=True)
                run = subprocess.run(
                    [sys.executable, __file__, "--child", copy, opml],
                    env=environment,
                    capture_output=True,
                    text=True,
                    check=True,
                )
                sys.stdout.write(run.stdout)
                subprocess.run(["rm", "-r", copy], check=True)
        finally:
            server.terminate()
    sys.stdout.write(f"budget: {json.dumps(_BUDGET)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
