import shutil
import subprocess
from pathlib import Path

import pytest

from podplayer.model.errors import StorageError
from podplayer.services.desktop_files import DesktopFiles, Homes, exec_word

ROOT = Path(__file__).parents[3]
LINUX = ROOT / "packaging" / "linux"


@pytest.fixture
def homes(tmp_path):
    return Homes(data=tmp_path / "data", config=tmp_path / "config")


@pytest.fixture
def files(homes):
    return DesktopFiles(
        source=LINUX,
        icon=ROOT / "resources" / "icons" / "podplayer.svg",
        homes=homes,
        command=["/home/ana/my podplayer/run", "--profile", "/data/50% off"],
    )


def run(*words):
    if shutil.which(words[0]) is None:
        pytest.skip(f"{words[0]} is not installed")
    return subprocess.run(words, capture_output=True, text=True, check=False, timeout=200)


def written(homes):
    found = [*homes.data.rglob("*"), *homes.config.rglob("*")]
    made_by_tools = {"mimeinfo.cache", "icon-theme.cache"}
    return {path for path in found if path.is_file() and path.name not in made_by_tools}


def test_everything_that_was_written_is_removed_again(files, homes):
    paths = files.install()
    files.set_autostart(is_on=True)
    assert written(homes) == {*paths, homes.config / "autostart" / "podplayer.desktop"}
    assert set(files.remove()) == {*paths, homes.config / "autostart" / "podplayer.desktop"}
    assert written(homes) == set()
    assert files.remove() == []


def test_the_entry_starts_this_podplayer_on_this_profile(files, homes):
    files.install()
    text = (homes.data / "applications" / "podplayer.desktop").read_text()
    assert 'Exec="/home/ana/my podplayer/run" --profile "/data/50%% off" %U' in text.splitlines()


def test_the_autostart_begins_in_the_tray_and_claims_no_files(files, homes):
    assert not files.has_autostart
    files.set_autostart(is_on=True)
    assert files.has_autostart
    text = (homes.config / "autostart" / "podplayer.desktop").read_text()
    assert '--profile "/data/50%% off" --hidden\n' in text
    assert "MimeType" not in text
    assert "%U" not in text
    files.set_autostart(is_on=False)
    files.set_autostart(is_on=False)
    assert not files.has_autostart


@pytest.mark.parametrize("name", ["the package", "the menu", "the autostart"])
def test_the_desktop_entry_is_valid(files, homes, name):
    files.install()
    files.set_autostart(is_on=True)
    path = {
        "the package": LINUX / "podplayer.desktop",
        "the menu": homes.data / "applications" / "podplayer.desktop",
        "the autostart": homes.config / "autostart" / "podplayer.desktop",
    }[name]
    done = run("desktop-file-validate", str(path))
    assert (done.returncode, done.stdout) == (0, "")


def test_the_metainfo_is_valid():
    done = run("appstreamcli", "validate", "--no-net", str(LINUX / "podplayer.metainfo.xml"))
    assert done.returncode == 0, done.stdout


def test_a_folder_that_cannot_be_written_is_a_sentence(files, homes, tmp_path):
    homes.data.write_text("a file where a folder should be")
    with pytest.raises(StorageError, match="cannot be written"):
        files.install()


def test_a_podplayer_without_its_files_is_a_sentence(homes, tmp_path):
    files = DesktopFiles(source=tmp_path, icon=tmp_path / "x.svg", homes=homes, command=["x"])
    with pytest.raises(StorageError, match="not complete"):
        files.install()
    assert written(homes) == set()


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("/usr/bin/podplayer", "/usr/bin/podplayer"),
        ("a b", '"a b"'),
        ("100%", "100%%"),
        ('say "hi"', '"say \\\\"hi\\\\""'),
        ("$HOME", '"\\\\$HOME"'),
        ("back\\slash", '"back\\\\\\\\slash"'),
        ("", '""'),
    ],
)
def test_words_are_quoted_as_the_desktop_reads_them(word, text):
    assert exec_word(word) == text
    # The way back: the file's escapes, then the quotes, then the field codes.
    unescaped = text.replace("\\\\", "\\")
    shell = f"printf %s {unescaped.replace('%%', '%')}"
    assert subprocess.run(["sh", "-c", shell], capture_output=True, check=True).stdout == (
        word.encode()
    )


def test_homes_are_those_of_the_environment_if_they_are_absolute(tmp_path):
    named = Homes.of_user({"XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "relative"}, tmp_path)
    assert named == Homes(data=Path("/d"), config=tmp_path / ".config")
