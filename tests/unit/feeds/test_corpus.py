"""Real feeds that nobody here wrote. They lie beside the repository and are not shipped."""

import calendar
import gzip
import io
import tarfile
import warnings
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest

from podplayer.feeds.parse import parse
from podplayer.model.errors import FeedError

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "feeds"
NO_FEEDS = {"6007135.html", "responses.tsv"}
"""What a publisher's server sent in place of a feed, and a table about the others."""

pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason=f"the corpus of real feeds is not at {CORPUS}"
)


def files(*parts):
    return sorted(path for path in CORPUS.joinpath(*parts).rglob("*") if path.is_file())


def content(path):
    body = path.read_bytes()
    return gzip.decompress(body) if path.suffix == ".gz" else body


def bodies(path):
    if path.name.endswith(".tar.gz"):
        with tarfile.open(path) as archive:
            for member in archive:
                if member.isfile():
                    yield member.name, archive.extractfile(member).read()
    else:
        yield path.name, content(path)


def test_every_real_feed_is_read():
    refused = []
    for path in files("real"):
        try:
            feed = parse(content(path), url="https://example.org/feed")
        except FeedError:
            refused.append(path.name)
        else:
            assert feed.episodes, path
            assert len({episode.guid for episode in feed.episodes}) == len(feed.episodes), path
            assert not any("<script" in episode.notes for episode in feed.episodes), path
    assert set(refused) == NO_FEEDS


@pytest.mark.slow
@pytest.mark.parametrize("part", ["peers", "history"])
def test_nothing_in_the_corpus_breaks_the_parser(part):
    read = 0
    for path in files(part):
        for _, body in bodies(path):
            try:
                parse(body, url="https://example.org/feed")
            except FeedError:
                continue
            else:
                read += 1
    assert read > 15


def agreed(path):
    """Compare with feedparser: (number of episodes, what differs)."""
    body = content(path)
    mine = parse(body, url="https://example.org/feed")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = feedparser.parse(io.BytesIO(body), sanitize_html=False)
    if theirs.bozo or len(mine.episodes) != len(theirs.entries):
        return 0, []
    differences = []
    for episode, entry in zip(mine.episodes, theirs.entries, strict=True):
        links = [link for link in entry.get("links", ()) if link.get("rel") == "enclosure"]
        pairs = {
            "title": (episode.title, " ".join(entry.get("title", "").split())),
            "enclosure": (
                episode.enclosure.url if episode.enclosure else None,
                links[0].href.strip().replace(" ", "%20") if links else None,
            ),
        }
        if episode.has_own_guid and entry.get("id"):
            pairs["guid"] = (episode.guid, entry.id)
        if entry.get("published_parsed"):
            when = calendar.timegm(entry.published_parsed)
            pairs["date"] = (episode.published, datetime.fromtimestamp(when, UTC))
        differences += [
            (path.name, name, *pair) for name, pair in pairs.items() if pair[0] != pair[1]
        ]
    return len(mine.episodes), differences


def small(limit):
    """One in three of the real feeds, those that feedparser reads in reasonable time."""
    return [path for path in files("real") if path.stat().st_size < limit][::3]


def test_real_feeds_say_the_same_as_feedparser_makes_of_them():
    episodes, differences = 0, []
    for path in small(60_000):
        if path.name in NO_FEEDS:
            continue
        count, found = agreed(path)
        episodes += count
        differences += found
    assert episodes > 300
    assert differences == []
