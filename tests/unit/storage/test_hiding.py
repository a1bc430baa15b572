from datetime import timedelta

import pytest
from factories import FEED, NOW, parsed_episode, parsed_feed

from podplayer.model.feed import ConditionalState, FeedDiff
from podplayer.model.podcast import EpisodeState
from podplayer.model.shelves import EpisodeFilter, HideRule
from podplayer.storage.episode_lists import EpisodeLists
from podplayer.storage.hiding import Hiding
from podplayer.storage.ranking import RankingTables


@pytest.fixture
def hiding(db):
    return Hiding(db)


def test_hidden_episodes_leave_every_list_but_their_own(db, hiding, show, episodes, podcasts):
    assert hiding.set_rule(show, HideRule(title_words=("PILOT",))) == 1
    lists = EpisodeLists(db)
    assert [row.guid for row in episodes.rows()] == ["finale", "middle"]
    assert [row.guid for row in episodes.rows(podcast_id=show)] == ["finale", "middle"]
    assert [row.guid for row in lists.rows(EpisodeFilter(hidden=True))] == ["pilot"]
    assert (podcasts.get(show).episode_count, podcasts.get(show).unheard_count) == (2, 2)
    assert len(RankingTables(db).put_away()) == 1


def test_what_was_begun_is_never_hidden(db, hiding, show, episodes, by_guid):
    episodes.set_heard([by_guid["pilot"]], heard=True, now=NOW)
    hiding.set_rule(show, HideRule(title_words=("pilot",)))
    assert [row.guid for row in episodes.rows(state=EpisodeState.HEARD)] == ["pilot"]
    episodes.set_heard([by_guid["pilot"]], heard=False, now=NOW)
    assert [row.guid for row in episodes.rows()] == ["finale", "middle"]


def test_a_rule_holds_for_episodes_to_come(hiding, show, podcasts, episodes):
    hiding.set_rule(show, HideRule(repeats=True))
    again = parsed_episode("again", title="Pilot", published=NOW + timedelta(days=1))
    podcasts.apply(
        show,
        parsed_feed("finale", "middle", "pilot"),
        FeedDiff(added=[again]),
        state=ConditionalState(),
        now=NOW,
    )
    assert "again" not in [row.guid for row in episodes.rows()]


def test_an_empty_rule_shows_everything_again(hiding, show, episodes):
    rule = HideRule(title_words=("pilot", "middle"), trailers=True)
    hiding.set_rule(show, rule)
    assert hiding.rule(show) == rule
    hiding.set_rule(show, HideRule())
    assert hiding.rule(show) == HideRule()
    assert len(episodes.rows()) == 3


def test_an_archived_show_keeps_all_but_its_place_in_the_lists(db, show, podcasts, by_guid):
    assert podcasts.find_by_url(FEED) == show
    db.execute("UPDATE podcast SET archived_at = '2026-11-24T08:10:00Z'")
    assert podcasts.all() == []
    assert podcasts.count() == 0
    assert podcasts.feed_targets() == []
    assert podcasts.get(show).is_archived
    assert [found.id for found in podcasts.all(archived=True)] == [show]
    assert len(RankingTables(db).put_away()) == 3
