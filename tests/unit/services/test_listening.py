"""The player with the queue before it and the listening log behind it."""

import itertools
import signal
import sys
import textwrap
from datetime import timedelta
from pathlib import Path

import pytest
from factories import NOW
from fakes_playback import write_tone
from listening_desk import LENGTH, MINUTES, Desk
from processes import running

from podplayer.model.errors import NotFoundError
from podplayer.model.events import EpisodesChanged, QueueChanged, TasteChanged
from podplayer.model.feed import Chapter
from podplayer.model.ids import ContextId, EpisodeId, Ms
from podplayer.model.listening import Context
from podplayer.model.podcast import EpisodeState, PodcastSettings
from podplayer.playback.backend import Capabilities
from podplayer.playback.player import PlayerStatus
from podplayer.playback.silent import SilentBackend
from podplayer.services.listening import Listening
from podplayer.services.listening_store import ListeningStore
from podplayer.services.playing_wishes import WishScope
from podplayer.storage.episodes import Episodes


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    yield desk
    desk.close()


def test_what_was_heard_is_in_the_log_after_a_pause(desk):
    desk.play(desk.one, 30)
    desk.listening.pause()
    assert desk.spans == [(desk.one, 0, 30_000, 1.0)]
    assert desk.position(desk.one) == 30_000
    span = desk.log.spans()[0]
    assert span.heard_at == NOW + timedelta(seconds=30)
    assert span.utc_offset is not None


def test_the_position_is_never_more_than_five_seconds_old(desk):
    desk.play(desk.one)
    for second in range(1, 60):
        desk.run(1)
        assert second * 1000 - desk.position(desk.one) <= 5_000


def test_how_long_an_episode_is_comes_from_playing_it_where_its_feed_does_not_say(desk):
    desk.db.execute("UPDATE episode SET duration_ms = NULL WHERE id = ?", (desk.one,))
    desk.play(desk.one, 30)
    desk.listening.pause()
    assert Episodes(desk.db).detail(desk.one).row.duration == LENGTH


def test_how_long_an_episode_is_stays_what_its_feed_says(desk):
    desk.db.execute("UPDATE episode SET duration_ms = 1000 WHERE id = ?", (desk.one,))
    desk.play(desk.one, 30)
    desk.listening.pause()
    assert Episodes(desk.db).detail(desk.one).row.duration == 1000


def test_a_long_listening_reaches_the_log_each_minute(desk):
    desk.play(desk.one, 185)
    assert sum(end - start for _, start, end, _ in desk.spans) >= 180_000
    desk.listening.pause()
    spans = desk.spans
    assert spans[0][1] == 0
    assert spans[-1][2] == 185_000
    assert all(a[2] == b[1] for a, b in itertools.pairwise(spans))


def test_playing_goes_on_where_it_was_left(desk):
    desk.play(desk.one, 100)
    desk.play(desk.two, 10)
    desk.play(desk.one)
    assert desk.listening.state.position == 100_000


def test_it_steps_back_a_little_after_a_while(desk):
    desk.play(desk.one, 100)
    desk.listening.close()
    desk.clock.advance(2 * 3600)
    desk.listening = desk.make()
    desk.play(desk.one)
    assert desk.listening.state.position == 90_000


def test_it_steps_back_after_a_long_pause_only(desk):
    desk.play(desk.one, 100)
    desk.listening.toggle()
    desk.clock.advance(10)
    desk.listening.toggle()
    assert desk.listening.state.position == 100_000
    desk.listening.toggle()
    desk.clock.advance(120)
    desk.listening.toggle()
    assert desk.listening.state.position == 97_000


def test_a_seek_is_stored_at_once_and_never_as_zero(desk):
    desk.play(desk.one, 10)
    desk.listening.seek(Ms(300_000))
    assert desk.position(desk.one) == 300_000
    desk.run(10)
    desk.listening.pause()
    assert [span[1:3] for span in desk.spans] == [(0, 10_000), (300_000, 310_000)]


def test_a_switch_before_anything_sounded_keeps_the_stored_place(desk):
    desk.log.store_position(desk.one, Ms(200_000), now=NOW)
    desk.listening.play(desk.one)
    desk.listening.play(desk.two)
    assert desk.position(desk.one) == 200_000
    assert desk.position(desk.two) == 0


def test_a_step_back_before_anything_sounded_is_not_stored(desk):
    desk.play(desk.one, 100)
    desk.listening.close()
    desk.clock.advance(2 * 3600)
    desk.listening = desk.make()
    desk.listening.play(desk.one)
    desk.listening.play(desk.two)
    assert desk.position(desk.one) == 100_000


