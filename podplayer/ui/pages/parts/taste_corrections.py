"""Correcting a taste: more, less, forget; and taking the log along."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from podplayer.model.errors import ImportFileError
from podplayer.model.ids import PodcastId
from podplayer.model.listening import FeedbackKind
from podplayer.model.ranking import ForgetKind, ForgetScope, Interest
from podplayer.ui.context import UiContext
from podplayer.ui.dialogs.forget import Choice, ForgetDialog
from podplayer.ui.dialogs.modal import show_modal
from podplayer.ui.pages.parts.clock import Clock
from podplayer.ui.text import tr
from podplayer.ui.widgets.controls import literal


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
        self._context.tasks.run(
            lambda _: recommendations.feedback(interest.episodes[0], kind),
            done=shell.undoable,
            failed=shell.show_error,
            owner=self,
        )

    def ask_interest(self, interest: Interest) -> None:
        """Ask whether an interest shall be forgotten."""
        scope = ForgetScope(kind=ForgetKind.TOPIC, topic=interest.name)
        self._ask([Choice(name=f"“{interest.name}”", scope=scope)])

    def open_show_menu(self, podcast_id: PodcastId, title: str, where: QPoint) -> None:
        """Offer what can be done with the habit of a show."""
        menu = self.show_menu(podcast_id, title)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def show_menu(self, podcast_id: PodcastId, title: str) -> QMenu:
        """Return that menu."""
        menu, icons = QMenu(self._page), self._context.icons
        shown = menu.addAction(
            icons.icon("shows"), literal(tr("Go to {title}").format(title=title))
        )
        shown.triggered.connect(lambda: self._context.shell.open_show(podcast_id))
        forget = menu.addAction(icons.icon("trash"), tr("Forget what was heard of it…"))
        scope = ForgetScope(kind=ForgetKind.SHOW, podcast_id=podcast_id)
        choice = Choice(name=tr("all about “{title}”").format(title=title), scope=scope)
        forget.triggered.connect(lambda: self._ask([choice]))
        return menu

    def ask(self) -> None:
        """Ask from when on, or whether everything, shall be forgotten."""
        midnight = self._now().replace(hour=0, minute=0, second=0, microsecond=0)
        since = {
            "today": midnight,
            tr("the last 7 days"): midnight - timedelta(days=6),
            tr("the last 30 days"): midnight - timedelta(days=29),
        }
        choices = [
            Choice(name=name, scope=ForgetScope(kind=ForgetKind.SINCE, since=moment))
            for name, moment in since.items()
        ]
        choices.append(Choice(name="everything", scope=ForgetScope(kind=ForgetKind.ALL)))
        self._ask(choices)

    def _ask(self, choices: Sequence[Choice]) -> None:
        show_modal(
            ForgetDialog(
                choices,
                on_confirmed=self.forget,
                on_export=self.ask_export,
                parent=self._page.window(),
            )
        )

    def forget(self, choice: Choice) -> None:
        """Unlearn; there is no way back."""
        recommendations, shell = self._context.app.recommendations, self._context.shell
        self._context.tasks.run(
            lambda _: recommendations.forget(choice.scope),
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
