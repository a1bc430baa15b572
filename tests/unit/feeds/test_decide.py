from dataclasses import replace
from datetime import timedelta

from factories import NOW, parsed_episode

from podplayer.feeds.decide import diff
from podplayer.model.address import enclosure_key
from podplayer.model.feed import Enclosure, FeedDiff, KnownEpisode
from podplayer.model.ids import EpisodeId, Ms


def known(episode, number=1, **fields):
    values = {
        "id": EpisodeId(number),
        "guid": episode.guid,
        "content_hash": episode.content_hash,
        "enclosure_key": enclosure_key(episode.enclosure.url) if episode.enclosure else None,
        "title": episode.title,
        "published": episode.published,
        "duration": episode.duration,
    } | fields
    return KnownEpisode(**values)


PILOT = parsed_episode("pilot")


def test_the_same_feed_changes_nothing():
    assert diff([PILOT], [known(PILOT)]).is_empty
    assert diff([], []).is_empty


def test_an_unknown_episode_is_added():
    finale = parsed_episode("finale", published=NOW + timedelta(days=7))
    changes = diff([finale, PILOT], [known(PILOT)])
    assert changes == FeedDiff(added=(finale,))


def test_a_corrected_episode_is_changed():
    corrected = parsed_episode("pilot", title="Pilot, corrected")
    assert diff([corrected], [known(PILOT)]).changed == ((1, corrected),)


def test_an_episode_that_is_no_longer_listed_has_left_and_is_not_removed():
    changes = diff([], [known(PILOT)])
    assert changes == FeedDiff(left_feed=(1,))
    assert diff([], [known(PILOT, has_left_feed=True)]).is_empty


def test_an_episode_that_is_listed_again_has_returned():
    assert diff([PILOT], [known(PILOT, has_left_feed=True)]).returned == (1,)


def test_a_new_guid_for_the_same_file_is_the_same_episode():
    moved = replace(
        PILOT,
        guid="new",
        title="Other",
        enclosure=Enclosure(url="https://op3.dev/e/cdn.example.org/pilot.mp3?token=2"),
    )
    changes = diff([moved], [known(PILOT)])
    assert changes == FeedDiff(changed=((1, moved),))


def test_new_guid_and_new_file_but_title_and_date_are_the_same_episode():
    moved = replace(
        PILOT,
        guid="new",
        title="  PILOT ",
        published=PILOT.published + timedelta(hours=1),
        duration=Ms(PILOT.duration + 9 * 60_000),
        enclosure=Enclosure(url="https://other.example.org/x.mp3"),
    )
    assert diff([moved], [known(PILOT)]).changed == ((1, moved),)


def test_the_same_title_on_another_day_or_of_another_length_is_another_episode():
    elsewhere = Enclosure(url="https://other.example.org/x.mp3")
    weekly = replace(PILOT, guid="new", published=NOW + timedelta(days=7), enclosure=elsewhere)
    longer = replace(PILOT, guid="new", duration=Ms(3 * 3_600_000), enclosure=elsewhere)
    assert diff([weekly], [known(PILOT)]).added == (weekly,)
    assert diff([longer], [known(PILOT)]).added == (longer,)


def test_a_path_that_all_episodes_share_identifies_none():
    def episode(number):
        enclosure = Enclosure(url=f"https://host.example.org/play?id={number}")
        return parsed_episode(f"g{number}", enclosure=enclosure, title=f"No. {number}")

    library = [known(episode(1), 1), known(episode(2), 2)]
    third = episode(3)
    assert diff([third], library).added == (third,)


def test_no_known_episode_is_taken_twice():
    twin = replace(PILOT, guid="twin")
    changes = diff([PILOT, twin], [known(PILOT)])
    assert changes.added == (twin,)
    assert changes.changed == ()


def test_of_several_with_one_title_the_nearest_in_time_is_taken():
    first = parsed_episode("a", title="News", enclosure=None, published=NOW)
    second = parsed_episode("b", title="News", enclosure=None, published=NOW + timedelta(hours=10))
    renamed = replace(second, guid="c", published=NOW + timedelta(hours=9))
    changes = diff([renamed], [known(first, 1), known(second, 2)])
    assert changes.changed == ((2, renamed),)


def test_without_a_date_on_one_side_the_title_is_not_enough():
    undated = replace(PILOT, guid="new", published=None, enclosure=None)
    assert diff([undated], [known(PILOT)]).added == (undated,)


def test_without_dates_and_lengths_the_title_is_enough():
    bare = parsed_episode("a", published=None, duration=None, enclosure=None)
    renamed = replace(bare, guid="b")
    assert diff([renamed], [known(bare)]).changed == ((1, renamed),)
    assert diff([replace(renamed, title="Else")], [known(bare)]).added != ()


def test_known_episodes_that_share_a_file_are_told_apart_by_title():
    other = replace(PILOT, guid="other", title="Other", published=NOW - timedelta(days=3))
    renamed = replace(PILOT, guid="new")
    changes = diff([renamed], [known(PILOT, 1), known(other, 2)])
    assert changes.changed == ((1, renamed),)


def test_a_repaired_guid_beside_an_unchanged_episode():
    finale = parsed_episode("finale")
    moved = replace(finale, guid="new", title="Else")
    changes = diff([PILOT, moved], [known(PILOT, 1), known(finale, 2)])
    assert changes == FeedDiff(changed=((2, moved),))
