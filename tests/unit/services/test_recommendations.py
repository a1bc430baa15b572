from datetime import timedelta
from threading import Thread

import numpy as np
import pytest
from factories import NOW, parsed_episode

from podplayer.model.errors import NotFoundError, UsageError
from podplayer.model.events import LibraryChanged, TasteChanged, VectorsChanged
from podplayer.model.feed import ConditionalState, ParsedFeed
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.listening import FeedbackKind, Mood, PlaySpan
from podplayer.model.podcast import PodcastSettings
from podplayer.model.ranking import ForgetKind, ForgetScope, RankingOptions
from podplayer.recommender.profile import TAGGED
from podplayer.recommender.vectors import language_means, to_bytes
from podplayer.services.ranking_data import RankingData
from podplayer.services.recommendations import Recommendations
from podplayer.services.settings import SettingsService
from podplayer.services.undo import Undo
from podplayer.storage.bookmarks import BookmarkTable
from podplayer.storage.episodes import Episodes
from podplayer.storage.journal import Journal
from podplayer.storage.listening import ListeningLog
from podplayer.storage.marks import ShowMarks
from podplayer.storage.moving import Merging
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.settings import SettingsStore
from podplayer.storage.vectors import Vectors

ENCODER = "test/1"
SHOWS = ("Rivers", "Opera", "Chess", "Bread")
EACH = 30


@pytest.fixture
def shows(db):
    podcasts = Podcasts(db)
    ids = []
    for number, title in enumerate(SHOWS):
        episodes = [
            parsed_episode(
                f"{title}-{place}",
                title=f"{title} tale {place}",
                summary=f"{title} and more {title}",
                published=NOW - timedelta(days=EACH - place, minutes=number),
            )
            for place in range(EACH)
        ]
        feed = ParsedFeed(title=title, episodes=episodes, language="en")
        url = f"https://feeds.example.org/{title}"
        ids.append(podcasts.add(url, feed, state=ConditionalState(), now=NOW))
    return ids


@pytest.fixture
def by_title(db, shows):
    return {row.title: row.id for row in Episodes(db).rows()}


@pytest.fixture
def vectors(db, by_title):
    rng = np.random.default_rng(0)
    items = []
    for title, number in by_title.items():
        vector = 0.2 * rng.normal(size=16)
        vector[SHOWS.index(title.split()[0])] += 1
        vector = (vector / np.linalg.norm(vector)).astype(np.float32)
        items.append((number, "en", to_bytes(vector[None, :])))
    store = Vectors(db)
    store.put(ENCODER, items)
    store.set_means(ENCODER, language_means(store.load(ENCODER)))


@pytest.fixture
def settings(db, bus):
    return SettingsService(SettingsStore(db), bus)


@pytest.fixture
def make(db, bus, clock, settings):
    def made(encoder=ENCODER):
        return Recommendations(
            db, bus=bus, now=clock, settings=settings, active_encoder=lambda: encoder
        )

    return made


@pytest.fixture
def recommendations(make, vectors):
    return make()


@pytest.fixture
def log(db):
    return ListeningLog(db)


def hear(log, number, *, days=0.0, minutes=30):
    log.append(
        PlaySpan(
            episode_id=number,
            start=Ms(0),
            end=Ms(int(minutes * 60_000)),
            rate=1.0,
            heard_at=NOW - timedelta(days=days),
            utc_offset=0,
        )
    )
    if minutes >= 29:
        log.finish(number, now=NOW - timedelta(days=days))


@pytest.fixture
def rivers(log, by_title):
    """Rivers are heard to the end, opera is dropped."""
    for place in range(20):
        hear(log, by_title[f"Rivers tale {place}"], days=20 - place)
        if place % 3 == 0:
            hear(log, by_title[f"Opera tale {place}"], days=20.5 - place, minutes=0.4)


def ids_of(ranked):
    return [item.episode.id for item in ranked.items]


