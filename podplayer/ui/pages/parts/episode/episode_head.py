"""The face of an episode: cover, names, and everything that can be done with it."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from podplayer.model.ids import Ms
from podplayer.model.podcast import EpisodeDetail, EpisodeState
from podplayer.ui.context import UiContext
from podplayer.ui.format import clock, day, dotted, duration
from podplayer.ui.pages.parts.lists.episode_list import EpisodeCommand
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import (
    ButtonKind,
    LabelRole,
    button,
    label,
    literal,
    restyle,
    shortened,
)
from podplayer.ui.widgets.layouts import FlowLayout

SIDE = 300
"""Width of the column beside the waveform."""
_LONGEST_TITLE = 160
"""Letters: six lines of the column."""
_SMALL_COVER, _LEAST_COVER = 104, 160
_GAP = 8
_CLEAR = frozenset({EpisodeCommand.FAVOURITE, EpisodeCommand.HEARD})
"""Whose pictures need no words in a line."""
_MOST_PEOPLE = 3


class EpisodeHead(QWidget):
    """A column in a wide window, a line above everything in a narrow one."""

    command = Signal(object)
    """An EpisodeCommand."""
    share_wanted = Signal()
    more_wanted = Signal()
    less_wanted = Signal()
    show_wanted = Signal()

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._detail: EpisodeDetail | None = None
        self._edge = SIDE
        self._room = 0
        self._is_wide = True
        self._is_tight = False
        self._cover = QLabel()
        self._name = label("", LabelRole.TITLE, wraps=True)
        self._name.setMinimumWidth(1)  # a word of a hundred letters is cut, and widens nothing
        self._show = button("", ButtonKind.LINK)
        self._show.setStyleSheet("padding-left: 0px; text-align: left;")
        self._facts = label("", LabelRole.CAPTION, wraps=True)
        self._trouble = label("", LabelRole.ERROR, wraps=True)
        self._trouble.hide()
        self.buttons: dict[EpisodeCommand, QPushButton] = {}
        self.share = button("", ButtonKind.CHIP, icon=(context.icons, "open"))
        self.more = button(tr("More like this"), ButtonKind.CHIP, icon=(context.icons, "thumb-up"))
        self.less = button(
            tr("Less like this"), ButtonKind.CHIP, icon=(context.icons, "thumb-down")
        )
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(14)
        self._box.addWidget(self._cover, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._text = self._words()
        self._box.addLayout(self._text, 1)
        self._connect()
        self.set_position(Ms(0))

    @property
    def primary(self) -> QPushButton:
        """Play, or pause."""
        return self.buttons[EpisodeCommand.PLAY]

    def show_detail(self, detail: EpisodeDetail, *, now: datetime) -> None:
        """Show another episode, or news of this one."""
        self._detail = detail
        row = detail.row
        title = shortened(row.title, most=_LONGEST_TITLE)
        self._name.setText(title)
        self._name.setAccessibleName(row.title)
        self._name.setToolTip("" if title == row.title else row.title)
        self._name_show(row.podcast_title)
        self._facts.setText(_facts(detail, now=now))
        self._fit()
        self._size_cover()

    def set_playing(self, *, is_playing: bool, is_open: bool) -> None:
        """Say what the first button does: an episode in the player pauses or goes on."""
        if self._detail is None:
            return
        row = self._detail.row
        if is_playing:
            text, icon = tr("Pause"), "pause"
        elif row.state is EpisodeState.STARTED and not is_open:
            text, icon = tr("Play from {time}").format(time=clock(row.position)), "play"
        else:
            text, icon = tr("Play"), "play"
        if self.primary.text() != text:
            self.primary.setText(text)
            self._context.icons.attach(self.primary, icon, lambda theme: theme.accent_text, size=18)
            self.primary.updateGeometry()
            self._fit()

    def set_trouble(self, text: str) -> None:
        """Say why it does not play; nothing where it could."""
        if text != self._trouble.text():
            self._trouble.setText(text)
            self._trouble.setVisible(bool(text))
            self._size_cover()

    def set_position(self, position: Ms) -> None:
        """Know which moment would be shared."""
        if self.share.hasFocus():
            return  # a name that changes under the focus is read out, each second
        text = tr("Share at {time}").format(time=clock(position))
        if text != self.share.accessibleName():
            self._name_button(self.share, text)

    def set_wide(self, *, is_wide: bool, room: int) -> None:
        """Be a column, or a line with fewer words.

        Args:
            is_wide: whether it is a column.
            room: pixels for that column; the cover takes what the words leave.
        """
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self._name_button(self.more, tr("More like this"))
            self._name_button(self.less, tr("Less like this"))
            self._name_button(self.share, self.share.accessibleName())
            self._fit()
        self._room = room
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.TopToBottom if is_wide else direction.LeftToRight)
        self._box.setSpacing(14 if is_wide else 20)
        self._size_cover()

    def _size_cover(self) -> None:
        edge = _SMALL_COVER
        if self._is_wide:
            left = self._room - self._text.heightForWidth(SIDE) - self._box.spacing()
            edge = min(SIDE, max(_LEAST_COVER, left))
        self._edge = edge
        self.paint_cover()

    def _fit(self) -> None:
        """Name the buttons; in a line, with fewer words where they would need a second row."""
        if self._detail is None:
            return
        self._is_tight = False
        self._write_buttons(self._detail)
        if self._is_wide:
            return
        parts = [*self.buttons.values(), self.share, self.more, self.less]
        shown = [part for part in parts if not part.isHidden()]
        wanted = sum(part.sizeHint().width() + _GAP for part in shown) - _GAP
        if wanted > self.width() - _SMALL_COVER - self._box.spacing():
            self._is_tight = True
            self._write_buttons(self._detail)

    def _name_show(self, title: str) -> None:
        """A long name ends with an ellipsis: it would push buttons out of the column."""
        room = SIDE - 8
        cut = self._show.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room)
        self._show.setText(literal(cut))
        self._show.setToolTip("" if cut == title else title)
        self._show.setAccessibleName(title)

    def _name_button(self, part: QPushButton, text: str, *, is_short: bool = True) -> None:
        """In a line a button with a clear picture goes without its words."""
        is_bare = is_short and not self._is_wide
        part.setText("" if is_bare else text)
        part.setAccessibleName(text)
        part.setToolTip(text if is_bare else "")
        part.updateGeometry()

    def paint_cover(self) -> None:
        """Ask for the cover at the size that it has now."""
        if self._detail is None:
            return
        row = self._detail.row
        self._cover.setFixedSize(self._edge, self._edge)
        self._cover.setPixmap(
            self._context.covers.pixmap(
                row.cover_url,
                self._edge,
                self._context.theme.radii.lg,
                title=row.podcast_title,
                ratio=self.devicePixelRatioF(),
            )
        )

    def _words(self) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._name)
        words.addWidget(self._show, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self._facts)
        words.addWidget(self._trouble)
        words.addSpacing(10)
        holder = QWidget()
        row = FlowLayout(holder, gap=_GAP, fills=True)
        for command, icon, kind in (
            (EpisodeCommand.PLAY, "play", ButtonKind.PRIMARY),
            (EpisodeCommand.FAVOURITE, "heart", ButtonKind.CHIP),
            (EpisodeCommand.QUEUE, "queue", ButtonKind.CHIP),
            (EpisodeCommand.DOWNLOAD, "download", ButtonKind.CHIP),
            (EpisodeCommand.HEARD, "check", ButtonKind.CHIP),
        ):
            made = button("", kind, icon=(self._context.icons, icon))
            made.clicked.connect(lambda _=False, asked=command: self.command.emit(asked))
            self.buttons[command] = made
            row.addWidget(made)
        for part in (self.share, self.more, self.less):
            row.addWidget(part)
        words.addWidget(holder)
        words.addStretch(1)
        return words

    def _connect(self) -> None:
        self.share.setAccessibleDescription(tr("Copies the address of this moment"))
        self._show.clicked.connect(self.show_wanted)
        self.share.clicked.connect(self.share_wanted)
        self.more.clicked.connect(self.more_wanted)
        self.less.clicked.connect(self.less_wanted)

    def _write_buttons(self, detail: EpisodeDetail) -> None:
        row = detail.row
        words = {
            EpisodeCommand.FAVOURITE: (tr("Favourite"), row.is_favourite),
            EpisodeCommand.QUEUE: (tr("In queue") if row.is_queued else tr("Queue"), row.is_queued),
            EpisodeCommand.DOWNLOAD: (
                tr("Downloaded") if row.is_downloaded else tr("Download"),
                row.is_downloaded,
            ),
            EpisodeCommand.HEARD: (tr("Heard"), row.state is EpisodeState.HEARD),
        }
        for command, (text, is_on) in words.items():
            part = self.buttons[command]
            is_short = self._is_tight or command in _CLEAR
            self._name_button(part, text, is_short=is_short)
            part.setProperty("on", "true" if is_on else "false")
            part.setAccessibleDescription(tr("On") if is_on else tr("Off"))
            restyle(part)
        heart = "heart-filled" if row.is_favourite else "heart"
        self._context.icons.attach(self.buttons[EpisodeCommand.FAVOURITE], heart, size=18)
        saved = "downloaded" if row.is_downloaded else "download"
        self._context.icons.attach(self.buttons[EpisodeCommand.DOWNLOAD], saved, size=18)
        self.primary.setEnabled(bool(row.url or row.is_downloaded))
        self.buttons[EpisodeCommand.DOWNLOAD].setVisible(bool(row.url or row.is_downloaded))

    # Qt's own names from here on.

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()


def _facts(detail: EpisodeDetail, *, now: datetime) -> str:
    row = detail.row
    # A host is often the author too.
    people = list(dict.fromkeys(person.name for person in detail.people))[:_MOST_PEOPLE]
    season = tr("season {number}").format(number=detail.season) if detail.season else ""
    number = tr("episode {number}").format(number=f"{detail.number:g}") if detail.number else ""
    return dotted(day(row.published, now=now), duration(row.duration), season, number, *people)
