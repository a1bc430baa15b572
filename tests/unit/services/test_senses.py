import os
import struct

import numpy as np
import pytest
from factories import FEED, NOW, parsed_feed
from fakes_encoder import NAMES, FakeEncoder

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import Cancelled
from podplayer.model.events import SensesChanged, WorkProgress
from podplayer.model.feed import ConditionalState, ParsedFeed
from podplayer.model.senses import COVER, SOUND, SOUND_WIDTH, Sense, SoundMix
from podplayer.services.indexing import Indexing
from podplayer.services.moods import MoodAnchors, read_moods
from podplayer.services.senses import Senses
from podplayer.services.settings import SettingsService
from podplayer.storage.downloads import DownloadTable
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.senses import SenseTables
from podplayer.storage.settings import SettingsStore
from podplayer.storage.vectors import Vectors

E5 = "multilingual-e5-small/q4-fp32"


@pytest.fixture
def encoder():
    return FakeEncoder()


@pytest.fixture
def events(bus):
    seen = []
    for kind in (SensesChanged, WorkProgress):
        bus.subscribe(kind, seen.append)
    return seen


@pytest.fixture
def covers(tmp_path):
    """Covers that were fetched, by address."""
    return {}


@pytest.fixture
def senses(db, bus, encoder, covers):
    return Senses(db, client=encoder, cover_path=covers.get, bus=bus)


@pytest.fixture
def downloaded(db, by_guid, tmp_path):
    """Three episodes with a file each."""
    paths = {}
    for number, (guid, episode) in enumerate(sorted(by_guid.items())):
        path = tmp_path / "episodes" / f"{guid}.mp3"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(bytes(10 + number))
        DownloadTable(db).set_file(episode, path, size=10 + number, now=NOW)
        paths[guid] = path
    return paths


def hear(senses, cancel=None):
    return senses.encode_sound(cancel=cancel or CancelToken())


def see(senses):
    return senses.encode_covers(cancel=CancelToken())


def test_every_download_is_heard_once(senses, encoder, downloaded, db):
    assert not senses.is_complete
    assert hear(senses).encoded == 3
    assert sorted(encoder.files) == ["finale.mp3", "middle.mp3", "pilot.mp3"]
    assert Vectors(db).count(SOUND) == 3
    assert Vectors(db).load(SOUND).dimensions == SOUND_WIDTH
    assert senses.is_complete
    assert hear(senses).encoded == 0
    assert len(encoder.files) == 3


def test_a_poisoned_file_is_skipped_and_not_tried_again(senses, encoder, downloaded):
    encoder.poison = {"middle"}
    report = hear(senses)
    assert (report.encoded, report.skipped) == (2, (("middle.mp3", "It is poison."),))
    encoder.files.clear()
    assert hear(senses).skipped == ()
    assert encoder.files == []
    assert senses.is_complete


def test_another_file_in_its_place_gets_another_chance(senses, encoder, downloaded):
    encoder.poison = {"middle"}
    hear(senses)
    encoder.poison = set()
    downloaded["middle"].write_bytes(bytes(999))
    assert hear(senses).encoded == 1


def test_a_file_that_is_gone_is_left_out(senses, encoder, downloaded):
    downloaded["pilot"].unlink()
    assert hear(senses).encoded == 2


def test_a_file_with_two_names_is_heard_once(senses, encoder, downloaded, db):
    downloaded["pilot"].unlink()
    os.link(downloaded["middle"], downloaded["pilot"])
    assert hear(senses).encoded == 3
    assert len(encoder.files) == 2
    assert Vectors(db).count(SOUND) == 3


def test_where_nothing_is_installed_no_file_is_blamed(senses, encoder, downloaded, db):
    encoder.is_deaf = True
    report = hear(senses)
    assert (report.encoded, report.absent) == (0, "Nothing is installed.")
    assert len(encoder.files) == 1
    encoder.is_deaf = False
    assert hear(senses).encoded == 3


def test_vectors_of_another_version_are_not_mixed_in(senses, encoder, downloaded, db, monkeypatch):
    monkeypatch.setitem(encoder.sense_names, Sense.SOUND, "sound/0")
    assert hear(senses).encoded == 0
    assert Vectors(db).count(SOUND) == 0


def test_cancelling_keeps_what_was_heard_and_ends_the_strip(senses, downloaded, db, bus, events):
    cancel = CancelToken()
    bus.subscribe(WorkProgress, lambda event: cancel.cancel() if event.done == 1 else None)
    with pytest.raises(Cancelled):
        hear(senses, cancel)
    assert Vectors(db).count(SOUND) == 1
    last = [event for event in events if isinstance(event, WorkProgress)][-1]
    assert last.done == last.total
    assert SensesChanged(1) in events


