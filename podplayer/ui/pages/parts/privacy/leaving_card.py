"""Taking everything along, and forgetting, on the Privacy page."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from podplayer.ui.context import UiContext
from podplayer.ui.dialogs.modal import show_modal
from podplayer.ui.dialogs.passphrases import Answer, PassphraseDialog, Question
from podplayer.ui.pages.parts.clock import Clock
from podplayer.ui.pages.parts.privacy.deed_lines import DeedLines
from podplayer.ui.pages.parts.taste.taste_corrections import TasteCorrections
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import ButtonKind, button


class LeavingCard(DeedLines):
    """The export is sealed; what is forgotten is overwritten."""

    def __init__(self, context: UiContext, *, now: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.corrections = TasteCorrections(context, now=now, page=self)
        self.take = button(tr("Export everything…"))
        self.forget = button(tr("Forget…"), ButtonKind.DANGER)
        self.add(
            tr("Take everything along"),
            tr(
                "One sealed file of open formats: shows, listening, settings. “Restore a file…” "
                "makes the same library of it."
            ),
            self.take,
        )
        self.add(
            tr("Forget"),
            tr("What you heard, of a time, a show or a topic, or all of it; from backups, too."),
            self.forget,
        )
        self.take.clicked.connect(self.ask_export)
        self.forget.clicked.connect(self.corrections.ask_all)

    def ask_export(self) -> None:
        """Let the listener choose a file, then the passphrase that seals it."""
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Export everything"), "podplayer-everything.age", tr("Sealed file (*.age)")
        )
        if chosen:
            path = Path(chosen)
            self.ask_passphrase(path if path.suffix else path.with_suffix(".age"))

    def ask_passphrase(self, path: Path) -> None:
        """Ask what seals the export."""
        keeping = self._context.app.safekeeping
        question = Question(
            title=tr("Seal the export"),
            about=(
                tr(
                    "The file tells what you hear and when. Whoever has this passphrase can read "
                    "it; without it nobody can, you included."
                ),
            ),
            action=tr("Export"),
            asks_new=True,
        )
        show_modal(
            PassphraseDialog(
                question,
                check=lambda answer: keeping.check_new(answer.new or ""),
                on_answered=lambda answer: self.export(path, answer),
                tasks=self._context.tasks,
                parent=self.window(),
            )
        )

    def export(self, path: Path, answer: Answer) -> None:
        """Write everything."""
        everything, shell = self._context.app.everything, self._context.shell
        self.take.setEnabled(False)
        self._context.tasks.run(
            lambda _: everything.export(path, passphrase=answer.new),
            done=lambda _: shell.toast(
                tr("Everything was written to {name}").format(name=path.name)
            ),
            failed=shell.show_error,
            ended=lambda: self.take.setEnabled(True),
            owner=self,
        )
