import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from podplayer.recommender.keywords import Words, tokens

VOCABULARY = ("river", "opera", "chess", "bread", "stars")


def built(documents):
    return Words.build(items=len(documents), rows=np.arange(len(documents)), documents=documents)


def test_markup_addresses_and_time_stamps_are_no_words():
    text = '<p class="x">Rivers &amp; glaciers</p> https://example.org/ads 12:30 me@example.org'
    assert tokens(text) == ["rivers", "glaciers"]


def test_stop_words_of_many_languages_are_left_out():
    assert tokens("The river and der Fluss und el río") == ["river", "fluss", "río"]


def test_scripts_without_spaces_become_pairs_of_characters():
    assert tokens("红楼梦") == ["红楼", "楼梦"]
    assert tokens("红的楼") == []


def test_two_texts_are_alike_by_what_few_others_say():
    words = built([["river", "delta"], ["river", "delta"], ["river", "opera"], ["opera", "tenor"]])
    sims = words.similarities(np.arange(4), np.arange(4))
    assert np.allclose(np.diag(sims), 1)
    assert sims[0, 1] > sims[0, 2] > sims[0, 3] == 0


@given(st.lists(st.lists(st.sampled_from(VOCABULARY), max_size=8), min_size=1, max_size=12))
def test_the_sparse_product_is_the_dense_one(documents):
    words = built(documents)
    rows = np.arange(len(documents))
    dense = np.zeros((len(documents), max(1, len(words.names))))
    for row in rows:
        part = slice(words.starts[row], words.starts[row + 1])
        dense[row, words.terms[part]] = words.weights[part]
    assert np.allclose(words.similarities(rows, rows), dense @ dense.T)


def test_an_item_without_words_is_like_nothing():
    words = Words.build(items=3, rows=np.array([0, 1]), documents=[["river"], ["river"]])
    assert words.has(np.array([0, 2])).tolist() == [True, False]
    assert words.similarities(np.array([2]), np.array([0])).tolist() == [[0.0]]
    assert Words.empty(2).similarities(np.array([0]), np.zeros(0, int)).shape == (1, 0)


def test_the_name_of_a_group_is_what_its_items_share():
    words = built([["river", "delta", "otter"], ["river", "delta"], ["opera", "otter"], ["opera"]])
    assert set(words.shared(0, 1)) == {"river", "delta"}
    assert words.holding("Opera", np.arange(4)).tolist() == [2, 3]
    assert words.holding("unheard", np.arange(4)).tolist() == []


def test_only_the_heaviest_words_of_a_long_text_are_kept():
    long = [f"word{n}" for n in range(60)]
    words = built([long, long])
    assert words.starts[1] == 24


def test_documents_that_are_added_are_weighed_by_the_words_there_are():
    words = Words.build(
        items=4, rows=np.array([0, 1]), documents=[["river", "delta"], ["river", "opera"]]
    )
    more = words.extended(np.array([3]), [["river", "comet"]])
    assert more.has(np.arange(4)).tolist() == [True, True, False, True]
    assert more.similarities(np.array([3]), np.array([0])).tolist() == [[1.0]]
    old = np.array([0, 1])
    assert np.array_equal(more.similarities(old, old), words.similarities(old, old))


def test_a_possessive_is_the_word_itself():
    assert tokens("The river's delta -- O'Brien") == ["river", "delta", "brien"]
