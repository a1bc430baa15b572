"""Tells of episodes that were found while nobody looked at the window."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from podplayer.model.ids import EpisodeId, PodcastId
from podplayer.model.podcast import EpisodeOrder, EpisodeRow, EpisodeState
from podplayer.ui.bridge import Bridge
from podplayer.ui.desktop.values import Notice
from podplayer.ui.format import listed
from podplayer.ui.library_ports import Library
from podplayer.ui.tasks import Tasks
from podplayer.ui.text import tr

KEY = "new-episodes"
SHOW, PLAY, QUEUE = "default", "play", "queue"
_LOOKED_AT = 500
"""Newest unheard episodes that are compared; a refresh rarely brings more."""
_NAMED = 4
_SETTLES = 2_000
"""Milliseconds of quiet after which a refresh counts as over."""


class News(QObject):
    """Compares what is new with what was new before, and says what came in shows known before."""

    found = Signal(object)
    """Rows of episodes, newest first, that came while `is_looking` said no."""

    def __init__(
        self,
        *,
        library: Library,
        bridge: Bridge,
        tasks: Tasks,
        is_looking: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._is_looking = is_looking
        self._known: frozenset[EpisodeId] | None = None
        self._shows: frozenset[PodcastId] = frozenset()
        self._was_looked_at = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLES)
        self._timer.timeout.connect(self._look)
        bridge.library_changed.connect(self._on_library_changed)

    def start(self) -> None:
        """Remember what there is."""
        self._look()

    def _on_library_changed(self) -> None:
        # Who sees the list fill needs no message about it.
        self._was_looked_at = self._was_looked_at or self._is_looking()
        self._timer.start()

    def _look(self) -> None:
        was_looked_at, self._was_looked_at = self._was_looked_at, False

        def work(_: object) -> tuple[Sequence[EpisodeRow], frozenset[PodcastId]]:
            rows = self._library.episodes(
                state=EpisodeState.NEW, order=EpisodeOrder.NEWEST, limit=_LOOKED_AT
            )
            return rows, frozenset(show.id for show in self._library.podcasts())

        def done(result: tuple[Sequence[EpisodeRow], frozenset[PodcastId]]) -> None:
            self._compare(*result, is_told=not was_looked_at)

        self._tasks.run(work, done=done, owner=self)

    def _compare(
        self, rows: Sequence[EpisodeRow], shows: frozenset[PodcastId], *, is_told: bool
    ) -> None:
        known, followed = self._known, self._shows
        self._shows = shows
        self._known = (known or frozenset()) | {row.id for row in rows}
        if known is None or not is_told:
            return
        new = [row for row in rows if row.id not in known and row.podcast_id in followed]
        if new:
            self.found.emit(new)


def notice_of(rows: Sequence[EpisodeRow], *, cover: Path | None = None) -> Notice:
    """Return the message about new episodes: one by its name, several by the names of shows."""
    picture = str(cover) if cover is not None else ""
    actions = ((SHOW, tr("Show")), (PLAY, tr("Play")), (QUEUE, tr("Add to the queue")))
    if len(rows) == 1:
        row = rows[0]
        return Notice(
            key=KEY, title=row.podcast_title, body=row.title, actions=actions, cover=picture
        )
    shows = list(dict.fromkeys(row.podcast_title for row in rows))
    if len(shows) == 1:
        body = "\n".join(row.title for row in rows[:_NAMED])
        title = tr("%n new episode(s) of {show}", n=len(rows)).format(show=shows[0])
    else:
        body, more = listed(shows[:_NAMED]), len(shows) - _NAMED
        if more > 0:
            body = tr("{shows} and %n more show(s)", n=more).format(shows=body)
        title = tr("%n new episode(s)", n=len(rows))
    return Notice(key=KEY, title=title, body=body, actions=actions, cover=picture)
