"""What lies over the pages of a window: its dialogs, and what they set off."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from podplayer.model.errors import NotFoundError
from podplayer.model.ids import PodcastId
from podplayer.ui.context import UiContext
from podplayer.ui.dialogs.about import AboutDialog
from podplayer.ui.dialogs.add_podcast import AddPodcastDialog
from podplayer.ui.dialogs.confirm import ConfirmDialog
from podplayer.ui.dialogs.import_plan import ImportDialog
from podplayer.ui.dialogs.modal import show_modal
from podplayer.ui.dialogs.palette import Palette
from podplayer.ui.dialogs.report import ReportDialog
from podplayer.ui.dialogs.shortcuts import ShortcutsDialog
from podplayer.ui.drop import Dropped
from podplayer.ui.go_to import places
from podplayer.ui.jobs import Jobs
from podplayer.ui.outcomes import Outcome
from podplayer.ui.stalls import StallWatch
from podplayer.ui.text import tr

_WEB = {"http", "https", "mailto"}


class WindowDialogs(QObject):
    """Opens them over one window."""

    def __init__(
        self,
        *,
        context: UiContext,
        jobs: Jobs,
        on_added: Callable[[PodcastId], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._context = context
        self._jobs = jobs
        self._on_added = on_added
        self.stalls: StallWatch | None = None
        """What watches the window, told by whoever started it."""

    def add_podcast(self, address: str = "") -> None:
        """Open the dialog that follows a show."""
        subscriptions = self._context.app.subscriptions
        dialog = AddPodcastDialog(
            add=lambda url, cancel: subscriptions.add(url, cancel=cancel),
            tasks=self._context.tasks,
            address=address,
            parent=self._window,
        )
        dialog.added.connect(self._on_added)
        dialog.import_wanted.connect(self.choose_import)
        dialog.sample_wanted.connect(self._context.shell.fill_sample)
        show_modal(dialog)

    def followed(self, podcast_id: PodcastId) -> None:
        """Say that a show is followed now, with undo, and fetch what belongs to it."""
        shell, app = self._context.shell, self._context.app
        try:
            title = app.library.podcast(podcast_id).title
        except NotFoundError as error:
            shell.show_error(error)
            return
        shell.toast(
            tr("You follow {show} now").format(show=title),
            action=tr("Undo"),
            on_action=lambda: self._unfollow(podcast_id),
        )
        self._jobs.prepare()

    def _unfollow(self, podcast_id: PodcastId) -> None:
        subscriptions = self._context.app.subscriptions
        self._context.tasks.run(
            lambda _: subscriptions.unsubscribe(podcast_id),
            failed=self._context.shell.show_error,
            owner=self,
        )

    def choose_import(self) -> None:
        """Let the listener choose a file, whatever player it is from."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            tr("Import from another player"),
            "",
            tr(
                "All files (*);;Lists of shows (*.opml *.xml);;Databases (*.db *.sqlite Database);;"
                "Archives (*.zip *.json)"
            ),
        )
        if chosen:
            self.import_file(Path(chosen))

    def import_file(self, path: Path) -> None:
        """Look at a file and say what importing it would do."""
        dialog = ImportDialog(
            path,
            look=self._context.app.moving.plan,
            tasks=self._context.tasks,
            parent=self._window,
        )
        dialog.confirmed.connect(self._jobs.move_in)
        dialog.another_wanted.connect(self.choose_import)
        show_modal(dialog)

    def take(self, what: Dropped) -> None:
        """Import a file or follow an address that came from outside."""
        if what.file is not None:
            self.import_file(what.file)
        else:
            self.add_podcast(what.address)

    def open_link(self, url: str) -> None:
        """Ask, then hand an address to the desktop's browser."""
        address = QUrl(url)
        if address.scheme() not in _WEB:
            self._context.shell.toast(tr("podplayer opens only web and mail addresses."))
            return
        place = address.toDisplayString()
        show_modal(
            ConfirmDialog(
                title=tr("Open in the browser?"),
                text=tr("{address}\n\nThe page will see that you visit it.").format(address=place),
                action=tr("Open"),
                on_confirmed=lambda: QDesktopServices.openUrl(address),
                parent=self._window,
            )
        )

    def show_shortcuts(self) -> None:
        """Open the sheet of keys."""
        show_modal(ShortcutsDialog(self._context, self._window))

    def show_about(self) -> None:
        """Say what podplayer is and whether everything works."""
        show_modal(AboutDialog(self._context, stalls=self.stalls, parent=self._window))

    def open_palette(self) -> None:
        """Let the listener type where to go."""
        found = places(
            app=self._context.app,
            shell=self._context.shell,
            keys=self._context.keys,
            show_keys=self.show_shortcuts,
        )
        show_modal(Palette(found, self._window))

    def report(self, outcome: Outcome, *, take_back: Callable[[], object] | None) -> None:
        """Show the sentences of an outcome, with the way back that there is."""
        told = ReportDialog(
            title=outcome.text,
            sentences=outcome.details,
            has_undo=take_back is not None,
            parent=self._window,
        )
        if take_back is not None:
            told.undone.connect(take_back)
        show_modal(told)
