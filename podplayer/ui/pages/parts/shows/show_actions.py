"""What can be done with a show, from its own page or from the grid of all shows."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from podplayer.model.ids import PodcastId
from podplayer.model.podcast import Podcast, PodcastSettings, UndoToken
from podplayer.model.shelves import HideRule
from podplayer.services.logins import Login
from podplayer.ui.context import UiContext
from podplayer.ui.dialogs.feed_access import AddressDialog, LoginDialog
from podplayer.ui.dialogs.modal import show_modal
from podplayer.ui.dialogs.show_rules import DownloadRuleDialog, HideDialog
from podplayer.ui.dialogs.tags import TagsDialog
from podplayer.ui.text import tr


class ShowActions(QObject):
    """Each is a dialog or a call in a task, and can be taken back."""

    left = Signal()
    """The show is not among the followed ones any more: its page has nothing to show."""

    def __init__(self, context: UiContext, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._page = parent

    def menu(self, show: Podcast) -> QMenu:
        """Return everything that can be done with a show."""
        icons, menu = self._context.icons, QMenu(self._page)

        def add(icon: str, text: str, act: Callable[[Podcast], object]) -> None:
            menu.addAction(icons.icon(icon), text).triggered.connect(lambda: act(show))

        add("refresh", tr("Look for new episodes"), self.refresh)
        add("download", tr("Load older episodes"), self.load_older)
        add("list", tr("Tags…"), self.edit_tags)
        menu.addSeparator()
        add("download", tr("Download by itself…"), self.edit_download_rule)
        add("filter", tr("Hide episodes…"), self.edit_hide_rule)
        learns = menu.addAction(tr("Learn from what I hear of it"))
        learns.setCheckable(True)
        learns.setChecked(show.settings.is_learned_from)
        learns.triggered.connect(lambda: self.toggle_learning(show))
        menu.addSeparator()
        add("text", tr("Copy the feed's address"), self.copy_address)
        add("settings", tr("Change the feed's address…"), self.change_address)
        add("private", tr("Login…"), self.edit_login)
        if show.link:
            add("open", tr("Web page"), self.open_web_page)
        menu.addSeparator()
        if show.is_archived:
            add("inbox", tr("Bring back from the archive"), self.unarchive)
        else:
            add("folder", tr("Archive: put away, keep its history"), self.archive)
        add("trash", tr("Unfollow"), self.unfollow)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def refresh(self, show: Podcast) -> None:
        """Look for new episodes of this show alone."""
        self._context.shell.refresh(show.id)

    def load_older(self, show: Podcast) -> None:
        """Read on in a feed that comes in pages."""
        app, shell = self._context.app, self._context.shell

        def say_how_many(added: Mapping[PodcastId, int]) -> None:
            if show.id not in added:
                shell.toast(tr("The feed of this show has no older pages."))
            else:
                shell.toast(tr("%n older episode(s) came", n=added[show.id]))

        self._context.tasks.run(
            lambda cancel: app.refresh.older([show.id], cancel=cancel),
            done=say_how_many,
            failed=shell.show_error,
            owner=self,
        )

    def open_web_page(self, show: Podcast) -> None:
        """Ask, then open the show's page in the browser."""
        if show.link:
            self._context.shell.open_link(show.link)

    def copy_address(self, show: Podcast) -> None:
        """Put the feed's address on the clipboard."""
        QApplication.clipboard().setText(show.feed_url)
        self._context.shell.toast(tr("Copied the address of the feed"))

    def archive(self, show: Podcast) -> None:
        """Put a show away; its history stays."""
        self._do(lambda: self._context.app.library.archive(show.id), then=self.left.emit)

    def unarchive(self, show: Podcast) -> None:
        """Bring a show back."""
        self._do(lambda: self._context.app.library.archive(show.id, False))  # noqa: FBT003

    def unfollow(self, show: Podcast) -> None:
        """Take a show out of the library."""
        self._do(lambda: self._context.app.subscriptions.unsubscribe(show.id), then=self.left.emit)

    def edit_tags(self, show: Podcast) -> None:
        """Open the dialog of tags."""
        library = self._context.app.library
        show_modal(
            TagsDialog(
                show.title,
                show.tags,
                known=[entry.tag for entry in library.tags()],
                add=lambda tag: self._do(lambda: library.add_tag(show.id, tag)),
                remove=lambda tag: self._do(lambda: library.remove_tag(show.id, tag)),
                icons=self._context.icons,
                parent=self._page.window(),
            )
        )

    def edit_hide_rule(self, show: Podcast) -> None:
        """Open the dialog of what never appears."""
        library = self._context.app.library
        dialog = HideDialog(
            show.title,
            library.hide_rule(show.id),
            try_rule=lambda rule: library.would_hide(show.id, rule),
            tasks=self._context.tasks,
            parent=self._page.window(),
        )

        def store(rule: HideRule) -> None:
            self._do(lambda: library.set_hide_rule(show.id, rule))

        dialog.chosen.connect(store)
        show_modal(dialog)

    def edit_download_rule(self, show: Podcast) -> None:
        """Open the dialog of what comes by itself."""
        dialog = DownloadRuleDialog(show.title, show.settings, parent=self._page.window())
        dialog.chosen.connect(
            lambda chosen: self.set_settings(show, chosen, said=tr("The rule is stored"))
        )
        show_modal(dialog)

    def toggle_learning(self, show: Podcast) -> None:
        """From now on log and learn nothing of a show, as of one for children; or do again."""
        learns = not show.settings.is_learned_from
        self.set_settings(
            show,
            replace(show.settings, is_learned_from=learns),
            said=tr("podplayer learns from this show again")
            if learns
            else tr("Nothing is learned from this show from now on"),
        )

    def set_settings(self, show: Podcast, settings: PodcastSettings, *, said: str) -> None:
        """Store what the listener chose for one show, with a way back to what it was."""
        library, before = self._context.app.library, show.settings

        def put_back() -> None:
            self._do(lambda: library.set_podcast_settings(show.id, before))

        self._do(
            lambda: library.set_podcast_settings(show.id, settings),
            then=lambda: self._context.shell.toast(said, action=tr("Undo"), on_action=put_back),
        )

    def change_address(self, show: Podcast) -> None:
        """Open the dialog of the feed's address."""
        addresses = self._context.app.addresses
        dialog = AddressDialog(
            show.feed_url,
            change=lambda url, force, cancel: addresses.change(
                show.id, url, cancel=cancel, force=force
            ),
            tasks=self._context.tasks,
            parent=self._page.window(),
        )
        dialog.changed.connect(self._context.shell.undoable)
        show_modal(dialog)

    def edit_login(self, show: Podcast) -> None:
        """Open the dialog of user name and password; the key ring is asked in a task."""
        logins, shell = self._context.app.logins, self._context.shell

        def ask(known: tuple[str, str] | None) -> None:
            dialog = LoginDialog(
                urlsplit(show.feed_url).hostname or show.feed_url,
                user=known[0] if known else "",
                save=lambda login: logins.save(show.feed_url, login),
                forget=lambda: logins.forget(show.feed_url),
                tasks=self._context.tasks,
                parent=self._page.window(),
            )
            dialog.saved.connect(lambda: shell.refresh(show.id))
            dialog.forgotten.connect(lambda: self._say_forgotten(show, known))
            show_modal(dialog)

        self._context.tasks.run(
            lambda _: logins.find(show.feed_url), done=ask, failed=shell.show_error, owner=self
        )

    def _say_forgotten(self, show: Podcast, known: tuple[str, str] | None) -> None:
        logins = self._context.app.logins

        def put_back() -> None:
            if known is not None:
                self._do(lambda: logins.save(show.feed_url, Login(*known)))

        self._context.shell.toast(
            tr("The login is forgotten"), action=tr("Undo"), on_action=put_back
        )

    def _do(self, work: Callable[[], object], *, then: Callable[[], object] = lambda: None) -> None:
        def done(result: object) -> None:
            if isinstance(result, UndoToken):
                self._context.shell.undoable(result)
            then()

        self._context.tasks.change(
            lambda _: work(),
            done=done,
            failed=self._context.shell.show_error,
            owner=self,
        )
