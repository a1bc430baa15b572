import os
import sys
from pathlib import Path

import fakes_encoder
import numpy as np
import pytest
from factories_sound import signal, write_wav

from podplayer.model.cancel import CancelToken
from podplayer.model.senses import SOUND, SOUND_WIDTH, Sense
from podplayer.worker.client import EncoderClient
from podplayer.worker.isolation import bounded_memory
from podplayer.worker.perceived import PerceivedFile, PerceiveFailure
from podplayer.worker.protocol import Failed, Perceive, Perceived
from podplayer.worker.senses import Senses

COMMAND = [sys.executable, "-P", str(Path(fakes_encoder.__file__))]


class Ear:
    name = "ear/1"
    dimensions = 3

    def encode(self, path):
        if path.name == "bad":
            raise ValueError("The recording is bad.")
        if path.name == "big":
            raise MemoryError
        return np.array([len(path.name), np.nan, 1.0], dtype=np.float32)


@pytest.fixture
def senses(tmp_path):
    loaded = []

    def load():
        loaded.append("sound")
        return Ear()

    made = Senses({"sound": load, "cover": lambda: None}, roots=[tmp_path])
    made.loaded = loaded
    return made


def ask(senses, path, sense="sound"):
    return senses.perceive(Perceive(number=7, sense=sense, path=str(path)))


def test_a_file_of_the_profile_becomes_a_vector(senses, tmp_path):
    reply = ask(senses, tmp_path / "episodes" / "good")
    assert isinstance(reply, Perceived)
    assert (reply.number, reply.name, reply.dimensions) == (7, "ear/1", 3)
    assert np.frombuffer(reply.vector, "<f2")[[0, 2]].tolist() == [4, 1]


def test_a_model_is_loaded_once_and_only_when_it_is_needed(senses, tmp_path):
    assert senses.loaded == []
    ask(senses, tmp_path / "a")
    ask(senses, tmp_path / "b")
    assert senses.loaded == ["sound"]


@pytest.mark.parametrize("path", ["/etc/passwd", "../outside", "link"])
def test_no_file_outside_the_profile_is_opened(senses, tmp_path, path):
    (tmp_path / "link").symlink_to("/etc/passwd")
    reply = ask(senses, tmp_path / path)
    assert reply == Failed(number=7, sentence="The file is not one of podplayer's.")
    assert senses.loaded == []


def test_without_a_profile_no_file_is_opened_at_all(tmp_path):
    reply = ask(Senses({"sound": Ear}, roots=()), tmp_path / "good")
    assert isinstance(reply, Failed)


@pytest.mark.parametrize(("name", "said"), [("bad", "bad"), ("big", "too much memory")])
def test_a_bad_file_fails_alone(senses, tmp_path, name, said):
    reply = ask(senses, tmp_path / name)
    assert isinstance(reply, Failed)
    assert said in reply.sentence
    assert not reply.is_absent
    assert isinstance(ask(senses, tmp_path / "good"), Perceived)


def test_a_model_that_is_absent_is_not_the_files_fault(senses, tmp_path):
    reply = ask(senses, tmp_path / "cover", sense="cover")
    assert isinstance(reply, Failed)
    assert reply.is_absent


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux bounds memory so")
def test_memory_beyond_the_bound_is_refused_and_the_bound_is_lifted():
    with bounded_memory(64 * 1024 * 1024), pytest.raises(MemoryError):
        bytearray(512 * 1024 * 1024)
    assert len(bytearray(128 * 1024 * 1024)) > 0


# ---------------------------------------------------------------- the program's side


@pytest.fixture
def client(tmp_path):
    made = EncoderClient(command=COMMAND, cache_dir=tmp_path, roots=[tmp_path])
    yield made
    made.close()


def perceive(client, path, **options):
    return client.perceive(Sense.SOUND, Path(path), cancel=CancelToken(), **options)


def test_the_client_gets_the_vector_of_a_file(client):
    found = perceive(client, "/x/good.mp3")
    assert isinstance(found, PerceivedFile)
    assert found.encoder == SOUND
    assert len(found.vector) == 2 * SOUND_WIDTH


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("CRASH", {}, "ended unexpectedly"),
        ("SEGFAULT", {}, "signal 11"),
        ("BOMB", {}, "signal 9"),
        ("HANG", {"seconds": 0.3}, "did not answer within 0.3 seconds"),
        ("REFUSE", {}, "rather not"),
    ],
)
def test_a_poisoned_file_kills_one_item_and_not_the_next(client, name, options, said):
    failed = perceive(client, f"/x/{name}.mp3", **options)
    assert isinstance(failed, PerceiveFailure)
    assert said in failed.sentence
    assert isinstance(perceive(client, "/x/good.mp3"), PerceivedFile)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="two pipes of POSIX")
def test_the_real_process_hears_a_file_of_its_profile_only(tmp_path):
    pytest.importorskip("av")
    profile = tmp_path / "profile"
    profile.mkdir()
    inside = write_wav(profile / "a.wav", signal())
    outside = write_wav(tmp_path / "b.wav", signal())
    client = EncoderClient(roots=[profile], idle_seconds=30)
    try:
        found = perceive(client, inside)
        assert isinstance(found, PerceivedFile)
        assert np.isfinite(np.frombuffer(found.vector, "<f2")[20:60]).all()
        assert perceive(client, outside) == PerceiveFailure(
            sentence="The file is not one of podplayer's."
        )
        assert client.describe("static").refused == 0
    finally:
        client.close()
