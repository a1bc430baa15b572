import numpy as np
import pytest

from podplayer.encoders.weights import WeightStore, manifest_path, read_manifest

torch = pytest.importorskip("torch")
bert = pytest.importorskip("podplayer.encoders.bert")
q4 = pytest.importorskip("podplayer.encoders.q4")
text_module = pytest.importorskip("podplayer.encoders.text")

SHAPE = bert.BertShape(width=32, layers=2, heads=4, inner=64, positions=64, epsilon=1e-12)


@pytest.fixture(scope="module")
def reference():
    """transformers' own BertModel, with weights made up."""
    transformers = pytest.importorskip("transformers")
    torch.manual_seed(3)
    config = transformers.BertConfig(
        vocab_size=100,
        hidden_size=SHAPE.width,
        num_hidden_layers=SHAPE.layers,
        num_attention_heads=SHAPE.heads,
        intermediate_size=SHAPE.inner,
        max_position_embeddings=SHAPE.positions,
        layer_norm_eps=SHAPE.epsilon,
    )
    return transformers.BertModel(config, add_pooling_layer=False).eval()


def ours(reference):
    state = {name: value.numpy() for name, value in reference.state_dict().items()}
    table = state["embeddings.word_embeddings.weight"]
    return bert.Bert(SHAPE, state, words=table.__getitem__)


@pytest.mark.slow
def test_the_forward_pass_is_that_of_transformers(reference):
    texts = [[1, 5, 2], [1, 7, 2], [1, 9, 8, 7, 6, 2], [1, 2]]
    expected = pytest.importorskip("reference_nets").bert_sums(reference, texts)
    assert ours(reference)(texts) == pytest.approx(expected, abs=1e-4)


def test_four_bits_are_widened_as_they_were_packed():
    block = np.zeros(1, dtype=[("scale", "<f2"), ("nibbles", "u1", 16)])
    block["scale"] = 0.5
    block["nibbles"] = 0x1F  # Low nibbles first: 15, then 1.
    table = q4.Q4Words(memoryview(block.tobytes()), 32)
    row = table(np.array([0]))[0]
    assert row[:16].tolist() == [3.5] * 16
    assert row[16:].tolist() == [-3.5] * 16


@pytest.mark.parametrize(
    "content",
    [b"E5S1\x01\x00\x00\x00short", b"GGUF\x01\x00\x00\x00" + bytes(80), b"E5S1" + b"\2" * 80],
)
def test_a_file_that_is_no_e5_is_refused(tmp_path, content):
    path = tmp_path / "e5.bin"
    path.write_bytes(content)
    with pytest.raises(q4.FormatError):
        q4.read_e5(path)


@pytest.mark.parametrize("load", [text_module.load_e5, text_module.load_minilm])
def test_a_loader_returns_none_where_its_files_are_absent(load):
    assert load(WeightStore(models={}, cache_dir=None)) is None


@pytest.mark.model
@pytest.mark.slow
def test_minilm_gives_the_vectors_of_transformers():
    transformers = pytest.importorskip("transformers")
    store = WeightStore(models=read_manifest(manifest_path()), cache_dir=None)
    encoder = text_module.load_minilm(store)
    if encoder is None:
        pytest.skip("MiniLM is not installed")
    folder = store.find(text_module.MINILM)["weights"].parent
    model = transformers.AutoModel.from_pretrained(
        folder, add_pooling_layer=False, local_files_only=True
    )
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder, local_files_only=True)
    texts = ["A show about space.", "Rivers, deltas and the people who live along them."]
    for text, vector in zip(texts, encoder.encode(texts), strict=True):
        with torch.inference_mode():
            hidden = model(**tokenizer([text], return_tensors="pt")).last_hidden_state
        expected = torch.nn.functional.normalize(hidden.mean(1), dim=1)[0].numpy()
        assert float(expected @ vector) > 0.99999
