"""Where a file is now whose address has expired: asked of the feed, once."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import Cancelled, PodplayerError
from podplayer.model.ids import PodcastId
from podplayer.storage.addresses import MediaAddresses
from podplayer.storage.database import Database

logger = logging.getLogger(__name__)

_FRESH = timedelta(minutes=2)

CheckShow = Callable[[PodcastId, CancelToken], object]
"""Refreshes one show."""


class Renewal:
    """Signed addresses last for hours, and hosts change; the feed knows the new ones."""

    def __init__(self, db: Database, *, check: CheckShow, now: Callable[[], datetime]) -> None:
        self._addresses = MediaAddresses(db)
        self._check = check
        self._now = now
        self._checked: dict[PodcastId, datetime] = {}

    def address(self, url: str, cancel: CancelToken) -> str | None:
        """The address that the feed gives for the same episode now; None if it gives no other."""
        found = self._addresses.owner(url)
        if found is None:
            return None
        episode_id, podcast_id = found
        try:
            self._check_once(podcast_id, cancel)
        except Cancelled:
            raise
        except PodplayerError as error:
            logger.info("no new address for %s: %s", episode_id, error)
            return None
        fresh = self._addresses.of(episode_id)
        return None if fresh == url else fresh

    def _check_once(self, podcast_id: PodcastId, cancel: CancelToken) -> None:
        """Twenty files of one host that went away ask their feed once, not twenty times."""
        now = self._now()
        last = self._checked.get(podcast_id)
        if last is None or now - last > _FRESH:
            self._checked[podcast_id] = now
            self._check(podcast_id, cancel)
