import random
from datetime import timedelta

import pytest
from factories import NOW, parsed_episode

from podplayer.model.feed import ConditionalState, ParsedFeed
from podplayer.model.ids import Ms
from podplayer.model.podcast import EpisodeOrder, EpisodeState
from podplayer.model.shelves import EpisodeFilter, Page
from podplayer.storage.downloads import DownloadTable
from podplayer.storage.episode_lists import EpisodeLists
from podplayer.storage.marks import EpisodeMarks, ShowMarks

NEW, STARTED, HEARD = EpisodeState


@pytest.fixture
def lists(db):
    return EpisodeLists(db)


@pytest.fixture
def library(db, podcasts, episodes, log):
    """Six shows of nine episodes in every state, some undated or without a length."""
    rng = random.Random(3)
    for number in range(6):
        items = [
            parsed_episode(
                f"{number}-{place}",
                title=rng.choice(("Rivers and moss", "Of stones", "Chalk, rivers")),
                published=rng.choice((None, NOW - timedelta(days=rng.randint(0, 20)))),
                duration=rng.choice((None, Ms(rng.randint(1, 5) * 600_000))),
            )
            for place in range(9)
        ]
        podcasts.add(
            f"https://feeds.example.org/{number}",
            ParsedFeed(title=f"Show {number}", episodes=items),
            state=ConditionalState(),
            now=NOW,
        )
    ids = [row.id for row in episodes.rows()]
    rng.shuffle(ids)
    episodes.set_heard(ids[:12], heard=True, now=NOW)
    for place, number in enumerate(ids[12:22]):
        log.store_position(number, Ms(1000), now=NOW - timedelta(hours=place))
    marks = EpisodeMarks(db)
    marks.set_dismissed(dict.fromkeys(ids[22:26], "2026-11-24T08:10:00Z"))
    marks.set_favourites(dict.fromkeys(ids[8:16], "2026-11-24T08:10:00Z"))
    for number in ids[20:30]:
        DownloadTable(db).set_file(number, db.path.parent / "x.mp3", size=1, now=NOW)
    shows = podcasts.all()
    ShowMarks(db).set_tags(shows[0].id, ["Science", "Short"])
    ShowMarks(db).set_tags(shows[1].id, ["science"])
    ShowMarks(db).set_archived(shows[5].id, NOW)
    return shows


FILTERS = [
    EpisodeFilter(),
    EpisodeFilter(states=(NEW,)),
    EpisodeFilter(states=(NEW, STARTED)),
    EpisodeFilter(states=(HEARD,), favourite=True),
    EpisodeFilter(favourite=False, downloaded=True),
    EpisodeFilter(downloaded=False, dismissed=False),
    EpisodeFilter(dismissed=True),
    EpisodeFilter(tags=("SCIENCE",), max_duration=Ms(1_800_000)),
    EpisodeFilter(min_duration=Ms(1_200_000), archived=True),
    EpisodeFilter(last_days=5),
    EpisodeFilter(since=NOW - timedelta(days=9), words="rivers"),
    EpisodeFilter(words="riv mos"),
    EpisodeFilter(words="?!"),
]


def expected(rows, shows, chosen):
    """The same, row by row."""
    tags = {show.id: {tag.casefold() for tag in show.tags} for show in shows}
    words = chosen.words.split()
    for row in rows:
        is_archived = row.podcast_id == shows[5].id
        on_shelf = (
            row.is_dismissed
            if chosen.dismissed
            else not (row.is_dismissed and (chosen.dismissed is False or chosen.states))
        )
        since = chosen.since or (chosen.last_days and NOW - timedelta(days=chosen.last_days))
        if (
            on_shelf
            and (chosen.archived or not is_archived)
            and (not chosen.states or row.state in chosen.states)
            and chosen.downloaded in (None, row.is_downloaded)
            and chosen.favourite in (None, row.is_favourite)
            and (not chosen.tags or tags[row.podcast_id] & {t.casefold() for t in chosen.tags})
            and (chosen.min_duration is None or (row.duration or 0) >= chosen.min_duration)
            and (chosen.max_duration is None or (row.duration or 9e9) <= chosen.max_duration)
            and (not since or (row.published and row.published >= since))
            and all(f" {word.lower()}" in f" {row.title.lower()}" for word in words)
        ):
            yield row.id


