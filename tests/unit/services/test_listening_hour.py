"""An hour of restless listening: the log adds up."""

import random

import pytest
from factories import FEED, NOW, parsed_episode
from fakes_playback import FakeClock, ServerHttp

from podplayer.media.download import Streams
from podplayer.model.feed import ConditionalState, ParsedFeed
from podplayer.model.ids import Ms
from podplayer.playback.silent import SilentBackend
from podplayer.services.bus import EventBus
from podplayer.services.downloads import Downloads
from podplayer.services.listening import Listening
from podplayer.services.listening_store import ListeningStore
from podplayer.services.settings import SettingsService
from podplayer.storage.downloads import DownloadTable
from podplayer.storage.episodes import Episodes
from podplayer.storage.listening import ListeningLog
from podplayer.storage.migrations import open_database
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.settings import SettingsStore


@pytest.mark.slow
def test_the_spans_of_an_hour_of_seeks_pauses_and_speeds_add_up(tmp_path):
    rng, clock, bus = random.Random(1), FakeClock(NOW), EventBus()
    db = open_database(tmp_path / "library.db")
    feed = ParsedFeed(title="A Show", episodes=[parsed_episode("one", duration=Ms(36_000_000))])
    Podcasts(db).add(FEED, feed, state=ConditionalState(), now=NOW)
    one = Episodes(db).find(FEED, "one", None)
    (tmp_path / "one.mp3").write_bytes(b"sound")
    DownloadTable(db).set_file(one, tmp_path / "one.mp3", size=5, now=NOW)
    downloads = Downloads(
        db,
        bus=bus,
        streams=Streams(http=ServerHttp()),
        folder=tmp_path / "episodes",
        clock=clock,
    )
    listening = Listening(
        backend=SilentBackend(clock=clock, duration=Ms(36_000_000)),
        store=ListeningStore(db, bus=bus, clock=clock),
        downloads=downloads,
        settings=SettingsService(SettingsStore(db), bus),
        clock=clock,
    )
    listening.play(one)
    listening.poll()
    log, heard, rate, is_playing = ListeningLog(db), 0.0, 1.0, True
    while clock.seconds < 3600:
        for _ in range(rng.randrange(3, 120)):
            clock.advance(0.25)  # as often as the window looks
            listening.poll()
            heard += 250 * rate if is_playing else 0
            if is_playing:
                stored = log.progress([one]).get(one) if rng.random() < 0.01 else None
                if stored is not None:
                    assert abs(listening.state.position - stored.position) <= 5_000
        match rng.choice(["seek", "skip", "pause", "rate"]):
            case "seek":
                listening.seek(Ms(rng.randrange(0, 30_000_000)))
            case "skip":
                listening.skip(rng.choice([-15, 30]))
            case "rate":
                rate = rng.choice([0.5, 1.0, 1.5, 2.0, 3.5])
                listening.set_rate(rate)
            case _:
                listening.toggle()
                is_playing = not is_playing
    listening.close()
    logged = sum(span.end - span.start for span in log.spans())
    assert logged == pytest.approx(heard, rel=0.01)
    downloads.close()
    db.close()
