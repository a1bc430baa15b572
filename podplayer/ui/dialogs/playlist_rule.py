"""A playlist that a rule fills: which episodes, in which order, and how many there are now."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPushButton, QWidget

from podplayer.model.errors import PodplayerError
from podplayer.model.ids import Ms
from podplayer.model.podcast import EpisodeOrder, EpisodeState
from podplayer.model.shelves import LONGEST_NAME, EpisodeFilter, Playlist, PlaylistRule
from podplayer.ui.dialogs.modal import Modal
from podplayer.ui.dialogs.show_rules import minutes_field, number_field
from podplayer.ui.tasks import Task, Tasks
from podplayer.ui.text import told, tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label
from podplayer.ui.widgets.layouts import FlowLayout

_MINUTE = 60_000
_TYPING_MS = 150
_UNHEARD = (EpisodeState.NEW, EpisodeState.STARTED)
START = PlaylistRule(filter=EpisodeFilter(states=_UNHEARD))
"""What a new playlist begins with."""

Choices = Sequence[tuple[str, object]]


def _states() -> Choices:
    return (
        (tr("Not heard to the end"), _UNHEARD),
        (tr("Not begun"), (EpisodeState.NEW,)),
        (tr("Begun"), (EpisodeState.STARTED,)),
        (tr("Heard"), (EpisodeState.HEARD,)),
        (tr("Any"), ()),
    )


def _orders() -> Choices:
    return (
        (tr("Newest first"), EpisodeOrder.NEWEST),
        (tr("Oldest first"), EpisodeOrder.OLDEST),
        (tr("Shortest first"), EpisodeOrder.SHORTEST),
        (tr("Longest first"), EpisodeOrder.LONGEST),
        (tr("Last heard first"), EpisodeOrder.LAST_HEARD),
    )


def _yes_or_no() -> Choices:
    return ((tr("Either way"), None), (tr("Yes"), True), (tr("No"), False))


def _combo(choices: Choices, chosen: object) -> QComboBox:
    made = QComboBox()
    for text, value in choices:
        made.addItem(text, value)
    values = [value for _, value in choices]
    made.setCurrentIndex(values.index(chosen) if chosen in values else 0)
    return made


class PlaylistRuleDialog(Modal):
    """Counts what the rule finds while it is made."""

    chosen = Signal(str, object)
    """The name and the PlaylistRule."""

    def __init__(
        self,
        playlist: Playlist | None,
        *,
        tags: Sequence[str],
        count: Callable[[EpisodeFilter], int],
        tasks: Tasks,
        parent: QWidget | None = None,
    ) -> None:
        title = tr("New playlist from a rule") if playlist is None else tr("Change the playlist")
        super().__init__(title, width=660, parent=parent)
        self._rule = START if playlist is None or playlist.rule is None else playlist.rule
        self._count = count
        self._tasks = tasks
        self._task: Task[int] | None = None
        self.add_text(tr("It fills itself: whatever fits is in it, also what comes later."))
        self._make_controls(playlist.name if playlist else "")
        self.tags = self._make_tags(tags)
        self._lay_out()
        self.preview = label("", LabelRole.STRONG)
        self.body.addWidget(self.preview)
        cancel = button(tr("Cancel"))
        self.go = button(tr("Make") if playlist is None else tr("Save"), ButtonKind.PRIMARY)
        self.go.setDefault(True)
        self.add_buttons(cancel, self.go)
        cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._on_go)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._try)
        self._listen()
        self._on_name(self.name.text())
        self._try()
        self.name.setFocus()

    @property
    def rule(self) -> PlaylistRule:
        """As it stands in the fields. What they do not show stays as it was."""
        chosen = replace(
            self._rule.filter,
            states=self.state.currentData(),
            min_duration=Ms(self.least.value() * _MINUTE) or None,
            max_duration=Ms(self.most.value() * _MINUTE) or None,
            last_days=self.days.value() or None,
            downloaded=self.downloaded.currentData(),
            favourite=self.favourite.currentData(),
            tags=tuple(tag for tag, chip in self.tags.items() if chip.isChecked()),
            words=self.words.text().strip(),
        )
        limit = self.limit.value() or None
        order = EpisodeOrder(self.order.currentData())  # Qt made a plain text of it
        return PlaylistRule(filter=chosen, order=order, limit=limit)

    def _make_controls(self, name: str) -> None:
        chosen = self._rule.filter
        self.name = QLineEdit(name)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(tr("For the commute"))
        self.state = _combo(_states(), tuple(chosen.states))
        self.least = minutes_field(chosen.min_duration, name=tr("At least"))
        self.most = minutes_field(chosen.max_duration, name=tr("At most"))
        self.days = number_field(chosen.last_days, most=3650, unit=tr("days"))
        self.downloaded = _combo(_yes_or_no(), chosen.downloaded)
        self.favourite = _combo(_yes_or_no(), chosen.favourite)
        self.words = QLineEdit(chosen.words)
        self.words.setPlaceholderText(tr("in title, show or notes"))
        self.order = _combo(_orders(), self._rule.order)
        self.limit = number_field(self._rule.limit, most=9999)

    def _make_tags(self, known: Sequence[str]) -> dict[str, QPushButton]:
        made: dict[str, QPushButton] = {}
        for tag in dict.fromkeys([*known, *self._rule.filter.tags]):
            chip = button(tag, ButtonKind.CHIP)
            chip.setCheckable(True)
            chip.setChecked(tag in self._rule.filter.tags)
            made[tag] = chip
        return made

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(9)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        wide: Sequence[tuple[str, QWidget]] = ((tr("Name"), self.name), (tr("Words"), self.words))
        pairs: Sequence[tuple[str, QWidget]] = (
            (tr("State"), self.state),
            (tr("Order"), self.order),
            (tr("At least"), self.least),
            (tr("At most"), self.most),
            (tr("Of the last"), self.days),
            (tr("How many"), self.limit),
            (tr("Downloaded"), self.downloaded),
            (tr("Favourite"), self.favourite),
        )
        for row, (text, control) in enumerate(wide):
            grid.addWidget(label(text), row, 0)
            grid.addWidget(control, row, 1, 1, 3)
            control.setAccessibleName(text)
        for at, (text, control) in enumerate(pairs):
            row, column = len(wide) + at // 2, at % 2 * 2
            grid.addWidget(label(text), row, column)
            grid.addWidget(control, row, column + 1)
            control.setAccessibleName(text)
        self.body.addLayout(grid)
        if self.tags:
            self.body.addWidget(label(tr("Of shows with one of these tags"), LabelRole.SMALL))
            holder = QWidget()
            chips = FlowLayout(holder, gap=8)
            for chip in self.tags.values():
                chips.addWidget(chip)
            self.body.addWidget(holder)

    def _listen(self) -> None:
        self.name.textChanged.connect(self._on_name)
        self.words.textChanged.connect(lambda _: self._typing.start())
        for combo in (self.state, self.order, self.downloaded, self.favourite):
            combo.currentIndexChanged.connect(lambda _: self._typing.start())
        for field in (self.least, self.most, self.days, self.limit):
            field.valueChanged.connect(lambda _: self._typing.start())
        for chip in self.tags.values():
            chip.toggled.connect(lambda _: self._typing.start())

    def _on_name(self, text: str) -> None:
        self.go.setEnabled(bool(text.strip()))

    def _try(self) -> None:
        rule = self.rule
        if self._task is not None:
            self._task.cancel()
        self._task = self._tasks.run(
            lambda _: self._count(rule.filter),
            done=lambda number: self._say(number, rule.limit),
            failed=self._on_failed,
            owner=self,
        )

    def _say(self, number: int, limit: int | None) -> None:
        if limit is not None and number > limit:
            text = tr("%n episode(s) fit now; {limit} of them are in it", n=number)
            self.preview.setText(text.format(limit=limit))
        else:
            self.preview.setText(tr("%n episode(s) now", n=number))

    def _on_failed(self, error: PodplayerError) -> None:
        self.preview.setText(told(error))

    def _on_go(self) -> None:
        name, rule = self.name.text().strip(), self.rule
        self.accept()
        self.chosen.emit(name, rule)
