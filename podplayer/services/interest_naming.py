"""The learned interests under names: the listener's own, or what their episodes and shows say."""

from dataclasses import replace

from podplayer.model.ids import EpisodeId
from podplayer.recommender import taste
from podplayer.recommender.interest_names import InterestNamer, ShowFacts
from podplayer.recommender.pipeline import Learned
from podplayer.recommender.taste import Topic
from podplayer.storage.database import Database
from podplayer.storage.interests import InterestTable
from podplayer.storage.ranking import RankingTables


def named(learned: Learned, db: Database) -> list[Topic]:
    """The interests, called as the listener calls them, words written as episodes write them."""
    given, tables = InterestTable(db).names(), RankingTables(db)
    titles, subjects = tables.show_titles(), tables.show_subjects()
    facts = {
        int(show): ShowFacts(title=title, categories=subjects[show])
        for show, title in titles.items()
    }
    namer, items = InterestNamer(shows=facts), learned.world.items
    found = []
    for topic in learned.topics:
        episodes = [EpisodeId(int(one)) for one in items.ids[topic.rows]]
        name, words = namer.called(
            topic.keywords,
            texts=list(tables.words(episodes).values()),
            shows=items.shows[topic.rows].tolist(),
        )
        name = taste.given_name([given.get(one, "") for one in episodes]) or name
        found.append(replace(topic, name=name, keywords=words))
    return found
