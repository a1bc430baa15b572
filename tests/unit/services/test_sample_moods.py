"""Moods on the sample library, with the real encoder."""

from datetime import UTC, datetime

import numpy as np
import pytest

from podplayer.encoders.weights import WeightStore, manifest_path, read_manifest
from podplayer.model.cancel import CancelToken
from podplayer.model.listening import Mood
from podplayer.model.ranking import RankingOptions
from podplayer.services.bus import EventBus
from podplayer.services.moods import MoodAnchors
from podplayer.services.recommendations import Recommendations
from podplayer.services.sample.library import SampleLibrary
from podplayer.services.settings import SettingsService
from podplayer.storage.migrations import open_database
from podplayer.storage.settings import SettingsStore
from podplayer.storage.vectors import Vectors
from podplayer.worker.client import EncoderClient

NOW = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
CALM, LIVELY = Mood(valence=0.2, arousal=-0.8), Mood(valence=0.2, arousal=0.8)


@pytest.fixture(scope="module")
def ranking(tmp_path_factory):
    """Rankings before and after the moods have a place, and how episodes feel."""
    store = WeightStore(models=read_manifest(manifest_path()), cache_dir=None)
    if store.find("multilingual-e5-small") is None:
        pytest.skip("the weights are not installed")
    pytest.importorskip("torch")
    profile = tmp_path_factory.mktemp("profile")
    db, bus = open_database(profile / "library.db"), EventBus()
    sample = SampleLibrary(
        db, covers=profile / "covers", media=profile / "episodes", bus=bus, now=lambda: NOW
    )
    sample.fill(cancel=CancelToken())
    counts = Vectors(db).encoders()
    encoder = max(counts, key=lambda name: counts[name])
    service = Recommendations(
        db,
        bus=bus,
        now=lambda: NOW,
        settings=SettingsService(SettingsStore(db), bus),
        active_encoder=lambda: encoder,
    )

    def rank(mood=None):
        options = RankingOptions(at=NOW, mood=mood, count=10)
        return [line.episode.id for line in service.rank(options, record=False).items]

    before = rank()
    client = EncoderClient(idle_seconds=30)
    try:
        MoodAnchors(db, client=client, active_encoder=lambda: encoder, bus=bus).ensure()
    finally:
        client.close()
    rank()  # a ranking takes up what was stored since the last one
    yield before, rank, service
    db.close()


def arousal(service, ids):
    data = service._data
    rows = data.items().rows(ids)
    return float(np.mean(data.senses().affect.values[rows, 1]))


@pytest.mark.model
@pytest.mark.slow
def test_a_calm_mood_raises_calm_episodes(ranking):
    _, rank, service = ranking
    assert service._data.senses().affect.is_known.all()
    plain, calm, lively = (arousal(service, rank(mood)) for mood in (None, CALM, LIVELY))
    assert calm < plain - 0.1
    assert lively > calm + 0.5


@pytest.mark.model
@pytest.mark.slow
def test_the_show_to_fall_asleep_by_is_calmer_than_the_one_about_shipping(ranking):
    _, _, service = ranking
    data = service._data
    titles = data._tables.show_titles()
    values, shows = data.senses().affect.values[:, 1], data.items().shows
    means = {titles[show]: values[shows == show].mean() for show in np.unique(shows)}
    assert means["慢读"] < means["Signal & Noise"] - 0.3


@pytest.mark.model
@pytest.mark.slow
def test_without_a_mood_nothing_changes(ranking):
    before, rank, _ = ranking
    assert rank() == before
