"""Small decisions around a position: where playing goes on, and when it was the end. Pure."""

from datetime import timedelta

from podplayer.model.ids import Ms

_REWINDS = (
    (timedelta(days=1), 20_000),
    (timedelta(hours=1), 10_000),
    (timedelta(minutes=1), 3_000),
)
_CUT_OFF_SHARE = 0.5
_SHORTEST = 4_000
"""Of media: before its end VLC may not have told any place yet."""


def smart_rewind(position: Ms, *, away: timedelta) -> Ms:
    """Step back a little, the more the longer the listener was away, to find the thread again."""
    for least, back in _REWINDS:
        if away >= least:
            return Ms(max(0, position - back))
    return position


def is_cut_off(reached: Ms, *, duration: Ms | None) -> bool:
    """Whether media that ended here ended far too early for its duration.

    A duration is a guess for variable bit rates, so only a gross difference counts.
    """
    if duration is not None and duration < _SHORTEST:
        return False
    return reached <= 0 or (duration is not None and reached < duration * _CUT_OFF_SHARE)
