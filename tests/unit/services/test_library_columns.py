from factories import NOW, parsed_episode

from podplayer.model.feed import ConditionalState, ParsedFeed
from podplayer.services.library_columns import read_items
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.ranking import EpisodeColumns, RankingTables


def test_episodes_become_columns_and_what_is_unknown_stays_unknown(db):
    known = parsed_episode("known", published=NOW, duration=60_000)
    unknown = parsed_episode("unknown", published=None, duration=None, language="de-CH")
    feed = ParsedFeed(title="Show", episodes=[known, unknown], language="en")
    show = Podcasts(db).add("https://feeds.example.org/1", feed, state=ConditionalState(), now=NOW)

    items = read_items(RankingTables(db).episodes()).items

    rows = dict(db.execute("SELECT guid, id FROM episode"))
    first, second = items.find([rows["known"], rows["unknown"]])
    assert items.shows.tolist() == [show, show]
    assert items.minutes[first] == 1
    assert items.published[first] == NOW.timestamp()
    assert items.minutes[second] != items.minutes[second]
    assert items.published[second] != items.published[second]
    assert items.languages[first] != items.languages[second]


def test_ids_that_are_in_no_library_are_not_found(db):
    items = read_items(EpisodeColumns()).items

    assert items.find([3]).tolist() == [-1]
    assert items.rows([3]).tolist() == []
    assert items.find([]).tolist() == []
