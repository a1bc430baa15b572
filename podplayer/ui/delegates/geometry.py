"""Where in an episode's row is what: shared by the painter and by the pointer."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QStyle

ROW_HEIGHT = 69
"""68 and the line below."""
HEADER_HEIGHT = 48
COVER = 48
PAD = 12
_BUTTON = 30
_COMPACT_BELOW = 560


class Zone(StrEnum):
    """What a click on this part of a row means."""

    ROW = "row"
    COVER = "cover"
    PLAY = "play"
    MORE = "more"
    QUEUE = "queue"
    HEARD = "heard"
    AWAY = "away"
    """Not interested."""


TRIAGE = (Zone.QUEUE, Zone.HEARD, Zone.AWAY)
"""In the place of the bar while the pointer is over a row of a list that is to be worked off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowGeometry:
    """The parts of one row, mirrored already where the language runs from right to left."""

    row: QRect
    cover: QRect
    play: QRect
    more: QRect
    progress: QRect
    body: QRect
    """Title, second line and tags lie in here."""

    def triage(self) -> dict[Zone, QRect]:
        """Three buttons around where the bar is, in the order of reading."""
        left = self.progress.center().x() - _BUTTON * len(TRIAGE) // 2
        top = self.play.top()
        places = [
            QRect(left + _BUTTON * at, top, _BUTTON, self.play.height())
            for at in range(len(TRIAGE))
        ]
        is_mirrored = self.play.left() < self.cover.left()
        return dict(zip(TRIAGE, reversed(places) if is_mirrored else places, strict=True))

    def zone(self, point: QPoint, *, has_triage: bool = False) -> Zone:
        """What lies under a point."""
        if has_triage:
            for zone, rect in self.triage().items():
                if rect.contains(point):
                    return zone
        if self.play.contains(point):
            return Zone.PLAY
        if self.more.adjusted(-6, -12, 6, 12).contains(point):
            return Zone.MORE
        if self.cover.contains(point):
            return Zone.COVER
        return Zone.ROW


def row_geometry(
    rect: QRect, *, direction: Qt.LayoutDirection, has_handle: bool = False
) -> RowGeometry:
    """Lay one row out.

    Args:
        rect: the whole row.
        direction: of the language.
        has_handle: leave room before the cover for the sign that a row can be dragged.
    """
    middle = rect.top() + (ROW_HEIGHT - 1) // 2
    is_compact = rect.width() < _COMPACT_BELOW
    left = rect.left() + PAD + (20 if has_handle else 0)
    cover = QRect(left, middle - COVER // 2, COVER, COVER)
    more = QRect(rect.right() + 1 - PAD - 20, middle - 10, 20, 20)
    play = QRect(more.left() - 12 - 48, middle - 18, 48, 36)
    bar_width = 56 if is_compact else 90
    progress = QRect(play.left() - 14 - bar_width, middle - 2, bar_width, 4)
    body_left = cover.right() + 1 + 14
    body = QRect(body_left, rect.top(), progress.left() - 14 - body_left, ROW_HEIGHT - 1)

    def flip(part: QRect) -> QRect:
        if direction is Qt.LayoutDirection.LeftToRight:
            return part  # most often, and a call into Qt for each part of each row adds up
        return QStyle.visualRect(direction, rect, part)

    return RowGeometry(
        row=rect,
        cover=flip(cover),
        play=flip(play),
        more=flip(more),
        progress=flip(progress),
        body=flip(body),
    )
