"""What hosts and home-made feeds do that no standard allows: read all the same."""

import gzip
import zlib

import pytest

from podplayer.feeds.parse import parse
from podplayer.model.errors import FeedError

MEDIA = "https://cdn.example.org/1.mp3"
ENCLOSURE = f'<enclosure url="{MEDIA}" type="audio/mpeg" length="5"/>'
FEED = (
    '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Show</title>'
    f"<item><title>One</title><guid>g1</guid>{ENCLOSURE}</item></channel></rss>"
)


def only(text, **said):
    body = text if isinstance(text, bytes) else text.encode()
    (episode,) = parse(body, url="https://example.org/f/", **said).episodes
    return episode


@pytest.mark.parametrize(
    "body",
    [
        "<br />\n<b>Warning</b>: headers sent in <b>/x.php</b> on line <b>1</b><br />\n" + FEED,
        "PHP Notice: a <b>1</b> & 2\n" + FEED,
        FEED + "<br /><b>Fatal error</b>: & more",
        FEED.upper().replace("RSS VERSION", "RSS version").replace(
            MEDIA.upper(), MEDIA).replace(">ONE<", ">One<").replace(">G1<", ">g1<"),
        FEED.replace("<rss ", '<rss xmlns="http://somewhere.example/rss" '),
        '<!DOCTYPE rss [<!ENTITY nbsp "&#160;">]>' + FEED,
        '<!DOCTYPE rss [<!ENTITY % HTMLlat1 PUBLIC "-//W3C//ENTITIES Latin 1 for XHTML//EN" '
        '"http://www.w3.org/TR/xhtml1/DTD/xhtml-lat1.ent">]>' + FEED,
        gzip.compress(gzip.compress(FEED.encode())),
        zlib.compress(FEED.encode()),
        FEED.encode("utf-16"),
        FEED.encode("utf-32"),
        "\ufeff\ufeff" + FEED,
    ],
)  # fmt: skip
def test_what_stands_round_a_feed_does_not_hide_it(body):
    episode = only(body)
    assert (episode.title, episode.guid) == ("One", "g1")
    assert episode.enclosure is not None
    assert episode.enclosure.url == MEDIA


@pytest.mark.parametrize(
    ("media", "url"),
    [
        (f"<enclosure>{MEDIA}</enclosure>", MEDIA),
        (f'<enclosure url="" type="audio/mpeg"/><link>{MEDIA}</link>', MEDIA),
        (f"<link>{MEDIA}</link>", MEDIA),
        (f'<media:content url="{MEDIA}"/>', MEDIA),
        ('<enclosure url="https://x.org/a.mp3?a=1&amp;amp;b=2"/>', "https://x.org/a.mp3?a=1&b=2"),
        ('<enclosure url="//x.org/a.mp3"/>', "https://x.org/a.mp3"),
        ('<enclosure url="a b.mp3"/>', "https://example.org/f/a%20b.mp3"),
        (f'<enclosure url="https://x.org/a.jpg" type="image/jpeg"/>{ENCLOSURE}', MEDIA),
        ('<link>https://example.org/page.html</link>', None),
    ],
)  # fmt: skip
def test_the_file_is_found_wherever_it_is_named(media, url):
    enclosure = only(FEED.replace(ENCLOSURE, media)).enclosure
    assert (enclosure.url if enclosure else None) == url


@pytest.mark.parametrize(("length", "size"), [("12,345", 12345), ("12345.0", 12345), ("-1", None)])
def test_sizes(length, size):
    enclosure = only(FEED.replace('length="5"', f'length="{length}"')).enclosure
    assert enclosure is not None
    assert enclosure.size == size


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12.0), ("#12", 12.0), ("Folge 12", 12.0), ("12.5", 12.5), ("a", None)],
)
def test_numbers_in_words(text, number):
    tag = f"<itunes:episode>{text}</itunes:episode>"
    assert only(FEED.replace(ENCLOSURE, tag)).number == number


def test_one_cdata_in_another():
    notes = "<description><![CDATA[one <![CDATA[two]]> three]]></description>"
    assert only(FEED.replace(ENCLOSURE, notes)).notes == "one two three"


def test_a_cdata_without_end_takes_no_other_item_with_it():
    broken = "<item><title>Zero</title><description><![CDATA[open</description></item>"
    read = parse(
        FEED.replace("<item>", broken + "<item>", 1).replace(
            ENCLOSURE, "<description><![CDATA[x]]></description>").encode(),
        url="https://example.org/f",
    )  # fmt: skip
    assert read.title == "Show"


def test_the_two_halves_of_a_character():
    assert only(FEED.replace("One", "a&#55357;&#56832;b&#xD83D;&#xDE00;")).title == "a😀b😀"


def test_a_guid_is_no_link():
    # Beyond cheap repairs, so that feedparser reads it.
    assert only(FEED.replace("One", "I <3 you")).link is None


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY nbsp "x"><!ENTITY lol "&nbsp;&nbsp;">',
        '<!ENTITY % p SYSTEM "http://x.org/x.dtd"> %p;',
    ],
)
def test_other_entities_are_refused(declared):
    with pytest.raises(FeedError, match="declares entities"):
        only(f"<!DOCTYPE rss [{declared}]>{FEED}")


@pytest.mark.parametrize(
    ("length", "size"),
    [("1,234", 1234), (" 7.0 ", 7), ("0", None), ("-5", None), ("٣", None), ("9" * 5000, None)],
)
def test_a_size_is_a_number_of_bytes_or_nothing(length, size):
    episode = only(FEED.replace('length="5"', f'length="{length}"'))
    assert episode.enclosure.size == size


@pytest.mark.parametrize("wrapper", ["<body>{}</body>", "<a><b>{}</b></a>", "<items>{}</items>"])
def test_a_channel_is_found_however_deep_it_lies(wrapper):
    start, channel, end = FEED.partition("<channel>")[0], FEED.partition("<rss ")[2], "</rss>"
    channel = channel[channel.index("<channel>") :].removesuffix(end)
    assert only(start + wrapper.format(channel) + end).guid == "g1"
