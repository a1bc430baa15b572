"""Writing down in the encoder process: the files it may open, and what it answers."""

import pytest

from podplayer.encoders.weights import manifest_path, read_manifest
from podplayer.worker.protocol import (
    Failed,
    ProtocolError,
    Transcribe,
    Transcribed,
    pack,
    unpack_reply,
    unpack_request,
)
from podplayer.worker.scribe import Scribe


class Model:
    name = "model/1"
    language = "en"

    def write_down(self, path, *, start):
        if path.name == "bad":
            raise ValueError("It is bad.")
        return [(start, start + 5, "Words.")], start + 30_000


def ask(scribe, path, start=7):
    return scribe.transcribe(Transcribe(number=3, path=str(path), start=start))


def test_what_is_said_comes_back_with_its_times(tmp_path):
    reply = ask(Scribe(Model, roots=[tmp_path]), tmp_path / "good")
    assert isinstance(reply, Transcribed)
    assert unpack_reply(pack(reply)) == reply
    assert (reply.lines, reply.goes_on_at) == (((7, 12, "Words."),), 30_007)


def test_the_end_has_no_next_place():
    reply = Transcribed(number=1, name="m", language="en", lines=(), goes_on_at=None)
    assert unpack_reply(pack(reply)) == reply


def test_no_file_outside_the_profile_is_opened(tmp_path):
    assert ask(Scribe(Model, roots=[tmp_path / "in"]), tmp_path / "out") == Failed(
        number=3, sentence="The file is not one of podplayer's."
    )


def test_a_bad_file_and_a_missing_model_are_told_apart(tmp_path):
    assert ask(Scribe(Model, roots=[tmp_path]), tmp_path / "bad") == Failed(
        number=3, sentence="It is bad."
    )
    absent = ask(Scribe(lambda: None, roots=[tmp_path]), tmp_path / "good")
    assert isinstance(absent, Failed)
    assert absent.is_absent


def test_requests_survive_the_way():
    request = Transcribe(number=1, path="/x", start=5)
    assert unpack_request(pack(request)) == request


@pytest.mark.parametrize("line", ["[1, 2]", '[2, 1, "x"]', "[1, 2, 3]", "7"])
def test_lines_that_are_none_are_refused(line):
    good = pack(Transcribed(number=1, name="m", language="en", lines=((1, 2, "x"),), goes_on_at=3))
    bad = good.replace(b'[1, 2, "x"]', line.encode().ljust(11))
    with pytest.raises(ProtocolError):
        unpack_reply(bad)


def test_the_model_is_pinned_in_a_lock_of_its_own():
    resources = manifest_path().parent
    (model,) = read_manifest(resources / "models-optional.toml").values()
    lock = resources.parent / "packaging" / "requirements-transcription.lock"
    assert all(file.package in lock.read_text() for file in model.files.values())