def titles(ranked):
    return [item.episode.podcast_title for item in ranked.items]


def test_the_habit_leads_the_list_with_its_evidence(recommendations, rivers):
    ranked = recommendations.rank(RankingOptions(at=NOW))
    assert titles(ranked)[0] == "Rivers"
    assert "Opera" not in titles(ranked)[:2]
    texts = [reason.text for reason in ranked.items[0].reasons]
    assert any(text.startswith(("You finished", "Close to", "You heard")) for text in texts)
    assert ranked.encoder == ENCODER
    assert [item.rank for item in ranked.items] == list(range(1, len(ranked.items) + 1))


def test_finished_dropped_and_half_heard_episodes_are_not_listed(
    recommendations, rivers, log, by_title
):
    half = by_title["Chess tale 29"]
    hear(log, half, minutes=10)
    ranked = recommendations.rank(RankingOptions(at=NOW, count=200))
    listed = {item.episode.title for item in ranked.items}
    assert "Chess tale 29" not in listed
    assert "Rivers tale 3" not in listed
    assert "Opera tale 3" not in listed


def test_what_is_shown_is_recorded_with_its_context(recommendations, log, rivers):
    ranked = recommendations.rank(RankingOptions(at=NOW, minutes=30, count=5))
    shown = log.shown()
    assert [line.episode_id for line in shown] == [item.episode.id for item in ranked.items]
    assert log.contexts()[ranked.context_id].minutes == 30


def test_private_listening_and_a_look_leave_no_trace(recommendations, log, settings, by_title):
    assert recommendations.rank(RankingOptions(at=NOW), record=False).context_id is None
    settings.change(is_private=True)
    assert recommendations.rank(RankingOptions(at=NOW)).context_id is None
    assert recommendations.feedback(by_title["Chess tale 3"], FeedbackKind.MORE) is None
    assert not log.shown()
    assert not log.feedback()


def test_where_nothing_is_learned_wishes_still_hold(recommendations, log, settings, by_title):
    settings.change(is_learning=False)
    number = by_title["Chess tale 29"]
    assert recommendations.feedback(number, FeedbackKind.MORE) is None
    assert recommendations.feedback(number, FeedbackKind.NEVER) is not None
    assert recommendations.rank(RankingOptions(at=NOW)).context_id is None
    ranked = recommendations.rank(RankingOptions(at=NOW, count=200))
    assert number not in [item.episode.id for item in ranked.items]


def test_listening_changes_the_next_list(recommendations, log, by_title):
    before = recommendations.rank(RankingOptions(at=NOW), record=False)
    for place in range(6):
        hear(log, by_title[f"Bread tale {place}"], days=6 - place)
    after = recommendations.rank(RankingOptions(at=NOW), record=False)
    assert titles(after) != titles(before)
    assert titles(after)[0] == "Bread"


def test_not_now_goes_for_the_day_and_comes_back(recommendations, by_title, clock):
    number = by_title["Chess tale 29"]
    recommendations.feedback(number, FeedbackKind.NOT_NOW)

    def listed():
        ranked = recommendations.rank(RankingOptions(count=200), record=False)
        return number in [item.episode.id for item in ranked.items]

    assert not listed()
    clock.go_on(hours=20)
    assert listed()


def test_an_answer_can_be_taken_back(recommendations, db, bus, by_title, log):
    number = by_title["Chess tale 29"]
    heard = []
    bus.subscribe(TasteChanged, heard.append)
    token = recommendations.feedback(number, FeedbackKind.NEVER, rank=2)
    assert token.sentence == "“Chess tale 29” will not be recommended again"
    assert heard
    Undo(db, bus=bus, now=lambda: NOW).apply(token)
    assert log.feedback() == []


def test_a_show_can_be_left_out_for_good(recommendations, by_title, clock):
    token = recommendations.feedback(by_title["Chess tale 3"], FeedbackKind.NEVER, note="show")
    assert token.sentence == "“Chess” will not be recommended again"
    clock.go_on(days=400)
    ranked = recommendations.rank(RankingOptions(count=200))
    assert "Chess" not in titles(ranked)


