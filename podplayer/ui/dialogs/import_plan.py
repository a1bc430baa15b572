"""Moving in: what another player's file would bring, before anything is changed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QProgressBar, QWidget

from podplayer.model.errors import PodplayerError
from podplayer.model.moving import MoveKind
from podplayer.services.moving_in import MovePlan
from podplayer.ui.dialogs.modal import Modal
from podplayer.ui.format import decimal, listed
from podplayer.ui.tasks import Task, Tasks
from podplayer.ui.text import to_translate, told, tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label, surface

_NAMED = 5
"""Titles that are named; of the rest only how many."""

_KINDS = {
    MoveKind.OPML: to_translate("A list of shows (OPML)"),
    MoveKind.LISTENING: to_translate("Listening history of podplayer"),
    MoveKind.ANTENNAPOD: to_translate("From AntennaPod"),
    MoveKind.GPODDER: to_translate("From gPodder"),
    MoveKind.KASTS: to_translate("From Kasts"),
    MoveKind.GNOME_PODCASTS: to_translate("From GNOME Podcasts"),
    MoveKind.POCKET_CASTS: to_translate("From Pocket Casts"),
    MoveKind.SPOTIFY: to_translate("From Spotify"),
}


def brings(plan: MovePlan) -> list[tuple[str, int]]:
    """What would come and how much of it, without what is none."""
    whole = plan.changes + plan.waiting
    lines = [
        (tr("Shows to follow"), plan.shows.added),
        (tr("Episodes heard to the end"), whole.finished),
        (tr("Episodes to go on with, at their place"), whole.positions),
        (tr("Favourites"), whole.favourites),
        (tr("Episodes for the queue"), whole.queued),
        (tr("Entries of the listening history"), whole.plays),
    ]
    if plan.lines is not None:
        lines.append((tr("Entries of the listening history"), plan.lines.stored))
        lines.append((tr("Entries that wait for their show"), plan.lines.waiting))
    return [(text, number) for text, number in lines if number]


def remarks(plan: MovePlan) -> list[str]:
    """What does not come, or not at once, each in a sentence."""
    found: list[str] = []
    if plan.shows.already:
        found.append(tr("%n show(s) of the file you follow already.", n=plan.shows.already))
    if plan.same:
        found.append(tr("Of %n episode(s) nothing is new.", n=plan.same))
    if plan.waiting.episodes:
        found.append(
            tr(
                "Not in your library yet: %n episode(s). What is known of them waits until their "
                "feed is there.",
                n=plan.waiting.episodes,
            )
        )
    if plan.missing:
        names = listed(plan.missing[:_NAMED])
        text = tr("Without a feed address, so please add them yourself: {names}.")
        if len(plan.missing) > _NAMED:
            text = tr(
                "Without a feed address, so please add them yourself: {names} and %n more.",
                n=len(plan.missing) - _NAMED,
            )
        found.append(text.format(names=names))
    found += [sentence for _, sentence in plan.shows.failed[:_NAMED]]
    return [*found, *plan.library.remarks]


class ImportDialog(Modal):
    """Looks at a file in a task; only Import changes something."""

    confirmed = Signal(object)
    """The MovePlan."""
    another_wanted = Signal()

    def __init__(
        self,
        path: Path,
        *,
        look: Callable[[Path], MovePlan],
        tasks: Tasks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Import from another player"), width=520, parent=parent)
        self.plan: MovePlan | None = None
        self.message = label(
            tr("Looking at {file}…").format(file=path.name), LabelRole.MUTED, wraps=True
        )
        self.body.addWidget(self.message)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(tr("Looking at the file"))
        self.body.addWidget(self.bar)
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._table.hide()
        self.body.addWidget(self._table)
        self.remarks = label("", LabelRole.SMALL, wraps=True)
        self.remarks.hide()
        self.body.addWidget(self.remarks)
        self.another = button(tr("Choose another file…"), ButtonKind.LINK)
        self.cancel = button(tr("Cancel"))
        self.go = button(tr("Import"), ButtonKind.PRIMARY)
        self.go.setDefault(True)
        self.go.setEnabled(False)
        self.add_buttons(self.cancel, self.go, before=self.another)
        self.another.clicked.connect(self._on_another)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._on_go)
        self._task: Task[MovePlan] = tasks.run(
            lambda _: look(path), done=self._show, failed=self._on_failed, owner=self
        )

    def reject(self) -> None:
        """Close; a file that is still being read is no longer waited for."""
        self._task.cancel()
        super().reject()

    def _show(self, plan: MovePlan) -> None:
        self.plan = plan
        self.bar.hide()
        lines = brings(plan)
        origin = tr(str(_KINDS[plan.kind]))
        self.message.setText(
            tr("{origin}: {file}. Nothing is changed until you press Import.").format(
                origin=origin, file=plan.path.name
            )
            if lines
            else tr("{origin}: everything in {file} is in your library already.").format(
                origin=origin, file=plan.path.name
            )
        )
        for at, (text, number) in enumerate(lines):
            if at:
                self._grid.addWidget(surface("line"), 2 * at - 1, 0, 1, 2)
            self._grid.addWidget(label(text), 2 * at, 0)
            value = label(decimal(number), LabelRole.STRONG)
            value.setAccessibleName(f"{text}: {decimal(number)}")
            self._grid.addWidget(value, 2 * at, 1, Qt.AlignmentFlag.AlignTrailing)
        self._table.setVisible(bool(lines))
        sentences = remarks(plan)
        if lines:
            sentences.append(
                tr("What you have keeps its place, and the import can be undone as a whole.")
            )
        self.remarks.setText("\n".join(sentences))
        self.remarks.setVisible(bool(sentences))
        self.go.setVisible(bool(lines))
        self.go.setEnabled(bool(lines))
        self.cancel.setText(tr("Cancel") if lines else tr("Close"))
        (self.go if lines else self.cancel).setFocus()
        self.adjustSize()

    def _on_failed(self, error: PodplayerError) -> None:
        self.bar.hide()
        self.explain(self.message, told(error))
        self.go.hide()
        self.cancel.setText(tr("Close"))
        self.another.setFocus()
        self.adjustSize()

    def _on_go(self) -> None:
        plan = self.plan
        self.accept()
        if plan is not None:
            self.confirmed.emit(plan)

    def _on_another(self) -> None:
        self.reject()
        self.another_wanted.emit()
