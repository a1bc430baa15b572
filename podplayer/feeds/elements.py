"""Which element of RSS, Atom or an extension fills which field of a draft.

Two tables, one for items and one for the head of a feed: canonical name to a small function.
"""

from collections.abc import Callable
from itertools import islice

from lxml import etree

from podplayer.feeds.addresses import is_media_file
from podplayer.feeds.drafts import EpisodeDraft, FeedDraft
from podplayer.feeds.extras import RawExtra
from podplayer.feeds.namespaces import canonical

Element = etree._Element  # noqa: SLF001 - lxml has no public name for it
_MOST_CHILDREN = 50
ItemRule = Callable[[EpisodeDraft, Element], None]
FeedRule = Callable[[FeedDraft, Element], None]
_Step = str | ItemRule | None
"""The field that the text fills where it is empty, or a function, or nothing."""


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
    get = element.get
    url = get("url") or get("href") or text_of(element)
    if url:
        draft.enclosures += ((url, get("type", ""), get("length", "")),)


def _add_enclosure(draft: EpisodeDraft, url: str, mime: str | None, size: str | None) -> None:
    draft.enclosures += ((url, mime or "", size or ""),)


def _media_content(draft: EpisodeDraft, element: Element) -> None:
    url = element.get("url")
    mime = element.get("type") or f"{element.get('medium', '')}/"
    if url and (mime.startswith(("audio/", "video/")) or (mime == "/" and is_media_file(url))):
        _add_enclosure(draft, url, element.get("type"), element.get("fileSize"))
        draft.duration = draft.duration or element.get("duration", "")
    _inside(draft, element)


def _inside(draft: EpisodeDraft, element: Element) -> None:
    """media:group and media:content hold more of the same."""
    for child in element:
        _take(draft, child, ITEM_RULES.get(canonical(child.tag)))


def _take(draft: EpisodeDraft, element: Element, step: _Step) -> None:
    if step is None:
        return
    if not isinstance(step, str):
        step(draft, element)
    elif not getattr(draft, step):
        setattr(draft, step, text_of(element))


def _cover(draft: EpisodeDraft, element: Element) -> None:
    draft.cover = draft.cover or _image_address(element)


def _thumbnail(draft: EpisodeDraft, element: Element) -> None:
    draft.cover = draft.cover or element.get("url", "")


def _image_address(element: Element) -> str:
    address = element.get("href") or element.get("url")
    if address is None:
        inner = element.find("{*}url") if len(element) else None
        address = text_of(inner if inner is not None else element)
    return address.strip()


def largest_image(element: Element) -> str:
    """The widest picture of podcast:images, or the one of podcast:image."""
    best, widest = "", -1
    # A comma may be part of an address; between two of them stands one with white space.
    for choice in (element.get("srcset") or element.get("href") or "").split(", "):
        address, _, width = choice.strip().rstrip(",").partition(" ")
        number = width.strip().rstrip("wx").partition(".")[0]
        size = int(number) if number.isascii() and number.isdigit() else 0
        if address and size >= widest:
            best, widest = address, size
    return best


def _podcast_image(draft: EpisodeDraft, element: Element) -> None:
    draft.cover = draft.cover or largest_image(element)


def gather(draft: EpisodeDraft | FeedDraft, element: Element, *, prefix: str = "") -> None:
    """Keep a rarer element, and its children, as they stand; `feeds.extras` knows them.

    Args:
        draft: where they are added.
        element: the outer one.
        prefix: put before the names of the children.
    """
    name = canonical(element.tag)
    own: RawExtra = (name, _attributes(element), (element.text or "").strip())
    inner = tuple(
        (prefix + canonical(child.tag), _attributes(child), (child.text or "").strip())
        for child in islice(element, _MOST_CHILDREN)
    )
    draft.extras += (own, *inner)


def _attributes(element: Element) -> dict[str, str]:
    return {str(name).rpartition("}")[2]: str(value) for name, value in element.items()}


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
        draft.author = text_of(_named(element))


