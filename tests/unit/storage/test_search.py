import pytest
from factories import NOW, parsed_episode

from podplayer.model.feed import ConditionalState, ParsedFeed
from podplayer.model.text import FoundIn
from podplayer.storage.highlight import marked, pattern_of, snippet
from podplayer.storage.marks import EpisodeMarks, ShowMarks
from podplayer.storage.search import Search

SHOWS = {
    "Ground Truth": {
        "Rivers of ice": "<p>A glacier</p>",
        "The deep time of rivers": "<p>Deltas, “silt”</p>",
        "Salt": "<p>Old rivers dried up and left it. " + "Filler. " * 60 + "Éclair.</p>",
        "Riverside talk": "<p>On a bench</p>",
    },
    "River Radio": {"Evening news": "<p>Weather and more</p>"},
    "慢读": {"苏轼在黄州": "<p>他写下了赤壁赋 &amp; more</p>"},
}


@pytest.fixture
def search(db, podcasts):
    for number, (title, items) in enumerate(SHOWS.items()):
        feed = ParsedFeed(
            title=title,
            author="Ana Ruiz" if title == "Ground Truth" else "",
            episodes=[
                parsed_episode(f"{number}-{place}", title=name, notes=notes)
                for place, (name, notes) in enumerate(items.items())
            ],
        )
        podcasts.add(f"https://{number}.example/", feed, state=ConditionalState(), now=NOW)
    return Search(db)


@pytest.fixture
def titles(search, episodes):
    def find(text, **options):
        hits = search.episodes(text, **options)
        return [row.title for row in episodes.by_ids([hit.episode_id for hit in hits])]

    return find


def test_titles_come_before_shows_and_shows_before_notes(search, titles):
    assert titles("river") == [
        "Rivers of ice",
        "Riverside talk",
        "The deep time of rivers",
        "Evening news",
        "Salt",
    ]
    assert search.episodes("river")[3].snippet == "\x02River\x03 Radio"
    places = [hit.found_in for hit in search.episodes("river")]
    assert places == [FoundIn.TITLE] * 3 + [FoundIn.SHOW, FoundIn.NOTES]
    scores = [hit.score for hit in search.episodes("river")]
    assert scores == sorted(scores, reverse=True)


def test_what_was_typed_word_for_word_comes_before_scattered_words(titles):
    assert titles("of rivers") == ["The deep time of rivers", "Rivers of ice"]


def test_every_keystroke_finds_the_title(titles):
    for end in range(1, len("the deep time") + 1):
        assert "The deep time of rivers" in titles("the deep time"[:end])


def test_a_page_is_no_longer_than_asked(titles):
    assert titles("river", limit=2) == ["Rivers of ice", "Riverside talk"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("赤壁", ["苏轼在黄州"]), ("州黄", []), ("eclair", ["Salt"]), ("silt deltas",
      ["The deep time of rivers"]), ('" OR *', []), ("", []), ("-", []), ("rivers NOT deep", []),
     ("ground salt", ["Salt"]), ("title:salt", []), ("NEAR(a b)", [])],
)  # fmt: skip
def test_nothing_that_is_typed_is_an_operator(titles, typed, found):
    assert titles(typed) == found


def test_notes_with_many_matches_come_newest_first(monkeypatch, titles):
    monkeypatch.setattr("podplayer.storage.search._CAP", 1)
    assert titles("more", limit=1) == ["苏轼在黄州"]


def test_what_was_put_away_is_not_found(db, search, titles, podcasts, episodes):
    ids = {row.title: row.id for row in episodes.rows()}
    EpisodeMarks(db).set_dismissed({ids["Salt"]: "2026-11-24T08:10:00Z"})
    assert "Salt" in titles("river")
    shows = {show.title: show.id for show in podcasts.all()}
    ShowMarks(db).set_archived(shows["Ground Truth"], NOW)
    assert titles("river") == ["Evening news"]
    podcasts.unsubscribe(shows["River Radio"], now=NOW)
    assert titles("river") == []


def test_shows_are_found_by_name_or_author(search):
    assert [hit.title for hit in search.shows("riv")] == ["\x02Riv\x03er Radio"]
    assert [hit.title for hit in search.shows("ruiz")] == ["Ground Truth"]
    assert search.shows("?") == []


def test_the_words_are_marked_in_title_and_notes(search):
    first = search.episodes("ice")[0]
    assert (first.title, first.snippet) == ("Rivers of \x02ice\x03", "Rivers of \x02ice\x03")
    (salt,) = search.episodes("eclair")
    assert salt.snippet.startswith("…")
    assert "\x02Éclair\x03" in salt.snippet
    (poet,) = search.episodes("赤壁")
    assert poet.snippet == "他写下了\x02赤壁\x03赋 & more"


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Die Straße", ["straß"], "Die \x02Straß\x03e"),
        ("İstanbul at night", ["night"], "İstanbul at \x02night\x03"),
        ("AI时代的苏轼", ["苏轼", "ai"], "\x02AI\x03时代的\x02苏轼\x03"),
        ("underground", ["ground"], ""),
        ("Café café", ["cafe"], "\x02Café\x03 \x02café\x03"),
    ],
)
def test_marks_keep_the_text_as_it_is(text, words, found):
    assert marked(text, pattern_of(words)) == found


def test_without_a_match_there_is_no_snippet():
    assert snippet("nothing here", pattern_of(["moss"])) == ""
    assert marked("nothing here", pattern_of([])) == ""


def test_most_of_the_words_are_found_where_none_has_all(search, episodes):
    assert search.episodes("who dried up those old rivers") == []
    hits = search.nearly("who dried up those old rivers")
    assert [row.title for row in episodes.by_ids([hit.episode_id for hit in hits])] == ["Salt"]
    assert "\x02rivers\x03" in hits[0].snippet


def test_one_word_alone_is_not_most_of_them(search):
    assert search.nearly("rivers nowhere") == []
    assert search.nearly("rivers") == []
