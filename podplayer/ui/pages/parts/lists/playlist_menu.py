"""The menu that puts episodes into a playlist."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from podplayer.model.ids import EpisodeId
from podplayer.model.podcast import EpisodeRow, UndoToken
from podplayer.ui.context import UiContext
from podplayer.ui.dialogs.modal import show_modal
from podplayer.ui.dialogs.name import NameDialog
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import literal


def playlist_menu(
    context: UiContext, rows: Sequence[EpisodeRow], *, page: QWidget, parent: QMenu
) -> QMenu:
    """Return the playlists that are put together by hand, and the way to another."""
    menu = QMenu(tr("Add to a playlist"), parent)
    menu.setIcon(context.icons.icon("list"))
    ids = [row.id for row in rows]
    playlists = context.app.playlists
    for one in playlists.all():
        if one.rule is None:
            action = menu.addAction(literal(one.name))
            action.triggered.connect(
                lambda _=False, number=one.id: _run(context, lambda: playlists.add(number, ids))
            )
    if not menu.isEmpty():
        menu.addSeparator()
    fresh = menu.addAction(context.icons.icon("plus"), tr("New playlist…"))
    # Over the page: the menu is gone when the dialog opens.
    fresh.triggered.connect(lambda: ask_for_playlist(context, ids, parent=page.window()))
    return menu


def ask_for_playlist(context: UiContext, ids: Sequence[EpisodeId], *, parent: QWidget) -> None:
    """Ask for a name and make a playlist of these episodes."""
    playlists, shell = context.app.playlists, context.shell

    def make(name: str) -> None:
        context.tasks.run(
            lambda _: playlists.create(name, ids=ids),
            done=lambda made: shell.toast(tr("Made the playlist “{name}”").format(name=made.name)),
            failed=shell.show_error,
        )

    show_modal(
        NameDialog(title=tr("New playlist"), action=tr("Make"), on_named=make, parent=parent)
    )


def _run(context: UiContext, work: Callable[[], UndoToken]) -> None:
    context.tasks.change(
        lambda _: work(),
        done=context.shell.undoable,
        failed=context.shell.show_error,
    )
