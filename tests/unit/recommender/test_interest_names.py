import pytest

from podplayer.recommender.interest_names import InterestNamer, ShowFacts
from podplayer.recommender.naming import in_own_words

GAMES = ShowFacts(title="Dice", categories=["Leisure", "Games", "Comedy", "Improv"])
CARDS = ShowFacts(title="Cards", categories=["Leisure", "Games"])
TRADE = ShowFacts(title="Signal", categories=[])
FACTS = {1: GAMES, 2: CARDS, 3: TRADE}


def namer():
    return InterestNamer(shows=FACTS)


def test_the_narrowest_subject_of_most_shows_and_a_word_name_an_interest():
    name, words = namer().called(
        ["draft", "patch"],
        texts=["The draft\nabout a patch", "A draft\na new patch"] * 2,
        shows=[1, 2, 2, 1],
    )
    assert name == "Games, draft"
    assert words == ["draft", "patch"]


def test_a_second_subject_of_a_show_names_nothing():
    name, _ = namer().called([], texts=["a"], shows=[1])
    assert name == "Games, Dice"


def test_without_a_common_subject_two_words_do_and_those_of_titles_first():
    name, _ = namer().called(
        ["mattress", "harbour", "ship"],
        texts=["The harbour\na mattress", "A ship\na mattress"],
        shows=[2, 3],
    )
    assert name == "harbour, ship"


@pytest.mark.parametrize(("shows", "name"), [([3, 3], "Signal"), ([3, 2], "interest 1")])
def test_where_no_word_says_anything_the_show_does(shows, name):
    assert namer().called([], texts=["a", "b"], shows=shows)[0] == name


@pytest.mark.parametrize(
    ("said", "titles", "left"),
    [
        # A sponsor before the bar, and what follows is new each time.
        (
            "科颜",
            ["科颜氏｜英伟达降价", "科颜氏｜咖啡涨价", "科颜氏｜出口回升", "出口降价"],
            "出口",
        ),
        ("小伙", [f"记录我听小伙伴解释{x}的出口" for x in ("甲", "乙丙", "丁", "出口")], "出口"),
        ("acme", [f"Rivers {x}\nPaid for by Acme and you" for x in "abcd"], "rivers"),
        # Said in ever other words, beside the same other one.
        ("machine", [f"{x} machine learning {y}" for x, y in ("ab", "cd", "ef", "gh")], "machine"),
    ],
)
def test_a_word_of_one_phrase_names_nothing(said, titles, left):
    words = ["machine"] if said == left else [said, left]
    assert in_own_words(words, titles) == [left]


def test_a_phrase_names_what_has_no_other_name():
    texts = ["Paid for by Acme"] * 4
    assert namer().called(["acme"], texts=texts, shows=[3, 2, 1, 3])[0] == "Acme"
    assert namer().called(["acme"], texts=texts, shows=[1, 1, 1, 1])[0] == "Games, Dice"


def test_no_word_and_no_show_names_two_interests():
    one = namer()
    texts = ["The harbour, a ship", "A ship, the harbour"]
    assert one.called(["harbour", "ship"], texts=texts, shows=[3, 3])[0] == "harbour, ship"
    assert one.called(["harbour", "ship"], texts=texts, shows=[3, 3])[0] == "Signal"
    assert one.called(["harbour"], texts=texts, shows=[3, 3])[0] == "interest 3"


def test_parts_of_a_word_and_two_small_letters_are_left_out():
    _, words = namer().called(
        ["rivers", "river", "ar", "AI"], texts=["rivers river ar an AI here"], shows=[3]
    )
    assert words == ["rivers", "AI"]
