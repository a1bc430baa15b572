"""Erasing shows with everything that podplayer keeps of them; and backups that still know."""

import contextlib

from podplayer.media.artwork import CoverStore
from podplayer.model.events import LibraryChanged, QueueChanged, TasteChanged
from podplayer.model.ids import PodcastId
from podplayer.services.backups import Backups
from podplayer.services.bus import EventBus
from podplayer.services.copies import copies_of
from podplayer.services.downloads import Downloads
from podplayer.storage.cipher import is_encrypted
from podplayer.storage.database import Database
from podplayer.storage.downloads import DownloadTable
from podplayer.storage.erasing import cover_urls, episodes_of, erase_show
from podplayer.storage.swap import erase
from podplayer.storage.trash import Trash


class Erasing:
    """There is no undo: what is erased is overwritten."""

    def __init__(
        self,
        db: Database,
        *,
        downloads: Downloads,
        covers: CoverStore,
        backups: Backups,
        bus: EventBus,
    ) -> None:
        self._db = db
        self._downloads = downloads
        self._covers = covers
        self._backups = backups
        self._bus = bus

    def show(self, podcast_id: PodcastId) -> int:
        """Erase a show: files, covers, rows, index, vectors, undo. How many episodes it had.

        Raises:
            MediaError: a file cannot be deleted; nothing else was.
            StorageError: the library cannot be written.
        """
        own, others = cover_urls(self._db, podcast_id)
        mine = episodes_of(self._db, podcast_id)
        for file in DownloadTable(self._db).stored():
            if file.episode_id in mine:
                self._downloads.remove(file.episode_id)
        for trashed in Trash(self._db).files():
            if trashed.episode_id in mine:
                trashed.path.unlink(missing_ok=True)
        episodes = erase_show(self._db, podcast_id)
        for url in own - others:
            self._covers.remove(url)
        for event in (LibraryChanged(frozenset({podcast_id})), QueueChanged(), TasteChanged()):
            self._bus.publish(event)
        return episodes

    def renew_backups(self) -> None:
        """Delete every backup and copy, and make one of the library as it is now.

        Raises:
            StorageError: the new one could not be made; then the old ones are still there.
        """
        old = [backup.path for backup in self._backups.all()] + copies_of(self._db.path)
        made = self._backups.make()
        for path in old:
            if path != made:
                with contextlib.suppress(FileNotFoundError):
                    erase(path, overwrites=not is_encrypted(path))
