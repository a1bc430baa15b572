"""Subjects to tick and a field for others: what the listener likes, before anything was heard."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from podplayer.model.cancel import CancelToken
from podplayer.model.interests import LONGEST, StatedInterest, Topic
from podplayer.model.podcast import UndoToken
from podplayer.services.topics import TOPICS
from podplayer.ui.context import UiContext
from podplayer.ui.text import shown, tr
from podplayer.ui.widgets.controls import ButtonKind, button
from podplayer.ui.widgets.keys import tab_through
from podplayer.ui.widgets.layouts import FlowLayout


def have_encoded(context: UiContext, owner: QObject) -> None:
    """Let the ranking understand what was named; the encoder may be busy for a while."""
    vectors = context.app.interest_vectors
    context.tasks.run(
        lambda cancel: vectors.ensure(cancel=cancel),
        failed=context.shell.show_error,
        owner=owner,
    )


class TopicPicker(QWidget):
    """Every change is stored at once; nothing of it leaves the computer."""

    def __init__(
        self, context: UiContext, *, lists_own: bool = True, parent: QWidget | None = None
    ) -> None:
        """Make one; `lists_own`: show what was typed as chips, which take it away."""
        super().__init__(parent)
        self._context = context
        self._lists_own = lists_own
        self._named: Sequence[StatedInterest] = ()
        self.topics = {topic.key: self._chip(topic) for topic in TOPICS}
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder)
        for chip in self.topics.values():
            self._flow.addWidget(chip)
        self._own_holder = QWidget()
        self._own_holder.hide()
        self._own = FlowLayout(self._own_holder)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("In your own words: old maps…"))
        self.field.setAccessibleName(tr("An interest in your own words"))
        self.field.setMaxLength(LONGEST)
        self.add = button(tr("Add"))
        self.add.setEnabled(False)
        self._row = row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.add)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addLayout(row)
        box.addWidget(self._own_holder)
        box.addWidget(self._holder)
        self.field.textChanged.connect(lambda text: self.add.setEnabled(bool(text.strip())))
        self.field.returnPressed.connect(self._on_typed)
        self.add.clicked.connect(self._on_typed)
        context.bridge.taste_changed.connect(self.load)
        tab_through([self.field, self.add, *self.topics.values()])

    def show_topics(self, is_on: bool) -> None:  # noqa: FBT001 - a slot
        """Show the subjects, or the field alone."""
        self._holder.setVisible(is_on)

    def add_beside_field(self, widget: QWidget) -> None:
        """Put a control at the end of the field's line."""
        self._row.addWidget(widget)

    @property
    def names(self) -> list[str]:
        """What is named, in the order in which it was."""
        return [one.name for one in self._named]

    @property
    def own(self) -> list[QPushButton]:
        """The chips of what was typed; a click takes one away."""
        return [chip for chip in self._own_holder.findChildren(QPushButton) if not chip.isHidden()]

    def load(self) -> None:
        """Show what is named now."""
        interests = self._context.app.interests
        self._context.tasks.run(lambda _: interests.all(), done=self._show, owner=self)

    def _show(self, named: Sequence[StatedInterest]) -> None:
        keys = {one.topic for one in named}
        for key, chip in self.topics.items():
            chip.setChecked(key in keys)
        if named == self._named:
            return
        self._named = named
        self._own.clear()
        typed = [one for one in named if one.topic is None and self._lists_own]
        for one in typed:
            self._own.addWidget(self._own_chip(one))
        self._own_holder.setVisible(bool(typed))
        self.updateGeometry()

    def _chip(self, topic: Topic) -> QPushButton:
        chip = button(shown(topic.name), ButtonKind.CHIP)
        chip.setCheckable(True)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.clicked.connect(lambda on: self._on_topic(topic, is_on=on))
        return chip

    def _own_chip(self, one: StatedInterest) -> QPushButton:
        chip = button(one.name, ButtonKind.CHIP, icon=(self._context.icons, "close"))
        chip.setAccessibleName(tr("Take away “{name}”").format(name=one.name))
        chip.setToolTip(chip.accessibleName())
        chip.setProperty("on", True)  # noqa: FBT003 - Qt's own signature
        chip.clicked.connect(lambda _=False: self._change(removed=one.id))
        return chip

    def _on_topic(self, topic: Topic, *, is_on: bool) -> None:
        if is_on:
            # Called by the name that was clicked; what is encoded stays the topic's own sentence.
            self._change(topics=[replace(topic, name=shown(topic.name))])
            return
        removed = next((one.id for one in self._named if one.topic == topic.key), 0)
        if removed:
            self._change(removed=removed)

    def _on_typed(self) -> None:
        text = self.field.text().strip()
        if text:
            self.field.clear()
            self._change(added=[text])

    def _change(
        self, *, added: Sequence[str] = (), topics: Sequence[Topic] = (), removed: int = 0
    ) -> None:
        interests = self._context.app.interests

        def work(_: CancelToken) -> UndoToken:
            return interests.remove(removed) if removed else interests.add_all(added, topics)

        self._context.tasks.run(
            work,
            done=lambda _: have_encoded(self._context, self),
            failed=self._context.shell.show_error,
            ended=self.load,
            owner=self,
        )