def test_news_are_announced_after_they_are_stored_and_only_then(senses, downloaded, events):
    hear(senses)
    assert SensesChanged(3) in events
    events.clear()
    hear(senses)
    assert events == []


def test_sound_never_stands_in_for_text(senses, downloaded, db, bus, encoder):
    hear(senses)
    settings = SettingsService(SettingsStore(db), bus)
    indexing = Indexing(
        vectors=Vectors(db), new_documents=None, client=encoder, settings=settings, bus=bus
    )
    assert indexing.active_encoder() is None


def follow(db, url, cover):
    feed = ParsedFeed(title=url, cover_url=cover, episodes=parsed_feed("one").episodes)
    return Podcasts(db).add(url, feed, state=ConditionalState(), now=NOW)


def test_covers_that_were_fetched_are_looked_at(senses, encoder, covers, db, tmp_path):
    for number in range(3):
        follow(db, f"{FEED}/{number}", f"https://c.example/{number}")
    for number in range(2):
        covers[f"https://c.example/{number}"] = tmp_path / f"cover{number}"
        (tmp_path / f"cover{number}").write_bytes(b"picture")
    assert see(senses).encoded == 2
    assert len(SenseTables(db).covers(COVER)) == 2
    assert see(senses).encoded == 0


def test_another_cover_is_looked_at_anew(senses, covers, db, tmp_path):
    podcast = follow(db, f"{FEED}/0", "https://c.example/old")
    for name in ("old", "new"):
        covers[f"https://c.example/{name}"] = tmp_path / name
        (tmp_path / name).write_bytes(b"picture")
    see(senses)
    before = SenseTables(db).covers(COVER)[podcast]
    db.execute("UPDATE podcast SET cover_url = 'https://c.example/new' WHERE id = ?", (podcast,))
    assert see(senses).encoded == 1
    assert SenseTables(db).covers(COVER)[podcast] != before


# ---------------------------------------------------------------- moods


def anchors(db, bus, encoder, active):
    return MoodAnchors(db, client=encoder, active_encoder=lambda: active, bus=bus)


def test_moods_are_encoded_once_by_the_encoder_that_ranks(db, bus, encoder):
    moods = anchors(db, bus, encoder, E5)
    moods.ensure()
    stored = SenseTables(db).anchors(E5, read_moods().version)
    assert set(stored) == set(read_moods().sentences)
    assert {len(np.frombuffer(data, "<f4")) for data in stored.values()} == {16}
    said = len(encoder.texts)
    moods.ensure()
    assert len(encoder.texts) == said


@pytest.mark.parametrize("active", [None, "hashed-words/2"])
def test_an_encoder_that_counts_words_knows_no_moods(db, bus, encoder, active):
    anchors(db, bus, encoder, active).ensure()
    assert encoder.texts == []


@pytest.mark.parametrize("answers", ["hashed-words/2", NAMES["e5-int8"]])
def test_moods_wait_while_the_encoder_of_the_library_is_absent(db, bus, answers):
    encoder = FakeEncoder(names=dict.fromkeys(NAMES, answers))
    anchors(db, bus, encoder, E5).ensure()
    assert SenseTables(db).anchors(E5, read_moods().version) == {}


def test_other_sentences_are_another_version(db):
    tables = SenseTables(db)
    tables.put_anchors(E5, "old", {"calm": b"1234"})
    assert tables.anchors(E5, "new") == {}
    tables.put_anchors(E5, "new", {"calm": b"5678"})
    assert tables.anchors(E5, "old") == {}


def test_every_mood_has_three_sentences_and_a_place():
    moods = read_moods()
    assert len(moods.sentences) == 7
    assert all(len(said) == 3 for said in moods.sentences.values())
    assert all(-1 <= value <= 1 for place in moods.places.values() for value in place)


def test_it_says_how_much_is_speech_and_music(senses, downloaded, db, by_guid):
    pilot = by_guid["pilot"]
    assert senses.mix(pilot) is None
    vector = struct.pack("<3e", 0.75, 0.0, 0.25) + bytes(2 * (SOUND_WIDTH - 3))
    Vectors(db).put(SOUND, [(pilot, None, vector)])
    assert senses.mix(pilot) == SoundMix(speech=0.75, music=0.25)
