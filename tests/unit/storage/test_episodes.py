from datetime import timedelta

import pytest
from factories import FEED, NOW

from podplayer.model.errors import NotFoundError
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.podcast import EpisodeOrder, EpisodeState


def test_lists_come_newest_first_and_in_pages(episodes, show):
    assert [row.guid for row in episodes.rows()] == ["finale", "middle", "pilot"]
    assert [row.guid for row in episodes.rows(limit=1, offset=1)] == ["middle"]
    assert episodes.rows(order=EpisodeOrder.OLDEST)[0].guid == "pilot"


def test_the_state_follows_position_and_end(episodes, log, by_guid):
    log.store_position(by_guid["middle"], Ms(1000), now=NOW)
    log.finish(by_guid["pilot"], now=NOW)
    states = {row.guid: row.state for row in episodes.rows()}
    assert states == {
        "finale": EpisodeState.NEW,
        "middle": EpisodeState.STARTED,
        "pilot": EpisodeState.HEARD,
    }
    for state in EpisodeState:
        assert len(episodes.rows(state=state)) == episodes.count(state=state) == 1


def test_marking_as_unheard_forgets_the_position(episodes, log, by_guid):
    log.store_position(by_guid["middle"], Ms(1000), now=NOW)
    episodes.set_heard([by_guid["middle"]], heard=True, now=NOW)
    assert episodes.by_ids([by_guid["middle"]])[0].state is EpisodeState.HEARD
    episodes.set_heard([by_guid["middle"]], heard=False, now=NOW)
    assert episodes.by_ids([by_guid["middle"]])[0].state is EpisodeState.NEW


def test_rows_come_in_the_order_asked(episodes, by_guid):
    asked = [by_guid["pilot"], EpisodeId(999), by_guid["finale"]]
    assert [row.guid for row in episodes.by_ids(asked)] == ["pilot", "finale"]


def test_lists_can_start_at_a_day(episodes, show):
    since = NOW - timedelta(hours=1)
    assert [row.guid for row in episodes.rows(since=since)] == ["finale"]


def test_a_listening_line_finds_its_episode_by_guid_or_title(episodes, podcasts, show, by_guid):
    assert episodes.find(FEED, "middle", None) == by_guid["middle"]
    assert episodes.find(FEED, None, "Middle") == by_guid["middle"]
    assert episodes.find("https://elsewhere.example.org/", "middle", None) is None
    podcasts.move(show, "https://new.example.org/", now=NOW)
    assert episodes.find(FEED, "middle", None) == by_guid["middle"]


def test_texts_hold_the_words_of_episode_and_show(episodes, by_guid):
    (text,) = episodes.texts([by_guid["pilot"]])
    assert (text.title, text.notes, text.podcast_title) == (
        "Pilot", "<p>Notes of pilot</p>", "A Show",
    )  # fmt: skip


def test_an_episode_that_does_not_exist_is_named(episodes):
    with pytest.raises(NotFoundError, match="no episode 5"):
        episodes.detail(EpisodeId(5))


def test_favourites_are_a_list_of_their_own(episodes, by_guid):
    episodes.set_favourite(by_guid["pilot"], favourite=True, now=NOW)
    assert [row.guid for row in episodes.rows(favourite=True)] == ["pilot"]
