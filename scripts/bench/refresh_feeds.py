"""Makes feeds of the shape and size of real ones (about 3.9 KB an episode), the same every time.

Show notes twice (description and content:encoded), the itunes: tags, podcast: chapters,
transcript and person, an enclosure. The words are random, so compression and search behave
differently from real feeds; parsing and storing do not.
"""

import random
from collections.abc import Iterator
from email.utils import formatdate
from html import escape
from pathlib import Path

_VOCABULARY = (
    "the of and to in a is that for it as was with be by on not he his but at are this have from "
    "or had an they which one you were all her she there would their we him been has when who "
    "more if out so up said what its about than into them can only other time new some could "
    "may first then do any like my now over such our man me even most made after also did many "
    "people how little good world make very year still see own work men day get here old life "
    "podcast interview science history guest episode economics climate engineer orchestra "
    "football election recipe algorithm galaxy therapy startup novel database guitar medicine "
    "ocean language design crime detective neuroscience architecture parenting comedy "
    "mythology volcano satellite quantum garden bicycle coffee cinema theatre poetry"
)
_WORDS = _VOCABULARY.split()
_DAY = 86_400
_NEWEST = 1_700_000_000


def _sentence(rng: random.Random, least: int = 6, most: int = 18) -> str:
    words = [rng.choice(_WORDS) for _ in range(rng.randint(least, most))]
    return " ".join(words).capitalize() + "."


def _paragraph(rng: random.Random, sentences: int) -> str:
    return " ".join(_sentence(rng) for _ in range(sentences))


def _notes(rng: random.Random, guid: str) -> tuple[str, str]:
    first, second = _paragraph(rng, rng.randint(2, 5)), _paragraph(rng, rng.randint(2, 6))
    links = "".join(
        f'<li><a href="https://example.org/{rng.getrandbits(40):x}?utm_source=pod&amp;x={n}" '
        f'rel="nofollow">{_sentence(rng, 2, 5)}</a></li>'
        for n in range(rng.randint(2, 6))
    )
    return first, (
        f"<p>{first}</p><p><strong>{_sentence(rng, 3, 6)}</strong> {second}</p><ul>{links}</ul>"
        f'<p>Support us &amp; more: <a href="https://example.org/s/{guid}">here</a> — “thanks”.</p>'
    )


def item(rng: random.Random, number: int, total: int) -> str:
    """One episode."""
    title = escape(_sentence(rng, 4, 9)[:-1])
    guid = f"{rng.getrandbits(128):032x}"
    first, notes = _notes(rng, guid)
    seconds = rng.randint(900, 7200)
    length = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return f"""    <item>
      <title>{title}</title>
      <itunes:title>{title}</itunes:title>
      <link>https://example.org/show/{guid}</link>
      <guid isPermaLink="false">{guid}</guid>
      <pubDate>{formatdate(_NEWEST - (total - number) * _DAY * 3)}</pubDate>
      <description><![CDATA[{notes}]]></description>
      <content:encoded><![CDATA[{notes}]]></content:encoded>
      <itunes:summary>{escape(first)}</itunes:summary>
      <itunes:author>Host Name</itunes:author>
      <itunes:duration>{length}</itunes:duration>
      <itunes:image href="https://cdn.example.org/img/{guid}.jpg"/>
      <itunes:episodeType>full</itunes:episodeType>
      <itunes:season>{number // 50 + 1}</itunes:season>
      <itunes:episode>{number % 50 + 1}</itunes:episode>
      <itunes:explicit>false</itunes:explicit>
      <podcast:chapters url="https://cdn.example.org/ch/{guid}.json" type="application/json"/>
      <podcast:transcript url="https://cdn.example.org/tr/{guid}.vtt" type="text/vtt"/>
      <podcast:person role="guest" href="https://example.org/p/{number}">
        Guest {number}</podcast:person>
      <enclosure url="https://cdn.example.org/media/{guid}.mp3"
        length="{seconds * 16000}" type="audio/mpeg"/>
    </item>
"""


def feed(episodes: int, seed: int) -> str:
    """A whole feed, newest episode first."""
    rng = random.Random(seed)
    head = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:podcast="https://podcastindex.org/namespace/1.0">
  <channel>
    <title>Show {seed} {_sentence(rng, 2, 4)}</title>
    <link>https://example.org/show/{seed}</link>
    <language>en</language>
    <description><![CDATA[<p>{_paragraph(rng, 4)}</p>]]></description>
    <itunes:author>Network {seed % 17}</itunes:author>
    <itunes:image href="https://cdn.example.org/show/{seed}.jpg"/>
    <itunes:category text="Technology"><itunes:category text="Tech News"/></itunes:category>
    <itunes:type>episodic</itunes:type>
    <podcast:guid>{rng.getrandbits(128):032x}</podcast:guid>
    <podcast:funding url="https://example.org/fund">Support</podcast:funding>
"""
    items = "".join(item(rng, number, episodes) for number in range(episodes, 0, -1))
    return f"{head}{items}  </channel>\n</rss>\n"


def with_new_episode(text: str, seed: int) -> str:
    """The same feed a week later: one episode more, one title corrected."""
    rng = random.Random(seed + 1_000_000)
    at = text.index("    <item>")
    corrected = text[at:].replace("<title>", "<title>Corrected: ", 1)
    return text[:at] + item(rng, 1_000, 1_000) + corrected


def write_library(folder: Path, *, shows: int, least: int, most: int) -> Iterator[tuple[Path, int]]:
    """Write that many feeds; yields each file with its number of episodes."""
    rng = random.Random(1)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(shows):
        episodes = rng.randint(least, most)
        path = folder / f"feed-{number:04d}.xml"
        path.write_text(feed(episodes, number), encoding="utf-8")
        yield path, episodes
