import pytest
from factories_rows import NOW, podcast

from podplayer.model.ids import PodcastId
from podplayer.ui.models.podcasts import PodcastGridModel, PodcastOrder, PodcastProxy
from podplayer.ui.models.roles import Role


@pytest.fixture
def model(qapp):
    model = PodcastGridModel()
    model.set_podcasts(
        [
            podcast(1, title="The Long Desk", author="Ana", unheard_count=2, newest=None),
            podcast(2, title="Kernel Panic", categories=("Technology",), unheard_count=9),
            podcast(3, title="慢读", unheard_count=0, newest=NOW),
        ]
    )
    return model


@pytest.fixture
def proxy(model):
    proxy = PodcastProxy()
    proxy.setSourceModel(model)
    return proxy


def shown(proxy):
    return [proxy.index(row, 0).data(Role.ENTRY).id for row in range(proxy.rowCount())]


def test_qt_finds_no_fault_with_the_grid(model, proxy, qtmodeltester):
    qtmodeltester.check(model)
    qtmodeltester.check(proxy)
    proxy.set_text("ana")
    model.set_podcasts([podcast(4)])


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        (PodcastOrder.TITLE, [2, 1, 3]),
        (PodcastOrder.NEWEST, [3, 2, 1]),
        (PodcastOrder.UNHEARD, [2, 1, 3]),
        (PodcastOrder.ADDED, [3, 2, 1]),
    ],
)
def test_shows_come_in_the_order_chosen(proxy, order, ids):
    proxy.set_order(order)
    assert shown(proxy) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [("kernel", [2]), ("ANA desk", [1]), ("慢", [3]), ("technology", [2]), ("nothing", [])],
)
def test_the_filter_looks_at_title_author_and_categories(proxy, text, ids):
    proxy.set_text(text)
    assert shown(proxy) == ids
    proxy.set_text("")
    assert len(shown(proxy)) == 3


def test_new_values_of_the_same_shows_do_not_reset_the_grid(model, qtbot):
    shows = [podcast(n, unheard_count=7) for n in (1, 2, 3)]
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_podcasts(shows)
    assert model.podcast(PodcastId(2)).unheard_count == 7
    assert model.podcast(PodcastId(99)) is None
