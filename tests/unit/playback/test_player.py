"""The state machine over an engine."""

from pathlib import Path

import pytest
from fakes_playback import FakeClock, MemorySource, ScriptedBackend

from podplayer.model.ids import Ms
from podplayer.model.sound import Silence
from podplayer.playback.backend import (
    DurationKnown,
    Ended,
    Failed,
    OutputGone,
    Position,
    Stalled,
    Unheard,
)
from podplayer.playback.player import Heard, Moved, Player, PlayerStatus
from podplayer.playback.sound import Sound

FILE = Path("/music/one.mp3")


class Desk:
    def __init__(self) -> None:
        self.engine = ScriptedBackend()
        self.clock = FakeClock()
        self.events: list[object] = []
        self.player = Player(backend=self.engine, clock=self.clock, on_event=self.events.append)

    @property
    def heard(self) -> list[tuple[int, int, float]]:
        stretches = [event.stretch for event in self.events if isinstance(event, Heard)]
        return [(each.start, each.end, each.rate) for each in stretches]

    def start(self, *, at: int = 0, duration: int | None = 600_000) -> None:
        self.player.open(FILE, start=Ms(at))
        self.engine.tell_loaded(duration)

    def play(self, seconds: int) -> None:
        place = self.player.position
        for second in range(1, seconds + 1):
            self.clock.advance(1)
            moved = int(second * 1000 * self.player.rate)
            self.engine.tell(Position(Ms(place + moved)))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_it_plays_as_soon_as_the_engine_has_loaded(desk):
    desk.player.open(FILE, start=Ms(9_000))
    assert desk.player.status is PlayerStatus.LOADING
    assert desk.player.position == 9_000
    desk.engine.tell_loaded()
    assert desk.player.status is PlayerStatus.PLAYING
    assert desk.player.duration == 600_000
    assert desk.engine.orders == [("load", FILE, 9_000), ("rate", 1.0), ("play",)]


def test_pausing_while_it_loads_leaves_it_paused(desk):
    desk.player.open(FILE, start=Ms(0))
    desk.player.pause()
    desk.engine.tell_loaded()
    assert desk.player.status is PlayerStatus.PAUSED
    desk.player.play()
    assert desk.player.status is PlayerStatus.PLAYING


def test_playing_while_it_loads_paused_starts_it(desk):
    desk.player.open(FILE, start=Ms(0), plays=False)
    desk.player.play()
    desk.engine.tell_loaded()
    assert desk.player.status is PlayerStatus.PLAYING


def test_a_pause_hands_over_what_was_heard(desk):
    desk.start(at=5_000)
    desk.play(10)
    desk.player.pause()
    assert desk.heard == [(5_000, 15_000, 1.0)]
    assert desk.player.status is PlayerStatus.PAUSED


def test_no_stretch_reaches_across_a_seek(desk):
    desk.start()
    desk.play(10)
    desk.player.seek(Ms(300_000))
    desk.play(5)
    desk.player.pause()
    assert desk.heard == [(0, 10_000, 1.0), (300_000, 305_000, 1.0)]


def test_late_news_from_before_a_seek_is_not_believed(desk):
    desk.start()
    desk.play(10)
    desk.player.seek(Ms(300_000))
    desk.clock.advance(0.1)
    desk.engine.tell(Position(Ms(10_100)), Position(Ms(0)))
    assert desk.player.position == 300_000


def test_an_engine_that_cannot_reach_the_place_is_believed_after_a_while(desk):
    desk.start()
    desk.player.seek(Ms(300_000))
    desk.clock.advance(4)
    desk.engine.tell(Position(Ms(40_000)))
    assert desk.player.position == 40_000


def test_a_seek_while_it_loads_is_kept_for_later(desk):
    desk.player.open(FILE, start=Ms(0))
    desk.player.seek(Ms(42_000))
    assert desk.player.position == 42_000
    desk.engine.tell_loaded()
    assert ("seek", 42_000) in desk.engine.orders
    desk.engine.tell(Position(Ms(0)))
    assert desk.player.position == 42_000


def test_a_change_of_rate_closes_a_stretch(desk):
    desk.start()
    desk.play(10)
    desk.player.set_rate(2.0)
    desk.play(10)
    desk.player.pause()
    assert desk.heard == [(0, 10_000, 1.0), (10_000, 30_000, 2.0)]


def test_the_end_of_the_media_ends_it_at_its_duration(desk):
    desk.start(at=590_000)
    desk.play(9)
    desk.engine.tell(Ended())
    assert desk.player.status is PlayerStatus.ENDED
    assert desk.player.position == 600_000
    assert desk.heard == [(590_000, 599_000, 1.0)]
    desk.player.play()
    assert desk.player.position == 0
    assert desk.player.status is PlayerStatus.PLAYING


def test_a_seek_from_the_end_waits_there(desk):
    desk.start(at=590_000)
    desk.play(9)
    desk.engine.tell(Ended())
    desk.player.seek(Ms(30_000))
    assert desk.player.status is PlayerStatus.PAUSED
    assert desk.player.position == 30_000


def test_media_that_breaks_off_has_failed_and_not_ended(desk):
    desk.start()
    desk.play(9)
    desk.engine.tell(Ended())
    assert desk.player.status is PlayerStatus.FAILED
    assert desk.player.error is not None
    assert "breaks off" in desk.player.error
    assert desk.heard == [(0, 9_000, 1.0)]


def test_an_engine_that_claims_the_end_of_broken_media_is_not_believed(desk):
    desk.start()
    desk.play(9)
    desk.engine.tell(Position(Ms(600_000)), Ended())
    assert desk.player.status is PlayerStatus.FAILED
    assert desk.player.position == 9_000


