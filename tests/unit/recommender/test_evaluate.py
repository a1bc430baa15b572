import csv
import gzip
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from podplayer.model.errors import ImportFileError
from podplayer.recommender import evaluate, protocols
from podplayer.recommender.baselines import Bm25, nearest, random_per_show, show_frequency
from podplayer.recommender.columns import Items
from podplayer.recommender.dataset import Choice, dated_by_first_sight, read, sittings
from podplayer.recommender.evaluate import Evaluation
from podplayer.recommender.hashed import hashed
from podplayer.recommender.online import weights_after
from podplayer.recommender.others import Others
from podplayer.recommender.report import Protocol
from podplayer.recommender.training import DECISIONS

START = datetime(2025, 1, 1, tzinfo=UTC)
TOPICS = (
    "river delta glacier moraine",
    "opera tenor aria chorus",
    "chess gambit endgame rook",
    "bread sourdough oven crumb",
    "comet orbit nebula telescope",
    "railway sleeper signal tunnel",
)


def write(folder, items, events, *, packed=False):
    folder.mkdir(exist_ok=True)
    for name, rows in (("items", items), ("events", events)):
        path = folder / f"{name}.csv{'.gz' if packed else ''}"
        with gzip.open(path, "wt", encoding="utf-8") if packed else path.open("w") as file:
            writer = csv.writer(file)
            writer.writerows(rows)


def plays_folder(folder, *, people=6, plays=120):
    """Everybody follows a few shows, each of one topic, and drops a third of what they start."""
    rng, shows, each = np.random.default_rng(0), 12, 60
    items = [("item_id", "show", "title", "text", "duration_ms", "language")]
    for show in range(shows):
        words = TOPICS[show % len(TOPICS)].split()
        for place in range(each):
            text = " ".join(rng.choice(words, 3))
            items.append(
                (f"{show}-{place}", f"show {show}", f"{text} {place}", text, 1_800_000, "en")
            )
    events = [("user_id", "item_id", "at", "ms")]
    for person in range(people):
        own = [person % shows, (person + 1) % shows, (person + 6) % shows]
        for number in range(plays):
            show = own[int(rng.choice(3, p=[0.6, 0.3, 0.1]))]
            stays = rng.random() < (0.85 if show == own[0] else 0.4)
            at = START + timedelta(hours=8 * number, minutes=person)
            place = (number + 7 * person) % each
            events.append(
                (f"p{person}", f"{show}-{place}", at.isoformat(), 1_500_000 if stays else 20_000)
            )
    write(folder, items, events)
    return folder


def stars_folder(folder):
    rng, people, items, days = np.random.default_rng(0), 10, 600, 260
    rows = [("item_id", "title", "text")]
    topic = rng.integers(0, len(TOPICS), items)
    for number in range(items):
        text = " ".join(rng.choice(TOPICS[topic[number]].split(), 3))
        rows.append((str(number), f"{text} {number}", text))
    events = [("user_id", "item_id", "at", "ms")]
    for person in range(people):
        liked = np.flatnonzero(topic == person % len(TOPICS))
        taken = set()
        for day in range(days):
            # Half of what is taken is of the person's topic, around what the others take too.
            row = int(rng.choice(liked)) if rng.random() < 0.5 else int(rng.integers(items))
            if row not in taken:
                taken.add(row)
                events.append(
                    (f"p{person}", str(row), (START + timedelta(days=day)).date().isoformat(), "")
                )
        events.append((f"p{person}", str(person), "", ""))
    write(folder, rows, events, packed=True)
    return folder


def test_plays_of_one_item_within_six_hours_are_one():
    merged = sittings([Choice(1, 0.0, 60_000), Choice(1, 3600.0, 60_000), Choice(1, 90_000.0, 5)])
    assert [choice.ms for choice in merged] == [120_000, 5]
    assert len(sittings([Choice(1, 0.0, None), Choice(1, 1.0, None)])) == 2


def test_a_folder_is_read_with_only_what_is_required(tmp_path):
    write(
        tmp_path,
        [("item_id", "title"), ("a", "One"), ("b", "Two")],
        [("user_id", "item_id", "at"), ("u", "b", "2025-01-02"), ("u", "a", "")],
    )
    data = read(tmp_path)
    assert [choice.row for choice in data.people["u"]] == [0, 1]
    assert np.isneginf(data.since[0])
    assert len(set(data.items.shows.tolist())) == 2


