"""Joins the player bar with the listening service."""

import logging
import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from podplayer.model.errors import NotFoundError, PodplayerError
from podplayer.model.feed import Chapter
from podplayer.model.ids import ContextId, EpisodeId, Ms
from podplayer.model.podcast import EpisodeDetail
from podplayer.model.ranking import RankedList, RankingOptions
from podplayer.services.follow_up import Following
from podplayer.services.player_state import PlayerState
from podplayer.services.playing_wishes import WishScope
from podplayer.ui.listening_ports import Listening
from podplayer.ui.player_view import PlayerView, view_of
from podplayer.ui.ports import Services
from podplayer.ui.shortcuts import Command
from podplayer.ui.tasks import Tasks
from podplayer.ui.text import shown, told, tr
from podplayer.ui.widgets.player_bar import PlayerBar
from podplayer.ui.widgets.player_menus import SleepChoice, SleepView, faster, slower

logger = logging.getLogger(__name__)

_STEP = 0.05
_AGAIN = 3_000
"""Milliseconds into a chapter, after which going back leads to its own beginning."""
_POLL_PLAYING = 100
_POLL_RESTING = 500
"""Milliseconds between two looks at an engine that cannot tell by itself."""
_SAVE_AFTER = 800
"""Milliseconds of quiet after which the volume is stored."""


