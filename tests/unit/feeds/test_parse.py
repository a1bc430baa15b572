from datetime import UTC, datetime

import pytest

from podplayer.feeds import xml_reader
from podplayer.model.errors import FeedError
from podplayer.model.feed import Chapter, Person, Soundbite, TranscriptLink


def test_everything_that_an_item_says_is_read(one):
    episode = one("""
        <itunes:duration>1:02:03</itunes:duration><itunes:season>2</itunes:season>
        <itunes:episode>12</itunes:episode><podcast:episode>12.5</podcast:episode>
        <itunes:episodeType>Bonus</itunes:episodeType><itunes:explicit>yes</itunes:explicit>
        <itunes:image href="/cover.jpg"/><link>https://example.org/1</link>
        <pubDate>Tue, 24 Nov 2026 09:10:00 +0100</pubDate>
        <description>Short &amp;amp; plain</description>
        <content:encoded><![CDATA[<p onclick="x()">Long <b>notes</b><script>alert(1)</script>
          <a href="/more">more</a></p>]]></content:encoded>
        <podcast:chapters url="https://cdn.example.org/1.json"/>
        <podcast:transcript url="https://cdn.example.org/1.vtt" type="text/vtt" language="EN"/>
        <podcast:transcript url="https://cdn.example.org/1.srt"/>
        <podcast:person role="Guest" href="https://example.org/ann">Ann</podcast:person>
        <podcast:person>Bob</podcast:person>
        <podcast:soundbite startTime="60" duration="30.5">Best</podcast:soundbite>
        <psc:chapters><psc:chapter start="00:01:00.500" title="Second"/>
          <psc:chapter start="0" title="First" href="https://example.org/c"/></psc:chapters>
    """)
    assert (episode.guid, episode.title, episode.has_own_guid) == ("g1", "One", True)
    assert episode.published == datetime(2026, 11, 24, 8, 10, tzinfo=UTC)
    assert episode.duration == 3_723_000
    assert (episode.season, episode.number, episode.kind) == (2, 12.5, "bonus")
    assert episode.is_explicit
    assert episode.cover_url == "https://feeds.example.org/cover.jpg"
    assert episode.enclosure.url == "https://cdn.example.org/1.mp3"
    assert (episode.enclosure.mime, episode.enclosure.size) == ("audio/mpeg", 123)
    assert episode.summary == "Short & plain"
    assert '<a href="https://feeds.example.org/more">more</a>' in episode.notes
    assert "<p>Long <b>notes</b>" in episode.notes
    assert "script" not in episode.notes
    assert episode.chapters_url == "https://cdn.example.org/1.json"
    assert episode.transcripts == (
        TranscriptLink(url="https://cdn.example.org/1.vtt", mime="text/vtt", language="en"),
        TranscriptLink(url="https://cdn.example.org/1.srt"),
    )
    assert episode.people == (
        Person(name="Ann", role="guest", url="https://example.org/ann"),
        Person(name="Bob"),
    )
    assert episode.soundbites == (Soundbite(start=60_000, duration=30_500, title="Best"),)
    assert episode.chapters == (
        Chapter(start=0, title="First", url="https://example.org/c"),
        Chapter(start=60_500, title="Second"),
    )


def test_everything_that_a_head_says_is_read(read, make):
    rss, item = make
    feed = read(rss(item(), """
        <title>The &amp;amp; Show</title><link>https://example.org</link><language>de_CH</language>
        <description><![CDATA[<p>About <b>it</b></p>]]></description>
        <itunes:author>Ann</itunes:author><itunes:type>Serial</itunes:type>
        <image><url>https://example.org/small.gif</url></image>
        <itunes:image href="https://example.org/cover.jpg"/>
        <itunes:category text="Arts"><itunes:category text="Books"/></itunes:category>
        <podcast:guid>abc</podcast:guid><podcast:funding url="https://example.org/f">Give</podcast:funding>
        <itunes:new-feed-url>https://new.example.org/feed</itunes:new-feed-url>
        <itunes:complete>Yes</itunes:complete><itunes:block>Yes</itunes:block>
        <atom:link rel="next" href="?page=2"/>
    """))  # fmt: skip
    assert (feed.title, feed.author, feed.description) == ("The & Show", "Ann", "About it")
    assert (feed.language, feed.kind, feed.guid) == ("de-ch", "serial", "abc")
    assert feed.categories == ("Arts", "Books")
    assert feed.cover_url == "https://example.org/cover.jpg"
    assert feed.new_feed_url == "https://new.example.org/feed"
    assert feed.next_page_url == "https://feeds.example.org/show/feed.xml?page=2"
    assert feed.funding[0].text == "Give"
    assert feed.is_complete
    assert feed.is_blocked
    assert feed.how_read == "strict"


