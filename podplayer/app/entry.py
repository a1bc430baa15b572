"""Where the program begins: the environment first, then as little as the words ask for."""

import os
import sys
from collections.abc import Sequence

from podplayer.app.memory import keep_heap_small

_ENVIRONMENT = {
    # Two BLAS threads on two busy cores make a refit of the ranking a hundred times slower.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OMP_WAIT_POLICY": "PASSIVE",
    # Pages of 2 MB, of which a small part is used: 6 MB of the window.
    "NUMPY_MADVISE_HUGEPAGE": "0",
    # Weights come from packages; nothing asks a hub.
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    # FFmpeg's and Qt's chatter about codecs and sound devices is of no use to a listener.
    "QT_LOGGING_RULES": "qt.multimedia*=false;qt.text.font.db=false",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run podplayer; returns the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    for name, value in _ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    keep_heap_small()
    # Imported here and not above: numpy and Qt read the environment while they are imported, and
    # the encoder process must not import the window at all.
    if "--worker" in words:
        from podplayer.worker.main import run as run_worker  # noqa: PLC0415

        run_worker(words)
        return 0
    if "--scan" in words:
        from podplayer.media.scan import main as run_scan  # noqa: PLC0415

        return run_scan(words[words.index("--scan") + 1 :], sys.stdout, sys.stdin)
    if "--make-index" in words:
        from podplayer.services.index_build import main as make_index  # noqa: PLC0415

        return make_index(words[words.index("--make-index") + 1 :], sys.stdin.fileno())
    from podplayer.app.cli import main as run_command  # noqa: PLC0415

    return run_command(words)
