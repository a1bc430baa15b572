import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import fakes_encoder
import pytest
from fakes_encoder import DIMENSIONS, NAMES, vector_of

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import Cancelled, EncoderError
from podplayer.worker.client import EncoderClient
from podplayer.worker.encoded import EncodedBatch

COMMAND = [sys.executable, "-P", str(Path(fakes_encoder.__file__))]


@pytest.fixture
def make_client(tmp_path):
    clients = []

    def make(**options):
        client = EncoderClient(**({"command": COMMAND, "cache_dir": tmp_path} | options))
        clients.append(client)
        return client

    yield make
    for client in clients:
        client.close()


@pytest.fixture
def client(make_client):
    return make_client()


def encode(client, *texts, cancel=None, **options):
    batches: list[EncodedBatch] = []
    result = client.encode(
        [(key, text, None) for key, text in enumerate(texts)],
        cancel=cancel or CancelToken(),
        on_batch=batches.append,
        **options,
    )
    return result, batches


def wait_until(condition):
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def keys(batches):
    return sorted(key for batch in batches for key in batch.keys)


def test_nothing_runs_before_it_is_needed(client):
    assert not client.is_running
    assert client.pid is None
    assert client.known() is None


def test_the_client_says_which_encoder_is_active(client):
    info = client.describe("minilm")
    assert (info.name, info.dimensions) == (NAMES["minilm"], DIMENSIONS)
    assert info.start_seconds > 0
    assert client.known("minilm") == info
    assert client.describe("minilm").start_seconds == info.start_seconds


def test_each_text_gets_its_own_vector(client):
    texts = [f"text {'long ' * (20 - number)}{number}" for number in range(20)]
    result, batches = encode(client, *texts)
    assert result.encoded == 20
    assert len(batches) == 2
    for batch in batches:
        for key, data in zip(batch.keys, batch.vectors, strict=True):
            assert data == vector_of(texts[key]).astype("<f2").tobytes()


def test_a_crash_is_survived_by_starting_again(client):
    result, batches = encode(client, "good", "CRASH-ONCE", "better")
    assert result.skipped == ()
    assert keys(batches) == [0, 1, 2]


def test_a_text_that_always_crashes_is_skipped_and_the_others_are_not(client):
    result, batches = encode(client, "good", "CRASH", "better")
    assert keys(batches) == [0, 2]
    assert result.encoded == 2
    assert [key for key, _ in result.skipped] == [1]
    assert "exit status 7" in result.skipped[0][1]


def test_a_text_that_is_refused_is_skipped_with_the_reason(client):
    result, batches = encode(client, "good", "REFUSE")
    assert keys(batches) == [0]
    assert result.skipped == ((1, "I would rather not."),)


def test_a_process_that_never_answers_is_stopped(make_client, monkeypatch, tmp_path):
    hung = tmp_path / "hung"

    def monotonic():
        """Goes on by an hour each time that the process is seen to hang."""
        return time.monotonic() + 3600 * (hung.stat().st_size if hung.exists() else 0)

    monkeypatch.setattr("podplayer.worker.client.time", SimpleNamespace(monotonic=monotonic))
    client = make_client(reply_seconds=60.0)
    result, batches = encode(client, "HANG", "good text")
    assert keys(batches) == [1]
    assert "did not answer within 60 seconds" in result.skipped[0][1]
    assert hung.read_text() == "xx", "with others, and alone"


def test_a_process_that_speaks_gibberish_is_not_believed(client):
    result, _ = encode(client, "GIBBERISH", "good")
    assert (result.encoded, len(result.skipped)) == (1, 1)


def test_a_process_that_always_ends_is_given_up_with_one_sentence(client):
    with pytest.raises(EncoderError, match="ended 3 times in a row"):
        encode(client, "CRASH 1", "CRASH 2", "CRASH 3", "CRASH 4")


def test_a_program_that_is_not_there_is_told_in_one_sentence(make_client, tmp_path):
    client = make_client(command=[str(tmp_path / "nothing")])
    with pytest.raises(EncoderError, match="cannot be started"):
        client.describe()


def test_a_program_that_ends_at_once_is_told_in_one_sentence(make_client):
    client = make_client(command=[sys.executable, "-c", "raise SystemExit(3)"])
    with pytest.raises(EncoderError, match="ended unexpectedly"):
        client.describe()


def test_an_idle_process_ends_by_itself_and_starts_again_when_needed(make_client):
    client = make_client(idle_seconds=0.3)
    client.describe()
    first = client.pid
    wait_until(lambda: not client.is_running)
    result, _ = encode(client, "text")
    assert result.encoded == 1
    assert first is not None


def test_cancelling_stops_between_batches_and_keeps_what_was_done(client):
    cancel = CancelToken()
    batches = []

    def stop_after_first(batch):
        batches.append(batch)
        cancel.cancel()

    with pytest.raises(Cancelled):
        client.encode(
            [(key, "text", None) for key in range(40)], cancel=cancel, on_batch=stop_after_first
        )
    assert len(batches) == 1


def test_cancelling_does_not_wait_for_a_slow_batch(client):
    client.describe()
    cancel = CancelToken()
    timer = threading.Timer(0.2, cancel.cancel)
    timer.start()
    with pytest.raises(Cancelled):
        encode(client, "HANG", cancel=cancel)
    timer.join(60)


def test_an_answer_that_comes_after_cancelling_is_not_taken_for_another(client):
    client.describe()
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        client.describe("minilm", cancel=cancel)
    assert client.describe("static").name == NAMES["static"]


def test_after_closing_nothing_starts_again(client):
    client.describe()
    client.close()
    assert not client.is_running
    with pytest.raises(EncoderError, match="closed"):
        client.describe()


def test_closing_ends_a_request_of_another_thread(client):
    client.describe()
    errors = []

    def work():
        try:
            encode(client, "HANG")
        except EncoderError as error:
            errors.append(str(error))

    thread = threading.Thread(target=work)
    thread.start()
    wait_until(client._lock.locked)
    client.close()
    thread.join(60)
    assert errors == ["The encoder was closed."]


def test_what_the_process_says_lands_in_its_log(make_client, tmp_path):
    log = tmp_path / "logs" / "encoder.log"
    program = "import sys; sys.stderr.write('the reason'); raise SystemExit(1)"
    client = make_client(command=[sys.executable, "-c", program], log_path=log)
    with pytest.raises(EncoderError):
        client.describe()
    assert "the reason" in log.read_text()


def test_a_log_that_cannot_be_written_does_not_matter(make_client, tmp_path):
    (tmp_path / "file").touch()
    client = make_client(log_path=tmp_path / "file" / "encoder.log")
    assert client.describe().name
