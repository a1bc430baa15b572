"""Damage at random, a little of it; scripts/fuzz-feeds does thousands."""

import random
import warnings

import pytest

from scripts.feedcorpus.mutate import mutated
from scripts.feedcorpus.verdict import verdict


@pytest.fixture
def seeds(make):
    rss, item = make
    many = "".join(
        item(
            f"<description><![CDATA[<p>Notes &amp; <a href='/{n}'>x</a></p>]]></description>",
            guid=str(n),
        )
        for n in range(8)
    )
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><id>1</id><title>One'
        '</title><link rel="enclosure" href="https://c.example/1.mp3" type="audio/mpeg"/></entry>'
        "</feed>"
    )
    json = '{"version":"https://jsonfeed.org/version/1","title":"J","items":[{"id":"1"}]}'
    return [rss(many), atom.encode(), json.encode(), rss(many).decode().encode("utf-16")]


@pytest.mark.parametrize("start", range(0, 200, 50))
def test_damaged_feeds_are_read_or_refused_and_never_more(seeds, start):
    outcomes = set()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of feedparser's own
        for number in range(start, start + 50):
            outcomes.add(verdict(mutated(random.Random(number), seeds)))
    assert outcomes > {"refused"}


def test_the_same_number_is_the_same_damage(seeds):
    assert mutated(random.Random(7), seeds) == mutated(random.Random(7), seeds)
