"""The next episodes of the queue, as buttons in a column."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QStyle, QVBoxLayout, QWidget
from typing_extensions import override

from podplayer.model.podcast import EpisodeRow
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.paint import Ink, box, line, wrapped
from podplayer.ui.format import dotted, duration
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import LabelRole, label
from podplayer.ui.widgets.layouts import set_margins

_HEIGHT = 60
_COVER = 40


class NextList(QWidget):
    """Hidden where nothing waits."""

    chosen = Signal(object)
    """An EpisodeId."""

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        heading = label(tr("Next in the queue"), LabelRole.SECTION)
        set_margins(heading, 8, 0, 0, 8)
        self._box.addWidget(heading)
        self._rows: list[_NextRow] = []
        context.covers.ready.connect(lambda _: self.update())
        self.hide()

    def show_rows(self, rows: Sequence[EpisodeRow]) -> None:
        """Show these."""
        while len(self._rows) < len(rows):
            made = _NextRow(self._context)
            made.clicked.connect(lambda _=False, one=made: self._on_clicked(one))
            self._rows.append(made)
            self._box.addWidget(made)
        for place, part in enumerate(self._rows):
            part.setVisible(place < len(rows))
            if place < len(rows):
                part.set_row(rows[place])
        self.setVisible(bool(rows))

    def _on_clicked(self, part: "_NextRow") -> None:
        if part.row is not None:
            self.chosen.emit(part.row.id)


class _NextRow(QAbstractButton):
    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self.row: EpisodeRow | None = None
        self.setFixedHeight(_HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        context.covers.ready.connect(self.update)
        context.themes.changed.connect(self.update)

    def set_row(self, row: EpisodeRow) -> None:
        """Be about another episode."""
        self.row = row
        self.setAccessibleName(tr("Open {title}").format(title=row.title))
        self.update()

    # Qt's own names from here on.

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        row, theme = self.row, self._context.theme
        if row is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            whole = self.rect()
            if self.underMouse() or self.hasFocus():
                edge = theme.focus if self.hasFocus() else None
                area = whole.adjusted(0, 1, 0, -2)
                box(painter, area, radius=theme.radii.md, fill=theme.hover, border=edge)
            painter.fillRect(8, whole.bottom(), whole.width() - 16, 1, theme.color("border"))
            flip = QStyle.visualRect
            cover = QRect(8, (_HEIGHT - _COVER) // 2, _COVER, _COVER)
            pixmap = self._context.covers.pixmap(
                row.cover_url,
                _COVER,
                theme.radii.md,
                title=row.podcast_title,
                ratio=self.devicePixelRatioF(),
            )
            painter.drawPixmap(flip(self.layoutDirection(), whole, cover), pixmap)
            left = cover.right() + 12
            room = whole.width() - left - 8
            ink = Ink(theme.type.small, theme.text)
            title = wrapped(row.title, room, ink, lines=1)[0]
            upper = QRect(left, _HEIGHT // 2 - 19, room, 18)
            line(painter, flip(self.layoutDirection(), whole, upper), title, ink)
            lower = upper.translated(0, 20)
            words = dotted(row.podcast_title, duration(row.duration))
            caption = Ink(theme.type.caption, theme.muted)
            line(painter, flip(self.layoutDirection(), whole, lower), words, caption)
