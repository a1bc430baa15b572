"""The list of the queue: rows that can be dragged, or moved with Alt and the arrows."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QDrag,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from podplayer.model.podcast import EpisodeRow
from podplayer.ui.announce import announce
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.episode import EpisodeDelegate, RowStyle
from podplayer.ui.delegates.geometry import COVER
from podplayer.ui.delegates.paint import Ink, box, line
from podplayer.ui.format import listed
from podplayer.ui.models.queue import QueueModel
from podplayer.ui.pages.parts.lists.episode_list import EpisodeListView
from podplayer.ui.shortcuts import Command, native
from podplayer.ui.text import tr

_TICKET = QSize(280, 44)
_MOVABLE = RowStyle(shows_podcast=True, has_handles=True)
_FIXED = RowStyle(shows_podcast=True)
_STEPS = {Command.ROW_UP: -1, Command.ROW_DOWN: 1}


class QueueListView(EpisodeListView):
    """It moves rows of its model; the page hears of it from the model."""

    def __init__(
        self,
        context: UiContext,
        *,
        model: QueueModel,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, model=model, now=now, style=_MOVABLE, parent=parent)
        self._movable = self.rows_delegate
        self._fixed = EpisodeDelegate(context, now=now, style=_FIXED, parent=self)
        self._context = context
        self._queue = model
        self._drag_at: QPoint | None = None
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        # Its own line below: the style's is black, and thin.
        self.setDropIndicatorShown(False)
        self.setAccessibleName(tr("Play queue"))
        ways = (native(context.keys.keys(one)[0]) for one in _STEPS if context.keys.keys(one))
        self.setAccessibleDescription(
            tr("Keys that move an episode: {keys}").format(keys=listed(ways))
        )

    def set_movable(self, *, is_movable: bool) -> None:
        """Whether the rows can be put into another order: not where a rule orders them."""
        wanted = self._movable if is_movable else self._fixed
        wanted.is_moving = self.rows_delegate.is_moving
        self.paint_with(wanted)
        self.setDragEnabled(is_movable)
        self.setAcceptDrops(is_movable)

    def move_current(self, by: int) -> None:
        """Move the current row up or down, if there is room."""
        place = self.currentIndex().row()
        target = place + by
        if self.dragEnabled() and place >= 0 and 0 <= target < self._queue.rowCount():
            self._queue.move_row(source=place, target=target)
            announce(
                self,
                tr("{place} of {count}").format(place=target + 1, count=self._queue.rowCount()),
            )

    def _gap(self) -> int | None:
        """Where the dragged row would go, as the y of a gap between rows."""
        if self._drag_at is None:
            return None
        index = self.indexAt(self._drag_at)
        if not index.isValid():
            index = self._queue.index(self._queue.rowCount() - 1)
            return self.visualRect(index).bottom()
        rect = self.visualRect(index)
        is_above = self._drag_at.y() < rect.center().y()
        return rect.top() - 1 if is_above else rect.bottom()

    def _ticket(self, rows: Sequence[EpisodeRow]) -> QPixmap:
        """Draw what hangs at the pointer: small, so that the line under it can be seen."""
        theme, ratio = self._context.theme, self.devicePixelRatioF()
        text = rows[0].title if len(rows) == 1 else tr("%n episode(s)", n=len(rows))
        pixmap = QPixmap(QSize(_TICKET) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            whole = QRect(QPoint(0, 0), _TICKET)
            box(painter, whole, radius=theme.radii.md, fill=theme.panel, border=theme.accent)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            # At the rows' own size, which is in memory; another would come too late.
            cover = self._context.covers.pixmap(
                rows[0].cover_url,
                COVER,
                theme.radii.cover,
                title=rows[0].podcast_title,
                ratio=ratio,
            )
            painter.drawPixmap(QRect(8, 8, 28, 28), cover)
            ink = Ink(theme.type.small, theme.text, QFont.Weight.DemiBold)
            line(painter, whole.adjusted(46, 0, -12, 0), text, ink)
        return pixmap

    def _end_drag(self) -> None:
        self._drag_at = None
        self.viewport().update()

    # Qt's own names from here on.

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = self._context.keys.row_command(event)
        step = None if pressed is None else _STEPS.get(pressed)
        if step is not None:
            self.move_current(step)
            return
        super().keyPressEvent(event)

    @override
    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        rows = self.chosen()
        if not rows:
            return
        drag = QDrag(self)
        drag.setMimeData(self._queue.mimeData(self.selectedIndexes()))
        drag.setPixmap(self._ticket(rows))
        drag.setHotSpot(QPoint(-12, -8))
        drag.exec(Qt.DropAction.MoveAction)
        self._end_drag()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self._drag_at = event.position().toPoint()
        self.viewport().update()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._end_drag()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self._end_drag()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if (gap := self._gap()) is None:
            return
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            bar = QRect(12, max(0, gap - 1), self.viewport().width() - 24, 3)
            box(painter, bar, radius=1.5, fill=self._context.theme.accent)
