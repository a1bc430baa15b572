"""What every page and dialog is given: the services, the looks, and the window around it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from podplayer.model.errors import PodplayerError
from podplayer.model.ids import ContextId, EpisodeId, PodcastId
from podplayer.model.podcast import UndoToken
from podplayer.ui.bridge import Bridge
from podplayer.ui.covers import CoverLoader
from podplayer.ui.icons import Icons
from podplayer.ui.ports import Services
from podplayer.ui.shortcuts import KeyMap
from podplayer.ui.tasks import Tasks
from podplayer.ui.theme import Theme, ThemeController


class PageName(StrEnum):
    """The entries of the side bar; Show and Episode are reached from others."""

    FOR_YOU = "for-you"
    NEW = "new"
    QUEUE = "queue"
    SHOWS = "shows"
    DOWNLOADS = "downloads"
    SHOW = "show"
    EPISODE = "episode"
    SEARCH = "search"
    DISCOVER = "discover"
    TASTE = "taste"
    LISTENING = "listening"
    PRIVACY = "privacy"
    SETTINGS = "settings"


class Shell(Protocol):
    """What a page asks of the window around it. Main thread only."""

    def toast(
        self, text: str, *, action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """Say something for a few seconds."""
        ...

    def undoable(self, token: UndoToken | None) -> None:
        """Say what was done, with Undo. None says nothing."""
        ...

    def show_error(self, error: PodplayerError) -> None:
        """Say a failure's sentence."""
        ...

    def play(self, episode_id: EpisodeId, *, context_id: ContextId | None = None) -> None:
        """Play an episode from where the listener was; `context_id` is of its ranked list."""
        ...

    def open_page(self, name: PageName) -> None:
        """Show a page of the side bar."""
        ...

    def open_show(self, podcast_id: PodcastId) -> None:
        """Show one show."""
        ...

    def open_episode(self, episode_id: EpisodeId) -> None:
        """Show notes, chapters and actions of one episode: `EpisodePage.show_episode`."""
        ...

    def open_link(self, url: str) -> None:
        """Ask, then hand an address to the desktop's browser."""
        ...

    def show_shortcuts(self) -> None:
        """Open the sheet of keys."""
        ...

    def show_about(self) -> None:
        """Say what podplayer is and whether everything works."""
        ...

    def add_podcast(self, address: str = "") -> None:
        """Open the dialog that follows a show."""
        ...

    def followed(self, podcast_id: PodcastId) -> None:
        """Say that a show is followed now, with undo, and fetch what belongs to it."""
        ...

    def import_library(self) -> None:
        """Let the listener choose another player's file, look at it, and import it."""
        ...

    def fill_sample(self) -> None:
        """Fill an empty library with the sample shows."""
        ...

    def refresh(self, podcast_id: PodcastId | None = None) -> None:
        """Look for new episodes in every show, or in one."""
        ...

    def download(self, *episode_ids: EpisodeId) -> None:
        """Keep episodes as files, with progress and cancel in the strip."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class UiContext:
    """Handed to every page: `ForYouPage(context)`."""

    app: Services
    themes: ThemeController
    icons: Icons
    covers: CoverLoader
    tasks: Tasks
    bridge: Bridge
    shell: Shell

    @property
    def theme(self) -> Theme:
        """The theme that holds now; `themes.changed` says when another does."""
        return self.themes.theme

    @property
    def moves(self) -> bool:
        """Whether something may move by itself: the listener or the desktop can forbid it."""
        is_still = self.app.settings.current.reduces_motion or self.themes.is_desktop_still
        return not is_still

    @property
    def keys(self) -> KeyMap:
        """The keys that hold now."""
        return KeyMap.read(self.app.settings.current.shortcuts)
