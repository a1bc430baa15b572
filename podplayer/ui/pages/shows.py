"""Shows: every show that is followed, as covers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from podplayer.model.errors import PodplayerError
from podplayer.model.podcast import Podcast
from podplayer.ui.context import UiContext
from podplayer.ui.format import decimal, dotted
from podplayer.ui.models.podcasts import PodcastGridModel, PodcastOrder, PodcastProxy
from podplayer.ui.models.roles import Role
from podplayer.ui.pages.page import Page
from podplayer.ui.pages.parts.shows.podcast_grid import RIGHT_MARGIN, PodcastGrid
from podplayer.ui.pages.parts.shows.show_actions import ShowActions
from podplayer.ui.text import to_translate, tr
from podplayer.ui.widgets.chip_group import ChipGroup
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label, search_field
from podplayer.ui.widgets.layouts import FlowLayout, set_margins
from podplayer.ui.widgets.welcome import EmptyPage, Offer, first_run

_SETTLES_MS = 300


@dataclass(frozen=True, slots=True)
class Part:
    """Which of the shows: all that are followed, those of a tag, or the archive."""

    tag: str = ""
    is_archive: bool = False


EVERY, ARCHIVE = Part(), Part(is_archive=True)


def _orders() -> dict[PodcastOrder, str]:
    return {
        PodcastOrder.TITLE: tr("By name"),
        PodcastOrder.NEWEST: tr("Newest episode first"),
        PodcastOrder.UNHEARD: tr("Most unheard first"),
        PodcastOrder.ADDED: tr("Added last first"),
    }


class ShowsPage(Page):
    """A grid with chips for tags and the archive, a filter and an order."""

    title = to_translate("Shows")
    widest = None  # the more covers, the better

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._is_stale = True
        self._is_active = False
        self.model = PodcastGridModel(self)
        self.proxy = PodcastProxy(self)
        self.proxy.setSourceModel(self.model)
        self.grid = PodcastGrid(context, proxy=self.proxy)
        self.show_actions = ShowActions(context, parent=self)
        self._part = EVERY
        self._caption = label("", LabelRole.SMALL)
        self.chips: dict[Part, QPushButton] = {}
        self._bar = QWidget()
        self._row = FlowLayout(self._bar, gap=8)
        self._bar.setAccessibleName(tr("Tags"))
        self._bar.hide()
        self.filter_field = search_field(tr("Filter shows"), icons=context.icons)
        self._order = button("", opens_with=context.icons)
        self._faces = QStackedWidget()
        self._empty = first_run(shell=context.shell, themes=context.themes, icons=context.icons)
        self._no_match = EmptyPage(
            icon="search",
            title=tr("No show has these words"),
            text=tr("The filter looks at names, authors and categories."),
            offers=(Offer(tr("Show all"), self._clear_filter),),
            looks=(context.themes, context.icons),
        )
        self._settles = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._settles.timeout.connect(self._load)
        self._lay_out()
        self._connect()
        self._say()

    @override
    def activate(self) -> None:
        self._is_active = True
        if self._is_stale:
            self._load()
        self.grid.setFocus()

    @override
    def deactivate(self) -> None:
        self._is_active = False

    @override
    def search_here(self) -> None:
        self.filter_field.setFocus()
        self.filter_field.selectAll()

    def set_order(self, order: PodcastOrder) -> None:
        """Sort in another way."""
        self.proxy.set_order(order)
        self._say()

    def choose(self, part: Part) -> None:
        """Show all that are followed, those of a tag, or the archive."""
        self._part = part if part in self.chips else EVERY
        if self._part in self.chips:
            self.chips[self._part].setChecked(True)
        self.proxy.set_part(tag=self._part.tag, is_archive=self._part.is_archive)
        self._say()

    def _lay_out(self) -> None:
        self.filter_field.setFixedWidth(200)
        self._order.setAccessibleName(tr("Order"))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(tr("Shows"), LabelRole.PAGE), 1)
        head.addWidget(self.filter_field)
        head.addWidget(self._order)
        add = button(tr("Add"), ButtonKind.PRIMARY, icon=(self._context.icons, "plus"))
        add.setAccessibleName(tr("Add a show"))
        add.clicked.connect(lambda _=False: self._context.shell.add_podcast())
        head.addWidget(add)
        self._faces.addWidget(self.grid)
        self._faces.addWidget(self._empty)
        self._faces.addWidget(self._no_match)
        box = QVBoxLayout(self)
        # The grid paints two pixels of halo to the left and its scroll bar at the far edge.
        set_margins(box, 26, 20, 0, 0)
        box.setSpacing(0)
        set_margins(head, 2, 0, RIGHT_MARGIN, 0)
        box.addLayout(head)
        box.addWidget(self._caption)
        self._caption.setIndent(2)
        box.addSpacing(12)
        set_margins(self._bar, 2, 0, RIGHT_MARGIN, 6)
        box.addWidget(self._bar)
        box.addSpacing(6)
        box.addWidget(self._faces, 1)

    def _connect(self) -> None:
        self.filter_field.textChanged.connect(self._on_filter)
        self._order.clicked.connect(self._open_orders)
        self.grid.opened.connect(lambda show: self._context.shell.open_show(show.id))
        self.grid.removed.connect(self.show_actions.unfollow)
        self.grid.menu_wanted.connect(self._open_menu)
        for signal in (
            self._context.bridge.library_changed,
            self._context.bridge.episodes_changed,
        ):
            signal.connect(self._on_stale)

    def _load(self) -> None:
        self._is_stale = False
        library = self._context.app.library
        self._context.tasks.run(
            lambda _: [*library.podcasts(), *library.podcasts(archived=True)],
            done=self._show,
            failed=self._on_failed,
            owner=self,
        )

    def _show(self, podcasts: Sequence[Podcast]) -> None:
        self.model.set_podcasts(podcasts)
        self._show_chips(podcasts)
        self.choose(self._part)

    def _show_chips(self, podcasts: Sequence[Podcast]) -> None:
        """Offer the tags that there are, and the archive where something is in it."""
        followed = [show for show in podcasts if not show.is_archived]
        tags = Counter(tag for show in followed for tag in show.tags)
        texts = {EVERY: tr("All", "shows")}
        texts |= {
            Part(tag=tag): f"#{tag} {decimal(number)}"
            for tag, number in sorted(tags.items(), key=lambda pair: pair[0].casefold())
        }
        if archived := len(podcasts) - len(followed):
            texts[ARCHIVE] = tr("Archive {number}").format(number=decimal(archived))
        if list(texts) == list(self.chips):
            for part, chip in self.chips.items():
                chip.setText(texts[part])
                chip.updateGeometry()
            return
        self._row.clear()
        group = ChipGroup(self._bar)
        self.chips = {part: self._chip(part, text, group) for part, text in texts.items()}
        self._bar.setVisible(len(texts) > 1)
        self._bar.updateGeometry()

    def _chip(self, part: Part, text: str, group: ChipGroup) -> QPushButton:
        icon = (self._context.icons, "folder") if part.is_archive else None
        chip = button(text, ButtonKind.CHIP, icon=icon)
        chip.setCheckable(True)
        chip.clicked.connect(lambda: self.choose(part))
        group.addButton(chip)
        self._row.addWidget(chip)
        return chip

    def _say(self) -> None:
        self._order.setText(_orders()[self.proxy.order])
        total, shown = len(self.model.podcasts), self.proxy.rowCount()
        seen = [self._shown_at(row) for row in range(shown)]
        unheard = sum(show.unheard_count for show in seen)
        is_filtered = bool(self.filter_field.text().strip())
        everything = sum(show.is_archived is self._part.is_archive for show in self.model.podcasts)
        if is_filtered:
            text = tr("{shown} of %n show(s)", n=everything).format(shown=decimal(shown))
        else:
            text = dotted(
                tr("%n show(s)", n=shown),
                tr("put away with their history; nothing is fetched for them")
                if self._part.is_archive
                else tr("%n unheard episode(s)", n=unheard),
            )
        self._caption.setText(text)
        self._caption.setVisible(total > 0)
        if total:
            self._faces.setCurrentWidget(self.grid if shown or not is_filtered else self._no_match)
        else:
            self._faces.setCurrentWidget(self.grid if self._is_stale else self._empty)

    def _shown_at(self, row: int) -> Podcast:
        podcast: Podcast = self.proxy.index(row, 0).data(Role.ENTRY)
        return podcast

    def _on_filter(self, text: str) -> None:
        self.proxy.set_text(text)
        self._say()

    def _clear_filter(self) -> None:
        self.filter_field.clear()

    def _open_orders(self) -> None:
        menu = QMenu(self)
        for order, text in _orders().items():
            is_on = order is self.proxy.order
            icon = self._context.icons.icon("check") if is_on else QIcon()
            action = menu.addAction(icon, text)
            action.triggered.connect(lambda _=False, chosen=order: self.set_order(chosen))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._order.mapToGlobal(QPoint(0, self._order.height() + 4)))

    def _open_menu(self, podcast: Podcast, where: QPoint) -> None:
        menu = self.show_actions.menu(podcast)
        first = menu.actions()[0]
        opens = QAction(self._context.icons.icon("shows"), tr("Open"), menu)
        opens.triggered.connect(lambda: self._context.shell.open_show(podcast.id))
        menu.insertAction(first, opens)
        menu.popup(where)

    def _on_failed(self, error: PodplayerError) -> None:
        self._is_stale = True
        self._context.shell.show_error(error)

    def _on_stale(self) -> None:
        if self._is_active:
            self._settles.start()
        else:
            self._is_stale = True
