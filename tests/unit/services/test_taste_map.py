import numpy as np
import pytest
from factories import FEED, NOW, parsed_feed, span

from podplayer.model.feed import ConditionalState
from podplayer.model.ranking import Interest
from podplayer.services.taste_map import TasteMaps
from podplayer.storage.episodes import Episodes
from podplayer.storage.listening import ListeningLog
from podplayer.storage.podcasts import Podcasts
from podplayer.storage.vectors import Vectors

ENCODER = "tiny/1"


@pytest.fixture
def library(db):
    """Three shows whose episodes point into three directions."""
    podcasts = Podcasts(db)
    for number, title in enumerate(("Rivers", "Rockets", "Recipes")):
        guids = [f"{title}-{at}" for at in range(4)]
        podcasts.add(
            f"{FEED}{number}",
            parsed_feed(*guids, title=title),
            state=ConditionalState(etag="1"),
            now=NOW,
        )
    noise = np.random.default_rng(5)
    items = []
    for row in Episodes(db).rows():
        vector = noise.normal(scale=0.05, size=8)
        vector[("Rivers", "Rockets", "Recipes").index(row.podcast_title)] += 1
        items.append((row.id, "en", vector.astype("<f2").tobytes()))
    Vectors(db).put(ENCODER, items)
    return db


def maps(db, clock, encoder=ENCODER):
    return TasteMaps(db, now=clock, active_encoder=lambda: encoder)


def rows(db, title):
    return [row for row in Episodes(db).rows() if row.podcast_title == title]


def test_episodes_lie_nearest_to_their_own_show(library, clock):
    drawn = maps(library, clock).draw(())
    homes = {show.podcast_id: (show.x, show.y) for show in drawn.shows}
    assert len(homes) == 3
    for dot in drawn.episodes:
        nearest = min(homes, key=lambda one: np.hypot(homes[one][0] - dot.x, homes[one][1] - dot.y))
        assert nearest == dot.podcast_id


def test_shows_take_the_colour_of_the_interest_they_are_nearest_to(library, clock):
    rockets = [row.id for row in rows(library, "Rockets")]
    interest = Interest(name="moon", weight=1.0, keywords=["moon"], episodes=rockets[:2])
    drawn = maps(library, clock).draw([interest])
    assert {show.title: show.topic for show in drawn.shows}["Rockets"] == 0


def test_the_listener_stands_where_is_heard_what_is_heard(library, clock):
    row = rows(library, "Rivers")[0]
    ListeningLog(library).append(span(row.id, 0, 1800, utc_offset=0))
    drawn = maps(library, clock).draw(())
    (moment,) = drawn.moments
    dot = next(one for one in drawn.episodes if one.episode_id == row.id)
    assert moment.name == "weekday mornings"
    assert (moment.x, moment.y) == pytest.approx((dot.x, dot.y))
    assert dot.is_heard


def test_there_is_no_map_without_vectors(library, clock, db):
    assert maps(library, clock, encoder=None).draw(()).shows == ()
    assert maps(library, clock, encoder="another/1").draw(()).shows == ()
