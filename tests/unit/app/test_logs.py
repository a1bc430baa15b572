"""The log: local, readable, of a limited size, and discreet unless more was asked for."""

import logging
import logging.handlers
import stat
import sys
import threading

import pytest

from podplayer.app import logs
from podplayer.app.logs import DiscreetFormatter, set_up_logs

TITLE = "The deep time of rivers"


@pytest.fixture
def root(monkeypatch):
    """A logger in the place of the root, and the hooks as they are afterwards."""
    made = logging.Logger("root of a test")  # noqa: LOG001 - the real one is pytest's
    monkeypatch.setattr(logs.logging, "getLogger", lambda name=None: made)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    yield made
    for handler in made.handlers:
        handler.close()


def written(folder):
    return (folder / "podplayer.log").read_text("utf-8")


def failed(error):
    try:
        raise error
    except type(error):
        return sys.exc_info()


def test_it_rotates_before_it_grows_large(root, tmp_path, monkeypatch):
    monkeypatch.setattr(logs, "_LARGEST", 2_000)
    set_up_logs(tmp_path)
    for number in range(400):
        root.info("line %d of many", number)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["podplayer.log", *(f"podplayer.log.{n}" for n in range(1, logs._KEPT + 1))]
    assert all(path.stat().st_size <= 2_000 for path in tmp_path.iterdir())
    assert "line 399" in written(tmp_path)


def test_it_is_sent_nowhere(root, tmp_path):
    before = set(root.handlers)
    set_up_logs(tmp_path)
    (ours,) = set(root.handlers) - before
    assert isinstance(ours, logging.handlers.RotatingFileHandler)


def test_debug_lines_are_for_who_asked_for_them(root, tmp_path):
    set_up_logs(tmp_path)
    root.debug("playing %s", TITLE)
    root.info("ready")
    assert TITLE not in written(tmp_path)
    assert "INFO root of a test: ready" in written(tmp_path)


def test_a_crash_can_be_read_and_does_not_quote(root, tmp_path):
    set_up_logs(tmp_path)
    sys.excepthook(*failed(KeyError(TITLE)))
    text = written(tmp_path)
    assert "CRITICAL" in text
    assert "in failed" in text, "where it happened"
    assert "KeyError: (text)" in text
    assert TITLE not in text


def test_a_crash_of_a_command_is_one_sentence_without_what_was_heard(root, tmp_path, capsys):
    set_up_logs(tmp_path)
    sys.excepthook(*failed(KeyError(TITLE)))
    said = capsys.readouterr().err
    assert said.startswith("podplayer: This is a fault of podplayer itself (KeyError); the log in")
    assert said.count("\n") == 1
    assert TITLE not in said


def test_a_crash_of_a_thread_is_written_down(root, tmp_path):
    set_up_logs(tmp_path)

    def fail():
        raise RuntimeError("out of luck")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert "RuntimeError: out of luck" in written(tmp_path)


def test_addresses_and_names_of_files_are_left_out(tmp_path):
    folder = tmp_path / "episodes"
    formatter = DiscreetFormatter("%(message)s", folders=[folder])
    record = logging.makeLogRecord(
        {"msg": f"no https://ann:pw@a.example/x?t=1 and no {folder}/Show/{TITLE}.mp3: full"}
    )
    assert formatter.format(record) == "no (address) and no (episodes): full"


def test_the_verbose_log_says_it_as_it_is_and_where_it_is_asked_for(root, tmp_path, capsys):
    set_up_logs(tmp_path, is_verbose=True)
    root.debug("fetching https://a.example/feed")
    assert "https://a.example/feed" in written(tmp_path)
    assert "https://a.example/feed" in capsys.readouterr().err


def test_a_log_that_cannot_be_written_is_no_traceback(root, tmp_path, capsys):
    set_up_logs(tmp_path)
    (tmp_path / "podplayer.log").mkdir()
    root.info("nobody reads this")
    assert capsys.readouterr().err == ""


def test_a_folder_that_cannot_be_written_is_no_reason_not_to_start(root, tmp_path):
    (tmp_path / "logs").write_text("a file")
    set_up_logs(tmp_path / "logs")
    root.info("nobody reads this")
    assert stat.S_ISREG((tmp_path / "logs").stat().st_mode)
