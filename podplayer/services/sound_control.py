"""How and where it sounds: keeps the engine in line with the settings and a show's wishes."""

from collections.abc import Sequence

from podplayer.playback.backend import Backend, OutputDevice
from podplayer.services.logged_player import LoggedPlayer
from podplayer.services.playing_wishes import PlayingWishes
from podplayer.services.settings import SettingsService


class SoundControl:
    """Every method is called on the player's thread."""

    def __init__(
        self,
        *,
        backend: Backend,
        desk: LoggedPlayer,
        wishes: PlayingWishes,
        settings: SettingsService,
    ) -> None:
        self._backend = backend
        self._desk = desk
        self._wishes = wishes
        self._settings = settings
        self._obeyed = settings.current
        backend.set_output(settings.current.output_device)

    @property
    def outputs(self) -> Sequence[OutputDevice]:
        """The devices that could sound now; none before an engine was made."""
        return self._backend.outputs

    def begin(self) -> None:
        """An episode is about to be opened with the wishes of this moment."""
        self._obeyed = self._settings.current

    def set(self, *, for_show: bool = False, **wishes: bool | None) -> None:
        """Change `skips_silence`, `boosts_voice` or `is_levelled`, of this show or of all.

        None takes back what was chosen for the show. Heard within half a second.
        """
        current = self._desk.current
        if for_show and current is not None:
            current.opening = self._wishes.choose_sound(current.opening, **wishes)
            self._desk.player.set_sound(self._wishes.sound(current.opening))
        else:
            self._settings.change(**wishes)
            self.obey()

    def obey(self) -> None:
        """The settings are one value that is replaced as a whole: another one is news."""
        before, settings = self._obeyed, self._settings.current
        if before is settings:
            return
        self._obeyed = settings
        if before.output_device != settings.output_device:
            self._backend.set_output(settings.output_device)
        if self._desk.current is not None:
            self._desk.player.set_sound(self._wishes.sound(self._desk.current.opening))
