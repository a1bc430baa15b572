"""The folders of a list become tags, and tags the categories of a list."""

import pytest
from factories_foreign import archive
from fakes_net import FakeHttp

from podplayer.feeds.opml import read_opml
from podplayer.model.cancel import CancelToken
from podplayer.services.moving_in import MovingIn
from podplayer.services.subscriptions import Subscriptions
from podplayer.storage.marks import ShowMarks
from podplayer.storage.podcasts import Podcasts

RSS = "<rss version='2.0'><channel><title>{0}</title><item><guid>{0}</guid></item></channel></rss>"
LIST = """<opml><body><outline text="feeds"><outline text="News">
    <outline text="World"><outline xmlUrl="https://A.example.org/f"/></outline></outline>
    <outline xmlUrl="https://b.example.org/f"/></outline></body></opml>"""


def library(title):
    show = {"name": title, "uri": "spotify:show:1"}
    return {"tracks": [], "shows": [show], "episodes": []}


@pytest.fixture
def subscriptions(db, bus, clock):
    http = FakeHttp()
    for name in "ab":
        http.serve(f"https://{name}.example.org/f", RSS.format(name))
    return Subscriptions(db, http=http, bus=bus, now=clock)


@pytest.fixture
def move(db, subscriptions, bus, clock, tmp_path):
    def run():
        (tmp_path / "list.opml").write_text(LIST)
        moving = MovingIn(db, subscriptions=subscriptions, bus=bus, now=clock)
        moving.apply(moving.plan(tmp_path / "list.opml"), cancel=CancelToken())

    return run


def test_folders_become_tags_but_for_the_one_around_everything(db, move, subscriptions):
    move()
    shows = {show.title: tuple(show.tags) for show in Podcasts(db).all()}
    assert shows == {"a": ("News", "World"), "b": ()}
    exported = read_opml(subscriptions.export_opml().encode())
    assert [entry.folders for entry in exported] == [("News", "World"), ()]


def test_a_show_that_has_tags_keeps_them(db, move, subscriptions):
    move()
    show = next(show for show in Podcasts(db).all() if show.title == "a")
    ShowMarks(db).set_tags(show.id, ["Mine"])
    subscriptions.unsubscribe(show.id)
    move()
    assert ShowMarks(db).tags_of(show.id) == ["Mine"]


def test_a_title_without_end_is_named_by_its_beginning(db, subscriptions, bus, clock, tmp_path):
    path = archive(tmp_path / "x.zip", **{"YourLibrary.json": library("y" * 4000)})
    plan = MovingIn(db, subscriptions=subscriptions, bus=bus, now=clock).plan(path)
    assert plan.missing == ["y" * 80]
