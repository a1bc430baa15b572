"""What the page of an episode asks of the services, off the main thread."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from podplayer.model.bookmarks import Bookmark
from podplayer.model.cancel import CancelToken
from podplayer.model.errors import NotFoundError, PodplayerError
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.listening import FeedbackKind, Mood
from podplayer.model.podcast import EpisodeDetail, UndoToken
from podplayer.model.sound import SoundFacts
from podplayer.ui.context import UiContext
from podplayer.ui.format import clock
from podplayer.ui.text import tr

T = TypeVar("T")


class EpisodeDeeds(QObject):
    """Each says what was done, with undo where it can be taken back."""

    def __init__(self, context: UiContext, *, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def play_from(self, episode_id: EpisodeId, position: Ms) -> None:
        """Play an episode from a place in it."""
        listening = self._context.app.listening
        try:
            if listening.state.episode_id != episode_id:
                listening.play(episode_id)
        except PodplayerError as error:
            self._context.shell.show_error(error)
        else:
            listening.seek(position)

    def add_bookmark(self, episode_id: EpisodeId, at: Ms, note: str) -> None:
        """Mark a place."""
        bookmarks = self._context.app.hearing.bookmarks
        self._do(
            lambda _: bookmarks.add(episode_id, at=at, note=note),
            done=lambda made: self._context.shell.toast(
                tr("Bookmarked {time}").format(time=clock(made.at))
            ),
        )

    def write_note(self, number: int, note: str) -> None:
        """Change the note of a bookmark."""
        self._do(lambda _: self._context.app.hearing.bookmarks.set_note(number, note))

    def remove_bookmark(self, bookmark: Bookmark) -> None:
        """Take a bookmark away."""
        bookmarks = self._context.app.hearing.bookmarks
        self._context.tasks.change(
            lambda _: bookmarks.remove(bookmark.id),
            done=self._context.shell.undoable,
            failed=self._context.shell.show_error,
            owner=self,
        )

    def answer(self, episode_id: EpisodeId, kind: FeedbackKind) -> None:
        """Say more or less like this."""
        self._feedback(episode_id, kind, note=None)

    def feel(self, episode_id: EpisodeId, mood: Mood) -> None:
        """Say how it feels."""
        self._feedback(episode_id, FeedbackKind.FEELS, note=mood.as_note())

    def analyse(
        self,
        episode_id: EpisodeId,
        *,
        done: Callable[[SoundFacts | None], object],
    ) -> None:
        """Decode the file once: its waveform, its silences, its loudness."""
        sound = self._context.app.hearing.sound
        self._do(lambda cancel: sound.analyse(episode_id, cancel=cancel), done=done)

    def fetch_words(self, detail: EpisodeDetail, *, ended: Callable[[], object]) -> None:
        """Fetch the transcript, and the chapters where they are a file of their own."""
        hearing, number = self._context.app.hearing, detail.row.id

        def work(cancel: CancelToken) -> None:
            hearing.chapters.chapters(number, cancel=cancel)
            if detail.transcripts:
                hearing.transcripts.lines(number, cancel=cancel)

        self._do(work, ended=ended)

    def fetch_chapters(self, episode_id: EpisodeId, *, done: Callable[[object], object]) -> None:
        """Fetch the chapters that are a file of their own, silently: nobody asked by hand."""
        chapters = self._context.app.hearing.chapters
        self._context.tasks.run(
            lambda cancel: chapters.chapters(episode_id, cancel=cancel), done=done, owner=self
        )

    def fetch_pictures(self, urls: list[str]) -> None:
        """Fetch the pictures of chapters; they are painted as they come."""
        self._do(lambda cancel: self._context.app.covers.fetch_missing(urls, cancel=cancel))

    def share(self, detail: EpisodeDetail, position: Ms) -> None:
        """Copy title and address of a moment."""
        address = detail.link or self._page_of_show(detail)
        if not address:
            self._context.shell.toast(tr("This episode has no web page to share."))
            return
        seconds = position // 1000
        moment = f"{address}#t={seconds}" if "#" not in address and seconds else address
        QGuiApplication.clipboard().setText(f"{detail.row.title}\n{moment}")
        self._context.shell.toast(tr("Copied the address at {time}").format(time=clock(position)))

    def _page_of_show(self, detail: EpisodeDetail) -> str | None:
        """Never the address of the audio: a private feed's has its key in it."""
        try:
            return self._context.app.library.podcast(detail.row.podcast_id).link
        except NotFoundError:
            return None

    def _feedback(self, episode_id: EpisodeId, kind: FeedbackKind, *, note: str | None) -> None:
        recommendations, shell = self._context.app.recommendations, self._context.shell

        def done(token: UndoToken | None) -> None:
            if token is None:
                shell.toast(tr("Private listening: nothing was noted."))
            else:
                shell.undoable(token)

        self._context.tasks.change(
            lambda _: recommendations.feedback(episode_id, kind, note=note),
            done=done,
            failed=shell.show_error,
            owner=self,
        )

    def _do(
        self,
        work: Callable[[CancelToken], T],
        *,
        done: Callable[[T], object] | None = None,
        ended: Callable[[], object] | None = None,
    ) -> None:
        self._context.tasks.run(
            work, done=done, failed=self._context.shell.show_error, ended=ended, owner=self
        )