def test_a_favourite_sets_the_heart_and_undo_takes_it(recommendations, db, bus, by_title):
    number = by_title["Chess tale 3"]
    token = recommendations.feedback(number, FeedbackKind.FAVOURITE)
    assert Episodes(db).by_ids([number])[0].is_favourite
    assert recommendations.taste().events == 1
    Undo(db, bus=bus, now=lambda: NOW).apply(token)
    assert not Episodes(db).by_ids([number])[0].is_favourite
    assert recommendations.taste().events == 0


def test_a_heart_given_elsewhere_counts_while_it_stands(recommendations, db, by_title, clock):
    number = by_title["Chess tale 3"]
    Episodes(db).set_favourite(number, favourite=True, now=clock())
    assert recommendations.taste().events == 1
    recommendations.feedback(number, FeedbackKind.UNFAVOURITE)
    assert recommendations.taste().events == 0


def test_a_note_that_was_written_counts_while_it_stands(recommendations, db, by_title, clock):
    options, bookmarks = RankingOptions(at=NOW), BookmarkTable(db)
    before = recommendations.rank(options, record=False)
    mark = bookmarks.add(by_title["Bread tale 5"], Ms(1_000), "sourdough!", now=clock())
    assert recommendations.rank(options, record=False) != before
    assert recommendations.taste().events == 1
    bookmarks.set_removed(mark, clock())
    assert recommendations.rank(options, record=False) == before


def test_a_tag_of_a_show_counts_while_it_stands(recommendations, db, shows, log, by_title):
    options, marks = RankingOptions(at=NOW), ShowMarks(db)
    before = recommendations.rank(options, record=False)
    marks.set_tags(shows[1], ["Evenings"])
    ranked = recommendations.rank(options, record=False)
    assert ranked.items[0].episode.podcast_title == "Opera"
    assert ranked != before
    assert recommendations.taste().events == 1
    marks.set_tags(shows[1], ["Evenings", "With friends"])
    assert recommendations.taste().events == 1
    hear(log, by_title["Opera tale 3"])
    assert recommendations.taste().events == 2
    marks.set_tags(shows[1], [])
    assert recommendations.taste().events == 1


def test_a_folder_of_an_imported_list_is_no_praise_and_a_tag_given_later_is(
    recommendations, db, shows
):
    journal, marks = Journal(db), ShowMarks(db)
    told = {"payload": {}, "inverse": {}, "sentence": "Imported", "now": NOW}
    Merging(db).note_show(journal.record("import", **told).journal_id, shows[1])
    marks.set_tags(shows[1], ["News"])
    assert recommendations.taste().events == 0
    token = journal.record("tags", **told | {"payload": {"podcast": shows[1]}})
    assert recommendations.taste().events == 1
    assert [one.note for one in RankingData(db, encoder=lambda: None).feedback()] == [TAGGED]
    journal.withdraw(token)
    assert recommendations.taste().events == 0


def test_a_tag_of_a_show_that_is_not_learned_from_counts_for_nothing(recommendations, db, shows):
    ShowMarks(db).set_tags(shows[1], ["The children's"])
    assert recommendations.taste().events == 1
    Podcasts(db).set_settings(shows[1], PodcastSettings(is_learned_from=False))
    assert recommendations.taste().events == 0


@pytest.mark.parametrize("kind", list(FeedbackKind))
def test_every_answer_has_a_sentence(recommendations, by_title, kind):
    token = recommendations.feedback(by_title["Bread tale 3"], kind, note="fresh")
    assert token.sentence


def test_not_because_of_this_makes_the_reason_count_less(recommendations, rivers, by_title):
    before = recommendations.taste().weights["fresh"]
    for _ in range(3):
        recommendations.feedback(by_title["Chess tale 3"], FeedbackKind.NOT_BECAUSE, note="fresh")
    assert abs(recommendations.taste().weights["fresh"]) < abs(before)


