"""Where the parts of an episode's page are: beside each other, or behind tabs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from podplayer.ui.context import UiContext
from podplayer.ui.pages.parts.episode.about_panel import AboutPanel
from podplayer.ui.pages.parts.episode.bookmark_panel import BookmarkPanel
from podplayer.ui.pages.parts.episode.chapter_list import ChapterList
from podplayer.ui.pages.parts.episode.chip_tabs import ChipTabs
from podplayer.ui.pages.parts.episode.episode_head import SIDE, EpisodeHead
from podplayer.ui.pages.parts.episode.episode_material import EpisodeMaterial
from podplayer.ui.pages.parts.episode.feel_panel import FeelPanel
from podplayer.ui.pages.parts.episode.next_list import NextList
from podplayer.ui.pages.parts.episode.notes import Notes
from podplayer.ui.pages.parts.episode.transcript_panel import TranscriptPanel
from podplayer.ui.pages.parts.episode.wave_panel import WavePanel
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label
from podplayer.ui.widgets.layouts import set_margins
from podplayer.ui.widgets.scrolling import Body

_WIDE = 940
"""From this width on the cover stands beside the waveform, and chapters beside the transcript."""
_SIDE_CHAPTERS = 300
_HEAD = 36
"""Height of what stands above chapters and of the tabs beside them."""
_INSET = 6
"""Rows paint their ground wider than their words: the waveform begins above the words."""
_UNBOUND = 16_777_215
"""Qt's largest width."""
_BEHIND_CHAPTERS = 3
"""Their heading, their list, a distance."""
CHAPTERS, TRANSCRIPT, NOTES = "chapters", "transcript", "notes"
BOOKMARKS, ABOUT = "bookmarks", "about"


class EpisodeFrame(QWidget):
    """Makes the parts, and moves them to where there is room for them."""

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = EpisodeHead(context)
        self.feel = FeelPanel(context)
        self.panel = WavePanel(context)
        self.chapters = ChapterList(context)
        self.transcript = TranscriptPanel(context)
        self.notes = Notes(context)
        self.bookmarks = BookmarkPanel(context)
        self.about = AboutPanel(context)
        self.following = NextList(context)
        self.pictures = button(tr("Show pictures"), ButtonKind.LINK)
        self.tabs = ChipTabs()
        self._shown: EpisodeMaterial | None = None
        self.is_wide: bool | None = None
        """Whether there is room for everything side by side; None before it was laid out."""
        self._lay_out()

    def _lay_out(self) -> None:
        self._chapters_box = QWidget()
        column = QVBoxLayout(self._chapters_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        heading = QHBoxLayout()
        heading.addStrut(_HEAD)
        self._chapters_name = label(tr("Chapters"), LabelRole.SECTION)
        self._chapters_name.setIndent(8)
        heading.addWidget(self._chapters_name)
        heading.addStretch(1)
        heading.addWidget(self.pictures)
        self._chapters_head = QWidget()
        self._chapters_head.setLayout(heading)
        heading.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._chapters_head)
        column.addWidget(self.chapters)
        column.addSpacing(12)
        column.addStretch(1)
        self._chapters_column = column
        self._chapters_tab = QWidget()
        self._chapters_inner = QVBoxLayout(self._chapters_tab)
        self._chapters_inner.setContentsMargins(0, 0, 0, 0)
        self.tabs.add(TRANSCRIPT, tr("Transcript"), self.transcript)
        self.tabs.add(CHAPTERS, tr("Chapters"), self._chapters_tab)
        self.tabs.add(NOTES, tr("Notes"), self.notes)
        self.tabs.add(BOOKMARKS, tr("Bookmarks"), self.bookmarks)
        self.tabs.add(ABOUT, tr("About"), self.about)
        self.tabs.add_corner(self.transcript.glass)
        self._lower = QHBoxLayout()
        self._lower.setSpacing(28)
        self._lower.addWidget(self.tabs, 1)
        main = QVBoxLayout()
        main.setSpacing(16)
        main.addWidget(self.panel)
        main.addLayout(self._lower, 1)
        self._side = QScrollArea()
        self._side.setWidgetResizable(True)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setFixedWidth(SIDE + 14)
        self._side_body = Body()
        self._side_body.setObjectName("pageBody")
        self._side_box = QVBoxLayout(self._side_body)
        set_margins(self._side_box, 0, 0, 14, 0)
        self._side_box.setSpacing(20)
        self._side.setWidget(self._side_body)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(28, 20, 28, 12)
        self._whole.addWidget(self._side)
        self._whole.addLayout(main, 1)
        self._arrange(is_wide=True)

    def _arrange(self, *, is_wide: bool) -> None:
        """Move cover, chapters and mood to where there is room for them."""
        if is_wide != self.is_wide:
            self.is_wide = is_wide
            direction = QBoxLayout.Direction
            self._whole.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
            self._whole.setSpacing(20 - _INSET - 2 if is_wide else 14)
            set_margins(self.panel, _INSET if is_wide else 0, 0, 0, 0)
            self._side.setVisible(is_wide)
            if is_wide:
                self._side_box.addWidget(self.head)
                self._side_box.addWidget(self.feel)
                self._side_box.addStretch(1)
                self._lower.insertWidget(0, self._chapters_box)
                self._chapters_column.insertWidget(_BEHIND_CHAPTERS, self.following)
            else:
                self._whole.insertWidget(0, self.head)
                self.about.box.insertWidget(0, self.feel)
                self.about.box.insertWidget(1, self.following)
                self._chapters_inner.addWidget(self._chapters_box)
            self._chapters_box.setFixedWidth(_SIDE_CHAPTERS if is_wide else _UNBOUND)
            self.offer(self._shown)
        margins = self._whole.contentsMargins()
        room = self.height() - margins.top() - margins.bottom()
        below = self.feel.sizeHint().height() + self._side_box.spacing()
        self.head.set_wide(is_wide=is_wide, room=room - below)

    def offer(self, material: EpisodeMaterial | None) -> None:
        """Show the tabs and parts that have something in them."""
        self._shown, is_wide = material, bool(self.is_wide)
        has_chapters = material is not None and self.chapters.count() > 0
        has_pictures = any(c.image for c in material.chapters) if material else False
        has_following = material is not None and bool(material.following)
        self._chapters_head.setVisible(has_chapters and (is_wide or has_pictures))
        self.chapters.setVisible(has_chapters)
        self._chapters_name.setVisible(is_wide)
        self._chapters_box.setVisible(has_chapters or (has_following and is_wide))
        self.tabs.set_offered(CHAPTERS, is_offered=not is_wide and has_chapters)
        has_words = material is not None and material.has_words
        self.tabs.set_offered(TRANSCRIPT, is_offered=has_words)
        has_text = material is not None and material.transcript is not None
        self.transcript.glass.setVisible(has_text and self.tabs.current == TRANSCRIPT)
        self.tabs.set_offered(ABOUT, is_offered=not is_wide or not self.about.is_empty)

    # Qt's own names from here on.

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(is_wide=event.size().width() >= _WIDE)
