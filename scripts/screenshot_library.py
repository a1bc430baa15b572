"""For scripts/screenshots: a library as after some weeks of use, and the pages that arrange it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton, QWidget

from podplayer.app.bootstrap import App
from podplayer.model.downloads import DownloadOrigin
from podplayer.model.errors import FetchError
from podplayer.model.ids import Ms, PodcastId
from podplayer.model.interests import MORE, MUTED
from podplayer.model.net import LedgerEntry, Purpose
from podplayer.model.podcast import EpisodeState
from podplayer.model.sentence import say
from podplayer.model.shelves import EpisodeFilter, PlaylistRule
from podplayer.services.topics import TOPICS
from podplayer.storage.downloads import DownloadTable
from podplayer.storage.ledger import RequestLedger
from podplayer.storage.migrations import open_database
from podplayer.ui.context import PageName
from podplayer.ui.main_window import MainWindow
from podplayer.ui.pages.downloads import DownloadsPage
from podplayer.ui.pages.parts.downloads.file_lines import Shelf
from podplayer.ui.pages.parts.lists.actions import EpisodeActions
from podplayer.ui.pages.parts.queue.playlist_actions import PlaylistActions
from podplayer.ui.pages.parts.shows.show_actions import ShowActions
from podplayer.ui.pages.queue import QueuePage
from podplayer.ui.pages.shows import ARCHIVE, ShowsPage
from podplayer.ui.text import tr

RULED = "For the commute"
BY_HAND = "For Ana"
GONE = FetchError("https://media.orbit.example/7", say("there is nothing at this address (404)"))


def arrange(app: App) -> None:
    """Make tags, an archived show, playlists, a rule, and files of every state."""
    shows = app.library.podcasts()
    for at, show in enumerate(shows):
        app.library.add_tag(show.id, ("commute", "calm", "science")[at % 3])
    app.library.archive(shows[-1].id)
    rule = replace(shows[1].settings, auto_download=3, download_not_words=("bonus",))
    app.library.set_podcast_settings(shows[1].id, rule)
    unheard = EpisodeFilter(states=(EpisodeState.NEW,), max_duration=Ms(30 * 60_000))
    app.playlists.create(RULED, rule=PlaylistRule(filter=unheard, limit=20))
    rows = app.library.episodes(limit=24)
    app.playlists.create(BY_HAND, ids=[row.id for row in rows[3:7]])
    _store(app)
    _connect(app)
    _speak_of_others(app)
    app.interests.add_all(["old maps", "how bread rises"], TOPICS[5:8])
    app.interests.weigh(1, MUTED)
    app.interests.weigh(3, MORE)


def _store(app: App) -> None:
    """Files that exist as names only: pictures need no sound."""
    rows = app.library.episodes(limit=24)
    heard = app.library.episodes(state=EpisodeState.HEARD, limit=4)
    now = datetime.now(UTC)
    db = open_database(app.paths.library)
    table = DownloadTable(db)
    for at, row in enumerate([*heard, *rows[8:14]]):
        path = app.paths.media / f"picture-{row.id}.mp3"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        table.set_file(row.id, path, size=(38 + 9 * at) * 1_000_000, now=now)
    app.settings.change(quota_gb=0.6)
    app.downloads.keep([rows[8].id])
    app.storekeeping.carry_out(app.storekeeping.plan_for([rows[9].id]))
    for row in rows[14:16]:
        table.wish(row.id, origin=DownloadOrigin.HAND, now=now)
    table.wish_failed(rows[15].id, str(GONE))
    db.close()


def _connect(app: App) -> None:
    """Lines in the ledger as after a week: feeds, covers, files, one refusal, trackers."""
    now = datetime.now(UTC)
    made = (
        ("feeds.ground-truth.example", Purpose.FEED, 304, 412, ""),
        ("media.signal-noise.example", Purpose.EPISODE, 200, 22_800_000, "track.counts.example"),
        ("covers.kernel-panic.example", Purpose.COVER, 200, 88_000, ""),
        ("feeds.small-talk.example", Purpose.FEED, 200, 31_400, ""),
        ("media.orbit.example", Purpose.EPISODE, 200, 19_200_000, "hits.counts.example"),
        ("chapters.orbit.example", Purpose.CHAPTERS, 200, 2_300, ""),
        ("feeds.nachtzug.example", Purpose.FEED, None, 0, ""),
    )
    db = open_database(app.paths.library)
    RequestLedger(db).add_many(
        [
            LedgerEntry(
                at=now - timedelta(hours=11 * at + number),
                host=host,
                purpose=purpose,
                url=f"https://{host}/{number}",
                status=status,
                sent=380,
                received=received,
                result="ok" if status else "The server did not answer.",
                tracker=tracker or None,
            )
            for number in range(4)
            for at, (host, purpose, status, received, tracker) in enumerate(made)
        ]
    )
    db.close()


def _speak_of_others(app: App) -> None:
    """Let followed shows recommend others, link them, and have each other's hosts as guests."""
    db = open_database(app.paths.library)
    shows = app.library.podcasts()
    others = ("Moss and Stone", "The Long Shelf", "Tide Tables", "Paper Architecture")
    with db.transaction():
        for at, show in enumerate(shows[:3]):
            podroll = [
                {"title": name, "feed_url": f"https://{name.split()[0].lower()}.example.org/feed"}
                for name in others[at : at + 2]
            ]
            extras = json.dumps({"podroll": podroll})
            db.execute("UPDATE podcast SET extras = ? WHERE id = ?", (extras, show.id))
        for show, number, title in ((shows[3], 7, "Slow Fires"), (shows[4], 8, "Night Ferries")):
            row = app.library.episodes(podcast_id=show.id, limit=1)[0]
            link = f'<a href="https://podcasts.apple.com/gb/podcast/x/id{number}">{title}</a>'
            notes = "UPDATE episode_notes SET notes = notes || ? WHERE episode_id = ?"
            db.execute(notes, (link, row.id))
        host = app.library.episodes(podcast_id=shows[5].id, limit=1)[0]
        person = (shows[6].id, None, "Ida Brandt"), (shows[5].id, host.id, "Ida Brandt")
        db.executemany("INSERT INTO person (podcast_id, episode_id, name) VALUES (?, ?, ?)", person)
    db.close()


