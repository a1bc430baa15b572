import pytest

from podplayer.feeds.directory import candidates, feed_links, same_feed_addresses
from podplayer.model.errors import UsageError


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("https://Example.org/Feed#x", "https://example.org/Feed"),
        (" http://example.org ", "http://example.org/"),
        ("example.org/feed", "https://example.org/feed"),
        ("feed://example.org/feed", "https://example.org/feed"),
        ("feed:https://example.org/feed", "https://example.org/feed"),
        ("podcast://example.org/feed", "https://example.org/feed"),
        ("pcast://http://example.org/feed", "http://example.org/feed"),
        ("itpc://127.0.0.1:8080/feed", "http://127.0.0.1:8080/feed"),
        ("localhost:8080/feed", "http://localhost:8080/feed"),
        ("https://ann:pw@example.org/f", "https://ann:pw@example.org/f"),
    ],
)
def test_what_is_typed_becomes_an_address(typed, first):
    assert candidates(typed)[0] == first


def test_without_a_scheme_http_is_the_second_choice():
    assert candidates("example.org/f") == ("https://example.org/f", "http://example.org/f")


def test_a_file_becomes_its_address(tmp_path):
    path = tmp_path / "my feed.xml"
    path.write_text("<rss/>")
    assert candidates(str(path)) == (path.as_uri(),)


@pytest.mark.parametrize(
    "typed", ["", "  ", "two words", "javascript:alert(1)", "ftp://x.org/", "http://"]
)
def test_what_is_no_address_is_refused_with_a_sentence(typed):
    with pytest.raises(UsageError):
        candidates(typed)


def test_the_feeds_of_a_page_come_best_first():
    page = b"""<html><head><base href="https://example.org/blog/">
        <link rel="alternate" type="application/rss+xml" title="Comments" href="comments.xml">
        <link rel=alternate type="application/atom+xml" href="atom.xml">
        <link rel="alternate" type="application/rss+xml" title="Podcast" href="/podcast.xml">
        <link rel="stylesheet" href="x.css"></head>
        <body><a href="https://example.org/other/feed/">Feed</a><a href="/x">x</a></body>"""
    assert feed_links(page, url="https://example.org/") == (
        "https://example.org/podcast.xml",
        "https://example.org/blog/atom.xml",
        "https://example.org/blog/comments.xml",
        "https://example.org/other/feed/",
    )


@pytest.mark.parametrize("page", [b"", b"<html></html>", b"\x00\xff", b"<link rel=alternate>"])
def test_a_page_without_feeds_names_none(page):
    assert feed_links(page, url="https://example.org/") == ()


def test_one_feed_has_several_spellings():
    spellings = same_feed_addresses("https://example.org/feed/")
    assert "http://example.org/feed" in spellings
    assert spellings[0] == "https://example.org/feed/"
