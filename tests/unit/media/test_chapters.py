"""Chapters beside the audio: the podcast namespace's JSON, and times in notes."""

import json

import pytest

from podplayer.media.chapters import chapters_in_notes, read_chapters
from podplayer.model.errors import MediaError
from podplayer.model.ids import Ms

HOUR = Ms(3_600_000)


def found(notes: str, duration: Ms | None = HOUR) -> list[tuple]:
    return [(c.start, c.end, c.title) for c in chapters_in_notes(notes, duration=duration)]


def test_json_chapters_have_pictures_links_and_ends():
    data = json.dumps(
        {
            "version": "1.2.0",
            "chapters": [
                {"startTime": 60.5, "title": "Two", "url": "https://x.org", "toc": False},
                {"startTime": 0, "title": "One", "img": "https://x.org/1.jpg"},
                {"startTime": "1:02:03", "title": "Three", "url": "javascript:alert(1)"},
                {"title": "without a time"},
                "nonsense",
            ],
        }
    )
    one, two, three = read_chapters(b"\xef\xbb\xbf" + data.encode())
    assert (one.start, one.end, one.title) == (0, 3_723_000, "One")
    assert one.image == "https://x.org/1.jpg"
    assert (two.url, two.is_hidden) == ("https://x.org", True)
    assert (three.start, three.url) == (3_723_000, None)


@pytest.mark.parametrize("data", [b"", b"<html>", b"[]", b'{"chapters": 1}', b'{"chapters": [{}]}'])
def test_what_is_no_chapter_file_is_refused(data):
    with pytest.raises(MediaError):
        read_chapters(data)


def test_times_in_notes_are_chapters():
    notes = "<p>Hello</p><ul><li>0:00 – Intro</li><li>(12:34) The river</li><li>1:00:00</li></ul>"
    notes += "<p>45:10 <a href='#'>End &amp; thanks</a></p>"
    assert found(notes) == [
        (0, 754_000, "Intro"),
        (754_000, 2_710_000, "The river"),
        (2_710_000, None, "End & thanks"),
    ]


def test_times_behind_titles_are_chapters_too():
    notes = "Intro 00:00<br>\nThe news (05:10)<br>\nGoodbye – 50:00"
    assert [title for *_, title in found(notes)] == ["Intro", "The news", "Goodbye"]


def test_two_times_or_falling_ones_are_no_chapters():
    assert found("0:00 Intro<br>10:00 End") == []
    assert found("30:00 See above<br>20:00 Late<br>10:00 Early") == []


def test_times_behind_the_end_are_of_something_else():
    assert found("0:00 A<br>0:10 B<br>0:20 C<br>18:30 doors open", Ms(60_000))[-1][2] == "C"


def test_a_hidden_chapter_neither_ends_nor_replaces_the_one_that_it_is_in():
    data = json.dumps(
        {
            "chapters": [
                {"startTime": 0, "title": "Intro"},
                {"startTime": 0, "toc": False, "img": "https://example.org/a.jpg"},
                {"startTime": 30, "toc": False, "img": "https://example.org/b.jpg"},
                {"startTime": 60, "title": "Talk"},
            ]
        }
    ).encode()
    found = read_chapters(data)
    assert [(c.start, c.end, c.title) for c in found if not c.is_hidden] == [
        (0, 60_000, "Intro"),
        (60_000, None, "Talk"),
    ]
    assert [(c.start, c.end) for c in found if c.is_hidden] == [(0, 30_000), (30_000, None)]


def test_an_end_before_the_start_is_none():
    entries = [
        {"startTime": 50, "endTime": 40, "title": "Last"},
        {"startTime": 10, "endTime": 5, "title": "First"},
    ]
    found = read_chapters(json.dumps({"chapters": entries}).encode())
    assert [(c.start, c.end) for c in found] == [(10_000, 50_000), (50_000, None)]


def test_chapters_as_podlove_writes_them_are_read():
    entries = [
        {"start": "00:00:00.000", "title": "Intro", "href": "https://example.org/", "image": ""},
        {"start": "01:02:03.500", "title": "Ende", "href": "", "image": ""},
    ]
    found = read_chapters(json.dumps(entries).encode())
    assert [(c.start, c.title, c.url) for c in found] == [
        (0, "Intro", "https://example.org/"),
        (3_723_500, "Ende", None),
    ]