def test_answers_that_make_no_sense_are_refused(recommendations, by_title):
    with pytest.raises(UsageError, match="which reason"):
        recommendations.feedback(by_title["Bread tale 3"], FeedbackKind.NOT_BECAUSE, note="x")
    with pytest.raises(NotFoundError):
        recommendations.feedback(EpisodeId(99_999), FeedbackKind.MORE)


def test_the_taste_names_shows_interests_and_hours(recommendations, rivers):
    taste = recommendations.taste()
    assert taste.events == 27
    assert taste.shows[0].title == "Rivers"
    assert (taste.shows[0].started, taste.shows[0].finished) == (20, 20)
    assert any(word.startswith("Rivers") for word in taste.interests[0].keywords)
    assert sum(map(sum, taste.hours)) > 20 * 1_700_000
    assert set(taste.weights) >= {"show_recent", "text_near", "fresh"}


def test_to_forget_everything_is_to_start_anew(make, vectors, recommendations, rivers):
    fresh = recommendations.forget(ForgetScope(kind=ForgetKind.ALL))
    assert fresh > 20
    assert recommendations.taste().events == 0
    options = RankingOptions(at=NOW)
    one, other = (each.rank(options, record=False) for each in (recommendations, make()))
    assert one == other


def test_a_forgotten_day_ranks_as_if_it_had_never_been(recommendations, rivers, log, by_title):
    options = RankingOptions(at=NOW)
    before = recommendations.rank(options, record=False)
    number = by_title["Bread tale 2"]
    log.append(PlaySpan(episode_id=number, start=Ms(0), end=Ms(400_000), rate=1.0, heard_at=NOW))
    assert recommendations.rank(options, record=False) != before
    removed = recommendations.forget(
        ForgetScope(kind=ForgetKind.SINCE, since=NOW - timedelta(minutes=1))
    )
    assert removed == 1
    after = recommendations.rank(options, record=False)
    same = [item for item in before.items if item.episode.id != number]
    assert [item.episode.id for item in after.items] == [item.episode.id for item in same]


def test_what_is_heard_in_between_ranks_as_if_it_had_been_there_from_the_start(
    make, vectors, recommendations, rivers, log, by_title
):
    options = RankingOptions(at=NOW)
    recommendations.rank(options, record=False)
    # The second was heard before what is known already: an import, or another clock.
    for title, days in (("Bread tale 3", 0.0), ("Bread tale 4", 9.0), ("Opera tale 1", -0.1)):
        hear(log, by_title[title], days=days, minutes=30 if "Bread" in title else 1)
        grown = recommendations.rank(options, record=False)
        anew = make().rank(options, record=False)
        assert ids_of(grown) == ids_of(anew)
        # The words of episodes that come later are weighed by those that were there.
        assert [item.probability for item in grown.items] == pytest.approx(
            [item.probability for item in anew.items], abs=0.01
        )


def test_a_topic_is_forgotten_by_its_name_or_a_word(recommendations, rivers, shows):
    name = recommendations.taste().interests[0].name
    assert recommendations.forget(ForgetScope(kind=ForgetKind.TOPIC, topic=name)) > 0
    for word in {"rivers", "opera"} - {name.lower()}:
        assert recommendations.forget(ForgetScope(kind=ForgetKind.TOPIC, topic=word.title())) > 0
    assert recommendations.taste().events == 0
    for topic in ("astronomy", "", None):
        with pytest.raises(UsageError, match="no interest"):
            recommendations.forget(ForgetScope(kind=ForgetKind.TOPIC, topic=topic))


def test_without_vectors_habit_and_words_still_rank(make, shows, rivers):
    ranked = make(encoder=None).rank(RankingOptions(at=NOW))
    assert ranked.encoder is None
    assert titles(ranked)[0] == "Rivers"


