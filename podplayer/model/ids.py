"""Identifiers and units, as types of their own, so that one is never passed for another."""

from typing import NewType

PodcastId = NewType("PodcastId", int)
EpisodeId = NewType("EpisodeId", int)
ContextId = NewType("ContextId", int)

Ms = NewType("Ms", int)
"""Milliseconds of media time: ten minutes of media heard at 2x are 600,000."""