def parts(window: MainWindow, app: App, *, wait: Callable[[int], None]) -> Iterator[str]:
    """Yield the names of what the pages of the library show besides their first face."""
    window.open_page(PageName.DOWNLOADS)
    page = window.page
    if isinstance(page, DownloadsPage):
        wait(400)
        for shelf in Shelf:
            page.choose(shelf)
            yield f"downloads-{shelf.value}"
    window.open_page(PageName.SHOWS)
    page = window.page
    if isinstance(page, ShowsPage):
        wait(400)
        page.choose(ARCHIVE)
        yield "shows-archive"
    window.open_page(PageName.QUEUE)
    page = window.page
    if isinstance(page, QueuePage):
        wait(400)
        for name, title in (("rule", RULED), ("list", BY_HAND)):
            page.choose(app.playlists.named(title).id)
            yield f"queue-{name}"
        page.choose(None)


def menus(
    window: MainWindow, app: App, podcast_id: PodcastId
) -> list[tuple[str, Callable[[], object]]]:
    """Return the menus and panels by name, with what opens each."""
    row = app.library.episodes(podcast_id=podcast_id, limit=1)[0]
    show = app.library.podcast(podcast_id)
    over: QWidget = window
    episodes = EpisodeActions(window.context, parent=over)
    shows = ShowActions(window.context, parent=over)
    where = window.mapToGlobal(window.rect().center() - QPoint(200, 300))

    def press(name: str) -> None:
        window.open_page(PageName.FOR_YOU)
        parts = window.page.findChildren(QPushButton)
        next(one for one in parts if one.accessibleName() == tr(name)).click()

    return [
        ("menu-minutes", lambda: press("Minutes at hand")),
        ("menu-place", lambda: press("Place")),
        ("menu-mood", lambda: press("Mood")),
        ("menu-episode", lambda: episodes.show_menu([row], where)),
        ("menu-show", lambda: shows.menu(show).popup(where)),
        ("menu-sleep", window.player.open_sleep_menu),
    ]


def dialogs(
    window: MainWindow, app: App, podcast_id: PodcastId
) -> list[tuple[str, Callable[[], object]]]:
    """Return the dialogs of the library by name, with what opens each."""
    show = app.library.podcast(podcast_id)
    over: QWidget = window
    actions = ShowActions(window.context, parent=over)
    playlists = PlaylistActions(window.context, parent=over)
    ruled = app.playlists.named(RULED)
    return [
        ("import", lambda: window.dialogs.import_file(_opml(app))),
        ("sleep", window.beside.ask_minutes),
        ("tags", lambda: actions.edit_tags(show)),
        ("hide", lambda: actions.edit_hide_rule(show)),
        ("fetch-rule", lambda: actions.edit_download_rule(show)),
        ("address", lambda: actions.change_address(show)),
        ("playlist-rule", lambda: playlists.edit_rule(ruled)),
    ]


def _opml(app: App) -> Path:
    """A list with the shows that are followed and two others."""
    path = app.paths.profile / "shows.opml"
    others = "".join(
        f'<outline type="rss" text="Show {at}" xmlUrl="https://feeds.example/{at}.xml"/>'
        for at in range(2)
    )
    text = app.subscriptions.export_opml().replace("</body>", f"{others}</body>")
    path.write_text(text, encoding="utf-8")
    return path
