"""Everything leaves in open formats and comes back the same."""

import base64
import json
import threading
import zipfile
from contextlib import nullcontext
from types import SimpleNamespace

import pytest
from factories import NOW
from library_files import WORD, contents, filled
from pyrage import DecryptError

from podplayer.model.errors import SecretsError, StorageError
from podplayer.model.ids import EpisodeId, Ms
from podplayer.services import everything
from podplayer.services.bus import EventBus
from podplayer.services.encryption import Encryption
from podplayer.services.everything import Everything, is_archive
from podplayer.services.library import Library
from podplayer.services.recovery import Recovery
from podplayer.services.settings import SettingsService
from podplayer.services.subscriptions import Subscriptions
from podplayer.storage.listening import ListeningLog
from podplayer.storage.migrations import open_database
from podplayer.storage.schema.steps import STEPS
from podplayer.storage.settings import SettingsStore

WORDS = "correct horse"


@pytest.fixture
def library(tmp_path):
    filled(tmp_path / "library.db")
    db = open_database(tmp_path / "library.db")
    # Rows of a size that stands for real ones: moods of feedback, letters of many languages.
    db.execute("UPDATE feedback SET kind = 'more'")
    db.execute("UPDATE podcast SET unsubscribed_at = NULL, archived_at = NULL")
    db.execute("UPDATE episode SET title = 'Überraschung, 日本語, \"quoted\", ' || char(10) || id")
    db.close()
    return tmp_path / "library.db"


def export(library, target, *, passphrase=None, key=None, now=lambda: NOW):
    db, bus = open_database(library, key=key), EventBus()
    Everything(
        db,
        library=Library(db, bus=bus, now=lambda: NOW),
        subscriptions=Subscriptions(db, http=None, bus=bus, now=lambda: NOW, logins=None),
        settings=SettingsService(SettingsStore(db), bus),
        now=now,
    ).export(target, passphrase=passphrase)
    db.close()


def recovery_of(library, words=WORDS):
    return Recovery(
        library, ring=None, ask=lambda: WORDS, ask_archive=lambda: words, now=lambda: NOW
    )


def rows_of(path, key=None):
    """The tables: search is made anew and compared by itself."""
    found = contents(path, key)
    return {name: rows for name, rows in found.items() if not name.endswith("_fts")}


def test_what_comes_back_is_what_left(library, tmp_path):
    before = rows_of(library)
    export(library, tmp_path / "all.zip")
    other = tmp_path / "other" / "library.db"
    other.parent.mkdir()
    preview = recovery_of(other).preview(tmp_path / "all.zip")
    assert preview.facts.episodes == 3
    assert recovery_of(other).restore(tmp_path / "all.zip") is None
    assert rows_of(other) == before
    assert [path.name for path in sorted(other.parent.iterdir())] == ["library.db", "library.lock"]


def test_what_is_heard_meanwhile_is_stored_at_once(library, tmp_path):
    other = open_database(library)

    def listen():
        ListeningLog(other).store_position(EpisodeId(1), Ms(77_000), now=NOW)

    def now():
        thread = threading.Thread(target=listen)
        thread.start()
        thread.join(10)
        assert not thread.is_alive()
        return NOW

    export(library, tmp_path / "all.zip", now=now)
    assert ListeningLog(other).progress()[EpisodeId(1)].position == 77_000
    other.close()


