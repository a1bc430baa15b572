import numpy as np
import pytest

from podplayer.encoders import text
from podplayer.encoders.arithmetic import GELU_UNIT, Linear, gelu, gelu_in_units
from podplayer.encoders.bert import Bert, BertShape, Products
from podplayer.encoders.int8 import Int8Linear, is_fast_here, quantise, to_int8
from podplayer.encoders.weights import WeightStore, manifest_path, read_manifest

numkong = pytest.importorskip("numkong")

SHAPE = BertShape(width=64, layers=3, heads=4, inner=128, positions=64, epsilon=1e-12)


@pytest.fixture
def rng():
    return np.random.default_rng(5)


@pytest.fixture(params=["this processor", "none of its instructions"])
def instructions(request):
    """As on a processor of twenty years ago, too."""
    able = [name for name, is_on in numkong.get_capabilities().items() if is_on]
    able.remove("serial")
    for name in able if request.param != "this processor" else ():
        numkong.disable_capability(name)
    yield
    for name in able:
        numkong.enable_capability(name)


@pytest.mark.parametrize(
    "shape", [(1, 1, 1), (3, 5, 7), (17, 63, 65), (33, 384, 31), (2, 130, 129), (8, 128, 12)]
)
@pytest.mark.parametrize("values", [(-128, 127), tuple(range(-128, 128))])
def test_sums_of_whole_numbers_are_exact_on_every_processor(rng, instructions, shape, values):
    rows, depth, columns = shape
    one = rng.choice(np.array(values, np.int8), (rows, depth))
    other = rng.choice(np.array(values, np.int8), (columns, depth))
    sums = np.empty((rows, columns), np.int32)
    numkong.dots_packed(one, numkong.dots_pack(other), out=numkong.from_dlpack(sums))
    assert np.array_equal(sums, one.astype(np.int32) @ other.astype(np.int32).T)


def test_rows_are_rounded_to_their_own_steps_and_filled_up_to_a_multiple_of_four():
    whole, steps = quantise(np.array([[1.27, -0.634, 0], [0, 0, 0], [-254, 2, 4]], np.float32))
    assert whole.tolist() == [[127, -63, 0], [0, 0, 0], [-127, 1, 2], [0, 0, 0]]
    assert steps[:, 0] == pytest.approx([0.01, 0, 2], abs=1e-8)


def test_an_input_that_is_far_larger_than_the_others_leaves_them_their_steps(rng):
    weight, bias = rng.standard_normal((2, 256, 48)).astype(np.float32)[0], np.ones(48, np.float32)
    values = rng.standard_normal((40, 256)).astype(np.float32)
    values[:, 3] *= 100
    weight[3] /= 10
    exact = Linear(weight, bias)(values)
    largest = np.abs(values).max(0)
    found = Int8Linear(weight, bias, largest)(values)
    plain = Int8Linear(weight, bias, np.abs(weight).max(1))(values)
    assert error(found, exact) < 0.03
    assert error(found, exact) < error(plain, exact) / 2


def error(found, exact):
    return float(np.linalg.norm(found - exact) / np.linalg.norm(exact))


def test_gelu_in_its_own_unit_is_nearly_the_exact_one():
    values = np.linspace(-30, 30, 4001, dtype=np.float32)
    found = gelu_in_units(values * np.float32(GELU_UNIT)) / np.float32(2 * GELU_UNIT)
    assert found == pytest.approx(gelu(values.copy()), abs=5e-4)


@pytest.mark.parametrize("columns", [1, 4, 8, 20, 24])
def test_what_inputs_and_outputs_are_multiplied_by_changes_nothing_else(rng, columns):
    weight = rng.standard_normal((64, columns)).astype(np.float32)
    bias = rng.standard_normal(columns).astype(np.float32)
    values = rng.standard_normal((7, 64)).astype(np.float32)
    largest = np.abs(values).max(0)
    plain = Int8Linear(weight, bias, largest)(values)
    assert error(plain, Linear(weight, bias)(values)) < 0.02
    assert np.array_equal(Int8Linear(weight, bias, largest, gain=4)(values * 4), plain)
    assert np.array_equal(Int8Linear(weight, bias, largest, unit=4)(values), plain * 4)
    out = np.empty_like(plain)
    assert Int8Linear(weight, bias, largest)(values, out) is out
    assert np.array_equal(out, plain)
    assert np.array_equal(Int8Linear(weight, bias, largest).spend(values), plain)


def build_with(rng):
    """A network with weights made up."""
    width, inner = SHAPE.width, SHAPE.inner
    state = {
        "embeddings.position_embeddings.weight": rng.standard_normal((64, width)),
        "embeddings.token_type_embeddings.weight": rng.standard_normal((2, width)),
        "embeddings.LayerNorm.weight": np.ones(width),
        "embeddings.LayerNorm.bias": np.zeros(width),
    }
    sizes = {
        "attention.self.query": (width, width),
        "attention.self.key": (width, width),
        "attention.self.value": (width, width),
        "attention.output.dense": (width, width),
        "intermediate.dense": (inner, width),
        "output.dense": (width, inner),
    }
    for layer in range(SHAPE.layers):
        prefix = f"encoder.layer.{layer}"
        for name, size in sizes.items():
            state[f"{prefix}.{name}.weight"] = rng.standard_normal(size) / size[1] ** 0.5
            state[f"{prefix}.{name}.bias"] = rng.standard_normal(size[0]) / 10
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            state[f"{prefix}.{name}.weight"] = 1 + rng.random(width)
            state[f"{prefix}.{name}.bias"] = rng.standard_normal(width) / 10
    state = {name: value.astype(np.float32) for name, value in state.items()}
    table = rng.standard_normal((100, width)).astype(np.float32)
    return lambda products: Bert(SHAPE, state, words=table.__getitem__, products=products)


def test_a_network_in_eight_bits_is_nearly_the_exact_one(rng):
    build = build_with(rng)
    texts = [list(rng.integers(0, 100, length)) for length in (1, 7, 60, 30, 60, 45)]
    exact = build(Products())(texts)
    found = to_int8(build, texts[:3])(texts)
    likeness = (
        (found * exact).sum(1) / np.linalg.norm(found, axis=1) / np.linalg.norm(exact, axis=1)
    )
    assert likeness.min() > 0.999
    assert not np.array_equal(found, exact)


def test_whether_eight_bits_are_a_gain_is_known_without_asking_the_listener():
    able = {name for name, is_on in numkong.get_capabilities().items() if is_on}
    assert is_fast_here() == bool(able & {"icelake", "alder", "sierra", "neonsdot", "svesdot"})


@pytest.mark.model
@pytest.mark.slow
def test_e5_in_eight_bits_says_nearly_what_it_says_in_floats():
    store = WeightStore(models=read_manifest(manifest_path()), cache_dir=None)
    exact, found = text.load_e5(store), text.load_e5(store, "int8")
    if exact is None or found is None:
        pytest.skip("E5 is not installed")
    assert (exact.name, found.name) == (f"{text.E5}/q4-fp32", f"{text.E5}/q4-int8")
    texts = ["A show about space.", "Ein Gespräch über Flüsse und Deltas.", "科学の歴史"]
    likeness = (exact.encode(texts) * found.encode(texts)).sum(1)
    assert likeness.min() > 0.998
