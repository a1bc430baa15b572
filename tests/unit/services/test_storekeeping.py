"""Downloads by rules, within a limit, with a trash."""

from dataclasses import replace
from datetime import timedelta

import pytest
from factories import FEED, NOW, parsed_episode, parsed_feed
from fakes_playback import FakeClock, ServerHttp

from podplayer.media.download import Streams
from podplayer.model.cancel import CancelToken
from podplayer.model.downloads import DownloadOrigin
from podplayer.model.errors import Cancelled, FetchError, NotFoundError
from podplayer.model.feed import ConditionalState, Enclosure
from podplayer.model.podcast import PodcastSettings
from podplayer.model.settings import Settings
from podplayer.services import download_queue
from podplayer.services.bus import EventBus
from podplayer.services.download_queue import DownloadQueue
from podplayer.services.downloads import Downloads
from podplayer.services.storekeeping import Storekeeping
from podplayer.storage.downloads import DownloadTable
from podplayer.storage.episodes import Episodes
from podplayer.storage.migrations import open_database
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.queue import PlayQueue

BODY = b"\xff\xfb\x90\x00" * 50_000
GUIDS = ("e5", "e4", "e3", "e2", "e1")


def url(guid):
    return f"https://cdn.example.org/{guid}.mp3"


class Desk:
    def __init__(self, folder):
        self.folder = folder
        self.db = open_database(folder / "library.db")
        self.bus = EventBus()
        self.clock = FakeClock(NOW)
        self.settings = Settings()
        episodes = [
            parsed_episode(
                guid,
                published=NOW - timedelta(days=place),
                enclosure=Enclosure(url=url(guid), mime="audio/mpeg", size=len(BODY)),
            )
            for place, guid in enumerate(GUIDS)
        ]
        feed = replace(parsed_feed(title="Show"), episodes=episodes)
        self.show = Podcasts(self.db).add(FEED, feed, state=ConditionalState(), now=NOW)
        self.episodes = Episodes(self.db)
        self.id = {row.guid: row.id for row in self.episodes.rows()}
        self.http = ServerHttp()
        for guid in GUIDS:
            self.http.serve(url(guid), BODY)
        self.downloads = Downloads(
            self.db,
            bus=self.bus,
            streams=Streams(http=self.http, waits=()),
            folder=folder / "episodes",
            clock=self.clock,
            at_once=lambda: self.settings.parallel_downloads,
        )
        self.store = Storekeeping(
            self.db,
            folder=folder / "trash",
            settings=lambda: self.settings,
            bus=self.bus,
            now=self.clock.now,
        )
        self.queue = DownloadQueue(self.db, downloads=self.downloads, store=self.store)
        self.table = DownloadTable(self.db)

    def set(self, **fields):
        self.settings = replace(self.settings, **fields)

    def rule(self, **fields):
        Podcasts(self.db).set_settings(self.show, PodcastSettings(**fields))

    def auto(self):
        return self.queue.auto(cancel=CancelToken())

    def fetch(self, *guids):
        return self.queue.many([self.id[guid] for guid in guids], cancel=CancelToken())

    def hear(self, guid):
        self.episodes.set_heard([self.id[guid]], heard=True, now=self.clock.now())

    def wait(self, **length):
        self.clock.advance(timedelta(**length).total_seconds())

    def files(self):
        by_id = {number: guid for guid, number in self.id.items()}
        return {by_id[number] for number in self.table.all()}


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    yield desk
    desk.queue.close()
    desk.downloads.close()
    desk.db.close()


def test_a_rule_fetches_the_newest_once_and_no_more(desk):
    desk.rule(auto_download=2)
    assert len(desk.auto().fetched) == 2
    assert desk.files() == {"e5", "e4"}
    assert desk.auto().fetched == []
    assert {file.origin for file in desk.table.stored()} == {DownloadOrigin.AUTO}


def test_what_was_thrown_away_does_not_come_back_by_itself(desk):
    desk.rule(auto_download=2)
    desk.auto()
    desk.downloads.remove(desk.id["e5"])
    assert desk.auto().fetched == []
    desk.fetch("e5")
    assert "e5" in desk.files()


def test_a_show_without_a_rule_fetches_nothing(desk):
    assert desk.auto().fetched == []
    assert desk.http.requests == []


def test_one_that_fails_disturbs_no_other_and_stays_wished_for(desk):
    del desk.http.files[url("e5")]
    desk.rule(auto_download=2)
    report = desk.auto()
    assert [(number, title) for number, title, _ in report.failed] == [(desk.id["e5"], "E5")]
    assert desk.files() == {"e4"}
    [waiting] = desk.downloads.pending()
    assert (waiting.episode_id, waiting.origin) == (desk.id["e5"], DownloadOrigin.AUTO)
    assert "404" in waiting.error