def test_the_formats_are_open(library, tmp_path):
    export(library, tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        names = set(archive.namelist())
        assert {"README.txt", "subscriptions.opml", "listening.csv", "settings.json"} <= names
        lines = archive.read("tables/podcast.jsonl").decode().splitlines()
        assert json.loads(lines[0])["title"] == f"{WORD} title 1"
        assert json.loads(archive.read("podplayer.json"))["schema"] == len(STEPS)
        assert archive.read("listening.csv").decode().count("\r\n") == 4
        assert f"{WORD} feed_url 1" in archive.read("subscriptions.opml").decode()


def test_into_an_encrypted_profile_it_comes_back_encrypted(library, tmp_path):
    export(library, tmp_path / "all.zip")
    before = rows_of(library)
    key = Encryption(library, ring=None, cost=1024).turn_on(WORDS)
    recovery_of(library).restore(tmp_path / "all.zip")
    assert rows_of(library, key) == before


@pytest.mark.slow  # age's scrypt takes seconds on purpose
def test_sealed_nothing_can_be_read_without_the_passphrase(library, tmp_path):
    sealed = tmp_path / "all.age"
    export(library, sealed, passphrase=WORDS)
    assert is_archive(sealed)
    assert sealed.read_bytes().startswith(b"age-encryption.org/v1\n-> scrypt ")
    assert WORD.encode() not in sealed.read_bytes()
    other = tmp_path / "other" / "library.db"
    other.parent.mkdir()
    with pytest.raises(SecretsError, match="not the passphrase"):
        recovery_of(other, "wrong words").preview(sealed)
    recovery_of(other).restore(sealed)
    assert rows_of(other) == rows_of(library)


@pytest.mark.parametrize(("refusals", "said"), [(2, None), (10**6, "too busy")])
def test_a_busy_computer_is_not_taken_for_a_wrong_passphrase(
    library, tmp_path, monkeypatch, refusals, said
):
    export(library, tmp_path / "all.zip")
    sealed, left = tmp_path / "all.age", iter(range(refusals))
    sealed.write_bytes(b"age-encryption.org/v1\n")

    def decrypt(_data, _passphrase):
        if next(left, None) is not None:
            raise DecryptError("Excessive work parameter for passphrase.")
        return (tmp_path / "all.zip").read_bytes()

    monkeypatch.setattr(everything, "_age", lambda: SimpleNamespace(decrypt=decrypt))
    with nullcontext() if said is None else pytest.raises(StorageError, match=said):
        recovery_of(tmp_path / "other.db").preview(sealed)


def test_age_still_says_so_where_the_work_is_too_much(tmp_path):
    word = base64.b64encode(bytes(32)).decode().rstrip("=")
    sealed = tmp_path / "all.age"
    head = f"age-encryption.org/v1\n-> scrypt {word[:22]} 30\n{word}\n--- {word}\n"
    sealed.write_bytes(head.encode() + bytes(40))
    with pytest.raises(StorageError, match="too busy"):
        recovery_of(tmp_path / "other.db").preview(sealed)


def test_a_short_passphrase_is_refused(library, tmp_path):
    with pytest.raises(SecretsError, match="8 characters"):
        export(library, tmp_path / "all.age", passphrase="short")
    assert not (tmp_path / "all.age").exists()


def broken(tmp_path, **changes):
    """An archive of our kind with some members replaced."""
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members |= {name.replace("__", "/").replace("_json", ".json"): b for name, b in changes.items()}
    path = tmp_path / "broken.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return path


@pytest.mark.parametrize(
    "manifest",
    [
        b"{}",
        b"not json",
        b'{"format": 1, "schema": 5, "tables": {"podcast; DROP TABLE podcast": ["id"]}}',
        b'{"format": 1, "schema": 5, "tables": {"podcast": ["id, title) SELECT 1 --"]}}',
        b'{"format": 1, "schema": 5, "tables": {"podcast": ["title"]}}',
        b'{"format": 1, "schema": 5, "tables": {"sqlite_master": ["sql"]}}',
        b'{"format": 99, "schema": 5, "tables": {}}',
        b'{"format": 1, "schema": 999, "tables": {}}',
    ],
)
def test_an_archive_that_is_not_ours_is_a_sentence(library, tmp_path, manifest):
    export(library, tmp_path / "all.zip")
    before = contents(library)
    path = broken(tmp_path, podplayer_json=manifest)
    with pytest.raises(StorageError, match=r"no export of podplayer|newer podplayer"):
        recovery_of(library).restore(path)
    assert contents(library) == before


def test_an_archive_that_was_cut_short_is_a_sentence(library, tmp_path):
    export(library, tmp_path / "all.zip")
    body = (tmp_path / "all.zip").read_bytes()
    (tmp_path / "half.zip").write_bytes(body[: len(body) // 2])
    with pytest.raises(StorageError, match="no export of podplayer"):
        recovery_of(library).preview(tmp_path / "half.zip")
