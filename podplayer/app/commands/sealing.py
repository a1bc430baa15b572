"""`encrypt --with-media`, `encrypt off --only-media`: downloads and covers, locked or unlocked."""

from podplayer.app.bootstrap import Edges, build
from podplayer.app.interrupt import stoppable
from podplayer.app.output import Output, ProgressLine, note
from podplayer.app.paths import Paths
from podplayer.model.errors import UsageError
from podplayer.model.events import WorkProgress
from podplayer.services.encryption import holder_of
from podplayer.services.library_key import AskPassphrase
from podplayer.services.wording import counted


def lock_media(paths: Paths, out: Output, *, locks: bool, ask: AskPassphrase) -> int:
    """Say what is wished for from now on, and bring every file into that form.

    Raises:
        UsageError: the library is not encrypted, so there is no key.
        StorageError: the disk is full; the next start goes on.
        Cancelled: likewise.
    """
    if holder_of(paths.library) is None:
        raise UsageError(
            "The library is not encrypted; `podplayer encrypt on --with-media` encrypts it with "
            "its downloads and covers."
        )
    app = build(paths, Edges(ask=ask))
    try:
        app.bus.subscribe(WorkProgress, ProgressLine().show)
        app.settings.change(locks_files=locks)
        with stoppable() as cancel:
            report = app.sealing.carry_out(cancel=cancel)
    finally:
        app.close()
    files = counted(report.done, "file")
    for sentence in report.failed:
        note(sentence)
    out.line(f"Locked {files}." if locks else f"Unlocked {files}.")
    return 1 if report.failed else 0
