from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podplayer.model.errors import UsageError
from podplayer.model.ids import Ms, PodcastId
from podplayer.model.podcast import EpisodeOrder, EpisodeState
from podplayer.model.shelves import EpisodeFilter, PlaylistRule
from podplayer.services.rules import describe, read


def test_a_rule_reads_like_a_sentence():
    rule = read("Unplayed, under 30 min, tag science, tag “slow, deep”, newest first, at most 20")
    assert rule == PlaylistRule(
        filter=EpisodeFilter(
            states=(EpisodeState.NEW, EpisodeState.STARTED),
            max_duration=Ms(1_800_000),
            tags=("science", "slow, deep"),
        ),
        order=EpisodeOrder.NEWEST,
        limit=20,
    )
    assert describe(rule) == (
        'unheard, under 30 min, tag "science", tag "slow, deep", newest first, at most 20'
    )


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("blue", "“blue” is not understood; a rule is made of: new, started"),
        ("under many min", "“under many min”"),
        ("since yesterday", "yesterday is not a day such as"),
        ("tag", "“tag” is not understood"),
    ],
)
def test_what_is_not_understood_is_named(text, complaint):
    with pytest.raises(UsageError, match=complaint):
        read(text)


NAMES = st.text(
    st.characters(codec="utf-8", exclude_characters="“”", exclude_categories=["C", "Z"]),
    min_size=1,
    max_size=9,
)
FILTERS = st.builds(
    EpisodeFilter,
    podcast_ids=st.lists(st.integers(1, 999).map(PodcastId), max_size=3).map(tuple),
    tags=st.lists(NAMES, max_size=3).map(tuple),
    states=st.lists(st.sampled_from(EpisodeState), unique=True, max_size=3).map(tuple),
    downloaded=st.none() | st.booleans(),
    favourite=st.none() | st.booleans(),
    dismissed=st.none() | st.booleans(),
    hidden=st.booleans(),
    archived=st.booleans(),
    min_duration=st.none() | st.integers(1, 10_000_000).map(Ms),
    max_duration=st.none() | st.integers(1, 10_000_000).map(Ms),
    since=st.none() | st.datetimes(datetime(1990, 1, 2), timezones=st.just(UTC)),  # noqa: DTZ001
    last_days=st.none() | st.integers(1, 999),
    words=st.just("") | NAMES,
)


@given(
    st.builds(
        PlaylistRule,
        filter=FILTERS,
        order=st.sampled_from(EpisodeOrder),
        limit=st.none() | st.integers(1, 99_999),
    )
)
def test_every_rule_can_be_read_back_from_its_words(rule):
    assert read(describe(rule)) == rule
