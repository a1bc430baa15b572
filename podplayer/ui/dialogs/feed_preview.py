"""A show before it is followed: cover, what it is about, its newest episodes."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from podplayer.model.discovery import FeedPreview
from podplayer.model.errors import PodplayerError
from podplayer.model.ids import PodcastId
from podplayer.services.directories import Previewed, asked_host
from podplayer.ui.context import UiContext
from podplayer.ui.dialogs.add_podcast import sentence
from podplayer.ui.dialogs.modal import Modal
from podplayer.ui.format import day, dotted, duration
from podplayer.ui.tasks import Task
from podplayer.ui.text import shown, tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label, surface
from podplayer.ui.widgets.elided import ElidedLabel

_COVER = 112
_LINES = 6
"""Of the description; the rest is on the show's page once it is followed."""


class FeedPreviewDialog(Modal):
    """Asks the feed's server once; to follow asks nobody again."""

    followed = Signal(object)
    """The PodcastId."""
    search_wanted = Signal(str)
    """The title: this address led nowhere."""

    def __init__(
        self,
        context: UiContext,
        address: str,
        *,
        now: datetime,
        title: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title or tr("A look at a show"), width=560, parent=parent)
        self._context = context
        self._now = now
        self._seen: Previewed | None = None
        self._task: Task[Previewed] | Task[PodcastId] | None = None
        self._waits = label(
            tr("Asking {host}…").format(host=asked_host(address) or address), LabelRole.SMALL
        )
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(tr("Looking at the address"))
        self._message = label("", LabelRole.ERROR, wraps=True)
        self._message.hide()
        self._cover = QLabel()
        self._cover.setFixedSize(_COVER, _COVER)
        self._content = QVBoxLayout()
        self._content.setSpacing(12)
        self.body.addWidget(self._waits)
        self.body.addWidget(self._bar)
        self.body.addLayout(self._content)
        self.body.addWidget(self._message)
        self.follow = button(tr("Follow"), ButtonKind.PRIMARY)
        self.follow.setEnabled(False)
        self._cancel = button(tr("Cancel"))
        self._title = title
        self.elsewhere = button(tr("Look for it in a directory"), ButtonKind.LINK)
        self.elsewhere.hide()
        self.add_buttons(self._cancel, self.follow, before=self.elsewhere)
        self.elsewhere.clicked.connect(self._on_elsewhere)
        self._cancel.clicked.connect(self.reject)
        self.follow.clicked.connect(self._on_follow)
        context.covers.ready.connect(self._on_cover_ready)
        directories = context.app.directories
        self._task = context.tasks.run(
            lambda cancel: directories.look(address, cancel=cancel),
            done=self._show,
            failed=self._on_failed,
            ended=self._on_ended,
            owner=self,
        )

    def reject(self) -> None:
        """Close, and wait for nothing any more."""
        if self._task is not None:
            self._task.cancel()
        super().reject()

    def _on_ended(self) -> None:
        self._task = None
        self._waits.hide()
        self._bar.hide()

    def _on_failed(self, error: PodplayerError) -> None:
        self.explain(self._message, shown(sentence(error)))
        self.elsewhere.setVisible(bool(self._title))

    def _on_elsewhere(self) -> None:
        self.reject()
        self.search_wanted.emit(self._title)

    def _show(self, seen: Previewed) -> None:
        self._seen = seen
        preview = seen.preview
        self.setWindowTitle(preview.title)
        self.title.setText(preview.title)
        self._head(preview)
        self._episodes(preview)
        self.follow.setEnabled(True)
        self.follow.setDefault(True)
        self.follow.setFocus()
        self._paint_cover()
        if preview.cover_url:
            self._fetch_cover(preview.cover_url)

    def _head(self, preview: FeedPreview) -> None:
        words = QVBoxLayout()
        words.setSpacing(6)
        facts = dotted(
            preview.author, tr("%n episode(s)", n=preview.count), (preview.language or "").upper()
        )
        words.addWidget(label(facts, LabelRole.CAPTION, wraps=True))
        about = label(_first_lines(preview.description), LabelRole.SMALL, wraps=True)
        words.addWidget(about)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._cover, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self._content.addLayout(head)

    def _episodes(self, preview: FeedPreview) -> None:
        if not preview.newest:
            return
        self._content.addWidget(label(tr("Newest episodes"), LabelRole.SECTION))
        card = surface("card")
        grid = QGridLayout(card)
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(0, 1)
        for row, episode in enumerate(preview.newest):
            grid.setRowMinimumHeight(row, 22)
            grid.addWidget(ElidedLabel(episode.title), row, 0, Qt.AlignmentFlag.AlignVCenter)
            facts = dotted(day(episode.published, now=self._now), duration(episode.duration))
            grid.addWidget(label(facts, LabelRole.CAPTION), row, 1, Qt.AlignmentFlag.AlignRight)
        self._content.addWidget(card)

    def _fetch_cover(self, url: str) -> None:
        covers = self._context.app.covers
        self._context.tasks.run(
            lambda cancel: covers.fetch_missing([url], cancel=cancel), owner=self
        )

    def _on_cover_ready(self, url: str) -> None:
        if self._seen is not None and url == self._seen.preview.cover_url:
            self._paint_cover()

    def _paint_cover(self) -> None:
        if self._seen is None:
            return
        preview = self._seen.preview
        self._cover.setPixmap(
            self._context.covers.pixmap(
                preview.cover_url,
                _COVER,
                self._context.theme.radii.cover,
                title=preview.title,
                ratio=self.devicePixelRatioF(),
            )
        )

    def _on_follow(self) -> None:
        seen, directories = self._seen, self._context.app.directories
        if seen is None or self._task is not None:
            return
        self.follow.setEnabled(False)
        self._task = self._context.tasks.run(
            lambda cancel: directories.follow(seen, cancel=cancel),
            done=self._on_followed,
            failed=self._on_failed,
            ended=self._on_ended,
            owner=self,
        )

    def _on_followed(self, podcast_id: PodcastId) -> None:
        self.followed.emit(podcast_id)
        self.accept()


def _first_lines(text: str) -> str:
    """Return as much of a description as a look needs."""
    flat = " ".join(text.split())
    most = 70 * _LINES
    return flat if len(flat) <= most else flat[:most].rsplit(" ", 1)[0] + "…"
