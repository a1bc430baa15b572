"""Which element in the head of a feed fills which field."""

from podplayer.feeds.drafts import FeedDraft
from podplayer.feeds.elements import Element, FeedRule, gather, largest_image, text_of
from podplayer.feeds.namespaces import canonical


def _fill(name: str) -> FeedRule:
    """The first element with text wins."""

    def rule(draft: FeedDraft, element: Element) -> None:
        if not getattr(draft, name):
            setattr(draft, name, text_of(element))

    return rule


def _link(draft: FeedDraft, element: Element) -> None:
    href = element.get("href")
    if href is None:
        draft.link = draft.link or text_of(element)
        return
    rel = element.get("rel", "alternate")
    if rel in ("next", "prev-archive"):  # RFC 5005: pages, or archives from new to old
        draft.next_page_url = draft.next_page_url or href.strip()
    elif rel == "payment":
        draft.funding.append((href, element.get("title") or ""))
    elif rel == "alternate":
        draft.link = draft.link or href.strip()


def _category(draft: FeedDraft, element: Element) -> None:
    name = element.get("text") or element.get("term") or element.get("label") or ""
    if not name and not len(element):
        name = text_of(element)
    name = " ".join(name.split())
    if name and name not in draft.categories:
        draft.categories.append(name)
    for child in element:
        if canonical(child.tag).endswith(":category"):
            _category(draft, child)


def _cover(draft: FeedDraft, element: Element) -> None:
    draft.cover = draft.cover or (element.get("href") or text_of(element)).strip()


def _plain_image(draft: FeedDraft, element: Element) -> None:
    """RSS's own <image><url>: often a small banner, so any other picture goes first."""
    inner = element.find("{*}url")
    address = element.get("href") or text_of(inner if inner is not None else element)
    draft.other_cover = draft.other_cover or address.strip()


def _widest(draft: FeedDraft, element: Element) -> None:
    draft.cover = draft.cover or largest_image(element)


def _podroll(draft: FeedDraft, element: Element) -> None:
    for child in element:
        if canonical(child.tag) == "podcast:remoteitem":
            gather(draft, child)


def _apart(draft: FeedDraft, element: Element) -> None:
    """With its children under its own name: a live show's title or place is not the show's."""
    gather(draft, element, prefix=f"{canonical(element.tag)}/")


def _thumbnail(draft: FeedDraft, element: Element) -> None:
    draft.other_cover = draft.other_cover or element.get("url", "")


def _author(draft: FeedDraft, element: Element) -> None:
    if not draft.author:
        name = element.find("{*}name")
        draft.author = text_of(name if name is not None else element)


def _owner(draft: FeedDraft, element: Element) -> None:
    name = element.find("{*}name")
    if name is not None:
        draft.owner = draft.owner or text_of(name)


def _person(draft: FeedDraft, element: Element) -> None:
    name = text_of(element)
    if name:
        get = element.get
        draft.people += ((name, get("role", "host"), get("href", ""), get("img", "")),)


def _funding(draft: FeedDraft, element: Element) -> None:
    url = element.get("url") or element.get("href")
    if url:
        draft.funding.append((url, text_of(element)))


_HEAD_TEXTS = {
    "title": "title atom:title dc:title itunes:title googleplay:title",
    "guid": "podcast:guid",
    "description": "description atom:subtitle atom:tagline dc:description googleplay:description",
    "long_summary": "itunes:summary",
    "subtitle": "itunes:subtitle",
    "language": "language dc:language atom:language",
    "new_feed_url": "itunes:new-feed-url itunes:new_feed_url",
    "kind": "itunes:type",
    "complete": "itunes:complete",
    "blocked": "itunes:block googleplay:block",
}
_HEAD_RULES: dict[str, FeedRule] = {
    name: _fill(field) for field, names in _HEAD_TEXTS.items() for name in names.split()
} | {
    "link": _link,
    "atom:link": _link,
    "itunes:category": _category,
    "googleplay:category": _category,
    "category": _category,
    "atom:category": _category,
    "media:category": _category,
    "itunes:image": _cover,
    "googleplay:image": _cover,
    "podcast:image": _widest,
    "podcast:images": _widest,
    "image": _plain_image,
    "atom:logo": _plain_image,
    "atom:icon": _plain_image,
    "media:thumbnail": _thumbnail,
    "itunes:author": _author,
    "googleplay:author": _author,
    "atom:author": _author,
    "dc:creator": _author,
    "author": _author,
    "managingeditor": _author,
    "itunes:owner": _owner,
    "podcast:person": _person,
    "podcast:funding": _funding,
    "rawvoice:donate": _funding,
    "podcast:podroll": _podroll,
    "podcast:liveitem": _apart,
    "podcast:publisher": _apart,
}
_GATHERED = (
    "podcast:location podcast:license podcast:medium podcast:trailer podcast:socialinteract "
    "podcast:remoteitem podcast:updatefrequency podcast:value podcast:chat podcast:txt "
    "podcast:block podcast:locked podcast:podping creativecommons:license copyright dc:rights "
    "atom:rights media:copyright itunes:explicit googleplay:explicit"
)
_HEAD_RULES.update(dict.fromkeys(_GATHERED.split(), gather))
# What a person set for podcast apps comes before what a blog engine wrote for readers.
_FIRST = ("itunes:author", "itunes:image")


def read_head(draft: FeedDraft, element: Element) -> None:
    """Add what the children of <channel>, <feed> or <rdf:RDF> say; items are not looked at."""
    children = [(name, child) for child in element if (name := canonical(child.tag)) in _HEAD_RULES]
    children.sort(key=lambda pair: pair[0] not in _FIRST)
    for name, child in children:
        _HEAD_RULES[name](draft, child)
    language = element.get("{http://www.w3.org/XML/1998/namespace}lang")
    draft.language = draft.language or (language or "")
