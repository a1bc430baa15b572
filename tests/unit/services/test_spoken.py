"""Chapters, transcripts and bookmarks of an episode, from the feed to the library."""

import json

import pytest
from factories import FEED, NOW, parsed_episode
from fakes_net import FakeHttp

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import FetchError, MediaError, NotFoundError, UsageError
from podplayer.model.events import EpisodesChanged
from podplayer.model.feed import Chapter, ConditionalState, ParsedFeed, TranscriptLink
from podplayer.model.ids import Ms
from podplayer.model.net import Purpose
from podplayer.services.attachments import Attachments
from podplayer.services.bookmarks import Bookmarks
from podplayer.services.chapters import Chapters
from podplayer.services.transcripts import Transcripts
from podplayer.services.undo import Undo
from podplayer.storage.episodes import Episodes
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.queue import PlayQueue

VTT = b"WEBVTT\n\n00:05.000 --> 00:07.000\nRivers look young.\n\n01:00.000 --> 01:02.000\nOld hills"
URL = "https://cdn.example.org/pilot"
CHAPTERS = {"chapters": [{"startTime": 0, "title": "A"}, {"startTime": 9, "title": "B"}]}


class Desk:
    def __init__(self, db, bus, clock, tmp_path) -> None:
        self.db = db
        self.http = FakeHttp()
        self.bus = bus
        attachments = Attachments(http=self.http, media=tmp_path)
        self.chapters = Chapters(db, attachments=attachments, bus=bus, now=clock)
        self.transcripts = Transcripts(db, attachments=attachments, bus=bus, now=clock)
        self.bookmarks = Bookmarks(db, bus=bus, now=clock)
        self.undo = Undo(db, bus=bus, now=clock)

    def add(self, **fields):
        feed = ParsedFeed(title="A Show", episodes=[parsed_episode("pilot", **fields)])
        Podcasts(self.db).add(FEED, feed, state=ConditionalState(), now=NOW)
        return Episodes(self.db).find(FEED, "pilot", None)


@pytest.fixture
def desk(db, bus, clock, tmp_path):
    return Desk(db, bus, clock, tmp_path)


def go() -> CancelToken:
    return CancelToken()


def test_a_transcript_is_fetched_once_and_found_to_the_second(desk):
    episode = desk.add(transcripts=[TranscriptLink(url=f"{URL}.vtt", mime="text/vtt")])
    desk.http.serve(f"{URL}.vtt", VTT)
    changed = []
    desk.bus.subscribe(EpisodesChanged, changed.append)
    assert desk.transcripts.stored(episode) is None
    read = desk.transcripts.lines(episode, cancel=go())
    assert [line.start for line in read.lines] == [5_000, 60_000]
    assert desk.transcripts.lines(episode, cancel=go()) == read
    assert [request.purpose for request in desk.http.requests] == [Purpose.TRANSCRIPT]
    assert changed
    (hit,) = desk.transcripts.search("old hill")
    assert (hit.episode_id, hit.at, hit.snippet) == (episode, 60_000, "\x02Old\x03 \x02hill\x03s")
    assert desk.transcripts.search("mountain") == []


def test_the_best_kind_in_the_own_language_is_taken_and_a_broken_one_passed_over(desk):
    links = [
        TranscriptLink(url=f"{URL}.txt", mime="text/plain", language="en"),
        TranscriptLink(url=f"{URL}.de.vtt", mime="text/vtt", language="de"),
        TranscriptLink(url=f"{URL}.vtt", mime="text/vtt", language="en"),
    ]
    episode = desk.add(transcripts=links, language="en")
    desk.http.serve(f"{URL}.vtt", b"WEBVTT\n")
    desk.http.serve(f"{URL}.txt", b"Spoken words")
    assert desk.transcripts.lines(episode, cancel=go()).url == f"{URL}.txt"
    assert [request.url for request in desk.http.requests] == [f"{URL}.vtt", f"{URL}.txt"]


def test_a_transcript_that_cannot_be_had_is_a_sentence(desk):
    episode = desk.add(transcripts=[TranscriptLink(url=f"{URL}.vtt")])
    with pytest.raises(FetchError):
        desk.transcripts.lines(episode, cancel=go())
    desk.http.serve(f"{URL}.vtt", b"")
    with pytest.raises(MediaError):
        desk.transcripts.lines(episode, cancel=go())


def test_an_episode_without_a_transcript_says_so(desk):
    episode = desk.add()
    with pytest.raises(NotFoundError, match="no transcript"):
        desk.transcripts.lines(episode, cancel=go())


def test_a_local_address_in_a_feed_is_not_read(desk):
    episode = desk.add(transcripts=[TranscriptLink(url="file:///etc/passwd", mime="text/plain")])
    with pytest.raises(FetchError):
        desk.transcripts.lines(episode, cancel=go())
    assert desk.http.requests == []


def test_transcripts_of_queued_episodes_are_fetched_ahead(desk):
    episode = desk.add(transcripts=[TranscriptLink(url=f"{URL}.vtt", mime="text/vtt")])
    desk.http.serve(f"{URL}.vtt", VTT)
    assert desk.transcripts.fetch_missing(cancel=go()) == 0
    PlayQueue(desk.db).append([episode])
    assert desk.transcripts.fetch_missing(cancel=go()) == 1
    assert desk.transcripts.fetch_missing(cancel=go()) == 0


def test_the_feeds_json_goes_before_the_chapters_in_the_feed(desk):
    episode = desk.add(
        chapters_url=f"{URL}.json", chapters=[Chapter(start=Ms(0), title="From the feed")]
    )
    assert [c.title for c in desk.chapters.chapters(episode, cancel=go())] == ["From the feed"]
    desk.http.serve(f"{URL}.json", json.dumps(CHAPTERS).encode())
    assert [c.title for c in desk.chapters.chapters(episode, cancel=go())] == ["A", "B"]
    asked = len(desk.http.requests)
    assert [c.title for c in desk.chapters.chapters(episode, cancel=go())] == ["A", "B"]
    assert len(desk.http.requests) == asked
    assert [c.title for c in desk.chapters.stored(episode)] == ["A", "B"]


def test_times_in_the_notes_are_the_last_resort(desk):
    episode = desk.add(notes="<p>0:00 One<br>1:00 Two<br>2:00 Three</p>")
    assert [c.title for c in desk.chapters.chapters(episode, cancel=go())] == [
        "One",
        "Two",
        "Three",
    ]


def test_a_bookmark_has_a_place_and_a_note_and_comes_back_with_undo(desk):
    episode = desk.add()
    late = desk.bookmarks.add(episode, at=Ms(90_000), note=" the part about rivers ")
    desk.bookmarks.add(episode, at=Ms(5_000))
    assert [(b.at, b.note) for b in desk.bookmarks.of_episode(episode)] == [
        (5_000, ""),
        (90_000, "the part about rivers"),
    ]
    token = desk.bookmarks.remove(late.id)
    assert [b.at for b in desk.bookmarks.latest()] == [5_000]
    with pytest.raises(NotFoundError):
        desk.bookmarks.set_note(late.id, "x")
    desk.undo.apply(token)
    assert desk.bookmarks.of_episode(episode)[1] == late
    assert desk.bookmarks.set_note(late.id, "other").note == "other"


def test_a_bookmark_behind_the_end_is_refused(desk):
    episode = desk.add()
    with pytest.raises(UsageError):
        desk.bookmarks.add(episode, at=Ms(99_000_000))
