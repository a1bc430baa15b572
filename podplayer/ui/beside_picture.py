"""The window with the picture of what plays, where it is a video on this computer."""

import importlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from podplayer.media.sealed_source import SealedSource
from podplayer.model.ids import EpisodeId
from podplayer.ui.actions import Actions
from podplayer.ui.context import UiContext
from podplayer.ui.player_link import PlayerLink
from podplayer.ui.shortcuts import Command
from podplayer.ui.text import tr

if TYPE_CHECKING:
    from podplayer.ui.widgets.picture_window import PictureWindow

Handlers = Mapping[Command, Callable[[], object]]
_SUFFIXES = frozenset({".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi"})


def may_have_picture(address: str) -> bool:
    """Whether an address or a file is named as videos are."""
    return Path(urlsplit(address).path).suffix.lower() in _SUFFIXES


class BesidePicture(QObject):
    """Offers the picture when a video begins, and follows the player while it is shown."""

    def __init__(
        self, *, context: UiContext, link: PlayerLink, keys: Handlers, window: QWidget
    ) -> None:
        """`keys`: what those of the player do away from the window."""
        super().__init__(window)
        self._keys = keys
        self._context = context
        self._link = link
        self._window: PictureWindow | None = None
        link.episode_changed.connect(self._on_episode)
        link.view_changed.connect(self._on_view)

    @property
    def is_open(self) -> bool:
        """Whether it is shown."""
        return self._window is not None and self._window.isVisible()

    def toggle(self) -> None:
        """Show it, or take it away."""
        episode_id = self._link.view.episode_id
        if self.is_open:
            self.close()
        elif episode_id is None:
            self._context.shell.toast(tr("Nothing is playing."))
        else:
            self._find(episode_id)

    def close(self) -> None:
        """Take it away."""
        if self._window is not None:
            self._window.close()
            self._window.deleteLater()
            self._window = None

    def _find(self, episode_id: EpisodeId) -> None:
        downloads, shell = self._context.app.downloads, self._context.shell

        def done(source: Path | SealedSource | None) -> None:
            if source is None:
                shell.toast(tr("The picture of a video is shown once the episode is downloaded."))
            elif not may_have_picture(source.name):
                self._on_failed()
            elif self._link.view.episode_id == episode_id:
                self._open(source)

        self._context.tasks.run(
            lambda _: downloads.source(episode_id), done=done, failed=shell.show_error
        )

    def _open(self, source: Path | SealedSource) -> None:
        if self._window is None:
            # Loaded when a video is watched: most listeners never need it.
            module = importlib.import_module("podplayer.ui.widgets.picture_window")
            self._window = module.PictureWindow()
            own = {Command.PICTURE: self.close, Command.LEAVE: self._window.leave}
            Actions(self._window, {**self._keys, **own}, context=self._context)
            self._window.failed.connect(self._on_failed)
        detail = self._link.detail
        title = "" if detail is None else detail.row.title
        self._window.open(source, title=title, view=self._link.view)

    def _on_failed(self) -> None:
        self._context.shell.toast(tr("This episode has no picture."))
        if self._window is not None:
            self._window.close()

    def _on_episode(self, _episode_id: object) -> None:
        self.close()
        detail = self._link.detail
        if detail is not None and may_have_picture(detail.row.url or ""):
            self._context.shell.toast(
                tr("This episode is a video."), action=tr("Watch"), on_action=self.toggle
            )

    def _on_view(self, _view: object = None) -> None:
        if self._window is not None and self._window.isVisible():
            self._window.follow(self._link.view)