def test_skipping_is_relative_and_stays_inside(desk):
    desk.play(desk.one, 20)
    desk.listening.skip(30)
    assert desk.listening.state.position == 50_000
    desk.listening.skip(-15)
    assert desk.listening.state.position == 35_000
    desk.listening.skip(-100)
    assert desk.listening.state.position == 0
    desk.listening.skip(100_000)
    assert desk.listening.state.position == LENGTH - 250


def test_the_end_finishes_the_episode_and_the_queue_goes_on(desk):
    desk.queue.replace([desk.one, desk.two])
    desk.play(desk.one, 5)
    desk.listening.seek(Ms(LENGTH - 5_000))
    desk.run(6)
    assert desk.listening.state.episode_id == desk.two
    assert desk.listening.state.status is PlayerStatus.PLAYING
    assert desk.queue.ids() == [desk.two]
    [row] = Episodes(desk.db).by_ids([desk.one])
    assert row.state is EpisodeState.HEARD
    assert QueueChanged() in desk.events


def test_nothing_follows_if_the_listener_wants_it_so(desk):
    desk.settings.change(plays_next=False)
    desk.queue.replace([desk.one, desk.two])
    desk.play(desk.one, 1)
    desk.listening.seek(Ms(LENGTH - 2_000))
    desk.run(4)
    assert desk.listening.state.status is PlayerStatus.ENDED
    assert desk.queue.ids() == [desk.two]


def test_a_finished_episode_begins_again(desk):
    desk.play(desk.one, 1)
    desk.listening.seek(Ms(LENGTH - 2_000))
    desk.run(4)
    desk.listening.toggle()
    desk.listening.poll()
    assert desk.listening.state.status is PlayerStatus.PLAYING
    assert desk.listening.state.position == 0


def test_an_episode_of_which_only_the_end_is_left_begins_again(desk):
    desk.log.store_position(desk.one, Ms(LENGTH - 5_000), now=NOW)
    desk.play(desk.one)
    assert desk.listening.state.position == 0


def test_each_pause_counts_by_itself(desk):
    desk.play(desk.one, 60)
    desk.listening.pause()
    desk.clock.advance(7_200)
    desk.listening.toggle()
    desk.run(60)
    desk.listening.pause()
    reached = desk.listening.state.position
    desk.listening.toggle()
    assert desk.listening.state.position == reached


def test_before_the_later_of_two_ends_nothing_is_finished(desk):
    desk.db.execute("UPDATE episode SET duration_ms = ? WHERE id = ?", (2 * LENGTH, desk.one))
    desk.play(desk.one, 5)
    desk.listening.seek(Ms(LENGTH - 12_000))
    desk.run(2)
    desk.play(desk.two)
    (left,) = Episodes(desk.db).by_ids([desk.one])
    assert left.state is EpisodeState.STARTED


def test_leaving_near_the_end_finishes_and_leaving_before_does_not(desk):
    desk.play(desk.one, 5)
    desk.listening.seek(Ms(LENGTH - 12_000))
    desk.run(2)
    desk.play(desk.two, 5)
    desk.listening.seek(Ms(LENGTH - 120_000))
    desk.run(2)
    desk.play(desk.three)
    first, second = Episodes(desk.db).by_ids([desk.one, desk.two])
    assert first.state is EpisodeState.HEARD
    assert second.state is EpisodeState.STARTED


def test_next_leaves_the_episode_where_it_is(desk):
    desk.queue.replace([desk.one, desk.two])
    desk.play(desk.one, 20)
    desk.listening.next()
    assert desk.listening.state.episode_id == desk.two
    assert desk.queue.ids() == [desk.one, desk.two]
    assert desk.position(desk.one) == 20_000


def test_an_empty_queue_is_a_sentence(desk):
    with pytest.raises(NotFoundError, match="queue"):
        desk.listening.next()
    desk.listening.toggle()
    assert desk.listening.state.status is PlayerStatus.IDLE


def test_private_listening_keeps_the_place_and_logs_nothing(desk):
    desk.settings.change(is_private=True)
    desk.play(desk.one, 30)
    desk.listening.pause()
    assert desk.spans == []
    assert desk.position(desk.one) == 30_000
    assert TasteChanged() not in desk.events


def test_nothing_is_logged_while_nothing_is_to_be_learned(desk):
    desk.settings.change(is_learning=False)
    desk.play(desk.one, 30)
    desk.listening.pause()
    assert desk.spans == []


