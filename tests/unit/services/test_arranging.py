import pytest
from factories import NOW, parsed_feed

from podplayer.model.errors import NotFoundError, UsageError
from podplayer.model.events import EpisodesChanged, LibraryChanged, TasteChanged
from podplayer.model.feed import ConditionalState
from podplayer.model.podcast import EpisodeState, ShowOrder
from podplayer.model.shelves import EpisodeFilter, HideRule, Page, TagCount
from podplayer.services.library import Library
from podplayer.services.ranking_data import RankingData
from podplayer.storage.episodes import Episodes
from podplayer.storage.podcasts import Podcasts


@pytest.fixture
def library(db, bus, clock):
    return Library(db, bus=bus, now=clock)


@pytest.fixture
def other(db):
    feed = parsed_feed("one", title="Another Show")
    return Podcasts(db).add("https://b.example/", feed, state=ConditionalState(), now=NOW)


def guids(rows):
    return {row.guid for row in rows}


def test_what_was_dismissed_leaves_new_until_that_is_undone(library, by_guid, bus):
    heard = []
    for event in (EpisodesChanged, TasteChanged):
        bus.subscribe(event, heard.append)
    token = library.dismiss([by_guid["pilot"], by_guid["middle"], 999])
    assert token.sentence == "Dismissed 2 episodes"
    assert guids(library.episodes(state=EpisodeState.NEW)) == {"finale"}
    assert library.counts().new == 1
    assert guids(library.page(EpisodeFilter(dismissed=True))) == {"pilot", "middle"}
    assert len(heard) == 2
    library.dismiss([by_guid["pilot"]], False)
    assert guids(library.episodes(state=EpisodeState.NEW)) == {"finale", "pilot"}
    library.undo(token)
    assert library.counts().new == 3


def test_what_was_put_away_is_not_recommended(library, db, by_guid, show, other):
    data = RankingData(db, encoder=lambda: None)
    items = data.items()

    def offered():
        return {int(items.ids[row]) for row in data.states().is_offered.nonzero()[0]}

    every = {int(number) for number in items.ids}
    assert offered() == every
    library.dismiss([by_guid["pilot"]])
    assert offered() == every - {by_guid["pilot"]}
    library.archive(show)
    assert offered() == every - set(by_guid.values())


def test_many_hearts_at_once_can_be_taken_back(library, by_guid, clock):
    library.set_favourite(by_guid["pilot"], True)
    clock.go_on(days=1)
    token = library.set_favourites(list(by_guid.values()), True)
    assert token.sentence == "Added 3 episodes to favourites"
    assert len(library.episodes(favourite=True)) == 3
    library.undo(token)
    assert guids(library.episodes(favourite=True)) == {"pilot"}
    library.undo(library.set_favourites([by_guid["pilot"]], False))
    assert guids(library.episodes(favourite=True)) == {"pilot"}


def test_a_whole_list_can_be_marked(library, by_guid):
    token = library.mark_heard(library.ids(EpisodeFilter()), True)
    assert library.count(EpisodeFilter(states=(EpisodeState.HEARD,))) == 3
    assert library.changes() == [token]
    library.undo(token)
    assert library.count(EpisodeFilter(states=(EpisodeState.HEARD,))) == 0
    assert library.changes() == []


def test_tags_are_one_whatever_their_letters(library, show, other, bus):
    heard = []
    bus.subscribe(LibraryChanged, heard.append)
    library.add_tag(show, "  Slow   radio ")
    library.add_tag(other, "slow RADIO")
    assert library.tags() == [TagCount(tag="Slow radio", shows=2)] or library.tags() == [
        TagCount(tag="slow RADIO", shows=2)
    ]
    assert [found.id for found in library.podcasts(tag="SLOW radio")] == [show, other]
    token = library.remove_tag(show, "slow radio")
    assert library.podcast(show).tags == ()
    library.undo(token)
    assert library.podcast(show).tags == ("Slow radio",)
    assert len(heard) == 4
    with pytest.raises(NotFoundError, match="not tagged “fast”"):
        library.remove_tag(show, "fast")
    with pytest.raises(NotFoundError, match="No show is tagged"):
        library.podcasts(tag="fast")
    with pytest.raises(UsageError, match="A tag needs a name"):
        library.add_tag(show, "\t")


def test_an_archived_show_is_out_of_sight_with_its_history(library, show, other, by_guid):
    library.mark_heard([by_guid["pilot"]], True)
    token = library.archive(show)
    assert token.sentence == "Archived A Show"
    assert [found.id for found in library.podcasts()] == [other]
    assert [found.id for found in library.podcasts(archived=True)] == [show]
    assert library.counts().shows == 1
    assert guids(library.episodes()) == {"one"}
    assert guids(library.episodes(podcast_id=show, state=EpisodeState.HEARD)) == {"pilot"}
    library.undo(token)
    assert not library.podcast(show).is_archived
    library.archive(show)
    library.undo(library.archive(show, False))
    assert library.podcast(show).is_archived


def test_a_rule_that_hides_can_be_taken_back(library, show):
    first = HideRule(title_words=("pilot",))
    library.set_hide_rule(show, first)
    token = library.set_hide_rule(show, HideRule(title_words=("middle",), trailers=True))
    assert token.sentence == "1 episode of A Show hidden"
    assert guids(library.episodes()) == {"finale", "pilot"}
    library.undo(token)
    assert library.hide_rule(show) == first
    assert guids(library.episodes()) == {"finale", "middle"}


def test_a_rule_can_be_tried_before_it_hides(library, show):
    assert library.would_hide(show, HideRule(title_words=("pilot", "finale"))) == 2
    assert not library.hide_rule(show)
    assert guids(library.episodes()) == {"finale", "middle", "pilot"}


def test_shows_come_in_the_order_asked(library, db, show, other):
    def titles(order):
        return [found.title for found in library.podcasts(order=order)]

    assert titles(ShowOrder.TITLE) == ["A Show", "Another Show"]
    assert titles(ShowOrder.UNHEARD) == ["A Show", "Another Show"]
    library.mark_heard([row.id for row in Episodes(db).rows(podcast_id=show)], True)
    assert titles(ShowOrder.UNHEARD) == ["Another Show", "A Show"]
    assert titles(ShowOrder.NEWEST) == ["A Show", "Another Show"]
    assert titles(ShowOrder.ADDED) == ["A Show", "Another Show"]


def test_a_page_goes_on_where_the_last_one_ended(library, by_guid):
    first = library.page(EpisodeFilter(), Page(limit=2))
    rest = library.page(EpisodeFilter(), Page(limit=2, after=first[-1].id))
    assert [row.guid for row in [*first, *rest]] == ["finale", "middle", "pilot"]
