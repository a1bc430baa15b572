"""JSON Feed 1.0 and 1.1."""

import json
import re
from typing import Any

from podplayer.feeds.drafts import EpisodeDraft, FeedDraft
from podplayer.feeds.xml_reader import NoFeedError, NotWellFormedError
from podplayer.model.sentence import say

_MAX_ITEMS = 50_000
_MOST_TAGS = 50
# A lone surrogate is allowed in JSON's escapes and can be encoded nowhere; NUL ends strings in C.
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def read_json(body: bytes) -> FeedDraft:
    """Read a JSON Feed.

    Raises:
        NotWellFormedError: no JSON.
        NoFeedError: JSON of another kind.
    """
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotWellFormedError(str(error)) from error
    is_feed = isinstance(data, dict) and (
        "jsonfeed.org" in _text(data.get("version")) or isinstance(data.get("items"), list)
    )
    if not is_feed:
        raise NoFeedError(say("this is JSON, but no feed"))
    return _read(data)


def _read(data: dict[str, Any]) -> FeedDraft:
    draft = FeedDraft(
        title=_text(data.get("title")),
        link=_text(data.get("home_page_url")),
        description=_text(data.get("description")),
        language=_text(data.get("language")),
        cover=_text(data.get("icon")),
        other_cover=_text(data.get("favicon")),
        next_page_url=_text(data.get("next_url")),
        complete="yes" if data.get("expired") is True else "",
        author=_author(data),
    )
    items = data.get("items")
    for item in (items if isinstance(items, list) else [])[:_MAX_ITEMS]:
        if isinstance(item, dict):
            draft.items.append(_item(item))
    return draft


def _item(item: dict[str, Any]) -> EpisodeDraft:
    draft = EpisodeDraft(
        guid=_text(item.get("id")),
        title=_text(item.get("title")),
        content=_text(item.get("content_html")) or _text(item.get("content_text")),
        long_summary=_text(item.get("summary")),
        link=_text(item.get("url")) or _text(item.get("external_url")),
        published=_text(item.get("date_published")),
        updated=_text(item.get("date_modified")),
        cover=_text(item.get("image")) or _text(item.get("banner_image")),
        language=_text(item.get("language")),
        author=_author(item),
        extras=tuple(("tag", {}, _text(tag)) for tag in _list(item.get("tags"))[:_MOST_TAGS]),
    )
    attachments = item.get("attachments")
    for part in attachments if isinstance(attachments, list) else ():
        if isinstance(part, dict) and _text(part.get("url")):
            size = _text(part.get("size_in_bytes"))
            draft.enclosures += ((_text(part["url"]), _text(part.get("mime_type")), size),)
            draft.duration = draft.duration or _text(part.get("duration_in_seconds"))
    return draft


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _author(data: dict[str, Any]) -> str:
    authors = data.get("authors")
    first = authors[0] if isinstance(authors, list) and authors else data.get("author")
    return _text(first.get("name")) if isinstance(first, dict) else ""


def _text(value: object) -> str:
    """A string or a number as text; anything else is nothing."""
    if isinstance(value, str):
        return _UNSTORABLE.sub("", value).strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return ""