def test_a_logged_play_began_before_it_ended(tmp_path):
    write(
        tmp_path,
        [("item_id", "title", "published"), ("a", "One", "2025-01-01T00:00:00Z")],
        [("user_id", "item_id", "at", "ms"), ("u", "a", "2025-01-02T00:10:00", "600000")],
    )
    data = read(tmp_path)
    assert data.people["u"][0].at == datetime(2025, 1, 2, tzinfo=UTC).timestamp()
    assert data.since[0] == START.timestamp()


@pytest.mark.parametrize(
    ("items", "events", "said"),
    [
        ([("item_id",), ("a",)], [("user_id", "item_id")], "no column title"),
        ([("item_id", "title")], [("user_id", "item_id")], "has no rows"),
        ([("item_id", "title"), ("a", "A")], [("user_id", "item_id")], "has no rows"),
        ([("item_id", "title"), ("a", "A")], [("user_id", "item_id"), ("u", "z")], "no item “z”"),
        (
            [("item_id", "title"), ("a", "A")],
            [("user_id", "item_id", "at"), ("u", "a", "soon")],
            "no ISO date",
        ),
        (
            [("item_id", "title"), ("a", "A")],
            [("user_id", "item_id", "ms"), ("u", "a", "long")],
            "no number",
        ),
        (
            [("item_id", "title"), ("a", "A")],
            [("user_id", "item_id", "at"), ("u",)],
            "line 2: there is no item_id",
        ),
        ([], [], r"items\.csv is empty"),
    ],
)
def test_a_folder_that_is_wrong_gives_one_sentence(tmp_path, items, events, said):
    write(tmp_path, items, events)
    with pytest.raises(ImportFileError, match=said):
        read(tmp_path)


def test_a_folder_that_is_missing_or_damaged_gives_one_sentence(tmp_path):
    with pytest.raises(ImportFileError, match="no folder"):
        read(tmp_path / "nowhere")
    with pytest.raises(ImportFileError, match=r"no items\.csv"):
        read(tmp_path)
    (tmp_path / "items.csv.gz").write_bytes(b"\x1f\x8bno gzip")
    with pytest.raises(ImportFileError, match="cannot be read"):
        read(tmp_path)
    (tmp_path / "items.csv.gz").write_bytes(b"\xff\xfeitem_id")
    with pytest.raises(ImportFileError, match="no text in UTF-8"):
        read(tmp_path)


def test_a_folder_is_read_whatever_separates_its_columns(tmp_path):
    (tmp_path / "items.csv.gz").write_text("Item_ID; title\na;One, two\n", encoding="utf-8-sig")
    (tmp_path / "events.csv").write_text("user_id\titem_id\tat\nu\ta\t 2025-01-02 07:30 \n")
    data = read(tmp_path)
    assert data.texts == ["One, two"]
    assert data.people["u"][0].at == datetime(2025, 1, 2, 7, 30, tzinfo=UTC).timestamp()


def test_a_blank_number_is_none(tmp_path):
    write(
        tmp_path,
        [("item_id", "title", "duration_ms"), ("a", "A", " ")],
        [("user_id", "item_id", "at", "ms"), ("u", "a", "2025-01-02", " ")],
    )
    assert read(tmp_path).people["u"][0].ms is None


def test_what_was_known_before_the_record_is_no_test(tmp_path):
    folder = plays_folder(tmp_path)
    path = folder / "events.csv"
    lines = path.read_text().splitlines()
    cells = [line.split(",") for line in lines[1:]]
    undated = [",".join([who, item, "", ""]) for who, item, _, _ in cells]
    path.write_text("\n".join([lines[0], *undated]) + "\n")
    assert not protocols.next_play(read(folder))


def test_a_play_is_not_dated_by_itself(tmp_path):
    """An item that only this person ever met must not count as new on the day it is chosen."""
    data = read(plays_folder(tmp_path))
    assert np.isnan(data.items.published).all()
    dated = dated_by_first_sight(data)
    assert not np.isnan(dated.items.published[[c.row for c in data.people["p0"]]]).any()


