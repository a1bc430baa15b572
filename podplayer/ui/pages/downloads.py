"""Downloads: what is on its way and on the disk, what will go and why, the trash, the rules."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from podplayer.model.errors import PodplayerError
from podplayer.ui.context import PageName, UiContext
from podplayer.ui.format import decimal, size
from podplayer.ui.models.files import FileCommand, FileLine, FileListModel
from podplayer.ui.pages.page import Page
from podplayer.ui.pages.parts.clock import Clock, local_now
from podplayer.ui.pages.parts.downloads.file_lines import (
    FileOrder,
    Shelf,
    Speeds,
    Store,
    coming,
    going,
    rules,
    there,
    trash,
)
from podplayer.ui.pages.parts.downloads.file_list import FileListView
from podplayer.ui.pages.parts.downloads.usage_card import UsageCard
from podplayer.ui.pages.parts.lists.file_actions import FileActions
from podplayer.ui.pages.parts.lists.list_card import ListCard
from podplayer.ui.ports import Services
from podplayer.ui.text import to_translate, told, tr
from podplayer.ui.widgets.chip_group import ChipGroup
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label, restyle
from podplayer.ui.widgets.layouts import FlowLayout
from podplayer.ui.widgets.welcome import EmptyPage, Offer

_SETTLES_MS = 300
_POLL_MS = 500
"""How often the bytes of running downloads are looked at while the page is seen."""


def gather(app: Services) -> Store:
    """Ask for everything the page shows. Blocks."""
    store = app.storekeeping
    usage = store.usage()
    later = store.plan(room=usage.quota) if usage.quota else store.plan_heard()
    return Store(
        usage=usage,
        pending=app.downloads.pending(),
        files=store.files(),
        due=store.plan(),
        later=later,
        trashed=[(file, store.goes_for_good(file)) for file in store.trashed()],
        ruled=[show for show in app.library.podcasts() if show.settings.auto_download > 0],
        running={one.episode_id: one for one in app.downloads.running()},
    )


def plan_sentence(store: Store) -> str:
    """What will be cleaned, in one sentence."""
    due, later = store.due, store.later
    goes = tr(
        "To go to the trash before the next automatic download: %n file(s), {size}.",
        n=len(due.removals),
    ).format(size=size(due.freed))
    stays = tr(
        "{size} stay above the limit: the rest is kept, queued, begun or not heard yet."
    ).format(size=size(due.lacking))
    if due.removals or due.lacking:
        return " ".join([goes] * bool(due.removals) + [stays] * bool(due.lacking))
    if not store.usage.quota:
        return tr("There is no limit, so nothing is cleaned away by itself.")
    if later.removals:
        return tr(
            "Nothing has to go now. When room is needed, what you heard longest ago goes first."
        )
    return tr("Nothing has to go now.")


class DownloadsPage(Page):
    """A card with the room that is used, chips, and a list."""

    title = to_translate("Downloads")

    def __init__(
        self, context: UiContext, *, now: Clock = local_now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._now = now
        self._store: Store | None = None
        self._shelf = Shelf.THERE
        self._has_chosen = False
        self._sorting = FileOrder.NEWEST
        self._speeds = Speeds()
        self._is_active = False
        self._is_stale = True
        self.model = FileListModel(self)
        self.view = FileListView(context, model=self.model)
        self.actions_of_files = FileActions(context, changed=self._load, parent=self)
        self.usage = UsageCard(context)
        self.chips: dict[Shelf, QPushButton] = {}
        self._group = ChipGroup(self)
        self._order = button("", ButtonKind.CHIP, opens_with=context.icons)
        self._order.setAccessibleName(tr("Order"))
        self.deed = button("", ButtonKind.PRIMARY)
        self.card = ListCard(
            context,
            view=self.view,
            empty=EmptyPage(
                icon="download",
                title="",
                text="",
                offers=(
                    Offer(tr("See what is new"), lambda: context.shell.open_page(PageName.NEW)),
                ),
                looks=(context.themes, context.icons),
            ),
        )
        self._settles = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._settles.timeout.connect(self._load)
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._look)
        self._lay_out()
        self._connect()

    @override
    def activate(self) -> None:
        self._is_active = True
        if self._is_stale:
            self.card.show_loading()
            self._load()
        self._poll.start()
        self.card.focus_list()

    @override
    def deactivate(self) -> None:
        self._is_active = False
        self._poll.stop()

    def choose(self, shelf: Shelf) -> None:
        """Show another part."""
        self._shelf = shelf
        self._has_chosen = True
        self.chips[shelf].setChecked(True)
        self._show()

    def set_order(self, order: FileOrder) -> None:
        """List the files on the disk in another order."""
        self._sorting = order
        self._show()

    def _lay_out(self) -> None:
        chips = QWidget()
        row = FlowLayout(chips, gap=8)
        for shelf in Shelf:
            chip = button(self._name(shelf), ButtonKind.CHIP)
            chip.setCheckable(True)
            chip.setChecked(shelf is self._shelf)
            chip.clicked.connect(lambda _=False, picked=shelf: self.choose(picked))
            self._group.addButton(chip)
            self.chips[shelf] = chip
            row.addWidget(chip)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(chips, 1, Qt.AlignmentFlag.AlignVCenter)
        tools.addWidget(self._order)
        head = QHBoxLayout()
        head.addWidget(label(tr("Downloads"), LabelRole.PAGE), 1)
        head.addWidget(self.deed)
        self.deed.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(12)
        column.addWidget(self.usage)
        column.addSpacing(14)
        column.addLayout(tools)
        column.addSpacing(10)
        column.addWidget(self.card, 1)

    def _connect(self) -> None:
        self._order.clicked.connect(self._open_orders)
        self.deed.clicked.connect(self._on_deed)
        self.view.command.connect(self._on_command)
        bridge = self._context.bridge
        for signal in (
            bridge.episodes_changed,
            bridge.library_changed,
            bridge.queue_changed,
            bridge.settings_changed,
        ):
            signal.connect(self._on_stale)

    def _load(self) -> None:
        self._is_stale = False
        app = self._context.app
        self._context.tasks.run(
            lambda _: gather(app), done=self._take, failed=self._on_failed, owner=self
        )

    def _take(self, store: Store) -> None:
        self._store = store
        self._speeds.note(list(store.running.values()), now=self._now())
        if not self._has_chosen and store.pending:
            self._shelf = Shelf.COMING
            self.chips[Shelf.COMING].setChecked(True)
        self._show()

    def _look(self) -> None:
        """Move the bars; whatever came or went announces itself."""
        if self._store is None or not self._store.pending:
            return
        running = self._context.app.downloads.running()
        self._speeds.note(running, now=self._now())
        before = self._store.running
        self._store = replace(self._store, running={one.episode_id: one for one in running})
        if self._shelf is Shelf.COMING and (running or before):
            self._show()

    def _show(self) -> None:
        store = self._store
        if store is None:
            return
        lines = self._lines(store, self._shelf)
        self.usage.show_usage(store.usage, plan_sentence(store))
        numbers = _numbers(store)
        for shelf, chip in self.chips.items():
            number = numbers[shelf]
            chip.setText(f"{self._name(shelf)} {decimal(number)}" if number else self._name(shelf))
            chip.updateGeometry()
        self._order.setVisible(self._shelf is Shelf.THERE and bool(lines))
        self._order.setText(_orders()[self._sorting])
        self._say_deed(store)
        self.model.set_lines(lines)
        self.card.empty.set_text(*_empty(self._shelf))
        self.card.show_rows(len(lines))

    def _lines(self, store: Store, shelf: Shelf) -> Sequence[FileLine]:
        match shelf:
            case Shelf.COMING:
                return coming(store, self._speeds)
            case Shelf.THERE:
                return there(store, self._sorting, now=self._now())
            case Shelf.GOING:
                return going(store, now=self._now())
            case Shelf.TRASH:
                return trash(store, now=self._now())
            case Shelf.RULES:
                return rules(store)

    def _say_deed(self, store: Store) -> None:
        """The one button of the page does what belongs to the part that is shown."""
        plan = store.due if store.due.removals else store.later
        text = ""
        if self._shelf is Shelf.TRASH and store.trashed:
            text = tr("Empty the trash…")
        elif self._shelf is Shelf.COMING and any(
            one.episode_id not in store.running for one in store.pending
        ):
            text = tr("Continue all")
        elif self._shelf in {Shelf.THERE, Shelf.GOING} and plan.removals:
            text = tr("Clean now ({size})").format(size=size(plan.freed))
        kind = ButtonKind.DANGER if self._shelf is Shelf.TRASH else ButtonKind.PRIMARY
        if self.deed.property("kind") != kind.value:
            self.deed.setProperty("kind", kind.value)
            restyle(self.deed)
        self.deed.setText(text)
        self.deed.setVisible(bool(text))

    def _on_deed(self) -> None:
        store = self._store
        if store is None:
            return
        match self._shelf:
            case Shelf.TRASH:
                self.actions_of_files.empty_trash(len(store.trashed), store.usage.trashed)
            case Shelf.COMING:
                waiting = [one for one in store.pending if one.episode_id not in store.running]
                self._context.shell.download(*(one.episode_id for one in waiting))
            case _:
                self.actions_of_files.clean(store.due if store.due.removals else store.later)

    def _on_command(self, command: FileCommand, lines: Sequence[FileLine]) -> None:
        self.actions_of_files.run(command, lines)

    def _on_failed(self, error: PodplayerError) -> None:
        self._is_stale = True
        self.card.show_failure(told(error))

    def _on_stale(self) -> None:
        if self._is_active:
            # Not restarted: a download that tells of itself all the time must not hold it off.
            if not self._settles.isActive():
                self._settles.start()
        else:
            self._is_stale = True

    def _open_orders(self) -> None:
        menu = QMenu(self)
        for order, text in _orders().items():
            icon = self._context.icons.icon("check") if order is self._sorting else QIcon()
            action = menu.addAction(icon, text)
            action.triggered.connect(lambda _=False, chosen=order: self.set_order(chosen))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._order.mapToGlobal(QPoint(0, self._order.height() + 4)))

    @staticmethod
    def _name(shelf: Shelf) -> str:
        names = {
            Shelf.COMING: tr("On the way"),
            Shelf.THERE: tr("On this computer"),
            Shelf.GOING: tr("To be cleaned"),
            Shelf.TRASH: tr("In the trash"),
            Shelf.RULES: tr("Automatic"),
        }
        return names[shelf]


def _numbers(store: Store) -> dict[Shelf, int]:
    return {
        Shelf.COMING: len(store.pending),
        Shelf.THERE: len(store.files),
        Shelf.GOING: len(store.later.removals),
        Shelf.TRASH: len(store.trashed),
        Shelf.RULES: len(store.ruled),
    }


def _orders() -> dict[FileOrder, str]:
    return {
        FileOrder.NEWEST: tr("Newest"),
        FileOrder.LARGEST: tr("Largest"),
        FileOrder.HEARD: tr("Heard first"),
    }


def _empty(shelf: Shelf) -> tuple[str, str]:
    match shelf:
        case Shelf.COMING:
            return (
                tr("Nothing is on its way"),
                tr("Press D on an episode to download it. What was interrupted waits here."),
            )
        case Shelf.THERE:
            return (
                tr("Nothing is downloaded"),
                tr(
                    "Press D on an episode to keep it on this computer, for when there is no "
                    "network. A show can fetch its newest by itself: see “Downloads” on its page."
                ),
            )
        case Shelf.GOING:
            return (
                tr("Nothing will be cleaned away"),
                tr("Only what you heard, or what came by itself and was not begun, ever goes."),
            )
        case Shelf.TRASH:
            return (
                tr("The trash is empty"),
                tr("Files that were cleaned away stay here for some days and can be brought back."),
            )
        case Shelf.RULES:
            return (
                tr("No show downloads by itself"),
                tr("On the page of a show, “More” and “Download by itself” make a rule."),
            )
