"""Episode: notes, chapters, and everything that can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from podplayer.model.errors import PodplayerError
from podplayer.model.events import EpisodesChanged
from podplayer.model.feed import Chapter
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.podcast import EpisodeDetail, EpisodeState
from podplayer.ui.context import PageName, UiContext
from podplayer.ui.delegates.chapter import ChapterDelegate
from podplayer.ui.format import clock, day, dotted, duration
from podplayer.ui.pages.page import Page
from podplayer.ui.pages.parts.actions import EpisodeActions
from podplayer.ui.pages.parts.clock import Clock, local_now
from podplayer.ui.pages.parts.episode_list import KEYS, EpisodeCommand
from podplayer.ui.pages.parts.layouts import FlowLayout
from podplayer.ui.pages.parts.notes import Notes
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label, literal, surface

_COVER = 168
_SMALL_COVER = 112
_WIDE = 820


class ChapterList(QListWidget):
    """A start and a name a line; a click or Enter plays from there."""

    chosen = Signal(object)
    """A position in Ms."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.setItemDelegate(ChapterDelegate(context, parent=self))
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Chapters")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.itemClicked.connect(self._on_item)
        self.itemActivated.connect(self._on_item)

    def set_chapters(self, chapters: list[Chapter]) -> None:
        """List other chapters."""
        self.clear()
        for chapter in chapters:
            item = QListWidgetItem(f"{clock(chapter.start)}\t{chapter.title}")
            item.setData(Qt.ItemDataRole.UserRole, int(chapter.start))
            item.setToolTip("Play from here")
            self.addItem(item)

    def _on_item(self, item: QListWidgetItem) -> None:
        self.chosen.emit(Ms(item.data(Qt.ItemDataRole.UserRole)))


