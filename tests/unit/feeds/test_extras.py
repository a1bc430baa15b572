"""The rarer tags: podcast namespace, licences, keywords."""

import json

import pytest

from podplayer.model.extras import (
    Discussion,
    EpisodeExtras,
    Licence,
    OtherShow,
    OtherVersion,
    Place,
    ShowExtras,
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
