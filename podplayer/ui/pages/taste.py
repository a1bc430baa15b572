"""Taste: what was learned, drawn, in words, and open to correction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from podplayer.model.errors import PodplayerError
from podplayer.model.ids import EpisodeId, Ms, PodcastId
from podplayer.model.podcast import EpisodeRow, Podcast
from podplayer.model.ranking import Interest, Scoreboard, Taste
from podplayer.model.taste_map import TasteMap
from podplayer.ui.context import PageName, UiContext
from podplayer.ui.format import duration, hour_of_day, percent, weekday
from podplayer.ui.pages.page import Page
from podplayer.ui.pages.parts.charts import HourGrid
from podplayer.ui.pages.parts.clock import Clock, local_now
from podplayer.ui.pages.parts.show_ranking import RankedShow, ShowRanking
from podplayer.ui.pages.parts.skeleton import TasteSkeleton
from podplayer.ui.pages.parts.taste.interest_list import InterestList
from podplayer.ui.pages.parts.taste.stated_card import StatedCard
from podplayer.ui.pages.parts.taste.taste_controls import TasteControls
from podplayer.ui.pages.parts.taste.taste_corrections import TasteCorrections
from podplayer.ui.pages.parts.taste.taste_score import TasteScore
from podplayer.ui.pages.parts.taste.topic_map import TopicMap
from podplayer.ui.ports import Services
from podplayer.ui.tasks import Task
from podplayer.ui.text import to_translate, told, tr
from podplayer.ui.widgets.controls import LabelRole, label, surface
from podplayer.ui.widgets.keys import tab_through
from podplayer.ui.widgets.scrolling import ScrollBody
from podplayer.ui.widgets.welcome import EmptyPage, Offer

ENOUGH = 5
"""Plays and answers before anything is said about a taste."""
_SETTLES_MS, _EVALUATES_MS = 1000, 500
_WIDE, _SIDE = 860, 340
_SHOWS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """Everything that the page shows but the map, fetched in one go on a thread."""

    taste: Taste
    rows: Mapping[EpisodeId, EpisodeRow]
    podcasts: Mapping[PodcastId, Podcast]


def gather(app: Services) -> Learned:
    """Ask for the taste and for what its numbers name. Blocks."""
    taste = app.recommendations.taste()
    ids = [one for interest in taste.interests for one in interest.episodes]
    return Learned(
        taste=taste,
        rows={row.id: row for row in app.library.rows(ids)},
        podcasts={show.id: show for show in app.library.podcasts()},
    )


def say_hour(day: int, hour: int, heard: int) -> str:
    """Put a square of the week into words."""
    return tr("{weekday} {hour}: {time} heard").format(
        weekday=weekday(day), hour=hour_of_day(hour), time=duration(Ms(heard)) or tr("nothing")
    )


def summarise(hours: Sequence[Sequence[int]]) -> str:
    """Say in one sentence when most is heard."""
    best = max(
        ((heard, day, hour) for day, row in enumerate(hours) for hour, heard in enumerate(row)),
        default=(0, 0, 0),
    )
    if not best[0]:
        return tr("Nothing was heard yet.")
    return tr("Most is heard on {weekday} at {hour}. The arrow keys read the hours.").format(
        weekday=weekday(best[1]), hour=hour_of_day(best[2])
    )


class TastePage(Page):
    """Map, interests, hours, shows, scoreboard, and the ways to correct all of it."""

    title = to_translate("Taste")

    def __init__(
        self, context: UiContext, *, now: Clock = local_now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.corrections = TasteCorrections(context, now=now, page=self)
        self._learned: Learned | None = None
        self._task: Task[Learned] | None = None
        self._is_active = False
        self._is_stale = True
        self._boards: dict[int, Scoreboard] = {}
        self._caption = label("", LabelRole.SMALL, wraps=True)
        self.map = TopicMap(context)
        self._map_note = label("", LabelRole.CAPTION, wraps=True)
        self.interests = InterestList(context)
        self.stated = StatedCard(context)
        self.hours = HourGrid(context, name=tr("Hours of the week"), say=say_hour)
        self.shows = ShowRanking(context, name=tr("Shows by habit"))
        self.score = TasteScore(context)
        self.controls = TasteControls(context)
        self._loading = TasteSkeleton(context)
        self._loading.setMinimumHeight(480)
        self._empty = self._make_empty()
        self._main = QWidget()
        self._side = QWidget()
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._settles = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._evaluates = QTimer(self, singleShot=True, interval=_EVALUATES_MS)
        self._connect()

    @override
    def activate(self) -> None:
        self._is_active = True
        self.controls.load()
        self.stated.load()
        if self._is_stale:
            self._load()
        elif self._learned is not None:
            self._evaluates.start()

    @override
    def deactivate(self) -> None:
        self._is_active = False
        self._settles.stop()
        self._evaluates.stop()

    # -- parts --------------------------------------------------------------------------------

    def _make_empty(self) -> EmptyPage:
        shell = self._context.shell
        return EmptyPage(
            icon="taste",
            title=tr("Nothing was learned yet"),
            text="",
            offers=(
                Offer(tr("What to hear now"), lambda: shell.open_page(PageName.FOR_YOU), "play"),
            ),
            looks=(self._context.themes, self._context.icons),
        )

    def _lay_out(self) -> None:
        # From the inside out: the order in which parts come to the page is that of the Tab key.
        self._empty.hide()
        self.controls.hide()
        self.map.setMinimumHeight(400)
        self._pair.setSpacing(20)
        self._pair.setContentsMargins(0, 0, 0, 0)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.map, 1)
        left.addWidget(self._map_note)
        right = QVBoxLayout(self._side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        right.addWidget(label(tr("What you seem to like"), LabelRole.SECTION))
        right.addWidget(self.interests)
        right.addStretch(1)
        self._pair.addLayout(left, 1)
        self._pair.addWidget(self._side)
        whole = QVBoxLayout(self._main)
        whole.setContentsMargins(0, 0, 0, 20)
        whole.setSpacing(20)
        whole.addLayout(self._pair)
        self._rest = QWidget()
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 20)
        self._second = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._second.setSpacing(20)
        self._second.addWidget(
            _titled(tr("Shows, by how much you hear them lately"), self.shows), 1
        )
        self._hours_box = self._hours_card()
        self._second.addWidget(self._hours_box)
        rest.addLayout(self._second)
        for part in (self._main, self._rest):
            part.hide()
        body = ScrollBody()
        column = body.column
        column.addWidget(label(tr("What this computer has learned about you"), LabelRole.PAGE))
        column.addWidget(self._caption)
        column.addSpacing(12)
        column.addWidget(self._loading)
        column.addWidget(self._empty)
        column.addWidget(self._main)
        column.addWidget(_titled(tr("What you said you like"), self.stated))
        column.addSpacing(20)
        column.addWidget(self._rest)
        column.addWidget(self.controls)
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(body)

    def _hours_card(self) -> QWidget:
        card = surface("card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(18, 14, 18, 10)
        inner.addWidget(self.hours)
        holder = _titled(tr("Hours × weekdays"), card)
        layout = holder.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertSpacing(layout.count() - 1, 12)
            layout.insertWidget(layout.count() - 1, label(tr("Does it work?"), LabelRole.SECTION))
            layout.insertWidget(layout.count() - 1, self.score)
        return holder

    def _connect(self) -> None:
        shell, bridge = self._context.shell, self._context.bridge
        self._settles.timeout.connect(self._load)
        self._evaluates.timeout.connect(self._evaluate)
        self.map.show_wanted.connect(shell.open_show)
        self.map.episode_wanted.connect(shell.open_episode)
        self.shows.chosen.connect(shell.open_show)
        self.shows.menu_wanted.connect(self._open_show_menu)
        self.interests.pointed.connect(self.map.highlight)
        self.interests.episode_wanted.connect(shell.open_episode)
        self.interests.more.connect(self.corrections.more)
        self.interests.less.connect(self.corrections.less)
        self.interests.forget.connect(self.corrections.ask_interest)
        self.interests.rename.connect(self.corrections.ask_name)
        self.controls.export_wanted.connect(self.corrections.ask_export)
        self.controls.forget_wanted.connect(self.corrections.ask)
        for signal in (bridge.taste_changed, bridge.vectors_changed, bridge.library_changed):
            signal.connect(self._on_changed)

    # -- loading ------------------------------------------------------------------------------

    def _load(self) -> None:
        self._is_stale = False
        if self._task is not None:
            self._task.cancel()
        app = self._context.app
        self._task = self._context.tasks.run(
            lambda _: gather(app), done=self._show, failed=self._on_failed, owner=self
        )

    def _on_failed(self, error: PodplayerError) -> None:
        self._loading.hide()
        self._empty.set_text(tr("What was learned could not be read"), told(error))
        self._empty.show()
        self._main.hide()

    def _on_changed(self) -> None:
        if self._is_active:
            self._settles.start()
        else:
            self._is_stale = True

    def _show(self, learned: Learned) -> None:
        self._learned = learned
        taste = learned.taste
        is_enough = taste.events >= ENOUGH
        self._loading.hide()
        self.controls.show()
        self._empty.setVisible(not is_enough)
        self._main.setVisible(is_enough)
        self._rest.setVisible(is_enough)
        if not is_enough:
            self._caption.setText(tr("Nothing of it leaves this computer."))
            self._explain(taste.events)
            return
        self._caption.setText(
            tr(
                "From %n play(s) and answers. You can correct or delete any of it; nothing leaves "
                "this computer.",
                n=taste.events,
            )
        )
        self.interests.show_interests(taste.interests, learned.rows)
        tab_through([self.map, *(one.edit for one in self.interests.lines)])
        self.hours.set_hours(taste.hours, summary=summarise(taste.hours))
        self._show_habits(learned)
        self._draw(taste.interests)
        self._evaluates.start()

    def _explain(self, events: int) -> None:
        settings = self._context.app.settings.current
        text = tr(
            "After %n more play(s) this page says what you seem to like, and why. Before, it would "
            "be guessing.",
            n=max(1, ENOUGH - events),
        )
        if settings.is_private:
            text = tr("Private listening is on: nothing is logged or learned while it is.")
        elif not settings.is_learning:
            text = tr("Learning is paused: nothing new is learned until you switch it on again.")
        self._empty.set_text(tr("Nothing to say about your taste yet"), text)

    def _show_habits(self, learned: Learned) -> None:
        habits = [one for one in learned.taste.shows if one.podcast_id in learned.podcasts]
        most = max((one.share for one in habits), default=0.0) or 1.0
        self.shows.show_shows(
            [
                RankedShow(
                    podcast_id=one.podcast_id,
                    title=one.title,
                    cover_url=learned.podcasts[one.podcast_id].cover_url,
                    share=one.share / most,
                    value=percent(one.share) if one.share >= 0.005 else tr("not lately"),
                    detail=tr("{finished} of %n episode(s) finished", n=one.started).format(
                        finished=one.finished
                    ),
                )
                for one in habits[:_SHOWS]
            ],
            empty=tr("No show was heard yet."),
        )

    def _draw(self, interests: Sequence[Interest]) -> None:
        maps = self._context.app.taste_maps
        self._context.tasks.run(lambda _: maps.draw(interests), done=self._show_map, owner=self)

    def _show_map(self, drawn: TasteMap) -> None:
        self.map.show_map(drawn)
        self._map_note.setVisible(bool(drawn.shows))
        self._map_note.setText(
            tr(
                "Near means alike in what episodes are about. Circles are shows, larger the more "
                "you hear them; dots are episodes, brighter once heard; colours are your "
                "interests. The two directions hold {share} of the differences between shows."
            ).format(share=percent(drawn.explained))
        )

    def _evaluate(self) -> None:
        if self._learned is None:
            return
        events = self._learned.taste.events
        if events in self._boards:
            self.score.show_board(self._boards[events])
            return
        self.score.show_busy()
        recommendations = self._context.app.recommendations

        def done(board: Scoreboard) -> None:
            # By the length of the log: the same log gives the same board.
            self._boards = {events: board}
            self.score.show_board(board)

        self._context.tasks.run(
            lambda _: recommendations.evaluate_log(),
            done=done,
            failed=lambda error: self.score.show_failure(told(error)),
            owner=self,
        )

    def _open_show_menu(self, podcast_id: PodcastId, where: QPoint) -> None:
        titles = {one.podcast_id: one.title for one in self.shows.shows}
        self.corrections.open_show_menu(podcast_id, titles[podcast_id], where)

    # Qt's own names from here on.

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= _WIDE
        direction = QBoxLayout.Direction
        flow = direction.LeftToRight if is_wide else direction.TopToBottom
        for pair in (self._pair, self._second):
            pair.setDirection(flow)
        for part in (self._side, self._hours_box):
            part.setMinimumWidth(_SIDE if is_wide else 0)
            part.setMaximumWidth(_SIDE if is_wide else 16_777_215)


def _titled(title: str, inner: QWidget) -> QWidget:
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(8)
    box.addWidget(label(title, LabelRole.SECTION))
    box.addWidget(inner)
    box.addStretch(1)
    return holder
