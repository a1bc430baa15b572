"""Takes changes back: by the message that offers it, or by the journal."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from podplayer.model.podcast import UndoToken
from podplayer.ui.context import UiContext
from podplayer.ui.dialogs.confirm import ConfirmDialog
from podplayer.ui.dialogs.modal import show_modal
from podplayer.ui.text import shown, tr
from podplayer.ui.widgets.toast import Toast


class Undo(QObject):
    """What the button of a message and the key of a window do."""

    def __init__(self, *, context: UiContext, toasts: Toast, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._toasts = toasts
        self._window = window

    def offer(self, token: UndoToken | None) -> None:
        """Say what was done, with a way back; nothing of nothing."""
        if token is not None:
            self._context.shell.toast(
                shown(token.sentence),
                action=tr("Undo"),
                on_action=lambda: self.take_back(token),
            )

    def take_back(self, token: UndoToken) -> None:
        """Undo one change, and say so. In a task: it may be one of 50,000 episodes."""
        shell, library = self._context.shell, self._context.app.library
        self._context.tasks.change(
            lambda _: library.undo(token),
            done=lambda _: shell.toast(
                tr("Taken back: {change}").format(change=shown(token.sentence))
            ),
            failed=shell.show_error,
            owner=self,
        )

    def last(self) -> None:
        """Take back the last change, also one that is only under way.

        Without waiting for it, its key would take back the change before.
        """
        self._context.tasks.after_changes(self._take_back_last)

    def _take_back_last(self) -> None:
        """As the message offers it; else the journal knows, and it is asked first.

        The listener may not have the change of the journal in mind.
        """
        if self._toasts.action == tr("Undo") and self._toasts.act():
            return
        latest = next(iter(self._context.app.library.changes(limit=1)), None)
        if latest is None:
            self._context.shell.toast(tr("There is nothing to take back."))
            return
        show_modal(
            ConfirmDialog(
                title=tr("Take back the last change?"),
                text=shown(latest.sentence),
                action=tr("Undo"),
                on_confirmed=partial(self.take_back, latest),
                parent=self._window,
            )
        )
