import numpy as np

from podplayer.encoders.hashed import NAME, HashedEncoder
from podplayer.services.encoder_choice import is_wanted

encoder = HashedEncoder()
NONZERO = [148, 252, 316]


def cosine(one, other):
    a, b = encoder.encode([one, other])
    return float(a @ b)


def test_texts_about_one_thing_are_nearer_than_others():
    rivers = "The deep time of rivers and their deltas"
    assert cosine(rivers, "How rivers build deltas over deep time") > 0.3
    assert abs(cosine(rivers, "Football transfers before the season")) < 0.15


def test_common_words_make_nothing_alike():
    assert abs(cosine("the and of with rivers", "the and of with football")) < 0.2


def test_a_word_in_another_form_is_near():
    assert cosine("Philosophie", "Philosophien") > 0.15


def test_chinese_is_read_by_pairs_of_characters():
    assert (
        cosine("人工智能的历史", "人工智能与未来") > cosine("人工智能的历史", "周末足球比赛") + 0.2
    )


def test_one_chinese_character_is_something():
    assert np.linalg.norm(encoder.encode(["水"])) > 0.9


def test_width_and_case_make_no_difference():
    assert cosine("ＦＵＬＬ width", "full WIDTH") > 0.99


def test_vectors_are_the_same_in_every_version():
    """Stored vectors carry the name hashed-words/2: other numbers need another name."""
    vector = encoder.encode(["podcast history of rivers 河流"])[0]
    assert np.flatnonzero(vector).tolist() == NONZERO


def test_a_broken_surrogate_is_survived():
    assert encoder.encode(["\ud800 lonely \ud800words"]).shape == (1, 1024)


def test_the_choice_of_hashed_words_leads_to_this_version_only():
    assert is_wanted(NAME, "static")
    assert not is_wanted("hashed-words/1", "static")