def test_nothing_is_logged_of_a_show_that_is_not_to_be_learned_from(desk):
    desk.podcasts.set_settings(desk.show, PodcastSettings(is_learned_from=False))
    desk.play(desk.one, 30)
    desk.listening.pause()
    assert desk.spans == []
    assert desk.position(desk.one) == 30_000


def test_facts_are_announced_at_the_end_of_listening_and_not_on_ticks(desk):
    desk.play(desk.one, 130)
    assert desk.events == []
    desk.listening.pause()
    assert desk.events == [EpisodesChanged(frozenset({desk.one})), TasteChanged()]


def test_a_show_can_have_its_own_speed(desk):
    desk.podcasts.set_settings(desk.show, PodcastSettings(speed=1.5))
    desk.play(desk.one, 20)
    assert desk.listening.state.rate == 1.5
    desk.listening.set_rate(2.0)
    assert desk.podcasts.get(desk.show).settings.speed == 2.0
    assert desk.settings.current.speed == 1.0
    desk.run(10)
    desk.listening.pause()
    assert [span[1:] for span in desk.spans] == [(0, 30_000, 1.5), (30_000, 50_000, 2.0)]


def test_without_one_the_speed_is_everybodys_unless_it_is_given_to_the_show(desk):
    desk.play(desk.one, 1)
    desk.listening.set_rate(1.2)
    assert desk.settings.current.speed == 1.2
    desk.listening.set_rate(3.0, scope=WishScope.SHOW)
    assert desk.podcasts.get(desk.show).settings.speed == 3.0
    assert desk.settings.current.speed == 1.2


def test_intro_and_outro_are_skipped_as_the_show_wants(desk):
    desk.podcasts.set_settings(
        desk.show, PodcastSettings(skip_intro=Ms(40_000), skip_outro=Ms(60_000))
    )
    desk.play(desk.one, 1)
    assert desk.listening.state.position == 41_000
    desk.listening.seek(Ms(LENGTH - 63_000))
    desk.run(5)
    [row] = Episodes(desk.db).by_ids([desk.one])
    assert row.state is EpisodeState.HEARD
    assert desk.listening.state.status is PlayerStatus.PAUSED


def test_it_falls_asleep_after_some_minutes(desk):
    desk.play(desk.one)
    desk.listening.sleep_after(1)
    desk.run(59)
    assert desk.listening.state.status is PlayerStatus.PLAYING
    desk.run(2)
    assert desk.listening.state.status is PlayerStatus.PAUSED
    assert desk.listening.state.sleep_until is None


def test_it_falls_asleep_behind_the_episode(desk):
    desk.queue.replace([desk.one, desk.two])
    desk.play(desk.one, 1)
    desk.listening.sleep_at_end()
    assert desk.listening.state.sleeps_at_end
    desk.listening.seek(Ms(LENGTH - 2_000))
    desk.run(4)
    assert desk.listening.state.status is PlayerStatus.ENDED
    assert not desk.listening.state.sleeps_at_end


def test_sleep_can_be_cancelled(desk):
    desk.play(desk.one)
    desk.listening.sleep_after(1)
    desk.listening.cancel_sleep()
    desk.run(70)
    assert desk.listening.state.status is PlayerStatus.PLAYING


def test_states_are_told_but_not_for_every_tick(desk):
    told = []
    end = desk.listening.on_state(told.append)
    desk.play(desk.one)
    told.clear()
    for _ in range(100):
        desk.clock.advance(0.05)
        desk.listening.poll()
    assert 15 <= len(told) <= 25
    assert told[-1].is_playing
    assert told[-1].buffered == 1.0
    end()
    told.clear()
    desk.listening.pause()
    assert told == []


def test_volume_is_remembered_for_the_next_episode(desk):
    desk.listening.set_volume(0.3)
    desk.play(desk.one)
    assert desk.listening.state.volume == 0.3


def test_the_list_it_was_chosen_from_is_in_the_log(desk):
    context = desk.log.add_context(Context(at=NOW))
    desk.listening.play(desk.one, context_id=context)
    desk.listening.poll()
    desk.run(10)
    desk.listening.pause()
    assert desk.log.spans()[0].context_id == ContextId(context)


def test_a_file_that_was_deleted_by_hand_is_streamed_instead(desk):
    path = desk.files.file(desk.one)
    path.unlink()
    desk.http.serve("https://cdn.example.org/one.mp3", b"y" * 5_000)
    desk.play(desk.one, 5)
    desk.listening.pause()
    assert desk.spans == [(desk.one, 0, 5_000, 1.0)]


