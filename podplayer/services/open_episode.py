"""The episode that is open in the player, and what became of it so far."""

from dataclasses import dataclass
from datetime import datetime

from podplayer.model.ids import ContextId, Ms
from podplayer.model.listening import PlaySpan, is_near_end
from podplayer.model.podcast import EpisodeRow
from podplayer.playback.rules import smart_rewind
from podplayer.services.listening_store import ListeningStore, Opening

STORE_SECONDS = 4.0
"""So that with the way to the disk it is never five."""
_STORE_MS = 4_000
"""Of media: at 3.5x four seconds of it go by in a bit more than one."""


@dataclass(slots=True, kw_only=True)
class OpenEpisode:
    """Knows what of it is stored already; every method is called on the player's thread."""

    opening: Opening
    context_id: ContextId | None
    stored_at: float
    stored_position: Ms
    has_moved: bool = False
    """Before it has, its position is the one that is stored already."""
    has_new_spans: bool = False
    is_finished: bool = False
    is_followed: bool = False
    """The engine knows what comes next."""
    paused_at: datetime | None = None

    @property
    def row(self) -> EpisodeRow:
        """The episode."""
        return self.opening.detail.row

    def is_due(self, position: Ms, *, now: float) -> bool:
        """Whether the stored position is too old: by time, or by media at a high speed."""
        moved = abs(position - self.stored_position)
        return now - self.stored_at >= STORE_SECONDS or moved >= _STORE_MS

    def after_pause(self, position: Ms, *, now: datetime) -> Ms:
        """Where playing goes on: a little back, by how long the pause was."""
        if self.paused_at is None:
            return position
        return smart_rewind(position, away=now - self.paused_at)

    def store_position(
        self, position: Ms, *, store: ListeningStore, now: float, heard: PlaySpan | None
    ) -> None:
        """Keep the place, unless it never moved or was heard to its end."""
        if not self.has_moved or self.is_finished:
            return
        self.stored_at = now
        self.stored_position = position
        store.store_position(self.row.id, position, heard=heard)

    def announce(self, store: ListeningStore) -> None:
        """Tell that it was listened to, if it was."""
        if self.has_moved or self.has_new_spans:
            store.announce(self.row.id, is_taste_changed=self.has_new_spans)
            self.has_new_spans = False

    def is_over(self, position: Ms, *, duration: Ms | None) -> bool:
        """Whether it counts as finished when it is left here; `duration` is the engine's."""
        if not self.has_moved or self.is_finished or duration is None:
            return False  # it was never opened: the feed's word alone is not enough
        feed = self.row.duration
        # Either may be a guess: before the later of the two ends nothing counts as finished.
        trusted = duration if feed is None else max(duration, feed)
        return is_near_end(position, duration=trusted)

    def is_in_outro(self, position: Ms, *, duration: Ms | None) -> bool:
        """Whether only that is left which the show's listener skips."""
        outro = self.opening.show.skip_outro
        if outro <= 0 or duration is None or outro >= duration:
            return False
        return position >= duration - outro
