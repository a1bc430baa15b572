"""Backups on the Privacy page: when the last was made, one now, and the way back."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from podplayer.model.recovery import BackupFile
from podplayer.ui.context import UiContext
from podplayer.ui.dialogs.modal import show_modal
from podplayer.ui.dialogs.restore import RestoreDialog
from podplayer.ui.exchange import Exchange, WantExchange
from podplayer.ui.format import day_and_time, size
from podplayer.ui.pages.parts.privacy.deed_lines import DeedLines
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label
from podplayer.ui.widgets.keys import tab_through


class BackupCard(DeedLines):
    """Restoring looks first, and closes the window for it."""

    def __init__(
        self, context: UiContext, *, exchange: WantExchange, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._exchange = exchange
        self.now = button(tr("Back up now"))
        self.other = button(tr("Restore a file…"), ButtonKind.QUIET)
        self.about = self.add(tr("Backups"), tr("There is none yet."), self.other, self.now)
        self._holder = QWidget()
        self._rows = QVBoxLayout(self._holder)
        self._rows.setContentsMargins(0, 0, 0, 10)
        self._rows.setSpacing(2)
        self.add_below(self._holder)
        self.now.clicked.connect(self.back_up)
        self.other.clicked.connect(self.choose)

    def load(self) -> None:
        """Show what there is."""
        keeping = self._context.app.safekeeping
        self._context.tasks.run(
            lambda _: keeping.backups(),
            done=self._show,
            failed=self._context.shell.show_error,
            owner=self,
        )

    def back_up(self) -> None:
        """Make one now."""
        keeping, shell = self._context.app.safekeeping, self._context.shell
        self.now.setEnabled(False)
        self._context.tasks.run(
            lambda _: keeping.back_up(),
            done=lambda _: shell.toast(tr("The library was backed up and read from end to end.")),
            failed=shell.show_error,
            ended=self._on_ended,
            owner=self,
        )

    def choose(self) -> None:
        """Let the listener choose a backup or an export that lies elsewhere."""
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            tr("Restore a backup or an export"),
            "",
            tr("Backups and exports (*.db *.gz *.zip *.age);;All files (*)"),
        )
        if chosen:
            self.restore(Path(chosen))

    def restore(self, path: Path) -> None:
        """Say what a backup holds and lacks, and put it in place if that is wanted."""
        keeping = self._context.app.safekeeping
        show_modal(
            RestoreDialog(
                path,
                look=keeping.preview,
                on_confirmed=lambda passphrase: self._exchange(
                    Exchange(
                        title=tr("Restoring your library"),
                        work=lambda: keeping.restore(path, passphrase),
                        fraction=keeping.fraction,
                    )
                ),
                tasks=self._context.tasks,
                parent=self.window(),
            )
        )

    def _on_ended(self) -> None:
        self.now.setEnabled(True)
        self.load()

    def _show(self, backups: Sequence[BackupFile]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        last = self.now
        for backup in backups:
            row, restore = self._row(backup)
            self._rows.addWidget(row)
            tab_through([last, restore])
            last = restore
        self._holder.setVisible(bool(backups))
        if not backups:
            self.about.setText(tr("There is none yet; podplayer makes one a day."))
            return
        self.about.setText(
            tr(
                "The last: {when}. podplayer makes one a day, reads it from end to end, and keeps "
                "five days and four weeks."
            ).format(when=day_and_time(backups[0].made_at.astimezone()))
        )

    def _row(self, backup: BackupFile) -> tuple[QWidget, QPushButton]:
        """Return a line and its button."""
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        when = day_and_time(backup.made_at.astimezone())
        box.addWidget(label(when, LabelRole.BODY), 1)
        box.addWidget(label(size(backup.size), LabelRole.SMALL))
        restore = button(tr("Restore…"), ButtonKind.QUIET)
        restore.setAccessibleDescription(when)
        restore.clicked.connect(lambda _=False, path=backup.path: self.restore(path))
        box.addWidget(restore)
        return row, restore
