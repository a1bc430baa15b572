"""The models of the recommender in the settings: what is there, and fetching what lacks."""

from urllib.parse import urlsplit

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from podplayer.model.errors import PodplayerError
from podplayer.model.events import WorkProgress
from podplayer.services.parts import INDEX, WORK, PartsStatus
from podplayer.ui.context import UiContext
from podplayer.ui.format import size
from podplayer.ui.pages.parts.settings.setting_lines import SettingLines
from podplayer.ui.tasks import Task
from podplayer.ui.text import told, tr
from podplayer.ui.widgets.controls import LabelRole, button, label

_BAR = 120


class ModelsCard(SettingLines):
    """One line. Fetching goes on while other pages are shown, and where it was stopped."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._task: Task[PartsStatus] | None = None
        self.bar = QProgressBar()
        self.bar.setFixedWidth(_BAR)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Fetching the models"))
        self.bar.hide()
        self.deed = button("")
        self.deed.clicked.connect(self._on_deed)
        self.deed.hide()
        control = QWidget()
        row = QHBoxLayout(control)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.bar)
        row.addWidget(self.deed)
        self.add(
            tr("Models"),
            tr("podplayer reads, hears and sees with them. Without them it compares words."),
            control,
        )
        self.state: QLabel = label("", LabelRole.SMALL, wraps=True)
        self.state.setContentsMargins(0, 0, 0, 11)
        self.add_below(self.state)
        context.bridge.work_progress.connect(self._on_progress)

    def look(self) -> None:
        """Look which models are there; half a second on another thread."""
        if self._task is None:
            self._context.tasks.run(
                lambda _: self._context.app.parts.status(), done=self._show, owner=self
            )

    def _show(self, status: PartsStatus) -> None:
        if self._task is not None:
            return
        self.deed.setVisible(bool(status.missing))
        if not status.missing:
            self.state.setText(tr("All models are there."))
            return
        amount = size(status.missing_bytes)
        self.deed.setText(tr("Fetch {size}").format(size=amount))
        self.deed.setAccessibleName(tr("Fetch the models, {size}").format(size=amount))
        sentence = tr(
            "{size} from {host}, which learns your address, nothing else. Every file is checked, "
            "and what has come stays if you stop."
        )
        self.state.setText(sentence.format(size=amount, host=urlsplit(INDEX).hostname))

    def _on_deed(self) -> None:
        if self._task is not None:
            self.deed.setEnabled(False)
            self._task.cancel()
            return
        self.bar.setRange(0, 0)
        self.bar.show()
        self.deed.setText(tr("Stop"))
        self.deed.setAccessibleName(tr("Stop fetching the models"))
        self.state.setText(tr("Fetching the models…"))
        self._task = self._context.tasks.run(
            lambda cancel: self._context.app.parts.install(cancel=cancel),
            done=self._on_done,
            failed=self._on_failed,
            ended=self._on_ended,
            owner=self,
        )

    def _on_progress(self, progress: WorkProgress) -> None:
        if progress.work != WORK or self._task is None:
            return
        # In kilobytes: a bar counts with 32 bits.
        self.bar.setRange(0, max(1, progress.total // 1000))
        self.bar.setValue(progress.done // 1000)
        so_far = tr("{done} of {total}, {part}")
        self.state.setText(
            so_far.format(
                done=size(progress.done), total=size(progress.total), part=progress.detail
            )
        )

    def _on_ended(self) -> None:
        self._task = None
        self.bar.hide()
        self.deed.setEnabled(True)
        self.look()

    def _on_done(self, _: PartsStatus) -> None:
        self._context.shell.toast(tr("The models are here; your episodes are read with them now."))

    def _on_failed(self, error: PodplayerError) -> None:
        self._context.shell.toast(told(error))
