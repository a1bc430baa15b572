from datetime import UTC, datetime

import pytest
from factories_foreign import account, extended

from podplayer.model.errors import ImportFileError
from podplayer.services.moving.spotify import is_spotify, is_spotify_name, read_spotify


def only(*documents):
    (episode,) = read_spotify(documents).episodes
    return episode


def test_what_was_heard_goes_on_where_it_stopped():
    episode = only(
        [
            extended(ms=600_000, ts="2025-10-09T08:00:00Z"),
            extended(ms=300_000, ts="2025-10-10T08:00:00Z"),
        ]
    )
    assert [(play.start, play.end) for play in episode.plays] == [(0, 600_000), (600_000, 900_000)]
    assert episode.position == 900_000
    assert not episode.is_finished
    assert episode.last_heard_at == datetime(2025, 10, 10, 8, tzinfo=UTC)


def test_an_episode_that_played_to_its_end_is_finished_and_begins_anew():
    episode = only(
        [
            extended(ms=600_000, ts="2025-10-09T08:00:00Z", reason_end="trackdone"),
            extended(ms=100_000, ts="2025-11-09T08:00:00Z"),
        ]
    )
    assert episode.is_finished
    assert episode.finished_at == datetime(2025, 10, 9, 8, tzinfo=UTC)
    assert episode.plays[1].start == 0


def test_both_packages_together_tell_everything_once():
    episode = only([account(ms=600_000, end="2025-10-09 08:53")], [extended(ms=600_000)])
    assert len(episode.plays) == 1
    assert episode.plays[0].heard_at == datetime(2025, 10, 9, 8, 53, 20, tzinfo=UTC)


def test_music_audiobooks_and_private_sessions_stay_out():
    library = read_spotify(
        [
            [
                extended(),
                extended("Secret", incognito_mode=True),
                extended(None, show=None) | {"master_metadata_track_name": "A Song"},
                {"endTime": "2025-10-09 08:53", "artistName": "A", "trackName": "S", "msPlayed": 1},
            ]
        ]
    )
    assert [episode.title for episode in library.episodes] == ["Middle"]
    assert any("Private sessions" in remark for remark in library.remarks)


def test_followed_shows_and_saved_episodes_come_from_the_library_file():
    library = read_spotify(
        [
            {
                "tracks": [],
                "shows": [{"name": "A Show", "publisher": "P", "uri": "spotify:show:1"}],
                "episodes": [{"name": "Pilot", "show": "A Show", "uri": "spotify:episode:1"}],
            }
        ]
    )
    assert [(show.title, show.feed_url) for show in library.shows] == [("A Show", None)]
    assert [(e.show_title, e.title, e.is_favourite) for e in library.episodes] == [
        ("A Show", "Pilot", True)
    ]


@pytest.mark.parametrize(
    "entry",
    [
        7,
        extended(ts="yesterday"),
        extended(ts=None, ms="long"),
        extended(ms=True),
        extended(ts="1970-01-01T00:00:00Z"),
    ],
)
def test_entries_of_wrong_types_are_counted_and_left_out(entry):
    library = read_spotify([[entry, extended()]])
    assert len(library.episodes[0].plays) == 1
    assert any("cannot be read" in remark for remark in library.remarks)


@pytest.mark.parametrize("length", [0, -5, 10**12])
def test_lengths_that_cannot_be_are_left_out(length):
    assert len(only([extended(ms=length), extended()]).plays) == 1


def test_an_archive_of_music_is_refused_with_a_sentence():
    with pytest.raises(ImportFileError, match="music only"):
        read_spotify([[{"endTime": "2025-10-09 08:53", "trackName": "S", "msPlayed": 1}]])


@pytest.mark.parametrize(
    ("name", "is_its"),
    [
        ("StreamingHistory_podcast_0.json", True),
        ("Streaming_History_Audio_2019-2021_3.json", True),
        ("StreamingHistory0.json", True),
        ("endsong_12.json", True),
        ("YourLibrary.json", True),
        ("Playlist1.json", False),
        ("Userdata.json", False),
        ("StreamingHistory_podcast_0.json.exe", False),
    ],
)
def test_only_the_files_that_are_needed_are_opened(name, is_its):
    assert is_spotify_name(name) is is_its


@pytest.mark.parametrize("value", [None, 3, [], [1], {"a": 1}, [{"title": "x"}]])
def test_other_json_is_not_spotifys(value):
    assert not is_spotify(value)
