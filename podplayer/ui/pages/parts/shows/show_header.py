"""The head of a show's page: cover, what it is about, and what can be done with it."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from podplayer.model.podcast import Podcast
from podplayer.ui.context import UiContext
from podplayer.ui.format import dotted, language_name, listed, speed
from podplayer.ui.pages.parts.shows.description import Description
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label
from podplayer.ui.widgets.elided import ElidedLabel
from podplayer.ui.widgets.layouts import FlowLayout

SPEEDS = (0.8, 1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.75, 2.0, 2.5, 3.0)
_LARGE, _SMALL = 150, 104
_TALL = 640
"""From this height of the page on there is room for the large cover."""


def facts(podcast: Podcast) -> str:
    """Say what a show is: "Ana Ruiz · Science, Earth · English · 214 episodes"."""
    return dotted(
        podcast.author,
        listed(podcast.categories[:3]),
        language_name(podcast.language),
        tr("%n episode(s)", n=podcast.episode_count),
        listed(f"#{tag}" for tag in podcast.tags),
    )


class ShowHeader(QWidget):
    """Asks; the page does."""

    play_best = Signal()
    unfollow = Signal()
    speed_chosen = Signal(object)
    """A float, or None for: as everywhere."""
    link = Signal(str)
    rule_wanted = Signal()
    menu_wanted = Signal(QPoint)
    """Where the menu's corner belongs."""

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._podcast: Podcast | None = None
        self._edge = _LARGE
        self._cover = QLabel()
        self._title = ElidedLabel("", LabelRole.PAGE)
        self._facts = ElidedLabel("", LabelRole.CAPTION)
        self._text = Description(context)
        self._play = button(
            tr("Play best for now"), ButtonKind.PRIMARY, icon=(context.icons, "play")
        )
        self._following = button(tr("Following ✓"), tip=tr("Unfollow this show; can be undone"))
        self._speed = button("", opens_with=context.icons)
        self.rule = button("", tip=tr("Which episodes are downloaded by themselves"))
        self._support = button(tr("Support this show"), icon=(context.icons, "heart"))
        self.more = button(tr("More"), icon=(context.icons, "more"), tip=tr("More"))
        self.more.setAccessibleName(tr("More"))
        self._is_narrow = False
        self._error = label("", LabelRole.ERROR, wraps=True)
        self._lay_out()
        self._connect()

    def set_podcast(self, podcast: Podcast) -> None:
        """Be about this show."""
        self._podcast = podcast
        self._title.setText(podcast.title)
        self._facts.setText(facts(podcast))
        self._text.set_whole(podcast.description)
        own = podcast.settings.speed
        self._speed.setText(
            tr("{speed} here").format(speed=speed(own)) if own else tr("Speed here")
        )
        self._say_rule()
        self._following.setText(tr("Archived") if podcast.is_archived else tr("Following ✓"))
        self._following.setToolTip(
            tr("Bring this show back from the archive")
            if podcast.is_archived
            else tr("Unfollow this show; can be undone")
        )
        for changed in (self._speed, self._following):
            changed.updateGeometry()
        self._support.setVisible(bool(podcast.funding))
        if podcast.funding:
            self._support.setToolTip(podcast.funding[0].text or podcast.funding[0].url)
        self._error.setText(podcast.error or "")
        self._error.setVisible(bool(podcast.error))
        self._paint_cover()

    def _say_rule(self) -> None:
        newest = self._podcast.settings.auto_download if self._podcast else 0
        if self._is_narrow:
            text = tr("Newest {count}").format(count=newest) if newest else tr("Downloads")
        else:
            text = tr("Downloads: newest {count}") if newest else tr("Downloads: off")
            text = text.format(count=newest)
        self.rule.setText(text)
        self.rule.updateGeometry()

    def set_room(self, *, height: int, is_narrow: bool) -> None:
        """Use less of a small window."""
        self._is_narrow = is_narrow
        self._support.setText(tr("Support") if is_narrow else tr("Support this show"))
        self._play.setText(tr("Play best") if is_narrow else tr("Play best for now"))
        self._play.updateGeometry()
        self.more.setText("" if is_narrow else tr("More"))
        self.more.updateGeometry()
        self._say_rule()
        self._support.updateGeometry()
        edge = _LARGE if height >= _TALL else _SMALL
        lines = 2 if height >= _TALL else 1
        if (edge, lines) != (self._edge, self._text.lines):
            self._edge, self._text.lines = edge, lines
            self._paint_cover()
            if self._podcast is not None:
                self._text.set_whole(self._podcast.description)

    def _lay_out(self) -> None:
        buttons = QWidget()
        row = FlowLayout(buttons, gap=8)
        for made in (
            self._play,
            self._following,
            self.rule,
            self._speed,
            self._support,
            self.more,
        ):
            row.addWidget(made)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addSpacing(4)
        words.addWidget(self._facts)
        words.addSpacing(8)
        words.addWidget(self._text)
        words.addWidget(self._error)
        words.addStretch(1)
        words.addSpacing(10)
        words.addWidget(buttons)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(20)
        box.addWidget(self._cover, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(words, 1)

    def _connect(self) -> None:
        self._play.clicked.connect(self.play_best)
        self._following.clicked.connect(self.unfollow)
        self._speed.clicked.connect(self._open_speeds)
        self.rule.clicked.connect(self.rule_wanted)
        self.more.clicked.connect(
            lambda: self.menu_wanted.emit(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))
        )
        self._support.clicked.connect(self._on_support)
        self._context.covers.ready.connect(self._on_cover_ready)

    def _paint_cover(self) -> None:
        self._cover.setFixedSize(self._edge, self._edge)
        if self._podcast is None:
            return
        self._cover.setPixmap(
            self._context.covers.pixmap(
                self._podcast.cover_url,
                self._edge,
                self._context.theme.radii.lg,
                title=self._podcast.title,
                ratio=self.devicePixelRatioF(),
            )
        )

    def _on_cover_ready(self, url: str) -> None:
        if self._podcast is not None and url == self._podcast.cover_url:
            self._paint_cover()

    def _on_support(self) -> None:
        if self._podcast is not None and self._podcast.funding:
            self.link.emit(self._podcast.funding[0].url)

    def _open_speeds(self) -> None:
        own = self._podcast.settings.speed if self._podcast else None
        everywhere = speed(self._context.app.settings.current.speed)
        menu = QMenu(self)
        choices: list[tuple[float | None, str]] = [
            (None, tr("As everywhere ({speed})").format(speed=everywhere))
        ]
        choices += [(rate, speed(rate)) for rate in SPEEDS]
        for rate, text in choices:
            icon = self._context.icons.icon("check") if rate == own else QIcon()
            action = menu.addAction(icon, text)
            action.triggered.connect(lambda _=False, picked=rate: self.speed_chosen.emit(picked))
            if rate is None:
                menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._speed.mapToGlobal(QPoint(0, self._speed.height() + 4)))
