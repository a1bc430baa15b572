"""A short version of scripts/kill-test."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[3] / "scripts" / "kill-test"


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_a_program_that_is_killed_at_any_moment_loses_nothing():
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--rounds", "3"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(re.findall(r"(\d+) of \1$", done.stdout, re.MULTILINE)) == 3
