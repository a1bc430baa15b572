"""How an episode looks in a list."""

from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from datetime import datetime, time

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from podplayer.model.podcast import EpisodeRow, EpisodeState
from podplayer.model.ranking import ReasonKind
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.geometry import (
    COVER,
    HEADER_HEIGHT,
    PAD,
    ROW_HEIGHT,
    RowGeometry,
    Zone,
    row_geometry,
)
from podplayer.ui.delegates.paint import (
    TAG_HEIGHT,
    Ink,
    bar,
    box,
    ground,
    is_last,
    line,
    metrics,
    picture,
    tag,
    tag_width,
)
from podplayer.ui.format import day, day_heading, dotted, duration, listed, long_duration, percent
from podplayer.ui.models.episodes import DayHeader
from podplayer.ui.models.roles import Role
from podplayer.ui.text import tr
from podplayer.ui.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag
_ROW_SIZE = QSize(0, ROW_HEIGHT)
_HEADER_SIZE = QSize(0, HEADER_HEIGHT)
_TRIAGE_ICONS = {Zone.QUEUE: "queue", Zone.HEARD: "check", Zone.AWAY: "thumb-down"}
_LEAST_TITLE = 160
"""A tag that would leave the title less is not shown."""


def share_heard(row: EpisodeRow) -> float:
    """How full an episode's bar is, 0 to 1."""
    if row.state is EpisodeState.HEARD:
        return 1.0
    if row.state is EpisodeState.NEW or not row.duration:
        return 0.0
    return min(1.0, max(row.position, row.heard) / row.duration)


def describe_day(header: DayHeader, *, now: datetime) -> str:
    """What stands over the episodes of one day."""
    noon = datetime.combine(header.day, time(12), tzinfo=now.tzinfo) if header.day else None
    return day_heading(noon, now=now)


