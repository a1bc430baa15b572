from xml.etree import ElementTree

import pytest

from podplayer.feeds.opml import OpmlEntry, read_opml, write_opml
from podplayer.model.errors import ImportFileError


def test_a_nested_list_is_read_with_its_folders():
    entries = read_opml(b"""<?xml version="1.0"?><opml version="2.0"><head/><body>
        <outline text="News"><outline text="Daily" type="rss" xmlUrl="https://a.example.org/f"/>
          <outline text="World"><outline text="W" xmlUrl="https://b.example.org/f"/></outline>
        </outline><outline title="Top" xmlUrl="https://c.example.org/f"/></body></opml>""")
    assert entries == [
        OpmlEntry("https://a.example.org/f", "Daily", ("News",)),
        OpmlEntry("https://b.example.org/f", "W", ("News", "World")),
        OpmlEntry("https://c.example.org/f", "Top"),
    ]


@pytest.mark.parametrize(
    "attribute", ["xmlUrl", "xmlurl", "XMLURL", "XmlUrl", "url", "URL", "feedUrl"]
)
def test_the_address_is_found_however_it_is_spelt(attribute):
    body = f'<opml><body><OUTLINE text="A" {attribute}="https://a.example.org/f"/></body></opml>'
    assert read_opml(body.encode()) == [OpmlEntry("https://a.example.org/f", "A")]


def test_links_to_pages_are_no_shows():
    body = b"""<opml><body><outline type="link" url="https://a.example.org/"/>
        <outline text="B" xmlUrl="https://b.example.org/f" htmlUrl="https://b.example.org/"/>
        <outline xmlUrl="not an address"/></body></opml>"""
    assert [entry.url for entry in read_opml(body)] == ["https://b.example.org/f"]


def test_a_show_that_is_listed_twice_comes_once():
    line = '<outline xmlUrl="https://a.example.org/f"/>'
    assert len(read_opml(f"<opml><body>{line}{line}</body></opml>".encode())) == 1


@pytest.mark.parametrize(
    "body",
    [
        b'<opml><body><outline text="A & B" xmlUrl="https://a.example.org/f?a=1&b=2"/></body></opml>',
        b'\n <opml><body><outline xmlUrl="https://a.example.org/f?a=1&amp;b=2"/></body></opml>',
        b'<opml><body><outline xmlUrl="https://a.example.org/f?a=1&amp;b=2"/><outline text="cut',
        '<opml><body><outline text="é" xmlUrl="https://a.example.org/f?a=1&amp;b=2"/></body></opml>'
        .encode("latin-1"),
        '<?xml version="1.0" encoding="utf-16"?><opml><body><outline '
        'xmlUrl="https://a.example.org/f?a=1&amp;b=2"/></body></opml>'.encode("utf-16"),
    ],
    ids=["bare ampersands", "leading blank", "cut off", "latin-1", "utf-16"],
)  # fmt: skip
def test_crooked_lists_are_read(body):
    assert read_opml(body)[0].url == "https://a.example.org/f?a=1&b=2"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty"),
        (b"hello", "not a list of shows"),
        (b"<rss><channel/></rss>", "single feed"),
        (b"<html></html>", "web page"),
        (b"<opml><body/></opml>", "lists no show"),
        (b'<!DOCTYPE o [<!ENTITY a "b">]><opml><body/></opml>', "entities"),
        (b"\x00\x01\x02\xff" * 100, "not a list of shows"),
    ],
)
def test_what_is_no_list_is_refused_with_a_sentence(body, words):
    with pytest.raises(ImportFileError, match=words):
        read_opml(body)


def test_what_is_written_is_read_back():
    entries = [OpmlEntry("https://a.example.org/f?a=1&b=2", 'Ann\'s "A" & <B>'), OpmlEntry("x:y")]
    text = write_opml(entries)
    ElementTree.fromstring(text)
    assert read_opml(text.encode()) == entries[:1]
