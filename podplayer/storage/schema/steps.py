"""Every step of the schema, in order. Times are UTC text (ISO 8601), places whole milliseconds."""

from podplayer.storage.schema.beginning import (
    m0001_podcasts,
    m0002_episodes,
    m0003_listening,
    m0004_state,
    m0005_vectors,
)
from podplayer.storage.schema.feeds import m0010_extras
from podplayer.storage.schema.fetching import m0009_fetching
from podplayer.storage.schema.interests import m0015_interests
from podplayer.storage.schema.library import m0006_shelves, m0007_titles
from podplayer.storage.schema.marks import m0014_time_marks
from podplayer.storage.schema.moving import m0008_moving_in
from podplayer.storage.schema.playing import m0013_rate, m0016_open_span
from podplayer.storage.schema.sealing import m0017_leftovers
from podplayer.storage.schema.senses import m0012_senses
from podplayer.storage.schema.sound import m0011_sound, m0018_mixture

STEPS = (
    m0001_podcasts,
    m0002_episodes,
    m0003_listening,
    m0004_state,
    m0005_vectors,
    m0006_shelves,
    m0007_titles,
    m0008_moving_in,
    m0009_fetching,
    m0010_extras,
    m0011_sound,
    m0012_senses,
    m0013_rate,
    m0014_time_marks,
    m0015_interests,
    m0016_open_span,
    m0017_leftovers,
    m0018_mixture,
)
