"""The rarer tags come back as they were stored."""

from factories import FEED, NOW, parsed_episode, parsed_feed

from podplayer.model.extras import (
    Discussion,
    EpisodeExtras,
    Licence,
    LiveShow,
    OtherShow,
    OtherVersion,
    Place,
    Recipient,
    ShowExtras,
    TextRecord,
    Trailer,
)
from podplayer.model.feed import ConditionalState, FeedDiff, ParsedFeed, Soundbite
from podplayer.model.ids import Ms
from podplayer.storage.episodes import Episodes

STATE = ConditionalState()
OF_SHOW = ShowExtras(
    medium="music",
    licence=Licence(name="CC BY", url="https://l.example/by"),
    place=Place(name="Ulm"),
    podroll=(OtherShow(title="B", feed_url="https://b.example/f"), OtherShow(guid="g")),
    trailers=(Trailer(title="Soon", url="https://t.example/1", season=0, published=NOW),),
    update_rule="FREQ=WEEKLY",
    live=(LiveShow(title="Now", status="live", start=NOW, stream="https://l.example/s"),),
    recipients=(Recipient(name="Ann", share=99),),
    publisher=OtherShow(guid="p"),
    chat="https://c.example/a",
    records=(TextRecord(text="x", purpose="verify"),),
    blocked_for=("all",),
    is_locked=True,
    rights="Ann",
)
OF_EPISODE = EpisodeExtras(
    versions=(OtherVersion(url="https://v.example/1", mime="audio/opus", bitrate=64_000),),
    discussions=(Discussion(url="https://s.example/1"),),
    keywords=("tea", "coffee"),
    recipients=(Recipient(name="Ann", share=99),),
    season_name="The Third",
)


def test_those_of_a_show_come_back(podcasts):
    show = podcasts.add(FEED, parsed_feed("pilot", extras=OF_SHOW), state=STATE, now=NOW)
    assert podcasts.get(show).extras == OF_SHOW


def test_those_of_an_episode_come_back_and_change_with_it(db, podcasts):
    bites = (Soundbite(start=Ms(1000), duration=Ms(30_000), title="Best"),)
    episode = parsed_episode("pilot", extras=OF_EPISODE, soundbites=bites)
    feed = ParsedFeed(title="A Show", episodes=[episode])
    show = podcasts.add(FEED, feed, state=STATE, now=NOW)
    (row,) = Episodes(db).rows()
    detail = Episodes(db).detail(row.id)
    assert (detail.extras, detail.soundbites) == (OF_EPISODE, bites)
    changed = FeedDiff(changed=[(row.id, parsed_episode("pilot"))])
    podcasts.apply(show, feed, changed, state=STATE, now=NOW)
    assert Episodes(db).detail(row.id).extras == EpisodeExtras()