def test_vectors_and_episodes_that_arrive_are_seen(db, bus, settings, by_title):
    known = {"encoder": None}
    service = Recommendations(
        db,
        bus=bus,
        now=lambda: NOW,
        settings=settings,
        active_encoder=lambda: known["encoder"],
    )
    assert service.rank(RankingOptions(at=NOW)).encoder is None
    vector = np.ones((1, 16), np.float32) / 4
    Vectors(db).put(ENCODER, [(by_title["Bread tale 1"], "en", to_bytes(vector))])
    known["encoder"] = ENCODER
    bus.publish(VectorsChanged(1))
    assert service.rank(RankingOptions(at=NOW)).encoder == ENCODER
    feed = ParsedFeed(title="Moss", episodes=[parsed_episode("moss", published=NOW)])
    added = Podcasts(db).add("https://moss.example.org", feed, state=ConditionalState(), now=NOW)
    bus.publish(LibraryChanged(frozenset({added})))
    assert "Moss" in titles(service.rank(RankingOptions(at=NOW)))


def test_whoever_stores_episodes_waits_for_no_ranking(recommendations, bus):
    events = [LibraryChanged(frozenset()), VectorsChanged(1)]
    storing = Thread(target=lambda: [bus.publish(event) for event in events], daemon=True)
    with recommendations._data.lock:
        storing.start()
        storing.join(timeout=30)
        assert not storing.is_alive()


def test_an_unfollowed_show_is_not_recommended_but_still_taught(recommendations, rivers, db, shows):
    Podcasts(db).unsubscribe(shows[0], now=NOW)
    ranked = recommendations.rank(RankingOptions(at=NOW))
    assert "Rivers" not in titles(ranked)
    assert recommendations.taste().shows[0].title == "Rivers"


def test_one_shows_own_page_ranks_all_of_it(recommendations, rivers, shows):
    ranked = recommendations.rank(
        RankingOptions(at=NOW, podcast_id=shows[2], count=9), record=False
    )
    assert titles(ranked) == ["Chess"] * 9


def test_an_empty_library_gives_an_empty_list(make):
    ranked = make(encoder=None).rank(RankingOptions(at=NOW))
    assert ranked.items == ()
    assert ranked.context_id is None
    assert make(encoder=None).taste().events == 0
    assert make(encoder=None).evaluate_log().decisions == 0


def test_the_scoreboard_is_said_in_a_sentence(recommendations, log, by_title):
    for place in range(29):
        for show in ("Rivers", "Chess"):
            hear(log, by_title[f"{show} tale {place}"], days=29 - place - 0.1 * (show == "Chess"))
    board = recommendations.evaluate_log()
    assert board.decisions == 38
    assert {"podplayer", "newest"} <= {ranker.name for ranker in board.rankers}
    assert "Over your last 38 choices" in board.sentence


def test_a_rule_that_was_found_better_makes_the_list(recommendations, settings, rivers):
    settings.change(ranking_rule="newest")
    ranked = recommendations.rank(RankingOptions(at=NOW, surprise=0))
    published = [item.episode.published for item in ranked.items]
    assert published[:4] == sorted(published[:4], reverse=True)
    recommendations.evaluate_log()
    assert settings.current.ranking_rule == ""


def test_how_an_episode_feels_is_kept_and_can_be_taken_back(recommendations, db, bus, by_title):
    number, first = by_title["Bread tale 3"], Mood(valence=0.5, arousal=-0.2)
    assert recommendations.feeling(number) is None
    recommendations.feedback(number, FeedbackKind.FEELS, note=first.as_note())
    token = recommendations.feedback(number, FeedbackKind.FEELS, note="-0.10,0.90")
    assert recommendations.feeling(number) == Mood(valence=-0.1, arousal=0.9)
    Undo(db, bus=bus, now=lambda: NOW).apply(token)
    assert recommendations.feeling(number) == first
