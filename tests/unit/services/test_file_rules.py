"""What comes by itself and what has to go."""

from datetime import timedelta
from pathlib import Path

import pytest
from factories import NOW

from podplayer.model.downloads import AutoCandidate, DownloadOrigin, StoredFile
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.podcast import PodcastSettings
from podplayer.services.file_rules import expected_size, plan_cleaning, plan_heard, to_fetch

MB = 1_000_000


def episode(number, title="Title", **fields):
    values = {
        "duration": Ms(30 * 60_000), "size": 20 * MB, "has_media": True, "is_open": True,
        "is_there": False, "was_fetched": False,
    } | fields  # fmt: skip
    return AutoCandidate(id=EpisodeId(number), title=title, **values)


def chosen(rule, *episodes):
    return [e.id for e in to_fetch(rule, episodes)]


def rule(newest=2, **fields):
    return PodcastSettings(auto_download=newest, **fields)


def test_the_newest_are_fetched_and_no_others():
    assert chosen(rule(2), episode(3), episode(2), episode(1)) == [3, 2]
    assert chosen(rule(0), episode(3)) == []


def test_what_was_heard_does_not_open_the_archive():
    assert chosen(rule(2), episode(3, is_open=False), episode(2), episode(1)) == [2]


def test_what_is_there_or_was_thrown_away_is_not_fetched_again():
    assert chosen(rule(3), episode(3, is_there=True), episode(2, was_fetched=True)) == []


def test_words_in_the_title_choose_and_exclude():
    episodes = [
        episode(4, "The INTERVIEW  of the week"),
        episode(3, "News"),
        episode(2, "An interview, repeat"),
        episode(1, "Interview"),
    ]
    only = rule(2, download_words=("interview of", "interview"), download_not_words=("Repeat", " "))
    assert chosen(only, *episodes) == [4, 1]


def test_a_length_chooses_and_an_unknown_length_fits_none():
    short, long = Ms(10 * 60_000), Ms(40 * 60_000)
    middle = rule(9, download_min=short, download_max=long)
    episodes = [
        episode(n, duration=None if m is None else Ms(m * 60_000))
        for n, m in ((5, 9), (4, 10), (3, 40), (2, 41), (1, None))
    ]
    assert chosen(middle, *episodes) == [4, 3]
    assert chosen(rule(9, download_min=short), *episodes) == [4, 3, 2]


def test_an_episode_without_audio_takes_no_place():
    assert chosen(rule(1), episode(2, has_media=False), episode(1)) == [1]


@pytest.mark.parametrize(
    ("fields", "size"),
    [
        ({"size": 20 * MB}, 20 * MB),
        ({"size": 1, "duration": Ms(1_000_000)}, 16 * MB),
        ({"size": None, "duration": None}, 50 * MB),
    ],
)
def test_a_size_is_guessed_where_the_feed_lies(fields, size):
    assert expected_size(episode(1, **fields)) == size


# -- cleaning -------------------------------------------------------------------------------------


def file(number, **fields):
    values = {
        "title": f"E{number}", "show": "S", "path": Path(f"/x/{number}"), "size": 100 * MB,
        "downloaded_at": NOW + timedelta(days=number), "origin": DownloadOrigin.AUTO,
        "is_kept": False, "is_favourite": False, "is_queued": False, "is_started": False,
        "finished_at": None,
    } | fields  # fmt: skip
    return StoredFile(episode_id=EpisodeId(number), **values)


def heard(number, days, **fields):
    return file(number, finished_at=NOW - timedelta(days=days), is_started=True, **fields)


def gone(plan):
    return [removal.file.episode_id for removal in plan.removals]


def test_nothing_goes_below_the_limit_or_without_one():
    files = [heard(1, 5), file(2)]
    assert gone(plan_cleaning(files, quota=200 * MB, now=NOW)) == []
    assert gone(plan_cleaning(files, quota=0, room=10**12, now=NOW)) == []


def test_what_was_heard_goes_first_the_longest_ago_before_all():
    files = [file(1), heard(2, 3), heard(3, 9), file(4)]
    plan = plan_cleaning(files, quota=100 * MB, now=NOW)
    assert gone(plan) == [3, 2, 1]
    assert plan.freed == 300 * MB
    assert plan.removals[0].reason == "heard on 15 Nov 2026"
    assert "fetched by itself" in plan.removals[2].reason


def test_no_more_goes_than_has_to():
    files = [heard(n, n) for n in range(1, 6)]
    assert gone(plan_cleaning(files, quota=400 * MB, now=NOW)) == [5]
    assert gone(plan_cleaning(files, quota=400 * MB, room=MB, now=NOW)) == [5, 4]


@pytest.mark.parametrize("why", ["is_favourite", "is_queued", "is_kept"])
def test_what_is_held_back_never_goes(why):
    plan = plan_cleaning([heard(1, 5, **{why: True})], quota=1, now=NOW)
    assert gone(plan) == []
    assert plan.lacking == 100 * MB - 1
    assert gone(plan_heard([heard(1, 5, **{why: True}), heard(2, 1)])) == [2]


def test_what_the_listener_asked_for_or_has_begun_does_not_go_unheard():
    files = [file(1, origin=DownloadOrigin.HAND), file(2, is_started=True)]
    assert gone(plan_cleaning(files, quota=1, now=NOW)) == []


def test_what_was_only_streamed_goes_like_what_came_by_itself():
    plan = plan_cleaning([file(1, origin=DownloadOrigin.STREAM)], quota=1, now=NOW)
    assert plan.removals[0].reason == "streamed on 25 Nov 2026, not begun"


def test_a_stream_that_was_left_a_month_ago_goes_last_and_a_download_stays():
    left = {"is_started": True, "heard_at": NOW - timedelta(days=40)}
    files = [
        file(1, origin=DownloadOrigin.STREAM, **left),
        file(2, origin=DownloadOrigin.STREAM, is_started=True, heard_at=NOW - timedelta(days=3)),
        file(3, origin=DownloadOrigin.HAND, **left),
        heard(4, 1),
    ]
    plan = plan_cleaning(files, quota=1, now=NOW)
    assert gone(plan) == [4, 1]
    assert plan.removals[1].reason == "streamed, and not heard on since 15 Oct 2026"