def test_an_unknown_episode_leaves_what_plays_alone(desk):
    desk.play(desk.one, 5)
    with pytest.raises(NotFoundError):
        desk.listening.play(EpisodeId(999))
    assert desk.listening.state.is_playing


def test_closing_stores_and_is_done_once(desk):
    desk.play(desk.one, 12)
    desk.listening.close()
    desk.listening.close()
    assert desk.position(desk.one) == 12_000
    assert desk.spans == [(desk.one, 0, 12_000, 1.0)]


_PLAYER = """
import sys, time
from pathlib import Path
from podplayer.media.download import Streams
from podplayer.model.ids import EpisodeId
from podplayer.playback.clock import SystemClock
from podplayer.playback.silent import SilentBackend
from podplayer.services.bus import EventBus
from podplayer.services.downloads import Downloads
from podplayer.services.listening import Listening
from podplayer.services.listening_store import ListeningStore
from podplayer.services.playing_wishes import WishScope
from podplayer.services.settings import SettingsService
from podplayer.storage.migrations import open_database
from podplayer.storage.settings import SettingsStore

db, bus, clock = open_database(Path(sys.argv[1])), EventBus(), SystemClock()
listening = Listening(
    backend=SilentBackend(clock=clock), store=ListeningStore(db, bus=bus, clock=clock),
    downloads=Downloads(db, bus=bus, streams=Streams(http=None), folder=Path("/nowhere"),
                        clock=clock),
    settings=SettingsService(SettingsStore(db), bus), clock=clock,
)
listening.play(EpisodeId(int(sys.argv[2])))
while True:
    listening.poll()
    print(listening.state.position, flush=True)
    time.sleep(0.05)
"""


@pytest.mark.slow
def test_a_killed_player_loses_at_most_five_seconds(desk, tmp_path):
    path = write_tone(tmp_path / "long.wav", seconds=120)
    desk.files.set_file(desk.one, path, size=1, now=NOW)
    words = [sys.executable, "-c", textwrap.dedent(_PLAYER), str(desk.db.path), str(desk.one)]
    with running(words) as player:
        reached = 0
        while reached < 6_500:
            reached = int(player.stdout.readline())
        player.send_signal(signal.SIGKILL)
        rest = player.stdout.read().split()
    reached = int(rest[-1]) if rest else reached
    assert 0 <= reached - desk.position(desk.one) <= 5_000


def test_a_next_episode_without_audio_is_told_and_the_player_rests(desk):
    desk.queue.replace([desk.one, desk.silent])
    desk.play(desk.one, 1)
    desk.listening.seek(Ms(LENGTH - 2_000))
    desk.run(4)
    state = desk.listening.state
    assert state.error is not None
    assert "no audio" in state.error
    assert state.status is PlayerStatus.ENDED
    assert not state.is_playing


def test_a_failed_episode_can_be_tried_again_from_where_it_was(desk):
    desk.play(desk.one, 20)
    desk.listening._player.fail("The audio does not play.")
    assert desk.listening.state.error == "The audio does not play."
    assert desk.position(desk.one) == 20_000
    desk.listening.toggle()
    desk.listening.poll()
    assert desk.listening.state.status is PlayerStatus.PLAYING
    assert desk.listening.state.position == 20_000
    assert desk.listening.state.error is None


def test_pausing_while_it_loads_is_possible_and_can_be_taken_back(desk):
    desk.listening.play(desk.one)
    assert desk.listening.state.is_playing
    assert desk.listening.state.is_waiting
    desk.listening.toggle()
    assert not desk.listening.state.is_playing
    desk.listening.toggle()
    desk.listening.poll()
    assert desk.listening.state.status is PlayerStatus.PLAYING


def test_play_without_an_episode_starts_the_queue(desk):
    desk.queue.replace([desk.three, desk.one])
    desk.listening.toggle()
    assert desk.listening.state.episode_id == desk.three
    desk.listening.play(desk.three)
    assert desk.listening.state.episode_id == desk.three


def test_it_falls_asleep_at_the_end_of_a_chapter_and_says_since_when(desk):
    desk.play(desk.one, 10)
    chapters = [Chapter(start=Ms(0), title="One"), Chapter(start=Ms(30_000), title="Two")]
    desk.listening.sleep_at_chapter(chapters)
    assert desk.listening.state.sleeps_at_chapter
    desk.run(19)
    assert desk.listening.state.status is PlayerStatus.PLAYING
    desk.run(2)
    state = desk.listening.state
    assert state.status is PlayerStatus.PAUSED
    assert state.position == pytest.approx(30_000, abs=300)
    assert (state.sleeps_at_chapter, state.dozed_from) == (False, 10_000)


