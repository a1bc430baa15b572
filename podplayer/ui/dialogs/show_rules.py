"""Two rules of one show: which episodes never appear, and which are downloaded by themselves."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QSpinBox, QWidget

from podplayer.model.errors import PodplayerError
from podplayer.model.ids import Ms
from podplayer.model.podcast import PodcastSettings
from podplayer.model.shelves import HideRule
from podplayer.ui.dialogs.modal import Modal
from podplayer.ui.format import listed
from podplayer.ui.tasks import Task, Tasks
from podplayer.ui.text import told, tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label, number_box

_MINUTE = 60_000
_TYPING_MS = 150
_COMMA = re.compile("[,，、،]")
"""As it is typed in the languages that podplayer speaks, and in Arabic."""
_LONGEST = 1440
"""Minutes of a day."""


def words_of(text: str) -> tuple[str, ...]:
    """Words and phrases between commas."""
    return tuple(word.strip() for word in _COMMA.split(text) if word.strip())


def number_field(value: int | None, *, most: int, none: str = "", unit: str = "") -> QSpinBox:
    """A field for a number; 0 says `none`: by default that anything will do."""
    made = number_box(least=0, most=most)
    made.setSpecialValueText(none or tr("any"))
    made.setSuffix(f" {unit}" if unit else "")
    made.setValue(value or 0)
    return made


def minutes_field(value: Ms | None, *, name: str) -> QSpinBox:
    """A field for minutes; 0 says that there is no bound."""
    made = number_field(round((value or 0) / _MINUTE), most=_LONGEST, unit=tr("min"))
    made.setAccessibleName(name)
    return made


class _Form(QWidget):
    """Names at the left, controls at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)

    def add(self, name: str, control: QWidget) -> None:
        """Add a line."""
        row = self._grid.rowCount()
        self._grid.addWidget(label(name), row, 0)
        self._grid.addWidget(control, row, 1)
        if not control.accessibleName():
            control.setAccessibleName(name)


def _words_field(words: Sequence[str]) -> QLineEdit:
    made = QLineEdit(listed(words))
    made.setPlaceholderText(tr("words or phrases, with commas between"))
    return made


class HideDialog(Modal):
    """Says how many episodes a rule hides while it is made."""

    chosen = Signal(object)
    """A HideRule."""

    def __init__(
        self,
        show: str,
        rule: HideRule,
        *,
        try_rule: Callable[[HideRule], int],
        tasks: Tasks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Hide episodes"), width=600, parent=parent)
        self._try_rule = try_rule
        self._tasks = tasks
        self._task: Task[int] | None = None
        self.add_text(
            tr(
                "Episodes of {show} that never appear in lists and are never suggested. They stay "
                "in the library, and the page of the show has them under “Hidden”."
            ).format(show=show)
        )
        self.words = _words_field(rule.title_words)
        self.shorter = minutes_field(rule.shorter_than, name=tr("Shorter than"))
        self.longer = minutes_field(rule.longer_than, name=tr("Longer than"))
        self.repeats = QCheckBox(tr("Repeats: an older episode has the same title"))
        self.repeats.setChecked(rule.repeats)
        self.trailers = QCheckBox(tr("What the feed calls a trailer"))
        self.trailers.setChecked(rule.trailers)
        form = _Form()
        form.add(tr("With these in the title"), self.words)
        form.add(tr("Shorter than"), self.shorter)
        form.add(tr("Longer than"), self.longer)
        self.body.addWidget(form)
        self.body.addWidget(self.repeats)
        self.body.addWidget(self.trailers)
        self.preview = label("", LabelRole.STRONG)
        self.body.addWidget(self.preview)
        cancel = button(tr("Cancel"))
        self.go = button(tr("Hide"), ButtonKind.PRIMARY)
        self.go.setDefault(True)
        self.add_buttons(cancel, self.go)
        cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._on_go)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._try)
        self.words.textChanged.connect(lambda _: self._typing.start())
        for field in (self.shorter, self.longer):
            field.valueChanged.connect(lambda _: self._typing.start())
        for box in (self.repeats, self.trailers):
            box.toggled.connect(lambda _: self._typing.start())
        self._try()
        self.words.setFocus()

    @property
    def rule(self) -> HideRule:
        """As it stands in the fields."""
        return HideRule(
            title_words=words_of(self.words.text()),
            shorter_than=Ms(self.shorter.value() * _MINUTE) if self.shorter.value() else None,
            longer_than=Ms(self.longer.value() * _MINUTE) if self.longer.value() else None,
            repeats=self.repeats.isChecked(),
            trailers=self.trailers.isChecked(),
        )

    def _try(self) -> None:
        rule = self.rule
        if self._task is not None:
            self._task.cancel()
        self._task = self._tasks.run(
            lambda _: self._try_rule(rule), done=self._say, failed=self._on_failed, owner=self
        )

    def _say(self, number: int) -> None:
        self.preview.setText(
            tr("Hides %n episode(s)", n=number) if self.rule else tr("Hides nothing")
        )

    def _on_failed(self, error: PodplayerError) -> None:
        self.preview.setText(told(error))

    def _on_go(self) -> None:
        rule = self.rule
        self.accept()
        self.chosen.emit(rule)


class DownloadRuleDialog(Modal):
    """How many of the newest come by themselves, and which not."""

    chosen = Signal(object)
    """The PodcastSettings with another rule."""

    def __init__(
        self, show: str, settings: PodcastSettings, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Download by itself"), width=600, parent=parent)
        self._settings = settings
        self.add_text(
            tr(
                "After each look for new episodes, podplayer fetches the newest of {show} that "
                "fit. What was heard goes first when the limit for files is reached."
            ).format(show=show)
        )
        self.newest = number_field(settings.auto_download, most=99, none=tr("none"))
        self.words = _words_field(settings.download_words)
        self.not_words = _words_field(settings.download_not_words)
        self.least = minutes_field(settings.download_min, name=tr("At least"))
        self.most = minutes_field(settings.download_max, name=tr("At most"))
        form = _Form()
        form.add(tr("The newest"), self.newest)
        form.add(tr("Only with one of these in the title"), self.words)
        form.add(tr("Never with one of these"), self.not_words)
        form.add(tr("At least"), self.least)
        form.add(tr("At most"), self.most)
        self.body.addWidget(form)
        cancel = button(tr("Cancel"))
        self.go = button(tr("Save"), ButtonKind.PRIMARY)
        self.go.setDefault(True)
        self.add_buttons(cancel, self.go)
        cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._on_go)
        self.newest.setFocus()

    def _on_go(self) -> None:
        settings = replace(
            self._settings,
            auto_download=self.newest.value(),
            download_words=words_of(self.words.text()),
            download_not_words=words_of(self.not_words.text()),
            download_min=Ms(self.least.value() * _MINUTE),
            download_max=Ms(self.most.value() * _MINUTE),
        )
        self.accept()
        self.chosen.emit(settings)
