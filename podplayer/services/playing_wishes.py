"""How an episode shall sound: as it was wished for it, for its show, or for everything."""

from dataclasses import replace
from enum import StrEnum

from podplayer.playback.sound import Sound
from podplayer.services.listening_store import ListeningStore, Opening
from podplayer.services.settings import SettingsService
from podplayer.services.sound_wishes import sound_of


class WishScope(StrEnum):
    """For what a speed is chosen. The narrower one wins."""

    EPISODE = "episode"
    SHOW = "show"
    ALWAYS = "always"


class PlayingWishes:
    """Reads the wishes for an episode and stores new ones where they belong."""

    def __init__(self, *, store: ListeningStore, settings: SettingsService) -> None:
        self._store = store
        self._settings = settings

    def rate(self, opening: Opening) -> float:
        """The speed of an episode."""
        return opening.rate or opening.show.speed or self._settings.current.speed

    def sound(self, opening: Opening) -> Sound:
        """Wishes and facts for the engine."""
        return sound_of(opening, self._settings.current)

    @staticmethod
    def scope(opening: Opening | None) -> WishScope:
        """Where the speed of an episode comes from, so that a change goes there too."""
        if opening is not None and opening.rate is not None:
            return WishScope.EPISODE
        if opening is not None and opening.show.speed is not None:
            return WishScope.SHOW
        return WishScope.ALWAYS

    def choose_rate(self, opening: Opening, rate: float, scope: WishScope) -> Opening:
        """Store a speed; what is narrower than its scope is given up. Returns the new opening."""
        row, show = opening.detail.row, opening.show
        own = rate if scope is WishScope.EPISODE else None
        if own != opening.rate:
            self._store.remember_rate(row.id, own)
        if scope is WishScope.SHOW:
            show = self._store.remember(row.podcast_id, speed=rate)
        elif scope is WishScope.ALWAYS:
            if show.speed is not None:
                show = self._store.remember(row.podcast_id, speed=None)
            self._settings.change(speed=rate)
        return replace(opening, rate=own, show=show)

    def choose_sound(self, opening: Opening, **wishes: bool | None) -> Opening:
        """Store wishes for the show; None takes one back."""
        return replace(opening, show=self._store.remember(opening.detail.row.podcast_id, **wishes))
