"""For you: what to hear now, why, and how to correct it."""

from datetime import timedelta

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from podplayer.model.errors import PodplayerError
from podplayer.model.listening import FeedbackKind
from podplayer.model.podcast import EpisodeRow
from podplayer.model.ranking import Reason, Recommendation
from podplayer.ui.announce import announce
from podplayer.ui.context import UiContext
from podplayer.ui.format import decimal, part_of_day
from podplayer.ui.pages.page import Page
from podplayer.ui.pages.parts.clock import Clock, local_now
from podplayer.ui.pages.parts.for_you.ask_bar import AskBar
from podplayer.ui.pages.parts.for_you.pick_tile import PickTile
from podplayer.ui.pages.parts.for_you.picks_view import Picks, PicksView, gather
from podplayer.ui.pages.parts.lists.actions import EpisodeActions
from podplayer.ui.pages.parts.lists.episode_list import EpisodeCommand
from podplayer.ui.pages.parts.lists.now_playing import NowPlaying
from podplayer.ui.pages.parts.skeleton import PicksSkeleton
from podplayer.ui.tasks import Task
from podplayer.ui.text import to_translate, told, tr
from podplayer.ui.widgets.controls import LabelRole, label
from podplayer.ui.widgets.faces import Faces
from podplayer.ui.widgets.keys import keeps_key
from podplayer.ui.widgets.scrolling import ScrollBody
from podplayer.ui.widgets.welcome import EmptyPage, Offer

_COUNT = 24
_SETTLES_MS = 1000
_CLOCK_MS = 20_000
_LASTS = timedelta(minutes=15)
"""How old a ranking may be when the page is opened again."""