def test_without_chapters_it_falls_asleep_behind_the_episode(desk):
    desk.play(desk.one, 10)
    desk.listening.sleep_at_chapter()
    assert desk.listening.state.sleeps_at_end


def test_it_says_when_the_episode_will_be_over_at_this_speed(desk):
    desk.play(desk.one)
    desk.listening.set_rate(2.0)
    now = desk.clock.now()
    assert desk.listening.state.ends_at(now) == now + timedelta(minutes=MINUTES / 2)


def test_a_shows_wish_for_its_sound_holds_at_once_and_later(desk):
    desk.play(desk.one)
    engine = desk.listening._backend
    assert (engine.sound.is_levelled, engine.sound.skips_silence) == (True, False)
    desk.listening.set_sound(for_show=True, skips_silence=True, is_levelled=False)
    assert (engine.sound.is_levelled, engine.sound.skips_silence) == (False, True)
    desk.play(desk.two)
    assert engine.sound.skips_silence
    desk.settings.change(boosts_voice=True)
    desk.run(0.5)
    assert engine.sound.boosts_voice


def test_what_was_heard_before_a_kill_is_in_the_log_after_the_next_start(desk):
    desk.play(desk.one, 42)
    assert desk.spans == []
    after = desk.make()  # as after kill -9: nothing was closed
    after.recall(desk.one)
    [(episode, start, end, rate)] = desk.spans
    assert (episode, start, rate) == (desk.one, 0, 1.0)
    assert 37_000 <= end <= 42_000
    after.close()
    assert desk.make().state.episode is None
    assert len(desk.spans) == 1


def test_what_is_heard_in_private_leaves_nothing_behind_a_kill(desk):
    desk.settings.change(is_private=True)
    desk.play(desk.one, 42)
    desk.make().recall(desk.one)
    assert desk.spans == []


def test_a_span_that_ended_is_not_taken_over_again(desk):
    desk.play(desk.one, 42)
    desk.listening.pause()
    assert len(desk.spans) == 1
    desk.make().recall(desk.one)
    assert len(desk.spans) == 1


class GaplessBackend(SilentBackend):
    """Remembers what it was told comes next."""

    def __init__(self, **how) -> None:
        super().__init__(**how)
        self.prepared: list[tuple[Path, int]] = []

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(name="gapless", hands_over=True)

    def prepare(self, source, *, start, sound, rate) -> None:
        self.prepared.append((source, start))


@pytest.fixture
def gapless(desk, monkeypatch):
    backend = GaplessBackend(clock=desk.clock, duration=Ms(LENGTH))
    desk.listening.close()
    desk.listening = Listening(
        backend=backend,
        store=ListeningStore(desk.db, bus=desk.bus, clock=desk.clock),
        downloads=desk.downloads,
        settings=desk.settings,
        clock=desk.clock,
    )
    return backend


def test_the_engine_knows_in_time_what_comes_next(desk, gapless):
    desk.queue.append([desk.two])
    desk.play(desk.one, MINUTES * 60 - 30)
    assert gapless.prepared == []
    desk.run(15)
    assert gapless.prepared == [(desk.downloads.file(desk.two), 0)]
    desk.run(20)
    assert desk.listening.state.episode_id == desk.two


def test_a_stream_that_was_prepared_is_played_or_closed(desk, gapless):
    desk.http.serve("https://example.org/two.mp3", b"sound" * 1000)
    desk.files.remove(desk.two)
    desk.queue.append([desk.two])
    desk.play(desk.one, MINUTES * 60 - 15)
    [(source, _)] = gapless.prepared
    desk.listening.play(desk.three)
    assert source.read_at(0, 1) == b""  # closed
    desk.listening.play(desk.one)
    desk.listening.seek(Ms(LENGTH - 10_000))
    desk.run(2)
    source = gapless.prepared[-1][0]
    desk.listening.play(desk.two)
    assert desk.listening._player.source is source


def test_nothing_is_prepared_for_who_will_sleep(desk, gapless):
    desk.queue.append([desk.two])
    desk.play(desk.one, 5)
    desk.listening.sleep_at_end()
    desk.run(MINUTES * 60)
    assert gapless.prepared == []
    assert desk.listening.state.status is PlayerStatus.ENDED
