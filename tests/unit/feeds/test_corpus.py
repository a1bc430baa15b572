"""Real feeds that nobody here wrote. They lie beside the repository and are not shipped."""

import pytest

from podplayer.feeds.parse import parse
from podplayer.model.errors import FeedError
from scripts.feedcorpus.agreement import compare
from scripts.feedcorpus.files import corpus_folder, documents
from scripts.feedcorpus.peers import dangers, differences

NO_FEEDS = ["6007135.html"]
"""What a publisher's server sent in place of a feed."""

JUSTIFIED = {
    "atom_entry_1.xml": {"refused"},  # a lone entry is no show
    "rss_2.0_ch9.xml": {"media"},  # the audio, where the peer takes the first of all videos
    "rss_2.0_spiegel.xml": {"media"},  # the audio, where the peer takes the page of a player
}

pytestmark = pytest.mark.skipif(
    not corpus_folder().is_dir(), reason="there is no corpus of real feeds"
)


def test_every_real_feed_is_read():
    refused = []
    for document in documents("real"):
        try:
            feed = parse(document.body, url="https://example.org/feed")
        except FeedError:
            refused.append(document.name.rpartition("/")[2])
        else:
            assert feed.episodes, document.name
            assert len({episode.guid for episode in feed.episodes}) == len(feed.episodes)
            assert not dangers(feed), document.name
    assert refused == NO_FEEDS


@pytest.mark.slow
@pytest.mark.parametrize("part", ["peers", "history"])
def test_nothing_in_the_corpus_breaks_the_parser(part):
    read = 0
    for document in documents(part):
        try:
            feed = parse(document.body, url="https://example.org/feed")
        except FeedError:
            continue
        assert not dangers(feed), document.name
        read += 1
    assert read > 15


def disagreements(chosen, *, least):
    items, unexplained = 0, []
    for document in chosen:
        outcome = compare(document.name, document.body)
        if outcome is not None:
            items += outcome[0]
            unexplained += [each for each in outcome[1] if not each.reason]
    assert items > least
    return unexplained


def test_real_feeds_say_the_same_as_feedparser_makes_of_them():
    small = [document for document in documents("real") if len(document.body) < 60_000]
    assert disagreements(small[::3], least=300) == []


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("part", ["real", "peers", "history"])
def test_every_item_says_the_same_or_it_is_known_why_not(part):
    assert disagreements(documents(part), least=1000) == []


@pytest.mark.slow
def test_peers_expected_results_are_met():
    differing = {}
    for document in documents("peers"):
        if document.expected is not None:
            try:
                feed = parse(document.body, url="https://example.org/feed")
            except FeedError:
                differing[document.name.rpartition("/")[2]] = {"refused"}
                continue
            found = {each.field for each in differences(feed, document.expected)}
            if found:
                differing[document.name.rpartition("/")[2]] = found
    assert differing == JUSTIFIED
