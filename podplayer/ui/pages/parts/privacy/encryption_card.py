"""Encryption of the library on the Privacy page: on, another passphrase, off."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from podplayer.services.library_key import Holder
from podplayer.ui.context import UiContext
from podplayer.ui.dialogs.modal import show_modal
from podplayer.ui.dialogs.passphrases import Answer, PassphraseDialog, Question
from podplayer.ui.exchange import Exchange, WantExchange
from podplayer.ui.pages.parts.privacy.deed_lines import DeedLines
from podplayer.ui.text import to_translate, tr
from podplayer.ui.widgets.controls import ButtonKind, button

_COVERED = to_translate(
    "Encrypted are shows, episodes, what you heard and when, what was learned, and the backups. "
    "The log files are not."
)
_PLAIN = to_translate("Off: whoever gets this computer or its disk can read what you hear.")
_LOST = to_translate(
    "Without the passphrase nobody can read the library again, podplayer's makers included."
)
_FILES_PLAIN = to_translate("They lie in the clear, under the titles of shows and episodes.")
_FILES_LOCKED = to_translate(
    "Locked with the library's key, also while they arrive, and under names that tell nothing. "
    "Other programs cannot play them."
)
_FILES_UNABLE = to_translate("Once the library is encrypted they can be locked, too.")
_CLOSES = to_translate("The window closes for a moment and comes back.")


class EncryptionCard(DeedLines):
    """Says what holds; each change closes the window and opens it again."""

    def __init__(
        self, context: UiContext, *, exchange: WantExchange, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._exchange = exchange
        self._holder: Holder | None = None
        self.turn_on = button(tr("Encrypt…"))
        self.change = button(tr("Change…"))
        self.turn_off = button(tr("Turn off…"), ButtonKind.QUIET)
        self.about = self.add(
            tr("Encryption"), tr(_PLAIN), self.turn_on, self.change, self.turn_off
        )
        self.lock = button(tr("Lock"))
        self.unlock = button(tr("Unlock"), ButtonKind.QUIET)
        self.about_files = self.add(
            tr("Downloads and covers"), tr(_FILES_UNABLE), self.lock, self.unlock
        )
        self.lock.clicked.connect(lambda: self._wish(locks=True))
        self.unlock.clicked.connect(lambda: self._wish(locks=False))
        self.turn_on.clicked.connect(self.ask_on)
        self.change.clicked.connect(self.ask_change)
        self.turn_off.clicked.connect(self.ask_off)
        self._show(None)

    def load(self) -> None:
        """Show what holds now."""
        self._context.tasks.run(
            lambda _: self._context.app.safekeeping.holder(),
            done=self._show,
            failed=self._context.shell.show_error,
            owner=self,
        )

    def ask_on(self) -> None:
        """Ask who shall have the key, and encrypt."""
        keeping = self._context.app.safekeeping
        question = Question(
            title=tr("Encrypt the library"),
            about=(tr(_COVERED), tr(_LOST), tr(_CLOSES)),
            action=tr("Encrypt"),
            asks_new=True,
            offers_ring=True,
        )
        self._ask(
            question,
            title=tr("Encrypting your library"),
            work=lambda answer: keeping.turn_on(answer.new),
        )

    def ask_change(self) -> None:
        """Ask for the passphrase of now and another, and keep the key under that."""
        keeping = self._context.app.safekeeping
        question = Question(
            title=tr("Change who opens the library"),
            about=(tr(_LOST), tr(_CLOSES)),
            action=tr("Change"),
            asks_old=self._holder is Holder.PASSPHRASE,
            asks_new=True,
            offers_ring=True,
        )
        self._ask(
            question,
            title=tr("Changing the key's keeper"),
            work=lambda answer: keeping.change(answer.old, answer.new),
        )

    def ask_off(self) -> None:
        """Ask for the passphrase, and write everything in the clear."""
        keeping = self._context.app.safekeeping
        question = Question(
            title=tr("Turn encryption off"),
            about=(
                tr(
                    "The library, its backups, downloads and covers are written in the clear again."
                ),
                tr(_CLOSES),
            ),
            action=tr("Turn off"),
            asks_old=self._holder is Holder.PASSPHRASE,
        )
        self._ask(
            question,
            title=tr("Writing your library in the clear"),
            work=lambda answer: keeping.turn_off(answer.old),
        )

    def _ask(self, question: Question, *, title: str, work: Callable[[Answer], object]) -> None:
        keeping = self._context.app.safekeeping
        show_modal(
            PassphraseDialog(
                question,
                check=lambda answer: keeping.check(answer.old, answer.new),
                on_answered=lambda answer: self._exchange(
                    Exchange(title=title, work=lambda: work(answer), fraction=keeping.fraction)
                ),
                tasks=self._context.tasks,
                parent=self.window(),
            )
        )

    def _show(self, holder: Holder | None) -> None:
        self._holder = holder
        match holder:
            case None:
                self.about.setText(tr(_PLAIN))
            case Holder.PASSPHRASE:
                self.about.setText(
                    tr("On; a passphrase opens the library. {covered}").format(covered=tr(_COVERED))
                )
            case Holder.KEY_RING:
                self.about.setText(
                    tr("On; the desktop's key ring opens the library. {covered}").format(
                        covered=tr(_COVERED)
                    )
                )
        self._show_files()
        self.turn_on.setVisible(holder is None)
        self.change.setVisible(holder is not None)
        self.turn_off.setVisible(holder is not None)

    def _wish(self, *, locks: bool) -> None:
        """Files follow in the background: the window's jobs hear of the setting."""
        self._context.app.settings.change(locks_files=locks)
        self._show_files()

    def _show_files(self) -> None:
        is_able = self._holder is not None
        is_locked = is_able and self._context.app.settings.current.locks_files
        plain = _FILES_PLAIN if is_able else _FILES_UNABLE
        self.about_files.setText(tr(_FILES_LOCKED) if is_locked else tr(plain))
        self.lock.setVisible(is_able and not is_locked)
        self.unlock.setVisible(is_locked)
