"""Discover: shows that those you follow speak of; directories only where they are asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from podplayer.feeds.directories import Directory
from podplayer.model.discovery import Discovery, DiscoveryKind, FoundShow
from podplayer.model.errors import PodplayerError
from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.model.podcast import EpisodeRow
from podplayer.services.directories import directory_of
from podplayer.ui.announce import announce
from podplayer.ui.context import UiContext
from podplayer.ui.dialogs.feed_preview import FeedPreviewDialog
from podplayer.ui.dialogs.modal import show_modal
from podplayer.ui.format import dotted, duration
from podplayer.ui.pages.page import Page
from podplayer.ui.pages.parts.clock import Clock, local_now
from podplayer.ui.pages.parts.shows.directory_bar import DirectoryBar
from podplayer.ui.pages.parts.shows.show_tile import Deed, ShowCard, TileSection
from podplayer.ui.ports import Services
from podplayer.ui.tasks import Task
from podplayer.ui.text import shown, to_translate, told, tr
from podplayer.ui.widgets.controls import ButtonKind, LabelRole, button, label
from podplayer.ui.widgets.scrolling import ScrollBody
from podplayer.ui.widgets.welcome import EmptyPage

_COUNT = 36
_SETTLES_MS = 800
_TITLES = {
    DiscoveryKind.RECOMMENDED: to_translate("Recommended by shows you follow"),
    DiscoveryKind.PERSON: to_translate("People you know, in other shows"),
    DiscoveryKind.MENTIONED: to_translate("Linked in what you follow"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearby:
    """What the page shows without asking anybody."""

    found: Sequence[Discovery]
    rows: Mapping[EpisodeId, EpisodeRow]


def gather(app: Services) -> Nearby:
    """Read what followed feeds say of others. Blocks."""
    found = app.discovery.suggest(count=_COUNT)
    ids = [one.episode_id for one in found if one.episode_id is not None]
    return Nearby(found=found, rows={row.id: row for row in app.library.rows(ids)})


class DiscoverPage(Page):
    """A field that looks outside, what it found, and what is near."""

    title = to_translate("Discover")

    def __init__(
        self, context: UiContext, *, now: Clock = local_now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._now = now
        self._is_active = False
        self._is_stale = True
        self._task: Task[Nearby] | None = None
        self._search: Task[list[FoundShow]] | None = None
        self._asked: tuple[Directory, str] | None = None
        self.bar = DirectoryBar(context)
        self.results = TileSection(context)
        self._close = button(tr("Close"), ButtonKind.LINK)
        self.results.add_to_heading(self._close)
        self._status = label("", LabelRole.SMALL, wraps=True)
        self._status.hide()
        self.sections = {kind: TileSection(context) for kind in DiscoveryKind}
        self._empty = EmptyPage(
            icon="discover",
            title=tr("Your shows name no others yet"),
            text=tr(
                "What the shows you follow recommend, whom they have as guests and what they link "
                "appears here, with the show that said so. Nobody is asked for it. To look "
                "further, ask a directory above, or paste an address."
            ),
            looks=(context.themes, context.icons),
        )
        self._empty.hide()
        self._settles = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._lay_out()
        self._connect()

    @override
    def activate(self) -> None:
        self._is_active = True
        self.bar.set_offline(is_offline=self._context.app.settings.current.is_offline)
        if self._is_stale:
            self._load()

    @override
    def deactivate(self) -> None:
        self._is_active = False
        self._settles.stop()

    @override
    def search_here(self) -> None:
        self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.field.selectAll()

    def _lay_out(self) -> None:
        body = ScrollBody()
        column = body.column
        column.addWidget(label(tr("Discover"), LabelRole.PAGE))
        column.addWidget(
            label(
                tr("Read from the feeds you follow. Nobody is asked unless you do it here."),
                LabelRole.SMALL,
                wraps=True,
            )
        )
        column.addSpacing(12)
        column.addWidget(self.bar)
        column.addWidget(self._status)
        for section in (self.results, *self.sections.values()):
            column.addWidget(section)
        column.addWidget(self._empty)
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(body)

    def _connect(self) -> None:
        bridge, settings = self._context.bridge, self._context.app.settings
        self.bar.search_wanted.connect(self.ask)
        self.bar.look_wanted.connect(self.look)
        self.bar.online_wanted.connect(lambda: settings.change(is_offline=False))
        self._close.clicked.connect(self._close_results)
        self._settles.timeout.connect(self._load)
        bridge.library_changed.connect(self._on_changed)
        bridge.settings_changed.connect(
            lambda _: self.bar.set_offline(is_offline=settings.current.is_offline)
        )

    # -- what is near -------------------------------------------------------------------------

    def _load(self) -> None:
        self._is_stale = False
        if self._task is not None:
            self._task.cancel()
        app = self._context.app
        self._task = self._context.tasks.run(
            lambda _: gather(app),
            done=self._show,
            failed=self._context.shell.show_error,
            owner=self,
        )

    def _on_changed(self) -> None:
        if self._is_active:
            self._settles.start()
        else:
            self._is_stale = True

    def _show(self, nearby: Nearby) -> None:
        for kind, section in self.sections.items():
            cards = [self._card(one, nearby.rows) for one in nearby.found if one.kind is kind]
            section.show_cards(tr(_TITLES[kind]), cards)
        self._empty.setVisible(not nearby.found)

    def _card(self, one: Discovery, rows: Mapping[EpisodeId, EpisodeRow]) -> ShowCard:
        reason, shell = shown(one.reason), self._context.shell
        row = rows.get(one.episode_id) if one.episode_id is not None else None
        if row is not None:
            return ShowCard(
                title=row.title,
                detail=dotted(row.podcast_title, duration(row.duration)),
                reason=reason,
                cover_url=row.cover_url,
                cover_title=row.podcast_title,
                deeds=(
                    Deed(tr("Play"), lambda: shell.play(row.id), "play"),
                    Deed(tr("About it"), lambda: shell.open_episode(row.id)),
                ),
            )
        if one.address is None:
            deed = Deed(tr("Look for it"), lambda: self.bar.put(one.title), "search")
            return ShowCard(title=one.title, reason=reason, deeds=(deed,))
        deeds = self._deeds(one.address, one.title)
        return ShowCard(title=one.title, reason=reason, address=one.address, deeds=deeds)

    def _deeds(self, address: str, title: str) -> tuple[Deed, ...]:
        look = Deed(tr("Have a look"), lambda: self.look(address, title))
        return (look, Deed(tr("Follow"), lambda: self.follow(address), "plus"))

    # -- what is asked for ----------------------------------------------------------------------

    def ask(self, key: str, words: str) -> None:
        """Ask a directory."""
        self._asked = (directory_of(key), words)
        if self._search is not None:
            self._search.cancel()
        self._say(tr("Asking {host}…").format(host=self._asked[0].host))
        directories = self._context.app.directories
        self._search = self._context.tasks.run(
            lambda cancel: list(directories.search(key, words, cancel=cancel)),
            done=self._show_found,
            failed=self._on_failed,
            owner=self,
        )

    def look(self, address: str, title: str = "") -> None:
        """Show a feed before it is followed."""
        dialog = FeedPreviewDialog(
            self._context, address, title=title, now=self._now(), parent=self.window()
        )
        dialog.followed.connect(self._context.shell.followed)
        dialog.search_wanted.connect(self.bar.put)
        show_modal(dialog)

    def follow(self, address: str) -> None:
        """Follow a show without a look."""
        subscriptions = self._context.app.subscriptions
        self._set_busy(address, is_busy=True)
        self._context.tasks.run(
            lambda cancel: subscriptions.add(address, cancel=cancel),
            done=self._on_followed,
            failed=self._context.shell.show_error,
            ended=lambda: self._set_busy(address, is_busy=False),
            owner=self,
        )

    def _set_busy(self, address: str, *, is_busy: bool) -> None:
        for section in (self.results, *self.sections.values()):
            for tile in section.tiles:
                if tile.card.address == address:
                    tile.set_busy(is_busy=is_busy)

    def _on_followed(self, podcast_id: PodcastId) -> None:
        self._context.shell.followed(podcast_id)

    def _show_found(self, found: Sequence[FoundShow]) -> None:
        self._search = None
        if self._asked is None:
            return
        directory, words = self._asked
        text = tr("%n show(s) at {directory} for “{words}”", n=len(found))
        text = text.format(directory=directory.name, words=words)
        self.results.show_cards(text, [self._found_card(one) for one in found])
        announce(self, text)
        self._say("" if found else tr("{text}. Fewer words find more.").format(text=text))

    def _found_card(self, show: FoundShow) -> ShowCard:
        followed = show.followed
        if followed is not None:
            opens = Deed(
                tr("You follow it"), lambda: self._context.shell.open_show(followed), "check"
            )
            deeds: tuple[Deed, ...] = (opens,)
        else:
            deeds = self._deeds(show.address, show.title)
        return ShowCard(
            title=show.title,
            detail=show.author,
            reason=show.about,
            address=show.address,
            deeds=deeds,
        )

    def _close_results(self) -> None:
        self._asked = None
        self.results.show_cards("", ())
        self._say("")
        self.search_here()

    def _on_failed(self, error: PodplayerError) -> None:
        self._search = None
        self._say(told(error))
        announce(self, told(error), is_urgent=True)

    def _say(self, text: str) -> None:
        self._status.setText(text)
        self._status.setContentsMargins(0, 10, 0, 0)
        self._status.setVisible(bool(text))
