"""What "For you" shows: one top pick, and rows of cards below it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QEasingCurve, QPropertyAnimation
from PySide6.QtWidgets import QGraphicsOpacityEffect, QVBoxLayout, QWidget

from podplayer.model.podcast import EpisodeRow, EpisodeState
from podplayer.model.ranking import RankedList, RankingOptions, Recommendation
from podplayer.ui.context import UiContext
from podplayer.ui.pages.parts.for_you.pick_tile import PickTile
from podplayer.ui.pages.parts.for_you.section import Card, Section
from podplayer.ui.pages.parts.for_you.top_pick import TopPick
from podplayer.ui.ports import Services
from podplayer.ui.text import tr

_SHOWN = 8
_CONTINUE, _STARTED = 3, 12
"""One row of cards, of so many that are looked at."""
_BEGUN = 60_000
"""Milliseconds: what was left sooner is nothing that anybody wants to go on with."""
_DIFFERENT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Picks:
    """Everything that the page shows, fetched in one go on a thread."""

    minutes: int | None
    """What was asked for: it divides the list."""
    ranked: RankedList
    started: Sequence[EpisodeRow]
    has_history: bool
    has_interests: bool
    """Whether the listener said what they like."""


def gather(app: Services, options: RankingOptions) -> Picks:
    """Rank, and fetch what is half heard. Blocks."""
    library = app.library
    started = library.episodes(state=EpisodeState.STARTED, limit=_STARTED)
    return Picks(
        minutes=options.minutes,
        ranked=app.recommendations.rank(options),
        started=[row for row in started if row.position >= _BEGUN][:_CONTINUE],
        has_history=bool(started or library.episodes(state=EpisodeState.HEARD, limit=1)),
        has_interests=bool(app.interests.all()),
    )


def divide(
    ranked: RankedList, *, minutes: int | None
) -> tuple[list[Recommendation], list[Recommendation], list[Recommendation]]:
    """Share the list out: what fits the minutes, more for now, something different.

    The first item is the top pick and is in none of them.
    """
    # What is half heard stands under Continue.
    rest = [item for item in ranked.items[1:] if item.episode.state is not EpisodeState.STARTED]
    different = [item for item in rest if item.is_exploration][:_DIFFERENT]
    usual = [item for item in rest if not item.is_exploration]
    if minutes is None:
        return [], usual[:_SHOWN], different
    room = minutes * 60_000 * 1.1
    fits = [item for item in usual if _left(item.episode) <= room]
    more = [item for item in usual if _left(item.episode) > room]
    return fits[:_SHOWN], more[: _SHOWN // 2], different


def _left(row: EpisodeRow) -> float:
    return float("inf") if row.duration is None else row.duration - row.position


class PicksView(QWidget):
    """Filled anew, not made anew."""

    def __init__(
        self,
        context: UiContext,
        *,
        make_tile: Callable[[], PickTile],
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty one; `make_tile` returns another connected card."""
        super().__init__(parent)
        self.top_pick = TopPick(context)
        self.sections = [Section(make_tile) for _ in range(4)]
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(24)
        box.addWidget(self.top_pick)
        for section in self.sections:
            box.addWidget(section)
        box.addStretch(1)

    def fill(self, picks: Picks, *, now: datetime) -> None:
        """Show these in place of those before; there is at least one."""
        minutes = picks.minutes
        fits, more, different = divide(picks.ranked, minutes=minutes)
        top = picks.ranked.items[0]
        self.top_pick.show_pick(top, now=now)
        started = [row for row in picks.started if row.id != top.episode.id]
        titles = (
            tr("Continue"),
            tr("Fits your {minutes} minutes").format(minutes=minutes),
            tr("If you have longer") if minutes else tr("More for now"),
            tr("Something different"),
        )
        cards: tuple[Sequence[Card], ...] = (started, fits, more, different)
        for section, title, shown in zip(self.sections, titles, cards, strict=True):
            section.show_cards(title, shown)

    def fade_in(self) -> None:
        """Come up softly in place of what was shown."""
        effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(effect)
        fade = QPropertyAnimation(effect, b"opacity", effect)
        fade.setDuration(180)
        fade.setStartValue(0.25)
        fade.setEndValue(1.0)
        fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        # An effect costs an off-screen copy at each paint, so it goes with the animation.
        fade.finished.connect(lambda: self.setGraphicsEffect(None))  # type: ignore[arg-type]
        fade.start()
