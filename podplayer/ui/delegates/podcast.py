"""How a show looks in the grid."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from podplayer.model.podcast import Podcast
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.paint import Ink, box, line, metrics, picture
from podplayer.ui.models.roles import Role
from podplayer.ui.text import tr

AnyIndex = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag

_GAP = 16
_TEXT = 52
_LEAST = 148
_BADGE = 22


@dataclass(frozen=True, slots=True)
class GridMetrics:
    """How a width is shared out among cards."""

    columns: int
    cover: int

    @property
    def cell(self) -> QSize:
        """One card with the gap after it and below it."""
        return QSize(self.cover + _GAP, self.cover + _TEXT + _GAP)


def grid_metrics(width: int) -> GridMetrics:
    """As many columns as fit with covers of at least 148 pixels; the rest widens the covers."""
    room = max(_LEAST, width) + _GAP
    columns = max(1, room // (_LEAST + _GAP))
    return GridMetrics(columns, min(220, room // columns - _GAP))


class PodcastDelegate(QStyledItemDelegate):
    """A cover with a badge of unheard episodes, the title and a second line."""

    def __init__(self, context: UiContext, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.metrics = grid_metrics(0)
        """Set by the grid when its width changes."""

    # Qt's own names from here on.

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return self.metrics.cell

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        podcast = index.data(Role.ENTRY)
        if not isinstance(podcast, Podcast):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_cover(painter, option, podcast)
        self._paint_words(painter, option, podcast)
        painter.restore()

    def _cover_rect(self, option: QStyleOptionViewItem) -> QRect:
        edge = self.metrics.cover
        rect = QRect(option.rect.left() + 2, option.rect.top() + 2, edge - 4, edge - 4)
        return QStyle.visualRect(option.direction, option.rect, rect)

    def _paint_cover(
        self, painter: QPainter, option: QStyleOptionViewItem, podcast: Podcast
    ) -> None:
        theme = self._context.theme
        rect = self._cover_rect(option)
        is_chosen = option.state & State.State_HasFocus
        is_reached = is_chosen and option.state & State.State_KeyboardFocusChange
        if is_reached or option.state & (State.State_MouseOver | State.State_Selected):
            halo = rect.adjusted(-2, -2, 2, 2)
            box(painter, halo, radius=14, fill=theme.focus if is_chosen else theme.buffered)
        ratio = painter.device().devicePixelRatioF()
        cover = self._context.covers.pixmap(
            podcast.cover_url, rect.width(), theme.radii.lg, title=podcast.title, ratio=ratio
        )
        painter.drawPixmap(rect.topLeft(), cover)
        if podcast.unheard_count and not podcast.is_archived:
            self._paint_badge(painter, option, rect, podcast.unheard_count)

    def _paint_badge(
        self, painter: QPainter, option: QStyleOptionViewItem, cover: QRect, unheard: int
    ) -> None:
        theme = self._context.theme
        text = str(unheard) if unheard < 1000 else "999+"
        ink = Ink(theme.type.caption, theme.accent_text, QFont.Weight.Bold)
        width = max(_BADGE, metrics(ink.size, ink.weight).horizontalAdvance(text) + 14)
        rect = QRect(cover.right() + 1 - 8 - width, cover.top() + 8, width, _BADGE)
        rect = QStyle.visualRect(option.direction, cover, rect)
        # The ring keeps it apart from a cover of the same colour.
        box(painter, rect.adjusted(-2, -2, 2, 2), radius=_BADGE / 2 + 2, fill=theme.bg)
        box(painter, rect, radius=_BADGE / 2, fill=theme.accent)
        line(painter, rect, text, ink, align=Qt.AlignmentFlag.AlignHCenter)

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, podcast: Podcast
    ) -> None:
        theme = self._context.theme
        cover = self._cover_rect(option)
        left, width, top = cover.left(), cover.width(), cover.bottom() + 9
        title = QRect(left, top, width, 20)
        ink = Ink(theme.type.body, theme.text, QFont.Weight.DemiBold)
        line(painter, title, podcast.title, ink)
        below = QRect(left, top + 20, width, 18)
        if podcast.error:
            self._paint_error(painter, below)
            return
        text = podcast.author or tr("%n episode(s)", n=podcast.episode_count)
        line(painter, below, text, Ink(theme.type.caption, theme.muted))

    def _paint_error(self, painter: QPainter, rect: QRect) -> None:
        theme = self._context.theme
        pixmap = self._context.icons.pixmap(
            "warning",
            colour=theme.warning,
            size=14,
            ratio=painter.device().devicePixelRatioF(),
        )
        picture(painter, QRect(rect.left(), rect.top(), 14, rect.height()), pixmap)
        words = rect.adjusted(19, 0, 0, 0)
        line(painter, words, tr("Could not be refreshed"), Ink(theme.type.caption, theme.warning))
