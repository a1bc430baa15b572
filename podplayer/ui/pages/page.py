"""What every page of the window is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.ui.text import to_translate, tr
from podplayer.ui.widgets.scrolling import ScrollBody


class Page(QFrame):
    """One screen. It loads when it is first shown, not when it is made.

    A frame without lines: a screen reader calls it a panel, and says its name.
    """

    title_changed = Signal(str)

    widest: int | None = 1440
    """Pixels over which it grows no more, but stands in the middle; None: as wide as the window."""

    title = to_translate("Page")
    """Named in the window's title and to screen readers; translated there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(tr(self.title))
        # A click beside everything takes the focus out of a field.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = 0 if self.widest is None else max(0, (self.width() - self.widest) // 2)
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        if (scrolling := self.findChild(ScrollBody, options=direct)) is not None:
            scrolling.set_beside(beside)  # its scroll bar stays at the edge of the window
        else:
            self.setContentsMargins(beside, 0, beside, 0)

    def activate(self) -> None:
        """The page is shown now: load what is stale."""

    def deactivate(self) -> None:
        """Another page is shown now: stop timers and cancel what nobody waits for."""

    def open_podcast(self, podcast_id: PodcastId) -> None:
        """Be about this show from now on; called before `activate`. For the Show page."""

    def show_episode(self, episode_id: EpisodeId) -> None:
        """Be about this episode from now on; called before `activate`. For the Episode page."""

    def show_bookmarks(self) -> None:
        """Lead to the bookmarks; called after `activate`. For the Episode page."""

    def search_here(self) -> None:
        """Put the cursor into the page's own search field, if it has one (Ctrl+F)."""
