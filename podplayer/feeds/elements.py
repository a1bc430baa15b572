"""Which element of RSS, Atom or an extension fills which field of a draft.

Two tables, one for items and one for the head of a feed: canonical name to a small function.
"""

from collections.abc import Callable
from functools import lru_cache

from lxml import etree

from podplayer.feeds.drafts import EpisodeDraft, FeedDraft
from podplayer.feeds.namespaces import canonical

Element = etree._Element  # noqa: SLF001 - lxml has no public name for it
ItemRule = Callable[[EpisodeDraft, Element], None]
FeedRule = Callable[[FeedDraft, Element], None]


def text_of(element: Element) -> str:
    """The text; with markup if the element holds XHTML in place of escaped HTML."""
    if len(element):
        inner = [element.text or ""]
        inner += [_serialised(child) for child in element]
        return "".join(inner).strip()
    return (element.text or "").strip()


def _serialised(child: Element) -> str:
    if not canonical(child.tag):
        return child.tail or ""  # a comment or an entity
    return str(etree.tostring(child, encoding="unicode", method="html"))


def _fill(name: str) -> ItemRule:
    """The first element with text wins."""

    def rule(draft: EpisodeDraft, element: Element) -> None:
        if not getattr(draft, name):
            setattr(draft, name, text_of(element))

    return rule


def _link(draft: EpisodeDraft, element: Element) -> None:
    href = element.get("href")
    if href is None:
        draft.link = draft.link or text_of(element)
        return
    rel = element.get("rel", "alternate")
    if rel == "enclosure":
        _add_enclosure(draft, href, element.get("type"), element.get("length"))
    elif rel == "alternate":
        draft.link = draft.link or href.strip()


def _guid(draft: EpisodeDraft, element: Element) -> None:
    draft.guid = draft.guid or text_of(element)
    is_address = draft.guid.startswith(("http://", "https://"))
    if is_address and element.get("isPermaLink", "true").lower() == "true" and not draft.link:
        draft.link = draft.guid


def _enclosure(draft: EpisodeDraft, element: Element) -> None:
    url = element.get("url") or element.get("href")
    if url:
        _add_enclosure(draft, url, element.get("type"), element.get("length"))


def _add_enclosure(draft: EpisodeDraft, url: str, mime: str | None, size: str | None) -> None:
    draft.enclosures += ((url, mime or "", size or ""),)


def _media_content(draft: EpisodeDraft, element: Element) -> None:
    url = element.get("url")
    mime = element.get("type") or f"{element.get('medium', '')}/"
    if url and mime.startswith(("audio/", "video/")):
        _add_enclosure(draft, url, element.get("type"), element.get("fileSize"))
        draft.duration = draft.duration or element.get("duration", "")
    _inside(draft, element)


def _inside(draft: EpisodeDraft, element: Element) -> None:
    """media:group and media:content hold more of the same."""
    for child in element:
        rule = ITEM_RULES.get(canonical(child.tag))
        if rule is not None:
            rule(draft, child)


def _cover(draft: EpisodeDraft, element: Element) -> None:
    draft.cover = draft.cover or _image_address(element)


def _thumbnail(draft: EpisodeDraft, element: Element) -> None:
    draft.cover = draft.cover or element.get("url", "")


def _image_address(element: Element) -> str:
    address = element.get("href") or element.get("url")
    if address is None:
        inner = element.find("{*}url")
        address = text_of(inner if inner is not None else element)
    return address.strip()


def _srcset(element: Element) -> str:
    """The last, largest picture of podcast:images."""
    choices = (element.get("srcset") or element.get("href") or "").split(",")
    return choices[-1].strip().partition(" ")[0]


def _podcast_image(draft: EpisodeDraft, element: Element) -> None:
    draft.cover = draft.cover or _srcset(element)


def _content(draft: EpisodeDraft, element: Element) -> None:
    source = element.get("src")
    mime = element.get("type", "")
    if source and mime.startswith(("audio/", "video/")):
        _add_enclosure(draft, source, mime, None)
    draft.content = draft.content or text_of(element)


