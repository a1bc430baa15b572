"""What the process of the window need not load: each of these costs it many megabytes."""

import subprocess
import sys
from pathlib import Path

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