def test_atom_is_read(read):
    feed = read("""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Atom Show</title>
        <author><name>Ann</name></author>
        <entry><id>urn:1</id><title type="html">A &lt;b&gt;B&lt;/b&gt;</title>
          <updated>2026-11-24T08:10:00+02:00</updated><link href="/page"/>
          <link rel="enclosure" href="/a.ogg" type="audio/ogg" length="9"/>
          <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi <i>you</i></p></div>
          </content></entry></feed>""")
    (episode,) = feed.episodes
    assert (feed.title, feed.author, feed.language) == ("Atom Show", "Ann", "fr")
    assert episode.title == "A B"
    assert episode.published == datetime(2026, 11, 24, 6, 10, tzinfo=UTC)
    assert episode.enclosure.url == "https://feeds.example.org/a.ogg"
    assert "<p>Hi <i>you</i></p>" in episode.notes


def test_rss_1_is_read(read):
    feed = read("""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="x"><title>Old Show</title></channel>
        <item rdf:about="https://example.org/1"><title>One</title><dc:date>2005-01-02</dc:date></item>
        </rdf:RDF>""")  # fmt: skip
    assert feed.title == "Old Show"
    assert feed.episodes[0].guid == "https://example.org/1"
    assert feed.episodes[0].published == datetime(2005, 1, 2, tzinfo=UTC)


def test_json_feed_is_read(read):
    feed = read("""{"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": [
        {"id": 7, "content_html": "<p>Hi</p><script>x</script>", "date_published":
         "2026-11-24T08:10:00Z", "attachments": [{"url": "https://example.org/a.mp3",
         "mime_type": "audio/mpeg", "size_in_bytes": 5, "duration_in_seconds": 61.5}]},
        {"id": "\\ud800", "title": "lone \\ud83d surrogate"}, 5]}""")
    assert feed.episodes[0].guid == "7"
    assert feed.episodes[0].duration == 61_500
    assert feed.episodes[0].notes == "<p>Hi</p>"
    feed.episodes[1].title.encode()


@pytest.mark.parametrize(
    "uri",
    ["http://www.itunes.com/DTDs/Podcast-1.0.dtd", "https://www.itunes.com/dtds/podcast-1.0.dtd/"],
)
def test_a_namespace_is_known_however_it_is_spelt(read, make, uri):
    rss, item = make
    body = rss(item("<x:Duration>90</x:Duration>"), attributes=f'xmlns:x="{uri}"')
    assert read(body).episodes[0].duration == 90_000


def test_the_audio_is_chosen_among_several_enclosures(one):
    episode = one(
        '<enclosure url="https://cdn.example.org/b.mp4" type="video/mp4"/>'
        '<enclosure url="https://cdn.example.org/c.m4a" type="audio/mp4"/>',
        url="https://cdn.example.org/a.jpg",
    )
    assert episode.enclosure.url == "https://cdn.example.org/a.jpg"
    from_pictures = one(
        '<media:content url="https://cdn.example.org/v.mp4" type="video/mp4" duration="5"/>',
        url="",
    )
    assert from_pictures.enclosure.url.endswith("v.mp4")
    assert from_pictures.duration == 5_000


def test_an_item_without_guid_gets_a_stable_one(read, make):
    rss, _ = make
    enclosure = '<enclosure url="https://{}cdn.example.org/1.mp3?{}" type="audio/mpeg"/>'
    first = read(rss(f"<item><title>A</title>{enclosure.format('', 'token=1')}</item>"))
    tracked = enclosure.format("op3.dev/e/", "token=2")
    second = read(rss(f"<item><title>Other title</title>{tracked}</item>"))
    assert first.episodes[0].guid == second.episodes[0].guid
    assert not first.episodes[0].has_own_guid


