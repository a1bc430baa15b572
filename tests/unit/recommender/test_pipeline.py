import socket
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from factories_ranking import NOW, habit, toy

from podplayer.model.ids import ContextId, PodcastId
from podplayer.model.listening import Context, Feedback, FeedbackKind, Mood
from podplayer.model.ranking import RankingOptions, ReasonKind
from podplayer.recommender.profile import blocks


def ids(ranking):
    return [line.episode_id for line in ranking.lines]


def shows(library, ranking):
    return library.items.shows[[line.row for line in ranking.lines]].tolist()


def test_to_forget_an_event_is_as_if_it_had_never_been():
    library = toy()
    spans = habit(library)
    strange = library.span(library.row(4, 3), NOW - timedelta(days=3, hours=5))
    before = library.recommend(spans)
    with_it = library.recommend([*spans, strange])
    assert with_it != before
    assert library.recommend([span for span in [*spans, strange] if span is not strange]) == before


def test_contributions_sum_to_the_centred_score():
    library = toy()
    ranking = library.recommend(habit(library))
    sums = [sum(line.contributions.values()) for line in ranking.lines]
    offsets = [line.score - total for line, total in zip(ranking.lines, sums, strict=True)]
    assert np.ptp(offsets) == pytest.approx(0, abs=1e-9)


def test_reasons_carry_over_a_fifth_and_name_their_feature():
    library = toy()
    for line in library.recommend(habit(library)).lines:
        positive = sum(value for value in line.contributions.values() if value > 0)
        assert line.reasons
        for reason in line.reasons:
            assert reason.feature in line.contributions
            if reason.kind is not ReasonKind.DIFFERENT and len(line.reasons) > 1:
                assert reason.weight > 0.2
                assert line.contributions[reason.feature] > 0
                assert positive > 0


def test_a_habit_of_mornings_and_evenings_is_recovered():
    library = toy()
    spans = habit(library, days=38)
    morning = shows(library, library.recommend(spans, at=NOW.replace(hour=7)))
    evening = shows(library, library.recommend(spans, at=NOW.replace(hour=22)))
    assert morning[0] == 0
    assert evening[0] == 1


def test_the_hour_changes_nothing_for_who_has_no_habit():
    library = toy()
    rng = np.random.default_rng(1)
    spans = [
        library.span(
            library.row(int(rng.integers(4)), n % 30), NOW - timedelta(hours=7 * (120 - n))
        )
        for n in range(119)
    ]
    one = ids(
        library.recommend(spans, at=NOW.replace(hour=7), options=RankingOptions(at=NOW, surprise=0))
    )
    other = ids(
        library.recommend(
            spans, at=NOW.replace(hour=22), options=RankingOptions(at=NOW, surprise=0)
        )
    )
    assert len(set(one) & set(other)) >= 7


def test_a_mood_that_was_asked_and_answered_by_listening_is_learned():
    library = toy(each=60, noise=0.3)
    calm, lively = Mood(valence=0.5, arousal=-1), Mood(valence=0.5, arousal=1)
    contexts = {
        ContextId(1): Context(at=NOW, mood=calm),
        ContextId(2): Context(at=NOW, mood=lively),
    }
    spans = [
        library.span(
            library.row(2 + n % 2, n % 50),
            NOW - timedelta(hours=9 * (100 - n)),
            context_id=ContextId(1 + n % 2),
        )
        for n in range(100)
    ]
    options = RankingOptions(at=NOW, surprise=0, count=60)
    as_calm = library.recommend(spans, contexts=contexts, mood=calm, options=options)
    as_lively = library.recommend(spans, contexts=contexts, mood=lively, options=options)
    first = [
        max(
            line.contributions["mood_topic"]
            for line in ranking.lines
            if shows_of(library, line) == show
        )
        for ranking, show in ((as_calm, 2), (as_lively, 3))
    ]
    assert min(first) > 0
    assert shows(library, as_calm).index(2) <= shows(library, as_lively).index(2)


def shows_of(library, line):
    return int(library.items.shows[line.row])


def test_a_mood_nobody_ever_set_changes_nothing():
    library = toy()
    spans = habit(library)
    mood = Mood(valence=1, arousal=1)
    options = RankingOptions(at=NOW, surprise=0)  # a draw of Thompson sampling may differ
    plain = library.recommend(spans, options=options)
    assert ids(library.recommend(spans, mood=mood, options=options)) == ids(plain)


def test_a_show_blocked_for_good_never_returns():
    library = toy()
    answers = [Feedback(episode_id=library.id(0, 3), kind=FeedbackKind.NEVER, at=NOW, note="show")]
    later = NOW + timedelta(days=1000)
    held = blocks(answers, show_of={library.id(0, 3): PodcastId(0)}, now=later)
    for count in (5, 50):
        options = RankingOptions(at=NOW, count=count)
        ranking = library.recommend(habit(library), blocks=held, options=options)
        assert 0 not in shows(library, ranking)


def test_at_most_two_of_a_show_unless_the_show_itself_is_looked_at():
    library = toy()
    counts = np.bincount(shows(library, library.recommend(habit(library))))
    assert counts.max() <= 2
    options = RankingOptions(at=NOW, podcast_id=PodcastId(3), count=8)
    assert shows(library, library.recommend(habit(library), options=options)) == [3] * 8


def test_one_in_ten_is_outside_the_usual_and_says_so():
    library = toy()
    ranking = library.recommend(habit(library))
    explored = [line for line in ranking.lines if line.is_exploration]
    assert len(ranking.lines) == 10
    assert len(explored) == 1
    assert explored[0].reasons[0].text == "Outside your usual: a show you have not played yet"
    assert int(library.items.shows[explored[0].row]) not in {0, 1}
    calm = library.recommend(habit(library), options=RankingOptions(at=NOW, surprise=0))
    assert not any(line.is_exploration for line in calm.lines)


