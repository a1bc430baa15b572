from datetime import timedelta

import pytest
from factories import NOW, parsed_episode
from fakes_encoder import NAMES, FakeEncoder

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import NotFoundError, UsageError
from podplayer.model.events import TasteChanged
from podplayer.model.feed import ConditionalState, ParsedFeed
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.interests import LESS, MORE, MUTED
from podplayer.model.listening import PlaySpan
from podplayer.model.ranking import ForgetKind, ForgetScope, RankingOptions
from podplayer.services.documents import Documents
from podplayer.services.indexing import Indexing
from podplayer.services.interest_vectors import InterestVectors
from podplayer.services.interests import Interests
from podplayer.services.recommendations import Recommendations
from podplayer.services.settings import SettingsService
from podplayer.services.topics import TOPICS
from podplayer.services.undo import Undo
from podplayer.storage.episodes import Episodes
from podplayer.storage.listening import ListeningLog
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.settings import SettingsStore
from podplayer.storage.vectors import Vectors

SUBJECTS = ("rivers", "opera", "chess", "bread")
EACH = 20


@pytest.fixture
def interests(db, bus, clock):
    return Interests(db, bus=bus, now=clock)


@pytest.fixture
def undo(db, bus, clock):
    return Undo(db, bus=bus, now=clock).apply


def names(interests):
    return [one.name for one in interests.all()]


def test_an_interest_is_kept_as_it_was_typed_but_for_its_spaces(interests, bus):
    told = []
    bus.subscribe(TasteChanged, told.append)
    token = interests.add("  Rivers   and lakes ")
    assert names(interests) == ["Rivers and lakes"]
    assert token.sentence == "Added “Rivers and lakes” to your interests"
    assert told


@pytest.mark.parametrize("name", ["", "   ", "x" * 121])
def test_what_says_nothing_or_too_much_is_refused(interests, name):
    with pytest.raises(UsageError):
        interests.add(name)
    assert interests.all() == []


def test_an_interest_is_named_once(interests):
    interests.add("Rivers")
    with pytest.raises(UsageError, match="already"):
        interests.add("rivers")
    interests.add_all(["RIVERS", "Opera", "opera"])
    assert names(interests) == ["Rivers", "Opera"]


def test_topics_are_encoded_by_a_sentence_and_called_by_their_name(interests):
    history = next(topic for topic in TOPICS if topic.key == "history")
    interests.add_all(["tides"], [history])
    first, second = interests.all()
    assert (first.name, first.text, first.topic) == (history.name, history.text, "history")
    assert (second.name, second.text, second.topic) == ("tides", "tides", None)


def test_topics_have_keys_and_names_of_their_own():
    assert len({topic.key for topic in TOPICS}) == len({str(t.name) for t in TOPICS}) == len(TOPICS)


def test_everything_can_be_taken_back(interests, undo):
    added = interests.add_all(["Rivers", "Opera"])
    number = interests.all()[0].id
    before = interests.all()
    for change in (
        lambda: interests.rename(number, "Streams"),
        lambda: interests.weigh(number, MUTED),
        lambda: interests.weigh(number, MORE),
        lambda: interests.remove(number),
    ):
        token = change()
        assert interests.all() != before
        undo(token)
        assert interests.all() == before
    undo(added)
    assert interests.all() == []


def test_a_typed_interest_means_its_new_name_and_a_topic_what_it_meant(interests):
    interests.add_all(["Rivres"], [TOPICS[0]])
    topic, typed = interests.all()
    interests.rename(typed.id, "Rivers")
    interests.rename(topic.id, "Research")
    topic, typed = interests.all()
    assert typed.text == "Rivers"
    assert topic.text == TOPICS[0].text


def test_a_name_that_another_has_is_refused(interests):
    interests.add_all(["Rivers", "Opera"])
    with pytest.raises(UsageError, match="opera"):
        interests.rename(interests.all()[0].id, "opera")


def test_a_weight_lies_between_nothing_and_twice(interests):
    interests.add("Rivers")
    with pytest.raises(UsageError):
        interests.weigh(interests.all()[0].id, 3)
    interests.weigh(interests.all()[0].id, LESS)
    assert interests.all()[0].weight == LESS


def test_interests_are_found_by_name_and_number(interests):
    interests.add_all(["Rivers", "Opera"])
    assert interests.find("OPERA").name == interests.find("2").name == "Opera"
    with pytest.raises(UsageError, match="interests"):
        interests.find("Chess")
    with pytest.raises(NotFoundError):
        interests.remove(7)


# ---------------------------------------------------------------- what the ranking makes of them