def test_people_are_told_apart_by_their_small_words(tmp_path):
    titles = ["The end of the river", "How to listen to this", "El fin de la vida", "Los del sur"]
    write(
        tmp_path,
        [("item_id", "title"), *((str(i), title) for i, title in enumerate(titles))],
        [
            ("user_id", "item_id", "at"),
            *(
                (user, str(i), f"2025-01-0{i + 1}")
                for user, i in zip("aabb", range(4), strict=True)
            ),
        ],
    )
    data = read(tmp_path)
    languages = {user: protocols.language_of(data, own) for user, own in data.people.items()}
    assert languages == {"a": "en", "b": "es"}


def test_who_hears_what_says_english_and_what_only_reads_so_speak_the_same(tmp_path):
    write(
        tmp_path,
        [("item_id", "title", "language"), ("1", "Rivers", "en-GB"), ("2", "The end of it", "")],
        [("user_id", "item_id"), ("a", "1"), ("b", "2")],
    )
    data = read(tmp_path)
    assert {protocols.language_of(data, own) for own in data.people.values()} == {"en"}


def test_a_pool_never_depends_on_the_person(tmp_path):
    data = read(stars_folder(tmp_path))
    for one in protocols.new_items(data):
        own = {choice.row for choice in data.people[one.user][: one.events]}
        assert len(set(one.rows.tolist())) == len(one.rows)
        rivals = one.rows[~one.labels]
        everything = {choice.row for choice in data.people[one.user]}
        assert not everything.intersection(rivals.tolist())
        assert len(own) >= 60 or one.events >= 60
        times = [choice.at for choice in data.people[one.user]]
        assert times[one.events - 1] < one.at


def test_new_items_are_ranked_better_than_by_chance(tmp_path):
    report = Evaluation(read(stars_folder(tmp_path)), encode=hashed).run(Protocol.NEW_ITEMS)
    document = report.document()
    assert document["protocol"] == "new-items"
    assert document["users"] == 10
    assert {
        "random",
        "newest",
        "bm25",
        "tfidf-centroid",
        "text-centroid",
        "text-knn5",
        "show-frequency",
        "podplayer",
    } <= set(document["rankers"])
    mean, low, high = document["rankers"]["podplayer"]["ndcg10"]
    assert low <= mean <= high
    assert mean > document["rankers"]["random"]["ndcg10"][0] + 0.1
    assert document["rankers"]["podplayer"]["auc"][0] > 0.65
    assert report.lines()[0].startswith("new-items: 10 people")


def test_learning_from_nothing_beats_chance(tmp_path):
    report = Evaluation(read(stars_folder(tmp_path)), encode=hashed).run(Protocol.ZERO_HISTORY)
    rankers = report.document()["rankers"]
    assert rankers["podplayer"]["recall10"][0] > rankers["random"]["recall10"][0] + 0.05


def test_the_next_play_is_predicted_with_habit_and_without(tmp_path):
    report = Evaluation(read(plays_folder(tmp_path)), encode=hashed).run(Protocol.NEXT_PLAY)
    rankers = report.document()["rankers"]
    assert rankers["podplayer"]["ndcg10"][0] > 0.5 > rankers["random"]["ndcg10"][0]
    assert report.calibration["ece"] < 0.2
    assert any("calibration" in line for line in report.lines())


def test_whether_a_play_lasts_is_said_honestly(tmp_path):
    report = Evaluation(read(plays_folder(tmp_path, people=8)), encode=hashed).run(
        Protocol.LISTEN_OR_DROP
    )
    ours = report.document()["rankers"]["podplayer"]
    assert ours["auc"][0] > 0.6
    assert report.calibration["ece"] < 0.06
    assert report.calibration["log_loss"] < 0.69


def test_whoever_heard_thousands_is_asked_about_all_of_it_behind_what_it_teaches(
    tmp_path, monkeypatch
):
    """Only the last two thousand events were looked at; lists from before them by the prior."""
    data = read(plays_folder(tmp_path, people=1, plays=2300))
    evaluation = Evaluation(data, encode=hashed)
    plans = []
    monkeypatch.setattr(evaluate, "learn_features", lambda _, made: plans.append(made))
    world = evaluation.world("p0")
    for first in (0, 700):
        evaluation._lessons(world, first=first)
    assert [int(one.moments.events[0]) for one in plans] == [0, 700 - DECISIONS]


