import json
import random
import zipfile
from collections import Counter

import pytest
from factories_foreign import (
    account,
    antennapod,
    archive,
    extended,
    gnome_podcasts,
    gpodder,
    kasts,
    pocket_casts,
)

from podplayer.model.errors import ImportFileError
from podplayer.model.moving import MoveKind
from podplayer.services.moving import archive as archives
from podplayer.services.moving import reading
from podplayer.services.moving.reading import kind_of, read
from podplayer.storage.migrations import open_database

PLAYERS = (antennapod, gpodder, kasts, gnome_podcasts, pocket_casts)
OPML = b'<opml version="2.0"><body><outline text="A" xmlUrl="https://e.org/a"/></body></opml>'
LINE = b'{"feed": "https://e.org/a", "guid": "1", "heard_at": "2026-01-01T00:00:00Z", "end_ms": 1}'


def test_kinds_are_told_by_content_not_by_name(tmp_path):
    (tmp_path / "a.txt").write_bytes(OPML)
    (tmp_path / "b.txt").write_bytes(LINE)
    (tmp_path / "c.txt").write_text(json.dumps([account()]))
    antennapod(tmp_path / "d.txt")
    zipped = archive(tmp_path / "e.txt", **{"Spotify/Streaming_History_Audio_1.json": [extended()]})
    pocket_casts(tmp_path / "pocketcasts.db")
    data = (tmp_path / "pocketcasts.db").read_bytes()
    database = archive(tmp_path / "f.txt", **{"database/pocketcasts": data, "log.txt": b"x"})
    kinds = [kind_of(tmp_path / f"{name}.txt") for name in "abcd"]
    assert kinds == [MoveKind.OPML, MoveKind.LISTENING, MoveKind.SPOTIFY, MoveKind.ANTENNAPOD]
    assert kind_of(zipped) is MoveKind.SPOTIFY
    assert kind_of(database) is MoveKind.POCKET_CASTS
    assert len(read(database, MoveKind.POCKET_CASTS).episodes) == 2


def test_an_unpacked_archive_is_read_as_a_folder(tmp_path):
    folder = tmp_path / "my_spotify_data" / "Spotify Account Data"
    folder.mkdir(parents=True)
    (folder / "StreamingHistory_podcast_0.json").write_text(json.dumps([account()]))
    (folder / "StreamingHistory_music_0.json").write_text("[]")
    assert kind_of(tmp_path / "my_spotify_data") is MoveKind.SPOTIFY
    library = read(tmp_path / "my_spotify_data", MoveKind.SPOTIFY)
    assert [episode.title for episode in library.episodes] == ["Middle"]


@pytest.mark.parametrize(
    "name", ["../StreamingHistory_podcast_0.json", "/etc/endsong_0.json", "C:/endsong_0.json"]
)
def test_an_archive_that_points_outside_is_refused_and_writes_nothing(tmp_path, name):
    path = archive(tmp_path / "x.zip", **{name: [account()]})
    with pytest.raises(ImportFileError, match="outside of itself"):
        kind_of(path)
    assert [file.name for file in tmp_path.iterdir()] == ["x.zip"]


def test_a_bomb_is_stopped_by_what_it_unpacks_to_not_by_what_it_claims(tmp_path, monkeypatch):
    path = archive(tmp_path / "x.zip", **{"endsong_0.json": b"[" + b" " * 3_000_000 + b"]"})
    monkeypatch.setattr(reading, "_MOST_JSON", 1_000_000)
    with pytest.raises(ImportFileError, match="unpacks to more than"):
        read(path, MoveKind.SPOTIFY)


def test_a_database_bomb_is_stopped_too(tmp_path, monkeypatch):
    data = pocket_casts(tmp_path / "p.db").read_bytes()
    path = archive(tmp_path / "x.zip", pocketcasts=data + b"\x00" * 3_000_000)
    monkeypatch.setattr(reading, "LARGEST_BYTES", 1_000_000)
    with pytest.raises(ImportFileError, match="unpacks to more than"):
        kind_of(path)


def test_too_many_files_are_no_export(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "_MOST_FILES", 3)
    path = archive(tmp_path / "x.zip", **{f"{n}.json": [] for n in range(4)})
    with pytest.raises(ImportFileError, match="more than 3 files"):
        kind_of(path)


