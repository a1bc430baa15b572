import pytest

from podplayer.feeds.parse import parse

URL = "https://feeds.example.org/show/feed.xml"

NAMESPACES = (
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:podcast="https://podcastindex.org/namespace/1.0" '
    'xmlns:psc="http://podlove.org/simple-chapters" '
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"'
)


def rss(items="", head="<title>A Show</title>", *, attributes=NAMESPACES):
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {attributes}>'
        f"<channel>{head}{items}</channel></rss>"
    ).encode()


def item(inside="", *, guid="g1", title="One", url="https://cdn.example.org/1.mp3"):
    return (
        f"<item><title>{title}</title><guid>{guid}</guid>"
        f'<enclosure url="{url}" type="audio/mpeg" length="123"/>{inside}</item>'
    )


@pytest.fixture
def read():
    def run(body, url=URL, **fields):
        return parse(body if isinstance(body, bytes) else body.encode(), url=url, **fields)

    return run


@pytest.fixture
def one(read):
    """The only episode of a feed with one item that says this."""

    def run(inside="", **fields):
        (episode,) = read(rss(item(inside, **fields))).episodes
        return episode

    return run


@pytest.fixture
def make():
    return rss, item
