"""Settings of a window: they hold at once, and are stored by another thread."""

import threading
from pathlib import Path

import pytest

from podplayer.model.errors import StorageError
from podplayer.services.bus import EventBus
from podplayer.services.settings import SettingsService
from podplayer.storage.migrations import open_database
from podplayer.storage.settings import SettingsStore

PATIENCE = 60


@pytest.fixture
def db(tmp_path: Path):
    made = open_database(tmp_path / "library.db")
    yield made
    made.close()


def test_a_setting_holds_while_another_thread_writes(db):
    begun, may_end = threading.Event(), threading.Event()

    def hold() -> None:
        with db.transaction():
            begun.set()
            may_end.wait(PATIENCE)

    holder = threading.Thread(target=hold)
    holder.start()
    assert begun.wait(PATIENCE)
    settings = SettingsService(SettingsStore(db), EventBus())
    settings.write_beside(failed=pytest.fail)
    settings.change(theme="dark")
    settings.change(volume=0.25)
    assert (settings.current.theme, settings.current.volume) == ("dark", 0.25)
    assert holder.is_alive(), "nobody waited for it"
    may_end.set()
    holder.join()
    settings.close()
    assert SettingsStore(db).load() == settings.current


def test_what_cannot_be_stored_is_told_and_tried_again(db, monkeypatch):
    store, told = SettingsStore(db), []
    settings = SettingsService(store, EventBus())
    settings.write_beside(failed=lambda error: told.append(str(error)))

    def refuse(_: object) -> None:
        raise StorageError("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(store, "save", refuse)
        settings.change(theme="dark")
        settings.close()
    assert set(told) == {"The disk is full."}
    assert settings.current.theme == "dark"
    settings.change(volume=0.25)
    assert SettingsStore(db).load().theme == "dark"


def test_what_another_podplayer_changed_meanwhile_stays(db):
    window = SettingsService(SettingsStore(db), EventBus())
    SettingsService(SettingsStore(db), EventBus()).change(is_private=True, surprise=0.7)
    db.execute("INSERT INTO setting (name, value) VALUES ('of_a_newer_podplayer', '1')")
    window.change(last_page="queue", surprise=0.5)
    stored = SettingsStore(db).load()
    assert (stored.is_private, stored.surprise, stored.last_page) == (True, 0.5, "queue")
    assert db.one("SELECT 1 FROM setting WHERE name = 'of_a_newer_podplayer'")
