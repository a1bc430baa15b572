from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from factories_ranking import NOW, habit, toy
from factories_senses import cover, recording

from podplayer.model.ids import ContextId
from podplayer.model.listening import Context, Feedback, FeedbackKind, Mood
from podplayer.model.ranking import ReasonKind
from podplayer.recommender.affect import Affect
from podplayer.recommender.explain import Narrator
from podplayer.recommender.feature_list import NAMES
from podplayer.recommender.profile import TAGGED
from podplayer.recommender.senses import Senses, hear, see
from podplayer.recommender.space import Space


def narrator(library, spans, *, at=NOW, feedback=(), contexts=None, **context):
    return Narrator(
        world=library.world(spans, feedback, contexts),
        context=Context(at=at, **context),
        left_minutes=library.items.minutes,
        title=library.title,
    )


def say(teller, row, feature, *, others=()):
    parts = dict.fromkeys(NAMES, 0.0) | {feature: 1.0} | dict(others)
    return teller.reasons(row, parts)[0]


def plays(library, show, count, *, minutes=30.0):
    return [
        library.span(library.row(show, n), NOW - timedelta(days=20 - n), minutes=minutes)
        for n in range(count)
    ]


def test_finished_episodes_are_counted():
    library = toy()
    spans = [*plays(library, 0, 9), library.span(library.row(0, 9), NOW, minutes=6)]
    reason = say(narrator(library, spans), library.row(0, 30), "show_recent")
    assert reason.text == "You finished 9 of 10 from this show"
    assert len(reason.evidence) == 3


def test_heard_is_not_called_finished():
    library = toy()
    reason = say(
        narrator(library, plays(library, 0, 4, minutes=10)), library.row(0, 30), "show_odds"
    )
    assert reason.text == "You heard 4 episodes of this show"
    one = [library.span(library.row(0, 1), NOW - timedelta(days=2), minutes=12)]
    assert say(narrator(library, one), library.row(0, 30), "show_recent").text == (
        "You heard an episode of this show on Sunday"
    )


def test_a_show_that_was_only_dropped_is_no_reason():
    library = toy()
    reason = say(
        narrator(library, plays(library, 0, 3, minutes=0.3)), library.row(0, 39), "show_recent"
    )
    assert reason.text == "Came out yesterday"


def test_the_nearest_liked_episode_is_the_evidence():
    library = toy(noise=0.2)
    spans = [
        library.span(library.row(0, 3), NOW - timedelta(days=2)),
        library.span(library.row(1, 3), NOW),
    ]
    reason = say(narrator(library, spans), library.row(0, 20), "text_near")
    assert reason.text == "Close to “Episode 1003”, which you finished on Sunday"
    assert reason.evidence == (1003,)


def test_an_answer_is_called_an_answer():
    library = toy(noise=0.2)
    answers = [
        Feedback(episode_id=library.id(0, 3), kind=FeedbackKind.MORE, at=NOW - timedelta(days=1))
    ]
    reason = say(narrator(library, [], feedback=answers), library.row(0, 20), "text_near")
    assert reason.text == "Close to “Episode 1003”, which you liked yesterday"


def test_a_tag_of_a_show_is_not_called_an_answer():
    library = toy(noise=0.2)
    tag = Feedback(episode_id=library.id(0, 3), kind=FeedbackKind.MORE, at=NOW, note=TAGGED)
    reason = say(narrator(library, [], feedback=[tag]), library.row(0, 20), "text_near")
    assert reason.text == "Close to “Episode 1003”, from a show that you tagged"


def test_without_vectors_words_in_common_are_said_if_there_are_two():
    library = toy()
    blind = replace(library, space=Space.empty(len(library.items)))
    spans = [library.span(library.row(0, 3), NOW)]
    reason = say(narrator(blind, spans), library.row(0, 20), "words_near")
    assert reason.text == "Shares “rivers” and “tale” with “Episode 1003”, which you finished today"
    other = say(narrator(blind, spans), library.row(1, 39), "words_near")
    assert other.text == "Came out yesterday"


