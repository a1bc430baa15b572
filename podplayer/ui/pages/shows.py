"""Shows: every show that is followed, as covers."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from podplayer.model.errors import PodplayerError
from podplayer.model.podcast import Podcast
from podplayer.ui.context import UiContext
from podplayer.ui.format import count
from podplayer.ui.models.podcasts import PodcastGridModel, PodcastOrder, PodcastProxy
from podplayer.ui.pages.page import Page
from podplayer.ui.pages.parts.podcast_grid import RIGHT_MARGIN, PodcastGrid
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label
from podplayer.ui.widgets.welcome import EmptyPage, Offer, first_run

_ORDERS = {
    PodcastOrder.TITLE: "By name",
    PodcastOrder.NEWEST: "Newest episode first",
    PodcastOrder.UNHEARD: "Most unheard first",
    PodcastOrder.ADDED: "Added last first",
}
_SETTLES_MS = 300


class ShowsPage(Page):
    """A grid with a filter and an order."""

    title = "Shows"

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._is_stale = True
        self._is_active = False
        self.model = PodcastGridModel(self)
        self.proxy = PodcastProxy(self)
        self.proxy.setSourceModel(self.model)
        self.grid = PodcastGrid(context, proxy=self.proxy)
        self._caption = label("", LabelRole.SMALL)
        self.filter_field = QLineEdit()
        self._order = button("", ButtonKind.CHIP)
        self._faces = QStackedWidget()
        self._empty = first_run(shell=context.shell, themes=context.themes, icons=context.icons)
        self._no_match = EmptyPage(
            icon="search",
            title="No show has these words",
            text="The filter looks at names, authors and categories.",
            offers=(Offer("Show all", self._clear_filter),),
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

    def _lay_out(self) -> None:
        self.filter_field.setPlaceholderText("Filter shows")
        self.filter_field.setAccessibleName("Filter shows")
        self.filter_field.setClearButtonEnabled(True)
        self.filter_field.setFixedWidth(200)
        sign = self.filter_field.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        sign.setText("Search")
        self._context.icons.attach(sign, "search")
        self._order.setAccessibleName("Order")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label("Shows", LabelRole.PAGE), 1)
        head.addWidget(self.filter_field)
        head.addWidget(self._order)
        add = button("Add", ButtonKind.PRIMARY, icon=(self._context.icons, "plus"))
        add.setAccessibleName("Add a show")
        add.clicked.connect(lambda _=False: self._context.shell.add_podcast())
        head.addWidget(add)
        self._faces.addWidget(self.grid)
        self._faces.addWidget(self._empty)
        self._faces.addWidget(self._no_match)
        box = QVBoxLayout(self)
        # The grid paints two pixels of halo to the left and its scroll bar at the far edge.
        box.setContentsMargins(26, 20, 0, 0)
        box.setSpacing(0)
        head.setContentsMargins(2, 0, RIGHT_MARGIN, 0)
        box.addLayout(head)
        box.addSpacing(2)
        box.addWidget(self._caption)
        self._caption.setIndent(2)
        box.addSpacing(16)
        box.addWidget(self._faces, 1)

    def _connect(self) -> None:
        self.filter_field.textChanged.connect(self._on_filter)
        self._order.clicked.connect(self._open_orders)
        self.grid.opened.connect(lambda show: self._context.shell.open_show(show.id))
        self.grid.removed.connect(self._unfollow)
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
            lambda _: library.podcasts(), done=self._show, failed=self._on_failed, owner=self
        )

    def _show(self, podcasts: Sequence[Podcast]) -> None:
        self.model.set_podcasts(podcasts)
        self._say()

    def _say(self) -> None:
        self._order.setText(f"{_ORDERS[self.proxy.order]} ▾")
        total, shown = len(self.model.podcasts), self.proxy.rowCount()
        unheard = sum(one.unheard_count for one in self.model.podcasts)
        text = f"{count(total, 'show')} · {count(unheard, 'unheard episode')}"
        self._caption.setText(text if shown == total else f"{shown:,} of {count(total, 'show')}")
        self._caption.setVisible(total > 0)
        if total:
            self._faces.setCurrentWidget(self.grid if shown else self._no_match)
        else:
            self._faces.setCurrentWidget(self.grid if self._is_stale else self._empty)

    def _on_filter(self, text: str) -> None:
        self.proxy.set_text(text)
        self._say()

    def _clear_filter(self) -> None:
        self.filter_field.clear()

    def _open_orders(self) -> None:
        menu = QMenu(self)
        for order, text in _ORDERS.items():
            is_on = order is self.proxy.order
            icon = self._context.icons.icon("check") if is_on else QIcon()
            action = menu.addAction(icon, text)
            action.triggered.connect(lambda _=False, chosen=order: self.set_order(chosen))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._order.mapToGlobal(QPoint(0, self._order.height() + 4)))

    def _open_menu(self, podcast: Podcast, where: QPoint) -> None:
        icons, shell = self._context.icons, self._context.shell
        menu = QMenu(self)
        menu.addAction(icons.icon("open"), "Open").triggered.connect(
            lambda: shell.open_show(podcast.id)
        )
        if podcast.link:
            link = podcast.link
            menu.addAction(icons.icon("info"), "Web page").triggered.connect(
                lambda: shell.open_link(link)
            )
        menu.addSeparator()
        menu.addAction(icons.icon("trash"), "Unfollow").triggered.connect(
            lambda: self._unfollow(podcast)
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _unfollow(self, podcast: Podcast) -> None:
        subscriptions = self._context.app.subscriptions
        self._context.tasks.run(
            lambda _: subscriptions.unsubscribe(podcast.id),
            done=self._context.shell.undoable,
            failed=self._context.shell.show_error,
            owner=self,
        )

    def _on_failed(self, error: PodplayerError) -> None:
        self._is_stale = True
        self._context.shell.show_error(error)

    def _on_stale(self) -> None:
        if self._is_active:
            self._settles.start()
        else:
            self._is_stale = True
