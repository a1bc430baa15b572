"""From the window's view of the player to what the desktop is told. Pure."""

from pathlib import Path

from podplayer.model.ids import EpisodeId, Ms
from podplayer.model.podcast import EpisodeRow
from podplayer.ui.desktop.values import PlaybackStatus, PlayerSnapshot, Track
from podplayer.ui.player_view import PlayerView

TRACK_PREFIX = "/podplayer/episode/"
"""Of the object paths that name episodes."""

_JUMP = 1_500
"""Milliseconds beyond which a place that was not expected is a jump: ticks are not exact."""


def track_of(row: EpisodeRow, *, duration: Ms | None, author: str, cover: Path | None) -> Track:
    """Return an episode as the desktop is told about it."""
    return Track(
        episode_id=row.id,
        title=row.title,
        show=row.podcast_title,
        author=author or row.podcast_title,
        duration=duration or row.duration,
        cover=cover.as_uri() if cover is not None else "",
        published=row.published.isoformat() if row.published is not None else "",
    )


def snapshot_of(
    view: PlayerView, *, track: Track | None, following: bool, waiting: bool, now: float
) -> PlayerSnapshot:
    """Return the player as the desktop is told about it.

    Args:
        view: as the window shows it.
        track: the open episode.
        following: whether the queue has another one.
        waiting: whether the queue has any.
        now: by the monotonic clock.
    """
    if track is None or view.episode_id is None:
        status = PlaybackStatus.STOPPED
    else:
        status = PlaybackStatus.PLAYING if view.is_playing else PlaybackStatus.PAUSED
    return PlayerSnapshot(
        status=status,
        track=track,
        position=view.position,
        taken_at=now,
        is_moving=view.is_playing and not view.is_waiting,
        rate=view.rate,
        volume=view.volume,
        has_next=following,
        can_play=track is not None or waiting,
    )


def has_jumped(before: PlayerSnapshot, after: PlayerSnapshot) -> bool:
    """Whether the place changed other than by playing, within the same episode."""
    if before.track is None or after.track is None:
        return False
    if before.track.episode_id != after.track.episode_id:
        return False
    return abs(after.position - before.position_at(after.taken_at)) > _JUMP * max(1.0, after.rate)


def episode_of(track_path: str) -> EpisodeId | None:
    """Return the episode of an MPRIS track id, or None where it is none of ours."""
    number = track_path.removeprefix(TRACK_PREFIX)
    if number == track_path or not (number.isascii() and number.isdigit()):
        return None
    return EpisodeId(int(number))