def test_a_cut_archive_is_damaged(tmp_path):
    path = archive(tmp_path / "x.zip", **{"endsong_0.json": [extended()]})
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(ImportFileError, match="damaged"):
        kind_of(path)


def test_an_encrypted_archive_says_so(tmp_path):
    path = archive(tmp_path / "x.zip", **{"endsong_0.json": [extended()]})
    data = bytearray(path.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + flags] |= 1
    path.write_bytes(data)
    with pytest.raises(ImportFileError, match="encrypted"):
        read(path, MoveKind.SPOTIFY)


def test_an_archive_of_holiday_pictures_is_refused(tmp_path):
    path = archive(tmp_path / "x.zip", **{"beach.jpg": b"\xff\xd8", "notes.txt": b"hello"})
    with pytest.raises(ImportFileError, match="holds nothing that podplayer can import"):
        kind_of(path)


def test_a_list_in_an_archive_or_a_folder_is_read(tmp_path):
    path = archive(tmp_path / "x.zip", **{"export/feeds.opml": OPML, "readme.txt": b"hello"})
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "Feeds.OPML").write_bytes(OPML)
    for place in (path, tmp_path / "folder"):
        assert kind_of(place) is MoveKind.OPML
        (show,) = read(place, MoveKind.OPML).shows
        assert show.feed_url == "https://e.org/a"


def test_json_that_is_cut_off_is_one_sentence(tmp_path):
    path = archive(tmp_path / "x.zip", **{"endsong_0.json": b'[{"ts": '})
    with pytest.raises(ImportFileError, match="not JSON, or it is cut off"):
        read(path, MoveKind.SPOTIFY)


def test_json_nested_without_end_is_one_sentence(tmp_path):
    path = tmp_path / "x.json"
    path.write_bytes(b"[" * 200_000)
    with pytest.raises(ImportFileError, match="not JSON"):
        kind_of(path)


def test_a_link_in_a_folder_is_not_followed(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "endsong_0.json").write_text("[]")
    (folder / "endsong_0.json").symlink_to(tmp_path / "endsong_0.json")
    with pytest.raises(ImportFileError, match="holds nothing"):
        kind_of(folder)


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"hello"])
def test_anything_else_is_refused_with_a_sentence(tmp_path, content):
    path = tmp_path / "x"
    path.write_bytes(content)
    with pytest.raises(ImportFileError):
        kind_of(path)


def test_a_file_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(ImportFileError, match="cannot be read"):
        kind_of(tmp_path / "nowhere")


def test_a_zip_of_another_kind_of_compression_does_not_crash(tmp_path):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as target:
        target.writestr("endsong_0.json", json.dumps([extended()]))
    assert read(path, MoveKind.SPOTIFY).episodes


def test_mutated_files_are_read_or_refused_and_nothing_else(tmp_path):
    """Seeded: 600 files with bytes changed, taken out and put in."""
    sources = [write(tmp_path / write.__name__) for write in PLAYERS]
    sources.append(archive(tmp_path / "s.zip", **{"endsong_0.json": [extended()] * 9}))
    dice = random.Random(4)
    outcomes = Counter()
    for _ in range(600):
        data = bytearray(dice.choice(sources).read_bytes())
        for _ in range(dice.choice((1, 4, 40))):
            place = dice.randrange(len(data))
            match dice.randrange(4):
                case 0:
                    del data[place : place + dice.randrange(1, 6)]
                case 1:
                    data[place:place] = dice.randbytes(9)
                case _:
                    data[place] = dice.randrange(256)
        (tmp_path / "x").write_bytes(data)
        try:
            read(tmp_path / "x", kind_of(tmp_path / "x"))
            outcomes["read"] += 1
        except ImportFileError:
            outcomes["refused"] += 1
    assert outcomes["read"] > 20
    assert outcomes["refused"] > 200


def test_a_library_of_our_own_is_named_where_it_lies(tmp_path):
    open_database(tmp_path / "library.db").close()
    with pytest.raises(ImportFileError, match=r"/library\.db is a library of podplayer") as caught:
        kind_of(tmp_path)
    assert str(tmp_path / "library.db") in str(caught.value)
