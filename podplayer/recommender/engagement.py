"""What a play says about an episode: one number between -1 (dropped) and 1 (heard to the end)."""

HEARD_MS = 300_000
"""Five minutes: Spotify's own label of a stream that counts (arXiv 2106.06605), and ours."""
SKIPPED_MS = 60_000
SHORT_SHARE = 0.9
"""Closing words and jingles are rarely heard out."""
TYPICAL_MS = 1_800_000
"""Stands in for a duration that the feed does not tell."""


def is_heard(heard_ms: int, duration_ms: int | None) -> bool:
    """Whether the listener stayed: five minutes, or all of a shorter episode."""
    enough = HEARD_MS if not duration_ms else min(HEARD_MS, SHORT_SHARE * duration_ms)
    return heard_ms >= enough


def is_skipped(heard_ms: int, duration_ms: int | None) -> bool:
    """Whether it was left within a minute."""
    return heard_ms < SKIPPED_MS and not is_heard(heard_ms, duration_ms)


def engagement(heard_ms: int, duration_ms: int | None) -> float:
    """The share that was heard above .4 for what was stayed with; -1 to -.5 for a skip.

    Leaving after one to five minutes says neither yes nor no: 0.
    """
    if is_heard(heard_ms, duration_ms):
        share = min(1.0, heard_ms / (duration_ms or TYPICAL_MS))
        return 0.4 + 0.6 * share
    if is_skipped(heard_ms, duration_ms):
        return -1.0 + 0.5 * heard_ms / SKIPPED_MS
    return 0.0
