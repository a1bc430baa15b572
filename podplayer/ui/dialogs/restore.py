"""Before a backup takes the library's place: what it holds and what it lacks."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from podplayer.model.errors import PodplayerError, SecretsError
from podplayer.model.recovery import Loss, Preview
from podplayer.ui.dialogs.modal import Modal
from podplayer.ui.dialogs.recover import facts_sentence
from podplayer.ui.format import decimal, listed
from podplayer.ui.tasks import Tasks
from podplayer.ui.text import told, tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label

Look = Callable[[Path, str], Preview]
"""Takes the file and the passphrase that it was sealed with."""
_SHOWS = 5


class RestoreDialog(Modal):
    """Looks at once; `on_confirmed` gets the passphrase with which it could be read."""

    def __init__(
        self,
        path: Path,
        *,
        look: Look,
        on_confirmed: Callable[[str], object],
        tasks: Tasks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Restore this backup?"), width=520, parent=parent)
        self._path = path
        self._look_at = look
        self._on_confirmed = on_confirmed
        self._tasks = tasks
        self.add_text(path.name)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(tr("Reading the backup"))
        self.body.addWidget(self.bar)
        self.holds = label("", LabelRole.BODY, wraps=True)
        self.lacks = label("", LabelRole.ERROR, wraps=True)
        self.kept = label(
            tr("The library of now is kept beside it, so this can be taken back."),
            LabelRole.SMALL,
            wraps=True,
        )
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setPlaceholderText(tr("Passphrase of this file"))
        self.field.setAccessibleName(tr("Passphrase of this file"))
        for part in (self.holds, self.lacks, self.kept, self.field):
            part.hide()
            self.body.addWidget(part)
        self.close_button = button(tr("Cancel"))
        self.close_button.clicked.connect(self.reject)
        self.look_button = button(tr("Look again"))
        self.look_button.clicked.connect(self.look)
        self.look_button.hide()
        self.go = button(tr("Put it in place"), ButtonKind.PRIMARY)
        self.go.clicked.connect(self._on_go)
        self.add_buttons(self.close_button, self.look_button, self.go)
        self.field.returnPressed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Read it from end to end."""
        passphrase = self.field.text()
        self.bar.show()
        self.go.setEnabled(False)
        self._tasks.run(
            lambda _: self._look_at(self._path, passphrase),
            done=self._show,
            failed=self._explain,
            ended=self.bar.hide,
            owner=self,
        )

    def _show(self, preview: Preview) -> None:
        self.holds.setText(facts_sentence(preview.facts))
        self.lacks.setText("" if preview.loss is None else loss_sentence(preview.loss))
        self.lacks.setVisible(bool(self.lacks.text()))
        self.field.hide()
        self.look_button.hide()
        self.holds.show()
        self.kept.show()
        self.go.setEnabled(True)
        self.close_button.setFocus()
        self.adjustSize()

    def _explain(self, error: PodplayerError) -> None:
        self.explain(self.lacks, told(error))
        if isinstance(error, SecretsError):
            self.field.show()
            self.look_button.show()
            self.field.setFocus()
        self.adjustSize()

    def _on_go(self) -> None:
        self.accept()
        self._on_confirmed(self.field.text())


def loss_sentence(loss: Loss) -> str:
    """What the library of now has and the backup lacks; empty where that is nothing."""
    lacks = []
    if loss.shows:
        names = listed(loss.shows[:_SHOWS])
        lacks.append(tr("%n show(s): {names}", n=len(loss.shows)).format(names=names))
    if loss.episodes:
        lacks.append(tr("%n episode(s)", n=loss.episodes))
    if loss.heard_hours:
        lacks.append(
            tr("{hours} hours of listening").format(hours=decimal(loss.heard_hours, digits=1))
        )
    if not lacks:
        return ""
    return tr("It lacks what came since: {what}.").format(what="; ".join(lacks))
