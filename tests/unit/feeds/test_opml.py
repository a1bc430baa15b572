import gzip
from html import escape
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


SHOW = "https://a.example.org/f?a=1&amp;b=2"
READ = "https://a.example.org/f?a=1&b=2"


def test_tags_are_written_as_categories_and_read_back_as_folders():
    entries = [OpmlEntry("https://a.example.org/f", "A", ("News", "Fun & Games"))]
    assert read_opml(write_opml(entries).encode()) == entries


@pytest.mark.parametrize(
    ("outline", "title"),
    [
        (f'text="I <3 x" xmlUrl="{SHOW}"', "I <3 x"),
        (f'text="The "Best" Show" xmlUrl="{SHOW}"', 'The "Best" Show'),
        (f'xmlUrl="{SHOW}" text="He said "no""', 'He said "no"'),
        (f"text='Ann's show' xmlUrl='{SHOW}'", "Ann's show"),
        (f'text="A -> B & C" xmlUrl="{SHOW}"', "A -> B & C"),
        (f'text="<b>A</b> & B" xmlUrl="{SHOW}"', "<b>A</b> & B"),
        (f"text=A xmlUrl={SHOW} ", "A"),
        (f"text=“A” xmlUrl=“{SHOW}”", "A"),
        (f'text="A" type="rss xmlUrl="{SHOW}"', "A"),
        (f'text="A" text="A" xmlUrl="{SHOW}"', "A"),
        (f'text="A" podcast:guid="x" xmlUrl="{SHOW}"', "A"),
    ],
)
def test_a_damaged_outline_harms_neither_itself_nor_the_next(outline, title):
    body = f'<opml><body><outline {outline}/><outline xmlUrl="https://b.example.org/f"/>'
    entries = read_opml(f"{body}</body></opml>".encode())
    assert entries == [OpmlEntry(READ, title), OpmlEntry("https://b.example.org/f")]


@pytest.mark.parametrize(
    "body",
    [
        f'<outline text="A">{SHOW}</outline>',
        f"<outline><text>A</text><xmlUrl>{SHOW}</xmlUrl></outline>",
        f"<outline><title>A</title><url>{SHOW}</url></outline>",
        f'<outline text="A" type="rss" href="{SHOW}"/>',
        f"""<outline text="A" xmlUrl="{SHOW.replace("&amp;", "&amp;amp;")}"/>""",
        f'<outline text="A" xmlUrl="\n  {SHOW}\n"/>',
        f'<outline text="A" xmlUrl="{SHOW.removeprefix("https:")}"/>',
        f'<outline text="A" xmlUrl="{SHOW.removeprefix("https://")}"/>',
        f'<outline text="A" xmlUrl="h{SHOW}"/>',
        f'<![CDATA[<outline text="A" xmlUrl="{SHOW}"/>]]>',
        escape(f'<outline text="A" xmlUrl="{SHOW}"/>'),
        escape(escape(f'<outline text="A" xmlUrl="{SHOW}"/>')),
    ],
)
def test_the_address_is_found_wherever_it_stands(body):
    assert read_opml(f"<opml><body>{body}</body></opml>".encode()) == [OpmlEntry(READ, "A")]


def test_a_list_that_is_escaped_as_a_whole_is_read():
    text = f'<?xml version="1.0"?><opml><body><outline text="A" xmlUrl="{SHOW}"/></body></opml>'
    assert read_opml(escape(text).encode()) == [OpmlEntry(READ, "A")]
    assert read_opml(f"<html><pre>{escape(text)}</pre></html>".encode()) == [OpmlEntry(READ, "A")]


def test_addresses_without_any_outline_are_a_list():
    lines = ["https://a.example.org/f", "# a remark", "https://b.example.org/f"]
    urls = [line for line in lines if line.startswith("http")]
    plain = read_opml("\n".join(lines).encode())
    inside = read_opml("\n".join(["<opml><body>", *urls, "</body></opml>"]).encode())
    assert [entry.url for entry in plain] == [entry.url for entry in inside] == urls


def test_the_episodes_below_a_show_are_no_shows():
    body = f"""<opml><body><outline text="feeds"><outline type="rss" text="A" xmlUrl="{SHOW}">
        <outline type="podcast-episode" url="https://x.example.org/1" enclosureUrl="x.mp3"/>
        <outline url="https://x.example.org/2"/></outline></outline></body></opml>"""
    assert read_opml(body.encode()) == [OpmlEntry(READ, "A", ("feeds",))]


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "cp1252"]
)
def test_every_encoding_is_read(encoding):
    text = f'<?xml version="1.0"?><opml><body><outline text="é" xmlUrl="{SHOW}"/></body></opml>'
    assert read_opml(text.encode(encoding)) == [OpmlEntry(READ, "é")]


def test_an_encoding_that_is_declared_wrongly_spoils_no_title():
    text = '<?xml version="1.0" encoding="windows-1252"?><opml><body>'
    text += f'<outline text="é" xmlUrl="{SHOW}"/></body></opml>'
    assert read_opml(text.encode()) == [OpmlEntry(READ, "é")]


def test_a_packed_list_is_read_and_a_damaged_one_refused():
    packed = gzip.compress(f'<opml><body><outline xmlUrl="{SHOW}"/></body></opml>'.encode())
    assert read_opml(packed) == [OpmlEntry(READ)]
    with pytest.raises(ImportFileError, match="cut off"):
        read_opml(packed[:-12])
    with pytest.raises(ImportFileError, match="damaged"):
        read_opml(packed[:10] + b"\xff" * 40)


def test_folders_survive_damage():
    body = f'<opml><body><outline text="News"><outline text="A & B" xmlUrl="{SHOW}"/></outline>'
    entries = read_opml(f'{body}<outline text="C" xmlUrl="https://c.example.org/f"/>'.encode())
    assert [entry.folders for entry in entries] == [("News",), ()]
