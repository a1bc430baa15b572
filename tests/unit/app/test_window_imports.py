"""What the process of the window need not load: each of these costs it many megabytes."""

import subprocess
import sys
from pathlib import Path
from types import ModuleType

from podplayer.app.windows import load_qt

ROOT = Path(__file__).parents[3]

CODE = """
import sys
import podplayer.app.hearing, podplayer.app.insight, podplayer.services.safekeeping
heavy = {"av", "cryptography", "torch", "transformers", "librosa", "scipy", "tokenizers"}
print(sorted(heavy & set(sys.modules)))
"""


def test_services_load_no_decoder_no_ciphers_and_no_encoder():
    run = subprocess.run(
        [sys.executable, "-c", CODE], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


SOURCES = """
import linecache
from podplayer.app.windows import load_qt
load_qt()
import podplayer.ui.widgets.controls
print([name for name in linecache.cache if "podplayer" in name])
"""


def test_qt_reads_no_source_of_ours():
    run = subprocess.run(
        [sys.executable, "-c", SOURCES], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


def test_a_qt_that_looks_for_no_features_is_left_as_it_is(monkeypatch):
    other = ModuleType("shibokensupport.feature")
    monkeypatch.setitem(sys.modules, other.__name__, other)
    before = dict(vars(other))
    load_qt()
    assert vars(other) == before
    monkeypatch.delitem(sys.modules, other.__name__)
    load_qt()
