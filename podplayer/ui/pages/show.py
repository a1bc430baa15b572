"""Show: one show with all of its episodes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from podplayer.model.errors import NotFoundError, PodplayerError
from podplayer.model.events import EpisodesChanged, LibraryChanged
from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.model.podcast import EpisodeOrder, EpisodeRow, EpisodeState, Podcast
from podplayer.model.ranking import RankingOptions
from podplayer.model.shelves import EpisodeFilter
from podplayer.ui.context import PageName, UiContext
from podplayer.ui.delegates.episode import describe
from podplayer.ui.models.episodes import EpisodeListModel
from podplayer.ui.pages.page import Page
from podplayer.ui.pages.parts.clock import Clock, local_now
from podplayer.ui.pages.parts.lists.actions import EpisodeActions
from podplayer.ui.pages.parts.lists.episode_feed import EpisodeFeed
from podplayer.ui.pages.parts.lists.episode_list import EpisodeListView
from podplayer.ui.pages.parts.lists.filters import FILTERS, FilterChips, FilterName
from podplayer.ui.pages.parts.lists.list_card import ListCard
from podplayer.ui.pages.parts.shows.show_actions import ShowActions
from podplayer.ui.pages.parts.shows.show_header import ShowHeader
from podplayer.ui.ports import Services
from podplayer.ui.text import to_translate, told, tr
from podplayer.ui.widgets.controls import button, search_field
from podplayer.ui.widgets.welcome import EmptyPage

_NAMES = (
    FilterName.ALL,
    FilterName.UNPLAYED,
    FilterName.STARTED,
    FilterName.DOWNLOADED,
    FilterName.FAVOURITE,
    FilterName.HIDDEN,
)
_COUNTED = _NAMES[1:]
_RARE = (FilterName.FAVOURITE, FilterName.HIDDEN)
"""Chips that are there only when there is something behind them."""
_RANKED = 60
_WIDE = 900
_SETTLES_MS = 400
_TYPING_MS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowFacts:
    """The head of the page and the numbers on its chips."""

    podcast: Podcast
    counts: Mapping[FilterName, int]


def gather(app: Services, podcast_id: PodcastId) -> ShowFacts:
    """Fetch the show and count its episodes. Blocks. Raises NotFoundError."""
    podcast = app.library.podcast(podcast_id)
    return ShowFacts(
        podcast=podcast,
        counts={name: app.library.count(_of(podcast_id, name)) for name in _COUNTED},
    )


def _of(podcast_id: PodcastId, name: FilterName, *, words: str = "") -> EpisodeFilter:
    return replace(FILTERS[name].chosen, podcast_ids=(podcast_id,), words=words)


def _orders() -> dict[EpisodeOrder, str]:
    return {
        EpisodeOrder.NEWEST: tr("Newest"),
        EpisodeOrder.OLDEST: tr("Oldest"),
        EpisodeOrder.LONGEST: tr("Longest"),
        EpisodeOrder.SHORTEST: tr("Shortest"),
    }


class ShowPage(Page):
    """A header, chips, and the list."""

    title = to_translate("Show")

    def __init__(
        self, context: UiContext, *, now: Clock = local_now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._podcast_id: PodcastId | None = None
        self._facts: ShowFacts | None = None
        self._filter = FilterName.ALL
        self._sorting = EpisodeOrder.NEWEST
        self._is_stale = True
        self._is_active = False
        self._ranking: Sequence[EpisodeId] = ()
        self.model = EpisodeListModel(describe=lambda row: describe(row, now=now()), parent=self)
        self.view = EpisodeListView(context, model=self.model, now=now)
        self.view.setAccessibleName(tr("Episodes"))
        self._feed = EpisodeFeed(context, model=self.model, view=self.view, parent=self)
        self._actions = EpisodeActions(context, parent=self)
        self.show_actions = ShowActions(context, parent=self)
        self.header = ShowHeader(context)
        self.chips = FilterChips(self._filter, names=_NAMES)
        for name in _RARE:
            self.chips.set_offered(name, is_offered=False)
        self.search_field = search_field(tr("Search in this show"), icons=context.icons)
        self._order = button("", opens_with=context.icons)
        self.card = ListCard(
            context,
            view=self.view,
            empty=EmptyPage(
                icon="search",
                title="",
                text="",
                looks=(context.themes, context.icons),
            ),
        )
        self._settles = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._settles.timeout.connect(self._load_facts)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._load_rows)
        self._lay_out()
        self._connect()
        self._say_order()

    @override
    def open_podcast(self, podcast_id: PodcastId) -> None:
        if podcast_id == self._podcast_id:
            return
        self._podcast_id = podcast_id
        self._facts = None
        self._ranking = ()
        self._filter, self._sorting = FilterName.ALL, EpisodeOrder.NEWEST
        self.chips.choose(self._filter)
        self.search_field.clear()
        self._typing.stop()
        self._say_order()
        self.model.set_probabilities({})
        self.model.set_rows([])
        self._is_stale = True

    @override
    def activate(self) -> None:
        self._is_active = True
        if self._is_stale and self._podcast_id is not None:
            self._is_stale = False
            self.card.show_loading()
            self._load_facts()
            self._load_rows()
            self._load_ranking()
        self.card.focus_list()

    @override
    def deactivate(self) -> None:
        self._is_active = False

    @override
    def search_here(self) -> None:
        self.search_field.setFocus()
        self.search_field.selectAll()

    def play_best(self) -> None:
        """Play what the ranking puts first among this show's episodes."""
        ranked = next((one for one in self._ranking if self._is_unheard(one)), None)
        unheard = (row.id for row in self.model.rows if row.state is not EpisodeState.HEARD)
        best = ranked if ranked is not None else next(unheard, None)
        if best is None:
            self._context.shell.toast(tr("You have heard every episode of this show."))
        else:
            self._context.shell.play(best)

    def set_order(self, order: EpisodeOrder) -> None:
        """List the episodes in another order."""
        self._sorting = order
        self._say_order()
        self._load_rows()

    def choose_filter(self, name: FilterName) -> None:
        """List only some episodes."""
        self._filter = name
        self.chips.choose(name)
        self._load_rows()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.chips, 1, Qt.AlignmentFlag.AlignVCenter)
        tools.addWidget(self.search_field)
        tools.addWidget(self._order)
        box = QVBoxLayout(self)
        box.setContentsMargins(28, 20, 28, 20)
        box.setSpacing(0)
        box.addWidget(self.header)
        box.addSpacing(18)
        box.addLayout(tools)
        box.addSpacing(12)
        box.addWidget(self.card, 1)

    def _connect(self) -> None:
        self.header.play_best.connect(self.play_best)
        self.header.unfollow.connect(self._on_following)
        self.header.speed_chosen.connect(self._on_speed)
        self.header.rule_wanted.connect(
            lambda: self._with_show(self.show_actions.edit_download_rule)
        )
        self.header.menu_wanted.connect(
            lambda where: self._with_show(lambda show: self.show_actions.menu(show).popup(where))
        )
        self.show_actions.left.connect(self._on_left)
        self.header.link.connect(self._context.shell.open_link)
        self.chips.chosen.connect(self.choose_filter)
        self.search_field.textChanged.connect(lambda _: self._typing.start())
        self._order.clicked.connect(self._open_orders)
        self._feed.loaded.connect(self._on_loaded)
        self._feed.failed.connect(self._on_failed)
        self.view.command.connect(self._actions.run)
        self.view.menu_wanted.connect(self._actions.show_menu)
        self._context.bridge.library_changed.connect(self._on_library_changed)
        self._context.bridge.episodes_changed.connect(self._on_episodes_changed)

    def _load_facts(self) -> None:
        if (podcast_id := self._podcast_id) is None:
            return
        app = self._context.app
        self._context.tasks.run(
            lambda _: gather(app, podcast_id),
            done=self._show_facts,
            failed=self._on_facts_failed,
            owner=self,
        )

    def _load_rows(self) -> None:
        if (podcast_id := self._podcast_id) is None:
            return
        order, library = self._sorting, self._context.app.library
        chosen = _of(podcast_id, self._filter, words=self.search_field.text().strip())
        self._feed.load(
            lambda page: library.page(chosen, replace(page, order=order)),
            fits=FILTERS[self._filter].fits,
        )

    def _load_ranking(self) -> None:
        if (podcast_id := self._podcast_id) is None:
            return
        recommendations = self._context.app.recommendations
        options = RankingOptions(count=_RANKED, podcast_id=podcast_id)

        def work() -> dict[EpisodeId, float]:
            ranked = recommendations.rank(options, record=False)
            return {
                item.episode.id: item.probability
                for item in ranked.items
                if item.episode.podcast_id == podcast_id
            }

        # Tags are an extra: a ranking that fails costs them, not the page.
        self._context.tasks.run(lambda _: work(), done=self._show_ranking, owner=self)

    def _show_facts(self, facts: ShowFacts) -> None:
        if facts.podcast.id != self._podcast_id:
            return
        self._facts = facts
        self.header.set_podcast(facts.podcast)
        self.chips.set_counts(facts.counts)
        for name in _RARE:
            self.chips.set_offered(
                name, is_offered=bool(facts.counts.get(name)) or name is self._filter
            )
        self.setAccessibleName(facts.podcast.title)
        self.title_changed.emit(facts.podcast.title)

    def _show_ranking(self, probabilities: dict[EpisodeId, float]) -> None:
        self._ranking = tuple(probabilities)
        self.model.set_probabilities(probabilities)

    def _is_unheard(self, episode_id: EpisodeId) -> bool:
        place = self.model.place_of(episode_id)
        row = self.model.entry_at(place) if place is not None else None
        return not isinstance(row, EpisodeRow) or row.state is not EpisodeState.HEARD

    def _on_loaded(self, number: int) -> None:
        text = self.search_field.text().strip()
        if text:
            self.card.empty.set_text(
                tr("No such episode"), tr("Nothing here has the words “{text}”.").format(text=text)
            )
        elif self._filter is FilterName.ALL:
            self.card.empty.set_text(
                tr("No episodes"), tr("The feed of this show lists none so far.")
            )
        else:
            self.card.empty.set_text(
                tr("Nothing here"), tr("No episode of this show is like that now.")
            )
        self.card.show_rows(number)

    def _on_failed(self, error: PodplayerError) -> None:
        self.card.show_failure(told(error))

    def _on_facts_failed(self, error: PodplayerError) -> None:
        if isinstance(error, NotFoundError):
            self._podcast_id = None
            if self._is_active:
                self._context.shell.open_page(PageName.SHOWS)
        else:
            self._context.shell.show_error(error)

    def _with_show(self, act: Callable[[Podcast], object]) -> None:
        if self._facts is not None:
            act(self._facts.podcast)

    def _on_following(self) -> None:
        actions = self.show_actions
        self._with_show(
            lambda show: actions.unarchive(show) if show.is_archived else actions.unfollow(show)
        )

    def _on_left(self) -> None:
        self._podcast_id = None
        if self._is_active:
            self._context.shell.open_page(PageName.SHOWS)

    def _on_speed(self, rate: float | None) -> None:
        self._with_show(
            lambda show: self.show_actions.set_settings(
                show, replace(show.settings, speed=rate), said=tr("The speed is stored")
            )
        )

    def _on_library_changed(self, event: LibraryChanged) -> None:
        if event.podcast_ids and self._podcast_id not in event.podcast_ids:
            return
        if self._is_active:
            self._load_facts()
            self._feed.reload()
        else:
            self._is_stale = True

    def _on_episodes_changed(self, event: EpisodesChanged) -> None:
        # The rows are the feed's; here only the numbers on the chips may be others.
        is_here = any(self.model.place_of(one) is not None for one in event.episode_ids)
        if is_here and self._is_active:
            self._settles.start()
        elif is_here:
            self._is_stale = True

    def _say_order(self) -> None:
        self._order.setText(_orders()[self._sorting])

    def _open_orders(self) -> None:
        menu = QMenu(self)
        for order, text in _orders().items():
            icon = self._context.icons.icon("check") if order is self._sorting else QIcon()
            action = menu.addAction(icon, text)
            action.triggered.connect(lambda _=False, chosen=order: self.set_order(chosen))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._order.mapToGlobal(QPoint(0, self._order.height() + 4)))

    # Qt's own names from here on.

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < _WIDE
        self.header.set_room(height=event.size().height(), is_narrow=is_narrow)
        self.chips.set_narrow(is_narrow=is_narrow)
        self.search_field.setPlaceholderText(
            tr("Search") if is_narrow else tr("Search in this show")
        )
        self.search_field.setFixedWidth(150 if is_narrow else 210)
