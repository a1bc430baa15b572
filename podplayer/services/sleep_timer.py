"""The sleep timer: after minutes, at the end of a chapter, or of the episode. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from podplayer.model.feed import Chapter
from podplayer.model.ids import Ms

FADE = timedelta(seconds=20)
"""So long before the end of the minutes it begins to grow softer."""
_SOFTEST = 0.15


class SleepTimer:
    """Set by the listener, asked with each tick."""

    def __init__(self) -> None:
        self.until: datetime | None = None
        self.is_at_end = False
        self.is_at_chapter = False
        self.dozed_from: Ms | None = None
        """Where the listener was when it was set, once it has ended."""
        self.faded_from: Ms | None = None
        """Where it began to grow softer, once it has ended; None where it did not."""
        self._set_at: Ms | None = None
        self._chapter_end: Ms | None = None
        self._fading_from: Ms | None = None

    @property
    def is_set(self) -> bool:
        """Whether it will stop playing some time."""
        return self.until is not None or self.is_at_end or self.is_at_chapter

    def set_until(self, moment: datetime, *, position: Ms) -> None:
        """Stop at this time."""
        self.cancel()
        self.until, self._set_at = moment, position

    def set_at_end(self, *, position: Ms) -> None:
        """Stop behind the episode."""
        self.cancel()
        self.is_at_end, self._set_at = True, position

    def set_at_chapter(self, chapters: Sequence[Chapter], *, position: Ms) -> None:
        """Stop at the end of the chapter that plays; without one, behind the episode."""
        self.set_at_end(position=position)
        starts = [chapter.start for chapter in chapters if not chapter.is_hidden]
        following = [start for start in starts if start > position + 1_000]
        if following:
            self.is_at_end, self.is_at_chapter = False, True
            self._chapter_end = min(following)

    def go_on_in(self, position: Ms) -> None:
        """Another episode plays from here: who fell asleep before has heard nothing of it."""
        self.forget_doze()
        if self.is_set:
            self._set_at, self._fading_from = position, None

    def cancel(self) -> None:
        """Stay awake."""
        self.until = None
        self.is_at_end = self.is_at_chapter = False
        self.dozed_from = self.faded_from = None
        self._set_at = self._chapter_end = self._fading_from = None

    def is_due(self, now: datetime, *, position: Ms) -> bool:
        """Whether to stop here and now; the end of the episode is told otherwise."""
        if self.until is not None:
            return now >= self.until
        return self._chapter_end is not None and position >= self._chapter_end

    def ring(self) -> None:
        """It has stopped: remember from where the listener may have slept."""
        dozed_from, faded_from = self._set_at, self._fading_from
        self.cancel()
        self.dozed_from, self.faded_from = dozed_from, faded_from

    def is_waking(self, position: Ms, *, stopped: Ms) -> bool:
        """Whether to go there is to go back to where the listener fell asleep."""
        return self.dozed_from is not None and self.dozed_from <= position < stopped

    def forget_doze(self) -> None:
        """The listener is awake, and where they want to be."""
        self.dozed_from = self.faded_from = None

    def loudness(self, now: datetime, *, position: Ms) -> float:
        """The factor of the volume: 1, and less towards the end of the minutes."""
        if self.until is None:
            return 1.0
        left = (self.until - now) / FADE
        if left >= 1.0:
            self._fading_from = None
        elif self._fading_from is None:
            self._fading_from = position
        return max(_SOFTEST, min(1.0, left))