def test_what_was_begun_goes_on_after_a_restart_where_it_was(desk):
    desk.http.files[url("e5")].breaks_after = [100_000]
    with pytest.raises(FetchError):
        desk.downloads.download(desk.id["e5"], cancel=CancelToken())
    [waiting] = desk.downloads.pending()
    assert (waiting.done, waiting.total) == (100_000, len(BODY))
    assert desk.queue.resume(cancel=CancelToken()).fetched == [desk.id["e5"]]
    assert desk.http.ranges[-1] == "bytes=100000-199999"
    assert desk.downloads.pending() == []
    assert desk.table.stored()[0].origin is DownloadOrigin.HAND


def test_the_next_start_goes_on_with_what_was_neither_stopped_nor_failed(desk):
    token = CancelToken()
    for guid in ("e5", "e4"):
        desk.http.files[url(guid)].gate = lambda offset: token.cancel()
    with pytest.raises(Cancelled):
        desk.queue.many([desk.id["e5"]], cancel=token)
    desk.http.files[url("e4")].gate = lambda offset: desk.downloads.pause(desk.id["e4"])
    assert desk.queue.many([desk.id["e4"]], cancel=CancelToken()).fetched == []
    desk.http.files[url("e5")].gate = None
    assert desk.queue.go_on(cancel=CancelToken()).fetched == [desk.id["e5"]]
    assert [wish.title for wish in desk.downloads.pending()] == ["E4"]


def test_a_download_that_was_stopped_is_still_wished_for(desk):
    token = CancelToken()
    desk.http.files[url("e5")].gate = lambda offset: token.cancel()
    with pytest.raises(Cancelled):
        desk.queue.many([desk.id["e5"]], cancel=token)
    assert [wish.title for wish in desk.downloads.pending()] == ["E5"]
    desk.downloads.remove(desk.id["e5"])
    assert desk.downloads.pending() == []


def test_all_of_many_are_asked_for_from_the_first_moment_and_each_can_be_called_off(
    desk, monkeypatch
):
    monkeypatch.setattr(download_queue, "_MOST_THREADS", 1)
    queue = DownloadQueue(desk.db, downloads=desk.downloads, store=desk.store)
    asked, listed = [], []

    def look(offset):
        if not asked:
            asked.extend(wish.title for wish in desk.downloads.pending())
            listed.extend(one.episode_id for one in desk.downloads.running())
            assert desk.downloads.pause(desk.id["e4"])
            desk.downloads.pause(desk.id["e3"])
            desk.downloads.remove(desk.id["e3"])

    desk.http.files[url("e5")].gate = look
    ids = [desk.id[guid] for guid in ("e5", "e4", "e3", "e2")]
    report = queue.many(ids, cancel=CancelToken())
    queue.close()
    assert sorted(asked) == ["E2", "E3", "E4", "E5"]
    assert listed == ids
    assert report.fetched == [desk.id["e5"], desk.id["e2"]]
    [stopped] = desk.downloads.pending()
    assert (stopped.title, stopped.error) == ("E4", "You stopped it; it goes on where it was.")
    assert desk.downloads.running() == []


def test_what_was_all_stopped_does_not_go_on_at_the_next_start(desk, monkeypatch):
    monkeypatch.setattr(download_queue, "_MOST_THREADS", 1)
    queue = DownloadQueue(desk.db, downloads=desk.downloads, store=desk.store)
    desk.http.files[url("e5")].gate = lambda offset: desk.downloads.pause_all()
    ids = [desk.id[guid] for guid in ("e5", "e4", "e3")]
    report = queue.many(ids, cancel=CancelToken())
    assert (report.fetched, report.failed) == ([], [])
    desk.http.files[url("e5")].gate = None
    assert queue.go_on(cancel=CancelToken()).fetched == []
    assert len(queue.resume(cancel=CancelToken()).fetched) == 3
    queue.close()


def test_only_so_many_run_at_once(desk):
    desk.set(parallel_downloads=1)
    inside, most = set(), 0

    def gate_of(guid):
        def gate(offset):
            nonlocal most
            inside.add(guid)
            most = max(most, len(inside))
            if offset >= len(BODY) - 1000:
                inside.discard(guid)

        return gate

    for guid in GUIDS:
        desk.http.files[url(guid)].gate = gate_of(guid)
    desk.fetch(*GUIDS)
    assert most == 1
    assert desk.files() == set(GUIDS)


# -- the limit ------------------------------------------------------------------------------------


def limit_to(desk, files):
    desk.set(quota_gb=files * len(BODY) / 1e9)