def test_a_jump_of_the_engine_is_believed_once_it_plays_on_from_there(desk):
    desk.start()
    desk.play(9)
    desk.engine.tell(Position(Ms(590_000)))
    desk.play(9)
    desk.engine.tell(Ended())
    assert desk.player.status is PlayerStatus.ENDED


def test_the_end_of_a_broken_stream_has_the_sentence_of_the_network(desk):
    source = MemorySource(b"x" * 9_000)
    desk.player.open(source, start=Ms(0))
    desk.engine.tell_loaded(10_000)
    desk.play(9)
    source.fail("the connection broke off")
    desk.engine.tell(Ended())
    assert desk.player.error == "the connection broke off"
    assert source.is_closed


def test_a_failure_keeps_the_place(desk):
    desk.start(at=20_000)
    desk.play(5)
    desk.engine.tell(Failed("The audio does not play."))
    assert desk.player.status is PlayerStatus.FAILED
    assert desk.player.position == 25_000
    desk.player.seek(Ms(1))
    desk.player.play()
    assert desk.player.position == 25_000


def test_stalling_is_told_once_and_over_with_the_next_tick(desk):
    desk.start()
    desk.play(2)
    desk.engine.tell(Stalled())
    assert desk.player.is_stalled
    desk.play(1)
    assert not desk.player.is_stalled


def test_closing_hands_over_first_and_closes_the_stream_before_the_engine(desk):
    source = MemorySource(b"x" * 9_000)
    desk.player.open(source, start=Ms(0))
    desk.engine.tell_loaded()
    desk.play(5)
    desk.player.close()
    assert source.is_closed
    assert desk.heard == [(0, 5_000, 1.0)]
    assert desk.player.status is PlayerStatus.IDLE
    assert desk.engine.orders[-1] == ("stop",)


def test_ticks_are_told_only_while_it_plays(desk):
    desk.start()
    desk.player.pause()
    desk.events.clear()
    desk.engine.tell(Position(Ms(4_000)))
    assert not any(isinstance(event, Moved) for event in desk.events)
    desk.player.close()
    desk.engine.tell(Position(Ms(4_000)), Ended(), DurationKnown(Ms(5)))
    assert desk.player.position == 0


def test_volume_stays_within_what_the_engine_can(desk):
    desk.player.set_volume(1.7)
    assert desk.engine.orders == [("volume", 1.0)]


GAPS = (Silence(start=Ms(10_000), end=Ms(15_000)), Silence(start=Ms(20_000), end=Ms(20_700)))


def seeks(desk: Desk) -> list[tuple[object, ...]]:
    return [order for order in desk.engine.orders if order[0] == "seek"]


def test_an_engine_that_cannot_is_sent_over_silence(desk):
    desk.player.set_sound(Sound(skips_silence=True, silences=GAPS))
    desk.start(at=9_100)
    desk.play(1)
    assert desk.player.position == 10_100
    assert seeks(desk) == []  # words fade away first
    desk.play(1)
    assert seeks(desk) == [("seek", 14_800)]
    assert desk.player.saved == 14_800 - 11_100
    desk.player.pause()
    assert desk.heard == [(9_100, 11_100, 1.0)]


def test_a_silence_that_is_shorter_than_a_seek_is_heard(desk):
    desk.player.set_sound(Sound(skips_silence=True, silences=GAPS))
    desk.start(at=19_300)
    desk.play(3)
    assert seeks(desk) == []


def test_silence_is_heard_unless_it_is_to_be_skipped(desk):
    desk.player.set_sound(Sound(silences=GAPS))
    desk.start(at=9_000)
    desk.play(6)
    assert seeks(desk) == []


def test_a_duration_that_was_decoded_goes_before_the_engines_guess(desk):
    desk.player.set_sound(Sound(duration=Ms(180_000)))
    desk.start(duration=150_000)
    assert desk.player.duration == 180_000
    desk.engine.tell(DurationKnown(Ms(151_000)))
    assert desk.player.duration == 180_000


def test_headphones_that_are_pulled_out_pause_it_and_it_stays_so(desk):
    desk.start()
    desk.play(7)
    desk.engine.tell(OutputGone(is_last=False))
    assert desk.player.status is PlayerStatus.PAUSED
    assert desk.engine.orders[-1] == ("pause",)
    assert desk.heard == [(0, 7_000, 1.0)]
    assert desk.player.position == 7_000
    assert "Press Play" in (desk.player.notice or "")
    desk.player.play()
    assert desk.player.status is PlayerStatus.PLAYING
    assert desk.player.notice is None


def test_without_any_device_play_is_refused_with_a_sentence_and_the_place_is_kept(desk):
    desk.start(at=9_000)
    desk.player.pause()
    desk.engine.play = lambda: desk.engine.tell(OutputGone(is_last=True))
    desk.player.play()
    assert desk.player.status is PlayerStatus.PAUSED
    assert desk.player.position == 9_000
    assert "Plug in" in (desk.player.notice or "")
    assert desk.heard == []


def test_a_device_that_goes_while_it_is_paused_is_no_news(desk):
    desk.start()
    desk.play(3)
    desk.player.pause()
    desk.engine.tell(OutputGone(is_last=True))
    assert desk.player.notice is None


def test_a_computer_that_never_had_a_device_plays_and_says_that_nothing_is_heard(desk):
    desk.start()
    desk.engine.tell(Unheard())
    assert desk.player.status is PlayerStatus.PLAYING
    assert "nothing is heard" in (desk.player.notice or "")