def test_words_in_common_of_texts_about_different_things_are_chance():
    library = toy(noise=0.2)
    opposite = replace(library, space=replace(library.space, white=library.space.white.copy()))
    row, heard = library.row(0, 20), library.row(0, 3)
    white = opposite.space.white
    white[opposite.space.slots[heard]] = -white[opposite.space.slots[row]]
    spans = [library.span(heard, NOW - timedelta(hours=3))]
    assert say(narrator(opposite, spans), row, "words_near").text == "From a show you follow"


def test_where_nothing_carries_a_fifth_the_largest_that_can_be_said_stands_alone():
    library = toy(noise=0.2)
    teller = narrator(library, plays(library, 0, 4), minutes=30)
    unsayable = dict.fromkeys(("sound_near", "cover_near", "serial_next", "shown_before"), 1.0)
    found = teller.reasons(library.row(0, 20), unsayable | {"fits": 0.3, "show_recent": 0.5})
    assert [reason.text for reason in found] == ["You finished 4 of 4 from this show"]
    assert found[0].weight < 0.2


def test_minutes_are_said_only_where_it_fits():
    library = toy()
    assert say(narrator(library, [], minutes=30), 0, "fits").text == "Fits your 30 minutes"
    for minutes in (20, 120, None):
        assert "Fits" not in say(narrator(library, [], minutes=minutes), 0, "fits").text


def test_only_what_is_new_is_called_new():
    library = toy()
    teller = narrator(library, [])
    assert say(teller, library.row(0, -1), "fresh").text == "Came out yesterday"
    assert say(teller, library.row(0, 0), "fresh").text == "From a show you follow"
    undated = replace(library.items, published=np.full(len(library.items), np.nan))
    library = replace(library, items=undated)
    assert say(narrator(library, []), 0, "fresh").text == "From a show you follow"


def test_the_next_part_names_the_one_before():
    library = toy(serial=(2,))
    spans = [library.span(library.row(2, 0), NOW - timedelta(days=1))]
    teller = narrator(library, spans)
    reason = say(teller, library.row(2, 1), "serial_next")
    assert reason.text == "The part after “Episode 1080”, which you finished yesterday"
    assert say(teller, library.row(2, 0), "serial_next").text == "The first part of the series"
    for row in (library.row(2, 5), library.row(1, 5)):
        assert "part" not in say(teller, row, "serial_next").text


def test_the_hour_is_said_with_its_count():
    library = toy()
    spans = habit(library, days=8)
    morning = say(narrator(library, spans, at=NOW.replace(hour=7)), library.row(0, 39), "hour_show")
    assert morning.text == "You heard this show 6 times on a weekday morning"
    evening = say(
        narrator(library, spans, at=NOW.replace(hour=20)), library.row(0, 39), "hour_show"
    )
    assert "You heard" not in evening.text


def test_topics_of_an_hour_name_an_episode_heard_then():
    library = toy(noise=0.2)
    teller = narrator(library, habit(library, days=8), at=NOW.replace(hour=7))
    reason = say(teller, library.row(0, 39), "hour_topic")
    assert reason.text.startswith("Like “Episode 10")
    assert reason.text.endswith("which you heard on a weekday morning")
    assert "Like" not in say(teller, library.row(5, 39), "hour_topic").text


def test_a_mood_is_spoken_of_only_where_one_was_set():
    library = toy(noise=0.2)
    mood = Mood(valence=0, arousal=1)
    contexts = {ContextId(1): Context(at=NOW, mood=mood)}
    spans = [library.span(library.row(0, 3), NOW, context_id=ContextId(1))]
    said = say(
        narrator(library, spans, contexts=contexts, mood=mood), library.row(0, 9), "mood_topic"
    )
    assert said.text == "Like “Episode 1003”, which you heard when you had set a mood"
    for teller in (narrator(library, spans, contexts=contexts), narrator(library, [], mood=mood)):
        assert "mood" not in say(teller, library.row(0, 9), "mood_topic").text


