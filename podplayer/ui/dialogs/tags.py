"""The tags of one show: what it is called by the listener."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QWidget

from podplayer.model.shelves import LONGEST_NAME
from podplayer.ui.dialogs.modal import Modal
from podplayer.ui.icons import Icons
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label
from podplayer.ui.widgets.layouts import FlowLayout


class TagsDialog(Modal):
    """A click takes a tag away, Enter adds one; each is done at once and can be undone."""

    def __init__(  # noqa: PLR0913 - what it shows, what it calls, whose window
        self,
        show: str,
        tags: Sequence[str],
        *,
        known: Sequence[str],
        add: Callable[[str], object],
        remove: Callable[[str], object],
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Tags of {show}").format(show=show), width=460, parent=parent)
        self._tags = list(tags)
        self._add_tag = add
        self._remove_tag = remove
        self._icons = icons
        self.add_text(tr("Tags narrow the page Shows and the rules of playlists."))
        self._chips = QWidget()
        self._row = FlowLayout(self._chips, gap=8)
        self.body.addWidget(self._chips)
        self._none = label(tr("No tags yet."), LabelRole.SMALL)
        self.body.addWidget(self._none)
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST_NAME)
        self.field.setPlaceholderText(tr("Another tag"))
        self.field.setAccessibleName(tr("Another tag"))
        completer = QCompleter(sorted(set(known)), self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field.setCompleter(completer)
        self.add = button(tr("Add"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.field, 1)
        line.addWidget(self.add)
        self.body.addLayout(line)
        done = button(tr("Done"), ButtonKind.PRIMARY)
        self.add_buttons(done)
        done.clicked.connect(self.accept)
        self.add.clicked.connect(self._on_add)
        self.field.returnPressed.connect(self._on_add)
        self._show_tags()
        self.field.setFocus()

    def _show_tags(self) -> None:
        self._row.clear()
        for tag in self._tags:
            chip = button(tag, ButtonKind.CHIP, icon=(self._icons, "close"))
            chip.setAccessibleName(tr("Take the tag {tag} away").format(tag=tag))
            chip.setToolTip(tr("Take this tag away"))
            chip.clicked.connect(lambda _=False, gone=tag: self._on_remove(gone))
            self._row.addWidget(chip)
        self._chips.setVisible(bool(self._tags))
        self._none.setVisible(not self._tags)
        self.adjustSize()

    def _on_add(self) -> None:
        tag = " ".join(self.field.text().split())
        self.field.clear()
        if tag and tag.casefold() not in map(str.casefold, self._tags):
            self._tags = sorted([*self._tags, tag], key=str.casefold)
            self._show_tags()
            self._add_tag(tag)

    def _on_remove(self, tag: str) -> None:
        self._tags.remove(tag)
        self._show_tags()
        self.field.setFocus()
        self._remove_tag(tag)
