"""The questions of `evaluate DIR`, asked of a small folder in the documented form."""

import csv
import gzip
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from podplayer.recommender import protocols
from podplayer.recommender.dataset import read

START = datetime(2025, 3, 1, 7, 30, tzinfo=UTC)
ITEM_COLUMNS = ("item_id", "show", "title", "text", "published", "duration_ms", "language")
EVENT_COLUMNS = ("user_id", "item_id", "at", "ms")
PLAYS = 80
SHORT, LONG = 200_000, 900_000


def write(folder, name, header, rows):
    with gzip.open(folder / f"{name}.csv.gz", "wt", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Two people who listen in English and one in German, each to ten shows of their own.

    Every fourth play lasts for less than five minutes; each eighth is of what was played before.
    """
    folder = tmp_path_factory.mktemp("plays")
    items, events = [], []
    for person, language in (("ann", "en"), ("bob", "en-GB"), ("kai", "de")):
        for number in range(300):
            show = f"{person}'s show {number % 10}"
            items.append((f"{person}-{number}", show, f"Part {number}", "", "", "", language))
        for number in range(PLAYS):
            ended = START + timedelta(hours=8 * number)
            item = number - 1 if number % 8 == 7 else number
            ms = SHORT if number % 4 == 0 else LONG
            events.append((person, f"{person}-{item}", ended.isoformat(), ms))
    # What another person heard of one's own shows is no rival: one may hear it yet.
    events.append(("bob", "ann-299", (START - timedelta(days=1)).isoformat(), LONG))
    # A pool of at least 150 in English, beside what the other one heard.
    events += [
        (other, f"{other}-{number}", "", LONG)
        for other in ("ann", "bob")
        for number in range(100, 290)
    ]
    write(folder, "items", ITEM_COLUMNS, items)
    write(folder, "events", EVENT_COLUMNS, events)
    return read(folder)


@pytest.fixture(scope="module")
def next_plays(data):
    return protocols.next_play(data)


def test_the_next_play_is_one_of_a_hundred_unheard_and_heard_for_five_minutes(data, next_plays):
    assert {one.user for one in next_plays} == {"ann", "bob"}  # nobody else is heard in German
    for one in next_plays:
        choices = data.people[one.user]
        before = {choice.row for choice in choices[: one.events]}
        assert len(one.rows) == len(set(one.rows.tolist())) == 100
        assert one.labels.sum() == 1
        assert one.rows[0] == choices[one.events].row
        assert choices[one.events].ms >= 300_000
        assert not before & set(one.rows.tolist())
        assert one.at == choices[one.events].at


def test_every_such_play_after_the_first_quarter_is_asked_about(data, next_plays):
    for user in ("ann", "bob"):
        choices = data.people[user]
        seen, expected = set(), []
        for place, choice in enumerate(choices):
            is_new = choice.row not in seen
            if place >= len(choices) // 4 and choice.ms == LONG and is_new and choice.at > 0:
                expected.append(place)
            seen.add(choice.row)
        assert [one.events for one in next_plays if one.user == user] == expected


def test_rivals_are_of_the_same_language_and_up_to_ten_of_the_persons_own_later_ones(
    data, next_plays
):
    shows = data.items.shows
    for one in next_plays:
        choices = data.people[one.user]
        own = {choice.row for choice in choices}
        drawn = one.rows[1 : 100 - one.own_later]
        assert not own & set(drawn.tolist())
        assert not {int(shows[row]) for row in own} & set(shows[drawn].tolist())
        assert (data.items.languages[drawn] == data.items.languages[one.rows[0]]).all()
        later = one.rows[100 - one.own_later :]
        assert set(later.tolist()) <= {choice.row for choice in choices[one.events + 1 :]}
        assert shows[one.rows[0]] not in shows[later]
    assert max(one.own_later for one in next_plays) == 10


def test_what_came_out_later_is_no_rival(data):
    """A ranker that likes news would put it above all that could be heard."""
    at = (START + timedelta(days=10)).timestamp()
    published = np.where(np.arange(len(data.items)) % 3 == 0, at, np.nan)
    dated = replace(data, items=replace(data.items, published=published))
    found = protocols.next_play(dated)
    assert len(found) > 20
    for one in found:
        assert not (published[one.rows[1:]] > one.at).any()
        assert len(one.rows) == 100
    assert any((published[one.rows[1:]] == at).any() for one in found)


def test_among_new_shows_ones_own_later_episodes_are_no_rivals(next_plays):
    new = [one for one in next_plays if one.is_new_show]
    only = protocols.new_shows_only(next_plays)
    assert len(only) == len(new)
    for one, whole in zip(only, new, strict=True):
        assert len(one.rows) == len(one.labels) == 100 - whole.own_later
        assert one.labels[0]


def test_learning_from_nothing_takes_a_persons_first_days(tmp_path):
    people, days = ("a", "b", "c"), 150
    rows = [(f"{who}{n}", f"Thing {who} {n}") for who in people for n in range(days)]
    start = START.date()
    events = []
    for turn, who in enumerate(people):
        for n in range(days):
            # Everybody takes their own, and what the one before took a week ago.
            events.append((who, f"{who}{n}", (start + timedelta(days=n)).isoformat(), ""))
            other = people[turn - 1]
            events.append((who, f"{other}{n}", (start + timedelta(days=n + 7)).isoformat(), ""))
    # The pool: what a fourth one takes each day, and nobody else.
    rows += [(f"d{n}", f"Thing d {n}") for n in range(5 * (days + 14))]
    events += [
        ("d", f"d{n}", (start + timedelta(days=n // 5 - 7)).isoformat(), "")
        for n in range(5 * (days + 14))
    ]
    write(tmp_path, "items", ("item_id", "title"), rows)
    write(tmp_path, "events", EVENT_COLUMNS, events)
    data = read(tmp_path)
    every = protocols.new_items(data, days=1000, fewest_before=0, fewest=1, seed=4)
    first = protocols.zero_history(data)
    for who in people:
        days_of = [one.at for one in first if one.user == who]
        assert len(days_of) == protocols.ONLINE_DAYS
        assert days_of == sorted(one.at for one in every if one.user == who)[: len(days_of)]
        assert np.isfinite(days_of).all()
