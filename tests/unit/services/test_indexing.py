import threading

import numpy as np
import pytest
from factories import NOW, parsed_episode, parsed_feed
from fakes_encoder import DIMENSIONS, NAMES, FakeEncoder

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import Cancelled, EncoderError
from podplayer.model.events import VectorsChanged, WorkProgress
from podplayer.model.feed import ConditionalState, ParsedFeed
from podplayer.model.ids import EpisodeId
from podplayer.recommender.vectors import EVERY
from podplayer.services.bus import EventBus
from podplayer.services.documents import Documents
from podplayer.services.encoder_choice import choice_for, choice_of, family_of
from podplayer.services.indexing import Indexing
from podplayer.services.neighbours import Neighbours
from podplayer.services.settings import SettingsService
from podplayer.storage.episodes import Episodes
from podplayer.storage.migrations import open_database
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.settings import SettingsStore
from podplayer.storage.vectors import Vectors

E5, MINILM, STATIC = NAMES["e5"], NAMES["minilm"], NAMES["static"]
INT8, BF16 = NAMES["e5-int8"], "multilingual-e5-small/q4-bf16"


class Life:
    """A library, its services, and what they announced."""

    def __init__(self, path):
        self.db = open_database(path / "library.db")
        self.podcasts = Podcasts(self.db)
        self.episodes = Episodes(self.db)
        self.vectors = Vectors(self.db)
        self.bus = EventBus()
        self.settings = SettingsService(SettingsStore(self.db), self.bus)
        self.client = FakeEncoder()
        self.events = []
        for kind in (VectorsChanged, WorkProgress):
            self.bus.subscribe(kind, self.events.append)
        self.indexing = Indexing(
            vectors=self.vectors,
            new_documents=lambda: Documents(episodes=self.episodes, podcasts=self.podcasts),
            client=self.client,
            settings=self.settings,
            bus=self.bus,
        )
        self.neighbours = Neighbours(
            indexing=self.indexing,
            vectors=self.vectors,
            episodes=self.episodes,
            podcasts=self.podcasts,
            folder=path,
        )

    def subscribe(
        self, *titles, show="Slow Water", url="https://feeds.example.org/a.xml", **fields
    ):
        episodes = [
            parsed_episode(f"{show}-{place}", title=title, notes="")
            for place, title in enumerate(titles)
        ]
        feed = ParsedFeed(title=show, episodes=episodes, **fields)
        return self.podcasts.add(url, feed, state=ConditionalState(), now=NOW)

    def run(self, **options):
        return self.indexing.encode_missing(**({"cancel": CancelToken()} | options))

    def announced(self, kind):
        return [event for event in self.events if isinstance(event, kind)]

    def put(self, encoder, count):
        ids = sorted(self.vectors.missing(encoder))[:count]
        data = np.ones(DIMENSIONS, "<f2").tobytes()
        self.vectors.put(encoder, [(number, "en", data) for number in ids])


@pytest.fixture
def life(tmp_path):
    life = Life(tmp_path)
    yield life
    life.db.close()


def titles(count):
    return [f"About topic{n} and matter{n}" for n in range(count)]


def test_every_episode_without_a_vector_gets_one(life):
    life.subscribe(*titles(40))
    report = life.run()
    assert (report.encoded, report.encoder, report.total) == (40, E5, 40)
    assert life.vectors.missing(E5) == []
    assert life.run().encoded == 0


def test_what_is_encoded_is_the_cleaned_document(life):
    life.subscribe("Rivers", language="en")
    life.run()
    assert life.client.texts == ["Rivers. Slow Water."]


def test_a_limit_takes_the_newest(life):
    feed = parsed_feed("newest", "middle", "oldest")
    life.podcasts.add("https://e.org/f.xml", feed, state=ConditionalState(), now=NOW)
    assert life.run(limit=2).encoded == 2
    left = life.episodes.by_ids(life.vectors.missing(E5))
    assert [row.title for row in left] == ["Oldest"]


def test_vectors_are_stored_batch_by_batch(life):
    life.subscribe(*titles(40))
    cancel = CancelToken()

    def stop(event):
        if event.done >= 16:
            cancel.cancel()

    life.bus.subscribe(WorkProgress, stop)
    with pytest.raises(Cancelled):
        life.run(cancel=cancel)
    assert life.vectors.count(E5) == 16
    assert life.announced(VectorsChanged) == [VectorsChanged(16)]
    assert life.run().encoded == 24


