"""New: what came in, newest first, to be played, kept for later or put aside."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from podplayer.model.errors import PodplayerError
from podplayer.model.podcast import EpisodeRow
from podplayer.model.shelves import NEW_DAYS
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.episode import RowStyle, describe, describe_day
from podplayer.ui.format import decimal
from podplayer.ui.models.episodes import EpisodeListModel
from podplayer.ui.pages.page import Page
from podplayer.ui.pages.parts.clock import Clock, local_now
from podplayer.ui.pages.parts.lists.actions import EpisodeActions
from podplayer.ui.pages.parts.lists.episode_feed import EpisodeFeed
from podplayer.ui.pages.parts.lists.episode_list import EpisodeCommand, EpisodeListView
from podplayer.ui.pages.parts.lists.filters import FILTERS, FilterChips, FilterName
from podplayer.ui.pages.parts.lists.list_card import ListCard
from podplayer.ui.text import to_translate, told, tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label
from podplayer.ui.widgets.welcome import EmptyPage, Offer

_SETTLES_MS = 500

_NAMES = (
    FilterName.NEW,
    FilterName.UNPLAYED,
    FilterName.ALL,
    FilterName.DOWNLOADED,
    FilterName.STARTED,
)


def empty_text(name: FilterName) -> tuple[str, str]:
    """Say why a list is empty, and what fills it."""
    match name:
        case FilterName.NEW:
            return (
                tr("All caught up"),
                tr(
                    "Nothing new in the last %n day(s). Older episodes that you have not heard "
                    "are under “Unplayed”.",
                    n=NEW_DAYS,
                ),
            )
        case FilterName.UNPLAYED:
            return (
                tr("Everything was heard"),
                tr("Or it was put aside. New episodes will appear here, newest first."),
            )
        case FilterName.DOWNLOADED:
            return (
                tr("Nothing is downloaded"),
                tr(
                    "Press D on an episode to keep it on this computer, for when there is no "
                    "network."
                ),
            )
        case FilterName.STARTED:
            return (tr("Nothing is half heard"), tr("Episodes that you begin wait here for you."))
        case _:
            return (tr("No episodes yet"), tr("Look for new episodes of the shows you follow."))


class BulkBar(QWidget):
    """What can be done with several rows at once; it takes the place of the chips."""

    def __init__(self, actions: EpisodeActions, view: EpisodeListView) -> None:
        super().__init__()
        self._actions = actions
        self._view = view
        self._count = label("", LabelRole.STRONG)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._count)
        row.addSpacing(8)
        for text, command in (
            (tr("Play next"), EpisodeCommand.QUEUE_NEXT),
            (tr("Queue"), EpisodeCommand.QUEUE),
            (tr("Heard"), EpisodeCommand.HEARD),
            (tr("Not interested"), EpisodeCommand.NOT_INTERESTED),
            (tr("Download"), EpisodeCommand.DOWNLOAD),
        ):
            chip = button(text, ButtonKind.CHIP)
            chip.clicked.connect(lambda _=False, asked=command: self._run(asked))
            row.addWidget(chip)
        row.addStretch(1)
        clear = button(tr("Clear"), ButtonKind.LINK)
        clear.clicked.connect(view.clearSelection)
        row.addWidget(clear)

    def set_count(self, number: int) -> None:
        """Say how many rows are chosen."""
        self._count.setText(tr("{number} selected").format(number=decimal(number)))

    def _run(self, command: EpisodeCommand) -> None:
        self._view.command.emit(command, self._view.chosen())


class NewPage(Page):
    """A list by day, four filters, and bulk actions once several rows are chosen."""

    title = to_translate("New")

    def __init__(
        self, context: UiContext, *, now: Clock = local_now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._filter = FilterName.NEW
        self._is_stale = True
        self._is_active = False
        self.model = EpisodeListModel(
            describe=lambda row: describe(row, now=now()),
            describe_day=lambda header: describe_day(header, now=now()),
            parent=self,
        )
        self.view = EpisodeListView(
            context,
            model=self.model,
            now=now,
            style=RowStyle(shows_podcast=True, names_day=False, has_triage=True),
        )
        self.view.setAccessibleName(tr("New episodes"))
        self._feed = EpisodeFeed(context, model=self.model, view=self.view, parent=self)
        self._actions = EpisodeActions(context, parent=self)
        self._caption = label("", LabelRole.SMALL)
        self._chips = FilterChips(self._filter, names=_NAMES)
        self.all_heard = button(
            tr("Mark all as heard"), ButtonKind.QUIET, icon=(context.icons, "check")
        )
        self._bulk = BulkBar(self._actions, self.view)
        self._head = QStackedWidget()
        self.card = ListCard(
            context,
            view=self.view,
            empty=EmptyPage(
                icon="inbox",
                title="",
                text="",
                offers=(Offer(tr("Look for new episodes"), context.shell.refresh, "refresh"),),
                looks=(context.themes, context.icons),
            ),
        )
        self._settles = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._settles.timeout.connect(self._reload)
        self._counts = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._counts.timeout.connect(self._ask_count)
        self._lay_out()
        self._connect()

    @override
    def activate(self) -> None:
        self._is_active = True
        if self._is_stale:
            self._load()
        self.card.focus_list()

    @override
    def deactivate(self) -> None:
        self._is_active = False

    def choose_filter(self, name: FilterName) -> None:
        """Show another part of the list."""
        self._filter = name
        self._chips.choose(name)
        self._load()

    def _lay_out(self) -> None:
        self._head.addWidget(self._chips)
        self._head.addWidget(self._bulk)
        self._head.setFixedHeight(32)
        box = QVBoxLayout(self)
        box.setContentsMargins(28, 20, 28, 20)
        box.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(label(tr("New", "episodes"), LabelRole.PAGE), 1)
        head.addWidget(self.all_heard)
        box.addLayout(head)
        box.addWidget(self._caption)
        box.addSpacing(12)
        box.addWidget(self._head)
        box.addSpacing(12)
        box.addWidget(self.card, 1)

    def _connect(self) -> None:
        self._chips.chosen.connect(self.choose_filter)
        self._feed.loaded.connect(self._on_loaded)
        self._feed.failed.connect(self._on_failed)
        self.view.command.connect(self._on_command)
        self.view.menu_wanted.connect(self._actions.show_menu)
        self.view.selectionModel().selectionChanged.connect(self._on_selection)
        self.model.rowsRemoved.connect(lambda *_: self._on_loaded(len(self.model.rows)))
        self.all_heard.clicked.connect(self.mark_all_heard)
        self._context.bridge.episodes_changed.connect(self._on_episodes_changed)
        self._context.bridge.library_changed.connect(self._on_library_changed)

    def _load(self) -> None:
        self._is_stale = False
        self.card.show_loading()
        narrowed = FILTERS[self._filter]
        library = self._context.app.library
        self._feed.load(lambda page: library.page(narrowed.chosen, page), fits=narrowed.fits)
        self._ask_count()

    def _reload(self) -> None:
        self._feed.reload()
        self._ask_count()

    def _ask_count(self) -> None:
        """Ask how long the whole list is; the number beside New is asked the same."""
        name, library = self._filter, self._context.app.library
        self._context.tasks.run(
            lambda _: library.count(FILTERS[name].chosen),
            done=lambda number: self._say(name, number),
            failed=self._on_failed,
            owner=self,
        )

    def _say(self, name: FilterName, number: int) -> None:
        if name is not self._filter:
            return
        text = tr("%n episode(s) from the shows you follow", n=number)
        if name is FilterName.NEW:
            text = tr("%n new episode(s) in {days} days", n=number).format(days=NEW_DAYS)
        self._caption.setText(text)
        self._caption.setVisible(number > 0)
        self.all_heard.setVisible(number > 0 and name in {FilterName.NEW, FilterName.UNPLAYED})

    def mark_all_heard(self) -> None:
        """Mark the whole list as heard, also what is not loaded yet; Undo takes it back."""
        library, chosen = self._context.app.library, FILTERS[self._filter].chosen
        self._context.tasks.change(
            lambda _: library.mark_heard(library.ids(chosen), True),  # noqa: FBT003
            done=self._context.shell.undoable,
            failed=self._context.shell.show_error,
            owner=self,
        )

    def _on_loaded(self, number: int) -> None:
        self.card.empty.set_text(*empty_text(self._filter))
        self.card.show_rows(number)

    def _on_failed(self, error: PodplayerError) -> None:
        self.card.show_failure(told(error))

    def _on_command(self, command: EpisodeCommand, rows: Sequence[EpisodeRow]) -> None:
        self._actions.run(command, rows)
        if command in {EpisodeCommand.NOT_INTERESTED, EpisodeCommand.REMOVE}:
            self._feed.take_out([row.id for row in rows])

    def _on_selection(self) -> None:
        number = len(self.view.selectedIndexes())
        self._bulk.set_count(number)
        self._head.setCurrentWidget(self._bulk if number > 1 else self._chips)

    def _on_episodes_changed(self) -> None:
        # The rows are the feed's; here only their number may be another.
        if self._is_active and not self._counts.isActive():
            self._counts.start()

    def _on_library_changed(self) -> None:
        if self._is_active:
            self._settles.start()
        else:
            self._is_stale = True
