from datetime import timedelta

import pytest
from factories import FEED, NOW, parsed_feed

from podplayer.model.feed import ConditionalState
from podplayer.services.bus import EventBus
from podplayer.storage.episodes import Episodes
from podplayer.storage.migrations import open_database
from podplayer.storage.podcasts import Podcasts


class Clock:
    """A clock that stands until it is told to go on."""

    def __init__(self):
        self.moment = NOW

    def __call__(self):
        return self.moment

    def go_on(self, **length):
        self.moment += timedelta(**length)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def bus():
    return EventBus()


@pytest.fixture
def db(tmp_path):
    database = open_database(tmp_path / "library.db")
    yield database
    database.close()


@pytest.fixture
def show(db):
    """A followed show with the episodes finale (newest), middle and pilot."""
    feed = parsed_feed("finale", "middle", "pilot")
    return Podcasts(db).add(FEED, feed, state=ConditionalState(etag="1"), now=NOW)


@pytest.fixture
def by_guid(db, show):
    return {row.guid: row.id for row in Episodes(db).rows()}