def test_progress_ends_at_its_total_also_when_it_was_stopped(life):
    life.subscribe(*titles(20))
    cancel = CancelToken()
    life.bus.subscribe(WorkProgress, lambda _: cancel.cancel())
    with pytest.raises(Cancelled):
        life.run(cancel=cancel)
    progress = life.announced(WorkProgress)
    assert [event.done == event.total for event in progress] == [False, True]
    assert {event.work for event in progress} == {"encode"}


def test_nothing_to_do_announces_nothing(life):
    report = life.run()
    assert report.encoded == 0
    assert life.events == []


def test_means_of_each_language_are_kept(life):
    life.subscribe(*titles(20), *[f"deutsch Thema{n}" for n in range(4)])
    life.run()
    means = life.vectors.means(E5)
    assert {language: mean.count for language, mean in means.items()} == {
        "en": 20, "de": 4, EVERY: 24,
    }  # fmt: skip
    assert life.announced(VectorsChanged) == [VectorsChanged(24)]


def test_a_poisonous_episode_is_skipped_and_not_tried_again(life):
    life.subscribe("good one", "poison two", "good three")
    life.client.poison = {"poison"}
    report = life.run()
    assert report.encoded == 2
    assert [sentence for _, sentence in report.skipped] == ["It is poison."]
    seen = len(life.client.choices)
    assert life.run().encoded == 0
    assert len(life.client.choices) == seen


def test_an_encoder_that_fails_is_told_and_the_next_run_works(life):
    life.subscribe("one")
    life.client.fails = "No encoder today."
    with pytest.raises(EncoderError, match="No encoder today"):
        life.run()
    life.client.fails = ""
    assert life.run().encoded == 1


def test_an_encoder_that_changes_under_way_does_not_mix_its_vectors(life):
    life.subscribe("one")
    description = life.client.describe("auto")
    life.client.names["auto"] = MINILM
    life.client.describe = lambda *_, **__: description
    with pytest.raises(EncoderError, match="changed from"):
        life.run()
    assert life.vectors.encoders() == {}


def test_a_large_library_gets_rough_vectors_first(life, monkeypatch):
    monkeypatch.setattr("podplayer.services.indexing._LONG_WAIT", 30)
    life.subscribe(*titles(40))
    report = life.run()
    assert life.client.choices == ["static"] * 3 + ["auto"] * 3
    assert (report.encoder, report.encoded) == (E5, 40)
    assert life.vectors.encoders() == {STATIC: 40, E5: 40}
    assert life.indexing.active_encoder() == E5


def test_a_few_new_episodes_need_no_rough_vectors(life, monkeypatch):
    life.subscribe(*titles(40))
    life.run()
    monkeypatch.setattr("podplayer.services.indexing._LONG_WAIT", 5)
    life.subscribe(*titles(10), show="Other", url="https://feeds.example.org/b.xml")
    life.run()
    assert "static" not in life.client.choices


def test_a_second_caller_waits_and_can_be_cancelled(life):
    life.subscribe(*titles(3))
    cancel = CancelToken()
    errors = []

    def second():
        try:
            life.run(cancel=cancel)
        except Cancelled as error:
            errors.append(error)

    thread = threading.Thread(target=second)

    def start(_):
        if not thread.ident:
            thread.start()
            cancel.cancel()
            thread.join(60)

    life.bus.subscribe(WorkProgress, start)
    assert life.run().encoded == 3
    assert len(errors) == 1


@pytest.mark.parametrize(
    ("choice", "counts", "active"),
    [
        ("auto", {}, None),
        ("auto", {STATIC: 10}, STATIC),
        ("auto", {E5: 8, STATIC: 10}, STATIC),
        ("auto", {E5: 9, STATIC: 10}, E5),
        ("auto", {MINILM: 10, STATIC: 10}, MINILM),
        ("minilm", {MINILM: 9, E5: 10}, MINILM),
        ("minilm", {MINILM: 2, E5: 10, STATIC: 10}, E5),
        ("static", {E5: 10, STATIC: 10}, STATIC),
        ("auto", {"multilingual-e5-small/q4-bf16": 10, E5: 3}, "multilingual-e5-small/q4-bf16"),
        ("auto", {"someone-elses/1": 10, E5: 1}, "someone-elses/1"),
    ],
)
def test_a_change_of_encoder_never_empties_the_recommendations(life, choice, counts, active):
    life.subscribe(*titles(10))
    life.settings.change(encoder=choice)
    for encoder, count in counts.items():
        life.put(encoder, count)
    assert life.indexing.active_encoder() == active


def test_a_precision_that_can_be_continued_is_preferred(life):
    life.subscribe(*titles(10))
    life.put("multilingual-e5-small/q4-bf16", 10)
    life.put(E5, 8)
    assert life.indexing.active_encoder() == "multilingual-e5-small/q4-bf16"
    life.put(E5, 1)
    assert life.indexing.active_encoder() == E5