class ForYouPage(Page):
    """One top pick, and three rows of cards below it."""

    title = to_translate("For you")

    def __init__(
        self, context: UiContext, *, now: Clock = local_now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._now = now
        self._picks: Picks | None = None
        self._is_stale = True
        self._is_active = False
        self._loading: Task[Picks] | None = None
        self._actions = EpisodeActions(context, parent=self)
        self._player = NowPlaying(context.app, parent=self)
        self._settles = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._settles.timeout.connect(self.reload)
        self._clock = QTimer(self, interval=_CLOCK_MS)
        self._clock.timeout.connect(self._tick)
        self._ranked_at = now()
        self._heading = label(part_of_day(now()), LabelRole.PAGE)
        self._caption = label("", LabelRole.SMALL)
        self._ask = AskBar(context, now=now)
        self._ask.changed.connect(self.reload)
        self._skeleton = PicksSkeleton(context)
        self._picks_view = PicksView(context, make_tile=self._tile)
        self.top_pick, self.sections = self._picks_view.top_pick, self._picks_view.sections
        self._nothing = self._nothing_page()
        self._failed = self._failed_page()
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """Rank again with what is asked for now."""
        self._settles.stop()
        self._is_stale = False
        self._ranked_at = self._now()
        if self._loading is not None:
            self._loading.cancel()
        self._tick()
        options = self._ask.options(count=_COUNT)
        app = self._context.app
        self._loading = self._context.tasks.run(
            lambda _: gather(app, options), done=self._show, failed=self._on_failed, owner=self
        )

    def play_top(self) -> None:
        """Play the top pick."""
        if self.top_pick.pick is not None and self._content.shown is self._picks_view:
            self._play(self.top_pick.pick.episode)

    @override
    def activate(self) -> None:
        self._is_active = True
        self._clock.start()
        self._tick()
        # What is good now is not what was good an hour ago.
        if self._is_stale or self._now() - self._ranked_at > _LASTS:
            self.reload()
        if self.focusWidget() is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def deactivate(self) -> None:
        self._is_active = False
        self._clock.stop()
        if self._settles.isActive():
            self._settles.stop()
            self._is_stale = True

    # What the page is made of.

    def _lay_out(self) -> None:
        self._content = Faces(self._skeleton, self._picks_view, self._nothing, self._failed)
        scroll = ScrollBody()
        box = scroll.column
        box.addWidget(self._heading)
        box.addWidget(self._caption)
        box.addSpacing(12)
        box.addWidget(self._ask)
        box.addSpacing(14)
        box.addWidget(self._content, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _connect(self) -> None:
        bridge, shell = self._context.bridge, self._context.shell
        for signal in (bridge.taste_changed, bridge.vectors_changed, bridge.library_changed):
            signal.connect(self._on_stale)
        bridge.queue_changed.connect(self._on_stale)
        self.top_pick.play.connect(self._play)
        self._player.changed.connect(self._on_player)
        self.top_pick.queue.connect(lambda row: self._actions.run(EpisodeCommand.QUEUE, [row]))
        self.top_pick.open.connect(lambda row: shell.open_episode(row.id))
        self.top_pick.answered.connect(self._answer)

    def _nothing_page(self) -> EmptyPage:
        return EmptyPage(
            icon="check",
            title=tr("Nothing left to suggest"),
            text=tr(
                "You have heard, dropped or ruled out everything that would fit. Look for new "
                "episodes, or ask for less above."
            ),
            offers=(Offer(tr("Look for new episodes"), self._context.shell.refresh, "refresh"),),
            looks=(self._context.themes, self._context.icons),
        )

    def _failed_page(self) -> EmptyPage:
        return EmptyPage(
            icon="warning",
            title=tr("This list could not be made"),
            text="",
            offers=(Offer(tr("Try again"), self.reload, "refresh"),),
            looks=(self._context.themes, self._context.icons),
        )

    def _tick(self) -> None:
        self._heading.setText(part_of_day(self._now()))
        self._ask.tick()

    # What comes back.

    def _show(self, picks: Picks) -> None:
        self._loading = None
        before, self._picks = self._picks, picks
        if not picks.ranked.items:
            self._say("")
            self._content.show_face(self._nothing)
        else:
            self._say(self._sentence(picks))
            if before is None or self._content.shown is not self._picks_view:
                self._fill(picks)
                self._content.show_face(self._picks_view)
            elif before != picks:
                self._fill(picks)
                announce(self, self._sentence(picks))
                if self._context.moves:
                    self._picks_view.fade_in()

    def _fill(self, picks: Picks) -> None:
        self._picks_view.fill(picks, now=self._now())
        self._on_player()

    def _tile(self) -> PickTile:
        tile = PickTile(self._context)
        tile.play.connect(self._play)
        tile.open.connect(lambda row: self._context.shell.open_episode(row.id))
        tile.menu_wanted.connect(self._on_menu)
        tile.answered.connect(self._answer)
        return tile

    def _sentence(self, picks: Picks) -> str:
        if not picks.has_history and picks.has_interests:
            return tr(
                "Nothing was played yet: this order goes by what you said you like, what is new "
                "and what you ask for."
            )
        if not picks.has_history:
            return tr(
                "Nothing is known of you yet: this order goes by what is new and what you ask "
                "for. Play something, and it learns."
            )
        return tr(
            "%n episode(s) picked from {considered}. Click a reason to correct it.",
            n=len(picks.ranked.items),
        ).format(considered=decimal(picks.ranked.considered))

    def _say(self, text: str) -> None:
        self._caption.setText(text)
        self._caption.setVisible(bool(text))

    def _answer(self, item: Recommendation, kind: FeedbackKind, reason: Reason | None) -> None:
        ranked = self._picks.ranked if self._picks else None
        recommendations = self._context.app.recommendations

        def done(token: object) -> None:
            self._context.shell.undoable(token)  # type: ignore[arg-type]
            self.reload()

        self._context.tasks.change(
            lambda _: recommendations.feedback(
                item.episode.id,
                kind,
                context_id=ranked.context_id if ranked else None,
                rank=item.rank,
                note=reason.feature if reason else None,
            ),
            done=done,
            failed=self._context.shell.show_error,
            owner=self,
        )

    def _play(self, row: EpisodeRow) -> None:
        if self._context.app.listening.state.episode_id == row.id:
            self._actions.run(EpisodeCommand.PLAY, [row])  # which pauses it, or goes on
            return
        ranked = self._picks.ranked if self._picks else None
        # The span belongs to the list it was chosen from: so the ranking learns from the choice.
        self._context.shell.play(row.id, context_id=ranked.context_id if ranked else None)

    def _on_player(self) -> None:
        pick = self.top_pick.pick
        is_loaded = pick is not None and pick.episode.id == self._player.episode_id
        self.top_pick.set_playing(is_playing=is_loaded and self._player.is_moving)

    def _on_menu(self, row: EpisodeRow, where: QPoint) -> None:
        self._actions.show_menu([row], where)

    def _on_stale(self) -> None:
        if self._is_active:
            # Not restarted while it runs: a stream of events would put it off for ever.
            if not self._settles.isActive():
                self._settles.start()
        else:
            self._is_stale = True

    def _on_failed(self, error: PodplayerError) -> None:
        self._loading = None
        self._failed.set_text(tr("This list could not be made"), told(error))
        self._say("")
        self._content.show_face(self._failed)

    # Qt's own names from here on.

    @override
    def event(self, event: QEvent) -> bool:
        # Space is the player's key, but with nothing in the player it means the top pick.
        is_idle = getattr(self._context.app.listening.state, "episode_id", None) is None
        keys = {Qt.Key.Key_Space} if is_idle else ()
        return keeps_key(event, keys) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            focused = self.focusWidget()
            if isinstance(focused, QAbstractButton):
                # Enter on a button is that button's, as Space is.
                focused.click()
            else:
                self.play_top()
            return
        super().keyPressEvent(event)
