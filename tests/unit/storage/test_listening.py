from datetime import timedelta

import pytest
from factories import FEED, NOW, parsed_feed, span

from podplayer.model.feed import ConditionalState
from podplayer.model.ids import Ms
from podplayer.model.listening import (
    Context,
    Feedback,
    FeedbackKind,
    ListeningLine,
    Mood,
    Shown,
    heard_ms,
    is_near_end,
)
from podplayer.model.podcast import EpisodeState
from podplayer.model.ranking import ForgetKind, ForgetScope
from podplayer.storage.forgetting import Forgetting


def line(guid="pilot", start=0, end=600, at=NOW, feed=FEED):
    return ListeningLine(
        feed_url=feed, guid=guid, episode_title=None, start=Ms(start * 1000), end=Ms(end * 1000),
        rate=1.0, heard_at=at,
    )  # fmt: skip


def test_a_stretch_that_is_heard_twice_counts_once(log, by_guid):
    log.append(span(by_guid["pilot"], 0, 100))
    log.append(span(by_guid["pilot"], 50, 200, heard_at=NOW + timedelta(minutes=5)))
    assert log.progress()[by_guid["pilot"]].heard == 200_000


def test_many_spans_count_into_the_progress_of_their_episodes(log, by_guid):
    pilot, middle = by_guid["pilot"], by_guid["middle"]
    spans = [span(pilot, 0, 100), span(pilot, 50, 200), span(middle, 0, 60)]
    assert log.append_many([*spans, spans[0]]) == 3
    assert [log.progress()[number].heard for number in (pilot, middle)] == [200_000, 60_000]


def test_a_place_says_when_the_episode_was_heard_last(log, by_guid):
    later = NOW + timedelta(days=2)
    log.store_position(by_guid["pilot"], Ms(1_000), now=NOW)
    log.store_position(by_guid["pilot"], Ms(2_000), now=later)
    assert log.progress()[by_guid["pilot"]].last_heard_at == later


def test_an_episode_that_ends_was_heard_then(log, by_guid):
    log.finish(by_guid["pilot"], now=NOW)
    done = log.progress()[by_guid["pilot"]]
    assert (done.finished_at, done.last_heard_at) == (NOW, NOW)


def test_what_a_killed_program_had_not_ended_is_taken_over_once(log, by_guid):
    heard = span(by_guid["pilot"], 0, 40)
    log.store_position(by_guid["pilot"], Ms(40_000), now=NOW, heard=heard)
    assert log.recover_open() == by_guid["pilot"]
    assert log.spans() == [heard]
    assert log.recover_open() is None


def test_spans_come_back_in_time_order(log, by_guid):
    later = NOW + timedelta(hours=1)
    log.append(span(by_guid["pilot"], 10, 20, heard_at=later, rate=1.5, utc_offset=60))
    log.append(span(by_guid["pilot"], 0, 10))
    assert [s.heard_at for s in log.spans()] == [NOW, later]
    assert log.spans(limit=1)[0].rate == 1.5
    assert [s.utc_offset for s in log.spans(since=later)] == [60]


def test_imported_listening_sets_positions_and_ends(log, by_guid, episodes):
    counts = log.import_lines([line("pilot", 0, 1790), line("middle", 0, 300), line("gone")])
    assert (counts.stored, counts.waiting, counts.repeated) == (2, 1, 0)
    rows = {row.guid: row for row in episodes.rows()}
    assert rows["pilot"].state is EpisodeState.HEARD
    assert (rows["middle"].state, rows["middle"].position) == (EpisodeState.STARTED, 300_000)


def test_importing_the_same_lines_again_adds_nothing(log, by_guid):
    log.import_lines([line()])
    assert log.import_lines([line()]).repeated == 1
    assert len(log.spans()) == 1


def test_lines_wait_for_their_feed(log, podcasts, episodes):
    assert log.import_lines([line("pilot")]).waiting == 1
    podcasts.add(FEED, parsed_feed("pilot"), state=ConditionalState(), now=NOW)
    assert len(log.spans()) == 1
    assert episodes.rows()[0].heard == 600_000


def test_a_position_stored_later_is_not_overwritten_by_an_import(log, by_guid):
    log.store_position(by_guid["pilot"], Ms(900_000), now=NOW + timedelta(days=1))
    log.import_lines([line("pilot", 0, 60)])
    assert log.progress()[by_guid["pilot"]].position == 900_000


def test_answers_can_be_retracted_but_stay(log, by_guid, db):
    number = log.add_feedback(
        Feedback(episode_id=by_guid["pilot"], kind=FeedbackKind.NEVER, at=NOW, rank=1)
    )
    assert [f.kind for f in log.feedback()] == [FeedbackKind.NEVER]
    log.retract_feedback(number, now=NOW)
    assert log.feedback() == []
    assert db.one("SELECT count(*) FROM feedback") == 1


def test_contexts_and_shown_lists_come_back(log, by_guid):
    context = Context(at=NOW, minutes=25, place="commute", mood=Mood(valence=0.5, arousal=-0.5))
    number = log.add_context(context)
    shown = Shown(
        episode_id=by_guid["pilot"], context_id=number, rank=1, probability=0.7,
        is_exploration=True, at=NOW,
    )  # fmt: skip
    log.add_shown([shown])
    assert log.contexts() == {number: context}
    assert log.shown() == [shown]


@pytest.mark.parametrize(
    ("scope", "left"),
    [
        (ForgetScope(kind=ForgetKind.ALL), 0),
        (ForgetScope(kind=ForgetKind.SINCE, since=NOW), 1),
    ],
)
def test_forgetting_removes_the_facts_and_keeps_the_position(log, by_guid, db, scope, left):
    log.append(span(by_guid["pilot"], 0, 100, heard_at=NOW - timedelta(days=1)))
    log.append(span(by_guid["middle"], 0, 100))
    log.store_position(by_guid["middle"], Ms(100_000), now=NOW)
    assert Forgetting(db).forget(scope, now=NOW) == 2 - left
    assert len(log.spans()) == left
    assert log.progress()[by_guid["middle"]].position == 100_000


def test_a_show_can_be_forgotten(log, by_guid, db, show):
    log.append(span(by_guid["pilot"], 0, 100))
    scope = ForgetScope(kind=ForgetKind.SHOW, podcast_id=show)
    assert Forgetting(db).forget(scope, now=NOW) == 1


def test_heard_time_is_the_length_of_the_union():
    assert heard_ms([(Ms(5), Ms(10)), (Ms(0), Ms(6)), (Ms(20), Ms(21))]) == 11


@pytest.mark.parametrize(
    ("position", "duration", "near"),
    [(3_570_000, 3_600_000, True), (3_560_000, 3_600_000, False), (590_000, 600_000, True),
     (500_000, 600_000, False), (0, None, False), (10, 10, True)],
)  # fmt: skip
def test_the_end_is_near_in_the_last_half_minute(position, duration, near):
    assert is_near_end(Ms(position), duration=duration) is near
