"""Downloads and covers, locked and unlocked: nothing lost, nothing half done, nothing readable."""

import errno
import os
from pathlib import Path

import pytest
from factories import FEED, NOW, parsed_episode, parsed_feed
from fakes_playback import FakeClock, ServerHttp

from podplayer.media.artwork import CoverStore
from podplayer.media.download import Streams
from podplayer.model import sealed
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import Cancelled, MediaError, StorageError
from podplayer.model.feed import ConditionalState
from podplayer.model.sealed import SUFFIX, FileKeys, SealedFile
from podplayer.model.settings import Settings
from podplayer.services import sealing as module
from podplayer.services.bus import EventBus
from podplayer.services.downloads import Downloads
from podplayer.services.encryption import Encryption
from podplayer.services.key_ring import SystemKeyRing
from podplayer.services.library_key import unlock
from podplayer.services.sealing import Sealing, unlock_everything
from podplayer.services.storekeeping import Storekeeping
from podplayer.storage.episodes import Episodes
from podplayer.storage.migrations import open_database
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.settings import SettingsStore

URL = "https://cdn.example.org/{}.mp3"
COVER = "https://a.example/cover.png"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (64).to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0"
BODY = b"\xff\xfb\x90\x00" * 50_000
WORDS = "correct horse"


class Desk:
    """An encrypted profile with two episodes and a cover."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = folder / "library.db"
        open_database(self.library).close()
        self.encryption = Encryption(self.library, ring=SystemKeyRing(), cost=1024)
        self.encryption.turn_on(WORDS)
        self.key = unlock(self.library, ring=SystemKeyRing(), ask=lambda: WORDS)
        self.db = open_database(self.library, key=self.key)
        self.locks = False
        feed = parsed_feed("one", title="Secret Show")
        episodes = [parsed_episode(name) for name in ("one", "two")]
        Podcasts(self.db).add(
            FEED,
            type(feed)(title=feed.title, episodes=episodes),
            state=ConditionalState(),
            now=NOW,
        )
        self.episodes = Episodes(self.db)
        self.one, self.two = (self.episodes.find(FEED, name, None) for name in ("one", "two"))
        self.http = ServerHttp()
        for name in ("one", "two"):
            self.http.serve(URL.format(name), BODY)
        self.keys = FileKeys(self.key)
        self.open()

    def open(self) -> None:
        """As a start of podplayer does."""
        self.downloads = Downloads(
            self.db,
            bus=EventBus(),
            streams=Streams(http=self.http, waits=(), keys=self.keys),
            folder=self.folder / "episodes",
            clock=FakeClock(NOW),
            seals=lambda: self.locks,
        )
        self.covers = CoverStore(self.folder / "covers", keys=self.keys, seals=lambda: self.locks)
        self.sealing = Sealing(self.db, seals=lambda: self.locks, in_use=self.downloads.in_use)
        self.store = Storekeeping(
            self.db,
            folder=self.folder / "trash",
            settings=Settings,
            bus=EventBus(),
            now=lambda: NOW,
        )

    def reopen(self) -> None:
        self.downloads.close()
        self.open()

    def download(self, *episodes) -> None:
        for episode in episodes or (self.one, self.two):
            self.downloads.download(episode, cancel=CancelToken())

    def run(self):
        return self.sealing.carry_out(cancel=CancelToken())

    def body(self, episode) -> bytes:
        file = self.keys.of(self.downloads.file(episode))
        with file.open("rb") as opened:
            return opened.read()

    def cover(self) -> bytes:
        with self.keys.of(self.covers.path(COVER)).open("rb") as opened:
            return opened.read()

    def files(self) -> list[Path]:
        """Everything but the library and its locks."""
        return sorted(
            path
            for name in ("episodes", "covers", "trash", "cache")
            for path in (self.folder / name).rglob("*")
        )

    def is_hidden(self) -> bool:
        """Whether neither names nor bytes tell anything."""
        paths = self.files()
        bodies = [path.read_bytes() for path in paths if path.is_file()]
        return not any(
            "Secret" in str(path.relative_to(self.folder)) for path in paths
        ) and not any(BODY[:64] in body or PNG in body for body in bodies)


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    yield desk
    desk.downloads.close()
    desk.db.close()


@pytest.fixture
def filled(desk):
    desk.download()
    desk.store.carry_out(desk.store.plan_for([desk.two]))
    desk.covers.save(COVER, PNG)
    thumbnail = desk.folder / "cache" / "thumbnails" / "a.png"
    thumbnail.parent.mkdir(parents=True)
    thumbnail.write_bytes(PNG)
    return desk


def whole(desk) -> bool:
    """Whether each file is there and reads as it should, in whichever form."""
    trashed = [desk.keys.of(file.path) for file in desk.store.trashed()]
    bodies = []
    for file in trashed:
        with file.open("rb") as opened:
            bodies.append(opened.read())
    return desk.body(desk.one) == BODY and bodies == [BODY] and desk.cover() == PNG


def test_locking_hides_what_lay_there_and_unlocking_brings_it_back(filled):
    names = [path.name for path in filled.files() if path.is_file() and path.suffix == ".mp3"]
    assert not filled.is_hidden()
    filled.locks = True
    assert filled.sealing.has_work()
    report = filled.run()
    assert (report.done, report.failed, report.waiting) == (3, [], 0)
    assert filled.is_hidden()
    assert whole(filled)
    assert filled.sealing.counts() == (3, 0)
    assert not filled.sealing.has_work()
    filled.locks = False
    assert filled.run().done == 3
    assert whole(filled)
    assert [p.name for p in filled.files() if p.is_file() and p.suffix == ".mp3"] == names
    assert filled.sealing.counts() == (0, 3)


def test_what_arrives_under_lock_is_never_plain(desk):
    desk.locks = True
    desk.download()
    desk.covers.save(COVER, PNG)
    assert desk.is_hidden()
    assert desk.body(desk.one) == BODY
    assert desk.cover() == PNG
    (stored, _) = desk.store.files()
    assert stored.size == len(BODY)


def test_a_stream_under_lock_is_played_while_it_arrives_and_then_a_file(desk):
    desk.locks = True
    detail = desk.episodes.detail(desk.one)
    stream = desk.downloads.open(detail)
    assert stream.read_at(100_000, 8) == BODY[100_000:100_008]
    desk.downloads.download(desk.one, cancel=CancelToken())
    stream.close()
    source = desk.downloads.open(detail)
    assert source.name == "episode.mp3"
    assert source.read_at(0, len(BODY)) == BODY
    source.close()


def test_a_locked_file_comes_back_from_the_trash(filled):
    filled.locks = True
    filled.run()
    filled.store.restore([filled.two])
    assert filled.body(filled.two) == BODY
    assert filled.is_hidden()


def test_forgetting_removes_locked_files(filled):
    filled.locks = True
    filled.run()
    filled.downloads.remove(filled.one)
    filled.covers.remove(COVER)
    filled.store.empty()
    assert [path for path in filled.files() if path.is_file()] == []


def test_a_plan_from_before_it_was_locked_still_finds_the_file(desk):
    desk.download(desk.one)
    plan = desk.store.plan_for([desk.one])
    desk.locks = True
    desk.run()
    assert len(desk.store.carry_out(plan)) == 1
    assert desk.store.trashed()[0].path.is_file()


def test_what_plays_keeps_its_plain_file_until_the_next_start(desk):
    desk.download(desk.one)
    playing = desk.downloads.open(desk.episodes.detail(desk.one))
    desk.locks = True
    assert desk.run().waiting == 1
    assert playing.read_bytes() == BODY
    assert desk.downloads.file(desk.one).suffix == SUFFIX
    desk.reopen()
    assert desk.sealing.has_work()
    assert desk.run().waiting == 0
    assert not playing.exists()
    assert desk.is_hidden()


def test_half_of_a_plain_download_goes_when_files_are_locked(desk):
    part = desk.downloads._places.plain(desk.episodes.detail(desk.one))
    part.parent.mkdir(parents=True)
    for ending in (".part", ".part.json"):
        part.with_name(part.name + ending).write_bytes(BODY[:100])
    desk.locks = True
    desk.run()
    assert desk.files() == []


def test_a_name_that_shares_its_bytes_is_not_written_over(desk):
    desk.download(desk.one)
    other = desk.folder / "mine.mp3"
    os.link(desk.downloads.file(desk.one), other)
    desk.locks = True
    desk.run()
    assert other.read_bytes() == BODY


class Killed(BaseException):
    """Nothing of the program runs behind it."""


STEPS = ["write_sealed", "sync_folder", "_erase"]


@pytest.mark.parametrize("moment", STEPS)
@pytest.mark.parametrize("place", [1, 2, 3])
def test_killed_anywhere_everything_is_whole_and_the_next_run_ends_it(
    filled, monkeypatch, moment, place
):
    calls, real = [], getattr(module, moment)

    def dies(*args, **options):
        calls.append(args)
        if len(calls) == place:
            raise Killed
        return real(*args, **options)

    monkeypatch.setattr(module, moment, dies)
    filled.locks = True
    with pytest.raises(Killed):
        filled.run()
    monkeypatch.setattr(module, moment, real)
    assert whole(filled)
    filled.reopen()
    assert filled.sealing.has_work() or filled.is_hidden()
    assert filled.run().failed == []
    assert filled.is_hidden()
    assert whole(filled)


def test_a_full_disk_is_one_sentence_and_nothing_is_lost(filled, monkeypatch):
    def full(*args, **options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(module, "write_sealed", full)
    filled.locks = True
    with pytest.raises(StorageError, match="The disk is full"):
        filled.run()
    assert whole(filled)
    monkeypatch.setattr(module, "write_sealed", sealed.write_sealed)
    filled.run()
    assert filled.is_hidden()


def test_it_can_be_stopped_between_and_within_files(filled):
    filled.locks = True
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        filled.sealing.carry_out(cancel=token)
    assert whole(filled)
    filled.run()
    assert whole(filled)


def test_a_damaged_file_is_told_and_stays(filled):
    filled.locks = True
    filled.run()
    path = filled.downloads.file(filled.one)
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    filled.locks = False
    report = filled.run()
    assert report.damaged == [path]
    assert "fetch it again" in report.failed[0]
    assert path.exists()


def test_before_the_key_goes_everything_is_unlocked(filled):
    filled.locks = True
    filled.run()
    SettingsStore(filled.db).save({"locks_files": True})
    filled.db.close()
    filled.encryption.turn_off(lambda: WORDS)
    filled.db, filled.keys, filled.locks = open_database(filled.library), FileKeys(None), False
    filled.reopen()
    assert not SettingsStore(filled.db).load().locks_files
    assert whole(filled)


def test_what_is_damaged_does_not_keep_encryption_from_being_turned_off(filled):
    filled.locks = True
    filled.run()
    path = filled.downloads.file(filled.one)
    path.write_bytes(path.read_bytes()[:-1])
    unlock_everything(filled.db)
    assert not path.exists()
    assert filled.downloads.file(filled.one) is None


def test_where_a_file_cannot_be_written_the_library_stays_encrypted(filled, monkeypatch):
    filled.locks = True
    filled.run()

    def refuses(*args):
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(module, "_copy", refuses)
    with pytest.raises(StorageError, match="still encrypted"):
        unlock_everything(filled.db)
    assert whole(filled)


def test_a_library_of_before_finds_the_file_in_its_other_form(desk):
    desk.download(desk.one)
    old = desk.downloads.file(desk.one)
    desk.locks = True
    desk.run()
    with desk.db.transaction():
        desk.db.execute("UPDATE download SET path = ?", (str(old.relative_to(desk.folder)),))
    assert desk.body(desk.one) == BODY


def test_the_key_of_another_library_opens_nothing(desk):
    desk.locks = True
    desk.download(desk.one)
    file = FileKeys(b"x" * 32).of(desk.downloads.file(desk.one))
    assert isinstance(file, SealedFile)
    with pytest.raises(MediaError):
        file.open()


def test_a_damaged_cover_is_fetched_again(filled):
    filled.locks = True
    filled.run()
    filled.covers.path(COVER).write_bytes(b"x")
    filled.locks = False
    assert filled.run().failed == []
    assert filled.covers.path(COVER) is None


def test_covers_of_a_library_whose_key_is_gone_are_no_work(desk, tmp_path):
    desk.locks = True
    desk.covers.save(COVER, PNG)
    plain = open_database(tmp_path / "other.db")
    assert not Sealing(plain, seals=lambda: False).has_work()
    plain.close()
