"""`discover` and `interests`, with the network and the encoder in fakes."""

import json

import pytest

from podplayer.feeds.directories import FYYD, ask

pytestmark = pytest.mark.usefixtures("fakes")

FEED = "https://moss.example.org/feed"
SHOW = (
    '<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>'
    "<title>Stone</title><podcast:podroll>"
    f'<podcast:remoteItem feedUrl="{FEED}" title="Moss"/></podcast:podroll>'
    + "".join(
        f"<item><guid>{title}</guid><title>{title}</title>"
        '<enclosure url="https://cdn.example.org/1.mp3" type="audio/mpeg"/></item>'
        for title in ("On old maps", "Cycling home", "Yeast")
    )
    + "</channel></rss>"
)


@pytest.fixture
def followed(run, tmp_path):
    path = tmp_path / "feed.xml"
    path.write_text(SHOW)
    assert run("add", path)[0] == 0


@pytest.mark.usefixtures("followed")
def test_what_a_show_recommends_is_printed_with_who_said_so(run, http):
    status, out, _ = run("discover", "--json")
    (found,) = json.loads(out)
    assert status == 0
    assert (found["title"], found["address"]) == ("Moss", FEED)
    assert found["reason"] == "Recommended by the makers of “Stone”"
    assert "Moss\n    Recommended" in run("discover")[1]
    assert http.requests == []


def test_without_shows_it_says_so(run):
    assert "name no others yet" in run("discover")[1]


def test_a_directory_is_asked_when_it_is_named_and_only_then(run, http):
    status, _, told = run("discover", "moss")
    assert status == 2
    assert "--ask" in told
    assert http.requests == []
    rows = [
        {"title": "Moss", "author": "Ada", "xmlURL": FEED},
        {"title": "B", "xmlURL": FEED + "/b"},
    ]
    http.serve(ask(FYYD, "moss and stone").url, json.dumps({"data": rows}))
    status, out, _ = run("discover", "moss", "and", "stone", "--ask", "fyyd", "--limit", 1)
    assert (status, out) == (0, f"Moss (Ada)\n    {FEED}\n")
    http.serve(ask(FYYD, "moss").url, json.dumps({"data": []}))
    assert "knows no show" in run("discover", "moss", "--ask", "fyyd")[1]


def test_a_directory_that_does_not_answer_is_one_sentence(run, http):
    http.fail(ask(FYYD, "moss").url, "the server did not answer in time")
    status, out, told = run("discover", "moss", "--ask", "fyyd")
    assert (status, out) == (1, "")
    assert "did not answer in time" in told


def names(run):
    return [(one["name"], one["weight"]) for one in json.loads(run("interests", "--json")[1])]


def test_interests_are_added_weighed_renamed_and_removed(run):
    assert "no interest yet" in run("interests")[1]
    assert run("interests", "add", "old maps", "bread")[0] == 0
    assert run("interests", "more", "bread")[0] == 0
    assert run("interests", "mute", 1)[0] == 0
    assert names(run) == [("old maps", 0.0), ("bread", 2.0)]
    assert "muted  old maps" in run("interests")[1]
    assert run("interests", "rename", "bread", "sourdough")[0] == 0
    assert run("interests", "remove", "old maps")[0] == 0
    assert names(run) == [("sourdough", 2.0)]
    assert run("undo")[0] == 0
    assert names(run) == [("old maps", 0.0), ("sourdough", 2.0)]


@pytest.mark.parametrize(
    "words", [("add",), ("rename", "one"), ("remove", "nothing"), ("less", "nothing")]
)
def test_what_cannot_be_done_is_wrong_usage(run, words):
    assert run("interests", *words)[0] == 2


@pytest.mark.usefixtures("followed")
def test_what_was_named_is_close_to_what_is_recommended(run):
    assert run("reindex", "--only", "text")[0] == 0
    run("interests", "add", "On old maps")
    assert "Close to “On old maps”, an interest you named" in run("recommend")[1]
