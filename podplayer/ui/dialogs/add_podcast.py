"""Follow a show: by address, from an OPML file, or look around with sample shows."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QProgressBar, QWidget

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import AlreadySubscribedError, FetchError, PodplayerError
from podplayer.model.ids import PodcastId
from podplayer.ui.dialogs.modal import Modal
from podplayer.ui.tasks import Task, Tasks
from podplayer.ui.text import shown, tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label, surface

_SCHEMES = ("http://", "https://", "feed:", "podcast:", "pcast:", "itpc:", "file:")

_LOGIN = 401
"""The status of a feed that asks for a name and a password."""

Add = Callable[[str, CancelToken], PodcastId]


class AddPodcastDialog(Modal):
    """Stays open, with a sentence, until the show was added."""

    added = Signal(object)
    """The PodcastId."""
    import_wanted = Signal()
    sample_wanted = Signal()

    def __init__(
        self, *, add: Add, tasks: Tasks, address: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Add a podcast"), width=520, parent=parent)
        self._add = add
        self._tasks = tasks
        self._task: Task[PodcastId] | None = None
        self.add_text(tr("Paste the address of a feed, or of the show's web page."))
        self.address = QLineEdit(address or _from_clipboard())
        self.address.setPlaceholderText("https://example.org/podcast.xml")
        self.address.setAccessibleName(tr("Address of the show"))
        self.address.setClearButtonEnabled(True)
        self.address.selectAll()
        self.body.addWidget(self.address)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(tr("Looking at the address"))
        self.body.addWidget(self.bar)
        self.message = label("", LabelRole.ERROR, wraps=True)
        self.body.addWidget(self.message)
        self.follow = button(tr("Follow"), ButtonKind.PRIMARY)
        self.follow.setDefault(True)
        self._cancel = button(tr("Cancel"))
        self.add_buttons(self._cancel, self.follow)
        self.body.addSpacing(4)
        self.body.addWidget(surface("line"))
        self._file = button(tr("Import from another player…"), ButtonKind.LINK)
        self._sample = button(tr("Look around with sample shows"), ButtonKind.LINK)
        self.add_buttons(self._sample, before=self._file)
        self._connect()
        self._show_busy(is_busy=False)
        self.address.setFocus()

    def start(self) -> None:
        """Look at the address."""
        address = self.address.text().strip()
        if not address or self._task is not None:
            return
        self._show_busy(is_busy=True)
        self._task = self._tasks.run(
            lambda cancel: self._add(address, cancel),
            done=self._on_added,
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

    def _connect(self) -> None:
        self.follow.clicked.connect(self.start)
        self._cancel.clicked.connect(self.reject)
        self.address.textChanged.connect(self._on_text_changed)
        self._file.clicked.connect(self._on_import)
        self._sample.clicked.connect(self._on_sample)

    def _show_busy(self, *, is_busy: bool) -> None:
        self.bar.setVisible(is_busy)
        self.address.setEnabled(not is_busy)
        for part in (self._file, self._sample):
            part.setEnabled(not is_busy)
        self.follow.setEnabled(not is_busy and bool(self.address.text().strip()))
        self._cancel.setText(tr("Stop") if is_busy else tr("Cancel"))
        self._say("")

    def _say(self, text: str) -> None:
        self.explain(self.message, text)

    def _on_text_changed(self, text: str) -> None:
        self.follow.setEnabled(bool(text.strip()))
        self._say("")

    def _on_added(self, podcast_id: PodcastId) -> None:
        self.added.emit(podcast_id)
        self.accept()

    def _on_failed(self, error: PodplayerError) -> None:
        self._say(sentence(error))
        self.address.setFocus()
        self.address.selectAll()

    def _on_ended(self) -> None:
        self._task = None
        self._show_busy(is_busy=False)
        self.address.setFocus()

    def _on_import(self) -> None:
        self.accept()
        self.import_wanted.emit()

    def _on_sample(self) -> None:
        self.accept()
        self.sample_wanted.emit()


def sentence(error: PodplayerError) -> str:
    """Return an error's text without the address that stands in the field right above."""
    if isinstance(error, AlreadySubscribedError):
        return tr("You follow this show already.")
    if isinstance(error, FetchError) and error.status == _LOGIN:
        return tr(
            "This feed asks for a user name and a password. Write them into its address, as in "
            "https://name:password@example.org/feed; they are kept in the key ring."
        )
    if isinstance(error, FetchError):
        text = shown(error.sentence)
    else:
        text = shown(getattr(error, "sentence", "") or str(error))
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else text + "."


def _from_clipboard() -> str:
    text = QApplication.clipboard().text().strip()
    is_address = text.lower().startswith(_SCHEMES) and len(text) < 500 and " " not in text
    return text if is_address and "\n" not in text else ""
