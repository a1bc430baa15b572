import numpy as np
import pytest
from factories_ranking import NOW, toy

from podplayer.recommender.repeats import core, repeated


@pytest.fixture
def library():
    return toy()


def hide(library, titles, *, spans=(), minutes=None):
    """Candidates with the titles given, best first, all with the same vector; what is hidden."""
    rows = np.arange(len(titles))
    for row in rows[1:]:
        library.space.white[library.space.slots[row]] = library.space.white[library.space.slots[0]]
    if minutes:
        library.items.minutes[rows] = minutes
    world = library.world(list(spans))
    scores = -rows.astype(float)
    return repeated(world, rows, scores, title=lambda row: titles[row]).tolist()


@pytest.mark.parametrize(
    "title",
    ["Trailer: The long delta", "The Long Delta (re-run)", "#12 From the archive: the long delta"],
)
def test_marks_of_a_repeat_are_no_part_of_a_title(title):
    assert core(title) == "the long delta"


def test_of_a_trailer_and_its_episode_the_episode_is_kept(library):
    titles = ["Trailer: The long delta", "The long delta", "Something else here"]
    assert hide(library, titles) == [True, False, False]


def test_of_one_episode_in_two_feeds_the_longer_is_kept(library):
    assert hide(library, ["The long delta", "The long delta"], minutes=[20, 60]) == [True, False]


def test_parts_and_numbered_episodes_are_not_the_same(library):
    titles = ["The long delta part 1", "The long delta part 2", "Episode 3", "Episode 4"]
    assert not any(hide(library, titles))


def test_the_same_title_about_another_thing_is_no_repeat(library):
    row = library.row(5, 0)
    titles = {0: "A Christmas special", row: "A Christmas special"}
    world = library.world([])
    rows = np.array([0, row])
    assert not repeated(world, rows, np.array([1.0, 0.0]), title=titles.get).any()


def test_a_rerun_of_what_was_heard_is_left_out(library):
    heard = library.span(0, NOW)
    assert hide(library, ["The long delta", "The long delta (encore)"], spans=[heard]) == [
        False,
        True,
    ]
