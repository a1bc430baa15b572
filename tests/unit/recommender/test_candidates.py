from dataclasses import replace

import numpy as np
from factories_ranking import NOW, toy

from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.recommender.candidates import Wanted, eligible, latest_per_show, pick
from podplayer.recommender.profile import Blocks

NOW_S = NOW.timestamp()
NONE = np.zeros(0, dtype=np.int64)


def allowed(library, *, blocks=None, wanted=None, **states):
    may = eligible(
        library.items,
        library.states(**states),
        blocks=blocks or Blocks(),
        wanted=wanted or Wanted(at=NOW_S),
    )
    return set(np.flatnonzero(may).tolist())


def flags(library, *rows):
    mask = np.zeros(len(library.items), dtype=bool)
    mask[list(rows)] = True
    return mask


def test_finished_half_heard_and_unoffered_episodes_are_not_recommended():
    library = toy()
    for state in ("is_finished", "is_started"):
        assert 5 not in allowed(library, **{state: flags(library, 5)})
    assert 5 not in allowed(library, is_offered=~flags(library, 5))


def test_what_left_its_feed_is_recommended_only_with_a_file():
    library = toy()
    gone = flags(library, 5, 6)
    found = allowed(library, has_left_feed=gone, is_downloaded=flags(library, 6))
    assert 5 not in found
    assert 6 in found


def test_blocked_episodes_and_shows_stay_away():
    library = toy()
    blocks = Blocks(episodes=frozenset({EpisodeId(1005)}), shows=frozenset({PodcastId(2)}))
    found = allowed(library, blocks=blocks)
    assert 5 not in found
    assert not (library.items.shows[sorted(found)] == 2).any()


def test_on_its_own_page_a_blocked_show_is_still_ranked():
    library = toy()
    blocks = Blocks(shows=frozenset({PodcastId(2)}))
    found = allowed(library, blocks=blocks, wanted=Wanted(at=NOW_S, show=2))
    assert set(library.items.shows[sorted(found)].tolist()) == {2}


def test_only_files_where_only_files_are_asked_for():
    library = toy()
    found = allowed(
        library, wanted=Wanted(at=NOW_S, is_downloaded_only=True), is_downloaded=flags(library, 3)
    )
    assert found == {3}


def test_what_comes_out_tomorrow_is_not_there_yet_but_the_undated_is():
    library = toy()
    published = library.items.published.copy()
    published[4], published[5] = NOW_S + 86400, np.nan
    library = replace(library, items=replace(library.items, published=published))
    found = allowed(library)
    assert 4 not in found
    assert 5 in found


def test_of_a_serial_only_the_next_part_is_offered():
    library = toy(serial=(1,))
    own = [library.row(1, n) for n in range(40)]
    assert allowed(library) & set(own) == {own[0]}
    assert allowed(library, is_finished=flags(library, *own[:3])) & set(own) == {own[3]}
    assert not allowed(library, is_finished=flags(library, own[39])) & set(own)


def test_a_large_library_is_cut_to_the_latest_of_every_show_and_the_neighbours():
    library = toy(shows=20, each=60)
    may = np.ones(len(library.items), dtype=bool)
    old = library.row(7, 0)
    found = pick(library.items, may, neighbours=np.array([old]), limit=200)
    assert len(found) <= 200
    assert old in found
    assert all(library.row(show, -1) in found for show in range(20))


def test_a_small_library_is_taken_whole_and_neighbours_may_be_none():
    library = toy()
    assert len(pick(library.items, np.ones(240, dtype=bool), neighbours=NONE)) == 240
    few = pick(toy(shows=20, each=60).items, np.ones(1200, dtype=bool), neighbours=NONE, limit=100)
    assert len(few) <= 100


def test_undated_episodes_come_last_in_their_show():
    latest = latest_per_show(np.array([1, 1, 2]), np.array([np.nan, 5.0, np.nan]), count=1)
    assert latest.tolist() == [1, 2]
