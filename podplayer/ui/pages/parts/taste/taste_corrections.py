"""Correcting a taste: more, less, forget; and taking the log along."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import ImportFileError
from podplayer.model.ids import PodcastId
from podplayer.model.listening import FeedbackKind
from podplayer.model.podcast import Podcast
from podplayer.model.ranking import ForgetKind, ForgetScope, Interest, Taste
from podplayer.ui.context import UiContext
from podplayer.ui.dialogs.forget import Choice, ForgetDialog
from podplayer.ui.dialogs.modal import show_modal
from podplayer.ui.dialogs.name import NameDialog
from podplayer.ui.pages.parts.clock import Clock
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import literal, shortened


def write_lines(path: Path, lines: Iterator[str]) -> int:
    """Write lines to a file and return how many. Raises ImportFileError."""
    number = 0
    try:
        with path.open("w", encoding="utf-8") as file:
            for text in lines:
                file.write(text + "\n")
                number += 1
    except OSError as error:
        raise ImportFileError(
            tr("{path} cannot be written: {strerror}.").format(path=path, strerror=error.strerror)
        ) from error
    return number


class TasteCorrections(QObject):
    """Each is one call of a service, off the main thread, that says what was done."""

    def __init__(self, context: UiContext, *, now: Clock, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._now = now
        self._page = page

    def more(self, interest: Interest) -> None:
        """Count the episode that stands for an interest best as "more like this"."""
        self._answer(interest, FeedbackKind.MORE)

    def less(self, interest: Interest) -> None:
        """The same for "less like this"."""
        self._answer(interest, FeedbackKind.LESS)

    def _answer(self, interest: Interest, kind: FeedbackKind) -> None:
        if not interest.episodes:
            return
        recommendations, shell = self._context.app.recommendations, self._context.shell
        self._context.tasks.change(
            lambda _: recommendations.feedback(interest.episodes[0], kind),
            done=shell.undoable,
            failed=shell.show_error,
            owner=self,
        )

    def ask_interest(self, interest: Interest) -> None:
        """Ask whether an interest shall be forgotten."""
        self._ask([_topic(interest)])

    def ask_name(self, interest: Interest) -> None:
        """Ask what a learned interest shall be called."""
        interests = self._context.app.interests
        show_modal(
            NameDialog(
                title=tr("What shall “{name}” be called?").format(name=interest.name),
                action=tr("Rename"),
                text=interest.name,
                on_named=lambda name: self._context.tasks.run(
                    lambda _: interests.name_learned(interest.episodes, name),
                    failed=self._context.shell.show_error,
                    owner=self,
                ),
                parent=self._page.window(),
            )
        )

    def open_show_menu(self, podcast_id: PodcastId, title: str, where: QPoint) -> None:
        """Offer what can be done with the habit of a show."""
        menu = self.show_menu(podcast_id, title)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def show_menu(self, podcast_id: PodcastId, title: str) -> QMenu:
        """Return that menu."""
        menu, icons = QMenu(self._page), self._context.icons
        shown = menu.addAction(
            icons.icon("shows"), literal(tr("Go to {title}").format(title=shortened(title)))
        )
        shown.triggered.connect(lambda: self._context.shell.open_show(podcast_id))
        forget = menu.addAction(icons.icon("trash"), tr("Forget what was heard of it…"))
        choice = _show(podcast_id, title)
        forget.triggered.connect(lambda: self._ask([choice]))
        return menu

    def ask(self) -> None:
        """Ask from when on, or whether everything, shall be forgotten."""
        self._ask(self._times())

    def ask_all(self) -> None:
        """The same, and a show or a topic can be chosen, too."""
        app = self._context.app
        self._context.tasks.run(
            lambda _: [*_topics(app.recommendations.taste()), *_shows(app.library.podcasts())],
            done=lambda choices: self._ask([*self._times(), *choices]),
            failed=self._context.shell.show_error,
            owner=self,
        )

    def _times(self) -> list[Choice]:
        midnight = self._now().replace(hour=0, minute=0, second=0, microsecond=0)
        since = {
            tr("today"): midnight,
            tr("the last 7 days"): midnight - timedelta(days=6),
            tr("the last 30 days"): midnight - timedelta(days=29),
        }
        choices = [
            Choice(name=name, scope=ForgetScope(kind=ForgetKind.SINCE, since=moment))
            for name, moment in since.items()
        ]
        return [*choices, Choice(name=tr("everything"), scope=ForgetScope(kind=ForgetKind.ALL))]

    def _ask(self, choices: Sequence[Choice]) -> None:
        show_modal(
            ForgetDialog(
                choices,
                on_confirmed=self.forget,
                on_export=self.ask_export,
                parent=self._page.window(),
            )
        )

    def forget(self, choice: Choice, from_backups: bool) -> None:  # noqa: FBT001 - a callback's
        """Unlearn; there is no way back."""
        app, shell = self._context.app, self._context.shell

        def work(_: CancelToken) -> int:
            number = app.recommendations.forget(choice.scope)
            if from_backups:
                app.erasing.renew_backups()
            return number

        self._context.tasks.run(
            work,
            done=lambda number: shell.toast(
                tr("Forgot {name}: %n line(s) of the log", n=number).format(name=choice.name)
            ),
            failed=shell.show_error,
            owner=self,
        )

    def ask_export(self) -> None:
        """Let the listener choose where the log goes."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._page,
            tr("Export what was heard"),
            "podplayer-listening.jsonl",
            tr("JSON lines (*.jsonl)"),
        )
        if chosen:
            path = Path(chosen)
            self.export(path if path.suffix else path.with_suffix(".jsonl"))

    def export(self, path: Path) -> None:
        """Write the listening log to a file that `import` reads."""
        library, shell = self._context.app.library, self._context.shell
        self._context.tasks.run(
            lambda _: write_lines(path, library.export_listening()),
            done=lambda number: shell.toast(
                tr("Wrote %n line(s) to {name}", n=number).format(name=path.name)
            ),
            failed=shell.show_error,
            owner=self,
        )


def _topic(interest: Interest) -> Choice:
    scope = ForgetScope(kind=ForgetKind.TOPIC, topic=interest.name)
    return Choice(name=f"“{interest.name}”", scope=scope)


def _topics(taste: Taste) -> list[Choice]:
    return [_topic(interest) for interest in taste.interests]


def _show(podcast_id: PodcastId, title: str) -> Choice:
    scope = ForgetScope(kind=ForgetKind.SHOW, podcast_id=podcast_id)
    return Choice(name=tr("all about “{title}”").format(title=title), scope=scope)


def _shows(podcasts: Sequence[Podcast]) -> list[Choice]:
    return [_show(podcast.id, podcast.title) for podcast in podcasts]
