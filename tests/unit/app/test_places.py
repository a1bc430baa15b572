"""What podplayer is asked to open, and by which words it is started."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize

from podplayer.app import cli, windows
from podplayer.app.desktop_files import start_command
from podplayer.app.gui import fitting, is_feed_file, open_place
from podplayer.app.paths import Paths, usual_profile
from podplayer.services.profile_lock import ProfileLock
from podplayer.ui.drop import Dropped


class Window:
    def __init__(self) -> None:
        self.taken = []

    def take(self, what: Dropped) -> None:
        self.taken.append(what)


@pytest.fixture
def opened(monkeypatch):
    """What the window was opened with."""
    calls = []

    def run(paths, *, opened, is_hidden):
        calls.append((list(opened), is_hidden))
        return 0

    monkeypatch.setattr(windows, "_run_window", run)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return calls


def test_addresses_and_files_are_opened_by_the_window(opened, tmp_path):
    words = ["feed:https://a.example/rss", "podcast:b.example", "/x/my list.opml", "feed.xml"]
    assert cli.main(["--profile", str(tmp_path), *words]) == 0
    assert cli.main(["--profile", str(tmp_path), "--hidden"]) == 0
    assert opened == [(words, False), ([], True)]


def test_a_second_window_is_refused_with_a_sentence_where_the_first_does_not_answer(
    opened, tmp_path, monkeypatch, capsys
):
    monkeypatch.setattr("podplayer.ui.desktop.instance._PATIENCE", 0.1)
    lock = ProfileLock(tmp_path)
    assert lock.take()
    assert cli.main(["--profile", str(tmp_path)]) == 1
    assert "does not answer" in capsys.readouterr().err
    assert opened == []
    lock.release()
    assert cli.main(["--profile", str(tmp_path)]) == 0


def test_nothing_is_restored_behind_the_back_of_a_window(tmp_path, capsys):
    lock = ProfileLock(tmp_path)
    lock.take()
    assert cli.main(["--profile", str(tmp_path), "restore", "backup.db"]) == 2
    assert "close it first" in capsys.readouterr().err
    lock.release()


@pytest.mark.parametrize("command", [["restore", "backup.db"], ["repair"], ["encrypt", "on"], []])
def test_a_folder_that_cannot_be_written_is_one_sentence(opened, tmp_path, capsys, command):
    (tmp_path / "library.db").touch()
    (tmp_path / "window.lock").mkdir()  # as a read-only folder is to everybody but root
    assert cli.main(["--profile", str(tmp_path), *command]) == 1
    assert f"The folder {tmp_path} cannot be used" in capsys.readouterr().err
    assert opened == []


def test_the_menu_entry_comes_and_goes(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    entry = tmp_path / "data" / "applications" / "podplayer.desktop"
    profile = ["--profile", str(tmp_path / "profile")]
    assert cli.main([*profile, "integrate"]) == 0
    assert f"--profile {tmp_path / 'profile'} %U" in entry.read_text()
    assert cli.main([*profile, "integrate", "--remove"]) == 0
    assert not entry.exists()
    assert "xdg-mime default" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content", "is_feed"),
    [
        ("list.opml", b"<?xml version='1.0'?><opml version='2.0'>", False),
        ("list.xml", b"<OPML>", False),
        ("show.xml", b"<?xml version='1.0'?><rss version='2.0'>", True),
        ("show.xml", b"<feed xmlns='http://www.w3.org/2005/Atom'>", True),
    ],
)
def test_a_file_is_a_list_or_a_feed_by_its_beginning(tmp_path, name, content, is_feed):
    path = tmp_path / name
    path.write_bytes(content)
    assert is_feed_file(path) is is_feed
    window = Window()
    open_place(window, path.as_uri())
    assert window.taken == [Dropped(address=str(path)) if is_feed else Dropped(file=path)]


def test_an_address_is_one_to_follow():
    window = Window()
    open_place(window, "feed://a.example/rss.xml")
    assert window.taken == [Dropped(address="feed://a.example/rss.xml")]


def test_a_file_that_is_not_there_is_left_to_the_import_to_say(tmp_path):
    window = Window()
    open_place(window, str(tmp_path / "gone.opml"))
    assert window.taken == [Dropped(file=tmp_path / "gone.opml")]


def test_a_source_tree_is_started_by_its_script(tmp_path):
    (tmp_path / "run").touch()
    (tmp_path / "pyproject.toml").touch()
    usual = Paths(usual_profile())
    assert start_command(usual, root=tmp_path, environment={}) == [str(tmp_path / "run")]
    other = start_command(Paths(Path("/p")), root=tmp_path, environment={"APPIMAGE": "/x.AppImage"})
    assert other == ["/x.AppImage", "--profile", "/p"]


@pytest.mark.parametrize(
    ("room", "size"),
    [((1920, 1080), (1360, 860)), ((1280, 800), (1280, 760)), ((800, 600), (900, 600))],
)
def test_the_window_begins_no_larger_than_its_screen(room, size):
    assert fitting(QSize(1360, 860), QSize(*room)) == QSize(*size)
