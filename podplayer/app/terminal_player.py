"""`podplayer play EPISODE`: the player in a terminal, with keys; without a terminal it reports."""

import contextlib
import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol, TextIO

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    QSocketNotifier,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)

from podplayer.app.play_options import PlayOptions
from podplayer.model.errors import NotFoundError, PlaybackError
from podplayer.model.ids import EpisodeId
from podplayer.playback.player import PlayerStatus
from podplayer.services.listening import Listening
from podplayer.services.player_state import PlayerState
from podplayer.services.playing_wishes import WishScope
from podplayer.services.settings import SettingsService

if TYPE_CHECKING:
    from podplayer.app.hearing import Hearing

try:
    import termios
    import tty
except ImportError:  # Windows: it plays, but without keys
    _HAS_KEYS = False
else:
    _HAS_KEYS = True

logger = logging.getLogger(__name__)

_BEAT_MS = 100
_REPORT_SECONDS = 5.0
_LINE_SECONDS = 0.25
_RATE_STEP = 0.1
_SPACE, _QUIT, _INTERRUPT = " ", "q", "\x03"
_UP, _DOWN, _RIGHT, _LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
_HELP = "space: pause   left/right: skip   up/down: speed   n: next   b: bookmark   q: quit"
_INTERRUPTED = 130


class Playing(Protocol):
    """What the terminal needs of the application."""

    @property
    def listening(self) -> Listening:
        """The player."""
        ...

    @property
    def hearing(self) -> "Hearing":
        """The bookmarks."""
        ...

    @property
    def settings(self) -> SettingsService:
        """How far skips go."""
        ...


def run_terminal_player(
    app: Playing, episode_id: EpisodeId, options: PlayOptions | None = None
) -> int:
    """Play until the end, a key, a signal or as long as it was asked for; the place is stored.

    Returns:
        0 if it ended as asked, 130 after SIGINT or SIGTERM.

    Raises:
        PodplayerError: it could not be played.
    """
    qt = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    session = _Session(app, quit_loop=qt.quit, stderr=sys.stderr)
    with _qt_messages_to_log(), _keys(session.on_key), _signals(session.on_signal):
        session.start(episode_id, options or PlayOptions())
        if not session.is_over:
            qt.exec()
        session.end()
    if session.error is not None:
        raise PlaybackError(session.error)
    return _INTERRUPTED if session.is_interrupted else 0


