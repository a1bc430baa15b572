"""Episode: what it looks and sounds like, what is said in it, and all that can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from podplayer.model.errors import PodplayerError
from podplayer.model.events import EpisodesChanged
from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.listening import FeedbackKind
from podplayer.model.sound import SoundFacts
from podplayer.services.player_state import PlayerState
from podplayer.ui.context import PageName, UiContext
from podplayer.ui.pages.page import Page
from podplayer.ui.pages.parts.clock import Clock, local_now
from podplayer.ui.pages.parts.episode.episode_deeds import EpisodeDeeds
from podplayer.ui.pages.parts.episode.episode_frame import (
    BOOKMARKS,
    NOTES,
    TRANSCRIPT,
    EpisodeFrame,
)
from podplayer.ui.pages.parts.episode.episode_material import (
    EpisodeMaterial,
    Impression,
    read_impression,
    read_material,
)
from podplayer.ui.pages.parts.lists.actions import EpisodeActions
from podplayer.ui.pages.parts.lists.episode_list import KEYS, EpisodeCommand
from podplayer.ui.text import shown, to_translate, tr


class EpisodePage(Page):
    """Follows the player while its episode plays; hidden it costs nothing."""

    title = to_translate("Episode")

    _heard = Signal(object)

    def __init__(
        self, context: UiContext, *, now: Clock = local_now, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._now = now
        self._episode_id: EpisodeId | None = None
        self._material: EpisodeMaterial | None = None
        self._position = Ms(0)
        self._first_tab = ""
        """Which tab is wanted of an episode that is not read yet."""
        self._end: Callable[[], None] | None = None
        self._actions = EpisodeActions(context, parent=self)
        self._deeds = EpisodeDeeds(context, parent=self)
        self._frame = EpisodeFrame(context)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._frame)
        self.head = self._frame.head
        self.feel = self._frame.feel
        self.panel = self._frame.panel
        self.chapters = self._frame.chapters
        self.transcript = self._frame.transcript
        self.notes = self._frame.notes
        self.bookmarks = self._frame.bookmarks
        self.about = self._frame.about
        self.tabs = self._frame.tabs
        self._connect()

    @override
    def show_episode(self, episode_id: EpisodeId) -> None:
        self.feel.settle()
        self._episode_id = episode_id

    @override
    def activate(self) -> None:
        if self._end is None:
            self._end = self._context.app.listening.on_state(self._heard.emit)
        self._load()

    @override
    def deactivate(self) -> None:
        self.feel.settle()
        if self._end is not None:
            self._end()
            self._end = None

    @override
    def search_here(self) -> None:
        self.tabs.choose(TRANSCRIPT)
        self.transcript.search()

    def play_from(self, position: Ms) -> None:
        """Play this episode from a place in it."""
        if self._episode_id is not None:
            self._deeds.play_from(self._episode_id, position)

    @override
    def show_bookmarks(self) -> None:
        self._first_tab = BOOKMARKS
        self.tabs.choose(BOOKMARKS)

    # -- what is connected ---------------------------------------------------------------------

    def _connect(self) -> None:
        context, head, shell = self._context, self.head, self._context.shell
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        head.command.connect(self._run)
        head.show_wanted.connect(self._open_show)
        head.share_wanted.connect(self._share)
        head.more_wanted.connect(lambda: self._answer(FeedbackKind.MORE))
        head.less_wanted.connect(lambda: self._answer(FeedbackKind.LESS))
        for seeks in (self.chapters.chosen, self.notes.seek, self.transcript.view.seek):
            seeks.connect(self.play_from)
        self.about.seek.connect(self.play_from)
        self.bookmarks.list.chosen.connect(self.play_from)
        self.panel.wave.seek_wanted.connect(lambda at: self.play_from(Ms(at)))
        for links in (self.notes.link, self.chapters.link, self.about.link):
            links.connect(shell.open_link)
        self.tabs.chosen.connect(lambda _: self._frame.offer(self._material))
        self.panel.analyse_wanted.connect(self._analyse)
        self.transcript.fetch_wanted.connect(self._fetch_words)
        self._frame.pictures.clicked.connect(self._fetch_pictures)
        self._frame.following.chosen.connect(shell.open_episode)
        self.bookmarks.add_wanted.connect(self._add_bookmark)
        self.bookmarks.note_written.connect(self._deeds.write_note)
        self.bookmarks.list.remove_wanted.connect(self._deeds.remove_bookmark)
        self.feel.said.connect(self._on_felt)
        context.covers.ready.connect(self._on_cover_ready)
        context.bridge.episodes_changed.connect(self._on_episodes_changed)
        context.bridge.queue_changed.connect(self._load)
        context.bridge.settings_changed.connect(self._on_settings_changed)

    # -- what is shown ------------------------------------------------------------------------

    def _load(self) -> None:
        if (episode_id := self._episode_id) is None:
            return
        app, tasks = self._context.app, self._context.tasks
        tasks.run(
            lambda _: read_material(app, episode_id),
            done=self._show,
            failed=self._on_failed,
            owner=self,
        )

    def _show(self, material: EpisodeMaterial) -> None:
        detail = material.detail
        if detail.row.id != self._episode_id:
            return
        before, self._material = self._material, material
        is_other = before is None or before.detail.row.id != detail.row.id
        self.head.show_detail(detail, now=self._now())
        if is_other:
            self.panel.show_mix(None)
            self.feel.set_feeling(None)
            self._read_impression(detail.row.id)
            self._deeds.fetch_chapters(detail.row.id, done=lambda _: None)
        if is_other or before is None or before.detail.notes != detail.notes:
            self.notes.set_notes(detail.notes)
        if is_other or before is None or before.chapters != material.chapters:
            self.chapters.set_chapters(material.chapters)
            self.panel.wave.set_chapters([c for c in material.chapters if not c.is_hidden])
            self._frame.pictures.setVisible(any(chapter.image for chapter in material.chapters))
        if is_other or before is None or before.transcript != material.transcript:
            self._show_words(material)
        self.transcript.writing.show_material(material)
        self._show_rest(material)
        if is_other:
            first = TRANSCRIPT if material.has_words else NOTES
            self.tabs.choose(self._first_tab or first)
        self._first_tab = ""
        self.setAccessibleName(detail.row.title)
        self.title_changed.emit(detail.row.title)
        self._on_heard(self._context.app.listening.state)

    def _show_rest(self, material: EpisodeMaterial) -> None:
        detail = material.detail
        self.panel.show_sound(
            material.facts, is_downloaded=detail.row.is_downloaded, is_video=material.is_video
        )
        self.bookmarks.set_bookmarks(material.bookmarks)
        self.panel.wave.set_bookmarks([bookmark.at for bookmark in material.bookmarks])
        count = len(material.bookmarks)
        self.tabs.set_text(
            BOOKMARKS,
            tr("Bookmarks · {count}").format(count=count) if count else tr("Bookmarks"),
        )
        self.about.show_people(detail.people)
        self.about.show_soundbites(detail.soundbites)
        self.about.show_support(material.funding)
        self.about.show_more(detail.extras, page=detail.link)
        self._frame.following.show_rows(material.following)
        self._on_settings_changed()
        self._frame.offer(material)

    def _show_words(self, material: EpisodeMaterial) -> None:
        if material.transcript is not None:
            self.transcript.show_text(material.transcript)
        elif material.has_foreign_transcript:
            self.transcript.show_sentence(
                tr("There is a transcript of this episode. It is not on this computer yet."),
                can_fetch=True,
            )
        else:
            self.transcript.show_sentence(tr("Nobody wrote down what is said in this episode."))

    def _read_impression(self, episode_id: EpisodeId) -> None:
        def show(impression: Impression) -> None:
            if episode_id == self._episode_id:
                self.panel.show_mix(impression.mix)
                self.feel.set_feeling(impression.feeling)

        app = self._context.app
        self._context.tasks.run(lambda _: read_impression(app, episode_id), done=show, owner=self)

    @Slot(object)
    def _on_heard(self, state: PlayerState) -> None:
        material = self._material
        if material is None or material.detail.row.id != self._episode_id:
            return
        row = material.detail.row
        is_open = state.episode_id == row.id
        duration = (state.duration if is_open else None) or row.duration
        self._position = state.position if is_open else row.position
        live = self._position if is_open else None
        self.panel.wave.set_position(self._position, duration)
        self.panel.set_saved(state.saved if is_open else Ms(0))
        self.chapters.set_position(live)
        self.transcript.set_follows(follows=is_open)
        self.transcript.view.set_position(live)
        self.bookmarks.set_position(self._position)
        self.head.set_position(self._position)
        self.head.set_playing(is_playing=is_open and state.is_playing, is_open=is_open)
        is_stuck = is_open and not state.is_playing
        self.head.set_trouble(shown(state.error or "") if is_stuck else "")

    # -- what happens -------------------------------------------------------------------------

    def _run(self, command: EpisodeCommand) -> None:
        if self._material is None:
            return
        row = self._material.detail.row
        if command is EpisodeCommand.DOWNLOAD and row.is_downloaded:
            command = EpisodeCommand.REMOVE_DOWNLOAD
        self._actions.run(command, [row])

    def _answer(self, kind: FeedbackKind) -> None:
        if self._episode_id is not None:
            self._deeds.answer(self._episode_id, kind)

    def _on_felt(self, mood: object) -> None:
        if self._episode_id is not None:
            self._deeds.feel(self._episode_id, mood)  # type: ignore[arg-type]  # a signal's object

    def _share(self) -> None:
        if self._material is not None:
            self._deeds.share(self._material.detail, self._position)

    def _add_bookmark(self, note: str) -> None:
        if self._episode_id is not None:
            self._deeds.add_bookmark(self._episode_id, self._position, note)

    def _analyse(self) -> None:
        episode_id = self._episode_id
        if episode_id is None:
            return

        def done(facts: SoundFacts | None) -> None:
            if facts is None and episode_id == self._episode_id:
                self.panel.fail()

        self._deeds.analyse(episode_id, done=done)

    def _fetch_words(self) -> None:
        if self._material is not None:
            self.transcript.fetch.setEnabled(False)
            self._deeds.fetch_words(
                self._material.detail, ended=lambda: self.transcript.fetch.setEnabled(True)
            )

    def _fetch_pictures(self) -> None:
        if self._material is not None:
            self._frame.pictures.hide()
            self._deeds.fetch_pictures([c.image for c in self._material.chapters if c.image])

    def _open_show(self) -> None:
        if self._material is not None:
            self._context.shell.open_show(self._material.detail.row.podcast_id)

    def _on_settings_changed(self, _event: object = None) -> None:
        skips = self._context.app.settings.current.skips_silence
        self.panel.wave.set_shows_silences(shows=skips)

    def _on_cover_ready(self, url: str) -> None:
        if self._material is not None and url == self._material.detail.row.cover_url:
            self.head.paint_cover()

    def _on_episodes_changed(self, event: EpisodesChanged) -> None:
        if self._episode_id in event.episode_ids:
            self._load()

    def _on_failed(self, error: PodplayerError) -> None:
        self._context.shell.show_error(error)
        self._context.shell.open_page(PageName.NEW)

    # Qt's own names from here on.

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = self._context.keys.row_command(event)
        wanted = None if pressed is None else KEYS.get(pressed)
        if wanted is None or wanted is EpisodeCommand.DETAILS:
            super().keyPressEvent(event)
        else:
            self._run(wanted)