@pytest.mark.parametrize("chosen", FILTERS)
def test_a_filter_finds_what_looking_at_every_row_would(lists, library, podcasts, chosen):
    shows = [*podcasts.all(), *podcasts.all(archived=True)]
    rows = lists.rows(EpisodeFilter(archived=True))
    assert len(rows) == 54
    found = lists.ids(chosen, now=NOW)
    assert sorted(found) == sorted(expected(rows, shows, chosen))
    assert lists.count(chosen, now=NOW) == len(found)


@pytest.mark.parametrize("order", EpisodeOrder)
@pytest.mark.parametrize("chosen", FILTERS[:9])
def test_pages_that_go_on_after_an_episode_make_up_the_list(lists, library, chosen, order):
    whole = lists.ids(chosen, Page(order=order), now=NOW)
    by_offset = lists.ids(chosen, Page(order=order, limit=4, offset=4), now=NOW)
    assert by_offset == whole[4:8]
    walked, last = [], None
    while page := lists.ids(chosen, Page(order=order, limit=4, after=last), now=NOW):
        walked += page
        last = page[-1]
    assert walked == whole
    assert len(set(whole)) == len(whole)


@pytest.mark.parametrize(
    ("order", "key", "is_rising"),
    [
        (EpisodeOrder.NEWEST, "published", False),
        (EpisodeOrder.OLDEST, "published", True),
        (EpisodeOrder.LONGEST, "duration", False),
        (EpisodeOrder.SHORTEST, "duration", True),
    ],
)
def test_what_has_no_date_or_length_comes_last(lists, library, order, key, is_rising):
    values = [getattr(row, key) for row in lists.rows(EpisodeFilter(), Page(order=order))]
    known = [value for value in values if value is not None]
    assert known == sorted(known, reverse=not is_rising)
    assert values == known + [None] * (len(values) - len(known))


def test_what_was_heard_last_comes_first(lists, library):
    rows = lists.rows(EpisodeFilter(archived=True), Page(order=EpisodeOrder.LAST_HEARD))
    assert len(rows) == 10
    assert {row.state for row in rows} == {STARTED}


def test_an_archived_show_is_listed_when_it_is_named(lists, library):
    archived = library[5].id
    assert archived not in {row.podcast_id for row in lists.rows(EpisodeFilter())}
    assert len(lists.ids(EpisodeFilter(podcast_ids=(archived,)))) == 9
    both = EpisodeFilter(podcast_ids=(archived, library[0].id))
    assert len(lists.ids(both)) == 18


def test_a_word_that_nearly_all_have_finds_the_same(lists, library, monkeypatch):
    found = lists.ids(EpisodeFilter(words="show"), Page(limit=10))
    monkeypatch.setattr("podplayer.storage.episode_lists._COMMON", 3)
    assert lists.ids(EpisodeFilter(words="show"), Page(limit=10)) == found


def test_an_episode_that_is_played_after_it_was_dismissed_is_back(db, lists, log, by_guid):
    pilot = by_guid["pilot"]
    log.store_position(pilot, Ms(5000), now=NOW)
    EpisodeMarks(db).set_dismissed({pilot: "2026-11-24T09:00:00Z"})
    assert lists.ids(EpisodeFilter(states=(STARTED,))) == []
    (row,) = lists.rows(EpisodeFilter(dismissed=True))
    assert row.is_dismissed
    log.store_position(pilot, Ms(6000), now=NOW + timedelta(hours=2))
    assert lists.ids(EpisodeFilter(states=(STARTED,))) == [pilot]


def test_no_words_of_a_filter_become_sql(lists, library):
    nasty = "'; DROP TABLE episode; --"
    assert lists.ids(EpisodeFilter(words=nasty)) == []
    assert lists.ids(EpisodeFilter(tags=(nasty, '"]'))) == []
    assert lists.count(EpisodeFilter()) > 0


def test_lists_by_date_read_no_further_than_their_page(db, lists, library):
    plan = db.execute(
        "EXPLAIN QUERY PLAN SELECT e.id FROM episode AS e INDEXED BY episode_on_shelf "
        "WHERE e.shelf = 0 ORDER BY e.published DESC, e.id DESC LIMIT 3"
    ).fetchall()
    assert [row[3] for row in plan] == ["SEARCH e USING COVERING INDEX episode_on_shelf (shelf=?)"]
