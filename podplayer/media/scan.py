"""`python -m podplayer.media.scan FILE`: analyse a file in a process of its own, at low priority.

Reads from its input the key of that file in hexadecimal, nothing where it is not locked. Writes
lines of JSON: {"done": MS} now and then, at last the facts or {"error": SENTENCE}. The process ends
when nobody reads any more, so that a closed window leaves none behind.
"""

import base64
import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import MediaError
from podplayer.model.ids import Ms
from podplayer.model.sealed import MediaFile, SealedFile
from podplayer.model.sentence import say
from podplayer.model.sound import Silence, SoundFacts

_NICE = 15
_ROOT = Path(__file__).parents[2]


def scan_command() -> list[str]:
    """How to start it: a frozen podplayer re-enters itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--scan"]
    return [sys.executable, "-P", "-m", "podplayer.media.scan"]


def scan(
    file: MediaFile,
    *,
    cancel: CancelToken,
    progress: Callable[[Ms], object] | None = None,
    command: Sequence[str] | None = None,
) -> SoundFacts:
    """Analyse a file in another process. Blocks.

    Raises:
        MediaError: the file is no audio, or it brought the process down.
        Cancelled: the process was ended.
    """
    path, key = (file, b"") if isinstance(file, Path) else (file.path, file.key)
    with subprocess.Popen(  # noqa: S603 - our own program
        [*(command or scan_command()), str(path)],
        stdin=subprocess.PIPE,  # what is in its command line anybody could read
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(_ROOT), "OPENBLAS_NUM_THREADS": "1"},
        text=True,
        encoding="utf-8",
    ) as process:
        try:
            _hand_over(key, process)
            for line in process.stdout or ():
                cancel.check()
                try:
                    told = json.loads(line)
                except ValueError:  # it was ended in the middle of a line
                    break
                if "error" in told:
                    raise MediaError(told["error"])
                if "duration" in told:
                    return facts_of(told)
                if progress is not None:
                    progress(Ms(told["done"]))
        finally:
            process.kill()
    raise MediaError(say("{name} cannot be analysed; the file may be damaged.", name=path.name))


def _hand_over(key: bytes, process: "subprocess.Popen[str]") -> None:
    if process.stdin is not None:
        with contextlib.suppress(BrokenPipeError), process.stdin:
            process.stdin.write(key.hex())


def facts_of(told: Mapping[str, Any]) -> SoundFacts:
    """What the process wrote."""
    return SoundFacts(
        duration=Ms(told["duration"]),
        loudness=told["loudness"],
        peaks=base64.b64decode(told["peaks"]),
        silences=tuple(Silence(start=Ms(a), end=Ms(b)) for a, b in told["silences"]),
        mixture=base64.b64decode(told["mixture"]),
        fingerprint=base64.b64decode(told["fingerprint"]),
    )


def lines_of(facts: SoundFacts) -> dict[str, Any]:
    """As JSON."""
    return {
        "duration": facts.duration,
        "loudness": facts.loudness,
        "peaks": base64.b64encode(facts.peaks).decode("ascii"),
        "silences": [[silence.start, silence.end] for silence in facts.silences],
        "mixture": base64.b64encode(facts.mixture).decode("ascii"),
        "fingerprint": base64.b64encode(facts.fingerprint).decode("ascii"),
    }


def main(paths: Sequence[str], out: TextIO, key: TextIO) -> int:
    """Analyse one file; returns the exit status."""
    # Not above: who only starts this process would pay 20 MB for FFmpeg.
    from podplayer.media.analysis import analyse  # noqa: PLC0415

    with contextlib.suppress(OSError, AttributeError):
        os.nice(_NICE)

    def write(document: Mapping[str, Any]) -> None:
        out.write(json.dumps(document) + "\n")
        out.flush()

    path, handed = Path(paths[0]), key.read()
    file = SealedFile(path, bytes.fromhex(handed)) if handed else path
    try:
        write(lines_of(analyse(file, progress=lambda done: write({"done": done}))))
    except MediaError as error:
        write({"error": str(error)})
        return 1
    except BrokenPipeError:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], sys.stdout, sys.stdin))
