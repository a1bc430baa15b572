"""What the window closes for: the library is exchanged, then podplayer starts again."""

import os
import sys

from PySide6.QtWidgets import QApplication

from podplayer.app.paths import Paths
from podplayer.ui import style
from podplayer.ui.dialogs.exchange import ExchangeDialog
from podplayer.ui.dialogs.trouble import TroubleDialog
from podplayer.ui.exchange import Exchange
from podplayer.ui.tasks import Tasks
from podplayer.ui.text import told, tr
from podplayer.ui.theme import ThemeController


def carry_out(qt: QApplication, exchange: Exchange) -> None:
    """Do it with the library closed, and say it if it failed: then all is as it was."""
    style.apply(qt, ThemeController(parent=qt).theme)
    tasks = Tasks(threads=1)
    dialog = ExchangeDialog(exchange, tasks=tasks)
    dialog.exec()
    tasks.close()
    if dialog.error is not None:
        TroubleDialog(tr("Your library is as it was"), told(dialog.error)).exec()


def command(paths: Paths) -> list[str]:
    """The words that start podplayer again on a profile, from source and packaged."""
    program = [sys.executable]
    if not getattr(sys, "frozen", False):
        program += ["-m", "podplayer"]
    return [*program, "--profile", str(paths.profile)]


def start_again(paths: Paths) -> None:
    """Become a new podplayer: it asks for the passphrase, and nothing of the old one is left.

    Not a second window in this process: whoever has a passphrase must show that it opens the
    library while it is still known what was typed.
    """
    words = command(paths)
    # Else a packaged program takes itself for a helper of the one that it was.
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    os.execv(words[0], words)  # noqa: S606 - ourselves, and no shell
