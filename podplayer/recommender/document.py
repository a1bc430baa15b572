"""The text of an episode, as an encoder should read it: what it is about, and nothing else.

Notes of podcasts are half boilerplate: addresses, time stamps, sponsors, "rate us", and sentences
that every episode of a show repeats. All of it draws the vectors of a show's episodes together and
those of shows with one publisher, too.
"""

import re
from collections import Counter
from collections.abc import Iterable
from html import unescape

from podplayer.model.text import EpisodeText

ENOUGH_TO_COMPARE = 4
"""Episodes of a show below which nothing can be said to repeat."""
_REPEATS_FROM = 3
_REPEATS_SHARE = 0.1
_SHORT_NOTES = 160
"""Notes of fewer characters say too little: the show's own description helps."""
_DESCRIPTION_CHARACTERS = 400
_NOTES_CHARACTERS = 12_000

_HIDDEN = re.compile(r"<(script|style)\b.{0,2000}?</\1\s*>", re.IGNORECASE | re.DOTALL)
_BREAKS = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|table|blockquote|hr|section|pre)\b[^>]*>", re.IGNORECASE
)
_TAGS = re.compile(r"</?[a-z!][^>]*>", re.IGNORECASE)
_ADDRESSES = re.compile(
    r"""
    \bhttps?://\S+ | \bwww\.\S+
    | (?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.-]+
    | (?<![\w.-])(?:[a-z0-9-]{1,63}\.){1,4}
      (?:com|org|net|io|fm|co|tv|info|me|app|link|de|es|fr|uk|cn|us|eu)(?:/\S*)?(?![\w.])
    | (?<!\w)@\w{3,}
    """,
    re.IGNORECASE | re.VERBOSE,
)
_STAMPS = re.compile(r"[(\[]?\b\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?\b[)\]]?\s*[-–—:|]*")
_SPACES = re.compile(r"[^\S\n]+")
_SENTENCES = re.compile(r"\n+|(?<=[.!?…])\s+|(?<=[。！？])")
_NUMBERS = re.compile(r"\d+")
_NO_WORDS = re.compile(r"[\W\d_]+")

