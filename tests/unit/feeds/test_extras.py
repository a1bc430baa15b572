"""The rarer tags: podcast namespace, licences, keywords."""

import json
from datetime import UTC, datetime

import pytest

from podplayer.model.extras import (
    Discussion,
    EpisodeExtras,
    Licence,
    OtherShow,
    OtherVersion,
    Place,
    Recipient,
    ShowExtras,
    TextRecord,
)


@pytest.fixture
def head(read, make):
    rss, _ = make

    def run(inside):
        return read(rss(head=f"<title>A Show</title>{inside}"))

    return run


def test_a_show_without_any_of_them_says_nothing(head):
    assert head("").extras == ShowExtras()


def test_an_item_without_any_of_them_has_none(one):
    assert one().extras is None


def test_where_and_what_a_show_is_is_read(head):
    extras = head(
        '<podcast:location geo="geo:30.2,97.7" osm="R113314">Austin, TX</podcast:location>'
        "<podcast:medium>Music</podcast:medium>"
        '<podcast:license url="https://l.example/by">CC BY 4.0</podcast:license>'
        '<podcast:updateFrequency rrule="FREQ=WEEKLY">weekly</podcast:updateFrequency>'
    ).extras
    assert extras.place == Place(name="Austin, TX", geo="geo:30.2,97.7", osm="R113314")
    assert extras.medium == "music"
    assert extras.licence == Licence(name="CC BY 4.0", url="https://l.example/by")
    assert extras.update_rule == "FREQ=WEEKLY"


def test_shows_that_a_show_recommends_are_read_once_each(head):
    show = '<podcast:remoteItem feedGuid="g" feedUrl="https://b.example/f" title="B"/>'
    extras = head(f"<podcast:podroll>{show}{show}</podcast:podroll>").extras
    assert extras.podroll == (OtherShow(title="B", feed_url="https://b.example/f", guid="g"),)


def test_trailers_are_read_with_their_date(head):
    (trailer,) = head(
        '<podcast:trailer pubdate="Thu, 01 Apr 2021 08:00:00 GMT" length="12" type="audio/mpeg" '
        'url="https://t.example/1" season="2">Coming soon</podcast:trailer>'
    ).extras.trailers
    assert (trailer.title, trailer.season, trailer.size) == ("Coming soon", 2, 12)
    assert trailer.published is not None
    assert trailer.published.year == 2021


def test_payment_links_and_the_widest_picture_are_used(head):
    feed = head(
        '<atom:link rel="payment" href="https://pay.example" title="Pay"/>'
        '<podcast:images srcset="https://i.example/a.jpg 600w, https://i.example/b.jpg 1500w, '
        'https://i.example/c.jpg 300w"/>'
    )
    assert [(entry.url, entry.text) for entry in feed.funding] == [("https://pay.example", "Pay")]
    assert feed.cover_url == "https://i.example/b.jpg"


def test_older_archives_are_further_pages(head):
    link = '<atom:link rel="prev-archive" href="https://feeds.example.org/show/2.xml"/>'
    assert head(link).next_page_url == "https://feeds.example.org/show/2.xml"


def test_other_versions_are_read_with_their_first_source_of_the_web(one):
    extras = one(
        '<podcast:alternateEnclosure type="audio/opus" length="54" bitrate="160707.74" lang="EN" '
        'title="High"><podcast:source uri="ipfs://x"/><podcast:source uri="https://v.example/1"/>'
        '<podcast:source uri="https://v.example/2"/></podcast:alternateEnclosure>'
        '<podcast:alternateEnclosure type="video/mp4" height="720">'
        '<podcast:source uri="file:///etc/passwd"/></podcast:alternateEnclosure>'
    ).extras
    assert extras.versions == (
        OtherVersion(
            url="https://v.example/1", mime="audio/opus", title="High", size=54, bitrate=160707,
            language="en",
        ),
    )  # fmt: skip


def test_discussions_and_keywords_are_read(one):
    extras = one(
        '<podcast:socialInteract uri="https://s.example/@a/1" protocol="ActivityPub" '
        'accountId="@a"/><podcast:socialInteract protocol="disabled"/>'
        "<itunes:keywords>tea, coffee ,,tea</itunes:keywords><category>Drinks</category>"
    ).extras
    assert extras == EpisodeExtras(
        discussions=(
            Discussion(url="https://s.example/@a/1", protocol="activitypub", account="@a"),
        ),
        keywords=("tea", "coffee", "Drinks"),
    )


