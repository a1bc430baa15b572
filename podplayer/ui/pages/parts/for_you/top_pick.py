"""The one episode that "For you" puts first, with its reasons and its numbers."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from podplayer.model.listening import FeedbackKind
from podplayer.model.podcast import EpisodeRow, EpisodeState
from podplayer.model.ranking import Recommendation
from podplayer.ui.context import UiContext
from podplayer.ui.format import dotted, duration, language_name, listed, long_duration
from podplayer.ui.pages.parts.for_you.pick_numbers import NumbersPanel
from podplayer.ui.pages.parts.for_you.reason_chip import ReasonChip
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label, surface
from podplayer.ui.widgets.cover_button import CoverButton
from podplayer.ui.widgets.elided import ElidedLabel
from podplayer.ui.widgets.keys import tab_before
from podplayer.ui.widgets.layouts import FlowLayout

_WIDE = 860
"""From here on the numbers stand beside the words."""
_REASONS = 4
_LARGE, _SMALL = 168, 128
"""Of the cover."""


def overline(row: EpisodeRow, *, now: datetime) -> str:
    """Say what it is and how old: "Top pick · new today"."""
    if row.state is EpisodeState.STARTED:
        return tr("Top pick · you started it")
    if row.published is None:
        return tr("Top pick")
    age = now - row.published
    if row.published.astimezone(now.tzinfo).date() == now.date():
        return tr("Top pick · new today")
    return tr("Top pick · new this week") if age < timedelta(days=7) else tr("Top pick")


def facts(row: EpisodeRow, *, is_spoken: bool = False) -> str:
    """Say where it is from: "Signal & Noise · 24 min · downloaded · English".

    Read out it is "Signal & Noise, 24 minutes, downloaded, English".
    """
    parts = (
        row.podcast_title,
        long_duration(row.duration) if is_spoken else duration(row.duration),
        tr("downloaded") if row.is_downloaded else "",
        language_name(row.language),
    )
    return listed(part for part in parts if part) if is_spoken else dotted(*parts)


class TopPick(QFrame):
    """A card; narrow, its numbers wait behind a button."""

    play = Signal(object)
    """An EpisodeRow."""
    queue = Signal(object)
    open = Signal(object)
    answered = Signal(object, object, object)
    """A Recommendation, a FeedbackKind, and the Reason or None."""

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pick: Recommendation | None = None
        self.setProperty("surface", "card")
        self._cover = CoverButton(
            size=_LARGE, radius=context.theme.radii.cover, themes=context.themes
        )
        self._cover.clicked.connect(self._open)
        self._overline = label("", LabelRole.CAPTION)
        self._title = label("", LabelRole.TITLE, wraps=True)
        self._facts = ElidedLabel("", LabelRole.CAPTION)
        self._reasons_holder = QWidget()
        self._reasons = FlowLayout(self._reasons_holder, gap=6)
        self._numbers = NumbersPanel(context)
        self.play_button = button(tr("Play"), ButtonKind.PRIMARY, icon=(context.icons, "play"))
        self._queue_button = button("Queue")
        self._why = button(tr("Why, in numbers"), ButtonKind.LINK)
        self._why.setCheckable(True)
        self._why.toggled.connect(self._arrange)
        self._rule = surface("line")
        self._side = QFrame()
        self._lay_out()
        context.covers.ready.connect(self._on_cover_ready)

    @property
    def pick(self) -> Recommendation | None:
        """What is shown."""
        return self._pick

    def show_pick(self, pick: Recommendation, *, now: datetime) -> None:
        """Show another one."""
        self._pick = pick
        row = pick.episode
        self._overline.setText(overline(row, now=now))
        self._title.setText(row.title)
        spoken = facts(row, is_spoken=True)
        self._facts.setText(facts(row))
        self._facts.setAccessibleName(spoken)
        self._queue_button.setText(tr("In queue") if row.is_queued else tr("Queue"))
        self._reasons.clear()
        chips = []
        for reason in pick.reasons[:_REASONS]:
            chip = ReasonChip(self._context, reason, parent=self._reasons_holder)
            chip.answered.connect(lambda kind, why: self.answered.emit(pick, kind, why))
            self._reasons.addWidget(chip)
            chips.append(chip)
            chip.show()
        tab_before(chips, self.play_button)
        self._reasons_holder.setVisible(bool(pick.reasons))
        self._numbers.show_pick(pick)
        self._cover.setAccessibleName(tr("Open {title}").format(title=row.title))
        self.play_button.setAccessibleName(tr("Play {title}").format(title=row.title))
        self.setAccessibleName(tr("Top pick: {title}, {text}").format(title=row.title, text=spoken))
        self._paint_cover()
        self._arrange()

    def set_playing(self, *, is_playing: bool) -> None:
        """Say what a click on the first button does."""
        self.play_button.setText(tr("Pause") if is_playing else tr("Play"))
        self._context.icons.attach(
            self.play_button,
            "pause" if is_playing else "play",
            lambda theme: theme.accent_text,
            size=18,
        )
        self.play_button.updateGeometry()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._overline)
        words.addSpacing(6)
        words.addWidget(self._title)
        words.addSpacing(6)
        words.addWidget(self._facts)
        words.addSpacing(10)
        words.addWidget(self._reasons_holder)
        words.addStretch(1)
        words.addSpacing(14)
        words.addWidget(self._buttons())
        upper = QHBoxLayout()
        upper.setSpacing(18)
        upper.addWidget(self._cover, 0, Qt.AlignmentFlag.AlignTop)
        upper.addLayout(words, 1)
        self._side.setObjectName("numbers")
        beside = QHBoxLayout(self._side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(18)
        self._line = surface("line")
        self._line.setMaximumSize(1, 16_777_215)
        self._line.setFixedWidth(1)
        self._line.setStyleSheet("max-height: 16777215px;")
        beside.addWidget(self._line)
        beside.addWidget(self._numbers, 1, Qt.AlignmentFlag.AlignTop)
        upper.addWidget(self._side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 18, 18, 18)
        whole.setSpacing(16)
        whole.addLayout(upper)
        whole.addWidget(self._rule)
        self._lower = QVBoxLayout()
        whole.addLayout(self._lower)

    def _buttons(self) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder, gap=8, is_even=True)
        self.play_button.clicked.connect(self._play)
        row.addWidget(self.play_button)
        self._queue_button.clicked.connect(lambda: self._emit(self.queue.emit))
        row.addWidget(self._queue_button)
        for text, kind in (
            (tr("More like this"), FeedbackKind.MORE),
            (tr("Not now"), FeedbackKind.NOT_NOW),
            (tr("Less like this"), FeedbackKind.LESS),
        ):
            made: QPushButton = button(text)
            made.clicked.connect(lambda _=False, answer=kind: self._answer(answer))
            row.addWidget(made)
        row.addWidget(self._why)
        return holder

    def _arrange(self) -> None:
        """Put the numbers beside the words or below them, as the width allows."""
        is_wide = self.width() >= _WIDE
        self._why.setVisible(not is_wide)
        self._side.setVisible(is_wide)
        is_below = not is_wide and self._why.isChecked()
        self._rule.setVisible(is_below)
        holder = self._side.layout() if is_wide else self._lower
        if holder is not None and holder.indexOf(self._numbers) < 0:
            holder.addWidget(self._numbers)
            holder.setAlignment(self._numbers, Qt.AlignmentFlag.AlignTop)
        self._numbers.setVisible(is_wide or is_below)
        self._side.setFixedWidth(250)
        self._paint_cover()

    def _paint_cover(self) -> None:
        if self._pick is None:
            return
        row = self._pick.episode
        edge = _LARGE if self.width() >= 700 else _SMALL
        self._cover.setFixedSize(edge, edge)
        radius = self._context.theme.radii.cover
        self._cover.set_picture(
            self._context.covers.pixmap(
                row.cover_url,
                edge,
                radius,
                title=row.podcast_title,
                ratio=self.devicePixelRatioF(),
            )
        )

    def _on_cover_ready(self, url: str) -> None:
        if self._pick is not None and self._pick.episode.cover_url == url:
            self._paint_cover()

    def _play(self) -> None:
        if self._pick is not None:
            self.play.emit(self._pick.episode)

    def _open(self) -> None:
        if self._pick is not None:
            self.open.emit(self._pick.episode)

    def _emit(self, emit: object) -> None:
        if self._pick is not None and callable(emit):
            emit(self._pick.episode)

    def _answer(self, kind: FeedbackKind) -> None:
        if self._pick is not None:
            self.answered.emit(self._pick, kind, None)

    # Qt's own names from here on.

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.size().width() >= _WIDE) != (event.oldSize().width() >= _WIDE) or (
            event.size().width() >= 700
        ) != (event.oldSize().width() >= 700):
            self._arrange()
