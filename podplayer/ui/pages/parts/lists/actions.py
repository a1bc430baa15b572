"""What can be done with episodes, from any page: by key, button or menu."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from podplayer.model.errors import PodplayerError
from podplayer.model.listening import FeedbackKind
from podplayer.model.podcast import EpisodeRow, EpisodeState, UndoToken
from podplayer.ui.context import UiContext
from podplayer.ui.pages.parts.lists.episode_list import EpisodeCommand as Command
from podplayer.ui.pages.parts.lists.file_actions import FileActions
from podplayer.ui.pages.parts.lists.playlist_menu import playlist_menu
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import literal, shortened


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
        self._files = FileActions(context, parent=parent)
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
            self._add(menu, rows, Command.PLAY, "play", tr("Play"), "Enter")
        if any(row.is_queued for row in rows):
            self._add(menu, rows, Command.UNQUEUE, "minus", tr("Remove from queue"), "")
        else:
            self._add(menu, rows, Command.QUEUE_NEXT, "next", tr("Play next"), "")
            self._add(menu, rows, Command.QUEUE, "queue", tr("Add to queue"), "Q")
        menu.addMenu(playlist_menu(self._context, rows, page=self._page, parent=menu))
        menu.addSeparator()
        is_heard = all(row.state is EpisodeState.HEARD for row in rows)
        text = tr("Mark as not heard") if is_heard else tr("Mark as heard")
        self._add(menu, rows, Command.HEARD, "check", text, "H")
        is_favourite = all(row.is_favourite for row in rows)
        text = tr("Remove from favourites") if is_favourite else tr("Add to favourites")
        icon = "heart-filled" if is_favourite else "heart"
        self._add(menu, rows, Command.FAVOURITE, icon, text, "F")
        self._add(menu, rows, Command.NOT_INTERESTED, "thumb-down", tr("Not interested"), "")
        menu.addSeparator()
        if all(row.is_downloaded for row in rows):
            self._add(menu, rows, Command.REMOVE_DOWNLOAD, "trash", tr("Remove download"), "")
        elif any(row.url for row in rows):
            self._add(menu, rows, Command.DOWNLOAD, "download", tr("Download"), "D")
        if is_one:
            menu.addSeparator()
            self._add(menu, rows, Command.DETAILS, "info", tr("Details"), "I")
            self._add(
                menu,
                rows,
                Command.SHOW,
                "shows",
                tr("Go to {show}").format(show=shortened(rows[0].podcast_title)),
                "",
            )
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
        ids = [row.id for row in rows]
        self._do(lambda: self._context.app.library.set_favourites(ids, favourite))

    def _not_interested(self, rows: Sequence[EpisodeRow]) -> None:
        """Out of New, and the ranking learns from it; one Undo takes both back."""
        app = self._context.app
        ids = [row.id for row in rows]

        def work() -> list[UndoToken]:
            answers = [app.recommendations.feedback(one, FeedbackKind.NEVER) for one in ids]
            return [app.library.dismiss(ids), *(token for token in answers if token is not None)]

        def done(tokens: list[UndoToken]) -> None:
            self._context.shell.toast(
                tr("%n episode(s) put aside", n=len(ids)),
                action=tr("Undo"),
                on_action=lambda: self._do(lambda: self._take_back(tokens)),
            )

        self._context.tasks.change(
            lambda _: work(),
            done=done,
            failed=self._context.shell.show_error,
            owner=self,
        )

    def _take_back(self, tokens: Sequence[UndoToken]) -> None:
        for token in reversed(tokens):
            self._context.app.library.undo(token)

    def _download(self, rows: Sequence[EpisodeRow]) -> None:
        ids = [row.id for row in rows if row.url and not row.is_downloaded]
        if ids:
            self._context.shell.download(*ids)

    def _remove_download(self, rows: Sequence[EpisodeRow]) -> None:
        self._files.throw([row.id for row in rows if row.is_downloaded])

    def _do(self, work: Callable[[], object]) -> None:
        def done(result: object) -> None:
            if isinstance(result, UndoToken):
                self._context.shell.undoable(result)

        def failed(error: PodplayerError) -> None:
            self._context.shell.show_error(error)

        self._context.tasks.change(lambda _: work(), done=done, failed=failed, owner=self)
