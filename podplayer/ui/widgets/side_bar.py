"""The side bar: where the listener can go, and what stays on the computer."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from podplayer.ui.context import PageName
from podplayer.ui.fonts import font
from podplayer.ui.icons import Icons
from podplayer.ui.text import tr
from podplayer.ui.theme import Theme, ThemeController
from podplayer.ui.widgets.controls import LabelRole, button, icon_button, label
from podplayer.ui.widgets.layouts import set_margins
from podplayer.ui.widgets.nav import NavButton

WIDE = 216
NARROW = 64
_SHORT = 640
"""Below this height everything moves together, so that nothing is cut at 600 pixels."""
_GAPS = (14, 10, 10)
"""Below the word mark, above what adds a show, above the settings; half in a short window."""


@dataclass(frozen=True, slots=True)
class NavEntry:
    """A page that the side bar leads to."""

    name: PageName
    text: str
    icon: str


class SideBar(QFrame):
    """Word mark, pages with counters, the privacy card, settings."""

    chosen = Signal(PageName)
    add_wanted = Signal()

    def __init__(
        self,
        *,
        entries: Sequence[NavEntry],
        settings: NavEntry,
        themes: ThemeController,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setAccessibleName(tr("Side bar"))
        self._themes = themes
        self._mark = _word_mark()
        self._entries = {
            entry.name: NavButton(tr(entry.text), entry.icon, themes=themes, icons=icons)
            for entry in (*entries, settings)
        }
        self._add = button(
            tr("Add podcast"), icon=(icons, "plus"), tip=tr("Follow a show or import OPML")
        )
        self._add_small = icon_button(tr("Add podcast"), "plus", icons=icons)
        self.privacy = PrivacyCard(themes=themes, icons=icons)
        self._gaps = [QSpacerItem(0, height) for height in _GAPS]
        self._lay_out(settings.name)
        for name, entry in self._entries.items():
            entry.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
        self._add.clicked.connect(self.add_wanted)
        self._add_small.clicked.connect(self.add_wanted)
        themes.changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.theme)
        self.set_narrow(is_narrow=False)

    def _lay_out(self, last: PageName) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 18, 12, 14)
        layout.setSpacing(2)
        layout.addWidget(self._mark)
        layout.addSpacerItem(self._gaps[0])
        for name, entry in self._entries.items():
            if name is not last:
                layout.addWidget(entry)
        layout.addSpacerItem(self._gaps[1])
        layout.addWidget(self._add)
        layout.addWidget(self._add_small, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        layout.addWidget(self.privacy)
        layout.addSpacerItem(self._gaps[2])
        layout.addWidget(self._entries[last])

    @property
    def is_narrow(self) -> bool:
        """Whether only icons are shown."""
        return self.width() == NARROW

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Show icons alone, or everything."""
        self.setFixedWidth(NARROW if is_narrow else WIDE)
        for entry in self._entries.values():
            entry.set_narrow(is_narrow=is_narrow)
        self._add.setVisible(not is_narrow)
        self._add_small.setVisible(is_narrow)
        self.privacy.set_narrow(is_narrow=is_narrow)
        self._on_theme_changed(self._themes.theme)

    def set_short(self, *, is_short: bool) -> None:
        """Move together, and let the privacy card keep to one line."""
        for entry in self._entries.values():
            entry.set_low(is_low=is_short)
        self.privacy.set_short(is_short=is_short)
        layout = self.layout()
        if layout is not None:
            top, bottom = (12, 8) if is_short else (18, 14)
            layout.setContentsMargins(12, top, 12, bottom)
            layout.setSpacing(0 if is_short else 2)
            for gap, height in zip(self._gaps, _GAPS, strict=True):
                gap.changeSize(0, height // 2 if is_short else height)
            layout.invalidate()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.set_short(is_short=event.size().height() < _SHORT)

    def set_current(self, name: PageName) -> None:
        """Mark the page that is shown; a show belongs to Shows."""
        shown = PageName.SHOWS if name is PageName.SHOW else name
        for at, entry in self._entries.items():
            entry.set_current(is_current=at is shown)

    def set_count(self, name: PageName, number: int, *, failed: int = 0) -> None:
        """Show a counter beside an entry, marked where some failed."""
        self._entries[name].set_count(number, failed=failed)

    @property
    def names(self) -> list[PageName]:
        """The pages it leads to, from top to bottom."""
        return list(self._entries)

    def entry(self, name: PageName) -> NavButton:
        """Return the button of a page."""
        return self._entries[name]

    def _on_theme_changed(self, theme: Theme) -> None:
        narrow = self.minimumWidth() == NARROW
        # Rich text, and safe: nothing in it comes from a feed.
        first, rest = ("p", "p") if narrow else ("pod", "player")
        self._mark.setText(
            f'<span style="color:{theme.text}">{first}</span>'
            f'<span style="color:{theme.accent_ink}">{rest}</span>'
        )
        align = Qt.AlignmentFlag.AlignHCenter if narrow else Qt.AlignmentFlag.AlignLeading
        if self.isRightToLeft() and not narrow:  # by itself a label goes where its letters begin
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        self._mark.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        set_margins(self._mark, 0 if narrow else 12, 0, 0, 0)


class PrivacyCard(QAbstractButton):
    """What leaves the computer, in numbers from the ledger; it opens the whole of it."""

    def __init__(
        self, *, themes: ThemeController, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._themes = themes
        self._icons = icons
        self._shield = QLabel()
        self._shield.setFixedSize(16, 16)
        self._title = label(tr("Private"), LabelRole.ACCENT)
        self._stays = label(tr("Everything stays on this computer."), LabelRole.CAPTION, wraps=True)
        self._requests = label("", LabelRole.CAPTION, wraps=True)
        self._box = QVBoxLayout(self)
        self._box.setSpacing(3)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._shield)
        head.addWidget(self._title, 1)
        self._box.addLayout(head)
        self._box.addWidget(self._stays)
        self._box.addWidget(self._requests)
        self._is_offline = False
        self._is_private = False
        self._is_narrow = False
        self._is_short = False
        self.set_requests(0)
        themes.changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.theme)

    def set_requests(self, today: int) -> None:
        """Tell how often the network was used today; ranking never uses it."""
        if self._is_offline:
            used = tr("Offline: nothing is fetched.")
        else:
            used = tr("%n request(s) today, 0 from recommendations.", n=today)
        self._requests.setText(used)
        self.setToolTip(f"{self._stays.text()}\n{used}")
        self.setAccessibleName(f"{self._title.text()}. {self._stays.text()} {used}")

    def set_modes(self, *, is_private: bool, is_offline: bool) -> None:
        """Tell which of the listener's two switches are on."""
        self._is_offline = is_offline
        self._is_private = is_private
        self._title.setText(tr("Private listening") if is_private else tr("Private"))
        self._stays.setText(
            tr("Nothing is logged or learned now.")
            if is_private
            else tr("Everything stays on this computer.")
        )

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Show the shield alone."""
        self._is_narrow = is_narrow
        self._fold()
        self._box.setContentsMargins(*((11, 10, 11, 10) if is_narrow else (11, 10, 10, 10)))

    def set_short(self, *, is_short: bool) -> None:
        """Keep to one line."""
        self._is_short = is_short
        self._fold()

    @override
    def sizeHint(self) -> QSize:
        return self._box.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        fill = theme.pressed if self.isDown() else theme.hover if self.underMouse() else ""
        line, width = (theme.focus, 2.0) if self.hasFocus() else (theme.border, 1.0)
        inset = width / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(line), width))
            painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
            box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(box, theme.radii.lg, theme.radii.lg)

    def _fold(self) -> None:
        self._title.setVisible(not self._is_narrow)
        for part in (self._stays, self._requests):
            part.setVisible(not self._is_narrow and not self._is_short)

    def _on_theme_changed(self, theme: Theme) -> None:
        self._shield.setPixmap(
            self._icons.pixmap(
                "shield", colour=theme.accent_ink, size=16, ratio=self.devicePixelRatioF()
            )
        )
        self.update()


def _word_mark() -> QLabel:
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setFont(font(17, QFont.Weight.Bold))
    made.setAccessibleName("podplayer")
    return made
