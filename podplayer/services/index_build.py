"""`python -m podplayer.services.index_build LIBRARY ENCODER FOLDER`: make the index of neighbours.

In a process of its own, at low priority: for 50,000 episodes it is half a minute of work and
100 MB that the window does without. What it writes is a cache, its header last, so that it may be
killed at any time. It ends when the process that started it does. A library that is encrypted has
no such file, and so nobody starts this for it.
"""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from podplayer.model.ids import EpisodeId
from podplayer.recommender.columns import Vectors as VectorArray
from podplayer.recommender.index import Load, NeighbourIndex
from podplayer.recommender.vectors import Transform
from podplayer.storage.database import Database
from podplayer.storage.vectors import Vectors
from podplayer.worker.isolation import be_modest

logger = logging.getLogger(__name__)


def index_command() -> list[str]:
    """How to start it: a frozen podplayer re-enters itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--make-index"]
    return [sys.executable, "-P", "-m", "podplayer.services.index_build"]


def build_apart(library: Path, encoder: str, *, folder: Path) -> None:
    """Have another process make the file, and wait for it. Where it fails, the log says so."""
    root = Path(__file__).parents[2]
    try:
        with subprocess.Popen(  # noqa: S603 - our own program
            [*index_command(), str(library), encoder, str(folder)],
            stdin=subprocess.PIPE,  # held open: its end is the end of this process
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(root), "OPENBLAS_NUM_THREADS": "1"},
        ) as process:
            code = process.wait()
    except OSError as error:
        logger.warning("no process to make the index: %s", error)
        return
    if code:
        logger.warning("the process that makes the index ended with %d", code)


def loader(vectors: Vectors, encoder: str, transform: Transform) -> Load:
    """What gives an index the vectors of an encoder, as they are compared."""

    def load(ids: Sequence[int]) -> VectorArray:
        return transform.table(vectors.load(encoder, [EpisodeId(number) for number in ids]))

    return load


def main(words: Sequence[str], pipe: int) -> int:
    """Make the file; returns the exit status. The pipe's other end is the parent's."""
    library, encoder, folder = words
    be_modest()
    threading.Thread(target=_end_with, args=(pipe,), daemon=True).start()
    db = Database(Path(library))
    vectors = Vectors(db)
    dimensions = vectors.load(encoder, ids=()).dimensions
    transform = Transform.centring(dimensions, vectors.means(encoder))
    index = NeighbourIndex(
        folder=Path(folder), encoder=encoder, version=transform.version, exact_up_to=0
    )
    index.refresh(vectors.ids(encoder), loader(vectors, encoder, transform))
    db.close()
    return 0


def _end_with(pipe: int) -> None:
    # Not sys.stdin.read(): a thread that waits in it stops the interpreter from ending.
    while os.read(pipe, 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], sys.stdin.fileno()))