class EpisodePage(Page):
    """Details of one episode."""

    title = "Episode"

    def __init__(
        self, context: UiContext, *, now: Clock = local_now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._now = now
        self._episode_id: EpisodeId | None = None
        self._detail: EpisodeDetail | None = None
        self._actions = EpisodeActions(context, parent=self)
        self._cover = QLabel()
        self._show_name = button("", ButtonKind.LINK)
        self._name = label("", LabelRole.TITLE, wraps=True)
        self._facts = label("", LabelRole.CAPTION)
        self._buttons: dict[EpisodeCommand, QPushButton] = {}
        self.chapters = ChapterList(context)
        self.notes = Notes(context)
        self._chapters_part = surface("card")
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    @override
    def show_episode(self, episode_id: EpisodeId) -> None:
        self._episode_id = episode_id

    @override
    def activate(self) -> None:
        self._load()

    def play_from(self, position: Ms) -> None:
        """Play this episode from a place in it."""
        if (episode_id := self._episode_id) is None:
            return
        listening = self._context.app.listening

        def work() -> None:
            if getattr(listening.state, "episode_id", None) != episode_id:
                listening.play(episode_id)
            listening.seek(position)

        self._context.tasks.run(lambda _: work(), failed=self._context.shell.show_error, owner=self)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(20)
        head.addWidget(self._cover, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._show_name, 0, Qt.AlignmentFlag.AlignLeft)
        words.addSpacing(2)
        words.addWidget(self._name)
        words.addSpacing(6)
        words.addWidget(self._facts)
        words.addStretch(1)
        words.addSpacing(12)
        words.addWidget(self._button_row())
        head.addLayout(words, 1)
        card = surface("card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(20, 18, 8, 12)
        inner.setSpacing(10)
        inner.addWidget(label("Notes", LabelRole.SECTION))
        inner.addWidget(self.notes, 1)
        aside = QVBoxLayout(self._chapters_part)
        aside.setContentsMargins(12, 18, 8, 12)
        aside.setSpacing(8)
        heading = label("Chapters", LabelRole.SECTION)
        heading.setIndent(8)
        aside.addWidget(heading)
        aside.addWidget(self.chapters, 1)
        self._body.setSpacing(20)
        self._body.addWidget(card, 3)
        self._body.addWidget(self._chapters_part, 2)
        box = QVBoxLayout(self)
        box.setContentsMargins(28, 22, 28, 20)
        box.setSpacing(0)
        box.addLayout(head)
        box.addSpacing(20)
        box.addLayout(self._body, 1)

    def _button_row(self) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder, gap=8)
        for command, icon, kind in (
            (EpisodeCommand.PLAY, "play", ButtonKind.PRIMARY),
            (EpisodeCommand.QUEUE, "queue", ButtonKind.PLAIN),
            (EpisodeCommand.FAVOURITE, "heart", ButtonKind.PLAIN),
            (EpisodeCommand.HEARD, "check", ButtonKind.PLAIN),
            (EpisodeCommand.DOWNLOAD, "download", ButtonKind.PLAIN),
        ):
            made = button("", kind, icon=(self._context.icons, icon))
            made.clicked.connect(lambda _=False, asked=command: self._run(asked))
            self._buttons[command] = made
            row.addWidget(made)
        return holder

    def _connect(self) -> None:
        self._show_name.setStyleSheet("padding-left: 0px;")
        self._show_name.clicked.connect(self._open_show)
        self.chapters.chosen.connect(self.play_from)
        self.notes.seek.connect(self.play_from)
        self.notes.link.connect(self._context.shell.open_link)
        self._context.covers.ready.connect(self._on_cover_ready)
        self._context.bridge.episodes_changed.connect(self._on_episodes_changed)
        self._context.bridge.queue_changed.connect(self._load)

    def _load(self) -> None:
        if (episode_id := self._episode_id) is None:
            return
        library = self._context.app.library
        self._context.tasks.run(
            lambda _: library.episode(episode_id),
            done=self._show,
            failed=self._on_failed,
            owner=self,
        )

    def _show(self, detail: EpisodeDetail) -> None:
        if detail.row.id != self._episode_id:
            return
        is_other = self._detail is None or self._detail.row.id != detail.row.id
        before, self._detail = self._detail, detail
        row = detail.row
        self._show_name.setText(literal(row.podcast_title))
        self._name.setText(row.title)
        self._facts.setText(self._sentence(detail))
        self._write_buttons(detail)
        if is_other or before is None or before.notes != detail.notes:
            self.notes.set_notes(detail.notes)
        listed = [chapter for chapter in detail.chapters if not chapter.is_hidden]
        if is_other or before is None or before.chapters != detail.chapters:
            self.chapters.set_chapters(listed)
        self._chapters_part.setVisible(bool(listed))
        self.setAccessibleName(row.title)
        self.title_changed.emit(row.title)
        self._paint_cover()

    def _sentence(self, detail: EpisodeDetail) -> str:
        row = detail.row
        # A host is often the author too.
        people = ", ".join(list(dict.fromkeys(person.name for person in detail.people))[:3])
        return dotted(
            day(row.published, now=self._now()),
            duration(row.duration),
            f"season {detail.season}" if detail.season else "",
            f"episode {detail.number:g}" if detail.number else "",
            people,
            "downloaded" if row.is_downloaded else "",
        )

    def _write_buttons(self, detail: EpisodeDetail) -> None:
        row = detail.row
        is_started = row.state is EpisodeState.STARTED
        words = {
            EpisodeCommand.PLAY: f"Play from {clock(row.position)}" if is_started else "Play",
            EpisodeCommand.QUEUE: "In queue" if row.is_queued else "Queue",
            EpisodeCommand.FAVOURITE: "Favourite ✓" if row.is_favourite else "Favourite",
            EpisodeCommand.HEARD: "Heard ✓" if row.state is EpisodeState.HEARD else "Mark as heard",
            EpisodeCommand.DOWNLOAD: "Remove download" if row.is_downloaded else "Download",
        }
        for command, text in words.items():
            self._buttons[command].setText(text)
            self._buttons[command].updateGeometry()
        self._buttons[EpisodeCommand.PLAY].setEnabled(bool(row.url or row.is_downloaded))
        self._buttons[EpisodeCommand.DOWNLOAD].setVisible(bool(row.url or row.is_downloaded))

    def _run(self, command: EpisodeCommand) -> None:
        if self._detail is None:
            return
        row = self._detail.row
        if command is EpisodeCommand.DOWNLOAD and row.is_downloaded:
            command = EpisodeCommand.REMOVE_DOWNLOAD
        self._actions.run(command, [row])

    def _open_show(self) -> None:
        if self._detail is not None:
            self._context.shell.open_show(self._detail.row.podcast_id)

    def _paint_cover(self) -> None:
        if self._detail is None:
            return
        edge = _COVER if self.height() >= 600 else _SMALL_COVER
        row = self._detail.row
        self._cover.setFixedSize(edge, edge)
        self._cover.setPixmap(
            self._context.covers.pixmap(
                row.cover_url,
                edge,
                self._context.theme.radii.lg,
                title=row.podcast_title,
                ratio=self.devicePixelRatioF(),
            )
        )

    def _on_cover_ready(self, url: str) -> None:
        if self._detail is not None and url == self._detail.row.cover_url:
            self._paint_cover()

    def _on_episodes_changed(self, event: EpisodesChanged) -> None:
        if self._episode_id in event.episode_ids:
            self._load()

    def _on_failed(self, error: PodplayerError) -> None:
        self._context.shell.show_error(error)
        self._context.shell.open_page(PageName.NEW)

    # Qt's own names from here on.

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = KEYS.get(Qt.Key(event.key()))
        if wanted is None or event.modifiers() or wanted is EpisodeCommand.DETAILS:
            super().keyPressEvent(event)
        else:
            self._run(wanted)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= _WIDE
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        self._paint_cover()
