"""How a show's feed is reached: its address, and the login that its server wants."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import OtherShowError, PodplayerError
from podplayer.model.podcast import UndoToken
from podplayer.services.logins import Login
from podplayer.ui.dialogs.modal import Modal
from podplayer.ui.tasks import Task, Tasks
from podplayer.ui.text import told, tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label

Change = Callable[[str, bool, CancelToken], UndoToken]
"""Takes an address, and whether another show may be there."""


class AddressDialog(Modal):
    """Asks the new address before anything changes; stays open, with a sentence, until it does."""

    changed = Signal(object)
    """An UndoToken."""

    def __init__(
        self, address: str, *, change: Change, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Change the feed's address"), width=540, parent=parent)
        self._change = change
        self._tasks = tasks
        self._task: Task[UndoToken] | None = None
        self.add_text(
            tr(
                "podplayer looks there first: it must be the same show. What you heard stays, and "
                "the change can be undone."
            )
        )
        self.address = QLineEdit(address)
        self.address.setAccessibleName(tr("Address of the feed"))
        self.address.setClearButtonEnabled(True)
        self.address.selectAll()
        self.body.addWidget(self.address)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(tr("Looking at the address"))
        self.bar.hide()
        self.body.addWidget(self.bar)
        self.message = label("", LabelRole.ERROR, wraps=True)
        self.message.hide()
        self.body.addWidget(self.message)
        self.anyway = button(tr("Change it anyway"), ButtonKind.LINK)
        self.anyway.hide()
        self._cancel = button(tr("Cancel"))
        self.go = button(tr("Check and change"), ButtonKind.PRIMARY)
        self.go.setDefault(True)
        self.add_buttons(self._cancel, self.go, before=self.anyway)
        self._cancel.clicked.connect(self.reject)
        self.go.clicked.connect(lambda _=False: self.start())
        self.anyway.clicked.connect(lambda: self.start(force=True))
        self.address.textChanged.connect(self._on_text)
        self.address.setFocus()

    def start(self, *, force: bool = False) -> None:
        """Look at the address."""
        url = self.address.text().strip()
        if not url or self._task is not None:
            return
        self._show_busy(is_busy=True)
        self._task = self._tasks.run(
            lambda cancel: self._change(url, force, cancel),
            done=self._on_done,
            failed=self._on_failed,
            ended=self._on_ended,
            owner=self,
        )

    def reject(self) -> None:
        """Stop looking, or close."""
        if self._task is not None:
            self._task.cancel()
            return
        super().reject()

    def _show_busy(self, *, is_busy: bool) -> None:
        self.bar.setVisible(is_busy)
        self.address.setEnabled(not is_busy)
        self.go.setEnabled(not is_busy)
        self.message.hide()
        self.anyway.hide()
        self.adjustSize()

    def _on_text(self, text: str) -> None:
        self.go.setEnabled(bool(text.strip()))
        self.message.hide()
        self.anyway.hide()

    def _on_done(self, token: UndoToken) -> None:
        self.accept()
        self.changed.emit(token)

    def _on_failed(self, error: PodplayerError) -> None:
        self.explain(self.message, told(error))
        # Only where another show answered: what cannot be read cannot be moved to either.
        self.anyway.setVisible(isinstance(error, OtherShowError))
        self.adjustSize()

    def _on_ended(self) -> None:
        self._task = None
        self._show_busy(is_busy=False)


class LoginDialog(Modal):
    """User name and password of a server; they go into the desktop's key ring."""

    saved = Signal()
    forgotten = Signal()

    def __init__(  # noqa: PLR0913 - whose login, and the two things to do with it
        self,
        host: str,
        *,
        user: str,
        save: Callable[[Login], object],
        forget: Callable[[], object],
        tasks: Tasks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Login for {host}").format(host=host), width=460, parent=parent)
        self._save = save
        self._forget = forget
        self._tasks = tasks
        self.add_text(
            tr(
                "For feeds that are for subscribers only. Both are kept in the key ring of your "
                "desktop and are sent to this server alone."
            )
        )
        self.user = QLineEdit(user)
        self.user.setPlaceholderText(tr("User name"))
        self.user.setAccessibleName(tr("User name"))
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(tr("Password"))
        self.password.setAccessibleName(tr("Password"))
        self.body.addWidget(self.user)
        self.body.addWidget(self.password)
        self.message = label("", LabelRole.ERROR, wraps=True)
        self.message.hide()
        self.body.addWidget(self.message)
        self.forget = button(tr("Forget this login"), ButtonKind.LINK)
        self.forget.setVisible(bool(user))
        cancel = button(tr("Cancel"))
        self.go = button(tr("Save"), ButtonKind.PRIMARY)
        self.go.setDefault(True)
        self.add_buttons(cancel, self.go, before=self.forget)
        cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._on_go)
        self.forget.clicked.connect(self._on_forget)
        self.user.textChanged.connect(lambda text: self.go.setEnabled(bool(text.strip())))
        self.go.setEnabled(bool(user))
        (self.password if user else self.user).setFocus()

    def _on_go(self) -> None:
        login = Login(self.user.text().strip(), self.password.text())
        self._run(lambda: self._save(login), self.saved.emit)

    def _on_forget(self) -> None:
        self._run(self._forget, self.forgotten.emit)

    def _run(self, work: Callable[[], object], then: Callable[[], object]) -> None:
        def done(_: object) -> None:
            self.accept()
            then()

        self._tasks.run(lambda _: work(), done=done, failed=self._on_failed, owner=self)

    def _on_failed(self, error: PodplayerError) -> None:
        self.explain(self.message, told(error))
