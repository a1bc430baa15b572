"""A sentence at the bottom of the page for a few seconds, with one thing to do about it."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QEnterEvent, QHideEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QWidget
from typing_extensions import override

from podplayer.ui.announce import announce
from podplayer.ui.icons import Icons
from podplayer.ui.text import tr
from podplayer.ui.theme import Theme
from podplayer.ui.widgets.controls import button, icon_button, label
from podplayer.ui.widgets.layouts import set_margins

_SHORT = 5_000
_LONG = 9_000
"""Milliseconds: with something to do there is more to decide."""


class Toast(QFrame):
    """One at a time; the pointer or the focus on it holds it.

    When it goes, the focus is again where it came from.
    """

    def __init__(self, *, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._area = parent
        self.setObjectName("toast")
        self._text = label("", wraps=False)
        self._text.setWordWrap(True)
        self._action = button("")
        self._close = icon_button(tr("Dismiss"), "close", icons=icons, size=16)
        icons.attach(self._close, "close", _on_toast, size=16)
        self._on_action: Callable[[], object] | None = None
        layout = QHBoxLayout(self)
        set_margins(layout, 16, 6, 8, 6)
        layout.setSpacing(8)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._action)
        layout.addWidget(self._close)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 6)
        shadow.setColor(QColor(0, 0, 0, 110))
        self.setGraphicsEffect(shadow)
        self._before: QWidget | None = None
        """What had the focus before something here had."""
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)
        self._close.clicked.connect(self.hide)
        self._action.clicked.connect(self._on_action_clicked)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._text.text()

    @property
    def action(self) -> str:
        """What is offered now; empty where there is nothing to do, or nothing is said."""
        return self._action.text() if self.isVisible() and self._on_action is not None else ""

    def say(
        self,
        text: str,
        *,
        action: str = "",
        on_action: Callable[[], object] | None = None,
        is_urgent: bool = False,
    ) -> None:
        """Show a sentence, in place of the one before; an urgent one is read out at once."""
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._on_action = on_action
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        announce(self, f"{text} {action}".strip(), is_urgent=is_urgent)
        self._timer.start(_LONG if action or len(text) > 80 else _SHORT)

    def act(self) -> bool:
        """Do what the toast offers, if it offers something now."""
        if not self.isVisible() or self._on_action is None:
            return False
        self._on_action_clicked()
        return True

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if self._has_focus():
            back = self._area
            if self._before is not None and shiboken6.isValid(self._before):
                back = self._before
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        super().hideEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start(_SHORT)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _has_focus(self) -> bool:
        return self._holds(self.window().focusWidget())

    def _holds(self, focus: QWidget | None) -> bool:
        return focus is not None and self.isAncestorOf(focus)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if self._holds(new) and not self._holds(old):
            self._before = old

    def _on_timeout(self) -> None:
        if self._has_focus():
            self._timer.start(_SHORT)
        else:
            self.hide()

    def _place(self) -> None:
        area = self._area
        room = max(200, area.width() - 48)
        words = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 4
        extra = 90 + (self._action.sizeHint().width() if self._on_action else 0)
        width = min(room, 640, words + extra)
        self.setFixedWidth(width)
        self._text.setFixedWidth(width - extra + 14)
        self.adjustSize()
        left = (area.width() - self.width()) // 2
        self.move(QPoint(left, area.height() - self.height() - 20))

    def _on_action_clicked(self) -> None:
        callback, self._on_action = self._on_action, None
        self.hide()
        if callback is not None:
            callback()


def _on_toast(theme: Theme) -> str:
    return theme.knob_text