def test_the_same_item_twice_is_one_episode(read, make):
    rss, item = make
    assert len(read(rss(item() + item())).episodes) == 1


def test_different_items_with_one_guid_stay_apart_whatever_their_order(read, make):
    rss, item = make
    a = item(url="https://cdn.example.org/a.mp3", title="A")
    b = item(url="https://cdn.example.org/b.mp3", title="B")
    one, other = read(rss(a + b)).episodes, read(rss(b + a)).episodes
    assert len({episode.guid for episode in one}) == 2
    assert {(e.guid, e.title) for e in one} == {(e.guid, e.title) for e in other}


def test_the_content_hash_changes_with_the_content_only(read, make):
    rss, item = make

    def hash_of(inside, head="<title>T</title>"):
        return read(rss(item(inside), head)).episodes[0].content_hash

    plain = hash_of("<description>a</description>")
    assert hash_of("<description>a</description>", "<title>New</title>") == plain
    assert hash_of("<description>b</description>") != plain
    assert len(plain) == 16


def test_addresses_in_the_listeners_network_are_dropped_from_public_feeds(read, make):
    rss, item = make
    body = rss(item("<itunes:image href='http://192.168.1.1/x'/>", url="http://127.0.0.1/a.mp3"))
    public = read(body).episodes[0]
    assert public.enclosure is None
    assert public.cover_url is None
    assert read(body, "http://127.0.0.1:80/feed").episodes[0].enclosure.url.endswith("a.mp3")


def test_addresses_of_other_schemes_are_dropped(one):
    episode = one("<link>javascript:alert(1)</link>", url="file:///etc/passwd")
    assert episode.enclosure is None
    assert episode.link is None


def test_titles_are_made_from_what_there_is(one):
    assert one("<description>Just words</description>", title="").title == "Just words"
    assert one(title="").title == "1.mp3"
    assert one("<itunes:title>Clean</itunes:title>", title="").title == "Clean"


def test_plain_notes_keep_their_lines(one):
    episode = one("<description>First &amp;amp; last\nSecond</description>")
    assert episode.notes == "First &amp; last<br>\nSecond"


def test_notes_nested_a_thousandfold_do_not_break_anything(one):
    episode = one(f"<description><![CDATA[{'<div>' * 50_000}deep]]></description>")
    assert "deep" in episode.notes


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"<!doctype html><html><body>Hi</body></html>", "web page"),
        (b"<html><head></head></html>", "web page"),
        (b"<opml version='2.0'><body/></opml>", "OPML"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no feed"),
        (b'{"a": 1}', "no feed"),
        (b'{"a": ', "JSON"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a feed"),
        (b"just words", "not a feed"),
        (b"<rss><channel></channel></rss>", "neither a title nor episodes"),
        (b"\x1f\x8b\x08\x00broken", "not a feed"),
    ],
)
def test_what_is_no_feed_is_refused_with_a_sentence(read, body, words):
    with pytest.raises(FeedError, match=words):
        read(body)


BOMB = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<rss><channel><title>&b;</title></channel></rss>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entity_declarations_are_refused(read, encoding):
    with pytest.raises(FeedError, match="entities"):
        read(BOMB.replace('version="1.0"', f'version="1.0" encoding="{encoding}"').encode(encoding))


def test_external_entities_are_never_read(read, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    body = f"""<!DOCTYPE rss [<!ENTITY % p SYSTEM "{secret.as_uri()}"> %p;]>
        <rss><channel><title>T</title></channel></rss>"""
    with pytest.raises(FeedError):
        read(body)


def test_words_about_entities_in_the_notes_are_no_attack(one):
    assert "ENTITY" in one("<description><![CDATA[On &lt;!ENTITY x&gt;]]></description>").notes


def test_a_very_large_feed_is_read_item_by_item_to_the_same_result(read, make, monkeypatch):
    rss, item = make
    items = "".join(item(guid=f"g{n}", url=f"https://x.org/{n}.mp3") for n in range(50))
    body = rss(items, "<title>A Show</title><language>en</language>")
    whole = read(body)
    monkeypatch.setattr(xml_reader, "_LARGEST_TREE", 0)
    assert read(body) == whole
    assert len(whole.episodes) == 50
