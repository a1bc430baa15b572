"""Lists of shows that were made to take all memory or all time."""

import gzip
from html import escape

import pytest

from podplayer.feeds.opml import read_opml
from podplayer.model.errors import ImportFileError


def listing(count, outline='<outline xmlUrl="http://a/%d"/>'):
    return b"<opml><body>%s</body></opml>" % "".join(outline % n for n in range(count)).encode()


def test_a_million_outlines_are_refused_before_they_become_a_tree():
    with pytest.raises(ImportFileError, match=r"more than 20,000 shows; split it"):
        read_opml(listing(1_000_000, "<outline text='%d'/>"))


def test_a_list_is_whole_or_refused_and_never_cut():
    assert len(read_opml(listing(20_000))) == 20_000
    with pytest.raises(ImportFileError, match="split it"):
        read_opml(listing(20_001))


def test_more_than_a_list_can_be_is_not_even_looked_at():
    with pytest.raises(ImportFileError, match="too large"):
        read_opml(b"<opml>" + b" " * (33 * 1024 * 1024))


@pytest.mark.parametrize(
    "piece", [b"a", b"<!DOCTYPE", b"<!DOCTYPE[", b"<outline ", b"<outline text='", b"\xff", b"&"]
)
def test_a_piece_a_hundred_thousand_times_is_read_in_linear_time(piece):
    with pytest.raises(ImportFileError):
        read_opml(b"<opml><body><outline " + piece * (300_000 // len(piece)))


def test_outlines_a_hundred_thousand_deep_do_not_break_the_stack():
    deep = b"<opml><body>" + b"<outline text='f'>" * 50_000 + b"<outline xmlUrl='http://a/1'/>"
    with pytest.raises(ImportFileError):
        read_opml(deep[:-4])
    assert [entry.url for entry in read_opml(deep)] == ["http://a/1"]


def test_a_bomb_is_refused_before_it_is_unpacked():
    bomb = gzip.compress(b"<opml>" + b" " * (40 * 1024 * 1024))
    with pytest.raises(ImportFileError, match="too large"):
        read_opml(bomb)


def test_a_list_in_a_list_in_a_list_ends_somewhere():
    text = "<outline xmlUrl='http://a.example.org/1'/>"
    for _ in range(8):
        text = escape(text)
    with pytest.raises(ImportFileError):
        read_opml(f"<opml><body>{text}".encode())


@pytest.mark.parametrize("piece", [b"&lt;outline ", b"<!--", b"a=", b" text=", b" a='", b"/>"])
def test_damaged_lists_are_read_in_linear_time(piece):
    with pytest.raises(ImportFileError):
        read_opml(b"<opml><body><outline " + piece * (300_000 // len(piece)))
