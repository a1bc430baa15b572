"""What an episode, its show and everything are played like, and what follows at the end."""

from datetime import timedelta

import pytest
from listening_desk import LENGTH, Desk

from podplayer.model.ids import ContextId, Ms
from podplayer.services.follow_up import Following
from podplayer.services.playing_wishes import WishScope


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    yield desk
    desk.close()


def test_an_episode_keeps_a_speed_of_its_own(desk):
    desk.play(desk.one, 1)
    desk.listening.set_rate(0.8, scope=WishScope.EPISODE)
    desk.play(desk.two, 1)
    assert desk.listening.state.rate == 1.0
    desk.play(desk.one, 1)
    assert desk.listening.state.rate == 0.8
    assert desk.listening.state.rate_scope is WishScope.EPISODE
    assert desk.settings.current.speed == 1.0


def test_the_narrower_speed_wins_and_a_plain_change_goes_where_it_came_from(desk):
    desk.play(desk.one, 1)
    desk.listening.set_rate(1.5, scope=WishScope.SHOW)
    desk.listening.set_rate(2.0, scope=WishScope.EPISODE)
    desk.listening.set_rate(2.5)
    desk.play(desk.two, 1)
    assert desk.listening.state.rate == 1.5
    desk.listening.set_rate(1.6)
    assert desk.podcasts.get(desk.show).settings.speed == 1.6
    desk.play(desk.one, 1)
    assert desk.listening.state.rate == 2.5


def test_always_gives_up_what_was_chosen_for_less(desk):
    desk.play(desk.one, 1)
    desk.listening.set_rate(1.5, scope=WishScope.SHOW)
    desk.listening.set_rate(2.0, scope=WishScope.EPISODE)
    desk.listening.set_rate(1.2, scope=WishScope.ALWAYS)
    assert desk.settings.current.speed == 1.2
    assert desk.podcasts.get(desk.show).settings.speed is None
    desk.play(desk.two, 1)
    desk.play(desk.one, 1)
    assert desk.listening.state.rate == 1.2


def test_an_episode_that_is_recalled_shows_its_own_speed(desk):
    desk.play(desk.one, 1)
    desk.listening.set_rate(0.7, scope=WishScope.EPISODE)
    desk.listening.close()
    desk.listening = desk.make()
    desk.listening.recall(desk.one)
    assert desk.listening.state.rate == 0.7


def test_whoever_wants_no_rewind_goes_on_where_it_stopped(desk):
    desk.settings.change(rewinds=False)
    desk.play(desk.one, 60)
    desk.listening.pause()
    desk.clock.advance(timedelta(hours=2).total_seconds())
    desk.listening.toggle()
    assert desk.listening.state.position == 60_000
    desk.play(desk.two, 1)
    desk.clock.advance(timedelta(days=2).total_seconds())
    desk.play(desk.one)
    assert desk.listening.state.position == 60_000


def near_the_end(desk):
    desk.play(desk.one, 1)
    desk.listening.seek(Ms(LENGTH - 10_000))
    desk.run(1)


def test_behind_the_queue_the_best_episode_follows_if_wanted(desk):
    desk.settings.change(continues_with_best=True)
    near_the_end(desk)
    assert desk.listening.wants_suggestion
    context = ContextId(7)
    desk.db.execute("INSERT INTO context (id, at) VALUES (7, '2026-11-24T08:10:00+00:00')")
    desk.listening.suggest_next(Following(desk.two, context))
    desk.run(12)
    assert desk.listening.state.episode_id == desk.two
    desk.run(5)
    desk.listening.pause()
    assert desk.log.spans()[-1].context_id == context


def test_it_is_off_at_first_and_never_goes_before_the_queue(desk):
    near_the_end(desk)
    assert not desk.listening.wants_suggestion
    desk.settings.change(continues_with_best=True)
    desk.queue.append([desk.three])
    assert not desk.listening.wants_suggestion
    desk.listening.suggest_next(Following(desk.two))
    desk.run(12)
    assert desk.listening.state.episode_id == desk.three


def test_a_suggestion_is_for_one_episode_only(desk):
    desk.settings.change(continues_with_best=True)
    near_the_end(desk)
    desk.listening.suggest_next(Following(desk.two))
    desk.play(desk.three, 1)
    desk.listening.seek(Ms(LENGTH - 2_000))
    desk.run(5)
    assert desk.listening.state.episode_id == desk.three


def test_the_sleep_timer_remembers_where_it_grew_softer(desk):
    desk.play(desk.one, 10)
    desk.listening.sleep_after(1)
    desk.run(70)
    state = desk.listening.state
    assert not state.is_playing
    assert state.dozed_from == 10_000
    assert state.faded_from == pytest.approx(50_000, abs=1_000)
    desk.play(desk.two, 1)
    assert desk.listening.state.dozed_from is None


def test_what_was_slept_through_was_not_heard(desk):
    desk.play(desk.one, 10)
    desk.listening.sleep_after(1)
    desk.run(70)
    assert desk.log.progress()[desk.one].heard > 60_000
    desk.listening.seek(Ms(30_000))
    assert [(start, end) for _, start, end, _ in desk.spans] == [(0, 30_000)]
    assert desk.log.progress()[desk.one].heard == 30_000
    assert desk.listening.state.dozed_from is None
    # Awake now: to go back a little takes nothing away.
    desk.listening.play(desk.one)
    desk.run(20)
    desk.listening.seek(Ms(35_000))
    assert desk.log.progress()[desk.one].heard == pytest.approx(50_000, abs=1_500)


def test_who_goes_on_after_the_sleep_timer_was_awake(desk):
    desk.play(desk.one, 10)
    desk.listening.sleep_after(1)
    desk.run(70)
    before = desk.spans
    desk.listening.seek(Ms(120_000))
    assert desk.spans == before


def test_a_shows_own_sound_can_be_taken_back(desk):
    desk.play(desk.one)
    desk.listening.set_sound(for_show=True, is_levelled=False)
    desk.listening.set_sound(for_show=True, is_levelled=None)
    assert desk.podcasts.get(desk.show).settings.is_levelled is None
    assert desk.listening._backend.sound.is_levelled
