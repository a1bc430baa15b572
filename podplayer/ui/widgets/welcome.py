"""What an empty page shows: a picture, a sentence, and what to do next."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from podplayer.ui.context import Shell
from podplayer.ui.icons import Icons
from podplayer.ui.text import tr
from podplayer.ui.theme import Theme, ThemeController
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label

_PICTURE = 88
_WIDTH = 460
_MARGINS, _LOW_MARGINS = QMargins(24, 24, 24, 48), QMargins(24, 8, 24, 8)
_FOLDS = _PICTURE + 56
"""Height that a low page wins without the picture and with its smaller margins."""
_ROW = 640
"""Buttons that are wider together stand below each other."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One button of an empty page."""

    text: str
    act: Callable[[], object]
    icon: str | None = None


class EmptyPage(QWidget):
    """Says why there is nothing here and how to change that; the first offer is the main one."""

    def __init__(
        self,
        *,
        icon: str,
        title: str,
        text: str,
        offers: Sequence[Offer] = (),
        looks: tuple[ThemeController, Icons],
    ) -> None:
        super().__init__()
        self._themes, self._icons = looks
        self._icon = icon
        self._picture = QLabel()
        self._picture.setFixedSize(_PICTURE, _PICTURE)
        self._title = label(title, LabelRole.TITLE)
        self._text = label(text, LabelRole.MUTED, wraps=True)
        self._fit()
        for part in (self._picture, self._title, self._text):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._is_low = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGINS)
        layout.setSpacing(0)
        layout.addStretch(2)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(18)
        layout.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        layout.addWidget(self._text, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(22)
        layout.addLayout(self._buttons(offers))
        layout.addStretch(3)
        self._themes.changed.connect(self._on_theme_changed)
        self._on_theme_changed(self._themes.theme)

    def set_text(self, title: str, text: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        layout = self.layout()
        if layout is None:
            return
        needed = layout.totalMinimumSize().height() + (_FOLDS if self._is_low else 0)
        self._is_low = self.height() < needed
        self._picture.setHidden(self._is_low)
        layout.setContentsMargins(_LOW_MARGINS if self._is_low else _MARGINS)

    def _fit(self) -> None:
        """Ask for the height of the wrapped text; beside stretches a label would lose its lines."""
        self._text.ensurePolished()
        height = max(0, self._text.heightForWidth(_WIDTH))
        # As narrow as that height allows: lines of one length, and no word alone on the last.
        widths = range(_WIDTH // 2, _WIDTH)
        found = bisect_left(widths, -height, key=lambda wide: -self._text.heightForWidth(wide))
        self._text.setFixedSize(_WIDTH // 2 + found, height)

    def _buttons(self, offers: Sequence[Offer]) -> QBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        buttons = []
        for at, offer in enumerate(offers):
            kind = ButtonKind.PLAIN if at else ButtonKind.PRIMARY
            icon = (self._icons, offer.icon) if offer.icon else None
            made = button(offer.text, kind, icon=icon)
            made.clicked.connect(lambda _=False, act=offer.act: act())
            buttons.append(made)
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignHCenter)
        if sum(made.sizeHint().width() for made in buttons) > _ROW:
            row.setDirection(QBoxLayout.Direction.TopToBottom)  # long words in some languages
        else:
            row.insertStretch(0, 1)
            row.addStretch(1)
        return row

    def _on_theme_changed(self, theme: Theme) -> None:
        self._picture.setStyleSheet(
            f"background: {theme.accent_soft}; border-radius: {_PICTURE // 2}px;"
        )
        self._picture.setPixmap(
            self._icons.pixmap(
                self._icon, colour=theme.accent_ink, size=40, ratio=self.devicePixelRatioF()
            )
        )


def first_run(*, shell: Shell, themes: ThemeController, icons: Icons) -> EmptyPage:
    """Return what stands in place of every page while no show is followed."""
    return EmptyPage(
        icon="compass",
        title=tr("Welcome to podplayer"),
        text=(
            tr(
                "Follow a show, and podplayer learns what you like to hear, when. "
                "All of it happens on this computer: nothing about you is sent anywhere."
            )
        ),
        offers=(
            Offer(tr("Add a podcast"), shell.add_podcast, "plus"),
            Offer(tr("Import from another player…"), shell.import_library, "folder"),
            Offer(tr("Look around with sample shows"), shell.fill_sample, "discover"),
        ),
        looks=(themes, icons),
    )
