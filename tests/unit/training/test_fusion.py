import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training only")

from podplayer.training.fusion import (  # noqa: E402 - after it is known that torch is there
    MODALITIES,
    WIDTH,
    Fusion,
    Shows,
    judge,
    precision,
    presence,
)


def test_no_show_loses_all_its_modalities():
    kept = presence(200, dropped=0.95, generator=torch.Generator().manual_seed(1))
    assert kept.shape == (200, len(MODALITIES))
    assert kept.any(dim=1).all()


def test_what_is_absent_cannot_be_seen():
    torch.manual_seed(1)
    net = Fusion(16, 3).eval()
    tokens = torch.randn(4, len(MODALITIES), 16)
    present = torch.ones(4, len(MODALITIES), dtype=torch.bool)
    present[:, 1] = False
    other = tokens.clone()
    other[:, 1] = 9.0
    with torch.inference_mode():
        assert net(tokens, present).shape == (4, WIDTH)
        assert torch.allclose(net(tokens, present), net(other, present))


def test_neighbours_of_the_same_genre_are_counted_without_the_show_itself():
    genres = torch.arange(2).repeat_interleave(11)
    vectors = torch.eye(2)[genres]
    assert precision(vectors, genres).tolist() == [1.0] * 22


def test_a_verdict_is_paired_with_both_rivals():
    torch.manual_seed(1)
    genres = torch.arange(3).repeat(20)
    tokens = torch.nn.functional.normalize(torch.randn(60, len(MODALITIES), 16), dim=-1)
    nets = {"fusion": Fusion(16, 3), "linear": Fusion(16, 3)}
    found = judge(nets, Shows(tokens=tokens, genres=genres), missing=0.3)
    mean, low, high = found["fusion minus concatenation"]
    assert low <= mean <= high
    assert np.isclose(mean, found["fusion"][0] - found["concatenation"][0])
    assert "fusion minus linear" in found
