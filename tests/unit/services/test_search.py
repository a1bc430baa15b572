import pytest
from factories import NOW, parsed_episode

from podplayer.model.feed import ConditionalState, ParsedFeed
from podplayer.model.ids import Ms
from podplayer.model.text import FoundIn
from podplayer.model.transcripts import Transcript, TranscriptLine
from podplayer.services.search import SearchService, floor_of, meant
from podplayer.storage.episodes import Episodes
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.search import Search
from podplayer.storage.transcripts import TranscriptTable


@pytest.fixture
def ids(db):
    feed = ParsedFeed(
        title="Ground Truth",
        episodes=[
            parsed_episode("title", title="The deep time of rivers", notes="<p>Silt</p>"),
            parsed_episode("notes", title="Drowned valleys", notes="<p>Old rivers</p>"),
            parsed_episode("meaning", title="Deltas are negotiations", notes="<p>Mud</p>"),
            parsed_episode("other", title="Unicode", notes="<p>Names</p>"),
        ],
    )
    Podcasts(db).add("https://a.example/", feed, state=ConditionalState(), now=NOW)
    return {row.guid: row.id for row in Episodes(db).rows()}


def service(db, near):
    return SearchService(Search(db), neighbours=lambda text, count: near)


def test_titles_come_first_and_unrelated_neighbours_never(db, ids):
    near = [(ids["meaning"], 0.40), (ids["notes"], 0.35), (ids["other"], 0.12)]
    hits = service(db, near).search("rivers")
    assert [(hit.episode_id, hit.found_in) for hit in hits] == [
        (ids["title"], FoundIn.TITLE),
        (ids["notes"], FoundIn.NOTES),
        (ids["meaning"], FoundIn.MEANING),
    ]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert "\x02rivers\x03" in hits[1].snippet
    assert hits[2].snippet == ""


def test_what_is_said_is_found_with_its_time_behind_titles_and_notes(db, ids):
    lines = [
        TranscriptLine(start=Ms(1_000), end=Ms(2_000), text="Hello"),
        TranscriptLine(start=Ms(65_000), end=Ms(70_000), text="Now rivers again"),
        TranscriptLine(start=Ms(90_000), end=Ms(95_000), text="More rivers"),
    ]
    for guid in ("other", "notes"):
        made = Transcript(lines=lines, url="https://a.example/t.vtt")
        TranscriptTable(db).store(ids[guid], made, now=NOW)
    hits = service(db, []).search("rivers")
    assert [(hit.episode_id, hit.found_in, hit.at) for hit in hits] == [
        (ids["title"], FoundIn.TITLE, None),
        (ids["notes"], FoundIn.NOTES, None),
        (ids["other"], FoundIn.SPOKEN, 65_000),
    ]
    assert hits[2].snippet == "Now \x02rivers\x03 again"


def test_a_word_that_nothing_is_about_finds_nothing(db, ids):
    assert service(db, [(ids["other"], 0.05), (ids["title"], 0.04)]).search("xyzzy") == []


def test_without_vectors_words_are_enough(db, ids):
    found = service(db, [])
    assert [hit.episode_id for hit in found.search("unicode")] == [ids["other"]]
    assert found.search("  ") == []
    assert found.words("riv")[0].episode_id == ids["title"]
    assert [hit.title for hit in found.shows("truth")] == ["Ground \x02Truth\x03"]


def test_where_nothing_has_all_words_most_of_them_are_enough(db, ids):
    found = service(db, [])
    assert [hit.episode_id for hit in found.search("drowned by rivers so old")] == [ids["notes"]]
    assert found.words("drowned by rivers so old") == []
    near = [(ids["meaning"], 0.40)]
    assert [hit.found_in for hit in service(db, near).search("drowned by rivers so old")] == [
        FoundIn.MEANING
    ]


@pytest.mark.parametrize(
    ("size", "least", "most"), [(1, 0.0, 0.1), (328, 0.2, 0.21), (300_000, 0.29, 0.31)]
)
def test_in_a_large_library_chance_reaches_higher(size, least, most):
    assert least <= floor_of(size) <= most


def test_what_is_far_behind_the_best_is_about_something_else():
    assert meant([(1, 0.6), (2, 0.45), (3, 0.4)], size=328) == [1, 2]
    assert meant([], size=328) == []
