"""Is the library sound, is it copied once a day, and is everything in it when podplayer ends?"""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from podplayer.app.bootstrap import App
from podplayer.app.window_opening import can_ask
from podplayer.model.errors import PodplayerError
from podplayer.model.listening import Unsaved
from podplayer.ui.dialogs.confirm import ConfirmDialog
from podplayer.ui.dialogs.modal import show_modal
from podplayer.ui.dialogs.unsaved import UnsavedDialog
from podplayer.ui.main_window import MainWindow
from podplayer.ui.tasks import Tasks
from podplayer.ui.text import tr

logger = logging.getLogger(__name__)

_CHECK_AFTER = 8_000
"""Milliseconds after the first paint: the first work of a page is done then."""
_BACK_UP_AFTER = 60_000
_OFTEN = 3_600_000
"""Milliseconds between two looks whether a window that stays open has gone a day without."""


class LibraryCare(QObject):
    """Reads every page of the library once, and copies it once a day; both off the main thread."""

    def __init__(
        self, window: MainWindow, app: App, *, tasks: Tasks, on_damage: Callable[[], object]
    ) -> None:
        """Prepare; `on_damage` is called when the listener wants to see what is left."""
        super().__init__(window)
        self._window = window
        self._app = app
        self._tasks = tasks
        self._on_damage = on_damage
        self._often = QTimer(self, interval=_OFTEN)
        self._often.timeout.connect(self.back_up_if_due)

    def start(self) -> None:
        """Begin to wait for the times."""
        QTimer.singleShot(_CHECK_AFTER, self, self.check)
        QTimer.singleShot(_BACK_UP_AFTER, self, self.back_up_if_due)
        self._often.start()

    def check(self, otherwise: PodplayerError | None = None) -> None:
        """Read every page; say that one is damaged, or else what went wrong otherwise."""
        shell = self._window

        def tell(damage: str | None) -> None:
            if damage is not None:
                self._offer(damage)
            elif otherwise is not None:
                shell.show_error(otherwise)

        self._tasks.run(
            lambda _: self._app.safekeeping.damage(),
            done=tell,
            failed=lambda error: logger.warning("the library was not checked: %s", error),
            owner=self,
        )

    def back_up_if_due(self) -> None:
        """Copy the library where the last copy is a day old."""
        app = self._app
        self._tasks.run(
            lambda _: app.library.counts().shows and app.backups.make_if_due(),
            failed=self.check,
            owner=self,
        )

    def _offer(self, damage: str) -> None:
        logger.warning("the library is damaged: %s", damage)
        show_modal(
            ConfirmDialog(
                title=tr("Your library is damaged"),
                text=tr(
                    "Something has written over a part of its file. podplayer can close the "
                    "window, save what can be read, and show you that and the newest backup. "
                    "Nothing is changed before you choose."
                ),
                action=tr("See what is left"),
                on_confirmed=self._on_damage,
                parent=self._window,
            )
        )


def back_up_at_exit(app: App) -> None:
    """Copy it when the window is gone, where that is due. A failure shows at the next start."""
    try:
        if app.library.counts().shows:
            app.backups.make_if_due()
    except PodplayerError as error:
        logger.warning("no backup at the end: %s", error)


def store_what_waits(app: App, *, wants_again: Callable[[Unsaved], bool]) -> None:
    """Store at the end what the disk refused while it was full or locked.

    Args:
        app: plays no more after this.
        wants_again: called as long as something waits: whether to try again, else it is lost.
    """
    while (unsaved := app.listening.close()) is not None:
        logger.warning("what was heard since %s is not stored: %s", unsaved.since, unsaved.problem)
        if not wants_again(unsaved):
            return


def ask_to_try_again(unsaved: Unsaved) -> bool:
    """Ask the listener, where somebody sits before a screen."""
    return can_ask() and UnsavedDialog(unsaved).exec() == QDialog.DialogCode.Accepted