_NETWORKS = (
    r"(?:twitter|instagram|facebook|tiktok|linkedin|mastodon|bluesky|youtube|threads|telegram"
    r"|spotify|stitcher|overcast|pocket\ casts|(?:apple|google)\ podcasts?|itunes|discord)"
)
_BOILERPLATE = re.compile(
    rf"""
    \b(?:
      sponsor(?:ed|s|ing|en)? | promo\ ?code | coupon | discount\ code | use\ (?:the\ )?code
      | ad\ ?choices | advertising\ (?:inquir|opportunit|on)\w* | advertise\ (?:with|on)
      | privacy\ (?:policy|notice) | terms\ of\ (?:use|service) | free\ trial | \d+\ ?%\ off
      | hosted\ on | acast | megaphone\.fm | omny\ ?studio | simplecast
      | subscribe | unsubscribe | newsletter | patreon | paypal | ko-fi | buy\ me\ a\ coffee
      | support\ (?:the\ (?:show|podcast)|this|our|us) | become\ a\ (?:member|patron|supporter)
      | donate\ (?:to\ (?:us|the\ show)|at|here|now)
      | (?:leave|write)\ (?:us\ )?an?\ (?:[\w-]+\ ){{0,3}}(?:review|rating)
      | rate\ (?:us|and\ review)
      | (?:follow|find|like)\ (?:us|me|him|her|them|the\ show)\ | follow\ \w+\ on
      | join\ (?:our|the)\ {_NETWORKS} | (?:listen|watch|available)\b.{{0,30}}\ on\ {_NETWORKS}
      | {_NETWORKS}\s*(?:[:|•/]|$|(?:,|and|&|und|y|et)\s*{_NETWORKS})
      | learn\ more\ about\ your | all\ rights\ reserved | copyright\s*(?:©|\(c\)|\d)
      | get\ in\ touch
      | abonnier\w* | bewerte\w* | werbung | werbepartner\w* | rabatt\w* | gutschein\w*
      | unterstütz\w*\ (?:uns|den\ podcast|mich) | folgt?\ uns | datenschutz\w* | impressum
      | spenden?\ (?:uns|an|könnt) | spendenkonto
      | patrocin\w+ | suscr[ií]b\w+ | s[ií]guenos | código\ (?:de\ )?descuento | ap[oó]yanos
      | déjanos\ | aviso\ legal
      | abonnez | sponsoris\w+ | soutenez-nous | suivez-nous | hébergé\ par | code\ promo
      | inscreva-se | apoie\ | siga-nos | iscriviti | seguici | sostienici
    )
    | 赞助 | 订阅 | 关注我们 | 公众号 | 微博 | 微信 | 优惠码 | 听友群 | 打赏 | 商务合作
    | スポンサー | 番組への感想 | メールフォーム | ハッシュタグ | 提供しています | 구독 | 후원
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BOILERPLATE_LENGTH = 320
"""A longer sentence that names a network in passing still has something to say."""


def plain_text(html: str) -> str:
    """Notes without tags, addresses and time stamps; a line for each paragraph or list item."""
    text = _HIDDEN.sub(" ", html[: 4 * _NOTES_CHARACTERS])
    text = _TAGS.sub(" ", _BREAKS.sub("\n", text))
    # Entities last, so that an escaped "<" in the text is not taken for a tag.
    text = unescape(text).replace("\u00a0", " ").replace("\u200b", "")
    text = _STAMPS.sub(" ", _ADDRESSES.sub(" ", text))
    return _SPACES.sub(" ", text).strip()[:_NOTES_CHARACTERS]


def sentences(text: str) -> list[str]:
    """Sentences of a plain text in their order, those without any word left out."""
    parts = (part.strip() for part in _SENTENCES.split(text))
    return [part for part in parts if _NO_WORDS.sub("", part)]


def _key(sentence: str) -> str:
    """What two sentences share that differ in a number, in punctuation or in case."""
    return _NO_WORDS.sub(" ", _NUMBERS.sub("", sentence)).casefold().strip()


def repeating_sentences(notes: Iterable[str]) -> frozenset[str]:
    """Keys of the sentences that episodes of one show have in common.

    Args:
        notes: HTML notes of several episodes, the same show's.

    Returns:
        Keys for `document` and `clean_notes`.
    """
    counts: Counter[str] = Counter()
    episodes = 0
    for html in notes:
        episodes += 1
        counts.update({_key(sentence) for sentence in sentences(plain_text(html))})
    if episodes < ENOUGH_TO_COMPARE:
        return frozenset()
    threshold = max(_REPEATS_FROM, round(_REPEATS_SHARE * episodes))
    return frozenset(key for key, count in counts.items() if count >= threshold)


def _is_boilerplate(sentence: str) -> bool:
    return len(sentence) <= _BOILERPLATE_LENGTH and _BOILERPLATE.search(sentence) is not None


def clean_notes(html: str, *, repeating: frozenset[str] = frozenset()) -> str:
    """What of the notes is about the episode, as one line of sentences."""
    kept: list[str] = []
    seen: set[str] = set()
    for sentence in sentences(plain_text(html)):
        key = _key(sentence)
        if key in seen or key in repeating or _is_boilerplate(sentence):
            continue
        seen.add(key)
        kept.append(sentence)
    return " ".join(kept)


def document(text: EpisodeText, *, repeating: frozenset[str] = frozenset()) -> str:
    """The document of one episode: title first, then what it is about, then whose it is.

    Args:
        text: the words of the episode.
        repeating: what repeating_sentences found in its show, and in the descriptions of all
            shows, where a publisher says the same of each.
    """
    longer = max(text.notes, text.summary, key=len)
    notes = clean_notes(longer, repeating=repeating) or clean_notes(text.summary)
    parts = [text.title, notes]
    if len(notes) < _SHORT_NOTES:
        parts.append(_first_sentences(clean_notes(text.podcast_description, repeating=repeating)))
    parts += [text.podcast_title, ", ".join(text.categories), ", ".join(text.people)]
    return " ".join(_closed(part) for part in map(_one_line, parts) if part)


def _first_sentences(text: str) -> str:
    taken: list[str] = []
    for sentence in sentences(text):
        if taken and sum(map(len, taken)) + len(sentence) > _DESCRIPTION_CHARACTERS:
            break
        taken.append(sentence)
    return " ".join(taken)[: 2 * _DESCRIPTION_CHARACTERS]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _closed(part: str) -> str:
    return part if part[-1] in ".!?…。！？" else part + "."