def _contributor(draft: EpisodeDraft, element: Element) -> None:
    name = text_of(_named(element))
    if name:
        draft.people += ((name, "contributor", "", ""),)


def _named(element: Element) -> Element:
    """The name inside a person of Atom; RSS writes it into the element itself."""
    if not len(element):
        return element
    name = element.find("{*}name")
    return element if name is None else name


def _season(draft: EpisodeDraft, element: Element) -> None:
    """Its number, and its name, which only this one has."""
    draft.season = draft.season or text_of(element)
    if element.get("name"):
        gather(draft, element)


def _override(name: str) -> ItemRule:
    """An extension that says more exactly what another element says loosely."""

    def rule(draft: EpisodeDraft, element: Element) -> None:
        setattr(draft, name, text_of(element) or getattr(draft, name))

    return rule


_ITEM_TEXTS = {
    "title": "title atom:title dc:title",
    "other_title": "itunes:title media:title googleplay:title",
    "identifier": "dc:identifier",
    "content": "content:encoded xhtml:body xhtml:div",
    "description": "description summary atom:summary dc:description media:description fullitem",
    "long_summary": "itunes:summary googleplay:description itunes:description",
    "subtitle": "itunes:subtitle podcast:subtitle",
    "published": (
        "pubdate published atom:published atom:issued dc:date dcterms:issued dcterms:created"
    ),
    "updated": (
        "updated modified atom:updated atom:modified dcterms:modified atom:created lastbuilddate"
    ),
    "duration": "itunes:duration googleplay:duration duration",
    "season": "itunes:season",
    "number": "itunes:episode",
    "kind": "itunes:episodetype",
    "explicit": "itunes:explicit googleplay:explicit",
    "language": "dc:language language",
}
_GATHERED = (
    "podcast:location podcast:license podcast:alternateenclosure podcast:socialinteract "
    "podcast:value creativecommons:license itunes:keywords media:keywords category atom:category "
    "dc:subject itunes:category"
)
ITEM_RULES: dict[str, str | ItemRule] = {
    name: field for field, names in _ITEM_TEXTS.items() for name in names.split()
} | {
    "guid": _guid,
    "atom:id": _guid,
    "id": _guid,  # Atom that forgot its namespace
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
    "content": _content,
    "podcast:episode": _override("number"),
    "podcast:season": _season,
    "podcast:chapters": _chapters_link,
    "psc:chapters": _simple_chapters,
    "podcast:transcript": _transcript,
    "podcast:person": _person,
    "podcast:soundbite": _soundbite,
    "itunes:author": _author,
    "googleplay:author": _author,
    "dc:creator": _author,
    "author": _author,
    "atom:author": _author,
    "dc:contributor": _contributor,
    "atom:contributor": _contributor,
}
ITEM_RULES.update(dict.fromkeys(_GATHERED.split(), gather))


class ItemReader:
    """Reads the items of one feed; what each of its tags means is looked up once."""

    def __init__(self) -> None:
        self._steps = _Steps()

    def read(self, element: Element) -> EpisodeDraft:
        """Everything that one item says."""
        draft = EpisodeDraft()
        steps = self._steps
        for child in element:
            step = steps[child.tag]
            if step is None:
                continue
            if step.__class__ is str:  # in line: this runs for fifteen elements of every item
                if not getattr(draft, step):
                    text = child.text if not len(child) else text_of(child)
                    if text:
                        setattr(draft, step, text.strip())
            else:
                step(draft, child)  # type: ignore[operator]
        return _identified(draft, element)


class _Steps(dict[object, _Step]):
    """Tag to step, filled as tags come up; lives as long as one feed is read."""

    def __missing__(self, tag: object) -> _Step:
        step = self[tag] = ITEM_RULES.get(canonical(tag))
        return step


def _identified(draft: EpisodeDraft, element: Element) -> EpisodeDraft:
    """RSS 1.0 names an item by an attribute."""
    if not draft.guid:
        about = element.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about")
        draft.guid = (about or draft.identifier).strip()
    return draft
