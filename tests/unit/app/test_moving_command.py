import json

import pytest
from factories_foreign import antennapod, pocket_casts

FEED = """<rss version="2.0"><channel><title>A Show</title>{}</channel></rss>"""
ITEM = """<item><guid>{0}</guid><title>{0}</title><enclosure type="audio/mpeg"
url="https://cdn.example.org/{0}.mp3"/></item>"""


@pytest.fixture
def followed(run, tmp_path):
    """The show is in the library, from a file: no network."""
    path = tmp_path / "feed.xml"
    path.write_text(FEED.format("".join(map(ITEM.format, ("finale", "middle", "pilot")))))
    assert run("add", path)[0] == 0


@pytest.fixture
def export(tmp_path):
    """Names no feed, so that none is asked for."""
    return pocket_casts(tmp_path / "pocketcasts.db")


def states(run):
    return {
        e["guid"]: (e["state"], e["position_ms"]) for e in json.loads(run("episodes", "--json")[1])
    }


def test_a_dry_run_then_the_import_then_its_undo(run, followed, export):
    status, out, _ = run("import", export, "--dry-run", "--json")
    plan = json.loads(out)
    assert (status, plan["kind"], plan["dry_run"], plan["undo"]) == (0, "pocket-casts", True, None)
    assert plan["changed"] | {"history": 0} == {
        "episodes": 2, "finished": 1, "positions": 1, "favourites": 1, "queue": 1, "history": 0,
    }  # fmt: skip
    assert set(states(run).values()) == {("new", 0)}
    status, out, _ = run("import", export)
    assert status == 0
    assert "2 episodes brought up to date (1 finished, 1 position, 1 favourite" in out
    assert "--undo" in out
    assert states(run) == {
        "finale": ("heard", 0),
        "middle": ("started", 600_000),
        "pilot": ("new", 0),
    }
    assert run("import", "--undo")[:2] == (
        0, "Taken back: Imported pocketcasts.db (Pocket Casts).\n",
    )  # fmt: skip
    assert set(states(run).values()) == {("new", 0)}
    status, _, err = run("import", "--undo")
    assert status == 1
    assert "no import" in err


def test_a_plan_for_people_names_what_waits_and_what_is_missing(run, export):
    _, out, _ = run("import", export, "--dry-run")
    assert "Nothing was changed" in out
    assert "2 episodes not in the library yet" in out
    assert "Followed there and not here" in out
    assert "A Show" in out


def test_a_newer_version_is_one_sentence_and_status_1(run, tmp_path):
    status, out, err = run("import", antennapod(tmp_path / "new.db", version=9_000_000))
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    assert "newer AntennaPod" in err


@pytest.mark.parametrize("words", [(), ("--undo", "x"), ("--undo", "--dry-run")])
def test_wrong_words_are_status_2(run, words):
    assert run("import", *words)[0] == 2