def test_the_status_starts_nothing(life):
    life.subscribe(*titles(10))
    assert life.indexing.status().missing == 10
    life.put(E5, 6)
    status = life.indexing.status()
    assert (status.encoder, status.encoded, status.missing, status.total) == (E5, 6, 4, 10)
    assert not status.is_running
    assert status.info is None


def test_a_query_is_encoded_as_the_vectors_in_use_were(life):
    life.subscribe(*titles(10))
    life.put(STATIC, 10)
    vector = life.indexing.encode_query("topic3")
    assert life.client.choices == ["static"]
    assert vector.shape == (DIMENSIONS,)
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-3)


def test_a_query_before_anything_is_encoded_says_what_to_do(life):
    with pytest.raises(EncoderError, match="reindex"):
        life.indexing.encode_query("rivers")


def test_a_query_whose_encoder_is_gone_says_so(life):
    life.subscribe(*titles(10))
    life.put(E5, 10)
    life.client.names["e5-fp32"] = STATIC
    with pytest.raises(EncoderError, match="not installed any more"):
        life.indexing.encode_query("rivers")


@pytest.mark.parametrize(
    ("held", "choice", "answers"),
    [(E5, "e5-fp32", "e5-int8"), ("hashed-words/1", "static", "static"), (BF16, "e5", "e5")],
)
def test_a_query_of_another_precision_or_version_is_compared_with_nothing(
    life, held, choice, answers
):
    life.subscribe(*titles(10))
    life.put(held, 10)
    life.client.names[choice] = NAMES[answers]
    with pytest.raises(EncoderError, match="not installed any more"):
        life.indexing.encode_query("rivers")


def test_vectors_of_an_older_version_are_made_again(life):
    life.subscribe(*titles(10))
    life.put("hashed-words/1", 10)
    life.settings.change(encoder="static")
    assert not life.indexing.is_complete
    assert life.run().encoder == STATIC
    assert life.indexing.active_encoder() == STATIC
    assert life.indexing.is_complete


def test_a_query_goes_to_the_vectors_it_was_encoded_for(life):
    """Also where others come into use while the process answers."""
    life.subscribe(*titles(10))
    life.put(STATIC, 10)
    encode = life.client.encode

    def encode_and_change(items, **options):
        life.put(E5, 10)
        return encode(items, **options)

    life.client.encode = encode_and_change
    searched = []
    life.neighbours._search = lambda encoder, *_: searched.append(encoder) or []
    life.neighbours.of_text("topic3", 3)
    assert searched == [STATIC]


def test_a_query_that_cannot_be_encoded_says_so(life):
    life.subscribe(*titles(10))
    life.put(E5, 10)
    life.client.poison = {"rivers"}
    with pytest.raises(EncoderError, match="cannot be encoded"):
        life.indexing.encode_query("rivers")


def test_search_by_meaning_finds_the_episode(life):
    life.subscribe(*titles(30))
    life.run()
    found = life.neighbours.of_text("topic7 matter7", 3)
    assert len(found) == 3
    assert life.episodes.by_ids([found[0][0]])[0].title == "About topic7 and matter7"


def test_vectors_that_count_words_are_no_search_by_meaning(life):
    life.subscribe(*titles(30))
    life.run()
    assert life.neighbours.of_meaning("topic7 matter7", 3)
    life.settings.change(encoder="static")
    life.run()
    assert life.neighbours.of_text("topic7 matter7", 3)
    assert life.neighbours.of_meaning("topic7 matter7", 3) == []


def test_search_by_meaning_goes_without_vectors_and_without_an_encoder(life, caplog):
    assert life.neighbours.of_text("rivers", 3) == []
    life.subscribe(*titles(3))
    life.run()
    life.client.fails = "Gone."
    assert life.neighbours.of_text("rivers", 3) == []
    assert "words only" in caplog.text


def test_episodes_near_another_leave_it_out(life):
    life.subscribe("rivers and deltas", "deltas and rivers", "football news", "tax reform")
    life.run()
    by_title = {row.title: row.id for row in life.episodes.rows()}
    found = life.neighbours.of_episode(by_title["rivers and deltas"], 2)
    assert len(found) == 2
    assert found[0][0] == by_title["deltas and rivers"]
    assert life.neighbours.of_episode(EpisodeId(999), 2) == []


