"""What opens from the player bar: the sound panel, the small player, the page of what plays."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from podplayer.model.errors import NotFoundError
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.podcast import PodcastSettings
from podplayer.playback.backend import Capabilities
from podplayer.services.playing_wishes import WishScope
from podplayer.services.sound_wishes import equalizer_of
from podplayer.ui.actions import Actions
from podplayer.ui.beside_picture import BesidePicture
from podplayer.ui.context import PageName, UiContext
from podplayer.ui.dialogs.modal import show_modal
from podplayer.ui.dialogs.sleep import SleepDialog
from podplayer.ui.format import clock
from podplayer.ui.page_stack import PageStack
from podplayer.ui.player_link import PlayerLink
from podplayer.ui.shortcuts import Command
from podplayer.ui.text import tr
from podplayer.ui.widgets.mini_player import MiniPlayer
from podplayer.ui.widgets.player_bar import PlayerBar
from podplayer.ui.widgets.player_menus import SleepChoice
from podplayer.ui.widgets.sound_panel import SoundPanel, SoundView

_OF_WINDOW = {Command.BOOKMARK, Command.SLEEP}
_OF_SHOW = ("skips_silence", "is_levelled", "boosts_voice")
"""What a show can have a wish of its own about."""


def reasons(can: Capabilities) -> Mapping[str, str]:
    """Return why an engine cannot do something, by name of the setting.

    Before anything was to sound there is no engine, and nothing is known against it.
    """
    if can.name == "none":
        return {}
    sentence = tr(
        "The {engine} engine cannot do this. The studio engine can: see Settings, Player."
    )
    sentence = sentence.format(engine=can.name)
    found: dict[str, str] = {}
    if not can.boosts_voice:
        found |= {"boosts_voice": sentence, "evens_voices": sentence}
    if not can.has_equalizer:
        found["equalizer"] = sentence
    return found


class BesidePlayer(QObject):
    """Made with the window; its widgets are made when they are first wanted."""

    def __init__(
        self,
        *,
        context: UiContext,
        link: PlayerLink,
        bar: PlayerBar,
        stack: PageStack,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._stack = stack
        self._context = context
        self._link = link
        self._bar = bar
        self._window = window
        self._panel: SoundPanel | None = None
        self._mini: MiniPlayer | None = None
        bar.sound_wanted.connect(self.open_sound)
        bar.mini_wanted.connect(self.toggle_mini)
        bar.minutes_wanted.connect(self.ask_minutes)
        link.bookmarked.connect(self._on_bookmarked)
        link.dozed.connect(self._on_dozed)
        link.view_changed.connect(self._on_view)
        self._picture = BesidePicture(
            context=context, link=link, keys=self._keys_of_player(), window=window
        )

    def handlers(self) -> dict[Command, Callable[[], object]]:
        """Return what the keys do."""
        return {
            Command.SOUND: self.open_sound,
            Command.PLAYING: self.open_playing,
            Command.MINI: self.toggle_mini,
            Command.PICTURE: self.toggle_picture,
        }

    def toggle_picture(self) -> None:
        """Show the picture of the video that plays, or take it away."""
        self._picture.toggle()

    def close(self) -> None:
        """Take the small player and the picture away; the window goes."""
        self._picture.close()
        if self._mini is not None:
            self._mini.close()
            self._mini.deleteLater()
            self._mini = None

    # -- the page -----------------------------------------------------------------------------

    def open_playing(self) -> None:
        """Show the episode that is open in the player."""
        episode_id = self._link.view.episode_id
        if episode_id is None:
            self._context.shell.toast(tr("Nothing is playing."))
        else:
            self._context.shell.open_episode(episode_id)

    def _on_bookmarked(self, episode_id: int, at: Ms) -> None:
        self._context.shell.toast(
            tr("Bookmarked {time}").format(time=clock(at)),
            action=tr("Add a note"),
            on_action=lambda: self._open_bookmarks(EpisodeId(episode_id)),
        )

    def _open_bookmarks(self, episode_id: EpisodeId) -> None:
        self._context.shell.open_episode(episode_id)
        self._stack.page_of(PageName.EPISODE).show_bookmarks()

    def _on_dozed(self, place: Ms) -> None:
        self._context.shell.toast(
            tr("The sleep timer stopped this. If you fell asleep before, go back."),
            action=tr("Back to {time}").format(time=clock(place)),
            on_action=lambda: self._link.seek(place),
        )

    def ask_minutes(self) -> None:
        """Set the sleep timer to minutes of the listener's own."""

        def sleep(minutes: int) -> None:
            self._bar.sleep_chosen.emit(SleepChoice(minutes=minutes))

        show_modal(SleepDialog(on_chosen=sleep, parent=self._window))

    # -- the sound panel ----------------------------------------------------------------------

    def open_sound(self) -> None:
        """Open the panel over its button."""
        panel = self._sound_panel()
        panel.set_view(self._sound_view())
        panel.open_above(self._bar.sound)

    def _sound_panel(self) -> SoundPanel:
        if self._panel is None:
            context = self._context
            made = SoundPanel(themes=context.themes, icons=context.icons, parent=self._window)
            made.rate_chosen.connect(self._on_rate)
            made.wish_changed.connect(self._on_wish)
            made.edges_changed.connect(self._on_edges)
            made.equalizer_changed.connect(self._on_equalizer)
            made.output_chosen.connect(self._on_output)
            self._panel = made
        return self._panel

    def _show_settings(self) -> PodcastSettings | None:
        """Those of the show that plays."""
        detail = self._link.detail
        if detail is None:
            return None
        try:
            return self._context.app.library.podcast(detail.row.podcast_id).settings
        except NotFoundError:
            return None

    def _sound_view(self) -> SoundView:
        app, view = self._context.app, self._link.view
        settings, show = app.settings.current, self._show_settings()
        wishes = {name: getattr(settings, name) for name in (*_OF_SHOW, "evens_voices")}
        own = {}
        if show is not None:
            own = {n: v for n in _OF_SHOW if (v := getattr(show, n)) is not None}
        detail = self._link.detail
        return SoundView(
            rate=view.rate,
            scope=view.rate_scope,
            show="" if detail is None or show is None else detail.row.podcast_title,
            wishes={**wishes, **own},
            is_of_show=bool(own),
            reasons=reasons(app.listening.capabilities),
            equalizer=equalizer_of(settings.equalizer),
            saved=view.saved,
            intro=Ms(0) if show is None else show.skip_intro,
            outro=Ms(0) if show is None else show.skip_outro,
            output=app.listening.output or "",
            outputs=app.listening.outputs,
            output_id=settings.output_device,
        )

    def _refresh(self) -> None:
        if self._panel is not None and self._panel.isVisible():
            self._panel.set_view(self._sound_view())

    def _on_rate(self, rate: float, scope: WishScope) -> None:
        self._link.set_rate(rate, scope)

    def _on_wish(self, name: str, is_on: bool, for_show: bool) -> None:  # noqa: FBT001 - a signal's
        listening = self._context.app.listening
        if name:
            listening.set_sound(for_show=for_show, **{name: is_on})
        elif is_on:
            held = self._sound_view().wishes
            listening.set_sound(for_show=True, **{one: held[one] for one in _OF_SHOW})
        else:
            listening.set_sound(for_show=True, **dict.fromkeys(_OF_SHOW))
        self._refresh()

    def _on_edges(self, intro: int, outro: int) -> None:
        detail, show = self._link.detail, self._show_settings()
        if detail is not None and show is not None:
            changed = replace(show, skip_intro=Ms(intro * 1000), skip_outro=Ms(outro * 1000))
            self._context.app.library.set_podcast_settings(detail.row.podcast_id, changed)

    def _on_equalizer(self, gains: tuple[float, ...]) -> None:
        text = ",".join(f"{gain:g}" for gain in gains) if any(gains) else ""
        self._context.app.settings.change(equalizer=text)

    def _on_output(self, device_id: str) -> None:
        self._context.app.settings.change(output_device=device_id)
        self._refresh()

    # -- the small player ---------------------------------------------------------------------

    def toggle_mini(self) -> None:
        """Put the small player in the place of the window, or the window back."""
        mini = self._mini_player()
        if mini.isVisible():
            self._leave_mini()
        else:
            mini.open_at(self._context.app.settings.current.mini_place, beside=self._window)
            self._window.hide()

    def _mini_player(self) -> MiniPlayer:
        if self._mini is None:
            context = self._context
            made = MiniPlayer(themes=context.themes, icons=context.icons, covers=context.covers)
            made.toggle_wanted.connect(self._link.toggle)
            made.back_wanted.connect(self._link.skip_back)
            made.forward_wanted.connect(self._link.skip_forward)
            made.seek_wanted.connect(lambda at: self._link.seek(Ms(at)))
            made.window_wanted.connect(self._leave_mini)
            settings = context.app.settings.current
            made.set_skips(back=settings.skip_back_seconds, forward=settings.skip_forward_seconds)
            Actions(made, self._mini_handlers(), context=context)
            self._mini = made
            self._on_view()
        return self._mini

    def _keys_of_player(self) -> dict[Command, Callable[[], object]]:
        """Return what they do away from the window: nothing that opens or says something there."""
        every = self._link.handlers()
        return {key: deed for key, deed in every.items() if key not in _OF_WINDOW}

    def _mini_handlers(self) -> dict[Command, Callable[[], object]]:
        return {
            **self._keys_of_player(),
            Command.MINI: self._leave_mini,
            Command.LEAVE: self._leave_mini,
        }

    def _leave_mini(self) -> None:
        if self._mini is not None:
            self._context.app.settings.change(mini_place=self._mini.place)
            self._mini.hide()
        self._window.show()
        self._window.activateWindow()

    def _on_view(self, _view: object = None) -> None:
        if self._mini is not None and (self._mini.isVisible() or _view is None):
            detail = self._link.detail
            self._mini.set_episode(None if detail is None else detail.row, self._link.chapters)
            self._mini.set_state(self._link.view)
        self._refresh_rate()

    def _refresh_rate(self) -> None:
        """Keys change the speed while the panel is open, too."""
        panel = self._panel
        if panel is not None and panel.isVisible() and panel.is_stale(self._link.view):
            self._refresh()
