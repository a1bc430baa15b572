import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from podplayer.encoders import arithmetic
from podplayer.encoders.cover import Lite0
from podplayer.encoders.music import MusicNet
from podplayer.encoders.pickled import CheckpointError, read_checkpoint
from podplayer.encoders.tensor_bundle import read_bundle
from podplayer.encoders.voice import VoiceNet
from podplayer.encoders.weights import WeightStore, manifest_path, read_manifest

torch = pytest.importorskip("torch")
reference = pytest.importorskip("reference_nets")


def normal(*shape, seed=0):
    return np.random.default_rng(seed).normal(size=shape).astype(np.float32)


def files(name):
    found = WeightStore(models=read_manifest(manifest_path()), cache_dir=None).find(name)
    if found is None:
        pytest.skip(f"the weights of {name} are not installed")
    return found


def torches(state):
    return {name: torch.from_numpy(np.array(value)) for name, value in state.items()}


@given(st.floats(-200, 200, width=32))
def test_the_error_function_and_what_bends_are_those_of_torch(value):
    values = np.array([value, -value, value / 50], np.float32)
    theirs = torch.from_numpy(values)
    assert arithmetic.erf(values) == pytest.approx(torch.erf(theirs).numpy(), abs=6e-7)
    assert arithmetic.sigmoid(values) == pytest.approx(torch.sigmoid(theirs).numpy(), abs=6e-7)
    assert arithmetic.tanh(values) == pytest.approx(torch.tanh(theirs).numpy(), abs=6e-7)


def test_gelu_works_in_place_and_past_one_piece():
    values = normal(3, 8000)
    expected = torch.nn.functional.gelu(torch.from_numpy(values.copy())).numpy()
    assert arithmetic.gelu(values) is values
    assert values == pytest.approx(expected, abs=1e-6)


def test_a_row_of_one_value_is_normed_to_its_shift():
    found = arithmetic.layer_norm(np.full((2, 8), 3, np.float32), *normal(2, 8), 1e-12)
    assert found == pytest.approx(np.tile(normal(2, 8)[1], (2, 1)))


@pytest.mark.parametrize("stride", [1, 2])
def test_depthwise_convolution_is_that_of_torch(stride):
    picture, kernels = normal(11, 9, 4), normal(3, 3, 4)
    expected = torch.nn.functional.conv2d(
        torch.from_numpy(picture).permute(2, 0, 1)[None],
        torch.from_numpy(kernels).permute(2, 0, 1)[:, None],
        stride=stride,
        groups=4,
    )[0].permute(1, 2, 0)
    found = arithmetic.convolve_depthwise(picture, kernels, stride)
    assert found == pytest.approx(expected.numpy(), abs=1e-5)


def test_memories_are_those_of_torch():
    net = torch.nn.LSTM(5, 7, 2, batch_first=True)
    state = {name: value.detach().numpy() for name, value in net.state_dict().items()}
    layers = [
        (
            state[f"weight_ih_l{layer}"].T,
            state[f"weight_hh_l{layer}"].T,
            state[f"bias_ih_l{layer}"] + state[f"bias_hh_l{layer}"],
        )
        for layer in range(2)
    ]
    values = normal(3, 6, 5)
    with torch.inference_mode():
        _, (hidden, _) = net(torch.from_numpy(values))
    assert arithmetic.lstm(values, layers) == pytest.approx(hidden[-1].numpy(), abs=1e-6)


@pytest.mark.model
def test_the_voice_network_is_that_of_torch():
    state = read_checkpoint(files("resemblyzer")["weights"])["model_state"]
    net = reference.VoiceNet().eval()
    net.load_state_dict(torches({k: v for k, v in state.items() if not k.startswith("sim")}))
    mel = np.abs(normal(2, 160, 40))
    with torch.inference_mode():
        expected = net(torch.from_numpy(mel)).numpy()
    assert VoiceNet(state)(mel) == pytest.approx(expected, abs=1e-5)


@pytest.mark.model
def test_the_music_network_is_that_of_torch():
    found = files("musicnn")
    weights = read_bundle(found["index"], found["weights"])
    mel = np.abs(normal(187, 96))
    with torch.inference_mode():
        expected = reference.build_music(weights)(torch.from_numpy(mel)[None])
    for ours, theirs in zip(MusicNet(weights)(mel), expected, strict=True):
        assert ours == pytest.approx(theirs[0].numpy(), rel=1e-4, abs=1e-4)


@pytest.mark.model
def test_the_cover_network_is_that_of_torch():
    state = read_checkpoint(files("efficientnet-lite0")["weights"])
    net = reference.Lite0()
    net.load_state_dict(torches(state))
    picture = normal(224, 224, 3)
    with torch.inference_mode():
        expected, _ = net.eval()(torch.from_numpy(picture).permute(2, 0, 1)[None])
    assert Lite0(state)(picture) == pytest.approx(expected[0].numpy(), rel=1e-3, abs=1e-4)


def save_old(path, saved):
    torch.save(saved, path, _use_new_zipfile_serialization=False)
    return path


def test_a_checkpoint_is_read_as_torch_wrote_it(tmp_path):
    table = torch.arange(12.0).reshape(3, 4)
    saved = {"a": table, "b": {"turned": table.T, "part": table[1]}, "n": torch.tensor(3)}
    found = read_checkpoint(save_old(tmp_path / "old.pt", saved))
    assert np.array_equal(found["a"], table.numpy())
    assert np.array_equal(found["b"]["turned"], table.T.numpy())
    assert np.array_equal(found["b"]["part"], table[1].numpy())
    assert found["n"] == 3


def test_a_checkpoint_that_wants_to_run_something_is_refused(tmp_path):
    path = save_old(tmp_path / "evil.pt", {"a": print})
    with pytest.raises(CheckpointError, match="the checkpoint wants"):
        read_checkpoint(path)


@pytest.mark.parametrize("keep", [0, 10, 60, -3])
def test_a_checkpoint_that_is_cut_off_is_refused(tmp_path, keep):
    path = save_old(tmp_path / "cut.pt", {"a": torch.zeros(4)})
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(CheckpointError, match=r"cut\.pt"):
        read_checkpoint(path)
