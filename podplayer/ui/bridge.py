"""The one place where an event of the core becomes a Qt signal on the main thread."""

import threading

from PySide6.QtCore import QObject, Qt, Signal, Slot

from podplayer.model.events import (
    CoversChanged,
    EpisodesChanged,
    Event,
    LibraryChanged,
    ModelsChanged,
    PlaylistsChanged,
    QueueChanged,
    SensesChanged,
    SettingsChanged,
    TasteChanged,
    VectorsChanged,
    WorkProgress,
)
from podplayer.services.bus import EventBus


class Bridge(QObject):
    """Events of any thread, as signals of the main thread."""

    library_changed = Signal(LibraryChanged)
    episodes_changed = Signal(EpisodesChanged)
    queue_changed = Signal(QueueChanged)
    playlists_changed = Signal(PlaylistsChanged)
    taste_changed = Signal(TasteChanged)
    vectors_changed = Signal(VectorsChanged)
    senses_changed = Signal(SensesChanged)
    covers_changed = Signal(CoversChanged)
    models_changed = Signal(ModelsChanged)
    settings_changed = Signal(SettingsChanged)
    work_progress = Signal(WorkProgress)

    _heard = Signal(object)

    def __init__(self, bus: EventBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._signals = {
            LibraryChanged: self.library_changed,
            EpisodesChanged: self.episodes_changed,
            QueueChanged: self.queue_changed,
            PlaylistsChanged: self.playlists_changed,
            TasteChanged: self.taste_changed,
            VectorsChanged: self.vectors_changed,
            SensesChanged: self.senses_changed,
            CoversChanged: self.covers_changed,
            ModelsChanged: self.models_changed,
            SettingsChanged: self.settings_changed,
            WorkProgress: self.work_progress,
        }
        # Queued by hand: a signal connected to a bare function would run it on the emitting thread.
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        self._guard = threading.Lock()
        self._latest: dict[str, WorkProgress] = {}
        self._ends = [
            bus.subscribe(kind, self._heard.emit)
            for kind in self._signals
            if kind is not WorkProgress
        ]
        self._ends.append(bus.subscribe(WorkProgress, self._gather))

    def close(self) -> None:
        """Hear nothing any more."""
        for end in self._ends:
            end()
        self._ends.clear()

    def _gather(self, progress: WorkProgress) -> None:
        """Keep only the latest of each work: a download tells hundreds of times a second."""
        with self._guard:
            is_first = progress.work not in self._latest
            self._latest[progress.work] = progress
        if is_first:
            self._heard.emit(progress)

    @Slot(object)
    def _on_heard(self, event: Event) -> None:
        if isinstance(event, WorkProgress):
            with self._guard:
                event = self._latest.pop(event.work)
        self._signals[type(event)].emit(event)
