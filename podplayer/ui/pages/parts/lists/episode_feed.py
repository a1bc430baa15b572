"""Keeps a list of episodes true: pages on demand, changes as they are announced."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from podplayer.model.errors import PodplayerError
from podplayer.model.events import EpisodesChanged
from podplayer.model.ids import EpisodeId
from podplayer.model.podcast import EpisodeRow
from podplayer.model.shelves import Page
from podplayer.ui.context import UiContext
from podplayer.ui.models.episodes import PAGE, EpisodeListModel
from podplayer.ui.pages.parts.lists.episode_list import EpisodeListView
from podplayer.ui.pages.parts.lists.now_playing import NowPlaying
from podplayer.ui.tasks import Task

Query = Callable[[Page], Sequence[EpisodeRow]]
"""Takes how many, and behind which episode; the order is its own. Blocks, runs on a thread."""
_SETTLES_MS = 250
_REST = 5_000
"""Rows that one stroke of End brings at most: more below headers hold the window up for long."""


class EpisodeFeed(QObject):
    """Fetches for one model and its view."""

    loaded = Signal(int)
    """The first page is there: how many rows."""
    failed = Signal(object)
    """A PodplayerError."""

    def __init__(
        self, context: UiContext, *, model: EpisodeListModel, view: EpisodeListView, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._model = model
        self._view = view
        self._query: Query = lambda _: ()
        self._fits: Callable[[EpisodeRow], bool] = lambda _: True
        self._task: Task[Sequence[EpisodeRow]] | None = None
        self._page_task: Task[Sequence[EpisodeRow]] | None = None
        self._changed: set[EpisodeId] = set()
        self._gone: set[EpisodeId] = set()
        """What left the list; an undo brings it back."""
        self._settles = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._settles.timeout.connect(self._refetch)
        self.player = NowPlaying(context.app, parent=self)
        self.player.changed.connect(self._on_player)
        model.more_wanted.connect(self._on_more_wanted)
        model.rest_wanted.connect(self._on_rest_wanted)
        context.bridge.episodes_changed.connect(self._on_episodes_changed)
        context.bridge.queue_changed.connect(self._on_queue_changed)
        self._on_player(self.player.episode_id, self.player.is_moving)

    def load(self, query: Query, *, fits: Callable[[EpisodeRow], bool] = lambda _: True) -> None:
        """Show another list from its start.

        Args:
            query: fetches a page.
            fits: whether a row that changed still belongs here.
        """
        self._query, self._fits = query, fits
        self._gone.clear()
        self._fetch(PAGE, is_same_list=False)

    def reload(self) -> None:
        """Fetch again what is there, keeping place and selection."""
        self._fetch(max(PAGE, len(self._model.rows)), is_same_list=True)

    def _fetch(self, limit: int, *, is_same_list: bool) -> None:
        for task in (self._task, self._page_task):
            if task is not None:
                task.cancel()
        query = self._query
        self._task = self._context.tasks.run(
            lambda _: query(Page(limit=limit)),
            done=lambda rows: self._show(rows, limit=limit, is_same_list=is_same_list),
            failed=self.failed.emit,
            owner=self,
        )

    def _show(self, rows: Sequence[EpisodeRow], *, limit: int, is_same_list: bool) -> None:
        if is_same_list and [row.id for row in rows] == [row.id for row in self._model.rows]:
            self._model.update_rows(rows)
        else:
            chosen = [row.id for row in self._view.chosen()]
            place = self._view.verticalScrollBar().value()
            self._model.set_rows(rows, has_more=len(rows) >= limit)
            if is_same_list:
                self._view.choose(chosen)
                self._view.verticalScrollBar().setValue(place)
            else:
                self._view.scrollToTop()
        self.loaded.emit(len(rows))

    def _on_more_wanted(self) -> None:
        self._fetch_on(PAGE, done=lambda: None)

    def _on_rest_wanted(self) -> None:
        end = self._view.currentIndex().row()

        def go_on() -> None:
            if self._view.currentIndex().row() == end:  # else the listener went elsewhere meanwhile
                self._view.setCurrentIndex(self._model.index(self._model.rowCount() - 1))

        if self._page_task is not None:
            self._page_task.cancel()
        self._fetch_on(_REST, done=go_on)

    def _fetch_on(self, limit: int, *, done: Callable[[], object]) -> None:
        query, last = self._query, self._model.rows[-1].id

        def show(rows: Sequence[EpisodeRow]) -> None:
            self._model.append_rows(rows, has_more=len(rows) >= limit)
            done()

        self._page_task = self._context.tasks.run(
            lambda _: query(Page(limit=limit, after=last)),
            done=show,
            failed=self._on_page_failed,
            owner=self,
        )

    def _on_page_failed(self, error: PodplayerError) -> None:
        self._model.append_rows((), has_more=False)
        self._context.shell.show_error(error)

    def take_out(self, ids: Sequence[EpisodeId]) -> None:
        """Let rows leave at once; the library is told by the caller."""
        self._gone |= set(ids)
        self._model.remove_rows(ids)

    def _on_episodes_changed(self, event: EpisodesChanged) -> None:
        if not self._gone.isdisjoint(event.episode_ids):
            self._gone -= event.episode_ids
            self.reload()
        self._changed |= {one for one in event.episode_ids if self._model.place_of(one) is not None}
        if self._changed and not self._settles.isActive():
            self._settles.start()

    def _on_queue_changed(self) -> None:
        # Ids are not told: any row that is loaded may have come or gone.
        self._changed |= {row.id for row in self._model.rows}
        if self._changed and not self._settles.isActive():
            self._settles.start()

    def _refetch(self) -> None:
        ids, self._changed = sorted(self._changed), set()
        library = self._context.app.library
        self._context.tasks.run(
            lambda _: library.rows(ids),
            done=self._update,
            failed=self._context.shell.show_error,
            owner=self,
        )

    def _update(self, rows: Sequence[EpisodeRow]) -> None:
        self._model.update_rows(rows)
        self.take_out([row.id for row in rows if not self._fits(row)])

    def _on_player(self, episode_id: EpisodeId | None, is_moving: bool) -> None:  # noqa: FBT001
        self._view.rows_delegate.is_moving = is_moving
        self._model.set_playing(episode_id)
        self._view.viewport().update()
