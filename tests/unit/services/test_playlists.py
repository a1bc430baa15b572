import pytest

from podplayer.model.errors import NotFoundError, UsageError
from podplayer.model.events import PlaylistsChanged
from podplayer.model.podcast import EpisodeOrder, EpisodeState
from podplayer.model.shelves import EpisodeFilter, PlaylistRule
from podplayer.services.library import Library
from podplayer.services.playlists import Playlists
from podplayer.services.queueing import Queueing

UNHEARD = PlaylistRule(
    filter=EpisodeFilter(
        states=(EpisodeState.NEW, EpisodeState.STARTED), tags=("science",), last_days=30
    ),
    order=EpisodeOrder.OLDEST,
    limit=2,
)


@pytest.fixture
def library(db, bus, clock):
    return Library(db, bus=bus, now=clock)


@pytest.fixture
def playlists(db, bus, clock):
    return Playlists(db, bus=bus, now=clock)


def test_a_rule_fills_its_list_anew_every_time(playlists, library, show, by_guid, clock):
    made = playlists.create("Slow science", rule=UNHEARD)
    assert playlists.named("SLOW  science").rule == UNHEARD
    assert playlists.ids(made.id) == []
    library.add_tag(show, "Science")
    assert [row.guid for row in playlists.rows(made.id)] == ["pilot", "middle"]
    library.mark_heard([by_guid["pilot"]], True)
    assert [row.guid for row in playlists.rows(made.id)] == ["middle", "finale"]
    assert len(playlists.ids(made.id, limit=1)) == 1
    clock.go_on(days=60)
    assert playlists.ids(made.id) == []


def test_a_list_by_hand_keeps_its_order(playlists, by_guid):
    pilot, middle, finale = (by_guid[guid] for guid in ("pilot", "middle", "finale"))
    made = playlists.create("Mine", ids=[pilot, middle, pilot, 999])
    playlists.add(made.id, [finale, middle])
    assert playlists.ids(made.id) == [pilot, middle, finale]
    playlists.move(made.id, finale, 0)
    playlists.take_out(made.id, [middle])
    assert playlists.ids(made.id) == [finale, pilot]
    assert playlists.get(made.id).count == 2


def test_every_change_can_be_taken_back(playlists, library, by_guid, bus):
    heard = []
    bus.subscribe(PlaylistsChanged, heard.append)
    made = playlists.create("Mine", ids=[by_guid["pilot"], by_guid["middle"]])
    for change in (
        lambda: playlists.take_out(made.id, [by_guid["pilot"]]),
        lambda: playlists.rename(made.id, "Yours"),
        lambda: playlists.delete(made.id),
    ):
        library.undo(change())
        assert [entry.name for entry in playlists.all()] == ["Mine"]
        assert playlists.ids(made.id) == [by_guid["pilot"], by_guid["middle"]]
    assert len(heard) == 7
    (first,) = [token for token in library.changes() if token.sentence.startswith("Made")]
    library.undo(first)
    assert playlists.all() == []


@pytest.fixture
def queueing(db, bus, clock):
    return Queueing(db, bus=bus, now=clock)


def test_a_playlist_can_become_the_queue_and_the_queue_a_playlist(
    playlists, library, queueing, by_guid
):
    queueing.enqueue([by_guid["pilot"]])
    kept = playlists.create("Kept", ids=queueing.ids())
    made = playlists.create("Other", ids=[by_guid["finale"], by_guid["middle"]])
    token = queueing.replace(playlists.ids(made.id))
    assert queueing.ids() == [by_guid["finale"], by_guid["middle"]]
    library.undo(token)
    assert queueing.ids() == playlists.ids(kept.id) == [by_guid["pilot"]]


def test_what_cannot_be_is_one_sentence(playlists, by_guid):
    ruled = playlists.create("Ruled", rule=UNHEARD)
    by_hand = playlists.create("By hand", ids=[by_guid["pilot"]])
    with pytest.raises(UsageError, match="already"):
        playlists.create("RULED")
    with pytest.raises(UsageError, match="already"):
        playlists.rename(by_hand.id, "ruled")
    with pytest.raises(UsageError, match="A rule fills “Ruled”"):
        playlists.add(ruled.id, [by_guid["pilot"]])
    with pytest.raises(UsageError, match="by hand"):
        playlists.set_rule(by_hand.id, UNHEARD)
    with pytest.raises(UsageError, match="takes no episodes"):
        playlists.create("Both", rule=UNHEARD, ids=[by_guid["pilot"]])
    with pytest.raises(UsageError, match="needs a name"):
        playlists.create(" \n")
    with pytest.raises(UsageError, match="80 characters"):
        playlists.create("x" * 81)
    with pytest.raises(NotFoundError, match="no playlist “Nowhere”"):
        playlists.named("Nowhere")
    with pytest.raises(NotFoundError, match="no playlist 99"):
        playlists.ids(99)
