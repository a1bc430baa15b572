"""`taste`: what was learned is printed, and unlearned."""

import json

import pytest
from factories import NOW, parsed_feed, span

from podplayer.model.feed import ConditionalState
from podplayer.storage.listening import ListeningLog
from podplayer.storage.migrations import open_database
from podplayer.storage.podcasts import Podcasts

pytestmark = pytest.mark.usefixtures("fakes")


@pytest.fixture(autouse=True)
def heard(profile):
    """A profile with one show, of which two episodes were heard."""
    profile.mkdir()
    db = open_database(profile / "library.db")
    feed = parsed_feed("finale", "middle", "pilot")
    Podcasts(db).add("https://a.example/", feed, state=ConditionalState(), now=NOW)
    for number in (1, 2):
        ListeningLog(db).append(span(number, 0, 600))
    db.close()


def test_what_was_learned_is_printed(run):
    status, out, _ = run("taste", "--json")
    learned = json.loads(out)
    assert status == 0
    assert learned["events"] == 2
    (show,) = learned["shows"]
    assert (show["title"], show["started"]) == ("A Show", 2)
    assert run("taste")[1].startswith("Learned from 2 events.\n")


def test_all_of_it_can_be_forgotten(run):
    assert run("taste", "forget", "all")[0] == 0
    assert json.loads(run("taste", "--json")[1])["events"] == 0
