import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podplayer.feeds.directories import (
    APPLE,
    DIRECTORIES,
    FYYD,
    GPODDER,
    MOST,
    answer,
    apple_number,
    ask,
    ask_apple,
)
from podplayer.model.errors import FetchError
from podplayer.model.net import Purpose

FEED = "https://moss.example.org/feed"


def read(directory, value):
    return answer(directory, json.dumps(value).encode())


@pytest.mark.parametrize("directory", DIRECTORIES, ids=lambda one: one.key)
def test_words_go_to_the_host_that_is_named_and_to_no_other(directory):
    request = ask(directory, "  moss & fern  ")
    assert request.url.startswith(f"https://{directory.host}/")
    assert "moss+%26+fern" in request.url
    assert request.purpose is Purpose.DIRECTORY


@pytest.mark.parametrize(
    ("directory", "value"),
    [
        (
            APPLE,
            {
                "resultCount": 1,
                "results": [
                    {"collectionName": "Moss", "artistName": "Ada", "feedUrl": FEED,
                     "primaryGenreName": "Nature"}
                ],
            },
        ),
        (FYYD, {"status": 1, "data": [
            {"title": "Moss", "author": "Ada", "xmlURL": FEED, "subtitle": " Nature "}]}),
        (GPODDER, [{"title": "Moss", "author": "Ada", "url": FEED, "description": "Nature"}]),
    ],
    ids=["apple", "fyyd", "gpodder"],
)  # fmt: skip
def test_each_answer_is_read(directory, value):
    (show,) = read(directory, value)
    assert (show.title, show.author, show.address, show.about) == ("Moss", "Ada", FEED, "Nature")


def test_what_has_no_title_or_no_feed_is_left_out_and_nothing_comes_twice():
    rows = [
        {"title": "Moss", "url": FEED},
        {"title": "Moss again", "url": FEED},
        {"title": "", "url": "https://other.example.org/"},
        {"title": "No feed"},
        {"title": "A file", "url": "file:///etc/passwd"},
        {"title": ["odd"], "url": 7},
        "no row",
        None,
    ]
    assert [show.address for show in read(GPODDER, rows)] == [FEED]


def test_a_long_answer_is_cut():
    rows = [{"title": f"Show {n}", "url": f"{FEED}/{n}"} for n in range(200)]
    assert len(read(GPODDER, rows)) == MOST


@pytest.mark.parametrize("body", [b"", b"<html>", b"{}", b'{"results": 3}', b"[" * 100_000])
def test_what_is_no_answer_is_refused_with_a_sentence(body):
    with pytest.raises(FetchError, match="cannot be read"):
        answer(APPLE, body)


@settings(max_examples=40)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["results", "data", "title", "url", "feedUrl", "xmlURL"]), inner
            )
        ),
        max_leaves=12,
    )
)
def test_no_answer_breaks_the_reader(value):
    for directory in DIRECTORIES:
        try:
            found = read(directory, value)
        except FetchError:
            continue
        assert all(show.title and show.address for show in found)


@pytest.mark.parametrize(
    ("url", "number"),
    [
        ("https://podcasts.apple.com/gb/podcast/deep-rivers/id1493503146", "1493503146"),
        ("https://podcasts.apple.com/podcast/id7?i=10001", "7"),
        ("https://itunes.apple.com/de/podcast/id12/", "12"),
        ("https://podcasts.apple.com/gb/genre/podcasts/26", None),
        ("https://evil.example.org/podcasts.apple.com/id7", None),
        ("https://moss.example.org/feed", None),
    ],
)
def test_the_number_of_a_show_stands_in_the_address_of_its_page(url, number):
    assert apple_number(url) == number


def test_apple_is_asked_for_a_number_alone():
    assert ask_apple("12").url == "https://itunes.apple.com/lookup?id=12"