def test_texts_are_compared_within_their_language_and_what_says_nothing_with_none():
    subject = np.tile(np.eye(4, dtype=np.float32), (20, 1))
    languages = np.repeat([0, 1], 40)
    vectors = subject + 3 * np.eye(2, 4, dtype=np.float32)[languages]
    vectors = np.concatenate([vectors, vectors[:5], np.zeros((3, 4), np.float32)])
    found = evaluate.centred(vectors, np.r_[languages, [-1] * 8]).astype(np.float64)
    across = found[40:80] @ found[:40].T
    same = subject[40:] @ subject[:40].T > 0
    assert across[same].min() > 0.9 > across[~same].max()
    assert not found[-3:].any()
    assert found[80:85].any(axis=1).all()  # of an unknown language: minus what all have in common
    assert not evaluate.centred(np.zeros((3, 4), np.float32), np.full(3, -1)).any()


def test_an_item_without_words_is_like_nothing(tmp_path):
    rows = [(str(n), "delta river moss" if n % 2 else "") for n in range(200)]
    write(tmp_path, [("item_id", "title"), *rows], [("user_id", "item_id"), ("u", "1")])
    space = Evaluation(read(tmp_path), encode=hashed).world("u").space
    assert not space.has(np.arange(0, 200, 2)).any()
    assert space.has(np.arange(1, 200, 2)).all()


def test_rivals_are_in_the_language_of_most_that_says_one(tmp_path, monkeypatch):
    """Items that say none were counted for the first language of the file."""
    items = [("item_id", "title", "language")]
    items += [(f"en{n}", f"Part {n}", "en") for n in range(300)]
    items += [(f"de{n}", f"Teil {n}", "de") for n in range(300)]
    items += [(f"no{n}", f"Thing {n}", "") for n in range(60)]
    events = [("user_id", "item_id", "at")]
    for n in range(60):
        day = (START + timedelta(days=n)).isoformat()
        events += [("u", f"no{n}", day), *([("u", f"de{n}", day)] if n % 3 == 0 else [])]
    write(tmp_path, items, events)
    evaluation = Evaluation(read(tmp_path), encode=hashed)
    plans = []
    monkeypatch.setattr(evaluate, "learn_features", lambda _, made: plans.append(made))
    world = evaluation.world("u")
    evaluation._lessons(world, first=0)
    drawn = plans[0].moments.rows[:, 1:]
    assert not (drawn[drawn >= 0] < 300).any()
    assert (drawn >= 300).any()


def test_what_is_shorter_than_five_minutes_is_not_asked_about(tmp_path):
    data = read(plays_folder(tmp_path, people=2))
    whole = Evaluation(data, encode=hashed).run(Protocol.LISTEN_OR_DROP)
    is_short = data.items.shows == data.items.shows[next(iter(data.people.values()))[-1].row]
    items = replace(data.items, minutes=np.where(is_short, 4.0, data.items.minutes))
    without = Evaluation(replace(data, items=items), encode=hashed).run(Protocol.LISTEN_OR_DROP)
    assert 0 < without.impressions < whole.impressions


def test_whoever_drops_nothing_behind_the_first_plays_is_not_asked_about(tmp_path):
    """Their AUC is no number, and made all of the table none."""
    items = [
        ("item_id", "show", "title"),
        *((str(n), f"s{n % 3}", f"part {n}") for n in range(120)),
    ]
    events = [("user_id", "item_id", "at", "ms")]
    for person in ("learns", "mixes"):
        for n in range(120):
            stays = n >= 20 if person == "learns" else n % 3 > 0
            at = (START + timedelta(hours=9 * n)).isoformat()
            events.append((person, str(n), at, 1_500_000 if stays else 20_000))
    write(tmp_path, items, events)
    report = Evaluation(read(tmp_path), encode=hashed).run(Protocol.LISTEN_OR_DROP)
    assert list(report.people) == ["mixes"]
    assert np.isfinite(report.rankers["podplayer"]["auc"]).all()


def test_where_nobody_has_enough_the_report_says_what_is_needed(tmp_path):
    data = read(plays_folder(tmp_path, people=2, plays=20))
    for protocol in Protocol:
        report = Evaluation(data, encode=hashed).run(protocol)
        assert report.users == 0
        assert report.lines() == [report.sentence]
        assert report.sentence.startswith(f"Nobody in this folder has what {protocol} needs: ")
        assert report.document()["sentence"] == report.sentence