def test_addresses_in_the_listeners_network_are_dropped(one, head):
    assert one('<podcast:socialInteract uri="http://192.168.0.1/"/>').extras is None
    extras = head('<podcast:remoteItem feedUrl="http://localhost/f"/>').extras
    assert extras == ShowExtras()


def test_tags_of_a_json_feed_are_keywords(read):
    body = {"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": [
        {"id": "1", "title": "One", "tags": ["tea", 3, None, "coffee"]}]}  # fmt: skip
    (episode,) = read(json.dumps(body)).episodes
    assert episode.extras.keywords == ("tea", "3", "coffee")


def test_a_change_in_them_is_a_change_of_the_episode(one):
    before = one("<podcast:location>Here</podcast:location>")
    after = one("<podcast:location>There</podcast:location>")
    assert before.content_hash != after.content_hash


def test_a_live_show_is_no_episode_and_keeps_its_parts_to_itself(head):
    feed = head(
        '<podcast:liveItem status="LIVE" start="2021-09-26T07:30:00.000-0600" '
        'end="2021-09-26T09:30:00.000-0600"><title>Live now</title><guid>g</guid>'
        "<podcast:location>Ulm</podcast:location><category>tea</category>"
        '<enclosure url="https://l.example/s" type="audio/mpeg"/>'
        '<podcast:contentLink href="https://l.example/page">Watch</podcast:contentLink>'
        "</podcast:liveItem>"
    )
    (live,) = feed.extras.live
    assert (live.title, live.status) == ("Live now", "live")
    assert (live.stream, live.page) == ("https://l.example/s", "https://l.example/page")
    assert (live.start, live.end) == (
        datetime(2021, 9, 26, 13, 30, tzinfo=UTC),
        datetime(2021, 9, 26, 15, 30, tzinfo=UTC),
    )
    assert feed.extras.place is None
    assert not feed.episodes


VALUE = (
    '<podcast:value type="lightning" method="keysend" suggested="0.00005">'
    '<podcast:valueRecipient name="Ann" type="node" address="02d5" split="99"/>'
    '<podcast:valueRecipient name="Host" type="node" address="03ae" split="1" fee="true"/>'
    '<podcast:valueRecipient name="Nobody" split="x"/></podcast:value>'
)
PAID = (
    Recipient(name="Ann", share=99, kind="node", address="02d5"),
    Recipient(name="Host", share=1, kind="node", address="03ae"),
)


def test_who_gets_what_listeners_send_is_kept(head, one):
    assert head(VALUE).extras.recipients == PAID
    assert one(VALUE).extras.recipients == PAID


def test_what_a_show_tells_to_hosts_is_kept(head):
    extras = head(
        "<podcast:locked>yes</podcast:locked><podcast:block id='Google'>yes</podcast:block>"
        "<podcast:block>yes</podcast:block><podcast:block id='amazon'>no</podcast:block>"
        "<podcast:txt purpose='verify'>S6lpp-7ZCn8</podcast:txt><podcast:txt>x</podcast:txt>"
        "<podcast:podping usesPodping='true'/><itunes:explicit>true</itunes:explicit>"
        "<copyright>© 2021 Ann</copyright>"
        "<podcast:chat server='irc.example' protocol='irc' space='#a'/>"
        "<podcast:chat protocol='matrix' embedUrl='https://c.example/a'/>"
        "<podcast:publisher><podcast:remoteItem medium='publisher' feedGuid='p' "
        "feedUrl='https://p.example/f'/></podcast:publisher>"
    ).extras
    assert extras.is_locked
    assert extras.is_podping
    assert extras.is_explicit
    assert extras.blocked_for == ("google", "all")
    assert extras.records == (
        TextRecord(text="S6lpp-7ZCn8", purpose="verify"),
        TextRecord(text="x"),
    )
    assert (extras.rights, extras.chat) == ("© 2021 Ann", "https://c.example/a")
    assert extras.publisher == OtherShow(feed_url="https://p.example/f", guid="p")
    assert extras.podroll == ()


def test_a_season_has_a_name_and_an_item_words_from_everywhere(one):
    episode = one(
        "<podcast:season name='The Third'>3</podcast:season><dc:subject>tea, milk</dc:subject>"
        "<media:keywords>milk,sugar</media:keywords><itunes:category text='Arts'/>"
        "<dc:contributor>Bea</dc:contributor>"
    )
    assert (episode.season, episode.extras.season_name) == (3, "The Third")
    assert episode.extras.keywords == ("tea", "milk", "sugar", "Arts")
    assert [(person.name, person.role) for person in episode.people] == [("Bea", "contributor")]
