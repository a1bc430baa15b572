from dataclasses import replace

import pytest
from factories_rows import NOW, episode_row, episode_rows
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QStyleOptionViewItem

from podplayer.model.ids import Ms
from podplayer.model.podcast import EpisodeState
from podplayer.ui.delegates.episode import RowStyle, describe, second_line, share_heard
from podplayer.ui.delegates.geometry import ROW_HEIGHT, Zone, row_geometry
from podplayer.ui.models.episodes import EpisodeListModel
from podplayer.ui.pages.parts.lists.episode_list import EpisodeListView

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


@pytest.fixture
def view(context, qtbot):
    model = EpisodeListModel(describe_day=lambda header: str(header.day))
    view = EpisodeListView(context, model=model, now=lambda: NOW)
    qtbot.addWidget(view)
    view.resize(800, 500)
    return view


@pytest.mark.parametrize(
    ("state", "position", "share"),
    [
        (EpisodeState.NEW, 0, 0.0),
        (EpisodeState.STARTED, 600_000, 0.25),
        (EpisodeState.HEARD, 0, 1.0),
        (EpisodeState.STARTED, 9_000_000, 1.0),
    ],
)
def test_the_bar_shows_how_much_was_heard(state, position, share):
    row = episode_row(state=state, position=Ms(position))
    assert share_heard(row) == share
    assert share_heard(replace(row, duration=None)) in {0.0, 1.0}


def test_the_second_line_says_only_what_is_so():
    row = episode_row(1, is_downloaded=True, has_chapters=True)
    assert second_line(row, RowStyle(), now=NOW) == "Yesterday · 40 min · downloaded · chapters"
    under_header = RowStyle(shows_podcast=True, names_day=False)
    assert second_line(row, under_header, now=NOW) == (
        "Ground Truth · 40 min · downloaded · chapters"
    )


def test_screen_readers_hear_title_show_age_length_and_state():
    row = episode_row(1, state=EpisodeState.STARTED, position=Ms(600_000), is_favourite=True)
    assert describe(row, now=NOW) == (
        "Episode 1, Ground Truth, Yesterday, 40 minutes, 25\N{NO-BREAK SPACE}% heard, favourite"
    )


@pytest.mark.parametrize("width", [320, 560, 1100])
@pytest.mark.parametrize("direction", [LTR, RTL])
def test_the_parts_of_a_row_do_not_overlap_and_stay_inside(width, direction):
    rect = QRect(0, 0, width, ROW_HEIGHT)
    parts = row_geometry(rect, direction=direction, has_handle=True)
    places = [parts.cover, parts.body, parts.progress, parts.play, parts.more]
    assert all(rect.contains(place) for place in places if place.width() > 0)
    for at, place in enumerate(places):
        assert not any(place.intersects(other) for other in places[at + 1 :])


def test_a_row_is_mirrored_where_the_language_is():
    rect = QRect(0, 0, 600, ROW_HEIGHT)
    assert row_geometry(rect, direction=LTR).cover.left() == 12
    assert row_geometry(rect, direction=RTL).cover.right() == 600 - 13


def test_a_click_means_what_lies_under_it():
    parts = row_geometry(QRect(0, 0, 600, ROW_HEIGHT), direction=LTR)
    assert parts.zone(parts.play.center()) is Zone.PLAY
    assert parts.zone(parts.more.center()) is Zone.MORE
    assert parts.zone(parts.cover.center()) is Zone.COVER
    assert parts.zone(QPoint(200, 30)) is Zone.ROW


def test_rows_of_every_kind_can_be_painted(view):
    view.model().set_rows(
        [
            episode_row(1, title="苏轼在黄州，以及一个很长很长的标题" * 5, is_favourite=True),
            episode_row(2, state=EpisodeState.HEARD, published=None),
            episode_row(3, url=None, duration=None, title=""),
        ]
    )
    view.model().set_playing(1)
    view.model().set_probabilities({3: 0.92})
    view.rows_delegate.pointer = QPoint(700, 90)
    assert not view.grab().toImage().isNull()
    view.setLayoutDirection(RTL)
    view.resize(300, 400)
    assert not view.grab().toImage().isNull()


def test_headers_are_lower_than_rows(view):
    view.model().set_rows(episode_rows(2))
    heights = [
        view.rows_delegate.sizeHint(QStyleOptionViewItem(), view.model().index(place)).height()
        for place in range(4)
    ]
    assert heights == [48, 69, 48, 69]
