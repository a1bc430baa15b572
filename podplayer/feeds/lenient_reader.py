"""The last reader: feedparser, for what is beyond cheap repairs.

Sixteen times slower than the strict one, and it keeps only the last of several persons or
transcripts; but it reads nearly everything.
"""

import importlib
import io
import re
from typing import Any

from podplayer.feeds.drafts import EpisodeDraft, FeedDraft
from podplayer.feeds.xml_reader import NoFeedError, NotWellFormedError
from podplayer.model.sentence import say

# It decodes what an encoding declares that is none, so that NUL and lone surrogates come out.
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def read_leniently(body: bytes) -> FeedDraft:
    """Read whatever feedparser can make of it.

    Raises:
        NotWellFormedError: feedparser itself broke on it.
        NoFeedError: nothing in it looks like a feed.
    """
    # Loaded when it is first needed: most listeners never subscribe to a feed that needs it.
    feedparser = importlib.import_module("feedparser")
    # Without the feed's address: feedparser would resolve GUIDs against it, and an episode would
    # get another identity on the day on which its feed is damaged.
    try:
        parsed = feedparser.parse(io.BytesIO(body), sanitize_html=False)
    except Exception as error:
        # Of any kind: it trips over damage in its own code (int(None), a missing key, ...).
        raise NotWellFormedError(repr(error)) from error
    if not parsed.entries and not parsed.feed.get("title"):
        raise NoFeedError(say("this is not a feed, or it is too damaged to be read"))
    head = dict(parsed.feed)
    draft = FeedDraft(
        title=_text(head.get("title")),
        link=_text(head.get("link")),
        author=_text(head.get("author")),
        description=_text(head.get("subtitle") or head.get("description")),
        long_summary=_text(head.get("summary")),
        language=_text(head.get("language")),
        cover=_address(head.get("image")),
        new_feed_url=_text(head.get("itunes_new-feed-url")),
        kind=_text(head.get("itunes_type")),
        complete=_text(head.get("itunes_complete")),
        blocked="yes" if head.get("itunes_block") else "",
        guid=_text(head.get("podcast_guid")),
        categories=[_text(tag.get("term")) for tag in head.get("tags", ()) if tag.get("term")],
    )
    # As plain dicts: feedparser's own warn when a missing name has an old alias.
    draft.items = [_item(dict(entry)) for entry in parsed.entries]
    return draft


def _item(entry: dict[str, Any]) -> EpisodeDraft:
    contents = entry.get("content") or [{}]
    chapters, transcript = entry.get("podcast_chapters"), entry.get("podcast_transcript")
    draft = EpisodeDraft(
        guid=_text(entry.get("id")),
        title=_text(entry.get("title")),
        content=_text(contents[0].get("value")),
        description=_text(entry.get("summary")),
        subtitle=_text(entry.get("subtitle")),
        link=_text(entry.get("link")),
        published=_text(entry.get("published")),
        updated=_text(entry.get("updated")),
        duration=_text(entry.get("itunes_duration")),
        cover=_address(entry.get("image")),
        season=_text(entry.get("itunes_season")),
        number=_text(entry.get("itunes_episode")),
        kind=_text(entry.get("itunes_episodetype")),
        explicit="yes" if entry.get("itunes_explicit") else "",
        author=_text(entry.get("author")),
        chapters_url=_text(chapters.get("url")) if isinstance(chapters, dict) else "",
    )
    if draft.link == draft.guid and "://" not in draft.link:
        draft.link = ""  # feedparser takes every GUID for an address
    for link in entry.get("links", ()):
        if link.get("rel") == "enclosure" and link.get("href"):
            size = _text(link.get("length"))
            draft.enclosures += ((_text(link["href"]), _text(link.get("type")), size),)
    if isinstance(transcript, dict) and transcript.get("url"):
        mime, language = _text(transcript.get("type")), _text(transcript.get("language"))
        draft.transcripts = ((_text(transcript["url"]), mime, language),)
    return draft


def _address(image: object) -> str:
    return _text(image.get("href")) if isinstance(image, dict) else ""


def _text(value: object) -> str:
    return _UNSTORABLE.sub("", value).strip() if isinstance(value, str) else ""
