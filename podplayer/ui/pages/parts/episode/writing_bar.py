"""Writing down what is said, on this computer: offered, under way, or waiting to go on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import PodplayerError
from podplayer.model.events import WorkProgress
from podplayer.model.ids import EpisodeId
from podplayer.services.transcription import WORK
from podplayer.ui.context import UiContext
from podplayer.ui.format import clock, percent
from podplayer.ui.pages.parts.episode.episode_material import EpisodeMaterial
from podplayer.ui.tasks import Task
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import LabelRole, button, label


class WritingBar(QWidget):
    """A sentence and a button below the transcript. Nothing is written before it is asked for.

    One episode is written at a time; it goes on while another one is shown.
    """

    def __init__(self, context: UiContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._material: EpisodeMaterial | None = None
        self._task: Task[object] | None = None
        self._writes: EpisodeId | None = None
        self.sentence = label("", LabelRole.MUTED, wraps=True)
        self.write = button(tr("Write transcript"))
        self.stop = button(tr("Stop writing"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.sentence, 1)
        for part in (self.write, self.stop):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.write.clicked.connect(self._begin)
        self.stop.clicked.connect(self._cancel)
        context.bridge.work_progress.connect(self._on_progress)
        self.hide()

    def show_material(self, material: EpisodeMaterial) -> None:
        """Offer what can be done for this episode."""
        self._material = material
        self._show()

    def _show(self) -> None:
        material = self._material
        if material is None:
            return
        is_writing = self._writes is not None and self._writes == material.detail.row.id
        place, has_words = material.written_up_to, material.has_words
        is_here = material.detail.row.is_downloaded
        self.stop.setVisible(is_writing)
        self.write.setVisible(not is_writing and is_here)
        self.write.setEnabled(self._writes is None)
        self.write.setToolTip("" if self._writes is None else tr("Another episode is written."))
        self.setVisible(is_writing or place is not None or not has_words)
        if is_writing:
            return  # the sentence tells how far it is
        if place is not None:
            text = tr("It is written down up to {time}.").format(time=clock(place))
        elif is_here:
            text = tr("podplayer can write it down here, in the background. Nothing is sent away.")
        else:
            text = tr("Download the episode, and podplayer can write it down here.")
        self.write.setText(tr("Write transcript") if place is None else tr("Write on"))
        self.sentence.setText(text)

    def _begin(self) -> None:
        if self._material is None or self._writes is not None:
            return
        episode_id, app = self._material.detail.row.id, self._context.app
        self._writes = episode_id
        self.sentence.setText(tr("Writing down what is said…"))

        def work(cancel: CancelToken) -> object:
            return app.hearing.transcription.transcribe(episode_id, cancel=cancel)

        self._task = self._context.tasks.run(
            work, failed=self._on_failed, ended=self._on_ended, owner=self
        )
        self._show()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self.sentence.setText(tr("Stopping… what is written stays."))

    def _on_ended(self) -> None:
        self._task = self._writes = None
        self._show()

    def _on_failed(self, error: PodplayerError) -> None:
        self._context.shell.show_error(error)

    def _on_progress(self, progress: WorkProgress) -> None:
        is_ours = progress.work == WORK and self._task is not None
        if is_ours and not self._task_is_stopping and progress.total > 1:
            share = percent(progress.done / progress.total)
            self.sentence.setText(tr("Writing down what is said… {share}").format(share=share))

    @property
    def _task_is_stopping(self) -> bool:
        return self._task is not None and self._task.token.is_cancelled
