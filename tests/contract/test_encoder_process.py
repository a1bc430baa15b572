"""What services rely on: the client with the real process, and the fake that stands in for it."""

import os
import sys
from pathlib import Path

import numpy as np
import pytest
from fakes_encoder import FakeEncoder

from podplayer.model.cancel import CancelToken
from podplayer.model.errors import Cancelled
from podplayer.worker.client import EncoderClient


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    client = EncoderClient(cache_dir=tmp_path_factory.mktemp("cache"))
    yield client
    client.close()


class EdgeContract:
    """A subclass supplies the `edge` fixture and the `choice` to be made."""

    choice = "static"

    def encode(self, edge, texts, **options):
        batches = []
        result = edge.encode(
            [(10 + place, text, None) for place, text in enumerate(texts)],
            **(
                {"cancel": CancelToken(), "choice": self.choice, "on_batch": batches.append}
                | options
            ),
        )
        return result, batches

    def test_describing_says_name_and_dimensions(self, edge):
        info = edge.describe(self.choice)
        assert edge.known(self.choice) == info
        assert edge.is_running
        assert info.dimensions > 0
        assert "/" in info.name

    def test_every_key_comes_back_once_with_a_vector_of_the_announced_size(self, edge):
        info = edge.describe(self.choice)
        texts = [f"text about topic {n} and {'more ' * (n % 7)}" for n in range(40)]
        result, batches = self.encode(edge, texts)
        assert result.encoded == 40
        assert result.skipped == ()
        assert sorted(key for batch in batches for key in batch.keys) == list(range(10, 50))
        for batch in batches:
            assert batch.encoder == info.name
            assert len(batch.languages) == len(batch.keys) == len(batch.vectors)
            for data in batch.vectors:
                vector = np.frombuffer(data, "<f2").astype(np.float32)
                assert len(vector) == info.dimensions
                assert np.linalg.norm(vector) == pytest.approx(1, abs=2e-2)

    def test_nothing_to_encode_is_nothing_encoded(self, edge):
        result, batches = self.encode(edge, [])
        assert (result.encoded, batches) == (0, [])

    def test_a_cancelled_token_stops_before_the_first_batch(self, edge):
        cancel = CancelToken()
        cancel.cancel()
        with pytest.raises(Cancelled):
            self.encode(edge, ["text"], cancel=cancel)


class TestFake(EdgeContract):
    @pytest.fixture
    def edge(self):
        return FakeEncoder()


@pytest.mark.slow
class TestStaticProcess(EdgeContract):
    @pytest.fixture
    def edge(self, client):
        return client


@pytest.mark.slow
@pytest.mark.model
class TestSentenceEncoderProcess(EdgeContract):
    choice = "auto"

    @pytest.fixture
    def edge(self, client):
        if client.describe("auto").name.startswith("hashed"):
            pytest.skip("the model packages are not installed")
        return client

    def test_the_models_load_without_touching_a_network(self, edge):
        _, batches = self.encode(edge, ["Ein Podcast über Flüsse und ihre Geschichte."])
        assert batches[0].languages == ("de",)
        assert edge.describe("auto").refused == 0

    @pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
    def test_the_process_owns_no_socket_and_one_thread_of_low_priority(self, edge):
        self.encode(edge, ["A podcast about rivers."])
        process = Path(f"/proc/{edge.pid}")
        handles = [str(handle.readlink()) for handle in (process / "fd").iterdir()]
        assert not [handle for handle in handles if handle.startswith("socket:")]
        niceness = int((process / "stat").read_text().rsplit(")", 1)[1].split()[16])
        assert niceness >= os.nice(0) + 10 or niceness == 19

    @pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
    def test_memory_stays_within_its_budget(self, edge):
        assert edge.describe("auto").rss < 900 * 2**20