def test_the_language_is_a_reason_only_if_it_is_most_of_what_is_heard():
    library = toy()
    library = replace(library, items=replace(library.items, languages=library.items.shows % 2))
    teller = narrator(library, plays(library, 0, 3))
    assert (
        say(teller, library.row(2, 9), "language").text == "In the language of most that you hear"
    )
    assert "language" not in say(teller, library.row(1, 9), "language").text


def test_a_new_show_is_called_new_only_if_it_is():
    library = toy()
    teller = narrator(library, plays(library, 0, 2))
    assert say(teller, library.row(1, 9), "show_new").text == "A show you have not played yet"
    assert "not played" not in say(teller, library.row(0, 9), "show_new").text


def test_what_carries_a_fifth_or_less_is_not_said():
    library = toy()
    teller = narrator(library, plays(library, 0, 5), minutes=30)
    parts = dict.fromkeys(NAMES, 0.0) | {"show_recent": 1.0, "fits": 0.2}
    texts = [reason.text for reason in teller.reasons(library.row(0, 20), parts)]
    assert texts == ["You finished 5 of 5 from this show"]


def test_features_that_say_the_same_are_added_up_in_one_reason():
    library = toy(noise=0.2)
    parts = dict.fromkeys(NAMES, 0.0) | {
        "text_near": 0.15,
        "text_attention": 0.15,
        "words_near": 0.1,
        "fits": 0.6,
    }
    reasons = narrator(library, plays(library, 0, 5), minutes=30).reasons(library.row(0, 20), parts)
    assert [reason.weight for reason in reasons] == pytest.approx([0.6, 0.4])


def test_features_without_words_stay_silent():
    library = toy()
    assert say(narrator(library, []), library.row(0, 0), "shown_before").feature == "fresh"


def sounding(library, *, guessed=False):
    """The second show sounds like the first, and no other does; covers likewise."""
    shows = library.items.shows
    voices = [0, 0, 1, 2, 3, 4, 5, 6]
    rows = np.arange(len(shows))
    found = hear(
        np.stack([recording(voices[shows[row]], seed=int(row)) for row in rows]), rows, shows
    )
    looks = np.stack([cover(voices[show], seed=show) for show in range(8)])
    return Senses(
        sound=found.space,
        is_guess=np.full(len(shows), guessed),
        cover=see(looks, np.arange(8), shows),
        affect=Affect.unknown(len(shows)),
    )


def test_a_like_sound_is_said_with_what_it_is_like():
    library = toy(shows=8)
    teller = narrator(library, plays(library, 0, 5))
    teller = replace(teller, world=replace(teller.world, senses=sounding(library)))
    reason = say(teller, library.row(1, 30), "sound_near")
    assert reason.text.startswith("Sounds like “Episode 100")
    assert reason.kind is ReasonKind.SOUND
    assert len(reason.evidence) == 1
    assert "Has a cover like" in say(teller, library.row(1, 30), "cover_near").text


def test_of_what_was_not_heard_or_is_not_alike_no_sound_is_said():
    library = toy(shows=8)
    teller = narrator(library, plays(library, 0, 5))
    alike = replace(teller, world=replace(teller.world, senses=sounding(library)))
    guessed = replace(teller, world=replace(teller.world, senses=sounding(library, guessed=True)))
    for one, row in ((alike, library.row(5, 30)), (guessed, library.row(1, 30)), (teller, 0)):
        assert "Sounds like" not in say(one, row, "sound_near").text


def test_a_feeling_that_was_asked_for_is_said():
    library = toy()
    mood = Mood(valence=0.0, arousal=-0.8)
    teller = narrator(library, plays(library, 0, 5), mood=mood)
    values = np.tile([0.0, -1.5], (len(library.items), 1))
    felt = replace(
        Senses.empty(len(library.items)),
        affect=Affect(values=values, is_known=np.ones(len(values), bool)),
    )
    calm = replace(teller, world=replace(teller.world, senses=felt))
    assert say(calm, library.row(1, 30), "mood_match").text == (
        "Calmer than most, for the mood you set"
    )
