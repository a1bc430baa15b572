"""What is done with files, off the main thread, each with a way back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from podplayer.model.downloads import CleanPlan, Removal
from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.ui.context import UiContext
from podplayer.ui.dialogs.confirm import ConfirmDialog
from podplayer.ui.dialogs.modal import show_modal
from podplayer.ui.format import size
from podplayer.ui.models.files import FileCommand, FileLine
from podplayer.ui.text import tr


class FileActions(QObject):
    """Turns a command into one call of a service."""

    def __init__(
        self,
        context: UiContext,
        *,
        changed: Callable[[], object] = lambda: None,
        parent: QWidget,
    ) -> None:
        """Make the actions of a page; `changed` is called when something was done."""
        super().__init__(parent)
        self._context = context
        self._changed = changed
        self._page = parent
        shell = context.shell
        self._handlers: dict[FileCommand, Callable[[Sequence[EpisodeId]], object]] = {
            FileCommand.PLAY: lambda ids: shell.play(ids[0]),
            FileCommand.PAUSE: self._pause,
            FileCommand.CONTINUE: lambda ids: shell.download(*ids),
            FileCommand.FORGET: self._forget,
            FileCommand.KEEP: lambda ids: self._hold(ids, kept=True),
            FileCommand.RELEASE: lambda ids: self._hold(ids, kept=False),
            FileCommand.THROW: self.throw,
            FileCommand.RESTORE: self.restore,
            FileCommand.DETAILS: lambda ids: shell.open_episode(ids[0]),
            FileCommand.SHOW: lambda ids: shell.open_show(PodcastId(ids[0])),
        }

    def run(self, command: FileCommand, lines: Sequence[FileLine]) -> None:
        """Do it with these lines."""
        if lines:
            self._handlers[command]([EpisodeId(line.key) for line in lines])

    def throw(self, ids: Sequence[EpisodeId]) -> None:
        """Move files into the trash."""
        store = self._context.app.storekeeping
        self._do(lambda: store.carry_out(store.plan_for(ids)), self._say_thrown)

    def clean(self, plan: CleanPlan) -> None:
        """Carry a plan out; without a trash that cannot be undone, so it asks first."""
        store = self._context.app.storekeeping

        def begin() -> None:
            self._do(lambda: store.carry_out(plan), self._say_thrown)

        if self._context.app.settings.current.trash_days > 0:
            begin()
            return
        self._ask(
            title=tr("Delete %n file(s)?", n=len(plan.removals)),
            text=tr("You keep nothing in the trash, so this cannot be undone."),
            action=tr("Delete"),
            then=begin,
        )

    def restore(self, ids: Sequence[EpisodeId]) -> None:
        """Bring files back; a clean-up leaves them alone from then on."""
        store = self._context.app.storekeeping
        text = tr("Brought back %n file(s); they are kept now", n=len(ids))
        self._do(lambda: store.restore(ids), lambda _: self._context.shell.toast(text))

    def empty_trash(self, number: int, trashed: int) -> None:
        """Ask, then delete what lies in the trash."""
        store = self._context.app.storekeeping

        def done(freed: object) -> None:
            if isinstance(freed, int):
                self._context.shell.toast(tr("{size} free again").format(size=size(freed)))

        self._ask(
            title=tr("Empty the trash?"),
            text=tr(
                "This deletes %n file(s) for good. The episodes stay in your library.", n=number
            ),
            action=tr("Delete {size}").format(size=size(trashed)),
            then=lambda: self._do(store.empty, done),
        )

    def _pause(self, ids: Sequence[EpisodeId]) -> None:
        downloads = self._context.app.downloads
        self._do(lambda: [downloads.pause(episode_id) for episode_id in ids])

    def _forget(self, ids: Sequence[EpisodeId]) -> None:
        downloads, shell = self._context.app.downloads, self._context.shell

        def work() -> None:
            for episode_id in ids:
                downloads.pause(episode_id)
                downloads.remove(episode_id)

        self._do(
            work,
            lambda _: shell.toast(
                tr("%n download(s) called off", n=len(ids)),
                action=tr("Undo"),
                on_action=lambda: shell.download(*ids),
            ),
        )

    def _hold(self, ids: Sequence[EpisodeId], *, kept: bool) -> None:
        downloads, shell = self._context.app.downloads, self._context.shell
        text = (
            tr("%n file(s) will not be cleaned away", n=len(ids))
            if kept
            else tr("%n file(s) may be cleaned away again", n=len(ids))
        )
        self._do(
            lambda: downloads.keep(ids, kept=kept),
            lambda _: shell.toast(
                text,
                action=tr("Undo"),
                on_action=lambda: self._do(lambda: downloads.keep(ids, kept=not kept)),
            ),
        )

    def _say_thrown(self, gone: object) -> None:
        removals = (
            [one for one in gone if isinstance(one, Removal)] if isinstance(gone, list) else []
        )
        ids = [removal.file.episode_id for removal in removals]
        freed = size(sum(removal.file.size for removal in removals))
        self._context.shell.toast(
            tr("%n file(s) in the trash ({size})", n=len(ids)).format(size=freed),
            action=tr("Undo") if ids else "",
            on_action=(lambda: self.restore(ids)) if ids else None,
        )

    def _ask(self, *, title: str, text: str, action: str, then: Callable[[], object]) -> None:
        show_modal(
            ConfirmDialog(
                title=title,
                text=text,
                action=action,
                on_confirmed=then,
                parent=self._page.window(),
            )
        )

    def _do(
        self, work: Callable[[], object], done: Callable[[object], object] = lambda _: None
    ) -> None:
        def ended(result: object) -> None:
            done(result)
            self._changed()

        self._context.tasks.change(
            lambda _: work(),
            done=ended,
            failed=self._context.shell.show_error,
            owner=self,
        )
