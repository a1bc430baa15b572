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
    state = reference.state_dict()
    table = state["embeddings.word_embeddings.weight"]
    words = torch.nn.Embedding(table.shape[0], table.shape[1], _weight=table)
    return bert.Bert(SHAPE, state, words=words)


@pytest.mark.slow
def test_the_forward_pass_is_that_of_transformers(reference):
    texts = [[1, 5, 2], [1, 7, 2], [1, 9, 8, 7, 6, 2], [1, 2]]
    with torch.inference_mode():
        sums = ours(reference)(texts)
        for text, total in zip(texts, sums, strict=True):
            expected = reference(input_ids=torch.tensor([text])).last_hidden_state[0].sum(0)
            assert torch.allclose(total, expected, atol=1e-4)


@pytest.mark.slow
def test_bf16_is_close_to_fp32(reference):
    half = ours(reference)
    half.use_bf16()
    with torch.inference_mode():
        a, b = ours(reference)([[1, 5, 9, 2]]), half([[1, 5, 9, 2]])
        assert torch.nn.functional.cosine_similarity(a, b).item() > 0.99


def test_four_bits_are_widened_as_they_were_packed():
    block = np.zeros(1, dtype=[("scale", "<f2"), ("nibbles", "u1", 16)])
    block["scale"] = 0.5
    block["nibbles"] = 0x1F  # Low nibbles first: 15, then 1.
    table = q4.Q4Embedding(memoryview(block.tobytes()), 32)
    row = table(torch.tensor([0]))[0]
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


@pytest.mark.parametrize(
    ("cpuinfo", "expected"),
    [
        ("flags\t\t: fpu avx2 amx_bf16 amx_tile\n", True),
        ("flags\t\t: fpu avx512f avx512_bf16\n", True),
        ("flags\t\t: fpu avx2 avx512f\nbugs\t\t: amx_bf16\n", False),
        ("", False),
    ],
)
def test_bf16_is_used_only_where_the_cpu_has_it(tmp_path, cpuinfo, expected):
    path = tmp_path / "cpuinfo"
    path.write_text(cpuinfo)
    assert text_module.has_bf16(path) is expected


def test_a_system_without_cpuinfo_gets_fp32(tmp_path):
    assert not text_module.has_bf16(tmp_path / "nothing")


@pytest.mark.parametrize("load", [text_module.load_e5, text_module.load_minilm])
def test_a_loader_returns_none_where_its_files_are_absent(load):
    assert load(WeightStore(models={}, cache_dir=None), is_bf16=False) is None


@pytest.mark.model
@pytest.mark.slow
def test_minilm_gives_the_vectors_of_transformers():
    transformers = pytest.importorskip("transformers")
    store = WeightStore(models=read_manifest(manifest_path()), cache_dir=None)
    encoder = text_module.load_minilm(store, is_bf16=False)
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