def test_without_room_nothing_is_fetched_by_itself_and_that_is_said(desk):
    limit_to(desk, 2)
    desk.rule(auto_download=3)
    report = desk.auto()
    assert len(report.fetched) == 2
    assert [title for _, title in report.without_room] == ["E3"]


def test_room_is_made_by_what_was_heard(desk):
    desk.fetch("e1", "e2")
    desk.hear("e1")
    limit_to(desk, 2)
    desk.rule(auto_download=1)
    report = desk.auto()
    assert [removal.file.title for removal in report.removed] == ["E1"]
    assert desk.files() == {"e2", "e5"}


def test_a_plan_moves_nothing_until_it_is_carried_out(desk):
    desk.fetch("e1")
    desk.hear("e1")
    desk.set(quota_gb=0.000001)
    plan = desk.store.plan()
    assert [removal.reason for removal in plan.removals] == ["heard on 24 Nov 2026"]
    assert desk.files() == {"e1"}
    desk.store.carry_out(plan)
    assert desk.files() == set()


def test_what_was_queued_after_the_plan_stays(desk):
    desk.fetch("e1", "e2")
    desk.hear("e1")
    desk.hear("e2")
    plan = desk.store.plan_heard()
    PlayQueue(desk.db).append([desk.id["e1"]])
    assert [removal.file.title for removal in desk.store.carry_out(plan)] == ["E2"]


def test_files_that_are_named_go_whatever_they_are(desk):
    desk.fetch("e1")
    desk.episodes.set_favourite(desk.id["e1"], favourite=True, now=NOW)
    desk.store.carry_out(desk.store.plan_for([desk.id["e1"]]))
    assert desk.files() == set()
    with pytest.raises(NotFoundError, match="not downloaded"):
        desk.store.plan_for([desk.id["e2"]])


# -- the trash ------------------------------------------------------------------------------------


@pytest.fixture
def thrown(desk):
    """A heard episode in the trash; its path before."""
    desk.fetch("e1")
    desk.hear("e1")
    path = desk.downloads.file(desk.id["e1"])
    desk.store.carry_out(desk.store.plan_heard())
    return path


def test_the_trash_keeps_files_for_some_days(desk, thrown):
    [file] = desk.store.trashed()
    assert file.path.read_bytes() == BODY
    assert not thrown.exists()
    desk.wait(days=6)
    assert desk.store.settle() == 0
    desk.wait(days=1, seconds=1)
    assert desk.store.settle() == len(BODY)
    assert not file.path.exists()
    assert desk.store.trashed() == []


def test_what_comes_back_is_where_it_was_and_is_kept(desk, thrown):
    desk.store.restore([desk.id["e1"]])
    assert desk.downloads.file(desk.id["e1"]) == thrown
    assert thrown.read_bytes() == BODY
    assert desk.store.plan_heard().removals == ()
    with pytest.raises(NotFoundError, match="not in the trash"):
        desk.store.restore([desk.id["e1"]])


def test_a_kill_between_writing_down_and_moving_loses_nothing(desk, thrown):
    [file] = desk.store.trashed()
    file.path.replace(thrown)
    desk.store.restore([desk.id["e1"]])
    assert desk.downloads.file(desk.id["e1"]).read_bytes() == BODY


def test_what_a_kill_left_at_its_old_place_goes_with_the_trash(desk, thrown):
    [file] = desk.store.trashed()
    file.path.replace(thrown)
    desk.store.empty()
    assert not thrown.exists()
    assert desk.store.trashed() == []


def test_a_file_that_vanished_from_the_trash_is_said_to_be_gone(desk, thrown):
    desk.store.trashed()[0].path.unlink()
    with pytest.raises(NotFoundError, match="download it again"):
        desk.store.restore([desk.id["e1"]])
    assert desk.store.trashed() == []


def test_emptying_never_deletes_a_file_that_was_fetched_again(desk, thrown):
    desk.fetch("e1")
    assert desk.store.trashed() == []
    desk.store.empty()
    assert desk.downloads.file(desk.id["e1"]) == thrown


def test_a_trash_of_no_days_is_no_trash(desk):
    desk.set(trash_days=0)
    desk.fetch("e1")
    desk.hear("e1")
    desk.store.carry_out(desk.store.plan_heard())
    assert desk.store.trashed() == []
    assert not list((desk.folder / "trash").iterdir())


def test_usage_tells_files_limit_and_trash(desk, thrown):
    desk.fetch("e2")
    usage = desk.store.usage()
    assert (usage.files, usage.used, usage.quota, usage.trashed) == (1, len(BODY), 0, len(BODY))
