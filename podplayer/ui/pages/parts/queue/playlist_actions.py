"""Making, playing and changing playlists."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from podplayer.model.ids import EpisodeId
from podplayer.model.podcast import UndoToken
from podplayer.model.shelves import Playlist, PlaylistRule
from podplayer.ui.context import UiContext
from podplayer.ui.dialogs.modal import show_modal
from podplayer.ui.dialogs.name import NameDialog
from podplayer.ui.dialogs.playlist_rule import PlaylistRuleDialog
from podplayer.ui.text import shown, tr

T = TypeVar("T")

MOST_QUEUED = 500
"""Episodes of a playlist that go into the queue at once: weeks of listening."""


class PlaylistActions(QObject):
    """Calls of services in tasks; every change can be taken back."""

    made = Signal(object)
    """The Playlist that was made."""

    def __init__(self, context: UiContext, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._page = parent

    def play(self, playlist: Playlist) -> None:
        """Put a playlist in the place of the queue and play its first."""
        app, shell = self._context.app, self._context.shell

        def work() -> tuple[Sequence[EpisodeId], UndoToken | None]:
            ids = app.playlists.ids(playlist.id, limit=MOST_QUEUED)
            return ids, app.queueing.replace(ids) if ids else None

        def done(result: tuple[Sequence[EpisodeId], UndoToken | None]) -> None:
            ids, token = result
            if not ids:
                shell.toast(tr("There is nothing in “{name}” now.").format(name=playlist.name))
                return
            shell.play(ids[0])
            shell.undoable(token)

        self._run(work, done)

    def enqueue(self, playlist: Playlist) -> None:
        """Put a playlist behind what is in the queue."""
        app = self._context.app

        def work() -> UndoToken:
            ids = app.playlists.ids(playlist.id, limit=MOST_QUEUED)
            return app.queueing.enqueue(ids)

        self._run(work, self._context.shell.undoable)

    def delete(self, playlist: Playlist) -> None:
        """Delete a playlist; its episodes stay."""
        playlists = self._context.app.playlists
        self._run(lambda: playlists.delete(playlist.id), self._context.shell.undoable)

    def take_out(self, playlist: Playlist, ids: Sequence[EpisodeId]) -> None:
        """Take episodes out of a playlist that was put together by hand."""
        playlists = self._context.app.playlists
        self._run(lambda: playlists.take_out(playlist.id, ids), self._context.shell.undoable)

    def rename(self, playlist: Playlist) -> None:
        """Ask for another name."""
        playlists = self._context.app.playlists

        def store(name: str) -> None:
            self._run(lambda: playlists.rename(playlist.id, name), self._context.shell.undoable)

        self._ask(tr("Rename the playlist"), tr("Rename"), store, text=playlist.name)

    def make(self, ids: Callable[[], Sequence[EpisodeId]]) -> None:
        """Ask for a name, and make a playlist of the episodes that `ids` returns, in a task."""
        playlists = self._context.app.playlists

        def store(name: str) -> None:
            self._run(lambda: playlists.create(name, ids=ids()), self._on_made)

        self._ask(tr("New playlist"), tr("Make"), store)

    def edit_rule(self, playlist: Playlist | None = None) -> None:
        """Open the dialog of a rule; None makes a new playlist."""
        app = self._context.app
        dialog = PlaylistRuleDialog(
            playlist,
            tags=[entry.tag for entry in app.library.tags()],
            count=app.library.count,
            tasks=self._context.tasks,
            parent=self._page.window(),
        )

        def store(name: str, rule: PlaylistRule) -> None:
            if playlist is None:
                self._run(lambda: app.playlists.create(name, rule=rule), self._on_made)
            else:
                self._run(lambda: self._change(playlist, name, rule), self._say_changed)

        dialog.chosen.connect(store)
        show_modal(dialog)

    def _change(self, playlist: Playlist, name: str, rule: PlaylistRule) -> list[UndoToken]:
        playlists, tokens = self._context.app.playlists, list[UndoToken]()
        if name != playlist.name:
            tokens.append(playlists.rename(playlist.id, name))
        if rule != playlist.rule:
            tokens.append(playlists.set_rule(playlist.id, rule))
        return tokens

    def _say_changed(self, tokens: list[UndoToken]) -> None:
        library = self._context.app.library

        def take_back() -> None:
            for token in reversed(tokens):
                library.undo(token)

        if tokens:
            self._context.shell.toast(
                shown(tokens[-1].sentence),
                action=tr("Undo"),
                on_action=lambda: self._run(take_back, lambda _: None),
            )

    def _on_made(self, playlist: Playlist) -> None:
        self.made.emit(playlist)
        self._context.shell.toast(
            tr("Made the playlist “{name}”").format(name=playlist.name),
            action=tr("Undo"),
            on_action=lambda: self.delete(playlist),
        )

    def _ask(
        self, title: str, action: str, then: Callable[[str], object], *, text: str = ""
    ) -> None:
        show_modal(
            NameDialog(
                title=title, action=action, on_named=then, text=text, parent=self._page.window()
            )
        )

    def _run(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        self._context.tasks.change(
            lambda _: work(),
            done=done,
            failed=self._context.shell.show_error,
            owner=self,
        )