class _Session:
    """One run: decides what keys, signals and states mean."""

    def __init__(self, app: Playing, *, quit_loop: Callable[[], None], stderr: TextIO) -> None:
        self._app = app
        self._listening = app.listening
        self._settings = app.settings
        self._quit = quit_loop
        self._stderr = stderr
        self._is_tty = stderr.isatty()
        self._beat = QTimer()
        self._beat.setInterval(_BEAT_MS)
        self._beat.timeout.connect(self._on_beat)
        self._deadline: float | None = None
        self._written_at = 0.0
        self._noticed: str | None = None
        self.error: str | None = None
        self.is_over = False
        self.is_interrupted = False

    def start(self, episode_id: EpisodeId, options: PlayOptions) -> None:
        """Begin to play."""
        if options.seconds is not None:
            self._deadline = time.monotonic() + options.seconds
        self._listening.play(episode_id)
        if options.speed is not None:
            self._listening.set_rate(options.speed, scope=WishScope.EPISODE)
        if options.sleep:
            self._set_sleep(options.sleep)
        state = self._listening.state
        if state.episode is not None:
            self._write(f"{state.episode.podcast_title}: {state.episode.title}\n")
        if self._is_tty:
            self._write(f"{_HELP}\n")
        self._beat.start()

    def _set_sleep(self, when: str) -> None:
        if when == "end":
            self._listening.sleep_at_end()
        elif when == "chapter":
            self._listening.sleep_at_chapter()
        else:
            self._listening.sleep_after(float(when))

    def end(self) -> None:
        """Store the position, say what cannot be stored, and leave the line."""
        self._beat.stop()
        self._report(self._listening.state)
        self._listening.pause()
        unsaved = self._listening.close()
        if unsaved is not None:
            since = f"{unsaved.since.astimezone():%H:%M}"
            self._tell(f"What you heard since {since} is lost: {unsaved.problem}")
        elif self._is_tty:
            self._write("\n")

    def on_key(self, key: str) -> None:
        """A key was pressed."""
        listening, settings = self._listening, self._settings.current
        match key:
            case _ if key == _SPACE:
                listening.toggle()
            case _ if key == _RIGHT:
                listening.skip(settings.skip_forward_seconds)
            case _ if key == _LEFT:
                listening.skip(-settings.skip_back_seconds)
            case _ if key == _UP:
                listening.set_rate(round(listening.state.rate + _RATE_STEP, 2))
            case _ if key == _DOWN:
                listening.set_rate(round(listening.state.rate - _RATE_STEP, 2))
            case "n":
                with contextlib.suppress(NotFoundError):
                    listening.next()
            case "b":
                self._bookmark()
            case _ if key in (_QUIT, _INTERRUPT):
                self._stop()
            case _:
                return
        self._report(listening.state)

    def _bookmark(self) -> None:
        state = self._listening.state
        if state.episode_id is not None:
            self._app.hearing.bookmarks.add(state.episode_id, at=state.position)
            self._tell(f"Bookmarked {_clock(state.position)}")

    def on_signal(self) -> None:
        """Somebody wants the program to end."""
        self.is_interrupted = True
        self._stop()

    def _stop(self) -> None:
        self.is_over = True
        self._quit()

    def _on_beat(self) -> None:
        self._listening.poll()
        state = self._listening.state
        now = time.monotonic()
        if state.notice is not None and state.notice != self._noticed:
            self._tell(state.notice)
        self._noticed = state.notice
        if now - self._written_at >= (_LINE_SECONDS if self._is_tty else _REPORT_SECONDS):
            self._report(state)
        if state.status is PlayerStatus.FAILED or state.error is not None:
            self.error = state.error
            self._stop()
        elif state.status is PlayerStatus.ENDED or (
            self._deadline is not None and now >= self._deadline
        ):
            self._stop()

    def _report(self, state: PlayerState) -> None:
        self._written_at = time.monotonic()
        line = position_line(state)
        self._write(f"\r\x1b[K{line}" if self._is_tty else f"{line}\n")

    def _tell(self, sentence: str) -> None:
        self._write(f"\r\x1b[K{sentence}\n" if self._is_tty else f"{sentence}\n")

    def _write(self, text: str) -> None:
        self._stderr.write(text)
        self._stderr.flush()


def position_line(state: PlayerState) -> str:
    """One line about the player: `playing 1:02 of 30:00, 1.5x, 40 % here`."""
    words = "waiting" if state.is_stalled else state.status.value
    line = f"{words} {_clock(state.position)}"
    if state.duration:
        line += f" of {_clock(state.duration)}"
    if state.rate != 1.0:
        line += f", {state.rate:g}x"
    if 0 < state.buffered < 1:
        line += f", {state.buffered:.0%} here"
    return line


def _clock(ms: int) -> str:
    minutes, seconds = divmod(ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


@contextlib.contextmanager
def _qt_messages_to_log() -> Iterator[None]:
    """The search for sound devices tells much that would only garble the line of the position."""

    def take(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        logger.debug("qt: %s", text)

    before = qInstallMessageHandler(take)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


@contextlib.contextmanager
def _keys(on_key: Callable[[str], None]) -> Iterator[None]:
    """Single keys from the terminal, for as long as it lasts; nothing where there is none."""
    if not _HAS_KEYS or not sys.stdin.isatty() or not sys.stderr.isatty():
        yield
        return
    source = sys.stdin.fileno()
    before = termios.tcgetattr(source)
    owner = QObject()
    notifier = QSocketNotifier(source, QSocketNotifier.Type.Read, owner)
    notifier.activated.connect(lambda: on_key(os.read(source, 8).decode("utf-8", "ignore")))
    tty.setcbreak(source)
    try:
        yield
    finally:
        notifier.setEnabled(False)
        termios.tcsetattr(source, termios.TCSADRAIN, before)


@contextlib.contextmanager
def _signals(on_signal: Callable[[], None]) -> Iterator[None]:
    """SIGINT and SIGTERM end the loop. Python sees them between two beats of the timer."""
    wanted = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, lambda _number, _frame: on_signal()) for number in wanted]
    try:
        yield
    finally:
        for number, handler in zip(wanted, before, strict=True):
            signal.signal(number, handler)