class Desk:
    """A library about four subjects, read by an encoder to which same words are near."""

    def __init__(self, db, bus, clock):
        self.encoder = FakeEncoder()
        settings = SettingsService(SettingsStore(db), bus)
        podcasts, episodes = Podcasts(db), Episodes(db)
        for number, subject in enumerate(SUBJECTS):
            feed = ParsedFeed(
                title=subject.title(),
                language="en",
                episodes=[
                    parsed_episode(
                        f"{subject}-{place}",
                        title=f"{subject} {subject} {place}",
                        summary=subject,
                        published=NOW - timedelta(days=40, hours=place, minutes=number),
                    )
                    for place in range(EACH)
                ],
            )
            url = f"https://feeds.example.org/{subject}"
            podcasts.add(url, feed, state=ConditionalState(), now=NOW)
        self.by_title = {row.title: row.id for row in episodes.rows()}
        self.indexing = Indexing(
            vectors=Vectors(db),
            new_documents=lambda: Documents(episodes=episodes, podcasts=podcasts),
            client=self.encoder,
            settings=settings,
            bus=bus,
        )
        self.vectors = InterestVectors(
            db, client=self.encoder, active_encoder=self.indexing.active_encoder, bus=bus
        )
        self.indexing.call_after_a_run(self.vectors.ensure)
        self.recommendations = Recommendations(
            db, bus=bus, now=clock, settings=settings, active_encoder=self.indexing.active_encoder
        )
        self.log = ListeningLog(db)

    def best(self, count=2):
        ranked = self.recommendations.rank(RankingOptions(count=count), record=False)
        return [item.episode.podcast_title for item in ranked.items]

    def hear(self, subject, *, first, count):
        for place in range(first, first + count):
            number = self.by_title[f"{subject} {subject} {place}"]
            at = NOW - timedelta(days=30 - place)
            span = PlaySpan(
                episode_id=number, start=Ms(0), end=Ms(1_800_000), rate=1.0, heard_at=at,
                utc_offset=0,
            )  # fmt: skip
            self.log.append(span)
            self.log.finish(number, now=at)


@pytest.fixture
def desk(db, bus, clock):
    return Desk(db, bus, clock)


def test_from_nothing_heard_the_list_begins_with_what_was_named(desk, interests):
    interests.add("bread")
    desk.indexing.encode_missing(cancel=CancelToken())
    assert desk.best() == ["Bread", "Bread"]
    top = desk.recommendations.rank(RankingOptions(count=1), record=False).items[0]
    assert "Close to “bread”, an interest you named" in [reason.text for reason in top.reasons]


def test_an_interest_that_is_named_later_counts_at_once(desk, interests):
    desk.indexing.encode_missing(cancel=CancelToken())
    for subject in ("chess", "opera"):
        interests.add(subject)
        assert desk.vectors.ensure() == 1
        assert desk.vectors.ensure() == 0
        assert desk.best(1) == [subject.title()]
        interests.remove(interests.find(subject).id)


def _stated(desk):
    items = desk.recommendations.rank(RankingOptions(count=4), record=False).items
    return [reason for item in items for reason in item.reasons if reason.feature == "interest"]


def test_what_is_muted_or_removed_counts_no_more(desk, interests, undo):
    interests.add("chess")
    desk.indexing.encode_missing(cancel=CancelToken())
    assert _stated(desk)
    token = interests.weigh(1, MUTED)
    assert not _stated(desk)
    undo(token)
    assert _stated(desk)
    interests.remove(1)
    assert not _stated(desk)


def test_other_words_are_encoded_anew(desk, interests):
    interests.add("chess")
    desk.indexing.encode_missing(cancel=CancelToken())
    interests.rename(1, "opera")
    assert desk.vectors.ensure() == 1
    assert desk.best(1) == ["Opera"]


def test_before_episodes_are_encoded_no_process_is_started(desk, interests):
    interests.add("chess")
    assert desk.vectors.ensure() == 0
    assert not desk.encoder.is_running


def test_what_is_named_while_another_thread_encodes_is_left_to_that_one(desk, interests):
    desk.indexing.encode_missing(cancel=CancelToken())
    interests.add("chess")
    counts = []
    encode = desk.encoder.encode

    def meanwhile(*items, **named):
        if not counts:
            interests.add("opera")
            counts.append(desk.vectors.ensure())
        return encode(*items, **named)

    desk.encoder.encode = meanwhile
    assert desk.vectors.ensure() == 2
    assert counts == [0]


@pytest.mark.parametrize("answers", ["hashed-words/2", NAMES["e5-int8"]])
def test_without_the_encoder_of_the_library_interests_wait(desk, interests, answers):
    desk.indexing.encode_missing(cancel=CancelToken())
    desk.encoder.names["e5-fp32"] = answers
    interests.add("chess")
    assert desk.vectors.ensure() == 0


def test_a_learned_interest_keeps_the_name_it_was_given(desk, interests):
    desk.hear("rivers", first=0, count=10)
    desk.indexing.encode_missing(cancel=CancelToken())
    first = desk.recommendations.taste().interests[0]
    interests.name_learned(first.episodes, "Where water goes")
    assert "Where water goes" in [one.name for one in desk.recommendations.taste().interests]
    interests.name_learned(first.episodes, "")
    assert first.name in [one.name for one in desk.recommendations.taste().interests]


def test_a_learned_interest_is_forgotten_by_the_name_it_was_given(desk, interests):
    desk.hear("rivers", first=0, count=10)
    desk.indexing.encode_missing(cancel=CancelToken())
    examples = [
        EpisodeId(n) for one in desk.recommendations.taste().interests for n in one.episodes
    ]
    interests.name_learned(examples, "Water")
    scope = ForgetScope(kind=ForgetKind.TOPIC, topic="Water")
    assert desk.recommendations.forget(scope) > 0


def test_to_forget_everything_forgets_what_was_named(desk, interests, undo):
    token = interests.add("chess")
    desk.recommendations.forget(ForgetScope(kind=ForgetKind.ALL))
    assert interests.all() == []
    with pytest.raises(NotFoundError):
        undo(token)
