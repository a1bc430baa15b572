"""Queue: what plays next, in the order that the listener drags it into, and the playlists."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from podplayer.model.errors import PodplayerError
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.podcast import EpisodeRow
from podplayer.model.shelves import Page as Part
from podplayer.model.shelves import Playlist
from podplayer.ui.context import PageName, UiContext
from podplayer.ui.delegates.episode import describe
from podplayer.ui.format import dotted, duration, ends_at, speed
from podplayer.ui.models.queue import QueueModel
from podplayer.ui.pages.page import Page
from podplayer.ui.pages.parts.clock import Clock, local_now
from podplayer.ui.pages.parts.lists.actions import EpisodeActions
from podplayer.ui.pages.parts.lists.episode_feed import EpisodeFeed
from podplayer.ui.pages.parts.lists.episode_list import EpisodeCommand
from podplayer.ui.pages.parts.lists.list_card import ListCard
from podplayer.ui.pages.parts.queue.playlist_actions import PlaylistActions
from podplayer.ui.pages.parts.queue.playlist_bar import PlaylistBar
from podplayer.ui.pages.parts.queue.queue_list import QueueListView
from podplayer.ui.text import to_translate, told, tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label
from podplayer.ui.widgets.welcome import EmptyPage, Offer


def time_left(rows: Sequence[EpisodeRow]) -> Ms:
    """How much media is still to be heard; episodes of unknown length count nothing."""
    return Ms(sum(max(0, (row.duration or 0) - row.position) for row in rows))


class QueuePage(Page):
    """Chips for the lists, the list with handles, and when it will have been heard."""

    title = to_translate("Queue")

    def __init__(
        self, context: UiContext, *, now: Clock = local_now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._now = now
        self._playlist: Playlist | None = None
        self._playlists: Sequence[Playlist] = ()
        self.model = QueueModel(
            describe=lambda row: describe(row, now=now(), names_queue=False), parent=self
        )
        self.view = QueueListView(context, model=self.model, now=now)
        self._feed = EpisodeFeed(context, model=self.model, view=self.view, parent=self)
        self._actions = EpisodeActions(context, removes=EpisodeCommand.UNQUEUE, parent=self)
        self.playlist_actions = PlaylistActions(context, parent=self)
        self.bar = PlaylistBar(context)
        self._caption = label("", LabelRole.SMALL)
        icons = context.icons
        self._clear = button(tr("Clear queue"), ButtonKind.QUIET)
        self.save = button(tr("Save as playlist…"), ButtonKind.QUIET)
        self.play = button(tr("Play"), ButtonKind.PRIMARY, icon=(icons, "play"))
        self.enqueue = button(tr("Add to queue"), icon=(icons, "queue"))
        self.edit = button("")
        self.delete = button(tr("Delete"), ButtonKind.QUIET)
        self.card = ListCard(
            context,
            view=self.view,
            empty=EmptyPage(
                icon="queue",
                title="",
                text="",
                offers=(
                    Offer(tr("See what is new"), lambda: context.shell.open_page(PageName.NEW)),
                ),
                looks=(context.themes, context.icons),
            ),
        )
        self._lay_out()
        self._connect()
        self._say_buttons()

    @override
    def activate(self) -> None:
        self.card.show_loading()
        self._load_playlists()
        self._load()
        self.card.focus_list()

    def choose(self, number: int | None) -> None:
        """Show a playlist; None is the queue itself."""
        self.bar.choose(number)
        self._show_list(number)

    def sentence(self) -> str:
        """Say how long the list is: "6 episodes · 2 h 26 min at 1.4× · ends at 11:40"."""
        rows = self.model.rows
        left = time_left(rows)
        rate = self._rate()
        at_speed = duration(Ms(round(left / rate)))
        is_whole = not self.model.canFetchMore(self.view.rootIndex())
        ends = left and is_whole
        return dotted(
            tr("%n episode(s)", n=len(rows))
            if is_whole
            else tr("%n episode(s) and more", n=len(rows)),
            tr("{time} at {speed}").format(time=at_speed, speed=speed(rate)) if at_speed else "",
            tr("ends at {time}").format(time=ends_at(self._now(), left, rate=rate)) if ends else "",
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(tr("Queue"), LabelRole.PAGE), 1)
        for part in (self.save, self._clear, self.delete, self.edit, self.enqueue, self.play):
            head.addWidget(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(28, 20, 28, 20)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self._caption)
        box.addSpacing(12)
        box.addWidget(self.bar)
        box.addSpacing(14)
        box.addWidget(self.card, 1)

    def _connect(self) -> None:
        self._clear.clicked.connect(self._on_clear)
        self.save.clicked.connect(lambda: self.playlist_actions.make(self._queued))
        self.play.clicked.connect(lambda: self._with_playlist(self.playlist_actions.play))
        self.enqueue.clicked.connect(lambda: self._with_playlist(self.playlist_actions.enqueue))
        self.delete.clicked.connect(lambda: self._with_playlist(self.playlist_actions.delete))
        self.edit.clicked.connect(self._on_edit)
        self.bar.chosen.connect(self._show_list)
        self.bar.add_wanted.connect(self._open_new)
        self.playlist_actions.made.connect(self._on_made)
        self._feed.loaded.connect(self._on_loaded)
        self._feed.failed.connect(self._on_failed)
        self._feed.player.changed.connect(lambda *_: self._say())
        self.model.moved.connect(self._on_moved)
        self.model.rowsInserted.connect(lambda *_: self._say())
        self.view.command.connect(self._on_command)
        self.view.menu_wanted.connect(self._actions.show_menu)
        bridge = self._context.bridge
        bridge.queue_changed.connect(self._on_queue_changed)
        bridge.playlists_changed.connect(self._load_playlists)
        bridge.settings_changed.connect(lambda _: self._say())

    def _load(self) -> None:
        app, playlist = self._context.app, self._playlist

        def query(part: Part) -> Sequence[EpisodeRow]:
            if playlist is not None and playlist.rule is not None and playlist.rule.limit is None:
                rule = playlist.rule
                return app.library.page(rule.filter, replace(part, order=rule.order))
            # All of it: an order can only be changed where the whole of it is there.
            if part.after is not None:
                return ()
            return app.queueing.rows() if playlist is None else app.playlists.rows(playlist.id)

        self.view.set_movable(is_movable=playlist is None or playlist.rule is None)
        self._feed.load(query)

    def _load_playlists(self) -> None:
        playlists = self._context.app.playlists
        self._context.tasks.run(
            lambda _: playlists.all(),
            done=self._show_playlists,
            failed=self._context.shell.show_error,
            owner=self,
        )

    def _show_playlists(self, playlists: Sequence[Playlist]) -> None:
        if list(playlists) == list(self._playlists):
            return
        self._playlists = playlists
        self.bar.set_playlists(playlists)
        self._show_list(self.bar.current)

    def _show_list(self, number: int | None) -> None:
        self._playlist = next((one for one in self._playlists if one.id == number), None)
        self._say_buttons()
        self._load()

    def _on_made(self, playlist: Playlist) -> None:
        self._playlists = (*self._playlists, playlist)
        self.bar.set_playlists(self._playlists)
        self.choose(playlist.id)

    def _with_playlist(self, act: Callable[[Playlist], object]) -> None:
        if self._playlist is not None:
            act(self._playlist)

    def _queued(self) -> Sequence[EpisodeId]:
        return [row.id for row in self._context.app.queueing.rows()]

    def _on_edit(self) -> None:
        actions = self.playlist_actions
        self._with_playlist(
            lambda one: actions.rename(one) if one.rule is None else actions.edit_rule(one)
        )

    def _open_new(self, where: QPoint) -> None:
        icons, menu = self._context.icons, QMenu(self)
        menu.addAction(icons.icon("filter"), tr("Filled by a rule…")).triggered.connect(
            lambda _=False: self.playlist_actions.edit_rule()
        )
        menu.addAction(icons.icon("list"), tr("Put together by hand…")).triggered.connect(
            lambda: self.playlist_actions.make(tuple)
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _rate(self) -> float:
        player = self._feed.player
        return player.rate if player.episode_id else self._context.app.settings.current.speed

    def _on_loaded(self, number: int) -> None:
        self.card.empty.set_text(*self._empty_text())
        self.card.show_rows(number)
        self._say_buttons()
        self._say()

    def _empty_text(self) -> tuple[str, str]:
        if self._playlist is None:
            return (
                tr("The queue is empty"),
                tr(
                    "Press Q on an episode, or choose “Play next”. What stands here plays one "
                    "after the other."
                ),
            )
        if self._playlist.rule is not None:
            return (
                tr("Nothing fits now"),
                tr("As soon as an episode fits the rule of this playlist, it is here."),
            )
        return (
            tr("This playlist is empty"),
            tr("“Add to a playlist” is in the menu of every episode."),
        )

    def _say_buttons(self) -> None:
        playlist, has_rows = self._playlist, bool(self.model.rows)
        for part in (self._clear, self.save):
            part.setVisible(playlist is None and has_rows)
        for part in (self.play, self.enqueue):
            part.setVisible(playlist is not None and has_rows)
        for part in (self.edit, self.delete):
            part.setVisible(playlist is not None)
        is_ruled = playlist is not None and playlist.rule is not None
        self.edit.setText(tr("Change the rule…") if is_ruled else tr("Rename…"))

    def _say(self) -> None:
        has_rows = bool(self.model.rows)
        self._caption.setVisible(has_rows)
        self._caption.setText(self.sentence() if has_rows else "")

    def _on_failed(self, error: PodplayerError) -> None:
        self.card.show_failure(told(error))

    def _on_queue_changed(self) -> None:
        if self._playlist is None:
            self._feed.reload()

    def _on_command(self, command: EpisodeCommand, rows: Sequence[EpisodeRow]) -> None:
        playlist = self._playlist
        if command is EpisodeCommand.REMOVE and playlist is not None:
            if playlist.rule is None:
                self.playlist_actions.take_out(playlist, [row.id for row in rows])
            else:
                self._context.shell.toast(
                    tr("A rule fills this playlist; change the rule to leave something out.")
                )
            return
        self._actions.run(command, rows)

    def _on_moved(self, episode_id: EpisodeId, place: int) -> None:
        app, playlist = self._context.app, self._playlist

        def work() -> object:
            if playlist is None:
                return app.queueing.move(episode_id, place)
            return app.playlists.move(playlist.id, episode_id, place)

        self._context.tasks.run(lambda _: work(), failed=self._on_move_failed, owner=self)

    def _on_move_failed(self, error: PodplayerError) -> None:
        self._context.shell.show_error(error)
        self._load()

    def _on_clear(self) -> None:
        queueing = self._context.app.queueing
        self._context.tasks.change(
            lambda _: queueing.clear(),
            done=self._context.shell.undoable,
            failed=self._context.shell.show_error,
            owner=self,
        )
