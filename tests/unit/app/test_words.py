"""Words of the command line that mean nothing, and terminals that cannot show every letter."""

import io
import json
import sys

import pytest

from podplayer.app import cli

NO_TEXT = "\udcff"
"""A byte that is no UTF-8, as Python hands it over."""
RSS = (
    "<rss><channel><title>ニュース</title>"
    "<item><title>川</title><guid>1</guid></item></channel></rss>"
)


@pytest.fixture
def show(run, fakes, http):
    http.serve("https://a.example/feed", RSS)
    assert run("add", "https://a.example/feed")[0] == 0


@pytest.mark.parametrize(
    "words",
    [
        ["interests", "add", NO_TEXT],
        ["bookmark", "1", "--at", "1", "--note", NO_TEXT],
        ["add", f"http://{NO_TEXT}"],
    ],
)
def test_bytes_that_are_no_text_are_one_sentence(run, show, words):
    status, _, err = run(*words)
    assert status == 2
    assert "no text in UTF-8" in err


@pytest.mark.parametrize("number", ["²", "9" * 30])
def test_a_number_that_no_show_has_is_one_sentence(run, fakes, number):
    status, _, err = run("taste", "forget", "show", number)
    assert (status, "Say what to forget" in err) == (2, True)


@pytest.mark.parametrize("command", [["backup"], ["export", "opml"], ["export", "all", "--plain"]])
@pytest.mark.parametrize("name", ["", "/", "folder", "pipe", "~nobody-of-that-name/x"])
def test_only_a_file_is_written(run, fakes, tmp_path, monkeypatch, capsys, command, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "pipe").symlink_to("/dev/null")
    with pytest.raises(SystemExit) as ended:
        run(*command, name)
    assert ended.value.code == 2
    assert (tmp_path / "pipe").is_char_device()


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_a_terminal_without_the_letters_gets_what_it_can_show(profile, show, monkeypatch, encoding):
    def printed(*words):
        out = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
        monkeypatch.setattr(sys, "stdout", out)
        assert cli.main(["--profile", str(profile), *words]) == 0
        out.flush()
        return out.buffer.getvalue()

    title = printed("episodes").decode(encoding)
    assert ("川" if encoding == "utf-8" else "?") in title
    assert json.loads(printed("episodes", "--json"))[0]["title"] == "川"
    assert "ニュース" in printed("export", "opml", "-").decode("utf-8")
