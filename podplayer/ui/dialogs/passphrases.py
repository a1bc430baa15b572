"""Who shall have the key: a passphrase or the desktop's key ring; and the passphrase of now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QRadioButton, QWidget

from podplayer.model.errors import PodplayerError
from podplayer.ui.dialogs.modal import Modal
from podplayer.ui.tasks import Tasks
from podplayer.ui.text import told, tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a dialog asks."""

    title: str
    about: Sequence[str]
    """One paragraph each."""
    action: str
    """On the button."""
    asks_old: bool = False
    """For the passphrase of now."""
    asks_new: bool = False
    offers_ring: bool = False
    """Whether the key ring may have it instead."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Never printed."""

    old: str
    new: str | None
    """None is the key ring."""

    def __repr__(self) -> str:
        return "Answer()"


class PassphraseDialog(Modal):
    """Stays open, with a sentence, until what was typed will do."""

    def __init__(
        self,
        question: Question,
        *,
        check: Callable[[Answer], object],
        on_answered: Callable[[Answer], object],
        tasks: Tasks,
        parent: QWidget | None = None,
    ) -> None:
        """Ask; `check` blocks and raises PodplayerError with what is wrong."""
        super().__init__(question.title, width=500, parent=parent)
        self._question = question
        self._check = check
        self._on_answered = on_answered
        self._tasks = tasks
        for paragraph in question.about:
            self.add_text(paragraph)
        self.old = self._field(tr("Passphrase of now"), is_shown=question.asks_old)
        self.by_passphrase = QRadioButton(tr("A passphrase opens it"))
        self.by_ring = QRadioButton(tr("The key ring of the desktop opens it, when you log in"))
        self.by_passphrase.setChecked(True)
        for choice in (self.by_passphrase, self.by_ring):
            choice.setVisible(question.offers_ring)
            self.body.addWidget(choice)
        self.new = self._field(tr("New passphrase"), is_shown=question.asks_new)
        self.again = self._field(tr("The same once more"), is_shown=question.asks_new)
        self.problem = label("", LabelRole.ERROR, wraps=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.close_button = button(tr("Cancel"))
        self.close_button.clicked.connect(self.reject)
        self.go = button(question.action, ButtonKind.PRIMARY)
        self.go.setDefault(True)
        self.go.clicked.connect(self._on_go)
        self.add_buttons(self.close_button, self.go)
        self.by_ring.toggled.connect(self._on_holder)
        for field in (self.old, self.new, self.again):
            field.textChanged.connect(lambda _: self._look())
        self._look()
        self.adjustSize()
        (self.old if question.asks_old else self.new).setFocus()

    def _field(self, name: str, *, is_shown: bool) -> QLineEdit:
        made = QLineEdit()
        made.setEchoMode(QLineEdit.EchoMode.Password)
        made.setPlaceholderText(name)
        made.setAccessibleName(name)
        made.setVisible(is_shown)
        self.body.addWidget(made)
        return made

    def _on_holder(self, *_: object) -> None:
        for field in (self.new, self.again):
            field.setVisible(self._wants_new)
        self._look()
        self.adjustSize()

    @property
    def _wants_new(self) -> bool:
        return self._question.asks_new and not self.by_ring.isChecked()

    def _look(self) -> None:
        self.problem.hide()
        is_old_there = bool(self.old.text()) or not self._question.asks_old
        is_new_there = bool(self.new.text() and self.again.text()) or not self._wants_new
        self.go.setEnabled(is_old_there and is_new_there)

    def _on_go(self) -> None:
        if self._wants_new and self.new.text() != self.again.text():
            self.explain(self.problem, tr("The two passphrases differ; type them again."))
            return
        answer = Answer(self.old.text(), None if self.by_ring.isChecked() else self.new.text())
        self.go.setEnabled(False)
        self._tasks.run(
            lambda _: self._check(answer),
            done=lambda _: self._finish(answer),
            failed=self._on_failed,
            owner=self,
        )

    def _finish(self, answer: Answer) -> None:
        self.accept()
        self._on_answered(answer)

    def _on_failed(self, error: PodplayerError) -> None:
        self.go.setEnabled(True)
        self.explain(self.problem, told(error))
