"""The real program's start: what it imports, and that it comes up and goes down."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from podplayer.app import gui
from podplayer.app.bootstrap import Edges, build
from podplayer.app.paths import Paths
from podplayer.playback.clock import SystemClock
from podplayer.playback.silent import SilentBackend
from podplayer.ui.tasks import Tasks

qt = gui.make_application()
app = build(Paths(Path(sys.argv[1])), Edges(backend=SilentBackend(clock=SystemClock())))
tasks = Tasks()
window = gui.make_window(qt, app, tasks=tasks, cache=app.paths.cache)
window.open_page(gui.first_page(app))
window.show()
qt.processEvents()
early = {"numpy", "usearch", "av", "PySide6.QtMultimedia"} & set(sys.modules)
QTimer.singleShot(600, window.close)
code = qt.exec()
tasks.close()
app.close()
heavy = {"torch", "transformers", "librosa", "scipy", "feedparser"} & set(sys.modules)
print(code, sorted(heavy | early), app.ledger is not None)
"""


@pytest.mark.slow
def test_the_window_opens_without_anything_heavy_and_without_a_request(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", _START, str(tmp_path)],
        cwd=ROOT,
        env={"QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split(maxsplit=1) == ["0", "[] True\n"]
    assert "Traceback" not in done.stderr