def test_full_surprise_brings_two_of_a_new_show_at_most_and_one_hardly_played():
    """Three of the only show never played stood among ten."""
    library = toy(shows=8, each=60)
    shows = [5, *(number % 5 for number in range(40)), *(6 for _ in range(8))]
    spans = [
        library.span(library.row(show, 60 - 2 - day), NOW - timedelta(days=day))
        for day, show in enumerate(shows, start=1)
    ]
    lines = library.recommend(spans, options=RankingOptions(at=NOW, surprise=1.0)).lines
    counts = Counter(int(library.items.shows[line.row]) for line in lines)
    assert max(counts.values()) <= 2
    explored = [int(library.items.shows[line.row]) for line in lines if line.is_exploration]
    assert explored == [7, 7, 5]


def test_where_every_show_is_known_the_rare_one_is_outside_the_usual():
    library = toy(shows=3)
    spans = habit(library, days=38)
    spans.append(library.span(library.row(2, 0), NOW - timedelta(days=39)))
    explored = [line for line in library.recommend(spans).lines if line.is_exploration]
    assert [line.reasons[0].text for line in explored] == [
        "Outside your usual: 1 episode of this show played so far"
    ]
    contradicting = {ReasonKind.HABIT, ReasonKind.TIME, ReasonKind.LANGUAGE}
    assert not contradicting & {reason.kind for line in explored for reason in line.reasons}


def test_surprise_takes_from_habit():
    library = toy()
    spans = habit(library)
    usual = library.recommend(spans, options=RankingOptions(at=NOW, surprise=0))
    daring = library.recommend(spans, options=RankingOptions(at=NOW, surprise=1))
    known = [
        sum(show in {0, 1} for show in shows(library, ranking)[:5]) for ranking in (usual, daring)
    ]
    assert known[0] >= known[1]


def test_a_cold_start_shows_what_is_new_and_says_only_that():
    library = toy()
    ranking = library.recommend([])
    texts = {reason.text for line in ranking.lines for reason in line.reasons}
    assert len(ranking.lines) == 10
    assert all("You" not in text and "Close" not in text for text in texts)
    assert any("ame out" in text or "New from" in text for text in texts)
    assert all(line.uncertainty > 0.05 for line in ranking.lines)


def test_an_empty_library_gives_an_empty_list():
    library = toy()
    gone = np.zeros(len(library.items), dtype=bool)
    ranking = library.recommend([], is_offered=gone)
    assert ranking.lines == ()
    assert ranking.considered == 0


def test_a_simple_rule_can_make_the_order():
    library = toy()
    ranking = library.recommend(
        habit(library), rule="newest", options=RankingOptions(at=NOW, surprise=0)
    )
    published = library.items.published[[line.row for line in ranking.lines]]
    assert published[0] == library.items.published.max()
    assert (np.diff(published[:5]) <= 0).all()
    for line in ranking.lines:
        assert {name for name, value in line.contributions.items() if value} <= {"fresh"}


def test_minutes_decide_which_length_comes_first():
    library = toy()
    library.items.minutes[library.items.shows >= 3] = 60.0
    options = RankingOptions(at=NOW, minutes=60, surprise=0)
    ranking = library.recommend([], options=options)
    assert library.items.minutes[ranking.lines[0].row] == 60
    assert "Fits your 60 minutes" in {reason.text for reason in ranking.lines[0].reasons}


def test_ranking_opens_no_socket(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError

    monkeypatch.setattr(socket, "socket", refuse)
    library = toy()
    assert library.recommend(habit(library)).lines


def test_ranking_needs_neither_qt_nor_sql_nor_torch():
    code = (
        "import sys, podplayer.recommender.pipeline, podplayer.recommender.evaluate; "
        "print([m for m in ('PySide6', 'sqlite3', 'torch', 'lxml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_show_that_was_tried_of_late_and_left_is_not_offered_as_something_else():
    library = toy(shows=3)
    spans = habit(library)
    left = [
        library.span(library.row(2, place), NOW - timedelta(days=3 - place), minutes=0.5)
        for place in range(2)
    ]
    heard = [library.span(library.row(2, 0), NOW - timedelta(days=3))]
    for tried, is_offered in ((left, False), (heard, True)):
        lines = library.recommend([*spans, *tried]).lines
        assert any(line.is_exploration for line in lines) == is_offered


def test_no_length_that_fits_makes_up_for_a_show_that_is_always_left():
    library = toy(shows=3)
    items = replace(library.items, minutes=np.where(library.items.shows == 2, 15.0, 22.0))
    library = replace(library, items=items)
    spans = habit(library)
    spans += [
        library.span(library.row(2, place), NOW - timedelta(days=9 - place), minutes=0.5)
        for place in range(7)
    ]
    options = RankingOptions(at=NOW, minutes=15, count=4, surprise=0.0)
    lines = library.recommend(spans, options=options).lines
    assert 2 not in {int(items.shows[line.row]) for line in lines[:2]}


def test_what_is_called_outside_the_usual_is_not_among_the_usual_as_well():
    library = toy(shows=4)
    spans = habit(library, days=38)
    spans.append(library.span(library.row(2, 0), NOW - timedelta(days=39)))
    spans += [
        library.span(library.row(3, place), NOW - timedelta(days=39 + place), minutes=0.5)
        for place in range(5)
    ]
    lines = library.recommend(spans, options=RankingOptions(at=NOW, count=8)).lines
    outside = {int(library.items.shows[line.row]) for line in lines if line.is_exploration}
    usual = {int(library.items.shows[line.row]) for line in lines if not line.is_exploration}
    assert outside == {2}
    assert not outside & usual