def describe(row: EpisodeRow, *, now: datetime, names_queue: bool = True) -> str:
    """One sentence for screen readers; `names_queue`: not in the queue itself."""
    match row.state:
        case EpisodeState.NEW:
            state = tr("not started")
        case EpisodeState.STARTED:
            state = tr("{share} heard").format(share=percent(share_heard(row)))
        case EpisodeState.HEARD:
            state = tr("heard")
    parts = [row.title, row.podcast_title, day(row.published, now=now), long_duration(row.duration)]
    parts += [
        state,
        tr("in queue") if row.is_queued and names_queue else "",
        tr("downloaded") if row.is_downloaded else "",
        tr("favourite") if row.is_favourite else "",
    ]
    return listed(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowStyle:
    """In which a list of episodes differs from another."""

    shows_podcast: bool = False
    """Whether rows name their show: on pages that mix shows."""
    has_handles: bool = False
    """Whether rows can be dragged."""
    names_day: bool = True
    """Whether rows say when: not under a header that does."""
    has_triage: bool = False
    """Whether a row under the pointer offers to be queued, marked as heard or put aside."""


PLAIN = RowStyle()


def _for_you(probability: float) -> str:
    return tr("{share} for you").format(share=percent(probability))


def second_line(row: EpisodeRow, style: RowStyle, *, now: datetime) -> str:
    """Say what an episode is: "18 Nov · 42 min · chapters · transcript"."""
    return dotted(
        row.podcast_title if style.shows_podcast else "",
        day(row.published, now=now) if style.names_day else "",
        duration(row.duration),
        tr("downloaded") if row.is_downloaded else "",
        tr("in queue") if row.is_queued and not style.has_handles else "",
        tr("chapters") if row.has_chapters else "",
        tr("transcript") if row.has_transcript else "",
        tr("no longer in the feed") if row.has_left_feed else "",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row while it is painted."""

    painter: QPainter
    option: QStyleOptionViewItem
    parts: RowGeometry
    row: EpisodeRow
    theme: Theme
    zone: Zone | None
    """What the pointer is over, None if over another row."""
    is_loaded: bool
    probability: float | None
    is_last: bool
    """Whether no line parts it from what follows: the end, or another day."""

    @property
    def ratio(self) -> float:
        """Of pixels on the device to ours."""
        return self.painter.device().devicePixelRatioF()

    @property
    def is_mirrored(self) -> bool:
        """Whether the language runs from right to left."""
        return self.option.direction is Qt.LayoutDirection.RightToLeft

    @property
    def is_heard(self) -> bool:
        """Whether it needs no attention any more."""
        return self.row.state is EpisodeState.HEARD


class EpisodeDelegate(QStyledItemDelegate):
    """Rows of 68 pixels and a line: cover, two lines, tag, how much was heard, play, more."""

    def __init__(
        self,
        context: UiContext,
        *,
        now: Callable[[], datetime],
        style: RowStyle = PLAIN,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._now = now
        self._style = style
        self.pointer: QPoint | None = None
        """Where the pointer is over the list, told by the view."""
        self.headers: Container[int] = ()
        """Which lines are headers, told by the model."""
        self.is_moving = False
        """Whether the player moves: the row of its episode then shows pause."""

    def geometry(self, rect: QRect, direction: Qt.LayoutDirection) -> RowGeometry:
        """Where the parts of a row are."""
        return row_geometry(rect, direction=direction, has_handle=self._style.has_handles)

    def zone(self, parts: RowGeometry, point: QPoint) -> Zone:
        """What lies under a point of a row."""
        return parts.zone(point, has_triage=self._style.has_triage)

    # Qt's own names from here on.

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        # Asked for every line of the list at each layout: nothing is made or looked up here.
        return _HEADER_SIZE if index.row() in self.headers else _ROW_SIZE

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        entry = index.data(Role.ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(entry, DayHeader):
            self._paint_header(painter, option.rect, str(index.data()))
        elif isinstance(entry, EpisodeRow):
            parts = self.geometry(option.rect, option.direction)
            is_hovered = self.pointer is not None and option.state & State.State_MouseOver
            if entry.state is EpisodeState.NEW and not (is_hovered and self._style.has_triage):
                # Nothing stands in the place of the bar: words and tag reach to the button.
                parts = replace(parts, body=parts.body.united(parts.progress))
            self._paint_row(
                Row(
                    painter=painter,
                    option=option,
                    parts=parts,
                    row=entry,
                    theme=self._context.theme,
                    zone=self.zone(parts, self.pointer) if self.pointer and is_hovered else None,
                    is_loaded=bool(index.data(Role.IS_PLAYING)),
                    probability=index.data(Role.PROBABILITY),
                    is_last=is_last(index) or index.row() + 1 in self.headers,
                )
            )
        painter.restore()

    def _paint_header(self, painter: QPainter, rect: QRect, text: str) -> None:
        theme = self._context.theme
        ink = Ink(theme.type.small, theme.muted, QFont.Weight.DemiBold)
        line(painter, rect.adjusted(PAD, 16, -PAD, 0), text, ink)

    def _paint_row(self, one: Row) -> None:
        ground(one.painter, one.option, one.theme, pad=PAD, is_last=one.is_last)
        cover = self._context.covers.pixmap(
            one.row.cover_url,
            COVER,
            one.theme.radii.cover,
            title=one.row.podcast_title,
            ratio=one.ratio,
        )
        one.painter.drawPixmap(one.parts.cover.topLeft(), cover)
        if self._style.has_handles:
            self._paint_handle(one)
        self.paint_body(one)
        if self._style.has_triage and one.zone is not None:
            self._paint_triage(one)
        else:
            self._paint_heard(one)
        self._paint_play(one)
        is_hot = one.zone is Zone.MORE
        self._icon(one, "more", one.parts.more, one.theme.text if is_hot else one.theme.muted)

    def _paint_heard(self, one: Row) -> None:
        """Paint how far it was heard; what has not begun says nothing."""
        place = one.parts.progress
        if one.is_heard:
            left = place.left() if one.is_mirrored else place.right() + 1 - 18
            self._icon(one, "check", QRect(left, place.top(), 18, place.height()), one.theme.faint)
        elif one.row.state is EpisodeState.STARTED:
            share = share_heard(one.row)
            bar(one.painter, place, share, one.theme, is_mirrored=one.is_mirrored)

    def paint_body(self, one: Row) -> None:
        """Paint title, second line and tag; other lists have more to say."""
        body, theme = one.parts.body, one.theme
        room = body.width() - self.paint_tag(one)
        left = body.right() + 1 - room if one.is_mirrored else body.left()
        title = QRect(left, body.top() + 14, room, 20)
        if one.row.is_favourite:
            title = self._paint_heart(one, title)
        ink = Ink(
            theme.type.body, theme.muted if one.is_heard else theme.text, QFont.Weight.DemiBold
        )
        line(one.painter, title, one.row.title, ink)
        text = second_line(one.row, self._style, now=self._now())
        ink = Ink(theme.type.caption, theme.faint if one.is_heard else theme.muted)
        line(one.painter, QRect(left, body.top() + 35, room, 18), text, ink)

    def paint_tag(self, one: Row) -> int:
        """Paint the tag at the far end of the body and return the room it takes."""
        if one.is_loaded:
            text, kind = tr("Playing") if self.is_moving else tr("Paused"), ReasonKind.HABIT
        elif one.probability is not None and not one.is_heard:
            text, kind = _for_you(one.probability), ReasonKind.TOPIC
        else:
            return 0
        body = one.parts.body
        width = tag_width(text, one.theme)
        if body.width() - width < _LEAST_TITLE:
            return 0
        left = body.left() if one.is_mirrored else body.right() + 1 - width
        rect = QRect(left, body.center().y() - TAG_HEIGHT // 2 + 1, width, TAG_HEIGHT)
        tag(one.painter, rect, text, theme=one.theme, kind=kind)
        return width + 14

    def _paint_heart(self, one: Row, title: QRect) -> QRect:
        """Paint the sign of a favourite behind the title and return the title's room."""
        letters = metrics(one.theme.type.body, QFont.Weight.DemiBold)
        width = min(letters.horizontalAdvance(one.row.title) + 1, title.width() - 20)
        left = title.right() + 1 - width if one.is_mirrored else title.left()
        words = QRect(left, title.top(), width, title.height())
        sign = words.left() - 20 if one.is_mirrored else words.right() + 7
        colour = one.theme.chip(ReasonKind.DIFFERENT).bar
        rect = QRect(sign, title.top(), 13, title.height())
        self._icon(one, "heart-filled", rect, colour, size=13)
        return words

    def _paint_play(self, one: Row) -> None:
        theme = one.theme
        can_play = bool(one.row.url or one.row.is_downloaded)
        is_hot = can_play and one.zone in {Zone.PLAY, Zone.COVER}
        fill, border = (theme.accent, None) if is_hot else (theme.card, theme.border)
        box(one.painter, one.parts.play, radius=theme.radii.md, fill=fill, border=border)
        colour = theme.accent_text if is_hot else theme.text
        name = "pause" if one.is_loaded and self.is_moving else "play"
        self._icon(one, name, one.parts.play, colour if can_play else theme.buffered)

    def _paint_triage(self, one: Row) -> None:
        theme = one.theme
        for zone, rect in one.parts.triage().items():
            if zone is one.zone:
                box(one.painter, rect, radius=theme.radii.md, fill=theme.pressed)
            colour = theme.text if zone is one.zone else theme.muted
            if zone is Zone.QUEUE and one.row.is_queued:
                colour = theme.accent_ink
            self._icon(one, _TRIAGE_ICONS[zone], rect, colour)

    def _paint_handle(self, one: Row) -> None:
        rect = QRect(one.option.rect.left() + 10, one.parts.cover.top(), 16, COVER)
        rect = QStyle.visualRect(one.option.direction, one.option.rect, rect)
        colour = one.theme.text if one.zone else one.theme.graphic
        self._icon(one, "drag", rect, colour, size=16)

    def _icon(self, one: Row, name: str, rect: QRect, colour: str, *, size: int = 18) -> None:
        pixmap = self._context.icons.pixmap(name, colour=colour, size=size, ratio=one.ratio)
        picture(one.painter, rect, pixmap)