def test_discovery_has_only_rivals_of_shows_never_heard():
    one = protocols.Impression(
        user="u",
        rows=np.arange(5),
        labels=np.arange(5) == 0,
        events=3,
        at=0.0,
        is_new_show=True,
        own_later=2,
    )
    known = protocols.Impression(
        user="u", rows=np.arange(5), labels=np.arange(5) == 0, events=3, at=0.0
    )
    assert [new.rows.tolist() for new in protocols.new_shows_only([one, known])] == [[0, 1, 2]]


def test_bm25_likes_what_shares_rare_words():
    rank = Bm25([["river", "delta"], ["river", "opera"], ["opera", "tenor"], ["delta", "tenor"]])
    scores = rank(np.array([1, 2, 3]), np.array([0]))
    assert scores[1] == 0
    assert scores[0] > 0 < scores[2]


def test_the_mean_of_the_nearest_counts_five_at_most():
    assert nearest(np.array([[1.0, 0, 0, 0, 0, 0, -9]])).tolist() == [0.2]


def test_hashed_words_of_alike_texts_are_near():
    vectors = hashed(
        ["river delta glacier", "glacier river moraine", "opera tenor", "opera tenor river"],
        [None] * 4,
    )
    assert vectors.shape == (4, 384)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_weights_start_at_the_prior_and_follow_what_is_taken():
    start = weights_after([], [])
    rows = np.zeros((10, len(start) - 1))
    rows[:3, 4] = 2.0
    later = weights_after([rows] * 20, [np.arange(10) < 3] * 20)
    assert later[4] > start[4]


def test_show_frequency_forgets():
    class Empty:
        shows = np.arange(3)

    events = type("E", (), {"shows": np.array([0, 0, 1]), "engagement": np.ones(3)})
    scores = show_frequency(np.array([0, 1, 2]), events, Empty)
    assert scores[2] == 0
    assert scores[0] > scores[1] > 0


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    data = read(stars_folder(tmp_path_factory.mktemp("stars")))
    return Evaluation(data, encode=hashed).run(Protocol.NEW_ITEMS, is_whole=True)


def test_a_whole_evaluation_tells_how_the_ranking_grows_with_what_is_known(whole):
    line = whole.curve["podplayer"]
    assert list(line) == [0, 1, 3, 10, 50, 100, 500]
    assert line[100] > line[0]


def test_every_family_that_varies_is_left_out_once(whole):
    assert {"text", "words", "news"} <= set(whole.ablation)
    assert "mood" not in whole.ablation


def test_lists_are_told_how_varied_new_and_wide_they_are(whole):
    for name in ("podplayer", "random"):
        assert 0 <= whole.lists[name]["coverage"] <= 1
        assert whole.lists[name]["diversity"] > 0
    assert whole.lists["random"]["diversity"] > whole.lists["podplayer"]["diversity"]


def test_rankers_that_need_other_people_are_in_the_table(whole):
    assert {"popular-in-history", "item-knn"} <= set(whole.rankers)


def test_others_count_only_what_they_took_before():
    people = {
        "me": [Choice(0, 10 * 86400.0, None)],
        "you": [Choice(0, 5 * 86400.0, None), Choice(1, 8 * 86400.0, None),
                Choice(2, 20 * 86400.0, None)],
    }  # fmt: skip
    others = Others(people, items=4)
    scores = others.scores("me", np.array([1, 2, 3]), np.array([0]), at=15 * 86400.0)
    assert scores["popular-in-history"].tolist() == [1, 0, 0]
    assert scores["item-knn"].tolist() == [1, 0, 0]
    assert (
        Others({"me": people["me"]}, items=4).scores("me", np.array([1]), np.array([0]), at=1.0)
        == {}
    )


def test_a_random_show_comes_with_its_latest_first():
    items = read_items_of(shows=[0, 0, 1, 1])
    scores = random_per_show(np.arange(4), items, np.array([1.0, 2.0, 4.0, 3.0]))
    assert scores.tolist() == [-1, 0, 0, -1]


def read_items_of(*, shows):
    size = len(shows)
    return Items(
        ids=np.arange(size), shows=np.array(shows), published=np.full(size, np.nan),
        minutes=np.full(size, 30.0), languages=np.zeros(size, dtype=np.int64),
        places=np.zeros(size, dtype=np.int64), is_serial=np.zeros(size, dtype=bool),
    )  # fmt: skip
