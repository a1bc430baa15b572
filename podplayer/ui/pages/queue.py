"""Queue: what plays next, in the order that the listener drags it into."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from podplayer.model.errors import PodplayerError
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.podcast import EpisodeRow
from podplayer.ui.context import PageName, UiContext
from podplayer.ui.delegates.episode import describe
from podplayer.ui.format import count, dotted, duration, ends_at, speed
from podplayer.ui.models.queue import QueueModel
from podplayer.ui.pages.page import Page
from podplayer.ui.pages.parts.actions import EpisodeActions
from podplayer.ui.pages.parts.clock import Clock, local_now
from podplayer.ui.pages.parts.episode_feed import EpisodeFeed
from podplayer.ui.pages.parts.episode_list import EpisodeCommand
from podplayer.ui.pages.parts.list_card import ListCard
from podplayer.ui.pages.parts.queue_list import QueueListView
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label
from podplayer.ui.widgets.welcome import EmptyPage, Offer


def time_left(rows: Sequence[EpisodeRow]) -> Ms:
    """How much media is still to be heard; episodes of unknown length count nothing."""
    return Ms(sum(max(0, (row.duration or 0) - row.position) for row in rows))


class QueuePage(Page):
    """The list with handles, and when it will have been heard."""

    title = "Queue"

    def __init__(
        self, context: UiContext, *, now: Clock = local_now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._now = now
        self.model = QueueModel(describe=lambda row: describe(row, now=now()), parent=self)
        self.view = QueueListView(context, model=self.model, now=now)
        self._feed = EpisodeFeed(context, model=self.model, view=self.view, parent=self)
        self._actions = EpisodeActions(context, removes=EpisodeCommand.UNQUEUE, parent=self)
        self._caption = label("", LabelRole.SMALL)
        self._clear = button("Clear queue", ButtonKind.QUIET)
        self.card = ListCard(
            context,
            view=self.view,
            empty=EmptyPage(
                icon="queue",
                title="The queue is empty",
                text="Press Q on an episode, or choose “Play next”. What stands here plays one "
                "after the other.",
                offers=(Offer("See what is new", lambda: context.shell.open_page(PageName.NEW)),),
                looks=(context.themes, context.icons),
            ),
        )
        self._lay_out()
        self._connect()

    @override
    def activate(self) -> None:
        self.card.show_loading()
        self._feed.load(self._query)
        self.card.focus_list()

    def sentence(self) -> str:
        """Say how long the queue is: "6 episodes · 2 h 26 min at 1.4× · ends at 11:40"."""
        rows = self.model.rows
        left = time_left(rows)
        rate = self._rate()
        at_speed = duration(Ms(round(left / rate)))
        return dotted(
            count(len(rows), "episode"),
            f"{at_speed} at {speed(rate)}" if at_speed else "",
            f"ends at {ends_at(self._now(), left, rate=rate)}" if left else "",
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label("Queue", LabelRole.PAGE), 1)
        head.addWidget(self._clear)
        box = QVBoxLayout(self)
        box.setContentsMargins(28, 20, 28, 20)
        box.setSpacing(0)
        box.addLayout(head)
        box.addSpacing(2)
        box.addWidget(self._caption)
        box.addSpacing(14)
        box.addWidget(self.card, 1)

    def _connect(self) -> None:
        self._clear.clicked.connect(self._on_clear)
        self._feed.loaded.connect(self._on_loaded)
        self._feed.failed.connect(self._on_failed)
        self._feed.player.changed.connect(lambda *_: self._say())
        self.model.moved.connect(self._on_moved)
        self.view.command.connect(self._actions.run)
        self.view.menu_wanted.connect(self._actions.show_menu)
        self._context.bridge.queue_changed.connect(self._feed.reload)
        self._context.bridge.settings_changed.connect(lambda _: self._say())

    def _query(self, _limit: int, offset: int) -> Sequence[EpisodeRow]:
        # All of it: an order can only be changed where the whole of it is there.
        return () if offset else self._context.app.queueing.rows()

    def _rate(self) -> float:
        player = self._feed.player
        return player.rate if player.episode_id else self._context.app.settings.current.speed

    def _on_loaded(self, number: int) -> None:
        self.card.show_rows(number)
        self._clear.setVisible(number > 0)
        self._say()

    def _say(self) -> None:
        has_rows = bool(self.model.rows)
        self._caption.setVisible(has_rows)
        self._caption.setText(self.sentence() if has_rows else "")

    def _on_failed(self, error: PodplayerError) -> None:
        self.card.show_failure(str(error))

    def _on_moved(self, episode_id: EpisodeId, place: int) -> None:
        queueing = self._context.app.queueing
        self._context.tasks.run(
            lambda _: queueing.move(episode_id, place),
            failed=self._on_move_failed,
            owner=self,
        )

    def _on_move_failed(self, error: PodplayerError) -> None:
        self._context.shell.show_error(error)
        self._feed.load(self._query)

    def _on_clear(self) -> None:
        queueing = self._context.app.queueing
        self._context.tasks.run(
            lambda _: queueing.clear(),
            done=self._context.shell.undoable,
            failed=self._context.shell.show_error,
            owner=self,
        )