class PlayerLink(QObject):
    """Snapshots go to the bar, wishes go to the service, on the main thread."""

    failed = Signal(str)
    """A sentence."""
    episode_changed = Signal(object)
    """An EpisodeId or None."""
    bookmarked = Signal(int, object)
    """An EpisodeId and a position in Ms."""
    dozed = Signal(object)
    """A position in Ms: it plays again after the sleep timer, which was set there."""
    view_changed = Signal(object)
    """A PlayerView; four times a second while it plays."""

    _heard = Signal(object)

    def __init__(
        self, *, app: Services, bar: PlayerBar, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self._asked_for: EpisodeId | None = None
        """For which episode the ranking was asked what should follow."""
        self._bar = bar
        self._view = PlayerView(volume=app.settings.current.volume, rate=app.settings.current.speed)
        self._episode: EpisodeId | None = None
        self.detail: EpisodeDetail | None = None
        """The open episode."""
        self.chapters: Sequence[Chapter] = ()
        """Of the open episode, from wherever there are any."""
        self._said: str | None = None
        self._refused: str | None = None
        """Why what was asked for last cannot be played; its place in the player is the bar."""
        self._wanted: Callable[[Listening], object] | None = None
        """What is to be done once the engine is loaded."""
        self._loudness = app.settings.current.volume
        self._sleep_until: datetime | None = None
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL_RESTING)
        self._poll.timeout.connect(self._on_poll)
        self._save = QTimer(self)
        self._save.setSingleShot(True)
        self._save.setInterval(_SAVE_AFTER)
        self._save.timeout.connect(self._on_quiet)
        # Queued: the service tells in the middle of its own work.
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        self._end: Callable[[], None] | None = None
        self._connect()
        self.apply_settings()
        bar.set_state(self._view)

    def attach(self) -> None:
        """Make the player and follow it. Called after the first paint: an engine costs 60 ms."""
        if self._end is None:
            self._end = self._app.listening.on_state(self._heard.emit)
            self._poll.start()
            self._on_heard(self._app.listening.state)

    @property
    def _player(self) -> Listening:
        self.attach()
        return self._app.listening

    def close(self) -> None:
        """Hear nothing any more."""
        self._poll.stop()
        if self._end is not None:
            self._end()
        if self._save.isActive():
            self._on_quiet()

    @property
    def view(self) -> PlayerView:
        """The player as the window shows it."""
        return self._view

    def handlers(self) -> dict[Command, Callable[[], object]]:
        """Return what the player's keys do."""
        return {
            Command.TOGGLE: self.toggle,
            Command.BACK: self.skip_back,
            Command.FORWARD: self.skip_forward,
            Command.NEXT: self.next,
            Command.FASTER: lambda: self.change_rate(is_faster=True),
            Command.SLOWER: lambda: self.change_rate(is_faster=False),
            Command.LOUDER: lambda: self.change_volume(is_louder=True),
            Command.SOFTER: lambda: self.change_volume(is_louder=False),
            Command.MUTE: self.toggle_mute,
            Command.CHAPTER_ON: lambda: self.step_chapter(by=1),
            Command.CHAPTER_BACK: lambda: self.step_chapter(by=-1),
            Command.BOOKMARK: self.bookmark,
            Command.SLEEP: self._bar.open_sleep_menu,
        }

    def play(self, episode_id: EpisodeId, *, context_id: ContextId | None = None) -> None:
        """Play an episode, chosen from the ranked list of a context or elsewhere."""
        self._when_ready(lambda player: player.play(episode_id, context_id=context_id))

    def toggle(self) -> None:
        """Play or pause; with nothing open, begin with the queue."""
        if self._wanted is not None:
            self._wanted = None  # pressed again before it sounded
        else:
            self._when_ready(lambda player: player.toggle())

    def resume(self) -> None:
        """Play, if it does not and is not about to."""
        if not self._view.is_playing and self._wanted is None:
            self.toggle()

    def pause(self) -> None:
        """Keep the place."""
        self._wanted = None
        if self._view.is_playing:
            self._player.pause()

    def seek(self, position: Ms) -> None:
        """Go to a place in the episode."""
        if self._episode is not None:
            self._player.seek(position)

    def skip(self, seconds: float) -> None:
        """Go some seconds back or forward."""
        if self._episode is not None:
            self._player.skip(seconds)

    def skip_back(self) -> None:
        """Go back as far as the listener set."""
        self.skip(-self._app.settings.current.skip_back_seconds)

    def skip_forward(self) -> None:
        """Go forward as far as the listener set."""
        self.skip(self._app.settings.current.skip_forward_seconds)

    def next(self) -> None:
        """Go on with the queue."""
        self._when_ready(lambda player: player.next())

    def _when_ready(self, deed: Callable[[Listening], object]) -> None:
        """Do the last of what is asked for once the engine is loaded: a task, the first time."""
        self._wanted = deed
        if self._app.is_engine_loaded:
            self._do_wanted()
        else:
            load = self._app.load_engine
            # However it ended: what is missing is said by who makes the engine.
            self._tasks.run(lambda _: load(), ended=self._do_wanted, owner=self)

    def _do_wanted(self) -> None:
        deed, self._wanted = self._wanted, None
        self._refused = None
        try:
            if deed is not None:
                deed(self._player)
        except PodplayerError as error:
            self._refused = told(error)
            self.failed.emit(self._refused)
        self._show_view()

    def step_chapter(self, *, by: int) -> None:
        """Go to the next chapter, or to the beginning of this one or the one before."""
        starts = [chapter.start for chapter in self.chapters]
        here = self._view.position
        if by > 0:
            target = next((start for start in starts if start > here), None)
        else:
            target = next((start for start in reversed(starts) if start < here - _AGAIN), None)
        if target is not None:
            self.seek(target)

    def bookmark(self) -> None:
        """Mark the place that is heard."""
        episode_id, at = self._episode, self._view.position
        if episode_id is None:
            self.failed.emit(tr("Nothing is playing that could be marked."))
            return
        app = self._app
        self._tasks.run(
            lambda _: app.hearing.bookmarks.add(episode_id, at=at),
            done=lambda _: self.bookmarked.emit(episode_id, at),
            failed=lambda error: self.failed.emit(told(error)),
            owner=self,
        )

    def set_rate(self, rate: float, scope: WishScope | None = None) -> None:
        """Play at another speed; None is for whatever has the speed that holds now."""
        self._player.set_rate(rate, scope=scope)

    def change_rate(self, *, is_faster: bool) -> None:
        """One step faster or slower."""
        self.set_rate(faster(self._view.rate) if is_faster else slower(self._view.rate))

    def change_volume(self, *, is_louder: bool) -> None:
        """One step louder or softer."""
        step = _STEP if is_louder else -_STEP
        self.set_volume(min(1.0, max(0.0, self._view.volume + step)))

    def set_volume(self, volume: float) -> None:
        """Play at another loudness."""
        if volume > 0:
            self._loudness = volume
        self._player.set_volume(volume)
        self._view = replace(self._view, volume=volume)
        self._save.start()

    def toggle_mute(self) -> None:
        """Fall silent, or back to the loudness before."""
        self.set_volume(0.0 if self._view.volume > 0 else self._loudness or 0.5)

    def apply_settings(self) -> None:
        """Use the listener's distances."""
        settings = self._app.settings.current
        self._bar.set_skips(back=settings.skip_back_seconds, forward=settings.skip_forward_seconds)

    def reload_episode(self) -> None:
        """Read the playing episode's names again, on a thread: each change of the library asks."""
        episode_id = self._episode
        if episode_id is None:
            self._bar.set_episode(None)
            return

        def show(detail: EpisodeDetail | None) -> None:
            if episode_id == self._episode:
                self._show_detail(detail)

        self._tasks.run(lambda _: self._detail_of(episode_id), done=show, owner=self)

    def _connect(self) -> None:
        bar = self._bar
        bar.toggle_wanted.connect(self.toggle)
        bar.skip_wanted.connect(self.skip)
        bar.next_wanted.connect(self.next)
        bar.seek_wanted.connect(lambda position: self.seek(Ms(position)))
        bar.rate_chosen.connect(self.set_rate)
        bar.volume_chosen.connect(self.set_volume)
        bar.mute_wanted.connect(self.toggle_mute)
        bar.sleep_chosen.connect(self._on_sleep_chosen)

    @Slot(object)
    def _on_heard(self, state: PlayerState) -> None:
        view = view_of(state, now=datetime.now().astimezone())
        is_awake = view.is_playing and not self._view.is_playing
        self._view = view
        if view.episode_id != self._episode:
            self._episode = view.episode_id
            self.chapters = ()
            # At once: who hears of another episode asks for its names.
            self._show_detail(self._detail_of(view.episode_id) if view.episode_id else None)
            self._read_chapters(view.episode_id)
            self.episode_changed.emit(view.episode_id)
        self._refused = None if view.is_playing else self._refused
        self._show_view()
        self._sleep_until = state.sleep_until
        self._bar.set_sleep(self._sleep_view(state))
        if is_awake and state.dozed_from is not None:
            self.dozed.emit(state.faded_from or state.dozed_from)
        self._suggest_if_wanted()
        self._poll.setInterval(_POLL_PLAYING if view.is_playing else _POLL_RESTING)
        said = shown(view.error or state.notice or "")
        if said and said != self._said:
            self.failed.emit(said)
        self._said = said
        self.view_changed.emit(view)

    def _on_poll(self) -> None:
        self._player.poll()
        if self._sleep_until is not None and not self._view.is_playing:
            # Nothing ticks while it is paused, but the time of the timer goes on.
            state = self._player.state
            self._bar.set_sleep(self._sleep_view(state))

    def _sleep_view(self, state: PlayerState) -> SleepView:
        return SleepView(
            text=sleep_text(state, now=datetime.now(UTC)),
            has_chapters=bool(self.chapters),
            dozed_from=state.dozed_from,
            faded_from=state.faded_from,
        )

    def _suggest_if_wanted(self) -> None:
        """Near the end of an empty queue, let the ranking choose what goes on; on a thread."""
        if self._asked_for == self._episode or not self._player.wants_suggestion:
            return
        asked = self._asked_for = self._episode

        def done(ranked: RankedList) -> None:
            best = next((one for one in ranked.items if one.episode.id != asked), None)
            if best is not None and asked == self._episode:
                self._player.suggest_next(Following(best.episode.id, ranked.context_id))

        app = self._app
        self._tasks.run(
            lambda _: app.recommendations.rank(RankingOptions(count=2)), done=done, owner=self
        )

    def _detail_of(self, episode_id: EpisodeId) -> EpisodeDetail | None:
        try:
            return self._app.library.episode(episode_id)
        except NotFoundError:
            logger.info("the playing episode %d is gone", episode_id)
            return None

    def _show_detail(self, detail: EpisodeDetail | None) -> None:
        self.detail = detail
        if detail is None:
            self._bar.set_episode(None)
        else:
            self._bar.set_episode(detail.row, self.chapters)
            self._show_view()

    def _show_view(self) -> None:
        self._bar.set_state(replace(self._view, error=self._refused or self._view.error))

    def _read_chapters(self, episode_id: EpisodeId | None) -> None:
        """From wherever there are any: also from the tags of a file, so on a thread."""
        if episode_id is None:
            return

        def show(chapters: Sequence[Chapter]) -> None:
            if episode_id == self._episode:
                self.chapters = [chapter for chapter in chapters if not chapter.is_hidden]
                self._show_detail(self.detail)
                self._bar.set_sleep(self._sleep_view(self._player.state))

        app = self._app
        self._tasks.run(lambda _: app.hearing.chapters.stored(episode_id), done=show, owner=self)

    def _on_sleep_chosen(self, choice: SleepChoice) -> None:
        listening = self._player
        if choice.back_to is not None:
            self.seek(choice.back_to)
            self.resume()
        elif choice.is_end_of_chapter:
            listening.sleep_at_chapter(self.chapters)
        elif choice.is_end_of_episode:
            listening.sleep_at_end()
        elif choice.minutes:
            listening.sleep_after(choice.minutes)
        else:
            listening.cancel_sleep()

    def _on_quiet(self) -> None:
        self._save.stop()
        if self._app.settings.current.volume != self._view.volume:
            self._app.settings.change(volume=self._view.volume)


def sleep_text(state: PlayerState, *, now: datetime) -> str:
    """Return what the sleep button says; nothing while the timer is off."""
    if state.sleeps_at_chapter:
        return tr("Chapter")
    if state.sleeps_at_end:
        return tr("End")
    if state.sleep_until is None:
        return ""
    seconds = max(0, math.ceil((state.sleep_until - now).total_seconds()))
    if seconds > 60:
        return tr("{minutes} min").format(minutes=math.ceil(seconds / 60))
    return tr("{seconds} s").format(seconds=seconds)
