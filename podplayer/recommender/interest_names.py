"""What an interest is called: the feeds' own subject and a word, two words, or its show."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from podplayer.recommender.keywords import tokens
from podplayer.recommender.naming import IN_NAME, as_written, in_own_words

MOSTLY = 0.75
"""Share of an interest's episodes that a subject or a show must hold to stand for it."""
SHOWN_WORDS = 5
_SHORT = 2
BROAD = frozenset(
    (
        "Arts",
        "Business",
        "Comedy",
        "Education",
        "Fiction",
        "Games & Hobbies",
        "Government",
        "Government & Organizations",
        "Health",
        "Health & Fitness",
        "History",
        "Kids & Family",
        "Leisure",
        "Music",
        "News",
        "News & Politics",
        "Religion & Spirituality",
        "Science",
        "Science & Medicine",
        "Society & Culture",
        "Sports",
        "Sports & Recreation",
        "Technology",
        "True Crime",
        "TV & Film",
    )
)
"""Subjects of podcast directories that have others below them, today's and those of before 2019."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowFacts:
    """What a show's feed says of it."""

    title: str
    categories: Sequence[str]


class InterestNamer:
    """Names the interests of one listener, the weightiest first: no name is given twice."""

    def __init__(self, *, shows: Mapping[int, ShowFacts]) -> None:
        self._shows = shows
        self._taken: set[str] = set()
        self._count = 0

    def called(
        self, keywords: Sequence[str], *, texts: Sequence[str], shows: Sequence[int]
    ) -> tuple[str, list[str]]:
        """The name of the next interest, and its words as the episodes write them.

        Args:
            keywords: most telling first.
            texts: of its episodes, the title in the first line.
            shows: of its episodes, one each.
        """
        self._count += 1
        facts = [self._shows[one] for one in shows if one in self._shows]
        subject, title = _subject(facts), _title(facts)
        own = in_own_words(keywords, texts)
        written = as_written(keywords, texts)
        phrases = [word for word in keywords if word not in own]
        ordered = _best_first(own, texts) + _best_first(phrases, texts)
        words = _said_once(written[word] for word in ordered)
        # A phrase names only what has no other name.
        naming = {written[word] for word in (own if own or subject or title else keywords)}
        free = [
            word
            for word in words
            if word in naming - self._taken and word.lower() not in subject.lower()
        ]
        parts = [*([subject] if subject else []), *free][:IN_NAME]
        if len(parts) < IN_NAME and title and title not in self._taken:
            parts = [*([subject] if subject else []), title]
        self._taken.update(part for part in parts if part != subject)
        return ", ".join(parts) or f"interest {self._count}", words[:SHOWN_WORDS]


def _said_once(words: Iterable[str]) -> list[str]:
    """Without parts of what is said already, and two small letters, which are no abbreviation."""
    kept: list[str] = []
    for word in words:
        is_short = len(word) <= _SHORT and word.isascii() and word.islower()
        if not is_short and not any(word in other or other in word for other in kept):
            kept.append(word)
    return kept


def _best_first(words: Sequence[str], texts: Sequence[str]) -> list[str]:
    """Words of episodes' titles before what is said in notes alone, where advertisements stand."""
    said = {word for text in texts for word in tokens(text.split("\n", 1)[0])}
    return sorted(words, key=lambda word: word not in said)


def _subject(facts: Sequence[ShowFacts]) -> str:
    """The subject that most episodes' shows give themselves, the narrowest; empty without one."""
    counts: Counter[str] = Counter()
    for show in facts:
        counts.update(list(dict.fromkeys(_first_subject(show.categories))))
    held = [name for name, count in counts.items() if count >= MOSTLY * len(facts)]
    return min(held, key=lambda name: name in BROAD, default="")


def _first_subject(categories: Sequence[str]) -> Sequence[str]:
    """The show's main subject and what lies below it: others follow that fit less."""
    ends = [place for place, name in enumerate(categories) if place and name in BROAD]
    return categories[: ends[0]] if ends else categories


def _title(facts: Sequence[ShowFacts]) -> str:
    counts = Counter(show.title for show in facts)
    title, count = max(counts.items(), key=lambda one: one[1], default=("", 0))
    return title if count >= MOSTLY * len(facts) else ""
