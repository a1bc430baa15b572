"""Two people at one computer, each with a profile: neither learns anything from the other."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from factories import NOW, parsed_episode

from podplayer.app.paths import Paths
from podplayer.model.feed import ConditionalState, ParsedFeed
from podplayer.model.ids import Ms
from podplayer.model.listening import PlaySpan
from podplayer.model.ranking import RankingOptions
from podplayer.services.bus import EventBus
from podplayer.services.recommendations import Recommendations
from podplayer.services.settings import SettingsService
from podplayer.storage.episodes import Episodes
from podplayer.storage.listening import ListeningLog
from podplayer.storage.migrations import open_database
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.settings import SettingsStore

SHOWS = ("Rivers", "Opera", "Chess")
EACH, HEARD = 20, 12


@pytest.fixture
def profiles(tmp_path):
    """Both follow the same shows; one hears of rivers, the other operas."""
    made = {}
    for who, liked in (("ann", "Rivers"), ("bob", "Opera")):
        paths = Paths(tmp_path / who)
        paths.profile.mkdir()
        fill(paths, liked)
        made[who] = paths
    return made


def fill(paths, liked):
    db = open_database(paths.library)
    for title in SHOWS:
        episodes = [
            parsed_episode(
                f"{title}-{place}",
                title=f"{title} tale {place}",
                summary=f"{title} and more {title}",
                published=NOW - timedelta(days=EACH - place),
            )
            for place in range(EACH)
        ]
        Podcasts(db).add(
            f"https://feeds.example.org/{title}",
            ParsedFeed(title=title, episodes=episodes, language="en"),
            state=ConditionalState(),
            now=NOW,
        )
    by_title = {row.title: row.id for row in Episodes(db).rows()}
    for place in range(HEARD):
        ListeningLog(db).append(
            PlaySpan(
                episode_id=by_title[f"{liked} tale {place}"],
                start=Ms(0),
                end=Ms(1_800_000),
                rate=1.0,
                heard_at=NOW - timedelta(days=HEARD - place),
                utc_offset=0,
            )
        )
    db.close()


def listened(paths):
    """The titles of the list for now, what was learned, and how much of it."""
    db, bus = open_database(paths.library), EventBus()
    one = Recommendations(
        db,
        bus=bus,
        now=lambda: NOW,
        settings=SettingsService(SettingsStore(db), bus),
        active_encoder=lambda: None,
    )
    titles = [item.episode.title for item in one.rank(RankingOptions(at=NOW)).items]
    taste = one.taste()
    db.close()
    return titles, {habit.title: habit.finished for habit in taste.shows}, taste.events


def test_different_listening_gives_different_lists_and_nothing_is_shared(profiles):
    ann, bob = listened(profiles["ann"]), listened(profiles["bob"])
    assert ann[0][0].startswith("Rivers")
    assert bob[0][0].startswith("Opera")
    assert set(ann[1]) == {"Rivers"}
    assert set(bob[1]) == {"Opera"}
    assert ann[2] == bob[2] == HEARD


def test_what_one_hears_and_forgets_leaves_the_others_list_as_it_was(profiles):
    before = listened(profiles["bob"])
    fill_more = open_database(profiles["ann"].library)
    fill_more.execute("DELETE FROM play_span")
    fill_more.close()
    assert listened(profiles["ann"])[2] == 0
    assert listened(profiles["bob"]) == before


WATCHED = """
import json, os, sys
opened = set()
def watch(event, arguments):
    if event in ("open", "sqlite3.connect", "os.listdir", "os.scandir") and arguments:
        if isinstance(arguments[0], (str, bytes, os.PathLike)):
            opened.add(os.path.realpath(os.fsdecode(arguments[0])))
sys.addaudithook(watch)
from podplayer.app.cli import main
status = main(["--profile", sys.argv[1], "recommend", "-n", "3", "--json"])
print(json.dumps([status, sorted(opened)]), file=sys.stderr)
"""


@pytest.mark.slow  # a whole process: only that can show which files podplayer opens
def test_a_process_with_one_profile_opens_no_file_of_the_other(profiles):
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(profiles["ann"].profile)],
        env={**os.environ, "PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    status, opened = json.loads(done.stderr.splitlines()[-1])
    assert status == 0
    assert json.loads(done.stdout)[0]["episode"]["show"]["title"] == "Rivers"
    assert any(name.endswith("library.db") for name in opened)
    own, other = (os.path.realpath(profiles[who].profile) + os.sep for who in ("ann", "bob"))
    assert any(name.startswith(own) for name in opened)
    assert not [name for name in opened if (name + os.sep).startswith(other)]
