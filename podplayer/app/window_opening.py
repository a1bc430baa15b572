"""Opening the library for the window: asks for the passphrase, offers ways out of damage."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from podplayer.app.bootstrap import App, Edges, build, utc_now
from podplayer.app.passphrase import ask_passphrase
from podplayer.app.paths import Paths
from podplayer.model.errors import (
    Cancelled,
    LockedLibraryError,
    NewerLibraryError,
    PodplayerError,
    SecretsError,
    StorageError,
)
from podplayer.model.sentence import say
from podplayer.services.key_ring import SystemKeyRing
from podplayer.services.recovery import Recovery
from podplayer.ui import style
from podplayer.ui.dialogs.recover import RecoverDialog, Way
from podplayer.ui.dialogs.trouble import TroubleDialog
from podplayer.ui.dialogs.unlock import UnlockDialog
from podplayer.ui.text import tr
from podplayer.ui.theme import ThemeController


def can_ask() -> bool:
    """Whether somebody sits before a screen; else the terminal is asked, as by every command."""
    return QGuiApplication.platformName() not in {"offscreen", "minimal"}


class WindowOpening:
    """One attempt after the other until the library is open or the listener gives up."""

    def __init__(self, qt: QApplication, paths: Paths) -> None:
        self._qt = qt
        self._paths = paths
        self._problem = ""
        self._passphrase: str | None = None

    def app(self) -> App:
        """The services of the profile.

        Raises:
            PodplayerError: it cannot be opened; the listener has read why.
        """
        if not can_ask():
            return build(self._paths)
        # Only now: who has a sound, plain library waits for no looks of a dialog.
        while True:
            try:
                return build(self._paths, Edges(ask=self._ask))
            except SecretsError as error:
                if self._passphrase is None:
                    self._say(error)
                    raise
                self._passphrase, self._problem = None, str(error)
            except (LockedLibraryError, NewerLibraryError) as error:
                self._say(error)
                raise
            except StorageError as error:
                self._get_round(error)

    def _ask(self) -> str:
        """Once for each attempt; what was right is remembered for repairing."""
        if self._passphrase is None:
            self._dress()
            dialog = UnlockDialog(self._problem)
            if dialog.exec() != QDialog.DialogCode.Accepted:
                raise Cancelled
            self._passphrase = dialog.field.text()
        return self._passphrase

    def repair(self) -> None:
        """Let the listener choose what takes the place of a library that was found damaged."""
        error = StorageError(say("The library is damaged; `podplayer repair` says what is left."))
        try:
            self._get_round(error)
        except PodplayerError as problem:
            if problem is not error:
                self._say(problem)

    def _get_round(self, error: StorageError) -> None:
        """Let the listener choose what takes the place of a damaged library; raises otherwise."""
        recovery = Recovery(
            self._paths.library,
            ring=SystemKeyRing(),
            ask=self._ask,
            ask_archive=ask_passphrase,
            now=utc_now,
        )
        try:
            is_damaged = recovery.damage() is not None
        except PodplayerError:
            is_damaged = False
        if not is_damaged:
            self._say(error)
            raise error
        self._dress()
        dialog = RecoverDialog(_ways(recovery))
        dialog.exec()
        if dialog.chosen is None:
            raise error
        recovery.restore(dialog.chosen.path)

    def _say(self, error: PodplayerError) -> None:
        self._dress()
        TroubleDialog(tr("podplayer cannot open your library"), str(error)).exec()

    def _dress(self) -> None:
        style.apply(self._qt, ThemeController(parent=self._qt).theme)


def _ways(recovery: Recovery) -> list[Way]:
    ways = []
    good = recovery.newest_sound()
    if good is not None:
        name = tr("The newest backup, {name}").format(name=good.path.name)
        ways.append(Way(name=name, path=good.path, facts=good.facts))
    try:
        saved = recovery.salvage()
    except StorageError:
        return ways
    name = tr("What can be read of it")
    return [Way(name=name, path=saved.path, facts=saved.facts), *ways]
