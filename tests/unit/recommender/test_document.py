import pytest
from hypothesis import given
from hypothesis import strategies as st

from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.model.text import EpisodeText
from podplayer.recommender.document import (
    clean_notes,
    document,
    plain_text,
    repeating_sentences,
    sentences,
)


def text(**fields):
    return EpisodeText(
        **{
            "id": EpisodeId(1),
            "podcast_id": PodcastId(1),
            "title": "The deep time of rivers",
            "notes": "<p>We follow a river from its source to the sea, and meet those who study it "
            "for a living, on both of its banks: how deltas grow, why they drown, and what can be "
            "done about it.</p>",
            "summary": "",
            "podcast_title": "Slow Water",
            "podcast_description": "Conversations about water.",
        }
        | fields
    )


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br/>Two", "One\nTwo"),
        ("a &amp; b &lt;c&gt;", "a & b <c>"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("<script>evil()</script>good<style>p{}</style>", "good"),
        ("See https://example.org/a?b=c now", "See now"),
        ("Write to show@example.org or @handle", "Write to or"),
        ("visit example.com/offer today", "visit today"),
        ("00:12:34 - Deltas", "Deltas"),
        ("(1:02) Deltas [12:01:59] Sea", "Deltas Sea"),
        ("at 3 o'clock in 2026", "at 3 o'clock in 2026"),
        ("", ""),
    ],
)
def test_notes_become_plain_text(html, plain):
    assert plain_text(html) == plain


def test_a_text_is_cut_into_sentences_in_any_script():
    assert sentences("One. Two! Three\n- - -\n第一句。第二句！") == [
        "One.", "Two!", "Three", "第一句。", "第二句！",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "This episode is sponsored by ExampleVPN.",
        "Use promo code RIVER at checkout.",
        "Learn more about your ad choices.",
        "Please leave us a five star review.",
        "Follow us on Instagram and Twitter.",
        "Instagram: rivers",
        "Listen on Apple Podcasts or Spotify.",
        "Support the show on Patreon!",
        "Diese Folge enthält Werbung.",
        "Abonniert unseren Kanal!",
        "Suscríbete al programa.",
        "欢迎订阅我们的公众号。",
        "番組への感想はメールフォームから。",
    ],
)
def test_boilerplate_is_left_out(sentence):
    kept = "The delta grows by a metre a year."
    assert clean_notes(f"<p>{kept}</p><p>{sentence}</p>") == kept


@pytest.mark.parametrize(
    "sentence",
    [
        "Facebook faces an antitrust suit over Instagram's purchase.",
        "How Spotify changed what musicians earn.",
        "The newspaper supports the party.",
        "A history of copyright in the age of print.",
        "Er unterstützt die Deiche am Fluss.",
    ],
)
def test_what_only_looks_like_boilerplate_stays(sentence):
    assert clean_notes(sentence) == sentence


def test_a_sentence_is_said_once():
    assert clean_notes("<p>Rivers rise.</p><p>Rivers rise!</p>") == "Rivers rise."


def test_what_a_show_repeats_is_left_out_even_with_another_number():
    notes = [
        f"<p>Topic number {word} is discussed.</p><p>Slow Water is a weekly show, episode {n}.</p>"
        for n, word in enumerate(["ice", "mud", "rain", "tides", "wells"])
    ]
    repeating = repeating_sentences(notes)
    assert clean_notes(notes[0], repeating=repeating) == "Topic number ice is discussed."


def test_three_episodes_are_too_few_to_see_what_repeats():
    assert repeating_sentences(["Same words."] * 3) == frozenset()


def test_a_sentence_that_comes_twice_in_a_large_show_stays():
    notes = ["A guest returns."] * 2 + [
        f"<p>{'abcdefghij'[n % 10] * (n + 3)}</p>" for n in range(40)
    ]
    assert not repeating_sentences(notes)


def test_the_document_begins_with_the_title_and_names_the_show():
    result = document(text(categories=("Science",), people=("Ada Example",)))
    assert result.startswith("The deep time of rivers. We follow a river")
    assert result.endswith("Slow Water. Science. Ada Example.")


def test_long_notes_need_no_description_of_the_show():
    assert "Conversations about water" not in document(text())


def test_short_notes_are_helped_by_the_description_of_the_show():
    assert "Conversations about water." in document(text(notes="Part two."))


def test_a_long_description_is_cut_at_a_sentence():
    long = "One sentence of the description that goes on for a while. " * 3 + "x" * 500 + "."
    long = (
        " ".join(
            f"Number {'abcdefgh'[n]} says that water is wet and rather deep." for n in range(8)
        )
        + long
    )
    result = document(text(notes="", podcast_description=long))
    assert "xxx" not in result


def test_the_summary_stands_in_for_notes_that_are_absent_or_shorter():
    assert "A longer summary" in document(text(notes="", summary="A longer summary."))
    assert "A longer summary" in document(text(notes="Hm.", summary="A longer summary."))


def test_the_summary_stands_in_for_notes_that_are_all_boilerplate():
    notes = "<p>Please subscribe and follow us on Instagram.</p>"
    assert "Deltas drown" in document(text(notes=notes, summary="Deltas drown."))


def test_an_episode_without_any_words_has_an_empty_document():
    empty = text(title="", notes="", podcast_title="", podcast_description="")
    assert document(empty) == ""


def test_what_publishers_say_of_every_show_is_left_out_of_descriptions():
    repeating = repeating_sentences(["Unofficial feed of a broadcaster."] * 5)
    described = text(notes="", podcast_description="Unofficial feed of a broadcaster. On water.")
    assert "broadcaster" not in document(described, repeating=repeating)


@given(st.text(max_size=400))
def test_any_text_at_all_is_survived(notes):
    assert isinstance(document(text(notes=notes)), str)


@pytest.mark.parametrize(
    "notes",
    ["<script " * 8000, "<" * 50_000, "a." * 50_000, "00:" * 50_000, "(" * 50_000, "@" * 50_000],
)
def test_hostile_notes_take_no_time(notes):
    document(text(notes=notes))
