"""Feeds as they changed over the years, replayed in order: nothing is lost, nothing doubled."""

import re

import pytest
from fakes_net import FakeHttp

from podplayer.feeds.parse import parse
from podplayer.model.cancel import CancelToken
from podplayer.model.ids import Ms
from podplayer.services.refresh import Refresh
from podplayer.services.subscriptions import Subscriptions
from podplayer.storage.episodes import Episodes
from podplayer.storage.listening import ListeningLog
from scripts.feedcorpus.files import corpus_folder, documents

URL = "https://feeds.example.org/show.xml"
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


class Life:
    """One show in one library, as its feed changes."""

    def __init__(self, db, *, bus, clock):
        self.http = FakeHttp()
        self.episodes, self.log, self._clock = Episodes(db), ListeningLog(db), clock
        self._subscriptions = Subscriptions(db, http=self.http, bus=bus, now=clock)
        self._refresh = Refresh(db, http=self.http, bus=bus, now=clock)
        self._is_followed = False

    def serve(self, body):
        self.http.serve(URL, body)
        if self._is_followed:
            self._clock.go_on(days=1)
            report = self._refresh.all(cancel=CancelToken())
            assert report.failed == []
            return report
        self._is_followed = True
        return self._subscriptions.add(URL, cancel=CancelToken())

    def rows(self):
        return self.episodes.rows()

    def hear_all(self):
        """Stop in every episode at a place of its own."""
        positions = {row.id: Ms(1000 * (place + 1)) for place, row in enumerate(self.rows())}
        for number, position in positions.items():
            self.log.store_position(number, position, now=self._clock())
        return positions

    def positions(self):
        return {row.id: row.position for row in self.rows() if row.position}


@pytest.fixture
def life(db, bus, clock):
    return Life(db, bus=bus, clock=clock)


def episode(number, *, guid=None, url=None, title=None, day=None, minutes=30):
    guid = f"<guid isPermaLink='false'>{guid or f'guid-{number}'}</guid>" if guid != "" else ""
    url = url or f"https://cdn.example.org/{number}.mp3"
    return (
        f"<item><title>{title or f'Number {number}'}</title>{guid}"
        f"<pubDate>{day or number:02d} Jan 2024 10:00:00 GMT</pubDate>"
        f"<itunes:duration>{minutes}:00</itunes:duration>"
        f'<enclosure url="{url.replace("&", "&amp;")}" type="audio/mpeg"/></item>'
    )


def feed(*items):
    namespace = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    return (
        f'<rss version="2.0" {namespace}><channel><title>A Show</title>{"".join(items)}'
        "</channel></rss>"
    )


def numbers(*which, **fields):
    return [episode(number, **fields) for number in which]


def test_a_show_that_moves_to_another_host_keeps_every_position(life):
    life.serve(feed(*numbers(3, 2, 1)))
    heard = life.hear_all()
    life.serve(
        feed(
            *(
                episode(n, url=f"https://dts.podtrac.com/r.mp3/new.example.net/m/{n}.mp3")
                for n in (4, 3, 2, 1)
            )
        )
    )
    assert life.positions() == heard
    assert len(life.rows()) == 4


def test_a_new_scheme_of_guids_is_no_new_show(life):
    life.serve(feed(*numbers(3, 2, 1)))
    heard = life.hear_all()
    report = life.serve(feed(*(episode(n, guid=f"https://x.example/?p={n}") for n in (4, 3, 2, 1))))
    assert life.positions() == heard
    assert (report.new, len(life.rows())) == (1, 4)


def test_new_guids_and_new_files_at_once_are_known_by_title_date_and_length(life):
    life.serve(feed(*numbers(3, 2, 1)))
    heard = life.hear_all()
    life.serve(
        feed(
            *(
                episode(n, guid=f"n{n}", url=f"https://b.example/{n}/a.mp3", minutes=33)
                for n in (3, 2, 1)
            )
        )
    )
    assert life.positions() == heard
    assert len(life.rows()) == 3


def test_an_item_that_stands_twice_in_the_feed_is_one_episode(life):
    life.serve(feed(*numbers(2, 1, 1)))
    life.serve(feed(*numbers(2, 2, 1, 1)))
    assert len(life.rows()) == 2


def test_without_guids_a_rotating_token_in_the_address_is_no_new_episode(life):
    def served(token):
        return feed(
            *(
                episode(n, guid="", url=f"https://cdn.example.org/{n}.mp3?t={token}&e=1")
                for n in (2, 1)
            )
        )

    life.serve(served("aaa"))
    heard = life.hear_all()
    life.serve(served("bbb"))
    assert life.positions() == heard
    assert len(life.rows()) == 2


def test_without_guids_two_items_with_one_file_are_two_episodes(life):
    shared = "https://cdn.example.org/1.mp3"
    life.serve(feed(episode(1, guid="", url=shared)))
    heard = life.hear_all()
    life.serve(feed(episode(2, guid="", url=shared), episode(1, guid="", url=shared)))
    assert life.positions() == heard
    assert sorted(row.title for row in life.rows()) == ["Number 1", "Number 2"]


def test_an_edited_title_is_the_same_episode(life):
    life.serve(feed(*numbers(2, 1)))
    heard = life.hear_all()
    report = life.serve(feed(episode(2, title="Number 2 (corrected)"), episode(1)))
    assert life.positions() == heard
    assert (report.new, report.updated) == (0, 1)


def test_without_guids_an_edited_title_is_the_same_episode_too(life):
    life.serve(feed(episode(2, guid=""), episode(1, guid="")))
    heard = life.hear_all()
    life.serve(feed(episode(2, guid="", title="Corrected"), episode(1, guid="")))
    assert life.positions() == heard
    assert len(life.rows()) == 2


def test_episodes_that_leave_the_feed_stay_badged_and_lose_the_badge_when_they_return(life):
    life.serve(feed(*numbers(3, 2, 1)))
    heard = life.hear_all()
    life.serve(feed(*numbers(4, 3)))
    assert {row.title for row in life.rows() if row.has_left_feed} == {"Number 1", "Number 2"}
    assert life.positions() == heard
    life.serve(feed(*numbers(4, 3, 2)))
    assert {row.title for row in life.rows() if row.has_left_feed} == {"Number 1"}


def histories():
    """The versions of each feed in the order of their dates."""
    found = {}
    if corpus_folder().is_dir():
        for document in documents("history"):
            folder = document.name.rpartition("/")[0]
            found.setdefault(folder, []).append(document)
    return {folder: sorted(kept, key=lambda d: _dated(d.name)) for folder, kept in found.items()}


def _dated(name):
    match = _DATE.search(name)
    return match[0] if match else name


HISTORIES = histories()


@pytest.mark.slow
@pytest.mark.skipif(not HISTORIES, reason="there is no corpus of real feeds")
@pytest.mark.parametrize("folder", HISTORIES)
def test_a_real_history_keeps_every_position_and_doubles_nothing(life, folder):
    versions = [document.body for document in HISTORIES[folder]]
    assert len(versions) > 1
    heard = {}
    for body in versions:
        life.serve(body)
        assert life.positions() == heard
        heard = life.hear_all()
        listed = {episode.guid for episode in parse(body, url=URL).episodes}
        rows = life.rows()
        assert {row.guid for row in rows if not row.has_left_feed} == listed
        looks = [(row.title, row.published) for row in rows]
        assert sorted(set(looks), key=str) == sorted(looks, key=str)
