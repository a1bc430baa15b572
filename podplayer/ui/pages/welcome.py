"""The first screen: bring shows, say what you like, or look around. All of it can be skipped."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from podplayer.ui.context import PageName, UiContext
from podplayer.ui.pages.parts.taste.topic_picker import TopicPicker
from podplayer.ui.text import tr
from podplayer.ui.theme import Theme
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label, surface
from podplayer.ui.widgets.scrolling import ScrollBody

_WIDE = 820
_WIDEST = 980
_PICTURE = 40
_PROSE = 660
"""Longer lines are hard to read, and leave a word or two on the last."""


class Welcome(QWidget):
    """Stands in place of every page while no show is followed; made when it is first seen."""

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pictures: list[tuple[QLabel, str]] = []
        self._columns: QBoxLayout | None = None
        self.picker: TopicPicker | None = None

    def _build(self) -> TopicPicker:
        shell = self._context.shell
        body = ScrollBody()
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(tr("Welcome to podplayer"), LabelRole.HERO))
        column.addSpacing(4)
        promise = label(
            tr(
                "It learns what you like to hear, and when. All of it happens on this "
                "computer: nothing about you is sent anywhere, and nothing is fetched before "
                "you ask for it."
            ),
            LabelRole.MUTED,
            wraps=True,
        )
        promise.setFixedWidth(_PROSE)
        column.addWidget(promise, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(20)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        self._columns.addWidget(self._bring(), 2)
        picker = TopicPicker(self._context)
        self._columns.addWidget(self._like(picker), 3)
        column.addLayout(self._columns)
        column.addSpacing(18)
        foot = QHBoxLayout()
        skip = button(tr("Skip all of this"), ButtonKind.LINK)
        skip.clicked.connect(lambda: shell.open_page(PageName.DISCOVER))
        foot.addWidget(skip)
        foot.addStretch(1)
        column.addLayout(foot)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        body.column.addLayout(row, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(body)
        self._context.themes.changed.connect(self._on_theme_changed)
        self._on_theme_changed(self._context.theme)
        picker.load()
        return picker

    def _bring(self) -> QFrame:
        shell, icons = self._context.shell, self._context.icons
        card, inner = _card()
        self._head(inner, "shows", tr("Bring your shows"))
        inner.addWidget(
            label(
                tr(
                    "A list (OPML) or the data of another player comes over with places, "
                    "favourites and what you heard."
                ),
                LabelRole.SMALL,
                wraps=True,
            )
        )
        offers: tuple[tuple[str, str, Callable[[], object], ButtonKind], ...] = (
            (tr("Import from another player…"), "folder", shell.import_library, ButtonKind.PRIMARY),
            (tr("Add a podcast"), "plus", shell.add_podcast, ButtonKind.PLAIN),
            (
                tr("Look for shows…"),
                "discover",
                lambda: shell.open_page(PageName.DISCOVER),
                ButtonKind.PLAIN,
            ),
        )
        for text, icon, act, kind in offers:
            made = button(text, kind, icon=(icons, icon))
            made.clicked.connect(lambda _=False, act=act: act())
            inner.addWidget(made)
        inner.addSpacing(6)
        inner.addWidget(surface("line"))
        inner.addSpacing(2)
        inner.addWidget(
            label(
                tr("No shows at hand? Ten made-up ones show how it works; they make no request."),
                LabelRole.SMALL,
                wraps=True,
            )
        )
        sample = button(tr("Look around with sample shows"), icon=(icons, "compass"))
        sample.clicked.connect(shell.fill_sample)
        inner.addWidget(sample)
        inner.addStretch(1)
        return card

    def _like(self, picker: TopicPicker) -> QFrame:
        card, inner = _card()
        self._head(inner, "heart", tr("What do you like to hear about?"))
        inner.addWidget(
            label(
                tr(
                    "It makes the first lists yours, until what you play says more. Change it any "
                    "time under Taste."
                ),
                LabelRole.SMALL,
                wraps=True,
            )
        )
        inner.addWidget(picker)
        inner.addStretch(1)
        return card

    def _head(self, inner: QVBoxLayout, icon: str, text: str) -> None:
        picture = QLabel()
        picture.setFixedSize(_PICTURE, _PICTURE)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pictures.append((picture, icon))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(picture)
        row.addWidget(label(text, LabelRole.HEADING, wraps=True), 1)
        inner.addLayout(row)

    def _on_theme_changed(self, theme: Theme) -> None:
        for picture, icon in self._pictures:
            picture.setStyleSheet(
                f"background: {theme.accent_soft}; border-radius: {_PICTURE // 2}px;"
            )
            ratio = self.devicePixelRatioF()
            picture.setPixmap(
                self._context.icons.pixmap(icon, colour=theme.accent_ink, size=20, ratio=ratio)
            )

    # Qt's own names from here on.

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self.picker is None:
            # At a start with shows it is never seen: two dozen buttons are not made for that.
            self.picker = self._build()
            self._fold(self.width())
        super().showEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold(event.size().width())

    def _fold(self, width: int) -> None:
        if self._columns is not None:
            direction = QBoxLayout.Direction
            is_wide = width >= _WIDE
            self._columns.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)


def _card() -> tuple[QFrame, QVBoxLayout]:
    card = surface("card")
    inner = QVBoxLayout(card)
    inner.setContentsMargins(20, 18, 20, 18)
    inner.setSpacing(12)
    return card, inner
