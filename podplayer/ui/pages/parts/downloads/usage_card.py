"""How much room files take, as a bar against the limit."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from podplayer.services.storekeeping import Usage
from podplayer.ui.context import PageName, UiContext
from podplayer.ui.delegates.paint import box
from podplayer.ui.format import dotted, percent, size
from podplayer.ui.text import tr
from podplayer.ui.theme import ThemeController
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label

_BAR = 6


class UsageBar(QWidget):
    """Files in the accent's colour, the rest of the limit behind it; red when over it."""

    def __init__(self, *, themes: ThemeController) -> None:
        super().__init__()
        self._themes = themes
        self._share = 0.0
        self._is_over = False
        self.setFixedHeight(_BAR)
        themes.changed.connect(lambda _: self.update())

    def set_share(self, share: float, *, is_over: bool) -> None:
        """Fill this much of it, 0 to 1."""
        self._share, self._is_over = share, is_over
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, _BAR)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            whole = self.rect()
            box(painter, whole, radius=_BAR / 2, fill=theme.track)
            width = round(min(1.0, max(0.0, self._share)) * whole.width())
            if width:
                width = max(width, whole.height())
                left = whole.right() + 1 - width if self.isRightToLeft() else 0
                fill = theme.danger if self._is_over else theme.accent
                box(painter, QRect(left, 0, width, whole.height()), radius=_BAR / 2, fill=fill)


class UsageCard(QFrame):
    """The bar, a sentence, and the way to the limit."""

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self._words = label("", LabelRole.STRONG)
        self.plan = label("", LabelRole.SMALL, wraps=True)
        self._bar = UsageBar(themes=context.themes)
        self.limit = button(tr("Set a limit"), ButtonKind.LINK)
        self.limit.clicked.connect(lambda: context.shell.open_page(PageName.SETTINGS))
        head = QHBoxLayout()
        head.addWidget(self._words, 1)
        head.addWidget(self.limit)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(9)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(self.plan)

    def show_usage(self, usage: Usage, plan: str) -> None:
        """Say how much there is, and what follows from it."""
        quota = usage.quota
        words = (
            tr("{used} of {limit}").format(used=size(usage.used), limit=size(quota))
            if quota
            else size(usage.used)
        )
        trash = tr("{size} in the trash").format(size=size(usage.trashed)) if usage.trashed else ""
        self._words.setText(dotted(words, tr("%n file(s)", n=usage.files), trash))
        share = usage.used / quota if quota else 0.0
        self._bar.setVisible(bool(quota))
        self._bar.set_share(share, is_over=share > 1)
        self._bar.setAccessibleName(tr("Room used: {share}").format(share=percent(share)))
        self.limit.setText(tr("Change the limit") if quota else tr("Set a limit"))
        self.plan.setText(plan)
