import pytest

from podplayer.model.errors import FeedError


@pytest.fixture
def whole(make):
    rss, item = make
    return rss(item("<description>D</description>"))


def damaged(name, body):
    text = body.decode()
    return {
        "blank before the declaration": b"\n  " + body,
        "front matter": b"---\nlayout: null\n---\n" + body,
        "junk after the end": body + b"\n<!-- cached --><script>x</script>",
        "html entities": text.replace("One", "Caf&eacute;&nbsp;One").encode(),
        "bare ampersands": text.replace("One", "A & B").replace("1.mp3", "1.mp3?a=1&b=2").encode(),
        "control characters": text.replace("One", "O\x08ne").encode(),
        "references to control characters": text.replace("One", "O&#8;n&#x1F;e").encode(),
        "undeclared prefixes": text.replace("xmlns:", "data-").replace(
            "<description>", "<itunes:duration>90</itunes:duration><odd:x/><description>"
        ).encode(),
        "a document type": text.replace("<rss", "<!DOCTYPE rss SYSTEM 'rss.dtd'><rss", 1).encode(),
        "latin-1 that says utf-8": text.replace("One", "Café").encode("latin-1"),
        "utf-8 that says latin-1": text.replace("UTF-8", "ISO-8859-1").replace(
            "One", "Café").encode(),
        "utf-8 with a stray byte": text.replace("One", "Café").encode().replace(
            b"<guid>", b"<x>\x92</x><guid>"),
        "a byte order mark": b"\xef\xbb\xbf" + body,
        "utf-16": text.replace("UTF-8", "UTF-16").encode("utf-16"),
        "unclosed tags": text.replace("</description>", "").encode(),
        "cut off": (text[: text.index("</item>") + 7] + text[text.index("<item>") :][:25]).encode(),
    }[name]  # fmt: skip


DAMAGES = {
    "blank before the declaration": "One",
    "front matter": "One",
    "junk after the end": "One",
    "html entities": "Café One",
    "bare ampersands": "A & B",
    "control characters": "One",
    "references to control characters": "One",
    "undeclared prefixes": "One",
    "a document type": "One",
    "latin-1 that says utf-8": "Café",
    "utf-8 that says latin-1": "Café",
    "utf-8 with a stray byte": "Café",
    "a byte order mark": "One",
    "utf-16": "One",
    "unclosed tags": "One",
    "cut off": "One",
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_feed_is_read_in_spite_of(read, whole, name):
    episode = read(damaged(name, whole)).episodes[0]
    assert episode.title == DAMAGES[name]
    assert episode.guid == "g1"
    assert episode.enclosure.url.startswith("https://cdn.example.org/1.mp3")


def test_a_bare_ampersand_in_an_address_survives(read, whole):
    episode = read(damaged("bare ampersands", whole)).episodes[0]
    assert episode.enclosure.url == "https://cdn.example.org/1.mp3?a=1&b=2"


def test_an_undeclared_prefix_means_what_it_usually_does(read, whole):
    feed = read(damaged("undeclared prefixes", whole))
    assert feed.how_read == "repaired"
    assert feed.episodes[0].duration == 90_000


def test_ampersands_in_cdata_are_left_alone(read, make):
    rss, item = make
    notes = "<description><![CDATA[<a href='https://example.org/?a=1&b=2'>x</a>]]></description>"
    episode = read(b"\n" + rss(item(notes))).episodes[0]
    assert "a=1&amp;b=2" in episode.notes


def test_a_large_feed_that_was_cut_off_keeps_its_whole_items(read, make):
    rss, item = make
    filler = f"<description>{'word ' * 2000}</description>"
    items = "".join(item(filler, guid=f"g{n}", url=f"https://x.org/{n}.mp3") for n in range(600))
    body = rss(items)
    feed = read(body[: int(len(body) * 0.9)])
    assert feed.how_read == "repaired"
    assert 500 < len(feed.episodes) < 600


def test_the_header_decides_the_encoding_where_the_feed_says_nothing(read):
    body = "<rss><channel><title>Привет</title></channel></rss>".encode("koi8-r")
    assert read(body, content_type="text/xml; charset=koi8-r").title == "Привет"


def test_damage_that_breaks_feedparser_itself_is_a_sentence(read):
    with pytest.raises(FeedError, match="too damaged"):
        read("<rss><channel><title>T</title></width><item><title>A</title></item></channel>")
