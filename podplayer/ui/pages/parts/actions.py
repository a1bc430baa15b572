"""What can be done with episodes, from any page: by key, button or menu."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from podplayer.model.errors import PodplayerError
from podplayer.model.listening import FeedbackKind
from podplayer.model.podcast import EpisodeRow, EpisodeState, UndoToken
from podplayer.ui.context import UiContext
from podplayer.ui.format import count
from podplayer.ui.pages.parts.episode_list import EpisodeCommand as Command
from podplayer.ui.widgets.controls import literal


class EpisodeActions(QObject):
    """Turns a command into one call of a service, off the main thread, and says what was done."""

    def __init__(
        self,
        context: UiContext,
        *,
        removes: Command = Command.NOT_INTERESTED,
        parent: QWidget,
    ) -> None:
        """Make the actions of one page.

        Args:
            context: the services and the window.
            removes: what the Delete key means on this page.
            parent: the page; nothing is called back once it is gone.
        """
        super().__init__(parent)
        self._context = context
        self._removes = removes
        self._page = parent
        self._handlers: dict[Command, Callable[[Sequence[EpisodeRow]], None]] = {
            Command.PLAY: self._play,
            Command.QUEUE: self._queue,
            Command.QUEUE_NEXT: self._queue_next,
            Command.UNQUEUE: self._unqueue,
            Command.HEARD: self._heard,
            Command.FAVOURITE: self._favourite,
            Command.NOT_INTERESTED: self._not_interested,
            Command.DOWNLOAD: self._download,
            Command.REMOVE_DOWNLOAD: self._remove_download,
            Command.DETAILS: lambda rows: context.shell.open_episode(rows[0].id),
            Command.SHOW: lambda rows: context.shell.open_show(rows[0].podcast_id),
            Command.REMOVE: lambda rows: self.run(self._removes, rows),
        }

    def run(self, command: Command, rows: Sequence[EpisodeRow]) -> None:
        """Do it. Rows are as they are shown; what is true already is turned round."""
        if rows:
            self._handlers[command](rows)

    def show_menu(self, rows: Sequence[EpisodeRow], where: QPoint) -> None:
        """Offer everything that can be done with these rows."""
        menu = self.menu(rows)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def menu(self, rows: Sequence[EpisodeRow]) -> QMenu:
        """Return the menu of these rows."""
        menu = QMenu(self._page)
        is_one = len(rows) == 1
        if is_one:
            self._add(menu, rows, Command.PLAY, "play", "Play", "Enter")
        if any(row.is_queued for row in rows):
            self._add(menu, rows, Command.UNQUEUE, "minus", "Remove from queue", "")
        else:
            self._add(menu, rows, Command.QUEUE_NEXT, "next", "Play next", "")
            self._add(menu, rows, Command.QUEUE, "queue", "Add to queue", "Q")
        menu.addSeparator()
        is_heard = all(row.state is EpisodeState.HEARD for row in rows)
        text = "Mark as not heard" if is_heard else "Mark as heard"
        self._add(menu, rows, Command.HEARD, "check", text, "H")
        is_favourite = all(row.is_favourite for row in rows)
        text = "Remove from favourites" if is_favourite else "Add to favourites"
        icon = "heart-filled" if is_favourite else "heart"
        self._add(menu, rows, Command.FAVOURITE, icon, text, "F")
        self._add(menu, rows, Command.NOT_INTERESTED, "thumb-down", "Not interested", "")
        menu.addSeparator()
        if all(row.is_downloaded for row in rows):
            self._add(menu, rows, Command.REMOVE_DOWNLOAD, "trash", "Remove download", "")
        elif any(row.url for row in rows):
            self._add(menu, rows, Command.DOWNLOAD, "download", "Download", "D")
        if is_one:
            menu.addSeparator()
            self._add(menu, rows, Command.DETAILS, "info", "Details", "I")
            self._add(menu, rows, Command.SHOW, "shows", f"Go to {rows[0].podcast_title}", "")
        return menu

    def _add(  # noqa: PLR0913 - one line of a menu
        self,
        menu: QMenu,
        rows: Sequence[EpisodeRow],
        command: Command,
        icon: str,
        text: str,
        key: str,
    ) -> None:
        # Not a QAction shortcut: the keys belong to the list, a second owner would be ambiguous.
        words = f"{literal(text)}\t{key}" if key else literal(text)
        action = menu.addAction(self._context.icons.icon(icon), words)
        action.triggered.connect(lambda: self.run(command, rows))

    def _play(self, rows: Sequence[EpisodeRow]) -> None:
        # What is in the player already shows pause, and pauses.
        if getattr(self._context.app.listening.state, "episode_id", None) == rows[0].id:
            self._context.app.listening.toggle()
        else:
            self._context.shell.play(rows[0].id)

    def _queue(self, rows: Sequence[EpisodeRow]) -> None:
        if all(row.is_queued for row in rows):
            self._unqueue(rows)
            return
        ids = [row.id for row in rows if not row.is_queued]
        self._do(lambda: self._context.app.queueing.enqueue(ids))

    def _queue_next(self, rows: Sequence[EpisodeRow]) -> None:
        ids = [row.id for row in rows]
        self._do(lambda: self._context.app.queueing.enqueue(ids, next=True))

    def _unqueue(self, rows: Sequence[EpisodeRow]) -> None:
        ids = [row.id for row in rows]
        self._do(lambda: self._context.app.queueing.remove(ids))

    def _heard(self, rows: Sequence[EpisodeRow]) -> None:
        heard = not all(row.state is EpisodeState.HEARD for row in rows)
        ids = [row.id for row in rows]
        self._do(lambda: self._context.app.library.mark_heard(ids, heard))

    def _favourite(self, rows: Sequence[EpisodeRow]) -> None:
        favourite = not all(row.is_favourite for row in rows)
        library = self._context.app.library

        def work() -> object:
            tokens = [library.set_favourite(row.id, favourite) for row in rows]
            return tokens[0] if len(tokens) == 1 else None

        verb = "Added {} to favourites" if favourite else "Removed {} from favourites"
        self._do(work, said=verb.format(_named(rows)))

    def _not_interested(self, rows: Sequence[EpisodeRow]) -> None:
        recommendations = self._context.app.recommendations

        def work() -> UndoToken | None:
            tokens = [recommendations.feedback(row.id, FeedbackKind.NEVER) for row in rows]
            return tokens[0] if len(tokens) == 1 else None

        said = "" if len(rows) == 1 else f"{count(len(rows), 'episode')} will not be suggested"
        self._do(work, said=said)

    def _download(self, rows: Sequence[EpisodeRow]) -> None:
        for row in rows:
            if row.url and not row.is_downloaded:
                self._context.shell.download(row.id)

    def _remove_download(self, rows: Sequence[EpisodeRow]) -> None:
        downloads = self._context.app.downloads

        def work() -> None:
            for row in rows:
                downloads.remove(row.id)

        self._do(work, said=f"Removed the download of {_named(rows)}")

    def _do(self, work: Callable[[], object], *, said: str = "") -> None:
        def done(result: object) -> None:
            if isinstance(result, UndoToken):
                self._context.shell.undoable(result)
            elif said:
                self._context.shell.toast(said)

        def failed(error: PodplayerError) -> None:
            self._context.shell.show_error(error)

        self._context.tasks.run(lambda _: work(), done=done, failed=failed, owner=self)


def _named(rows: Sequence[EpisodeRow]) -> str:
    return f"“{rows[0].title}”" if len(rows) == 1 else count(len(rows), "episode")
