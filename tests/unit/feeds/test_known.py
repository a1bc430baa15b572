"""Reading a feed again: what is the same is passed over."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podplayer.feeds.html import Sanitiser
from podplayer.model.errors import FeedError


@pytest.fixture
def feed(make):
    rss, item = make
    notes = "<description><![CDATA[<p>Notes {}</p>]]></description>"
    return lambda *texts: rss(
        "".join(item(notes.format(text), guid=f"g{n}") for n, text in enumerate(texts))
    )


def hashes(parsed):
    return {episode.guid: episode.content_hash for episode in parsed.episodes}


def test_known_episodes_come_back_unmade_and_changed_ones_whole(read, feed):
    known = hashes(read(feed("a", "b")))
    same, changed, new = read(feed("a", "b2", "c"), known=known).episodes
    assert (same.is_known, same.notes) == (True, "")
    assert (changed.is_known, changed.notes) == (False, "<p>Notes b2</p>")
    assert (new.is_known, new.notes) == (False, "<p>Notes c</p>")


def test_the_hash_is_the_same_whether_known_or_not(read, feed):
    first = read(feed("a", "b"))
    assert hashes(read(feed("a", "b"), known=hashes(first))) == hashes(first)


def test_comments_in_notes_that_change_with_each_request_are_no_change(read, feed):
    first = hashes(read(feed("a <!-- served 10:00 -->")))
    assert hashes(read(feed("a <!-- served 10:05 -->"))) == first


def test_items_without_guid_that_share_a_file_stay_apart(read, make):
    rss, _ = make
    items = "".join(
        f'<item><title>{title}</title><enclosure url="https://c.example/1.mp3" type="audio/mpeg"/>'
        "</item>"
        for title in ("One", "Two", "Two")
    )
    assert [episode.title for episode in read(rss(items)).episodes] == ["One", "Two"]


def test_a_gzip_file_is_unpacked_and_a_damaged_one_refused(read, feed):
    packed = gzip.compress(feed("a"))
    assert read(packed).title == "A Show"
    with pytest.raises(FeedError, match="damaged"):
        read(packed[:12])


def test_a_gzip_bomb_is_refused(read):
    with pytest.raises(FeedError, match="larger than 64 MB"):
        read(gzip.compress(b" " * (65 << 20)))


def test_rss_1_1_and_atom_without_namespace_are_read(read):
    (episode,) = read(
        '<Channel xmlns="http://purl.org/net/rss1.1#"><title>C</title>'
        "<items><item><title>One</title></item></items></Channel>"
    ).episodes
    assert episode.title == "One"
    (episode,) = read(
        "<feed><title>F</title><entry><id>tag:1</id><title>One</title>"
        "<updated>2024-01-02T3:04:5+01:00</updated></entry></feed>"
    ).episodes
    assert (episode.guid, str(episode.published)) == ("tag:1", "2024-01-02 02:04:05+00:00")


def test_rdf_about_names_an_item_before_dublin_core(read):
    (episode,) = read(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<channel><title>C</title></channel><item rdf:about="https://x.example/1">'
        "<title>One</title><dc:identifier>doi:1</dc:identifier></item></rdf:RDF>"
    ).episodes
    assert episode.guid == "https://x.example/1"


@given(st.text().filter(lambda text: "<" not in text and "&" not in text))
def test_text_without_markup_is_cleaned_as_the_cleaner_would(text):
    sanitiser = Sanitiser(base="https://example.org/")
    plain = " ".join(text.replace("\x00", "").split())
    assert sanitiser.clean(plain) == sanitiser._cleaner.clean(plain)
