import pytest
from factories import FEED, NOW, parsed_feed

from podplayer.model.feed import ConditionalState
from podplayer.storage.episodes import Episodes
from podplayer.storage.listening import ListeningLog
from podplayer.storage.migrations import open_database
from podplayer.storage.podcasts import Podcasts


@pytest.fixture
def db(tmp_path):
    database = open_database(tmp_path / "library.db")
    yield database
    database.close()


@pytest.fixture
def podcasts(db):
    return Podcasts(db)


@pytest.fixture
def episodes(db):
    return Episodes(db)


@pytest.fixture
def log(db):
    return ListeningLog(db)


@pytest.fixture
def show(podcasts):
    """A followed show with the episodes finale (newest), middle and pilot."""
    feed = parsed_feed("finale", "middle", "pilot")
    return podcasts.add(FEED, feed, state=ConditionalState(etag="1"), now=NOW)


@pytest.fixture
def by_guid(show, episodes):
    return {row.guid: row.id for row in episodes.rows()}
