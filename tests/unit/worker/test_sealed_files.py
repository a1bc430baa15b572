"""The encoder process and the scan read locked files with the key of each, and no other."""

import pytest
from fakes_playback import write_tone

from podplayer.media.analysis import analyse
from podplayer.media.scan import scan
from podplayer.media.tags import read_tags
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import MediaError
from podplayer.model.sealed import FileKeys, SealedFile, write_sealed
from podplayer.worker.protocol import Failed, Perceive, Transcribe, named, pack, unpack_request
from podplayer.worker.senses import Senses

KEYS = FileKeys(b"k" * 32)


class Weigher:
    """Stands for an encoder: it reads the file to its end."""

    name, dimensions = "weigher", 1

    def encode(self, file):
        np = pytest.importorskip("numpy")
        with file.open("rb") as opened:
            return np.array([len(opened.read()) % 1000], dtype=np.float32)


@pytest.fixture
def tone(tmp_path):
    return write_tone(tmp_path / "tone.wav", seconds=3)


@pytest.fixture
def locked(tone, tmp_path):
    path = tmp_path / "ab.sealed"
    with tone.open("rb") as file:
        write_sealed(file, path, keys=KEYS)
    return KEYS.of(path)


def test_the_key_travels_in_the_message_and_stands_in_no_text(locked):
    path, key = named(locked)
    for message in (
        Perceive(number=1, sense="sound", path=path, key=key),
        Transcribe(number=1, path=path, key=key, start=0),
    ):
        assert unpack_request(pack(message)) == message
        assert key not in repr(message)


def test_a_sense_reads_what_is_inside(tone, locked, tmp_path):
    senses = Senses({"sound": Weigher}, roots=[tmp_path])

    def perceived(file):
        path, key = named(file)
        return senses.perceive(Perceive(number=1, sense="sound", path=path, key=key))

    assert perceived(locked).vector == perceived(tone).vector


def test_a_damaged_file_is_a_failure_of_its_own(locked, tmp_path):
    senses = Senses({"sound": Weigher}, roots=[tmp_path])
    request = Perceive(number=1, sense="sound", path=str(locked.path), key="00" * 32)
    failed = senses.perceive(request)
    assert isinstance(failed, Failed)
    assert "fetch it again" in failed.sentence


def test_the_scan_in_its_process_finds_the_same(tone, locked):
    assert scan(locked, cancel=CancelToken()) == analyse(tone)


def test_the_scan_tells_damage_in_a_sentence(locked):
    with pytest.raises(MediaError, match="fetch it again"):
        scan(SealedFile(locked.path, b"x" * 32), cancel=CancelToken())


def test_tags_are_the_same(tone, locked):
    assert read_tags(locked) == read_tags(tone)


def test_an_mp3_without_a_header_is_counted(tmp_path):
    plain = tmp_path / "a.mp3"
    plain.write_bytes((b"\xff\xfb\x90\x00" + bytes(413)) * 200)
    path = tmp_path / "cd.sealed"
    with plain.open("rb") as file:
        write_sealed(file, path, keys=KEYS)
    assert read_tags(KEYS.of(path)) == read_tags(plain)
