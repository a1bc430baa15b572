"""Forgetting: what goes, what stays, and that it cannot be undone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from podplayer.model.ranking import ForgetScope
from podplayer.ui.dialogs.modal import Modal
from podplayer.ui.text import to_translate, tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label

GOES = to_translate(
    "when you played it and how fast, your answers such as “more” and “less”, and when it was "
    "recommended to you. Recommendations and statistics become what they would be had it never "
    "happened; what is deleted is overwritten on the disk."
)
_VISIBLE = 14
STAYS = to_translate(
    "your shows, downloads, queue and favourites, your place in every episode, what is marked as "
    "heard, and what you said you like unless everything is forgotten."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing that can be forgotten."""

    name: str
    """As it stands in "Forget ..."."""
    scope: ForgetScope


class ForgetDialog(Modal):
    """The safe answer has the focus."""

    def __init__(
        self,
        choices: Sequence[Choice],
        *,
        on_confirmed: Callable[[Choice, bool], object],
        on_export: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        """Ask; with one choice there is nothing to choose.

        `on_confirmed` gets the choice, and whether backups shall forget it, too.
        """
        is_one = len(choices) == 1
        title = (
            tr("Forget {name}?").format(name=choices[0].name)
            if is_one
            else tr("Forget what was learned?")
        )
        super().__init__(title, width=500, parent=parent)
        self._choices = choices
        self._on_confirmed = on_confirmed
        self.what = QComboBox()
        self.what.setAccessibleName(tr("What to forget"))
        # On Linux the name of a list without a label is what is chosen.
        self.what.setAccessibleDescription(tr("What to forget"))
        for choice in choices:
            self.what.addItem(choice.name[:1].upper() + choice.name[1:], choice)
        self.what.setMaxVisibleItems(_VISIBLE)
        self.what.setVisible(not is_one)
        self.body.addWidget(self.what)
        for name, sentence in ((tr("What goes"), tr(GOES)), (tr("What stays"), tr(STAYS))):
            self.body.addWidget(label(name, LabelRole.STRONG))
            self.add_text(sentence[:1].upper() + sentence[1:])
        self.from_backups = QCheckBox(tr("Also from backups: all are replaced by a new one"))
        self.body.addWidget(self.from_backups)
        self.body.addWidget(label(tr("This cannot be undone."), LabelRole.ERROR))
        self.export = button(tr("Export first…"), ButtonKind.LINK)
        self.export.clicked.connect(on_export)
        self.keep = button(tr("Cancel"))
        self.keep.clicked.connect(self.reject)
        self.confirm = button(tr("Forget"), ButtonKind.DANGER)
        self.confirm.clicked.connect(self._on_clicked)
        self.add_buttons(self.keep, self.confirm, before=self.export)
        self.keep.setFocus()

    def _on_clicked(self) -> None:
        chosen = self._choices[self.what.currentIndex()]
        self.accept()
        self._on_confirmed(chosen, self.from_backups.isChecked())
