"""Search: by the words that are typed, and by what is meant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from podplayer.model.errors import PodplayerError
from podplayer.model.ids import EpisodeId
from podplayer.model.podcast import EpisodeRow
from podplayer.model.text import SearchHit
from podplayer.ui.context import UiContext
from podplayer.ui.delegates.episode import describe
from podplayer.ui.delegates.found import FoundDelegate, describe_found
from podplayer.ui.models.episodes import EpisodeListModel
from podplayer.ui.pages.page import Page
from podplayer.ui.pages.parts.clock import Clock, local_now
from podplayer.ui.pages.parts.episode.episode_deeds import EpisodeDeeds
from podplayer.ui.pages.parts.lists.actions import EpisodeActions
from podplayer.ui.pages.parts.lists.episode_feed import EpisodeFeed
from podplayer.ui.pages.parts.lists.episode_list import EpisodeCommand, EpisodeListView
from podplayer.ui.pages.parts.lists.filters import FILTERS, FilterChips, FilterName, filter_text
from podplayer.ui.pages.parts.lists.list_card import ListCard
from podplayer.ui.ports import Services
from podplayer.ui.tasks import Task
from podplayer.ui.text import to_translate, told, tr
from podplayer.ui.widgets.controls import LabelRole, label, search_field
from podplayer.ui.widgets.welcome import EmptyPage, Offer

_TYPING_MS = 150
_PAUSE_MS = 450
_SETTLES_MS = 500
_LIMIT = 200
_NAMES = (FilterName.ALL, FilterName.UNPLAYED, FilterName.DOWNLOADED)
_TEACHES = (
    to_translate("Search everything you follow"),
    to_translate(
        "Type words: all of them must occur, the last may be a beginning. Or say what it is about, "
        "as in “somebody builds a house alone”: after a short pause, episodes come that mean the "
        "same in other words, in any language. Down goes into the results, Enter plays."
    ),
)
_EXAMPLES = (
    to_translate("how rivers move"),
    to_translate("the price of silver"),
    to_translate("a quiet story for the night"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer to one text."""

    text: str
    hits: Sequence[SearchHit] = ()
    rows: Sequence[EpisodeRow] = ()
    by_id: Mapping[EpisodeId, SearchHit] = field(default_factory=dict)


def look_up(app: Services, text: str, *, means: bool) -> Found:
    """Search by words, or by words and meaning. Blocks."""
    search = app.search.search if means else app.search.words
    hits = search(text, limit=_LIMIT)
    rows = app.library.rows([hit.episode_id for hit in hits])
    return Found(text=text, hits=hits, rows=rows, by_id={hit.episode_id: hit for hit in hits})