def _chapters_link(draft: EpisodeDraft, element: Element) -> None:
    draft.chapters_url = draft.chapters_url or element.get("url", "")


def _simple_chapters(draft: EpisodeDraft, element: Element) -> None:
    found = []
    for child in element:
        if canonical(child.tag).endswith(":chapter"):
            get = child.get
            start, title = get("start", ""), get("title", "")
            found.append((start, title, get("href", ""), get("image", "")))
    draft.chapters += tuple(found)


def _transcript(draft: EpisodeDraft, element: Element) -> None:
    url = element.get("url")
    if url:
        mime, language = element.get("type", ""), element.get("language", "")
        draft.transcripts += ((url, mime, language),)


def _person(draft: EpisodeDraft | FeedDraft, element: Element) -> None:
    name = text_of(element)
    if name:
        get = element.get
        draft.people += ((name, get("role", "host"), get("href", ""), get("img", "")),)


def _soundbite(draft: EpisodeDraft, element: Element) -> None:
    start, length = element.get("startTime", ""), element.get("duration", "")
    draft.soundbites += ((start, length, text_of(element)),)


def _author(draft: EpisodeDraft | FeedDraft, element: Element) -> None:
    if not draft.author:
        name = element.find("{*}name")
        draft.author = text_of(name if name is not None else element)


def _override(name: str) -> ItemRule:
    """An extension that says more exactly what another element says loosely."""

    def rule(draft: EpisodeDraft, element: Element) -> None:
        setattr(draft, name, text_of(element) or getattr(draft, name))

    return rule


_ITEM_TEXTS = {
    "title": "title atom:title dc:title",
    "other_title": "itunes:title media:title googleplay:title",
    "content": "content:encoded xhtml:body xhtml:div",
    "description": "description atom:summary dc:description media:description fullitem",
    "long_summary": "itunes:summary googleplay:description itunes:description",
    "subtitle": "itunes:subtitle podcast:subtitle",
    "published": "pubdate atom:published atom:issued dc:date dcterms:issued dcterms:created",
    "updated": "atom:updated atom:modified dcterms:modified atom:created lastbuilddate",
    "duration": "itunes:duration googleplay:duration duration",
    "kind": "itunes:episodetype",
    "explicit": "itunes:explicit googleplay:explicit",
    "language": "dc:language language",
}
ITEM_RULES: dict[str, ItemRule] = {
    name: _fill(field) for field, names in _ITEM_TEXTS.items() for name in names.split()
} | {
    "guid": _guid,
    "atom:id": _guid,
    "dc:identifier": _guid,
    "link": _link,
    "atom:link": _link,
    "enclosure": _enclosure,
    "media:content": _media_content,
    "media:group": _inside,
    "media:thumbnail": _thumbnail,
    "itunes:image": _cover,
    "googleplay:image": _cover,
    "image": _cover,
    "podcast:images": _podcast_image,
    "podcast:image": _podcast_image,
    "atom:content": _content,
    "itunes:season": _fill("season"),
    "itunes:episode": _fill("number"),
    "podcast:season": _fill("season"),
    "podcast:episode": _override("number"),
    "podcast:chapters": _chapters_link,
    "psc:chapters": _simple_chapters,
    "podcast:transcript": _transcript,
    "podcast:person": _person,
    "podcast:soundbite": _soundbite,
    "itunes:author": _author,
    "dc:creator": _author,
    "author": _author,
    "atom:author": _author,
}


@lru_cache(maxsize=4096)
def _rule_of(tag: object) -> ItemRule | None:
    return ITEM_RULES.get(canonical(tag))


def read_item(element: Element) -> EpisodeDraft:
    """Everything that one item says."""
    draft = EpisodeDraft()
    rule_of = _rule_of
    for child in element:
        rule = rule_of(child.tag)
        if rule is not None:
            rule(draft, child)
    if not draft.guid:
        about = element.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about")
        draft.guid = (about or "").strip()
    return draft
