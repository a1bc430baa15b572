import numpy as np
from factories_ranking import toy

from podplayer.recommender.clusters import groups


def test_what_is_of_one_subject_is_joined_however_the_rows_are_ordered():
    library = toy(noise=0.2)
    rows = np.arange(len(library.items))
    order = np.random.default_rng(3).permutation(rows)
    shows = library.items.shows
    count = len(set(shows.tolist()))
    for own in (rows, order):
        found = groups(library.space, own, count=count)
        assert sorted(np.concatenate(found).tolist()) == rows.tolist()
        assert all(len(set(shows[own[inside]].tolist())) == 1 for inside in found)


def test_there_are_no_more_groups_than_rows():
    library = toy()
    assert [one.tolist() for one in groups(library.space, np.array([2]), count=3)] == [[0]]
