"""The chapters of an episode: a click or Enter plays from there."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from podplayer.model.feed import Chapter
from podplayer.model.ids import Ms
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.chapter import CHAPTER, PLAYS, ChapterDelegate
from podplayer.ui.format import clock, in_words
from podplayer.ui.text import tr
from podplayer.ui.widgets.keys import keeps_key
from podplayer.ui.widgets.scrolling import LEAST_VIEW
from podplayer.ui.widgets.timeline import chapter_at

_LINK = {Qt.Key.Key_L}


class ChapterList(QListWidget):
    """The one that plays is marked; L or a click on its icon opens the link of a chapter."""

    chosen = Signal(object)
    """A position in Ms."""
    link = Signal(str)

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(LEAST_VIEW)
        self._chapters: Sequence[Chapter] = ()
        self._playing: Chapter | None = None
        self._pressed: QPoint | None = None
        self._delegate = ChapterDelegate(context, parent=self)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Chapters"))
        self.setAccessibleDescription(tr("Enter plays from a chapter, L opens its link."))
        self.itemClicked.connect(self._on_item)
        self.itemActivated.connect(self._on_item)
        context.covers.ready.connect(self.viewport().update)
        context.themes.changed.connect(self.viewport().update)

    def set_chapters(self, chapters: Sequence[Chapter]) -> None:
        """List other chapters; hidden ones are not listed, but play."""
        self._chapters, self._playing = chapters, None
        self.clear()
        listed = [chapter for chapter in chapters if not chapter.is_hidden]
        self._delegate.has_pictures = any(chapter.image for chapter in listed)
        for chapter in listed:
            item = QListWidgetItem(f"{clock(chapter.start)}\t{chapter.title}")
            item.setData(CHAPTER, chapter)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, f"{chapter.title}, {in_words(chapter.start)}"
            )
            item.setToolTip(tr("Play from here"))
            self.addItem(item)
        self.updateGeometry()

    def set_position(self, position: Ms | None) -> None:
        """Mark the chapter that plays; None where another episode does."""
        playing = None if position is None else chapter_at(self._chapters, position)
        if playing is self._playing:
            return
        self._playing = playing
        for row in range(self.count()):
            item = self.item(row)
            plays = item.data(CHAPTER) is playing and playing is not None
            if bool(item.data(PLAYS)) != plays:
                item.setData(PLAYS, plays)
                if plays:
                    self.scrollToItem(item, QAbstractItemView.ScrollHint.EnsureVisible)

    def _on_item(self, item: QListWidgetItem) -> None:
        # A click on the icon of a link has opened the link.
        if self._pressed is None or self._link_under(self._pressed) is None:
            self.chosen.emit(item.data(CHAPTER).start)

    def _link_under(self, point: QPoint) -> str | None:
        item = self.itemAt(point)
        if item is None:
            return None
        chapter = item.data(CHAPTER)
        area = self._delegate.link_area(self.visualItemRect(item), self.layoutDirection())
        return chapter.url if chapter.url and area.contains(point) else None

    # Qt's own names from here on.

    @override
    def event(self, event: QEvent) -> bool:
        return keeps_key(event, _LINK) or super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        url = self._link_under(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if url is not None and event.button() is Qt.MouseButton.LeftButton:
            self.link.emit(url)
        self._pressed = None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _LINK and not event.modifiers():
            item = self.currentItem()
            url = item.data(CHAPTER).url if self.currentRow() >= 0 else None
            if url:
                self.link.emit(url)
            return
        super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(260, self._delegate.height * max(1, self.count()) + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._delegate.height * min(3, max(1, self.count())))
