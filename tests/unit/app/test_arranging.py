import json

import pytest
from factories import FEED, NOW, parsed_feed

from podplayer.model.feed import ConditionalState
from podplayer.storage.migrations import open_database
from podplayer.storage.podcasts import Podcasts


@pytest.fixture(autouse=True)
def library(profile):
    """A profile with one show."""
    profile.mkdir()
    db = open_database(profile / "library.db")
    feed = parsed_feed("finale", "middle", "pilot")
    Podcasts(db).add(FEED, feed, state=ConditionalState(), now=NOW)
    db.close()


@pytest.fixture
def found(run):
    """The titles that a command lists as JSON."""

    def titles(*words):
        status, out, _ = run(*words, "--json")
        assert status == 0
        return [entry["title"] for entry in json.loads(out)]

    return titles


def test_tags_choose_shows_and_episodes(run, found):
    assert run("tag", "1", "add", "science", "slow") == (
        0, "science, slow\n", "podplayer: Tagged A Show “science”.\n"
        "podplayer: Tagged A Show “slow”.\n",
    )  # fmt: skip
    assert "1  science" in run("tag")[1]
    assert found("shows", "--tag", "Slow") == ["A Show"]
    assert found("episodes", "--tag", "slow", "--limit", "1") == ["Finale"]
    assert found("episodes", "--tag", "other") == []
    run("tag", "1", "remove", "slow")
    assert json.loads(run("shows", "--json")[1])[0]["tags"] == ["science"]
    assert run("tag", "1", "add")[0] == 2
    assert run("tag", "7", "add", "x")[0] == 1


def test_the_filters_of_episodes(run, found):
    run("mark", "favourite", "2")
    assert found("episodes", "--favourite") == ["Middle"]
    assert found("episodes", "--words", "pil") == ["Pilot"]
    assert found("episodes", "--max-minutes", "29") == []
    assert len(found("episodes", "--min-minutes", "30", "--max-minutes", "30")) == 3
    assert found("episodes", "--downloaded") == []
    assert found("episodes", "--order", "oldest", "--limit", "1") == ["Pilot"]
    assert found("episodes", "--after", "3") == ["Middle", "Pilot"]
    assert found("episodes", "--since", "2026-11-24T00:00+00:00") == ["Finale"]


def test_archiving_and_bringing_back(run, found):
    assert run("archive", "1")[1] == "Archived A Show.\n"
    assert found("shows") == found("episodes") == []
    assert found("shows", "--archived") == ["A Show"]
    assert len(found("episodes", "--show", "1")) == 3
    assert run("archive", "1", "--undo")[1] == "Brought back A Show.\n"
    assert "No show is archived" in run("shows", "--archived")[1]


def test_marks_can_be_taken_back_one_after_the_other(run, found):
    run("mark", "dismissed", "1", "2")
    run("mark", "heard", "3")
    assert found("episodes", "--state", "new") == []
    assert found("episodes", "--dismissed") == ["Middle", "Pilot"]
    assert run("undo")[1] == "Taken back: Marked 1 episode as heard.\n"
    assert run("undo")[1] == "Taken back: Dismissed 2 episodes.\n"
    assert len(found("episodes", "--state", "new")) == 3
    assert run("undo")[:2] == (1, "")
    status, _, complaint = run("mark", "heard", "1", "99")
    assert status == 1
    assert "no episode 99" in complaint
    assert len(found("episodes", "--state", "new")) == 3


def test_hiding_says_what_it_hides(run, found):
    assert "Nothing of A Show is hidden" in run("hide", "1")[1]
    out = run("hide", "1", "--words", "pilot", "--repeats", "--trailers", "--shorter-than", "5")[1]
    assert out == (
        "Hidden of A Show: titles with “pilot”, shorter than 5 minutes, repeats, trailers.\n"
    )
    assert found("episodes") == ["Finale", "Middle"]
    assert found("episodes", "--hidden") == ["Pilot"]
    run("hide", "1", "--nothing")
    assert len(found("episodes")) == 3


def test_a_playlist_by_rule_and_one_by_hand(run, found):
    assert "no playlist yet" in run("playlists")[1]
    run("playlist", "Fresh", "--rule", "unheard, under 40 min, at most 2")
    run("playlist", "Mine", "--add", "1", "3")
    listed = json.loads(run("playlists", "--json")[1])
    assert [(entry["name"], entry["rule"], entry["episodes"]) for entry in listed] == [
        ("Fresh", "unheard, under 40 min, newest first, at most 2", 2),
        ("Mine", None, 2),
    ]
    rows = json.loads(run("playlist", "mine", "--remove", "1", "--play", "--json")[1])["rows"]
    assert [row["title"] for row in rows] == ["Finale"]
    assert found("queue") == ["Finale"]
    run("playlist", "Mine", "--rename", "Yours")
    assert run("playlist", "Mine")[0] == 1
    assert run("playlist", "Yours", "--delete")[1] == "Deleted the playlist “Yours”.\n"
    status, _, complaint = run("playlist", "Fresh", "--rule", "blue")
    assert status == 2
    assert "“blue” is not understood" in complaint
    run("playlist", "Fresh", "--rule", "heard")
    assert "nothing in “Fresh”" in run("playlist", "Fresh")[1]


def test_a_search_prints_the_words_around_what_was_found(run):
    status, out, _ = run("search", "notes")
    assert status == 0
    assert out.splitlines()[1].strip() == "Notes of finale"
    (hit,) = json.loads(run("search", "pilot", "--json")[1])
    assert (hit["found_in"], hit["snippet"]) == ("title", "Notes of pilot")
    assert run("search", "xyzzy")[1] == "Nothing was found.\n"


def test_what_is_not_in_a_playlist_is_not_said_to_be_taken_out(run):
    run("playlist", "mine", "--add", "1")
    status, _, err = run("playlist", "mine", "--add", "2", "--remove", "3")
    assert (status, err) == (2, "podplayer: Episode 3 is not in “mine”.\n")
    assert len(json.loads(run("playlist", "mine", "--json")[1])["rows"]) == 1


def test_an_empty_queue_says_so(run):
    assert "The queue is empty" in run("queue")[1]
    assert json.loads(run("queue", "--json")[1]) == []


def test_what_changes_something_prints_json_too(run):
    number = json.loads(run("bookmark", "1", "--at", "1:00", "--json")[1])["id"]
    removed = json.loads(run("bookmark", "--remove", number, "--json")[1])
    assert removed == {"removed": number}
