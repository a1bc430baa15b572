import numpy as np
from factories_ranking import habit, toy

from podplayer.recommender.portrait import portrait


def drawn(library, spans, *, before=None):
    world = library.world(spans)
    return portrait(
        library.space,
        library.words,
        events=world.events,
        liked=world.liked,
        before=len(world.events) if before is None else before,
    )


def test_what_is_like_the_liked_and_unlike_the_rest_answers_best():
    library = toy()
    one = drawn(library, habit(library))
    rows = np.array([library.row(show, 39) for show in range(6)])
    text, words = one.text_of(library.space, rows), library.words.answers(rows, one.words)
    assert set(np.argsort(-text)[:2]) == {0, 1}
    assert set(np.argsort(-words)[:2]) == {0, 1}


def test_nothing_that_came_later_is_in_a_portrait():
    library = toy()
    spans = habit(library)
    early, whole = drawn(library, spans[:10]), drawn(library, spans, before=10)
    assert np.allclose(early.text, whole.text)
    assert np.allclose(early.words, whole.words)


def test_without_likes_a_portrait_is_blank():
    one = drawn(toy(), [])
    assert not one.text.any()
    assert not one.words.any()


def test_the_tenth_mention_of_a_word_says_less_than_the_first():
    library = toy()
    rows = np.array([library.row(0, place) for place in range(10)] + [library.row(1, 0)])
    query = library.words.query(rows, np.ones(11))
    often, once = (query[library.words.number[word]] for word in ("rivers", "opera"))
    assert 1 < often / once < 10
