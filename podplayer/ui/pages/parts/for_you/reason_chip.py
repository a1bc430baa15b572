"""A reason as a control: it says why, and a click says that it is right, wrong or unwanted."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget
from typing_extensions import override

from podplayer.model.listening import FeedbackKind
from podplayer.model.ranking import Reason
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.paint import box, tag, tag_width
from podplayer.ui.text import shown, tr

_HEIGHT = 24
_WIDEST = 640
_NARROWEST = 160
"""A long reason is cut to fit: it must not keep the page from becoming narrow."""


def reason_menu(
    context: UiContext,
    reason: Reason,
    parent: QWidget,
    *,
    answer: Callable[[FeedbackKind], object],
) -> QMenu:
    """Return the answers that a reason takes."""
    menu = QMenu(parent)
    for kind, icon, text in (
        (FeedbackKind.MORE, "thumb-up", tr("More like this")),
        (FeedbackKind.LESS, "thumb-down", tr("Less like this")),
        (FeedbackKind.NOT_BECAUSE, "close", tr("Not because of this")),
    ):
        action = menu.addAction(context.icons.icon(icon), text)
        action.triggered.connect(lambda _=False, kind=kind: answer(kind))
    menu.setAccessibleName(shown(reason.text))
    return menu


class ReasonChip(QAbstractButton):
    """One reason in the colour of its family."""

    answered = Signal(object, object)
    """A FeedbackKind and the Reason."""

    def __init__(
        self, context: UiContext, reason: Reason, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.reason = reason
        self._is_hovered = False
        text = shown(reason.text)
        self.setText(text)
        self.setAccessibleName(tr("Reason: {text}").format(text=text))
        self.setToolTip(tr("{text}\nClick to correct it").format(text=text))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        menu = reason_menu(
            self._context,
            self.reason,
            self,
            answer=lambda kind: self.answered.emit(kind, self.reason),
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    # Qt's own names from here on.

    @override
    def sizeHint(self) -> QSize:
        return QSize(min(_WIDEST, tag_width(self.text(), self._context.theme) + 2), _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint().boundedTo(QSize(_NARROWEST, _HEIGHT))

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._is_hovered = True
        self.update()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._is_hovered = False
        self.update()
        super().leaveEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._context.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRect(0, 1, self.width(), _HEIGHT - 2)
            tag(painter, rect, self.text(), theme=theme, kind=self.reason.kind)
            if self._is_hovered or self.isDown():
                colour = theme.chip(self.reason.kind).bar
                box(painter, rect, radius=theme.radii.sm, border=colour)
            if self.hasFocus():
                box(painter, rect, radius=theme.radii.sm, border=theme.focus)
