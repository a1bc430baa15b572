"""Other programs that tests talk to: none outlives its test, and none holds one up for ever."""

import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

_PATIENCE = 120.0


@contextmanager
def running(words: Sequence[str], **options: Any) -> Iterator["subprocess.Popen[str]"]:
    """A program until the block is left, its output in a pipe.

    It is killed where the block takes two minutes: who waits for a line gets an empty one.
    """
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, **options)
    timer = threading.Timer(_PATIENCE, process.kill)
    timer.start()
    try:
        yield process
    finally:
        timer.cancel()
        process.kill()
        process.wait(_PATIENCE)
        assert process.stdout is not None
        process.stdout.close()