class SearchPage(Page):
    """A field, chips, and what was found."""

    title = to_translate("Search")

    def __init__(
        self, context: UiContext, *, now: Clock = local_now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._found = Found(text="")
        self._filter = FilterName.ALL
        self._is_meant = False
        self._is_meaning_due = False
        """Whether what is meant by the text is still to be looked for."""
        self._task: Task[Found] | None = None
        self.model = EpisodeListModel(
            describe=lambda row: describe_found(
                row, self._hit_of(row.id), describe(row, now=now())
            ),
            parent=self,
        )
        delegate = FoundDelegate(context, now=now, hit_of=self._hit_of, parent=self)
        self.view = EpisodeListView(context, model=self.model, now=now)
        self.view.paint_with(delegate)
        self.view.setAccessibleName(tr("Results"))
        self._feed = EpisodeFeed(context, model=self.model, view=self.view, parent=self)
        self._actions = EpisodeActions(context, parent=self)
        self._deeds = EpisodeDeeds(context, parent=self)
        self.field = search_field(
            tr("Words, or what it is about"),
            icons=context.icons,
            name=tr("Search every episode"),
        )
        self.field.setProperty("tall", "true")
        self.chips = FilterChips(self._filter, names=_NAMES)
        self._status = label("", LabelRole.SMALL)
        self.card = ListCard(context, view=self.view, empty=self._make_empty())
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._settles = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._lay_out()
        self._connect()
        self.card.show_rows(0)
        self._say("")

    @override
    def activate(self) -> None:
        self.search_here()

    @override
    def deactivate(self) -> None:
        for timer in (self._typing, self._pause, self._settles):
            timer.stop()

    @override
    def search_here(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def look_for(self, text: str) -> None:
        """Search for a text as if it had been typed."""
        self.field.setText(text)
        self.field.setFocus()
        self._look(means=False)

    def choose_filter(self, name: FilterName) -> None:
        """Leave only some of what was found."""
        self._filter = name
        self.chips.choose(name)
        self._show(self._found, is_meant=self._is_meant)

    # -- parts --------------------------------------------------------------------------------

    def _make_empty(self) -> EmptyPage:
        def offer(text: str) -> Offer:
            return Offer(f"“{text}”", lambda: self.look_for(text))

        return EmptyPage(
            icon="search",
            title=tr(_TEACHES[0]),
            text=tr(_TEACHES[1]),
            offers=[offer(tr(text)) for text in _EXAMPLES],
            looks=(self._context.themes, self._context.icons),
        )

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.chips, 1, Qt.AlignmentFlag.AlignVCenter)
        tools.addWidget(self._status)
        box = QVBoxLayout(self)
        box.setContentsMargins(28, 20, 28, 20)
        box.setSpacing(0)
        box.addWidget(label(tr("Search"), LabelRole.PAGE))
        box.addSpacing(12)
        box.addWidget(self.field)
        box.addSpacing(12)
        box.addLayout(tools)
        box.addSpacing(12)
        box.addWidget(self.card, 1)
        self.field.installEventFilter(self)
        self.view.installEventFilter(self)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_text)
        self._typing.timeout.connect(lambda: self._look(means=False))
        self._pause.timeout.connect(lambda: self._look(means=True))
        self._settles.timeout.connect(lambda: self._look(means=self._is_meant))
        self.chips.chosen.connect(self.choose_filter)
        self.view.command.connect(self._run)
        self.view.menu_wanted.connect(self._actions.show_menu)
        self._context.bridge.library_changed.connect(self._on_library_changed)

    def _run(self, command: EpisodeCommand, rows: Sequence[EpisodeRow]) -> None:
        """Do it; what was found in a transcript plays from there."""
        hit = self._hit_of(rows[0].id) if len(rows) == 1 else None
        is_to_play = command is EpisodeCommand.PLAY
        if is_to_play and hit is not None and hit.at is not None and not self._is_open(hit):
            self._deeds.play_from(hit.episode_id, hit.at)
            return
        self._actions.run(command, rows)

    def _is_open(self, hit: SearchHit) -> bool:
        return self._feed.player.episode_id == hit.episode_id

    def _hit_of(self, episode_id: EpisodeId) -> SearchHit | None:
        return self._found.by_id.get(episode_id)

    # -- looking ------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """What is searched for."""
        return self.field.text().strip()

    def _on_text(self) -> None:
        self._pause.stop()
        self._is_meaning_due = bool(self.text)
        if self.text:
            self._typing.start()
        else:
            self._typing.stop()
            self._cancel()
            self._show(Found(text=""), is_meant=False)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _look(self, *, means: bool) -> None:
        self._cancel()
        self._typing.stop()
        self._pause.stop()
        text = self.text
        if not text:
            return
        app = self._context.app
        self._is_meaning_due = not means
        if means:
            self._say(tr("Looking for what you mean…"))
        self._task = self._context.tasks.run(
            lambda _: look_up(app, text, means=means),
            done=lambda found: self._on_found(found, is_meant=means),
            failed=self._on_failed,
            owner=self,
        )

    def _on_found(self, found: Found, *, is_meant: bool) -> None:
        self._show(found, is_meant=is_meant)
        if not is_meant and not self._typing.isActive():
            self._pause.start()  # not before: looking for what is meant ends looking for words

    def _show(self, found: Found, *, is_meant: bool) -> None:
        is_same_text = found.text == self._found.text
        chosen = [row.id for row in self.view.chosen()] if is_same_text else []
        place = self.view.verticalScrollBar().value() if is_same_text else 0
        self._found, self._is_meant = found, is_meant
        rows = [row for row in found.rows if FILTERS[self._filter].fits(row)]
        self.model.set_rows(rows)
        self.view.choose(chosen)
        self.view.verticalScrollBar().setValue(place)
        self._explain(found, is_meant=is_meant)
        # Nothing by words yet is not "nothing": what is meant comes a moment later.
        if rows or is_meant or not found.text:
            self.card.show_rows(len(rows))
        else:
            self.card.show_loading()
        self._say(self._summary(len(rows)) if found.text else "")

    def _summary(self, number: int) -> str:
        near = sum(not hit.snippet for hit in self._found.hits)
        if near and number:
            return tr("%n episode(s), {near} by meaning", n=number).format(near=near)
        return tr("%n episode(s)", n=number)

    def _explain(self, found: Found, *, is_meant: bool) -> None:
        if not found.text:
            self.card.empty.set_text(*map(tr, _TEACHES))
        elif found.rows:
            self.card.empty.set_text(
                tr("Nothing {lower} is among them").format(lower=filter_text(self._filter).lower()),
                tr("%n episode(s) match; “All” shows them.", n=len(found.rows)),
            )
        elif is_meant:
            self.card.empty.set_text(
                tr("Nothing was found"),
                tr(
                    "No episode you follow has the words “{text}”, nor anything near to it. "
                    "Fewer words find more."
                ).format(text=found.text),
            )

    def _say(self, text: str) -> None:
        if text and text != self._status.text() and not text.endswith("…"):
            # Screen readers hear how many there are without leaving the field.
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, text))
        self._status.setText(text)
        self.field.setAccessibleDescription(text)

    def _on_failed(self, error: PodplayerError) -> None:
        self._say("")
        if self._found.rows:
            # Words were found; only the meaning failed.
            self._context.shell.show_error(error)
        else:
            self.card.show_failure(told(error))

    def _on_library_changed(self) -> None:
        if self.text and self.isVisible():
            self._settles.start()

    # Qt's own names from here on.

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.field:
                return self._on_field_key(Qt.Key(event.key()))
            is_up = event.key() == Qt.Key.Key_Up and self.view.currentIndex().row() == 0
            if watched is self.view and is_up:
                self.field.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _enter_results(self) -> None:
        self.view.setFocus(Qt.FocusReason.TabFocusReason)
        self.view.setCurrentIndex(self.model.index(0))

    def _on_field_key(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Down and self.model.rowCount():
            self._enter_results()
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._is_meaning_due:
                self._look(means=True)
            elif self.model.rowCount():
                self._enter_results()
            return True
        return False
