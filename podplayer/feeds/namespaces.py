"""Names of elements, whatever address a publisher spells their namespace with."""

from functools import lru_cache

# Compared in lower case, without scheme, "www." and trailing slash or hash: all spellings that
# occur in the wild (upper case, https, old and new homes) fall together.
_PREFIXES = {
    "": "",
    "purl.org/rss/1.0": "",
    "purl.org/net/rss1.1": "",
    "channel.netscape.com/rdf/simple/0.9": "",
    "my.netscape.com/rdf/simple/0.9": "",
    "my.netscape.com/publish/formats/rss-0.91.dtd": "",
    "backend.userland.com/rss": "",
    "backend.userland.com/rss2": "",
    "backend.userland.com/blogchannelmodule/rss2": "",
    "blogs.law.harvard.edu/tech/rss": "",
    "cyber.law.harvard.edu/rss/rss.html": "",
    "w3.org/2005/atom": "atom",
    "purl.org/atom/ns": "atom",
    "purl.org/net/atom": "atom",
    "itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "itunes.apple.com/dtds/podcast-1.0.dtd": "itunes",
    "example.com/dtds/podcast-1.0.dtd": "itunes",
    "itunes.com/podcast-1.0.dtd": "itunes",
    "podcastindex.org/namespace/1.0": "podcast",
    "github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast",
    "github.com/podcastindex-org/podcast-namespace": "podcast",
    "google.com/schemas/play-podcasts/1.0": "googleplay",
    "google.com/schemas/play-podcasts/1.0/play-podcasts.xsd": "googleplay",
    "purl.org/rss/1.0/modules/content": "content",
    "purl.org/dc/elements/1.1": "dc",
    "purl.org/dc/elements/1.0": "dc",
    "purl.org/dc/terms": "dcterms",
    "search.yahoo.com/mrss": "media",
    "search.yahoo.com/rss": "media",
    "video.search.yahoo.com/mrss": "media",
    "podlove.org/simple-chapters": "psc",
    "podlove.org/simple-chapters/1.0": "psc",
    "rawvoice.com/rawvoicerssmodule": "rawvoice",
    "blubrry.com/developer/rawvoice-rss": "rawvoice",
    "w3.org/1999/02/22-rdf-syntax-ns": "rdf",
    "w3.org/1999/xhtml": "xhtml",
    "purl.org/syndication/history/1.0": "fh",
    "backend.userland.com/creativecommonsrssmodule": "creativecommons",
    "creativecommons.org/ns": "creativecommons",
    "cyber.law.harvard.edu/rss/creativecommonsrssmodule.html": "creativecommons",
    "rssnamespace.org/feedburner/ext/1.0": "feedburner",
}
"""Normalised address to prefix."""

WELL_KNOWN = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "googleplay": "http://www.google.com/schemas/play-podcasts/1.0",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "atom": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "psc": "http://podlove.org/simple-chapters",
    "rawvoice": "http://www.rawvoice.com/rawvoiceRssModule/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
"""What a prefix means that a feed uses without declaring it."""


@lru_cache(maxsize=4096)
def canonical(tag: object) -> str:
    """`{http://www.itunes.com/DTDs/Podcast-1.0.dtd}Duration` becomes `itunes:duration`.

    Elements of RSS itself have no prefix; those of an unknown namespace get `?:`. What is no
    element (lxml gives a function as the tag of a comment) has the empty name.
    """
    if not isinstance(tag, str):
        return ""
    uri, _, local = tag.rpartition("}")
    uri = uri[1:].strip().lower().rstrip("/#")
    uri = uri.removeprefix("http://").removeprefix("https://").removeprefix("www.")
    prefix = _PREFIXES.get(uri, "?")
    return f"{prefix}:{local.lower()}" if prefix else local.lower()