def test_new_vectors_are_found_at_the_next_search(life):
    life.subscribe(*titles(5))
    life.run()
    life.neighbours.of_text("topic1", 1)
    life.subscribe("zebra stripes", show="Zoo", url="https://feeds.example.org/z.xml")
    life.run()
    found = life.neighbours.of_text("zebra stripes", 1)
    assert life.episodes.by_ids([found[0][0]])[0].title == "zebra stripes"


def test_episodes_of_a_dropped_show_are_not_found(life):
    life.subscribe(*titles(5))
    dropped = life.subscribe("zebra", show="Zoo", url="https://feeds.example.org/z.xml")
    life.run()
    life.podcasts.unsubscribe(dropped, now=NOW)
    found = life.neighbours.of_text("zebra", 6)
    assert len(found) == 5


def test_the_index_is_kept_as_long_as_nothing_changes(life):
    life.subscribe(*titles(5))
    life.run()
    life.neighbours.of_text("topic1", 1)
    kept = life.neighbours._index
    life.neighbours.of_text("topic2", 1)
    assert life.neighbours._index is kept


def test_a_large_library_is_indexed_after_a_run_and_searched_exactly_until_then(life, tmp_path):
    life.neighbours._exact_up_to = 10
    life.subscribe(*titles(30))
    life.run()
    assert [path.name for path in tmp_path.glob("*.usearch")] == [
        "index-multilingual-e5-small-q4-fp32.usearch"
    ]
    indexed = life.neighbours.of_text("topic7 matter7", 3)
    life.neighbours._index = None
    exact = life.neighbours.of_text("topic7 matter7", 3)
    assert life.neighbours._index is None
    assert [number for number, _ in indexed] == [number for number, _ in exact]


def test_the_index_is_made_once_for_the_same_vectors(life, tmp_path):
    life.neighbours._exact_up_to = 10
    life.subscribe(*titles(30))
    life.run()
    written = next(tmp_path.glob("*.usearch")).stat().st_mtime_ns
    life.run()
    life.neighbours.prepare()
    assert next(tmp_path.glob("*.usearch")).stat().st_mtime_ns == written


def test_preparing_without_vectors_does_nothing(life):
    life.neighbours.prepare()
    assert life.neighbours._index is None


def test_closing_ends_the_encoder(life):
    life.indexing.describe()
    life.indexing.close()
    assert not life.client.is_running


def test_families_go_by_the_name_without_precision():
    assert family_of(E5) == family_of("multilingual-e5-small/q4-bf16") == "e5"
    assert family_of("something/1") is None


def test_what_a_show_repeats_is_not_encoded(life):
    episodes = [
        parsed_episode(
            f"g{n}",
            title=f"Topic{n}",
            notes=f"<p>Word{'abcdef'[n]} news.</p><p>Our weekly show.</p>",
        )
        for n in range(6)
    ]
    feed = ParsedFeed(title="Weekly", episodes=episodes)
    life.podcasts.add("https://e.org/w.xml", feed, state=ConditionalState(), now=NOW)
    life.run()
    assert not [text for text in life.client.texts if "weekly show" in text]


@pytest.mark.parametrize(
    ("setting", "counts", "choice"),
    [
        ("auto", {}, "auto"),
        ("auto", {E5: 3, STATIC: 10}, "e5-fp32"),
        ("e5", {INT8: 3, E5: 2}, "e5-int8"),
        ("auto", {BF16: 3}, "auto"),
        ("minilm", {INT8: 3}, "minilm"),
        ("e5-fp32", {INT8: 3}, "e5-fp32"),
    ],
)
def test_a_library_stays_with_the_precision_that_it_has(setting, counts, choice):
    assert choice_for(setting, counts) == choice


@pytest.mark.parametrize("choice", ["e5-int8", "e5-fp32", "minilm", "static"])
def test_the_name_of_an_encoder_leads_back_to_it(choice):
    assert choice_of(NAMES[choice]) == choice


def test_vectors_of_one_precision_are_continued_in_it_whatever_the_processor_prefers(life):
    life.subscribe(*titles(10))
    life.put(INT8, 3)
    report = life.indexing.encode_missing(cancel=CancelToken())
    assert (report.encoder, set(life.client.choices)) == (INT8, {"e5-int8"})
    life.indexing.encode_query("rivers")
    assert life.client.choices[-1] == "e5-int8"


def test_another_precision_that_was_chosen_takes_over_once_it_covers_the_library(life):
    life.subscribe(*titles(10))
    life.put(INT8, 10)
    life.settings.change(encoder="e5-fp32")
    life.put(E5, 8)
    assert life.indexing.active_encoder() == INT8
    life.put(E5, 2)
    assert life.indexing.active_encoder() == E5
