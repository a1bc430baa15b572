"""Which episode of the queue comes next. Pure."""

from collections.abc import Collection, Sequence

from podplayer.model.ids import EpisodeId


def next_after(
    queue: Sequence[EpisodeId],
    current: EpisodeId | None,
    *,
    without: Collection[EpisodeId] = (),
) -> EpisodeId | None:
    """The one behind the current episode; from the top if there is none or it is not queued.

    Args:
        queue: in the listener's order.
        current: what plays or has just ended.
        without: what cannot be played now.
    """
    at = queue.index(current) + 1 if current in queue else 0
    # Behind the last one it goes on at the top: what stands in the queue is meant to be heard.
    for candidate in (*queue[at:], *queue[:at]):
        if candidate != current and candidate not in without:
            return candidate
    return None
