import json

import pytest
from factories import NOW, parsed_feed, span

from podplayer.model.downloads import DownloadOrigin
from podplayer.model.errors import ImportFileError, NotFoundError
from podplayer.model.events import EpisodesChanged, QueueChanged, SettingsChanged
from podplayer.model.feed import ConditionalState
from podplayer.model.ids import Ms
from podplayer.model.podcast import EpisodeState
from podplayer.services.importing import ImportKind, detect, listening_lines
from podplayer.services.library import Library
from podplayer.services.queueing import Queueing
from podplayer.services.settings import SettingsService
from podplayer.storage.downloads import DownloadTable
from podplayer.storage.episodes import Episodes
from podplayer.storage.listening import ListeningLog
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.settings import SettingsStore


@pytest.fixture
def library(db, bus, clock):
    return Library(db, bus=bus, now=clock)


@pytest.fixture
def queueing(db, bus, clock):
    return Queueing(db, bus=bus, now=clock)


def test_marking_as_heard_can_be_undone_to_the_very_position(library, db, by_guid):
    pilot = by_guid["pilot"]
    ListeningLog(db).store_position(pilot, Ms(61_000), now=NOW)
    token = library.mark_heard([pilot, by_guid["finale"]], True)
    assert token.sentence == "Marked 2 episodes as heard"
    assert len(library.episodes(state=EpisodeState.HEARD)) == 2
    library.undo(token)
    rows = {row.guid: row for row in library.episodes()}
    assert (rows["pilot"].state, rows["pilot"].position) == (EpisodeState.STARTED, 61_000)
    assert rows["finale"].state is EpisodeState.NEW
    with pytest.raises(NotFoundError, match="undone already"):
        library.undo(token)


def test_a_favourite_can_be_undone(library, by_guid):
    token = library.set_favourite(by_guid["pilot"], True)
    assert library.episodes(favourite=True)
    library.undo(token)
    assert not library.episodes(favourite=True)


def test_queue_changes_can_be_undone(library, queueing, by_guid, bus):
    heard = []
    bus.subscribe(QueueChanged, heard.append)
    pilot, middle = by_guid["pilot"], by_guid["middle"]
    queueing.enqueue([pilot, middle])
    token = queueing.clear()
    assert queueing.rows() == []
    library.undo(token)
    assert queueing.ids() == [pilot, middle]
    assert len(heard) == 3


def test_the_side_bar_counts(library, queueing, by_guid, clock):
    queueing.enqueue([by_guid["pilot"]])
    counts = library.counts()
    assert (counts.new, counts.queue, counts.shows, counts.downloads) == (3, 1, 1, 0)
    clock.go_on(days=30)
    assert library.counts().new == 0


def test_downloads_that_wait_or_failed_are_counted_apart(library, db, by_guid, clock):
    table = DownloadTable(db)
    for guid in ("pilot", "middle"):
        table.wish(by_guid[guid], origin=DownloadOrigin.HAND, now=clock())
    table.wish_failed(by_guid["pilot"], "The server has no such file any more (404).")
    assert (library.counts().downloads, library.counts().failed_downloads) == (1, 1)


def test_listening_that_is_exported_can_be_imported(library, db, by_guid, tmp_path):
    ListeningLog(db).append(span(by_guid["pilot"], 0, 600, rate=1.5))
    file = tmp_path / "listening.jsonl"
    file.write_text("".join(f"{line}\n" for line in library.export_listening()))
    assert json.loads(file.read_text())["start_ms"] == 0
    assert detect(file) is ImportKind.LISTENING
    assert ListeningLog(db).import_lines(listening_lines(file)).repeated == 1


GOOD = (
    '{"feed": "https://a.example/", "guid": "1", "start_ms": 0, "end_ms": 9,'
    ' "heard_at": "2026-11-24T08:10:00Z"}'
)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "line 2 is not JSON"),
        ("[1]", "line 2 is not a JSON object"),
        ('{"guid": "1"}', "line 2 names no episode"),
        (GOOD.replace("2026-11-24T08:10:00Z", "yesterday"), "no heard_at"),
        (GOOD.replace("08:10:00Z", "08:10:00"), "without a time zone"),
        (GOOD.replace('"end_ms": 9', '"end_ms": -9'), "cannot be"),
        (GOOD.replace('"end_ms": 9', '"end_ms": "9"'), "no number for end_ms"),
        (GOOD.replace('"guid": "1"', '"guid": 1'), "guid that is not text"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_imported(library, db, tmp_path, line, complaint):
    file = tmp_path / "listening.jsonl"
    file.write_text(f"{GOOD}\n{line}\n")
    with pytest.raises(ImportFileError, match=complaint):
        ListeningLog(db).import_lines(listening_lines(file))
    assert db.one("SELECT count(*) FROM pending_span") == 0


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"\xef\xbb\xbf<?xml version='1.0'?><opml/>", ImportKind.OPML), (b' {"feed"', "listening")],
)
def test_the_kind_of_a_file_is_seen_by_its_content(tmp_path, content, kind):
    file = tmp_path / "x.bin"
    file.write_bytes(content)
    assert detect(file) == kind


@pytest.mark.parametrize(("content", "complaint"), [(b"", "is empty"), (b"\x00\x01", "neither")])
def test_other_files_are_refused_with_a_sentence(tmp_path, content, complaint):
    file = tmp_path / "x.bin"
    file.write_bytes(content)
    with pytest.raises(ImportFileError, match=complaint):
        detect(file)


def test_a_file_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(ImportFileError, match="cannot be read"):
        detect(tmp_path / "none")


def test_a_setting_is_stored_before_it_is_announced(db, bus):
    settings = SettingsService(SettingsStore(db), bus)
    seen = []
    bus.subscribe(SettingsChanged, lambda e: seen.append((e, SettingsStore(db).load().theme)))
    settings.change(theme="dark", speed=1.0)
    assert seen == [(SettingsChanged(frozenset({"theme"})), "dark")]
    settings.change(theme="dark")
    assert len(seen) == 1


def test_a_handler_that_fails_does_not_disturb_the_others(bus, caplog):
    seen = []
    bus.subscribe(QueueChanged, lambda event: 1 / 0)
    stop = bus.subscribe(QueueChanged, seen.append)
    bus.publish(QueueChanged())
    bus.publish(EpisodesChanged(frozenset()))
    stop()
    bus.publish(QueueChanged())
    assert len(seen) == 1
    assert "a handler of QueueChanged failed" in caplog.text


def test_undoing_a_change_of_the_queue_keeps_what_a_dropped_show_has_in_it(
    db, library, queueing, show, by_guid
):
    podcasts = Podcasts(db)
    podcasts.add("https://b.example/", parsed_feed("b"), state=ConditionalState(), now=NOW)
    other = Episodes(db).find("https://b.example/", "b", None)
    queueing.enqueue([by_guid["pilot"]])
    podcasts.unsubscribe(show, now=NOW)
    library.undo(queueing.enqueue([other]))
    assert queueing.ids() == []
    podcasts.resubscribe(show)
    assert queueing.ids() == [by_guid["pilot"]]
